/* SPDX-License-Identifier: MIT */
/* A register, a backup or a file beside a register may come from somebody who means harm. Each trap is refused with a
 * plain error or does nothing; what lies elsewhere is never touched. */
#include "fixture.h"

#include "../../../src/store/process.h"
#include "solipost/base/checksum.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/forget.h"
#include "solipost/jobs/shred.h"
#include "solipost/store/beside.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/restore.h"
#include "solipost/store/retention_store.h"
#include "solipost/store/run_store.h"

static void close_register(struct place *place) {
  store_close(place->store);
  place->store = NULL;
}

static void assert_untouched(const char *path) {
  struct buffer text;
  struct error error;
  buffer_init(&text);
  assert_true(file_read(path, 1024, &text, &error));
  assert_string_equal(text.bytes, "mine");
  buffer_release(&text);
}

static char *make_victim(struct place *place, const char *name) {
  char *path = place_file(place, name);
  assert_done(place, file_write(path, false, "mine", 4, &place->error));
  return path;
}

/* ---- the schema ---- */

/* Neither read nor written nor restored from, and the error names what is wrong. */
static void assert_refused(struct place *place, const char *named) {
  const enum store_mode modes[] = {STORE_READ, STORE_WRITE};
  for (size_t i = 0; i < COUNT_OF(modes); i++) {
    const struct store_options options = place_options(place, modes[i]);
    assert_false(store_open(&place->store, place->path, &options, &place->error));
    assert_int_equal(place->error.kind, ERROR_DAMAGED);
    assert_true(place->error.hint[0] != '\0');
    if (strstr(place->error.message, named) == NULL) fail_msg("%s: %s", named, place->error.message);
  }
  const struct store_options options = place_options(place, STORE_READ);
  struct restoring *restoring = NULL;
  char *target = place_file(place, "restored.solipost");
  assert_false(restore_begin(&restoring, place->path, target, &options.talk, &place->error));
  assert_int_equal(place->error.kind, ERROR_DAMAGED);
  assert_false(file_exists(target));
}

struct trap {
  const char *sql, *named;
};

static const struct trap traps[] = {
    {"CREATE TRIGGER evil AFTER INSERT ON prisoner BEGIN UPDATE hold SET lifted_on = '2020-01-01'; END", "evil"},
    {"CREATE TRIGGER evil BEFORE UPDATE ON prisoner BEGIN DELETE FROM prison; END", "evil"},
    {"CREATE VIEW extra AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n", "extra"},
    {"DROP TABLE note; CREATE VIEW note AS SELECT * FROM prisoner", "note"},
    {"DROP TABLE setting; CREATE VIEW setting AS SELECT 'beside_key' AS key, randomblob(32) AS value", "setting"},
    {"CREATE VIRTUAL TABLE words USING fts5 (text)", "words"},
    {"CREATE VIRTUAL TABLE places USING rtree (id, a, b)", "places"},
    {"ALTER TABLE prisoner ADD COLUMN bomb TEXT AS (hex(zeroblob(400000000)))", "prisoner"},
    {"CREATE INDEX bomb ON prisoner (length(hex(zeroblob(1000))))", "bomb"},
    {"CREATE TABLE other (x)", "other"},
    {"DROP TABLE vault_entry", "vault_entry"},
    {"DROP INDEX prisoner_code", "prisoner_code"},
    {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'writer'",
     "writer"},
    {"PRAGMA user_version = 1", ""},
    {"PRAGMA user_version = 0", "user_version"},
    {"PRAGMA user_version = -3", "user_version"},
};

static void what_is_not_built_as_solipost_builds_it_is_refused(void **state) {
  struct place *place = *state;
  struct buffer good;
  add_prisoner(place, "P001", "Ada");
  close_register(place);
  buffer_init(&good);
  assert_done(place, file_read(place->path, 1 << 20, &good, &place->error));
  for (size_t i = 0; i < COUNT_OF(traps); i++) {
    do_sql(place, traps[i].sql);
    assert_refused(place, traps[i].named);
    assert_done(place, file_write(place->path, true, good.bytes, good.length, &place->error));
  }
  buffer_release(&good);
  place_open(place, STORE_READ);
  assert_int_equal(count(place, &prisoner_noun), 1);
}

