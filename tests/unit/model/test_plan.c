/* SPDX-License-Identifier: MIT */
/* Whom to write to: the order, the shares, and the measure of fairness held against many made-up groups. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/compiler.h"
#include "solipost/model/plan.h"

enum { MOST_PEOPLE = 60, MOST_WRITERS = 8, LANGUAGES = 4, ROUNDS = 3000 };

static const unsigned char german[] = {0};

/* ---- single people ---- */

static struct plan_candidate somebody(const char *code, long waited) {
  return (struct plan_candidate){.code = code, .waited = waited, .languages = german, .language_count = 1};
}

struct decided {
  struct arena arena;
  struct plan_outcome out;
  const char *codes;
};

static void decide(struct decided *decided, const struct plan_candidate *people, size_t count, size_t places) {
  const struct plan_problem problem = {.people = people, .count = count, .places = places, .wait_days = PLAN_WAIT_DAYS};
  arena_init(&decided->arena);
  plan_decide(&problem, &decided->arena, &decided->out);
  decided->codes = "";
  for (size_t i = 0; i < decided->out.count; i++) {
    const char *code = people[decided->out.chosen[i].person].code;
    decided->codes = arena_printf(&decided->arena, "%s%s%s", decided->codes, i == 0 ? "" : " ", code);
  }
}

#define CHOSEN(people, places, expected)                                                                               \
  do {                                                                                                                 \
    struct decided decided;                                                                                            \
    decide(&decided, people, COUNT_OF(people), places);                                                                \
    assert_string_equal(decided.codes, expected);                                                                      \
    arena_release(&decided.arena);                                                                                     \
  } while (0)

static void who_never_got_a_letter_comes_first_then_who_waits_too_long(void **state) {
  const struct plan_candidate people[] = {somebody("P1", 10), somebody("P2", 91), somebody("P3", 200),
                                          somebody("P4", PLAN_NEVER), somebody("P5", 90)};
  (void)state;
  CHOSEN(people, 9, "P4 P3 P2 P5 P1");
  CHOSEN(people, 2, "P4 P3");
}

static void within_the_limit_fewest_writers_count_before_the_wait(void **state) {
  struct plan_candidate people[] = {somebody("P1", 80), somebody("P2", 20), somebody("P3", 30), somebody("P4", 100)};
  (void)state;
  people[0].writers = 2;
  people[3].writers = 5; /* past the limit nobody asks how many there are */
  CHOSEN(people, 4, "P4 P3 P2 P1");
}

static void much_mail_stands_behind_little_and_the_code_decides_last(void **state) {
  struct plan_candidate people[] = {somebody("P1000", 30), somebody("P999", 30), somebody("P1", 30)};
  (void)state;
  people[2].letters = 400;
  CHOSEN(people, 3, "P999 P1000 P1");
  people[0].topic = true;
  CHOSEN(people, 3, "P1000 P999 P1");
  people[1].liked_best = true;
  CHOSEN(people, 3, "P999 P1000 P1");
}

static void by_hand_comes_before_all_and_gets_a_place_in_any_case(void **state) {
  struct plan_candidate people[] = {somebody("P1", PLAN_NEVER), somebody("P2", 3), somebody("P3", 2)};
  (void)state;
  people[1].added = 2;
  people[2].added = 1;
  people[2].language_count = 0;
  CHOSEN(people, 1, "P3 P2");
  CHOSEN(people, 3, "P3 P2 P1");
}

static void nobody_is_chosen_whose_languages_nobody_reads(void **state) {
  struct plan_candidate people[] = {somebody("P1", PLAN_NEVER), somebody("P2", 3)};
  struct decided decided;
  (void)state;
  people[0].language_count = 0;
  decide(&decided, people, 2, 2);
  assert_string_equal(decided.codes, "P2");
  assert_int_equal(decided.out.fate[0], PLAN_NO_READER);
  arena_release(&decided.arena);
}

