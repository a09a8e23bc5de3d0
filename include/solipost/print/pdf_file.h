/* SPDX-License-Identifier: MIT */
/* A PDF becomes a file of its own. */
#ifndef SOLIPOST_PRINT_PDF_FILE_H
#define SOLIPOST_PRINT_PDF_FILE_H

#include "solipost/page/scene.h"
#include "solipost/pdf/pdf.h"

/* Whole or not at all, for its owner alone. `replace`: one that is there already is no error. */
MUST_CHECK bool pdf_file_write(struct pdf *pdf, const char *path, bool replace, struct error *error);

/* The same of whole pages, each a scene of the size of its paper. */
MUST_CHECK bool pdf_file_pages(struct scene *const *pages, size_t count, const char *path, bool replace,
                               struct arena *arena, struct error *error);

#endif
