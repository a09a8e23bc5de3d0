/* SPDX-License-Identifier: MIT */
/* The files of a run: drafts beside their targets, filled volume by volume from the pieces in the register, and all of
 * them kept or none. */
#ifndef SOLIPOST_PRINT_PRINT_VOLUMES_H
#define SOLIPOST_PRINT_PRINT_VOLUMES_H

#include "print_pool.h"
#include "solipost/print/print.h"

struct volume_request {
  struct store *store;
  const struct product *product;
  const struct print_settings *settings;
  struct uuid run;
  int64_t run_number;
  const int64_t *positions; /* of the pieces wanted, in order; NULL: 1 to piece_count */
  size_t piece_count;
  size_t pieces_per_volume;
  const char *output_folder;
  const char *only;                /* files of this name alone; NULL: all */
  const struct print_pages *pages; /* of its part; NULL: all. The pool must know of both (pool_only) */
  const struct print_writer
      *writer; /* whose name and address the vault holds; NULL: such senders are left to be filled in */
  bool again;  /* a target that is there already gets another name instead of being an error */
};

struct volumes;
/* Makes the folder and a draft for each file. */
MUST_CHECK bool volumes_open(struct volumes **out, const struct volume_request *request, struct error *error);
/* Rendering: it begins; goes on as far as it can while pieces are still being written into the register, of which the
 * first `piece_count` are there by now; and is done with all of them there. volumes_stop instead when something failed. */
void volumes_begin(struct volumes *volumes, struct pool *pool);
MUST_CHECK bool volumes_go_on(struct volumes *volumes, size_t piece_count, struct error *error);
MUST_CHECK bool volumes_render(struct volumes *volumes, const struct watch *watch, struct error *error);
void volumes_stop(struct volumes *volumes);
/* Every file or none gets its name. */
MUST_CHECK bool volumes_keep(struct volumes *volumes, struct error *error);
/* Takes back what volumes_keep did: the register could not be told. */
void volumes_remove(struct volumes *volumes);
/* Paths, checksums and pages, in the arena. */
void volumes_list(const struct volumes *volumes, struct arena *arena, struct print_file **files, size_t *count);
/* Drafts that were not kept are removed. */
void volumes_close(struct volumes *volumes);

#endif
