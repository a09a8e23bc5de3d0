/* SPDX-License-Identifier: MIT */
/* Reads a list of letters. */
#include "letter_file.h"

#include "row_file.h"
#include "solipost/base/i18n.h"

struct columns {
  size_t word, mark; /* SIZE_MAX: there is none */
  bool has_titles;
};

static struct columns find_columns(const struct table_row *row, const char *mark, struct arena *arena) {
  static const char *const letters[] = {"number", "letter", "letter number", "no.", "code", "prisoner", "who"};
  const char *const marks[] = {mark, "done"};
  struct columns columns = {.word = SIZE_MAX, .mark = SIZE_MAX};
  for (size_t i = row->count; i-- > 0;) {
    const char *text = row_cell(row, i, arena);
    if (row_is_title(text, letters, COUNT_OF(letters))) columns.word = i;
    if (row_is_title(text, marks, COUNT_OF(marks))) columns.mark = i;
  }
  columns.has_titles = columns.word != SIZE_MAX || columns.mark != SIZE_MAX;
  if (columns.word == SIZE_MAX) columns.word = 0;
  return columns;
}

static void take_row(const struct table_row *row, const struct columns *columns, struct arena *arena,
                     struct letter_file *out) {
  const char *word = row_cell(row, columns->word, arena);
  if (*word == '\0') return;
  if (columns->mark != SIZE_MAX && *row_cell(row, columns->mark, arena) == '\0') {
    out->skipped++;
    return;
  }
  out->words[out->count] = word;
  out->rows[out->count++] = row->number;
}

static bool read_rows(struct row_file *file, const char *mark, struct arena *arena, struct letter_file *out,
                      struct error *error) {
  struct table_row row;
  struct columns columns = {.has_titles = false};
  bool first = true, more = true, done = true;
  size_t most = row_file_most(file);
  out->words = ARENA_ARRAY(arena, const char *, most + 1);
  out->rows = ARENA_ARRAY(arena, size_t, most + 1);
  while ((done = row_file_next(file, &row, &more, error)) && more) {
    if (first) columns = find_columns(&row, mark, arena);
    if (!first || !columns.has_titles) take_row(&row, &columns, arena, out);
    first = false;
  }
  return done;
}

bool letter_file_read(const char *path, const char *mark, struct arena *arena, struct letter_file *out,
                      struct error *error) {
  struct row_file file;
  *out = (struct letter_file){.count = 0};
  bool done = row_file_open(&file, path, arena, error) && read_rows(&file, mark, arena, out, error);
  if (done && out->count == 0) {
    done = error_set(error, ERROR_NOT_FOUND, _("no letter is named in %s"), path);
    if (out->skipped > 0) error_hint(error, _("no row is marked in its column '%s' or 'done'"), mark);
    else error_hint(error, _("write one letter number or code in each row"));
  }
  row_file_close(&file);
  return done;
}
