/* SPDX-License-Identifier: MIT */
/* What to say when no font has a character: which one, what it is called, and what to install. Never a box on paper. */
#include "missing.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "own_fonts.h"

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

/* The first package listed for the script of which nothing is installed; NULL when all are there. */
static const char *package_to_install(struct font_shelf *shelf, enum font_family family, const char *script) {
  for (size_t i = 0; i < shelf->table.count; i++) {
    struct family_row *row = &shelf->table.rows[i];
    if (row->family != FAMILY_SANS && row->family != family) continue;
    if (!family_row_serves(row, script)) continue;
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
    return error_hint(error, _("Remove it from the text"));
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
    return error_hint(error, _("Take it out, or write a word or a sign such as ☺ or ♥ instead"));
  }
  error_set(error, ERROR_REFUSED, _("no font has the character “%s” (U+%04X %s, script %s)"), shown,
            (unsigned)codepoint, name, script_name != NULL ? script_name : script);

  struct arena arena;
  arena_init(&arena);
  const char *package = package_to_install(shelf, family, script);
  if (package != NULL) {
    error_hint(error, _("Install a font for it: sudo apt install %s"), package);
  } else {
    error_hint(error, _("Put a TrueType font (.ttf) that has it into the folder %s"), own_fonts_folder(&arena));
  }
  arena_release(&arena);
  return false;
}
