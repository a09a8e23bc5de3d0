/* SPDX-License-Identifier: MIT */
/* What the shipped rules say about people in well-known prisons, with the sender the resolver finds for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/model/rule.h"
#include "solipost/model/sender.h"

struct letter {
  struct prisoner prisoner;
  struct prison prison;
  struct own_group group;
  struct writer writer;
  bool has_writer, lines_to_fill_in;
  struct rule_facts facts;
  int64_t enclosures[ENCLOSE_COUNT];
};

static struct letter letter_to(const char *code, const char *country, const char *state, const char *name) {
  struct letter letter = {.facts = {.kind = "letter",
                                    .sheets = 1,
                                    .pages = 2,
                                    .recipients = 1,
                                    .language = "en",
                                    .posted_abroad = strcmp(country, "DE") != 0,
                                    .picture = ANSWER_NO,
                                    .in_envelope = ANSWER_YES,
                                    .labels = ANSWER_NO,
                                    .colour = ANSWER_NO,
                                    .dated = ANSWER_YES,
                                    .sender_inside = ANSWER_YES,
                                    .number_inside = ANSWER_YES,
                                    .enclosures_listed = ANSWER_YES,
                                    .organisation_in_text = ANSWER_NO,
                                    .text_read = true}};
  noun_clear(&prisoner_noun, &letter.prisoner);
  noun_clear(&prison_noun, &letter.prison);
  noun_clear(&own_group_noun, &letter.group);
  noun_clear(&writer_noun, &letter.writer);
  letter.prisoner.id = uuid_new();
  letter.prisoner.code = "P001";
  letter.prisoner.name = "Riley Specimen";
  letter.prisoner.status = STATUS_SENTENCED;
  letter.prison.id = uuid_new();
  letter.prison.code = code;
  letter.prison.country = country;
  letter.prison.state = state;
  letter.prison.name = name;
  letter.group.name = "Briefgruppe Beispiel";
  letter.group.country = "DE";
  letter.group.sender = "Briefgruppe Beispiel\nPostfach 12\n70001 Stuttgart";
  letter.group.sender_plain = "Postfach 12\n70001 Stuttgart";
  letter.writer.pseudonym = "Amsel";
  return letter;
}

/* "block:us-pa-vendor acknowledge:..." of what is more than told, in the order of the rules. */
static const char *outcome(struct letter *letter, struct arena *arena) {
  static const char *const names[] = {"info", "warn", "acknowledge", "block"};
  struct mail_rules rules;
  struct error error;
  if (!mail_rules_load(NULL, 0, arena, &rules, &error)) fail_msg("%s", error.message);
  struct rule_case asked = {&letter->prisoner, &letter->prison, {2026, 11, 25}};
  const struct mail_rule **holding;
  size_t count = mail_rules_for(&rules, &asked, arena, &holding);
  struct sender_request request = {.writer = letter->has_writer ? &letter->writer : NULL,
                                   .group_alone = !letter->lines_to_fill_in,
                                   .real_name = "Ada Beispiel",
                                   .real_address = "Beispielstraße 5\n70003 Stuttgart",
                                   .group = &letter->group,
                                   .demands = mail_rules_sender_demands(holding, count, SEVERITY_ACKNOWLEDGE)};
  struct sender sender;
  sender_resolve(&request, arena, &sender);
  if (sender.answer == SENDER_NONE) return "no sender";
  letter->facts.sender = sender.traits;
  letter->facts.enclosures = letter->enclosures;
  const char *text = "";
  for (int moment = RULE_BEFORE_LAYOUT; moment <= RULE_AFTER_LAYOUT; moment++) {
    struct rule_finding *findings;
    size_t found = mail_rules_judge(holding, count, &asked, &letter->facts, (enum rule_moment)moment, arena, &findings);
    for (size_t i = 0; i < found; i++) {
      const struct rule_finding *finding = &findings[i];
      if (finding->severity == SEVERITY_INFO) continue;
      text = arena_printf(arena, "%s%s%s:%s", text, *text == '\0' ? "" : " ", names[finding->severity],
                          finding->rule->rule.code);
    }
  }
  return text;
}

static void expect_outcome(struct letter letter, const char *expected) {
  struct arena arena;
  arena_init(&arena);
  assert_string_equal(outcome(&letter, &arena), expected);
  arena_release(&arena);
}

static void moabit_wants_full_name_and_residence(void **state) {
  (void)state;
  struct letter letter = letter_to("DE-MOA", "DE", "BE", "Justizvollzugsanstalt Moabit");
  expect_outcome(letter, "no sender"); /* the group's address */
  letter.lines_to_fill_in = true;
  expect_outcome(letter, "");
  letter.has_writer = true;
  static const struct {
    int level;
    const char *expected;
  } levels[] = {{PRIVACY_OWN_ADDRESS, ""},
                {PRIVACY_OWN_NAME, "no sender"},
                {PRIVACY_PSEUDONYM, "no sender"},
                {PRIVACY_GROUP, "no sender"}};
  for (size_t i = 0; i < COUNT_OF(levels); i++) {
    letter.writer.privacy = levels[i].level;
    expect_outcome(letter, levels[i].expected);
  }
}

