/* SPDX-License-Identifier: MIT */
/* Names of files and folders: joining, taking apart, and where solipost keeps its things. */
#ifndef SOLIPOST_BASE_PATH_H
#define SOLIPOST_BASE_PATH_H

#include "solipost/base/memory.h"

/* "dir/name" ; `name` absolute wins. Results live in the arena. */
char *path_join(struct arena *arena, const char *folder, const char *name);
char *path_folder_of(struct arena *arena, const char *path); /* "." when there is none */
const char *path_name_of(const char *path);                  /* points into `path` */

/* The file itself, behind symbolic links and without ".."; as given when it is not there. */
char *path_behind_links(struct arena *arena, const char *path);

/* A shipped data file or folder such as "words/de.tsv": SOLIPOST_DATA, else beside the program (../data in a build
 * tree, ../share/solipost when installed), else the folder given at build time. NULL when it is in none of them. */
char *path_data(struct arena *arena, const char *name);

/* Where a user's own things lie: $XDG_DATA_HOME/solipost/<name>, else ~/.local/share/solipost/<name>. */
char *path_own(struct arena *arena, const char *name);

/* $SOLIPOST_REGISTER, else $XDG_DATA_HOME/solipost/register.solipost, else ~/.local/share/solipost/register.solipost. */
char *path_default_register(struct arena *arena);

/* The folder of the running program; NULL when it is unknown. */
char *path_of_program(struct arena *arena);

#endif
