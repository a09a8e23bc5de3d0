/* SPDX-License-Identifier: MIT */
/* Which font a character gets; the user's own fonts; what is said when there is none. */
#include "text_fixture.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "solipost/base/buffer.h"
#include "solipost/base/path.h"

static const char sans_path[] = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
static const char serif_path[] = "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf";
static const char serif_bold_path[] = "/usr/share/fonts/truetype/noto/NotoSerif-Bold.ttf";
static const char postscript_path[] = "/usr/share/fonts/opentype/urw-base35/C059-Roman.otf";

static const char *font_of(struct fixture *fixture, const char *text, enum font_family family, unsigned styles) {
  const struct text_span span = {0, (uint32_t)strlen(text), styles};
  struct paragraph paragraph = paragraph_of(text, "en", 0);
  paragraph.family = family;
  paragraph.content.spans = &span;
  paragraph.content.span_count = 1;
  return lay_out(fixture, &paragraph).lines[0].words[0].word->font->postscript_name;
}

static void each_script_has_its_font(void **state) {
  struct fixture *fixture = *state;
  static const char *const expected[][2] = {
      {"Latin", "NotoSans-Regular"},       {"Кир", "NotoSans-Regular"},        {"Ἑλλ", "NotoSans-Regular"},
      {"عرب", "NotoNaskhArabic-Regular"},  {"עבר", "NotoSansHebrew-Regular"},  {"Հայ", "NotoSansArmenian-Regular"},
      {"ქარ", "NotoSansGeorgian-Regular"}, {"ไทย", "NotoSansThai-Regular"},    {"नाग", "NotoSansDevanagari-Regular"},
      {"漢字", "WenQuanYiZenHei"},         {"かな", "WenQuanYiZenHei"},        {"한글", "WenQuanYiZenHei"},
      {"ܣܘܪ", "NotoSansSyriac-Regular"},   {"አማ", "NotoSansEthiopic-Regular"}, {"বাং", "NotoSansBengali-Regular"},
      {"தமி", "NotoSansTamil-Regular"},    {"ខ្មែ", "NotoSansKhmer-Regular"},   {"བོད", "NotoSerifTibetan-Regular"},
      {"ⵣⵣ", "NotoSansTifinagh-Regular"},  {"☎", "NotoSansSymbols2-Regular"},
  };
  for (size_t i = 0; i < COUNT_OF(expected); i++) {
    assert_string_equal(font_of(fixture, expected[i][0], FAMILY_SANS, 0), expected[i][1]);
  }
}

static void families_and_styles_are_told_apart(void **state) {
  struct fixture *fixture = *state;
  assert_string_equal(font_of(fixture, "a", FAMILY_SANS, TEXT_BOLD), "NotoSans-Bold");
  assert_string_equal(font_of(fixture, "a", FAMILY_SANS, TEXT_ITALIC), "NotoSans-Italic");
  assert_string_equal(font_of(fixture, "a", FAMILY_SERIF, 0), "NotoSerif-Regular");
  assert_string_equal(font_of(fixture, "a", FAMILY_SERIF, TEXT_BOLD | TEXT_ITALIC), "NotoSerif-BoldItalic");
  assert_string_equal(font_of(fixture, "ש", FAMILY_SERIF, TEXT_BOLD), "NotoSerifHebrew-Bold");
}

static void a_style_that_is_missing_gives_way(void **state) {
  struct fixture *fixture = *state;
  assert_string_equal(font_of(fixture, "س", FAMILY_SANS, TEXT_ITALIC), "NotoNaskhArabic-Regular");
  assert_string_equal(font_of(fixture, "س", FAMILY_SANS, TEXT_BOLD | TEXT_ITALIC), "NotoNaskhArabic-Bold");
  assert_string_equal(font_of(fixture, "漢", FAMILY_SANS, TEXT_BOLD), "WenQuanYiZenHei");
}

static void a_family_that_is_missing_gives_way_to_sans(void **state) {
  struct fixture *fixture = *state;
  assert_string_equal(font_of(fixture, "ⵣ", FAMILY_SERIF, 0), "NotoSansTifinagh-Regular");
}

static void marks_stay_in_the_font_of_their_letter(void **state) {
  struct fixture *fixture = *state;
  /* Macron below with a letter, then with what follows: one word in one font. */
  struct text_box box = lay_out_text(fixture, "g\u0331h\u0331 e\u0301", "en", 0);
  for (size_t i = 0; i < box.lines[0].word_count; i++) {
    assert_string_equal(box.lines[0].words[i].word->font->postscript_name, "NotoSans-Regular");
  }
  assert_int_equal(box.lines[0].word_count, 3);
}

