/* SPDX-License-Identifier: MIT */
/* Fuzz target: any bytes may come as a list of letters. Either a fault is told, or every word is something to look a letter
 * up by, in rows that go forward. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/jobs/letter_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool condition) {
  if (!condition) abort();
}

static void check(const struct letter_file *file) {
  require(file->count > 0);
  for (size_t i = 0; i < file->count; i++) {
    const char *word = file->words[i];
    size_t size = strlen(word);
    require(size > 0 && strchr(" \t\n", word[0]) == NULL && strchr(" \t\n", word[size - 1]) == NULL);
    require(file->rows[i] > (i == 0 ? 0 : file->rows[i - 1]));
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  struct arena arena;
  struct letter_file file;
  struct error error;
  arena_init(&arena);
  error_clear(&error);
  if (letter_file_parse((const char *)bytes, length, "list.csv", "mailed", &arena, &file, &error)) check(&file);
  else require(error.message[0] != '\0');
  arena_release(&arena);
  return 0;
}
