/* SPDX-License-Identifier: MIT */
/* The list of an evening: whose letter is whose, what a line means on it, and what goes back at the end. */
#include "mail_fixture.h"

#include "solipost/jobs/evening.h"
#include "solipost/store/plan_store.h"

static const struct date held_on = {2026, 7, 10}, next_day = {2026, 7, 11};

/* Evening 1 with P001, P002 and P003 in rows 1 to 3; letters 411 and 412 are printed for it in run 7, P003 has none. */
struct table {
  struct mail mail;
  struct evening evening;
  struct plan_entry entries[PEOPLE];
};

static void plan(struct table *table, size_t person, int64_t row, struct uuid piece) {
  struct plan_entry *entry = &table->entries[person];
  noun_clear(&plan_entry_noun, entry);
  entry->plan = 1;
  entry->position = row;
  entry->prisoner = table->mail.people[person].id;
  entry->evening = table->evening.id;
  entry->made_on = (struct date){2026, 7, 1};
  entry->piece = piece;
  insert(table->mail.place, &plan_entry_noun, entry);
}

static struct table table_begin(struct place *place) {
  struct table table = {.mail = mail_begin(place)};
  struct mail *mail = &table.mail;
  noun_clear(&evening_noun, &table.evening);
  table.evening.number = 1;
  table.evening.held_on = held_on;
  begin(place, "evening");
  insert(place, &evening_noun, &table.evening);
  mail->run.evening = table.evening.id;
  assert_done(place, record_update(place->store, &run_noun, &mail->run, &place->error));
  assert_done(place, record_delete(place->store, &piece_noun, mail->pieces[2].id, &place->error));
  for (size_t i = 0; i < PEOPLE; i++) {
    mail->pieces[i].position = (int64_t)i + 1;
    plan(&table, i, (int64_t)i + 1, i < 2 ? mail->pieces[i].id : (struct uuid){{0}});
  }
  commit(place);
  return table;
}

static struct evening_list list_of(struct table *table) {
  struct evening_list list;
  struct place *place = table->mail.place;
  assert_done(place, evening_read(place->store, 1, &place->arena, &list, &place->error));
  return list;
}

/* "1:411 2:412 3:-" */
static const char *rows(struct table *table, const struct evening_list *list) {
  const char *text = "";
  struct arena *arena = &table->mail.place->arena;
  for (size_t i = 0; i < list->count; i++) {
    const struct evening_seat *seat = &list->seats[i];
    const char *letter = seat->piece.number == 0 ? "-" : arena_printf(arena, "%lld", (long long)seat->piece.number);
    text = arena_printf(arena, "%s%s%lld:%s", text, i == 0 ? "" : " ", (long long)seat->row, letter);
  }
  return text;
}

static struct evening_hit *find(struct table *table, enum evening_how how, int64_t from, int64_t to, const char *name,
                                size_t *count) {
  struct place *place = table->mail.place;
  struct evening_list *list = ARENA_NEW(&place->arena, struct evening_list);
  const struct evening_which which = {.how = how, .from = from, .to = to, .name = name};
  struct evening_hit *hits;
  *list = list_of(table);
  assert_done(place, evening_find(place->store, list, &which, &place->arena, &hits, count, &place->error));
  return hits;
}

static enum error_kind not_found(struct table *table, enum evening_how how, int64_t from, int64_t to,
                                 const char *name) {
  struct place *place = table->mail.place;
  const struct evening_list list = list_of(table);
  const struct evening_which which = {.how = how, .from = from, .to = to, .name = name};
  struct evening_hit *hits;
  size_t count;
  assert_false(evening_find(place->store, &list, &which, &place->arena, &hits, &count, &place->error));
  return place->error.kind;
}

static void write_letter(struct table *table, size_t person, struct date day) {
  struct piece *piece = &table->mail.pieces[person];
  piece->stage = STAGE_WRITTEN;
  piece->evening = table->evening.id;
  piece->written_on = day;
  piece->signed_by = "Anna, guest";
  begin(table->mail.place, "write");
  update(table->mail.place, &piece_noun, piece);
  commit(table->mail.place);
}

/* ---- the list ---- */

static void everybody_planned_has_a_row_and_their_letter(void **state) {
  struct table table = table_begin(*state);
  const struct evening_list list = list_of(&table);
  assert_string_equal(rows(&table, &list), "1:411 2:412 3:-");
  assert_int_equal(list.runs.count, 1);
  assert_true(evening_seat_is_open(&list.seats[0]));
  assert_true(evening_seat_has_blank(&list.seats[0]));
  assert_false(evening_seat_has_blank(&list.seats[2]));
}

static void a_letter_nobody_planned_stands_behind_the_rows(void **state) {
  struct table table = table_begin(*state);
  struct piece other = new_piece(500, table.mail.people[0].id, table.mail.prison.id, STAGE_WRITTEN);
  other.evening = table.evening.id;
  begin(*state, "another");
  insert(*state, &piece_noun, &other);
  commit(*state);
  const struct evening_list list = list_of(&table);
  assert_string_equal(rows(&table, &list), "1:411 2:412 3:- 0:500");
  assert_true(evening_seat_is_open(&list.seats[0]));
  assert_true(list.seats[3].written);
}

