/* SPDX-License-Identifier: MIT */
/* An open register, and what it says about itself. */
#ifndef SOLIPOST_STORE_HANDLE_H
#define SOLIPOST_STORE_HANDLE_H

#include <stddef.h>

/* A register that is open. */
struct store;

enum store_mode {
  STORE_READ,  /* the file must exist; also works in a read-only folder */
  STORE_WRITE, /* the file must exist */
  STORE_CREATE /* the file must not exist; its folder is made when needed */
};

const char *store_path(const struct store *store);
/* What the keeper should know about the place of the register (a link, another computer, a synchronised folder):
 * translated sentences, to be shown once by a command that talks to people. Returns how many. */
size_t store_warnings(const struct store *store, const char *const **out);

#endif
