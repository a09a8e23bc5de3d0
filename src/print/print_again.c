/* SPDX-License-Identifier: MIT */
/* Prints a run again, or some of its pieces, from what the register kept. */
#include <inttypes.h>
#include <string.h>

#include "print_choice.h"
#include "solipost/print/print_picture.h"
#include "print_plan.h"
#include "print_volumes.h"
#include "solipost/base/i18n.h"
#include "solipost/store/commit.h"
#include "solipost/store/record_store.h"
#include "solipost/store/run_store.h"

/* ---- what is kept ---- */

struct kept_run {
  struct run run;
  const struct product *product;
  struct print_settings settings;
  struct print_texts texts;
  struct run_pictures pictures; /* in the arena */
};

static bool refuse_unfinished(const struct run *run, struct error *error) {
  if (run->stage == RUN_MAKING)
    error_set(error, ERROR_REFUSED, _("run %" PRId64 " is being printed at this moment"), run->number);
  else error_set(error, ERROR_REFUSED, _("run %" PRId64 " was cancelled: its numbers are unused"), run->number);
  return error_hint(error, _("print these people anew: solipost print cards"));
}

static bool load_run(struct kept_run *kept, struct store *store, const struct print_again *request, struct arena *arena,
                     struct error *error) {
  int64_t number = request->run;
  if (!run_by_number(store, number, &kept->run, arena, error)) return false;
  if (kept->run.stage != RUN_PRINTED) return refuse_unfinished(&kept->run, error);
  if (request->product != NULL) { /* what stands on the outside of a piece is kept with it */
    kept->product = request->product;
    kept->settings = *request->settings;
    return true;
  }
  kept->product = product_find(kept->run.product);
  if (kept->product == NULL) {
    error_set(error, ERROR_REFUSED, _("run %" PRId64 " made \"%s\", which this solipost cannot print"), number,
              kept->run.product);
    return error_hint(error, _("use the newer solipost it was made with"));
  }
  if (!print_settings_read(&kept->settings, kept->run.layout, arena, error)) return false;
  if (request->printer != NULL) {
    kept->settings.printer = request->printer->printer;
    kept->settings.correction = request->printer->correction;
  }
  bool has_pictures = kept->settings.pictures > 0 || *kept->settings.images != '\0';
  if (has_pictures && kept->run.picture[0] == '\0') return again_refuse_cleared(&kept->run, error);
  if (!print_texts_read(&kept->texts, kept->run.templates, error)) return false;
  return run_pictures_kept(&kept->pictures, store, kept->run.picture, arena, error);
}

/* ---- printing ---- */

static bool send_texts(struct pool *pool, const struct print_texts *texts, struct error *error) {
  const char *language;
  const struct template *template;
  for (size_t i = 0; print_texts_each(texts, i, &language, &template); i++) {
    if (!pool_text(pool, language, template_source(template), error)) return false;
  }
  return true;
}

/* Those behind the pictures for the other side. */
static bool send_images(struct pool *pool, const struct kept_run *kept, struct arena *arena, struct error *error) {
  const char *line = kept->settings.images;
  for (size_t i = (size_t)kept->settings.pictures; i < kept->pictures.count && *line != '\0'; i++) {
    size_t length = strcspn(line, "\n");
    if (!pool_image(pool, arena_strndup(arena, line, length), kept->pictures.items[i], error)) return false;
    line += length + (line[length] == '\n');
  }
  return true;
}

/* Whether the checksums are those the register kept, file by file. */
static bool is_same(const struct print_result *result, const char *kept_files) {
  const char *line = kept_files;
  for (size_t i = 0; i < result->file_count; i++) {
    size_t length = strcspn(line, "\n");
    const char *tab = memchr(line, '\t', length);
    const char *checksum = result->files[i].checksum;
    bool same = tab != NULL && strncmp(tab + 1, checksum, strlen(checksum)) == 0;
    if (!same) return false;
    line += length;
    if (*line == '\n') line++;
  }
  return *line == '\0';
}

static bool render(const struct kept_run *kept, const struct volume_request *request, size_t jobs,
                   const struct watch *watch, struct arena *arena, struct print_result *result, struct error *error) {
  struct pool *pool = NULL;
  struct volumes *volumes = NULL;
  bool done = pool_open(&pool, kept->product, &kept->settings, &kept->pictures, error);
  if (done) pool_only(pool, request->only, request->pages);
  done = done && send_texts(pool, &kept->texts, error) && send_images(pool, kept, arena, error) &&
         pool_fork(pool, print_helpers_for(jobs, request->piece_count), error) &&
         volumes_open(&volumes, request, error);
  if (done) {
    volumes_begin(volumes, pool);
    done = volumes_render(volumes, watch, error) && volumes_keep(volumes, error);
  }
  if (done) volumes_list(volumes, arena, &result->files, &result->file_count);
  volumes_close(volumes);
  pool_close(pool);
  return done;
}

/* ---- single pages ---- */

