/* SPDX-License-Identifier: MIT */
/* Cuts fonts down with hb-subset. */
#include "subset.h"

#include <hb-subset.h>

#include "solipost/base/i18n.h"

/* OS/2 table, field fsType at offset 8 (OpenType specification): what the maker allows. */
#define FS_TYPE_OFFSET 8
#define FS_TYPE_USAGE_MASK 0x000FU
#define FS_TYPE_RESTRICTED 0x0002U
#define FS_TYPE_NO_SUBSETTING 0x0100U
#define FS_TYPE_BITMAPS_ONLY 0x0200U

/* Shaping is done and glyphs are reached by number, so layout, names and characters are dead weight. Without the tables
 * of variations a variable font stays at its default, as it was shaped. */
static const hb_tag_t UNNEEDED_TABLES[] = {
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('H', 'V', 'A', 'R'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('M', 'V', 'A', 'R'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('V', 'V', 'A', 'R'),
    HB_TAG('a', 'v', 'a', 'r'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('c', 'v', 'a', 'r'), HB_TAG('f', 'v', 'a', 'r'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('g', 'v', 'a', 'r'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('k', 'e', 'r', 'x'), HB_TAG('l', 't', 'a', 'g'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('m', 'o', 'r', 'x'),
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
};

static unsigned read_u16(const char *bytes) {
  const unsigned char *at = (const unsigned char *)bytes;
  return (unsigned)at[0] << 8 | at[1];
}

static int read_i16(const char *bytes) { return (int16_t)read_u16(bytes); }

static bool face_has_table(hb_face_t *face, hb_tag_t tag) {
  hb_blob_t *table = hb_face_reference_table(face, tag);
  bool has = hb_blob_get_length(table) > 0;
  hb_blob_destroy(table);
  return has;
}

static bool check_outlines(const struct font *font, struct error *error) {
  if (face_has_table(font->face, HB_TAG('g', 'l', 'y', 'f'))) return true;
  (void)error_set(error, ERROR_FAILED, _("the font %s cannot be printed: it has no TrueType outlines"),
                  font->postscript_name);
  return error_hint(error, _("choose another font; files that end in .ttf usually work, .otf usually do not\n(%s)"),
                    font->path);
}

static bool check_permission(const struct font *font, struct error *error) {
  hb_blob_t *table = hb_face_reference_table(font->face, HB_TAG('O', 'S', '/', '2'));
  unsigned length = 0;
  const char *bytes = hb_blob_get_data(table, &length);
  unsigned type = length >= FS_TYPE_OFFSET + 2 ? read_u16(bytes + FS_TYPE_OFFSET) : 0;
  hb_blob_destroy(table);
  if ((type & FS_TYPE_USAGE_MASK) != FS_TYPE_RESTRICTED && (type & FS_TYPE_NO_SUBSETTING) == 0 &&
      (type & FS_TYPE_BITMAPS_ONLY) == 0) {
    return true;
  }
  (void)error_set(error, ERROR_REFUSED, _("the font %s cannot be printed: its maker forbids putting it into a PDF"),
                  font->postscript_name);
  return error_hint(error, _("choose another font\n(%s)"), font->path);
}

static hb_subset_input_t *make_request(const struct coded_font *font) {
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  if (input == NULL) return NULL;
  hb_set_t *glyphs = hb_subset_input_glyph_set(input);
  for (size_t i = 0; i < font->count; i++) hb_set_add(glyphs, font->codes[i].glyph);
  hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (size_t i = 0; i < COUNT_OF(UNNEEDED_TABLES); i++) hb_set_add(dropped, UNNEEDED_TABLES[i]);
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  return input;
}

static void keep_new_numbers(struct subset *subset, const struct coded_font *font, hb_subset_plan_t *plan) {
  const hb_map_t *numbers = hb_subset_plan_old_to_new_glyph_mapping(plan);
  subset->glyphs = mem_alloc_array(font->count, sizeof *subset->glyphs);
  for (size_t i = 0; i < font->count; i++) {
    hb_codepoint_t number = hb_map_get(numbers, font->codes[i].glyph);
    subset->glyphs[i] = number == HB_MAP_VALUE_INVALID ? 0 : (uint16_t)number;
  }
}

/* The head table keeps the box at offset 36, in font units. */
static void keep_box(struct subset *subset, hb_face_t *face) {
  hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
  unsigned length = 0;
  const char *bytes = hb_blob_get_data(head, &length);
  int units = (int)hb_face_get_upem(face);
  for (int i = 0; i < 4; i++) {
    subset->box[i] = length >= 44 && units > 0 ? read_i16(bytes + 36 + 2 * (size_t)i) * 1000 / units : 0;
  }
  hb_blob_destroy(head);
}

bool subset_create(struct subset *out, const struct coded_font *font, struct error *error) {
  *out = (struct subset){0};
  if (!check_outlines(font->font, error) || !check_permission(font->font, error)) return false;

  hb_subset_input_t *input = make_request(font);
  hb_subset_plan_t *plan = input != NULL ? hb_subset_plan_create_or_fail(font->font->face, input) : NULL;
  hb_face_t *face = plan != NULL ? hb_subset_plan_execute_or_fail(plan) : NULL;
  if (face != NULL) {
    keep_new_numbers(out, font, plan);
    keep_box(out, face);
    out->blob = hb_face_reference_blob(face);
    out->bytes = hb_blob_get_data(out->blob, &out->size);
  }
  hb_face_destroy(face);
  hb_subset_plan_destroy(plan);
  hb_subset_input_destroy(input);
  if (out->size > 0) return true;

  subset_release(out);
  (void)error_set(error, ERROR_DAMAGED, _("the font %s cannot be printed: its file is damaged"),
                  font->font->postscript_name);
  return error_hint(error, _("install it again or choose another font\n(%s)"), font->font->path);
}

void subset_release(struct subset *subset) {
  hb_blob_destroy(subset->blob);
  mem_free(subset->glyphs);
  *subset = (struct subset){0};
}
