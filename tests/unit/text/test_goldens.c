/* SPDX-License-Identifier: MIT */
/* Each language laid out as it was when somebody looked at it: tests/text/goldens/<language>.txt holds text and result.
 * After a change that is meant, or with other font files:  SOLIPOST_BLESS=1 build/tests/unit/text/test_goldens  writes
 * them anew; look at the difference before you commit it. */
#include "text_fixture.h"

#include <hb.h>
#include <stdio.h>

#include "solipost/base/buffer.h"
#include "solipost/base/checksum.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"

static const char *const languages[] = {"en", "de", "tr", "ku", "ckb", "ar", "fa", "he", "tl",   "ru",
                                        "uk", "el", "hy", "ka", "th",  "hi", "zh", "ja", "mixed"};

struct golden {
  const char *path, *language;
  enum text_direction direction;
  double width_pt;
  struct buffer text, head; /* the paragraph; and the lines of the file that give it */
  struct buffer whole;
};

static const char *golden_path(struct arena *arena, const char *name) {
  const char *data = getenv("SOLIPOST_DATA");
  const char *root = data != NULL ? path_folder_of(arena, data) : ".";
  return arena_printf(arena, "%s/tests/text/goldens/%s.txt", root, name);
}

static const char *value_of(const char *line, const char *key) {
  size_t length = strlen(key);
  return strncmp(line, key, length) == 0 ? line + length : NULL;
}

static void read_line(struct golden *golden, struct arena *arena, const char *line) {
  const char *value;
  if ((value = value_of(line, "language: ")) != NULL) golden->language = arena_strdup(arena, value);
  if ((value = value_of(line, "width: ")) != NULL) assert_true(ascii_parse_double(value, &golden->width_pt));
  if ((value = value_of(line, "direction: ")) != NULL) {
    golden->direction = strcmp(value, "rtl") == 0   ? DIRECTION_RTL
                        : strcmp(value, "ltr") == 0 ? DIRECTION_LTR
                                                    : DIRECTION_AUTO;
  }
  if ((value = value_of(line, "text: ")) != NULL) {
    if (golden->text.length > 0) buffer_append_char(&golden->text, '\n');
    buffer_append(&golden->text, value);
  }
  if (value_of(line, "font: ") == NULL && value_of(line, "line ") == NULL && line[0] != ' ') {
    buffer_printf(&golden->head, "%s\n", line);
  }
}

static void golden_open(struct golden *golden, struct fixture *fixture, const char *name) {
  *golden = (struct golden){.path = golden_path(&fixture->arena, name)};
  buffer_init(&golden->text);
  buffer_init(&golden->head);
  buffer_init(&golden->whole);
  if (!file_read(golden->path, 1 << 20, &golden->whole, &fixture->error)) fail_msg("%s", fixture->error.message);
  const char *at = golden->whole.bytes;
  for (const char *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
    read_line(golden, &fixture->arena, arena_strndup(&fixture->arena, at, (size_t)(end - at)));
  }
  assert_non_null(golden->language);
}

static void golden_close(struct golden *golden) {
  buffer_release(&golden->text);
  buffer_release(&golden->head);
  buffer_release(&golden->whole);
}

/* "font: NotoSans-Regular.ttf#0 0f1e2d3c4b5a", each once, in the order they come. */
static void describe_fonts(struct buffer *out, const struct text_box *box) {
  const struct font *seen[16];
  size_t count = 0;
  for (size_t i = 0; i < box->line_count; i++) {
    for (size_t k = 0; k < box->lines[i].word_count; k++) {
      const struct font *font = box->lines[i].words[k].word->font;
      bool known = false;
      for (size_t s = 0; s < count; s++) known = known || seen[s] == font;
      if (known) continue;
      assert_true(count < 16);
      seen[count++] = font;
      char checksum[CHECKSUM_SIZE];
      struct error error;
      if (!checksum_file(font->path, checksum, &error)) fail_msg("%s", error.message);
      buffer_printf(out, "font: %s#%u %.12s\n", path_name_of(font->path), font->face_index, checksum);
    }
  }
}

static void append_utf16(struct buffer *out, const uint16_t *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    uint32_t c = text[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < length) c = 0x10000 + ((c & 0x3FF) << 10) + (text[++i] & 0x3FFu);
    buffer_append_codepoint(out, c);
  }
}

