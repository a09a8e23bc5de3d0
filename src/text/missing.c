/* SPDX-License-Identifier: MIT */
/* What to say when no font has a character: which one, what it is called, and what to install. Never a box on paper. */
#include "missing.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "own_fonts.h"
#include "sign_scripts.h"

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

/* Of Han there are ten times more characters beyond U+FFFF than one font can hold: only fonts known to have this one are
 * worth installing. The fonts of other scripts have all of theirs. */
static bool row_may_help(const struct family_row *row, const char *script, uint32_t codepoint) {
  if (!family_row_serves(row, script)) return false;
  return codepoint <= 0xFFFF || strcmp(script, "Hani") != 0 || family_row_has_beyond(row, codepoint);
}

/* The first package listed for the script of which nothing is installed; NULL when all are there. */
static const char *package_to_install(struct font_shelf *shelf, enum font_family family, const char *script,
                                      uint32_t codepoint) {
  for (size_t i = 0; i < shelf->table.count; i++) {
    struct family_row *row = &shelf->table.rows[i];
    if (row->family != FAMILY_SANS && row->family != family) continue;
    if (!row_may_help(row, script, codepoint)) continue;
    bool installed = false;
    for (size_t k = 0; k < shelf->table.count && !installed; k++) {
      struct family_row *other = &shelf->table.rows[k];
      if (strcmp(other->package, row->package) != 0 || !family_row_serves(other, script)) continue;
      installed = font_shelf_open_row(shelf, other) != NULL;
    }
    if (!installed) return row->package;
  }
  return NULL;
}

/* A sign that several scripts share is in the fonts of any of them. */
static const char *package_for_sign(struct font_shelf *shelf, enum font_family family, uint32_t codepoint) {
  struct script_list scripts = {.count = 0};
  sign_scripts_add(&scripts, codepoint);
  for (size_t i = 0; i < scripts.count; i++) {
    char name[5] = "";
    hb_tag_to_string(scripts.scripts[i], name);
    const char *package = package_to_install(shelf, family, name, codepoint);
    if (package != NULL) return package;
  }
  return package_to_install(shelf, family, "Zyyy", codepoint);
}

static bool hint_at_font(const char *package, struct error *error) {
  if (package != NULL) return error_hint(error, _("install a font for it: sudo apt install %s"), package);
  struct arena arena;
  arena_init(&arena);
  error_hint(error, _("no package is known to have it; put a TrueType font (.ttf) with it into the folder %s"),
             own_fonts_folder(&arena));
  arena_release(&arena);
  return false;
}

static bool is_emoji(uint32_t codepoint) {
  return u_hasBinaryProperty((UChar32)codepoint, UCHAR_EMOJI_PRESENTATION) ||
         (codepoint > 0xFFFF && u_hasBinaryProperty((UChar32)codepoint, UCHAR_EXTENDED_PICTOGRAPHIC));
}

static bool is_control(uint32_t codepoint) {
  return (U_GET_GC_MASK((UChar32)codepoint) & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_ZL_MASK |
                                               U_GC_ZP_MASK | U_GC_CN_MASK | U_GC_CO_MASK)) != 0;
}

bool missing_character_error(struct font_shelf *shelf, uint32_t codepoint, enum font_family family,
                             struct error *error) {
  UErrorCode status = U_ZERO_ERROR;
  char name[128] = "";
  u_charName((UChar32)codepoint, U_EXTENDED_CHAR_NAME, name, sizeof name, &status);
  if (is_control(codepoint)) {
    error_set(error, ERROR_REFUSED, _("the text holds a character that cannot be printed: U+%04X %s"),
              (unsigned)codepoint, name);
    return error_hint(error, _("remove it from the text"));
  }

  char shown[5] = "";
  utf8_encode(codepoint, shown);
  status = U_ZERO_ERROR;
  UScriptCode script_code = uscript_getScript((UChar32)codepoint, &status);
  const char *script = uscript_getShortName(script_code), *script_name = uscript_getName(script_code);
  if (script == NULL || script_code <= USCRIPT_INHERITED) script = "Zyyy";
  if (is_emoji(codepoint)) {
    error_set(error, ERROR_REFUSED, _("the emoji “%s” (U+%04X %s) cannot be printed: no font has it as outlines"),
              shown, (unsigned)codepoint, name);
    return error_hint(error, _("take it out, or write a word or a sign such as ☺ or ♥ instead"));
  }
  error_set(error, ERROR_REFUSED, _("no font has the character “%s” (U+%04X %s, script %s)"), shown,
            (unsigned)codepoint, name, script_name != NULL ? script_name : script);

  bool is_sign = codepoint_is_shared_sign(codepoint);
  const char *package =
      is_sign ? package_for_sign(shelf, family, codepoint) : package_to_install(shelf, family, script, codepoint);
  return hint_at_font(package, error);
}
