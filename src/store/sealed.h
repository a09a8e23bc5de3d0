/* SPDX-License-Identifier: MIT */
/* An encrypted register: its key, its whole file read into memory and written anew, one writer at a time. */
#ifndef STORE_SEALED_H
#define STORE_SEALED_H

#include "handle.h"

/* Finds the key of the container at `path`: that of `like` (may be NULL) where it fits, one that rests in the kernel, else
 * from a passphrase (three attempts). *asked tells whether somebody had to type it. */
MUST_CHECK bool sealed_unlock(const char *path, const struct store_talk *talk, const struct sealed *like,
                              struct sealed **out, bool *asked, struct error *error);
/* The same, always from a passphrase. */
MUST_CHECK bool sealed_ask(const char *path, const struct store_talk *talk, struct sealed **out, struct error *error);
/* One for a new file. */
MUST_CHECK bool sealed_new(const struct secret *passphrase, enum key_cost cost, struct sealed **out,
                           struct error *error);
void sealed_close(struct sealed *sealed); /* wipes the key; NULL is harmless */

/* Reads the file into a database in memory. */
MUST_CHECK bool sealed_load(const char *path, struct sealed *sealed, sqlite3 **db, struct error *error);
/* Whether the file is still the one that was read. */
MUST_CHECK bool sealed_is_current(const char *path, const struct sealed *sealed, bool *current, struct error *error);

/* One writer at a time: waits for so long (waiting.h), and tells once that it does. Also clears away what a killed one
 * left. */
MUST_CHECK bool sealed_lock(const char *path, struct sealed *sealed, const struct store_talk *talk, int patience_ms,
                            struct error *error);
void sealed_release(struct sealed *sealed); /* harmless when it was not locked */

/* Writes the database to the file; the one before becomes PATH.previous. Locked. */
MUST_CHECK bool sealed_save(const char *path, struct sealed *sealed, sqlite3 *db, struct error *error);
/* The step before must not be opened any more: after `forget`, or with another passphrase. */
MUST_CHECK bool sealed_drop_previous(const char *path, struct error *error);

/* One state of any register, plain or not and while others write, as the bytes of a plain database without a log; the caller
 * frees with sqlite3_free. */
MUST_CHECK bool sealed_image(sqlite3 *db, unsigned char **bytes, int64_t *length, const char *shown,
                             struct error *error);

#endif