static void birthdays_take_the_last_places_and_a_quarter_at_most(void **state) {
  struct plan_candidate people[12];
  static const char *const codes[] = {"P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12"};
  (void)state;
  for (size_t i = 0; i < 12; i++) {
    people[i] = somebody(codes[i], PLAN_NEVER);
    people[i].writers = (int64_t)i;
  }
  people[9].birthday = people[10].birthday = people[11].birthday = true;
  CHOSEN(people, 8, "P1 P2 P3 P4 P5 P6 P10 P11");
  CHOSEN(people, 3, "P1 P2 P3");
  people[0].birthday = true; /* stands first anyway, and costs the others nothing */
  CHOSEN(people, 8, "P1 P2 P3 P4 P5 P6 P10 P11");
}

static void a_birthday_never_takes_the_place_of_somebody_past_the_limit(void **state) {
  struct plan_candidate people[] = {somebody("P1", 100), somebody("P2", 101), somebody("P3", 102), somebody("P4", 103),
                                    somebody("P5", 30)};
  (void)state;
  people[4].birthday = true;
  CHOSEN(people, 4, "P4 P3 P2 P1");
  people[0].waited = 40;
  people[0].writers = 0;
  people[4].writers = 3;
  CHOSEN(people, 4, "P4 P3 P2 P5");
}

static void reasons_are_told(void **state) {
  struct plan_candidate people[] = {somebody("P1", PLAN_NEVER), somebody("P2", 100), somebody("P3", 5)};
  struct decided decided;
  (void)state;
  people[0].target = true;
  people[1].birthday = true;
  people[1].writers = people[2].writers = 2;
  people[2].topic = true;
  decide(&decided, people, 3, 3);
  static const char *const keys[] = {"never-written campaign", "over-limit birthday", "waiting topic"};
  for (size_t i = 0; i < 3; i++) {
    const char *written = plan_why_write(decided.out.chosen[i].why, &decided.arena);
    assert_string_equal(written, keys[i]);
    assert_int_equal(plan_why_read(written), decided.out.chosen[i].why);
  }
  assert_int_equal(plan_why_read("birthday of-tomorrow"), 1u << PLAN_BIRTHDAY);
  arena_release(&decided.arena);
}

/* ---- writers ---- */

static void a_writer_of_few_languages_moves_on_for_one_more_person(void **state) {
  static const unsigned char turkish[] = {1}, both[] = {0, 1};
  struct plan_candidate people[] = {somebody("P1", PLAN_NEVER), somebody("P2", 10)};
  /* The first knows both languages best, and would take P1, who reads both. */
  const struct plan_writer writers[] = {{both, 2, 1}, {german, 1, 1}};
  struct plan_problem problem = {
      .people = people, .count = 2, .places = 2, .wait_days = PLAN_WAIT_DAYS, .writers = writers, .writer_count = 2};
  struct arena arena;
  struct plan_outcome out;
  (void)state;
  arena_init(&arena);
  people[0].languages = both;
  people[0].language_count = 2;
  people[1].languages = turkish;
  plan_decide(&problem, &arena, &out);
  assert_int_equal(out.count, 2);
  assert_int_equal(out.chosen[0].writer, 1);
  assert_int_equal(out.chosen[1].writer, 0);
  arena_release(&arena);
}

static void whom_a_writer_corresponds_with_comes_first_but_not_every_week(void **state) {
  static const size_t first[] = {0};
  struct plan_candidate people[] = {somebody("P1", PLAN_NEVER), somebody("P2", PLAN_PARTNER_DAYS)};
  const struct plan_writer writers[] = {{german, 1, 1}};
  const struct plan_problem problem = {
      .people = people, .count = 2, .places = 2, .wait_days = PLAN_WAIT_DAYS, .writers = writers, .writer_count = 1};
  struct arena arena;
  struct plan_outcome out;
  (void)state;
  arena_init(&arena);
  people[1].partners = first;
  people[1].partner_count = 1;
  people[1].writers = 1;
  plan_decide(&problem, &arena, &out);
  assert_int_equal(out.count, 1);
  assert_int_equal(out.chosen[0].person, 1);
  assert_true((out.chosen[0].why & 1u << PLAN_PARTNER) != 0);
  people[1].waited--;
  plan_decide(&problem, &arena, &out);
  assert_int_equal(out.chosen[0].person, 0);
  assert_int_equal(out.fate[1], PLAN_NO_ROOM);
  arena_release(&arena);
}