static void schwaebisch_hall_takes_five_stamps_where_its_state_takes_three(void **state) {
  (void)state;
  struct letter hall = letter_to("DE-SHA", "DE", "BW", "Justizvollzugsanstalt Schwäbisch Hall");
  struct letter mannheim = letter_to("DE-MAN", "DE", "BW", "Justizvollzugsanstalt Mannheim");
  hall.group.sender = mannheim.group.sender = "Musterweg 1\n70001 Stuttgart";
  hall.enclosures[ENCLOSE_STAMP] = mannheim.enclosures[ENCLOSE_STAMP] = 3;
  expect_outcome(hall, "");
  expect_outcome(mannheim, "");
  hall.enclosures[ENCLOSE_STAMP] = mannheim.enclosures[ENCLOSE_STAMP] = 5;
  expect_outcome(hall, "");
  expect_outcome(mannheim, "warn:de-bw-stamps");
  hall.enclosures[ENCLOSE_STAMP] = 6;
  expect_outcome(hall, "warn:de-sha-stamps");
  hall.enclosures[ENCLOSE_STAMP] = 0;
  hall.enclosures[ENCLOSE_PHOTO] = 1;
  expect_outcome(hall, "block:de-bw-enclosures");
  hall.enclosures[ENCLOSE_PHOTO] = 0;
  hall.facts.by_hand = true; /* somebody chooses an envelope */
  expect_outcome(hall, "warn:de-sha-envelope warn:all-material");
}

static void german_is_asked_for_where_the_prisoner_knows_it(void **state) {
  (void)state;
  struct letter letter = letter_to("DE-ADE", "DE", "BW", "Justizvollzugsanstalt Adelsheim");
  letter.group.sender = "Musterweg 1\n70001 Stuttgart";
  letter.prisoner.languages = "tr de";
  letter.facts.language = "tr";
  expect_outcome(letter, "warn:de-bw-language");
  letter.facts.posted_abroad = true;
  expect_outcome(letter, "");
  letter.facts.posted_abroad = false;
  letter.prisoner.languages = "tr";
  expect_outcome(letter, "");
}

static void pennsylvania_wants_its_vendor_a_residence_and_few_pages(void **state) {
  (void)state;
  struct letter letter = letter_to("US-PA-DOC", "US", "PA", "Pennsylvania DOC");
  letter.facts.address = "Smart Communications/PA DOC\nRiley Specimen/AB1234\nP.O. Box 33028";
  expect_outcome(letter, "no sender");
  letter.has_writer = true;
  letter.writer.privacy = PRIVACY_OWN_ADDRESS;
  expect_outcome(letter, "");
  letter.facts.pages = 26;
  expect_outcome(letter, "block:us-pa-pages");
  letter.facts.pages = 0; /* not laid out yet */
  expect_outcome(letter, "");
  letter.facts.address = "Riley Specimen\nSCI Example\nExample Road 1";
  expect_outcome(letter, "block:us-pa-vendor");
}

static void texas_wants_its_vendor_number_and_full_name(void **state) {
  (void)state;
  struct letter letter = letter_to("US-TX-DOC", "US", "TX", "Texas TDCJ");
  letter.group.sender = "Musterweg 1\n70001 Stuttgart";
  letter.facts.address = "Texas Department of Criminal Justice\nRiley Specimen 00000000\nP.O. Box 660400";
  letter.prisoner.number = "00000000";
  expect_outcome(letter, "");
  letter.prisoner.number = "";
  letter.prisoner.name = "Riley";
  expect_outcome(letter, "block:us-tx-number block:us-tx-name");
  letter.prisoner.legal_name = "Riley Example Specimen";
  expect_outcome(letter, "block:us-tx-number");
}

static void evin_is_answered_for_by_somebody_and_never_names_the_organisation(void **state) {
  (void)state;
  struct letter letter = letter_to("IR-EVN", "IR", "", "Evin Prison");
  letter.facts.language = "fa";
  struct arena arena;
  arena_init(&arena);
  expect_outcome(letter, "warn:all-po-box acknowledge:ir-topics");
  letter.group.sender_plain = "";
  expect_outcome(letter, "no sender");
  letter.lines_to_fill_in = letter.facts.by_hand = true;
  expect_outcome(letter, "warn:ir-organisation acknowledge:ir-topics warn:all-material");
  letter.facts.picture = ANSWER_YES;
  letter.facts.picture_shows = "people";
  expect_outcome(letter, "warn:ir-organisation acknowledge:ir-topics warn:ir-picture warn:all-material");
  letter.facts.organisation_in_text = ANSWER_YES;
  letter.facts.picture = ANSWER_NO;
  expect_outcome(letter, "acknowledge:ir-organisation acknowledge:ir-topics warn:all-material");
  arena_release(&arena);
}

