/* SPDX-License-Identifier: MIT */
/* What was kept long enough is found by day and kind, and goes for good; what is younger, or has no rule, stays. */
#include "fixture.h"

#include "solipost/store/journal_store.h"
#include "solipost/store/retention_store.h"

static const char *const command_names[] = {"add", "print cards", NULL};
static const struct date today = {2026, 8, 1};

static void set(struct place *place, int kind, int64_t days) {
  begin(place, "retention set");
  assert_done(place, retention_set(place->store, kind, days, &place->error));
  commit(place);
}

static struct retention_due find(struct place *place) {
  struct retention_due due;
  assert_done(place, retention_find_due(place->store, today, &place->arena, &due, &place->error));
  return due;
}

static void let_go(struct place *place, const struct retention_due *due) {
  begin(place, "retention run");
  assert_done(place, retention_write(place->store, due, command_names, &place->error));
  commit(place);
}

static struct prisoner add_released(struct place *place, const char *code, struct date until) {
  struct prisoner prisoner = new_prisoner(code, "Max Released");
  struct stay stay;
  prisoner.status = STATUS_RELEASED;
  noun_clear(&stay_noun, &stay);
  stay.from = (struct date){2020, 1, 1};
  stay.until = until;
  begin(place, "add prisoner");
  insert(place, &prisoner_noun, &prisoner);
  stay.prisoner = prisoner.id;
  insert(place, &stay_noun, &stay);
  commit(place);
  return prisoner;
}

static void a_rule_is_set_changed_and_taken_away(void **state) {
  struct place *place = *state;
  int64_t days[RETENTION_KINDS];
  set(place, RETENTION_NOTES, 90);
  set(place, RETENTION_RUNS, 30);
  set(place, RETENTION_NOTES, 60);
  assert_done(place, retention_rules(place->store, days, &place->error));
  assert_int_equal(days[RETENTION_NOTES], 60);
  assert_int_equal(days[RETENTION_RUNS], 30);
  assert_int_equal(days[RETENTION_RELEASED], 0);
  assert_int_equal(count(place, &retention_noun), 2);
  set(place, RETENTION_NOTES, 0);
  assert_done(place, retention_rules(place->store, days, &place->error));
  assert_int_equal(days[RETENTION_NOTES], 0);
}

static void without_a_rule_nothing_is_due(void **state) {
  struct place *place = *state;
  add_released(place, "P001", (struct date){2001, 1, 1});
  assert_int_equal(find(place).count, 0);
}

static void people_are_due_to_the_day(void **state) {
  struct place *place = *state;
  struct prisoner old = add_released(place, "P001", (struct date){2024, 8, 1});
  add_released(place, "P002", (struct date){2024, 8, 2});
  set(place, RETENTION_RELEASED, 730);
  struct retention_due due = find(place);
  assert_int_equal(due.count, 1);
  assert_true(uuid_equal(due.items[0].id, old.id));
  assert_int_equal(date_compare(due.items[0].since, (struct date){2024, 8, 1}), 0);
  let_go(place, &due);
  assert_int_equal(count(place, &prisoner_noun), 1);
  assert_int_equal(count(place, &stay_noun), 1);
  assert_int_equal(find(place).count, 0);
}

/* A former prison says nothing about the day of a release while the last stay still stands open. */
static void an_earlier_stay_is_no_release(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_released(place, "P001", (struct date){2010, 1, 1});
  struct stay stay;
  noun_clear(&stay_noun, &stay);
  stay.prisoner = prisoner.id;
  begin(place, "transfer");
  insert(place, &stay_noun, &stay);
  commit(place);
  set(place, RETENTION_RELEASED, 730);
  assert_int_equal(find(place).count, 0);
}

static void somebody_is_due_once(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_released(place, "P001", (struct date){2010, 1, 1});
  prisoner.ended_on = (struct date){2010, 2, 1};
  begin(place, "end");
  update(place, &prisoner_noun, &prisoner);
  commit(place);
  set(place, RETENTION_RELEASED, 730);
  set(place, RETENTION_ENDED, 730);
  assert_int_equal(find(place).count, 1);
  set(place, RETENTION_RELEASED, 0);
  struct retention_due due = find(place);
  assert_int_equal(due.count, 1);
  assert_int_equal(due.items[0].kind, RETENTION_ENDED);
}

static void notes_are_erased_and_no_undo_brings_them_back(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Örnek");
  struct note note;
  noun_clear(&note_noun, &note);
  note.prisoner = prisoner.id;
  note.text = "of long ago";
  note.made_on = (struct date){2025, 1, 1};
  begin(place, "add note");
  insert(place, &note_noun, &note);
  commit(place);
  note.text = "of long ago, corrected";
  begin(place, "edit note");
  update(place, &note_noun, &note);
  commit(place);
  note.id = (struct uuid){0};
  note.made_on = (struct date){2026, 7, 1};
  begin(place, "add note");
  insert(place, &note_noun, &note);
  commit(place);
  set(place, RETENTION_NOTES, 365);
  struct retention_due due = find(place);
  assert_int_equal(due.count, 1);
  let_go(place, &due);
  assert_int_equal(count(place, &note_noun), 1);
  assert_int_equal(count(place, &prisoner_noun), 1);
  for (int64_t number = 1; number <= 3; number++) {
    struct undo_result result;
    assert_done(place, journal_undo(place->store, number, true, &place->arena, &result, &place->error));
  }
  struct undo_result result;
  assert_done(place, journal_undo(place->store, 3, false, &place->arena, &result, &place->error));
  assert_int_equal(result.restored, 0);
  assert_int_equal(result.why[0], UNDO_FORGOTTEN);
}

