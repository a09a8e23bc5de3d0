/* SPDX-License-Identifier: MIT */
/* Reads numbers and ranges of them. */
#include "number_range.h"

#include <string.h>

#include "solipost/base/utf8.h"

/* Digits of any script count: lists are filled in on phones. */
bool number_read(const char **at, int64_t *number) {
  const char *end = *at + strlen(*at);
  int digits = 0;
  *number = 0;
  while (*at < end) {
    const char *next = *at;
    uint32_t point = utf8_next(&next, end);
    uint32_t digit = point >= '0' && point <= '9'       ? point - '0'
                     : point >= 0x660 && point <= 0x669 ? point - 0x660
                     : point >= 0x6f0 && point <= 0x6f9 ? point - 0x6f0
                                                        : 10;
    if (digit == 10) break;
    if (++digits > 18) return false;
    *number = *number * 10 + (int64_t)digit;
    *at = next;
  }
  return digits > 0 && *number > 0;
}

bool number_range_read(const char *text, int64_t *from, int64_t *to) {
  static const char *const dashes[] = {"..", "-", "\xe2\x80\x93"}; /* the last from a word processor */
  const char *at = text;
  if (!number_read(&at, from)) return false;
  *to = *from;
  if (*at == '\0') return true;
  for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
    size_t length = strlen(dashes[i]);
    if (strncmp(at, dashes[i], length) != 0) continue;
    at += length;
    return number_read(&at, to) && *at == '\0';
  }
  return false;
}
