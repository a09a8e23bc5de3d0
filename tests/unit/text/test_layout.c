/* SPDX-License-Identifier: MIT */
/* Paragraphs as readers expect them: where lines end, how they stand, in which order words of two directions go. */
#include "text_fixture.h"

#include <math.h>
#include <wchar.h>

static void assert_near(double value, double expected) {
  if (fabs(value - expected) > 0.005) fail_msg("%.4f is not %.4f", value, expected);
}

static void assert_lines(struct fixture *fixture, const struct text_box *box, const char *const *expected) {
  size_t count = 0;
  for (; expected[count] != NULL; count++) {
    if (count == box->line_count) fail_msg("only %zu lines; next should be: %s", box->line_count, expected[count]);
    assert_string_equal(line_text(fixture, &box->lines[count]), expected[count]);
  }
  assert_int_equal(box->line_count, count);
}
#define LINES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void a_line_ends_at_the_last_space_that_fits(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "one two three four five", "en", 60);
  assert_lines(fixture, &box, LINES("one two", "three four", "five"));
  for (size_t i = 0; i < box.line_count; i++) assert_true(box.lines[i].width_pt <= 60);
}

static void spaces_at_the_end_have_no_width(void **state) {
  struct fixture *fixture = *state;
  double alone = lay_out_text(fixture, "word", "en", 0).width_pt;
  assert_near(lay_out_text(fixture, "word     ", "en", 0).width_pt, alone);
  /* They may hang over the edge, so that the next word begins the line. */
  struct text_box box = lay_out_text(fixture, "word          word", "en", alone + 1);
  assert_lines(fixture, &box, LINES("word", "word"));
}

static void spaces_at_the_beginning_are_kept(void **state) {
  struct fixture *fixture = *state;
  struct text_box plain = lay_out_text(fixture, "word", "en", 0), indented = lay_out_text(fixture, "  word", "en", 0);
  assert_true(indented.width_pt > plain.width_pt + 4);
}

static void newlines_force_line_ends(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture,
                                     "a\nb\r\nc\n\nd\xE2\x80\xA8"
                                     "e",
                                     "en", 100);
  assert_lines(fixture, &box, LINES("a", "b", "c", "", "d", "e"));
  assert_near(box.height_pt, 6 * 12.5);
}

static void an_empty_text_is_one_empty_line(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "", "en", 100);
  assert_int_equal(box.line_count, 1);
  assert_int_equal(box.lines[0].word_count, 0);
  assert_near(box.width_pt, 0);
}

static void only_spaces_are_an_empty_line(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, " \t  ", "en", 100);
  assert_int_equal(box.line_count, 1);
  assert_int_equal(box.lines[0].word_count, 0);
  assert_near(box.lines[0].width_pt, 0);
}

static void a_word_longer_than_the_line_is_cut_between_letters(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "Rindfleischetikettierung", "de", 50);
  assert_true(box.line_count >= 3);
  const char *whole = "";
  for (size_t i = 0; i < box.line_count; i++) {
    assert_true(box.lines[i].width_pt <= 50.01);
    whole = arena_printf(&fixture->arena, "%s%s", whole, line_text(fixture, &box.lines[i]));
  }
  assert_string_equal(whole, "Rindfleischetikettierung");
}

static void a_cut_never_parts_a_letter_from_its_marks(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "שָׁשָׁשָׁשָׁשָׁשָׁשָׁשָׁ", "he", 20);
  assert_true(box.line_count >= 3);
  for (size_t i = 0; i < box.line_count; i++) {
    assert_int_equal(box.lines[i].word_count, 1);
    assert_int_equal(box.lines[i].words[0].word->text[0], 0x5E9); /* each begins with the letter itself */
  }
}

static void a_line_narrower_than_a_letter_takes_one_letter(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "abc", "en", 1);
  assert_lines(fixture, &box, LINES("a", "b", "c"));
}

static void halves_of_a_cut_arabic_word_stay_joined(void **state) {
  struct fixture *fixture = *state;
  /* Nine times beh: all joined. Wherever the cut is, the last letter of the first line has its medial form. */
  struct text_box whole = lay_out_text(fixture, "ببب", "ar", 0);
  uint32_t medial = whole.lines[0].words[0].word->glyphs[1].glyph;
  struct text_box box = lay_out_text(fixture, "ببببببببب", "ar", 15);
  assert_true(box.line_count >= 2);
  assert_int_equal(box.lines[0].words[0].word->glyphs[0].glyph, medial); /* leftmost is read last */
}

