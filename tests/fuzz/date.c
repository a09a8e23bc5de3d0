/* SPDX-License-Identifier: MIT */
/* Any text as a date: a real day or an error with advice, and what was read reads the same in its ISO form. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/base/memory.h"
#include "solipost/table/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool condition) {
  if (!condition) {
    abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const struct date today = {.year = 2026, .month = 4, .day = 9};
  if (size == 0) {
    return 0;
  }
  char *text = mem_alloc(size);
  memcpy(text, data + 1, size - 1);
  enum date_order order = (enum date_order)(data[0] % 4);
  bool year_optional = (data[0] & 4) != 0;
  struct date date;
  struct error error = {0};
  if (date_from_text(text, order, year_optional, (data[0] & 8) != 0 ? today : (struct date){0}, &date, &error)) {
    demand(date_is_valid(date) && (year_optional || date_has_year(date)));
    char iso[DATE_TEXT_SIZE];
    struct date again;
    date_format_iso(date, iso);
    demand(date_from_text(iso, DATE_ORDER_UNKNOWN, true, (struct date){0}, &again, &error));
    demand(date_compare(date, again) == 0);
  } else {
    demand(!date_is_set(date) && error.message[0] != '\0' && error.hint[0] != '\0');
  }
  mem_free(text);
  return 0;
}
