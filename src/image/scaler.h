/* SPDX-License-Identifier: MIT */
/* Makes a picture smaller while its rows pass by: each new pixel is the mean of the area it covers, exact in integers, so
 * the same picture gives the same bytes on every machine. */
#ifndef SOLIPOST_IMAGE_SCALER_H
#define SOLIPOST_IMAGE_SCALER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct scaler {
  uint32_t from_width, from_height, to_width, to_height;
  unsigned colours; /* channels without alpha */
  bool alpha;       /* one channel more, by which the colours are weighted */
  uint32_t rows_in, rows_out;
  uint64_t *wide; /* one row squeezed across: sums weighted by width */
  uint64_t *sums; /* rows squeezed down as well */
  uint8_t *row;   /* the finished row */
};

/* To at most the size it has; neither side is 0. */
void scaler_init(struct scaler *scaler, uint32_t from_width, uint32_t from_height, uint32_t to_width,
                 uint32_t to_height, unsigned colours, bool alpha);
void scaler_release(struct scaler *scaler);
/* Takes the next row. True when a new row is ready in scaler->row. */
bool scaler_push(struct scaler *scaler, const uint8_t *row);

#endif
