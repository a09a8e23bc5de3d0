/* SPDX-License-Identifier: MIT */
/* Prints a run again, or some of its pieces, from what the register kept. */
#include <inttypes.h>
#include <string.h>

#include "print_picture.h"
#include "print_plan.h"
#include "print_volumes.h"
#include "solipost/base/i18n.h"
#include "solipost/store/commit.h"
#include "solipost/store/run_store.h"

/* ---- what is kept ---- */

struct kept_run {
  struct run run;
  const struct product *product;
  struct print_settings settings;
  struct print_texts texts;
  struct picture *picture; /* in the arena */
};

static bool refuse_unfinished(const struct run *run, struct error *error) {
  if (run->stage == RUN_MAKING)
    error_set(error, ERROR_REFUSED, _("run %" PRId64 " is being printed at this moment"), run->number);
  else error_set(error, ERROR_REFUSED, _("run %" PRId64 " was cancelled: its numbers are unused"), run->number);
  return error_hint(error, _("print these people anew: solipost print cards"));
}

static bool refuse_cleared(const struct run *run, struct error *error) {
  error_set(error, ERROR_REFUSED, _("run %" PRId64 " cannot be printed again: its addresses and texts were let go"),
            run->number);
  return error_hint(error, _("they are kept only as long as 'solipost retention list' says, and until somebody is "
                             "forgotten; print these people anew: solipost print cards"));
}

static bool load_run(struct kept_run *kept, struct store *store, int64_t number, struct arena *arena,
                     struct error *error) {
  if (!run_by_number(store, number, &kept->run, arena, error)) return false;
  if (kept->run.stage != RUN_PRINTED) return refuse_unfinished(&kept->run, error);
  kept->product = product_find(kept->run.product);
  if (kept->product == NULL) {
    error_set(error, ERROR_REFUSED, _("run %" PRId64 " made \"%s\", which this solipost cannot print"), number,
              kept->run.product);
    return error_hint(error, _("use the newer solipost it was made with"));
  }
  if (!print_settings_read(&kept->settings, kept->run.layout, arena, error)) return false;
  if (kept->settings.picture && kept->run.picture[0] == '\0') return refuse_cleared(&kept->run, error);
  if (!print_texts_read(&kept->texts, kept->run.templates, error)) return false;
  return !kept->settings.picture || picture_kept(store, kept->run.picture, arena, &kept->picture, error);
}

/* ---- some of its pieces ---- */

static bool first_number_of(struct store *store, const struct run *run, int64_t *first, struct error *error) {
  struct piece_cursor *cursor;
  if (!run_pieces_open(store, run->id, 1, 1, &cursor, error)) return false;
  struct arena arena;
  arena_init(&arena);
  struct piece piece;
  bool more = false;
  bool done = run_pieces_next(cursor, &piece, &arena, &more, error);
  if (done && more) *first = piece.number;
  if (done && !more) done = error_set(error, ERROR_DAMAGED, _("run %" PRId64 " has no pieces"), run->number);
  run_pieces_close(cursor);
  arena_release(&arena);
  return done;
}

/* Numbers of a run follow each other, so a number is a position. */
static bool find_positions(const struct print_again *request, const struct run *run, int64_t first, struct arena *arena,
                           int64_t **positions, struct error *error) {
  *positions = ARENA_ARRAY(arena, int64_t, request->number_count);
  for (size_t i = 0; i < request->number_count; i++) {
    int64_t position = request->numbers[i] - first + 1;
    if (position < 1 || position > run->piece_count) {
      error_set(error, ERROR_NOT_FOUND, _("letter no. %" PRId64 " is not of run %" PRId64), request->numbers[i],
                run->number);
      return error_hint(error, _("its numbers are %" PRId64 " to %" PRId64), first, first + run->piece_count - 1);
    }
    (*positions)[i] = position;
  }
  return true;
}

/* ---- what was let go since ---- */

static bool is_cleared(const struct piece *piece) { return piece->address[0] == '\0' && piece->fields[0] == '\0'; }

