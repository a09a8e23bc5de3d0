/* SPDX-License-Identifier: MIT */
/* Reads data/letter-forms.tsv once and finds forms by name and by country. */
#include "solipost/page/letter_form.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"
#include "solipost/base/utf8.h"

#define FORM_TABLE "letter-forms.tsv"
#define USUAL_FORM "din-b"
#define USUAL_LETTER_FORM "us-10" /* where printers hold US Letter */
#define PLAIN_LETTER_FORM "us-plain"
#define HIGH_WINDOW_MM 40.0 /* eight lines */

static struct {
  struct arena arena;
  struct letter_form *forms;
  size_t count;
} shelf;

#define AT(member) offsetof(struct letter_form, member)
static const struct {
  const char *column;
  size_t offset;
} lengths[] = {
    {"window_x", AT(window_x_mm)},
    {"window_y", AT(window_y_mm)},
    {"window_w", AT(window_width_mm)},
    {"window_h", AT(window_height_mm)},
    {"indent", AT(indent_mm)},
    {"return_line", AT(return_line_mm)},
    {"address_y", AT(address_y_mm)},
    {"fold1", AT(fold1_mm)},
    {"fold2", AT(fold2_mm)},
    {"hole", AT(hole_mm)},
    {"left", AT(left_mm)},
    {"right", AT(right_mm)},
    {"top", AT(top_mm)},
    {"bottom", AT(bottom_mm)},
    {"text_y", AT(text_y_mm)},
    {"block_x", AT(block_x_mm)},
    {"block_y", AT(block_y_mm)},
    {"block_w", AT(block_width_mm)},
};
#undef AT

static bool read_form(const struct datafile *file, size_t row, struct letter_form *form, struct error *error) {
  form->name = datafile_cell(file, row, datafile_column(file, "name"));
  form->countries = datafile_cell(file, row, datafile_column(file, "countries"));
  for (size_t i = 0; i < COUNT_OF(lengths); i++) {
    const char *text = datafile_cell(file, row, datafile_column(file, lengths[i].column));
    double *out = (double *)((char *)form + lengths[i].offset);
    if (!ascii_parse_double(text, out) || *out < 0)
      return error_set(error, ERROR_DAMAGED, _("%s, line %zu: \"%s\" is no length for %s"), FORM_TABLE,
                       file->lines[row], text, lengths[i].column);
  }
  const char *paper = datafile_cell(file, row, datafile_column(file, "paper"));
  return paper_find(paper, PAPER_SHEET, &form->paper, error);
}

static bool load_shelf(struct error *error) {
  if (shelf.forms != NULL) return true;
  struct datafile file;
  if (!datafile_load(&file, FORM_TABLE, &shelf.arena, error)) return false;
  struct letter_form *forms = ARENA_ARRAY(&shelf.arena, struct letter_form, file.row_count);
  for (size_t row = 0; row < file.row_count; row++) {
    if (read_form(&file, row, &forms[row], error)) continue;
    arena_release(&shelf.arena);
    return false;
  }
  shelf.forms = forms;
  shelf.count = file.row_count;
  return true;
}

bool letter_form_find(const char *name, const struct letter_form **out, struct error *error) {
  if (!load_shelf(error)) return false;
  struct buffer known;
  buffer_init(&known);
  for (size_t i = 0; i < shelf.count; i++) {
    buffer_printf(&known, "%s%s", known.length > 0 ? ", " : "", shelf.forms[i].name);
    if (!ascii_equal_ignoring_case(shelf.forms[i].name, name)) continue;
    *out = &shelf.forms[i];
    buffer_release(&known);
    return true;
  }
  error_set(error, ERROR_NOT_FOUND, _("no form of letter is called \"%s\""), name);
  error_hint(error, _("known forms: %s"), known.bytes);
  buffer_release(&known);
  return false;
}

static bool is_usual_in(const struct letter_form *form, const char *country) {
  if (strlen(country) != 2) return false;
  for (const char *at = form->countries; (at = strstr(at, country)) != NULL; at++) {
    if ((at == form->countries || at[-1] == ' ') && (at[2] == ' ' || at[2] == '\0')) return true;
  }
  return false;
}

bool letter_form_of(const char *country, bool window, const char **name, struct error *error) {
  if (!load_shelf(error)) return false;
  bool letter_paper = strcmp(paper_sheet_of(country), "Letter") == 0;
  *name = letter_paper ? USUAL_LETTER_FORM : USUAL_FORM;
  for (size_t i = 0; i < shelf.count; i++) {
    if (is_usual_in(&shelf.forms[i], country)) *name = shelf.forms[i].name;
  }
  const struct letter_form *form;
  if (window) return true;
  if (!letter_form_find(*name, &form, error)) return false;
  if (form->window_height_mm < HIGH_WINDOW_MM) *name = letter_paper ? PLAIN_LETTER_FORM : USUAL_FORM;
  return true;
}

bool letter_form_nth(size_t n, const struct letter_form **out, struct error *error) {
  if (!load_shelf(error)) return false;
  *out = n < shelf.count ? &shelf.forms[n] : NULL;
  return true;
}
