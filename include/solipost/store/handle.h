/* SPDX-License-Identifier: MIT */
/* An open register, and what it says about itself. */
#ifndef SOLIPOST_STORE_HANDLE_H
#define SOLIPOST_STORE_HANDLE_H

#include <stddef.h>

/* A register that is open. */
struct store;

const char *store_path(const struct store *store);
/* What the keeper should know about the place of the register (a link, another computer, a synchronised folder):
 * translated sentences, to be shown once by a command that talks to people. Returns how many. */
size_t store_warnings(const struct store *store, const char *const **out);

#endif
