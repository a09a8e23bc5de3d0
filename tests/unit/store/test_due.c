/* SPDX-License-Identifier: MIT */
/* What is due is found through an index that holds little else: no question walks through all letters. */
#include "fixture.h"

#include "solipost/store/due_store.h"
#include "solipost/store/lead_time_store.h"

#include "../../../src/store/handle.h"

/* Tables that grow with every letter. */
static bool grows(const char *step) {
  static const char *const tables[] = {"piece", "reply", "answered", "follow_up", "addressee", "returned_mail"};
  if (strncmp(step, "SCAN ", 5) != 0) return false;
  for (size_t i = 0; i < COUNT_OF(tables); i++) {
    size_t length = strlen(tables[i]);
    char after = step[5 + (strncmp(step + 5, tables[i], length) == 0 ? length : 0)];
    if (strncmp(step + 5, tables[i], length) == 0 && (after == '\0' || after == ' ')) return true;
  }
  return false;
}

static void check_plan(struct place *place, const char *sql, const char *what) {
  sqlite3_stmt *statement = NULL;
  const char *explain = arena_printf(&place->arena, "EXPLAIN QUERY PLAN %s", sql);
  assert_int_equal(sqlite3_prepare_v2(place->store->db, explain, -1, &statement, NULL), SQLITE_OK);
  size_t steps = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    const char *step = (const char *)sqlite3_column_text(statement, 3);
    steps++;
    /* A walk along a partial index is one through what is asked for alone. */
    bool partial = strstr(step, "INDEX piece_answered") != NULL || strstr(step, "INDEX piece_arrived") != NULL;
    if (grows(step) && !partial) fail_msg("%s: %s", what, step);
  }
  sqlite3_finalize(statement);
  assert_true(steps > 0);
}

static void no_question_walks_through_all_letters(void **state) {
  struct place *place = *state;
  const char *table, *order, *where;
  size_t asked = 0;
  for (; (where = due_where(asked, &table, &order)) != NULL; asked++) {
    const char *by = order == NULL ? "" : arena_printf(&place->arena, " ORDER BY %s", order);
    check_plan(place, arena_printf(&place->arena, "SELECT * FROM %s WHERE row_state = 0 AND (%s)%s", table, where, by),
               where);
  }
  assert_true(asked > DUE_COUNT);
}

static void birthdays_are_found_by_month_and_day(void **state) {
  struct place *place = *state;
  sqlite3_stmt *statement = NULL;
  bool indexed = false;
  const char *sql =
      "EXPLAIN QUERY PLAN SELECT * FROM prisoner WHERE row_state = 0 AND (birthday IS NOT NULL AND ended_on "
      "IS NULL AND substr(birthday, -5) BETWEEN ?1 AND ?2) ORDER BY substr(birthday, -5)";
  assert_int_equal(sqlite3_prepare_v2(place->store->db, sql, -1, &statement, NULL), SQLITE_OK);
  while (sqlite3_step(statement) == SQLITE_ROW)
    indexed = indexed || strstr((const char *)sqlite3_column_text(statement, 3), "prisoner_birthday") != NULL;
  sqlite3_finalize(statement);
  assert_true(indexed);
}

static struct date on(int month, int day) { return (struct date){2026, (signed char)month, (signed char)day}; }

static void enter(struct place *place, const struct noun *noun, void *record) {
  assert_done(place, store_begin(place->store, "test", &place->error));
  assert_done(place, record_insert(place->store, noun, record, &place->error));
  assert_done(place, store_commit(place->store, &place->error));
}

static struct uuid add_piece(struct place *place, struct uuid prison, struct date mailed, struct date answered) {
  struct piece piece;
  noun_clear(&piece_noun, &piece);
  piece.prison = prison;
  piece.stage = STAGE_MAILED;
  piece.made_on = piece.mailed_on = piece.first_mailed_on = mailed;
  piece.answered_on = answered;
  enter(place, &piece_noun, &piece);
  return piece.id;
}

static void an_answer_after_n_days_teaches_half_of_them(void **state) {
  struct place *place = *state;
  struct prison prison;
  struct lead_time_table table;
  struct own_group group;
  noun_clear(&own_group_noun, &group);
  group.name = "G";
  group.sender = "A\nB";
  group.country = "DE";
  enter(place, &own_group_noun, &group);
  noun_clear(&prison_noun, &prison);
  prison.code = "TR-X";
  prison.name = "X";
  prison.country = "TR";
  enter(place, &prison_noun, &prison);
  for (int i = 0; i < LEAD_LEARN_LETTERS; i++) add_piece(place, prison.id, on(3, 1), on(4, 1)); /* 31 days: 16 */
  assert_done(place, lead_times_known(place->store, &place->arena, &table, &place->error));
  assert_int_equal(lead_time_for(&table, "TR")->origin, LEAD_LEARNED);
  assert_int_equal(lead_time_for(&table, "TR")->days, 16);
}

static void what_is_cut_is_counted(void **state) {
  struct place *place = *state;
  void **records;
  size_t count, total;
  for (int i = 1; i <= 7; i++) {
    struct reply reply;
    noun_clear(&reply_noun, &reply);
    reply.number = i;
    reply.received_on = on(5, 8 - i);
    enter(place, &reply_noun, &reply);
  }
  assert_done(place,
              due_find(place->store, DUE_REPLY, on(5, 6), 4, &place->arena, &records, &count, &total, &place->error));
  assert_int_equal(count, 4);
  assert_int_equal(total, 6);
  assert_int_equal(((const struct reply *)records[0])->number, 7); /* has waited longest */
}

static void a_letter_is_under_way_unless_it_is_cancelled(void **state) {
  struct place *place = *state;
  struct prisoner prisoner;
  struct piece piece;
  bool under_way;
  noun_clear(&prisoner_noun, &prisoner);
  prisoner.code = "P1";
  prisoner.name = "A";
  enter(place, &prisoner_noun, &prisoner);
  noun_clear(&piece_noun, &piece);
  piece.prisoner = prisoner.id;
  piece.made_on = on(5, 1);
  piece.stage = STAGE_PRINTED;
  enter(place, &piece_noun, &piece);
  assert_done(place, due_is_under_way(place->store, prisoner.id, on(5, 1), &under_way, &place->error));
  assert_true(under_way);
  assert_done(place, due_is_under_way(place->store, prisoner.id, on(5, 2), &under_way, &place->error));
  assert_false(under_way);
  piece.stage = STAGE_CANCELLED;
  assert_done(place, store_begin(place->store, "test", &place->error));
  assert_done(place, record_update(place->store, &piece_noun, &piece, &place->error));
  assert_done(place, store_commit(place->store, &place->error));
  assert_done(place, due_is_under_way(place->store, prisoner.id, on(5, 1), &under_way, &place->error));
  assert_false(under_way);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(no_question_walks_through_all_letters, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(birthdays_are_found_by_month_and_day, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(an_answer_after_n_days_teaches_half_of_them, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(what_is_cut_is_counted, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(a_letter_is_under_way_unless_it_is_cancelled, place_setup, place_teardown),
  };
  return cmocka_run_group_tests_name("what is due", tests, NULL, NULL);
}
