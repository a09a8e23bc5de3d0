/* SPDX-License-Identifier: MIT */
/* Reads who shares a piece of mail. */
#include "solipost/model/together.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

static const char *trimmed(const char *text, size_t length, struct arena *arena) {
  while (length > 0 && ascii_is_space(*text)) {
    text++;
    length--;
  }
  while (length > 0 && ascii_is_space(text[length - 1])) length--;
  return arena_strndup(arena, text, length);
}

bool together_names_read(const char *typed, struct arena *arena, struct together_names *out, struct error *error) {
  *out = (struct together_names){.count = 0};
  for (const char *at = typed;; at++) {
    size_t length = strcspn(at, "+");
    const char *name = trimmed(at, length, arena);
    at += length;
    if (*name == '\0' && strchr(typed, '+') != NULL) {
      error_set(error, ERROR_MISUSED, _("before or behind a + in \"%s\" nobody is named"), typed);
      return error_hint(error, "%s", _("write people who share a letter without a blank between them: P001+P002"));
    }
    if (out->count == TOGETHER_MOST)
      return error_set(error, ERROR_MISUSED, _("more than %d people on one letter"), TOGETHER_MOST);
    out->items[out->count++] = name;
    if (*at == '\0') return true;
  }
}
