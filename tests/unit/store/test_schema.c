/* SPDX-License-Identifier: MIT */
/* The schema and the model say the same; shipped steps never change; older registers are brought up to date after a copy
 * was kept; newer ones are refused and not touched. */
#include "fixture.h"

#include "../../../src/store/schema.h"
#include "../../../src/store/schema_check.h"
#include "../../../src/store/upgrade.h"

#include "solipost/base/checksum.h"

/* SHA-256 of each step that was shipped: a step that has to change becomes another step. */
static const char *const shipped[] = {
    "df4a097c289addaa050212aaa46944f193ef9848bd204a393ff09166bad22cf5",
    "e1c1de397eb869bd1c3aa226719b974416a976bead5935e7f34b8d358500bd6b",
    "750426345c5fc677cc0b4fe0bd3354ffbb3399ab99a11cf5adf10519244b6fbb",
    "90794b016235ace200d829114649ae1c037853a88fb18be7ef0fb39bf4b23d37",
    "f28e8182ccd692daf51fe628dfab5095bd39a6f7732ea8b8ec3539f55726d514",
};

static void shipped_steps_never_change(void **state) {
  (void)state;
  assert_int_equal(schema_step_count, COUNT_OF(shipped));
  for (size_t i = 0; i < schema_step_count; i++) {
    char sum[CHECKSUM_SIZE];
    checksum_bytes(schema_steps[i].sql, strlen(schema_steps[i].sql), sum);
    assert_string_equal(sum, shipped[i]);
  }
}

/* With it no command has to build a register in memory to compare with. */
static void the_program_knows_the_sum_of_the_newest_form(void **state) {
  struct place *place = *state;
  char digest[CHECKSUM_SIZE];
  assert_done(place, schema_digest(place->store, digest, &place->error));
  if (!schema_digest_is_known(digest)) fail_msg("put %s into src/store/schema_check.c", digest);
}

static void every_field_has_its_column_and_every_column_its_field(void **state) {
  struct place *place = *state;
  for (size_t i = 0; all_nouns[i] != NULL; i++) {
    const struct noun *noun = all_nouns[i];
    int64_t columns =
        ask_number(place, arena_printf(&place->arena, "SELECT count(*) FROM pragma_table_info('%s')", noun->table));
    assert_int_equal(columns, noun->field_count + 2); /* id and row_state */
    for (size_t j = 0; j < noun->field_count; j++) {
      const struct field *field = &noun->fields[j];
      const char *type = field->type == FIELD_REFERENCE ? "BLOB" : field->type == FIELD_INTEGER ? "INTEGER" : "TEXT";
      const char *sql =
          arena_printf(&place->arena, "SELECT count(*) FROM pragma_table_info('%s') WHERE name = '%s' AND type = '%s'",
                       noun->table, field->name, type);
      if (ask_number(place, sql) != 1) fail_msg("%s.%s is no %s column", noun->table, field->name, type);
    }
  }
}

static void every_reference_points_to_the_table_of_its_noun(void **state) {
  struct place *place = *state;
  for (size_t i = 0; all_nouns[i] != NULL; i++) {
    for (size_t j = 0; j < all_nouns[i]->field_count; j++) {
      const struct field *field = &all_nouns[i]->fields[j];
      if (field->type != FIELD_REFERENCE) continue;
      const char *sql = arena_printf(&place->arena,
                                     "SELECT count(*) FROM pragma_foreign_key_list('%s') WHERE \"from\" = '%s'"
                                     " AND \"table\" = '%s'",
                                     all_nouns[i]->table, field->name, field->refers_to->table);
      assert_int_equal(ask_number(place, sql), 1);
    }
  }
}

static void all_tables_are_strict_and_rows_have_a_key_of_16_bytes(void **state) {
  struct place *place = *state;
  assert_int_equal(ask_number(place, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                                     " AND name NOT LIKE 'sqlite_%' AND strict = 0"),
                   0);
  sqlite3 *db = NULL;
  assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
  assert_int_equal(sqlite3_exec(db, "INSERT INTO writer (id) VALUES (x'00')", NULL, NULL, NULL), SQLITE_CONSTRAINT);
  assert_int_equal(sqlite3_exec(db, "INSERT INTO writer (id, row_state) VALUES (randomblob(16), 3)", NULL, NULL, NULL),
                   SQLITE_CONSTRAINT);
  assert_int_equal(
      sqlite3_exec(db, "INSERT INTO stay (id, since) VALUES (randomblob(16), '2025-02-30')", NULL, NULL, NULL),
      SQLITE_CONSTRAINT);
  sqlite3_close(db);
}

static void the_file_is_marked_and_counted(void **state) {
  struct place *place = *state;
  assert_int_equal(ask_number(place, "PRAGMA application_id"), 0x534F4C49);
  assert_int_equal(ask_number(place, "PRAGMA user_version"), schema_step_count);
}

