/* SPDX-License-Identifier: MIT */
/* What may be wrong with a picture, in words, and how large one may be. */
#ifndef SOLIPOST_IMAGE_FAULT_H
#define SOLIPOST_IMAGE_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

enum picture_fault {
  FAULT_NONE,
  FAULT_NO_PICTURE, /* neither JPEG nor PNG */
  FAULT_HEIC,       /* nor that: HEIC or AVIF */
  FAULT_PDF,
  FAULT_CUT_OFF, /* ends too early */
  FAULT_DAMAGED,
  FAULT_UNSUPPORTED, /* a kind that PDF readers cannot show */
  FAULT_NO_MEMORY
};

/* What kind of no picture it is. */
enum picture_fault fault_of_stranger(const void *bytes, size_t size);

/* Always false, so that a caller can return it. `name` is the file's, for the message. */
bool fault_error(enum picture_fault fault, const char *name, struct error *error);

/* Asked as soon as the header is known, before memory is taken for the picture. */
MUST_CHECK bool fault_check_size(uint32_t width, uint32_t height, double bytes_per_pixel, const char *name,
                                 struct error *error);

#endif
