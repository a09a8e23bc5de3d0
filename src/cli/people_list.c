/* SPDX-License-Identifier: MIT */
/* Reads codes out of a list that somebody saved, perhaps edited in a spreadsheet. */
#include "people_list.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/utf8.h"
#include "solipost/table/reader.h"

enum { LARGEST_LIST = 16 * 1024 * 1024 };

typedef LIST(const char *) entry_list;

static const char *trimmed(const char *text, struct arena *arena) {
  size_t length = strlen(text);
  while (length > 0 && ascii_is_space(text[length - 1])) length--;
  while (length > 0 && ascii_is_space(*text)) {
    text++;
    length--;
  }
  return arena_strndup(arena, text, length);
}

static bool is_no(const char *cell, struct arena *arena) {
  const char *word = trimmed(cell, arena);
  return ascii_equal_ignoring_case(word, "no") || ascii_equal_ignoring_case(word, "n") || strcmp(word, _("no")) == 0;
}

/* Column of "take" in a header, 0 when there is none. */
static size_t take_column(const struct table_row *row) {
  for (size_t i = 1; i < row->count; i++)
    if (ascii_equal_ignoring_case(row->cells[i].text, "take")) return i;
  return 0;
}

static void take_row(struct cli *cli, const struct table_row *row, size_t *take, entry_list *entries) {
  const char *entry = row->count == 0 ? "" : trimmed(row->cells[0].text, &cli->arena);
  if (*entry == '\0' || *entry == '#') return;
  if (ascii_equal_ignoring_case(entry, "code")) {
    *take = take_column(row);
    return;
  }
  if (*take != 0 && *take < row->count && is_no(row->cells[*take].text, &cli->arena)) return;
  LIST_PUSH(entries, entry);
}

static bool read_rows(struct cli *cli, const struct buffer *text, entry_list *entries, struct error *error) {
  static const char byte_order_mark[] = "\xef\xbb\xbf";
  size_t skipped = strncmp(text->bytes, byte_order_mark, 3) == 0 ? 3 : 0;
  struct table_reader *reader;
  struct table_row row;
  size_t take = 0;
  if (!table_reader_create(&reader, text->bytes + skipped, text->length - skipped, '\0', error)) return false;
  while (table_reader_next(reader, &row)) take_row(cli, &row, &take, entries);
  table_reader_destroy(reader);
  return true;
}

bool people_list_read(struct cli *cli, const char *path, const char *const *first, const char *const **who,
                      struct error *error) {
  struct buffer text;
  entry_list entries = {0};
  for (; first != NULL && *first != NULL; first++) LIST_PUSH(&entries, *first);
  buffer_init(&text);
  bool done = file_read(path, LARGEST_LIST, &text, error) && read_rows(cli, &text, &entries, error);
  if (done && entries.count == 0) {
    done = error_set(error, ERROR_NOT_FOUND, _("nobody is named in %s"), path);
    error_hint(error, _("write one code or name on each line"));
  }
  if (done) {
    const char **kept = ARENA_ARRAY(&cli->arena, const char *, entries.count + 1);
    memcpy(kept, entries.items, entries.count * sizeof *kept);
    *who = kept;
  }
  LIST_RELEASE(&entries);
  buffer_release(&text);
  return done;
}
