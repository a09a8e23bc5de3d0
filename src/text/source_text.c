/* SPDX-License-Identifier: MIT */
/* UTF-8 with spans of styles becomes UTF-16 with a style for each unit. */
#include "source_text.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"
#include "solipost/base/utf8.h"

/* A letter has some thousand bytes. The limit keeps counts within what ICU and HarfBuzz take. */
enum { LARGEST_PARAGRAPH = 64 * 1024 * 1024 };

enum { REPLACEMENT_CHARACTER = 0xFFFD };

/* Hebrew begins at U+0590; below it all letters run from left to right and there are no direction marks. */
enum { FIRST_RIGHT_TO_LEFT = 0x590 };

/* Blocks of right-to-left scripts, and the invisible marks and brackets of direction. A character too many only costs
 * time. */
static bool may_turn(uint32_t codepoint) {
  if (codepoint < FIRST_RIGHT_TO_LEFT) return false;
  return codepoint <= 0x8FF || (codepoint >= 0x200E && codepoint <= 0x2069) ||
         (codepoint >= 0xFB1D && codepoint <= 0xFEFF) || (codepoint >= 0x10800 && codepoint <= 0x10FFF) ||
         (codepoint >= 0x1E800 && codepoint <= 0x1EFFF);
}

static bool is_line_end(uint32_t codepoint) {
  return (codepoint >= 0x0A && codepoint <= 0x0D) || codepoint == 0x85 || codepoint == 0x2028 || codepoint == 0x2029;
}

/* Embeddings, overrides, isolates and their ends. Names have none, a quotation has two. ICU's time grows with the square
 * of the number that are open at once, so that a limit keeps a hostile list from stopping a run. */
enum { MOST_DIRECTION_BRACKETS = 1000 };

static bool is_direction_bracket(uint32_t codepoint) {
  return (codepoint >= 0x202A && codepoint <= 0x202E) || (codepoint >= 0x2066 && codepoint <= 0x2069);
}

/* Some fonts have empty glyphs for control characters; on paper they mean nothing. */
static bool is_control(uint32_t codepoint) {
  return (codepoint < ' ' && codepoint != '\t' && codepoint != '\n') || (codepoint >= 0x7F && codepoint < 0xA0);
}

static void put(struct source_text *source, uint32_t codepoint, uint8_t style) {
  uint16_t units[2] = {(uint16_t)codepoint, 0};
  size_t count = 1;
  if (codepoint > 0xFFFF) {
    units[0] = (uint16_t)(0xD7C0 + (codepoint >> 10));
    units[1] = (uint16_t)(0xDC00 | (codepoint & 0x3FF));
    count = 2;
  }
  for (size_t i = 0; i < count; i++) {
    source->styles[source->length] = style;
    source->units[source->length++] = units[i];
  }
}

static bool bad_text(const char *text, const char *at, uint32_t codepoint, struct error *error) {
  if (codepoint == UTF8_BAD) {
    error_set(error, ERROR_DAMAGED, _("the text is damaged: byte %zu (0x%02X) is no valid UTF-8"),
              (size_t)(at - text) + 1, (unsigned char)*at);
  } else {
    error_set(error, ERROR_DAMAGED,
              _("the text is damaged: it holds U+FFFD, the sign for a lost character, at byte %zu"),
              (size_t)(at - text) + 1);
  }
  return error_hint(error, _("correct it where it came from, or import that file again with the right --encoding"));
}

static bool check(const char *text, const char *at, uint32_t codepoint, struct error *error) {
  if (codepoint == UTF8_BAD || codepoint == REPLACEMENT_CHARACTER) return bad_text(text, at, codepoint, error);
  if (!is_control(codepoint)) return true;
  error_set(error, ERROR_REFUSED, _("the text holds a character that cannot be printed: U+%04X at byte %zu"),
            (unsigned)codepoint, (size_t)(at - text) + 1);
  return error_hint(error, _("remove it from the text"));
}

static uint8_t style_at(const struct styled_text *content, size_t *span, size_t byte) {
  while (*span < content->span_count && content->spans[*span].end <= byte) ++*span;
  if (*span == content->span_count || content->spans[*span].start > byte) return 0;
  return (uint8_t)(content->spans[*span].styles & (TEXT_BOLD | TEXT_ITALIC));
}

bool source_text_set(struct source_text *source, const struct styled_text *content, struct error *error) {
  const char *text = content->text != NULL ? content->text : "";
  size_t length = strlen(text), span = 0, direction_brackets = 0;
  if (length > LARGEST_PARAGRAPH)
    return error_set(error, ERROR_FAILED, _("a paragraph of %zu bytes is too long"), length);
  source->units = mem_grow(source->units, &source->units_capacity, length + 1, sizeof *source->units);
  source->styles = mem_grow(source->styles, &source->styles_capacity, length + 1, sizeof *source->styles);
  source->length = 0;
  source->may_turn = false;

  const char *end = text + length;
  for (const char *at = text; at < end;) {
    const char *start = at;
    uint8_t style = content->span_count > 0 ? style_at(content, &span, (size_t)(at - text)) : 0;
    uint32_t codepoint = utf8_next(&at, end);
    if (codepoint == '\r' && at < end && *at == '\n') continue;
    if (is_line_end(codepoint)) codepoint = '\n';
    if (!check(text, start, codepoint, error)) return false;
    if (is_direction_bracket(codepoint) && ++direction_brackets > MOST_DIRECTION_BRACKETS) {
      return error_set(error, ERROR_REFUSED, _("a paragraph holds more than %d marks of direction"),
                       MOST_DIRECTION_BRACKETS);
    }
    if (may_turn(codepoint)) source->may_turn = true;
    put(source, codepoint, style);
  }
  return true;
}

void source_text_release(struct source_text *source) {
  mem_free(source->units);
  mem_free(source->styles);
  *source = (struct source_text){0};
}
