/* SPDX-License-Identifier: MIT */
/* Who waits, who is reached through somebody, what is held: asked of a register with one row of each kind. */
#include "fixture.h"

#include "solipost/store/handover_store.h"

static const struct date TODAY = {2026, 8, 1};

struct answer {
  struct handover_fact *facts;
  size_t count, total;
};

static struct answer ask_some(struct place *place, enum handover_question question, int64_t limit) {
  struct answer answer;
  assert_done(place, handover_ask(place->store, question, TODAY, limit, &place->arena, &answer.facts, &answer.count,
                                  &answer.total, &place->error));
  return answer;
}

static struct answer ask(struct place *place, enum handover_question question) {
  return ask_some(place, question, 100);
}

static void assert_codes(const struct answer *answer, const char *const *codes, size_t count) {
  assert_int_equal(answer->count, count);
  for (size_t i = 0; i < count; i++) assert_string_equal(answer->facts[i].code, codes[i]);
}
#define ASSERT_CODES(answer, ...)                                                                                      \
  assert_codes(answer, (const char *const[]){__VA_ARGS__}, COUNT_OF(((const char *const[]){__VA_ARGS__})))

static struct prisoner add_direct(struct place *place, const char *code, struct uuid prison) {
  struct prisoner prisoner = new_prisoner(code, code);
  prisoner.contact = CONTACT_DIRECT;
  begin(place, "add prisoner");
  insert(place, &prisoner_noun, &prisoner);
  commit(place);
  if (!uuid_is_nil(prison)) add_stay(place, prisoner.id, prison, NULL);
  return prisoner;
}

static void add_piece(struct place *place, struct uuid prisoner, int stage, const char *made_on, int64_t number,
                      struct uuid run) {
  struct piece piece;
  noun_clear(&piece_noun, &piece);
  piece.prisoner = prisoner;
  piece.stage = stage;
  piece.number = number;
  piece.run = run;
  assert_true(date_parse_iso(made_on, &piece.made_on));
  begin(place, "print cards");
  insert(place, &piece_noun, &piece);
  commit(place);
}

static void change(struct place *place, const struct noun *noun, const void *record) {
  begin(place, "edit");
  update(place, noun, record);
  commit(place);
}

static struct hold new_hold(void) {
  struct hold hold;
  noun_clear(&hold_noun, &hold);
  hold.reason = "raids";
  hold.said_by = "network";
  hold.since = (struct date){2026, 7, 1};
  return hold;
}

static struct hold add_hold(struct place *place, struct hold hold) {
  begin(place, "hold");
  insert(place, &hold_noun, &hold);
  commit(place);
  return hold;
}

/* ---- who waits ---- */

static void never_written_comes_first_then_longest_ago(void **state) {
  struct place *place = *state;
  struct prison prison = add_prison(place, "DE-BEI", "JVA Beispiel", "DE");
  struct uuid none = {{0}};
  struct prisoner lately = add_direct(place, "P001", prison.id), long_ago = add_direct(place, "P002", prison.id);
  struct prisoner planned = add_direct(place, "P003", prison.id), just = add_direct(place, "P004", prison.id);
  add_direct(place, "P1000", prison.id);
  add_piece(place, lately.id, STAGE_MAILED, "2026-01-01", 1, none);
  add_piece(place, lately.id, STAGE_PRINTED, "2026-04-20", 2, none);
  add_piece(place, just.id, STAGE_PRINTED, "2026-07-20", 6, none); /* 90 days have not passed */
  add_piece(place, long_ago.id, STAGE_ANSWERED, "2026-02-01", 3, none);
  add_piece(place, planned.id, STAGE_PLANNED, "2026-07-01", 4, none);
  add_piece(place, planned.id, STAGE_CANCELLED, "2026-07-01", 5, none);
  struct answer answer = ask(place, HANDOVER_ASK_WAITING);
  ASSERT_CODES(&answer, "P003", "P1000", "P002", "P001");
  assert_false(date_is_set(answer.facts[0].day));
  assert_int_equal(date_compare(answer.facts[3].day, (struct date){2026, 4, 20}), 0);
}

