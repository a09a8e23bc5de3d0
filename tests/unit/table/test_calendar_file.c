/* SPDX-License-Identifier: MIT */
/* Calendar files: lines are folded by bytes and never within a character, what means something to the format is escaped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/utf8.h"
#include "solipost/table/calendar_file.h"

static const char stamp[] = "2026-04-09T12:34:56Z";

static void write_one(struct buffer *out, const char *summary, const char *description) {
  const struct calendar_file_event event = {.uid = "x@solipost",
                                            .first = {2026, 12, 31},
                                            .last = {2026, 12, 31},
                                            .summary = summary,
                                            .description = description,
                                            .category = "birthday",
                                            .private = true};
  buffer_init(out);
  calendar_file_begin(out);
  calendar_file_add(out, &event, stamp);
  calendar_file_end(out);
}

/* What a reader makes of folded lines. */
static void unfold(struct buffer *text) {
  char *to = text->bytes;
  for (const char *at = text->bytes; *at != '\0'; at++) {
    if (strncmp(at, "\r\n ", 3) == 0) at += 2;
    else *to++ = *at;
  }
  *to = '\0';
}

static void a_whole_day_ends_on_the_day_after(void **state) {
  struct buffer out;
  (void)state;
  write_one(&out, "New Year's Eve", "");
  assert_non_null(strstr(out.bytes, "\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
  assert_non_null(strstr(out.bytes, "\r\nDTSTAMP:20260409T123456Z\r\n"));
  assert_null(strstr(out.bytes, "DESCRIPTION"));
  assert_non_null(strstr(out.bytes, "\r\nCLASS:PRIVATE\r\n"));
  buffer_release(&out);
}

static void text_that_means_something_to_the_format_is_escaped(void **state) {
  struct buffer out;
  (void)state;
  write_one(&out, "a;b,c\\d\x07", "first\nsecond\r\nBEGIN:VEVENT");
  assert_non_null(strstr(out.bytes, "\r\nSUMMARY:a\\;b\\,c\\\\d\r\n"));
  assert_non_null(strstr(out.bytes, "\r\nDESCRIPTION:first\\nsecond\\nBEGIN:VEVENT\r\n"));
  buffer_release(&out);
}

static void lines_have_75_bytes_at_most_and_whole_characters(void **state) {
  (void)state;
  /* Each shift moves the place of folding by one byte through characters of two, three and four bytes. */
  for (size_t shift = 0; shift < 80; shift++) {
    struct buffer summary, out;
    buffer_init(&summary);
    for (size_t i = 0; i < shift; i++) buffer_append(&summary, "x");
    for (size_t i = 0; i < 30; i++) buffer_append(&summary, "ı界😀");
    write_one(&out, summary.bytes, "");
    const char *end;
    for (const char *line = out.bytes; (end = strstr(line, "\r\n")) != NULL; line = end + 2) {
      assert_true(end - line <= 75);
      struct buffer one;
      buffer_init(&one);
      buffer_append_bytes(&one, line, (size_t)(end - line));
      assert_true(utf8_is_valid(one.bytes));
      buffer_release(&one);
    }
    unfold(&out);
    assert_non_null(strstr(out.bytes, summary.bytes));
    buffer_release(&out);
    buffer_release(&summary);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_whole_day_ends_on_the_day_after),
      cmocka_unit_test(text_that_means_something_to_the_format_is_escaped),
      cmocka_unit_test(lines_have_75_bytes_at_most_and_whole_characters),
  };
  return cmocka_run_group_tests_name("calendar files", tests, NULL, NULL);
}
