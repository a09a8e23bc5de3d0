/* SPDX-License-Identifier: MIT */
/* Takes the measures of a sheet of labels into the settings of a run. */
#include "solipost/print/label_choice.h"

#include "solipost/page/label_shelf.h"

bool label_choose(const char *name_or_path, struct print_settings *settings, struct arena *arena, bool *from_memory,
                  struct error *error) {
  struct label_sheet sheet;
  struct buffer lines;
  if (!label_shelf_open(name_or_path, arena, &sheet, error)) return false;
  buffer_init(&lines);
  label_sheet_write(&sheet, &lines);
  settings->labels = sheet.name;
  settings->label_sheet = arena_strdup(arena, lines.bytes);
  *from_memory = sheet.from_memory;
  buffer_release(&lines);
  return true;
}

bool label_choice_each(size_t index, struct label_sheet *out, const char **what, bool *more, struct error *error) {
  return label_shelf_each(index, out, what, more, error);
}
