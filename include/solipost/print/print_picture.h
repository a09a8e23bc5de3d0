/* SPDX-License-Identifier: MIT */
/* The pictures of a run, kept beside the register as it was printed: bounded, without metadata, so that the same pages can
 * be made again long after the photo is gone. */
#ifndef SOLIPOST_PRINT_PRINT_PICTURE_H
#define SOLIPOST_PRINT_PRINT_PICTURE_H

#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/image/picture.h"
#include "solipost/store/handle.h"

enum { PICTURES_MOST = 64 }; /* in one run: motifs of the other side, then those in the text */
struct run_pictures {
  struct picture *items[PICTURES_MOST];
  size_t count;
};

/* Opens files for the side of a card of this size in points; `paths` ends with NULL, NULL: none. */
MUST_CHECK bool run_pictures_open(struct run_pictures *out, const char *const *paths, double width_pt, double height_pt,
                                  struct error *error);
/* One more, which is destroyed with the others. */
MUST_CHECK bool run_pictures_add(struct run_pictures *pictures, struct picture *picture, struct error *error);
void run_pictures_close(struct run_pictures *pictures);
/* Names of kept pictures, divided by a space, as a run has them. */
MUST_CHECK bool run_pictures_keep(const struct run_pictures *pictures, struct store *store, struct arena *arena,
                                  const char **names, struct error *error);
/* Everything lives in the arena: do not close them. */
MUST_CHECK bool run_pictures_kept(struct run_pictures *out, struct store *store, const char *names, struct arena *arena,
                                  struct error *error);
/* The first of the names from *at on, which is moved behind it; NULL at the end. */
const char *picture_next_name(const char **at, struct arena *arena);

enum { PICTURE_LARGEST_KEPT = 512 * 1024 * 1024 }; /* bytes */

/* As kept and as sent to another process; what is unpacked lives in the arena. */
void picture_pack(const struct picture *picture, struct buffer *out);
bool picture_unpack(const char *bytes, size_t length, struct arena *arena, struct picture **out);

/* Writes it beside the register unless it is there; *name (in the arena) goes with the run. */
MUST_CHECK bool picture_keep(const struct picture *picture, struct store *store, struct arena *arena, const char **name,
                             struct error *error);

/* Whether this can be the name of a kept file: a register from elsewhere must not name files of its own choice. */
bool picture_is_name(const char *name);
/* Whether it lies beside the register as it was printed. */
bool picture_is_whole(struct store *store, const char *name);

/* Everything lives in the arena: nothing to destroy. */
MUST_CHECK bool picture_kept(struct store *store, const char *name, struct arena *arena, struct picture **picture,
                             struct error *error);

#endif
