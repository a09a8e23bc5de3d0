/* SPDX-License-Identifier: MIT */
/* Opens a list and reads its rows. */
#include "row_file.h"

#include <string.h>

#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/locale.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

enum { MOST_BYTES = 16 * 1024 * 1024 };

static void begin(struct row_file *file, const char *path) {
  *file = (struct row_file){.path = path};
  buffer_init(&file->bytes);
  decoded_init(&file->text);
}

static bool read_bytes(struct row_file *file, const char *bytes, size_t length, struct arena *arena,
                       struct error *error) {
  struct encoding_guess guess;
  if (!encoding_guess(bytes, length, locale_language(), arena, &guess, error) ||
      !encoding_decode(bytes, length, guess.name, &file->text, error))
    return error_prefix(error, "%s: ", file->path);
  return table_reader_create(&file->reader, file->text.text, file->text.length, 0, error);
}

bool row_file_open(struct row_file *file, const char *path, struct arena *arena, struct error *error) {
  begin(file, path);
  return file_read(path, MOST_BYTES, &file->bytes, error) &&
         read_bytes(file, file->bytes.bytes, file->bytes.length, arena, error);
}

bool row_file_open_bytes(struct row_file *file, const char *bytes, size_t length, const char *path, struct arena *arena,
                         struct error *error) {
  begin(file, path);
  return read_bytes(file, bytes, length, arena, error);
}

void row_file_close(struct row_file *file) {
  if (file->reader != NULL) table_reader_destroy(file->reader);
  decoded_release(&file->text);
  buffer_release(&file->bytes);
}

bool row_file_next(struct row_file *file, struct table_row *row, bool *more, struct error *error) {
  *more = table_reader_next(file->reader, row);
  if (!*more || row->problem == NULL) return true;
  return error_set(error, ERROR_DAMAGED, _("%s, row %zu: %s"), file->path, row->number, row->problem);
}

size_t row_file_most(const struct row_file *file) {
  size_t most = 1;
  for (size_t i = 0; i < file->text.length; i++) most += file->text.text[i] == '\n' || file->text.text[i] == '\r';
  return most;
}

const char *row_cell(const struct table_row *row, size_t column, struct arena *arena) {
  if (column >= row->count) return "";
  const char *text = row->cells[column].text;
  text += strspn(text, " \t\n");
  size_t length = strlen(text);
  while (length > 0 && ascii_is_space(text[length - 1])) length--;
  return arena_strndup(arena, text, length);
}

bool row_is_title(const char *text, const char *const *titles, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (lang_same_words(text, titles[i])) return true;
  }
  return false;
}
