/* SPDX-License-Identifier: MIT */
/* Who may be written to, with what severity, and in which language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "solipost/model/address.h"
#include "solipost/model/eligibility.h"

static const struct date today = {2026, 11, 23};

struct person {
  struct prisoner prisoner;
  struct prison prison;
  struct stay stay;
  bool nowhere;
  struct hold_in_force held;
  bool is_held;
  struct relay relay;
  bool has_relay;
};

/* Somebody against whom nothing speaks. */
static void make_writable(struct person *person) {
  noun_clear(&prisoner_noun, &person->prisoner);
  noun_clear(&prison_noun, &person->prison);
  noun_clear(&stay_noun, &person->stay);
  noun_clear(&hold_noun, &person->held.hold);
  person->nowhere = person->is_held = person->has_relay = false;
  noun_clear(&relay_noun, &person->relay);
  person->relay.code = "KANZ";
  person->relay.name = "Kanzlei Beispiel";
  person->relay.address = "Sokak 5\n\n06100 Ankara";
  person->relay.country = "TR";
  person->prisoner.code = "P001";
  person->prisoner.name = "Deniz Örnek";
  person->prisoner.status = STATUS_REMAND;
  person->prisoner.contact = CONTACT_DIRECT;
  person->prison.code = "DE-MOA";
  person->prison.name = "Moabit";
  person->prison.country = "DE";
  person->prison.mail_status = MAIL_OPEN;
  person->prison.address_template = "{name}\nAlt-Moabit 12 a\n10559 Berlin";
  person->prison.confidence = CONFIDENCE_OFFICIAL;
}

static void judge(struct person *person, struct arena *arena, struct judgement *out) {
  struct address_request request = {.prisoner = &person->prisoner,
                                    .stay = person->nowhere ? NULL : &person->stay,
                                    .prison = person->nowhere ? NULL : &person->prison,
                                    .posting_country = "DE",
                                    .posting_language = "",
                                    .relay = person->has_relay ? &person->relay : NULL};
  struct hold_list holds = {&person->held, person->is_held ? 1 : 0};
  eligibility_judge(&request, &holds, (struct uuid){0}, today, arena, out);
}

static void nothing_speaks_against_a_known_direct_contact(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct person person;
  struct judgement judgement;
  make_writable(&person);
  judge(&person, &arena, &judgement);
  assert_int_equal(judgement.count, 0);
  assert_int_equal(judgement.worst, SEVERITY_INFO);
  assert_string_equal(judgement.address->lines, "Deniz Örnek\nAlt-Moabit 12 a\n10559 Berlin");
  arena_release(&arena);
}

static void hold(struct person *p) {
  p->is_held = true;
  p->held.called = "DE";
  p->held.hold.country = "DE";
  p->held.hold.reason = "the lawyer asked us to wait";
  p->held.hold.since = (struct date){2026, 8, 1};
}
static void release(struct person *p) { p->prisoner.status = STATUS_RELEASED; }
static void deport(struct person *p) { p->prisoner.status = STATUS_DEPORTED; }
static void die(struct person *p) { p->prisoner.status = STATUS_DECEASED; }
static void end_contact(struct person *p) {
  p->prisoner.ended_on = (struct date){2026, 5, 1};
  p->prisoner.ended_why = "asked for no more letters";
}
static void refuse_contact(struct person *p) { p->prisoner.contact = CONTACT_NONE; }
static void relay_contact(struct person *p) { p->prisoner.contact = CONTACT_RELAY; }
static void lose(struct person *p) { p->nowhere = true; }
static void close_prison(struct person *p) { p->prison.closed_on = (struct date){2026, 11, 23}; }
static void suspend(struct person *p) { p->prison.mail_status = MAIL_SUSPENDED; }
static void relay_prison(struct person *p) { p->prison.mail_status = MAIL_RELAY_ONLY; }
static void demand_number(struct person *p) { p->prison.address_template = "{name} {number!}\nHMP"; }
static void forget_contact(struct person *p) { p->prisoner.contact = CONTACT_UNKNOWN; }
static void doubt_address(struct person *p) { p->prison.confidence = CONFIDENCE_SECONDARY; }
static void remember_address(struct person *p) { p->prison.confidence = CONFIDENCE_MEMORY; }
static void never_judge_address(struct person *p) { p->prison.confidence = CONFIDENCE_UNKNOWN; }
static void check_long_ago(struct person *p) { p->prison.checked_on = (struct date){2025, 11, 22}; }
static void come_back(struct person *p) {
  p->stay.doubtful_on = (struct date){2026, 11, 2};
  p->stay.doubtful_why = "transferred";
}
static void enter_unused_ward(struct person *p) { p->stay.ward = "B-12"; }

