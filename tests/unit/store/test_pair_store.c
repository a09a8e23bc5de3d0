/* SPDX-License-Identifier: MIT */
/* Pairs with what was heard between the two: letters alone, with others, to several; replies. The SQL for who has a writer
 * says what model/pair.h says. */
#include "fixture.h"

#include <string.h>

#include "solipost/store/forget.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/pair_store.h"

#include "../../../src/store/handle.h"

static struct date on(int month, int day) { return (struct date){2026, (signed char)month, (signed char)day}; }

struct two {
  struct place *place;
  struct prisoner deniz, zoe;
  struct writer amsel, karl;
};

static void enter(struct place *place, const struct noun *noun, void *record) {
  begin(place, "test");
  insert(place, noun, record);
  commit(place);
}

static struct writer add_writer(struct place *place, const char *pseudonym) {
  struct writer writer;
  noun_clear(&writer_noun, &writer);
  writer.pseudonym = pseudonym;
  enter(place, &writer_noun, &writer);
  return writer;
}

static struct two two_of_each(struct place *place) {
  return (struct two){.place = place,
                      .deniz = add_prisoner(place, "P001", "Deniz Örnek"),
                      .zoe = add_prisoner(place, "P002", "Zoë Longname"),
                      .amsel = add_writer(place, "Amsel"),
                      .karl = add_writer(place, "Karl")};
}

static struct pair add_pair(struct place *place, struct uuid writer, struct uuid prisoner, struct date since) {
  struct pair pair;
  noun_clear(&pair_noun, &pair);
  pair.writer = writer;
  pair.prisoner = prisoner;
  pair.since = since;
  pair.confirm_by = date_add_days(since, PAIR_PROMISE_DAYS);
  enter(place, &pair_noun, &pair);
  return pair;
}

static struct piece add_letter(struct place *place, struct uuid writer, struct uuid prisoner, enum stage stage,
                               struct date day) {
  struct piece piece;
  noun_clear(&piece_noun, &piece);
  piece.writer = writer;
  piece.prisoner = prisoner;
  piece.stage = (int)stage;
  piece.made_on = piece.written_on = day;
  enter(place, &piece_noun, &piece);
  return piece;
}

static void confirm(struct place *place, const struct piece *piece) {
  begin(place, "written");
  assert_done(place, pairs_confirm(place->store, piece, &place->error));
  commit(place);
}

static struct pair_view only_pair(struct place *place, struct uuid writer, struct date day) {
  const struct pair_filter filter = {.writer = writer, .day = day};
  struct pair_list list;
  assert_done(place, pairs_find(place->store, &filter, &place->arena, &list, &place->error));
  assert_int_equal(list.count, 1);
  return list.items[0];
}

static void a_written_letter_confirms_the_promise(void **state) {
  struct place *place = *state;
  struct two two = two_of_each(place);
  add_pair(place, two.amsel.id, two.deniz.id, on(6, 1));
  add_pair(place, two.karl.id, two.deniz.id, on(6, 1));
  assert_int_equal(only_pair(place, two.amsel.id, on(6, 2)).state, PAIR_PROMISED);

  struct piece printed = add_letter(place, two.amsel.id, two.deniz.id, STAGE_PRINTED, on(6, 3));
  confirm(place, &printed);
  struct piece other = add_letter(place, two.amsel.id, two.zoe.id, STAGE_WRITTEN, on(6, 3));
  confirm(place, &other);
  assert_false(date_is_set(only_pair(place, two.amsel.id, on(6, 3)).pair.confirmed_on));

  struct piece written = add_letter(place, two.amsel.id, two.deniz.id, STAGE_WRITTEN, on(6, 20));
  assert_int_equal(only_pair(place, two.amsel.id, on(6, 20)).state, PAIR_FALLEN_BACK);
  confirm(place, &written);
  struct pair_view view = only_pair(place, two.amsel.id, on(6, 20));
  assert_int_equal(view.state, PAIR_LIVE);
  assert_int_equal(date_compare(view.pair.confirmed_on, on(6, 20)), 0);
  assert_int_equal(date_compare(view.heard.letter, on(6, 20)), 0);
  assert_false(date_is_set(only_pair(place, two.karl.id, on(6, 20)).pair.confirmed_on));
}

