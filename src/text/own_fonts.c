/* SPDX-License-Identifier: MIT */
/* The folder where a user drops a font of their own: it comes before all others. Files directly in it serve every family,
 * those in its folders sans/, serif/ and hand/ only that one. Files that are no TrueType fonts are passed over. */
#include "own_fonts.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "font_file.h"

#include "solipost/base/path.h"
#include "solipost/base/utf8.h"

/* More fonts than this in one folder are not read: each is opened to learn its name. */
enum { MOST_OWN_FONTS = 200, MOST_FACES = 16 };

const char *own_fonts_folder(struct arena *arena) {
  /* Beside the register's default place. */
  const char *data_home = getenv("XDG_DATA_HOME");
  if (data_home != NULL && data_home[0] == '/') return path_join(arena, data_home, "solipost/fonts");
  const char *home = getenv("HOME");
  return path_join(arena, home != NULL && home[0] == '/' ? home : "/", ".local/share/solipost/fonts");
}

static bool looks_like_font(const char *name) {
  size_t length = strlen(name);
  if (name[0] == '.' || length < 4) return false;
  const char *ending = name + length - 4;
  return ascii_equal_ignoring_case(ending, ".ttf") || ascii_equal_ignoring_case(ending, ".ttc") ||
         ascii_equal_ignoring_case(ending, ".otf");
}

static int compare_names(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void add_faces(struct font_shelf *shelf, const char *path, int family) {
  for (unsigned face = 0; face < MOST_FACES; face++) {
    const struct font *font = font_shelf_open_file(shelf, path, face, NULL);
    if (font == NULL) return;
    struct own_font own = {
        .font = font,
        .family_name = font_file_family(font, &shelf->arena),
        .styles = font_file_styles(font),
        .family = family,
    };
    LIST_PUSH(&shelf->own, own);
  }
}

static void read_folder(struct font_shelf *shelf, const char *folder, int family) {
  DIR *directory = opendir(folder);
  if (directory == NULL) return;
  LIST(char *) names = {0};
  for (struct dirent *entry; (entry = readdir(directory)) != NULL && names.count < MOST_OWN_FONTS;) {
    if (looks_like_font(entry->d_name)) LIST_PUSH(&names, arena_strdup(&shelf->arena, entry->d_name));
  }
  closedir(directory);
  if (names.count > 0) qsort(names.items, names.count, sizeof *names.items, compare_names);
  for (size_t i = 0; i < names.count; i++) add_faces(shelf, path_join(&shelf->arena, folder, names.items[i]), family);
  LIST_RELEASE(&names);
}

static void read_folder_and_families(struct font_shelf *shelf, const char *folder) {
  if (folder == NULL) return;
  read_folder(shelf, folder, OWN_ANY_FAMILY);
  read_folder(shelf, path_join(&shelf->arena, folder, "sans"), FAMILY_SANS);
  read_folder(shelf, path_join(&shelf->arena, folder, "serif"), FAMILY_SERIF);
  read_folder(shelf, path_join(&shelf->arena, folder, "hand"), FAMILY_HAND);
}

void own_fonts_read(struct font_shelf *shelf) {
  if (shelf->own_folder_read) return;
  shelf->own_folder_read = true;
  read_folder_and_families(shelf, own_fonts_folder(&shelf->arena));
  read_folder_and_families(shelf, path_data(&shelf->arena, "fonts/own"));
}
