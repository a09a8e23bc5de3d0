/* SPDX-License-Identifier: MIT */
/* Scans and photos of replies, beside the register. */
#include <string.h>

#include "solipost/base/checksum.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/image/scan.h"
#include "solipost/jobs/reply.h"
#include "solipost/store/beside.h"

#include "solipost/print/print_picture.h"

#define SCAN_LARGEST_FILE ((size_t)64 * 1024 * 1024)

static bool make_one(const char *path, struct buffer *scan, struct error *error) {
  struct buffer file;
  buffer_init(&file);
  bool done = file_read(path, SCAN_LARGEST_FILE, &file, error) &&
              scan_make(file.bytes, file.length, path, SCAN_LONGEST_SIDE, scan, error);
  buffer_release(&file);
  return done;
}

static bool keep_one(struct store *store, const struct buffer *scan, struct arena *arena, const char **names,
                     struct error *error) {
  char checksum[CHECKSUM_SIZE];
  checksum_bytes(scan->bytes, scan->length, checksum);
  *names = arena_printf(arena, "%s%s%s", *names, **names == '\0' ? "" : " ", checksum);
  return beside_write(store, checksum, scan->bytes, scan->length, error);
}

/* All are made before the first is kept: a file that is no picture leaves nothing behind that no reply knows of. */
bool reply_scans_keep(struct store *store, const char *const *paths, struct arena *arena, const char **names,
                      struct error *error) {
  LIST(struct buffer) scans = {0};
  bool done = true;
  *names = "";
  for (size_t i = 0; done && paths != NULL && paths[i] != NULL; i++) {
    struct buffer scan;
    buffer_init(&scan);
    done = make_one(paths[i], &scan, error);
    LIST_PUSH(&scans, scan);
  }
  for (size_t i = 0; done && i < scans.count; i++) done = keep_one(store, &scans.items[i], arena, names, error);
  for (size_t i = 0; i < scans.count; i++) buffer_release(&scans.items[i]);
  LIST_RELEASE(&scans);
  return done;
}

static bool has_scan(const struct reply *reply, const char *wanted, struct arena *arena) {
  const char *rest = reply->scans;
  for (const char *name; (name = picture_next_name(&rest, arena)) != NULL;)
    if (strcmp(name, wanted) == 0) return true;
  return false;
}

bool reply_scans_add(struct store *store, const char *const *paths, struct reply *reply, struct arena *arena,
                     size_t *known, struct error *error) {
  const char *names;
  *known = 0;
  if (!reply_scans_keep(store, paths, arena, &names, error)) return false;
  for (const char *name; (name = picture_next_name(&names, arena)) != NULL;) {
    if (has_scan(reply, name, arena)) ++*known;
    else reply->scans = *reply->scans == '\0' ? name : arena_printf(arena, "%s %s", reply->scans, name);
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
