/* SPDX-License-Identifier: MIT */
/* Decodes a JPEG file row by row, mainly to see that it can be decoded. */
#ifndef SOLIPOST_IMAGE_JPEG_READER_H
#define SOLIPOST_IMAGE_JPEG_READER_H

#include "fault.h"

struct jpeg_reader;

/* `shrink` 1, 2, 4 or 8: what libjpeg can skip while decoding, still reading every bit. `bytes` must live on. */
enum picture_fault jpeg_reader_open(struct jpeg_reader **out, const uint8_t *bytes, size_t size, unsigned shrink);
void jpeg_reader_close(struct jpeg_reader *reader);           /* NULL is fine */
uint32_t jpeg_reader_width(const struct jpeg_reader *reader); /* after shrinking */
uint32_t jpeg_reader_height(const struct jpeg_reader *reader);
unsigned jpeg_reader_channels(const struct jpeg_reader *reader); /* 1, 3 or 4 */
/* Stored as red, green, blue without Adobe's marker: readers of PDF would take it for luminance and colour. */
bool jpeg_reader_has_plain_rgb(const struct jpeg_reader *reader);
enum picture_fault jpeg_reader_row(struct jpeg_reader *reader, uint8_t *row);
/* After the last row: whether all was sound. */
enum picture_fault jpeg_reader_finish(struct jpeg_reader *reader);

#endif
