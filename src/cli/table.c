/* SPDX-License-Identifier: MIT */
/* Rows for a screen (aligned by terminal columns, fitted to its width), for a spreadsheet, or for a program. */
#include "output.h"

#include <assert.h>
#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/safe_text.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/table/writer.h"
#include "command.h"
#include "wrap.h"

enum { GAP = 2, NARROWEST_COLUMN = 6, WIDEST_PADDED = 120, MOST_COLUMNS = 64 };

struct cli_table {
  struct cli *cli;
  struct arena arena;
  const struct cli_column *columns;
  size_t column_count, row_count;
  LIST(const char *) cells; /* safe text, only kept for the screen */
  struct buffer line;
};

/* A line of CSV or JSON. A file gets the values as they are, a terminal must not obey them. */
static void print_for_programs(struct cli_table *table) {
  struct buffer safe;
  buffer_init(&safe);
  if (table->cli->out_is_terminal) safe_text_append(&safe, table->line.bytes, true);
  else buffer_append_bytes(&safe, table->line.bytes, table->line.length);
  cli_print_raw(table->cli, safe.bytes, safe.length);
  buffer_release(&safe);
}

struct cli_table *cli_table_begin(struct cli *cli, const struct cli_column *columns, size_t count) {
  struct cli_table *table = mem_alloc(sizeof *table);
  table->cli = cli;
  table->columns = columns;
  table->column_count = count;
  arena_init(&table->arena);
  buffer_init(&table->line);
  if (cli->format == FORMAT_CSV) {
    const char **names = ARENA_ARRAY(&table->arena, const char *, count);
    for (size_t i = 0; i < count; i++) names[i] = columns[i].name;
    csv_append_row(&table->line, names, count);
    print_for_programs(table);
  }
  return table;
}

static void write_csv(struct cli_table *table, const char *const *cells) {
  buffer_reset(&table->line);
  csv_append_row(&table->line, cells, table->column_count);
  print_for_programs(table);
}

/* One object per line inside one array: a JSON document that line tools can read as well. */
static void write_json(struct cli_table *table, const char *const *cells) {
  const char **names = ARENA_ARRAY(&table->arena, const char *, table->column_count);
  for (size_t i = 0; i < table->column_count; i++) names[i] = table->columns[i].name;
  buffer_reset(&table->line);
  buffer_append(&table->line, table->row_count == 0 ? "[\n" : ",\n");
  json_append_object(&table->line, names, cells, table->column_count);
  print_for_programs(table);
  arena_reset(&table->arena);
}

static void keep_for_screen(struct cli_table *table, const char *const *cells) {
  for (size_t i = 0; i < table->column_count; i++) {
    buffer_reset(&table->line);
    safe_text_append(&table->line, cells[i], false);
    LIST_PUSH(&table->cells, arena_strdup(&table->arena, table->line.bytes));
  }
}

void cli_table_row(struct cli_table *table, const char *const *cells) {
  const char *filled[MOST_COLUMNS];
  assert(table->column_count <= COUNT_OF(filled));
  for (size_t i = 0; i < table->column_count; i++) filled[i] = cells[i] == NULL ? "" : cells[i];
  switch (table->cli->format) {
  case FORMAT_CSV: write_csv(table, filled); break;
  case FORMAT_JSON: write_json(table, filled); break;
  case FORMAT_TABLE: keep_for_screen(table, filled); break;
  }
  table->row_count++;
}

size_t cli_table_rows(const struct cli_table *table) { return table->row_count; }

/* ---- the screen ---- */

static const char *cell_at(const struct cli_table *table, size_t row, size_t column) {
  return table->cells.items[row * table->column_count + column];
}

static bool column_is_shown(const struct cli_table *table, size_t column) {
  unsigned flags = table->columns[column].flags;
  if (flags & COLUMN_FILES_ONLY) return false;
  if (!(flags & COLUMN_OPTIONAL)) return true;
  for (size_t row = 0; row < table->row_count; row++)
    if (cell_at(table, row, column)[0] != '\0') return true;
  return false;
}

