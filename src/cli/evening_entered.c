/* SPDX-License-Identifier: MIT */
/* What a line about a letter of an evening means, how it is written down and told. */
#include "evening_entered.h"

#include <inttypes.h>
#include <string.h>

#include "ask.h"
#include "log_ask.h"
#include "output.h"
#include "pick.h"
#include "solipost/base/utf8.h"

/* ---- who ---- */

/* "Amsel, Anna" */
static const char *names_of(struct cli *cli, const struct log_event *event) {
  const char *by = event->signed_by == NULL ? "" : event->signed_by;
  if (uuid_is_nil(event->writer)) return by;
  const char *names = pick_call_row(cli, &writer_noun, event->writer);
  for (size_t i = 0; i < event->cosigner_count; i++)
    names = arena_printf(&cli->arena, "%s, %s", names, pick_call_row(cli, &writer_noun, event->cosigners[i]));
  return *by == '\0' ? names : arena_printf(&cli->arena, "%s, %s", names, by);
}

/* The same on the screen, where guests are called so in its language. */
static const char *shown_names_of(struct cli *cli, const struct log_event *event) {
  struct log_event writers = *event;
  writers.signed_by = NULL;
  const char *names = names_of(cli, &writers);
  for (const char *at = event->signed_by; at != NULL && *(at += strspn(at, ", ")) != '\0'; at += strcspn(at, ",")) {
    const char *name = arena_strndup(&cli->arena, at, strcspn(at, ","));
    if (strcmp(name, "guest") == 0) name = _("guest");
    names = *names == '\0' ? name : arena_printf(&cli->arena, "%s, %s", names, name);
  }
  return names;
}

/* Whoever wrote the letter before wrote this one, unless the line says otherwise. */
static bool take_writers(struct cli *cli, struct evening_entering *entering, struct evening_entered *out,
                         struct error *error) {
  const struct evening_line *line = &out->line;
  struct log_event *event = &out->from.written;
  bool may_be_open = line->what == EVENING_HOME || line->what == EVENING_NOBODY;
  const char *const *by = line->by;
  size_t count = line->by_count;
  if (count == 0 && !may_be_open) {
    by = entering->by;
    count = entering->by_count;
  }
  if (count == 0 && !may_be_open) {
    error_set(error, ERROR_MISUSED, "%s", _("who wrote it?"));
    return error_hint(error, "%s", _("write it behind the letter: a pseudonym, a name, or guest"));
  }
  event->waiting = (int)evening_waiting(line->what);
  if (!written_by(cli, by, count, &entering->told, event, error)) return false;
  if (line->what == EVENING_HOME) event->waiting_who = names_of(cli, event);
  return log_words(cli, &piece_noun, "waiting_who", &event->waiting_who, error);
}

/* ---- which letters ---- */

static bool is_entered(const struct evening_entered *entered, const struct evening_hit *hit) {
  for (size_t i = 0; i < entered->count; i++) {
    const struct evening_hit *other = &entered->letters[i].hit;
    bool same_piece = !uuid_is_nil(hit->piece.id) && uuid_equal(hit->piece.id, other->piece.id);
    if (same_piece || (uuid_is_nil(hit->piece.id) && hit->seat != NULL && hit->seat == other->seat)) return true;
  }
  return false;
}

const struct evening_entered *evening_entered_before(const struct evening_entered *lines, size_t count,
                                                     const struct evening_entered *line) {
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < line->count; k++)
      if (is_entered(&lines[i], &line->letters[k].hit)) return &lines[i];
  return NULL;
}

/* Of a list in which one column was sorted and the others were not, each letter is to somebody else. */
static bool is_to(const struct evening_entered *line, const struct evening_hit *hit, struct error *error) {
  const char *code = line->line.code;
  if (*code == '\0' || hit->seat == NULL || ascii_equal_ignoring_case(code, hit->seat->prisoner.code)) return true;
  error_set(error, ERROR_MISUSED, _("this letter is to %s, but the list says %s"), hit->seat->called, code);
  return error_hint(error, "%s",
                    _("were rows mixed up, or one column sorted? Number and code stand in the list that was printed"));
}

/* The place on the list of the person a letter from elsewhere is to. */
static struct evening_seat *waiting_seat(const struct evening_list *list, const struct piece *piece) {
  for (size_t i = 0; i < list->count; i++) {
    struct evening_seat *seat = &list->seats[i];
    if (uuid_equal(seat->prisoner.id, piece->prisoner) && uuid_is_nil(seat->piece.id)) return seat;
  }
  return NULL;
}

