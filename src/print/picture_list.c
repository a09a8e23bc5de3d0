/* SPDX-License-Identifier: MIT */
/* Lists the pictures of a folder in the order of their names, so that the same folder gives the same cards. */
#include "solipost/print/picture_list.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"

struct path_list {
  LIST(const char *) paths;
};

static bool is_picture(const char *name) {
  static const char *const endings[] = {".jpg", ".jpeg", ".png"};
  size_t length = strlen(name);
  if (name[0] == '.') return false;
  for (size_t i = 0; i < COUNT_OF(endings); i++) {
    size_t ending = strlen(endings[i]);
    if (length > ending && ascii_equal_ignoring_case(name + length - ending, endings[i])) return true;
  }
  return false;
}

static int compare_paths(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool add_folder(struct path_list *list, const char *folder, struct arena *arena, struct error *error) {
  size_t before = list->paths.count;
  DIR *stream = opendir(folder);
  if (stream == NULL) return error_system(error, errno, _("cannot read %s"), folder);
  for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
    if (is_picture(entry->d_name)) LIST_PUSH(&list->paths, path_join(arena, folder, entry->d_name));
  }
  closedir(stream);
  size_t added = list->paths.count - before;
  if (added == 0) {
    error_set(error, ERROR_NOT_FOUND, _("there is no picture in %s"), folder);
    return error_hint(error, _("JPEG and PNG files are taken: .jpg, .jpeg, .png"));
  }
  qsort(list->paths.items + before, added, sizeof *list->paths.items, compare_paths);
  return true;
}

bool picture_list_files(const char *const *paths, struct arena *arena, const char *const **out, struct error *error) {
  struct path_list list = {0};
  bool done = true;
  for (size_t i = 0; done && paths[i] != NULL; i++) {
    if (file_is_folder(paths[i])) done = add_folder(&list, paths[i], arena, error);
    else LIST_PUSH(&list.paths, paths[i]);
  }
  if (done) {
    const char **kept = ARENA_ARRAY(arena, const char *, list.paths.count + 1);
    if (list.paths.count > 0) memcpy(kept, list.paths.items, list.paths.count * sizeof *kept);
    *out = kept;
  }
  LIST_RELEASE(&list.paths);
  return done;
}
