/* SPDX-License-Identifier: MIT */
/* Codes that were given once. */
#ifndef STORE_PEOPLE_CODE_H
#define STORE_PEOPLE_CODE_H

#include "handle.h"

/* Inside a commit, before people lose their codes: none of the numbers given so far is given again, since the code may still
 * stand on paper and in backups. */
MUST_CHECK bool people_remember_codes(struct store *store, struct error *error);

#endif
