/* SPDX-License-Identifier: MIT */
/* Templates: what they may hold, how fields are put in, and what is said when something is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "solipost/base/buffer.h"
#include "solipost/base/path.h"
#include "solipost/template/template.h"

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

static const struct template_field VALUES[] = {
    {"salutation", "Liebe Mara,"},
    {"closing", "Herzliche Grüße"},
    {"first_name", "Mara"},
    {"name", "Mara Muster"},
    {"letter_number", "412"},
    {"city", ""},
    {"prison", ""},
    {"date", "1. August 2026"},
    {"number", "12345/26"},
    {"birthday", "3 May"},
    {"country", ""},
};

static struct template *parse_in(const char *language, const char *body) {
  const char *source = arena_printf(&arena, "---\nkind: card\nlanguage: %s\n---\n%s", language, body);
  struct template *template;
  struct error error = {0};
  if (!template_parse(&template, source, strlen(source), "test", &error)) fail_msg("%s: %s", error.message, body);
  return template;
}

static const struct template_block *fill_with(struct template *template, const struct template_field *values,
                                              size_t value_count, size_t *count) {
  struct template_block *blocks;
  struct error error = {0};
  if (!template_fill(template, values, value_count, &arena, &blocks, count, &error)) fail_msg("%s", error.message);
  template_close(template);
  return blocks;
}

static void append_spans(struct buffer *out, const struct styled_text *text) {
  size_t at = 0;
  for (size_t s = 0; s < text->span_count; s++) {
    const struct text_span *span = &text->spans[s];
    assert_true(span->start >= at && span->end > span->start && span->end <= strlen(text->text));
    const char *style = span->styles == (TEXT_BOLD | TEXT_ITALIC) ? "bi" : span->styles == TEXT_BOLD ? "b" : "i";
    buffer_append_bytes(out, text->text + at, span->start - at);
    buffer_printf(out, "<%s>%.*s</%s>", style, (int)(span->end - span->start), text->text + span->start, style);
    at = span->end;
  }
  buffer_append(out, text->text + at);
}

/* "h1:" before a heading, "*" or "3." before an item, once more for each list around it, "+" for what continues one. */
static void append_kind(struct buffer *out, const struct template_block *block) {
  if (block->kind == TEMPLATE_HEADING) buffer_printf(out, "h%d:", block->level);
  if (block->kind == TEMPLATE_IMAGE) buffer_printf(out, "!%s:", block->image);
  if (block->kind != TEMPLATE_ITEM) return;
  for (int i = 1; i < block->depth; i++) buffer_append_char(out, '-');
  if (block->continues) buffer_append_char(out, '+');
  else if (block->number > 0) buffer_printf(out, "%d.", block->number);
  else buffer_append_char(out, '*');
}

/* The blocks joined by "|", spans written as <b>, <i>, <bi>. */
static const char *shown(const struct template_block *blocks, size_t count) {
  struct buffer out;
  buffer_init(&out);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) buffer_append_char(&out, '|');
    append_kind(&out, &blocks[i]);
    append_spans(&out, &blocks[i].text);
  }
  const char *result = arena_strdup(&arena, out.bytes);
  buffer_release(&out);
  return result;
}

static void assert_shown_in(const char *language, const char *body, const char *expected) {
  size_t count;
  const struct template_block *blocks = fill_with(parse_in(language, body), VALUES, COUNT_OF(VALUES), &count);
  assert_string_equal(shown(blocks, count), expected);
}

static void assert_shown(const char *body, const char *expected) { assert_shown_in("en", body, expected); }

static void assert_refused(const char *body, const char *place, const char *says) {
  const char *source = arena_printf(&arena, "---\nlanguage: en\n---\n%s", body);
  struct template *template;
  struct error error = {0};
  if (template_parse(&template, source, strlen(source), "test", &error)) {
    template_close(template);
    fail_msg("accepted: %s", body);
  }
  if (strstr(error.message, place) == NULL || strstr(error.message, says) == NULL) {
    fail_msg("\"%s\" lacks \"%s\" or \"%s\"", error.message, place, says);
  }
  assert_null(template);
}

