/* SPDX-License-Identifier: MIT */
/* Which sheet of labels a run uses, and which there are. */
#ifndef SOLIPOST_PRINT_LABEL_CHOICE_H
#define SOLIPOST_PRINT_LABEL_CHOICE_H

#include "solipost/print/print_settings.h"
#include "solipost/page/label_sheet.h"

/* Puts name and measures of a sheet, or of an own one in a file, into the settings; texts live in the arena. `from_memory`:
 * nobody has measured it. */
MUST_CHECK bool label_choose(const char *name_or_path, struct print_settings *settings, struct arena *arena,
                             bool *from_memory, struct error *error);

/* The n-th sheet that is known, and what its maker calls it. */
MUST_CHECK bool label_choice_each(size_t index, struct label_sheet *out, const char **what, bool *more,
                                  struct error *error);

#endif
