/* SPDX-License-Identifier: MIT */
/* Tells what was found out about people who are taken on. */
#include "take_on_said.h"

#include <inttypes.h>

#include "day.h"
#include "output.h"
#include "pair_said.h"

enum { LONG_PROMISE = 366 }; /* days */

bool take_on_until(struct cli *cli, struct date given, struct date since, struct date *until, struct error *error) {
  *until = date_is_set(given) ? given : date_add_days(since, PAIR_PROMISE_DAYS);
  if (date_compare(*until, since) < 0) {
    error_set(error, ERROR_MISUSED, _("--until: %s has passed"), date_text(*until, &cli->arena));
    return error_hint(error, _("a first letter is due %d days after today unless you say another day"),
                      PAIR_PROMISE_DAYS);
  }
  if (date_to_days(*until) - date_to_days(since) > LONG_PROMISE)
    cli_warn(cli, _("--until: %s is more than a year ahead, and until then nobody else is looked for"),
             date_text(*until, &cli->arena));
  return day_is_believed(cli, "--until", *until, DAY_PLANNED, error);
}

static void tell_others(struct cli *cli, const struct take_on_one *one) {
  for (size_t i = 0; i < one->others.count; i++)
    cli_say(cli, _("  %s writes there too: %s"), pair_writer_said(cli, &one->others.items[i]),
            pair_said(cli, &one->others.items[i]));
}

void take_on_tell(struct cli *cli, const struct take_on *take_on) {
  for (size_t i = 0; i < take_on->count; i++) {
    const struct take_on_one *one = &take_on->items[i];
    if (one->kind == TAKE_ON_REFUSED) {
      cli_warn(cli, _("%s cannot be taken on: %s"), one->who, one->why);
      cli->exit = CLI_PARTLY;
      continue;
    }
    if (one->kind == TAKE_ON_ALREADY) {
      cli_say(cli, _("%s: %s has this correspondence already"), one->who, take_on->writer.pseudonym);
      continue;
    }
    cli_say(cli, "%s", one->who);
    tell_others(cli, one);
    for (size_t k = 0; k < one->remark_count; k++) cli_warn(cli, "%s: %s", one->prisoner.code, one->remarks[k]);
  }
}

bool take_on_agree(struct cli *cli, const struct take_on *take_on, bool insists, struct error *error) {
  if (!take_on_is_too_much(take_on)) return true;
  const struct writer *writer = &take_on->writer;
  const char *doubt =
      arena_printf(&cli->arena,
                   ngettext("%s writes %" PRId64 " letter a month and would have %" PRId64 " correspondences",
                            "%s writes %" PRId64 " letters a month and would have %" PRId64 " correspondences",
                            (unsigned long)writer->capacity),
                   writer->pseudonym, writer->capacity, take_on->has + (int64_t)take_on->more);
  return pair_insist(cli, insists, doubt, "--force", error);
}

void take_on_say_done(struct cli *cli, const struct take_on *take_on) {
  for (size_t i = 0; i < take_on->count; i++) {
    const struct take_on_one *one = &take_on->items[i];
    if (one->kind != TAKE_ON_NEW && one->kind != TAKE_ON_AGAIN) continue;
    if (date_is_set(one->pair.confirmed_on))
      cli_say(cli, _("%s writes to %s: the first letter is that of %s"), take_on->writer.pseudonym, one->who,
              date_text(one->pair.confirmed_on, &cli->arena));
    else
      cli_say(cli, _("%s has taken on %s: a first letter by %s"), take_on->writer.pseudonym, one->who,
              date_text(one->pair.confirm_by, &cli->arena));
  }
}
