/* SPDX-License-Identifier: MIT */
/* What may be done with a prisoner: every use, hold, contact and naming. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/model/guard.h"

struct fixture {
  struct arena arena;
  struct prisoner prisoner;
  struct prison prison;
  struct uuid campaign;
  struct hold_in_force held;
  struct hold_list holds;
  struct guard_request request;
  struct guard_verdict verdict;
};

static int set_up(void **state) {
  struct fixture *f = mem_alloc(sizeof *f);
  arena_init(&f->arena);
  noun_clear(&prisoner_noun, &f->prisoner);
  noun_clear(&prison_noun, &f->prison);
  noun_clear(&hold_noun, &f->held.hold);
  f->prisoner.id = uuid_new();
  f->prisoner.code = "P001";
  f->prison.id = uuid_new();
  f->prison.code = "TR-SNC";
  f->prison.country = "TR";
  f->campaign = uuid_new();
  f->held.called = "P001";
  f->held.hold.reason = "the family asked us to stop";
  f->held.hold.since = (struct date){2026, 8, 1};
  f->holds = (struct hold_list){&f->held, 0};
  f->request = (struct guard_request){.prisoner = &f->prisoner, .prison = &f->prison, .holds = &f->holds};
  *state = f;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *f = *state;
  arena_release(&f->arena);
  mem_free(f);
  return 0;
}

enum held_by { NO_HOLD, HOLD_PERSON, HOLD_PRISON, HOLD_COUNTRY, HOLD_CAMPAIGN, HELD_BY_COUNT };

static void hold_by(struct fixture *f, enum held_by by) {
  struct hold *hold = &f->held.hold;
  hold->prisoner = by == HOLD_PERSON ? f->prisoner.id : (struct uuid){{0}};
  hold->prison = by == HOLD_PRISON ? f->prison.id : (struct uuid){{0}};
  hold->campaign = by == HOLD_CAMPAIGN ? f->campaign : (struct uuid){{0}};
  hold->country = by == HOLD_COUNTRY ? "TR" : "";
  f->holds.count = by == NO_HOLD ? 0 : 1;
}

static enum ruling rule(struct fixture *f, enum use use) {
  f->request.use = use;
  guard_judge(&f->request, &f->arena, &f->verdict);
  return f->verdict.ruling;
}

/* The rules once more, as a table: by contact (unknown, direct, relay, none) and by naming (unknown, yes, no, ask). */
static const enum ruling print_by_contact[] = {RULING_ACKNOWLEDGE, RULING_ALLOWED, RULING_REFUSED, RULING_REFUSED};
/* The same when somebody is known who passes letters on. */
static const enum ruling print_through_relay[] = {RULING_ACKNOWLEDGE, RULING_ALLOWED, RULING_ALLOWED, RULING_REFUSED};
static const enum ruling publish_by_naming[] = {RULING_REFUSED, RULING_ALLOWED, RULING_REFUSED, RULING_ACKNOWLEDGE};

static enum ruling expected(enum use use, enum held_by by, int contact, int naming, bool relay) {
  if (use == USE_KEEP) return RULING_ALLOWED;
  if (by != NO_HOLD) return RULING_REFUSED;
  if (use == USE_PRINT) return relay ? print_through_relay[contact] : print_by_contact[contact];
  return use == USE_PUBLISH ? publish_by_naming[naming] : RULING_ALLOWED;
}

static void every_use_hold_contact_and_naming_is_ruled_as_in_the_table(void **state) {
  struct fixture *f = *state;
  size_t tried = 0;
  f->request.campaign = f->campaign;
  for (enum use use = USE_KEEP; use <= USE_PUBLISH; use++)
    for (enum held_by by = NO_HOLD; by < HELD_BY_COUNT; by++)
      for (int contact = CONTACT_UNKNOWN; contact <= CONTACT_NONE; contact++)
        for (int combined = 0; combined < 8; combined++, tried++) {
          int naming = combined / 2; /* unknown, yes, no, ask */
          f->request.through_relay = combined % 2 == 1;
          hold_by(f, by);
          f->prisoner.contact = contact;
          f->prisoner.naming = naming;
          enum ruling ruling = rule(f, use);
          if (ruling != expected(use, by, contact, naming, f->request.through_relay))
            fail_msg("use %d, hold %d, contact %d, naming %d: ruling %d", (int)use, (int)by, contact, naming,
                     (int)ruling);
          assert_int_equal(f->verdict.count > 0, ruling != RULING_ALLOWED);
        }
  assert_int_equal(tried, 4 * 5 * 4 * 4 * 2);
}

static void a_hold_means_nobody_else(void **state) {
  struct fixture *f = *state;
  f->prisoner.contact = CONTACT_DIRECT;
  hold_by(f, HOLD_PERSON);
  f->held.hold.prisoner = uuid_new();
  assert_int_equal(rule(f, USE_PRINT), RULING_ALLOWED);
  hold_by(f, HOLD_PRISON);
  f->held.hold.prison = uuid_new();
  assert_int_equal(rule(f, USE_PRINT), RULING_ALLOWED);
  hold_by(f, HOLD_COUNTRY);
  f->held.hold.country = "DE";
  assert_int_equal(rule(f, USE_PRINT), RULING_ALLOWED);
  hold_by(f, HOLD_CAMPAIGN); /* it stops what is done for the campaign, not the people */
  assert_int_equal(rule(f, USE_PRINT), RULING_ALLOWED);
}