static void signs_stay_in_the_font_of_the_letters(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "汉字123", "zh", 0);
  const struct text_line *line = &box.lines[0];
  assert_string_equal(line->words[line->word_count - 1].word->font->postscript_name, "WenQuanYiZenHei");
}

static const struct shaped_word *last_word(const struct text_box *box) {
  const struct text_line *line = &box->lines[0];
  return line->words[line->word_count - 1].word;
}

/* The sign is the last of a word, drawn with a glyph of the font named. */
static void assert_sign(struct fixture *fixture, const char *text, const char *language, const char *font) {
  struct text_box box = lay_out_text(fixture, text, language, 0);
  const struct shaped_word *word = last_word(&box);
  if (strcmp(word->font->postscript_name, font) != 0) fail_msg("%s: %s", text, word->font->postscript_name);
  assert_true(word->glyphs[word->glyph_count - 1].glyph != 0);
}

/* Unicode calls them Common: without a letter of their own script before them they look like part of what is there. */
static void signs_of_chinese_follow_letters_of_any_script(void **state) {
  struct fixture *fixture = *state;
  static const char *const signs[] = {"。", "，", "、", "（", "）", "「", "」", "：", "；",
                                      "！", "？", "～", "・", "〒", "々", "ー", "￥"};
  static const char *const before[] = {"", "Berlin", "Москва", "Ἀθῆναι", "تهران", "2026", "你好 Berlin", "はい Tokyo"};
  for (size_t i = 0; i < COUNT_OF(signs); i++) {
    for (size_t k = 0; k < COUNT_OF(before); k++) {
      const char *text = arena_printf(&fixture->arena, "%s%s", before[k], signs[i]);
      struct paragraph paragraph = paragraph_of(text, "en", 0);
      paragraph.direction = DIRECTION_LTR;
      struct text_box box = lay_out(fixture, &paragraph);
      assert_string_equal(last_word(&box)->font->postscript_name, "WenQuanYiZenHei");
    }
    struct text_box box = lay_out_text(fixture, arena_printf(&fixture->arena, "%sBerlin", signs[i]), "de", 0);
    assert_string_equal(box.lines[0].words[0].word->font->postscript_name, "WenQuanYiZenHei");
    assert_string_equal(last_word(&box)->font->postscript_name, "NotoSans-Regular");
  }
}

static void signs_of_chinese_leave_the_letters_in_their_font(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "Hanako（花子）, Ber\u0301lin。好", "en", 0);
  const char *fonts = "";
  for (size_t i = 0; i < box.lines[0].word_count; i++) {
    const struct shaped_word *word = box.lines[0].words[i].word;
    bool is_chinese = strcmp(word->font->postscript_name, "WenQuanYiZenHei") == 0;
    fonts = arena_printf(&fixture->arena, "%s%s", fonts, is_chinese ? "C" : "L");
  }
  /* Hanako, （花, 子）, comma, blank, Berlin, 。, 好: what no line may part is one word. */
  assert_string_equal(fonts, "LCCLLLCC");
  assert_string_equal(line_text(fixture, &box.lines[0]), "Hanako（花子）, Ber\u0301lin。好");
}

static void wide_blanks_follow_letters_of_any_script(void **state) {
  struct fixture *fixture = *state;
  assert_sign(fixture, "Berlin\u3000北京", "en", "WenQuanYiZenHei");
  assert_sign(fixture, "Москва\u3000Berlin", "en", "NotoSans-Regular");
}

/* A danda is shared by twenty scripts: that of the text comes first, then that of the language. */
static void dandas_come_from_the_script_of_the_text(void **state) {
  struct fixture *fixture = *state;
  assert_sign(fixture, "नमस्ते Berlin।", "en", "NotoSansDevanagari-Regular");
  assert_sign(fixture, "নমস্কার Berlin।", "hi", "NotoSansBengali-Regular");
  assert_sign(fixture, "Berlin।", "hi", "NotoSansDevanagari-Regular");
  assert_sign(fixture, "Москва।", "hi", "NotoSansDevanagari-Regular");
  assert_sign(fixture, "।", "hi", "NotoSansDevanagari-Regular");
  assert_sign(fixture, "Berlin॥", "bn", "NotoSansBengali-Regular");
  static const char *const elsewhere[] = {"Berlin।", "Москва।", "।", "北京।"};
  for (size_t i = 0; i < COUNT_OF(elsewhere); i++) {
    struct text_box box = lay_out_text(fixture, elsewhere[i], "en", 0);
    const struct shaped_word *word = last_word(&box);
    assert_true(word->glyphs[word->glyph_count - 1].glyph != 0);
  }
}

