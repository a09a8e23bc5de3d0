/* SPDX-License-Identifier: MIT */
/* Codes for pairs of glyph and text, per font; codes of each shaped word, kept by its serial number. */
#include "codes.h"

#include <assert.h>

#include "solipost/base/i18n.h"

/* A code's text in ToUnicode may be 512 bytes long; the longest ligature stands for 18 characters. */
#define CODE_TEXT_MAX 64

#define ZERO_WIDTH_NON_JOINER 0x200C
#define ZERO_WIDTH_JOINER 0x200D

void codes_init(struct codes *codes) {
  *codes = (struct codes){0};
  arena_init(&codes->arena);
}

void codes_release(struct codes *codes) {
  for (size_t i = 0; i < codes->used_count; i++) {
    mem_free(codes->used[i]->codes);
    mem_free(codes->used[i]->slots);
    mem_free(codes->used[i]->widths);
  }
  mem_free(codes->fonts);
  mem_free(codes->used);
  mem_free(codes->words);
  arena_release(&codes->arena);
}

/* mem_grow does not clear what it adds. */
static void *grow_cleared(void *items, size_t *capacity, size_t needed, size_t item_size) {
  size_t before = *capacity;
  if (needed <= before) return items;
  items = mem_grow(items, capacity, needed, item_size);
  memset((char *)items + before * item_size, 0, (*capacity - before) * item_size);
  return items;
}

static struct coded_font *font_of(struct codes *codes, const struct font *font) {
  /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
  codes->fonts = grow_cleared(codes->fonts, &codes->font_capacity, (size_t)font->number + 1, sizeof *codes->fonts);
  struct coded_font *coded = codes->fonts[font->number];
  if (coded == NULL) {
    coded = ARENA_NEW(&codes->arena, struct coded_font);
    coded->font = font;
    coded->index = (unsigned)codes->used_count;
    codes->fonts[font->number] = coded;
    /* Pointers are meant. NOLINTNEXTLINE(bugprone-sizeof-expression) */
    codes->used = mem_grow(codes->used, &codes->used_capacity, codes->used_count + 1, sizeof *codes->used);
    codes->used[codes->used_count++] = coded;
  }
  assert(coded->font == font); /* one book of fonts per file */
  return coded;
}

/* ---- hash table of pairs ---- */

/* FNV-1a, over 16 bits at a time. */
static uint32_t pair_hash(uint32_t glyph, const uint16_t *text, size_t length) {
  uint32_t hash = 2166136261U ^ glyph;
  hash *= 16777619U;
  for (size_t i = 0; i < length; i++) hash = (hash ^ text[i]) * 16777619U;
  return hash ^ (hash >> 15);
}

/* The slot that holds the pair, or the free one where it belongs. */
static uint32_t *find_slot(const struct coded_font *font, uint32_t glyph, const uint16_t *text, size_t length) {
  size_t mask = font->slot_count - 1;
  size_t at = pair_hash(glyph, text, length) & mask;
  while (font->slots[at] != 0) {
    const struct glyph_code *code = &font->codes[font->slots[at] - 1];
    if (code->glyph == glyph && code->text_length == length &&
        (length == 0 || memcmp(code->text, text, length * sizeof *text) == 0)) {
      break;
    }
    at = (at + 1) & mask;
  }
  return &font->slots[at];
}

/* Keeps the table at most half full. */
static void make_room(struct coded_font *font) {
  if (2 * (font->count + 1) <= font->slot_count) return;
  mem_free(font->slots);
  font->slot_count = font->slot_count == 0 ? 256 : 2 * font->slot_count;
  font->slots = mem_alloc_array(font->slot_count, sizeof *font->slots);
  for (size_t i = 0; i < font->count; i++) {
    const struct glyph_code *code = &font->codes[i];
    *find_slot(font, code->glyph, code->text, code->text_length) = (uint32_t)(i + 1);
  }
}

static bool code_for(struct codes *codes, struct coded_font *font, uint32_t glyph, const uint16_t *text, size_t length,
                     uint16_t *out, struct error *error) {
  make_room(font);
  uint32_t *slot = find_slot(font, glyph, text, length);
  if (*slot == 0) {
    if (font->count == CODE_MAX) {
      (void)error_set(error, ERROR_FAILED, _("cannot make the PDF: more than 65535 different letters of the font %s"),
                      font->font->postscript_name);
      return error_hint(error, _("print fewer pages into one file"));
    }
    struct glyph_code code = {.glyph = glyph, .text_length = (uint16_t)length};
    if (length > 0) code.text = arena_copy(&codes->arena, text, length * sizeof *text);
    font->codes = mem_grow(font->codes, &font->capacity, font->count + 1, sizeof *font->codes);
    font->codes[font->count++] = code;
    *slot = (uint32_t)font->count;
  }
  *out = (uint16_t)*slot;
  return true;
}

/* ---- the text a glyph stands for ---- */

static bool is_joiner(uint16_t unit) { return unit == ZERO_WIDTH_NON_JOINER || unit == ZERO_WIDTH_JOINER; }