static void soft_hyphens_show_only_where_a_line_ends(void **state) {
  struct fixture *fixture = *state;
  const char *text = "Donau\u00ADdampf\u00ADschiff";
  struct text_box wide = lay_out_text(fixture, text, "de", 200), narrow = lay_out_text(fixture, text, "de", 70);
  assert_int_equal(wide.line_count, 1);
  assert_near(wide.width_pt, lay_out_text(fixture, "Donaudampf", "de", 0).width_pt +
                                 lay_out_text(fixture, "schiff", "de", 0).width_pt);
  assert_int_equal(narrow.line_count, 2);
  const struct text_line *first = &narrow.lines[0];
  const struct shaped_word *hyphen = first->words[first->word_count - 1].word;
  assert_int_equal(hyphen->text_length, 1);
  assert_int_equal(hyphen->text[0], 0xAD); /* copied out of the PDF it is a soft hyphen again */
  assert_true(hyphen->width > 0);
  assert_true(first->width_pt <= 70);
}

static void a_soft_hyphen_without_room_for_its_hyphen_is_no_line_end(void **state) {
  struct fixture *fixture = *state;
  double width = lay_out_text(fixture, "ab Donau", "de", 0).width_pt + 0.5;
  struct text_box box = lay_out_text(fixture, "ab Donau\u00ADdampf", "de", width);
  assert_string_equal(line_text(fixture, &box.lines[0]), "ab");
}

static void no_break_spaces_hold_words_together(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "Letter no.\u00A0412", "en", 50);
  assert_lines(fixture, &box, LINES("Letter", "no.\u00A0412"));
}

static void french_spaces_inside_quotes_hold(void **state) {
  struct fixture *fixture = *state;
  double width = lay_out_text(fixture, "Elle dit «", "fr", 0).width_pt + 1;
  struct text_box box = lay_out_text(fixture, "Elle dit « oui » !", "fr", width);
  assert_lines(fixture, &box, LINES("Elle dit", "« oui » !"));
  width = lay_out_text(fixture, "Prix de 12", "fr", 0).width_pt + 1;
  box = lay_out_text(fixture, "Prix de 12 500 €", "fr", width);
  assert_lines(fixture, &box, LINES("Prix de", "12 500 €"));
}

static void german_quotes_the_other_way_round_still_break(void **state) {
  struct fixture *fixture = *state;
  double width = lay_out_text(fixture, "Er sagte »Ja«", "de", 0).width_pt + 1;
  struct text_box box = lay_out_text(fixture, "Er sagte »Ja« und ging", "de", width);
  assert_lines(fixture, &box, LINES("Er sagte »Ja«", "und ging"));
}

static void thai_breaks_between_words(void **state) {
  struct fixture *fixture = *state;
  double width = lay_out_text(fixture, "เราคิดถึง", "th", 0).width_pt + 1;
  struct text_box box = lay_out_text(fixture, "เราคิดถึงคุณทุกวัน", "th", width);
  assert_string_equal(line_text(fixture, &box.lines[0]), "เราคิดถึง");
}

static void japanese_lines_do_not_begin_with_small_kana_or_stops(void **state) {
  struct fixture *fixture = *state;
  for (double width = 60; width < 160; width += 5) {
    struct text_box box = lay_out_text(fixture, "ちょっと待って、コーヒーをどうぞ。「はい」", "ja", width);
    for (size_t i = 0; i < box.line_count; i++) {
      uint16_t first = box.lines[i].words[0].word->text[0];
      assert_null(wcschr(L"ょっーゃゅ、。」", (wchar_t)first));
    }
  }
}

static void chinese_breaks_between_any_two_letters(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "自由属于所有人", "zh", 31);
  assert_lines(fixture, &box, LINES("自由属", "于所有", "人"));
}

static void continuation_lines_hang(void **state) {
  struct fixture *fixture = *state;
  struct paragraph paragraph = paragraph_of("Kocaeli 1 Nolu F Tipi Yüksek Güvenlikli\nTürkiye", "tr", 100);
  paragraph.indent_pt = 12;
  struct text_box box = lay_out(fixture, &paragraph);
  assert_int_equal(box.line_count, 3);
  assert_near(box.lines[0].x_pt, 0);
  assert_near(box.lines[1].x_pt, 12);
  assert_true(line_end_pt(&box.lines[1]) <= 100);
  assert_near(box.lines[2].x_pt, 0); /* a new line, no continuation */
}

