/* SPDX-License-Identifier: MIT */
/* The one thing worth knowing in a camera's notes: which way up it was held. */
#ifndef SOLIPOST_IMAGE_EXIF_H
#define SOLIPOST_IMAGE_EXIF_H

#include <stddef.h>
#include <stdint.h>

/* `tiff` begins with "II" or "MM". 1..8; 1 when nothing or nonsense is said. */
unsigned exif_orientation(const uint8_t *tiff, size_t size);

#endif
