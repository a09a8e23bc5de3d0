/* SPDX-License-Identifier: MIT */
/* Version of the libraries this folder is built on, as loaded now: for --version. */
#ifndef SOLIPOST_IMAGE_VERSION_H
#define SOLIPOST_IMAGE_VERSION_H

const char *image_png_version(void);
const char *image_jpeg_version(void); /* of the interface it was built with; the library tells no other */

#endif
