/* SPDX-License-Identifier: MIT */
/* Names of files and folders: joining, taking apart, and where solipost keeps its things. */
#include "solipost/base/path.h"

#include <pwd.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *path_join(struct arena *arena, const char *folder, const char *name) {
  if (name[0] == '/' || folder[0] == '\0') return arena_strdup(arena, name);
  bool separated = folder[strlen(folder) - 1] == '/';
  return arena_printf(arena, "%s%s%s", folder, separated ? "" : "/", name);
}

char *path_folder_of(struct arena *arena, const char *path) {
  const char *slash = strrchr(path, '/');
  if (slash == NULL) return arena_strdup(arena, ".");
  while (slash > path && slash[-1] == '/') slash--;
  if (slash == path) return arena_strdup(arena, "/");
  return arena_strndup(arena, path, (size_t)(slash - path));
}

const char *path_name_of(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash != NULL ? slash + 1 : path;
}

char *path_behind_links(struct arena *arena, const char *path) {
  char *resolved = realpath(path, NULL);
  char *result = arena_strdup(arena, resolved != NULL ? resolved : path);
  free(resolved);
  return result;
}

char *path_of_program(struct arena *arena) {
  char target[4096];
  ssize_t length = readlink("/proc/self/exe", target, sizeof target - 1);
  if (length <= 0) return NULL;
  target[length] = '\0';
  return path_folder_of(arena, target);
}

/* `folder`/`name` when it is there, else NULL. */
static char *existing(struct arena *arena, const char *folder, const char *name) {
  char *path = path_join(arena, folder, name);
  return access(path, F_OK) == 0 ? path : NULL;
}

/* In the source tree the fonts' table lies beside data/, not in it; when installed, below the data folder. */
static char *existing_data(struct arena *arena, const char *folder, const char *name) {
  char *path = existing(arena, folder, name);
  if (path == NULL && strncmp(name, "fonts/", strlen("fonts/")) == 0) {
    path = existing(arena, path_join(arena, folder, ".."), name);
  }
  return path;
}

char *path_data(struct arena *arena, const char *name) {
  const char *chosen = getenv("SOLIPOST_DATA");
  if (chosen != NULL && chosen[0] != '\0') return existing_data(arena, chosen, name);

  char *program = path_of_program(arena);
  if (program != NULL) {
    /* build/solipost, build/asan/solipost, and bin/solipost as installed */
    char *above = path_folder_of(arena, program);
    const char *const places[] = {path_join(arena, above, "data"),
                                  path_join(arena, path_folder_of(arena, above), "data"),
                                  path_join(arena, above, "share/solipost")};
    for (size_t i = 0; i < COUNT_OF(places); i++) {
      char *path = existing_data(arena, places[i], name);
      if (path != NULL) return path;
    }
  }
  return existing(arena, SOLIPOST_DATADIR, name);
}

static const char *home_folder(void) {
  const char *home = getenv("HOME");
  if (home != NULL && home[0] == '/') return home;
  const struct passwd *user = getpwuid(getuid());
  return user != NULL ? user->pw_dir : ".";
}

/* The XDG specification says to ignore a relative folder. */
char *path_own(struct arena *arena, const char *name) {
  const char *data_home = getenv("XDG_DATA_HOME");
  if (data_home == NULL || data_home[0] != '/') data_home = path_join(arena, home_folder(), ".local/share");
  return path_join(arena, path_join(arena, data_home, "solipost"), name);
}

char *path_default_register(struct arena *arena) {
  const char *chosen = getenv("SOLIPOST_REGISTER");
  if (chosen != NULL && chosen[0] != '\0') return arena_strdup(arena, chosen);
  return path_own(arena, "register.solipost");
}