static bool is_of_the_list(const struct evening_entering *entering, const struct evening_hit *hit,
                           struct error *error) {
  if (hit->seat != NULL) return true;
  error_set(error, ERROR_MISUSED, _("%s is not on the list of evening %" PRId64), hit->name,
            entering->list.evening.number);
  return error_hint(error, "%s", _("of a letter to somebody else there is nothing to take back"));
}

static bool take_known(struct cli *cli, struct evening_entering *entering, struct evening_entered *out,
                       struct evening_letter *letter, bool *taken, struct error *error) {
  const struct evening_hit *hit = &letter->hit;
  const char *who = hit->seat != NULL ? hit->seat->called : hit->name;
  struct chosen_letter *one = ARENA_NEW(&cli->arena, struct chosen_letter);
  *one = (struct chosen_letter){.piece = hit->piece, .who = who};
  letter->entry = (struct written_entry){.known = {.items = one, .count = 1}, .who = who};
  if (!log_settle(cli, &out->from.written, entering->force, &letter->entry.known, error)) return false;
  *taken = letter->entry.known.count > 0;
  if (letter->hit.seat == NULL) letter->hit.seat = waiting_seat(&entering->list, &hit->piece);
  return true;
}

static bool is_on_its_way(const struct piece *piece) {
  return post_step(piece->stage, POST_WRITE).ruling == POST_WRONG && piece->stage != STAGE_CANCELLED;
}

/* Mailed before anybody entered who wrote it: nothing else can be said of it any more. */
static bool take_late(struct evening_entered *out, struct evening_letter *letter, struct error *error) {
  letter->late = true;
  if (out->line.what == EVENING_WRITTEN) return true;
  error_set(error, ERROR_MISUSED, _("the letter to %s is on its way already"), letter->entry.who);
  return error_hint(error, "%s", _("say only who wrote it"));
}

/* A name that is typed again by the same people is mostly a line that was typed twice. */
static bool is_another(struct cli *cli, const struct evening_entering *entering, const struct evening_hit *hit,
                       const struct evening_entered *out, bool *another, struct error *error) {
  const struct evening_seat *seat = hit->seat;
  *another = true;
  if (seat == NULL || !seat->written || entering->force || !cli_can_ask(cli) ||
      strcmp(seat->who, shown_names_of(cli, &out->from.written)) != 0)
    return true;
  const struct cli_question question = {
      .text = arena_printf(&cli->arena, _("%s: %" PRId64 " by %s is entered already. Is this another letter"),
                           seat->called, seat->piece.number, seat->who),
      .help = _("yes: it gets a number of its own; no: the line was typed twice"),
      .option = "--force"};
  return cli_ask_yes_no(cli, &question, false, another, error);
}

static bool take_letter(struct cli *cli, struct evening_entering *entering, const struct evening_hit *hit,
                        struct evening_entered *out, struct error *error) {
  struct evening_letter *letter = &out->letters[out->count];
  bool taken = true;
  *letter = (struct evening_letter){.hit = *hit, .entry = {.who = hit->seat != NULL ? hit->seat->called : hit->name}};
  if (is_entered(out, hit)) return true;
  if (!is_to(out, hit, error)) return false;
  if (out->line.what == EVENING_NOBODY) {
    if (!is_of_the_list(entering, hit, error)) return false;
  } else if (!uuid_is_nil(hit->piece.id) && is_on_its_way(&hit->piece)) {
    if (!take_late(out, letter, error)) return false;
  } else if (!uuid_is_nil(hit->piece.id)) {
    if (!take_known(cli, entering, out, letter, &taken, error)) return false;
  } else if (!is_another(cli, entering, hit, out, &taken, error)) {
    return false;
  } else if (taken && !written_entry_new(cli, &out->from, entering->force, hit->name, &letter->entry, &taken, error)) {
    return false;
  }
  out->count += taken;
  if (!taken && !uuid_is_nil(hit->piece.id)) cli->exit = CLI_PARTLY;
  return true;
}

/* Once the whole line is good: what was looked at is written down. */
static bool look_for_replies(struct cli *cli, struct evening_entering *entering, const struct evening_entered *line,
                             struct error *error) {
  for (size_t i = 0; line->line.what != EVENING_NOBODY && i < line->count; i++) {
    const struct evening_letter *letter = &line->letters[i];
    if (!letter->late && !written_entry_look(cli, &line->from, &letter->entry, &entering->answering, error))
      return false;
  }
  return true;
}

