/* SPDX-License-Identifier: MIT */
/* Reads data/label-sheets.tsv once and finds sheets by their numbers. */
#include "solipost/page/label_shelf.h"

#include <math.h>
#include <string.h>

#include "solipost/base/datafile.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"

#define SHEET_TABLE "label-sheets.tsv"
enum { LARGEST_OWN_SHEET = 16 * 1024, LONGEST_NAME = 80 };

struct entry {
  struct label_sheet sheet;
  const char *brand, *part, *aliases, *what;
};

static struct {
  struct arena arena;
  struct entry *entries;
  size_t count;
} shelf;

/* ---- the table ---- */

static const char *cell(const struct datafile *file, size_t row, const char *column) {
  return datafile_cell(file, row, datafile_column(file, column));
}

/* A row is the lines of an own sheet in another order. */
static bool read_entry(const struct datafile *file, size_t row, struct entry *entry, struct error *error) {
  static const char *const columns[] = {"paper", "columns", "rows", "width", "height", "left", "top"};
  static const char *const steps[] = {"step_x", "step_y"};
  struct buffer lines;
  buffer_init(&lines);
  for (size_t i = 0; i < COUNT_OF(columns); i++)
    buffer_printf(&lines, "%s=%s\n", columns[i], cell(file, row, columns[i]));
  for (size_t i = 0; i < COUNT_OF(steps); i++) {
    const char *step = cell(file, row, steps[i]);
    if (strcmp(step, "0") != 0) buffer_printf(&lines, "%s=%s\n", steps[i], step); /* a sheet of one label has none */
  }
  entry->brand = cell(file, row, "brand");
  entry->part = cell(file, row, "part");
  entry->aliases = cell(file, row, "aliases");
  entry->what = cell(file, row, "what");
  const char *name = arena_printf(&shelf.arena, "%s %s", entry->brand, entry->part);
  bool done = label_sheet_read(lines.bytes, name, &shelf.arena, &entry->sheet, error);
  if (!done) error_prefix(error, "%s, line %zu: ", SHEET_TABLE, file->lines[row]);
  entry->sheet.from_memory = strcmp(cell(file, row, "source"), "memory") == 0;
  buffer_release(&lines);
  return done;
}

static bool load_shelf(struct error *error) {
  struct datafile file;
  if (shelf.entries != NULL) return true;
  if (!datafile_load(&file, SHEET_TABLE, &shelf.arena, error)) return false;
  struct entry *entries = ARENA_ARRAY(&shelf.arena, struct entry, file.row_count + 1);
  for (size_t row = 0; row < file.row_count; row++) {
    if (!read_entry(&file, row, &entries[row], error)) {
      arena_release(&shelf.arena);
      return false;
    }
  }
  shelf.entries = entries;
  shelf.count = file.row_count;
  return true;
}

/* ---- finding ---- */

/* "avery L-7160" and "AveryL7160" are the same. */
static void squeeze(const char *first, const char *second, char out[LONGEST_NAME]) {
  size_t used = 0;
  for (const char *part = first; part != NULL; part = part == first ? second : NULL) {
    for (const char *c = part; *c != '\0' && used + 1 < LONGEST_NAME; c++)
      if (*c != ' ' && *c != '-') out[used++] = ascii_lower(*c);
  }
  out[used] = '\0';
}

enum match { MATCH_NONE, MATCH_ALIAS, MATCH_PART, MATCH_WHOLE };

static enum match match_of(const struct entry *entry, const char *wanted) {
  char name[LONGEST_NAME];
  squeeze(entry->brand, entry->part, name);
  if (strcmp(name, wanted) == 0) return MATCH_WHOLE;
  squeeze("", entry->part, name);
  if (strcmp(name, wanted) == 0) return MATCH_PART;
  squeeze("", entry->aliases, name);
  if (*name != '\0' && strcmp(name, wanted) == 0) return MATCH_ALIAS;
  squeeze(entry->brand, entry->aliases, name);
  return *entry->aliases != '\0' && strcmp(name, wanted) == 0 ? MATCH_ALIAS : MATCH_NONE;
}

