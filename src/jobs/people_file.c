/* SPDX-License-Identifier: MIT */
/* Reads a list of people. */
#include "solipost/jobs/people_file.h"

#include <string.h>

#include "row_file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/table/writer.h"

struct columns {
  size_t code, take, writer; /* SIZE_MAX: there is none */
};

static size_t titled(const struct table_row *row, const char *title, struct arena *arena) {
  for (size_t i = 0; i < row->count; i++)
    if (ascii_equal_ignoring_case(row_cell(row, i, arena), title)) return i;
  return SIZE_MAX;
}

static bool is_alone(const struct table_row *row, size_t code, struct arena *arena) {
  for (size_t i = 0; i < row->count; i++)
    if (i != code && *row_cell(row, i, arena) != '\0') return false;
  return true;
}

/* As it was before it was written into a file of ours. */
static const char *cell(const struct table_row *row, size_t column, struct arena *arena) {
  const char *text = row_cell(row, column, arena);
  return csv_without_guard(text, strlen(text));
}

static void take_row(const struct table_row *row, const struct columns *columns, struct arena *arena,
                     struct people_file *out) {
  const char *who = cell(row, columns->code, arena);
  if (*who == '\0' || *who == '#') return;
  bool refused = columns->take != SIZE_MAX && row_says_no(row_cell(row, columns->take, arena));
  if (refused && !is_alone(row, columns->code, arena)) return;
  out->who[out->count] = who;
  out->writers[out->count++] = cell(row, columns->writer, arena);
}

/* Titles may come again where somebody put lists together. */
static bool read_titles(const struct table_row *row, struct arena *arena, struct columns *columns) {
  size_t code = titled(row, "code", arena);
  if (code == SIZE_MAX) return false;
  *columns = (struct columns){code, titled(row, "take", arena), titled(row, "writer", arena)};
  return true;
}

static bool read_rows(struct row_file *file, struct arena *arena, struct people_file *out, struct error *error) {
  struct columns columns = {0, SIZE_MAX, SIZE_MAX};
  struct table_row row;
  size_t most = row_file_most(file);
  bool more, done;
  out->who = ARENA_ARRAY(arena, const char *, most + 1);
  out->writers = ARENA_ARRAY(arena, const char *, most + 1);
  while ((done = row_file_next(file, &row, &more, error)) && more)
    if (!read_titles(&row, arena, &columns)) take_row(&row, &columns, arena, out);
  return done;
}

bool people_file_read(const char *path, struct arena *arena, struct people_file *out, struct error *error) {
  struct row_file file;
  *out = (struct people_file){0};
  bool done = row_file_open(&file, path, arena, error) && read_rows(&file, arena, out, error);
  row_file_close(&file);
  if (!done || out->count > 0) return done;
  error_set(error, ERROR_NOT_FOUND, _("nobody is named in %s"), path);
  return error_hint(error, "%s", _("write one code or name on each line"));
}
