/* SPDX-License-Identifier: MIT */
/* Scans and photos of letters, to be kept: whatever the file was, it becomes a JPEG file of its own, upright, bounded in
 * size, without anything but the picture. */
#ifndef SOLIPOST_IMAGE_SCAN_H
#define SOLIPOST_IMAGE_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

enum { SCAN_LONGEST_SIDE = 2000 }; /* pixels: handwriting on A4 is read well at 170 dpi */

/* Puts the JPEG file into `out`. JPEG and PNG are read by their content; `name` is for the messages. Both sides shrink
 * alike until the longer one has at most `longest` pixels. */
MUST_CHECK bool scan_make(const void *bytes, size_t size, const char *name, uint32_t longest, struct buffer *out,
                          struct error *error);

#endif