static struct run add_run(struct place *place, int stage, struct date mailed_on) {
  struct run run;
  struct piece piece;
  noun_clear(&run_noun, &run);
  run.number = 1 + count(place, &run_noun);
  run.stage = RUN_PRINTED;
  run.piece_count = 2;
  run.templates = "Dear Zoë";
  run.picture = "abc";
  run.layout = "layout=four";
  begin(place, "print cards Zoë");
  insert(place, &run_noun, &run);
  for (int i = 0; i < 2; i++) {
    noun_clear(&piece_noun, &piece);
    piece.run = run.id;
    piece.position = i + 1;
    piece.number = run.number * 100 + i;
    piece.stage = i == 0 ? STAGE_MAILED : stage;
    piece.mailed_on = mailed_on;
    piece.address = "Zoë\nPrison";
    piece.fields = "name\tZoë";
    piece.sender = "Group";
    insert(place, &piece_noun, &piece);
  }
  commit(place);
  return run;
}

static void runs_that_were_mailed_lose_their_texts_and_keep_the_counts(void **state) {
  struct place *place = *state;
  struct run old = add_run(place, STAGE_ANSWERED, (struct date){2026, 1, 1}), after;
  add_run(place, STAGE_PRINTED, (struct date){2026, 1, 1}); /* one letter still lies here */
  add_run(place, STAGE_MAILED, (struct date){2026, 7, 31});
  set(place, RETENTION_RUNS, 90);
  struct retention_due due = find(place);
  assert_int_equal(due.count, 1);
  assert_true(uuid_equal(due.items[0].id, old.id));
  let_go(place, &due);
  load(place, &run_noun, old.id, &after);
  assert_string_equal(after.templates, "");
  assert_string_equal(after.picture, "");
  assert_string_equal(after.layout, "layout=four");
  assert_int_equal(after.piece_count, 2);
  const struct record_value value = {.kind = VALUE_ID, .id = old.id};
  const struct record_query blank = {.where = "run = ?1 AND address IS NULL AND fields IS NULL AND sender IS NULL",
                                     .values = &value,
                                     .value_count = 1};
  int64_t pieces = 0;
  assert_done(place, record_count(place->store, &piece_noun, &blank, &pieces, &place->error));
  assert_int_equal(pieces, 2);
  assert_int_equal(count(place, &piece_noun), 6);
  assert_int_equal(find(place).count, 0);
}

static void of_exports_go_those_who_stood_in_them(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Örnek");
  struct export_record export;
  struct export_item item;
  noun_clear(&export_noun, &export);
  noun_clear(&export_item_noun, &item);
  export.number = 1;
  export.made_on = (struct date){2024, 1, 1};
  export.recipient = "partner";
  begin(place, "export");
  insert(place, &export_noun, &export);
  item.export = export.id;
  item.prisoner = prisoner.id;
  insert(place, &export_item_noun, &item);
  commit(place);
  set(place, RETENTION_EXPORTS, 365);
  struct retention_due due = find(place);
  assert_int_equal(due.count, 1);
  let_go(place, &due);
  assert_int_equal(count(place, &export_noun), 1);
  assert_int_equal(count(place, &export_item_noun), 0);
  assert_int_equal(find(place).count, 0);
}

static void by_hand(struct place *place, const char *sql) {
  store_close(place->store);
  do_sql(place, sql);
  place_open(place, STORE_WRITE);
}

/* Whatever other hands wrote into the file: no day of it is reckoned with that is none, and nobody goes for it. */
static void what_is_no_day_and_no_span_makes_nobody_due(void **state) {
  static const char *const spans[] = {"-1", "2147483648", "9223372036854775807", "-9223372036854775808"};
  struct place *place = *state;
  add_prisoner(place, "P001", "Deniz Örnek");
  set(place, RETENTION_ENDED, 365);
  by_hand(place, "PRAGMA ignore_check_constraints = 1; UPDATE prisoner SET ended_on = '--03-05'");
  assert_int_equal(find(place).count, 0);
  by_hand(place, "PRAGMA ignore_check_constraints = 1; UPDATE prisoner SET ended_on = '0000-13-77'");
  assert_int_equal(find(place).count, 0);
  by_hand(place, "UPDATE prisoner SET ended_on = '2001-01-01'");
  assert_int_equal(find(place).count, 1);
  for (size_t i = 0; i < COUNT_OF(spans); i++) {
    by_hand(place, arena_printf(&place->arena, "UPDATE retention SET days = %s", spans[i]));
    assert_int_equal(find(place).count, 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(a_rule_is_set_changed_and_taken_away),
      BOTH_KINDS(without_a_rule_nothing_is_due),
      BOTH_KINDS(people_are_due_to_the_day),
      BOTH_KINDS(an_earlier_stay_is_no_release),
      BOTH_KINDS(somebody_is_due_once),
      BOTH_KINDS(notes_are_erased_and_no_undo_brings_them_back),
      BOTH_KINDS(runs_that_were_mailed_lose_their_texts_and_keep_the_counts),
      BOTH_KINDS(of_exports_go_those_who_stood_in_them),
      BOTH_KINDS(what_is_no_day_and_no_span_makes_nobody_due),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
