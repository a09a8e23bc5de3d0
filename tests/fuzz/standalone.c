/* SPDX-License-Identifier: MIT */
/* Gives every file of a folder to a fuzz target, without libFuzzer: inputs that once did harm are tried in each run of
 * the tests. Prints TAP. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/memory.h"
#include "solipost/base/path.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

enum { LARGEST_INPUT = 16 * 1024 * 1024 };

static int is_input(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static bool run_file(const char *folder, const char *name) {
  struct arena arena;
  arena_init(&arena);
  struct buffer input;
  buffer_init(&input);
  struct error error = {0};
  bool ok = file_read(path_join(&arena, folder, name), LARGEST_INPUT, &input, &error);
  if (ok) {
    /* An exact copy on the heap: a step past its end is seen by AddressSanitizer. */
    uint8_t *bytes = mem_alloc_array(input.length, 1);
    for (size_t i = 0; i < input.length; i++) bytes[i] = (uint8_t)input.bytes[i];
    LLVMFuzzerTestOneInput(bytes, input.length);
    mem_free(bytes);
  } else {
    printf("# %s\n", error.message);
  }
  buffer_release(&input);
  arena_release(&arena);
  return ok;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
    return 2;
  }
  struct dirent **entries = NULL;
  int count = scandir(argv[1], &entries, is_input, alphasort);
  if (count < 0) {
    perror(argv[1]);
    return 2;
  }
  int failed = 0;
  printf("1..%d\n", count);
  for (int i = 0; i < count; i++) {
    bool ok = run_file(argv[1], entries[i]->d_name);
    printf("%sok %d - %s\n", ok ? "" : "not ", i + 1, entries[i]->d_name);
    fflush(stdout);
    if (!ok) failed++;
    free(entries[i]);
  }
  free(entries);
  return failed > 0;
}
