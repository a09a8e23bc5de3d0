/* SPDX-License-Identifier: MIT */
/* Reading UTF-8 safely, and text that is harmless on a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/safe_text.h"
#include "solipost/base/utf8.h"

static void every_code_point_survives_the_round_trip(void **state) {
  (void)state;
  for (uint32_t codepoint = 0; codepoint <= 0x10FFFF; codepoint++) {
    if (codepoint == 0xD800) codepoint = 0xE000; /* surrogates are no characters */
    char bytes[4];
    size_t length = utf8_encode(codepoint, bytes);
    const char *at = bytes;
    if (utf8_next(&at, bytes + length) != codepoint || at != bytes + length) fail_msg("U+%04X", (unsigned)codepoint);
  }
}

static void wrong_bytes_are_found(void **state) {
  (void)state;
  static const char *const wrong[] = {
      "\x80",             /* continuation alone */
      "\xC0\xAF",         /* overlong */
      "\xC1\xBF",         /* overlong */
      "\xE0\x80\xAF",     /* overlong */
      "\xE0\x9F\xBF",     /* overlong */
      "\xF0\x80\x80\xAF", /* overlong */
      "\xF0\x8F\xBF\xBF", /* overlong */
      "\xED\xA0\x80",     /* first surrogate */
      "\xED\xBF\xBF",     /* last surrogate */
      "\xF4\x90\x80\x80", /* above U+10FFFF */
      "\xF5\x80\x80\x80",
      "\xFE",
      "\xFF",
      "\xC3",         /* cut off */
      "\xE2\x82",     /* cut off */
      "\xF0\x9F\x98", /* cut off */
      "\xE2\x28\xA1", /* no continuation */
      "\xFC\x80\x80\x80\x80\x80",
  };
  for (size_t i = 0; i < COUNT_OF(wrong); i++) {
    const char *at = wrong[i];
    assert_true(utf8_next(&at, wrong[i] + strlen(wrong[i])) == UTF8_BAD);
    assert_ptr_equal(at, wrong[i] + 1);
    assert_false(utf8_is_valid(wrong[i]));
    assert_int_equal(utf8_valid_prefix(wrong[i], strlen(wrong[i])), 0);
  }
}

static void nothing_is_read_behind_the_end(void **state) {
  (void)state;
  const char text[] = "\xE2\x82\xAC"; /* the euro sign, of which only two bytes may be seen */
  const char *at = text;
  assert_true(utf8_next(&at, text + 2) == UTF8_BAD);
}

static void the_valid_part_ends_at_the_first_wrong_byte(void **state) {
  (void)state;
  assert_int_equal(utf8_valid_prefix("\xC3\xB6"
                                     "calan\xFE more",
                                     13),
                   7);
  assert_int_equal(utf8_valid_prefix("abc", 3), 3);
  assert_int_equal(utf8_valid_prefix("", 0), 0);
  assert_true(utf8_is_valid("\xDA\xA9\xD8\xA7\xD9\x88\xD9\x87"));
}

static void counts_code_points(void **state) {
  (void)state;
  assert_int_equal(utf8_count(""), 0);
  assert_int_equal(utf8_count("\xC3\x96"
                              "calan"),
                   6);
  assert_int_equal(utf8_count("\xFF\xFE"), 2);
}

static void check_safe(const char *text, bool multiline, const char *wanted) {
  struct buffer out;
  buffer_init(&out);
  safe_text_append(&out, text, multiline);
  assert_string_equal(out.bytes, wanted);
  buffer_release(&out);
}

static void outside_text_cannot_command_the_terminal(void **state) {
  (void)state;
  check_safe("Ay\xC5\x9F"
             "e \xD8\xB9\xD9\x84\xD9\x8A",
             false,
             "Ay\xC5\x9F"
             "e \xD8\xB9\xD9\x84\xD9\x8A");
  check_safe("\x1B[2J", false, "<U+001B>[2J");
  check_safe("a\x7F"
             "b",
             false, "a<U+007F>b");
  check_safe("\xC2\x9B"
             "31m",
             false, "<U+009B>31m");
  check_safe("\xE2\x80\xAE"
             "gpj.exe",
             false, "<U+202E>gpj.exe");
  check_safe("\xE2\x81\xA6x\xE2\x81\xA9", false, "<U+2066>x<U+2069>");
  check_safe("\xE2\x80\xA8", false, "<U+2028>");
  check_safe("caf\xE9", false, "caf<0xE9>");
}

static void line_breaks_stay_where_wanted(void **state) {
  (void)state;
  check_safe("a\n\tb\r", true, "a\n\tb<U+000D>");
  check_safe("a\n\tb", false, "a<U+000A><U+0009>b");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_code_point_survives_the_round_trip),
      cmocka_unit_test(wrong_bytes_are_found),
      cmocka_unit_test(nothing_is_read_behind_the_end),
      cmocka_unit_test(the_valid_part_ends_at_the_first_wrong_byte),
      cmocka_unit_test(counts_code_points),
      cmocka_unit_test(outside_text_cannot_command_the_terminal),
      cmocka_unit_test(line_breaks_stay_where_wanted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
