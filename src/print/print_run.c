/* SPDX-License-Identifier: MIT */
/* Prints what was planned: commit, render, commit. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/print/print_picture.h"
#include "print_plan.h"
#include "print_today.h"
#include "print_volumes.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/store/commit.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/rule_store.h"
#include "solipost/store/run_store.h"

/* Rows between two sweeps of the journal: memory stays bounded in a large run; and between two looks at the helpers, which
 * render the first volumes while the last pieces are still being numbered. */
enum { ROWS_PER_CHUNK = 1000, ROWS_PER_LOOK = 25 };

struct making {
  struct print_plan *plan;
  const struct watch *watch;
  struct run run;
  int64_t first_number;
  int64_t own_commit; /* number of the first commit */
  struct arena *folder_arena;
  struct volumes *volumes; /* NULL until their files are begun */
};

/* ---- files ---- */

/* Before a number is drawn: a folder that cannot be made or a file in the way costs none. */
static bool open_volumes(struct making *making, struct error *error) {
  struct print_plan *plan = making->plan;
  struct volume_request request = {
      .store = plan->store,
      .product = plan->product,
      .settings = &plan->request.settings,
      .run = making->run.id,
      .run_number = making->run.number,
      .piece_count = (size_t)making->run.piece_count,
      .output_folder = plan->request.output_folder,
      .writer = plan->request.writer,
  };
  size_t sheets;
  return print_measure(plan->product, request.settings, request.piece_count, 0, &sheets, &request.pieces_per_volume,
                       error) &&
         volumes_open(&making->volumes, &request, error);
}

/* Where the files will lie, whatever the working folder is when somebody looks for them. */
static bool note_folder(struct making *making, struct error *error) {
  const char *given = making->plan->request.output_folder;
  char *whole = realpath(given[0] == '\0' ? "." : given, NULL);
  if (whole == NULL) return error_system(error, errno, _("cannot write %s"), given);
  making->run.folder = arena_strdup(making->folder_arena, whole);
  free(whole);
  return true;
}

/* ---- first commit ---- */

static bool changed_meanwhile(struct error *error) {
  error_set(error, ERROR_BUSY, _("the register was changed while the cards were being checked"));
  return error_hint(error, _("nothing was printed; run the same command again"));
}

/* Whether the draft made now is the one that was checked. */
static bool is_same(const struct draft *draft, bool drafted, const struct piece *checked) {
  if ((draft->verdict != DRAFT_LEFT_OUT) != drafted) return false;
  if (!drafted) return true;
  const struct piece *piece = &draft->piece;
  return uuid_equal(piece->prison, checked->prison) && strcmp(piece->language, checked->language) == 0 &&
         strcmp(piece->address, checked->address) == 0 && strcmp(piece->address_native, checked->address_native) == 0 &&
         strcmp(piece->sender, checked->sender) == 0 && strcmp(piece->fields, checked->fields) == 0;
}

static bool is_unchanged(struct print_plan *plan, const struct selected *selected, size_t *index,
                         struct drafts_reader *reader, struct arena *arena, bool *same, struct error *error) {
  struct together_draft made;
  if (!together_draft(&plan->drafting, plan->store, &plan->together, selected, arena, &made, error)) return false;
  if (made.taken) return true;
  *same = *index < plan->items.count && uuid_equal(plan->items.items[*index].prisoner, made.first);
  if (!*same) return true;
  struct piece checked;
  bool drafted = plan->items.items[*index].drafted;
  enum severity worst = (enum severity)plan->items.items[(*index)++].found_worst;
  *same = (!drafted || drafts_next(reader, &checked)) && is_same(&made.draft, drafted, &checked) &&
          (!drafted || made.draft.found_worst <= worst);
  return true;
}