/* As hb-shape writes it: name=cluster@x,y+advance. A star: never drawn. ~3: stands for three characters. */
static void describe_glyph(struct buffer *out, const struct font *font, const struct shaped_glyph *glyph) {
  char name[64];
  hb_font_glyph_to_string(font->shaper, glyph->glyph, name, sizeof name);
  buffer_printf(out, "%s=%u", name, glyph->text_start);
  if (glyph->x_offset != 0 || glyph->y_offset != 0) buffer_printf(out, "@%d,%d", glyph->x_offset, glyph->y_offset);
  buffer_printf(out, "+%d", glyph->x_advance);
  if (glyph->invisible) buffer_append_char(out, '*');
  if (glyph->text_length != 1 && !glyph->invisible) buffer_printf(out, "~%u", glyph->text_length);
}

static void describe_word(struct buffer *out, const struct placed_word *placed) {
  const struct shaped_word *word = placed->word;
  buffer_printf(out, "  %7.2f %s %s ", placed->x_pt, word->font->postscript_name, word->right_to_left ? "rtl" : "ltr");
  buffer_append_char(out, '"');
  append_utf16(out, word->text, word->text_length);
  buffer_append(out, "\" [");
  for (size_t i = 0; i < word->glyph_count; i++) {
    if (i > 0) buffer_append_char(out, '|');
    describe_glyph(out, word->font, &word->glyphs[i]);
  }
  buffer_append(out, "]\n");
}

static void describe(struct buffer *out, const struct golden *golden, const struct text_box *box) {
  buffer_append(out, golden->head.bytes);
  describe_fonts(out, box);
  for (size_t i = 0; i < box->line_count; i++) {
    const struct text_line *line = &box->lines[i];
    buffer_printf(out, "line %zu: x %.2f, baseline %.2f, width %.2f, %s\n", i + 1, line->x_pt, line->baseline_pt,
                  line->width_pt, line->right_to_left ? "rtl" : "ltr");
    for (size_t k = 0; k < line->word_count; k++) describe_word(out, &line->words[k]);
  }
}

static bool is_font_line(const char *line) { return value_of(line, "font: ") != NULL; }

/* The first line that differs, both ways; says which line of the golden it is. */
static void show_difference(const char *path, const char *golden, const char *now) {
  size_t number = 1;
  while (*golden != '\0' && *now != '\0') {
    size_t a = strcspn(golden, "\n"), b = strcspn(now, "\n");
    if (a != b || strncmp(golden, now, a) != 0) break;
    golden += a + (golden[a] == '\n');
    now += b + (now[b] == '\n');
    number++;
  }
  bool other_font = is_font_line(golden) && is_font_line(now);
  fail_msg("%s, line %zu\n- %.*s\n+ %.*s\n%s SOLIPOST_BLESS=1 build/tests/unit/text/test_goldens", path, number,
           (int)strcspn(golden, "\n"), golden, (int)strcspn(now, "\n"), now,
           other_font
               ? "The font is another file than the one the golden was made with. Look at the result, then bless again:"
               : "If this is meant, bless it:");
}

static void check_golden(struct fixture *fixture, const char *name) {
  struct golden golden;
  golden_open(&golden, fixture, name);
  struct paragraph paragraph = paragraph_of(golden.text.bytes, golden.language, golden.width_pt);
  paragraph.direction = golden.direction;
  struct text_box box = lay_out(fixture, &paragraph);
  struct buffer now;
  buffer_init(&now);
  describe(&now, &golden, &box);
  if (getenv("SOLIPOST_BLESS") != NULL) {
    if (!file_write(golden.path, true, now.bytes, now.length, &fixture->error)) fail_msg("%s", fixture->error.message);
  } else if (strcmp(golden.whole.bytes, now.bytes) != 0) {
    show_difference(golden.path, golden.whole.bytes, now.bytes);
  }
  buffer_release(&now);
  golden_close(&golden);
}

/* One test for each language, so that a failure names it. */
static size_t next_language;

static void language_is_laid_out_as_before(void **state) {
  struct fixture *fixture = *state;
  const char *name = languages[next_language++];
  check_golden(fixture, name);
}

/* Shaped again from a warm cache, in another order, every golden comes out the same. */
static void the_cache_changes_nothing(void **state) {
  struct fixture *fixture = *state;
  uint32_t words = 0;
  for (int round = 0; round < 2; round++) {
    for (size_t i = COUNT_OF(languages); i-- > 0;) check_golden(fixture, languages[i]);
    if (round == 0) words = text_engine_word_count(fixture->engine);
  }
  assert_int_equal(text_engine_word_count(fixture->engine), words);
}

int main(void) {
  struct CMUnitTest tests[COUNT_OF(languages) + 1];
  for (size_t i = 0; i < COUNT_OF(languages); i++) {
    tests[i] = (struct CMUnitTest){languages[i], language_is_laid_out_as_before, fixture_open, fixture_close, NULL};
  }
  tests[COUNT_OF(languages)] =
      (struct CMUnitTest){"the cache changes nothing", the_cache_changes_nothing, fixture_open, fixture_close, NULL};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
