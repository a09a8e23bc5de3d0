/* SPDX-License-Identifier: MIT */
/* Cuts a stretch where font, script, direction or the chance to break changes, and has each part shaped. */
#include "engine.h"
#include "missing.h"
#include "utf16.h"

#include "solipost/base/i18n.h"

enum { SOFT_HYPHEN = 0xAD };

/* Spaces that may hang over the end of a line. Those that hold words together (U+00A0, U+2007, U+202F) are text. */
static enum segment_kind kind_of(uint16_t unit) {
  if (unit == ' ') return SEGMENT_SPACE;
  if (unit == '\t') return SEGMENT_TAB;
  if (unit < 0x1680) return SEGMENT_TEXT;
  bool hangs =
      unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200A && unit != 0x2007) || unit == 0x205F || unit == 0x3000;
  return hangs ? SEGMENT_SPACE : SEGMENT_TEXT;
}

static bool prepare_graphemes(struct text_engine *engine, struct error *error) {
  UErrorCode status = U_ZERO_ERROR;
  if (engine->graphemes == NULL) engine->graphemes = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
  if (U_SUCCESS(status)) {
    ubrk_setText(engine->graphemes, engine->analysis.text, (int32_t)engine->analysis.length, &status);
  }
  if (U_SUCCESS(status)) return true;
  return error_set(error, ERROR_FAILED, _("ICU cannot take a word apart: %s"), u_errorName(status));
}

static bool splits_surrogates(const struct analysis *analysis, size_t at) {
  return utf16_is_trail(analysis->text[at]) && utf16_is_lead(analysis->text[at - 1]);
}

/* Where a word that is too long for the cache is cut: at a letter with its marks if there is such a place. */
static bool end_of_long_word(struct text_engine *engine, size_t start, size_t *end, struct error *error) {
  if (!prepare_graphemes(engine, error)) return false;
  size_t at = start + LONGEST_WORD;
  while (at > start + LONGEST_WORD / 2 && !ubrk_isBoundary(engine->graphemes, (int32_t)at)) at--;
  if (at == start + LONGEST_WORD / 2)
    at = start + LONGEST_WORD - splits_surrogates(&engine->analysis, start + LONGEST_WORD);
  *end = at;
  return true;
}

static bool belongs_together(const struct analysis *analysis, size_t start, size_t at) {
  return !analysis->may_break[at - 1] && analysis->levels[at] == analysis->levels[start] &&
         analysis->fonts[at] == analysis->fonts[start] && analysis->scripts[at] == analysis->scripts[start] &&
         kind_of(analysis->text[at]) == kind_of(analysis->text[start]);
}

/* Scripts with marks above and below need their fonts' own line distance; the others do with 1.25 em, which holds
 * capitals with accents and descenders of Noto Sans and the like. */
static bool needs_room(hb_script_t script) {
  switch (script) {
  case HB_SCRIPT_COMMON:
  case HB_SCRIPT_LATIN:
  case HB_SCRIPT_GREEK:
  case HB_SCRIPT_CYRILLIC:
  case HB_SCRIPT_ARMENIAN:
  case HB_SCRIPT_GEORGIAN:
  case HB_SCRIPT_HEBREW:
  case HB_SCRIPT_HAN:
  case HB_SCRIPT_HIRAGANA:
  case HB_SCRIPT_KATAKANA:
  case HB_SCRIPT_BOPOMOFO:
  case HB_SCRIPT_HANGUL: return false;
  default: return true;
  }
}

static double larger(double a, double b) { return a > b ? a : b; }

static double at_most(double limit, double value) { return value < limit ? value : limit; }

/* Some fonts' marks reach beyond what they say of themselves (Noto Sans Khmer's subscripts): the word's own ink counts
 * too. A tower of marks that nobody could read must not push the lines a page apart. */
static void note_room(struct layout_task *task, const struct cached_word *entry) {
  static const double tallest_em = 2;
  const struct font *font = entry->word.font;
  if (!needs_room(entry->script)) return;
  double top_em = at_most(tallest_em, (double)entry->ink_top / font->units_per_em);
  double bottom_em = at_most(tallest_em, -(double)entry->ink_bottom / font->units_per_em);
  task->ascent_em = larger(task->ascent_em, larger(font->ascent_em, top_em));
  task->descent_em = larger(task->descent_em, larger(font->descent_em, bottom_em));
}