static void paragraphs_breaks_and_emphasis(void **state) {
  (void)state;
  assert_shown("One line\nand the next.\n\nSecond.", "One line and the next.|Second.");
  assert_shown("One\\\ntwo  \nthree", "One\ntwo\nthree");
  assert_shown("a *b* **c** ***d*** e", "a <i>b</i> <b>c</b> <bi>d</bi> e");
  assert_shown("**a *b* c** d", "<b>a </b><bi>b</bi><b> c</b> d");
  assert_shown("*a *b* c* d", "<i>a b c</i> d");
  assert_shown("1 \\* 2 \\_a\\_ &amp; &hearts; &#9829;", "1 * 2 _a_ & ♥ ♥");
  assert_shown("a < b > c & d", "a < b > c & d");
  assert_shown("[not a link] and [one]: two", "[not a link] and [one]: two");
  assert_shown("[one]: two", "[one]: two");
  assert_shown("<3", "<3");
  assert_shown("a\r\nb\r\n\r\nc\r\n", "a b|c");
}

static void headings_and_lists(void **state) {
  (void)state;
  assert_shown("# One\n\n## *Two* {first_name}\ntext", "h1:One|h2:<i>Two</i> Mara|text");
  assert_shown("- a\n- **b**\n", "*a|*<b>b</b>");
  assert_shown("1. a\n2. b\n3. c", "1.a|2.b|3.c");
  assert_shown("3) a\n4) b", "3.a|4.b");
  assert_shown("- a\n\n  more\n- b\n  - c\n    1. d\n    2. e\n  - f\n- g", "*a|+more|*b|-*c|--1.d|--2.e|-*f|*g");
  assert_shown("- {city | \"\"}\n- b", "*b");
  assert_refused("- a\n  - b\n    - c\n      - d", "line 7, column 7", "at most 3 deep");
  assert_refused("ok\n\n#### x", "line 6, column 1", "at most 3 #");
  assert_refused("- # x", "line 4, column 3", "cannot stand in a list");
  assert_refused("ok\n\nTitle\n---", "line 6, column 1", "becomes a heading");
  assert_refused("Title\n===", "line 4, column 1", "becomes a heading");
}

static void a_date_at_the_beginning_is_no_list(void **state) {
  (void)state;
  assert_shown("18. März ist unser Tag", "18. März ist unser Tag");
  assert_shown("1. Mai!\n\n18. März ist unser Tag", "1. Mai!|18. März ist unser Tag");
  assert_shown("Am\n1. Mai", "Am 1. Mai");
  assert_shown("8) acht", "8) acht");
  assert_shown("2026 war ein gutes Jahr", "2026 war ein gutes Jahr");
  assert_shown("1. eins\n2. zwei\n", "1.eins|2.zwei");
}

static void fields_are_put_in(void **state) {
  (void)state;
  assert_shown("{salutation}\n\nLetter no. {letter_number} for {name}.\n\n{closing}",
               "Liebe Mara,|Letter no. 412 for Mara Muster.|Herzliche Grüße");
  assert_shown("*{first_name}*, **{ first_name }** _{name}_", "<i>Mara</i>, <b>Mara</b> <i>Mara Muster</i>");
  assert_shown("in {city | \"your city\"}.", "in your city.");
  assert_shown("in {city|\"a \\\"b\\\" *c* \\\\\"}.", "in a \"b\" *c* \\.");
  assert_shown("{{name}} }} {{ \\{name\\}", "{name} } { {name}");
  assert_shown("{first_name}{first_name}", "MaraMara");
}

