/* SPDX-License-Identifier: MIT */
/* What the tests of text share: a book of the system's fonts without the user's own, an engine, an arena. */
#ifndef TEST_TEXT_FIXTURE_H
#define TEST_TEXT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "solipost/base/file.h"
#include "solipost/text/layout.h"

struct fixture {
  struct font_book *book;
  struct text_engine *engine;
  struct arena arena;
  struct error error;
};

static inline int fixture_open(void **state) {
  static struct fixture fixture;
  fixture = (struct fixture){0};
  setenv("XDG_DATA_HOME", "/nonexistent", 1); /* whatever fonts the tester has put into the folder for own ones */
  arena_init(&fixture.arena);
  *state = &fixture;
  if (!font_book_open(&fixture.book, &fixture.error)) return -1;
  return text_engine_create(&fixture.engine, fixture.book, &fixture.error) ? 0 : -1;
}

static inline int fixture_close(void **state) {
  struct fixture *fixture = *state;
  text_engine_destroy(fixture->engine);
  font_book_close(fixture->book);
  arena_release(&fixture->arena);
  return 0;
}

/* Ten-point text from left to right or as its letters say, in a box of the width given (0: unlimited). */
static inline struct paragraph paragraph_of(const char *text, const char *language, double width_pt) {
  return (struct paragraph){.content = {.text = text}, .language = language, .size_pt = 10, .width_pt = width_pt};
}

static inline struct text_box lay_out(struct fixture *fixture, const struct paragraph *paragraph) {
  struct text_box box;
  if (!text_layout(fixture->engine, paragraph, &fixture->arena, &box, &fixture->error)) {
    fail_msg("%s\n%s", fixture->error.message, fixture->error.hint);
  }
  return box;
}

static inline struct text_box lay_out_text(struct fixture *fixture, const char *text, const char *language,
                                           double width_pt) {
  struct paragraph paragraph = paragraph_of(text, language, width_pt);
  return lay_out(fixture, &paragraph);
}

/* The characters of a line from left to right: words in visual order, each word in the order of its own text. */
static inline const char *line_text(struct fixture *fixture, const struct text_line *line) {
  const char *text = "";
  for (size_t i = 0; i < line->word_count; i++) {
    const struct shaped_word *word = line->words[i].word;
    for (size_t k = 0; k < word->text_length; k++) {
      uint32_t c = word->text[k]; /* enough for the tests: nothing beyond U+FFFF */
      char bytes[4] = {(char)c, 0, 0, 0};
      if (c >= 0x800) {
        bytes[0] = (char)(0xE0 | c >> 12), bytes[1] = (char)(0x80 | (c >> 6 & 0x3F)),
        bytes[2] = (char)(0x80 | (c & 0x3F));
      } else if (c >= 0x80) {
        bytes[0] = (char)(0xC0 | c >> 6), bytes[1] = (char)(0x80 | (c & 0x3F));
      }
      text = arena_printf(&fixture->arena, "%s%s", text, bytes);
    }
  }
  return text;
}

static inline double line_end_pt(const struct text_line *line) { return line->x_pt + line->width_pt; }

#endif
