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

/* Nothing was there, further lines come behind it, or a birthday gets its year. */
static bool adds(const struct import_change *change) {
  const char *old_text = change->old_text;
  const char *new_text = change->new_text;
  size_t length = strlen(old_text);
  if (length == 0 || (strncmp(new_text, old_text, length) == 0 && new_text[length] == '\n')) {
    return true;
  }
  bool yearless = strncmp(old_text, "--", 2) == 0;
  return yearless && strlen(new_text) == strlen("1980-04-03") && strcmp(new_text + 4, old_text + 1) == 0;
}

bool import_only_adds(const struct import_item *item) {
  for (size_t i = 0; i < item->report.change_count; i++) {
    if (!adds(&item->changes[i])) {
      return false;
    }
  }
  return true;
}

void import_finish_existing(struct import_item *item, const char *call) {
  item->report.call = call;
  item->report.outcome = item->report.change_count > 0 ? IMPORT_CHANGED : IMPORT_SAME;
}
