/* SPDX-License-Identifier: MIT */
/* Reading UTF-8 safely and ASCII-only comparisons that no locale can change. */
#ifndef SOLIPOST_BASE_UTF8_H
#define SOLIPOST_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_BAD UINT32_MAX

/* Decodes the code point at *at and moves *at behind it. A byte that is no UTF-8 (overlong forms, surrogates and
 * values above U+10FFFF included) gives UTF8_BAD and moves by one byte. Requires *at < end. */
uint32_t utf8_next(const char **at, const char *end);

/* Length of the valid part at the beginning; equals `length` when all of it is UTF-8. */
size_t utf8_valid_prefix(const char *text, size_t length);
bool utf8_is_valid(const char *text);
size_t utf8_count(const char *text); /* code points */

/* Writes 1 to 4 bytes to `out`, returns how many. */
size_t utf8_encode(uint32_t codepoint, char out[4]);

/* ASCII case only: the same under every locale. */
bool ascii_equal_ignoring_case(const char *a, const char *b);
bool ascii_starts_with_ignoring_case(const char *text, const char *prefix);
char ascii_lower(char c);
char ascii_upper(char c);
bool ascii_is_space(char c);
bool ascii_is_digit(char c);
bool ascii_is_alpha(char c);

/* Whole text must be digits (optional leading '-'), within the bounds. */
bool ascii_parse_integer(const char *text, int64_t min, int64_t max, int64_t *out);

/* Always with a point as decimal mark, whatever the locale; the whole text must be a number. */
bool ascii_parse_double(const char *text, double *out);

#endif
