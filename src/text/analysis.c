/* SPDX-License-Identifier: MIT */
/* Bidi levels of a stretch; scripts, breaks and fonts are in files of their own. */
#include "analysis.h"

#include <string.h>

#include "solipost/base/i18n.h"

static void make_room(struct analysis *analysis, size_t length) {
  size_t needed = length + 1;
  analysis->levels = mem_grow(analysis->levels, &analysis->levels_capacity, needed, sizeof *analysis->levels);
  analysis->may_break = mem_grow(analysis->may_break, &analysis->breaks_capacity, needed, sizeof *analysis->may_break);
  analysis->scripts = mem_grow(analysis->scripts, &analysis->scripts_capacity, needed, sizeof *analysis->scripts);
  analysis->fonts = mem_grow((void *)analysis->fonts, &analysis->fonts_capacity, needed, sizeof *analysis->fonts);
}

static UBiDiLevel base_level(enum text_direction direction, const struct language *language) {
  if (direction == DIRECTION_LTR) return 0;
  if (direction == DIRECTION_RTL) return 1;
  return language->right_to_left ? UBIDI_DEFAULT_RTL : UBIDI_DEFAULT_LTR;
}

static bool bidi_failed(UErrorCode status, struct error *error) {
  return error_set(error, ERROR_FAILED, _("ICU cannot order a text of two directions: %s"), u_errorName(status));
}

static bool find_levels(struct analysis *analysis, enum text_direction direction, const struct language *language,
                        bool may_turn, struct error *error) {
  UBiDiLevel base = base_level(direction, language);
  if (!may_turn && (base == 0 || base == UBIDI_DEFAULT_LTR)) {
    analysis->right_to_left = false;
    memset(analysis->levels, 0, analysis->length);
    return true;
  }
  UErrorCode status = U_ZERO_ERROR;
  if (analysis->bidi == NULL) analysis->bidi = ubidi_open();
  ubidi_setPara(analysis->bidi, analysis->text, (int32_t)analysis->length, base, NULL, &status);
  if (U_FAILURE(status)) return bidi_failed(status, error);
  UBiDiLevel level = ubidi_getParaLevel(analysis->bidi);
  analysis->right_to_left = (level & 1) != 0;
  if (analysis->length == 0) return true;
  const UBiDiLevel *levels = ubidi_getLevels(analysis->bidi, &status);
  if (U_FAILURE(status)) return bidi_failed(status, error);
  memcpy(analysis->levels, levels, analysis->length);
  return true;
}

bool analysis_set(struct analysis *analysis, const struct stretch *stretch, enum text_direction direction,
                  struct language *language, struct error *error) {
  make_room(analysis, stretch->length);
  analysis->text = stretch->text;
  analysis->styles = stretch->styles;
  analysis->length = stretch->length;
  analysis->language_script = language->script;
  if (!find_levels(analysis, direction, language, stretch->may_turn, error)) return false;
  scripts_resolve(analysis, language->script);
  return breaks_find(analysis, language, error);
}

void analysis_release(struct analysis *analysis) {
  if (analysis->bidi != NULL) ubidi_close(analysis->bidi);
  mem_free(analysis->levels);
  mem_free(analysis->may_break);
  mem_free(analysis->scripts);
  mem_free((void *)analysis->fonts);
  *analysis = (struct analysis){0};
}
