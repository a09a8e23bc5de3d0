/* SPDX-License-Identifier: MIT */
/* Reads the table of days of solidarity. */
#include "solipost/model/solidarity.h"

#include <string.h>

#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"

static bool read_day(const struct datafile *file, size_t row, const char *column, bool required, struct date *out) {
  const char *text = datafile_cell(file, row, datafile_column(file, column));
  *out = (struct date){0};
  if (*text == '\0') return !required;
  return date_parse_iso(text, out) && !date_has_year(*out);
}

bool solidarity_load(const char *language, struct arena *arena, struct solidarity_day **out, size_t *count,
                     struct error *error) {
  struct datafile file;
  if (!datafile_load(&file, "calendar.tsv", arena, error)) return false;
  int translated = datafile_column(&file, arena_printf(arena, "name_%s", language));
  *count = file.row_count;
  *out = ARENA_ARRAY(arena, struct solidarity_day, file.row_count + 1);
  for (size_t i = 0; i < file.row_count; i++) {
    struct solidarity_day *day = &(*out)[i];
    day->name = datafile_cell(&file, i, translated);
    if (*day->name == '\0') day->name = datafile_cell(&file, i, datafile_column(&file, "name"));
    day->kind = datafile_cell(&file, i, datafile_column(&file, "kind"));
    day->origin = datafile_cell(&file, i, datafile_column(&file, "origin"));
    day->region = datafile_cell(&file, i, datafile_column(&file, "region"));
    day->confidence = datafile_cell(&file, i, datafile_column(&file, "confidence"));
    day->source = datafile_cell(&file, i, datafile_column(&file, "source"));
    if (*day->name == '\0' || !read_day(&file, i, "from", true, &day->from) ||
        !read_day(&file, i, "until", false, &day->until))
      return error_set(error, ERROR_DAMAGED, _("%s:%zu: this is no day of the calendar"), file.name, file.lines[i]);
  }
  return true;
}

void solidarity_in_year(const struct solidarity_day *day, int year, struct date *from, struct date *until) {
  *from = date_in_year(day->from, year);
  *until = *from;
  if (!date_is_set(day->until)) return;
  *until = date_in_year(day->until, date_compare(day->until, day->from) < 0 ? year + 1 : year);
}

bool solidarity_is_for(const struct solidarity_day *day, const char *country) {
  const char *at = day->region;
  size_t length = strlen(country);
  while (*at != '\0') {
    size_t word = strcspn(at, "|");
    if (word == 3 && memcmp(at, "INT", 3) == 0) return true;
    if (length > 0 && word == length && memcmp(at, country, length) == 0) return true;
    at += word;
    at += strspn(at, "|");
  }
  return false;
}
