/* SPDX-License-Identifier: MIT */
/* Comparisons and numbers in ASCII that no locale can change (under tr_TR the C library holds 'I' and 'i' to be
 * different letters, and prints 1.5 as 1,5). Declared in utf8.h. */
#include <errno.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>

#include "solipost/base/utf8.h"

#include "solipost/base/compiler.h"

/* The one place that may call it: in the C locale and after the text was checked. */
#undef strtod

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c; }

bool ascii_is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool ascii_is_digit(char c) { return c >= '0' && c <= '9'; }

bool ascii_is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool ascii_starts_with_ignoring_case(const char *text, const char *prefix) {
  while (*prefix != '\0') {
    if (ascii_lower(*text) != ascii_lower(*prefix)) return false;
    text++;
    prefix++;
  }
  return true;
}

bool ascii_equal_ignoring_case(const char *a, const char *b) {
  while (*a != '\0' && ascii_lower(*a) == ascii_lower(*b)) {
    a++;
    b++;
  }
  return *a == '\0' && *b == '\0';
}

bool ascii_parse_integer(const char *text, int64_t min, int64_t max, int64_t *out) {
  const char *digits = *text == '-' ? text + 1 : text;
  if (*digits == '\0') return false;
  for (const char *at = digits; *at != '\0'; at++) {
    if (!ascii_is_digit(*at)) return false;
  }
  errno = 0;
  intmax_t value = strtoimax(text, NULL, 10);
  if (errno == ERANGE || value < min || value > max) return false;
  *out = value;
  return true;
}

/* Digits from `at`, moved behind them; returns how many there were. */
static size_t skip_digits(const char **at) {
  size_t count = 0;
  for (; ascii_is_digit(**at); (*at)++) count++;
  return count;
}

/* [-] digits [. digits] [e [+-] digits]: neither hexadecimal nor "inf", which strtod would take. */
static bool is_plain_number(const char *text) {
  const char *at = *text == '-' ? text + 1 : text;
  size_t digits = skip_digits(&at);
  if (*at == '.') {
    at++;
    digits += skip_digits(&at);
  }
  if (digits == 0) return false;
  if (*at == 'e' || *at == 'E') {
    at++;
    if (*at == '+' || *at == '-') at++;
    if (skip_digits(&at) == 0) return false;
  }
  return *at == '\0';
}

bool ascii_parse_double(const char *text, double *out) {
  if (!is_plain_number(text)) return false;
  locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (c_locale == (locale_t)0) return false;
  locale_t before = uselocale(c_locale);
  double value = strtod(text, NULL);
  uselocale(before);
  freelocale(c_locale);
  if (!isfinite(value)) return false;
  *out = value;
  return true;
}
