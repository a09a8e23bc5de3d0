/* SPDX-License-Identifier: MIT */
/* Sheets of labels are counted as they are printed, volume by volume; letters in one envelope share its face. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "solipost/print/label_choice.h"
#include "solipost/print/product.h"

static struct font_book *book;
static struct text_engine *engine;
static struct arena arena;

static int open_engine(void **state) {
  (void)state;
  struct error error;
  arena_init(&arena);
  if (!font_book_open(&book, &error)) return -1;
  return text_engine_create(&engine, book, &error) ? 0 : -1;
}

static int close_engine(void **state) {
  (void)state;
  text_engine_destroy(engine);
  font_book_close(book);
  arena_release(&arena);
  return 0;
}

static struct print_settings settings_of(int64_t start) {
  struct print_settings settings;
  struct error error;
  bool from_memory;
  print_settings_init(&settings);
  assert_true(label_choose("L7160", &settings, &arena, &from_memory, &error));
  settings.label_start = start;
  return settings;
}

static struct piece piece_of(int number) {
  struct piece piece;
  noun_clear(&piece_noun, &piece);
  piece.number = number;
  piece.position = number;
  piece.language = "en";
  piece.address = arena_printf(&arena, "Person %d\nStreet 1\nTown", number);
  piece.address_native = "";
  piece.sender = "Group";
  piece.fields = "_number_words\tLetter no. {number}\n_note_words\tnote\n_address_language\ten";
  return piece;
}

/* Pages of the product's file with these pieces in volume `volume`. */
static size_t pages(const struct product *product, const struct print_settings *settings, size_t volume,
                    const struct piece *pieces, size_t count) {
  const struct product_setup setup = {.settings = settings, .volume = volume};
  struct product_piece *composed = ARENA_ARRAY(&arena, struct product_piece, count + 1);
  struct pdf *pdf;
  struct error error = {0};
  void *state;
  assert_true(product->open(&state, &setup, engine, &error));
  for (size_t i = 0; i < count; i++)
    if (!product->compose(state, &pieces[i], &arena, &composed[i], &error)) fail_msg("%s", error.message);
  assert_true(pdf_create(&pdf, "", &error));
  assert_true(product->impose(state, 0, composed, count, &arena, pdf, &error));
  size_t sheets = pdf_sheet_count(pdf);
  pdf_destroy(pdf);
  product->close(state);
  return sheets;
}

/* ---- labels ---- */

static void sheets_are_counted_as_they_are_printed(void **state) {
  (void)state;
  static const struct {
    int64_t start;
    size_t pieces, sheets;
  } cases[] = {{1, 1, 1},  {1, 21, 1}, {1, 22, 2},  {21, 1, 1}, {21, 2, 2},
               {5, 17, 1}, {5, 18, 2}, {20, 23, 2}, {20, 24, 3}};
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    const struct print_settings settings = settings_of(cases[i].start);
    struct piece *pieces = ARENA_ARRAY(&arena, struct piece, cases[i].pieces);
    size_t sheets, per_volume;
    struct error error;
    for (size_t p = 0; p < cases[i].pieces; p++) pieces[p] = piece_of((int)p + 1);
    assert_true(labels_product.measure(&settings, cases[i].pieces, 0, &sheets, &per_volume, &error));
    assert_int_equal(sheets, cases[i].sheets);
    assert_int_equal(per_volume % 21, 0);
    assert_int_equal(pages(&labels_product, &settings, 0, pieces, cases[i].pieces), cases[i].sheets);
  }
}

/* A volume is printed by itself, and nobody knows what is left of the sheet before it. */
static void a_further_volume_begins_on_a_fresh_sheet(void **state) {
  (void)state;
  const struct print_settings settings = settings_of(20);
  struct piece pieces[21];
  size_t sheets, per_volume;
  struct error error;
  for (int i = 0; i < 21; i++) pieces[i] = piece_of(i + 1);
  assert_int_equal(pages(&labels_product, &settings, 0, pieces, 21), 2);
  assert_int_equal(pages(&labels_product, &settings, 1, pieces, 21), 1);
  assert_true(labels_product.measure(&settings, 1, 0, &sheets, &per_volume, &error));
  /* 19 labels of the first sheet are gone, so the first volume takes one sheet more; 21 go on in the second. */
  assert_true(labels_product.measure(&settings, per_volume + 21, 0, &sheets, &per_volume, &error));
  assert_int_equal(sheets, per_volume / 21 + 1 + 1);
}

static void a_start_behind_the_last_label_is_refused(void **state) {
  (void)state;
  const struct print_settings settings = settings_of(22);
  size_t sheets, per_volume;
  struct error error = {0};
  assert_false(labels_product.measure(&settings, 1, 0, &sheets, &per_volume, &error));
  assert_int_equal(error.kind, ERROR_MISUSED);
}

/* ---- envelopes ---- */

static void pieces_in_one_envelope_share_its_face(void **state) {
  (void)state;
  struct print_settings settings;
  struct piece pieces[6];
  print_settings_init(&settings);
  settings.envelope = "C6";
  for (int i = 0; i < 6; i++) pieces[i] = piece_of(i + 1);
  assert_int_equal(pages(&envelopes_product, &settings, 0, pieces, 6), 6);
  /* The first two and the next two. */
  pieces[0].envelope.bytes[0] = pieces[1].envelope.bytes[0] = 1;
  pieces[2].envelope.bytes[0] = pieces[3].envelope.bytes[0] = 2;
  assert_int_equal(pages(&envelopes_product, &settings, 0, pieces, 6), 4);
  /* Without an envelope of their own: the same person at the same address. */
  pieces[4].prisoner.bytes[0] = pieces[5].prisoner.bytes[0] = 9;
  assert_int_equal(pages(&envelopes_product, &settings, 0, pieces, 6), 4);
  pieces[5].address = pieces[4].address;
  assert_int_equal(pages(&envelopes_product, &settings, 0, pieces, 6), 3);
  /* One that has an envelope stays out of that of one that has none. */
  pieces[5].envelope.bytes[0] = 3;
  assert_int_equal(pages(&envelopes_product, &settings, 0, pieces, 6), 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sheets_are_counted_as_they_are_printed),
      cmocka_unit_test(a_further_volume_begins_on_a_fresh_sheet),
      cmocka_unit_test(a_start_behind_the_last_label_is_refused),
      cmocka_unit_test(pieces_in_one_envelope_share_its_face),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