static void each_circumstance_has_its_reason_and_severity(void **state) {
  (void)state;
  static const struct {
    void (*change)(struct person *person);
    enum reason reason;
    enum severity severity;
    const char *said; /* part of the sentence for the screen */
  } cases[] = {
      {hold, REASON_HELD, SEVERITY_BLOCK, "since 2026-08-01: the lawyer asked us to wait"},
      {hold, REASON_HELD, SEVERITY_BLOCK, "solipost lift --country DE"},
      {release, REASON_RELEASED, SEVERITY_BLOCK, "released"},
      {deport, REASON_DEPORTED, SEVERITY_BLOCK, "deported"},
      {die, REASON_DECEASED, SEVERITY_BLOCK, "died"},
      {end_contact, REASON_CONTACT_ENDED, SEVERITY_BLOCK, "asked for no more letters"},
      {refuse_contact, REASON_CONTACT_NONE, SEVERITY_BLOCK, "no letters"},
      {relay_contact, REASON_CONTACT_RELAY, SEVERITY_BLOCK, "through somebody"},
      {lose, REASON_NO_PRISON, SEVERITY_BLOCK, "nobody knows where"},
      {close_prison, REASON_PRISON_CLOSED, SEVERITY_BLOCK, "Moabit"},
      {suspend, REASON_MAIL_SUSPENDED, SEVERITY_BLOCK, "Moabit"},
      {relay_prison, REASON_MAIL_RELAY, SEVERITY_BLOCK, "through somebody"},
      {come_back, REASON_ADDRESS_DOUBTFUL, SEVERITY_BLOCK, "since 2026-11-02 (transferred)"},
      {come_back, REASON_ADDRESS_DOUBTFUL, SEVERITY_BLOCK, "solipost confirm P001"},
      {demand_number, REASON_ADDRESS_INCOMPLETE, SEVERITY_BLOCK, "number"},
      {forget_contact, REASON_CONTACT_UNKNOWN, SEVERITY_ACKNOWLEDGE, "contact=direct"},
      {doubt_address, REASON_ADDRESS_UNVERIFIED, SEVERITY_WARN, "not confirmed"},
      {remember_address, REASON_ADDRESS_UNVERIFIED, SEVERITY_WARN, "not confirmed"},
      {never_judge_address, REASON_ADDRESS_UNVERIFIED, SEVERITY_WARN, "not confirmed"},
      {check_long_ago, REASON_ADDRESS_UNVERIFIED, SEVERITY_WARN, "2025-11-22"},
      {enter_unused_ward, REASON_FIELD_UNUSED, SEVERITY_WARN, "ward"},
  };
  struct arena arena;
  arena_init(&arena);
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct person person;
    struct judgement judgement;
    make_writable(&person);
    cases[i].change(&person);
    judge(&person, &arena, &judgement);
    if (judgement.count != 1) fail_msg("case %zu: %zu findings", i, judgement.count);
    assert_int_equal(judgement.findings[0].reason, cases[i].reason);
    assert_int_equal(judgement.findings[0].severity, cases[i].severity);
    assert_int_equal(judgement.worst, cases[i].severity);
    if (strstr(judgement.findings[0].detail, cases[i].said) == NULL)
      fail_msg("case %zu: %s", i, judgement.findings[0].detail);
    assert_true(*reason_label(cases[i].reason) != '\0');
  }
  arena_release(&arena);
}

static void every_reason_is_in_the_table_above(void **state) {
  (void)state;
  for (int i = 0; i < REASON_COUNT; i++) assert_true(*reason_label((enum reason)i) != '\0');
  assert_int_equal(REASON_COUNT, 16);
}

static void all_that_is_wrong_is_told_in_order(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct person person;
  struct judgement judgement;
  make_writable(&person);
  enter_unused_ward(&person);
  doubt_address(&person);
  forget_contact(&person);
  suspend(&person);
  close_prison(&person);
  end_contact(&person);
  release(&person);
  hold(&person);
  judge(&person, &arena, &judgement);
  assert_int_equal(judgement.count, 8);
  for (size_t i = 1; i < judgement.count; i++)
    assert_true(judgement.findings[i - 1].reason < judgement.findings[i].reason);
  assert_int_equal(judgement.worst, SEVERITY_BLOCK);
  arena_release(&arena);
}

static void prison_that_closes_later_is_still_open(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct person person;
  struct judgement judgement;
  make_writable(&person);
  person.prison.closed_on = (struct date){2026, 11, 24};
  judge(&person, &arena, &judgement);
  assert_int_equal(judgement.count, 0);
  arena_release(&arena);
}

static void address_checked_within_a_year_is_trusted(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct person person;
  struct judgement judgement;
  make_writable(&person);
  person.prison.checked_on = (struct date){2025, 11, 23};
  judge(&person, &arena, &judgement);
  assert_int_equal(judgement.count, 0);
  arena_release(&arena);
}

/* ---- language ---- */

