/* SPDX-License-Identifier: MIT */
/* Writes a PDF beside its name first. */
#include "solipost/print/pdf_file.h"

#include "solipost/base/file.h"
#include "solipost/page/document.h"

bool pdf_file_write(struct pdf *pdf, const char *path, bool replace, struct error *error) {
  struct file_draft draft;
  if (!file_draft_open(&draft, path, replace, error)) return false;
  bool done = pdf_write(pdf, draft.fd, error) && file_draft_keep(&draft, error);
  if (!done) file_draft_drop(&draft);
  return done;
}

bool pdf_file_pages(struct scene *const *pages, size_t count, const char *path, bool replace, struct arena *arena,
                    struct error *error) {
  struct pdf *pdf;
  if (!pdf_create(&pdf, "", error)) return false;
  bool done = true;
  for (size_t i = 0; done && i < count; i++) {
    struct sheet sheet;
    document_sheet(pages[i], arena, &sheet);
    done = pdf_add_sheet(pdf, &sheet, error);
  }
  done = done && pdf_file_write(pdf, path, replace, error);
  pdf_destroy(pdf);
  return done;
}
