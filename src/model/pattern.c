/* SPDX-License-Identifier: MIT */
/* Matches by keeping all places of the text that could be reached so far: no backtracking, so no bad patterns. */
#include "pattern.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

enum { TEXT_MOST = 255 };

/* One item: the characters it stands for, how often. */
struct item {
  const char *start, *end; /* of a class between its brackets, of a character else */
  bool is_class, is_any, negated;
  int least, most;
};

static bool read_repeat(const char **at, struct item *item) {
  const char *mark = strchr("?+*", **at);
  if (**at != '\0' && mark != NULL) {
    item->least = *mark == '+' ? 1 : 0;
    item->most = *mark == '?' ? 1 : TEXT_MOST;
    (*at)++;
    return true;
  }
  if (**at != '{') return true;
  const char *digits = *at + 1, *close = strchr(digits, '}');
  if (close == NULL || close - digits > 7) return false;
  char numbers[8];
  snprintf(numbers, sizeof numbers, "%.*s", (int)(close - digits), digits);
  char *comma = strchr(numbers, ',');
  if (comma != NULL) *comma = '\0';
  int64_t least, most;
  if (!ascii_parse_integer(numbers, 0, PATTERN_MOST, &least)) return false;
  most = least;
  if (comma != NULL && comma[1] == '\0') most = TEXT_MOST;
  else if (comma != NULL && !ascii_parse_integer(comma + 1, least, PATTERN_MOST, &most)) return false;
  item->least = (int)least;
  item->most = (int)most;
  *at = close + 1;
  return true;
}

static bool read_item(const char **at, struct item *item) {
  *item = (struct item){.least = 1, .most = 1};
  if (strchr("{}]?+*()|^$", **at) != NULL) return false;
  if (**at == '[') {
    item->is_class = true;
    item->start = *at + 1;
    if (*item->start == '^') {
      item->negated = true;
      item->start++;
    }
    const char *close = strchr(item->start, ']');
    if (close == NULL || close == item->start) return false;
    item->end = close;
    *at = close + 1;
  } else {
    item->is_any = **at == '.';
    if (**at == '\\' && (*at)[1] != '\0') (*at)++;
    item->start = *at;
    utf8_next(at, *at + strlen(*at));
    item->end = *at;
  }
  return read_repeat(at, item);
}

static bool class_has(const struct item *item, uint32_t c) {
  const char *at = item->start;
  bool found = false;
  while (at < item->end) {
    uint32_t first = utf8_next(&at, item->end), last = first;
    if (at + 1 < item->end && *at == '-') {
      at++;
      last = utf8_next(&at, item->end);
    }
    found = found || (c >= first && c <= last);
  }
  return found != item->negated;
}

static bool item_takes(const struct item *item, uint32_t c) {
  if (item->is_any) return true;
  if (item->is_class) return class_has(item, c);
  const char *at = item->start;
  return utf8_next(&at, item->end) == c;
}

static const char *without_anchor(const char *pattern) { return pattern + (*pattern == '^'); }
static bool is_end(const char *at) { return *at == '\0' || strcmp(at, "$") == 0; }

bool pattern_check(const char *pattern, struct error *error) {
  struct item item;
  const char *at = without_anchor(pattern);
  bool good = !is_end(at) && strlen(pattern) <= PATTERN_MOST && utf8_is_valid(pattern);
  while (good && !is_end(at)) good = read_item(&at, &item);
  if (good) return true;
  error_set(error, ERROR_MISUSED, _("'%s' is no pattern that solipost reads"), pattern);
  return error_hint(error, "%s",
                    _("letters and digits stand for themselves, [A-Z] for one of these, {4} says how many: "
                      "[A-Z][0-9]{4}[A-Z]{2} is like A1234BC; at most 100 characters"));
}

/* Places of the text, as numbers of characters before them. */
struct places {
  bool at[TEXT_MOST + 1];
};

static void step(const struct item *item, const uint32_t *text, size_t length, struct places *now) {
  struct places reached = {{false}}, next;
  if (item->least == 0) reached = *now;
  for (int times = 1; times <= item->most && times <= (int)length; times++) {
    next = (struct places){{false}};
    bool any = false;
    for (size_t i = 0; i < length; i++) {
      if (!now->at[i] || !item_takes(item, text[i])) continue;
      next.at[i + 1] = any = true;
    }
    if (!any) break;
    *now = next;
    for (size_t i = 0; times >= item->least && i <= length; i++) reached.at[i] = reached.at[i] || now->at[i];
  }
  *now = reached;
}

bool pattern_matches(const char *pattern, const char *text) {
  struct error ignored;
  if (!pattern_check(pattern, &ignored) || utf8_count(text) > TEXT_MOST) return false;
  uint32_t letters[TEXT_MOST];
  size_t length = 0;
  for (const char *at = text, *end = text + strlen(text); at < end;) letters[length++] = utf8_next(&at, end);
  struct places places = {{true}};
  for (const char *at = without_anchor(pattern); !is_end(at);) {
    struct item item;
    if (!read_item(&at, &item)) return false;
    step(&item, letters, length, &places);
  }
  return places.at[length];
}