/* ---- made-up groups ---- */

struct group {
  struct plan_candidate people[MOST_PEOPLE];
  char codes[MOST_PEOPLE][24];
  unsigned char read[MOST_PEOPLE][LANGUAGES], known[MOST_WRITERS][LANGUAGES];
  size_t partners[MOST_PEOPLE][1];
  struct plan_writer writers[MOST_WRITERS];
  struct plan_problem problem;
};

/* The same numbers on every machine. */
static uint32_t dice_state;
static uint32_t dice(uint32_t sides) {
  dice_state = dice_state * 1664525u + 1013904223u;
  return (dice_state >> 8) % sides;
}

static size_t some_languages(unsigned char *out, size_t least) {
  size_t count = 0;
  for (unsigned char language = 0; language < LANGUAGES; language++)
    if (dice(3) == 0) out[count++] = language;
  if (count < least) out[count++] = (unsigned char)dice(LANGUAGES);
  return count;
}

static void make_person(struct group *group, size_t i, bool birthdays, bool partners) {
  static const long waits[] = {PLAN_NEVER, 3, 20, 30, 89, 90, 91, 120, 400};
  struct plan_candidate *one = &group->people[i];
  snprintf(group->codes[i], sizeof group->codes[i], "P%03zu", i + 1);
  *one = (struct plan_candidate){.code = group->codes[i],
                                 .waited = waits[dice(COUNT_OF(waits))],
                                 .writers = dice(3),
                                 .letters = dice(4),
                                 .birthday = birthdays && dice(6) == 0,
                                 .topic = dice(9) == 0,
                                 .liked_best = dice(2) == 0,
                                 .languages = group->read[i],
                                 .language_count = some_languages(group->read[i], dice(8) == 0 ? 0 : 1),
                                 .added = dice(40) == 0 ? i + 1 : 0};
  if (!partners || one->writers == 0 || dice(3) != 0) return;
  group->partners[i][0] = dice((uint32_t)group->problem.writer_count);
  one->partners = group->partners[i];
  one->partner_count = 1;
}

static void make_group(struct group *group, bool birthdays, bool with_writers, bool partners) {
  struct plan_problem *problem = &group->problem;
  *problem = (struct plan_problem){.people = group->people,
                                   .count = 1 + dice(MOST_PEOPLE),
                                   .places = dice(MOST_PEOPLE),
                                   .wait_days = PLAN_WAIT_DAYS};
  if (with_writers) {
    problem->writers = group->writers;
    problem->writer_count = 1 + dice(MOST_WRITERS);
    for (size_t w = 0; w < problem->writer_count; w++)
      group->writers[w] = (struct plan_writer){group->known[w], some_languages(group->known[w], 1), dice(5)};
  }
  for (size_t i = 0; i < problem->count; i++) make_person(group, i, birthdays, partners);
}

static bool is_chosen_for(const struct plan_outcome *out, size_t person, unsigned why) {
  for (size_t i = 0; i < out->count; i++)
    if (out->chosen[i].person == person) return (out->chosen[i].why & why) != 0;
  return false;
}

/* What must hold whatever the group is like. */
static void check_basics(const struct group *group, const struct plan_outcome *out) {
  const struct plan_problem *problem = &group->problem;
  size_t added = 0, chosen = 0, given[MOST_WRITERS] = {0};
  for (size_t i = 0; i < problem->count; i++) {
    added += problem->people[i].added != 0;
    chosen += out->fate[i] == PLAN_CHOSEN;
    if (problem->people[i].added != 0) assert_int_equal(out->fate[i], PLAN_CHOSEN);
  }
  assert_int_equal(chosen, out->count);
  assert_true(out->count <= problem->places || out->count == added);
  assert_true(out->birthdays <= out->count / PLAN_BIRTHDAY_PART);
  for (size_t i = 0; i < out->count; i++) {
    const struct plan_choice *one = &out->chosen[i];
    for (size_t k = 0; k < i; k++) assert_int_not_equal(out->chosen[k].person, one->person);
    if (problem->writers == NULL || one->writer == PLAN_NO_WRITER) continue;
    given[one->writer]++;
    bool partner = (one->why & 1u << PLAN_PARTNER) != 0;
    assert_true(partner || plan_language_of(&problem->people[one->person], &problem->writers[one->writer]) >= 0);
  }
  for (size_t w = 0; w < problem->writer_count; w++) assert_true(given[w] <= problem->writers[w].room);
}

