/* SPDX-License-Identifier: MIT */
/* Who shares a piece of mail is read one way wherever it is typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/model/together.h"

static struct together_names read_names(const char *typed, struct arena *arena) {
  struct together_names names;
  struct error error;
  if (!together_names_read(typed, arena, &names, &error)) fail_msg("%s: %s", typed, error.message);
  assert_null(names.items[names.count]);
  return names;
}

static void names_are_divided_by_a_plus(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct together_names names = read_names("P002+Deniz Örnek + P001 ", &arena);
  assert_int_equal(names.count, 3);
  assert_string_equal(names.items[0], "P002");
  assert_string_equal(names.items[1], "Deniz Örnek");
  assert_string_equal(names.items[2], "P001");
  names = read_names("P001", &arena);
  assert_int_equal(names.count, 1);
  assert_string_equal(names.items[0], "P001");
  names = read_names("1+2+3+4+5+6+7+8", &arena);
  assert_int_equal(names.count, TOGETHER_MOST);
  arena_release(&arena);
}

static void a_plus_stands_between_two(void **state) {
  static const char *const typed[] = {"P001+", "+P001", "P001++P002", "+", "P001 + ", "1+2+3+4+5+6+7+8+9"};
  (void)state;
  struct arena arena;
  arena_init(&arena);
  for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
    struct together_names names;
    struct error error;
    assert_false(together_names_read(typed[i], &arena, &names, &error));
    assert_int_equal(error.kind, ERROR_MISUSED);
    assert_non_null(strstr(error.message, i < 5 ? typed[i] : "more than 8"));
  }
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_are_divided_by_a_plus),
      cmocka_unit_test(a_plus_stands_between_two),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