static void values_are_never_parsed(void **state) {
  (void)state;
  static const char *const NASTY[] = {"*a*",        "**Ali**", "_x_ {name}",      "{first_name}", "<b>&amp;</b>",
                                      "`a` [b](c)", "a\nb",    "# 1. - > x",      "\\",           "\"q\" 'q'",
                                      "&#10;",      "مُحَمَّد",    "\xF3\xB0\x80\x80"};
  for (size_t i = 0; i < COUNT_OF(NASTY); i++) {
    const struct template_field values[] = {{"name", NASTY[i]}, {"first_name", "wrong"}};
    size_t count;
    const struct template_block *blocks =
        fill_with(parse_in("en", "{name}\n\nx **{name}** y"), values, COUNT_OF(values), &count);
    assert_int_equal(count, 2);
    assert_string_equal(blocks[0].text.text, NASTY[i]);
    assert_int_equal(blocks[0].text.span_count, 0);
    assert_string_equal(shown(blocks + 1, 1), arena_printf(&arena, "x <b>%s</b> y", NASTY[i]));
  }
}

static void empty_fields_leave_no_blank_line(void **state) {
  (void)state;
  assert_shown("a\n\n{city | \"\"}\n\nb", "a|b");
  assert_shown("a\\\n{city | \"\"}\\\nb", "a\nb");
  assert_shown("a\\\n**{city | \"\"}**", "a");
  assert_shown("{city | \"\"}\\\na {prison | \"\"}", "a ");
}

static void text_stands_only_if_its_field_is_set(void **state) {
  (void)state;
  assert_shown("a{if birthday} on {birthday}{end}!", "a on 3 May!");
  assert_shown("a{if city} in {city}{end}!", "a!");
  assert_shown("a{if not city} nowhere{end}!", "a nowhere!");
  assert_shown("a{if not birthday} b{end}!", "a!");
  assert_shown("{ if  not  city }a{ end }", "a");
  assert_shown("**x {if city}y {end}z** {if birthday}**b**{end}", "<b>x z</b> <b>b</b>");
  assert_shown("{if birthday}\"a\"{end} 'b'", "“a” ‘b’");
  assert_shown("{{if city}} {{end}}", "{if city} {end}");
}

static void conditions_leave_neither_blanks_nor_blank_lines(void **state) {
  (void)state;
  assert_shown("a {if city}x{end} b", "a b");
  assert_shown("{if city}x{end} b", "b");
  assert_shown("a {if city}x{end}", "a");
  assert_shown("a *b* {if city}x{end}\\\nc", "a <i>b</i>\nc");
  assert_shown("a\\\n{if city}x{end}\\\nb", "a\nb");
  assert_shown("a\n\n{if city}x{end}\n\nb", "a|b");
  assert_shown("# {if city}x{end}\n\nb", "b");
}

static void conditions_on_lines_of_their_own_are_about_whole_paragraphs(void **state) {
  (void)state;
  assert_shown("a\n{if birthday}\nb\n\n# c\n{end}\nd", "a|b|h1:c|d");
  assert_shown("a\n\n{if city}\nb\n\n# c\n{end}\n\nd", "a|d");
  assert_shown("a\r\n{if city}\r\nb\r\n{end}\r\nd", "a|d");
  assert_shown("{if birthday}\na\n{if city}\nb\n{end}\n{if not city}\nc\n{end}\n{end}\n{if city}\nd {if "
               "birthday}e{end}\n{end}\nf",
               "a|c|f");
  assert_shown("{if city}\na\n{end}{if birthday}\nb\n{end}", "b");
}

static void conditions_in_lists_leave_the_numbers_whole(void **state) {
  (void)state;
  assert_shown("1. a\n{if city}\n2. b\n{end}\n3. c", "1.a|2.c");
  assert_shown("1. a\n{if birthday}\n2. b\n{end}\n3. c", "1.a|2.b|3.c");
  assert_shown("1. a\n2. {if city}b{end}\n3. c", "1.a|2.c");
  assert_shown("- a\n  - b\n{if birthday}\n  - c\n{end}\n- d", "*a|-*b|-*c|*d");
  assert_shown("- a\n  {if city}\n  more\n  {end}\n- d", "*a|*d");
  assert_shown("- {if city}a{end}\n\n  more", "*more");
}

