/* SPDX-License-Identifier: MIT */
/* Gathers what happened, from stays, letters, returns, replies, follow-ups, notes and holds, and puts it in order. */
#include "timeline.h"

#include <inttypes.h>
#include <stdlib.h>

#include "calls.h"
#include "list_request.h"
#include "output.h"
#include "pick.h"
#include "solipost/jobs/reply.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/note_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

struct event {
  struct date day;
  size_t at; /* as they were found: on one day a letter is printed before it is mailed */
  int64_t letter;
  const char *what, *detail;
};

struct timeline {
  struct cli *cli;
  const struct prisoner *prisoner;
  struct calls calls;
  LIST(struct event) events;
};

static void add(struct timeline *timeline, struct date day, int64_t letter, const char *what, const char *detail) {
  if (!date_is_set(day)) return;
  struct event event = {day, timeline->events.count, letter, what, detail};
  LIST_PUSH(&timeline->events, event);
}

/* "a, b", without what is empty. */
static const char *join(struct timeline *timeline, const char *a, const char *b) {
  if (*a == '\0' || *b == '\0') return *a == '\0' ? b : a;
  return arena_printf(&timeline->cli->arena, "%s, %s", a, b);
}

static const char *shown(struct timeline *timeline, const struct noun *noun, const char *field, const void *record) {
  return field_show(noun_field(noun, field), record, &timeline->cli->arena);
}

static const char *called(struct timeline *timeline, const struct noun *noun, struct uuid id) {
  return calls_of(&timeline->calls, noun, id);
}

/* Rows of a noun about this person. */
static bool rows_of(struct timeline *timeline, const struct noun *noun, const char *where, struct picked_list *out,
                    struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = timeline->prisoner->id};
  const struct record_query query = {.where = where, .order = "+id", .values = &value, .value_count = 1};
  return pick_all(timeline->cli, noun, &query, out, error);
}

/* ---- where the person was ---- */

static bool add_stays(struct timeline *timeline, struct error *error) {
  struct picked_list stays;
  if (!rows_of(timeline, &stay_noun, "prisoner = ?1", &stays, error)) return false;
  for (size_t i = 0; i < stays.count; i++) {
    const struct stay *stay = stays.records[i];
    const char *place = called(timeline, &prison_noun, stay->prison);
    add(timeline, stay->from, 0, _("held at"), join(timeline, join(timeline, place, stay->unit), stay->ward));
    add(timeline, stay->doubtful_on, 0, _("address doubtful"), stay->doubtful_why);
    add(timeline, stay->confirmed_on, 0, _("address confirmed"), place);
    add(timeline, stay->until, 0, _("left"), join(timeline, place, *stay->why_ended == '\0' ? "" : _(stay->why_ended)));
  }
  return true;
}

/* ---- letters ---- */

static void add_piece(struct timeline *timeline, const struct piece *piece) {
  const char *campaign = called(timeline, &campaign_noun, piece->campaign);
  const char *by = join(timeline, list_kind_label(piece->kind), calls_writers(&timeline->calls, piece));
  const char *run = called(timeline, &run_noun, piece->run);
  const char *what_for = join(timeline, campaign, piece->stage == STAGE_CANCELLED ? _("cancelled") : "");
  if (!uuid_is_nil(piece->run))
    add(timeline, piece->made_on, piece->number, _("printed"), join(timeline, run, what_for));
  else if (!date_is_set(piece->written_on)) add(timeline, piece->made_on, piece->number, _("made"), what_for);
  add(timeline, piece->written_on, piece->number, _("written"), join(timeline, by, what_for));
  if (piece->waiting != WAITING_NONE)
    add(timeline, piece->waiting_since, piece->number, _("waits for"),
        join(timeline, shown(timeline, &piece_noun, "waiting", piece), piece->waiting_who));
  const char *prison = called(timeline, &prison_noun, piece->prison);
  add(timeline, piece->first_mailed_on, piece->number, _("mailed"), prison);
  if (date_compare(piece->mailed_on, piece->first_mailed_on) != 0)
    add(timeline, piece->mailed_on, piece->number, _("mailed again"), "");
  add(timeline, piece->old_place_on, piece->number, _("went to the old place"), prison);
  add(timeline, piece->arrived_on, piece->number, _("arrived"), piece->arrived_how);
  add(timeline, piece->answered_on, piece->number, _("answered"), "");
}

bool timeline_letters(struct cli *cli, struct uuid prisoner, struct picked_list *out, struct error *error) {
  static const char where[] = "id IN (SELECT id FROM piece WHERE prisoner = ?1 AND row_state = 0 UNION ALL SELECT piece"
                              " FROM addressee WHERE prisoner = ?1 AND row_state = 0)";
  const struct record_value value = {.kind = VALUE_ID, .id = prisoner};
  const struct record_query query = {.where = where, .order = "+id", .values = &value, .value_count = 1};
  return pick_all(cli, &piece_noun, &query, out, error);
}

#define OF_LETTERS                                                                                                     \
  "piece IN (SELECT id FROM piece WHERE row_state = 0 AND prisoner = ?1 UNION SELECT piece FROM addressee"             \
  " WHERE prisoner = ?1 AND row_state = 0)"

static int64_t number_of(const struct picked_list *pieces, struct uuid id) {
  for (size_t i = 0; i < pieces->count; i++)
    if (uuid_equal(((const struct piece *)pieces->records[i])->id, id))
      return ((const struct piece *)pieces->records[i])->number;
  return 0;
}

