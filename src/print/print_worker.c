/* SPDX-License-Identifier: MIT */
/* Lays out pieces and writes volumes. */
#include "print_worker.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "print_pages.h"
#include "solipost/base/checksum.h"
#include "solipost/base/i18n.h"
#include "solipost/text/font_book.h"

struct worker {
  struct run_products products;
  struct product_setup setup;
  struct print_texts texts;
  struct font_book *book;
  struct text_engine *engine;
  void *states[RUN_MOST_PRODUCTS];
  struct product_images images;
  const char *only_file;
  const struct print_pages *only_pages;
  struct arena kept;    /* pictures from another process, paths */
  struct arena scratch; /* one check */
  struct arena volume;  /* scenes of the volume, until its files are written */
  LIST(struct product_piece) pieces[RUN_MOST_PRODUCTS];
};

static void close_products(struct worker *worker) {
  for (size_t i = 0; i < worker->products.count; i++) {
    if (worker->states[i] != NULL) worker->products.items[i]->close(worker->states[i]);
    worker->states[i] = NULL;
  }
}

static bool open_products(struct worker *worker, struct error *error) {
  for (size_t i = 0; i < worker->products.count; i++) {
    if (!worker->products.items[i]->open(&worker->states[i], &worker->setup, worker->engine, error)) return false;
  }
  return true;
}

/* Shaped words are gone; the products' own scenes refer to some, so they begin anew. */
static bool reopen_products(struct worker *worker, struct error *error) {
  close_products(worker);
  return open_products(worker, error);
}

bool worker_open(struct worker **out, const struct product *product, const struct print_settings *settings,
                 const struct run_pictures *pictures, struct error *error) {
  struct worker *worker = mem_alloc(sizeof *worker);
  run_products_of(product, settings, &worker->products);
  print_texts_init(&worker->texts, NULL);
  worker->setup = (struct product_setup){
      .settings = settings,
      .texts = &worker->texts,
      .pictures = (const struct picture *const *)pictures->items,
      .picture_count = (size_t)settings->pictures < pictures->count ? (size_t)settings->pictures : pictures->count,
      .images = &worker->images};
  arena_init(&worker->kept);
  arena_init(&worker->scratch);
  arena_init(&worker->volume);
  *out = NULL;
  if (!font_book_open(&worker->book, error) || !text_engine_create(&worker->engine, worker->book, error) ||
      !open_products(worker, error)) {
    worker_close(worker);
    return false;
  }
  *out = worker;
  return true;
}

void worker_close(struct worker *worker) {
  if (worker == NULL) return;
  close_products(worker);
  if (worker->engine != NULL) text_engine_destroy(worker->engine);
  if (worker->book != NULL) font_book_close(worker->book);
  print_texts_release(&worker->texts);
  for (size_t i = 0; i < RUN_MOST_PRODUCTS; i++) LIST_RELEASE(&worker->pieces[i]);
  mem_free(worker->images.items);
  arena_release(&worker->kept);
  arena_release(&worker->scratch);
  arena_release(&worker->volume);
  mem_free(worker);
}

bool worker_text(struct worker *worker, const char *language, const char *source, struct error *error) {
  return print_texts_add(&worker->texts, language, source, error);
}

void worker_image(struct worker *worker, const char *path, const struct picture *picture) {
  struct product_images *images = &worker->images;
  images->items = mem_grow(images->items, &images->capacity, images->count + 1, sizeof *images->items);
  images->items[images->count++] = (struct product_image){arena_strdup(&worker->kept, path), picture};
}

bool worker_image_packed(struct worker *worker, const char *path, const char *bytes, size_t length,
                         struct error *error) {
  struct picture *picture;
  if (!picture_unpack(bytes, length, &worker->kept, &picture))
    return error_set(error, ERROR_FAILED, _("a picture did not reach the helper process whole: %s"), path);
  worker_image(worker, path, picture);
  return true;
}

void worker_only(struct worker *worker, const char *file, const struct print_pages *pages) {
  worker->only_file = file;
  worker->only_pages = pages;
}

/* `composed` has one for each product. */
static bool compose(struct worker *worker, const struct piece *piece, struct arena *arena,
                    struct product_piece *composed, struct error *error) {
  for (size_t i = 0; i < worker->products.count; i++) {
    composed[i] = (struct product_piece){0};
    if (!worker->products.items[i]->compose(worker->states[i], piece, arena, &composed[i], error)) return false;
  }
  return true;
}

bool worker_check(struct worker *worker, const struct piece *piece, size_t *sheets, size_t *pages,
                  struct error *error) {
  /* Names and numbers differ from piece to piece: without this the cache of words would grow with the run. */
  if (text_engine_trim(worker->engine) && !reopen_products(worker, error)) return false;
  struct product_piece composed[RUN_MOST_PRODUCTS];
  bool fits = compose(worker, piece, &worker->scratch, composed, error);
  *sheets = fits ? composed[0].sheets : 0;
  *pages = fits ? composed[0].pages : 0;
  arena_reset(&worker->scratch);
  return fits;
}

static void forget_pieces(struct worker *worker) {
  for (size_t i = 0; i < RUN_MOST_PRODUCTS; i++) worker->pieces[i].count = 0;
  arena_reset(&worker->volume);
}

bool worker_volume_begin(struct worker *worker, size_t volume, struct error *error) {
  worker->setup.volume = volume;
  forget_pieces(worker);
  text_engine_forget(worker->engine);
  return reopen_products(worker, error);
}

bool worker_volume_add(struct worker *worker, const struct piece *piece, struct error *error) {
  struct product_piece composed[RUN_MOST_PRODUCTS];
  if (!compose(worker, piece, &worker->volume, composed, error))
    return error_prefix(error, _("letter no. %" PRId64 ": "), piece->number);
  for (size_t i = 0; i < worker->products.count; i++) LIST_PUSH(&worker->pieces[i], composed[i]);
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
  size_t n, own_file;
  const char *name = run_products_file(&worker->products, worker->setup.settings, file, &n, &own_file);
  *out = (struct volume_file){.checksum = "", .pages = 0};
  if (worker->only_file != NULL && strcmp(name, worker->only_file) != 0) return true;
  if (!pdf_create(&pdf, "", error)) return false;
  pdf_correct(pdf, &worker->setup.settings->correction);
  bool done = worker->products.items[n]->impose(worker->states[n], own_file, worker->pieces[n].items,
                                                worker->pieces[n].count, &worker->volume, pdf, error);
  if (done && worker->only_pages != NULL) done = print_pages_keep(worker->only_pages, name, pdf, error);
  if (done && pdf_sheet_count(pdf) > 0) {
    done = write_pdf(pdf, path, error);
    out->pages = (uint32_t)pdf_sheet_count(pdf);
    done = done && checksum_file(path, out->checksum, error);
  }
  pdf_destroy(pdf);
  return done;
}

bool worker_volume_write(struct worker *worker, const char *const *paths, size_t path_count, struct volume_file *files,
                         struct error *error) {
  bool done = true;
  for (size_t i = 0; done && i < path_count; i++) done = write_file(worker, i, paths[i], &files[i], error);
  forget_pieces(worker);
  return done;
}