/* Somebody else wrote into the register since the plan was made: is everybody still where they were? */
static bool check_again(struct making *making, struct error *error) {
  struct print_plan *plan = making->plan;
  struct selection_cursor *cursor;
  if (!holds_in_force(plan->store, &plan->arena, &plan->drafting.holds, error) ||
      !rules_known(plan->store, &plan->arena, &plan->drafting.rules.known, error) ||
      !selection_open(plan->store, &plan->request.selection, &cursor, error))
    return false;
  struct drafts_reader reader;
  drafts_reader_init(&reader, &plan->drafts);
  together_begin(&plan->together);
  struct arena arena;
  arena_init(&arena);
  bool done = true, more = true, same = true;
  size_t index = 0;
  while (done && same) {
    struct selected selected;
    arena_reset(&arena);
    done = watch_step(making->watch, _("Checking"), index, plan->items.count, error) &&
           selection_next(cursor, &selected, &arena, &more, error);
    if (!done || !more) break;
    done = is_unchanged(plan, &selected, &index, &reader, &arena, &same, error);
  }
  if (done && (!same || index != plan->items.count)) done = changed_meanwhile(error);
  arena_release(&arena);
  drafts_reader_release(&reader);
  selection_close(cursor);
  return done;
}

/* Of several copies the first is what was planned. */
static bool fulfil_plan(struct making *making, const struct piece *piece, struct uuid prisoner, struct error *error) {
  const struct print_request *request = &making->plan->request;
  if ((piece->position - 1) % request->settings.copies != 0) return true;
  struct piece told = *piece;
  told.evening = request->evening;
  return plan_entry_fulfil(making->plan->store, &told, prisoner, request->selection.plan, error);
}

/* Each of them counts as written to. */
static bool insert_addressees(struct making *making, const struct piece *piece, const struct plan_item *item,
                              struct error *error) {
  if (item->group == 0) return true;
  const struct together_group *group = &making->plan->together.groups[item->group - 1];
  for (size_t i = 1; i < group->count; i++) {
    struct addressee further;
    noun_clear(&addressee_noun, &further);
    further.piece = piece->id;
    further.prisoner = group->people[i];
    further.position = (int64_t)i + 1;
    if (!record_insert(making->plan->store, &addressee_noun, &further, error) ||
        !fulfil_plan(making, piece, further.prisoner, error))
      return false;
  }
  return true;
}

static bool insert_piece(struct making *making, struct piece *piece, const struct plan_item *item, int64_t position,
                         struct error *error) {
  const struct draft_context *drafting = &making->plan->drafting;
  piece->prisoner = item->prisoner;
  piece->campaign = drafting->campaign;
  if (drafting->rules.writer != NULL) piece->writer = drafting->rules.writer->writer.id;
  piece->kind = drafting->piece_kind;
  piece->made_on = drafting->today;
  piece->stage = STAGE_PLANNED;
  piece->run = making->run.id;
  piece->position = position;
  piece->number = making->first_number + position - 1;
  piece->id = (struct uuid){0};
  return record_insert(making->plan->store, &piece_noun, piece, error) &&
         fulfil_plan(making, piece, piece->prisoner, error) && insert_addressees(making, piece, item, error);
}

/* Several pieces for the same people travel in one envelope. */
static bool insert_envelope(struct making *making, struct piece *piece, const struct plan_item *item, int64_t position,
                            struct error *error) {
  struct envelope envelope;
  struct posted posted;
  posting_find(&making->plan->posting, item->country, item->sheets, item->relayed, &posted);
  const struct postage *price = posted.price == NULL ? NULL : &posted.price->postage;
  piece->sheets = item->sheets;
  if (making->plan->request.settings.copies == 1) {
    piece->weight_g = posted.weight_g;
    piece->postage = price == NULL ? 0 : price->price;
    piece->currency = price == NULL ? "" : price->currency;
    return true;
  }
  noun_clear(&envelope_noun, &envelope);
  envelope.run = making->run.id;
  envelope.prison = piece->prison;
  envelope.position = position;
  envelope.weight_g = posted.weight_g;
  envelope.postage = price == NULL ? 0 : price->price;
  envelope.currency = price == NULL ? "" : price->currency;
  if (!record_insert(making->plan->store, &envelope_noun, &envelope, error)) return false;
  piece->envelope = envelope.id;
  return true;
}

/* After the piece at this position. */
static bool look_around(struct making *making, int64_t position, struct error *error) {
  if (position % ROWS_PER_CHUNK == 0 && !store_commit_chunk(making->plan->store, error)) return false;
  return position % ROWS_PER_LOOK != 0 || volumes_go_on(making->volumes, (size_t)position, error);
}

