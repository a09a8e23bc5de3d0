/* SPDX-License-Identifier: MIT */
/* Codes: which glyphs get one, and which text they tell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../../../src/pdf/codes.h"
#include "../../pdf/hand_shaping.h"

struct fixture {
  struct hand hand;
  struct codes codes;
};

static struct fixture *new_fixture(void) {
  struct fixture *fixture = mem_alloc(sizeof *fixture);
  hand_init(&fixture->hand);
  codes_init(&fixture->codes);
  return fixture;
}

static void release_fixture(struct fixture *fixture) {
  codes_release(&fixture->codes);
  hand_release(&fixture->hand);
  mem_free(fixture);
}

static const struct coded_word *code_word(struct fixture *fixture, const struct shaped_word *word) {
  struct error error = {0};
  assert_true(codes_note_word(&fixture->codes, word, &error));
  return codes_of_word(&fixture->codes, word);
}

static void assert_text(const struct coded_word *word, size_t glyph, const uint16_t *text, size_t length) {
  const struct glyph_code *code = &word->font->codes[word->codes[glyph] - 1];
  assert_int_equal(code->text_length, length);
  if (length > 0) assert_memory_equal(code->text, text, length * sizeof *text);
}

static void the_same_letter_has_the_same_code(void **state) {
  (void)state;
  struct fixture *fixture = new_fixture();
  const struct font *font = hand_font(&fixture->hand, NOTO_SANS);
  const struct coded_word *word = code_word(fixture, hand_word(&fixture->hand, font, "abba"));
  assert_int_equal(word->codes[0], word->codes[3]);
  assert_int_equal(word->codes[1], word->codes[2]);
  assert_int_not_equal(word->codes[0], word->codes[1]);
  assert_int_equal(word->font->count, 2);
  release_fixture(fixture);
}

/* Latin A and Cyrillic А look alike and may share a glyph: copied text must still be right. */
static void one_glyph_with_two_texts_has_two_codes(void **state) {
  (void)state;
  struct fixture *fixture = new_fixture();
  const struct font *font = hand_font(&fixture->hand, NOTO_SANS);
  static const uint16_t latin[] = {'A'}, cyrillic[] = {0x0410};
  static const struct shaped_glyph glyph = {.glyph = 36, .text_length = 1};
  struct shaped_word words[] = {
      {.serial = 0, .font = font, .text = latin, .text_length = 1, .glyph_count = 1, .glyphs = &glyph},
      {.serial = 1, .font = font, .text = cyrillic, .text_length = 1, .glyph_count = 1, .glyphs = &glyph},
  };
  const struct coded_word *first = code_word(fixture, &words[0]);
  assert_text(first, 0, latin, 1);
  const struct coded_word *second = code_word(fixture, &words[1]);
  assert_text(second, 0, cyrillic, 1);
  assert_int_equal(second->font->count, 2);
  release_fixture(fixture);
}

static void a_right_to_left_ligature_tells_its_letters_backwards(void **state) {
  (void)state;
  struct fixture *fixture = new_fixture();
  const struct font *font = hand_font(&fixture->hand, NOTO_NASKH);
  static const uint16_t lam_alef[] = {0x0644, 0x0627}, backwards[] = {0x0627, 0x0644};
  static const struct shaped_glyph glyph = {.glyph = 5, .text_length = 2};
  struct shaped_word word = {.serial = 0,
                             .font = font,
                             .right_to_left = true,
                             .text = lam_alef,
                             .text_length = 2,
                             .glyph_count = 1,
                             .glyphs = &glyph};
  assert_text(code_word(fixture, &word), 0, backwards, 2);
  release_fixture(fixture);
}

/* 𐤀𐤁 as one glyph: the halves of each letter stay in order. */
static void surrogates_stay_in_pairs_when_turned(void **state) {
  (void)state;
  struct fixture *fixture = new_fixture();
  const struct font *font = hand_font(&fixture->hand, NOTO_NASKH);
  static const uint16_t text[] = {0xD802, 0xDD00, 0xD802, 0xDD01}, turned[] = {0xD802, 0xDD01, 0xD802, 0xDD00};
  static const struct shaped_glyph glyph = {.glyph = 5, .text_length = 4};
  struct shaped_word word = {.serial = 0,
                             .font = font,
                             .right_to_left = true,
                             .text = text,
                             .text_length = 4,
                             .glyph_count = 1,
                             .glyphs = &glyph};
  assert_text(code_word(fixture, &word), 0, turned, 4);
  release_fixture(fixture);
}