/* Which of the files the pages are of, when the run has several. */
static bool find_part(struct print_pages *pages, const struct kept_run *kept, size_t per_volume, struct error *error) {
  size_t parts = ((size_t)kept->run.piece_count + per_volume - 1) / per_volume;
  if (pages->part == 0 && parts == 1) pages->part = 1;
  if (pages->part >= 1 && pages->part <= parts) return true;
  if (pages->part == 0)
    error_set(error, ERROR_MISUSED, _("run %" PRId64 " has %zu parts: the pages of which?"), kept->run.number, parts);
  else error_set(error, ERROR_NOT_FOUND, _("run %" PRId64 " has no part %zu"), kept->run.number, pages->part);
  return error_hint(error, _("--part 1 to --part %zu, as in the names of the files"), parts);
}

/* A page is known by what stood on it the first time: whoever is left out now would have to be taken off it. */
static bool all_are_there(const struct print_pages *pages, const struct again_choice *choice, size_t per_volume,
                          int64_t run, struct error *error) {
  size_t first = (pages->part - 1) * per_volume + 1;
  for (size_t i = 0; i < choice->left_out_count; i++) {
    const struct print_note *note = &choice->left_out[i];
    if (note->place < first || note->place >= first + per_volume) continue;
    error_set(error, ERROR_REFUSED, _("pages of run %" PRId64 " cannot be printed: %s is left out now, %s"), run,
              note->who, note->reason);
    return error_hint(error, _("print by letter numbers instead: solipost print again %" PRId64 " 412-420"), run);
  }
  return true;
}

static bool choose_pages(struct print_pages *pages, const struct kept_run *kept, struct again_choice *choice,
                         struct volume_request *volume, struct error *error) {
  size_t run_pieces = (size_t)kept->run.piece_count, sheets, per_volume;
  if (pages->count == 0) return true;
  if (!print_measure(kept->product, &kept->settings, run_pieces, 0, &sheets, &per_volume, error) ||
      !find_part(pages, kept, per_volume, error) || !all_are_there(pages, choice, per_volume, kept->run.number, error))
    return false;
  choice->positions = NULL;
  choice->count = run_pieces;
  choice->left_out_count = 0;
  volume->pages = pages;
  if (volume->only == NULL) volume->only = kept->product->file_name(&kept->settings, 0);
  return true;
}

static bool has_file(const struct kept_run *kept, const char *wanted, struct error *error) {
  struct run_products products;
  char names[200] = "";
  size_t product, own_file;
  const char *name;
  if (wanted == NULL) return true;
  run_products_of(kept->product, &kept->settings, &products);
  for (size_t i = 0; (name = run_products_file(&products, &kept->settings, i, &product, &own_file)) != NULL; i++) {
    if (strcmp(name, wanted) == 0) return true;
    size_t used = strlen(names);
    snprintf(names + used, sizeof names - used, "%s%s", used == 0 ? "" : ", ", name);
  }
  error_set(error, ERROR_NOT_FOUND, _("run %" PRId64 " has no file \"%s\""), kept->run.number, wanted);
  return error_hint(error, _("it has: %s"), names);
}

/* Places for a name from the vault stand in the rows. */
static bool find_open_senders(struct store *store, const struct run *run, bool *out, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = run->id};
  const struct record_query query = {
      .where = "run = ?1 AND sender GLOB '{vault_name}*'", .values = &value, .value_count = 1};
  int64_t count = 0;
  bool done = record_count(store, &piece_noun, &query, &count, error);
  *out = count > 0;
  return done;
}

bool print_again(struct store *store, const struct print_again *request, const struct watch *watch, struct arena *arena,
                 struct print_result *result, struct error *error) {
  *result = (struct print_result){.run = request->run};
  struct kept_run kept = {.product = NULL};
  print_texts_init(&kept.texts, NULL);
  bool done = false;
  size_t sheets;
  struct volume_request volume = {.store = store, .output_folder = request->output_folder, .again = true};
  if (!load_run(&kept, store, request, arena, error)) goto done;
  struct again_choice choice;
  if (!again_choose(store, request, &kept.run, watch, arena, &choice, error)) goto done;
  result->piece_kind = kept.product->piece_kind;
  volume.only = request->file;
  if (!has_file(&kept, request->file, error) || !find_open_senders(store, &kept.run, &result->sender_open, error))
    goto done;
  struct print_pages pages = request->pages;
  if (!choose_pages(&pages, &kept, &choice, &volume, error)) goto done;
  volume.product = kept.product;
  volume.settings = &kept.settings;
  volume.run = kept.run.id;
  volume.run_number = kept.run.number;
  volume.positions = choice.positions;
  volume.piece_count = choice.count;
  if (!print_measure(kept.product, &kept.settings, volume.piece_count, 0, &sheets, &volume.pieces_per_volume, error))
    goto done;
  if (!render(&kept, &volume, request->jobs, watch, arena, result, error)) goto done;
  result->pieces = volume.piece_count;
  result->first_number = choice.first_number;
  result->left_out = choice.left_out;
  result->left_out_count = choice.left_out_count;
  result->stale = choice.stale;
  result->stale_count = choice.stale_count;
  result->last_number = result->first_number + kept.run.piece_count - 1;
  result->same_bytes = volume.only != NULL || request->printer != NULL ||
                       (request->product == NULL && choice.positions == NULL && is_same(result, kept.run.files));
  done = true;
done:
  print_texts_release(&kept.texts);
  return done;
}
