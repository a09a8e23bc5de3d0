/* SPDX-License-Identifier: MIT */
/* Writes a font the way ISO 32000-1, 9.7 describes composite fonts: codes of two bytes, each told its glyph, its width
 * and its text. libharu's fonts are not used: they drop dots of nested glyphs, marks of no width, and any second font of
 * the same name. */
#include "font_object.h"

#include <hb-ot.h>
#include <math.h>
#include <zlib.h>

#include "subset.h"

/* Entries a reader must accept in one block of a character map. */
#define TEXTS_PER_BLOCK 100

/* Symbolic: the codes are of no standard character set. */
#define DESCRIPTOR_FLAGS 4

/* What PDF asks for and fonts do not tell; readers use it only when they must replace the font. */
#define STEM_WIDTH 80

#define FONT_NAME_MAX 63

struct font_parts {
  char name[8 + FONT_NAME_MAX];
  unsigned program, descriptor, glyph_map, descendant, to_unicode;
};

/* Six letters from the program's own bytes: the same font gets the same name in every run, and no two fonts of a file
 * share one even when their makers named them alike. */
static void name_font(struct font_parts *parts, const struct coded_font *font, const struct subset *subset) {
  unsigned char ordinal = (unsigned char)font->index;
  uLong sum = crc32(0, (const Bytef *)subset->bytes, (uInt)subset->size);
  sum = crc32(sum, &ordinal, 1);
  size_t at = 0;
  for (; at < 6; at++, sum /= 26) parts->name[at] = (char)('A' + sum % 26);
  parts->name[at++] = '+';
  const char *given = font->font->postscript_name;
  if (given == NULL || given[0] == '\0') given = "Font";
  for (size_t i = 0; given[i] != '\0' && i < FONT_NAME_MAX; i++) {
    bool regular = given[i] > ' ' && given[i] <= '~' && strchr("()<>[]{}/%#", given[i]) == NULL;
    parts->name[at++] = regular ? given[i] : '-';
  }
  parts->name[at] = '\0';
}

static bool add_program(struct haru *haru, struct font_parts *parts, const struct subset *subset, struct error *error) {
  struct buffer entries;
  buffer_init(&entries);
  buffer_printf(&entries, "/Length1 %u", subset->size);
  bool ok = haru_add_deflated(haru, entries.bytes, subset->bytes, subset->size, &parts->program, error);
  buffer_release(&entries);
  return ok;
}

static int metric_of(const struct font *font, hb_ot_metrics_tag_t tag, double otherwise_em) {
  hb_font_t *unscaled = hb_font_create(font->face);
  hb_position_t position = 0;
  double em = otherwise_em;
  if (hb_ot_metrics_get_position(unscaled, tag, &position)) em = (double)position / font->units_per_em;
  hb_font_destroy(unscaled);
  return (int)lround(em * 1000);
}

static bool add_descriptor(struct haru *haru, struct font_parts *parts, const struct coded_font *font,
                           const struct subset *subset, struct error *error) {
  const int *box = subset->box;
  struct buffer entries;
  buffer_init(&entries);
  buffer_printf(&entries, "/Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle 0 ",
                parts->name, DESCRIPTOR_FLAGS, box[0], box[1], box[2], box[3]);
  buffer_printf(&entries, "/Ascent %ld /Descent %ld /CapHeight %d /StemV %d /FontFile2 %u 0 R",
                lround(font->font->ascent_em * 1000), -lround(font->font->descent_em * 1000),
                metric_of(font->font, HB_OT_METRICS_TAG_CAP_HEIGHT, 0.7), STEM_WIDTH, parts->program);
  bool ok = haru_add_dictionary(haru, entries.bytes, &parts->descriptor, error);
  buffer_release(&entries);
  return ok;
}

/* Several codes may share a glyph, so codes are not glyph numbers: two bytes per code, code 0 first. */
static bool add_glyph_map(struct haru *haru, struct font_parts *parts, const struct coded_font *font,
                          const struct subset *subset, struct error *error) {
  size_t size = 2 * (font->count + 1);
  uint8_t *map = mem_alloc(size);
  for (size_t i = 0; i < font->count; i++) {
    map[2 * (i + 1)] = (uint8_t)(subset->glyphs[i] >> 8);
    map[2 * (i + 1) + 1] = (uint8_t)(subset->glyphs[i] & 0xFF);
  }
  bool ok = haru_add_deflated(haru, "", map, size, &parts->glyph_map, error);
  mem_free(map);
  return ok;
}