static void a_cut_list_knows_its_length(void **state) {
  struct place *place = *state;
  struct prison prison = add_prison(place, "DE-BEI", "JVA Beispiel", "DE");
  for (int i = 1; i <= 5; i++) add_direct(place, arena_printf(&place->arena, "P%03d", i), prison.id);
  struct answer answer = ask_some(place, HANDOVER_ASK_WAITING, 2);
  assert_int_equal(answer.count, 2);
  assert_int_equal(answer.total, 5);
}

static void who_must_not_be_written_to_does_not_wait(void **state) {
  struct place *place = *state;
  struct uuid nowhere = {{0}};
  struct prison prison = add_prison(place, "DE-BEI", "JVA Beispiel", "DE");
  struct prison relay = new_prison("TR-SNC", "Sincan", "TR"), shut = new_prison("TR-OLD", "Eski", "TR");
  relay.mail_status = MAIL_RELAY_ONLY;
  shut.closed_on = (struct date){2026, 7, 31};
  begin(place, "add prisons");
  insert(place, &prison_noun, &relay);
  insert(place, &prison_noun, &shut);
  commit(place);
  add_direct(place, "P001", prison.id);
  add_direct(place, "P002", nowhere);
  add_direct(place, "P003", relay.id);
  add_direct(place, "P004", shut.id);
  struct prisoner free_again = add_direct(place, "P005", prison.id), ended = add_direct(place, "P006", prison.id);
  struct prisoner unknown = add_direct(place, "P007", prison.id), gone = add_direct(place, "P008", prison.id);
  free_again.status = STATUS_RELEASED;
  ended.ended_on = TODAY;
  unknown.contact = CONTACT_UNKNOWN;
  change(place, &prisoner_noun, &free_again);
  change(place, &prisoner_noun, &ended);
  change(place, &prisoner_noun, &unknown);
  begin(place, "delete");
  assert_done(place, record_delete(place->store, &prisoner_noun, gone.id, &place->error));
  commit(place);
  struct answer answer = ask(place, HANDOVER_ASK_WAITING);
  ASSERT_CODES(&answer, "P001");
}

static void whom_a_hold_is_for_does_not_wait(void **state) {
  struct place *place = *state;
  struct prison here = add_prison(place, "DE-BEI", "JVA Beispiel", "DE"), held = add_prison(place, "DE-ZWE", "Z", "DE");
  struct prison abroad = add_prison(place, "TR-SNC", "Sincan", "TR");
  add_direct(place, "P001", here.id);
  struct prisoner person = add_direct(place, "P002", here.id);
  add_direct(place, "P003", held.id);
  add_direct(place, "P004", abroad.id);
  struct hold of_person = new_hold(), of_prison = new_hold(), of_country = new_hold();
  of_person.prisoner = person.id;
  of_prison.prison = held.id;
  of_country.country = "TR";
  of_person = add_hold(place, of_person);
  add_hold(place, of_prison);
  add_hold(place, of_country);
  struct answer waiting = ask(place, HANDOVER_ASK_WAITING);
  ASSERT_CODES(&waiting, "P001");
  struct answer people = ask(place, HANDOVER_ASK_HELD_PEOPLE), rest = ask(place, HANDOVER_ASK_HELD_REST);
  ASSERT_CODES(&people, "P002");
  ASSERT_CODES(&rest, "DE-ZWE", "TR");
  assert_string_equal(people.facts[0].text, "raids");
  assert_string_equal(people.facts[0].said_by, "network");
  assert_string_equal(rest.facts[1].name, "");

  of_person.lifted_on = TODAY;
  change(place, &hold_noun, &of_person);
  waiting = ask(place, HANDOVER_ASK_WAITING);
  ASSERT_CODES(&waiting, "P001", "P002");
  people = ask(place, HANDOVER_ASK_HELD_PEOPLE);
  assert_int_equal(people.count, 0);
}