static void a_text_that_is_left_out_needs_no_fields(void **state) {
  (void)state;
  assert_shown("a {if city}in {city}, {prison}{end}", "a");
  assert_shown("a {if city}{if birthday}x{end}{end}", "a");
  struct template *template = parse_in("en", "a {if city}b{end}");
  struct template_block *blocks;
  size_t count;
  struct error error = {0};
  assert_false(template_fill(template, NULL, 0, &arena, &blocks, &count, &error));
  assert_int_equal(error.kind, ERROR_DAMAGED);
  assert_non_null(strstr(error.message, "line 5, column 3: nobody knows the field {city}"));
  template_close(template);
}

static void faults_of_conditions_name_their_place(void **state) {
  (void)state;
  assert_refused("a {if city}b", "line 4, column 3", "{if city} that begins here never ends");
  assert_refused("a\n{if city}\nb", "line 5, column 1", "never ends");
  assert_refused("a {end}", "line 4, column 3", "no {if ...} before");
  assert_refused("a {if cty}b{end}", "line 4, column 7", "no field {cty}");
  assert_refused("a {if}b{end}", "line 4, column 3", "names no field");
  assert_refused("a {if not}b{end}", "line 4, column 3", "names no field");
  assert_refused("a {if city and name}b{end}", "line 4, column 7", "one field");
  assert_refused("a {if city}b{else}c{end}", "line 4, column 13", "no {else}");
  assert_refused("a {if city}b{endif}", "line 4, column 13", "no {endif}");
  assert_refused("a {if city}b{end if}", "line 4, column 13", "{end} stands alone");
  assert_refused("a {if city\n}b{end}", "line 4, column 3", "never closed");
  assert_refused("{if city}{if name}{if date}a{end}{end}{end}", "line 4, column 19", "two others");
  assert_refused("a {if city}b\n{end}", "line 5, column 1", "a line of its own");
  assert_refused("{if city}\nb {end}", "line 5, column 3", "a line of its own");
  assert_refused("a {if city}b\n\nc{end}", "line 4, column 3", "does not end in it");
  assert_refused("{if city}\n{end}", "line 4", "no text");
  assert_refused("{if city}# a{end}", "line 4, column 1", "line of its own");
  assert_refused("{if city}- a{end}", "line 4, column 1", "line of its own");
  assert_refused("&#x100000; {if city}b{end}", "line 4", "not allowed");
}

static void an_empty_field_stops_the_piece(void **state) {
  (void)state;
  struct template *template = parse_in("en", "One\nin {city}.");
  struct template_block *blocks;
  size_t count;
  struct error error = {0};
  assert_false(template_fill(template, VALUES, COUNT_OF(VALUES), &arena, &blocks, &count, &error));
  assert_int_equal(error.kind, ERROR_REFUSED);
  assert_non_null(strstr(error.message, "test, line 6, column 4"));
  assert_non_null(strstr(error.message, "{city}"));
  assert_false(template_fill(template, NULL, 0, &arena, &blocks, &count, &error));
  assert_int_equal(error.kind, ERROR_DAMAGED);
  assert_non_null(strstr(error.message, "{city}"));
  template_close(template);
}

static void quotes_are_those_of_the_language(void **state) {
  (void)state;
  assert_shown_in("de", "Er sagte: \"Das ist 'gut' so\", geht's?", "Er sagte: „Das ist ‚gut‘ so“, geht’s?");
  assert_shown_in("en", "\"A 'b' c\" don't, the friends' tea (\"x\")", "“A ‘b’ c” don’t, the friends’ tea (“x”)");
  assert_shown_in("fr", "\"L'été\"", "«\u202FL’été\u202F»");
  assert_shown_in("tr", "\"İstanbul'un\" kedisi", "“İstanbul’un” kedisi");
  assert_shown_in("ru", "\"Привет\"", "«Привет»");
  assert_shown_in("he", "צה\"ל ג'ירפה \"שלום\"", "צה״ל ג׳ירפה ”שלום”");
  assert_shown_in("de", "\"{first_name}\" und '{name}'", "„Mara“ und ‚Mara Muster‘");
  assert_shown_in("de", "\"*Wort*\" **\"fett\"**", "„<i>Wort</i>“ <b>„fett“</b>");
  assert_shown_in("en", "5\" tall, \\\"straight\\\" \\'n\\'", "5\" tall, \"straight\" 'n'");
  assert_shown_in("sv", "\"x\"", "\"x\""); /* no words in that language: left alone */
}

