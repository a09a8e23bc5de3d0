/* SPDX-License-Identifier: MIT */
/* One pass over a list before anything is written: how many rows, which columns hold something, which prisons are named. */
#include "import_survey.h"

#include <string.h>

#include "import_cell.h"
#include "import_columns.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

enum { ROWS_PER_STEP = 4096, LONGEST_RUNNING = 4 };

/* Do the numbers of a column count its rows, or are they given by the prison? */
struct numbers {
  size_t column; /* SIZE_MAX: nothing to find out */
  bool by_title; /* "Nr" may stand above either; else only 1, 2, 3 ... from the first row to the last counts rows */
  bool running;
  int64_t last;
  size_t count;
};

struct survey {
  struct import *import;
  bool *filled, *titled; /* one per column */
  struct numbers numbers;
};

/* Titles that stand above running numbers as often as above those of prisons. */
static bool is_bare_title(const char *title) {
  static const char *const titles[] = {"nr", "nr.", "no", "no.", "n°", "nº", "№", "#"};
  for (size_t i = 0; i < COUNT_OF(titles); i++) {
    if (ascii_equal_ignoring_case(title, titles[i])) {
      return true;
    }
  }
  return false;
}

static void begin_numbers(const struct import *import, struct numbers *numbers) {
  *numbers = (struct numbers){.column = SIZE_MAX};
  size_t column = import_column_of(import, "number");
  if (column != SIZE_MAX && import->settings->noun == &prisoner_noun && !import->columns[column].told) {
    *numbers =
        (struct numbers){.column = column, .by_title = is_bare_title(import->columns[column].title), .running = true};
  }
}

/* Numbers of prisons have strokes, letters or many digits, or do not grow from row to row. A part of a numbered list has
 * gaps: the refused rows of an earlier import. */
static void look_at_number(struct numbers *numbers, const struct table_row *row) {
  if (numbers->column >= row->count || import_cell_is_empty(row->cells[numbers->column].text)) {
    return;
  }
  struct arena arena;
  arena_init(&arena);
  char *text = arena_strdup(&arena, import_cell_plain(row->cells[numbers->column].text, &arena));
  size_t length = strlen(text);
  if (length > 0 && (text[length - 1] == '.' || text[length - 1] == ')')) {
    text[--length] = '\0';
  }
  int64_t number = 0;
  bool good = ascii_parse_integer(text, 0, INT64_MAX, &number);
  bool next = number == numbers->last + 1;
  bool grows = length <= LONGEST_RUNNING && (numbers->count == 0 || number > numbers->last);
  numbers->running = numbers->running && good && (next || (numbers->by_title && grows));
  numbers->last = number;
  numbers->count++;
  arena_release(&arena);
}

/* The number has to leave somebody to speak of: a list of numbers alone is one of prisons' numbers. */
static void end_numbers(struct import *import, const struct numbers *numbers) {
  static const char *const others[] = {"name", "name_native", "given_name", "family_name", "code"};
  bool alone = true;
  for (size_t i = 0; i < COUNT_OF(others); i++) {
    alone &= import_column_of(import, others[i]) == SIZE_MAX;
  }
  if (numbers->running && !alone && numbers->count >= (numbers->by_title ? 1 : 2)) {
    import->columns[numbers->column].field = "-";
    import->columns[numbers->column].running = true;
  }
}

/* Columns without a title and without content come from trailing separators. */
static void drop_phantoms(const struct survey *survey) {
  size_t count = survey->import->column_count;
  while (count > 0 && !survey->filled[count - 1] && !survey->titled[count - 1]) {
    count--;
  }
  survey->import->column_count = count;
}

static bool is_blank(const char *text) { return text[strspn(text, " \t")] == '\0'; }

static void look_at_header(struct survey *survey, const struct table_row *row) {
  for (size_t i = 0; i < row->count && i < survey->import->column_count; i++) {
    survey->titled[i] |= !is_blank(row->cells[i].text);
  }
}

static void look_at_row(struct survey *survey, const struct table_row *row, struct arena *arena) {
  struct import *import = survey->import;
  for (size_t i = 0; i < row->count && i < import->column_count; i++) {
    survey->filled[i] |= !is_blank(row->cells[i].text);
  }
  if (import_repeats_header(import, row)) {
    import->header_rows++;
    return;
  }
  import->rows++;
  look_at_number(&survey->numbers, row);
  size_t place = import_column_of(import, "prison");
  if (place < row->count && !import_cell_is_empty(row->cells[place].text)) {
    import_places_note(import, import_cell_plain(row->cells[place].text, arena));
    arena_reset(arena);
  }
}

static bool survey_rows(struct survey *survey, const struct watch *watch, struct error *error) {
  struct import *import = survey->import;
  struct table_row row;
  struct arena arena;
  arena_init(&arena);
  bool done = true;
  import->rows = 0;
  import->header_rows = 0;
  import->places.count = 0;
  table_reader_rewind(import->reader);
  if (table_reader_next(import->reader, &row)) {
    look_at_header(survey, &row);
  }
  while (done && table_reader_next(import->reader, &row)) {
    look_at_row(survey, &row, &arena);
    if (import->rows % ROWS_PER_STEP != 0) {
      continue;
    }
    if (import->places.count >= ROWS_PER_STEP) {
      import_places_join(import);
    }
    done = watch_step(watch, _("reading"), row.end, import->text.length, error);
  }
  import->empty_rows = table_reader_empty_rows(import->reader);
  arena_release(&arena);
  return done;
}

bool import_survey(struct import *import, struct store *store, const struct watch *watch, struct error *error) {
  struct survey survey = {
      .import = import,
      .filled = ARENA_ARRAY(&import->arena, bool, import->column_count + 1),
      .titled = ARENA_ARRAY(&import->arena, bool, import->column_count + 1),
  };
  begin_numbers(import, &survey.numbers);
  if (!survey_rows(&survey, watch, error)) {
    return false;
  }
  end_numbers(import, &survey.numbers);
  drop_phantoms(&survey);
  import_places_join(import);
  return import_places_look_up(import, store, error);
}