/* ---- letters, campaigns, partners ---- */

static void letters_not_mailed_are_counted_by_run(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Zoë");
  struct run run;
  struct uuid by_hand = {{0}};
  noun_clear(&run_noun, &run);
  run.number = 7;
  run.made_on = (struct date){2026, 7, 1};
  begin(place, "print");
  insert(place, &run_noun, &run);
  commit(place);
  for (int64_t number = 400; number < 403; number++)
    add_piece(place, prisoner.id, STAGE_PRINTED, "2026-07-01", number, run.id);
  add_piece(place, prisoner.id, STAGE_MAILED, "2026-07-01", 403, run.id);
  add_piece(place, prisoner.id, STAGE_WRITTEN, "2026-07-05", 900, by_hand);
  struct answer answer = ask(place, HANDOVER_ASK_UNMAILED);
  assert_int_equal(answer.count, 2);
  assert_int_equal(answer.facts[0].number, 7);
  assert_int_equal(answer.facts[0].count, 3);
  assert_int_equal(answer.facts[0].first, 400);
  assert_int_equal(answer.facts[0].last, 402);
  assert_int_equal(answer.facts[1].number, 0);
  assert_int_equal(answer.facts[1].count, 1);
}

static void campaigns_that_are_over_are_left_out(void **state) {
  struct place *place = *state;
  const char *const until[] = {"2026-07-31", "2026-08-01", "2026-12-01", ""};
  begin(place, "add campaigns");
  for (size_t i = 0; i < COUNT_OF(until); i++) {
    struct campaign campaign;
    noun_clear(&campaign_noun, &campaign);
    campaign.code = arena_printf(&place->arena, "C%zu", i);
    campaign.lead = i == 2 ? "Committee" : "";
    if (*until[i] != '\0') assert_true(date_parse_iso(until[i], &campaign.until));
    insert(place, &campaign_noun, &campaign);
  }
  commit(place);
  struct answer answer = ask(place, HANDOVER_ASK_CAMPAIGNS), leads = ask(place, HANDOVER_ASK_LEADS);
  ASSERT_CODES(&answer, "C1", "C2", "C3");
  ASSERT_CODES(&leads, "C2");
}

static void exports_are_counted_by_recipient(void **state) {
  struct place *place = *state;
  begin(place, "export");
  for (int month = 1; month <= 3; month++) {
    struct export_record made;
    noun_clear(&export_noun, &made);
    made.number = month;
    made.recipient = month == 3 ? "Other group" : "Group A";
    made.made_on = (struct date){2026, (signed char)month, 1};
    insert(place, &export_noun, &made);
  }
  commit(place);
  struct answer answer = ask(place, HANDOVER_ASK_PARTNERS);
  assert_int_equal(answer.count, 2);
  assert_string_equal(answer.facts[0].name, "Group A");
  assert_int_equal(answer.facts[0].count, 2);
  assert_int_equal(answer.facts[0].day.month, 2);
}

/* ---- doubts and notes ---- */

static void doubts_are_named(void **state) {
  struct place *place = *state;
  struct uuid nowhere = {{0}};
  struct prison old = add_prison(place, "DE-ALT", "Alt", "DE"), sure = add_prison(place, "DE-NEU", "Neu", "DE");
  add_prison(place, "DE-LEER", "Leer", "DE"); /* unverified, and nobody is held there */
  old.confidence = sure.confidence = CONFIDENCE_OFFICIAL;
  old.checked_on = (struct date){2025, 7, 31};
  sure.checked_on = (struct date){2025, 8, 2};
  change(place, &prison_noun, &old);
  change(place, &prison_noun, &sure);
  add_direct(place, "P001", old.id);
  add_direct(place, "P002", sure.id);
  add_direct(place, "P003", nowhere);
  struct prisoner unknown = add_prisoner(place, "P004", "Unknown");
  add_stay(place, unknown.id, sure.id, NULL);
  struct answer addresses = ask(place, HANDOVER_ASK_ADDRESSES), lost = ask(place, HANDOVER_ASK_NOWHERE);
  struct answer contact = ask(place, HANDOVER_ASK_CONTACT_UNKNOWN);
  ASSERT_CODES(&addresses, "DE-ALT");
  assert_int_equal(addresses.facts[0].count, 1);
  ASSERT_CODES(&lost, "P003");
  ASSERT_CODES(&contact, "P004");
}

