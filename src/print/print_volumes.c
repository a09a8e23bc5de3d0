/* SPDX-License-Identifier: MIT */
/* Files of a run, and the reading of its pieces for them. */
#include "print_volumes.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "print_rules.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/store/run_store.h"

struct volume_draft {
  struct file_draft draft;
  const char *path;
  struct volume_file result;
  bool open, kept;
};

struct volumes {
  struct volume_request request;
  struct arena arena;
  struct run_products products;
  size_t volume_count, file_count;
  size_t *ends;                /* for each volume: pieces in it and in those before */
  struct volume_draft *drafts; /* volume by volume, file by file */
  const struct watch *watch;
  size_t read;       /* pieces read so far, for the progress */
  size_t available;  /* pieces that are in the register */
  struct pool *pool; /* that renders; NULL before and after */
};

static struct volume_draft *draft_at(const struct volumes *volumes, size_t volume, size_t file) {
  return &volumes->drafts[volume * volumes->file_count + file];
}

/* ---- files ---- */

static const char *file_name(const struct volumes *volumes, size_t file) {
  size_t product, own_file;
  return run_products_file(&volumes->products, volumes->request.settings, file, &product, &own_file);
}

/* "cards-run-7.pdf", of several volumes "cards-run-7-part-02.pdf", of single pages "cards-run-7-pages.pdf", printed again
 * "cards-run-7-again-2.pdf". */
static const char *target_path(struct volumes *volumes, size_t volume, size_t file, size_t attempt) {
  const struct volume_request *request = &volumes->request;
  struct arena *arena = &volumes->arena;
  const char *part = "", *again = "";
  if (volumes->volume_count > 1) part = arena_printf(arena, "-part-%02zu", volume + 1);
  if (request->pages != NULL) part = arena_printf(arena, "%s-pages", part);
  if (attempt == 1) again = "-again";
  if (attempt > 1) again = arena_printf(arena, "-again-%zu", attempt);
  const char *name =
      arena_printf(arena, "%s-run-%" PRId64 "%s%s.pdf", file_name(volumes, file), request->run_number, part, again);
  return path_join(arena, request->output_folder, name);
}

static bool is_wanted(const struct volumes *volumes, size_t volume, size_t file) {
  const struct volume_request *request = &volumes->request;
  if (request->pages != NULL && volume + 1 != request->pages->part) return false;
  return request->only == NULL || strcmp(file_name(volumes, file), request->only) == 0;
}

/* The first attempt at which no file of the run is there already. */
static size_t free_attempt(struct volumes *volumes) {
  for (size_t attempt = 0;; attempt++) {
    bool taken = false;
    for (size_t volume = 0; volume < volumes->volume_count && !taken; volume++)
      for (size_t file = 0; file < volumes->file_count && !taken; file++)
        taken = is_wanted(volumes, volume, file) && file_exists(target_path(volumes, volume, file, attempt));
    if (!taken) return attempt;
  }
}

static bool open_drafts(struct volumes *volumes, struct error *error) {
  if (!file_make_folders(volumes->request.output_folder, error)) return false;
  size_t attempt = volumes->request.again ? free_attempt(volumes) : 0;
  for (size_t volume = 0; volume < volumes->volume_count; volume++) {
    for (size_t file = 0; file < volumes->file_count; file++) {
      struct volume_draft *draft = draft_at(volumes, volume, file);
      draft->path = target_path(volumes, volume, file, attempt);
      if (!is_wanted(volumes, volume, file)) continue;
      if (!file_draft_open_named(&draft->draft, draft->path, false, error)) return false;
      draft->open = true;
    }
  }
  return true;
}

/* What travels in one envelope is in one file, also when some of it is not printed again. */
static bool in_one_envelope(const struct volume_request *request, size_t index) {
  int64_t copies = request->settings->copies;
  if (request->positions == NULL) return false; /* pieces_per_volume is made for it */
  return (request->positions[index - 1] - 1) / copies == (request->positions[index] - 1) / copies;
}