static void to_remand_in_stuttgart_no_word_of_the_case(void **state) {
  (void)state;
  struct letter letter = letter_to("DE-STG", "DE", "BW", "Justizvollzugsanstalt Stuttgart");
  letter.group.sender = "Musterweg 1\n70001 Stuttgart";
  expect_outcome(letter, "");
  letter.prisoner.status = STATUS_REMAND;
  expect_outcome(letter, "acknowledge:de-remand-topic");
}

static void kurdish_to_turkey_only_on_the_wish_and_then_answered_for(void **state) {
  (void)state;
  struct letter letter = letter_to("TR-SNC", "TR", "", "Sincan");
  letter.group.sender = "Musterweg 1\n70001 Stuttgart";
  letter.prisoner.languages = "ku tr";
  letter.facts.language = "ku";
  expect_outcome(letter, "block:tr-kurdish warn:tr-topics");
  letter.prisoner.language_wish = "ku";
  expect_outcome(letter, "acknowledge:tr-kurdish warn:tr-topics");
  letter.facts.language = "tr";
  expect_outcome(letter, "warn:tr-topics");
}

static void a_suspended_prison_gets_nothing_except_through_somebody(void **state) {
  (void)state;
  struct letter letter = letter_to("IL-OFR", "IL", "", "Ofer Prison");
  letter.group.sender = "Musterweg 1\n70001 Stuttgart";
  expect_outcome(letter, "block:il-suspended");
  letter.facts.relayed = true;
  expect_outcome(letter, "");
}

static void a_couple_in_one_cell_gets_two_letters_in_britain(void **state) {
  (void)state;
  struct letter letter = letter_to("GB-MAN", "GB", "", "HMP Manchester");
  letter.group.sender = "Musterweg 1\n70001 Stuttgart";
  letter.prisoner.number = "A1234BC";
  expect_outcome(letter, "warn:gb-copying");
  letter.facts.recipients = 2;
  expect_outcome(letter, "block:gb-recipients warn:gb-copying");
  letter.facts.recipients = 1;
  letter.prisoner.number = "1234";
  expect_outcome(letter, "warn:gb-number warn:gb-copying");
  struct letter elsewhere = letter_to("DE-STG", "DE", "BW", "Justizvollzugsanstalt Stuttgart");
  elsewhere.group.sender = "Musterweg 1\n70001 Stuttgart";
  elsewhere.facts.recipients = 2;
  expect_outcome(elsewhere, "");
}

static void a_county_jail_takes_postcards_without_labels_or_stickers(void **state) {
  (void)state;
  struct letter letter = letter_to("US-CTY", "US", "OH", "Example County Jail");
  letter.group.sender = "Musterweg 1\n70001 Stuttgart";
  letter.prison.kind = "county";
  letter.prisoner.number = "77";
  expect_outcome(letter, "block:us-county-kind");
  letter.facts.kind = "card";
  letter.facts.long_mm = 148;
  letter.facts.short_mm = 105;
  expect_outcome(letter, "");
  letter.facts.labels = ANSWER_YES;
  expect_outcome(letter, "block:us-county-labels");
  letter.facts.labels = ANSWER_NO;
  letter.facts.short_mm = 80;
  expect_outcome(letter, "block:us-county-shortest");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(moabit_wants_full_name_and_residence),
      cmocka_unit_test(schwaebisch_hall_takes_five_stamps_where_its_state_takes_three),
      cmocka_unit_test(german_is_asked_for_where_the_prisoner_knows_it),
      cmocka_unit_test(pennsylvania_wants_its_vendor_a_residence_and_few_pages),
      cmocka_unit_test(texas_wants_its_vendor_number_and_full_name),
      cmocka_unit_test(evin_is_answered_for_by_somebody_and_never_names_the_organisation),
      cmocka_unit_test(to_remand_in_stuttgart_no_word_of_the_case),
      cmocka_unit_test(kurdish_to_turkey_only_on_the_wish_and_then_answered_for),
      cmocka_unit_test(a_suspended_prison_gets_nothing_except_through_somebody),
      cmocka_unit_test(a_couple_in_one_cell_gets_two_letters_in_britain),
      cmocka_unit_test(a_county_jail_takes_postcards_without_labels_or_stickers),
  };
  return cmocka_run_group_tests_name("mail rules of known prisons", tests, NULL, NULL);
}