static void joiners_are_told_but_not_drawn(void **state) {
  (void)state;
  struct fixture *fixture = new_fixture();
  const struct font *font = hand_font(&fixture->hand, NOTO_NASKH);
  /* mim, ye, ZWNJ, khe: glyphs stand from left to right, so in reverse. */
  static const uint16_t text[] = {0x0645, 0x06CC, 0x200C, 0x062E}, ye_and_joiner[] = {0x200C, 0x06CC};
  static const struct shaped_glyph glyphs[] = {{.glyph = 9, .text_start = 3, .text_length = 1, .x_advance = 500},
                                               {.glyph = 3, .text_start = 2, .text_length = 1, .invisible = true},
                                               {.glyph = 8, .text_start = 1, .text_length = 1, .x_advance = 500},
                                               {.glyph = 7, .text_start = 0, .text_length = 1, .x_advance = 500}};
  struct shaped_word word = {.serial = 0,
                             .font = font,
                             .right_to_left = true,
                             .text = text,
                             .text_length = 4,
                             .glyph_count = 4,
                             .glyphs = glyphs};
  const struct coded_word *coded = code_word(fixture, &word);
  assert_int_equal(coded->codes[1], CODE_NONE);
  assert_text(coded, 2, ye_and_joiner, 2);
  assert_int_equal(coded->font->count, 3);
  release_fixture(fixture);
}

/* mim with fatha, then one glyph for shadda and fatha over dal. */
static void letters_tell_their_marks(void **state) {
  (void)state;
  struct fixture *fixture = new_fixture();
  const struct font *font = hand_font(&fixture->hand, NOTO_NASKH);
  static const uint16_t text[] = {0x0645, 0x064E, 0x062F, 0x0651, 0x064E};
  static const uint16_t mim[] = {0x064E, 0x0645}, dal[] = {0x064E, 0x0651, 0x062F};
  static const struct shaped_glyph glyphs[] = {{.glyph = 4, .text_start = 3, .text_length = 2},
                                               {.glyph = 3, .text_start = 2, .text_length = 1, .x_advance = 500},
                                               {.glyph = 2, .text_start = 1, .text_length = 1},
                                               {.glyph = 1, .text_start = 0, .text_length = 1, .x_advance = 500}};
  struct shaped_word word = {.serial = 0,
                             .font = font,
                             .right_to_left = true,
                             .text = text,
                             .text_length = 5,
                             .glyph_count = 4,
                             .glyphs = glyphs};
  const struct coded_word *coded = code_word(fixture, &word);
  assert_text(coded, 3, mim, 2);
  assert_text(coded, 1, dal, 3);
  assert_text(coded, 0, NULL, 0);
  assert_text(coded, 2, NULL, 0);
  assert_true(codes_mark_is_silent(&word, &glyphs[0]));
  assert_false(codes_mark_is_silent(&word, &glyphs[1]));
  release_fixture(fixture);
}

static void only_left_to_right_complex_scripts_need_actual_text(void **state) {
  (void)state;
  struct fixture *fixture = new_fixture();
  const struct font *latin = hand_font(&fixture->hand, NOTO_SANS);
  assert_false(code_word(fixture, hand_word(&fixture->hand, latin, "Iğdır"))->needs_actual_text);
  const struct font *arabic = hand_font(&fixture->hand, NOTO_NASKH);
  assert_false(code_word(fixture, hand_word(&fixture->hand, arabic, "سلام"))->needs_actual_text);
  const struct font *thai = hand_font(&fixture->hand, NOTO_THAI);
  assert_true(code_word(fixture, hand_word(&fixture->hand, thai, "น้ำ"))->needs_actual_text);
  const struct font *devanagari = hand_font(&fixture->hand, NOTO_DEVANAGARI);
  assert_true(code_word(fixture, hand_word(&fixture->hand, devanagari, "हिन्दी"))->needs_actual_text);
  release_fixture(fixture);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_same_letter_has_the_same_code),
      cmocka_unit_test(one_glyph_with_two_texts_has_two_codes),
      cmocka_unit_test(a_right_to_left_ligature_tells_its_letters_backwards),
      cmocka_unit_test(surrogates_stay_in_pairs_when_turned),
      cmocka_unit_test(joiners_are_told_but_not_drawn),
      cmocka_unit_test(letters_tell_their_marks),
      cmocka_unit_test(only_left_to_right_complex_scripts_need_actual_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