/* Nothing is cut or broken where no screen asks for it. */
static bool may_be_narrowed(const struct cli_table *table, size_t column, unsigned ways) {
  return table->cli->columns > 0 && (table->columns[column].flags & ways) != 0;
}

/* A single cell of great length that cannot be narrowed stands out of its row instead of widening every row. */
static size_t natural_width(const struct cli_table *table, size_t column) {
  size_t width = lang_columns(_(table->columns[column].label));
  bool narrowed = may_be_narrowed(table, column, COLUMN_MAY_SHRINK | COLUMN_WRAPS);
  for (size_t row = 0; row < table->row_count; row++) {
    size_t columns = lang_columns(cell_at(table, row, column));
    if (columns > WIDEST_PADDED && !narrowed) continue;
    if (columns > width) width = columns;
  }
  return width;
}

static size_t line_width(const struct cli_table *table, const size_t *widths) {
  size_t total = 0;
  for (size_t i = 0; i < table->column_count; i++)
    if (widths[i] > 0) total += widths[i] + GAP;
  return total > 0 ? total - GAP : 0;
}

/* Takes one column after the other from the widest cells that may shrink, until the line fits or none can give more. */
static void fit_widths(const struct cli_table *table, size_t *widths) {
  size_t limit = table->cli->columns, total = line_width(table, widths);
  while (limit > 0 && total > limit) {
    size_t widest = table->column_count;
    for (size_t i = 0; i < table->column_count; i++) {
      bool may = may_be_narrowed(table, i, COLUMN_MAY_SHRINK | COLUMN_WRAPS) && widths[i] > NARROWEST_COLUMN;
      if (may && (widest == table->column_count || widths[i] > widths[widest])) widest = i;
    }
    if (widest == table->column_count) return;
    widths[widest]--;
    total--;
  }
}

static bool has_right_to_left(const char *text) {
  const char *at = text, *end = text + strlen(text);
  while (at < end) {
    uint32_t c = utf8_next(&at, end);
    if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
        (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF))
      return true;
  }
  return false;
}

static void append_blanks(struct buffer *line, size_t count) {
  for (size_t i = 0; i < count; i++) buffer_append_char(line, ' ');
}

/* On a terminal that orders by direction itself a right-to-left name would pull its neighbour along: it is isolated
 * (FIRST STRONG ISOLATE ... POP DIRECTIONAL ISOLATE, both without width). Files and pipes get the bare name. */
static void append_cell(struct cli_table *table, size_t column, const char *text, size_t width, bool last) {
  bool right = (table->columns[column].flags & COLUMN_RIGHT) != 0;
  bool cut = may_be_narrowed(table, column, COLUMN_MAY_SHRINK | COLUMN_WRAPS);
  const char *fitted = cut ? lang_fit_columns(text, width, &table->arena) : text;
  size_t used = lang_columns(fitted), rest = width > used ? width - used : 0;
  bool isolate = table->cli->out_is_terminal && has_right_to_left(fitted);
  if (right) append_blanks(&table->line, rest);
  if (isolate) buffer_append_codepoint(&table->line, 0x2068);
  buffer_append(&table->line, fitted);
  if (isolate) buffer_append_codepoint(&table->line, 0x2069);
  if (!right && !last) append_blanks(&table->line, rest);
  if (!last) append_blanks(&table->line, GAP);
}

/* Takes from *rest what fits into `width`. */
static const char *take_line(const char **rest, size_t width, struct arena *arena) {
  size_t length = wrap_length(*rest, width);
  const char *line = arena_strndup(arena, *rest, length);
  *rest += length;
  *rest += strspn(*rest, " ");
  return line;
}