static void without_writers_nobody_has_a_reason_for_envy(void **state) {
  static struct group group;
  (void)state;
  dice_state = 18;
  for (int round = 0; round < ROUNDS; round++) {
    struct arena arena;
    struct plan_outcome out;
    arena_init(&arena);
    make_group(&group, round % 2 == 0, false, false);
    plan_decide(&group.problem, &arena, &out);
    check_basics(&group, &out);
    for (size_t i = 0; i < group.problem.count; i++) {
      const struct plan_candidate *left = &group.people[i];
      size_t birthdays = 0;
      if (out.fate[i] == PLAN_CHOSEN || out.fate[i] == PLAN_NO_READER) continue;
      assert_true(out.count >= group.problem.places); /* nobody is left out while there is room */
      for (size_t k = 0; k < out.count; k++) {
        const struct plan_candidate *chosen = &group.people[out.chosen[k].person];
        if (chosen->added != 0 || plan_compare(chosen, left, PLAN_WAIT_DAYS) < 0) continue;
        assert_true(chosen->birthday);
        birthdays++;
      }
      assert_true(birthdays <= out.birthdays);
      /* Past the limit only those come before who wait as long, never had a letter, or were added by hand. */
      if (!plan_is_over(left, PLAN_WAIT_DAYS)) continue;
      for (size_t k = 0; k < out.count; k++) {
        const struct plan_candidate *chosen = &group.people[out.chosen[k].person];
        assert_true(chosen->added != 0 || chosen->waited == PLAN_NEVER || chosen->waited >= left->waited ||
                    chosen->birthday);
      }
    }
    arena_release(&arena);
  }
}

/* Whether all of these people find a writer at once: tried by augmenting paths over single letters. */
struct slots {
  const struct group *group;
  size_t owner[MOST_WRITERS * 5], writer[MOST_WRITERS * 5], count;
  bool seen[MOST_WRITERS * 5];
};
static bool find_slot(struct slots *slots, size_t person) {
  for (size_t s = 0; s < slots->count; s++) {
    const struct plan_writer *writer = &slots->group->writers[slots->writer[s]];
    if (slots->seen[s] || plan_language_of(&slots->group->people[person], writer) < 0) continue;
    slots->seen[s] = true;
    if (slots->owner[s] != SIZE_MAX && !find_slot(slots, slots->owner[s])) continue;
    slots->owner[s] = person;
    return true;
  }
  return false;
}
static bool all_find_a_writer(const struct group *group, const struct plan_outcome *out, const size_t *people,
                              size_t count) {
  struct slots slots = {.group = group};
  for (size_t w = 0; w < group->problem.writer_count; w++) {
    size_t room = group->writers[w].room;
    for (size_t i = 0; i < out->count; i++)
      room -= out->chosen[i].writer == w && (out->chosen[i].why & 1u << PLAN_PARTNER) != 0;
    for (; room > 0; room--) {
      slots.writer[slots.count] = w;
      slots.owner[slots.count++] = SIZE_MAX;
    }
  }
  for (size_t i = 0; i < count; i++) {
    memset(slots.seen, 0, sizeof slots.seen);
    if (!find_slot(&slots, people[i])) return false;
  }
  return true;
}

