/* SPDX-License-Identifier: MIT */
/* What people write that they enclose is counted by kind, in the languages of writers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../../src/print/enclosures.h"

static void things_are_known_by_their_names(void **state) {
  (void)state;
  static const struct {
    const char *line;
    enum rule_enclosure kind;
    int64_t count;
  } cases[] = {
      {"a photo", ENCLOSE_PHOTO, 1},          {"3 photographs", ENCLOSE_PHOTO, 3},
      {"zwei Fotos: 2", ENCLOSE_PHOTO, 2},    {"a Polaroid photo", ENCLOSE_POLAROID, 1},
      {"Stamps (5)", ENCLOSE_STAMP, 5},       {"3 Briefmarken", ENCLOSE_STAMP, 3},
      {"2 timbres", ENCLOSE_STAMP, 2},        {"3 pul", ENCLOSE_STAMP, 3},
      {"1 Umschlag", ENCLOSE_ENVELOPE, 1},    {"stickers", ENCLOSE_STICKER, 1},
      {"ein Buch", ENCLOSE_BOUND, 1},         {"10 sheets of paper", ENCLOSE_PAPER, 10},
      {"a printout", ENCLOSE_PRINTOUT, 1},    {"Geld", ENCLOSE_MONEY, 1},
      {"a pressed flower", ENCLOSE_OTHER, 1}, {"99999999 photos", ENCLOSE_PHOTO, 1},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    int64_t counts[ENCLOSE_COUNT], sum = 0;
    enclosures_count(cases[i].line, counts);
    for (int kind = 0; kind < ENCLOSE_COUNT; kind++) sum += counts[kind];
    if (counts[cases[i].kind] != cases[i].count || sum != cases[i].count) fail_msg("%s", cases[i].line);
  }
}

static void lines_add_up_and_none_is_nothing(void **state) {
  (void)state;
  int64_t counts[ENCLOSE_COUNT];
  enclosures_count("2 photos\n\na photo\n3 stamps\n", counts);
  assert_int_equal(counts[ENCLOSE_PHOTO], 3);
  assert_int_equal(counts[ENCLOSE_STAMP], 3);
  enclosures_count("", counts);
  for (int kind = 0; kind < ENCLOSE_COUNT; kind++) assert_int_equal(counts[kind], 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(things_are_known_by_their_names),
      cmocka_unit_test(lines_add_up_and_none_is_nothing),
  };
  return cmocka_run_group_tests_name("what is enclosed", tests, NULL, NULL);
}