bool evening_understand(struct cli *cli, struct evening_entering *entering, struct evening_entered *out,
                        struct error *error) {
  struct evening_hit **hits = ARENA_ARRAY(&cli->arena, struct evening_hit *, out->line.which_count + 1);
  size_t *counts = ARENA_ARRAY(&cli->arena, size_t, out->line.which_count + 1), all = 0;
  out->from = entering->from;
  out->count = 0;
  for (size_t i = 0; i < out->line.which_count; i++) {
    if (!evening_find(cli->store, &entering->list, &out->line.which[i], &cli->arena, &hits[i], &counts[i], error))
      return false;
    all += counts[i];
  }
  if (!take_writers(cli, entering, out, error)) return false;
  out->letters = ARENA_ARRAY(&cli->arena, struct evening_letter, all + 1);
  for (size_t i = 0; i < out->line.which_count; i++)
    for (size_t k = 0; k < counts[i]; k++)
      if (!take_letter(cli, entering, &hits[i][k], out, error)) return false;
  return look_for_replies(cli, entering, out, error);
}

/* ---- writing ---- */

static bool write_letter(struct cli *cli, const struct evening_entering *entering, struct evening_entered *line,
                         struct evening_letter *letter, struct error *error) {
  const struct evening_seat *seat = letter->hit.seat;
  bool known = letter->entry.known.count > 0;
  if (line->line.what == EVENING_NOBODY)
    return evening_seat_clear(cli->store, seat, entering->list.evening.held_on, error);
  if (letter->late) return evening_write_late(cli->store, &line->from.written, &letter->hit.piece, error);
  if (seat != NULL && !evening_seat_fill(cli->store, seat, known ? &letter->hit.piece : NULL, error)) return false;
  return written_entry_write(cli, &line->from, &letter->entry, error);
}

bool evening_write_lines(struct cli *cli, void *context, struct error *error) {
  const struct evening_writing *writing = context;
  for (size_t i = 0; i < writing->count; i++) {
    struct evening_entered *line = &writing->lines[i];
    for (size_t k = 0; k < line->count; k++)
      if (!write_letter(cli, writing->entering, line, &line->letters[k], error)) return false;
  }
  return answering_write(cli, &writing->entering->answering, error);
}

/* "written by Amsel, waits for a stamp" */
static const char *consequence(struct cli *cli, const struct evening_entered *line,
                               const struct evening_letter *letter) {
  const struct log_event *event = &line->from.written;
  const char *names = letter->late                    ? _(", on its way already")
                      : letter->entry.known.count > 0 ? ""
                                                      : _(", a new number: copy it onto the letter");
  const char *by = shown_names_of(cli, event);
  struct piece waits = {.waiting = event->waiting};
  const char *waiting = field_show(noun_field(&piece_noun, "waiting"), &waits, &cli->arena);
  if (line->line.what == EVENING_HOME)
    return *by == '\0' ? arena_printf(&cli->arena, _("taken home%s"), names)
                       : arena_printf(&cli->arena, _("taken home by %s%s"), by, names);
  if (line->line.what != EVENING_WRITTEN)
    return arena_printf(&cli->arena, _("written by %s, waits for %s%s"), by, waiting, names);
  return arena_printf(&cli->arena, _("written by %s%s"), by, names);
}

/* A row that is mistyped must not lose whoever wrote that one without a word. */
static const char *before(struct cli *cli, const struct evening_entered *line, const struct evening_letter *letter) {
  const struct evening_seat *seat = letter->hit.seat;
  bool again = seat != NULL && seat->written && *seat->who != '\0' &&
               (line->line.what == EVENING_NOBODY || letter->late || letter->entry.known.count > 0);
  if (!again || (line->line.what != EVENING_NOBODY && strcmp(seat->who, shown_names_of(cli, &line->from.written)) == 0))
    return "";
  return arena_printf(&cli->arena, _(" (before: %s)"), seat->who);
}

void evening_say_line(struct cli *cli, const struct evening_entering *entering, const struct evening_entered *line) {
  for (size_t i = 0; i < line->count; i++) {
    const struct evening_letter *letter = &line->letters[i];
    bool known = letter->late || letter->entry.known.count > 0;
    int64_t number = known ? letter->hit.piece.number : letter->entry.piece.number;
    if (line->line.what == EVENING_NOBODY) {
      cli_say(cli, _("%s: nobody wrote, back in the pool%s"), letter->entry.who, before(cli, line, letter));
      continue;
    }
    cli_say(cli, "%" PRId64 "  %s: %s%s", number, letter->entry.who, consequence(cli, line, letter),
            before(cli, line, letter));
    answering_say(cli, &entering->answering, known ? &letter->hit.piece : &letter->entry.piece);
  }
}
