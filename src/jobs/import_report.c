/* SPDX-License-Identifier: MIT */
/* What is said about one row. */
#include <string.h>

#include "import_work.h"

bool import_refuse(struct import_pass *pass, struct import_item *item, const struct error *error) {
  item->report.outcome = IMPORT_REFUSED;
  item->report.change_count = 0;
  item->report.reason = error->hint[0] != '\0' ? arena_printf(&pass->arena, "%s. %s", error->message, error->hint)
                                               : arena_strdup(&pass->arena, error->message);
  return true;
}

void import_add_change(struct import_item *item, const char *label, const char *old_text, const char *new_text) {
  if (item->report.change_count < IMPORT_CHANGES) {
    item->changes[item->report.change_count++] = (struct import_change){label, old_text, new_text};
  }
}

void import_finish_existing(struct import_item *item, const char *call) {
  item->report.call = call;
  item->report.outcome = item->report.change_count > 0 ? IMPORT_CHANGED : IMPORT_SAME;
}