static void a_newer_register_is_refused_and_not_touched(void **state) {
  struct place *place = *state;
  store_close(place->store);
  place->store = NULL;
  do_sql(place, "PRAGMA user_version = 4711");
  const enum store_mode modes[] = {STORE_READ, STORE_WRITE};
  for (size_t i = 0; i < COUNT_OF(modes); i++) {
    const struct store_options options = {.mode = modes[i], .who = ""};
    assert_false(store_open(&place->store, place->path, &options, &place->error));
    assert_int_equal(place->error.kind, ERROR_REFUSED);
    assert_non_null(strstr(place->error.message, "4711"));
    assert_non_null(strstr(place->error.hint, "newer"));
  }
  assert_int_equal(ask_number(place, "PRAGMA user_version"), 4711);
}

/* The shipped steps with others behind them. */
static struct schema_step *steps_and(struct place *place, const struct schema_step *later, size_t count) {
  struct schema_step *steps = ARENA_ARRAY(&place->arena, struct schema_step, schema_step_count + count);
  memcpy(steps, schema_steps, schema_step_count * sizeof *steps);
  memcpy(steps + schema_step_count, later, count * sizeof *steps);
  return steps;
}

static void an_older_register_is_upgraded_after_a_copy_was_kept(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Ada");
  static const struct schema_step later = {"9999-test", "CREATE TABLE later (x TEXT) STRICT;"};
  assert_done(place, upgrade_apply(place->store, steps_and(place, &later, 1), schema_step_count + 1, &place->error));
  assert_int_equal(ask_number(place, "PRAGMA user_version"), schema_step_count + 1);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM later"), 0);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM prisoner"), 1);
  char *register_path = place->path;
  place->path = arena_printf(&place->arena, "%s.before-upgrade-%zu", register_path, schema_step_count);
  assert_int_equal(ask_number(place, "PRAGMA user_version"), schema_step_count);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM prisoner"), 1);
  place->path = register_path;
}

static void a_step_that_fails_leaves_the_register_as_it_was(void **state) {
  struct place *place = *state;
  static const struct schema_step later[] = {{"9998-test", "CREATE TABLE later (x TEXT) STRICT;"},
                                             {"9999-test", "CREATE TABLE later (x TEXT) STRICT;"}};
  assert_false(upgrade_apply(place->store, steps_and(place, later, 2), schema_step_count + 2, &place->error));
  assert_non_null(strstr(place->error.message, "9999-test"));
  assert_int_equal(ask_number(place, "PRAGMA user_version"), schema_step_count);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM sqlite_schema WHERE name = 'later'"), 0);
}

/* A register of every shipped form, brought up to date, has exactly the tables of a new one. */
static void upgraded_and_fresh_registers_are_the_same(void **state) {
  struct place *place = *state;
  const char *fresh = place->path;
  for (size_t old = 1; old <= schema_step_count; old++) {
    store_close(place->store);
    place->store = NULL;
    place->path = arena_printf(&place->arena, "%s/old-%zu.solipost", place->folder, old);
    assert_done(place, file_write(place->path, false, "", 0, &place->error));
    for (size_t i = 0; i < old; i++) do_sql(place, schema_steps[i].sql);
    do_sql(place, arena_printf(&place->arena,
                               "PRAGMA application_id = 0x534F4C49; PRAGMA user_version = %zu;"
                               "INSERT INTO copy VALUES (randomblob(16), '2025-01-01T00:00:00Z', 1);"
                               "INSERT INTO prisoner (id, code, name) VALUES (randomblob(16), 'P001', 'Ada');",
                               old));
    place_open(place, STORE_WRITE);
    assert_int_equal(count(place, &prisoner_noun), 1);
    const char *difference =
        arena_printf(&place->arena,
                     "ATTACH '%s' AS fresh; CREATE TEMP TABLE d AS "
                     "SELECT name, sql FROM main.sqlite_schema EXCEPT SELECT name, sql FROM "
                     "fresh.sqlite_schema UNION ALL SELECT name, sql FROM fresh.sqlite_schema EXCEPT "
                     "SELECT name, sql FROM main.sqlite_schema;"
                     "CREATE TEMP TABLE none (x CHECK (x = 0));"
                     "INSERT INTO none SELECT count(*) FROM d;",
                     fresh);
    do_sql(place, difference);
  }
}

int main(void) {
#define TEST(function) cmocka_unit_test_setup_teardown(function, place_setup, place_teardown)
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shipped_steps_never_change),
      TEST(the_program_knows_the_sum_of_the_newest_form),
      TEST(every_field_has_its_column_and_every_column_its_field),
      TEST(every_reference_points_to_the_table_of_its_noun),
      TEST(all_tables_are_strict_and_rows_have_a_key_of_16_bytes),
      TEST(the_file_is_marked_and_counted),
      TEST(a_newer_register_is_refused_and_not_touched),
      TEST(an_older_register_is_upgraded_after_a_copy_was_kept),
      TEST(a_step_that_fails_leaves_the_register_as_it_was),
      TEST(upgraded_and_fresh_registers_are_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