static void divide(struct volumes *volumes) {
  const struct volume_request *request = &volumes->request;
  size_t per_volume = request->pieces_per_volume, copies = (size_t)request->settings->copies;
  size_t least = per_volume > copies ? per_volume - copies + 1 : 1;
  volumes->ends = ARENA_ARRAY(&volumes->arena, size_t, request->piece_count / least + 2);
  for (size_t begin = 0, end; begin < request->piece_count; begin = end) {
    end = request->piece_count - begin > per_volume ? begin + per_volume : request->piece_count;
    if (end < request->piece_count)
      while (end > begin + 1 && in_one_envelope(request, end)) end--;
    volumes->ends[volumes->volume_count++] = end;
  }
}

bool volumes_open(struct volumes **out, const struct volume_request *request, struct error *error) {
  struct volumes *volumes = mem_alloc(sizeof *volumes);
  volumes->request = *request;
  arena_init(&volumes->arena);
  divide(volumes);
  run_products_of(request->product, request->settings, &volumes->products);
  while (file_name(volumes, volumes->file_count) != NULL) volumes->file_count++;
  volumes->drafts = ARENA_ARRAY(&volumes->arena, struct volume_draft, volumes->volume_count * volumes->file_count);
  *out = NULL;
  if (!open_drafts(volumes, error)) {
    volumes_close(volumes);
    return false;
  }
  *out = volumes;
  return true;
}

void volumes_close(struct volumes *volumes) {
  if (volumes == NULL) return;
  volumes_stop(volumes);
  for (size_t i = 0; i < volumes->volume_count * volumes->file_count; i++) {
    if (volumes->drafts[i].open) file_draft_drop(&volumes->drafts[i].draft);
  }
  arena_release(&volumes->arena);
  mem_free(volumes);
}

/* Nobody in this volume has a part in the file, or it is not wanted: it is not kept. */
static bool is_left_out(const struct volumes *volumes, size_t draft) {
  return volumes->drafts[draft].result.pages == 0 ||
         !is_wanted(volumes, draft / volumes->file_count, draft % volumes->file_count);
}

bool volumes_keep(struct volumes *volumes, struct error *error) {
  for (size_t i = 0; i < volumes->volume_count * volumes->file_count; i++) {
    struct volume_draft *draft = &volumes->drafts[i];
    if (is_left_out(volumes, i)) continue;
    if (!file_draft_keep(&draft->draft, error)) {
      volumes_remove(volumes);
      return false;
    }
    draft->kept = true;
  }
  return true;
}

void volumes_remove(struct volumes *volumes) {
  for (size_t i = 0; i < volumes->volume_count * volumes->file_count; i++) {
    struct volume_draft *draft = &volumes->drafts[i];
    if (draft->kept) unlink(draft->path);
    draft->kept = false;
  }
}

void volumes_list(const struct volumes *volumes, struct arena *arena, struct print_file **files, size_t *count) {
  size_t all = volumes->volume_count * volumes->file_count;
  *files = ARENA_ARRAY(arena, struct print_file, all + 1);
  *count = 0;
  for (size_t i = 0; i < all; i++) {
    const struct volume_draft *draft = &volumes->drafts[i];
    if (is_left_out(volumes, i)) continue;
    (*files)[(*count)++] = (struct print_file){.path = arena_strdup(arena, draft->path),
                                               .checksum = arena_strdup(arena, draft->result.checksum),
                                               .pages = draft->result.pages};
  }
}

/* ---- pieces ---- */

struct reading {
  struct piece_cursor *rows;
  size_t next, end; /* among the pieces wanted, from 0 */
};

static int64_t position_of(const struct volumes *volumes, size_t index) {
  return volumes->request.positions == NULL ? (int64_t)index + 1 : volumes->request.positions[index];
}

static bool volume_is_ready(void *context, size_t volume) {
  const struct volumes *volumes = context;
  return volumes->ends[volume] <= volumes->available;
}