/* `context` is the list of languages there is a text for. */
static bool has_text(void *context, const char *tag) {
  for (const char *const *tags = context; *tags != NULL; tags++) {
    if (strcmp(*tags, tag) == 0) return true;
  }
  return false;
}

static void language_follows_rule_then_wish_then_languages(void **state) {
  (void)state;
  static const char *texts[] = {"de", "tr", "ku", "en", NULL};
  static const struct {
    const char *rule, *wish, *languages, *country, *expected;
  } cases[] = {
      {"de", "tr", "tr ku", "DE", "de"}, {"", "tr", "de", "DE", "tr"},    {"", "", "tr de", "DE", "tr"},
      {"", "", "fa de", "DE", "de"},     {"", "fa", "fa tr", "DE", "tr"}, /* no text in the language wished for */
      {"fa", "tr", "tr", "DE", ""},                                       /* what the prison demands cannot be given */
      {"", "", "fa", "DE", ""},          {"", "", "", "DE", ""},          {"", "", "ku de", "DE", "ku"},
      {"", "", "ku tr", "TR", "tr"},     {"", "ku", "tr", "TR", "ku"},    {"", "", "ku", "TR", ""},
      {"ku", "", "tr", "TR", "ku"},
  };
  struct arena arena;
  arena_init(&arena);
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct person person;
    make_writable(&person);
    person.prison.language = cases[i].rule;
    person.prison.country = cases[i].country;
    person.prisoner.language_wish = cases[i].wish;
    person.prisoner.languages = cases[i].languages;
    const char *tag = letter_language(&person.prisoner, &person.prison, has_text, texts, &arena);
    assert_string_equal(tag, cases[i].expected);
  }
  arena_release(&arena);
}

static void every_kurdish_waits_for_the_wish_in_turkey(void **state) {
  (void)state;
  static const char *texts[] = {"ckb", "zza", "ku-Arab", NULL};
  struct arena arena;
  arena_init(&arena);
  struct person person;
  make_writable(&person);
  person.prison.country = "TR";
  person.prisoner.languages = "ckb zza ku-Arab";
  assert_string_equal(letter_language(&person.prisoner, &person.prison, has_text, texts, &arena), "");
  assert_string_equal(letter_language(&person.prisoner, NULL, has_text, texts, &arena), "ckb");
  arena_release(&arena);
}

/* By contact and by prison; with the prison known or not. The address of the prison is nowhere then. */
static void with_a_relay_the_letter_goes_there_whatever_asked_for_one(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  for (int way = 0; way < 3; way++) {
    struct person person;
    struct judgement judgement;
    make_writable(&person);
    person.has_relay = true;
    if (way != 1) relay_contact(&person);
    if (way == 1) relay_prison(&person);
    person.nowhere = way == 2;
    judge(&person, &arena, &judgement);
    assert_int_equal(judgement.worst, SEVERITY_INFO);
    assert_int_equal(judgement.count, 1);
    assert_int_equal(judgement.findings[0].reason, way == 1 ? REASON_MAIL_RELAY : REASON_CONTACT_RELAY);
    assert_true(judgement.through_relay);
    assert_string_equal(judgement.address->lines, "Kanzlei Beispiel\nSokak 5\n06100 Ankara\nTÜRKEI");
  }
  arena_release(&arena);
}

static void a_relay_changes_nothing_for_those_written_to_directly_or_not_at_all(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct person person;
  struct judgement judgement;
  make_writable(&person);
  person.has_relay = true;
  judge(&person, &arena, &judgement);
  assert_false(judgement.through_relay);
  assert_string_equal(judgement.address->lines, "Deniz Örnek\nAlt-Moabit 12 a\n10559 Berlin");
  person.prisoner.contact = CONTACT_NONE;
  judge(&person, &arena, &judgement);
  assert_int_equal(judgement.worst, SEVERITY_BLOCK);
  make_writable(&person);
  person.has_relay = true;
  relay_contact(&person);
  release(&person);
  judge(&person, &arena, &judgement);
  assert_int_equal(judgement.worst, SEVERITY_BLOCK);
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(with_a_relay_the_letter_goes_there_whatever_asked_for_one),
      cmocka_unit_test(a_relay_changes_nothing_for_those_written_to_directly_or_not_at_all),
      cmocka_unit_test(nothing_speaks_against_a_known_direct_contact),
      cmocka_unit_test(each_circumstance_has_its_reason_and_severity),
      cmocka_unit_test(every_reason_is_in_the_table_above),
      cmocka_unit_test(all_that_is_wrong_is_told_in_order),
      cmocka_unit_test(prison_that_closes_later_is_still_open),
      cmocka_unit_test(address_checked_within_a_year_is_trusted),
      cmocka_unit_test(language_follows_rule_then_wish_then_languages),
      cmocka_unit_test(every_kurdish_waits_for_the_wish_in_turkey),
  };
  return cmocka_run_group_tests_name("who may be written to", tests, NULL, NULL);
}