static void who_signs_as_well_and_whom_it_is_for_as_well_count(void **state) {
  struct place *place = *state;
  struct two two = two_of_each(place);
  struct cosigner cosigner;
  struct addressee addressee;
  add_pair(place, two.karl.id, two.zoe.id, on(6, 1));
  struct piece piece = add_letter(place, two.amsel.id, two.deniz.id, STAGE_WRITTEN, on(6, 5));
  noun_clear(&cosigner_noun, &cosigner);
  cosigner.piece = piece.id;
  cosigner.writer = two.karl.id;
  enter(place, &cosigner_noun, &cosigner);
  confirm(place, &piece);
  assert_false(date_is_set(only_pair(place, two.karl.id, on(6, 5)).pair.confirmed_on));
  noun_clear(&addressee_noun, &addressee);
  addressee.piece = piece.id;
  addressee.prisoner = two.zoe.id;
  enter(place, &addressee_noun, &addressee);
  confirm(place, &piece);
  struct pair_view view = only_pair(place, two.karl.id, on(6, 5));
  assert_int_equal(date_compare(view.pair.confirmed_on, on(6, 5)), 0);
  assert_int_equal(date_compare(view.heard.letter, on(6, 5)), 0);
}

static void a_cancelled_letter_was_never_heard(void **state) {
  struct place *place = *state;
  struct two two = two_of_each(place);
  struct pair_heard heard;
  add_letter(place, two.amsel.id, two.deniz.id, STAGE_CANCELLED, on(6, 5));
  assert_done(place, pair_hear(place->store, two.amsel.id, two.deniz.id, &heard, &place->error));
  assert_false(date_is_set(heard.letter));
  assert_false(date_is_set(heard.reply));
}

static void add_reply(struct place *place, struct uuid writer, struct uuid prisoner, struct date day) {
  struct reply reply;
  noun_clear(&reply_noun, &reply);
  reply.writer = writer;
  reply.prisoner = prisoner;
  reply.received_on = day;
  enter(place, &reply_noun, &reply);
}

static void a_letter_or_a_reply_wakes_a_dormant_pair(void **state) {
  struct place *place = *state;
  struct two two = two_of_each(place);
  struct pair pair = add_pair(place, two.amsel.id, two.deniz.id, on(1, 1));
  pair.confirmed_on = on(1, 5);
  begin(place, "test");
  update(place, &pair_noun, &pair);
  commit(place);
  assert_int_equal(only_pair(place, two.amsel.id, on(8, 1)).state, PAIR_DORMANT);
  add_reply(place, two.karl.id, two.deniz.id, on(8, 1)); /* for somebody else */
  assert_int_equal(only_pair(place, two.amsel.id, on(8, 1)).state, PAIR_DORMANT);
  add_reply(place, two.amsel.id, two.deniz.id, on(8, 1));
  assert_int_equal(only_pair(place, two.amsel.id, on(8, 1)).state, PAIR_LIVE);
  add_letter(place, two.amsel.id, two.deniz.id, STAGE_MAILED, on(12, 1));
  assert_int_equal(only_pair(place, two.amsel.id, on(12, 31)).state, PAIR_LIVE);
}

/* ---- who has a writer ---- */

static int64_t served(struct place *place, struct uuid prisoner, struct date day) {
  struct pair_served *rows;
  size_t count;
  assert_done(place, pairs_served(place->store, day, &place->arena, &rows, &count, &place->error));
  for (size_t i = 0; i < count; i++)
    if (uuid_equal(rows[i].prisoner, prisoner)) return rows[i].writers;
  return 0;
}

static int64_t counted(struct place *place, struct uuid prisoner, struct date day) {
  const struct pair_filter filter = {.prisoner = prisoner, .day = day, .ended = true};
  struct pair_list list;
  int64_t count = 0;
  assert_done(place, pairs_find(place->store, &filter, &place->arena, &list, &place->error));
  for (size_t i = 0; i < list.count; i++) count += pair_counts(list.items[i].state, list.items[i].writer_state);
  return count;
}