static void notes_come_by_level(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Zoë");
  begin(place, "note");
  for (int level = NOTE_UNKNOWN; level <= NOTE_CORE; level++) {
    struct note note;
    noun_clear(&note_noun, &note);
    note.prisoner = prisoner.id;
    note.level = level;
    note.text = arena_printf(&place->arena, "level %d", level);
    insert(place, &note_noun, &note);
  }
  commit(place);
  struct answer table = ask(place, HANDOVER_ASK_TABLE_NOTES), group = ask(place, HANDOVER_ASK_GROUP_NOTES);
  ASSERT_CODES(&table, "P001");
  ASSERT_CODES(&group, "P001");
  assert_string_equal(table.facts[0].text, "level 1");
  assert_string_equal(group.facts[0].text, "level 2");
  assert_int_equal(table.facts[0].number, 1); /* about a person */
}

static void add_promise(struct place *place, struct uuid writer, struct uuid prisoner, const char *by,
                        const char *confirmed) {
  struct pair pair;
  noun_clear(&pair_noun, &pair);
  pair.writer = writer;
  pair.prisoner = prisoner;
  assert_true(date_parse_iso(by, &pair.confirm_by));
  assert_true(*confirmed == '\0' || date_parse_iso(confirmed, &pair.confirmed_on));
  begin(place, "take-on");
  insert(place, &pair_noun, &pair);
  commit(place);
}

static void first_letters_that_are_due_are_promises(void **state) {
  struct place *place = *state;
  struct prisoner first = add_prisoner(place, "P001", "Zoë Longname");
  struct prisoner second = add_prisoner(place, "P002", "Deniz Örnek");
  struct prisoner third = add_prisoner(place, "P003", "Ali Beispiel");
  struct writer writer;
  noun_clear(&writer_noun, &writer);
  writer.pseudonym = "Amsel";
  begin(place, "add writer");
  insert(place, &writer_noun, &writer);
  commit(place);
  add_promise(place, writer.id, first.id, "9999-12-31", "");
  add_promise(place, writer.id, second.id, "9999-12-31", "2020-01-01"); /* written */
  add_promise(place, writer.id, third.id, "2000-01-01", "");            /* fell back */
  struct answer answer = ask(place, HANDOVER_ASK_PROMISES);
  ASSERT_CODES(&answer, "P001");
  assert_string_equal(answer.facts[0].text, "Amsel");
  assert_int_equal(answer.facts[0].day.year, 9999);
}

static void an_empty_register_answers_nothing(void **state) {
  struct place *place = *state;
  for (int question = 0; question < HANDOVER_ASK_COUNT; question++) {
    struct answer answer = ask(place, (enum handover_question)question);
    assert_int_equal(answer.count, 0);
    assert_int_equal(answer.total, 0);
  }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)
  const struct CMUnitTest tests[] = {
      TEST(never_written_comes_first_then_longest_ago),
      TEST(a_cut_list_knows_its_length),
      TEST(who_must_not_be_written_to_does_not_wait),
      TEST(whom_a_hold_is_for_does_not_wait),
      TEST(letters_not_mailed_are_counted_by_run),
      TEST(campaigns_that_are_over_are_left_out),
      TEST(exports_are_counted_by_recipient),
      TEST(doubts_are_named),
      TEST(notes_come_by_level),
      TEST(first_letters_that_are_due_are_promises),
      TEST(an_empty_register_answers_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
