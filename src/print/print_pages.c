/* SPDX-License-Identifier: MIT */
/* Takes pages out of a file. */
#include "print_pages.h"

#include "solipost/base/i18n.h"

static bool is_wanted(const struct print_pages *pages, size_t page) {
  for (size_t i = 0; i < pages->count; i++) {
    if (page >= pages->ranges[i].first && page <= pages->ranges[i].last) return true;
  }
  return false;
}

static bool check_last(const struct print_pages *pages, const char *file, size_t count, struct error *error) {
  for (size_t i = 0; i < pages->count; i++) {
    if (pages->ranges[i].last <= count) continue;
    error_set(error, ERROR_NOT_FOUND,
              ngettext("the file of %s has %zu page, so there is no page %zu",
                       "the file of %s has %zu pages, so there is no page %zu", count),
              file, count, pages->ranges[i].last);
    return error_hint(error, _("look into the file for the pages that are spoilt; the first is 1"));
  }
  return true;
}

bool print_pages_keep(const struct print_pages *pages, const char *file, struct pdf *pdf, struct error *error) {
  size_t count = pdf_sheet_count(pdf);
  if (!check_last(pages, file, count, error)) return false;
  bool *kept = mem_alloc_array(count + 1, sizeof *kept);
  for (size_t i = 0; i < count; i++) {
    bool wanted = is_wanted(pages, i + 1);
    kept[i] = kept[i] || wanted;
    if (i == 0 || !pdf_is_back(pdf, i)) continue;
    kept[i] = kept[i] || kept[i - 1];
    kept[i - 1] = kept[i];
  }
  pdf_keep(pdf, kept);
  mem_free(kept);
  return true;
}