/* One line of the screen; `rests` holds what is still to be written of each cell. */
static void print_line(struct cli_table *table, const size_t *widths, const char **rests, bool heading) {
  size_t last = 0;
  for (size_t i = 0; i < table->column_count; i++)
    if (widths[i] > 0) last = i;
  buffer_reset(&table->line);
  if (heading && table->cli->colour) buffer_append(&table->line, "\033[1m");
  for (size_t i = 0; i < table->column_count; i++) {
    if (widths[i] == 0) continue;
    const char *text = rests[i];
    if (may_be_narrowed(table, i, COLUMN_WRAPS)) text = take_line(&rests[i], widths[i], &table->arena);
    else rests[i] = "";
    append_cell(table, i, text, widths[i], i == last);
  }
  while (table->line.length > 0 && table->line.bytes[table->line.length - 1] == ' ')
    buffer_truncate(&table->line, table->line.length - 1);
  if (heading && table->cli->colour) buffer_append(&table->line, "\033[0m");
  buffer_append_char(&table->line, '\n');
  cli_print_raw(table->cli, table->line.bytes, table->line.length);
}

static void print_row(struct cli_table *table, const size_t *widths, size_t row) {
  const char *rests[MOST_COLUMNS];
  bool more = true;
  for (size_t i = 0; i < table->column_count; i++) rests[i] = widths[i] > 0 ? cell_at(table, row, i) : "";
  while (more) {
    print_line(table, widths, rests, false);
    more = false;
    for (size_t i = 0; i < table->column_count; i++) more = more || rests[i][0] != '\0';
  }
}

static void print_heading(struct cli_table *table, const size_t *widths) {
  const char *rests[MOST_COLUMNS];
  for (size_t i = 0; i < table->column_count; i++) rests[i] = _(table->columns[i].label);
  print_line(table, widths, rests, true);
}

/* Where the line does not fit however narrow its cells are, optional columns go, the last one first. */
static void choose_widths(struct cli_table *table, size_t *widths) {
  size_t *natural = ARENA_ARRAY(&table->arena, size_t, table->column_count);
  struct buffer gone;
  buffer_init(&gone);
  for (size_t i = 0; i < table->column_count; i++)
    if (column_is_shown(table, i)) natural[i] = natural_width(table, i);
  for (;;) {
    memcpy(widths, natural, table->column_count * sizeof *widths);
    fit_widths(table, widths);
    if (table->cli->columns == 0 || line_width(table, widths) <= table->cli->columns) break;
    size_t last = table->column_count;
    for (size_t i = 0; i < table->column_count; i++)
      if (natural[i] > 0 && (table->columns[i].flags & COLUMN_OPTIONAL)) last = i;
    if (last == table->column_count) break;
    natural[last] = 0;
    buffer_printf(&gone, "%s%s", gone.length > 0 ? ", " : "", _(table->columns[last].label));
  }
  bool has_files = table->cli->command != NULL && (table->cli->command->flags & LISTS);
  if (gone.length > 0)
    cli_say(table->cli,
            has_files ? _("The window is too narrow for: %s (--format csv has every column)")
                      : _("The window is too narrow for: %s"),
            gone.bytes);
  buffer_release(&gone);
}

static void print_on_screen(struct cli_table *table) {
  if (table->row_count == 0) return;
  size_t *widths = ARENA_ARRAY(&table->arena, size_t, table->column_count);
  choose_widths(table, widths);
  print_heading(table, widths);
  for (size_t row = 0; row < table->row_count && !cli_stopped(); row++) print_row(table, widths, row);
}

void cli_table_end(struct cli_table *table) {
  const char *json_end = table->row_count == 0 ? "[]\n" : "\n]\n";
  if (table->cli->format == FORMAT_TABLE) print_on_screen(table);
  if (table->cli->format == FORMAT_JSON) cli_print_raw(table->cli, json_end, strlen(json_end));
  LIST_RELEASE(&table->cells);
  buffer_release(&table->line);
  arena_release(&table->arena);
  mem_free(table);
}
