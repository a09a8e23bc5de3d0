/* SPDX-License-Identifier: MIT */
/* Which language a letter is written in. */
#include "solipost/model/eligibility.h"

/* Sorani is written "ckb"; all others are dialects or older tags of the same: a letter in any of them to a prison in
 * Turkey may be held back, or cost the prisoner a translation. */
static bool is_kurdish(const char *tag, size_t length) {
  static const char *const tags[] = {"ku", "kmr", "ckb", "sdh", "lki", "zza", "diq", "kiu"};
  size_t language = strcspn(tag, "-");
  if (language > length) language = length;
  for (size_t i = 0; i < COUNT_OF(tags); i++) {
    if (strlen(tags[i]) == language && memcmp(tag, tags[i], language) == 0) return true;
  }
  return false;
}

const char *letter_language(const struct prisoner *prisoner, const struct prison *prison,
                            bool (*has)(void *context, const char *tag), void *context, struct arena *arena) {
  if (prison != NULL && *prison->language != '\0') return has(context, prison->language) ? prison->language : "";
  if (*prisoner->language_wish != '\0' && has(context, prisoner->language_wish)) return prisoner->language_wish;

  bool to_turkey = prison != NULL && strcmp(prison->country, "TR") == 0;
  for (const char *at = prisoner->languages; *at != '\0';) {
    size_t length = strcspn(at, " ");
    if (length > 0 && !(to_turkey && is_kurdish(at, length))) {
      const char *tag = arena_strndup(arena, at, length);
      if (has(context, tag)) return tag;
    }
    at += length;
    at += strspn(at, " ");
  }
  return "";
}
