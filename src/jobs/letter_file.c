/* SPDX-License-Identifier: MIT */
/* Reads a list of letters. */
#include "letter_file.h"

#include <string.h>

#include "import_words.h"
#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/locale.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/model/nouns.h"
#include "solipost/table/encoding.h"
#include "solipost/table/reader.h"
#include "solipost/table/value.h"

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

/* "mailed", or the same on the screen of whoever filled it in. */
static bool is_mark_title(const char *text, const char *mark) {
  return lang_same_words(text, mark) || lang_same_words(text, "done") || lang_same_words(text, gettext(mark)) ||
         lang_same_words(text, _("done"));
}

/* By the words above the columns of people's lists; a number goes before a name. */
static bool find_columns(const struct table_row *row, const char *mark, struct arena *arena, struct columns *out,
                         struct error *error) {
  struct import_words words;
  size_t name = SIZE_MAX;
  *out = (struct columns){.word = SIZE_MAX, .mark = SIZE_MAX};
  if (!import_words_load(&words, &piece_noun, arena, error)) return false;
  for (size_t i = row->count; i-- > 0;) {
    const char *text = cell(row, i, arena);
    if (*text == '\0') continue;
    const char *field = import_words_title(&words, text);
    if (is_mark_title(text, mark)) out->mark = i;
    else if (field != NULL && strcmp(field, "number") == 0) out->word = i;
    else if ((field != NULL && strcmp(field, "prisoner") == 0) || lang_same_words(text, "who")) name = i;
  }
  if (out->word == SIZE_MAX) out->word = name;
  out->has_titles = out->word != SIZE_MAX || out->mark != SIZE_MAX;
  if (out->word == SIZE_MAX) out->word = 0;
  return true;
}

/* Something that says no as much as an empty cell does. */
static bool says_no(const char *text) {
  static const char *const noes[] = {"", "no", "n", "nein", "non", "hayır", "na", "0", "-", "?", "n/a", "false"};
  for (size_t i = 0; i < COUNT_OF(noes); i++)
    if (ascii_equal_ignoring_case(text, noes[i])) return true;
  return strcmp(text, "\xe2\x80\x93") == 0 || lang_same_words(text, _("no"));
}

static void take_row(const struct table_row *row, const struct columns *columns, struct arena *arena,
                     struct letter_file *out) {
  const char *word = cell(row, columns->word, arena);
  const char *mark = columns->mark == SIZE_MAX ? "" : cell(row, columns->mark, arena);
  struct date day = {0};
  struct error none;
  if (*word == '\0') return;
  if (columns->mark != SIZE_MAX && says_no(mark)) {
    out->skipped++;
    return;
  }
  if (!date_from_text(mark, DATE_ORDER_DMY, false, (struct date){0}, &day, &none)) day = (struct date){0};
  out->words[out->count] = word;
  out->days[out->count] = day;
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
  out->days = ARENA_ARRAY(arena, struct date, most + 1);
  if (!table_reader_create(&reader, text, length, 0, error)) return false;
  struct columns columns = {.has_titles = false};
  bool first = true, done = true;
  while (done && table_reader_next(reader, &row)) {
    if (row.problem != NULL)
      done = error_set(error, ERROR_DAMAGED, _("%s, row %zu: %s"), path, row.number, row.problem);
    if (!done) break;
    if (first) done = find_columns(&row, mark, arena, &columns, error);
    if (done && (!first || !columns.has_titles)) take_row(&row, &columns, arena, out);
    first = false;
  }
  table_reader_destroy(reader);
  return done;
}

bool letter_file_parse(const char *bytes, size_t length, const char *path, const char *mark, struct arena *arena,
                       struct letter_file *out, struct error *error) {
  struct decoded text;
  struct encoding_guess guess;
  decoded_init(&text);
  *out = (struct letter_file){.count = 0};
  bool done = (encoding_guess(bytes, length, locale_language(), arena, &guess, error) &&
               encoding_decode(bytes, length, guess.name, &text, error)) ||
              error_prefix(error, "%s: ", path);
  done = done && read_rows(path, text.text, text.length, mark, arena, out, error);
  if (done && out->count == 0) {
    done = error_set(error, ERROR_NOT_FOUND, _("no letter is named in %s"), path);
    if (out->skipped > 0) error_hint(error, _("no row is marked in its column '%s' or 'done'"), mark);
    else error_hint(error, _("write one letter number or code in each row"));
  }
  decoded_release(&text);
  return done;
}

bool letter_file_read(const char *path, const char *mark, struct arena *arena, struct letter_file *out,
                      struct error *error) {
  struct buffer bytes;
  buffer_init(&bytes);
  *out = (struct letter_file){.count = 0};
  bool done = file_read(path, MOST_BYTES, &bytes, error) &&
              letter_file_parse(bytes.bytes, bytes.length, path, mark, arena, out, error);
  buffer_release(&bytes);
  return done;
}
