/* SPDX-License-Identifier: MIT */
/* Columns and order as people choose them. */
#include "sheet.h"

#include <stdlib.h>
#include <string.h>

#include "solipost/base/suggest.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

/* ---- which ---- */

static bool is_called(const struct cli_column *column, const char *typed) {
  size_t length = strlen(typed), whole = strlen(column->name);
  if (lang_same_words(column->name, typed) || lang_same_words(_(column->label), typed)) return true;
  /* "mailed" for "mailed_on" */
  return whole == length + strlen("_on") && strncmp(column->name, typed, length) == 0 &&
         strcmp(column->name + length, "_on") == 0;
}

static bool unknown_column(struct cli *cli, const struct cli_column *all, size_t count, const char *typed,
                           struct error *error) {
  const char *names[SHEET_MOST_COLUMNS], *list = "";
  for (size_t i = 0; i < count; i++) {
    names[i] = all[i].name;
    list = arena_printf(&cli->arena, "%s%s%s", list, i == 0 ? "" : ", ", names[i]);
  }
  const char *near = suggest_nearest(typed, names, count, "", &cli->arena);
  error_set(error, ERROR_MISUSED, _("there is no column '%s'"), typed);
  if (near != NULL) return error_hint(error, _("did you mean %s?"), near);
  return error_hint(error, _("there are: %s"), list);
}

static bool find_column(struct cli *cli, const struct cli_column *all, size_t count, const char *typed,
                        struct cli_column *out, struct error *error) {
  for (size_t i = 0; i < count; i++) {
    if (!is_called(&all[i], typed)) continue;
    *out = all[i];
    return true;
  }
  return unknown_column(cli, all, count, typed, error);
}

/* The next word of a list divided by commas; NULL at its end. */
static const char *next_name(struct cli *cli, const char **at) {
  *at += strspn(*at, ", ");
  size_t length = strcspn(*at, ",");
  if (length == 0) return NULL;
  const char *name = *at;
  *at += length;
  while (length > 0 && name[length - 1] == ' ') length--;
  return arena_strndup(&cli->arena, name, length);
}

static bool choose_columns(struct cli *cli, const struct cli_column *all, size_t count, const char *typed,
                           struct sheet *out, struct error *error) {
  for (const char *name; (name = next_name(cli, &typed)) != NULL;) {
    struct cli_column *column = &out->columns[out->column_count];
    if (out->column_count == SHEET_MOST_COLUMNS)
      return error_set(error, ERROR_MISUSED, "%s", _("these are too many columns"));
    if (!find_column(cli, all, count, name, column, error)) return false;
    bool already = false;
    for (size_t i = 0; i < out->column_count; i++) already = already || strcmp(out->columns[i].name, column->name) == 0;
    if (already) continue;
    /* Who asks for it sees it, also when it is empty. */
    column->flags &= ~(unsigned)(COLUMN_OPTIONAL | COLUMN_FILES_ONLY);
    out->column_count++;
  }
  return out->column_count > 0 || error_set(error, ERROR_MISUSED, "%s", _("--columns names no column"));
}

static bool choose_order(struct cli *cli, const struct cli_column *all, size_t count, const char *typed,
                         struct sheet *out, struct error *error) {
  for (const char *name; (name = next_name(cli, &typed)) != NULL;) {
    struct sheet_order *order = &out->orders[out->order_count];
    if (out->order_count == SHEET_MOST_ORDERS)
      return error_set(error, ERROR_MISUSED, "%s", _("these are too many columns to order by"));
    *order = (struct sheet_order){.down = *name == '-'};
    if (!find_column(cli, all, count, name + (order->down ? 1 : 0), &order->column, error)) return false;
    out->order_count++;
  }
  return true;
}

bool sheet_choose(struct cli *cli, const struct cli_column *all, size_t count, size_t usual, const char *columns,
                  const char *order, struct sheet *out, struct error *error) {
  *out = (struct sheet){.cli = cli};
  if (order != NULL && !choose_order(cli, all, count, order, out, error)) return false;
  if (columns != NULL) return choose_columns(cli, all, count, columns, out, error);
  memcpy(out->columns, all, usual * sizeof *all);
  out->column_count = usual;
  return true;
}

/* ---- order ---- */

/* A record with its place in each order; the last one keeps records apart that are alike. */
struct place {
  void *record;
  int64_t ranks[SHEET_MOST_ORDERS + 1];
};

static int compare_places(const void *a, const void *b) {
  const struct place *left = a;
  const struct place *right = b;
  for (size_t i = 0; i <= SHEET_MOST_ORDERS; i++)
    if (left->ranks[i] != right->ranks[i]) return left->ranks[i] < right->ranks[i] ? -1 : 1;
  return 0;
}

struct keyed {
  const char *text;
  size_t index;
};

static const char *text_of(const void *item) { return ((const struct keyed *)item)->text; }

/* Numbers by their value, texts by the language; what is empty comes last either way. */
static void rank(const struct sheet *sheet, size_t at, struct place *places, size_t count, sheet_cell *cell,
                 void *context) {
  const struct sheet_order *order = &sheet->orders[at];
  struct arena *arena = &sheet->cli->arena;
  struct keyed *keys = ARENA_ARRAY(arena, struct keyed, count);
  void **sorted = ARENA_ARRAY(arena, void *, count);
  int64_t next = 0, sign = order->down ? -1 : 1;
  for (size_t i = 0; i < count; i++) {
    keys[i] = (struct keyed){cell(context, places[i].record, &order->column, false), i};
    sorted[i] = &keys[i];
  }
  bool numbers = (order->column.flags & COLUMN_RIGHT) != 0;
  if (!numbers) lang_sort(sorted, count, text_of, sheet->cli->order_language);
  for (size_t i = 0; i < count; i++) {
    const struct keyed *key = sorted[i];
    int64_t value = 0;
    if (i > 0 && strcmp(key->text, ((const struct keyed *)sorted[i - 1])->text) != 0) next++;
    if (!numbers) value = next;
    else if (!ascii_parse_integer(key->text, INT64_MIN / 2, INT64_MAX / 2, &value)) value = 0;
    places[key->index].ranks[at] = key->text[0] == '\0' ? INT64_MAX : sign * value;
  }
}

void sheet_sort(const struct sheet *sheet, void **records, size_t count, sheet_cell *cell, void *context) {
  if (sheet->order_count == 0 || count < 2) return;
  struct place *places = ARENA_ARRAY(&sheet->cli->arena, struct place, count);
  for (size_t i = 0; i < count; i++) {
    places[i].record = records[i];
    places[i].ranks[SHEET_MOST_ORDERS] = (int64_t)i;
  }
  for (size_t at = 0; at < sheet->order_count; at++) rank(sheet, at, places, count, cell, context);
  qsort(places, count, sizeof *places, compare_places);
  for (size_t i = 0; i < count; i++) records[i] = places[i].record;
}

/* ---- the list ---- */

void sheet_print(const struct sheet *sheet, void *const *records, size_t count, sheet_cell *cell, void *context) {
  bool in_words = sheet->cli->format == FORMAT_TABLE;
  struct cli_table *table = cli_table_begin(sheet->cli, sheet->columns, sheet->column_count);
  for (size_t i = 0; i < count && !cli_stopped(); i++) {
    const char *cells[SHEET_MOST_COLUMNS];
    for (size_t c = 0; c < sheet->column_count; c++) cells[c] = cell(context, records[i], &sheet->columns[c], in_words);
    cli_table_row(table, cells);
  }
  cli_table_end(table);
}