static void what_no_template_holds_is_refused_with_its_place(void **state) {
  (void)state;
  assert_refused("> said", "line 4, column 1", "quotation");
  assert_refused("    code", "line 4", "code");
  assert_refused("```\ncode\n```", "line 4, column 1", "code");
  assert_refused("a `b` c", "line 4, column 3", "code");
  assert_refused("<div>\n", "line 4, column 1", "HTML");
  assert_refused("a <b>b</b>", "line 4, column 3", "HTML");
  assert_refused("see [this](https://example.org)", "line 4, column 5", "a link");
  assert_refused("ok\nsee <https://example.org>", "line 5, column 5", "a link");
  assert_refused("[a]\n\n[a]: /b", "line 4, column 1", "a link");
  assert_refused("a\n\n***\n\nb", "line 6, column 1", "ruled line");
  assert_refused("{name} [x]({name})", "line 4, column 8", "a link");
}

static void faults_of_fields_name_their_place(void **state) {
  (void)state;
  assert_refused("Çok {frist_name}", "line 4, column 5", "{frist_name}");
  assert_refused("a {name", "line 4, column 3", "never closed");
  assert_refused("a {name\n}", "line 4, column 3", "never closed");
  assert_refused("a } b", "line 4, column 3", "no brace {");
  assert_refused("a {name | your name}", "line 4, column 3", "missing");
  assert_refused("a {name | \"x}", "line 4, column 3", "missing");
  assert_refused("a {name | \"x\" y}", "line 4, column 3", "never closed");
  assert_refused("a {} b", "line 4, column 3", "no field {}");
  assert_refused("{name{city}}", "line 4, column 1", "never closed");
}

static void bytes_that_do_not_belong_are_refused(void **state) {
  (void)state;
  assert_refused("ok\nçö\xFF", "line 5, column 3", "UTF-8");
  assert_refused("a\x1B[31m", "line 4, column 2", "U+001B");
  assert_refused("a\u202Eb", "line 4, column 2", "U+202E");
  assert_refused("a\U000F0000b", "line 4, column 2", "U+F0000");
  assert_refused("a &#27; b", "line 4", "not allowed");
  assert_refused("a &#xF0000; b", "line 4", "not allowed");
  assert_refused("&#xF0000; {name}", "line 4", "not allowed");
  assert_refused("", "line 4", "no text");
  assert_refused("\n \n", "line 4", "no text");
  struct template *template;
  struct error error = {0};
  assert_false(template_parse(&template, "a\0b", 3, "test", &error));
  assert_non_null(strstr(error.message, "U+0000"));

  size_t length = 256 * 1024 + 1;
  char *large = arena_alloc(&arena, length + 1);
  memset(large, 'a', length);
  assert_false(template_parse(&template, large, length, "test", &error));
  assert_non_null(strstr(error.message, "too large"));
}

static void the_header_is_read(void **state) {
  (void)state;
  static const char SOURCE[] =
      "\xEF\xBB\xBF---\nKind: letter\nlanguage: kmr\ntitle: Silav: germ\npaper: A5\nchecked-by: Zîn\n---\nx";
  struct template *template;
  struct error error = {0};
  assert_true(template_parse(&template, SOURCE, strlen(SOURCE), "test", &error));
  assert_string_equal(template_kind(template), "letter");
  assert_string_equal(template_language(template), "ku");
  assert_string_equal(template_title(template), "Silav: germ");
  assert_string_equal(template_checked_by(template), "Zîn");
  assert_string_equal(template_paper(template), "A5");
  assert_string_equal(template_source(template), SOURCE);
  template_close(template);

  static const char *const BAD[][2] = {
      {"---\nlanguage: xx\n---\na", "line 2, column 11"}, {"---\nkind: book\n---\na", "line 2, column 7"},
      {"---\nfoo: x\n---\na", "line 2, column 1"},        {"---\nlanguage de\n---\na", "line 2, column 1"},
      {"---\nlanguage: de\n", "line 1, column 1"},
  };
  for (size_t i = 0; i < COUNT_OF(BAD); i++) {
    assert_false(template_parse(&template, BAD[i][0], strlen(BAD[i][0]), "test", &error));
    if (strstr(error.message, BAD[i][1]) == NULL) fail_msg("%s lacks %s", error.message, BAD[i][1]);
  }
}

