/* SPDX-License-Identifier: MIT */
/* Reads a filled-in table list. */
#include "solipost/jobs/evening_file.h"

#include "row_file.h"
#include "solipost/base/i18n.h"
#include "solipost/table/writer.h"

#include <string.h>

enum column { ROW, NUMBER, CODE, NAME, WRITER, WHAT, COLUMNS };

static const struct {
  const char *titles[3];
  const char *shown; /* as on the screen */
} columns_known[COLUMNS] = {
    [ROW] = {{"position", "row", "no."}, N_("row")},
    [NUMBER] = {{"number", "letter", "letter number"}, N_("letter")},
    [CODE] = {{"code", "prisoner", "who"}, N_("code")},
    [NAME] = {{"name", "name", "name"}, N_("name")},
    [WRITER] = {{"writer", "written by", "by"}, N_("written by")},
    [WHAT] = {{"what", "became", "waits"}, N_("what became of it")},
};

/* SIZE_MAX for one that is not there. */
static void find_columns(const struct table_row *row, struct arena *arena, size_t at[COLUMNS]) {
  for (int column = 0; column < COLUMNS; column++) {
    const char *shown = _(columns_known[column].shown);
    at[column] = SIZE_MAX;
    for (size_t i = row->count; i-- > 0;) {
      const char *text = row_cell(row, i, arena);
      if (row_is_title(text, columns_known[column].titles, COUNT_OF(columns_known[column].titles)) ||
          row_is_title(text, &shown, 1))
        at[column] = i;
    }
  }
}

static bool has_columns(const char *path, const size_t at[COLUMNS], struct error *error) {
  bool which = at[ROW] != SIZE_MAX || at[NUMBER] != SIZE_MAX || at[CODE] != SIZE_MAX || at[NAME] != SIZE_MAX;
  bool said = at[WRITER] != SIZE_MAX || at[WHAT] != SIZE_MAX;
  if (which && said) return true;
  if (!which) error_set(error, ERROR_MISUSED, _("no column of %s says which letter is meant"), path);
  else error_set(error, ERROR_MISUSED, _("no column of %s says who wrote"), path);
  return error_hint(error, "%s", _("its first row names the columns: number (or position, code, name), writer, what"));
}

/* What our own lists put before a cell that a spreadsheet would run. */
static const char *plain_cell(const struct table_row *row, size_t column, struct arena *arena) {
  const char *text = row_cell(row, column, arena);
  return csv_without_guard(text, strlen(text));
}

static void take_row(const struct table_row *row, const size_t at[COLUMNS], struct arena *arena,
                     struct evening_file *out) {
  out->rows[out->count++] = (struct evening_file_row){.cells = {.row = plain_cell(row, at[ROW], arena),
                                                                .number = plain_cell(row, at[NUMBER], arena),
                                                                .code = plain_cell(row, at[CODE], arena),
                                                                .name = plain_cell(row, at[NAME], arena),
                                                                .writer = plain_cell(row, at[WRITER], arena),
                                                                .what = plain_cell(row, at[WHAT], arena)},
                                                      .number = row->number};
}

static bool read_rows(struct row_file *file, struct arena *arena, struct evening_file *out, struct error *error) {
  struct table_row row;
  size_t at[COLUMNS];
  bool more = false;
  out->rows = ARENA_ARRAY(arena, struct evening_file_row, row_file_most(file) + 1);
  if (!row_file_next(file, &row, &more, error)) return false;
  if (!more) return error_set(error, ERROR_NOT_FOUND, _("%s is empty"), file->path);
  find_columns(&row, arena, at);
  if (!has_columns(file->path, at, error)) return false;
  for (;;) {
    if (!row_file_next(file, &row, &more, error)) return false;
    if (!more) return true;
    take_row(&row, at, arena, out);
  }
}

bool evening_file_parse(const char *bytes, size_t length, const char *path, struct arena *arena,
                        struct evening_file *out, struct error *error) {
  struct row_file file;
  *out = (struct evening_file){.count = 0};
  bool done = row_file_open_bytes(&file, bytes, length, path, arena, error) && read_rows(&file, arena, out, error);
  row_file_close(&file);
  return done;
}

bool evening_file_read(const char *path, struct arena *arena, struct evening_file *out, struct error *error) {
  struct row_file file;
  *out = (struct evening_file){.count = 0};
  bool done = row_file_open(&file, path, arena, error) && read_rows(&file, arena, out, error);
  row_file_close(&file);
  return done;
}
