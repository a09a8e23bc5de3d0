/* SPDX-License-Identifier: MIT */
/* Drafts that nobody will keep any more: the program that made them was killed. */
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "solipost/base/file.h"
#include "solipost/base/memory.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"

/* Of ".NAME.XXXXXX" the NAME; NULL for any other name. */
static char *target_of(const char *name) {
  enum { ENDING = 7 }; /* a point and six letters or digits */
  size_t length = strlen(name);
  if (name[0] != '.' || length < ENDING + 2 || name[length - ENDING] != '.') return NULL;
  for (const char *at = name + length - ENDING + 1; *at != '\0'; at++) {
    if (!ascii_is_alpha(*at) && !ascii_is_digit(*at)) return NULL;
  }
  char *target = mem_strdup(name + 1);
  target[length - 1 - ENDING] = '\0';
  return target;
}

static bool is_private_file(int folder, const char *name) {
  struct stat about;
  return fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(about.st_mode) &&
         about.st_uid == geteuid() && about.st_nlink == 1 && (about.st_mode & 0777) == 0600;
}

size_t file_drafts_left(const char *folder, file_is_ours *is_ours, void *context, bool remove) {
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *stream = fd < 0 ? NULL : fdopendir(fd);
  size_t count = 0;
  if (stream == NULL && fd >= 0) close(fd);
  if (stream == NULL) return 0;
  for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
    char *target = target_of(entry->d_name);
    bool ours = target != NULL && is_ours(target, context) && is_private_file(fd, entry->d_name);
    mem_free(target);
    if (ours && (!remove || unlinkat(fd, entry->d_name, 0) == 0)) count++;
  }
  closedir(stream);
  return count;
}

static bool is_its_draft(const char *target_name, void *context) { return strcmp(target_name, context) == 0; }

size_t file_drafts_of(const char *target, bool remove) {
  struct arena arena;
  arena_init(&arena);
  char *name = arena_strdup(&arena, path_name_of(target));
  size_t count = file_drafts_left(path_folder_of(&arena, target), is_its_draft, name, remove);
  arena_release(&arena);
  return count;
}