/* Positions (all: NULL) of the letters that are still there; letters to people who were forgotten are left out, and
 * refused when asked for by number. */
static bool leave_out_cleared(struct store *store, const struct run *run, const struct print_again *request,
                              struct arena *arena, int64_t **positions, size_t *count, struct error *error) {
  struct piece_cursor *cursor;
  struct arena scratch;
  int64_t *left = ARENA_ARRAY(arena, int64_t, (size_t)run->piece_count + 1);
  size_t left_count = 0, wanted = 0;
  bool more = true, done = true;
  if (!run_pieces_open(store, run->id, 1, 0, &cursor, error)) return false;
  arena_init(&scratch);
  while (done) {
    struct piece piece;
    arena_reset(&scratch);
    done = run_pieces_next(cursor, &piece, &scratch, &more, error);
    if (!done || !more) break;
    while (*positions != NULL && wanted < *count && (*positions)[wanted] < piece.position) wanted++;
    bool asked = *positions != NULL && wanted < *count && (*positions)[wanted] == piece.position;
    if (!is_cleared(&piece)) {
      if (left_count < (size_t)run->piece_count) left[left_count++] = piece.position;
    } else if (asked) {
      error_set(error, ERROR_REFUSED, _("letter no. %" PRId64 " was to somebody who was forgotten"), piece.number);
      done = error_hint(error, _("leave its number out"));
    }
  }
  run_pieces_close(cursor);
  arena_release(&scratch);
  if (done && left_count == 0) return refuse_cleared(run, error);
  if (done && request->numbers == NULL && left_count < (size_t)run->piece_count) {
    *positions = left;
    *count = left_count;
  }
  return done;
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
  bool done =
      pool_open(&pool, kept->product, &kept->settings, kept->picture, error) && send_texts(pool, &kept->texts, error) &&
      pool_fork(pool, print_helpers_for(jobs, request->piece_count), error) && volumes_open(&volumes, request, error);
  if (done) {
    volumes_begin(volumes, pool);
    done = volumes_render(volumes, watch, error) && volumes_keep(volumes, error);
  }
  if (done) volumes_list(volumes, arena, &result->files, &result->file_count);
  volumes_close(volumes);
  pool_close(pool);
  return done;
}

bool print_again(struct store *store, const struct print_again *request, const struct watch *watch, struct arena *arena,
                 struct print_result *result, struct error *error) {
  *result = (struct print_result){.run = request->run};
  struct kept_run kept = {.picture = NULL};
  print_texts_init(&kept.texts, NULL);
  bool done = false;
  int64_t *positions = NULL;
  size_t sheets;
  struct volume_request volume = {.store = store, .output_folder = request->output_folder, .again = true};
  if (!load_run(&kept, store, request->run, arena, error)) goto done;
  if (!first_number_of(store, &kept.run, &result->first_number, error)) goto done;
  if (request->numbers != NULL && !find_positions(request, &kept.run, result->first_number, arena, &positions, error))
    goto done;
  size_t wanted = positions == NULL ? (size_t)kept.run.piece_count : request->number_count;
  if (!leave_out_cleared(store, &kept.run, request, arena, &positions, &wanted, error)) goto done;
  volume.product = kept.product;
  volume.settings = &kept.settings;
  volume.run = kept.run.id;
  volume.run_number = kept.run.number;
  volume.positions = positions;
  volume.piece_count = wanted;
  if (!kept.product->measure(&kept.settings, volume.piece_count, &sheets, &volume.pieces_per_volume, error)) goto done;
  if (!render(&kept, &volume, request->jobs, watch, arena, result, error)) goto done;
  result->pieces = volume.piece_count;
  if (request->numbers == NULL) result->left_out = (size_t)kept.run.piece_count - wanted;
  result->last_number = result->first_number + kept.run.piece_count - 1;
  result->same_bytes = positions == NULL && is_same(result, kept.run.files);
  done = true;
done:
  print_texts_release(&kept.texts);
  return done;
}
