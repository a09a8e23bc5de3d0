/* SPDX-License-Identifier: MIT */
/* Single pages of a file that is made again whole: the others are taken out before it is written. */
#ifndef SOLIPOST_PRINT_PRINT_PAGES_H
#define SOLIPOST_PRINT_PRINT_PAGES_H

#include "solipost/print/print.h"
#include "solipost/pdf/pdf.h"

/* Leaves the pages wanted, and with each the other side of its sheet of paper. A page the file does not have is an error
 * that says how many there are. */
MUST_CHECK bool print_pages_keep(const struct print_pages *pages, const char *file, struct pdf *pdf,
                                 struct error *error);

#endif
