/* SPDX-License-Identifier: MIT */
/* Shaped words: which characters each glyph stands for, so that text can be copied out of the PDF; and the cache. */
#include "text_fixture.h"

#include <stdio.h>

static const struct shaped_word *word_of(struct fixture *fixture, const char *text, const char *language) {
  struct text_box box = lay_out_text(fixture, text, language, 0);
  assert_int_equal(box.line_count, 1);
  assert_int_equal(box.lines[0].word_count, 1);
  return box.lines[0].words[0].word;
}

/* "0,1 1,3": start and length for each glyph, from left to right; "!" for one that is never drawn. */
static const char *ranges(struct fixture *fixture, const struct shaped_word *word) {
  const char *out = "";
  for (size_t i = 0; i < word->glyph_count; i++) {
    const struct shaped_glyph *glyph = &word->glyphs[i];
    out = arena_printf(&fixture->arena, "%s%s%u,%u%s", out, i > 0 ? " " : "", glyph->text_start, glyph->text_length,
                       glyph->invisible ? "!" : "");
  }
  return out;
}

static void a_letter_is_a_glyph(void **state) {
  struct fixture *fixture = *state;
  assert_string_equal(ranges(fixture, word_of(fixture, "abc", "en")), "0,1 1,1 2,1");
}

static void a_ligature_stands_for_its_letters(void **state) {
  struct fixture *fixture = *state;
  assert_string_equal(ranges(fixture, word_of(fixture, "office", "en")), "0,1 1,3 4,1 5,1");
}

static void turkish_has_no_ligature_that_could_swallow_a_dot(void **state) {
  struct fixture *fixture = *state;
  assert_string_equal(ranges(fixture, word_of(fixture, "ofis", "tr")), "0,1 1,1 2,1 3,1");
  assert_string_equal(ranges(fixture, word_of(fixture, "ofis", "de")), "0,1 1,2 3,1");
}

static void right_to_left_glyphs_come_from_left_to_right(void **state) {
  struct fixture *fixture = *state;
  const struct shaped_word *word = word_of(fixture, "شبث", "ar");
  assert_true(word->right_to_left);
  assert_string_equal(ranges(fixture, word), "2,1 1,1 0,1");
}

static void of_several_glyphs_the_first_read_carries_the_text(void **state) {
  struct fixture *fixture = *state;
  /* Thai sara am becomes two glyphs; with the tone mark between them three glyphs share two characters. */
  assert_string_equal(ranges(fixture, word_of(fixture, "น้ำ", "th")), "0,1 1,2 1,0 1,0");
  /* Hebrew: the points of shin change places; the rightmost of the group carries both. */
  assert_string_equal(ranges(fixture, word_of(fixture, "שְׁ", "he")), "1,0 1,2 0,1");
}

static void every_character_is_told_once(void **state) {
  struct fixture *fixture = *state;
  static const char *const words[][2] = {{"en", "affluent"}, {"ar", "اللَّهُمَّ"},           {"hi", "कर्तृत्व"}, {"he", "שָּׁלוֹם"},
                                         {"th", "ผู้ใหญ่"},     {"fa", "کتاب‌ها"}, {"el", "ᾠδή"}};
  for (size_t i = 0; i < COUNT_OF(words); i++) {
    const struct shaped_word *word = word_of(fixture, words[i][1], words[i][0]);
    unsigned told[64] = {0};
    for (size_t g = 0; g < word->glyph_count; g++) {
      for (unsigned k = 0; k < word->glyphs[g].text_length; k++) told[word->glyphs[g].text_start + k]++;
    }
    for (unsigned k = 0; k < word->text_length; k++) {
      if (told[k] != 1) fail_msg("%s: character %u is told %u times", words[i][1], k, told[k]);
    }
  }
}

static void zwnj_is_not_drawn_but_copied(void **state) {
  struct fixture *fixture = *state;
  const struct shaped_word *word = word_of(fixture, "می‌ر", "fa");
  assert_string_equal(ranges(fixture, word), "3,1 2,0! 1,2 0,1");
  /* Without it the letters join: another form of yeh. */
  const struct shaped_word *joined = word_of(fixture, "میر", "fa");
  assert_true(joined->glyphs[1].glyph != word->glyphs[2].glyph);
}

static void direction_marks_and_soft_hyphens_are_neither_drawn_nor_copied(void **state) {
  struct fixture *fixture = *state;
  assert_string_equal(ranges(fixture, word_of(fixture, "a\u200Eb", "en")), "0,1 1,0! 2,1");
  struct text_box box = lay_out_text(fixture, "a\u00ADb", "en", 0);
  assert_int_equal(box.lines[0].word_count, 2);
  assert_string_equal(ranges(fixture, box.lines[0].words[0].word), "0,1 1,0!");
}

