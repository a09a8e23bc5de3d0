/* SPDX-License-Identifier: MIT */
/* Any bytes as a picture: read as they are, and again for a small place on paper, which goes through the scaler. */
#include "solipost/image/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Large pictures are sound but slow, and teach the fuzzer nothing. */
static bool claims_to_be_large(const uint8_t *bytes, size_t length) {
  if (length > 24 && bytes[0] == 0x89)
    return bytes[16] != 0 || bytes[17] != 0 || bytes[20] != 0 || bytes[21] != 0 || bytes[18] > 3 || bytes[22] > 3;
  for (size_t i = 0; i + 9 < length; i++) {
    bool frame = bytes[i] == 0xFF && bytes[i + 1] >= 0xC0 && bytes[i + 1] <= 0xCF;
    if (frame && (bytes[i + 5] > 3 || bytes[i + 7] > 3)) return true;
  }
  return false;
}

static void try_size(const uint8_t *bytes, size_t length, double side_pt) {
  struct picture *picture;
  struct error error = {0};
  if (!picture_from_bytes(&picture, bytes, length, "fuzz", side_pt, side_pt, &error)) return;
  uint32_t width, height;
  picture_upright_size(picture, &width, &height);
  picture_destroy(picture);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  if (claims_to_be_large(bytes, length)) return 0;
  try_size(bytes, length, 0);
  try_size(bytes, length, 2);
  return 0;
}