static void a_mark_alone_makes_no_register(void **state) {
  struct place *place = *state;
  close_register(place);
  assert_int_equal(unlink(place->path), 0);
  assert_done(place, file_write(place->path, false, "", 0, &place->error));
  do_sql(place, "PRAGMA application_id = 0x534F4C49; CREATE TABLE prisoner (x)");
  assert_refused(place, "user_version");
  do_sql(place, "PRAGMA user_version = 2");
  assert_refused(place, "");
  assert_int_equal(ask_number(place, "SELECT count(*) FROM sqlite_schema"), 1);
}

/* Somebody who puts a trigger into a register that is open: it does not act. */
static void triggers_never_act(void **state) {
  struct place *place = *state;
  do_sql(place, "CREATE TRIGGER evil AFTER INSERT ON prisoner BEGIN INSERT INTO setting VALUES ('evil', 'yes'); END");
  add_prisoner(place, "P001", "Ada");
  assert_int_equal(ask_number(place, "SELECT count(*) FROM setting WHERE key = 'evil'"), 0);
}

/* ---- values ---- */

static char *schema_of(struct place *place, const char *table) {
  struct beside beside;
  sqlite3_stmt *statement = NULL;
  beside_open(place, &beside);
  assert_int_equal(sqlite3_prepare_v2(beside.db, "SELECT sql FROM sqlite_schema WHERE name = ?1", -1, &statement, NULL),
                   SQLITE_OK);
  sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
  assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
  char *sql = arena_strdup(&place->arena, (const char *)sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  beside_close(&beside);
  return sql;
}

/* Changes rows in ways that the table refuses: for this while it is another one. */
static void do_loosely(struct place *place, const char *table, const char *sql) {
  char *back = sqlite3_mprintf("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = %Q WHERE name = %Q",
                               schema_of(place, table), table);
  do_sql(place,
         arena_printf(&place->arena,
                      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(replace(sql, ') STRICT',"
                      " ')'), ' NOT NULL', '') WHERE name = '%s'",
                      table));
  do_sql(place, arena_printf(&place->arena, "PRAGMA ignore_check_constraints = ON; %s", sql));
  do_sql(place, back);
  sqlite3_free(back);
}

static size_t count_faults(struct place *place) {
  struct store_fault *faults = NULL;
  size_t found = 0;
  assert_done(place, store_check(place->store, &place->arena, &faults, &found, &place->error));
  return found;
}

static void values_of_the_wrong_kind_are_read_as_text_and_found_by_check(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Ada");
  close_register(place);
  do_loosely(place, "prisoner",
             "UPDATE prisoner SET name = CAST(x'41FF1B5B326AC328' AS TEXT), number = x'00FF', verified_on = 'soon', "
             "languages = 4711, gender = 'x', birthday = 1e300");
  place_open(place, STORE_WRITE);
  load(place, &prisoner_noun, prisoner.id, &prisoner);
  assert_string_equal(prisoner.name, "A\xEF\xBF\xBD\x1B[2j\xEF\xBF\xBD(");
  assert_true(utf8_is_valid(prisoner.number));
  assert_false(date_is_set(prisoner.verified_on));
  assert_false(date_is_set(prisoner.birthday));
  assert_string_equal(prisoner.languages, "4711");
  assert_int_equal(prisoner.gender, 0);
  assert_true(count_faults(place) > 0);
}

static void a_huge_value_is_only_long(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Ada");
  close_register(place);
  do_sql(place, "UPDATE prisoner SET name = hex(zeroblob(4000000))");
  place_open(place, STORE_READ);
  load(place, &prisoner_noun, prisoner.id, &prisoner);
  assert_int_equal(strlen(prisoner.name), 8000000);
  assert_int_equal(count_faults(place), 0);
}

static void numbers_at_the_end_of_all_numbers_are_refused(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = new_prisoner("P002", "Berfin");
  const char *code = NULL;
  int64_t number = 0;
  add_prisoner(place, "P001", "Ada");
  close_register(place);
  do_sql(place, "UPDATE journal_entry SET number = 9223372036854775807;"
                "INSERT INTO setting VALUES ('highest_code', '9223372036854775807');"
                "INSERT INTO number_block SELECT 9223372036854774807, 1000, 9223372036854774807, id FROM copy;"
                "INSERT INTO run (id, number) VALUES (randomblob(16), 9223372036854775807);");
  place_open(place, STORE_WRITE);
  begin(place, "add");
  assert_false(people_next_code(place->store, &prisoner_noun, &prisoner, &place->arena, &code, &place->error));
  assert_int_equal(place->error.kind, ERROR_DAMAGED);
  assert_false(run_next_number(place->store, &number, &place->error));
  assert_false(run_draw_numbers(place->store, 10, &number, &place->error));
  insert(place, &prisoner_noun, &prisoner);
  assert_false(store_commit(place->store, &place->error));
  assert_int_equal(place->error.kind, ERROR_DAMAGED);
  assert_int_equal(count(place, &prisoner_noun), 1);
}

static void what_is_kept_beyond_all_time_is_not_due_today(void **state) {
  struct place *place = *state;
  struct retention_due due;
  const struct date today = {.year = 2026, .month = 4, .day = 9};
  close_register(place);
  do_sql(place, "INSERT INTO prisoner (id, ended_on) VALUES (randomblob(16), '2020-01-01');"
                "INSERT INTO retention (id, kind, days) VALUES (randomblob(16), 'ended', 9223372036854775807),"
                " (randomblob(16), 'released', -5);");
  place_open(place, STORE_READ);
  assert_done(place, retention_find_due(place->store, today, &place->arena, &due, &place->error));
  assert_int_equal(due.count, 0);
}

static void a_history_that_makes_no_sense_is_passed_over(void **state) {
  struct place *place = *state;
  struct journal_entry *entries = NULL;
  struct undo_result undone;
  size_t found = 0;
  add_prisoner(place, "P001", "Ada");
  close_register(place);
  do_loosely(
      place, "journal_entry",
      "INSERT INTO journal_entry SELECT number + 1, commit_number, noun, row, 1, NULL, 'a', 'b' FROM journal_entry;"
      "INSERT INTO journal_entry VALUES (8, 1, 'prisoner', x'00', 7, 'name', 1, 2), (9, 1, NULL, NULL, NULL, NULL,"
      " NULL, NULL), (10, 1, 'prisoner', x'00', 0, 'name', 1, 2), (11, 1, 'sqlite_schema', x'00', 1, 'sql', 1, 2);"
      "UPDATE journal_commit SET last_entry = 11");
  place_open(place, STORE_WRITE);
  assert_done(place, journal_entries(place->store, 1, 0, &place->arena, &entries, &found, &place->error));
  assert_int_equal(found, 1);
  assert_done(place, journal_undo(place->store, 1, true, &place->arena, &undone, &place->error));
  assert_true(count_faults(place) > 0);
}

/* ---- files beside the register ---- */

/* SQLite removes the file that such a journal names once it has taken the journal back. */
static void write_journal(struct place *place, const char *path, const char *names) {
  static const unsigned char mark[] = {0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7};
  unsigned char bytes[1024] = {0};
  struct stat about;
  assert_int_equal(stat(path, &about), 0);
  uint32_t pages = (uint32_t)(about.st_size / 4096), length = (uint32_t)strlen(names), sum = 0;
  memcpy(bytes, mark, sizeof mark);
  for (int i = 0; i < 4; i++) bytes[16 + i] = (unsigned char)(pages >> (24 - 8 * i));
  bytes[22] = 2;  /* sectors of 512 bytes */
  bytes[26] = 16; /* pages of 4096 */
  memcpy(bytes + 512 + 4, names, length);
  for (uint32_t i = 0; i < length; i++) sum += (unsigned char)names[i];
  unsigned char *end = bytes + 512 + 4 + length;
  for (int i = 0; i < 4; i++) end[i] = (unsigned char)(length >> (24 - 8 * i));
  for (int i = 0; i < 4; i++) end[4 + i] = (unsigned char)(sum >> (24 - 8 * i));
  memcpy(end + 8, mark, sizeof mark);
  const char *journal = arena_printf(&place->arena, "%s-journal", path);
  assert_done(place, file_write(journal, true, bytes, (size_t)(end + 16 - bytes), &place->error));
}

static void a_journal_that_names_another_file_is_refused(void **state) {
  struct place *place = *state;
  const char *victim = make_victim(place, "victim");
  add_prisoner(place, "P001", "Ada");
  close_register(place);
  write_journal(place, place->path, victim);
  const enum store_mode modes[] = {STORE_READ, STORE_WRITE};
  for (size_t i = 0; i < COUNT_OF(modes); i++) {
    const struct store_options options = place_options(place, modes[i]);
    assert_false(store_open(&place->store, place->path, &options, &place->error));
    assert_int_equal(place->error.kind, ERROR_DAMAGED);
    assert_untouched(victim);
  }
  struct restoring *restoring = NULL;
  const struct store_options options = place_options(place, STORE_READ);
  assert_false(restore_begin(&restoring, place->path, place_file(place, "new"), &options.talk, &place->error));
  assert_untouched(victim);
  /* Through a link to the register as well: SQLite looks beside the file itself. */
  char *file = place->path;
  place->path = place_file(place, "link");
  assert_int_equal(symlink(file, place->path), 0);
  assert_false(store_open(&place->store, place->path, &options, &place->error));
  assert_untouched(victim);
  /* A pipe of that name is not waited for. */
  const char *journal = arena_printf(&place->arena, "%s-journal", file);
  assert_int_equal(unlink(journal) | mkfifo(journal, 0600), 0);
  assert_false(store_open(&place->store, place->path, &options, &place->error));
  assert_int_equal(unlink(journal), 0);
  place_open(place, STORE_READ);
  assert_int_equal(count(place, &prisoner_noun), 1);
}

static void rubbish_as_a_log_changes_nothing(void **state) {
  struct place *place = *state;
  char rubbish[40000];
  add_prisoner(place, "P001", "Ada");
  close_register(place);
  for (size_t i = 0; i < sizeof rubbish; i++) rubbish[i] = (char)random_below(256);
  assert_done(place, file_write(place_file(place, "group.solipost-wal"), true, rubbish, sizeof rubbish, &place->error));
  assert_done(place, file_write(place_file(place, "group.solipost-shm"), true, rubbish, sizeof rubbish, &place->error));
  place_open(place, STORE_WRITE);
  assert_int_equal(count(place, &prisoner_noun), 1);
  add_prisoner(place, "P002", "Berfin");
  assert_int_equal(count_faults(place), 0);
}

static void assert_not_beside(struct place *place, const char *name) {
  struct buffer out;
  buffer_init(&out);
  assert_false(beside_exists(place->store, name));
  assert_false(beside_read(place->store, name, 1024, &out, &place->error));
  assert_false(beside_write(place->store, name, "yours", 5, &place->error));
  assert_false(beside_convert(place->store, name, 1024, &place->error));
  assert_false(beside_remove(place->store, name, &place->error));
  assert_int_equal(place->error.kind, ERROR_REFUSED);
  buffer_release(&out);
}

static void names_of_pictures_do_not_lead_elsewhere(void **state) {
  struct place *place = *state;
  const char *victim = make_victim(place, "victim"), *pictures = place_file(place, "pictures");
  assert_int_equal(mkdir(pictures, 0700), 0);
  const char *const names[] = {"../victim", victim, "", ".", "..", "x/../../victim"};
  for (size_t i = 0; i < COUNT_OF(names); i++) assert_not_beside(place, names[i]);
  /* Nor does a link in the folder, nor a link in its place. */
  const char *link = path_join(&place->arena, pictures, "link");
  assert_int_equal(symlink(victim, link), 0);
  assert_not_beside(place, "link");
  assert_int_equal(unlink(link), 0);
  assert_int_equal(rmdir(pictures), 0);
  assert_int_equal(symlink(place->folder, pictures), 0);
  assert_not_beside(place, "victim");
  assert_untouched(victim);
}

/* 64 letters of a checksum, and then a way out. */
static void a_picture_that_is_due_is_removed_from_its_folder_only(void **state) {
  struct place *place = *state;
  static const char sum[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  static const char *const commands[] = {"retention", NULL};
  const struct date today = {.year = 2026, .month = 4, .day = 9};
  const char *victim = make_victim(place, "victim"), *pictures = place_file(place, "pictures");
  const char *inner = path_join(&place->arena, pictures, sum);
  struct retention_due due;
  bool committed = false;
  assert_int_equal(mkdir(pictures, 0700) | mkdir(inner, 0700), 0);
  close_register(place);
  do_sql(place, arena_printf(&place->arena,
                             "INSERT INTO run (id, number, stage, picture, made_on) VALUES (x'%032d', 1, 'printed',"
                             " '%s/../../victim', '2020-01-01');"
                             "INSERT INTO piece (id, run, stage, mailed_on) VALUES (randomblob(16), x'%032d', 'mailed',"
                             " '2020-01-01');"
                             "INSERT INTO retention (id, kind, days) VALUES (randomblob(16), 'runs', 1);",
                             1, sum, 1));
  place_open(place, STORE_WRITE);
  assert_done(place, retention_find_due(place->store, today, &place->arena, &due, &place->error));
  assert_int_equal(due.count, 1);
  struct forget_order order = {.command = "retention", .command_names = commands};
  assert_done(place, journal_newest(place->store, &order.seen_commit, &place->error));
  assert_done(place, forget_due(place->store, &due, &order, &committed, &place->error));
  assert_true(committed);
  assert_untouched(victim);
  assert_int_equal(rmdir(inner) | rmdir(pictures), 0);
}

/* ---- places that a run names ---- */

/* A run left in the making, as `host` noted it, whose folder is that of the register. */
static void leave_in_the_making(struct place *place, const char *making) {
  do_sql(place, arena_printf(&place->arena,
                             "INSERT INTO run (id, number, stage, folder) VALUES (x'%032d', 7, 'making', '%s'); %s", 1,
                             place->folder, making));
}

static void drafts_are_removed_only_where_this_machine_made_them(void **state) {
  struct place *place = *state;
  struct process here;
  const char *draft = make_victim(place, ".cards-run-7.pdf.abcdef");
  close_register(place);
  leave_in_the_making(place, "");
  place_reopen(place, STORE_WRITE);
  assert_untouched(draft);
  close_register(place);
  do_sql(place, "UPDATE run SET stage = 'making'; INSERT INTO making SELECT id, 1, '1', 'elsewhere boot',"
                " '2020-01-01T00:00:00Z' FROM run");
  place_open(place, STORE_WRITE);
  assert_untouched(draft);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM run WHERE stage = 'making'"), 0);
  close_register(place);
  process_this(&here);
  do_sql(place, arena_printf(&place->arena,
                             "UPDATE run SET stage = 'making'; INSERT INTO making SELECT id, 1, '1', '%.*s other', "
                             "'2020-01-01T00:00:00Z' FROM run",
                             (int)strcspn(here.host, " "), here.host));
  place_open(place, STORE_WRITE);
  assert_false(file_exists(draft));
}

static void shredding_touches_only_what_has_the_checksum(void **state) {
  struct place *place = *state;
  const char *victim = make_victim(place, "victim");
  char sum[CHECKSUM_SIZE], other[CHECKSUM_SIZE];
  struct shred_file *files = NULL;
  size_t found = 0;
  checksum_bytes("mine", 4, sum);
  checksum_bytes("yours", 5, other);
  const char *link = place_file(place, "link");
  assert_int_equal(symlink(victim, link), 0);
  const char *folders[] = {place->folder, "/etc", "etc", "../..",
                           arena_printf(&place->arena, "%s/../..", place->folder)};
  for (size_t i = 0; i < COUNT_OF(folders); i++) {
    struct run run;
    noun_clear(&run_noun, &run);
    run.stage = RUN_PRINTED;
    run.folder = folders[i];
    run.files = arena_printf(&place->arena,
                             "victim\t%s\t1\n../victim\t%s\t1\n%s\t%s\t1\nlink\t%s\t1\npasswd\t%s\t1\n.\t\t\nhostname",
                             other, sum, victim, sum, sum, other);
    assert_done(place, shred_look(&run, &place->arena, &files, &found, &place->error));
    for (size_t j = 0; j < found; j++) {
      assert_int_not_equal(files[j].state, SHRED_THERE);
      assert_done(place, shred_remove(&files[j], &place->error));
    }
  }
  assert_untouched(victim);
  assert_true(file_exists("/etc/passwd"));
}

int main(void) {
#define TEST(function) cmocka_unit_test_setup_teardown(function, place_setup, place_teardown)
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(what_is_not_built_as_solipost_builds_it_is_refused),
      TEST(a_mark_alone_makes_no_register),
      BOTH_KINDS(triggers_never_act),
      BOTH_KINDS(values_of_the_wrong_kind_are_read_as_text_and_found_by_check),
      BOTH_KINDS(a_huge_value_is_only_long),
      BOTH_KINDS(numbers_at_the_end_of_all_numbers_are_refused),
      BOTH_KINDS(what_is_kept_beyond_all_time_is_not_due_today),
      BOTH_KINDS(a_history_that_makes_no_sense_is_passed_over),
      TEST(a_journal_that_names_another_file_is_refused),
      TEST(rubbish_as_a_log_changes_nothing),
      BOTH_KINDS(names_of_pictures_do_not_lead_elsewhere),
      BOTH_KINDS(a_picture_that_is_due_is_removed_from_its_folder_only),
      BOTH_KINDS(drafts_are_removed_only_where_this_machine_made_them),
      TEST(shredding_touches_only_what_has_the_checksum),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