static void a_text_without_header_is_a_card(void **state) {
  (void)state;
  struct template *template;
  struct error error = {0};
  assert_true(template_parse(&template, "Hello {name}", 12, "test", &error));
  assert_string_equal(template_kind(template), "card");
  assert_string_equal(template_language(template), "");
  assert_string_equal(template_checked_by(template), "");
  assert_string_equal(template_paper(template), "");
  template_close(template);
}

static size_t count_words(const char *text) {
  size_t words = 0;
  for (; *text != '\0'; text++) words += *text == ' ' || *text == '\n';
  return words + 1;
}

static void shipped_cards_are_short_and_whole(void **state) {
  (void)state;
  static const char *const NAMES[] = {"greeting", "birthday"};
  static const char *const LANGUAGES[] = {"en", "de", "tr", "ku", "ckb", "ar", "fa",
                                          "he", "tl", "fr", "es", "it",  "ru", "el"};
  for (size_t name = 0; name < COUNT_OF(NAMES); name++) {
    for (size_t i = 0; i < COUNT_OF(LANGUAGES); i++) {
      struct template *template;
      struct error error = {0};
      assert_true(template_has_language(NAMES[name], LANGUAGES[i]));
      if (!template_open(&template, NAMES[name], LANGUAGES[i], &error)) fail_msg("%s", error.message);
      assert_string_equal(template_language(template), LANGUAGES[i]);
      assert_string_equal(template_kind(template), "card");
      assert_string_equal(template_checked_by(template), "");
      assert_true(*template_title(template) != '\0');
      size_t count;
      const struct template_block *blocks = fill_with(template, VALUES, COUNT_OF(VALUES), &count);
      assert_int_equal(count, 3);
      assert_string_equal(blocks[0].text.text, "Liebe Mara,");
      assert_string_equal(blocks[2].text.text, "Herzliche Grüße");
      assert_in_range(count_words(blocks[1].text.text), 40, 66);
    }
  }
}

static void the_bench_letters_have_about_120_words(void **state) {
  (void)state;
  static const char *const LANGUAGES[] = {"tr", "ar"};
  for (size_t i = 0; i < COUNT_OF(LANGUAGES); i++) {
    struct template *template;
    struct error error = {0};
    const char *folder = arena_printf(&arena, "%s/../tests/bench/letter-bench", getenv("SOLIPOST_DATA"));
    assert_true(template_open(&template, folder, LANGUAGES[i], &error));
    assert_string_equal(template_kind(template), "letter");
    size_t count, words = 0;
    const struct template_block *blocks = fill_with(template, VALUES, COUNT_OF(VALUES), &count);
    for (size_t block = 0; block < count; block++) words += count_words(blocks[block].text.text);
    assert_in_range(words, 110, 135);
  }
}

static void languages_are_found_under_all_their_names(void **state) {
  (void)state;
  static const char *const ASKED[][2] = {{"kmr", "ku"}, {"fil", "tl"}, {"de-CH", "de"}, {"TR", "tr"}};
  for (size_t i = 0; i < COUNT_OF(ASKED); i++) {
    struct template *template;
    struct error error = {0};
    if (!template_open(&template, "greeting", ASKED[i][0], &error)) fail_msg("%s", error.message);
    assert_string_equal(template_language(template), ASKED[i][1]);
    template_close(template);
  }
  assert_false(template_has_language("greeting", "ja"));
  assert_false(template_has_language("greeting", ""));
  assert_false(template_has_language("no-such-template", "de"));
  struct error error;
  assert_true(template_find("greeting", &error));
  assert_false(template_find("no-such-template", &error));
  assert_int_equal(error.kind, ERROR_NOT_FOUND);
}

