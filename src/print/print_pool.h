/* SPDX-License-Identifier: MIT */
/* One worker in this process, or the same worker in several forked helpers fed over pipes. The register is touched by
 * this process only; helpers get pieces as records and answer with verdicts and checksums. */
#ifndef SOLIPOST_PRINT_PRINT_POOL_H
#define SOLIPOST_PRINT_PRINT_POOL_H

#include "print_worker.h"

enum { POOL_MOST_HELPERS = 16 };

/* `error` is NULL when the piece fits; it has `sheets` of paper to itself. */
/* What a piece has to itself, as far as its product says: 0 for none. */
struct pool_size {
  size_t sheets, pages;
};
typedef void pool_verdict(void *context, uint64_t tag, const char *who, const struct pool_size *size,
                          const struct error *error);

struct pool;
MUST_CHECK bool pool_open(struct pool **out, const struct product *product, const struct print_settings *settings,
                          const struct run_pictures *pictures, struct error *error);
void pool_close(struct pool *pool); /* also ends helpers in the middle of their work */

/* From now on `count` helpers do the work; they inherit what the worker has shaped so far. At most once; 0 and 1 change
 * nothing. */
MUST_CHECK bool pool_fork(struct pool *pool, size_t count, struct error *error);
size_t pool_helpers(const struct pool *pool);

MUST_CHECK bool pool_text(struct pool *pool, const char *language, const char *source, struct error *error);

/* As worker_only; before pool_fork. */
void pool_only(struct pool *pool, const char *file, const struct print_pages *pages);

/* A picture that stands in the text; borrowed. */
MUST_CHECK bool pool_image(struct pool *pool, const char *path, const struct picture *picture, struct error *error);

/* Verdicts come in any order, the last ones during pool_settle. `who` comes back with the verdict. */
void pool_on_verdict(struct pool *pool, pool_verdict *verdict, void *context);
MUST_CHECK bool pool_check(struct pool *pool, uint64_t tag, const char *who, const struct piece *piece,
                           struct error *error);
MUST_CHECK bool pool_settle(struct pool *pool, struct error *error);

/* Where the pieces of volumes come from and what becomes of them. Volumes count from 0; several may be open at once. */
struct pool_source {
  void *context;
  size_t first_volume, volume_count, file_count; /* volumes before the first are not wanted */
  bool (*ready)(void *context, size_t volume);   /* whether it can be opened yet; NULL: all can */
  bool (*open)(void *context, size_t volume, void **cursor, struct error *error);
  /* `piece` lives until the arena is reset by the pool. */
  bool (*next)(void *context, void *cursor, struct piece *piece, struct arena *arena, bool *more, struct error *error);
  void (*close)(void *context, void *cursor);
  const char *(*path)(void *context, size_t volume, size_t file);
  void (*done)(void *context, size_t volume, const struct volume_file *files);
  bool (*tick)(void *context, struct error *error); /* between waits: false to stop */
};
/* Begins with `source`. Then pool_go_on does, between other work of this process, what can be done without waiting: helpers
 * get pieces of the volumes that are ready (without helpers it does nothing); nothing is written into the files yet, for
 * the run may still come to nothing. pool_render does all the rest, when every volume is ready. pool_stop, in place of pool_render when something failed, closes what is open. */
void pool_begin(struct pool *pool, const struct pool_source *source);
MUST_CHECK bool pool_go_on(struct pool *pool, struct error *error);
MUST_CHECK bool pool_render(struct pool *pool, struct error *error);
void pool_stop(struct pool *pool);

#endif
