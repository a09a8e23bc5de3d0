/* SPDX-License-Identifier: MIT */
/* What a run keeps and sends: fields, layout, drafts as differences, records between processes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../../src/print/print_drafts.h"
#include "../../../src/print/print_fields.h"
#include "../../../src/print/print_record.h"
#include "solipost/print/print_settings.h"

static struct arena arena;

static int open_arena(void **state) {
  (void)state;
  arena_init(&arena);
  return 0;
}

static int close_arena(void **state) {
  (void)state;
  arena_release(&arena);
  return 0;
}

/* ---- fields ---- */

static void fields_come_back_as_they_were(void **state) {
  (void)state;
  static const char *const values[][2] = {{"name", "Deniz Örnek"},
                                          {"empty", ""},
                                          {"lines", "one\ntwo\n\nfour"},
                                          {"tabs", "a\tb\\t\\"},
                                          {"braces", "{name}"}};
  struct buffer lines;
  buffer_init(&lines);
  for (size_t i = 0; i < COUNT_OF(values); i++) print_fields_add(&lines, values[i][0], values[i][1]);
  struct template_field *fields;
  size_t count;
  struct error error;
  assert_true(print_fields_read(lines.bytes, 2, &arena, &fields, &count, &error));
  assert_int_equal(count, COUNT_OF(values));
  for (size_t i = 0; i < count; i++) {
    assert_string_equal(fields[i].name, values[i][0]);
    assert_string_equal(fields[i].value, values[i][1]);
    assert_string_equal(print_fields_find(fields, count, values[i][0]), values[i][1]);
  }
  assert_string_equal(print_fields_find(fields, count, "nothing"), "");
  fields[count++] = (struct template_field){"more", "room"};
  fields[count++] = (struct template_field){"still more", "room"};
  buffer_release(&lines);
}

static void damaged_fields_are_noticed(void **state) {
  (void)state;
  static const char *const damaged[] = {"name", "name\tvalue\\", "name\tvalue\\x", "a\tb\n\nc\td"};
  for (size_t i = 0; i < COUNT_OF(damaged); i++) {
    struct template_field *fields;
    size_t count;
    struct error error;
    assert_false(print_fields_read(damaged[i], 0, &arena, &fields, &count, &error));
    assert_int_equal(error.kind, ERROR_DAMAGED);
  }
}

/* ---- layout ---- */

static void runs_of_the_first_solipost_are_read_too(void **state) {
  (void)state;
  struct print_settings back;
  struct error error;
  assert_true(print_settings_read(&back, "card=A6\npicture=yes\nlines=no", &arena, &error));
  assert_int_equal(back.pictures, 1);
  assert_string_equal(back.layout, "4up");
  assert_string_equal(back.sheet, "A4");
  assert_false(back.bleed);
  assert_int_equal(back.fold, FOLD_NONE);
  assert_true(print_settings_read(&back, "picture=no", &arena, &error));
  assert_int_equal(back.pictures, 0);
}

static void layout_comes_back_as_it_was(void **state) {
  (void)state;
  struct print_settings settings;
  print_settings_init(&settings);
  settings.layout = "single";
  settings.sheet = "Letter";
  settings.bleed = true;
  settings.fold = FOLD_TOP;
  settings.envelope = "C6";
  settings.duplex = DUPLEX_SHORT_EDGE;
  settings.order = ORDER_CUT_AND_STACK;
  settings.pictures = 3;
  settings.lines = true;
  settings.motto = "Freedom = now\n\\o/ for all\n";
  settings.motto_language = "ku";
  settings.volume_sheets = 7;
  settings.feed = FEED_SHEET_LEFT;
  settings.labels = "my-sheet.txt";
  settings.label_sheet = "paper=A4 columns=2";
  settings.label_start = 5;
  settings.outlines = true;
  settings.printer = "Büro = 2";
  settings.correction = (struct pdf_correction){-1500, 2000, 1, -1, 1004000, 999000};
  struct buffer lines;
  buffer_init(&lines);
  print_settings_write(&settings, &lines);
  struct print_settings back;
  struct error error;
  assert_true(print_settings_read(&back, lines.bytes, &arena, &error));
  assert_string_equal(back.card, "A6");
  assert_string_equal(back.layout, "single");
  assert_string_equal(back.sheet, "Letter");
  assert_true(back.bleed);
  assert_int_equal(back.fold, FOLD_TOP);
  assert_string_equal(back.envelope, "C6");
  assert_int_equal(back.duplex, DUPLEX_SHORT_EDGE);
  assert_int_equal(back.order, ORDER_CUT_AND_STACK);
  assert_int_equal(back.pictures, 3);
  assert_true(back.lines);
  assert_string_equal(back.motto, settings.motto);
  assert_string_equal(back.motto_language, "ku");
  assert_int_equal(back.volume_sheets, 7);
  assert_int_equal(back.feed, FEED_SHEET_LEFT);
  assert_string_equal(back.labels, "my-sheet.txt");
  assert_string_equal(back.label_sheet, "paper=A4 columns=2");
  assert_int_equal(back.label_start, 5);
  assert_true(back.outlines);
  assert_string_equal(back.printer, "Büro = 2");
  assert_memory_equal(&back.correction, &settings.correction, sizeof back.correction);
  buffer_release(&lines);
}

