/* SPDX-License-Identifier: MIT */
/* Finds what a reply may answer, and writes it down. */
#include "solipost/jobs/reply.h"

#include <stdlib.h>

#include "solipost/base/i18n.h"
#include "solipost/store/record_store.h"
#include "solipost/store/reply_store.h"

/* ---- candidates ---- */

enum reply_fit reply_fit_of(const struct piece *piece, struct date dated) {
  switch ((enum stage)piece->stage) {
  case STAGE_UNKNOWN:
  case STAGE_PLANNED:
  case STAGE_CANCELLED: return REPLY_NEVER;
  case STAGE_PRINTED:
  case STAGE_WRITTEN: return REPLY_UNMAILED;
  case STAGE_RETURNED: return REPLY_RETURNED;
  case STAGE_MAILED:
  case STAGE_ANSWERED: break;
  }
  struct date first = date_is_set(piece->first_mailed_on) ? piece->first_mailed_on : piece->mailed_on;
  if (date_is_set(dated) && date_is_set(first) && date_compare(dated, first) < 0) return REPLY_LATER;
  return piece->stage == STAGE_ANSWERED ? REPLY_ANSWERED : REPLY_FITS;
}

const char *reply_fit_said(enum reply_fit fit) {
  switch (fit) {
  case REPLY_ANSWERED: return _("answered once already");
  case REPLY_LATER: return _("mailed after the day on the reply");
  case REPLY_RETURNED: return _("came back");
  case REPLY_UNMAILED: return _("never marked as mailed");
  case REPLY_FITS:
  case REPLY_NEVER: break;
  }
  return "";
}

static struct date day_of(const struct piece *piece) {
  return date_is_set(piece->mailed_on) ? piece->mailed_on : piece->made_on;
}

static int compare_candidates(const void *a, const void *b) {
  const struct reply_candidate *left = a;
  const struct reply_candidate *right = b;
  if (left->fit != right->fit) return left->fit < right->fit ? -1 : 1;
  int days = date_compare(day_of(&right->piece), day_of(&left->piece));
  if (days != 0) return days;
  return left->piece.number > right->piece.number ? -1 : left->piece.number < right->piece.number;
}

static bool add_writer(struct store *store, struct uuid id, struct arena *arena, const char **said,
                       struct error *error) {
  struct writer writer;
  if (!record_load_even_deleted(store, &writer_noun, id, &writer, arena, error)) return false;
  if (*writer.pseudonym == '\0') return true; /* forgotten */
  const char *call =
      *writer.code_word == '\0' ? writer.pseudonym : arena_printf(arena, "%s (%s)", writer.pseudonym, writer.code_word);
  *said = arena_printf(arena, "%s%s%s", *said, **said == '\0' ? "" : ", ", call);
  return true;
}

bool reply_writers(struct store *store, const struct piece *piece, struct arena *arena, const char **said,
                   struct uuid *writer, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = piece->id};
  const struct record_query query = {.where = "piece = ?1", .order = "position", .values = &value, .value_count = 1};
  struct record_cursor *rows;
  bool done, more = false;
  *said = piece->signed_by;
  *writer = piece->writer;
  if (!uuid_is_nil(piece->writer)) {
    *said = "";
    if (!add_writer(store, piece->writer, arena, said, error)) return false;
  }
  if (!record_select(store, &cosigner_noun, &query, &rows, error)) return false;
  for (;;) {
    struct cosigner cosigner;
    done = record_next(rows, &cosigner, arena, &more, error);
    if (!done || !more) break;
    if (uuid_is_nil(*writer)) *writer = cosigner.writer;
    done = add_writer(store, cosigner.writer, arena, said, error);
    if (!done) break;
  }
  record_cursor_close(rows);
  return done;
}

bool reply_candidates_find(struct store *store, struct uuid prisoner, struct date dated, struct arena *arena,
                           struct reply_candidates *out, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = prisoner};
  const struct record_query query = {
      .where = "stage IN ('printed', 'written', 'mailed', 'answered', 'returned') AND (prisoner = ?1 OR id IN "
               "(SELECT piece FROM addressee WHERE prisoner = ?1 AND row_state = 0))",
      .values = &value,
      .value_count = 1};
  struct record_cursor *rows;
  LIST(struct reply_candidate) found = {0};
  bool done, more = false;
  if (!record_select(store, &piece_noun, &query, &rows, error)) return false;
  for (;;) {
    struct reply_candidate one = {.writers = ""};
    done = record_next(rows, &one.piece, arena, &more, error);
    if (!done || !more) break;
    one.fit = reply_fit_of(&one.piece, dated);
    LIST_PUSH(&found, one);
  }
  record_cursor_close(rows);
  for (size_t i = 0; done && i < found.count; i++) {
    struct uuid writer;
    done = reply_writers(store, &found.items[i].piece, arena, &found.items[i].writers, &writer, error);
  }
  if (found.count > 0) qsort(found.items, found.count, sizeof *found.items, compare_candidates);
  out->items = arena_copy(arena, found.items, found.count * sizeof *found.items);
  out->count = found.count;
  LIST_RELEASE(&found);
  return done;
}

/* ---- writing ---- */

bool reply_write(struct store *store, struct reply *reply, const struct letter_choice *answers, struct error *error) {
  const struct log_event event = {.event = POST_REPLY, .day = reply->received_on};
  size_t done;
  if (!reply_next_number(store, &reply->number, error) || !record_insert(store, &reply_noun, reply, error) ||
      !log_write(store, &event, answers, &done, error))
    return false;
  for (size_t i = 0; i < answers->count; i++) {
    struct answered answered = {.reply = reply->id, .piece = answers->items[i].piece.id};
    if (!record_insert(store, &answered_noun, &answered, error)) return false;
  }
  return true;
}

/* ---- follow-ups ---- */

int follow_up_days(int kind) {
  switch ((enum follow_up_kind)kind) {
  case FOLLOW_UP_NO_LETTERS: return 0;
  case FOLLOW_UP_ILL_TREATMENT: return 3;
  case FOLLOW_UP_ADDRESS:
  case FOLLOW_UP_LAWYER: return 7;
  case FOLLOW_UP_CELLMATE:
  case FOLLOW_UP_TRANSLATION: return 14;
  case FOLLOW_UP_BOOK:
  case FOLLOW_UP_STAMPS:
  case FOLLOW_UP_PUBLISH:
  case FOLLOW_UP_OTHER:
  case FOLLOW_UP_UNKNOWN: break;
  }
  return 30;
}

bool follow_up_write(struct store *store, struct follow_up *follow_up, struct error *error) {
  int days = follow_up_days(follow_up->kind);
  if (!date_is_set(follow_up->made_on)) follow_up->made_on = date_today();
  if (!date_is_set(follow_up->due_on) && !date_is_set(follow_up->done_on) && days > 0)
    follow_up->due_on = date_add_days(follow_up->made_on, days);
  return follow_up_next_number(store, &follow_up->number, error) &&
         record_insert(store, &follow_up_noun, follow_up, error);
}
