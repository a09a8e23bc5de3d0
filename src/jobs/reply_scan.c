/* SPDX-License-Identifier: MIT */
/* Scans and photos of replies, beside the register. */
#include "solipost/base/checksum.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/image/scan.h"
#include "solipost/jobs/reply.h"
#include "solipost/store/beside.h"

#include "solipost/print/print_picture.h"

#define SCAN_LARGEST_FILE ((size_t)64 * 1024 * 1024)

static bool keep_one(struct store *store, const char *path, struct arena *arena, const char **name,
                     struct error *error) {
  struct buffer file, scan;
  char checksum[CHECKSUM_SIZE];
  buffer_init(&file);
  buffer_init(&scan);
  bool done = file_read(path, SCAN_LARGEST_FILE, &file, error) &&
              scan_make(file.bytes, file.length, path, SCAN_LONGEST_SIDE, &scan, error);
  if (done) {
    checksum_bytes(scan.bytes, scan.length, checksum);
    *name = arena_strdup(arena, checksum);
    done = beside_write(store, checksum, scan.bytes, scan.length, error);
  }
  buffer_release(&file);
  buffer_release(&scan);
  return done;
}

bool reply_scans_keep(struct store *store, const char *const *paths, struct arena *arena, const char **names,
                      struct error *error) {
  *names = "";
  for (size_t i = 0; paths != NULL && paths[i] != NULL; i++) {
    const char *name;
    if (!keep_one(store, paths[i], arena, &name, error)) return false;
    *names = arena_printf(arena, "%s%s%s", *names, i == 0 ? "" : " ", name);
  }
  return true;
}

size_t reply_scan_count(const struct reply *reply) {
  size_t count = *reply->scans != '\0';
  for (const char *at = reply->scans; *at != '\0'; at++) count += *at == ' ';
  return count;
}

bool reply_scan_read(struct store *store, const struct reply *reply, size_t at, struct buffer *out, bool *more,
                     struct error *error) {
  struct arena arena;
  const char *rest = reply->scans, *name;
  arena_init(&arena);
  for (size_t i = 0; (name = picture_next_name(&rest, &arena)) != NULL && i < at; i++) continue;
  bool done = true;
  *more = name != NULL;
  if (name != NULL && !picture_is_whole(store, name)) {
    done = error_set(error, ERROR_DAMAGED, _("the scan is gone or was changed: %s"), beside_path(store, name, &arena));
    error_hint(error, "%s", _("bring the folder \"pictures\" back from a backup"));
  } else if (name != NULL) {
    done = beside_read(store, name, PICTURE_LARGEST_KEPT, out, error);
  }
  arena_release(&arena);
  return done;
}
