/* SPDX-License-Identifier: MIT */
/* Languages for the layout, from ICU. */
#include "language.h"

#include <stdio.h>
#include <string.h>

#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include "solipost/base/i18n.h"

static bool language_is(const char *locale, const char *language) {
  size_t length = strlen(language);
  return strncmp(locale, language, length) == 0 && (locale[length] == '\0' || strchr("_-@", locale[length]) != NULL);
}

/* Small kana and the like must not begin a line. */
static void locale_for_breaks(const char *locale, char *out, size_t size) {
  if (language_is(locale, "ja")) {
    snprintf(out, size, "ja@lb=strict");
  } else if (language_is(locale, "zh")) {
    snprintf(out, size, "zh@lb=strict");
  } else {
    snprintf(out, size, "%s", locale);
  }
}

static hb_script_t script_of(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  char full[ULOC_FULLNAME_CAPACITY] = "", script[ULOC_SCRIPT_CAPACITY] = "";
  uloc_addLikelySubtags(locale, full, sizeof full, &status);
  if (U_SUCCESS(status)) uloc_getScript(full, script, sizeof script, &status);
  if (U_FAILURE(status) || script[0] == '\0') return HB_SCRIPT_LATIN;
  /* Jpan and Hans are no scripts of characters. */
  if (strcmp(script, "Jpan") == 0 || strncmp(script, "Han", 3) == 0) return HB_SCRIPT_HAN;
  if (strcmp(script, "Kore") == 0) return HB_SCRIPT_HANGUL;
  return hb_script_from_string(script, -1);
}

static bool tells_i_by_its_dot(const char *locale) {
  static const char *const languages[] = {"tr", "az", "crh", "gag", "tt", "kk"};
  for (size_t i = 0; i < COUNT_OF(languages); i++) {
    if (language_is(locale, languages[i])) return true;
  }
  return false;
}

static bool language_open(struct language *language, const char *tag, struct error *error) {
  UErrorCode status = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY] = "", breaks[ULOC_FULLNAME_CAPACITY + 16];
  uloc_forLanguageTag(tag, locale, sizeof locale, NULL, &status);
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) locale[0] = '\0';

  locale_for_breaks(locale, breaks, sizeof breaks);
  status = U_ZERO_ERROR;
  language->line_breaks = ubrk_open(UBRK_LINE, breaks, NULL, 0, &status);
  if (U_FAILURE(status)) {
    return error_set(error, ERROR_FAILED, _("ICU cannot break lines in language '%s': %s"), tag, u_errorName(status));
  }
  snprintf(language->tag, sizeof language->tag, "%s", tag);
  language->shaping = hb_language_from_string(tag, -1);
  language->script = script_of(locale);
  language->right_to_left = hb_script_get_horizontal_direction(language->script) == HB_DIRECTION_RTL;
  language->spaced_punctuation = language_is(locale, "fr") || language_is(locale, "br") || language_is(locale, "oc");
  language->dotless_i = tells_i_by_its_dot(locale);
  return true;
}

struct language *language_get(struct language_list *list, const char *tag, struct error *error) {
  if (tag == NULL || strlen(tag) >= LANGUAGE_TAG_SIZE) tag = "";
  for (size_t i = 0; i < list->count; i++) {
    if (strcmp(list->languages[i].tag, tag) == 0) return &list->languages[i];
  }
  struct language *place;
  if (list->count < MOST_LANGUAGES) {
    place = &list->languages[list->count];
  } else {
    place = &list->languages[list->next_to_replace];
    list->next_to_replace = (list->next_to_replace + 1) % MOST_LANGUAGES;
    ubrk_close(place->line_breaks);
    place->line_breaks = NULL;
    snprintf(place->tag, sizeof place->tag, "-"); /* matches no tag if opening fails */
  }
  if (!language_open(place, tag, error)) return NULL;
  if (place == &list->languages[list->count]) list->count++;
  return place;
}

void language_list_release(struct language_list *list) {
  for (size_t i = 0; i < list->count; i++) {
    if (list->languages[i].line_breaks != NULL) ubrk_close(list->languages[i].line_breaks);
  }
  list->count = 0;
}
