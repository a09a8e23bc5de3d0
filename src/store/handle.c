/* SPDX-License-Identifier: MIT */
/* What every part of an open register needs: its nouns by number, its errors and warnings. */
#include "handle.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sqlite_error.h"

size_t noun_index(const struct noun *noun) {
  size_t i = 0;
  while (all_nouns[i] != NULL && all_nouns[i] != noun) i++;
  assert(all_nouns[i] != NULL && i < NOUN_MAX);
  return i;
}

const struct noun *noun_of_table(const char *table) {
  for (size_t i = 0; all_nouns[i] != NULL; i++) {
    if (strcmp(all_nouns[i]->table, table) == 0) return all_nouns[i];
  }
  return NULL;
}

bool store_fail(struct store *store, struct error *error) {
  return sqlite_error_set(error, store->db, sqlite3_extended_errcode(store->db), store->path);
}

void store_warn(struct store *store, const char *format, ...) {
  if (store->warning_count == WARNING_MAX) return;
  char text[1024];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  store->warnings[store->warning_count++] = mem_strdup(text);
}

size_t store_warnings(const struct store *store, const char *const **out) {
  *out = (const char *const *)store->warnings;
  return store->warning_count;
}

const char *store_path(const struct store *store) { return store->path; }