static void layout_of_a_newer_program_is_refused(void **state) {
  (void)state;
  static const char *const unknown[] = {"fold=thrice", "duplex=sideways", "order=random", "volume_sheets=0", "card"};
  for (size_t i = 0; i < COUNT_OF(unknown); i++) {
    struct print_settings settings;
    struct error error;
    assert_false(print_settings_read(&settings, unknown[i], &arena, &error));
    assert_int_equal(error.kind, ERROR_REFUSED);
    assert_true(error.hint[0] != '\0');
  }
}

/* ---- drafts ---- */

static struct piece make_piece(int number) {
  struct piece piece;
  noun_clear(&piece_noun, &piece);
  piece.prison.bytes[15] = (uint8_t)(number / 10);
  piece.language = number % 7 == 0 ? "fa" : "tr";
  piece.address = arena_printf(&arena, "Person %d\nPrison, ward %d\n06930 Sincan", number, number % 3);
  piece.address_native = number % 5 == 0 ? "سارا\nتهران" : "";
  piece.sender = number % 11 == 0 ? "" : "Group\nStreet 1";
  piece.fields = arena_printf(&arena, "name\tPerson %d\ndate\t1 August\nclosing\t%s", number, number == 3 ? "" : "Bye");
  return piece;
}

static void drafts_come_back_in_order(void **state) {
  (void)state;
  enum { COUNT = 400 };
  struct drafts drafts;
  drafts_init(&drafts);
  for (int i = 0; i < COUNT; i++) {
    struct piece piece = make_piece(i);
    drafts_add(&drafts, &piece);
  }
  struct drafts_reader reader;
  drafts_reader_init(&reader, &drafts);
  struct piece piece;
  for (int i = 0; i < COUNT; i++) {
    struct piece expected = make_piece(i);
    assert_true(drafts_next(&reader, &piece));
    assert_true(uuid_equal(piece.prison, expected.prison));
    assert_string_equal(piece.language, expected.language);
    assert_string_equal(piece.address, expected.address);
    assert_string_equal(piece.address_native, expected.address_native);
    assert_string_equal(piece.sender, expected.sender);
    assert_string_equal(piece.fields, expected.fields);
  }
  assert_false(drafts_next(&reader, &piece));
  drafts_reader_release(&reader);
  drafts_release(&drafts);
}

static void equal_drafts_take_next_to_nothing(void **state) {
  (void)state;
  struct drafts drafts;
  drafts_init(&drafts);
  struct piece piece = make_piece(1);
  drafts_add(&drafts, &piece);
  size_t first = drafts.packed.length;
  for (int i = 0; i < 100; i++) drafts_add(&drafts, &piece);
  assert_true(drafts.packed.length - first <= 400);
  drafts_release(&drafts);
}

/* ---- records ---- */

static void records_can_be_cut_anywhere(void **state) {
  (void)state;
  struct buffer sent;
  buffer_init(&sent);
  struct piece piece = make_piece(35);
  piece.number = 888888888;
  piece.prisoner.bytes[3] = 33;
  piece.envelope.bytes[15] = 44;
  struct error fault;
  error_set(&fault, ERROR_REFUSED, "too long");
  error_hint(&fault, "shorten it");
  size_t start = record_begin(&sent, RECORD_PIECE);
  record_put_piece(&sent, &piece);
  record_end(&sent, start);
  start = record_begin(&sent, RECORD_VERDICT);
  record_put_number(&sent, 42);
  record_put_text(&sent, "P001 Deniz Örnek");
  record_put_error(&sent, &fault);
  record_end(&sent, start);

  for (size_t cut = 0; cut <= sent.length; cut++) {
    size_t used = 0;
    struct record record;
    size_t whole = 0;
    while (record_take(sent.bytes, cut, &used, &record)) whole++;
    assert_int_equal(whole, cut == sent.length ? 2 : cut >= start ? 1 : 0);
  }

  size_t used = 0;
  struct record record;
  struct piece got;
  assert_true(record_take(sent.bytes, sent.length, &used, &record));
  assert_int_equal(record.kind, RECORD_PIECE);
  record_piece(&record, &got);
  assert_int_equal(got.number, 888888888);
  assert_true(uuid_equal(got.prisoner, piece.prisoner));
  assert_true(uuid_equal(got.envelope, piece.envelope));
  assert_string_equal(got.address_native, piece.address_native);
  assert_string_equal(got.fields, piece.fields);
  assert_true(record_take(sent.bytes, sent.length, &used, &record));
  assert_int_equal(record_number(&record), 42);
  assert_string_equal(record_text(&record), "P001 Deniz Örnek");
  struct error told;
  record_error(&record, &told);
  assert_int_equal(told.kind, ERROR_REFUSED);
  assert_string_equal(told.message, "too long");
  assert_string_equal(told.hint, "shorten it");
  buffer_release(&sent);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fields_come_back_as_they_were),        cmocka_unit_test(damaged_fields_are_noticed),
      cmocka_unit_test(layout_comes_back_as_it_was),          cmocka_unit_test(runs_of_the_first_solipost_are_read_too),
      cmocka_unit_test(layout_of_a_newer_program_is_refused), cmocka_unit_test(drafts_come_back_in_order),
      cmocka_unit_test(equal_drafts_take_next_to_nothing),    cmocka_unit_test(records_can_be_cut_anywhere),
  };
  return cmocka_run_group_tests_name("what a run keeps and sends", tests, open_arena, close_arena);
}