static void somebody_whose_place_is_unknown_is_met_by_no_hold_on_places(void **state) {
  struct fixture *f = *state;
  f->request.prison = NULL;
  hold_by(f, HOLD_PRISON);
  assert_int_equal(rule(f, USE_EXPORT), RULING_ALLOWED);
  hold_by(f, HOLD_COUNTRY);
  assert_int_equal(rule(f, USE_EXPORT), RULING_ALLOWED);
  hold_by(f, HOLD_PERSON);
  assert_int_equal(rule(f, USE_EXPORT), RULING_REFUSED);
}

static void a_lifted_hold_holds_nobody(void **state) {
  struct fixture *f = *state;
  hold_by(f, HOLD_PERSON);
  f->held.hold.lifted_on = (struct date){2026, 8, 2};
  assert_int_equal(rule(f, USE_EXPORT), RULING_ALLOWED);
  assert_null(guard_find_hold(&f->request));
}

static void the_reason_says_since_when_and_how_to_lift(void **state) {
  struct fixture *f = *state;
  static const struct {
    enum held_by by;
    const char *called, *how;
  } cases[] = {
      {HOLD_PERSON, "P001", "solipost lift P001"},
      {HOLD_PRISON, "TR-SNC", "solipost lift TR-SNC"},
      {HOLD_COUNTRY, "TR", "solipost lift --country TR"},
      {HOLD_CAMPAIGN, "18 March", "solipost lift '18 March'"},
  };
  f->request.campaign = f->campaign;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    hold_by(f, cases[i].by);
    f->held.called = cases[i].called;
    assert_int_equal(rule(f, USE_PUBLISH), RULING_REFUSED);
    const char *detail = f->verdict.findings[0].detail;
    if (strstr(detail, cases[i].how) == NULL || strstr(detail, "2026-08-01: the family asked us to stop") == NULL)
      fail_msg("%s", detail);
  }
}

static void all_that_stands_against_a_use_is_told(void **state) {
  struct fixture *f = *state;
  hold_by(f, HOLD_PERSON);
  f->prisoner.contact = CONTACT_NONE;
  assert_int_equal(rule(f, USE_PRINT), RULING_REFUSED);
  assert_int_equal(f->verdict.count, 2);
  assert_int_equal(f->verdict.findings[0].reason, GUARD_HELD);
  assert_int_equal(f->verdict.findings[1].reason, GUARD_CONTACT_NONE);
}

static void only_notes_of_the_table_go_to_paper_and_to_others(void **state) {
  (void)state;
  struct note note;
  noun_clear(&note_noun, &note);
  for (int level = NOTE_UNKNOWN; level <= NOTE_CORE; level++) {
    note.level = level;
    assert_true(guard_note_may_go(&note, USE_KEEP));
    assert_int_equal(guard_note_may_go(&note, USE_PRINT), level == NOTE_TABLE);
    assert_int_equal(guard_note_may_go(&note, USE_EXPORT), level == NOTE_TABLE);
    assert_false(guard_note_may_go(&note, USE_PUBLISH));
  }
}

static void notes_and_sources_go_to_nobody_and_only_name_and_summary_to_the_public(void **state) {
  (void)state;
  static const char *const never[] = {"note", "source", "contact_said_by", "naming_said_by", "ended_why"};
  static const char *const in_public[] = {"name", "name_native", "summary"};
  size_t told = 0;
  for (size_t i = 0; i < COUNT_OF(never); i++) {
    assert_false(guard_field_may_go(noun_field(&prisoner_noun, never[i]), USE_EXPORT));
    assert_true(guard_field_may_go(noun_field(&prisoner_noun, never[i]), USE_KEEP));
  }
  for (size_t i = 0; i < prisoner_noun.field_count; i++)
    told += guard_field_may_go(&prisoner_noun.fields[i], USE_PUBLISH);
  assert_int_equal(told, COUNT_OF(in_public));
  for (size_t i = 0; i < COUNT_OF(in_public); i++)
    assert_true(guard_field_may_go(noun_field(&prisoner_noun, in_public[i]), USE_PUBLISH));
  assert_true(guard_field_may_go(noun_field(&prisoner_noun, "name"), USE_EXPORT));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(every_use_hold_contact_and_naming_is_ruled_as_in_the_table),
      TEST(a_hold_means_nobody_else),
      TEST(somebody_whose_place_is_unknown_is_met_by_no_hold_on_places),
      TEST(a_lifted_hold_holds_nobody),
      TEST(the_reason_says_since_when_and_how_to_lift),
      TEST(all_that_stands_against_a_use_is_told),
      TEST(only_notes_of_the_table_go_to_paper_and_to_others),
      TEST(notes_and_sources_go_to_nobody_and_only_name_and_summary_to_the_public),
  };
  return cmocka_run_group_tests_name("what may be done with a prisoner", tests, NULL, NULL);
}
