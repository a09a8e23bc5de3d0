/* SPDX-License-Identifier: MIT */
/* All templates that can be called by a name: the user's own and the shipped ones. */
#ifndef SOLIPOST_TEMPLATE_SHELF_H
#define SOLIPOST_TEMPLATE_SHELF_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/memory.h"

struct shelf_item {
  const char *name;
  const char *path; /* a folder, or a single file */
  bool is_own;
  bool hides_shipped; /* an own one with the name of a shipped one, which is not listed then */
};

/* In the order of their names. */
void template_shelf(struct arena *arena, struct shelf_item **items, size_t *count);

/* The files of a template: of a folder one for each language in their order; a single file is itself, with "" for its
 * language. `path` as in an item, or any path of a file or folder. */
struct shelf_file {
  const char *path, *language;
};
void template_files(const char *path, struct arena *arena, struct shelf_file **files, size_t *count);

/* Path of the file or folder that `name` leads to, as template_open looks for it; NULL when there is none. */
const char *template_place_of(const char *name, struct arena *arena);

/* Where a user's own templates lie; the folder may not be there yet. */
const char *template_own_folder(struct arena *arena);
/* Whether a folder may be called so: letters, digits, - and _ at most 60 bytes. */
bool template_name_is_fine(const char *name);

#endif