static void signs_keep_family_and_style_where_there_is_one(void **state) {
  struct fixture *fixture = *state;
  const char *text = "Berlin।";
  const struct text_span span = {0, (uint32_t)strlen(text), TEXT_BOLD};
  struct paragraph paragraph = paragraph_of(text, "hi", 0);
  paragraph.family = FAMILY_SERIF;
  paragraph.content.spans = &span;
  paragraph.content.span_count = 1;
  struct text_box box = lay_out(fixture, &paragraph);
  assert_string_equal(last_word(&box)->font->postscript_name, "NotoSerifDevanagari-Bold");
}

static void a_word_is_not_pieced_together_from_fonts(void **state) {
  struct fixture *fixture = *state;
  /* A font of one's own with the letters of English alone. */
  assert_true(
      font_book_add_file(fixture->book, "/usr/share/fonts/truetype/noto/NotoSansMath-Regular.ttf", 0, &fixture->error));
  struct text_box box = lay_out_text(fixture, "Gel Işık, bak", "tr", 0);
  const char *fonts = "";
  for (size_t i = 0; i < box.lines[0].word_count; i++) {
    const struct shaped_word *word = box.lines[0].words[i].word;
    if (word->text[0] != ' ') fonts = arena_printf(&fixture->arena, "%s %s", fonts, word->font->postscript_name);
  }
  /* The comma is a sign: it may be in the first font again. */
  assert_string_equal(fonts, " NotoSansMath-Regular NotoSans-Regular NotoSansMath-Regular NotoSansMath-Regular");
}

static void only_the_fonts_in_use_are_opened(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, "Sevgili arkadaşım, 12 Mart “Işık”!", "tr", 0);
  for (size_t i = 0; i < box.lines[0].word_count; i++) {
    assert_int_equal(box.lines[0].words[i].word->font->number, 0);
  }
  /* The next script opens the second file: nothing was opened in between. */
  box = lay_out_text(fixture, "سلام", "ar", 0);
  assert_int_equal(box.lines[0].words[0].word->font->number, 1);
}

static void an_added_file_comes_first(void **state) {
  struct fixture *fixture = *state;
  assert_string_equal(font_of(fixture, "a", FAMILY_SANS, 0), "NotoSans-Regular");
  assert_true(font_book_add_file(fixture->book, serif_path, 0, &fixture->error));
  assert_string_equal(font_of(fixture, "a", FAMILY_SANS, 0), "NotoSerif-Regular");
  /* The user's font in another style comes before another font in that style. */
  assert_string_equal(font_of(fixture, "a", FAMILY_SANS, TEXT_BOLD), "NotoSerif-Regular");
  assert_true(font_book_add_file(fixture->book, serif_bold_path, 0, &fixture->error));
  assert_string_equal(font_of(fixture, "a", FAMILY_SANS, TEXT_BOLD), "NotoSerif-Bold");
  assert_string_equal(font_of(fixture, "a", FAMILY_SANS, 0), "NotoSerif-Regular");
  /* What it lacks still comes from the others. */
  assert_string_equal(font_of(fixture, "س", FAMILY_SANS, 0), "NotoNaskhArabic-Regular");
}

static void fonts_without_truetype_outlines_are_refused(void **state) {
  struct fixture *fixture = *state;
  assert_false(font_book_add_file(fixture->book, postscript_path, 0, &fixture->error));
  assert_int_equal(fixture->error.kind, ERROR_DAMAGED);
  assert_non_null(strstr(fixture->error.message, "C059-Roman.otf"));
  assert_non_null(strstr(fixture->error.hint, ".ttf"));
  assert_false(font_book_add_file(fixture->book, "/usr/share/fonts/none.ttf", 0, &fixture->error));
  assert_int_equal(fixture->error.kind, ERROR_NOT_FOUND);
  assert_false(font_book_add_file(fixture->book, sans_path, 7, &fixture->error)); /* has one face */
  assert_false(font_book_add_file(fixture->book, "/etc/passwd", 0, &fixture->error));
}