static void a_mark_alone_gets_no_dotted_circle(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(word_of(fixture, "\u0947", "hi")->glyph_count, 1);
}

static void letters_join_across_a_change_of_font(void **state) {
  struct fixture *fixture = *state;
  const char *text = "بب";
  const struct text_span bold = {2, 4, TEXT_BOLD};
  struct paragraph paragraph = paragraph_of(text, "ar", 0);
  paragraph.content.spans = &bold;
  paragraph.content.span_count = 1;
  struct text_box box = lay_out(fixture, &paragraph);
  assert_int_equal(box.lines[0].word_count, 2);
  uint32_t first = box.lines[0].words[1].word->glyphs[0].glyph;
  assert_int_equal(first, word_of(fixture, text, "ar")->glyphs[1].glyph); /* initial form, though cut off */
  assert_true(first != word_of(fixture, "ب", "ar")->glyphs[0].glyph);
}

static void the_same_word_is_shaped_once(void **state) {
  struct fixture *fixture = *state;
  struct text_box first = lay_out_text(fixture, "dem Wort", "de", 0);
  uint32_t count = text_engine_word_count(fixture->engine);
  struct text_box second = lay_out_text(fixture, "Wort dem Wort", "de", 0);
  assert_int_equal(text_engine_word_count(fixture->engine), count);
  assert_ptr_equal(second.lines[0].words[0].word, first.lines[0].words[2].word);
  assert_ptr_equal(second.lines[0].words[4].word, first.lines[0].words[2].word);
}

static void another_neighbour_language_or_font_is_another_word(void **state) {
  struct fixture *fixture = *state;
  const struct shaped_word *plain = word_of(fixture, "fikir", "tr");
  assert_ptr_not_equal(plain, word_of(fixture, "fikir", "en"));
  struct paragraph serif = paragraph_of("fikir", "tr", 0);
  serif.family = FAMILY_SERIF;
  assert_ptr_not_equal(plain, lay_out(fixture, &serif).lines[0].words[0].word);
  assert_ptr_equal(plain, word_of(fixture, "fikir", "tr"));
}

static void serials_count_from_zero(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "one two", "en", 0);
  assert_int_equal(box.lines[0].words[0].word->serial, 0);
  assert_int_equal(box.lines[0].words[1].word->serial, 1);
  assert_int_equal(box.lines[0].words[2].word->serial, 2);
  assert_int_equal(text_engine_word_count(fixture->engine), 3);
}

static void trimming_keeps_a_small_cache_and_empties_a_large_one(void **state) {
  struct fixture *fixture = *state;
  lay_out_text(fixture, "small", "en", 0);
  assert_false(text_engine_trim(fixture->engine));
  assert_int_equal(text_engine_word_count(fixture->engine), 1);
  for (unsigned i = 0; i < 20000; i++) {
    char name[32];
    snprintf(name, sizeof name, "Name%u", i);
    struct arena scratch;
    arena_init(&scratch);
    struct paragraph paragraph = paragraph_of(name, "en", 0);
    struct text_box box;
    assert_true(text_layout(fixture->engine, &paragraph, &scratch, &box, &fixture->error));
    arena_release(&scratch);
  }
  assert_true(text_engine_trim(fixture->engine));
  assert_int_equal(text_engine_word_count(fixture->engine), 0);
  assert_int_equal(word_of(fixture, "again", "en")->serial, 0);
}

static void forgetting_empties_even_a_small_cache(void **state) {
  struct fixture *fixture = *state;
  lay_out_text(fixture, "one two", "en", 0);
  text_engine_forget(fixture->engine);
  assert_int_equal(text_engine_word_count(fixture->engine), 0);
  assert_int_equal(word_of(fixture, "again", "en")->serial, 0);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
  const struct CMUnitTest tests[] = {
      TEST(a_letter_is_a_glyph),
      TEST(a_ligature_stands_for_its_letters),
      TEST(turkish_has_no_ligature_that_could_swallow_a_dot),
      TEST(right_to_left_glyphs_come_from_left_to_right),
      TEST(of_several_glyphs_the_first_read_carries_the_text),
      TEST(every_character_is_told_once),
      TEST(zwnj_is_not_drawn_but_copied),
      TEST(direction_marks_and_soft_hyphens_are_neither_drawn_nor_copied),
      TEST(a_mark_alone_gets_no_dotted_circle),
      TEST(letters_join_across_a_change_of_font),
      TEST(the_same_word_is_shaped_once),
      TEST(another_neighbour_language_or_font_is_another_word),
      TEST(serials_count_from_zero),
      TEST(trimming_keeps_a_small_cache_and_empties_a_large_one),
      TEST(forgetting_empties_even_a_small_cache),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
