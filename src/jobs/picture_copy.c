/* SPDX-License-Identifier: MIT */
/* Copies the kept pictures of a register's runs. They are named by their checksums: one that is there already is the same. */
#include "solipost/jobs/picture_copy.h"

#include <string.h>

#include "print_picture.h"
#include "solipost/base/buffer.h"
#include "solipost/base/checksum.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/model/nouns.h"
#include "solipost/store/record_store.h"

/* False also for a name that is no checksum: a register from elsewhere must not name files of its own choice. */
static bool is_whole(const char *path, const char *name, struct buffer *bytes) {
  char checksum[CHECKSUM_SIZE];
  struct error ignored = {0};
  if (strspn(name, "0123456789abcdef") != CHECKSUM_SIZE - 1 || name[CHECKSUM_SIZE - 1] != '\0') return false;
  if (!file_exists(path) || !file_read(path, PICTURE_LARGEST_KEPT, bytes, &ignored)) return false;
  checksum_bytes(bytes->bytes, bytes->length, checksum);
  return strcmp(checksum, name) == 0;
}

static bool copy_one(const char *from, const char *to, const char *name, struct picture_copy *out,
                     struct error *error) {
  struct arena arena;
  struct buffer bytes;
  arena_init(&arena);
  buffer_init(&bytes);
  bool done = true;
  char *target = picture_path(to, name, &arena);
  if (!is_whole(picture_path(from, name, &arena), name, &bytes)) {
    out->gone++;
  } else if (!file_exists(target)) {
    done = file_make_folders(path_folder_of(&arena, target), error) &&
           file_write(target, false, bytes.bytes, bytes.length, error);
    if (done) out->copied++;
  }
  buffer_release(&bytes);
  arena_release(&arena);
  return done;
}

bool pictures_copy(struct store *store, const char *from, const char *to, struct picture_copy *out,
                   struct error *error) {
  /* Several runs may have one picture: it is looked at once. */
  const struct record_query query = {
      .where = "picture IS NOT NULL AND NOT EXISTS (SELECT 1 FROM run AS other WHERE other.picture = run.picture AND "
               "other.row_state = 0 AND other.id < run.id)",
      .order = "id"};
  struct record_cursor *rows = NULL;
  struct arena arena;
  bool more = false, done = false;
  *out = (struct picture_copy){0};
  if (!record_select(store, &run_noun, &query, &rows, error)) return false;
  arena_init(&arena);
  for (;;) {
    struct run run;
    arena_reset(&arena);
    done = record_next(rows, &run, &arena, &more, error);
    if (!done || !more) break;
    done = copy_one(from, to, run.picture, out, error);
    if (!done) break;
  }
  arena_release(&arena);
  record_cursor_close(rows);
  return done;
}
