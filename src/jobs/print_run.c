/* SPDX-License-Identifier: MIT */
/* Prints what was planned: commit, render, commit. */
#include <inttypes.h>
#include <string.h>

#include "print_picture.h"
#include "print_plan.h"
#include "print_volumes.h"
#include "solipost/base/i18n.h"
#include "solipost/store/record_store.h"
#include "solipost/store/run_store.h"

/* Rows between two sweeps of the journal: memory stays bounded in a large run. */
enum { ROWS_PER_CHUNK = 5000 };

struct making {
  struct print_plan *plan;
  const struct watch *watch;
  struct run run;
  int64_t first_number;
};

/* ---- first commit ---- */

static bool changed_meanwhile(struct error *error) {
  error_set(error, ERROR_BUSY, _("the register was changed while the cards were being checked"));
  return error_hint(error, _("nothing was printed; run the same command again"));
}

static bool insert_piece(struct making *making, const struct selected *selected, const struct plan_item *item,
                         int64_t position, struct arena *arena, struct error *error) {
  struct draft draft;
  if (!draft_make(&making->plan->drafting, selected, arena, &draft, error)) return false;
  if (draft.verdict == DRAFT_LEFT_OUT || draft_digest(&draft.piece) != item->digest) return changed_meanwhile(error);
  draft.piece.run = making->run.id;
  draft.piece.position = position;
  draft.piece.number = making->first_number + position - 1;
  return record_insert(making->plan->store, &piece_noun, &draft.piece, error);
}

/* Reads the selection a second time: what was checked is kept by its digest only, so that a large run needs no memory. */
static bool insert_pieces(struct making *making, struct error *error) {
  struct print_plan *plan = making->plan;
  struct selection_cursor *cursor;
  if (!selection_open(plan->store, &plan->request.selection, &cursor, error)) return false;
  struct arena arena;
  arena_init(&arena);
  bool done = true, more = true;
  int64_t position = 0;
  size_t index = 0;
  for (; done; index++) {
    struct selected selected;
    arena_reset(&arena);
    done = watch_step(making->watch, _("Numbering"), index, plan->items.count, error) &&
           selection_next(cursor, &selected, &arena, &more, error);
    if (!done || !more) break;
    const struct plan_item *item = index < plan->items.count ? &plan->items.items[index] : NULL;
    if (item == NULL || !uuid_equal(item->prisoner, selected.prisoner.id)) {
      done = changed_meanwhile(error);
    } else if (item->state == ITEM_READY) {
      done = insert_piece(making, &selected, item, ++position, &arena, error);
    }
    if (done && (index + 1) % ROWS_PER_CHUNK == 0) done = store_commit_chunk(plan->store, error);
  }
  if (done && position != making->run.piece_count) done = changed_meanwhile(error);
  arena_release(&arena);
  selection_close(cursor);
  return done;
}

static bool reserve_in_commit(struct making *making, struct error *error) {
  struct print_plan *plan = making->plan;
  return run_next_number(plan->store, &making->run.number, error) &&
         run_draw_numbers(plan->store, making->run.piece_count, &making->first_number, error) &&
         record_insert(plan->store, &run_noun, &making->run, error) && insert_pieces(making, error) &&
         store_commit(plan->store, error);
}

static bool reserve(struct making *making, const char *command, struct arena *arena, struct error *error) {
  struct print_plan *plan = making->plan;
  const char *picture = "";
  if (plan->picture != NULL &&
      !picture_keep(plan->picture, store_path(plan->store), arena, &picture, error))
    return false;
  struct buffer layout, texts;
  buffer_init(&layout);
  buffer_init(&texts);
  print_settings_write(&plan->request.settings, &layout);
  if (!plan->request.settings.lines) print_texts_write(&plan->texts, &texts);
  making->run.stage = RUN_MAKING;
  making->run.product = plan->product->name;
  making->run.layout = layout.bytes;
  making->run.templates = texts.bytes;
  making->run.picture = picture;
  making->run.campaign = plan->campaign.id;
  making->run.made_on = plan->drafting.today;
  bool done = store_begin(plan->store, command, error) && reserve_in_commit(making, error);
  if (!done) store_rollback(plan->store);
  making->run.layout = making->run.templates = "";
  buffer_release(&layout);
  buffer_release(&texts);
  return done;
}

/* ---- second commit ---- */

static const char *list_files(const struct print_result *result, struct arena *arena) {
  struct buffer lines;
  buffer_init(&lines);
  for (size_t i = 0; i < result->file_count; i++) {
    const struct print_file *file = &result->files[i];
    buffer_printf(&lines, "%s%s\t%s\t%zu", i == 0 ? "" : "\n", path_name_of(file->path), file->checksum, file->pages);
  }
  const char *text = arena_strdup(arena, lines.bytes);
  buffer_release(&lines);
  return text;
}

static bool finish(struct making *making, const char *command, const char *files, struct error *error) {
  struct store *store = making->plan->store;
  bool done = store_begin(store, command, error) && run_finish(store, making->run.id, files, error) &&
              store_commit(store, error);
  if (!done) store_rollback(store);
  return done;
}

/* The first fault is the one to be told; if even this fails the next opening of the register cancels the run. */
static void cancel(struct making *making, const char *command) {
  struct store *store = making->plan->store;
  struct error second;
  bool done = store_begin(store, command, &second) && run_cancel(store, making->run.id, &second) &&
              store_commit(store, &second);
  if (!done) store_rollback(store);
}

/* ---- the whole ---- */

static size_t count_ready(const struct print_plan *plan) {
  size_t ready = 0;
  for (size_t i = 0; i < plan->items.count; i++) ready += plan->items.items[i].state == ITEM_READY;
  return ready;
}

static bool render(struct making *making, const struct watch *watch, const char *command, struct arena *arena,
                   struct print_result *result, struct error *error) {
  struct print_plan *plan = making->plan;
  struct volume_request request = {
      .store = plan->store,
      .product = plan->product,
      .settings = &plan->request.settings,
      .run = making->run.id,
      .run_number = making->run.number,
      .piece_count = (size_t)making->run.piece_count,
      .output_folder = plan->request.output_folder,
  };
  size_t sheets;
  if (!plan->product->measure(request.settings, request.piece_count, &sheets, &request.pieces_per_volume, error))
    return false;
  struct volumes *volumes;
  if (!volumes_open(&volumes, &request, error)) return false;
  bool done = volumes_render(volumes, plan->pool, watch, error) && volumes_keep(volumes, error);
  if (done) {
    volumes_list(volumes, arena, &result->files, &result->file_count);
    done = finish(making, command, list_files(result, arena), error);
    if (!done) volumes_remove(volumes);
  }
  volumes_close(volumes);
  return done;
}

bool print_plan_run(struct print_plan *plan, struct store *store, const char *command, const struct watch *watch,
                    struct arena *arena, struct print_result *result, struct error *error) {
  size_t ready = count_ready(plan);
  *result = (struct print_result){.pieces = ready};
  if (ready == 0) {
    error_set(error, ERROR_REFUSED, _("there is nothing to print"));
    return error_hint(error, _("--dry-run lists who is left out and why"));
  }
  plan->store = store;
  struct making making = {.plan = plan, .watch = watch};
  noun_clear(&run_noun, &making.run);
  making.run.piece_count = (int64_t)ready;
  if (!reserve(&making, command, arena, error)) return false;
  if (!render(&making, watch, command, arena, result, error)) {
    cancel(&making, command);
    return false;
  }
  result->run = making.run.number;
  result->first_number = making.first_number;
  result->last_number = making.first_number + (int64_t)ready - 1;
  return true;
}