static bool add_letters(struct timeline *timeline, const struct picked_list *letters, struct error *error) {
  struct picked_list returned;
  if (!rows_of(timeline, &returned_mail_noun, OF_LETTERS, &returned, error)) return false;
  for (size_t i = 0; i < letters->count; i++) add_piece(timeline, letters->records[i]);
  for (size_t i = 0; i < returned.count; i++) {
    const struct returned_mail *mail = returned.records[i];
    const char *reason = shown(timeline, &returned_mail_noun, "reason", mail);
    add(timeline, mail->returned_on, number_of(letters, mail->piece), _("came back"),
        join(timeline, reason, mail->mark));
  }
  return true;
}

static bool add_replies(struct timeline *timeline, struct error *error) {
  struct picked_list replies, follow_ups;
  struct arena *arena = &timeline->cli->arena;
  if (!rows_of(timeline, &reply_noun, "prisoner = ?1", &replies, error) ||
      !rows_of(timeline, &follow_up_noun, "prisoner = ?1", &follow_ups, error))
    return false;
  for (size_t i = 0; i < replies.count; i++) {
    const struct reply *reply = replies.records[i];
    const char *writer = called(timeline, &writer_noun, reply->writer);
    const char *number = arena_printf(arena, _("reply %" PRId64), reply->number);
    add(timeline, reply->received_on, 0, number, join(timeline, writer, reply->claimed_by));
    add(timeline, reply->handed_on, 0, _("handed over"), join(timeline, number, writer));
    struct piece answer;
    bool answered;
    if (!reply_answer_of(timeline->cli->store, reply, arena, &answer, &answered, error)) return false;
    if (!answered) continue;
    add(timeline, date_is_set(answer.written_on) ? answer.written_on : answer.made_on, answer.number, _("our answer"),
        number);
  }
  for (size_t i = 0; i < follow_ups.count; i++) {
    const struct follow_up *asked = follow_ups.records[i];
    const char *kind = shown(timeline, &follow_up_noun, "kind", asked);
    add(timeline, asked->made_on, 0, _("to do"), join(timeline, join(timeline, kind, asked->detail), asked->who));
    add(timeline, asked->done_on, 0, _("done"), join(timeline, kind, asked->outcome));
  }
  return true;
}

/* ---- what was said ---- */

static bool add_notes(struct timeline *timeline, struct error *error) {
  struct numbered_note *notes;
  size_t count = 0;
  if (!notes_about(timeline->cli->store, timeline->prisoner->id, &timeline->cli->arena, &notes, &count, error))
    return false;
  for (size_t i = 0; i < count; i++) {
    const char *number = arena_printf(&timeline->cli->arena, _("note %" PRId64), notes[i].number);
    add(timeline, notes[i].note.made_on, 0, number, notes[i].note.text);
  }
  return true;
}

/* Those that mean the person, or the place where the person is. */
static bool add_holds(struct timeline *timeline, struct error *error) {
  struct hold_list holds;
  struct stay stay;
  struct prison prison;
  bool found = false;
  struct cli *cli = timeline->cli;
  struct uuid id = timeline->prisoner->id;
  if (!holds_all(cli->store, &cli->arena, &holds, error) ||
      !people_current_stay(cli->store, id, &stay, &prison, &found, &cli->arena, error))
    return false;
  for (size_t i = 0; i < holds.count; i++) {
    const struct hold *hold = &holds.items[i].hold;
    if (!guard_meets(hold, id, found ? &prison : NULL, (struct uuid){{0}})) continue;
    add(timeline, hold->since, 0, guard_reason_label(GUARD_HELD), join(timeline, holds.items[i].called, hold->reason));
    add(timeline, hold->lifted_on, 0, _("hold lifted"), join(timeline, holds.items[i].called, hold->lifted_why));
  }
  return true;
}

/* ---- the whole ---- */

static int oldest_first(const void *a, const void *b) {
  const struct event *left = a;
  const struct event *right = b;
  int days = date_compare(left->day, right->day);
  return days != 0 ? days : (left->at > right->at) - (left->at < right->at);
}

static void print_events(struct timeline *timeline) {
  static const struct cli_column columns[] = {{"day", N_("day"), 0},
                                              {"letter", N_("letter"), COLUMN_RIGHT | COLUMN_OPTIONAL},
                                              {"what", N_("what happened"), 0},
                                              {"detail", "", COLUMN_WRAPS}};
  struct cli *cli = timeline->cli;
  cli_print_heading(cli, "\n%s\n", _("Correspondence"));
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < timeline->events.count; i++) {
    const struct event *event = &timeline->events.items[i];
    char day[DATE_TEXT_SIZE];
    date_format_iso(event->day, day);
    const char *letter = event->letter == 0 ? "" : arena_printf(&cli->arena, "%" PRId64, event->letter);
    cli_table_row(table, (const char *[]){day, letter, event->what, event->detail});
  }
  cli_table_end(table);
}

bool timeline_print(struct cli *cli, const struct prisoner *prisoner, const struct picked_list *letters,
                    struct error *error) {
  struct timeline timeline = {.cli = cli, .prisoner = prisoner, .calls = {.cli = cli}};
  bool done = add_stays(&timeline, error) && add_letters(&timeline, letters, error) && add_replies(&timeline, error) &&
              add_notes(&timeline, error) && add_holds(&timeline, error);
  if (done) add(&timeline, prisoner->ended_on, 0, _("contact ended"), prisoner->ended_why);
  if (done && timeline.events.count > 0) {
    qsort(timeline.events.items, timeline.events.count, sizeof *timeline.events.items, oldest_first);
    print_events(&timeline);
  }
  LIST_RELEASE(&timeline.events);
  return done;
}
