/* SPDX-License-Identifier: MIT */
/* Core dumps off; swap looked at (Linux, proc(5)). */
#include "solipost/base/exposure.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"

#if defined(__SANITIZE_ADDRESS__)
#define WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#endif

void exposure_forbid_dumps(void) {
  const struct rlimit none = {0, 0};
  (void)setrlimit(RLIMIT_CORE, &none);
#ifndef WATCHED /* the sanitizer's search for leaks is another process that looks into this one */
  /* Also where the system hands dumps to a program, which no limit stops (core(5)). */
  (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

enum { LARGEST_TABLE = 64 * 1024 };

/* "/dev/dm-1" is a mapped device; dm-crypt says so in its identifier. */
static bool is_encrypted(const char *device, const char *system_folder, struct arena *arena) {
  struct buffer id;
  struct error ignored;
  const char *name = path_name_of(path_behind_links(arena, device));
  const char *path = arena_printf(arena, "%s/block/%s/dm/uuid", system_folder, name);
  buffer_init(&id);
  bool crypt = file_read(path, LARGEST_TABLE, &id, &ignored) && strncmp(id.bytes, "CRYPT-", strlen("CRYPT-")) == 0;
  buffer_release(&id);
  return crypt;
}

const char *exposure_swap_in(const char *table, const char *system_folder, struct arena *arena) {
  const char *line = strchr(table, '\n'); /* behind the names of the columns */
  while (line != NULL && *++line != '\0') {
    const char *device = arena_strndup(arena, line, strcspn(line, " \t\n"));
    bool in_memory = strncmp(path_name_of(device), "zram", strlen("zram")) == 0;
    if (*device != '\0' && !in_memory && !is_encrypted(device, system_folder, arena)) return device;
    line = strchr(line, '\n');
  }
  return NULL;
}

const char *exposure_swap(struct arena *arena) {
  struct buffer table;
  struct error ignored;
  buffer_init(&table);
  const char *found = NULL;
  if (file_read("/proc/swaps", LARGEST_TABLE, &table, &ignored)) found = exposure_swap_in(table.bytes, "/sys", arena);
  buffer_release(&table);
  return found;
}