static void letters_of_a_cancelled_run_are_none(void **state) {
  struct table table = table_begin(*state);
  table.mail.run.stage = RUN_CANCELLED;
  begin(*state, "cancel");
  update(*state, &run_noun, &table.mail.run);
  commit(*state);
  const struct evening_list list = list_of(&table);
  assert_string_equal(rows(&table, &list), "1:- 2:- 3:-");
  assert_int_equal(list.runs.count, 0);
}

static void what_was_entered_reads_as_it_is_typed(void **state) {
  struct table table = table_begin(*state);
  table.mail.pieces[1].waiting = WAITING_HOME;
  write_letter(&table, 0, held_on);
  write_letter(&table, 1, held_on);
  const struct evening_list list = list_of(&table);
  assert_string_equal(list.seats[0].by, "Anna+guest");
  assert_string_equal(list.seats[0].what, "");
  assert_string_equal(list.seats[1].what, "home");
  assert_string_equal(list.seats[2].by, "");
}

/* ---- what is meant ---- */

static void a_small_number_is_a_row_and_a_large_one_a_letter(void **state) {
  struct table table = table_begin(*state);
  size_t count;
  struct evening_hit *hits = find(&table, EVENING_NUMBER, 2, 3, "", &count);
  assert_int_equal(count, 2);
  assert_int_equal(hits[0].piece.number, 412);
  assert_string_equal(hits[1].name, "P003");
  hits = find(&table, EVENING_NUMBER, 411, 412, "", &count);
  assert_int_equal(count, 2);
  assert_int_equal(hits[1].seat->row, 2);
  assert_int_equal(not_found(&table, EVENING_NUMBER, 9, 9, ""), ERROR_NOT_FOUND);
  assert_int_equal(not_found(&table, EVENING_ROW, 3, 4, ""), ERROR_NOT_FOUND);
}

static void what_is_a_row_and_a_letter_is_not_guessed(void **state) {
  struct table table = table_begin(*state);
  size_t count;
  table.mail.pieces[0].number = 2;
  begin(*state, "number");
  update(*state, &piece_noun, &table.mail.pieces[0]);
  commit(*state);
  assert_int_equal(not_found(&table, EVENING_NUMBER, 2, 2, ""), ERROR_AMBIGUOUS);
  assert_int_equal(find(&table, EVENING_ROW, 2, 2, "", &count)->piece.number, 412);
  assert_int_equal(find(&table, EVENING_LETTER, 2, 2, "", &count)->piece.number, 2);
}

static void a_name_means_the_person_on_the_list_until_their_letter_is_written(void **state) {
  struct table table = table_begin(*state);
  size_t count;
  assert_int_equal(find(&table, EVENING_NAME, 0, 0, "deniz", &count)->piece.number, 411);
  assert_int_equal(find(&table, EVENING_NAME, 0, 0, "p002", &count)->piece.number, 412);
  write_letter(&table, 0, held_on);
  const struct evening_hit *hit = find(&table, EVENING_NAME, 0, 0, "Deniz Örnek", &count);
  assert_true(uuid_is_nil(hit->piece.id));
  assert_string_equal(hit->name, "P001");
  assert_int_equal(find(&table, EVENING_ROW, 1, 1, "", &count)->piece.number, 411);
  hit = find(&table, EVENING_NAME, 0, 0, "Nobody", &count);
  assert_null(hit->seat);
  assert_string_equal(hit->name, "Nobody");
}

/* ---- changes ---- */

static void clear(struct table *table, size_t seat) {
  struct place *place = table->mail.place;
  const struct evening_list list = list_of(table);
  begin(place, "clear");
  assert_done(place, evening_seat_clear(place->store, &list.seats[seat], held_on, &place->error));
  commit(place);
}

static void nobody_wrote_it_makes_a_blank_card_of_it_again(void **state) {
  struct table table = table_begin(*state);
  write_letter(&table, 0, held_on);
  clear(&table, 0);
  clear(&table, 2);
  const struct evening_list list = list_of(&table);
  assert_int_equal(list.seats[0].piece.stage, STAGE_PRINTED);
  assert_false(date_is_set(list.seats[0].piece.written_on));
  assert_string_equal(list.seats[0].piece.signed_by, "");
  assert_true(uuid_is_nil(list.seats[0].piece.evening));
  assert_true(date_is_set(list.seats[2].entry.dropped_on));
  assert_false(evening_seat_is_open(&list.seats[2]));
}

static void a_letter_in_the_post_is_not_taken_back(void **state) {
  struct table table = table_begin(*state);
  write_letter(&table, 0, held_on);
  table.mail.pieces[0].stage = STAGE_MAILED;
  begin(*state, "mail");
  update(*state, &piece_noun, &table.mail.pieces[0]);
  const struct evening_list list = list_of(&table);
  assert_false(evening_seat_clear(table.mail.place->store, &list.seats[0], held_on, &table.mail.place->error));
  assert_int_equal(table.mail.place->error.kind, ERROR_REFUSED);
  store_rollback(table.mail.place->store);
}

