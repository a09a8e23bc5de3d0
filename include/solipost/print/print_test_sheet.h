/* SPDX-License-Identifier: MIT */
/* Prints the sheet a printer is measured with. */
#ifndef SOLIPOST_PRINT_PRINT_TEST_SHEET_H
#define SOLIPOST_PRINT_PRINT_TEST_SHEET_H

#include "solipost/print/print_settings.h"

struct print_test_sheet {
  const char *path;     /* must not exist */
  const char *paper;    /* in the printer: "A4"; NULL: that of the country; labels have their own */
  const char *country;  /* where it is printed: ISO 3166-1 code or "" */
  const char *layout;   /* of cards of settings->card, in the place of a plain sheet; NULL: none */
  const char *language; /* of the words on it; English where they are not known in it */
  /* With labels: their cells. With duplex a second side. Corrected as it says. */
  const struct print_settings *settings;
};
/* Lengths of the two measured lines in mm: what must be typed with the scale. */
MUST_CHECK bool print_test_sheet(const struct print_test_sheet *request, struct arena *arena, double *across_mm,
                                 double *down_mm, struct error *error);

#endif
