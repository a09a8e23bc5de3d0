/* SPDX-License-Identifier: MIT */
/* Reads the tab-separated tables shipped in data/. */
#include "solipost/base/datafile.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"

/* Far more than any table we ship. */
enum { LARGEST_TABLE = 64 * 1024 * 1024 };

/* One line without its end; `next` is where the following one begins. */
struct line {
  char *start, *end, *next;
  size_t number;
};

static bool next_line(struct line *line, char *end) {
  if (line->next >= end) return false;
  line->start = line->next;
  char *newline = memchr(line->start, '\n', (size_t)(end - line->start));
  line->end = newline != NULL ? newline : end;
  line->next = newline != NULL ? newline + 1 : end;
  if (line->end > line->start && line->end[-1] == '\r') line->end--;
  line->number++;
  return true;
}

static bool next_content_line(struct line *line, char *end) {
  while (next_line(line, end)) {
    if (line->start < line->end && *line->start != '#') return true;
  }
  return false;
}

static size_t count_cells(const struct line *line) {
  size_t count = 1;
  for (const char *at = line->start; at < line->end; at++) count += *at == '\t';
  return count;
}

/* Ends the cells of the line with NUL and points at them. `cells` has room for all. */
static void split_cells(const struct line *line, const char **cells) {
  char *at = line->start;
  for (size_t i = 0;; i++) {
    cells[i] = at;
    char *tab = memchr(at, '\t', (size_t)(line->end - at));
    if (tab == NULL) break;
    *tab = '\0';
    at = tab + 1;
  }
  *line->end = '\0';
}

static bool damaged(const char *name, size_t line, const char *what, struct error *error) {
  error_set(error, ERROR_DAMAGED, _("%s, line %zu: %s"), name, line, what);
  return error_hint(error, _("This file is part of solipost; install it again"));
}

static bool check_columns(const struct datafile *file, size_t line, struct error *error) {
  for (size_t i = 0; i < file->column_count; i++) {
    if (file->columns[i][0] == '\0') return damaged(file->name, line, _("a column has no name"), error);
    if (datafile_column(file, file->columns[i]) != (int)i) {
      return damaged(file->name, line, _("two columns have the same name"), error);
    }
  }
  return true;
}

static size_t line_number_at(const char *bytes, size_t offset) {
  size_t number = 1;
  for (size_t i = 0; i < offset; i++) number += bytes[i] == '\n';
  return number;
}

bool datafile_parse(struct datafile *file, const char *name, const char *bytes, size_t length, struct arena *arena,
                    struct error *error) {
  *file = (struct datafile){.name = arena_strdup(arena, name)};
  size_t valid = utf8_valid_prefix(bytes, length);
  if (valid < length) return damaged(name, line_number_at(bytes, valid), _("not UTF-8"), error);
  if (memchr(bytes, '\0', length) != NULL) {
    return damaged(name, line_number_at(bytes, strlen(bytes)), _("holds a NUL byte"), error);
  }

  char *text = arena_alloc(arena, length + 1);
  if (length > 0) memcpy(text, bytes, length);
  char *end = text + length;
  struct line line = {.next = text};
  if (!next_content_line(&line, end)) return damaged(name, line.number, _("no line with column names"), error);
  file->column_count = count_cells(&line);
  const char **columns = ARENA_ARRAY(arena, const char *, file->column_count);
  split_cells(&line, columns);
  file->columns = columns;
  if (!check_columns(file, line.number, error)) return false;

  struct line first_row = line;
  size_t rows = 0;
  while (next_content_line(&line, end)) {
    if (count_cells(&line) > file->column_count) {
      return damaged(name, line.number, _("more cells than columns"), error);
    }
    rows++;
  }
  const char **cells = ARENA_ARRAY(arena, const char *, rows * file->column_count);
  size_t *lines = ARENA_ARRAY(arena, size_t, rows);
  for (size_t i = 0; i < rows * file->column_count; i++) cells[i] = "";
  line = first_row;
  for (size_t row = 0; next_content_line(&line, end); row++) {
    split_cells(&line, cells + row * file->column_count);
    lines[row] = line.number;
  }
  file->row_count = rows;
  file->cells = cells;
  file->lines = lines;
  return true;
}

bool datafile_load(struct datafile *file, const char *name, struct arena *arena, struct error *error) {
  *file = (struct datafile){0};
  const char *path = path_data(arena, name);
  if (path == NULL) {
    error_set(error, ERROR_NOT_FOUND, _("cannot find the data file %s"), name);
    return error_hint(error, _("This file is part of solipost; install it again, or set SOLIPOST_DATA to its folder"));
  }
  struct buffer bytes;
  buffer_init(&bytes);
  bool ok = file_read(path, LARGEST_TABLE, &bytes, error) &&
            datafile_parse(file, name, bytes.bytes, bytes.length, arena, error);
  buffer_release(&bytes);
  return ok;
}

int datafile_column(const struct datafile *file, const char *name) {
  for (size_t i = 0; i < file->column_count; i++) {
    if (strcmp(file->columns[i], name) == 0) return (int)i;
  }
  return -1;
}

const char *datafile_cell(const struct datafile *file, size_t row, int column) {
  if (row >= file->row_count || column < 0 || (size_t)column >= file->column_count) return "";
  return file->cells[row * file->column_count + (size_t)column];
}
