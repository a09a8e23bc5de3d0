/* SPDX-License-Identifier: MIT */
/* Lays out pieces and writes volumes. */
#include "print_worker.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

#include "solipost/base/checksum.h"
#include "solipost/base/i18n.h"
#include "solipost/text/font_book.h"

struct worker {
  const struct product *product;
  struct product_setup setup;
  struct print_texts texts;
  struct font_book *book;
  struct text_engine *engine;
  void *state;
  struct arena scratch; /* one check */
  struct arena volume;  /* scenes of the volume, until its files are written */
  LIST(struct product_piece) pieces;
};

/* Shaped words are gone; the product's own scenes refer to some, so it begins anew. */
static bool reopen_product(struct worker *worker, struct error *error) {
  worker->product->close(worker->state);
  worker->state = NULL;
  return worker->product->open(&worker->state, &worker->setup, worker->engine, error);
}

bool worker_open(struct worker **out, const struct product *product, const struct print_settings *settings,
                 const struct picture *picture, struct error *error) {
  struct worker *worker = mem_alloc(sizeof *worker);
  worker->product = product;
  print_texts_init(&worker->texts, NULL);
  worker->setup = (struct product_setup){.settings = settings, .texts = &worker->texts, .picture = picture};
  arena_init(&worker->scratch);
  arena_init(&worker->volume);
  *out = NULL;
  if (!font_book_open(&worker->book, error) || !text_engine_create(&worker->engine, worker->book, error) ||
      !product->open(&worker->state, &worker->setup, worker->engine, error)) {
    worker_close(worker);
    return false;
  }
  *out = worker;
  return true;
}

void worker_close(struct worker *worker) {
  if (worker == NULL) return;
  if (worker->state != NULL) worker->product->close(worker->state);
  if (worker->engine != NULL) text_engine_destroy(worker->engine);
  if (worker->book != NULL) font_book_close(worker->book);
  print_texts_release(&worker->texts);
  LIST_RELEASE(&worker->pieces);
  arena_release(&worker->scratch);
  arena_release(&worker->volume);
  mem_free(worker);
}

bool worker_text(struct worker *worker, const char *language, const char *source, struct error *error) {
  return print_texts_add(&worker->texts, language, source, error);
}

bool worker_check(struct worker *worker, const struct piece *piece, struct error *error) {
  /* Names and numbers differ from piece to piece: without this the cache of words would grow with the run. */
  if (text_engine_trim(worker->engine) && !reopen_product(worker, error)) return false;
  struct product_piece ignored = {0};
  bool fits = worker->product->compose(worker->state, piece, &worker->scratch, &ignored, error);
  arena_reset(&worker->scratch);
  return fits;
}

bool worker_volume_begin(struct worker *worker, struct error *error) {
  worker->pieces.count = 0;
  arena_reset(&worker->volume);
  text_engine_forget(worker->engine);
  return reopen_product(worker, error);
}

bool worker_volume_add(struct worker *worker, const struct piece *piece, struct error *error) {
  struct product_piece composed = {0};
  if (!worker->product->compose(worker->state, piece, &worker->volume, &composed, error))
    return error_prefix(error, _("letter no. %" PRId64 ": "), piece->number);
  LIST_PUSH(&worker->pieces, composed);
  return true;
}

static bool write_pdf(struct pdf *pdf, const char *path, struct error *error) {
  int fd = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) return error_system(error, errno, _("cannot write %s"), path);
  bool done = pdf_write(pdf, fd, error);
  if (close(fd) != 0 && done) done = error_system(error, errno, _("cannot write %s"), path);
  return done;
}

static bool write_file(struct worker *worker, size_t file, const char *path, struct volume_file *out,
                       struct error *error) {
  struct pdf *pdf;
  if (!pdf_create(&pdf, "", error)) return false;
  bool done = worker->product->impose(worker->state, file, worker->pieces.items, worker->pieces.count, &worker->volume,
                                      pdf, error) &&
              write_pdf(pdf, path, error);
  if (done) {
    out->pages = (uint32_t)pdf_sheet_count(pdf);
    done = checksum_file(path, out->checksum, error);
  }
  pdf_destroy(pdf);
  return done;
}

bool worker_volume_write(struct worker *worker, const char *const *paths, size_t path_count, struct volume_file *files,
                         struct error *error) {
  bool done = true;
  for (size_t i = 0; done && i < path_count; i++) done = write_file(worker, i, paths[i], &files[i], error);
  worker->pieces.count = 0;
  arena_reset(&worker->volume);
  return done;
}
