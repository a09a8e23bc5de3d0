/* SPDX-License-Identifier: MIT */
/* Option values by type: checked here, so that a command finds them ready. */
#include "value.h"

#include <string.h>

#include "solipost/base/utf8.h"
#include "solipost/lang/country.h"
#include "solipost/lang/tag.h"
#include "solipost/lang/text.h"
#include "solipost/table/value.h"
#include "solipost/base/suggest.h"

const char *value_list_choices(const struct choice *choices, struct arena *arena) {
  const char *list = "";
  for (size_t i = 0; choices[i].word != NULL; i++) {
    bool first = i == 0, last = choices[i + 1].word == NULL;
    if (first) list = choices[i].word;
    else if (last) list = arena_printf(arena, _("%s or %s"), list, choices[i].word);
    else list = arena_printf(arena, "%s, %s", list, choices[i].word);
  }
  return list;
}

static bool refuse(const struct command_option *option, const char *text, struct error *error) {
  return error_set(error, ERROR_MISUSED, _("--%s does not take '%s'"), option->name, text);
}

static bool store_choice(const struct command_option *option, const char *text, int *out, struct arena *arena,
                         struct error *error) {
  LIST(const char *) words = {0};
  *out = -1;
  for (int i = 0; option->choices[i].word != NULL; i++) {
    LIST_PUSH(&words, option->choices[i].word);
    const struct choice *choice = &option->choices[i];
    if (ascii_equal_ignoring_case(choice->word, text) || lang_same_words(_(choice->label), text)) *out = i;
  }
  const char *near = *out >= 0 ? NULL : suggest_nearest(text, words.items, words.count, "", arena);
  LIST_RELEASE(&words);
  if (*out >= 0) return true;
  refuse(option, text, error);
  const char *all = value_list_choices(option->choices, arena);
  if (near == NULL) return error_hint(error, _("choose %s"), all);
  return error_hint(error, _("did you mean %s? Choose %s"), near, all);
}

static bool store_integer(const struct command_option *option, const char *text, int64_t *out, struct error *error) {
  bool bounded = option->min != 0 || option->max != 0;
  int64_t min = bounded ? option->min : INT64_MIN, max = bounded ? option->max : INT64_MAX;
  if (ascii_parse_integer(text, min, max, out)) return true;
  refuse(option, text, error);
  if (!bounded) return error_hint(error, "%s", _("give a whole number"));
  return error_hint(error, _("give a whole number from %lld to %lld"), (long long)min, (long long)max);
}

/* People write 1,5 as well as 1.5. */
static bool store_decimal(const struct command_option *option, const char *text, double *out, struct arena *arena,
                          struct error *error) {
  char *pointed = arena_strdup(arena, text);
  for (char *at = pointed; *at != '\0'; at++)
    if (*at == ',') *at = '.';
  if (ascii_parse_double(pointed, out)) return true;
  refuse(option, text, error);
  return error_hint(error, "%s", _("give a number such as 1.5"));
}

/* "3.4.": this year's, or when that has not come yet the one before; with `step` 1 the one to come. 29 February may lie some
 * years away. */
static struct date nearest_such_day(struct date day, struct date today, short step) {
  struct date found = day;
  for (found.year = today.year; !date_is_valid(found) || date_compare(found, today) * step < 0;)
    found.year = (short)(found.year + step);
  return found;
}

static bool day_without_year(const char *text, short step, struct date *out, struct error *error) {
  if (!date_from_text(text, DATE_ORDER_UNKNOWN, true, date_today(), out, error)) return false;
  if (date_is_set(*out) && !date_has_year(*out)) *out = nearest_such_day(*out, date_today(), step);
  return true;
}

bool value_past_day(const char *text, struct date *out, struct error *error) {
  return day_without_year(text, -1, out, error);
}

static bool store_date(const struct command_option *option, const char *text, struct date *out, struct error *error) {
  if (option->min == DATE_PAST     ? value_past_day(text, out, error)
      : option->min == DATE_COMING ? day_without_year(text, 1, out, error)
                                   : date_from_text(text, DATE_ORDER_UNKNOWN, false, date_today(), out, error))
    return true;
  return error_prefix(error, "--%s: ", option->name);
}

static bool store_country(const struct command_option *option, const char *text, const char **out, struct arena *arena,
                          struct error *error) {
  *out = country_from_text(text, arena);
  if (*out != NULL) return true;
  refuse(option, text, error);
  return error_hint(error, "%s", _("give a country's name, or its two-letter code such as TR"));
}

static bool store_language(const struct command_option *option, const char *text, const char **out, struct arena *arena,
                           struct error *error) {
  *out = lang_tag_from_text(text, arena);
  if (*out != NULL) return true;
  refuse(option, text, error);
  return error_hint(error, "%s", _("give a language's name, or its code such as tr"));
}

static void append_text(struct text_list *list, const char *text, struct arena *arena) {
  const char **items = ARENA_ARRAY(arena, const char *, list->count + 2);
  for (size_t i = 0; i < list->count; i++) items[i] = list->items[i];
  items[list->count] = text;
  list->items = items;
  list->count++;
}

static bool need_file_name(const struct command_option *option, const char *text, struct error *error) {
  return text[0] != '\0' || error_set(error, ERROR_MISUSED, _("--%s needs the name of a file"), option->name);
}

bool value_store(const struct command_option *option, const char *text, void *options, struct arena *arena,
                 struct error *error) {
  void *member = (char *)options + option->offset;
  switch (option->type) {
  case OPTION_FLAG: *(bool *)member = true; return true;
  case OPTION_TEXT:
  case OPTION_PRIVATE: *(const char **)member = text; return true;
  case OPTION_FILE: *(const char **)member = text; return need_file_name(option, text, error);
  case OPTION_CHOICE: return store_choice(option, text, member, arena, error);
  case OPTION_INTEGER: return store_integer(option, text, member, error);
  case OPTION_DECIMAL: return store_decimal(option, text, member, arena, error);
  case OPTION_DATE: return store_date(option, text, member, error);
  case OPTION_COUNTRY: return store_country(option, text, member, arena, error);
  case OPTION_LANGUAGE: return store_language(option, text, member, arena, error);
  case OPTION_TEXTS: append_text(member, text, arena); return true;
  case OPTION_FILES: append_text(member, text, arena); return need_file_name(option, text, error);
  }
  return true;
}

bool value_store_initial(const struct command_option *option, void *options, struct arena *arena, struct error *error) {
  if (option->type == OPTION_CHOICE) *(int *)((char *)options + option->offset) = -1;
  if (option->initial == NULL || option->type == OPTION_FLAG) return true;
  return value_store(option, option->initial, options, arena, error);
}
