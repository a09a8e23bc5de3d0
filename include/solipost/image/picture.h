/* SPDX-License-Identifier: MIT */
/* Pictures from outside, made safe for paper: bounded, verified, upright, without metadata, scaled to what print needs. */
#ifndef SOLIPOST_IMAGE_PICTURE_H
#define SOLIPOST_IMAGE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

enum picture_kind {
  PICTURE_JPEG, /* `bytes` is a whole JPEG file with every APPn but APP14 removed */
  PICTURE_RAW   /* `bytes` is zlib-deflated 8-bit samples, `alpha` likewise or NULL */
};

struct picture {
  enum picture_kind kind;
  uint32_t width, height; /* of the stored samples, in pixels */
  unsigned channels;      /* 1 grey, 3 RGB, 4 CMYK (JPEG only) */
  bool cmyk_inverted;     /* Adobe's way: the Decode array is needed */
  unsigned orientation;   /* EXIF 1..8: how the stored picture must be turned to be upright */
  uint8_t *bytes;
  size_t size;
  uint8_t *alpha; /* deflated 8-bit grey of the same width and height, or NULL */
  size_t alpha_size;
};

/* Reads a JPEG or PNG of any kind by its content, not its name. At most 64 MiB of file, 100 million pixels, 20,000 a
 * side. When the picture has more than 300 dpi at print size (width x height in pt, upright; 0: unknown) it is scaled
 * down. Errors name the fault ("is cut off", "is no JPEG or PNG", "would need 3.6 GB"). */
MUST_CHECK bool picture_open(struct picture **out, const char *path, double print_width_pt, double print_height_pt,
                             struct error *error);
MUST_CHECK bool picture_from_bytes(struct picture **out, const void *bytes, size_t size, const char *name,
                                   double print_width_pt, double print_height_pt, struct error *error);
void picture_destroy(struct picture *picture);

/* Size after turning it upright. */
void picture_upright_size(const struct picture *picture, uint32_t *width, uint32_t *height);

#endif
