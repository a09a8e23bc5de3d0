/* SPDX-License-Identifier: MIT */
/* The layout of a run as `key=value` lines. */
#include "solipost/jobs/print_settings.h"

#include <inttypes.h>
#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

static const char *const duplex_words[] = {
    [DUPLEX_NONE] = "none", [DUPLEX_LONG_EDGE] = "long", [DUPLEX_SHORT_EDGE] = "short"};
static const char *const order_words[] = {[ORDER_READING] = "reading", [ORDER_CUT_AND_STACK] = "cut-stack"};

void print_settings_init(struct print_settings *settings) {
  *settings = (struct print_settings){
      .card = "A6",
      .layout = "4up",
      .envelope = "",
      .duplex = DUPLEX_LONG_EDGE,
      .order = ORDER_READING,
      .motto = "",
      .motto_language = "",
      .volume_sheets = PRINT_VOLUME_SHEETS,
  };
}

/* A motto may have several lines; everything else is one word. */
static void append_value(struct buffer *out, const char *key, const char *value) {
  buffer_printf(out, "%s=", key);
  for (; *value != '\0'; value++) {
    if (*value == '\\' || *value == '\n') buffer_append_char(out, '\\');
    buffer_append_char(out, *value == '\n' ? 'n' : *value);
  }
  buffer_append_char(out, '\n');
}

void print_settings_write(const struct print_settings *settings, struct buffer *out) {
  append_value(out, "card", settings->card);
  append_value(out, "layout", settings->layout);
  append_value(out, "envelope", settings->envelope);
  append_value(out, "duplex", duplex_words[settings->duplex]);
  append_value(out, "order", order_words[settings->order]);
  append_value(out, "picture", settings->picture ? "yes" : "no");
  append_value(out, "lines", settings->lines ? "yes" : "no");
  append_value(out, "motto", settings->motto);
  append_value(out, "motto_language", settings->motto_language);
  buffer_printf(out, "volume_sheets=%" PRId64, settings->volume_sheets);
}

static const char *read_value(const char *text, size_t length, struct arena *arena) {
  char *value = arena_alloc(arena, length + 1);
  size_t used = 0;
  for (size_t i = 0; i < length; i++) {
    bool escaped = text[i] == '\\' && i + 1 < length;
    if (escaped) i++;
    value[used++] = escaped && text[i] == 'n' ? '\n' : text[i];
  }
  return value;
}

static bool find_word(const char *const *words, size_t count, const char *word, int *index) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(words[i], word) != 0) continue;
    *index = (int)i;
    return true;
  }
  return false;
}

static bool set_one(struct print_settings *settings, const char *key, const char *value) {
  int index = 0;
  const struct {
    const char *key;
    const char **text;
  } texts[] = {
      {"card", &settings->card},         {"layout", &settings->layout},
      {"motto", &settings->motto},       {"motto_language", &settings->motto_language},
      {"envelope", &settings->envelope},
  };
  for (size_t i = 0; i < COUNT_OF(texts); i++) {
    if (strcmp(texts[i].key, key) != 0) continue;
    *texts[i].text = value;
    return true;
  }
  if (strcmp(key, "duplex") == 0) {
    if (!find_word(duplex_words, COUNT_OF(duplex_words), value, &index)) return false;
    settings->duplex = (enum duplex)index;
    return true;
  }
  if (strcmp(key, "order") == 0) {
    if (!find_word(order_words, COUNT_OF(order_words), value, &index)) return false;
    settings->order = (enum sheet_order)index;
    return true;
  }
  if (strcmp(key, "lines") == 0 || strcmp(key, "picture") == 0) {
    *(*key == 'l' ? &settings->lines : &settings->picture) = strcmp(value, "yes") == 0;
    return true;
  }
  if (strcmp(key, "volume_sheets") == 0) return ascii_parse_integer(value, 1, INT32_MAX, &settings->volume_sheets);
  return false;
}

bool print_settings_read(struct print_settings *settings, const char *lines, struct arena *arena, struct error *error) {
  print_settings_init(settings);
  for (const char *line = lines; *line != '\0';) {
    size_t length = strcspn(line, "\n");
    const char *equals = memchr(line, '=', length);
    size_t key_length = equals == NULL ? length : (size_t)(equals - line);
    const char *key = arena_strndup(arena, line, key_length);
    const char *value = equals == NULL ? "" : read_value(equals + 1, length - key_length - 1, arena);
    if (equals == NULL || !set_one(settings, key, value)) {
      error_set(error, ERROR_REFUSED, _("the layout of this run has a setting not known here: %s"), key);
      return error_hint(error, _("it was made by a newer solipost: print it again with that one"));
    }
    line += length;
    if (*line == '\n') line++;
  }
  return true;
}
