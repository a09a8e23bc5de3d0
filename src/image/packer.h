/* SPDX-License-Identifier: MIT */
/* Rows become deflated samples, colours and alpha apart, as PDF keeps them. */
#ifndef SOLIPOST_IMAGE_PACKER_H
#define SOLIPOST_IMAGE_PACKER_H

/* zlib's pointers to what it only reads are const then. */
#define ZLIB_CONST
#include <zlib.h>

#include "fault.h"

struct packed_stream {
  z_stream deflater;
  bool open;
  uint8_t *bytes;
  size_t size, capacity;
};

struct packer {
  uint32_t width;
  unsigned colours;
  bool alpha, transparent; /* transparent: some alpha was below 255 */
  struct packed_stream colour_stream, alpha_stream;
  uint8_t *colour_row, *alpha_row;
};

enum picture_fault packer_init(struct packer *packer, uint32_t width, unsigned colours, bool alpha);
void packer_release(struct packer *packer);
void packer_push(struct packer *packer, const uint8_t *row);
void packer_finish(struct packer *packer);
/* The caller's from now on, for mem_free. Alpha is NULL when nothing was transparent. */
void packer_take(struct packer *packer, uint8_t **colours, size_t *colours_size, uint8_t **alpha, size_t *alpha_size);

#endif
