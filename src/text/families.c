/* SPDX-License-Identifier: MIT */
/* Reads fonts/families.tsv. */
#include "families.h"

#include <stdlib.h>
#include <string.h>

#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/base/styled_text.h"

static const char table_name[] = "fonts/families.tsv";

struct named_value {
  const char *name;
  unsigned value;
};

static const struct named_value family_names[] = {
    {"sans", FAMILY_SANS},
    {"serif", FAMILY_SERIF},
    {"hand", FAMILY_HAND},
};

static const struct named_value style_names[] = {
    {"regular", 0},
    {"bold", TEXT_BOLD},
    {"italic", TEXT_ITALIC},
    {"bold-italic", TEXT_BOLD | TEXT_ITALIC},
};

static bool value_of(const struct named_value *names, size_t count, const char *name, unsigned *value) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(names[i].name, name) == 0) {
      *value = names[i].value;
      return true;
    }
  }
  return false;
}

static bool bad_cell(size_t line, const char *cell, struct error *error) {
  error_set(error, ERROR_DAMAGED, _("%s, line %zu: '%s' is not known here"), table_name, line, cell);
  return error_hint(error, _("This file is part of solipost; install it again"));
}

bool families_load(struct family_table *table, struct arena *arena, struct error *error) {
  struct datafile file;
  if (!datafile_load(&file, table_name, arena, error)) return false;
  int scripts = datafile_column(&file, "script"), family = datafile_column(&file, "family");
  int style = datafile_column(&file, "style"), name = datafile_column(&file, "name");
  int file_name = datafile_column(&file, "file"), package = datafile_column(&file, "package");
  int beyond = datafile_column(&file, "beyond");

  table->rows = ARENA_ARRAY(arena, struct family_row, file.row_count);
  table->count = file.row_count;
  for (size_t i = 0; i < file.row_count; i++) {
    struct family_row *row = &table->rows[i];
    const char *family_cell = datafile_cell(&file, i, family), *style_cell = datafile_cell(&file, i, style);
    unsigned family_value;
    if (!value_of(family_names, COUNT_OF(family_names), family_cell, &family_value)) {
      return bad_cell(file.lines[i], family_cell, error);
    }
    if (!value_of(style_names, COUNT_OF(style_names), style_cell, &row->styles)) {
      return bad_cell(file.lines[i], style_cell, error);
    }
    row->family = (enum font_family)family_value;
    row->scripts = datafile_cell(&file, i, scripts);
    row->name = datafile_cell(&file, i, name);
    row->file = datafile_cell(&file, i, file_name);
    row->package = datafile_cell(&file, i, package);
    row->beyond = datafile_cell(&file, i, beyond);
  }
  return true;
}

bool family_row_serves(const struct family_row *row, const char *script) {
  size_t length = strlen(script);
  for (const char *at = row->scripts; at != NULL; at = strchr(at, ',')) {
    if (*at == ',') at++;
    if (strncmp(at, script, length) == 0 && (at[length] == ',' || at[length] == '\0')) return true;
  }
  return false;
}

bool family_row_has_beyond(const struct family_row *row, uint32_t codepoint) {
  const char *at = row->beyond;
  while (*at != '\0') {
    char *end;
    unsigned long first = strtoul(at, &end, 16), last = first;
    if (*end == '-') last = strtoul(end + 1, &end, 16);
    if (codepoint >= first && codepoint <= last) return true;
    at = end + strcspn(end, ",");
    at += *at == ',';
  }
  return false;
}
