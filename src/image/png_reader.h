/* SPDX-License-Identifier: MIT */
/* Decodes PNG files of every kind to rows of 8-bit grey or RGB, with or without alpha. */
#ifndef SOLIPOST_IMAGE_PNG_READER_H
#define SOLIPOST_IMAGE_PNG_READER_H

#include <stddef.h>

#include "fault.h"

struct png_reader;

bool png_is_png(const uint8_t *bytes, size_t size);
/* From the header alone, before anything is decoded; false when even that is cut off. */
bool png_peek(const uint8_t *bytes, size_t size, uint32_t *width, uint32_t *height, double *bytes_per_pixel);

/* `bytes` must live on. */
enum picture_fault png_reader_open(struct png_reader **out, const uint8_t *bytes, size_t size);
void png_reader_close(struct png_reader *reader); /* NULL is fine */
uint32_t png_reader_width(const struct png_reader *reader);
uint32_t png_reader_height(const struct png_reader *reader);
unsigned png_reader_colours(const struct png_reader *reader); /* 1 or 3 */
bool png_reader_has_alpha(const struct png_reader *reader);
unsigned png_reader_orientation(const struct png_reader *reader); /* 1..8 */
enum picture_fault png_reader_row(struct png_reader *reader, uint8_t *row);
enum picture_fault png_reader_finish(struct png_reader *reader); /* after the last row */

#endif
