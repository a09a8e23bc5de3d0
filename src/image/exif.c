/* SPDX-License-Identifier: MIT */
/* Reads tag 0x0112 of the first directory (CIPA DC-008 and TIFF 6.0), trusting no number in it. */
#include "exif.h"

#include <stdbool.h>

#include "solipost/base/compiler.h"

#define TAG_ORIENTATION 0x0112U
#define TYPE_SHORT 3U
#define ENTRY_SIZE 12U

struct tiff {
  const uint8_t *bytes;
  size_t size;
  bool big_endian;
};

/* Beyond the end there are zeros. */
static unsigned read_byte(const struct tiff *tiff, size_t at) { return at < tiff->size ? tiff->bytes[at] : 0; }

static unsigned read_u16(const struct tiff *tiff, size_t at) {
  unsigned first = read_byte(tiff, at), second = read_byte(tiff, at + 1);
  return tiff->big_endian ? first << 8 | second : second << 8 | first;
}

static uint32_t read_u32(const struct tiff *tiff, size_t at) {
  uint32_t first = read_u16(tiff, at), second = read_u16(tiff, at + 2);
  return tiff->big_endian ? first << 16 | second : second << 16 | first;
}

unsigned exif_orientation(const uint8_t *bytes, size_t size) {
  if (size < 8 || !((bytes[0] == 'I' && bytes[1] == 'I') || (bytes[0] == 'M' && bytes[1] == 'M'))) return 1;
  struct tiff tiff = {.bytes = bytes, .size = size, .big_endian = bytes[0] == 'M'};
  if (read_u16(&tiff, 2) != 42) return 1;
  size_t directory = read_u32(&tiff, 4);
  unsigned count = read_u16(&tiff, directory);
  for (unsigned i = 0; i < count; i++) {
    size_t entry = directory + 2 + (size_t)i * ENTRY_SIZE;
    if (entry >= size) break;
    if (read_u16(&tiff, entry) != TAG_ORIENTATION || read_u16(&tiff, entry + 2) != TYPE_SHORT) continue;
    unsigned orientation = read_u16(&tiff, entry + 8);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}
