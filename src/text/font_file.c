/* SPDX-License-Identifier: MIT */
/* One font file opened for shaping: memory-mapped, checked for TrueType outlines, with its name and metrics. */
#include "font_file.h"

#include <string.h>

#include <hb-ot.h>

#include "solipost/base/i18n.h"
#include "solipost/base/styled_text.h"

static bool has_table(hb_face_t *face, hb_tag_t tag) {
  hb_blob_t *table = hb_face_reference_table(face, tag);
  bool present = hb_blob_get_length(table) > 0;
  hb_blob_destroy(table);
  return present;
}

static bool has_truetype_outlines(hb_face_t *face) {
  return has_table(face, HB_TAG('g', 'l', 'y', 'f')) && has_table(face, HB_TAG('l', 'o', 'c', 'a')) &&
         has_table(face, HB_TAG('h', 'm', 't', 'x'));
}

static const char *name_of(hb_face_t *face, hb_ot_name_id_t id, struct arena *arena) {
  char name[128];
  unsigned size = sizeof name;
  hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &size, name);
  return arena_strndup(arena, name, size);
}

static void read_metrics(struct font *font) {
  font->units_per_em = hb_face_get_upem(font->face);
  hb_font_extents_t extents = {0};
  hb_font_get_h_extents(font->shaper, &extents);
  font->ascent_em = (double)extents.ascender / font->units_per_em;
  font->descent_em = -(double)extents.descender / font->units_per_em;
}

struct font *font_file_open(const char *path, unsigned face_index, uint32_t number, struct arena *arena,
                            struct error *error) {
  hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
  if (blob == NULL) {
    error_set(error, ERROR_NOT_FOUND, _("cannot read the font %s"), path);
    return NULL;
  }
  bool exists = face_index < hb_face_count(blob);
  hb_face_t *face = hb_face_create(blob, face_index);
  hb_blob_destroy(blob);
  if (!exists || !has_truetype_outlines(face)) {
    hb_face_destroy(face);
    error_set(error, ERROR_DAMAGED, _("%s is no font with TrueType outlines"), path);
    error_hint(error, _("only TrueType fonts can be printed: most .ttf and .ttc files, but not .otf or .woff"));
    return NULL;
  }

  struct font *font = ARENA_NEW(arena, struct font);
  font->number = number;
  font->path = arena_strdup(arena, path);
  font->face_index = face_index;
  font->face = face;
  font->shaper = hb_font_create(face);
  font->postscript_name = name_of(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, arena);
  read_metrics(font);
  return font;
}

void font_file_close(struct font *font) {
  hb_font_destroy(font->shaper);
  hb_face_destroy(font->face);
}

unsigned font_file_styles(const struct font *font) {
  unsigned styles = 0;
  if (hb_style_get_value(font->shaper, HB_STYLE_TAG_WEIGHT) >= 600) styles |= TEXT_BOLD;
  if (hb_style_get_value(font->shaper, HB_STYLE_TAG_ITALIC) > 0 ||
      hb_style_get_value(font->shaper, HB_STYLE_TAG_SLANT_ANGLE) < 0) {
    styles |= TEXT_ITALIC;
  }
  return styles;
}

const char *font_file_family(const struct font *font, struct arena *arena) {
  const char *name = name_of(font->face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, arena);
  return name[0] != '\0' ? name : name_of(font->face, HB_OT_NAME_ID_FONT_FAMILY, arena);
}
