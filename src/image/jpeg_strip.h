/* SPDX-License-Identifier: MIT */
/* A JPEG file without anything but the picture: no position, serial number, name, thumbnail, comment or second image. */
#ifndef SOLIPOST_IMAGE_JPEG_STRIP_H
#define SOLIPOST_IMAGE_JPEG_STRIP_H

#include "fault.h"
#include "solipost/base/buffer.h"

struct jpeg_facts {
  uint32_t width, height;
  unsigned components;
  unsigned precision;   /* bits per sample */
  bool ordinary_coding; /* baseline, extended or progressive Huffman: what PDF readers know */
  bool adobe;           /* Adobe's marker: how colours are stored */
  unsigned orientation; /* from EXIF, 1..8 */
};

bool jpeg_is_jpeg(const uint8_t *bytes, size_t size);
/* Appends the stripped file to `out`. */
enum picture_fault jpeg_strip(const uint8_t *bytes, size_t size, struct buffer *out, struct jpeg_facts *facts);

#endif