/* Pairs of every sort, looked at on each tenth day of a year: the statement and the function agree, and both change. */
static void the_statement_says_what_the_function_says(void **state) {
  struct place *place = *state;
  struct two two = two_of_each(place);
  struct writer gone = add_writer(place, "Gone"), paused = add_writer(place, "Paused");
  gone.left_on = on(5, 1);
  paused.paused_from = on(2, 1);
  paused.paused_until = on(4, 1);
  begin(place, "test");
  update(place, &writer_noun, &gone);
  update(place, &writer_noun, &paused);
  commit(place);
  const struct uuid writers[] = {two.amsel.id, two.karl.id, gone.id, paused.id};
  for (size_t i = 0; i < COUNT_OF(writers); i++) {
    struct pair pair = add_pair(place, writers[i], two.deniz.id, on(1, 1 + (int)i * 9));
    add_pair(place, writers[i], two.zoe.id, on(3, 1 + (int)i * 9));
    if (i % 2 != 0) continue;
    pair.confirmed_on = on(1, 10);
    begin(place, "test");
    update(place, &pair_noun, &pair);
    commit(place);
  }
  add_letter(place, two.amsel.id, two.deniz.id, STAGE_MAILED, on(4, 4));
  add_reply(place, gone.id, two.deniz.id, on(3, 3));
  int64_t most = 0, least = 9;
  for (struct date day = on(1, 1); day.year == 2026; day = date_add_days(day, 10)) {
    int64_t now = served(place, two.deniz.id, day);
    assert_int_equal(now, counted(place, two.deniz.id, day));
    assert_int_equal(served(place, two.zoe.id, day), counted(place, two.zoe.id, day));
    most = now > most ? now : most;
    least = now < least ? now : least;
  }
  assert_true(most >= 3);
  assert_int_equal(least, 0);
}

static void letters_of_a_month_are_counted_once(void **state) {
  struct place *place = *state;
  struct two two = two_of_each(place);
  int64_t count;
  add_letter(place, two.amsel.id, two.deniz.id, STAGE_WRITTEN, on(6, 1));
  add_letter(place, two.amsel.id, two.zoe.id, STAGE_MAILED, on(6, 30));
  add_letter(place, two.amsel.id, two.zoe.id, STAGE_MAILED, on(7, 1));
  add_letter(place, two.karl.id, two.zoe.id, STAGE_MAILED, on(6, 2));
  assert_done(place, pair_letters_of(place->store, two.amsel.id, on(6, 1), on(6, 30), &count, &place->error));
  assert_int_equal(count, 2);
}

/* Who has a writer is asked often: the letters between two are found by both, and no walk goes through all letters. */
static void letters_between_two_are_found_by_an_index(void **state) {
  struct place *place = *state;
  sqlite3_stmt *statement = NULL;
  bool by_both = false;
  const char *sql =
      "EXPLAIN QUERY PLAN SELECT pair.prisoner FROM pair JOIN writer ON writer.id = pair.writer WHERE " PAIR_COUNTS_SQL(
          "?1", "?2");
  assert_int_equal(sqlite3_prepare_v2(place->store->db, sql, -1, &statement, NULL), SQLITE_OK);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    const char *step = (const char *)sqlite3_column_text(statement, 3);
    by_both = by_both || strstr(step, "piece_by_writer (writer=? AND prisoner=?)") != NULL;
    if (strncmp(step, "SCAN m", 6) == 0 || strncmp(step, "SCAN r", 6) == 0) fail_msg("%s", step);
  }
  sqlite3_finalize(statement);
  assert_true(by_both);
}

/* ---- forgetting ---- */

static int64_t rows_about(struct place *place, struct uuid id) {
  const struct record_value value = {.kind = VALUE_ID, .id = id};
  const struct record_query query = {.where = "?1 IN (writer, prisoner)", .values = &value, .value_count = 1};
  int64_t count = -1;
  assert_done(place, record_count(place->store, &pair_noun, &query, &count, &place->error));
  return count;
}

static void whoever_is_forgotten_writes_to_nobody(void **state) {
  struct place *place = *state;
  struct two two = two_of_each(place);
  static const char *const commands[] = {"test", NULL};
  add_pair(place, two.amsel.id, two.deniz.id, on(6, 1));
  add_pair(place, two.karl.id, two.deniz.id, on(6, 1));
  add_pair(place, two.karl.id, two.zoe.id, on(6, 1));
  const struct forget_subject both[] = {{&prisoner_noun, two.deniz.id}, {&writer_noun, two.amsel.id}};
  begin(place, "forget");
  assert_done(place, forget_write(place->store, both, 2, commands, &place->error));
  commit(place);
  assert_int_equal(rows_about(place, two.deniz.id), 0);
  assert_int_equal(rows_about(place, two.amsel.id), 0);
  assert_int_equal(rows_about(place, two.karl.id), 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(a_written_letter_confirms_the_promise),
      cmocka_unit_test_setup_teardown(who_signs_as_well_and_whom_it_is_for_as_well_count, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(a_cancelled_letter_was_never_heard, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(a_letter_or_a_reply_wakes_a_dormant_pair, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(the_statement_says_what_the_function_says, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(letters_of_a_month_are_counted_once, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(letters_between_two_are_found_by_an_index, place_setup, place_teardown),
      BOTH_KINDS(whoever_is_forgotten_writes_to_nobody),
  };
  return cmocka_run_group_tests_name("pair_store", tests, NULL, NULL);
}
