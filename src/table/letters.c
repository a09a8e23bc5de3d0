/* SPDX-License-Identifier: MIT */
/* Ranges from the Unicode character database, for the blocks that single-byte encodings reach. */
#include "letters.h"

#include <stddef.h>

bool letter_is_latin(uint32_t c) {
  bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return plain || c == 0xAA || c == 0xBA || (c >= 0xC0 && c < 0x180 && c != 0xD7 && c != 0xF7) || c == 0x192;
}

static bool is_greek(uint32_t c) { return c >= 0x386 && c < 0x3D0 && c != 0x387; }

static bool is_cyrillic(uint32_t c) { return c >= 0x400 && c < 0x530 && !(c >= 0x482 && c < 0x48A); }

static bool is_hebrew(uint32_t c) {
  return (c >= 0x5B0 && c < 0x5C3 && c != 0x5BE && c != 0x5C0) || (c >= 0x5D0 && c < 0x5F3);
}

static bool is_arabic(uint32_t c) { return (c >= 0x621 && c < 0x653) || (c >= 0x670 && c < 0x6D4); }

bool letter_is(uint32_t c) {
  return letter_is_latin(c) || is_greek(c) || is_cyrillic(c) || is_hebrew(c) || is_arabic(c);
}

bool letter_has_case(uint32_t c) { return is_greek(c) || is_cyrillic(c); }

/* Latin Extended-A pairs a capital with the small letter behind it; capitals are even, in two stretches odd. */
static bool is_upper_extended(uint32_t c) {
  bool odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  return c != 0x138 && c != 0x149 && c != 0x17F && (c == 0x178 || (c & 1) == (odd ? 1 : 0));
}

uint32_t letter_lower(uint32_t c) {
  if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3AB && c != 0x3A2) ||
      (c >= 0x410 && c <= 0x42F)) {
    return c + 0x20;
  }
  if (c == 0x130) {
    return 'i';
  }
  if (c == 0x178) {
    return 0xFF;
  }
  if (c >= 0x100 && c < 0x180) {
    return is_upper_extended(c) ? c + 1 : c;
  }
  if (c >= 0x400 && c <= 0x40F) {
    return c + 0x50;
  }
  if (c == 0x490) {
    return 0x491;
  }
  switch (c) {
  case 0x386: return 0x3AC;
  case 0x388:
  case 0x389:
  case 0x38A: return c + 37;
  case 0x38C: return 0x3CC;
  case 0x38E:
  case 0x38F: return c + 63;
  default: return c;
  }
}

bool letter_is_upper(uint32_t c) { return letter_lower(c) != c; }

bool letter_is_lower(uint32_t c) { return !letter_is_upper(c) && (letter_is_latin(c) || letter_has_case(c)); }

bool letter_is_vowel(uint32_t c) {
  static const uint32_t vowels[] = {0x430, 0x435, 0x451, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F, 0x456,
                                    0x457, 0x454, 0x44C, 0x44A, 0x3B1, 0x3B5, 0x3B7, 0x3B9, 0x3BF, 0x3C5, 0x3C9,
                                    0x3AC, 0x3AD, 0x3AE, 0x3AF, 0x3CC, 0x3CD, 0x3CE, 0x3CA, 0x3CB, 0x390, 0x3B0};
  uint32_t small = letter_lower(c);
  for (size_t i = 0; i < sizeof vowels / sizeof vowels[0]; i++) {
    if (vowels[i] == small) {
      return true;
    }
  }
  return false;
}
