/* SPDX-License-Identifier: MIT */
/* Which image libraries are at work. */
#include "solipost/image/version.h"

#include <stdio.h>

#include <jpeglib.h>
#include <png.h>

#define QUOTED(text) #text
#define NUMBER(macro) QUOTED(macro)

const char *image_png_version(void) { return png_get_libpng_ver(NULL); }

const char *image_jpeg_version(void) {
#ifdef LIBJPEG_TURBO_VERSION
  return NUMBER(LIBJPEG_TURBO_VERSION);
#else
  return NUMBER(JPEG_LIB_VERSION);
#endif
}
