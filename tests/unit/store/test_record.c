/* SPDX-License-Identifier: MIT */
/* Rows of every noun: what goes in comes out, in whatever script; what is removed is hidden; questions are answered. */
#include "fixture.h"

/* A value for every field of a noun, different for each. */
static void fill(struct place *place, const struct noun *noun, void *record, int variant) {
  for (size_t i = 0; i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    const char *text = "";
    switch (field->type) {
    case FIELD_TEXT: text = arena_printf(&place->arena, "Öcalan کاوه %zu.%d", i, variant); break;
    case FIELD_LINES: text = arena_printf(&place->arena, "line %zu\nسطر %d", i, variant); break;
    case FIELD_DATE: text = arena_printf(&place->arena, "2024-02-%02d", 10 + variant); break;
    case FIELD_BIRTHDAY: text = variant == 0 ? "--02-29" : "1980-04-03"; break;
    case FIELD_COUNTRY: text = variant == 0 ? "TR" : "DE"; break;
    case FIELD_LANGUAGE: text = variant == 0 ? "ku" : "tr"; break;
    case FIELD_LANGUAGES: text = variant == 0 ? "ku tr" : "ckb fa"; break;
    case FIELD_INTEGER: text = arena_printf(&place->arena, "%d", 400000 + variant); break;
    case FIELD_CHOICE: text = field->choices[1 + variant].word; break;
    case FIELD_REFERENCE: continue; /* needs a row to refer to */
    }
    if (!field_restore(field, record, text)) fail_msg("%s.%s: %s", noun->name, field->name, text);
  }
}

static void assert_same(struct place *place, const struct noun *noun, const void *a, const void *b) {
  for (size_t i = 0; i < noun->field_count; i++) {
    assert_string_equal(field_get(&noun->fields[i], a, &place->arena), field_get(&noun->fields[i], b, &place->arena));
  }
}

static void every_field_of_every_noun_comes_back(void **state) {
  struct place *place = *state;
  for (size_t i = 0; all_nouns[i] != NULL; i++) {
    const struct noun *noun = all_nouns[i];
    void *written = arena_alloc(&place->arena, noun->size), *read = arena_alloc(&place->arena, noun->size);
    noun_clear(noun, written);
    fill(place, noun, written, 0);
    begin(place, "add");
    insert(place, noun, written);
    commit(place);
    struct uuid id = *(struct uuid *)written;
    assert_false(uuid_is_nil(id));
    place_reopen(place, STORE_WRITE);
    load(place, noun, id, read);
    assert_same(place, noun, written, read);

    fill(place, noun, written, 1);
    begin(place, "edit");
    update(place, noun, written);
    commit(place);
    load(place, noun, id, read);
    assert_same(place, noun, written, read);
  }
}

static void a_field_that_is_not_set_is_null_and_reads_as_empty(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Örnek");
  assert_int_equal(ask_number(place, "SELECT count(*) FROM prisoner WHERE number IS NULL AND birthday IS NULL "
                                     "AND status IS NULL AND ended_on IS NULL AND row_state = 0"),
                   1);
  struct prisoner read;
  load(place, &prisoner_noun, prisoner.id, &read);
  assert_string_equal(read.number, "");
  assert_false(date_is_set(read.birthday));
  assert_int_equal(read.status, STATUS_UNKNOWN);
}

static void clearing_a_field_makes_it_null_again(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Örnek");
  prisoner.number = "12/34";
  prisoner.status = STATUS_REMAND;
  begin(place, "edit");
  update(place, &prisoner_noun, &prisoner);
  commit(place);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM prisoner WHERE number = '12/34' AND status = 'remand'"), 1);
  prisoner.number = "";
  prisoner.status = STATUS_UNKNOWN;
  begin(place, "edit");
  update(place, &prisoner_noun, &prisoner);
  commit(place);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM prisoner WHERE number IS NULL AND status IS NULL"), 1);
}