/* Sheets of other brands under another number may be the same; hairs of a millimetre do not matter. */
static bool same_sheet(const struct label_sheet *a, const struct label_sheet *b) {
  const double hair_mm = 0.5;
  return strcmp(a->paper, b->paper) == 0 && a->columns == b->columns && a->rows == b->rows &&
         fabs(a->left_mm - b->left_mm) < hair_mm && fabs(a->top_mm - b->top_mm) < hair_mm &&
         fabs(a->width_mm - b->width_mm) < hair_mm && fabs(a->height_mm - b->height_mm) < hair_mm;
}

static bool ambiguous(const char *name, const struct entry *one, const struct entry *other, struct error *error) {
  error_set(error, ERROR_AMBIGUOUS, _("there are several sheets of labels called \"%s\""), name);
  return error_hint(error, _("say which: '%s' or '%s'"), one->sheet.name, other->sheet.name);
}

static bool not_found(const char *name, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("no sheet of labels is called \"%s\""), name);
  return error_hint(error, _("'solipost list labels' shows those that are known; an own one is a small text file, for "
                             "example --labels my-sheet.txt"));
}

bool label_shelf_find(const char *name, struct label_sheet *out, struct error *error) {
  char wanted[LONGEST_NAME];
  if (!load_shelf(error)) return false;
  squeeze("", name, wanted);
  const struct entry *found = NULL;
  enum match best = MATCH_NONE;
  for (size_t i = 0; i < shelf.count; i++) {
    const struct entry *entry = &shelf.entries[i];
    enum match match = match_of(entry, wanted);
    if (match == MATCH_NONE || match < best) continue;
    if (match == best && !same_sheet(&found->sheet, &entry->sheet)) return ambiguous(name, found, entry, error);
    if (match > best) found = entry;
    best = match;
  }
  if (found == NULL) return not_found(name, error);
  *out = found->sheet;
  return true;
}

static bool looks_like_a_path(const char *name) {
  return strchr(name, '/') != NULL || strchr(name, '.') != NULL || file_exists(name);
}

bool label_shelf_open(const char *name_or_path, struct arena *arena, struct label_sheet *out, struct error *error) {
  if (label_shelf_find(name_or_path, out, error)) return true;
  if (error->kind != ERROR_NOT_FOUND || !looks_like_a_path(name_or_path)) return false;
  struct buffer text;
  buffer_init(&text);
  bool done = file_read(name_or_path, LARGEST_OWN_SHEET, &text, error);
  if (done && strlen(text.bytes) != text.length)
    done = error_set(error, ERROR_REFUSED, _("%s is no text"), name_or_path);
  done = done && label_sheet_read(text.bytes, path_name_of(name_or_path), arena, out, error);
  buffer_release(&text);
  return done;
}

/* ---- choosing ---- */

const char *label_shelf_larger(const struct label_sheet *sheet, double height_mm) {
  const struct label_sheet *best = NULL;
  struct error error;
  if (!load_shelf(&error)) return NULL;
  for (size_t i = 0; i < shelf.count; i++) {
    const struct label_sheet *other = &shelf.entries[i].sheet;
    bool fits = strcmp(other->paper, sheet->paper) == 0 && !other->from_memory && label_sheet_cells(other) > 1 &&
                strstr(shelf.entries[i].what, "abels") != NULL && other->width_mm > sheet->width_mm - 0.5 &&
                other->height_mm >= height_mm;
    if (!fits) continue;
    if (best == NULL || other->width_mm * other->height_mm < best->width_mm * best->height_mm) best = other;
  }
  return best == NULL ? NULL : best->name;
}

bool label_shelf_each(size_t index, struct label_sheet *out, const char **what, bool *more, struct error *error) {
  if (!load_shelf(error)) return false;
  *more = index < shelf.count;
  if (!*more) return true;
  *out = shelf.entries[index].sheet;
  *what = shelf.entries[index].what;
  return true;
}
