/* SPDX-License-Identifier: MIT */
/* The layout of a run as `key=value` lines. */
#include "solipost/print/print_settings.h"

#include <inttypes.h>
#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

static const char *const duplex_words[] = {
    [DUPLEX_NONE] = "none", [DUPLEX_LONG_EDGE] = "long", [DUPLEX_SHORT_EDGE] = "short", NULL};
static const char *const feed_words[] = {[FEED_FLAT] = "flat",
                                         [FEED_LEFT] = "left",
                                         [FEED_RIGHT] = "right",
                                         [FEED_SHEET_MIDDLE] = "sheet-middle",
                                         [FEED_SHEET_LEFT] = "sheet-left",
                                         NULL};
static const char *const fold_words[] = {[FOLD_NONE] = "none", [FOLD_LEFT] = "left", [FOLD_TOP] = "top", NULL};
static const char *const order_words[] = {[ORDER_READING] = "reading", [ORDER_CUT_AND_STACK] = "cut-stack", NULL};

/* Each setting under its key, in the order in which they are written. A new one needs a row here and a value in
 * print_settings_init that stands for runs made before it. */
enum setting_kind { SETTING_TEXT, SETTING_FLAG, SETTING_NUMBER, SETTING_WORD };
struct setting_row {
  const char *key;
  enum setting_kind kind;
  size_t offset;
  const char *const *words; /* SETTING_WORD: of an enum, ended by NULL */
  int64_t least;            /* SETTING_NUMBER */
};
#define AT(member) offsetof(struct print_settings, member)
static const struct setting_row rows[] = {
    {"card", SETTING_TEXT, AT(card), NULL, 0},
    {"layout", SETTING_TEXT, AT(layout), NULL, 0},
    {"sheet", SETTING_TEXT, AT(sheet), NULL, 0},
    {"envelope", SETTING_TEXT, AT(envelope), NULL, 0},
    {"feed", SETTING_WORD, AT(feed), feed_words, 0},
    {"labels", SETTING_TEXT, AT(labels), NULL, 0},
    {"label_sheet", SETTING_TEXT, AT(label_sheet), NULL, 0},
    {"label_start", SETTING_NUMBER, AT(label_start), NULL, 1},
    {"outlines", SETTING_FLAG, AT(outlines), NULL, 0},
    {"printer", SETTING_TEXT, AT(printer), NULL, 0},
    {"offset_x_um", SETTING_NUMBER, AT(correction.offset_x_um), NULL, PRINTER_MOST_OFFSET_UM * -1},
    {"offset_y_um", SETTING_NUMBER, AT(correction.offset_y_um), NULL, PRINTER_MOST_OFFSET_UM * -1},
    {"back_offset_x_um", SETTING_NUMBER, AT(correction.back_offset_x_um), NULL, PRINTER_MOST_OFFSET_UM * -1},
    {"back_offset_y_um", SETTING_NUMBER, AT(correction.back_offset_y_um), NULL, PRINTER_MOST_OFFSET_UM * -1},
    {"scale_x_ppm", SETTING_NUMBER, AT(correction.scale_x_ppm), NULL, PRINTER_LEAST_SCALE_PPM},
    {"scale_y_ppm", SETTING_NUMBER, AT(correction.scale_y_ppm), NULL, PRINTER_LEAST_SCALE_PPM},
    {"form", SETTING_TEXT, AT(form), NULL, 0},
    {"marks", SETTING_FLAG, AT(marks), NULL, 0},
    {"enclosures", SETTING_TEXT, AT(enclosures), NULL, 0},
    {"writers", SETTING_TEXT, AT(writers), NULL, 0},
    {"images", SETTING_TEXT, AT(images), NULL, 0},
    {"duplex", SETTING_WORD, AT(duplex), duplex_words, 0},
    {"order", SETTING_WORD, AT(order), order_words, 0},
    {"pictures", SETTING_NUMBER, AT(pictures), NULL, 0},
    {"bleed", SETTING_FLAG, AT(bleed), NULL, 0},
    {"fold", SETTING_WORD, AT(fold), fold_words, 0},
    {"lines", SETTING_FLAG, AT(lines), NULL, 0},
    {"motto", SETTING_TEXT, AT(motto), NULL, 0},
    {"motto_language", SETTING_TEXT, AT(motto_language), NULL, 0},
    {"picture_shows", SETTING_TEXT, AT(picture_shows), NULL, 0},
    {"copies", SETTING_NUMBER, AT(copies), NULL, 1},
    {"inner", SETTING_FLAG, AT(inner), NULL, 0},
    {"volume_sheets", SETTING_NUMBER, AT(volume_sheets), NULL, 1},
};
#undef AT

