/* SPDX-License-Identifier: MIT */
/* Words and lines made directly with HarfBuzz, so that the tests of the PDF folder need no text engine: one word is one
 * font, one direction, no line breaks. */
#ifndef TESTS_HAND_SHAPING_H
#define TESTS_HAND_SHAPING_H

#include <assert.h>
#include <hb-ot.h>
#include <hb.h>

#include "solipost/base/memory.h"
#include "solipost/base/utf8.h"
#include "solipost/page/scene.h"

#define NOTO "/usr/share/fonts/truetype/noto/"
#define NOTO_SANS NOTO "NotoSans-Regular.ttf"
#define NOTO_NASKH NOTO "NotoNaskhArabic-Regular.ttf"
#define NOTO_HEBREW NOTO "NotoSansHebrew-Regular.ttf"
#define NOTO_THAI NOTO "NotoSansThai-Regular.ttf"
#define NOTO_DEVANAGARI NOTO "NotoSansDevanagari-Regular.ttf"
#define WQY_ZENHEI "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"

struct hand {
  struct arena arena;
  struct font *fonts[16];
  uint32_t font_count;
  uint32_t word_count;
};

static inline void hand_init(struct hand *hand) {
  *hand = (struct hand){0};
  arena_init(&hand->arena);
}

static inline void hand_release(struct hand *hand) {
  for (uint32_t i = 0; i < hand->font_count; i++) {
    hb_font_destroy(hand->fonts[i]->shaper);
    hb_face_destroy(hand->fonts[i]->face);
  }
  arena_release(&hand->arena);
}

static inline struct font *hand_font_of_face(struct hand *hand, hb_face_t *face, const char *path, const char *name) {
  struct font *font = ARENA_NEW(&hand->arena, struct font);
  font->number = hand->font_count;
  font->path = path;
  font->postscript_name = name;
  font->face = face;
  font->shaper = hb_font_create(face);
  font->units_per_em = hb_face_get_upem(face);
  font->ascent_em = 1.0;
  font->descent_em = 0.3;
  assert(hand->font_count < COUNT_OF(hand->fonts));
  hand->fonts[hand->font_count++] = font;
  return font;
}

static inline struct font *hand_font(struct hand *hand, const char *path) {
  hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
  assert(blob != NULL && "a font of the package list is not installed");
  hb_face_t *face = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  char name[64];
  unsigned size = sizeof name;
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
  return hand_font_of_face(hand, face, path, arena_strdup(&hand->arena, name));
}

static inline uint16_t hand_utf16(struct hand *hand, const char *text, const uint16_t **out) {
  uint16_t *units = ARENA_ARRAY(&hand->arena, uint16_t, strlen(text) + 1);
  uint16_t count = 0;
  const char *end = text + strlen(text);
  while (text < end) {
    uint32_t codepoint = utf8_next(&text, end);
    if (codepoint >= 0x10000) {
      units[count++] = (uint16_t)(0xD7C0 + (codepoint >> 10));
      codepoint = 0xDC00 + (codepoint & 0x3FF);
    }
    units[count++] = (uint16_t)codepoint;
  }
  *out = units;
  return count;
}

static inline bool hand_is_invisible(uint16_t unit) {
  return unit == 0x200B || unit == 0x200C || unit == 0x200D || unit == 0xAD;
}

/* The first glyph of a cluster, in reading order, tells its text. */
static inline void hand_tell_texts(struct shaped_glyph *glyphs, unsigned count, const hb_glyph_info_t *infos,
                                   uint16_t length, bool right_to_left) {
  for (unsigned i = 0; i < count; i++) {
    uint32_t start = infos[i].cluster, end = length;
    for (unsigned k = 0; k < count; k++) {
      if (infos[k].cluster > start && infos[k].cluster < end) end = infos[k].cluster;
    }
    bool first =
        right_to_left ? i + 1 == count || infos[i + 1].cluster != start : i == 0 || infos[i - 1].cluster != start;
    glyphs[i].text_start = (uint16_t)start;
    glyphs[i].text_length = (uint16_t)(first ? end - start : 0);
  }
}

static inline struct shaped_word *hand_word(struct hand *hand, const struct font *font, const char *text) {
  struct shaped_word *word = ARENA_NEW(&hand->arena, struct shaped_word);
  word->serial = hand->word_count++;
  word->font = font;
  word->text_length = hand_utf16(hand, text, &word->text);

  hb_buffer_t *buffer = hb_buffer_create();
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_add_utf16(buffer, word->text, word->text_length, 0, word->text_length);
  hb_buffer_guess_segment_properties(buffer);
  word->right_to_left = hb_buffer_get_direction(buffer) == HB_DIRECTION_RTL;
  hb_shape(font->shaper, buffer, NULL, 0);
  unsigned count = 0;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
  struct shaped_glyph *glyphs = ARENA_ARRAY(&hand->arena, struct shaped_glyph, count);
  for (unsigned i = 0; i < count; i++) {
    glyphs[i].glyph = infos[i].codepoint;
    glyphs[i].x_advance = positions[i].x_advance;
    glyphs[i].x_offset = positions[i].x_offset;
    glyphs[i].y_offset = positions[i].y_offset;
    glyphs[i].invisible = hand_is_invisible(word->text[infos[i].cluster]);
    word->width += positions[i].x_advance;
  }
  hand_tell_texts(glyphs, count, infos, word->text_length, word->right_to_left);
  hb_buffer_destroy(buffer);
  word->glyphs = glyphs;
  word->glyph_count = (uint16_t)count;
  return word;
}

/* A line of words in the order they stand on paper, from left to right. */
static inline struct text_box hand_box(struct hand *hand, double size_pt, struct shaped_word *const *words,
                                       size_t count) {
  struct placed_word *placed = ARENA_ARRAY(&hand->arena, struct placed_word, count);
  double x = 0;
  for (size_t i = 0; i < count; i++) {
    placed[i].word = words[i];
    placed[i].x_pt = x;
    x += words[i]->width * size_pt / words[i]->font->units_per_em;
  }
  struct text_line *line = ARENA_NEW(&hand->arena, struct text_line);
  line->words = placed;
  line->word_count = count;
  line->baseline_pt = size_pt;
  line->width_pt = x;
  return (struct text_box){.lines = line,
                           .line_count = 1,
                           .size_pt = size_pt,
                           .width_pt = x,
                           .height_pt = 1.25 * size_pt,
                           .ascent_pt = size_pt};
}

/* Words separated by single spaces; right-to-left lines are given in reading order and put in order here. */
static inline struct text_box hand_line(struct hand *hand, const struct font *font, double size_pt, const char *text) {
  struct shaped_word *words[64];
  size_t count = 0;
  char *copy = arena_strdup(&hand->arena, text);
  for (char *at = copy; at != NULL;) {
    char *space = strchr(at, ' ');
    if (space != NULL) *space = '\0';
    if (*at != '\0') words[count++] = hand_word(hand, font, at);
    if (space != NULL) words[count++] = hand_word(hand, font, " ");
    assert(count < COUNT_OF(words));
    at = space != NULL ? space + 1 : NULL;
  }
  if (count > 0 && words[0]->right_to_left) {
    for (size_t i = 0; i < count / 2; i++) {
      struct shaped_word *word = words[i];
      words[i] = words[count - 1 - i];
      words[count - 1 - i] = word;
    }
  }
  return hand_box(hand, size_pt, words, count);
}

#endif