static void a_removed_row_is_hidden_but_kept(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Örnek");
  begin(place, "remove P001");
  assert_done(place, record_delete(place->store, &prisoner_noun, prisoner.id, &place->error));
  commit(place);
  assert_int_equal(count(place, &prisoner_noun), 0);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM prisoner WHERE row_state = 1"), 1);
  struct prisoner read;
  assert_false(record_load(place->store, &prisoner_noun, prisoner.id, &read, &place->arena, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
  begin(place, "edit");
  assert_false(record_update(place->store, &prisoner_noun, &prisoner, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
  assert_false(record_delete(place->store, &prisoner_noun, prisoner.id, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
  store_rollback(place->store);
}

static void a_selection_keeps_order_limit_and_condition(void **state) {
  struct place *place = *state;
  const char *const codes[] = {"P003", "P001", "P004", "P002"};
  for (size_t i = 0; i < COUNT_OF(codes); i++) add_prisoner(place, codes[i], "Namesake");
  const struct record_value values[] = {{.kind = VALUE_TEXT, .text = "P001"}};
  const struct record_query query = {
      .where = "code > ?1", .order = "code DESC", .values = values, .value_count = 1, .limit = 2};
  struct record_cursor *cursor = NULL;
  assert_done(place, record_select(place->store, &prisoner_noun, &query, &cursor, &place->error));
  struct prisoner row;
  bool more = false;
  assert_done(place, record_next(cursor, &row, &place->arena, &more, &place->error));
  assert_true(more);
  assert_string_equal(row.code, "P004");
  assert_done(place, record_next(cursor, &row, &place->arena, &more, &place->error));
  assert_string_equal(row.code, "P003");
  assert_done(place, record_next(cursor, &row, &place->arena, &more, &place->error));
  assert_false(more);
  record_cursor_close(cursor);
  int64_t rows = 0;
  assert_done(place, record_count(place->store, &prisoner_noun, &query, &rows, &place->error));
  assert_int_equal(rows, 3);
}

static void codes_are_compared_without_case(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Deniz");
  const struct record_value value = {.kind = VALUE_TEXT, .text = "p001"};
  const struct record_query query = {.where = "code = ?1", .values = &value, .value_count = 1};
  int64_t rows = 0;
  assert_done(place, record_count(place->store, &prisoner_noun, &query, &rows, &place->error));
  assert_int_equal(rows, 1);
}

static void several_walks_over_the_same_rows_do_not_disturb_each_other(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "A");
  add_prisoner(place, "P002", "B");
  const struct record_query query = {.order = "code"};
  struct record_cursor *outer = NULL;
  struct prisoner row;
  bool more = false;
  int pairs = 0;
  assert_done(place, record_select(place->store, &prisoner_noun, &query, &outer, &place->error));
  while (assert_true(record_next(outer, &row, &place->arena, &more, &place->error)), more) {
    struct record_cursor *inner = NULL;
    bool inner_more = false;
    assert_done(place, record_select(place->store, &prisoner_noun, &query, &inner, &place->error));
    while (assert_true(record_next(inner, &row, &place->arena, &inner_more, &place->error)), inner_more) pairs++;
    record_cursor_close(inner);
  }
  record_cursor_close(outer);
  assert_int_equal(pairs, 4);
}

static void a_reference_to_nothing_is_refused(void **state) {
  struct place *place = *state;
  struct stay stay;
  noun_clear(&stay_noun, &stay);
  stay.prisoner = uuid_new();
  begin(place, "add stay");
  assert_false(record_insert(place->store, &stay_noun, &stay, &place->error));
  assert_int_equal(place->error.kind, ERROR_REFUSED);
  store_rollback(place->store);
}

static void nothing_is_kept_before_commit(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = new_prisoner("P001", "Deniz");
  begin(place, "add");
  insert(place, &prisoner_noun, &prisoner);
  store_rollback(place->store);
  assert_int_equal(count(place, &prisoner_noun), 0);
  begin(place, "add");
  insert(place, &prisoner_noun, &prisoner);
  place_reopen(place, STORE_WRITE);
  assert_int_equal(count(place, &prisoner_noun), 0);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM search_word"), 0);
}

static void the_history_can_still_read_a_removed_row(void **state) {
  struct place *place = *state;
  struct prisoner prisoner, read;
  struct error error = {0};
  noun_clear(&prisoner_noun, &prisoner);
  prisoner.name = "Deniz Örnek";
  prisoner.code = "P001";
  begin(place, "add");
  insert(place, &prisoner_noun, &prisoner);
  if (!record_delete(place->store, &prisoner_noun, prisoner.id, &error)) fail_msg("%s", error.message);
  commit(place);
  assert_false(record_load(place->store, &prisoner_noun, prisoner.id, &read, &place->arena, &error));
  assert_int_equal(error.kind, ERROR_NOT_FOUND);
  assert_true(record_load_even_deleted(place->store, &prisoner_noun, prisoner.id, &read, &place->arena, &error));
  assert_string_equal(read.name, "Deniz Örnek");
  struct uuid nobody = uuid_new();
  assert_false(record_load_even_deleted(place->store, &prisoner_noun, nobody, &read, &place->arena, &error));
  assert_int_equal(error.kind, ERROR_NOT_FOUND);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(every_field_of_every_noun_comes_back),
      BOTH_KINDS(a_field_that_is_not_set_is_null_and_reads_as_empty),
      BOTH_KINDS(clearing_a_field_makes_it_null_again),
      BOTH_KINDS(a_removed_row_is_hidden_but_kept),
      BOTH_KINDS(the_history_can_still_read_a_removed_row),
      BOTH_KINDS(a_selection_keeps_order_limit_and_condition),
      BOTH_KINDS(codes_are_compared_without_case),
      BOTH_KINDS(several_walks_over_the_same_rows_do_not_disturb_each_other),
      BOTH_KINDS(a_reference_to_nothing_is_refused),
      BOTH_KINDS(nothing_is_kept_before_commit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
