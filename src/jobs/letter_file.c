/* SPDX-License-Identifier: MIT */
/* Reads a list of letters. */
#include "letter_file.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/table/encoding.h"
#include "solipost/table/reader.h"

enum { MOST_BYTES = 16 * 1024 * 1024 };

struct columns {
  size_t word, mark; /* SIZE_MAX: there is none */
  bool has_titles;
};

static const char *cell(const struct table_row *row, size_t column, struct arena *arena) {
  if (column >= row->count) return "";
  const char *text = row->cells[column].text;
  text += strspn(text, " \t\n");
  size_t length = strlen(text);
  while (length > 0 && ascii_is_space(text[length - 1])) length--;
  return arena_strndup(arena, text, length);
}

static bool is_title(const char *text, const char *const *titles, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (ascii_equal_ignoring_case(text, titles[i])) return true;
  }
  return false;
}

static struct columns find_columns(const struct table_row *row, const char *mark, struct arena *arena) {
  static const char *const letters[] = {"number", "letter", "letter number", "no.", "code", "prisoner", "who"};
  const char *const marks[] = {mark, "done"};
  struct columns columns = {.word = SIZE_MAX, .mark = SIZE_MAX};
  for (size_t i = row->count; i-- > 0;) {
    const char *text = cell(row, i, arena);
    if (is_title(text, letters, COUNT_OF(letters))) columns.word = i;
    if (is_title(text, marks, COUNT_OF(marks))) columns.mark = i;
  }
  columns.has_titles = columns.word != SIZE_MAX || columns.mark != SIZE_MAX;
  if (columns.word == SIZE_MAX) columns.word = 0;
  return columns;
}

static void take_row(const struct table_row *row, const struct columns *columns, struct arena *arena,
                     struct letter_file *out) {
  const char *word = cell(row, columns->word, arena);
  if (*word == '\0') return;
  if (columns->mark != SIZE_MAX && *cell(row, columns->mark, arena) == '\0') {
    out->skipped++;
    return;
  }
  out->words[out->count] = word;
  out->rows[out->count++] = row->number;
}

static bool read_rows(const char *path, const char *text, size_t length, const char *mark, struct arena *arena,
                      struct letter_file *out, struct error *error) {
  struct table_reader *reader;
  struct table_row row;
  size_t most = 1;
  for (size_t i = 0; i < length; i++) most += text[i] == '\n' || text[i] == '\r';
  out->words = ARENA_ARRAY(arena, const char *, most + 1);
  out->rows = ARENA_ARRAY(arena, size_t, most + 1);
  if (!table_reader_create(&reader, text, length, 0, error)) return false;
  struct columns columns = {.has_titles = false};
  bool first = true, done = true;
  while (done && table_reader_next(reader, &row)) {
    if (row.problem != NULL)
      done = error_set(error, ERROR_DAMAGED, _("%s, row %zu: %s"), path, row.number, row.problem);
    if (!done) break;
    if (first) columns = find_columns(&row, mark, arena);
    if (!first || !columns.has_titles) take_row(&row, &columns, arena, out);
    first = false;
  }
  table_reader_destroy(reader);
  return done;
}

bool letter_file_read(const char *path, const char *mark, struct arena *arena, struct letter_file *out,
                      struct error *error) {
  struct buffer bytes;
  struct decoded text;
  struct encoding_guess guess;
  buffer_init(&bytes);
  decoded_init(&text);
  *out = (struct letter_file){.count = 0};
  bool done = file_read(path, MOST_BYTES, &bytes, error) &&
              encoding_guess(bytes.bytes, bytes.length, NULL, arena, &guess, error) &&
              encoding_decode(bytes.bytes, bytes.length, guess.name, &text, error) &&
              read_rows(path, text.text, text.length, mark, arena, out, error);
  if (done && out->count == 0) {
    done = error_set(error, ERROR_NOT_FOUND, _("no letter is named in %s"), path);
    if (out->skipped > 0) error_hint(error, _("no row is marked in its column '%s' or 'done'"), mark);
    else error_hint(error, _("write one letter number or code in each row"));
  }
  decoded_release(&text);
  buffer_release(&bytes);
  return done;
}
