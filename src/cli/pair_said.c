/* SPDX-License-Identifier: MIT */
/* Puts correspondences into words. */
#include "pair_said.h"

#include <inttypes.h>

#include "ask.h"
#include "fields.h"
#include "output.h"
#include "pick.h"
#include "shell_word.h"

static const char *day(struct cli *cli, struct date date) { return date_text(date, &cli->arena); }

/* ---- one ---- */

static const char *heard_said(struct cli *cli, const struct pair_heard *heard) {
  const char *letter = date_is_set(heard->letter)
                           ? arena_printf(&cli->arena, _("last letter %s"), day(cli, heard->letter))
                           : _("no letter in the register");
  if (!date_is_set(heard->reply)) return letter;
  return arena_printf(&cli->arena, _("%s, last reply %s"), letter, day(cli, heard->reply));
}

const char *pair_said(struct cli *cli, const struct pair_view *view) {
  const struct pair *pair = &view->pair;
  const char *heard = heard_said(cli, &view->heard);
  switch (view->state) {
  case PAIR_PROMISED:
    if (!date_is_set(pair->confirm_by)) return _("a first letter is promised");
    return arena_printf(&cli->arena, _("a first letter is promised by %s"), day(cli, pair->confirm_by));
  case PAIR_FALLEN_BACK:
    return arena_printf(&cli->arena, _("fell back: no first letter came by %s"), day(cli, pair->confirm_by));
  case PAIR_LIVE: return heard;
  case PAIR_DORMANT: return arena_printf(&cli->arena, _("dormant; %s"), heard);
  case PAIR_ENDED:
    return arena_printf(&cli->arena, _("ended on %s (%s); %s"), day(cli, pair->ended_on), pair->ended_why, heard);
  case PAIR_STATES: break;
  }
  return "";
}

const char *pair_writer_said(struct cli *cli, const struct pair_view *view) {
  const char *call = pick_call_row(cli, &writer_noun, view->pair.writer);
  if (view->writer_state == WRITER_HERE) return call;
  if (view->writer_state == WRITER_PAUSED && date_is_set(view->writer.paused_until))
    return arena_printf(&cli->arena, _("%s (pauses until %s)"), call, day(cli, view->writer.paused_until));
  return arena_printf(&cli->arena, "%s (%s)", call, writer_state_label(view->writer_state));
}

/* ---- all of somebody ---- */

static bool find(struct cli *cli, struct uuid writer, struct uuid prisoner, struct pair_list *out,
                 struct error *error) {
  const struct pair_filter filter = {.writer = writer, .prisoner = prisoner, .day = date_today()};
  return pairs_find(cli->store, &filter, &cli->arena, out, error);
}

/* Writers who have left and are not entered as such otherwise: the state of today, in one line. */
static void print_state(struct cli *cli, const struct writer *writer) {
  enum writer_state state = writer_state_on(writer, date_today());
  if (state != WRITER_HERE) fields_print_line(cli, _("today"), writer_state_label(state));
}

bool pairs_print_of_writer(struct cli *cli, const struct writer *writer, struct error *error) {
  struct pair_list list;
  int64_t written = 0;
  struct date today = date_today(), first = today;
  first.day = 1;
  if (!find(cli, writer->id, (struct uuid){{0}}, &list, error) ||
      !pair_letters_of(cli->store, writer->id, first, date_end_of_month(today), &written, error))
    return false;
  print_state(cli, writer);
  fields_print_line(cli, _("letters this month"),
                    writer->capacity > 0
                        ? arena_printf(&cli->arena, _("%" PRId64 " of %" PRId64), written, writer->capacity)
                        : arena_printf(&cli->arena, "%" PRId64, written));
  cli_print_heading(cli, "\n%s\n", _("Writes to"));
  if (list.count == 0)
    cli_print(cli, _("nobody yet: solipost take-on WHO --writer %s\n"), shell_word(writer->pseudonym, &cli->arena));
  for (size_t i = 0; i < list.count; i++)
    cli_print(cli, "%s: %s\n", pick_call_row(cli, &prisoner_noun, list.items[i].pair.prisoner),
              pair_said(cli, &list.items[i]));
  return true;
}

bool pairs_print_of_prisoner(struct cli *cli, struct uuid prisoner, struct error *error) {
  struct pair_list list;
  if (!find(cli, (struct uuid){{0}}, prisoner, &list, error)) return false;
  for (size_t i = 0; i < list.count; i++)
    fields_print_line(
        cli, i == 0 ? _("writers") : "",
        arena_printf(&cli->arena, "%s: %s", pair_writer_said(cli, &list.items[i]), pair_said(cli, &list.items[i])));
  return true;
}

/* ---- what is insisted on ---- */

bool pair_insist(struct cli *cli, bool insists, const char *doubt, const char *option, struct error *error) {
  bool agreed = false;
  if (insists) return true;
  if (cli->dry_run || cli_can_ask(cli)) cli_warn(cli, "%s", doubt);
  if (cli->dry_run) return true;
  if (!cli_can_ask(cli)) {
    error_set(error, ERROR_REFUSED, "%s", doubt);
    return error_hint(error, _("nothing was written; insist with %s"), option);
  }
  const struct cli_question question = {
      .text = _("Go on all the same"), .help = _("yes: it is done; no: everything stays as it is"), .option = option};
  if (!cli_ask_yes_no(cli, &question, false, &agreed, error)) return false;
  return agreed || error_set(error, ERROR_STOPPED, "%s", _("left as it was; nothing was changed"));
}

bool pair_writer_is_there(struct cli *cli, const struct writer *writer, bool insists, const char *option,
                          struct error *error) {
  const char *doubt;
  switch (writer_state_on(writer, date_today())) {
  case WRITER_HERE: return true;
  case WRITER_GONE:
    doubt = arena_printf(&cli->arena, _("%s has left on %s"), writer->pseudonym, day(cli, writer->left_on));
    break;
  default:
    doubt = date_is_set(writer->paused_until)
                ? arena_printf(&cli->arena, _("%s pauses until %s"), writer->pseudonym, day(cli, writer->paused_until))
                : arena_printf(&cli->arena, _("%s pauses"), writer->pseudonym);
  }
  return pair_insist(cli, insists, doubt, option, error);
}