static void copy_file(struct fixture *fixture, const char *from, const char *to) {
  struct buffer bytes;
  buffer_init(&bytes);
  assert_true(file_read(from, 64 << 20, &bytes, &fixture->error));
  assert_true(file_write(to, false, bytes.bytes, bytes.length, &fixture->error));
  buffer_release(&bytes);
}

static void remove_tree(struct fixture *fixture, const char *folder) {
  DIR *directory = opendir(folder);
  assert_non_null(directory);
  for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    const char *path = path_join(&fixture->arena, folder, entry->d_name);
    if (file_is_folder(path)) {
      remove_tree(fixture, path);
    } else {
      assert_int_equal(unlink(path), 0);
    }
  }
  closedir(directory);
  assert_int_equal(rmdir(folder), 0);
}

static void fonts_in_the_users_folder_come_first(void **state) {
  struct fixture *fixture = *state;
  char home[] = P_tmpdir "/solipost-fonts-XXXXXX";
  assert_non_null(mkdtemp(home));
  setenv("XDG_DATA_HOME", home, 1);
  const char *folder = path_join(&fixture->arena, home, "solipost/fonts");
  const char *hand = path_join(&fixture->arena, folder, "hand");
  assert_true(file_make_folders(hand, &fixture->error));
  copy_file(fixture, serif_path, path_join(&fixture->arena, folder, "Own.TTF"));
  copy_file(fixture, serif_bold_path, path_join(&fixture->arena, hand, "bold.ttf"));
  copy_file(fixture, postscript_path, path_join(&fixture->arena, folder, "a.otf")); /* passed over */
  assert_string_equal(font_of(fixture, "a", FAMILY_SANS, 0), "NotoSerif-Regular");
  assert_string_equal(font_of(fixture, "a", FAMILY_SANS, TEXT_BOLD),
                      "NotoSerif-Regular"); /* the bold one is for hand */
  assert_string_equal(font_of(fixture, "a", FAMILY_HAND, TEXT_BOLD), "NotoSerif-Bold");
  remove_tree(fixture, home);
}

/* The error for a text, as "message | hint". */
static const char *refusal(struct fixture *fixture, const char *text) {
  struct paragraph paragraph = paragraph_of(text, "en", 0);
  struct text_box box;
  assert_false(text_layout(fixture->engine, &paragraph, &fixture->arena, &box, &fixture->error));
  assert_int_equal(fixture->error.kind, ERROR_REFUSED);
  return arena_printf(&fixture->arena, "%s | %s", fixture->error.message, fixture->error.hint);
}

static void a_missing_character_is_named(void **state) {
  struct fixture *fixture = *state;
  const char *said = refusal(fixture, "Name: 𑦡");
  assert_non_null(
      strstr(said, "no font has the character “𑦡” (U+119A1 NANDINAGARI LETTER AA, script Nandinagari)"));
  assert_non_null(strstr(said, "/nonexistent/solipost/fonts"));
}

static void an_emoji_is_refused_in_plain_words(void **state) {
  struct fixture *fixture = *state;
  const char *said = refusal(fixture, "Get well 🥰");
  assert_non_null(strstr(said, "the emoji “🥰” (U+1F970"));
  assert_non_null(strstr(said, "cannot be printed"));
}

static void control_characters_are_refused_unseen(void **state) {
  struct fixture *fixture = *state;
  const char *said = refusal(fixture, "a\x1B[31mb");
  assert_non_null(strstr(said, "U+001B"));
  assert_null(strchr(said, '\x1B')); /* it must not reach the terminal */
  assert_non_null(strstr(refusal(fixture, "x\uE000"), "U+E000"));
}

/* Fontconfig limited to one folder: a machine where fewer packages are installed. */
static char config_path[] = P_tmpdir "/solipost-fonts-XXXXXX";

static void use_only(struct fixture *fixture, const char *fonts) {
  memcpy(config_path + sizeof config_path - 7, "XXXXXX", 6);
  int fd = mkstemp(config_path);
  assert_true(fd >= 0);
  close(fd);
  const char *config = arena_printf(&fixture->arena, "<fontconfig><dir>%s</dir></fontconfig>", fonts);
  assert_true(file_write(config_path, true, config, strlen(config), &fixture->error));
  setenv("FONTCONFIG_FILE", config_path, 1);
}

