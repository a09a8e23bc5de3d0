/* SPDX-License-Identifier: MIT */
/* The work on pieces: tries whether one can be laid out, renders volumes. The same functions serve a run within one
 * process and each helper process of a large one. Knows nothing of the register. */
#ifndef SOLIPOST_PRINT_PRINT_WORKER_H
#define SOLIPOST_PRINT_PRINT_WORKER_H

#include "solipost/print/print_picture.h"
#include "print_products.h"
#include "print_texts.h"
#include "solipost/base/checksum.h"
#include "solipost/print/print.h"
#include "solipost/print/product.h"

/* What a volume's file became. */
struct volume_file {
  char checksum[CHECKSUM_SIZE];
  uint32_t pages;
};
enum { VOLUME_MOST_FILES = 8 };

struct worker;
/* `settings` and `pictures` are borrowed. */
MUST_CHECK bool worker_open(struct worker **out, const struct product *product, const struct print_settings *settings,
                            const struct run_pictures *pictures, struct error *error);
void worker_close(struct worker *worker);

MUST_CHECK bool worker_text(struct worker *worker, const char *language, const char *source, struct error *error);

/* A picture that stands in the text. Borrowed; or packed by picture_pack, when it comes from another process. */
void worker_image(struct worker *worker, const char *path, const struct picture *picture);
MUST_CHECK bool worker_image_packed(struct worker *worker, const char *path, const char *bytes, size_t length,
                                    struct error *error);

/* Lays the piece out in all products and forgets it. `sheets` and `pages`: those the piece has to itself. */
MUST_CHECK bool worker_check(struct worker *worker, const struct piece *piece, size_t *sheets, size_t *pages,
                             struct error *error);

/* Only files of this name are written, and only these pages of them; both borrowed. NULL: all. */
void worker_only(struct worker *worker, const char *file, const struct print_pages *pages);

/* A volume, counted from 0: begin, add each piece, write. `paths` are existing files, one per file of the products, to write into. */
MUST_CHECK bool worker_volume_begin(struct worker *worker, size_t volume, struct error *error);
MUST_CHECK bool worker_volume_add(struct worker *worker, const struct piece *piece, struct error *error);
MUST_CHECK bool worker_volume_write(struct worker *worker, const char *const *paths, size_t path_count,
                                    struct volume_file *files, struct error *error);

#endif
