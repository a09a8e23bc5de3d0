/* SPDX-License-Identifier: MIT */
/* Which character separates the columns of a text. */
#ifndef SOLIPOST_TABLE_SEPARATOR_H
#define SOLIPOST_TABLE_SEPARATOR_H

#include <stddef.h>

/* One of , ; tab | : the one that cuts the first rows into the most equal numbers of cells; comma when nothing does. */
char separator_guess(const char *text, size_t length);

#endif