static void continuation_lines_hang_from_the_right_in_hebrew(void **state) {
  struct fixture *fixture = *state;
  struct paragraph paragraph = paragraph_of("אנחנו חושבים עליך בכל יום ויום", "he", 90);
  paragraph.indent_pt = 12;
  struct text_box box = lay_out(fixture, &paragraph);
  assert_near(line_end_pt(&box.lines[0]), 90);
  assert_near(line_end_pt(&box.lines[1]), 78);
  assert_true(box.lines[1].x_pt >= 0);
}

static void lines_stand_where_the_alignment_says(void **state) {
  struct fixture *fixture = *state;
  static const struct {
    const char *text, *language;
    enum text_align align;
    double at; /* 0: left edge, 0.5: middle, 1: right edge */
  } cases[] = {
      {"word", "en", ALIGN_START, 0},    {"word", "en", ALIGN_END, 1},   {"word", "en", ALIGN_CENTRE, 0.5},
      {"word", "en", ALIGN_LEFT, 0},     {"word", "en", ALIGN_RIGHT, 1}, {"سلام", "ar", ALIGN_START, 1},
      {"سلام", "ar", ALIGN_END, 0},      {"سلام", "ar", ALIGN_LEFT, 0},  {"سلام", "ar", ALIGN_RIGHT, 1},
      {"سلام", "ar", ALIGN_CENTRE, 0.5}, {"سلام", "en", ALIGN_START, 1}, {"word", "ar", ALIGN_START, 0},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct paragraph paragraph = paragraph_of(cases[i].text, cases[i].language, 200);
    paragraph.align = cases[i].align;
    struct text_box box = lay_out(fixture, &paragraph);
    assert_near(box.lines[0].x_pt, cases[i].at * (200 - box.lines[0].width_pt));
  }
}

static void lines_of_unlimited_width_align_with_each_other(void **state) {
  struct fixture *fixture = *state;
  struct paragraph paragraph = paragraph_of("a\nlonger line", "en", 0);
  paragraph.align = ALIGN_RIGHT;
  struct text_box box = lay_out(fixture, &paragraph);
  assert_near(box.lines[1].x_pt, 0);
  assert_near(line_end_pt(&box.lines[0]), line_end_pt(&box.lines[1]));
  assert_near(box.width_pt, box.lines[1].width_pt);
}

static void direction_follows_the_first_letter_of_each_line_unless_told(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "Leyla لەیلا\nلەیلا Leyla\n412", "ckb", 0);
  assert_false(box.lines[0].right_to_left);
  assert_true(box.lines[1].right_to_left);
  assert_true(box.lines[2].right_to_left); /* no letters: as the language */
  assert_string_equal(line_text(fixture, &box.lines[1]), "Leyla لەیلا");
  struct paragraph paragraph = paragraph_of("Leyla لەیلا", "ckb", 0);
  paragraph.direction = DIRECTION_RTL;
  box = lay_out(fixture, &paragraph);
  assert_true(box.lines[0].right_to_left);
  assert_string_equal(line_text(fixture, &box.lines[0]), "لەیلا Leyla");
}

static void numbers_in_arabic_read_from_left_to_right(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "رقم 412-7 و 18", "ar", 0);
  assert_string_equal(line_text(fixture, &box.lines[0]), "18 و 7-412 رقم");
}

static void brackets_are_mirrored_with_the_direction(void **state) {
  struct fixture *fixture = *state;
  struct text_box arabic = lay_out_text(fixture, "(سجن)", "ar", 0), latin = lay_out_text(fixture, "(x)", "en", 0);
  uint32_t opening = latin.lines[0].words[0].word->glyphs[0].glyph;
  const struct text_line *line = &arabic.lines[0];
  assert_int_equal(line->words[line->word_count - 1].word->text[0], '('); /* read first, so it stands at the right */
  assert_int_equal(line->words[0].word->glyphs[0].glyph, opening); /* and the left one looks like an opening one */
}

