/* SPDX-License-Identifier: MIT */
/* Rows become a JPEG file of good printing quality. */
#ifndef SOLIPOST_IMAGE_JPEG_WRITER_H
#define SOLIPOST_IMAGE_JPEG_WRITER_H

#include "fault.h"

struct jpeg_writer;

/* `channels` 1, 3 or 4; `adobe` keeps Adobe's marker on four: the samples are inverted. */
enum picture_fault jpeg_writer_open(struct jpeg_writer **out, uint32_t width, uint32_t height, unsigned channels,
                                    bool adobe);
enum picture_fault jpeg_writer_row(struct jpeg_writer *writer, const uint8_t *row);
/* The file, to be released with mem_free. */
enum picture_fault jpeg_writer_finish(struct jpeg_writer *writer, uint8_t **bytes, size_t *size);
void jpeg_writer_close(struct jpeg_writer *writer); /* NULL is fine */

#endif
