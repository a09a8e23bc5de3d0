/* SPDX-License-Identifier: MIT */
/* Forms of letters: where the window of the envelope, fold marks, sender and text are on the sheet, from
 * data/letter-forms.tsv. */
#ifndef SOLIPOST_PAGE_LETTER_FORM_H
#define SOLIPOST_PAGE_LETTER_FORM_H

#include "solipost/page/paper.h"

/* Lengths in mm from the top left of the sheet; the data file explains them. */
struct letter_form {
  const char *name; /* "din-b" */
  const struct paper *paper;
  double window_x_mm, window_y_mm, window_width_mm, window_height_mm;
  double indent_mm, return_line_mm, address_y_mm;
  double fold1_mm, fold2_mm, hole_mm; /* 0: no such mark */
  double left_mm, right_mm, top_mm, bottom_mm;
  double text_y_mm;
  double block_x_mm, block_y_mm, block_width_mm;
  const char *countries; /* "DE AT" */
};

/* By name, ASCII case ignored; the table is read once and kept. ERROR_NOT_FOUND lists the known names. */
MUST_CHECK bool letter_form_find(const char *name, const struct letter_form **out, struct error *error);

/* Name of the form that is usual where the post is handed in, by ISO 3166-1 code or "": DIN B, or that of US Letter where
 * printers hold it. Without a window one with room for any address. */
MUST_CHECK bool letter_form_of(const char *country, bool window, const char **name, struct error *error);

/* The n-th form, for tests and lists; *out is NULL past the last. */
MUST_CHECK bool letter_form_nth(size_t n, const struct letter_form **out, struct error *error);

#endif
