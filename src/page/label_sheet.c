/* SPDX-License-Identifier: MIT */
/* Reads the lines that describe a sheet of labels, as a volunteer writes them, and writes them again. */
#include "solipost/page/label_sheet.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/page/paper.h"

#define LEAST_LABEL_MM 8.0 /* nobody can stick or read a smaller one */
#define LARGEST_PAPER_MM 500.0
#define TOLERANCE_MM 1.0 /* makers give tenths of a millimetre, and labels up to the edge of the paper */
enum { LONGEST_WORD = 32 };

enum key {
  KEY_PAPER,
  KEY_COLUMNS,
  KEY_ROWS,
  KEY_WIDTH,
  KEY_HEIGHT,
  KEY_LEFT,
  KEY_TOP,
  KEY_STEP_X,
  KEY_STEP_Y,
  KEY_COUNT
};
static const struct {
  const char *word;
  double least, most;
  bool whole, may_be_missing;
} keys[] = {
    [KEY_PAPER] = {"paper", 0, 0, false, false},
    [KEY_COLUMNS] = {"columns", 1, LABEL_MOST_COLUMNS, true, false},
    [KEY_ROWS] = {"rows", 1, LABEL_MOST_ROWS, true, false},
    [KEY_WIDTH] = {"width", LEAST_LABEL_MM, LARGEST_PAPER_MM, false, false},
    [KEY_HEIGHT] = {"height", LEAST_LABEL_MM, LARGEST_PAPER_MM, false, false},
    [KEY_LEFT] = {"left", 0, LARGEST_PAPER_MM, false, false},
    [KEY_TOP] = {"top", 0, LARGEST_PAPER_MM, false, false},
    [KEY_STEP_X] = {"step_x", LEAST_LABEL_MM, LARGEST_PAPER_MM, false, true},
    [KEY_STEP_Y] = {"step_y", LEAST_LABEL_MM, LARGEST_PAPER_MM, false, true},
};

/* The file while it is read. */
struct reading {
  const char *where, *at;
  size_t line;
  size_t said_on[KEY_COUNT]; /* line; 0: not yet */
  double values[KEY_COUNT];
  const struct paper *paper;
};

/* ---- words ---- */

static void skip_blanks(struct reading *reading) {
  while (*reading->at == ' ' || *reading->at == '\t' || *reading->at == '\r') reading->at++;
}

/* To the next pair, over ends of lines and comments; false at the end of the text. */
static bool next_pair(struct reading *reading) {
  for (;;) {
    skip_blanks(reading);
    if (*reading->at == '#') reading->at += strcspn(reading->at, "\n");
    if (*reading->at != '\n') return *reading->at != '\0';
    reading->at++;
    reading->line++;
  }
}

static bool take_word(struct reading *reading, const char *ends, char out[LONGEST_WORD]) {
  size_t length = strcspn(reading->at, ends);
  snprintf(out, LONGEST_WORD, "%.*s", (int)(length < LONGEST_WORD ? length : LONGEST_WORD - 1), reading->at);
  reading->at += length;
  return length > 0 && length < LONGEST_WORD && utf8_is_valid(out);
}

/* ---- faults ---- */

static bool fault(const struct reading *reading, struct error *error) {
  return error_prefix(error, _("%s, line %zu: "), reading->where, reading->line);
}

static bool unknown_key(const struct reading *reading, const char *word, struct error *error) {
  struct buffer known;
  buffer_init(&known);
  for (size_t i = 0; i < KEY_COUNT; i++) buffer_printf(&known, "%s%s", i == 0 ? "" : ", ", keys[i].word);
  error_set(error, ERROR_MISUSED, _("\"%s\" is not known here"), word);
  error_hint(error, _("known are: %s; each is written as in width=63.5"), known.bytes);
  buffer_release(&known);
  return fault(reading, error);
}

static bool bad_number(const struct reading *reading, enum key key, const char *value, struct error *error) {
  error_set(error, ERROR_MISUSED, _("\"%s\" does not do for %s"), value, keys[key].word);
  if (keys[key].whole) error_hint(error, _("write a whole number from %g to %g"), keys[key].least, keys[key].most);
  else error_hint(error, _("write millimetres from %g to %g, for example 63.5"), keys[key].least, keys[key].most);
  return fault(reading, error);
}

/* ---- pairs ---- */

static bool find_key(const char *word, enum key *key) {
  for (size_t i = 0; i < KEY_COUNT; i++) {
    if (!ascii_equal_ignoring_case(keys[i].word, word)) continue;
    *key = (enum key)i;
    return true;
  }
  return false;
}

static bool take_number(struct reading *reading, enum key key, char *value, struct error *error) {
  double number;
  char typed[LONGEST_WORD];
  snprintf(typed, sizeof typed, "%s", value);
  char *comma = strchr(value, ','); /* 63,5 is what many write */
  if (comma != NULL) *comma = '.';
  bool good = ascii_parse_double(value, &number) && number >= keys[key].least && number <= keys[key].most;
  if (!good || (keys[key].whole && number != (double)(size_t)number)) return bad_number(reading, key, typed, error);
  reading->values[key] = number;
  return true;
}

