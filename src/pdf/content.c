/* SPDX-License-Identifier: MIT */
/* Writes numbers by hand: printf is many times slower, and a page has thousands. */
#include "content.h"

#include <math.h>

/* `number` is in units of 10^-decimals; zeros at the end of the fraction are left out. */
static void append_decimal(struct buffer *content, long number, int decimals) {
  char digits[32];
  size_t at = sizeof digits;
  digits[--at] = ' ';
  unsigned long left = number < 0 ? 0UL - (unsigned long)number : (unsigned long)number;
  for (; decimals > 0 && left % 10 == 0; decimals--) left /= 10;
  if (decimals > 0) {
    for (; decimals > 0; decimals--, left /= 10) digits[--at] = (char)('0' + left % 10);
    digits[--at] = '.';
  }
  do {
    digits[--at] = (char)('0' + left % 10);
    left /= 10;
  } while (left > 0);
  if (number < 0) digits[--at] = '-';
  buffer_append_bytes(content, digits + at, sizeof digits - at);
}

long content_to_hundredths(double points) { return lround(points * 100); }

void content_hundredths(struct buffer *content, long hundredths) { append_decimal(content, hundredths, 2); }

void content_length(struct buffer *content, double points) {
  append_decimal(content, content_to_hundredths(points), 2);
}

void content_thousandths(struct buffer *content, long thousandths) { append_decimal(content, thousandths, 3); }

void content_millionths(struct buffer *content, long millionths) { append_decimal(content, millionths, 6); }

void content_integer(struct buffer *content, long number) { append_decimal(content, number, 0); }

void content_hex(struct buffer *content, uint16_t unit) {
  static const char digits[] = "0123456789ABCDEF";
  char text[4] = {digits[unit >> 12], digits[(unit >> 8) & 15], digits[(unit >> 4) & 15], digits[unit & 15]};
  buffer_append_bytes(content, text, sizeof text);
}
