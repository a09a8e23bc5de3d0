/* SPDX-License-Identifier: MIT */
/* Asks about days that are likely typed wrong. */
#include "day.h"

#include "ask.h"

enum { OLDEST_YEARS = 120 };

static const char *doubt_about(struct cli *cli, const char *what, struct date day, enum day_kind kind) {
  struct date today = date_today(), oldest = today;
  char iso[DATE_TEXT_SIZE];
  oldest.year = (short)(today.year - OLDEST_YEARS);
  date_format_iso(day, iso);
  if (kind != DAY_PLANNED && date_compare(day, today) > 0)
    return arena_printf(&cli->arena, _("%s: %s lies in the future"), what, iso);
  if (date_compare(day, oldest) < 0)
    return arena_printf(&cli->arena, _("%s: %s is more than %d years ago"), what, iso, OLDEST_YEARS);
  return NULL;
}

bool day_is_believed(struct cli *cli, const char *what, struct date day, enum day_kind kind, struct error *error) {
  if (!date_is_set(day) || !date_has_year(day)) return true;
  const char *doubt = doubt_about(cli, what, day, kind);
  if (doubt == NULL) return true;
  bool impossible = kind == DAY_OF_BIRTH && date_compare(day, date_today()) > 0, yes = false;
  if (!impossible && cli_can_ask(cli)) {
    struct cli_question question = {.text = arena_printf(&cli->arena, _("%s. Is that right?"), doubt),
                                    .help = _("Answer yes to take this day, no to give another")};
    if (!cli_ask_yes_no(cli, &question, false, &yes, error)) return false;
    if (yes) return true;
  }
  error_set(error, ERROR_MISUSED, "%s", doubt);
  if (impossible || cli_can_ask(cli)) return error_hint(error, "%s", _("check the year"));
  return error_hint(error, "%s",
                    _("check the year; if it is really so, give the command on a terminal and answer the question"));
}