static void with_writers_only_languages_and_correspondence_let_somebody_pass(void **state) {
  static struct group group;
  size_t left_out = 0;
  (void)state;
  dice_state = 3;
  for (int round = 0; round < ROUNDS; round++) {
    struct arena arena;
    struct plan_outcome out;
    size_t before[MOST_PEOPLE + 1], count = 0;
    arena_init(&arena);
    make_group(&group, false, true, round % 2 == 0);
    plan_decide(&group.problem, &arena, &out);
    check_basics(&group, &out);
    /* In the order of need: with those who stand before and have a place, there is none for whoever is left out. */
    for (size_t i = 0; i < group.problem.count; i++) {
      size_t person = out.order[i];
      const struct plan_candidate *one = &group.people[person];
      if (is_chosen_for(&out, person, 1u << PLAN_PARTNER)) continue;
      if (one->added != 0 && one->language_count > 0) {
        before[count] = person;
        count += all_find_a_writer(&group, &out, before, count + 1);
      } else if (out.fate[person] == PLAN_CHOSEN && one->language_count > 0) {
        before[count++] = person;
      } else if (out.fate[person] == PLAN_NO_ROOM || out.fate[person] == PLAN_READERS_FULL) {
        before[count] = person;
        bool full = out.count >= group.problem.places;
        left_out++;
        assert_true(full || !all_find_a_writer(&group, &out, before, count + 1));
      }
    }
    arena_release(&arena);
  }
  assert_true(left_out > ROUNDS); /* else the test has seen nothing */
}

static void birthdays_keep_their_share_with_writers_too(void **state) {
  static struct group group;
  (void)state;
  dice_state = 8;
  for (int round = 0; round < ROUNDS; round++) {
    struct arena arena;
    struct plan_outcome out, without;
    arena_init(&arena);
    make_group(&group, true, true, true);
    plan_decide(&group.problem, &arena, &out);
    check_basics(&group, &out);
    for (size_t i = 0; i < group.problem.count; i++) group.people[i].birthday = false;
    plan_decide(&group.problem, &arena, &without);
    assert_int_equal(out.count, without.count);
    for (size_t i = 0; i < group.problem.count; i++)
      if (plan_is_over(&group.people[i], PLAN_WAIT_DAYS) && without.fate[i] == PLAN_CHOSEN)
        assert_int_equal(out.fate[i], PLAN_CHOSEN);
    arena_release(&arena);
  }
}

static void the_same_group_gives_the_same_plan_in_whatever_order_it_is_read(void **state) {
  static struct group group;
  (void)state;
  dice_state = 25;
  for (int round = 0; round < ROUNDS / 10; round++) {
    struct arena arena;
    struct plan_outcome first, second;
    struct plan_candidate turned[MOST_PEOPLE];
    arena_init(&arena);
    make_group(&group, true, round % 2 == 0, true && round % 2 == 0);
    plan_decide(&group.problem, &arena, &first);
    for (size_t i = 0; i < group.problem.count; i++) turned[i] = group.people[group.problem.count - 1 - i];
    struct plan_problem problem = group.problem;
    problem.people = turned;
    plan_decide(&problem, &arena, &second);
    assert_int_equal(first.count, second.count);
    for (size_t i = 0; i < first.count; i++) {
      assert_string_equal(group.people[first.chosen[i].person].code, turned[second.chosen[i].person].code);
      assert_int_equal(first.chosen[i].writer, second.chosen[i].writer);
      assert_int_equal(first.chosen[i].why, second.chosen[i].why);
    }
    arena_release(&arena);
  }
}

