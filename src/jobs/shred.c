/* SPDX-License-Identifier: MIT */
/* Shreds files of a run: only what the register knows by its checksum, never through a link. */
#include "solipost/jobs/shred.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "solipost/base/checksum.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/store/record_store.h"

/* ---- looking ---- */

static enum shred_state state_of_error(int number) {
  if (number == ENOENT || number == ENOTDIR) return SHRED_GONE;
  return number == ELOOP || number == EISDIR || number == ENXIO ? SHRED_NO_FILE : SHRED_UNREADABLE;
}

/* The folder itself, if it is still the one it was: a link put in its place leads elsewhere. -1: *state says why. */
static int open_folder(const char *path, enum shred_state *state) {
  char *whole = realpath(path, NULL);
  bool same = whole != NULL && strcmp(whole, path) == 0;
  int number = whole == NULL ? errno : ENOENT;
  free(whole);
  int fd = same ? open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
  if (fd < 0) *state = state_of_error(same ? errno : number);
  return fd;
}

/* Open file whose bytes are those that were written; -1: *state says what is there instead. */
static int open_same(int folder, const struct shred_file *file, int access, enum shred_state *state) {
  struct stat about;
  char checksum[CHECKSUM_SIZE];
  struct error ignored;
  /* O_NONBLOCK: a pipe of that name must not be waited for. */
  int fd = openat(folder, file->name, access | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) {
    *state = state_of_error(errno);
    return -1;
  }
  if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) *state = SHRED_NO_FILE;
  else if (!checksum_descriptor(fd, file->path, checksum, &ignored)) *state = SHRED_UNREADABLE;
  else *state = strcmp(checksum, file->checksum) == 0 ? SHRED_THERE : SHRED_CHANGED;
  if (*state == SHRED_THERE) return fd;
  close(fd);
  return -1;
}

static void look(struct shred_file *file) {
  int folder = open_folder(file->folder, &file->state);
  if (folder < 0) return;
  int fd = open_same(folder, file, O_RDONLY, &file->state);
  if (fd >= 0) close(fd);
  close(folder);
}

/* A register from elsewhere must not name files of its own choice. */
static bool is_plain_name(const char *name) { return name[0] != '\0' && name[0] != '.' && strchr(name, '/') == NULL; }

bool shred_look(const struct run *run, struct arena *arena, struct shred_file **files, size_t *count,
                struct error *error) {
  LIST(struct shred_file) found = {0};
  (void)error;
  for (const char *line = run->stage == RUN_PRINTED ? run->files : ""; *line != '\0';) {
    size_t length = strcspn(line, "\n");
    char *copy = arena_strndup(arena, line, length);
    line += length + (line[length] == '\n');
    char *tab = strchr(copy, '\t');
    if (tab == NULL) continue;
    *tab = '\0';
    struct shred_file file = {.run = run->number, .folder = run->folder, .name = copy, .path = copy};
    file.checksum = arena_strndup(arena, tab + 1, strcspn(tab + 1, "\t"));
    if (!is_plain_name(file.name)) continue;
    file.state = SHRED_FOLDER_UNKNOWN;
    if (run->folder[0] == '/') {
      file.path = path_join(arena, run->folder, file.name);
      look(&file);
    }
    LIST_PUSH(&found, file);
  }
  *files = arena_copy(arena, found.items, found.count * sizeof **files);
  *count = found.count;
  LIST_RELEASE(&found);
  return true;
}

bool shred_run_is_mailed(struct store *store, const struct run *run, bool *mailed, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = run->id};
  const struct record_query query = {
      .where = "run = ?1 AND (stage IS NULL OR stage NOT IN ('mailed', 'answered', 'returned', 'cancelled'))",
      .values = &value,
      .value_count = 1};
  int64_t waiting = 0;
  bool done = record_count(store, &piece_noun, &query, &waiting, error);
  *mailed = done && waiting == 0;
  return done;
}

/* ---- removing ---- */

bool shred_remove(struct shred_file *file, struct error *error) {
  if (file->state != SHRED_THERE) return true;
  int folder = open_folder(file->folder, &file->state);
  if (folder < 0) return true;
  int fd = open_same(folder, file, O_RDWR, &file->state);
  bool done = true;
  if (fd >= 0) {
    done = file_overwrite(fd, file->path, error);
    close(fd);
    if (done && unlinkat(folder, file->name, 0) != 0) {
      done = error_system(error, errno, _("cannot remove %s"), file->path);
    }
    if (done && fsync(folder) != 0 && errno != EINVAL) {
      done = error_system(error, errno, _("cannot remove %s"), file->path);
    }
  }
  close(folder);
  return done;
}