static bool insert_pieces(struct making *making, struct error *error) {
  struct print_plan *plan = making->plan;
  volumes_begin(making->volumes, plan->pool);
  struct drafts_reader reader;
  drafts_reader_init(&reader, &plan->drafts);
  bool done = true;
  int64_t position = 0;
  for (size_t i = 0; done && i < plan->items.count; i++) {
    const struct plan_item *item = &plan->items.items[i];
    struct piece piece;
    if (!item->drafted || !drafts_next(&reader, &piece) || item->state != ITEM_READY) continue;
    int64_t copies = plan->request.settings.copies;
    done = insert_envelope(making, &piece, item, position / copies + 1, error);
    for (int64_t copy = 0; done && copy < copies; copy++)
      done = watch_step(making->watch, _("Numbering"), (size_t)position, (size_t)making->run.piece_count, error) &&
             insert_piece(making, &piece, item, ++position, error) && look_around(making, position, error);
  }
  drafts_reader_release(&reader);
  return done;
}

static bool is_current(struct making *making, struct error *error) {
  int64_t newest;
  if (!journal_newest(making->plan->store, &newest, error)) return false;
  making->own_commit = newest + 1;
  return newest == making->plan->seen_commit || check_again(making, error);
}

/* What the rules said stays with the run, by letter numbers as insert_pieces gives them out. */
static void note_judged(struct making *making) {
  struct print_plan *plan = making->plan;
  int64_t *numbers = mem_alloc_array(plan->items.count + 1, sizeof *numbers);
  int64_t next = making->first_number, copies = plan->request.settings.copies;
  for (size_t i = 0; i < plan->items.count; i++) {
    if (!plan->items.items[i].drafted || plan->items.items[i].state != ITEM_READY) continue;
    numbers[i] = next;
    next += copies;
  }
  struct buffer text;
  buffer_init(&text);
  judged_write(&plan->judged, numbers, copies, &text);
  making->run.judged = arena_strdup(making->folder_arena, text.bytes);
  buffer_release(&text);
  mem_free(numbers);
}

static bool draw_numbers(struct making *making, struct error *error) {
  if (!run_draw_numbers(making->plan->store, making->run.piece_count, &making->first_number, error)) return false;
  note_judged(making);
  return true;
}

static bool reserve_in_commit(struct making *making, struct error *error) {
  struct print_plan *plan = making->plan;
  return is_current(making, error) && run_next_number(plan->store, &making->run.number, error) &&
         open_volumes(making, error) && note_folder(making, error) && draw_numbers(making, error) &&
         record_insert(plan->store, &run_noun, &making->run, error) && insert_pieces(making, error) &&
         store_commit(plan->store, error);
}

static const char *list_images(const struct print_plan *plan, struct arena *arena) {
  const char *lines = "";
  for (size_t i = 0; i < plan->image_paths.count; i++)
    lines = arena_printf(arena, "%s%s%s", lines, i == 0 ? "" : "\n", plan->image_paths.items[i]);
  return lines;
}

