/* SPDX-License-Identifier: MIT */
/* Reads data/paper.tsv once and finds sizes by name. */
#include "solipost/page/paper.h"

#include <stdio.h>
#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"
#include "solipost/base/utf8.h"

#define PAPER_TABLE "paper.tsv"

/* Zones of a card whose size somebody types. */
#define OWN_CARD "own"
/* What can travel at all: the smallest card of any post (USPS, 5 x 3.5 in) to what a C5 envelope holds. */
#define OWN_LEAST_WIDTH_MM 127.0
#define OWN_LEAST_HEIGHT_MM 88.9
#define OWN_LARGEST_WIDTH_MM 226.0
#define OWN_LARGEST_HEIGHT_MM 159.0

struct own_paper {
  struct paper paper;
  struct own_paper *next;
};

static struct {
  struct arena arena;
  struct paper *papers;
  size_t count;
  struct own_paper *own; /* sizes that were typed, each once */
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
    char a = *name == '-' ? '/' : ascii_lower(*name);
    char b = *typed == '-' ? '/' : ascii_lower(*typed);
    if (a != b) return false;
  }
  return *name == '\0' && *typed == '\0';
}

static const struct paper *find_named(const char *name, enum paper_kind kind) {
  for (size_t i = 0; i < shelf.count; i++) {
    if (shelf.papers[i].kind == kind && is_called(shelf.papers[i].name, name)) return &shelf.papers[i];
  }
  for (const struct own_paper *own = shelf.own; own != NULL; own = own->next) {
    if (own->paper.kind == kind && strcmp(own->paper.name, name) == 0) return &own->paper;
  }
  return NULL;
}

static bool unknown_paper(const char *name, enum paper_kind kind, struct error *error) {
  struct buffer known;
  buffer_init(&known);
  for (size_t i = 0; i < shelf.count; i++) {
    if (shelf.papers[i].kind == kind && shelf.papers[i].width_mm > 0)
      buffer_printf(&known, "%s%s", known.length ? ", " : "", shelf.papers[i].name);
  }
  error_set(error, ERROR_NOT_FOUND, _("no size is called \"%s\""), name);
  if (kind == PAPER_CARD) error_hint(error, _("known sizes: %s; or width x height in mm, as in 150x105"), known.bytes);
  else error_hint(error, _("known sizes: %s"), known.bytes);
  buffer_release(&known);
  return false;
}

/* "150x105"; a comma will do for the point. */
static bool read_size(const char *name, double *width, double *height) {
  char text[32];
  if (strlen(name) >= sizeof text) return false;
  snprintf(text, sizeof text, "%s", name);
  for (char *at = text; *at != '\0'; at++)
    if (*at == ',') *at = '.';
  char *times = strpbrk(text, "xX");
  if (times == NULL) return false;
  *times = '\0';
  return ascii_parse_double(text, width) && ascii_parse_double(times + 1, height);
}

/* Upright sizes are laid on their long side. */
static bool make_own(const char *name, double width, double height, const struct paper **out, struct error *error) {
  double wide = width > height ? width : height, high = width > height ? height : width;
  if (wide < OWN_LEAST_WIDTH_MM || wide > OWN_LARGEST_WIDTH_MM || high < OWN_LEAST_HEIGHT_MM ||
      high > OWN_LARGEST_HEIGHT_MM) {
    error_set(error, ERROR_REFUSED, _("no post takes a card of %g x %g mm, and no envelope here holds it"), wide, high);
    return error_hint(error, _("between %g x %g and %g x %g mm is possible"), OWN_LEAST_WIDTH_MM, OWN_LEAST_HEIGHT_MM,
                      OWN_LARGEST_WIDTH_MM, OWN_LARGEST_HEIGHT_MM);
  }
  const struct paper *zones = find_named(OWN_CARD, PAPER_CARD);
  if (zones == NULL)
    return error_set(error, ERROR_DAMAGED, _("%s has no row for the card \"%s\""), PAPER_TABLE, OWN_CARD);
  struct own_paper *own = ARENA_NEW(&shelf.arena, struct own_paper);
  own->paper = *zones;
  own->paper.name = arena_strdup(&shelf.arena, name);
  own->paper.width_mm = wide;
  own->paper.height_mm = high;
  own->next = shelf.own;
  shelf.own = own;
  *out = &own->paper;
  return true;
}

bool paper_find(const char *name, enum paper_kind kind, const struct paper **out, struct error *error) {
  double width, height;
  if (!load_shelf(error)) return false;
  *out = find_named(name, kind);
  if (*out != NULL && (*out)->width_mm > 0) return true;
  if (kind == PAPER_CARD && read_size(name, &width, &height)) return make_own(name, width, height, out, error);
  return unknown_paper(name, kind, error);
}

const char *paper_sheet_of(const char *country) {
  /* Unicode CLDR 48.2, territories with paper size US-Letter. */
  static const char letter[] = " BZ CA CL CO CR GT MX NI PA PH PR SV US VE ";
  char word[8];
  if (strlen(country) != 2) return "A4";
  snprintf(word, sizeof word, " %s ", country);
  return strstr(letter, word) != NULL ? "Letter" : "A4";
}
