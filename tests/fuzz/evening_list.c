/* SPDX-License-Identifier: MIT */
/* Fuzz target: any bytes may be typed about an evening, or come as its list. Either a fault is told, or every letter that is
 * meant is something to look up, in numbers that go up, and nobody who wrote is without a name. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/jobs/evening_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool condition) {
  if (!condition) abort();
}

/* Half of all words are somebody's name. */
static bool is_person(void *context, const char *words) {
  (void)context;
  return strlen(words) % 2 == 0;
}

static void check(const struct evening_line *line) {
  require(line->which_count > 0);
  for (size_t i = 0; i < line->which_count; i++) {
    const struct evening_which *which = &line->which[i];
    if (which->how == EVENING_NAME) require(which->name != NULL);
    else require(which->from > 0 && which->from <= which->to);
  }
  for (size_t i = 0; i < line->by_count; i++) require(line->by[i][0] != '\0');
  require(line->what >= EVENING_WRITTEN && line->what < EVENING_WHAT_COUNT);
  require(line->what != EVENING_NOBODY || line->by_count == 0);
}

static void try_line(const char *text, struct arena *arena) {
  const struct evening_names names = {.is_person = is_person};
  struct evening_line line;
  struct error error;
  error_clear(&error);
  if (evening_line_parse(text, &names, arena, &line, &error)) check(&line);
  else require(error.message[0] != '\0');
}

static void try_list(const char *bytes, size_t length, struct arena *arena) {
  struct evening_file file;
  struct error error;
  error_clear(&error);
  if (!evening_file_parse(bytes, length, "list.csv", arena, &file, &error)) {
    require(error.message[0] != '\0');
    return;
  }
  for (size_t i = 0; i < file.count; i++) {
    struct evening_line line;
    bool open;
    require(file.rows[i].number > (i == 0 ? 0 : file.rows[i - 1].number));
    error_clear(&error);
    if (!evening_line_of_cells(&file.rows[i].cells, arena, &line, &open, &error)) require(error.message[0] != '\0');
    else if (!open) check(&line);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  struct arena arena;
  arena_init(&arena);
  try_line(arena_strndup(&arena, (const char *)bytes, length), &arena);
  try_list((const char *)bytes, length, &arena);
  arena_release(&arena);
  return 0;
}