/* A year of evenings for more people than places: everybody gets letters in turn. */
static void over_a_year_nobody_waits_longer_than_the_limit_while_places_suffice(void **state) {
  enum { PEOPLE = 100, PLACES = 10, WEEKS = 104 };
  static struct plan_candidate people[PEOPLE];
  static char codes[PEOPLE][24];
  long letters[PEOPLE] = {0}, least = WEEKS, most = 0;
  (void)state;
  for (size_t i = 0; i < PEOPLE; i++) {
    snprintf(codes[i], sizeof codes[i], "P%03zu", i + 1);
    people[i] = somebody(codes[i], PLAN_NEVER);
    people[i].writers = (int64_t)(i % 7); /* some have many who write to them */
  }
  for (int week = 0; week < WEEKS; week++) {
    const struct plan_problem problem = {
        .people = people, .count = PEOPLE, .places = PLACES, .wait_days = PLAN_WAIT_DAYS};
    struct arena arena;
    struct plan_outcome out;
    arena_init(&arena);
    for (size_t i = 0; i < PEOPLE; i++) people[i].birthday = (int)(i % 52) == week % 52;
    plan_decide(&problem, &arena, &out);
    for (size_t i = 0; i < out.count; i++) {
      people[out.chosen[i].person].waited = 0;
      letters[out.chosen[i].person]++;
    }
    for (size_t i = 0; i < PEOPLE; i++) {
      if (out.fate[i] != PLAN_CHOSEN) assert_false(plan_is_over(&people[i], PLAN_WAIT_DAYS + 7));
      if (people[i].waited != PLAN_NEVER) people[i].waited += 7;
    }
    arena_release(&arena);
  }
  for (size_t i = 0; i < PEOPLE; i++) {
    if (letters[i] < least) least = letters[i];
    if (letters[i] > most) most = letters[i];
  }
  assert_true(least >= 6);
  assert_true(most <= 3 * least);
}

/* As many as a register of a million letters has: every place is given, and birthdays keep their share. */
static void a_month_of_many_writers_is_dealt_at_once(void **state) {
  enum { PEOPLE = 8000, WRITERS = 1000 };
  static const unsigned char tongues[][2] = {{0}, {1}, {0, 1}, {1, 2}, {2}};
  static const size_t counts[] = {1, 1, 2, 2, 1};
  static struct plan_candidate people[PEOPLE];
  static struct plan_writer writers[WRITERS];
  static char codes[PEOPLE][12];
  struct arena arena;
  struct plan_outcome out;
  (void)state;
  for (int i = 0; i < PEOPLE; i++) {
    snprintf(codes[i], sizeof codes[i], "P%d", i);
    people[i] = somebody(codes[i], i % 80);
    people[i].birthday = i % 7 == 0;
    people[i].languages = tongues[i % 5];
    people[i].language_count = counts[i % 5];
  }
  for (int i = 0; i < WRITERS; i++)
    writers[i] = (struct plan_writer){
        .languages = tongues[i % 3 == 0 ? 2 : 1], .language_count = counts[i % 3 == 0 ? 2 : 1], .room = 4};
  const struct plan_problem problem = {.people = people,
                                       .count = PEOPLE,
                                       .places = WRITERS * 4,
                                       .wait_days = PLAN_WAIT_DAYS,
                                       .writers = writers,
                                       .writer_count = WRITERS};
  arena_init(&arena);
  plan_decide(&problem, &arena, &out);
  assert_int_equal(out.count, problem.places);
  assert_true(out.birthdays > 0 && out.birthdays <= problem.places / PLAN_BIRTHDAY_PART);
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(who_never_got_a_letter_comes_first_then_who_waits_too_long),
      cmocka_unit_test(within_the_limit_fewest_writers_count_before_the_wait),
      cmocka_unit_test(much_mail_stands_behind_little_and_the_code_decides_last),
      cmocka_unit_test(by_hand_comes_before_all_and_gets_a_place_in_any_case),
      cmocka_unit_test(nobody_is_chosen_whose_languages_nobody_reads),
      cmocka_unit_test(birthdays_take_the_last_places_and_a_quarter_at_most),
      cmocka_unit_test(a_birthday_never_takes_the_place_of_somebody_past_the_limit),
      cmocka_unit_test(reasons_are_told),
      cmocka_unit_test(a_writer_of_few_languages_moves_on_for_one_more_person),
      cmocka_unit_test(whom_a_writer_corresponds_with_comes_first_but_not_every_week),
      cmocka_unit_test(without_writers_nobody_has_a_reason_for_envy),
      cmocka_unit_test(with_writers_only_languages_and_correspondence_let_somebody_pass),
      cmocka_unit_test(birthdays_keep_their_share_with_writers_too),
      cmocka_unit_test(the_same_group_gives_the_same_plan_in_whatever_order_it_is_read),
      cmocka_unit_test(over_a_year_nobody_waits_longer_than_the_limit_while_places_suffice),
      cmocka_unit_test(a_month_of_many_writers_is_dealt_at_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
