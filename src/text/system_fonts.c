/* SPDX-License-Identifier: MIT */
/* Asks fontconfig for a font by its exact name: FcFontList, not FcFontMatch, which always finds something. */
#include "system_fonts.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>

#include "solipost/base/path.h"
#include "solipost/base/styled_text.h"

struct system_fonts {
  FcConfig *config;
};

struct system_fonts *system_fonts_open(void) {
  struct system_fonts *fonts = mem_alloc(sizeof *fonts);
  fonts->config = FcInitLoadConfigAndFonts();
  return fonts;
}

void system_fonts_close(struct system_fonts *fonts) {
  if (fonts == NULL) return;
  if (fonts->config != NULL) FcConfigDestroy(fonts->config);
  mem_free(fonts);
}

static int number_of(FcPattern *face, const char *property, int otherwise) {
  int value;
  return FcPatternGetInteger(face, property, 0, &value) == FcResultMatch ? value : otherwise;
}

static const char *text_of(FcPattern *face, const char *property) {
  FcChar8 *value;
  return FcPatternGetString(face, property, 0, &value) == FcResultMatch ? (const char *)value : "";
}

static bool is_usable(FcPattern *face) {
  FcBool variable = FcFalse;
  if (strcmp(text_of(face, FC_FONTFORMAT), "TrueType") != 0) return false;
  /* An instance of a variable font has a number in the upper half: only the default one can be embedded. */
  if (number_of(face, FC_INDEX, 0) > USHRT_MAX) return false;
  return FcPatternGetBool(face, FC_VARIABLE, 0, &variable) != FcResultMatch || !variable;
}

enum { NOT_THIS_STYLE = INT_MAX };

/* 0 for the very file, more the further its weight and width are from what is wanted. */
static int distance(FcPattern *face, const char *file, unsigned styles) {
  if (strcmp(path_name_of(text_of(face, FC_FILE)), file) == 0) return 0;
  int weight = number_of(face, FC_WEIGHT, FC_WEIGHT_REGULAR);
  int width = number_of(face, FC_WIDTH, FC_WIDTH_NORMAL);
  bool slanted = number_of(face, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
  int wanted = (styles & TEXT_BOLD) != 0 ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR;
  int off = abs(weight - wanted), stretch = abs(width - FC_WIDTH_NORMAL);
  if (slanted != ((styles & TEXT_ITALIC) != 0) || off > 25 || stretch > 10) return NOT_THIS_STYLE;
  return 1 + off + stretch;
}

/* The order in which fontconfig lists is not fixed: among equals the first path wins. */
static FcPattern *nearest(const FcFontSet *faces, const char *file, unsigned styles) {
  FcPattern *best = NULL;
  int best_distance = NOT_THIS_STYLE;
  for (int i = 0; i < faces->nfont; i++) {
    FcPattern *face = faces->fonts[i];
    if (!is_usable(face)) continue;
    int how_far = distance(face, file, styles);
    if (how_far == NOT_THIS_STYLE || how_far > best_distance) continue;
    if (how_far == best_distance && strcmp(text_of(face, FC_FILE), text_of(best, FC_FILE)) >= 0) continue;
    best = face;
    best_distance = how_far;
  }
  return best;
}

bool system_fonts_find(struct system_fonts *fonts, const char *name, const char *file, unsigned styles,
                       struct arena *arena, const char **path, unsigned *face_index) {
  if (fonts->config == NULL) return false;
  FcPattern *wanted = FcPatternCreate();
  FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)name);
  FcObjectSet *properties =
      FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_FONTFORMAT, FC_VARIABLE, (char *)NULL);
  FcFontSet *faces = FcFontList(fonts->config, wanted, properties);
  FcPattern *face = faces != NULL ? nearest(faces, file, styles) : NULL;
  if (face != NULL) {
    *path = arena_strdup(arena, text_of(face, FC_FILE));
    *face_index = (unsigned)number_of(face, FC_INDEX, 0);
  }
  if (faces != NULL) FcFontSetDestroy(faces);
  FcObjectSetDestroy(properties);
  FcPatternDestroy(wanted);
  return face != NULL;
}