void print_settings_init(struct print_settings *settings) {
  *settings = (struct print_settings){
      .card = "A6",
      .layout = "4up",
      .sheet = "A4",
      .envelope = "",
      .labels = "",
      .label_sheet = "",
      .label_start = 1,
      .printer = "",
      .correction = PDF_CORRECTION_NONE,
      .form = "",
      .marks = true,
      .enclosures = "",
      .writers = "",
      .images = "",
      .duplex = DUPLEX_LONG_EDGE,
      .order = ORDER_READING,
      .motto = "",
      .motto_language = "",
      .picture_shows = "",
      .copies = 1,
      .volume_sheets = PRINT_VOLUME_SHEETS,
  };
}

/* A motto may have several lines; everything else is one word. */
static void append_text(struct buffer *out, const char *value) {
  for (; *value != '\0'; value++) {
    if (*value == '\\' || *value == '\n') buffer_append_char(out, '\\');
    buffer_append_char(out, *value == '\n' ? 'n' : *value);
  }
}

static void append_value(struct buffer *out, const struct setting_row *row, const void *at) {
  switch (row->kind) {
  case SETTING_TEXT: append_text(out, *(const char *const *)at); break;
  case SETTING_FLAG: buffer_append(out, *(const bool *)at ? "yes" : "no"); break;
  case SETTING_NUMBER: buffer_printf(out, "%" PRId64, *(const int64_t *)at); break;
  case SETTING_WORD: buffer_append(out, row->words[*(const int *)at]); break;
  }
}

void print_settings_write(const struct print_settings *settings, struct buffer *out) {
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    buffer_printf(out, "%s%s=", i == 0 ? "" : "\n", rows[i].key);
    append_value(out, &rows[i], (const char *)settings + rows[i].offset);
  }
}

void print_settings_copy(struct print_settings *settings, struct arena *arena) {
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    if (rows[i].kind != SETTING_TEXT) continue;
    const char **text = (const char **)((char *)settings + rows[i].offset);
    *text = arena_strdup(arena, *text);
  }
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

static bool read_word(const char *const *words, const char *word, int *index) {
  for (int i = 0; words[i] != NULL; i++) {
    if (strcmp(words[i], word) != 0) continue;
    *index = i;
    return true;
  }
  return false;
}

static bool set_row(const struct setting_row *row, void *at, const char *value) {
  switch (row->kind) {
  case SETTING_TEXT: *(const char **)at = value; return true;
  case SETTING_FLAG: *(bool *)at = strcmp(value, "yes") == 0; return true;
  case SETTING_NUMBER: return ascii_parse_integer(value, row->least, INT32_MAX, (int64_t *)at);
  case SETTING_WORD: return read_word(row->words, value, at);
  }
  return false;
}

static bool set_one(struct print_settings *settings, const char *key, const char *value) {
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    if (strcmp(rows[i].key, key) == 0) return set_row(&rows[i], (char *)settings + rows[i].offset, value);
  }
  /* Runs of the first solipost had one picture at most. */
  if (strcmp(key, "picture") != 0) return false;
  settings->pictures = strcmp(value, "yes") == 0;
  return true;
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
