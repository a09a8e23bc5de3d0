/* SPDX-License-Identifier: MIT */
/* Opens a list: bytes to text, text to rows, titles to fields. */
#include <string.h>

#include "import_columns.h"
#include "import_work.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

enum { MOST_BYTES = 512 * 1024 * 1024 };

/* Says in which row and column of the table the byte stands that does not fit. */
static bool place_bad_byte(const struct import *import, struct error *error) {
  size_t row;
  size_t column;
  table_locate_end(import->text.text, import->text.length, import->settings->separator, &row, &column);
  return error_prefix(error, _("%s, row %zu, column %zu: "), import->path, row, column);
}

static bool read_text(struct import *import, struct error *error) {
  const struct import_settings *settings = import->settings;
  if (!file_read(import->path, MOST_BYTES, &import->bytes, error)) {
    return false;
  }
  const char *encoding = settings->encoding;
  if (encoding == NULL) {
    if (!encoding_guess(import->bytes.bytes, import->bytes.length, settings->language, &import->arena, &import->guess,
                        error)) {
      return error_prefix(error, "%s: ", import->path);
    }
    import->guessed = true;
    encoding = import->guess.name;
  }
  if (!encoding_decode(import->bytes.bytes, import->bytes.length, encoding, &import->text, error)) {
    return error->kind == ERROR_DAMAGED ? place_bad_byte(import, error) : false;
  }
  if (import->text.owned != NULL) {
    buffer_release(&import->bytes);
  }
  return true;
}

enum { SAMPLED_ROWS = 1000, SAMPLED_TEXTS = 64 };

/* Names show best whether the encoding is right: of the first of them those with letters beyond a-z. */
static void sample_names(struct import *import) {
  static const char *const fields[] = {"name", "name_native", "given_name", "family_name", "prisoner"};
  const char *texts[SAMPLED_TEXTS];
  size_t count = 0;
  struct table_row row;
  struct arena arena;
  arena_init(&arena);
  for (size_t rows = 0; rows < SAMPLED_ROWS && table_reader_next(import->reader, &row); rows++) {
    for (size_t i = 0; i < COUNT_OF(fields) && count < SAMPLED_TEXTS; i++) {
      const char *text = import_cell_text(import, &row, fields[i]);
      if (strlen(text) != utf8_count(text)) {
        texts[count++] = arena_strdup(&arena, text);
      }
    }
  }
  encoding_sample_from(&import->guess, texts, count, &import->arena);
  arena_release(&arena);
}

static bool read_header(struct import *import, struct error *error) {
  struct table_row header;
  if (!table_reader_next(import->reader, &header)) {
    error_set(error, ERROR_DAMAGED, _("%s: there is nothing in it"), import->path);
    return error_hint(error, _("The first row names the columns, each further row is one record"));
  }
  if (header.problem != NULL) {
    error_set(error, ERROR_DAMAGED, _("%s: the first row cannot be read: %s"), import->path, header.problem);
    return error_hint(error, _("The first row has to name the columns"));
  }
  if (!import_columns_map(import, &header, error)) {
    return false;
  }
  if (import->guessed) {
    sample_names(import);
  }
  return true;
}

bool import_open(struct import **out, const char *path, const struct import_settings *settings, struct error *error) {
  struct import *import = mem_alloc(sizeof *import);
  import->settings = settings;
  import->path = path;
  arena_init(&import->arena);
  buffer_init(&import->bytes);
  decoded_init(&import->text);
  bool done =
      import_words_load(&import->words, settings->noun, &import->arena, error) && read_text(import, error) &&
      table_reader_create(&import->reader, import->text.text, import->text.length, settings->separator, error) &&
      read_header(import, error);
  if (!done) {
    import_close(import);
    import = NULL;
  }
  *out = import;
  return done;
}

void import_close(struct import *import) {
  if (import == NULL) {
    return;
  }
  table_reader_destroy(import->reader);
  decoded_release(&import->text);
  buffer_release(&import->bytes);
  LIST_RELEASE(&import->places);
  arena_release(&import->arena);
  mem_free(import);
}

const struct encoding_guess *import_encoding(const struct import *import) {
  return import->guessed ? &import->guess : NULL;
}

const struct import_column *import_columns(const struct import *import, size_t *count) {
  *count = import->column_count;
  return import->columns;
}

const char *import_path(const struct import *import) { return import->path; }

size_t import_rows(const struct import *import) { return import->rows; }

size_t import_empty_rows(const struct import *import) { return import->empty_rows; }

size_t import_header_rows(const struct import *import) { return import->header_rows; }
