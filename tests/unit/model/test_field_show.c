/* SPDX-License-Identifier: MIT */
/* Values as the screen shows them, where that differs from what the register keeps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "solipost/model/nouns.h"

static struct arena arena;

static int open_arena(void **state) {
  (void)state;
  arena_init(&arena);
  return 0;
}

static int close_arena(void **state) {
  (void)state;
  arena_release(&arena);
  return 0;
}

static const char *shown(const struct noun *noun, const char *field, const void *record) {
  return field_show(noun_field(noun, field), record, &arena);
}

static void a_birthday_without_its_year_is_a_day_and_a_month(void **state) {
  (void)state;
  struct prisoner prisoner;
  noun_clear(&prisoner_noun, &prisoner);
  assert_string_equal(shown(&prisoner_noun, "birthday", &prisoner), "");
  prisoner.birthday = (struct date){0, 9, 30};
  assert_string_equal(shown(&prisoner_noun, "birthday", &prisoner), "30 September");
  prisoner.birthday = (struct date){1980, 9, 30};
  assert_string_equal(shown(&prisoner_noun, "birthday", &prisoner), "1980-09-30");
}

static void files_of_a_run_are_shown_by_their_names(void **state) {
  (void)state;
  struct run run;
  noun_clear(&run_noun, &run);
  assert_string_equal(shown(&run_noun, "files", &run), "");
  run.files = "cards-run-2.pdf\t736506508c\t4\nenvelopes-run-2.pdf\tabc\t1";
  assert_string_equal(shown(&run_noun, "files", &run), "cards-run-2.pdf\nenvelopes-run-2.pdf");
}

static void a_choice_is_set_by_its_word_or_by_its_label(void **state) {
  (void)state;
  struct prisoner prisoner;
  struct error error = {0};
  const struct field *status = noun_field(&prisoner_noun, "status");
  static const char *const typed[] = {"remand", "REMAND", "on remand", "On-Remand"};
  noun_clear(&prisoner_noun, &prisoner);
  for (size_t i = 0; i < COUNT_OF(typed); i++) {
    prisoner.status = STATUS_UNKNOWN;
    assert_true(field_set(status, &prisoner, typed[i], &arena, &error));
    assert_int_equal(prisoner.status, STATUS_REMAND);
  }
  assert_false(field_set(status, &prisoner, "on", &arena, &error));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_birthday_without_its_year_is_a_day_and_a_month),
      cmocka_unit_test(files_of_a_run_are_shown_by_their_names),
      cmocka_unit_test(a_choice_is_set_by_its_word_or_by_its_label),
  };
  return cmocka_run_group_tests_name("fields as shown", tests, open_arena, close_arena);
}