static bool shape(struct layout_task *task, struct segment *segment, bool is_hyphen, struct error *error) {
  const struct analysis *analysis = &task->engine->analysis;
  struct word_request request = {
      .font = analysis->fonts[segment->offset],
      .script = analysis->scripts[segment->offset],
      .language = task->language->shaping,
      .right_to_left = (segment->level & 1) != 0,
      .text = analysis->text,
      .text_length = analysis->length,
      .offset = segment->offset,
      .length = segment->length,
      .no_ligatures = task->language->dotless_i && analysis->scripts[segment->offset] == HB_SCRIPT_LATIN,
      .is_hyphen = is_hyphen,
  };
  const struct cached_word *entry = word_cache_get(&task->engine->cache, &request);
  if (entry->missing != NOTHING_MISSING) {
    size_t at = entry->missing;
    uint32_t missing = utf16_next(entry->word.text, &at, entry->word.text_length);
    return missing_character_error(&task->engine->book->shelf, missing, task->paragraph->family, error);
  }
  note_room(task, entry);
  segment->word = &entry->word;
  segment->width_pt = entry->word.width * task->paragraph->size_pt / request.font->units_per_em;
  return true;
}

bool segment_shape(struct layout_task *task, struct segment *segment, struct error *error) {
  return shape(task, segment, false, error);
}

bool segment_hyphen(struct layout_task *task, const struct segment *segment, struct segment *hyphen,
                    struct error *error) {
  *hyphen = (struct segment){
      .offset = segment->offset + segment->length - 1, .length = 1, .kind = SEGMENT_TEXT, .level = segment->level};
  return shape(task, hyphen, true, error);
}

static bool end_of_segment(struct text_engine *engine, size_t start, size_t *end, struct error *error) {
  const struct analysis *analysis = &engine->analysis;
  size_t at = start + 1;
  if (kind_of(analysis->text[start]) != SEGMENT_TAB) {
    while (at < analysis->length && belongs_together(analysis, start, at)) {
      if (at - start == LONGEST_WORD) return end_of_long_word(engine, start, end, error);
      at++;
    }
  }
  *end = at;
  return true;
}

bool segments_make(struct layout_task *task, struct error *error) {
  struct text_engine *engine = task->engine;
  const struct analysis *analysis = &engine->analysis;
  engine->segments.count = 0;
  for (size_t start = 0, end; start < analysis->length; start = end) {
    if (!end_of_segment(engine, start, &end, error)) return false;
    struct segment segment = {
        .offset = (uint32_t)start,
        .length = (uint32_t)(end - start),
        .kind = (uint8_t)kind_of(analysis->text[start]),
        .level = analysis->levels[start],
        .may_break = analysis->may_break[end - 1] != 0,
        .soft_hyphen = analysis->text[end - 1] == SOFT_HYPHEN,
    };
    if (segment.kind != SEGMENT_TAB && !segment_shape(task, &segment, error)) return false;
    LIST_PUSH(&engine->segments, segment);
  }
  return true;
}

/* Characters of a segment that fit, told by its glyphs as shaped whole: a first guess. */
static size_t guess_fitting(const struct segment *segment, double room_units) {
  const struct shaped_word *word = segment->word;
  double width = 0;
  for (size_t i = 0; i < word->glyph_count; i++) {
    const struct shaped_glyph *glyph = &word->glyphs[word->right_to_left ? word->glyph_count - 1 - i : i];
    width += glyph->x_advance;
    if (width > room_units) return glyph->text_start;
  }
  return segment->length;
}

static bool is_letter_start(const struct text_engine *engine, const struct segment *segment, size_t length) {
  return ubrk_isBoundary(engine->graphemes, (int32_t)(segment->offset + length));
}

/* The first `length` units of a segment as one of their own; a line may end behind them. */
static bool make_head(struct layout_task *task, const struct segment *segment, size_t length, struct segment *head,
                      struct error *error) {
  *head = *segment;
  head->length = (uint32_t)length;
  head->may_break = head->soft_hyphen = false;
  return segment_shape(task, head, error);
}

static bool make_tail(struct layout_task *task, const struct segment *segment, size_t length, struct segment *tail,
                      struct error *error) {
  *tail = *segment;
  tail->offset += (uint32_t)length;
  tail->length -= (uint32_t)length;
  return segment_shape(task, tail, error);
}

bool segment_cut(struct layout_task *task, const struct segment *segment, double room_pt, bool at_least_one,
                 struct segment *head, struct segment *tail, bool *cut, struct error *error) {
  *cut = false;
  if (!prepare_graphemes(task->engine, error)) return false;
  double units_per_pt = segment->word->font->units_per_em / task->paragraph->size_pt;
  size_t length = guess_fitting(segment, room_pt * units_per_pt);
  if (length >= segment->length) length = segment->length - 1;
  for (; length > 0; length--) {
    if (!is_letter_start(task->engine, segment, length)) continue;
    if (!make_head(task, segment, length, head, error)) return false;
    if (head->width_pt <= room_pt) break;
  }
  if (length == 0 && at_least_one) {
    do length++;
    while (length < segment->length && !is_letter_start(task->engine, segment, length));
    if (length == segment->length) return true;
    if (!make_head(task, segment, length, head, error)) return false;
  }
  if (length == 0) return true;
  *cut = true;
  return make_tail(task, segment, length, tail, error);
}
