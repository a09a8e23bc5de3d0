/* SPDX-License-Identifier: MIT */
/* Files: bounded reading, writing that leaves the whole file or none, private permissions. */
#ifndef SOLIPOST_BASE_FILE_H
#define SOLIPOST_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

struct buffer;

/* Reads a regular file (path "-" means standard input) of at most `limit` bytes; refuses larger ones, folders, devices. */
MUST_CHECK bool file_read(const char *path, size_t limit, struct buffer *out, struct error *error);

/* A file in the making, with mode 0600, in the folder of the target and on its disk; synced and named only by
 * file_draft_keep. Where the file system can (O_TMPFILE) it has no name until then: whatever happens to the program, nothing
 * is left. Else, and where others must find it while it is made, it is a hidden file ".NAME.XXXXXX" beside the target. */
struct file_draft {
  char *target;
  char *temporary; /* its path; NULL when it has no name */
  int fd;          /* -1 once kept or dropped; the caller may write to it directly */
  bool replace;
};

/* With `replace` false an existing target is an error and never touched, even if it appears meanwhile. */
MUST_CHECK bool file_draft_open(struct file_draft *draft, const char *target, bool replace, struct error *error);
MUST_CHECK bool file_draft_write(struct file_draft *draft, const void *bytes, size_t length, struct error *error);
/* The same, always with a path in `temporary`. */
MUST_CHECK bool file_draft_open_named(struct file_draft *draft, const char *target, bool replace, struct error *error);
/* fsync, rename (or link when not replacing), fsync of the folder. */
MUST_CHECK bool file_draft_keep(struct file_draft *draft, struct error *error);
void file_draft_drop(struct file_draft *draft); /* removes the temporary; harmless after keep */

/* Temporaries that a killed program left in a folder: hidden, named as file_draft_open_named names them, private, regular files
 * of this user. For each, `is_ours` is told the name of the target; those it says yes to are removed when `remove`. Returns
 * how many. A folder that cannot be read has none. */
typedef bool file_is_ours(const char *target_name, void *context);
size_t file_drafts_left(const char *folder, file_is_ours *is_ours, void *context, bool remove);
/* Those of this one target. */
size_t file_drafts_of(const char *target, bool remove);

/* Fills an open file with zeros and syncs it. That reaches the blocks of an ordinary disk; flash, and file systems that write
 * elsewhere, may keep the old ones. */
MUST_CHECK bool file_overwrite(int fd, const char *path, struct error *error);

/* The three steps above in one. */
MUST_CHECK bool file_write(const char *path, bool replace, const void *bytes, size_t length, struct error *error);

bool file_exists(const char *path);
bool file_is_folder(const char *path);
MUST_CHECK bool file_make_folders(const char *path, struct error *error); /* like mkdir -p with mode 0700 */

#endif
