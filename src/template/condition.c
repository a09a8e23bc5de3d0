/* SPDX-License-Identifier: MIT */
/* Reads conditions: {if birthday}, {if not city} and {end}. */
#include "condition.h"

#include <string.h>

#include "fault.h"
#include "field.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

/* What stands between the brace at `offset` and the next one; NULL when that is not on the same line. */
static const char *inside(const struct template *template, size_t offset, size_t *length) {
  const char *start = template->source + offset + 1;
  const char *stop = template->source + template->length;
  const char *at = start;
  while (at < stop && *at != '}' && *at != '{' && *at != '\n') at++;
  if (at == stop || *at != '}') return NULL;
  *length = (size_t)(at - start);
  return start;
}

/* The word at *at, cut from the front of what is left; blanks around it are skipped. */
static const char *next_word(const char **at, const char *end, size_t *length) {
  while (*at < end && ascii_is_space(**at)) ++*at;
  const char *word = *at;
  while (*at < end && !ascii_is_space(**at)) ++*at;
  *length = (size_t)(*at - word);
  while (*at < end && ascii_is_space(**at)) ++*at;
  return word;
}

static bool is_word(const char *word, size_t length, const char *wanted) {
  return strlen(wanted) == length && memcmp(word, wanted, length) == 0;
}

/* Also those that exist in other programs, so that they are explained and not taken for fields. */
static bool begins_condition(const char *word, size_t length) {
  static const char *const WORDS[] = {"if", "end", "else", "elif", "elseif", "endif", "unless"};
  for (size_t i = 0; i < COUNT_OF(WORDS); i++)
    if (is_word(word, length, WORDS[i])) return true;
  return length > 0 && (*word == '/' || *word == '#');
}

bool condition_is_at(const struct template *template, size_t offset) {
  if (template->source[offset] != '{') return false;
  const char *at = template->source + offset + 1;
  const char *stop = template->source + template->length;
  while (at < stop && (*at == ' ' || *at == '\t')) at++;
  const char *word = at;
  while (at < stop && (ascii_is_alpha(*at) || *at == '/' || *at == '#')) at++;
  bool ends = at == stop || ascii_is_space(*at) || *at == '}' || *at == '!';
  return ends && begins_condition(word, (size_t)(at - word));
}

bool condition_has_line(const struct template *template, size_t offset) {
  bool has = false;
  while (offset < template->length && template->source[offset] != '\n') {
    size_t length;
    if (template->source[offset] == ' ' || template->source[offset] == '\t' || template->source[offset] == '\r') {
      offset++;
    } else if (condition_is_at(template, offset) && inside(template, offset, &length) != NULL) {
      offset += length + 2;
      has = true;
    } else {
      return false;
    }
  }
  return has;
}

/* ---- {if ...} ---- */

static bool how_it_looks(struct error *error) {
  return error_hint(error, _("Write {if city} or {if not city}, then the text, then {end}"));
}

static bool read_if(struct template *template, size_t offset, const char *at, const char *end,
                    struct condition_mark *mark, struct error *error) {
  size_t length;
  const char *word = next_word(&at, end, &length);
  mark->begins = true;
  if (is_word(word, length, "not")) {
    mark->wants_empty = true;
    word = next_word(&at, end, &length);
  }
  if (length == 0) {
    template_fault(template, offset, error, ERROR_DAMAGED, _("this condition names no field"));
    return how_it_looks(error);
  }
  size_t place = (size_t)(word - template->source);
  if (at < end) {
    template_fault(template, place, error, ERROR_DAMAGED, _("a condition asks for one field and nothing else"));
    return error_hint(error, _("Write {if city} or {if not city}; for two fields put one condition into another"));
  }
  mark->info = template_find_field(word, length);
  return mark->info != NULL || template_unknown_field(template, place, word, length, error);
}

static bool push(struct template *template, struct condition_list *list, const struct condition_mark *mark,
                 struct error *error) {
  if (list->marks.count == MOST_MARKS) {
    return template_fault(template, mark->offset, error, ERROR_DAMAGED, _("more than %d conditions"), MOST_MARKS / 2);
  }
  LIST_PUSH(&list->marks, *mark);
  return true;
}

static bool open_one(struct template *template, struct condition_list *list, const struct condition_mark *mark,
                     struct error *error) {
  if (list->open_count == CONDITION_DEPTH) {
    template_fault(template, mark->offset, error, ERROR_DAMAGED,
                   _("this condition stands inside two others already, and more would be hard to read"));
    return error_hint(error, _("End one of them with {end} before it"));
  }
  list->open[list->open_count++] = list->marks.count;
  return push(template, list, mark, error);
}

/* ---- {end} ---- */

static bool close_one(struct template *template, struct condition_list *list, struct condition_mark *mark,
                      struct error *error) {
  if (list->open_count == 0) {
    template_fault(template, mark->offset, error, ERROR_DAMAGED, _("there is no {if ...} before this {end}"));
    return how_it_looks(error);
  }
  struct condition_mark *begin = &list->marks.items[list->open[--list->open_count]];
  if (begin->has_own_line != mark->has_own_line) {
    template_fault(template, mark->offset, error, ERROR_DAMAGED,
                   begin->has_own_line ? _("{if %s} has a line of its own, but its {end} has not")
                                       : _("this {end} has a line of its own, but its {if %s} has not"),
                   begin->info->name);
    return error_hint(error,
                      _("Around whole paragraphs both have a line of their own; inside a line both stand in it"));
  }
  begin->partner = mark->offset;
  mark->partner = begin->offset;
  mark->info = begin->info;
  return push(template, list, mark, error);
}

static bool unknown_word(struct template *template, size_t offset, const char *word, size_t length,
                         struct error *error) {
  template_fault(template, offset, error, ERROR_DAMAGED, _("there is no {%.*s}"), length < 60 ? (int)length : 60, word);
  if (is_word(word, length, "else")) {
    return error_hint(error, _("End the condition with {end} and begin another: {if not city}"));
  }
  return how_it_looks(error);
}

bool condition_read(struct template *template, size_t offset, bool has_own_line, struct condition_list *list,
                    size_t *end, struct error *error) {
  size_t length;
  const char *at = inside(template, offset, &length);
  if (at == NULL) {
    template_fault(template, offset, error, ERROR_DAMAGED, _("the brace { that stands here is never closed"));
    return how_it_looks(error);
  }
  const char *stop = at + length;
  *end = offset + length + 2;
  struct condition_mark mark = {.offset = offset, .has_own_line = has_own_line};
  size_t word_length;
  const char *word = next_word(&at, stop, &word_length);
  if (is_word(word, word_length, "if")) {
    return read_if(template, offset, at, stop, &mark, error) && open_one(template, list, &mark, error);
  }
  if (!is_word(word, word_length, "end")) return unknown_word(template, offset, word, word_length, error);
  if (at < stop) {
    template_fault(template, offset, error, ERROR_DAMAGED, _("{end} stands alone in its braces"));
    return how_it_looks(error);
  }
  return close_one(template, list, &mark, error);
}

bool condition_all_closed(const struct template *template, const struct condition_list *list, struct error *error) {
  if (list->open_count == 0) return true;
  const struct condition_mark *begin = &list->marks.items[list->open[list->open_count - 1]];
  template_fault(template, begin->offset, error, ERROR_DAMAGED, _("the condition {if %s} that begins here never ends"),
                 begin->info->name);
  return error_hint(error, _("Write {end} behind the text it is about"));
}