static bool take_value(struct reading *reading, enum key key, struct error *error) {
  char value[LONGEST_WORD];
  if (!take_word(reading, " \t\r\n#", value)) {
    error_set(error, ERROR_MISUSED, _("what is %s?"), keys[key].word);
    return fault(reading, error);
  }
  if (key != KEY_PAPER) return take_number(reading, key, value, error);
  return paper_find(value, PAPER_SHEET, &reading->paper, error) || fault(reading, error);
}

static bool take_pair(struct reading *reading, struct error *error) {
  char word[LONGEST_WORD];
  enum key key;
  bool known = take_word(reading, " \t\r\n=#", word) && find_key(word, &key);
  if (!known) return unknown_key(reading, word, error);
  skip_blanks(reading);
  if (*reading->at != '=') {
    error_set(error, ERROR_MISUSED, _("there is no '=' behind %s"), word);
    return fault(reading, error);
  }
  reading->at++;
  skip_blanks(reading);
  if (reading->said_on[key] > 0) {
    error_set(error, ERROR_MISUSED, _("%s stands in line %zu already"), keys[key].word, reading->said_on[key]);
    return fault(reading, error);
  }
  reading->said_on[key] = reading->line;
  return take_value(reading, key, error);
}

/* ---- the whole ---- */

static bool is_complete(const struct reading *reading, struct error *error) {
  for (size_t i = 0; i < KEY_COUNT; i++) {
    if (reading->said_on[i] > 0 || keys[i].may_be_missing) continue;
    error_set(error, ERROR_MISUSED, _("%s: %s is missing"), reading->where, keys[i].word);
    return error_hint(error, _("an own sheet of labels needs paper, columns, rows, width, height, left and top"));
  }
  return true;
}

/* One direction: `step` is the key whose line is at fault when labels overlap. */
static bool fits(struct reading *reading, double first, double step, double size, size_t count, double paper,
                 enum key key, struct error *error) {
  double end = first + step * (double)(count - 1) + size;
  if (count > 1 && step < size - TOLERANCE_MM) {
    reading->line = reading->said_on[key];
    error_set(error, ERROR_MISUSED, _("labels of %g mm at a distance of %g mm lie on each other"), size, step);
    error_hint(error, _("%s goes from the edge of a label to the same edge of the next one"), keys[key].word);
    return fault(reading, error);
  }
  if (end <= paper + TOLERANCE_MM) return true;
  error_set(error, ERROR_MISUSED, _("%s: the last label ends at %g mm, and the paper at %g mm"), reading->where, end,
            paper);
  return error_hint(error, key == KEY_STEP_X ? _("measure left, step_x and width again, or count the columns")
                                             : _("measure top, step_y and height again, or count the rows"));
}

static bool check_sheet(struct reading *reading, const struct label_sheet *sheet, struct error *error) {
  return fits(reading, sheet->left_mm, sheet->step_x_mm, sheet->width_mm, sheet->columns, sheet->paper_width_mm,
              KEY_STEP_X, error) &&
         fits(reading, sheet->top_mm, sheet->step_y_mm, sheet->height_mm, sheet->rows, sheet->paper_height_mm,
              KEY_STEP_Y, error);
}

bool label_sheet_read(const char *text, const char *where, struct arena *arena, struct label_sheet *out,
                      struct error *error) {
  static const char byte_order_mark[] = "\xef\xbb\xbf";
  if (strncmp(text, byte_order_mark, strlen(byte_order_mark)) == 0) text += strlen(byte_order_mark);
  struct reading reading = {.where = where, .at = text, .line = 1};
  while (next_pair(&reading)) {
    if (!take_pair(&reading, error)) return false;
  }
  if (!is_complete(&reading, error)) return false;
  const double *values = reading.values;
  *out = (struct label_sheet){
      .name = arena_strdup(arena, where),
      .paper = reading.paper->name,
      .paper_width_mm = reading.paper->width_mm,
      .paper_height_mm = reading.paper->height_mm,
      .columns = (size_t)values[KEY_COLUMNS],
      .rows = (size_t)values[KEY_ROWS],
      .width_mm = values[KEY_WIDTH],
      .height_mm = values[KEY_HEIGHT],
      .left_mm = values[KEY_LEFT],
      .top_mm = values[KEY_TOP],
      .step_x_mm = reading.said_on[KEY_STEP_X] > 0 ? values[KEY_STEP_X] : values[KEY_WIDTH],
      .step_y_mm = reading.said_on[KEY_STEP_Y] > 0 ? values[KEY_STEP_Y] : values[KEY_HEIGHT],
  };
  return check_sheet(&reading, out, error);
}

void label_sheet_write(const struct label_sheet *sheet, struct buffer *out) {
  buffer_printf(out, "paper=%s columns=%zu rows=%zu width=%g height=%g left=%g top=%g step_x=%g step_y=%g",
                sheet->paper, sheet->columns, sheet->rows, sheet->width_mm, sheet->height_mm, sheet->left_mm,
                sheet->top_mm, sheet->step_x_mm, sheet->step_y_mm);
}

size_t label_sheet_cells(const struct label_sheet *sheet) { return sheet->columns * sheet->rows; }