static void the_order_on_paper_is_the_order_of_the_list(void **state) {
  struct table table = table_begin(*state);
  struct place *place = table.mail.place;
  const struct uuid on_paper[] = {table.mail.people[2].id, table.mail.people[0].id};
  const struct evening_list before = list_of(&table);
  begin(place, "papers");
  assert_done(place, evening_keep_order(place->store, &before, on_paper, COUNT_OF(on_paper), &place->error));
  commit(place);
  const struct evening_list list = list_of(&table);
  assert_string_equal(rows(&table, &list), "1:- 2:411 3:412");
  assert_int_equal(list.evening.sheets_out, 2);
}

/* ---- the end ---- */

static struct evening_list close_it(struct table *table, bool keeps_blanks, size_t *back) {
  struct place *place = table->mail.place;
  const struct evening_list before = list_of(table);
  const struct evening_end end = {
      .day = next_day, .writers = 2, .guests = 1, .sheets_back = 3, .note = "7", .keeps_blanks = keeps_blanks};
  begin(place, "close");
  assert_done(place, evening_close(place->store, &before, &end, back, &place->error));
  commit(place);
  return list_of(table);
}

static void what_nobody_wrote_goes_back_and_its_card_is_cancelled(void **state) {
  struct table table = table_begin(*state);
  struct piece blank;
  size_t back;
  write_letter(&table, 0, held_on);
  const struct evening_list list = close_it(&table, false, &back);
  assert_int_equal(back, 2);
  assert_string_equal(rows(&table, &list), "1:411 2:- 3:-");
  load(*state, &piece_noun, table.mail.pieces[1].id, &blank);
  assert_int_equal(blank.stage, STAGE_CANCELLED);
  assert_int_equal(date_compare(list.evening.closed_on, next_day), 0);
  assert_int_equal(list.evening.guest_count, 1);
  assert_string_equal(list.evening.note, "7");
  for (size_t i = 1; i < list.count; i++) assert_true(date_is_set(list.seats[i].entry.dropped_on));
  assert_false(date_is_set(list.seats[0].entry.dropped_on));
}

static void cards_that_are_kept_stay_printed_and_their_people_go_back_all_the_same(void **state) {
  struct table table = table_begin(*state);
  size_t back;
  const struct evening_list list = close_it(&table, true, &back);
  assert_int_equal(back, 3);
  assert_string_equal(rows(&table, &list), "1:411 2:412 3:-");
  assert_true(evening_seat_has_blank(&list.seats[1]));
  assert_false(evening_seat_is_open(&list.seats[1]));
}

static void an_evening_is_closed_once(void **state) {
  struct table table = table_begin(*state);
  struct place *place = table.mail.place;
  const struct evening_end end = {.day = next_day, .note = ""};
  size_t back;
  const struct evening_list seen = list_of(&table);
  close_it(&table, false, &back);
  begin(place, "close");
  assert_false(evening_close(place->store, &seen, &end, &back, &place->error));
  assert_int_equal(place->error.kind, ERROR_BUSY);
  store_rollback(place->store);
}

static void figures_count_letters_names_and_what_is_open(void **state) {
  struct table table = table_begin(*state);
  struct place *place = table.mail.place;
  struct evening_count counted;
  table.mail.pieces[0].waiting = WAITING_STAMP;
  write_letter(&table, 0, held_on);
  write_letter(&table, 1, held_on);
  const struct evening_list list = list_of(&table);
  assert_done(place, evening_count(place->store, &list, &place->arena, &counted, &place->error));
  assert_int_equal(counted.letters, 2);
  assert_int_equal(counted.waits, 1);
  assert_int_equal(counted.home, 0);
  assert_int_equal(counted.named, 1);
  assert_int_equal(counted.guests, 2);
  assert_int_equal(counted.open, 1);
  assert_int_equal(counted.blank, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(everybody_planned_has_a_row_and_their_letter),
      BOTH_KINDS(a_letter_nobody_planned_stands_behind_the_rows),
      BOTH_KINDS(letters_of_a_cancelled_run_are_none),
      BOTH_KINDS(what_was_entered_reads_as_it_is_typed),
      BOTH_KINDS(a_small_number_is_a_row_and_a_large_one_a_letter),
      BOTH_KINDS(what_is_a_row_and_a_letter_is_not_guessed),
      BOTH_KINDS(a_name_means_the_person_on_the_list_until_their_letter_is_written),
      BOTH_KINDS(nobody_wrote_it_makes_a_blank_card_of_it_again),
      BOTH_KINDS(a_letter_in_the_post_is_not_taken_back),
      BOTH_KINDS(the_order_on_paper_is_the_order_of_the_list),
      BOTH_KINDS(what_nobody_wrote_goes_back_and_its_card_is_cancelled),
      BOTH_KINDS(cards_that_are_kept_stay_printed_and_their_people_go_back_all_the_same),
      BOTH_KINDS(an_evening_is_closed_once),
      BOTH_KINDS(figures_count_letters_names_and_what_is_open),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
