/* SPDX-License-Identifier: MIT */
/* Words about letters whose addressee is elsewhere now. */
#include "ripple_said.h"

#include <inttypes.h>
#include <string.h>

#include "ask.h"
#include "output.h"

enum which { ALL, ALONE, SHARED, ON_PAPER };

static bool is_meant(const struct ripple *ripple, size_t at, enum which which) {
  switch (which) {
  case ALL: return true;
  case ALONE: return !ripple->shared[at];
  case SHARED: return ripple->shared[at];
  case ON_PAPER: return !ripple->shared[at] && ripple_is_on_paper(&ripple->unsent.items[at]);
  }
  return false;
}

static size_t count(const struct ripple *ripple, enum which which) {
  size_t found = 0;
  for (size_t i = 0; i < ripple->unsent.count; i++) found += is_meant(ripple, i, which);
  return found;
}

/* "412 415", as they may be typed; of very many the first, and "..." */
static const char *add_number(struct cli *cli, const char *list, int64_t number) {
  enum { LONGEST = 400 };
  size_t length = strlen(list);
  if (length >= LONGEST) return list[length - 1] == '.' ? list : arena_printf(&cli->arena, "%s ...", list);
  return arena_printf(&cli->arena, "%s%s%" PRId64, list, length == 0 ? "" : " ", number);
}

static const char *numbers(struct cli *cli, const struct ripple *ripple, enum which which) {
  const char *list = "";
  for (size_t i = 0; i < ripple->unsent.count; i++)
    if (is_meant(ripple, i, which)) list = add_number(cli, list, ripple->unsent.items[i].number);
  return list;
}

static const char *numbers_of(struct cli *cli, const struct piece_list *letters) {
  const char *list = "";
  for (size_t i = 0; i < letters->count; i++) list = add_number(cli, list, letters->items[i].number);
  return list;
}

static void say_shared(struct cli *cli, const struct ripple *ripple) {
  if (count(ripple, SHARED) == 0) return;
  cli_warn(cli, _("for several people, so look at it yourself: letter no. %s"), numbers(cli, ripple, SHARED));
}

/* ---- nothing goes any more ---- */

bool ripple_offer(struct cli *cli, const struct ripple *ripple, bool *cancels, struct error *error) {
  size_t unsent = count(ripple, ALONE);
  *cancels = false;
  if (unsent == 0 || !cli_can_ask(cli)) return true;
  cli_say(cli, _("Not posted yet: letter no. %s"), numbers(cli, ripple, ALONE));
  const struct cli_question question = {
      .text = arena_printf(&cli->arena, ngettext("Cancel %zu letter", "Cancel these %zu letters", unsent), unsent),
      .help = _("yes: they will not be sent, take them out of the pile; no: they stay as they are"),
      .option = "--yes"};
  return cli_ask_yes_no(cli, &question, true, cancels, error);
}

void ripple_say_ended(struct cli *cli, const struct ripple *ripple, bool cancelled) {
  if (count(ripple, ALONE) > 0 && cancelled)
    cli_say(cli, _("  cancelled, take them out of the pile: letter no. %s"), numbers(cli, ripple, ALONE));
  else if (count(ripple, ALONE) > 0)
    cli_say(cli, _("  not posted yet, take them out of the pile: solipost cancel %s"), numbers(cli, ripple, ALONE));
  say_shared(cli, ripple);
  if (ripple->in_post.count > 0)
    cli_say(cli, _("  in the post and perhaps too late: letter no. %s"), numbers_of(cli, &ripple->in_post));
}

/* ---- elsewhere ---- */

void ripple_say_moved(struct cli *cli, const struct ripple *ripple, const char *to, size_t marked) {
  if (count(ripple, ALONE) > 0)
    cli_say(cli, _("  not posted yet, goes to %s now: letter no. %s"), to, numbers(cli, ripple, ALONE));
  if (count(ripple, ON_PAPER) > 0)
    cli_warn(cli,
             _("on paper with the former address: letter no. %s; put a label or a new envelope on it (solipost "
               "print envelopes --run NUMBER --envelopes C6)"),
             numbers(cli, ripple, ON_PAPER));
  say_shared(cli, ripple);
  if (marked > 0)
    cli_say(cli,
            ngettext("  %zu letter in the post went to the former place",
                     "  %zu letters in the post went to the former place", marked),
            marked);
}

void ripple_say_waiting_for(struct cli *cli, const struct piece_list *letters, const char *prison) {
  if (letters->count == 0) return;
  cli_warn(cli, _("made for %s and not posted yet, keep it back: letter no. %s"), prison, numbers_of(cli, letters));
}

void ripple_say_keep_back(struct cli *cli, const struct piece_list *letters) {
  if (letters->count == 0) return;
  cli_warn(cli, _("not posted yet, keep it back until then: letter no. %s"), numbers_of(cli, letters));
}