static bool open_volume(void *context, size_t volume, void **cursor, struct error *error) {
  struct volumes *volumes = context;
  const struct volume_request *request = &volumes->request;
  size_t begin = volume == 0 ? 0 : volumes->ends[volume - 1];
  size_t end = volumes->ends[volume];
  struct reading *reading = mem_alloc(sizeof *reading);
  *reading = (struct reading){.next = begin, .end = end};
  *cursor = reading;
  /* One row at a time when single ones are wanted, else the volume in one go. */
  if (request->positions != NULL) return true;
  if (run_pieces_open(request->store, request->run, (int64_t)begin + 1, (int64_t)end, &reading->rows, error))
    return true;
  mem_free(reading);
  return false;
}

static bool is_missing(const struct volumes *volumes, size_t index, struct error *error) {
  return error_set(error, ERROR_DAMAGED, _("run %" PRId64 " lacks its piece at position %" PRId64),
                   volumes->request.run_number, position_of(volumes, index));
}

static bool read_piece(struct volumes *volumes, struct reading *reading, struct piece *piece, struct arena *arena,
                       struct error *error) {
  const struct volume_request *request = &volumes->request;
  bool single = request->positions != NULL;
  int64_t position = position_of(volumes, reading->next);
  if (single && !run_pieces_open(request->store, request->run, position, position, &reading->rows, error)) return false;
  bool more = false;
  bool done = run_pieces_next(reading->rows, piece, arena, &more, error);
  if (single) {
    run_pieces_close(reading->rows);
    reading->rows = NULL;
  }
  if (!done) return false;
  if (more) piece->sender = sender_lines_to_print(piece->sender, request->writer, arena);
  return more && piece->position == position ? true : is_missing(volumes, reading->next, error);
}

static bool next_piece(void *context, void *cursor, struct piece *piece, struct arena *arena, bool *more,
                       struct error *error) {
  struct volumes *volumes = context;
  struct reading *reading = cursor;
  *more = reading->next < reading->end;
  if (!*more) return true;
  if (!watch_step(volumes->watch, _("Printing"), volumes->read++, volumes->request.piece_count, error)) return false;
  if (!read_piece(volumes, reading, piece, arena, error)) return false;
  reading->next++;
  return true;
}

static void close_volume(void *context, void *cursor) {
  (void)context;
  struct reading *reading = cursor;
  run_pieces_close(reading->rows);
  mem_free(reading);
}

static const char *draft_path(void *context, size_t volume, size_t file) {
  const struct volume_draft *draft = draft_at(context, volume, file);
  return draft->open ? draft->draft.temporary : "";
}

static void volume_done(void *context, size_t volume, const struct volume_file *files) {
  const struct volumes *volumes = context;
  for (size_t i = 0; i < volumes->file_count; i++) draft_at(volumes, volume, i)->result = files[i];
}

static bool tick(void *context, struct error *error) {
  struct volumes *volumes = context;
  return watch_step(volumes->watch, _("Printing"), volumes->read, volumes->request.piece_count, error);
}

void volumes_begin(struct volumes *volumes, struct pool *pool) {
  size_t part = volumes->request.pages == NULL ? 0 : volumes->request.pages->part;
  const struct pool_source source = {
      .context = volumes,
      .first_volume = part == 0 ? 0 : part - 1,
      .volume_count = part == 0 ? volumes->volume_count : part,
      .file_count = volumes->file_count,
      .ready = volume_is_ready,
      .open = open_volume,
      .next = next_piece,
      .close = close_volume,
      .path = draft_path,
      .done = volume_done,
      .tick = tick,
  };
  volumes->pool = pool;
  pool_begin(pool, &source);
}

bool volumes_go_on(struct volumes *volumes, size_t piece_count, struct error *error) {
  volumes->available = piece_count;
  return pool_go_on(volumes->pool, error);
}

bool volumes_render(struct volumes *volumes, const struct watch *watch, struct error *error) {
  struct pool *pool = volumes->pool;
  volumes->watch = watch;
  volumes->available = volumes->request.piece_count;
  volumes->pool = NULL;
  return pool_render(pool, error) && tick(volumes, error);
}

void volumes_stop(struct volumes *volumes) {
  if (volumes->pool != NULL) pool_stop(volumes->pool);
  volumes->pool = NULL;
}
