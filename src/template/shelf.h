/* SPDX-License-Identifier: MIT */
/* Where a template is found by its name, and in which of its files a language stands. */
#ifndef SOLIPOST_SRC_TEMPLATE_SHELF_H
#define SOLIPOST_SRC_TEMPLATE_SHELF_H

#include "solipost/base/memory.h"

/* Where `name` leads: a path, else one of the user's own, else a shipped one. NULL when there is none. */
const char *shelf_find(const char *name, struct arena *arena);
/* The file of the language in a folder: "pt-BR.md", else "pt.md". NULL when it has none. */
const char *shelf_file(const char *folder, const char *language, struct arena *arena);
/* "ar, de, tr": the languages a folder has. */
const char *shelf_languages(const char *folder, struct arena *arena);

#endif
