/* SPDX-License-Identifier: MIT */
/* Sheets become a PDF file: small subset fonts, text that can be found and copied, the same bytes for the same input, no
 * author, date, path or machine in it. The only folder that knows libharu. */
#ifndef SOLIPOST_PDF_PDF_H
#define SOLIPOST_PDF_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/page/scene.h"
#include "solipost/pdf/correction.h"

struct pdf;

/* One volume. `title` may be in any script, "" for none. */
MUST_CHECK bool pdf_create(struct pdf **out, const char *title, struct error *error);
/* Notes the glyphs used. The sheet is copied; scenes, boxes, pictures and the text engine must live until pdf_write. */
MUST_CHECK bool pdf_add_sheet(struct pdf *pdf, const struct sheet *sheet, struct error *error);
/* All sheets are drawn so that a printer which misses like this puts them right. To be said before pdf_write. */
void pdf_correct(struct pdf *pdf, const struct pdf_correction *correction);
size_t pdf_sheet_count(const struct pdf *pdf);
/* Whether the sheet, counted from 0, is printed on the back of the one before it. */
bool pdf_is_back(const struct pdf *pdf, size_t sheet);
/* Leaves out the sheets that are false in `kept`. Fonts stay those of all, so that a page kept is the same as before. */
void pdf_keep(struct pdf *pdf, const bool *kept);
/* Seals the fonts, draws every sheet, writes to an open file descriptor. Once. */
MUST_CHECK bool pdf_write(struct pdf *pdf, int fd, struct error *error);
void pdf_destroy(struct pdf *pdf);
const char *pdf_library_version(void);

#endif