/* At the beginning of a word there is no letter that could tell it. */
bool codes_mark_is_silent(const struct shaped_word *word, const struct shaped_glyph *glyph) {
  return word->right_to_left && glyph->x_advance == 0 && glyph->text_start > 0 && !glyph->invisible;
}

/* How much text beginning at `at` belongs to a glyph that tells nothing itself. Joiners have no glyph of their own in the
 * file; Persian needs them when copied. */
static size_t silent_text_at(const struct shaped_word *word, size_t at) {
  for (size_t i = 0; i < word->glyph_count; i++) {
    const struct shaped_glyph *glyph = &word->glyphs[i];
    if (glyph->text_start != at || glyph->text_length == 0) continue;
    if (glyph->invisible && is_joiner(word->text[at])) return glyph->text_length;
    if (codes_mark_is_silent(word, glyph)) return glyph->text_length;
  }
  return 0;
}

static bool may_be_silent(const struct shaped_word *word, size_t at) {
  return at < word->text_length && (word->right_to_left || is_joiner(word->text[at]));
}

/* The glyph's own text and that of the silent ones behind it. */
static size_t text_end(const struct shaped_word *word, const struct shaped_glyph *glyph) {
  size_t end = (size_t)glyph->text_start + glyph->text_length;
  if (glyph->text_length == 0) return end;
  while (may_be_silent(word, end)) {
    size_t more = silent_text_at(word, end);
    if (more == 0) break;
    end += more;
  }
  return end;
}

static bool is_high_surrogate(uint16_t unit) { return unit >= 0xD800 && unit < 0xDC00; }

/* Readers take glyphs from left to right and then turn right-to-left runs round, inside a glyph's text as well: so that
 * is stored from its end to its beginning. Surrogates stay in pairs. */
static void reverse_text(uint16_t *text, size_t length) {
  for (size_t i = 0; i < length / 2; i++) {
    uint16_t unit = text[i];
    text[i] = text[length - 1 - i];
    text[length - 1 - i] = unit;
  }
  for (size_t i = 0; i + 1 < length; i++) {
    if (is_high_surrogate(text[i + 1]) && !is_high_surrogate(text[i])) {
      uint16_t unit = text[i];
      text[i] = text[i + 1];
      text[i + 1] = unit;
      i++;
    }
  }
}

static size_t text_of_glyph(const struct shaped_word *word, const struct shaped_glyph *glyph,
                            uint16_t text[CODE_TEXT_MAX]) {
  if (codes_mark_is_silent(word, glyph)) return 0;
  size_t length = text_end(word, glyph) - glyph->text_start;
  if (length > CODE_TEXT_MAX) length = CODE_TEXT_MAX;
  memcpy(text, word->text + glyph->text_start, length * sizeof *text);
  if (word->right_to_left && length > 1) reverse_text(text, length);
  return length;
}

/* Scripts whose glyphs stand in another order than their letters, or where a letter has glyphs on two sides: Devanagari
 * to Sinhala, Thai, Lao, Tibetan, Myanmar, Khmer. The word is told as a whole (ActualText). Never for right-to-left
 * text: readers would turn it round once more. */
static bool needs_actual_text(const struct shaped_word *word) {
  if (word->right_to_left) return false;
  for (size_t i = 0; i < word->text_length; i++) {
    uint16_t unit = word->text[i];
    if ((unit >= 0x0900 && unit < 0x10A0) || (unit >= 0x1780 && unit < 0x1800) || (unit >= 0x1A20 && unit < 0x1AB0)) {
      return true;
    }
  }
  return false;
}

/* ---- words ---- */

bool codes_note_word(struct codes *codes, const struct shaped_word *word, struct error *error) {
  codes->words = grow_cleared(codes->words, &codes->word_capacity, (size_t)word->serial + 1, sizeof *codes->words);
  struct coded_word *coded = &codes->words[word->serial];
  if (coded->font != NULL) return true;

  struct coded_font *font = font_of(codes, word->font);
  uint16_t *glyph_codes = ARENA_ARRAY(&codes->arena, uint16_t, word->glyph_count);
  for (size_t i = 0; i < word->glyph_count; i++) {
    const struct shaped_glyph *glyph = &word->glyphs[i];
    assert((size_t)glyph->text_start + glyph->text_length <= word->text_length);
    if (glyph->invisible) continue; /* CODE_NONE */
    uint16_t text[CODE_TEXT_MAX];
    size_t length = text_of_glyph(word, glyph, text);
    if (!code_for(codes, font, glyph->glyph, text, length, &glyph_codes[i], error)) return false;
  }
  *coded = (struct coded_word){.font = font, .codes = glyph_codes, .needs_actual_text = needs_actual_text(word)};
  return true;
}

const struct coded_word *codes_of_word(const struct codes *codes, const struct shaped_word *word) {
  assert(word->serial < codes->word_capacity && codes->words[word->serial].font != NULL);
  return &codes->words[word->serial];
}
