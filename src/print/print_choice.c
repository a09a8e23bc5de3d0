/* SPDX-License-Identifier: MIT */
/* Chooses the pieces of a run that are printed again: those asked for, as far as they may still go out today. */
#include "print_choice.h"

#include <inttypes.h>

#include "print_today.h"
#include "solipost/base/i18n.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/rule_store.h"
#include "solipost/store/run_store.h"

struct choosing {
  struct store *store;
  const struct run *run;
  struct today_judge judge;
  struct arena *arena; /* of what the caller gets */
  LIST(int64_t) positions;
  LIST(struct print_note) left_out, stale;
  int64_t cleared; /* letters of which nothing is kept */
};

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
static bool check_numbers(const struct print_again *request, const struct run *run, int64_t first,
                          struct error *error) {
  for (size_t i = 0; i < request->number_count; i++) {
    int64_t position = request->numbers[i] - first + 1;
    if (position >= 1 && position <= run->piece_count) continue;
    error_set(error, ERROR_NOT_FOUND, _("letter no. %" PRId64 " is not of run %" PRId64), request->numbers[i],
              run->number);
    return error_hint(error, _("its numbers are %" PRId64 " to %" PRId64), first, first + run->piece_count - 1);
  }
  return true;
}

static void leave_out(struct choosing *choosing, const struct piece *piece, const struct today_verdict *verdict) {
  struct print_note note = {.who = arena_strdup(choosing->arena, verdict->who),
                            .reason = arena_strdup(choosing->arena, verdict->reason),
                            .detail = arena_strdup(choosing->arena, verdict->detail),
                            .severity = SEVERITY_BLOCK,
                            .held = verdict->held,
                            .place = (size_t)piece->position};
  LIST_PUSH(&choosing->left_out, note);
}

/* Printed as it was made, and told. */
static void note_stale(struct choosing *choosing, const struct piece *piece, const struct today_verdict *verdict) {
  struct print_note note = {
      .who = arena_strdup(choosing->arena, verdict->who),
      .reason = _("another address now"),
      .detail = arena_printf(choosing->arena, _("printed to %s; the address now is %s"), verdict->was, verdict->is),
      .number = piece->number,
      .severity = SEVERITY_WARN,
      .place = (size_t)piece->position};
  LIST_PUSH(&choosing->stale, note);
}

/* ---- what was let go since ---- */

bool again_refuse_cleared(const struct run *run, struct error *error) {
  error_set(error, ERROR_REFUSED, _("run %" PRId64 " cannot be printed again: its addresses and texts were let go"),
            run->number);
  return error_hint(error, _("they are kept only as long as 'solipost retention list' says, and until somebody is "
                             "forgotten; print these people anew: solipost print cards"));
}

static bool is_cleared(const struct piece *piece) { return piece->address[0] == '\0' && piece->fields[0] == '\0'; }

static bool leave_out_cleared(struct choosing *choosing, const struct piece *piece, bool asked, struct error *error) {
  if (asked) {
    error_set(error, ERROR_REFUSED, _("letter no. %" PRId64 " was to somebody who was forgotten"), piece->number);
    return error_hint(error, _("leave its number out"));
  }
  struct print_note note = {.who = arena_printf(choosing->arena, _("letter no. %" PRId64), piece->number),
                            .reason = _("forgotten"),
                            .detail = _("the person was forgotten since: the address is no longer kept"),
                            .severity = SEVERITY_BLOCK,
                            .place = (size_t)piece->position};
  LIST_PUSH(&choosing->left_out, note);
  choosing->cleared++;
  return true;
}

/* ---- choosing ---- */

static bool choose_one(struct choosing *choosing, const struct piece *piece, bool asked, struct arena *scratch,
                       struct error *error) {
  struct today_verdict verdict;
  if (is_cleared(piece)) return leave_out_cleared(choosing, piece, asked, error);
  if (!today_judge_piece(&choosing->judge, piece, scratch, &verdict, error)) return false;
  if (verdict.reason != NULL) {
    leave_out(choosing, piece, &verdict);
    return true;
  }
  if (verdict.was != NULL) note_stale(choosing, piece, &verdict);
  LIST_PUSH(&choosing->positions, piece->position);
  return true;
}

static bool choose_all(struct choosing *choosing, const struct print_again *request, int64_t first,
                       const struct watch *watch, struct error *error) {
  struct piece_cursor *cursor;
  if (!run_pieces_open(choosing->store, choosing->run->id, 1, 0, &cursor, error)) return false;
  struct arena scratch;
  arena_init(&scratch);
  bool done = true, more = true;
  size_t wanted = 0;
  while (done && more) {
    struct piece piece;
    arena_reset(&scratch);
    done = watch_step(watch, _("Checking"), choosing->positions.count, 0, error) &&
           run_pieces_next(cursor, &piece, &scratch, &more, error);
    if (!done || !more) break;
    bool some = request->numbers != NULL;
    if (some && (wanted >= request->number_count || request->numbers[wanted] != first + piece.position - 1)) continue;
    wanted++;
    done = choose_one(choosing, &piece, some, &scratch, error);
  }
  run_pieces_close(cursor);
  arena_release(&scratch);
  return done;
}

static bool refuse_all(const struct print_note *first, struct error *error) {
  error_set(error, ERROR_REFUSED, _("nobody is left to print for: %s is left out, %s"), first->who, first->reason);
  return error_hint(error, "%s", first->detail);
}

bool again_choose(struct store *store, const struct print_again *request, const struct run *run,
                  const struct watch *watch, struct arena *arena, struct again_choice *out, struct error *error) {
  struct choosing choosing = {
      .store = store,
      .run = run,
      .judge = {.store = store,
                .campaign = run->campaign,
                .today = date_today(),
                .on_labels = request->product == &labels_product},
      .arena = arena,
  };
  *out = (struct again_choice){.positions = NULL};
  if (!holds_in_force(store, arena, &choosing.judge.holds, error) ||
      !rules_known(store, arena, &choosing.judge.rules, error) ||
      !first_number_of(store, run, &out->first_number, error) || !check_numbers(request, run, out->first_number, error))
    return false;
  bool done = choose_all(&choosing, request, out->first_number, watch, error);
  size_t left = choosing.left_out.count;
  if (done && left > 0)
    out->left_out = arena_copy(arena, choosing.left_out.items, left * sizeof *choosing.left_out.items);
  out->left_out_count = left;
  out->stale = arena_copy(arena, choosing.stale.items, choosing.stale.count * sizeof *choosing.stale.items);
  out->stale_count = choosing.stale.count;
  out->count = choosing.positions.count;
  if (done && choosing.cleared == run->piece_count) done = again_refuse_cleared(run, error);
  if (done && out->count == 0 && left > 0) done = refuse_all(out->left_out, error);
  if (done && (left > 0 || request->numbers != NULL))
    out->positions = arena_copy(arena, choosing.positions.items, out->count * sizeof *choosing.positions.items);
  LIST_RELEASE(&choosing.positions);
  LIST_RELEASE(&choosing.left_out);
  LIST_RELEASE(&choosing.stale);
  return done;
}
