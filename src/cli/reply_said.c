/* SPDX-License-Identifier: MIT */
/* Candidates by one key, and what else several commands say of replies. */
#include "reply_said.h"

#include <inttypes.h>
#include <string.h>

#include "ask.h"
#include "output.h"
#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/store/reply_store.h"

enum { MOST_OFFERED = 9 }; /* one key each */

/* ---- candidates ---- */

static const char *line_of(struct cli *cli, const struct reply_candidate *one) {
  char day[DATE_TEXT_SIZE];
  bool mailed = date_is_set(one->piece.mailed_on);
  date_format_iso(mailed ? one->piece.mailed_on : one->piece.made_on, day);
  const char *line =
      arena_printf(&cli->arena, mailed ? _("no. %" PRId64 ", mailed on %s") : _("no. %" PRId64 ", made on %s"),
                   one->piece.number, day);
  if (*one->writers != '\0') line = arena_printf(&cli->arena, _("%s, by %s"), line, one->writers);
  const char *fit = reply_fit_said(one->fit);
  return *fit == '\0' ? line : arena_printf(&cli->arena, "%s; %s", line, fit);
}

struct choosing {
  const struct reply_candidates *candidates;
  size_t offered;
  struct letter_choice *out;
};

static bool take(struct cli *cli, const struct choosing *choosing, int64_t at, const char *who) {
  struct letter_choice *out = choosing->out;
  (void)cli;
  for (size_t i = 0; i < out->count; i++)
    if (uuid_equal(out->items[i].piece.id, choosing->candidates->items[at - 1].piece.id)) return true;
  out->items[out->count++] = (struct chosen_letter){.piece = choosing->candidates->items[at - 1].piece, .who = who};
  return true;
}

/* "1", "1 3", "1,3"; "0" for none. */
static bool read_keys(struct cli *cli, void *context, const char **answer, struct error *error) {
  struct choosing *choosing = context;
  choosing->out->count = 0;
  for (const char *at = *answer; *(at += strspn(at, ", ")) != '\0';) {
    size_t length = strcspn(at, ", ");
    int64_t key;
    if (!ascii_parse_integer(arena_strndup(&cli->arena, at, length), 0, (int64_t)choosing->offered, &key))
      return error_set(error, ERROR_MISUSED, _("'%s' is none of them; type 0 for no letter at all"), *answer);
    if (key > 0 && !take(cli, choosing, key, "")) return false;
    at += length;
  }
  return true;
}

static bool ask(struct cli *cli, struct choosing *choosing, const char *who, struct error *error) {
  const struct reply_candidates *candidates = choosing->candidates;
  cli_say(cli, "%s", who);
  for (size_t i = 0; i < choosing->offered; i++) cli_say(cli, "  %zu  %s", i + 1, line_of(cli, &candidates->items[i]));
  if (candidates->count > choosing->offered)
    cli_say(cli, _("(and %zu more: solipost reply LETTER)"), candidates->count - choosing->offered);
  bool likely = candidates->items[0].fit <= REPLY_ANSWERED;
  const char *typed;
  const struct cli_question question = {.text = _("Which does it answer (0: none)"),
                                        .help = _("The number in front, or several: 1 3"),
                                        .initial = likely ? "1" : "0",
                                        .option = "--letter",
                                        .check = read_keys,
                                        .context = choosing};
  return cli_ask_text(cli, &question, &typed, error);
}

static bool several(struct cli *cli, const struct choosing *choosing, const char *who, struct error *error) {
  const char *list = "";
  for (size_t i = 0; i < choosing->offered; i++)
    list = arena_printf(&cli->arena, "%s\n  %s", list, line_of(cli, &choosing->candidates->items[i]));
  error_set(error, ERROR_AMBIGUOUS, _("which letter to %s does it answer?"), who);
  return error_hint(error, _("say which with --letter, or --unmatched for none:%s"), list);
}

bool reply_choose(struct cli *cli, const struct prisoner *prisoner, const struct reply_candidates *candidates,
                  struct letter_choice *out, struct error *error) {
  struct choosing choosing = {candidates, candidates->count < MOST_OFFERED ? candidates->count : MOST_OFFERED, out};
  const char *who = prisoner_call(prisoner, &cli->arena);
  size_t fitting = 0;
  *out = (struct letter_choice){.items = ARENA_ARRAY(&cli->arena, struct chosen_letter, choosing.offered + 1)};
  if (candidates->count == 0) return true;
  if (cli_can_ask(cli)) {
    if (!ask(cli, &choosing, who, error)) return false;
    for (size_t i = 0; i < out->count; i++) out->items[i].who = who;
    return true;
  }
  while (fitting < candidates->count && candidates->items[fitting].fit == REPLY_FITS) fitting++;
  return fitting == 1 ? take(cli, &choosing, 1, who) : several(cli, &choosing, who, error);
}

/* ---- whose ---- */

bool reply_take_on(struct cli *cli, const char *typed, struct reply *reply, const char **said, struct error *error) {
  struct writer writer;
  struct error unknown;
  reply->writer = (struct uuid){{0}};
  reply->claimed_by = "";
  if (pick_one(cli, &writer_noun, typed, &writer, &unknown)) {
    reply->writer = writer.id;
    *said = *writer.code_word == '\0' ? writer.pseudonym
                                      : arena_printf(&cli->arena, "%s (%s)", writer.pseudonym, writer.code_word);
    return true;
  }
  if (unknown.kind != ERROR_NOT_FOUND) {
    *error = unknown;
    return false;
  }
  if (!field_set(noun_field(&reply_noun, "claimed_by"), reply, typed, &cli->arena, error)) return false;
  *said = reply->claimed_by;
  return true;
}

/* ---- numbers ---- */

bool reply_answers_said(struct cli *cli, const struct reply *reply, const char **out, struct error *error) {
  return reply_answers(cli->store, reply->id, &cli->arena, out, error);
}

bool reply_pick(struct cli *cli, const char *typed, struct reply *out, struct error *error) {
  int64_t number = 0;
  if (!ascii_parse_integer(typed, 1, INT64_MAX, &number)) {
    error_set(error, ERROR_MISUSED, _("'%s' is no number of a reply"), typed);
    return error_hint(error, "%s", _("'solipost list replies' shows them"));
  }
  return reply_by_number(cli->store, number, out, &cli->arena, error);
}
