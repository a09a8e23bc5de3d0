/* SPDX-License-Identifier: MIT */
/* Reads the table of lead times and joins it with what a group knows better. */
#include "solipost/model/lead_time.h"

#include <stdlib.h>
#include <string.h>

#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

static const char INLAND[] = "inland", ELSEWHERE[] = "*";

static struct lead_time_row *row_of(const struct lead_time_table *table, const char *country) {
  for (size_t i = 0; i < table->count; i++)
    if (strcmp(table->rows[i].country, country) == 0) return &table->rows[i];
  return NULL;
}

static bool read_row(const struct datafile *file, size_t row, struct lead_time_row *out, struct error *error) {
  *out = (struct lead_time_row){.country = datafile_cell(file, row, datafile_column(file, "country")),
                                .origin = LEAD_SHIPPED,
                                .status = datafile_cell(file, row, datafile_column(file, "status")),
                                .source = datafile_cell(file, row, datafile_column(file, "source"))};
  const char *days = datafile_cell(file, row, datafile_column(file, "days"));
  if (*out->country != '\0' && ascii_parse_integer(days, 1, LEAD_MOST_DAYS, &out->days)) return true;
  return error_set(error, ERROR_DAMAGED, _("%s:%zu: this is no lead time"), file->name, file->lines[row]);
}

/* In the place of the row for the same country, or behind all others. */
static void put(struct lead_time_table *table, const struct lead_time_row *row) {
  struct lead_time_row *there = row_of(table, row->country);
  if (there == NULL) there = &table->rows[table->count++];
  *there = *row;
}

static int compare_samples(const void *a, const void *b) {
  const struct lead_time_sample *left = a, *right = b;
  int countries = strcmp(left->country, right->country);
  if (countries != 0) return countries;
  return (left->days > right->days) - (left->days < right->days);
}

static int64_t within(int64_t days) {
  if (days < LEAD_LEAST_DAYS) return LEAD_LEAST_DAYS;
  return days > LEAD_MOST_DAYS ? LEAD_MOST_DAYS : days;
}

/* The median: one letter that lay for a year in a drawer changes nothing. Of two in the middle the longer. */
static void learn(struct lead_time_table *table, const struct lead_time_sample *samples, size_t count,
                  struct arena *arena) {
  if (count == 0) return;
  struct lead_time_sample *sorted = arena_copy(arena, samples, count * sizeof *samples);
  qsort(sorted, count, sizeof *sorted, compare_samples);
  for (size_t first = 0, last; first < count; first = last) {
    last = first;
    while (last < count && strcmp(sorted[last].country, sorted[first].country) == 0) last++;
    size_t letters = last - first;
    if (letters < LEAD_LEARN_LETTERS || *sorted[first].country == '\0') continue;
    put(table, &(struct lead_time_row){.country = sorted[first].country,
                                       .days = within(sorted[first + letters / 2].days),
                                       .origin = LEAD_LEARNED,
                                       .letters = letters,
                                       .status = "",
                                       .source = ""});
  }
}

bool lead_time_load(const char *posted_in, const struct lead_time *own, size_t own_count,
                    const struct lead_time_sample *samples, size_t sample_count, struct arena *arena,
                    struct lead_time_table *out, struct error *error) {
  struct datafile file;
  if (!datafile_load(&file, "lead-times.tsv", arena, error)) return false;
  *out = (struct lead_time_table){.posted_in = posted_in};
  out->rows = ARENA_ARRAY(arena, struct lead_time_row, file.row_count + own_count + sample_count + 1);
  for (size_t i = 0; i < file.row_count; i++, out->count++)
    if (!read_row(&file, i, &out->rows[i], error)) return false;
  if (row_of(out, ELSEWHERE) == NULL)
    return error_set(error, ERROR_DAMAGED, _("%s has no row for other countries"), file.name);
  learn(out, samples, sample_count, arena);
  for (size_t i = 0; i < own_count; i++)
    put(out,
        &(struct lead_time_row){
            .country = own[i].country, .days = own[i].days, .origin = LEAD_OWN, .status = "", .source = own[i].source});
  return true;
}

const struct lead_time_row *lead_time_for(const struct lead_time_table *table, const char *country) {
  const struct lead_time_row *row = *country == '\0' ? NULL : row_of(table, country);
  bool known_better = row != NULL && row->origin != LEAD_SHIPPED;
  if (!known_better && *country != '\0' && strcmp(country, table->posted_in) == 0) {
    const struct lead_time_row *inland = row_of(table, INLAND);
    if (inland != NULL) return inland;
  }
  return row != NULL ? row : row_of(table, ELSEWHERE);
}

int64_t lead_time_longest(const struct lead_time_table *table) {
  int64_t longest = 0;
  for (size_t i = 0; i < table->count; i++)
    if (table->rows[i].days > longest) longest = table->rows[i].days;
  return longest;
}
