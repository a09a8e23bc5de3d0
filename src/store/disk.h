/* SPDX-License-Identifier: MIT */
/* How the database gets from the disk into this process. Nothing else in the store knows; an encrypted register will
 * come in here as well. */
#ifndef STORE_DISK_H
#define STORE_DISK_H

#include "handle.h"

/* 'SOLI' in the file's header marks a register. */
enum { REGISTER_MARK = 0x534F4C49 };

/* Makes an empty private file; it must not exist. */
MUST_CHECK bool disk_make_file(const char *path, struct error *error);
/* Opens the database with all settings in force and checks that it is a register (or, with STORE_CREATE, empty). */
MUST_CHECK bool disk_open(const char *path, enum store_mode mode, sqlite3 **out, struct error *error);
void disk_remove(const char *path); /* the file with its -wal and -shm: for one that was just made and failed */
/* Network file systems, synchronised folders, links: one warning each. */
void disk_warn(struct store *store);

#endif
