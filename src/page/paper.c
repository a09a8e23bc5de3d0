/* SPDX-License-Identifier: MIT */
/* Reads data/paper.tsv once and finds sizes by name. */
#include "solipost/page/paper.h"

#include <math.h>
#include <stdio.h>

#include "solipost/base/buffer.h"
#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"
#include "solipost/base/utf8.h"

#define PAPER_TABLE "paper.tsv"

static struct {
  struct arena arena;
  struct paper *papers;
  size_t count;
} shelf;

static bool kind_from_word(const char *word, enum paper_kind *kind) {
  static const char *const words[] = {[PAPER_SHEET] = "sheet", [PAPER_CARD] = "card", [PAPER_ENVELOPE] = "envelope"};
  for (size_t i = 0; i < COUNT_OF(words); i++) {
    if (strcmp(words[i], word) == 0) {
      *kind = (enum paper_kind)i;
      return true;
    }
  }
  return false;
}

static bool read_length(const struct datafile *file, size_t row, const char *column, double *out, struct error *error) {
  const char *text = datafile_cell(file, row, datafile_column(file, column));
  if (!ascii_parse_double(text, out) || *out < 0) {
    return error_set(error, ERROR_DAMAGED, _("%s, line %zu: \"%s\" is no length for %s"), PAPER_TABLE, file->lines[row],
                     text, column);
  }
  return true;
}

static bool read_paper(const struct datafile *file, size_t row, struct paper *paper, struct error *error) {
  paper->name = datafile_cell(file, row, datafile_column(file, "name"));
  const char *kind = datafile_cell(file, row, datafile_column(file, "kind"));
  if (!kind_from_word(kind, &paper->kind)) {
    return error_set(error, ERROR_DAMAGED, _("%s, line %zu: \"%s\" is no kind of paper"), PAPER_TABLE, file->lines[row],
                     kind);
  }
  return read_length(file, row, "width", &paper->width_mm, error) &&
         read_length(file, row, "height", &paper->height_mm, error) &&
         read_length(file, row, "stamp_width", &paper->stamp_width_mm, error) &&
         read_length(file, row, "stamp_height", &paper->stamp_height_mm, error) &&
         read_length(file, row, "clear_bottom", &paper->clear_bottom_mm, error) &&
         read_length(file, row, "side_margin", &paper->side_margin_mm, error) &&
         read_length(file, row, "edge", &paper->edge_mm, error);
}

static bool load_shelf(struct error *error) {
  if (shelf.papers) return true;
  struct datafile file;
  if (!datafile_load(&file, PAPER_TABLE, &shelf.arena, error)) return false;
  struct paper *papers = ARENA_ARRAY(&shelf.arena, struct paper, file.row_count);
  for (size_t row = 0; row < file.row_count; row++) {
    if (!read_paper(&file, row, &papers[row], error)) {
      arena_release(&shelf.arena);
      return false;
    }
  }
  shelf.papers = papers;
  shelf.count = file.row_count;
  return true;
}

/* "C6-5" is C6/5, and "10" is #10: '#' begins a comment in a shell. */
static bool is_called(const char *name, const char *typed) {
  for (name += *name == '#', typed += *typed == '#'; *name != '\0' || *typed != '\0'; name++, typed++) {
    char wanted = *typed == '-' ? '/' : ascii_lower(*typed);
    if (ascii_lower(*name) != wanted) return false;
  }
  return true;
}

bool paper_find(const char *name, enum paper_kind kind, const struct paper **out, struct error *error) {
  if (!load_shelf(error)) return false;
  for (size_t i = 0; i < shelf.count; i++) {
    if (shelf.papers[i].kind == kind && is_called(shelf.papers[i].name, name)) {
      *out = &shelf.papers[i];
      return true;
    }
  }
  struct buffer known;
  buffer_init(&known);
  for (size_t i = 0; i < shelf.count; i++) {
    if (shelf.papers[i].kind == kind) buffer_printf(&known, "%s%s", known.length ? ", " : "", shelf.papers[i].name);
  }
  error_set(error, ERROR_NOT_FOUND, _("no size is called \"%s\""), name);
  error_hint(error, _("known sizes: %s"), known.bytes);
  buffer_release(&known);
  return false;
}

const char *paper_sheet_of(const char *country) {
  /* Unicode CLDR 48.2, territories with paper size US-Letter. */
  static const char letter[] = " BZ CA CL CO CR GT MX NI PA PH PR SV US VE ";
  char word[8];
  if (strlen(country) != 2) return "A4";
  snprintf(word, sizeof word, " %s ", country);
  return strstr(letter, word) != NULL ? "Letter" : "A4";
}

bool paper_is_postcard_size(double width_mm, double height_mm) {
  const double tolerance_mm = 2;
  return width_mm >= 140 - tolerance_mm && width_mm <= 235 + tolerance_mm && height_mm >= 90 - tolerance_mm &&
         height_mm <= 120 + tolerance_mm && width_mm >= 1.4 * height_mm;
}
