/* SPDX-License-Identifier: MIT */
/* Growing strings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/memory.h"

static void starts_empty_and_readable(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer);
  assert_string_equal(buffer.bytes, "");
  assert_int_equal(buffer.length, 0);
  buffer_reset(&buffer);
  buffer_release(&buffer);
  assert_string_equal(buffer.bytes, "");
}

static void joins_text_bytes_and_characters(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer);
  buffer_append(&buffer, "Sevgili ");
  buffer_append_codepoint(&buffer, 0x130);
  buffer_append_bytes(&buffer, "brahimXX", 6);
  buffer_append_char(&buffer, ',');
  buffer_printf(&buffer, " %d %s", 7, "x");
  assert_string_equal(buffer.bytes, "Sevgili \xC4\xB0"
                                    "brahim, 7 x");
  assert_int_equal(buffer.length, strlen(buffer.bytes));
  buffer_release(&buffer);
}

static void keeps_nul_bytes_inside(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer);
  buffer_append_bytes(&buffer, "a\0b", 3);
  assert_int_equal(buffer.length, 3);
  assert_memory_equal(buffer.bytes, "a\0b", 4);
  buffer_release(&buffer);
}

static void grows_to_any_size(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer);
  for (int i = 0; i < 100000; i++) buffer_printf(&buffer, "%05d", i);
  assert_int_equal(buffer.length, 500000);
  assert_memory_equal(buffer.bytes + 499995, "99999", 6);
  buffer_release(&buffer);
}

static void truncates_and_reuses(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer);
  buffer_append(&buffer, "cards.pdf");
  buffer_truncate(&buffer, 5);
  assert_string_equal(buffer.bytes, "cards");
  size_t capacity = buffer.capacity;
  buffer_reset(&buffer);
  assert_string_equal(buffer.bytes, "");
  assert_int_equal(buffer.capacity, capacity);
  buffer_release(&buffer);
}

static void hands_its_text_over(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer);
  buffer_append(&buffer, "mine now");
  char *text = buffer_steal(&buffer);
  assert_string_equal(text, "mine now");
  assert_string_equal(buffer.bytes, "");
  mem_free(text);
  text = buffer_steal(&buffer);
  assert_string_equal(text, "");
  mem_free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(starts_empty_and_readable), cmocka_unit_test(joins_text_bytes_and_characters),
      cmocka_unit_test(keeps_nul_bytes_inside),    cmocka_unit_test(grows_to_any_size),
      cmocka_unit_test(truncates_and_reuses),      cmocka_unit_test(hands_its_text_over),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
