/* SPDX-License-Identifier: MIT */
/* Rows out of any text: cells end with NUL, places lie within the text and go forward, reading twice gives the same, and
 * what our own writer writes reads back as it was. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/table/reader.h"
#include "solipost/table/writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool condition) {
  if (!condition) {
    abort();
  }
}

static void check_row(const struct table_row *row, size_t size, size_t previous_end) {
  demand(row->start >= previous_end && row->end >= row->start && row->end <= size);
  for (size_t i = 0; i < row->count; i++) {
    demand(row->cells[i].text[row->cells[i].length] == '\0');
    demand(row->cells[i].offset >= row->start && row->cells[i].offset <= size);
    demand(row->cells[i].length <= size);
  }
}

/* Cells of a row written by us come back the same, but for what is taken out of them. */
static void check_round_trip(const struct table_row *row) {
  struct buffer text;
  buffer_init(&text);
  buffer_append(&text, "first");
  for (size_t i = 1; i < row->count; i++) {
    buffer_append(&text, ",column");
  }
  buffer_append_char(&text, '\n');
  size_t blank = 0;
  for (size_t i = 0; i < row->count; i++) {
    const struct table_cell *cell = &row->cells[i];
    buffer_append(&text, i > 0 ? "," : "");
    csv_append_cell(&text, cell->text, cell->length);
    struct buffer clean;
    buffer_init(&clean);
    csv_append_clean(&clean, cell->text, cell->length);
    blank += clean.bytes[strspn(clean.bytes, " \t\n")] == '\0';
    buffer_release(&clean);
  }
  struct table_reader *reader;
  struct table_row again;
  demand(table_reader_create(&reader, text.bytes, text.length, ',', NULL));
  demand(table_reader_next(reader, &again));
  if (blank < row->count) {
    demand(table_reader_next(reader, &again));
    demand(again.count <= row->count);
    for (size_t i = 0; i < again.count && again.problem == NULL; i++) {
      const char *plain = csv_without_guard(again.cells[i].text, again.cells[i].length);
      size_t length = again.cells[i].length - (size_t)(plain - again.cells[i].text);
      struct buffer clean;
      buffer_init(&clean);
      csv_append_clean(&clean, row->cells[i].text, row->cells[i].length);
      demand(length == clean.length || clean.bytes[0] == '\'');
      buffer_release(&clean);
    }
  }
  table_reader_destroy(reader);
  buffer_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char separators[] = {0, ',', ';', '\t', '|'};
  if (size == 0) {
    return 0;
  }
  char separator = separators[data[0] % sizeof separators];
  const char *text = (const char *)data + 1;
  size--;
  struct table_reader *reader;
  if (!table_reader_create(&reader, text, size, separator, NULL)) {
    return 0;
  }
  struct table_row row;
  size_t rows = 0;
  size_t end = 0;
  while (table_reader_next(reader, &row)) {
    check_row(&row, size, end);
    end = row.end;
    rows++;
    if (row.problem == NULL && rows < 8) {
      check_round_trip(&row);
    }
  }
  table_reader_rewind(reader);
  while (table_reader_next(reader, &row)) {
    rows--;
  }
  demand(rows == 0);
  table_reader_destroy(reader);
  size_t last_row;
  size_t last_column;
  table_locate_end(text, size, separator, &last_row, &last_column);
  demand(last_row >= 1 && last_column >= 1);
  return 0;
}
