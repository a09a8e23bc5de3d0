/* SPDX-License-Identifier: MIT */
/* Text that nobody writes but somebody imports: endless words, towers of marks, nested directions. It takes time in
 * proportion to its length and never more memory than it is worth. */
#include "text_fixture.h"

#include <stdio.h>
#include <time.h>

#include "solipost/base/buffer.h"

static const char *repeated(struct fixture *fixture, const char *part, size_t bytes) {
  struct buffer text;
  buffer_init(&text);
  while (text.length + strlen(part) <= bytes) buffer_append(&text, part);
  char *copy = arena_strdup(&fixture->arena, text.bytes);
  buffer_release(&text);
  return copy;
}

static double processor_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double seconds_for(struct fixture *fixture, const char *part, size_t bytes, double width_pt) {
  const char *text = repeated(fixture, part, bytes);
  struct arena scratch;
  arena_init(&scratch);
  struct paragraph paragraph = paragraph_of(text, "en", width_pt);
  struct text_box box;
  double start = processor_seconds();
  if (!text_layout(fixture->engine, &paragraph, &scratch, &box, &fixture->error))
    fail_msg("%s", fixture->error.message);
  double seconds = processor_seconds() - start;
  arena_release(&scratch);
  return seconds;
}

static const char *const parts[] = {
    "a",                /* one word */
    "word ",            /* many words */
    "  ",               /* spaces alone */
    "aб",               /* scripts that alternate without a place to break */
    "א(",               /* brackets that never close */
    "aא",               /* directions that alternate */
    "a\xCC\x81",        /* letters with marks */
    "\xD9\x84\xD8\xA7", /* lam-alef: nothing but ligatures */
    "ก",                /* a Thai text without words */
    "\t",               /* tabs */
    "\n",               /* empty lines */
    "\xC2\xAD",         /* soft hyphens alone */
    "a\xC2\xAD",        /* a soft hyphen behind each letter */
    "\xE2\x80\x8D",     /* joiners alone */
    "漢",               /* breaks everywhere */
};

/* Ten times the text may take twenty times the time, and a little more for the noise of short measurements; if time grew
 * with the square it would be a hundred times. */
static void time_grows_with_the_length(void **state) {
  struct fixture *fixture = *state;
  static const double widths[] = {0, 3, 200};
  for (size_t i = 0; i < COUNT_OF(parts); i++) {
    for (size_t w = 0; w < COUNT_OF(widths); w++) {
      double small = seconds_for(fixture, parts[i], 20 * 1000, widths[w]);
      double large = seconds_for(fixture, parts[i], 200 * 1000, widths[w]);
      if (large > 20 * small + 0.2) {
        fail_msg("text %zu, width %.0f: %.3f s for 20 KB, %.3f s for 200 KB", i, widths[w], small, large);
      }
    }
  }
}

static void nested_directions_are_borne_up_to_a_limit(void **state) {
  struct fixture *fixture = *state;
  static const char *const brackets[] = {"\u202A", "\u202E", "\u2067("};
  for (size_t i = 0; i < COUNT_OF(brackets); i++) {
    lay_out_text(fixture, repeated(fixture, brackets[i], 2000), "ar", 100);
    struct paragraph paragraph = paragraph_of(repeated(fixture, brackets[i], 8000), "ar", 100);
    struct text_box box;
    assert_false(text_layout(fixture->engine, &paragraph, &fixture->arena, &box, &fixture->error));
    assert_int_equal(fixture->error.kind, ERROR_REFUSED);
  }
}

static void a_paragraph_of_a_megabyte_is_laid_out(void **state) {
  struct fixture *fixture = *state;
  for (size_t i = 0; i < 3; i++) seconds_for(fixture, parts[i], 1000 * 1000, 200);
}

static void ten_thousand_marks_on_one_letter_are_borne(void **state) {
  struct fixture *fixture = *state;
  const char *marks = repeated(fixture, "\xCC\x81", 20 * 1000);
  const char *text = arena_printf(&fixture->arena, "e%s after", marks);
  struct text_box box = lay_out_text(fixture, text, "en", 100);
  assert_true(box.line_count >= 1);
  /* However high they pile up, the lines keep their distance. */
  assert_true(box.height_pt < 13.0 * (double)box.line_count);
}

static void words_never_outgrow_their_counters(void **state) {
  struct fixture *fixture = *state;
  struct text_box box = lay_out_text(fixture, repeated(fixture, "\xD9\x84\xD9\x8E", 200 * 1000), "ar", 0);
  size_t characters = 0;
  for (size_t i = 0; i < box.lines[0].word_count; i++) characters += box.lines[0].words[i].word->text_length;
  assert_int_equal(characters, 100 * 1000);
}

/* Random bytes and random characters: a clean answer, whatever it is. */
static void any_bytes_get_an_answer(void **state) {
  struct fixture *fixture = *state;
  uint32_t random = 12345;
  for (int round = 0; round < 3000; round++) {
    char text[64 + 1];
    struct arena scratch;
    size_t length = 0;
    for (; length < 60;) {
      random = random * 1664525u + 1013904223u;
      uint32_t c = random >> 8;
      if (round % 3 == 0) {
        text[length++] = (char)(1 + c % 255); /* mostly no UTF-8 */
      } else if (round % 3 == 1) {
        text[length++] = (char)(' ' + c % 95);
      } else { /* U+0590..U+07FF, with every Arabic, Hebrew and Syriac oddity */
        uint32_t codepoint = 0x590 + c % 0x270;
        text[length++] = (char)(0xC0 | codepoint >> 6);
        text[length++] = (char)(0x80 | (codepoint & 0x3F));
      }
    }
    text[length] = '\0';
    arena_init(&scratch);
    struct paragraph paragraph = paragraph_of(text, round % 2 == 0 ? "ar" : "fr", (double)(round % 50));
    struct text_box box;
    if (text_layout(fixture->engine, &paragraph, &scratch, &box, &fixture->error)) {
      assert_true(box.line_count > 0);
    } else {
      assert_true(fixture->error.message[0] != '\0');
    }
    arena_release(&scratch);
  }
}

static void nonsense_for_a_language_is_no_obstacle(void **state) {
  struct fixture *fixture = *state;
  static const char *const tags[] = {"", "xx-YY-ZZ", "!!", "a-language-tag-that-is-far-too-long-to-be-one-of-BCP-47",
                                     "ja@lb=no"};
  for (size_t i = 0; i < COUNT_OF(tags); i++) assert_int_equal(lay_out_text(fixture, "abc", tags[i], 0).line_count, 1);
  for (int i = 0; i < 100; i++) { /* more than are kept */
    char tag[8];
    snprintf(tag, sizeof tag, "q%c%c", 'a' + i / 26, 'a' + i % 26);
    assert_int_equal(lay_out_text(fixture, "a b", tag, 5).line_count, 2);
  }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)
  const struct CMUnitTest tests[] = {
      TEST(time_grows_with_the_length),
      TEST(nested_directions_are_borne_up_to_a_limit),
      TEST(a_paragraph_of_a_megabyte_is_laid_out),
      TEST(ten_thousand_marks_on_one_letter_are_borne),
      TEST(words_never_outgrow_their_counters),
      TEST(any_bytes_get_an_answer),
      TEST(nonsense_for_a_language_is_no_obstacle),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
