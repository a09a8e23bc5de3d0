/* SPDX-License-Identifier: MIT */
/* Puts numbers that follow each other together. */
#include "ranges.h"

#include <inttypes.h>
#include <stdlib.h>

static int compare_numbers(const void *a, const void *b) {
  const int64_t *left = a, *right = b;
  return (*left > *right) - (*left < *right);
}

const char *number_ranges(int64_t *numbers, size_t count, size_t most, struct arena *arena) {
  const char *text = "";
  size_t found = 0;
  if (count > 0) qsort(numbers, count, sizeof *numbers, compare_numbers);
  for (size_t first = 0, last; first < count; first = last + 1) {
    for (last = first; last + 1 < count && numbers[last + 1] <= numbers[last] + 1; last++) continue;
    if (++found > most && most > 0) return "";
    text = numbers[first] == numbers[last]
               ? arena_printf(arena, "%s %" PRId64, text, numbers[first])
               : arena_printf(arena, "%s %" PRId64 "-%" PRId64, text, numbers[first], numbers[last]);
  }
  return text;
}