static void what_cannot_be_found_is_explained(void **state) {
  (void)state;
  struct template *template;
  struct error error = {0};
  assert_false(template_open(&template, "greeting", "ja", &error));
  assert_int_equal(error.kind, ERROR_NOT_FOUND);
  assert_non_null(strstr(error.message, "\"ja\""));
  assert_non_null(strstr(error.hint, "ar, ckb, de"));
  assert_false(template_open(&template, "no-such-template", "de", &error));
  assert_non_null(strstr(error.message, "no-such-template"));
  assert_false(template_open(&template, "greeting", NULL, &error));
  assert_int_equal(error.kind, ERROR_MISUSED);
}

static void a_single_file_speaks_one_language(void **state) {
  (void)state;
  const char *path = path_data(&arena, "templates/greeting/tr.md");
  struct template *template;
  struct error error = {0};
  assert_true(template_has_language(path, "tr"));
  assert_false(template_has_language(path, "de"));
  assert_true(template_open(&template, path, NULL, &error));
  template_close(template);
  assert_false(template_open(&template, path, "de", &error));
  assert_non_null(strstr(error.message, "\"tr\", not \"de\""));
}

static void ten_thousand_pieces_are_filled_in_a_moment(void **state) {
  (void)state;
  struct template *template;
  struct error error = {0};
  assert_true(template_open(&template, "greeting", "tr", &error));
  struct arena pieces;
  arena_init(&pieces);
  clock_t start = clock();
  for (int i = 0; i < 10000; i++) {
    struct template_block *blocks;
    size_t count;
    assert_true(template_fill(template, VALUES, COUNT_OF(VALUES), &pieces, &blocks, &count, &error));
    arena_reset(&pieces);
  }
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  print_message("10000 pieces: %.3f s\n", seconds);
  arena_release(&pieces);
  template_close(template);
  assert_true(seconds < 2.0); /* a plain build takes a hundredth of that */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(paragraphs_breaks_and_emphasis),
      cmocka_unit_test(headings_and_lists),
      cmocka_unit_test(a_date_at_the_beginning_is_no_list),
      cmocka_unit_test(fields_are_put_in),
      cmocka_unit_test(values_are_never_parsed),
      cmocka_unit_test(empty_fields_leave_no_blank_line),
      cmocka_unit_test(text_stands_only_if_its_field_is_set),
      cmocka_unit_test(conditions_leave_neither_blanks_nor_blank_lines),
      cmocka_unit_test(conditions_on_lines_of_their_own_are_about_whole_paragraphs),
      cmocka_unit_test(conditions_in_lists_leave_the_numbers_whole),
      cmocka_unit_test(a_text_that_is_left_out_needs_no_fields),
      cmocka_unit_test(faults_of_conditions_name_their_place),
      cmocka_unit_test(an_empty_field_stops_the_piece),
      cmocka_unit_test(quotes_are_those_of_the_language),
      cmocka_unit_test(what_no_template_holds_is_refused_with_its_place),
      cmocka_unit_test(faults_of_fields_name_their_place),
      cmocka_unit_test(bytes_that_do_not_belong_are_refused),
      cmocka_unit_test(the_header_is_read),
      cmocka_unit_test(a_text_without_header_is_a_card),
      cmocka_unit_test(shipped_cards_are_short_and_whole),
      cmocka_unit_test(the_bench_letters_have_about_120_words),
      cmocka_unit_test(languages_are_found_under_all_their_names),
      cmocka_unit_test(what_cannot_be_found_is_explained),
      cmocka_unit_test(a_single_file_speaks_one_language),
      cmocka_unit_test(ten_thousand_pieces_are_filled_in_a_moment),
  };
  return cmocka_run_group_tests(tests, open_arena, close_arena);
}