static void letters_are_kerned(void **state) {
  struct fixture *fixture = *state;
  double together = lay_out_text(fixture, "AV", "en", 0).width_pt;
  double apart = lay_out_text(fixture, "A", "en", 0).width_pt + lay_out_text(fixture, "V", "en", 0).width_pt;
  assert_true(together < apart - 0.1);
}

static void tabs_go_to_the_next_half_inch(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "a\tb\t\tc", "en", 0);
  const struct text_line *line = &box.lines[0];
  assert_int_equal(line->word_count, 3);
  assert_near(line->words[1].x_pt, 36);
  assert_near(line->words[2].x_pt, 108);
}

static struct text_span span_of(const char *text, const char *part, unsigned styles) {
  uint32_t start = (uint32_t)(strstr(text, part) - text);
  return (struct text_span){start, start + (uint32_t)strlen(part), styles};
}

static void spans_change_the_font_and_nothing_else(void **state) {
  struct fixture *fixture = *state;
  const char *text = "Sen güçlü, cömert ve sevgilisin";
  const struct text_span spans[] = {span_of(text, "güçlü", TEXT_BOLD), span_of(text, "cömert", TEXT_ITALIC),
                                    span_of(text, "gili", TEXT_BOLD | TEXT_ITALIC)};
  struct paragraph paragraph = paragraph_of(text, "tr", 0);
  paragraph.content.spans = spans;
  paragraph.content.span_count = COUNT_OF(spans);
  struct text_box box = lay_out(fixture, &paragraph);
  const char *fonts = "";
  for (size_t i = 0; i < box.lines[0].word_count; i++) {
    const struct shaped_word *word = box.lines[0].words[i].word;
    if (word->text[0] != ' ') fonts = arena_printf(&fixture->arena, "%s %s", fonts, word->font->postscript_name);
  }
  assert_string_equal(fonts, " NotoSans-Regular NotoSans-Bold NotoSans-Regular NotoSans-Italic NotoSans-Regular"
                             " NotoSans-Regular NotoSans-BoldItalic NotoSans-Regular");
  assert_string_equal(line_text(fixture, &box.lines[0]), text);
}

static void leading_is_a_quarter_more_than_the_size(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "a\nb", "en", 0);
  assert_near(box.height_pt, 25);
  assert_near(box.ascent_pt, 10);
  assert_near(box.lines[0].baseline_pt, 10);
  assert_near(box.lines[1].baseline_pt, 22.5);
}

static void a_leading_that_is_given_is_kept(void **state) {
  struct fixture *fixture = *state;
  struct paragraph paragraph = paragraph_of("a\nسلام", "en", 0);
  paragraph.leading_pt = 30;
  struct text_box box = lay_out(fixture, &paragraph);
  assert_near(box.height_pt, 60);
  assert_near(box.lines[1].baseline_pt - box.lines[0].baseline_pt, 30);
}

/* Highest and lowest ink of a line, relative to its baseline, upwards positive. */
static void ink_of(const struct text_line *line, double size_pt, double *top_pt, double *bottom_pt) {
  *top_pt = *bottom_pt = 0;
  for (size_t i = 0; i < line->word_count; i++) {
    const struct shaped_word *word = line->words[i].word;
    double scale = size_pt / word->font->units_per_em;
    for (size_t g = 0; g < word->glyph_count; g++) {
      hb_glyph_extents_t extents;
      if (word->glyphs[g].invisible) continue;
      assert_true(hb_font_get_glyph_extents(word->font->shaper, word->glyphs[g].glyph, &extents));
      double top = (extents.y_bearing + word->glyphs[g].y_offset) * scale, bottom = top + extents.height * scale;
      if (top > *top_pt) *top_pt = top;
      if (bottom < *bottom_pt) *bottom_pt = bottom;
    }
  }
}