static int use_all(void **state) {
  unsetenv("FONTCONFIG_FILE");
  unlink(config_path);
  return fixture_close(state);
}

static void the_package_to_install_is_named(void **state) {
  struct fixture *fixture = *state;
  use_only(fixture, "/usr/share/fonts/truetype/dejavu");
  assert_string_equal(font_of(fixture, "a", FAMILY_SANS, 0), "DejaVuSans"); /* the last resort still prints */
  assert_non_null(strstr(refusal(fixture, "北"), "“北” (U+5317 CJK UNIFIED IDEOGRAPH-5317, script Han) | "));
  assert_non_null(strstr(refusal(fixture, "北"), "sudo apt install fonts-wqy-zenhei"));
  assert_non_null(strstr(refusal(fixture, "ก"), "sudo apt install fonts-noto-core"));
}

static void a_sign_shared_by_scripts_has_a_package_too(void **state) {
  struct fixture *fixture = *state;
  use_only(fixture, "/usr/share/fonts/truetype/dejavu");
  assert_non_null(strstr(refusal(fixture, "Berlin。"), "sudo apt install fonts-wqy-zenhei"));
  assert_non_null(strstr(refusal(fixture, "Berlin？"), "sudo apt install fonts-wqy-zenhei"));
  assert_non_null(strstr(refusal(fixture, "Berlin।"), "sudo apt install fonts-noto-core"));
}

/* A package is advised only if the character is known to be in it: most Chinese fonts end at U+FFFF. */
static void rare_han_characters_need_a_font_that_has_them(void **state) {
  struct fixture *fixture = *state;
  use_only(fixture, "/usr/share/fonts/truetype/wqy");
  static const char *const in_hanazono[] = {"𠀀", "𪛖", "𪜀", "𫝀", "𫠠", "𬺰", "𮯠"};
  for (size_t i = 0; i < COUNT_OF(in_hanazono); i++) {
    assert_non_null(strstr(refusal(fixture, in_hanazono[i]), "sudo apt install fonts-hanazono"));
  }
  static const char *const in_none[] = {"\U0002A6DD", "\U00030000"};
  for (size_t i = 0; i < COUNT_OF(in_none); i++) {
    const char *said = refusal(fixture, in_none[i]);
    assert_null(strstr(said, "apt install"));
  }
  const char *said = refusal(fixture, "\U00030000");
  assert_non_null(strstr(said, "script Han) | no package is known to have it; put a TrueType font (.ttf)"));
}

static void without_any_font_letters_are_refused_too(void **state) {
  struct fixture *fixture = *state;
  use_only(fixture, "/nonexistent");
  assert_non_null(strstr(refusal(fixture, "a"), "“a” (U+0061 LATIN SMALL LETTER A, script Latin) | "));
  assert_non_null(strstr(refusal(fixture, "a"), "fonts-noto-core"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
  const struct CMUnitTest tests[] = {
      TEST(each_script_has_its_font),
      TEST(families_and_styles_are_told_apart),
      TEST(a_style_that_is_missing_gives_way),
      TEST(a_family_that_is_missing_gives_way_to_sans),
      TEST(marks_stay_in_the_font_of_their_letter),
      TEST(signs_stay_in_the_font_of_the_letters),
      TEST(signs_of_chinese_follow_letters_of_any_script),
      TEST(signs_of_chinese_leave_the_letters_in_their_font),
      TEST(wide_blanks_follow_letters_of_any_script),
      TEST(dandas_come_from_the_script_of_the_text),
      TEST(signs_keep_family_and_style_where_there_is_one),
      TEST(a_word_is_not_pieced_together_from_fonts),
      TEST(only_the_fonts_in_use_are_opened),
      TEST(an_added_file_comes_first),
      TEST(fonts_without_truetype_outlines_are_refused),
      TEST(fonts_in_the_users_folder_come_first),
      TEST(a_missing_character_is_named),
      TEST(an_emoji_is_refused_in_plain_words),
      TEST(control_characters_are_refused_unseen),
      cmocka_unit_test_setup_teardown(the_package_to_install_is_named, fixture_open, use_all),
      cmocka_unit_test_setup_teardown(a_sign_shared_by_scripts_has_a_package_too, fixture_open, use_all),
      cmocka_unit_test_setup_teardown(rare_han_characters_need_a_font_that_has_them, fixture_open, use_all),
      cmocka_unit_test_setup_teardown(without_any_font_letters_are_refused_too, fixture_open, use_all),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
