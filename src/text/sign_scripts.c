/* SPDX-License-Identifier: MIT */
/* Scripts of shared signs, from Unicode's Script_Extensions and East_Asian_Width. */
#include "sign_scripts.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "solipost/base/compiler.h"

bool script_list_has(const struct script_list *list, hb_script_t script) {
  for (size_t i = 0; i < list->count; i++) {
    if (list->scripts[i] == script) return true;
  }
  return false;
}

void script_list_add(struct script_list *list, hb_script_t script) {
  if (list->count == MOST_SCRIPTS || script_list_has(list, script)) return;
  list->scripts[list->count++] = script;
}

void script_list_add_all(struct script_list *list, const struct script_list *others) {
  for (size_t i = 0; i < others->count; i++) script_list_add(list, others->scripts[i]);
}

static bool is_of_no_script(UScriptCode code) { return code == USCRIPT_COMMON || code == USCRIPT_INHERITED; }

bool codepoint_is_shared_sign(uint32_t codepoint) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode code = uscript_getScript((UChar32)codepoint, &status);
  return U_SUCCESS(status) && is_of_no_script(code) && u_isprint((UChar32)codepoint);
}

/* The full-width forms and the ideographic space name no script, yet only Chinese and Japanese fonts have them. */
static bool is_wide(UChar32 c) {
  int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE || width == U_EA_HALFWIDTH;
}

void sign_scripts_add(struct script_list *list, uint32_t codepoint) {
  UScriptCode codes[MOST_SCRIPTS];
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = uscript_getScriptExtensions((UChar32)codepoint, codes, COUNT_OF(codes), &status);
  if (U_FAILURE(status)) count = 0;
  for (int32_t i = 0; i < count; i++) {
    if (!is_of_no_script(codes[i])) script_list_add(list, hb_script_from_string(uscript_getShortName(codes[i]), -1));
  }
  if (is_wide((UChar32)codepoint)) script_list_add(list, HB_SCRIPT_HAN);
}