static void lines_never_touch_in_any_script(void **state) {
  struct fixture *fixture = *state;
  static const char *const texts[][2] = {
      {"vi", "Ấy ậy Ộ ữ g"},
      {"ar", "اللَّهُمَّ إِنِّي ٱلْعَلِيِّ"},
      {"fa", "چگچگ پژآ"},
      {"he", "שָׁלוֹם לָךְ וּ"},
      {"th", "ปู่ ฎู้ นี้ ที่ผู้ใหญ่"},
      {"hi", "र्कृ हैं द्ध्र्यू क्त्ृ ऎँ"},
      {"el", "ᾯ ΐ ῷ gy"},
      {"ckb", "ڵێۆ ئێژڕ"},
      {"zh", "贏靈龜"},
      {"ka", "ქყჯჰ"},
      {"hy", "ՊփըԾ"},
      {"ru", "ЁЩйцд"},
      {"bn", "ক্ষ্ম্রু র্ক্ষি"},
      {"ta", "ஸ்ரீ கௌ ஞூ"},
      {"te", "క్ష్ర్యై"},
      {"ml", "ക്ഷ്ര്യൂ"},
      {"km", "ស្ត្រី គ្រឿ ញ៉ូ"},
      {"my", "မြို့ ကြွေး ဂြိုဟ်"},
      {"lo", "ປູ່ ນີ້ ຫຼູ"},
      {"bo", "རྒྱུ་སྐྱོང"},
      {"am", "ሗሟ"},
      {"ko", "뷁각"},
      {"ja", "驫龍"},
      {"ur", "ٹڑڈےٰ"},
      {"si", "ක්‍රෝ ශ්‍රී"},
  };
  for (size_t i = 0; i < COUNT_OF(texts); i++) {
    const char *text = arena_printf(&fixture->arena, "%s\n%s", texts[i][1], texts[i][1]);
    struct text_box box = lay_out_text(fixture, text, texts[i][0], 0);
    double top, bottom;
    ink_of(&box.lines[0], 10, &top, &bottom);
    double distance = box.lines[1].baseline_pt - box.lines[0].baseline_pt;
    if (top - bottom > distance) fail_msg("%s: ink of %.2f in a leading of %.2f", texts[i][0], top - bottom, distance);
  }
}

static void text_that_is_no_utf8_is_refused(void **state) {
  struct fixture *fixture = *state;
  struct paragraph paragraph = paragraph_of("Gr\xFC\xDF"
                                            "e",
                                            "de", 0);
  struct text_box box;
  assert_false(text_layout(fixture->engine, &paragraph, &fixture->arena, &box, &fixture->error));
  assert_int_equal(fixture->error.kind, ERROR_DAMAGED);
  assert_non_null(strstr(fixture->error.message, "byte 3 (0xFC)"));
  paragraph.content.text = "Gr\uFFFD"
                           "e"; /* the trace of an earlier loss: a card must not show it */
  assert_false(text_layout(fixture->engine, &paragraph, &fixture->arena, &box, &fixture->error));
  assert_non_null(strstr(fixture->error.message, "U+FFFD"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
  const struct CMUnitTest tests[] = {
      TEST(a_line_ends_at_the_last_space_that_fits),
      TEST(spaces_at_the_end_have_no_width),
      TEST(spaces_at_the_beginning_are_kept),
      TEST(newlines_force_line_ends),
      TEST(an_empty_text_is_one_empty_line),
      TEST(only_spaces_are_an_empty_line),
      TEST(a_word_longer_than_the_line_is_cut_between_letters),
      TEST(a_cut_never_parts_a_letter_from_its_marks),
      TEST(a_line_narrower_than_a_letter_takes_one_letter),
      TEST(halves_of_a_cut_arabic_word_stay_joined),
      TEST(soft_hyphens_show_only_where_a_line_ends),
      TEST(a_soft_hyphen_without_room_for_its_hyphen_is_no_line_end),
      TEST(no_break_spaces_hold_words_together),
      TEST(french_spaces_inside_quotes_hold),
      TEST(german_quotes_the_other_way_round_still_break),
      TEST(thai_breaks_between_words),
      TEST(japanese_lines_do_not_begin_with_small_kana_or_stops),
      TEST(chinese_breaks_between_any_two_letters),
      TEST(continuation_lines_hang),
      TEST(continuation_lines_hang_from_the_right_in_hebrew),
      TEST(lines_stand_where_the_alignment_says),
      TEST(lines_of_unlimited_width_align_with_each_other),
      TEST(direction_follows_the_first_letter_of_each_line_unless_told),
      TEST(numbers_in_arabic_read_from_left_to_right),
      TEST(brackets_are_mirrored_with_the_direction),
      TEST(letters_are_kerned),
      TEST(tabs_go_to_the_next_half_inch),
      TEST(spans_change_the_font_and_nothing_else),
      TEST(leading_is_a_quarter_more_than_the_size),
      TEST(a_leading_that_is_given_is_kept),
      TEST(lines_never_touch_in_any_script),
      TEST(text_that_is_no_utf8_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
