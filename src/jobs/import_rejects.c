/* SPDX-License-Identifier: MIT */
/* FILE.rejected.csv, or -2, -3 ... when there is one already: the same columns, and behind them the reason. */
#include "import_rejects.h"

#include <string.h>
#include <unistd.h>

#include "solipost/base/i18n.h"
#include "solipost/table/writer.h"

enum { WRITE_AT = 64 * 1024, MOST_FILES = 1000 };

void import_rejects_init(struct import_rejects *rejects, const struct import *import) {
  *rejects = (struct import_rejects){.import = import};
  rejects->draft.fd = -1;
  buffer_init(&rejects->pending);
}

/* What was refused before is corrected in place of a new name behind the name: the ending comes off again. */
static size_t stem_length(const char *path) {
  const char *ending = strstr(path, ".rejected");
  const char *last = ending;
  while (ending != NULL) {
    last = ending;
    ending = strstr(ending + 1, ".rejected");
  }
  if (last == NULL) {
    return strlen(path);
  }
  const char *at = last + strlen(".rejected");
  at += *at == '-' ? 1 + strspn(at + 1, "0123456789") : 0;
  return strcmp(at, ".csv") == 0 ? (size_t)(last - path) : strlen(path);
}

static bool open_file(struct import_rejects *rejects, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  const char *path = rejects->import->path;
  const char *stem = strcmp(path, "-") == 0 ? "import" : arena_strndup(&arena, path, stem_length(path));
  const char *target = arena_printf(&arena, "%s.rejected.csv", stem);
  for (int i = 2; i < MOST_FILES && file_exists(target); i++) {
    target = arena_printf(&arena, "%s.rejected-%d.csv", stem, i);
  }
  bool done = file_draft_open(&rejects->draft, target, false, error);
  if (done) {
    rejects->path = mem_strdup(target);
  } else {
    error_prefix(error, _("there is no place for the refused rows: "));
  }
  arena_release(&arena);
  return done;
}

static bool is_reason(const struct import *import, size_t column) {
  const char *field = import->columns[column].field;
  return field != NULL && strcmp(field, "-") == 0 && strcmp(import->columns[column].title, "reason") == 0;
}

static void append_separator(struct buffer *out, bool *first) {
  if (!*first) {
    buffer_append_char(out, ',');
  }
  *first = false;
}

static void append_header(struct import_rejects *rejects) {
  const struct import *import = rejects->import;
  bool first = true;
  for (size_t i = 0; i < import->column_count; i++) {
    if (!is_reason(import, i)) {
      append_separator(&rejects->pending, &first);
      csv_append_cell(&rejects->pending, import->columns[i].title, strlen(import->columns[i].title));
    }
  }
  append_separator(&rejects->pending, &first);
  buffer_append(&rejects->pending, "reason\n");
}

/* A NUL byte cannot be put right in a spreadsheet; the reason says that one was there. */
static void append_text(struct buffer *out, const struct table_cell *cell) {
  for (size_t i = 0; i < cell->length; i++) {
    if (cell->text[i] != '\0') {
      buffer_append_char(out, cell->text[i]);
    }
  }
}

/* Cells beyond the last column are joined to it. */
static void append_cell(struct import_rejects *rejects, const struct table_row *row, size_t column) {
  struct buffer text;
  buffer_init(&text);
  if (column < row->count) {
    append_text(&text, &row->cells[column]);
  }
  bool last = column + 1 == rejects->import->column_count;
  for (size_t i = column + 1; last && i < row->count; i++) {
    if (row->cells[i].text[strspn(row->cells[i].text, " \t")] != '\0') {
      buffer_append(&text, " | ");
      append_text(&text, &row->cells[i]);
    }
  }
  const char *unguarded = csv_without_guard(text.bytes, text.length);
  csv_append_cell(&rejects->pending, unguarded, text.length - (size_t)(unguarded - text.bytes));
  buffer_release(&text);
}

static bool flush(struct import_rejects *rejects, struct error *error) {
  bool done = file_draft_write(&rejects->draft, rejects->pending.bytes, rejects->pending.length, error);
  buffer_reset(&rejects->pending);
  return done;
}

bool import_rejects_add(struct import_rejects *rejects, const struct table_row *row, const char *reason,
                        struct error *error) {
  if (rejects->path == NULL) {
    if (!open_file(rejects, error)) {
      return false;
    }
    append_header(rejects);
  }
  bool first = true;
  for (size_t i = 0; i < rejects->import->column_count; i++) {
    if (!is_reason(rejects->import, i)) {
      append_separator(&rejects->pending, &first);
      append_cell(rejects, row, i);
    }
  }
  append_separator(&rejects->pending, &first);
  csv_append_cell(&rejects->pending, reason, strlen(reason));
  buffer_append_char(&rejects->pending, '\n');
  return rejects->pending.length < WRITE_AT || flush(rejects, error);
}

bool import_rejects_keep(struct import_rejects *rejects, struct error *error) {
  if (rejects->path == NULL) {
    return true;
  }
  rejects->kept = flush(rejects, error) && file_draft_keep(&rejects->draft, error);
  return rejects->kept;
}

void import_rejects_drop(struct import_rejects *rejects) {
  if (rejects->path == NULL) {
    return;
  }
  if (rejects->kept) {
    unlink(rejects->path);
  } else {
    file_draft_drop(&rejects->draft);
  }
  rejects->kept = false;
}

void import_rejects_release(struct import_rejects *rejects) {
  if (rejects->path != NULL && !rejects->kept) {
    file_draft_drop(&rejects->draft);
  }
  mem_free(rejects->path);
  buffer_release(&rejects->pending);
  import_rejects_init(rejects, rejects->import);
}