/* Widths are kept in 1/10000 em and written as such, so that the reader's pen and ours stay together. */
static void measure(struct coded_font *font) {
  hb_font_t *unscaled = hb_font_create(font->font->face); /* font units, whatever the shaper's scale */
  font->widths = mem_alloc_array(font->count, sizeof *font->widths);
  for (size_t i = 0; i < font->count; i++) {
    hb_position_t advance = hb_font_get_glyph_h_advance(unscaled, font->codes[i].glyph);
    if (advance > 0) font->widths[i] = (uint32_t)lround(advance * 10000.0 / font->font->units_per_em);
  }
  hb_font_destroy(unscaled);
}

static void append_width(struct buffer *entries, uint32_t width) {
  if (width % 10 == 0) {
    buffer_printf(entries, " %u", (unsigned)(width / 10));
  } else {
    buffer_printf(entries, " %u.%u", (unsigned)(width / 10), (unsigned)(width % 10));
  }
}

static bool add_descendant(struct haru *haru, struct font_parts *parts, const struct coded_font *font,
                           struct error *error) {
  struct buffer entries;
  buffer_init(&entries);
  buffer_printf(&entries, "/Type /Font /Subtype /CIDFontType2 /BaseFont /%s ", parts->name);
  buffer_append(&entries, "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ");
  buffer_printf(&entries, "/FontDescriptor %u 0 R /CIDToGIDMap %u 0 R /DW 0 /W [1 [", parts->descriptor,
                parts->glyph_map);
  for (size_t i = 0; i < font->count; i++) append_width(&entries, font->widths[i]);
  buffer_append(&entries, "]]");
  bool ok = haru_add_dictionary(haru, entries.bytes, &parts->descendant, error);
  buffer_release(&entries);
  return ok;
}

/* ---- from codes to text ---- */

static void append_text_of_code(struct buffer *map, const struct glyph_code *code, unsigned number) {
  buffer_printf(map, "<%04X> <", number);
  for (size_t i = 0; i < code->text_length; i++) buffer_printf(map, "%04X", code->text[i]);
  /* A glyph whose text its neighbour tells: an empty text makes some readers fall back on the code itself, a space of no
   * width is harmless everywhere. */
  buffer_append(map, code->text_length == 0 ? "200B>\n" : ">\n");
}

static bool add_to_unicode(struct haru *haru, struct font_parts *parts, const struct coded_font *font,
                           struct error *error) {
  struct buffer map;
  buffer_init(&map);
  buffer_append(&map, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
  for (size_t first = 0; first < font->count; first += TEXTS_PER_BLOCK) {
    size_t count = font->count - first < TEXTS_PER_BLOCK ? font->count - first : TEXTS_PER_BLOCK;
    buffer_printf(&map, "%zu beginbfchar\n", count);
    for (size_t i = first; i < first + count; i++) append_text_of_code(&map, &font->codes[i], (unsigned)i + 1);
    buffer_append(&map, "endbfchar\n");
  }
  buffer_append(&map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
  bool ok = haru_add_deflated(haru, "", map.bytes, map.length, &parts->to_unicode, error);
  buffer_release(&map);
  return ok;
}

static bool add_composite(struct haru *haru, const struct font_parts *parts, unsigned *number, struct error *error) {
  struct buffer entries;
  buffer_init(&entries);
  buffer_printf(&entries, "/Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H ", parts->name);
  buffer_printf(&entries, "/DescendantFonts [%u 0 R] /ToUnicode %u 0 R", parts->descendant, parts->to_unicode);
  bool ok = haru_add_dictionary(haru, entries.bytes, number, error);
  buffer_release(&entries);
  return ok;
}

bool font_object_add(struct haru *haru, struct coded_font *font, unsigned *number, struct error *error) {
  struct subset subset;
  if (!subset_create(&subset, font, error)) return false;
  struct font_parts parts = {0};
  name_font(&parts, font, &subset);
  measure(font);
  bool ok = add_program(haru, &parts, &subset, error) && add_descriptor(haru, &parts, font, &subset, error) &&
            add_glyph_map(haru, &parts, font, &subset, error) && add_descendant(haru, &parts, font, error) &&
            add_to_unicode(haru, &parts, font, error) && add_composite(haru, &parts, number, error);
  subset_release(&subset);
  return ok;
}
