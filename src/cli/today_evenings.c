/* SPDX-License-Identifier: MIT */
/* Letter evenings that are near and not printed, or over and not closed. */
#include <inttypes.h>

#include "evening.h"
#include "today_parts.h"

enum { PREPARE_WITHIN_DAYS = 14 };

static const char *evening_text(struct cli *cli, const struct evening_list *list) {
  const char *call = evening_call(&list->evening, &cli->arena);
  size_t open = 0;
  for (size_t i = 0; i < list->count; i++) open += evening_seat_is_open(&list->seats[i]);
  if (date_compare(list->evening.held_on, date_today()) >= 0)
    return arena_printf(
        &cli->arena, ngettext("%s: nothing is printed for %zu person", "%s: nothing is printed for %zu people", open),
        call, open);
  if (open == 0) return arena_printf(&cli->arena, _("%s: all is entered, and it is not closed"), call);
  return arena_printf(
      &cli->arena, ngettext("%s: nothing is entered about %zu person", "%s: nothing is entered about %zu people", open),
      call, open);
}

bool today_add_evenings(struct today_list *list, struct error *error) {
  struct cli *cli = list->cli;
  struct evening *evenings;
  size_t count, shown = 0;
  struct date until = date_add_days(date_today(), PREPARE_WITHIN_DAYS);
  if (!evenings_open(cli->store, (struct date){0}, until, &cli->arena, &evenings, &count, error)) return false;
  for (size_t i = 0; i < count; i++) {
    struct evening_list one;
    if (!evening_read(cli->store, evenings[i].number, &cli->arena, &one, error)) return false;
    const char *command = evening_next_step(&one, &cli->arena);
    /* On the day itself everybody knows. */
    bool is_now = date_compare(evenings[i].held_on, date_today()) == 0 && one.evening.sheets_out > 0;
    if (*command == '\0' || is_now) continue;
    if (list->most > 0 && shown++ >= list->most) list->more++;
    else today_add(list, "evening", (struct uuid){0}, evening_text(cli, &one), command);
  }
  return true;
}
