/* SPDX-License-Identifier: MIT */
/* Compares a card with what data/postcards.tsv says of each post. */
#include "solipost/page/postcard.h"

#include <string.h>

#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

#define POSTCARD_TABLE "postcards.tsv"

static bool read_number(const struct datafile *file, size_t row, const char *column, double *out, struct error *error) {
  const char *text = datafile_cell(file, row, datafile_column(file, column));
  if (ascii_parse_double(text, out) && *out >= 0) return true;
  return error_set(error, ERROR_DAMAGED, _("%s, line %zu: \"%s\" is no length for %s"), POSTCARD_TABLE,
                   file->lines[row], text, column);
}

static bool read_limits(const struct datafile *file, size_t row, struct postcard_limits *limits, struct error *error) {
  limits->country = datafile_cell(file, row, datafile_column(file, "country"));
  limits->post = datafile_cell(file, row, datafile_column(file, "post"));
  return read_number(file, row, "least_width", &limits->least_width_mm, error) &&
         read_number(file, row, "least_height", &limits->least_height_mm, error) &&
         read_number(file, row, "largest_width", &limits->largest_width_mm, error) &&
         read_number(file, row, "largest_height", &limits->largest_height_mm, error) &&
         read_number(file, row, "tolerance", &limits->tolerance_mm, error) &&
         read_number(file, row, "least_ratio", &limits->least_ratio, error);
}

bool postcard_fits(const struct postcard_limits *limits, double width_mm, double height_mm) {
  double more = limits->tolerance_mm + 0.001; /* inches do not come out even in mm */
  return width_mm >= limits->least_width_mm - more && width_mm <= limits->largest_width_mm + more &&
         height_mm >= limits->least_height_mm - more && height_mm <= limits->largest_height_mm + more &&
         width_mm >= limits->least_ratio * height_mm;
}

bool postcard_limits_broken(const char *country, double width_mm, double height_mm, struct arena *arena,
                            struct postcard_limits **broken, size_t *count, struct error *error) {
  struct datafile file;
  *count = 0;
  if (!datafile_load(&file, POSTCARD_TABLE, arena, error)) return false;
  *broken = ARENA_ARRAY(arena, struct postcard_limits, file.row_count + 1);
  for (size_t row = 0; row < file.row_count; row++) {
    struct postcard_limits limits;
    if (!read_limits(&file, row, &limits, error)) return false;
    bool matters = strcmp(limits.country, "*") == 0 || strcmp(limits.country, country) == 0;
    if (matters && !postcard_fits(&limits, width_mm, height_mm)) (*broken)[(*count)++] = limits;
  }
  return true;
}