static bool reserve(struct making *making, const char *command, struct arena *arena, struct error *error) {
  struct print_plan *plan = making->plan;
  const char *picture = "";
  making->folder_arena = arena;
  if (!run_pictures_keep(&plan->pictures, plan->store, arena, &picture, error)) return false;
  struct buffer layout, texts;
  buffer_init(&layout);
  buffer_init(&texts);
  plan->request.settings.images = list_images(plan, arena);
  print_settings_write(&plan->request.settings, &layout);
  if (!plan->request.settings.lines) print_texts_write(&plan->texts, &texts);
  making->run.stage = RUN_MAKING;
  making->run.product = plan->product->name;
  making->run.layout = layout.bytes;
  making->run.templates = texts.bytes;
  making->run.picture = picture;
  making->run.printer = plan->request.settings.printer;
  making->run.campaign = plan->campaign.id;
  making->run.evening = plan->request.evening;
  making->run.made_on = plan->drafting.today;
  bool done = store_begin(plan->store, command, error) && reserve_in_commit(making, error);
  if (!done && making->volumes != NULL) volumes_stop(making->volumes);
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

static bool refuse_late(const struct today_verdict *verdict, struct error *error) {
  if (verdict->held) error_set(error, ERROR_REFUSED, _("meanwhile somebody was put on hold: %s"), verdict->detail);
  else
    error_set(error, ERROR_REFUSED, _("meanwhile somebody must no longer be written to: %s, %s"), verdict->who,
              verdict->detail);
  return error_hint(error, _("no file was kept; run the same command again: it leaves these people out"));
}

static bool check_pieces(const struct making *making, const struct today_judge *judge, struct error *error) {
  struct piece_cursor *cursor;
  if (!run_pieces_open(judge->store, making->run.id, 1, 0, &cursor, error)) return false;
  struct arena arena;
  arena_init(&arena);
  bool done = true, more = true;
  while (done && more) {
    struct piece piece;
    struct today_verdict verdict;
    arena_reset(&arena);
    done = run_pieces_next(cursor, &piece, &arena, &more, error);
    if (!done || !more) break;
    done = today_judge_piece(judge, &piece, &arena, &verdict, error) &&
           (verdict.reason == NULL || refuse_late(&verdict, error));
  }
  run_pieces_close(cursor);
  arena_release(&arena);
  return done;
}

/* Somebody said "stop" while the files were being made, or was released: then there are none. Nobody is judged once more
 * when the register is as this run left it. */
static bool check_late(const struct making *making, struct error *error) {
  struct print_plan *plan = making->plan;
  struct today_judge judge = {.store = plan->store, .campaign = plan->campaign.id, .today = plan->drafting.today};
  int64_t newest;
  if (!journal_newest(plan->store, &newest, error)) return false;
  if (newest == making->own_commit) return true;
  return holds_in_force(plan->store, &plan->arena, &judge.holds, error) &&
         rules_known(plan->store, &plan->arena, &judge.rules, error) && check_pieces(making, &judge, error);
}

static bool finish(struct making *making, const char *command, const char *files, struct error *error) {
  struct store *store = making->plan->store;
  bool done = store_begin(store, command, error) && check_late(making, error) &&
              run_finish(store, making->run.id, files, error) && store_commit(store, error);
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
  struct volumes *volumes = making->volumes;
  bool done = store_expect_little(making->plan->store, error) && volumes_render(volumes, watch, error) &&
              volumes_keep(volumes, error);
  if (done) {
    volumes_list(volumes, arena, &result->files, &result->file_count);
    done = finish(making, command, list_files(result, arena), error);
    if (!done) volumes_remove(volumes);
  }
  return done;
}

bool print_plan_run(struct print_plan *plan, struct store *store, const char *command, const struct watch *watch,
                    struct arena *arena, struct print_result *result, struct error *error) {
  size_t ready = count_ready(plan) * (size_t)plan->request.settings.copies;
  *result = (struct print_result){.piece_kind = plan->product->piece_kind, .pieces = ready};
  if (ready == 0) {
    error_set(error, ERROR_REFUSED, _("there is nothing to print"));
    return error_hint(error, _("--dry-run lists who is left out and why"));
  }
  plan->store = store;
  struct making making = {.plan = plan, .watch = watch};
  noun_clear(&run_noun, &making.run);
  making.run.id = uuid_new();
  making.run.piece_count = (int64_t)ready;
  bool reserved = reserve(&making, command, arena, error);
  drafts_release(&plan->drafts); /* the register has them now */
  drafts_init(&plan->drafts);
  bool done = reserved && render(&making, watch, command, arena, result, error);
  volumes_close(making.volumes);
  if (reserved && !done) {
    cancel(&making, command);
    if (error->kind == ERROR_STOPPED)
      error_set(error, ERROR_STOPPED, _("stopped; run %lld is cancelled, its numbers stay unused"),
                (long long)making.run.number);
  }
  if (!done) return false;
  result->run = making.run.number;
  result->first_number = making.first_number;
  result->last_number = making.first_number + (int64_t)ready - 1;
  return true;
}
