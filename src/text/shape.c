/* SPDX-License-Identifier: MIT */
/* HarfBuzz shapes a word in its context; each glyph learns which characters it stands for. */
#include <assert.h>

#include "coverage.h"
#include "utf16.h"
#include "word_cache.h"

static const uint16_t hyphen_text[] = {0x2010}, hyphen_minus_text[] = {'-'};

static void fill_buffer(hb_buffer_t *buffer, const struct word_request *request) {
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  /* A mark without a letter is drawn as it is, not on a dotted circle nobody wrote. */
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE);
  if (request->is_hyphen) {
    hb_buffer_add_utf16(buffer, font_has(request->font, 0x2010) ? hyphen_text : hyphen_minus_text, 1, 0, 1);
  } else {
    hb_buffer_add_utf16(buffer, request->text, (int)request->text_length, (unsigned)request->offset,
                        (int)request->length);
  }
  hb_buffer_set_direction(buffer, request->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, request->script);
  hb_buffer_set_language(buffer, request->language);
}

static uint32_t codepoint_at(const struct shaped_word *word, size_t index) {
  return utf16_next(word->text, &index, word->text_length);
}

/* Joiners and variation selectors belong to the text that is copied out of the PDF; soft hyphens and direction marks
 * would only be in the way of whoever searches it. */
static bool is_worth_copying(uint32_t c) {
  return c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/* Glyphs first..last (visual order) stand together for the characters start..end. One of them carries the text: the
 * first read, which is the leftmost or, from right to left, the rightmost. */
static struct shaped_glyph *give_text(const struct shaped_word *word, struct shaped_glyph *glyphs, size_t first,
                                      size_t last, size_t start, size_t end, struct shaped_glyph *told_before) {
  for (size_t i = first; i <= last; i++) glyphs[i].text_start = (uint16_t)start;
  struct shaped_glyph *carrier = &glyphs[word->right_to_left ? last : first];
  bool is_one_character = end - start == 1 || (end - start == 2 && utf16_is_lead(word->text[start]));
  if (first == last && is_one_character && carrier->x_advance == 0 &&
      codepoint_is_invisible(codepoint_at(word, start))) {
    carrier->invisible = true;
    bool adjoins = told_before != NULL && told_before->text_start + told_before->text_length == (int)start;
    if (adjoins && is_worth_copying(codepoint_at(word, start))) {
      told_before->text_length = (uint16_t)(told_before->text_length + end - start);
    }
    return told_before;
  }
  carrier->text_length = (uint16_t)(end - start);
  return carrier;
}

/* Clusters rise in reading order, so that each group of glyphs ends where the next one in that order begins. */
static void share_out_text(const struct shaped_word *word, struct shaped_glyph *glyphs, const hb_glyph_info_t *infos) {
  size_t count = word->glyph_count;
  struct shaped_glyph *told = NULL;
  for (size_t done = 0; done < count;) {
    size_t size = 1;
    if (!word->right_to_left) {
      while (done + size < count && infos[done + size].cluster == infos[done].cluster) size++;
      size_t end = done + size < count ? infos[done + size].cluster : word->text_length;
      told = give_text(word, glyphs, done, done + size - 1, infos[done].cluster, end, told);
    } else {
      size_t last = count - 1 - done;
      while (size <= last && infos[last - size].cluster == infos[last].cluster) size++;
      size_t end = size <= last ? infos[last - size].cluster : word->text_length;
      told = give_text(word, glyphs, last + 1 - size, last, infos[last].cluster, end, told);
    }
    done += size;
  }
}

static struct cached_word *new_word(struct word_cache *cache, const struct word_request *request) {
  struct cached_word *entry = ARENA_NEW(&cache->arena, struct cached_word);
  entry->script = request->script;
  entry->language = request->language;
  entry->is_hyphen = request->is_hyphen;
  entry->missing = NOTHING_MISSING;
  struct shaped_word *word = &entry->word;
  word->font = request->font;
  word->right_to_left = request->right_to_left;
  word->text = arena_copy(&cache->arena, request->text + request->offset, request->length * sizeof *word->text);
  word->text_length = (uint16_t)request->length;
  return entry;
}

static void measure_ink(struct cached_word *entry) {
  const struct shaped_word *word = &entry->word;
  for (size_t i = 0; i < word->glyph_count; i++) {
    const struct shaped_glyph *glyph = &word->glyphs[i];
    hb_glyph_extents_t extents;
    if (!hb_font_get_glyph_extents(word->font->shaper, glyph->glyph, &extents)) continue;
    int32_t top = glyph->y_offset + extents.y_bearing, bottom = top + extents.height;
    if (top > entry->ink_top) entry->ink_top = top;
    if (bottom < entry->ink_bottom) entry->ink_bottom = bottom;
  }
}

struct cached_word *word_shape(struct word_cache *cache, const struct word_request *request) {
  fill_buffer(cache->buffer, request);
  const hb_feature_t no_ligatures = {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  hb_shape(request->font->shaper, cache->buffer, &no_ligatures, request->no_ligatures ? 1 : 0);
  unsigned count;
  hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(cache->buffer, &count);
  hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(cache->buffer, NULL);
  assert(count <= UINT16_MAX);

  struct cached_word *entry = new_word(cache, request);
  struct shaped_word *word = &entry->word;
  struct shaped_glyph *glyphs = ARENA_ARRAY(&cache->arena, struct shaped_glyph, count);
  uint32_t base = request->is_hyphen ? 0 : (uint32_t)request->offset;
  word->glyphs = glyphs;
  word->glyph_count = (uint16_t)count;
  for (unsigned i = 0; i < count; i++) {
    glyphs[i].glyph = infos[i].codepoint;
    glyphs[i].x_advance = positions[i].x_advance;
    glyphs[i].x_offset = positions[i].x_offset;
    glyphs[i].y_offset = positions[i].y_offset;
    word->width += positions[i].x_advance;
    infos[i].cluster -= base;
    if (infos[i].codepoint == 0 && infos[i].cluster < entry->missing) entry->missing = (uint16_t)infos[i].cluster;
  }
  measure_ink(entry);
  if (request->is_hyphen) {
    for (unsigned i = 0; i < count; i++) glyphs[i].text_length = i == 0;
    return entry;
  }
  share_out_text(word, glyphs, infos);
  return entry;
}
