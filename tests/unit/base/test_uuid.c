/* SPDX-License-Identifier: MIT */
/* Random keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <time.h>

#include "solipost/base/uuid.h"

static void a_key_is_version_7_of_now(void **state) {
  (void)state;
  time_t before = time(NULL);
  struct uuid id = uuid_new();
  assert_int_equal(id.bytes[6] >> 4, 7);
  assert_int_equal(id.bytes[8] >> 6, 2);
  uint64_t milliseconds = 0;
  for (int i = 0; i < 6; i++) milliseconds = milliseconds << 8 | id.bytes[i];
  assert_true(milliseconds / 1000 >= (uint64_t)before && milliseconds / 1000 <= (uint64_t)before + 5);
  assert_false(uuid_is_nil(id));
}

static void keys_differ(void **state) {
  (void)state;
  struct uuid ids[200];
  for (int i = 0; i < 200; i++) {
    ids[i] = uuid_new();
    for (int k = 0; k < i; k++) assert_false(uuid_equal(ids[i], ids[k]));
  }
}

static void keys_made_one_after_another_ascend(void **state) {
  (void)state;
  struct uuid before = uuid_new();
  for (int i = 0; i < 20000; i++) { /* more than a millisecond can count */
    struct uuid id = uuid_new();
    assert_true(memcmp(before.bytes, id.bytes, sizeof id.bytes) < 0);
    before = id;
  }
}

static void text_form_and_back(void **state) {
  (void)state;
  struct uuid id;
  char text[UUID_TEXT_SIZE];
  assert_true(uuid_parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F", &id)); /* the example of RFC 9562, A.6 */
  assert_int_equal(id.bytes[0], 0x01);
  assert_int_equal(id.bytes[15], 0x8F);
  uuid_format(id, text);
  assert_string_equal(text, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

static void wrong_texts_are_refused(void **state) {
  (void)state;
  struct uuid id = {{7}};
  static const char *const wrong[] = {"",
                                      "017f22e2",
                                      "017f22e279b07cc398c4dc0c0c07398f",
                                      "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
                                      "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff",
                                      "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
                                      "017f22e2-79b0-7cc3-98c4_dc0c0c07398f",
                                      "017f22e2-79b0-7cc3-98c4-dc0c0c07398f "};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) assert_false(uuid_parse(wrong[i], &id));
  assert_int_equal(id.bytes[0], 7);
}

static void nil_is_all_zero(void **state) {
  (void)state;
  struct uuid id = {{0}};
  assert_true(uuid_is_nil(id));
  id.bytes[15] = 1;
  assert_false(uuid_is_nil(id));
}

static void random_numbers_reach_all_values_and_no_others(void **state) {
  (void)state;
  unsigned seen[7] = {0};
  for (int i = 0; i < 7000; i++) {
    uint32_t number = random_below(7);
    assert_true(number < 7);
    seen[number]++;
  }
  for (int i = 0; i < 7; i++) assert_in_range(seen[i], 700, 1300); /* 10 standard deviations */
  assert_int_equal(random_below(1), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_key_is_version_7_of_now),
      cmocka_unit_test(keys_differ),
      cmocka_unit_test(keys_made_one_after_another_ascend),
      cmocka_unit_test(text_form_and_back),
      cmocka_unit_test(wrong_texts_are_refused),
      cmocka_unit_test(nil_is_all_zero),
      cmocka_unit_test(random_numbers_reach_all_values_and_no_others),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
