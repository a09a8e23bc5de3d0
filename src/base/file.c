/* SPDX-License-Identifier: MIT */
/* Bounded reading, and writing that leaves the whole file or none. */
#define _GNU_SOURCE /* O_TMPFILE */
#include "solipost/base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/base/uuid.h"

bool file_exists(const char *path) {
  struct stat status;
  return stat(path, &status) == 0;
}

bool file_is_folder(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool too_large(const char *path, size_t limit, struct error *error) {
  error_set(error, ERROR_FAILED, _("%s is larger than %zu MB"), path, limit / (1024 * 1024) + 1);
  return error_hint(error, _("Check that this is the file you meant, or divide it"));
}

/* Only a file's own bytes are read: not a folder, and no device or pipe that may never end. */
static bool check_kind(int fd, const char *path, size_t limit, struct error *error) {
  struct stat status;
  if (fstat(fd, &status) != 0) return error_system(error, errno, _("cannot read %s"), path);
  if (S_ISDIR(status.st_mode)) return error_system(error, EISDIR, _("cannot read %s"), path);
  if (!S_ISREG(status.st_mode)) {
    error_set(error, ERROR_FAILED, _("cannot read %s: it is not an ordinary file"), path);
    return error_hint(error, _("To read from another program, give - as the name of the file"));
  }
  if ((uintmax_t)status.st_size > limit) return too_large(path, limit, error);
  return true;
}

static bool read_all(int fd, const char *path, size_t limit, struct buffer *out, struct error *error) {
  char block[64 * 1024];
  size_t total = 0;
  for (;;) {
    ssize_t got = read(fd, block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return error_system(error, errno, _("cannot read %s"), path);
    if (got == 0) return true;
    if ((size_t)got > limit - total) return too_large(path, limit, error);
    total += (size_t)got;
    buffer_append_bytes(out, block, (size_t)got);
  }
}

bool file_read(const char *path, size_t limit, struct buffer *out, struct error *error) {
  if (strcmp(path, "-") == 0) return read_all(STDIN_FILENO, _("standard input"), limit, out, error);

  /* O_NONBLOCK: opening a pipe without a writer would wait for ever. It means nothing for files. */
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return error_system(error, errno, _("cannot read %s"), path);
  bool ok = check_kind(fd, path, limit, error) && read_all(fd, path, limit, out, error);
  close(fd);
  return ok;
}

static bool already_there(const char *path, struct error *error) {
  error_set(error, ERROR_FAILED, _("%s is already there"), path);
  return error_hint(error, _("Choose another name, or move the old file away; it was not touched"));
}

/* What the draft will become. A symbolic link is followed, so that it stays a link and its goal is replaced. */
static bool resolve_target(const char *target, bool replace, char **resolved, struct error *error) {
  *resolved = NULL;
  struct stat status;
  if (lstat(target, &status) != 0) {
    if (errno != ENOENT) return error_system(error, errno, _("cannot write %s"), target);
    *resolved = mem_strdup(target);
    return true;
  }
  if (S_ISDIR(status.st_mode)) return error_system(error, EISDIR, _("cannot write %s"), target);
  if (!replace) return already_there(target, error);
  if (S_ISLNK(status.st_mode)) {
    char *goal = realpath(target, NULL);
    if (goal == NULL) return error_system(error, errno, _("cannot write %s"), target);
    *resolved = mem_strdup(goal);
    free(goal);
    if (stat(*resolved, &status) != 0) status.st_mode = 0;
  } else {
    *resolved = mem_strdup(target);
  }
  if (S_ISREG(status.st_mode)) return true;
  mem_free(*resolved);
  *resolved = NULL;
  error_set(error, ERROR_FAILED, _("cannot write %s: it is not an ordinary file"), target);
  return error_hint(error, _("Choose another name"));
}

/* "folder/.name.XXXXXX": hidden, on the same file system, so that it can be renamed. A long name is cut, since a name
 * may have 255 bytes at most. */
static char *name_temporary(const char *target) {
  struct arena arena;
  arena_init(&arena);
  const char *folder = path_folder_of(&arena, target);
  const char *name = arena_printf(&arena, ".%.200s.XXXXXX", path_name_of(target));
  char *temporary = mem_strdup(path_join(&arena, folder, name));
  arena_release(&arena);
  return temporary;
}

/* The X at the end, as mkstemp() fills them in. */
static void fill_in_letters(char *temporary) {
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  for (char *at = temporary + strlen(temporary) - 6; *at != '\0'; at++) *at = letters[random_below(sizeof letters - 1)];
}

bool file_draft_open_named(struct file_draft *draft, const char *target, bool replace, struct error *error) {
  *draft = (struct file_draft){.fd = -1, .replace = replace};
  if (!resolve_target(target, replace, &draft->target, error)) return false;
  draft->temporary = name_temporary(draft->target);
  draft->fd = mkstemp(draft->temporary); /* mode 0600 */
  if (draft->fd >= 0) {
    fcntl(draft->fd, F_SETFD, FD_CLOEXEC);
    return true;
  }
  error_system(error, errno, _("cannot write %s"), target);
  mem_free(draft->temporary); /* there is no file to remove */
  draft->temporary = NULL;
  file_draft_drop(draft);
  return false;
}

/* ---- without a name ---- */

enum { LINK_SIZE = 40 };

/* How a file without a name is given one (open(2), O_TMPFILE). */
static void link_of(int fd, char link[static LINK_SIZE]) { snprintf(link, LINK_SIZE, "/proc/self/fd/%d", fd); }

/* Whether it could be named later: /proc may be missing in a closed-off corner of a system. */
static bool can_be_named(int fd) {
  char link[LINK_SIZE];
  struct stat seen, own;
  link_of(fd, link);
  return fstat(fd, &own) == 0 && stat(link, &seen) == 0 && seen.st_dev == own.st_dev && seen.st_ino == own.st_ino;
}

/* -1 where the file system, or the system, has no such files. */
static int open_nameless(const char *target) {
  struct arena arena;
  arena_init(&arena);
  int fd = open(path_folder_of(&arena, target), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  arena_release(&arena);
  if (fd < 0 || (fchmod(fd, 0600) == 0 && can_be_named(fd))) return fd;
  close(fd);
  return -1;
}

bool file_draft_open(struct file_draft *draft, const char *target, bool replace, struct error *error) {
  *draft = (struct file_draft){.fd = -1, .replace = replace};
  if (!resolve_target(target, replace, &draft->target, error)) return false;
  draft->fd = open_nameless(draft->target);
  if (draft->fd >= 0) return true;
  file_draft_drop(draft);
  return file_draft_open_named(draft, target, replace, error);
}

/* Its own name at once when nothing is replaced; linkat() never overwrites. What is replaced needs a rename, and so a name
 * to come from, for a moment. */
static bool name_it(struct file_draft *draft) {
  char link[LINK_SIZE];
  enum { ATTEMPTS = 100 };
  link_of(draft->fd, link);
  if (!draft->replace) return linkat(AT_FDCWD, link, AT_FDCWD, draft->target, AT_SYMLINK_FOLLOW) == 0;
  for (int i = 0; i < ATTEMPTS; i++) {
    draft->temporary = name_temporary(draft->target);
    fill_in_letters(draft->temporary);
    if (linkat(AT_FDCWD, link, AT_FDCWD, draft->temporary, AT_SYMLINK_FOLLOW) == 0)
      return rename(draft->temporary, draft->target) == 0;
    mem_free(draft->temporary);
    draft->temporary = NULL;
    if (errno != EEXIST) return false;
  }
  return false;
}

bool file_draft_write(struct file_draft *draft, const void *bytes, size_t length, struct error *error) {
  assert(draft->fd >= 0);
  const char *at = bytes;
  while (length > 0) {
    ssize_t written = write(draft->fd, at, length);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return error_system(error, errno, _("cannot write %s"), draft->target);
    at += written;
    length -= (size_t)written;
  }
  return true;
}

/* Gives the temporary its name only if nobody has it. link() does this in one step; file systems without links (FAT,
 * some network shares) claim the name with an empty file first. */
static bool publish_new(const char *temporary, const char *target) {
  if (link(temporary, target) == 0) {
    unlink(temporary); /* a second name that stays would do no harm */
    return true;
  }
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) return false;
  int claim = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (claim < 0) return false;
  close(claim);
  return rename(temporary, target) == 0;
}

/* A new name is safe against a power cut only when its folder is written too. File systems that cannot sync a folder
 * say EINVAL; there is nothing more to be done then. */
static bool sync_folder_of(const char *path, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  const char *folder = path_folder_of(&arena, path);
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  bool ok = fd >= 0 ? fsync(fd) == 0 || errno == EINVAL : errno == EACCES;
  if (!ok) error_system(error, errno, _("cannot write %s"), path);
  if (fd >= 0) close(fd);
  arena_release(&arena);
  return ok;
}

static bool publish(struct file_draft *draft) {
  if (draft->temporary == NULL) return name_it(draft);
  return draft->replace ? rename(draft->temporary, draft->target) == 0 : publish_new(draft->temporary, draft->target);
}

bool file_draft_keep(struct file_draft *draft, struct error *error) {
  assert(draft->fd >= 0);
  bool ok = fsync(draft->fd) == 0;
  if (!ok) {
    error_system(error, errno, _("cannot write %s"), draft->target);
    goto done;
  }
  ok = publish(draft);
  if (!ok) {
    if (errno == EEXIST) already_there(draft->target, error);
    else error_system(error, errno, _("cannot write %s"), draft->target);
    goto done;
  }
  mem_free(draft->temporary); /* it has become the target */
  draft->temporary = NULL;
  ok = sync_folder_of(draft->target, error);
done:
  file_draft_drop(draft);
  return ok;
}

void file_draft_drop(struct file_draft *draft) {
  if (draft->fd >= 0) close(draft->fd);
  if (draft->temporary != NULL) unlink(draft->temporary);
  mem_free(draft->temporary);
  mem_free(draft->target);
  *draft = (struct file_draft){.fd = -1};
}

bool file_write(const char *path, bool replace, const void *bytes, size_t length, struct error *error) {
  struct file_draft draft;
  if (!file_draft_open(&draft, path, replace, error)) return false;
  bool ok = file_draft_write(&draft, bytes, length, error) && file_draft_keep(&draft, error);
  file_draft_drop(&draft);
  return ok;
}

bool file_make_folders(const char *path, struct error *error) {
  char *partial = mem_strdup(path);
  bool ok = true;
  for (char *at = partial; ok && *at != '\0'; at++) {
    bool ends_here = at[1] == '\0' || at[1] == '/';
    if (*at == '/' || !ends_here) continue;
    char after = at[1];
    at[1] = '\0';
    if (mkdir(partial, 0700) != 0 && !file_is_folder(partial)) {
      ok = error_system(error, errno == EEXIST ? ENOTDIR : errno, _("cannot make the folder %s"), partial);
    }
    at[1] = after;
  }
  mem_free(partial);
  return ok;
}
