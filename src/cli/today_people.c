/* SPDX-License-Identifier: MIT */
/* What people wait for, and whom nothing can be sent to: replies, follow-ups, doubtful addresses, holds. */
#include <inttypes.h>

#include "calendar_words.h"
#include "pick.h"
#include "shell_word.h"
#include "today_parts.h"
#include "solipost/store/due_store.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/record_store.h"

enum { REPLY_LIES_DAYS = 14, UNTOLD_DAYS = 7, HOLD_LONG_DAYS = 90, ADDRESS_USED_DAYS = 60 };

static void say_reply(struct today_list *list, const void *record) {
  const struct reply *reply = record;
  struct arena *arena = &list->cli->arena;
  bool nobodys = uuid_is_nil(reply->writer) && *reply->claimed_by == '\0';
  const char *from = today_who(list, reply->prisoner), *day = calendar_day(reply->received_on, arena);
  today_add(list, "reply", reply->prisoner,
            nobodys ? arena_printf(arena, _("Reply %" PRId64 " from %s, received on %s, is nobody's yet"),
                                   reply->number, from, day)
                    : arena_printf(arena, _("Reply %" PRId64 " from %s, received on %s, was not handed over"),
                                   reply->number, from, day),
            arena_printf(arena, "solipost reply hand %" PRId64, reply->number));
}

static void say_follow_up(struct today_list *list, const void *record) {
  const struct follow_up *row = record;
  struct arena *arena = &list->cli->arena;
  const char *what = *row->detail != '\0' ? row->detail : field_show(noun_field(&follow_up_noun, "kind"), row, arena);
  const char *day = calendar_day(row->due_on, arena);
  if (!uuid_is_nil(row->prisoner)) what = arena_printf(arena, "%s, %s", what, today_who(list, row->prisoner));
  today_add(list, "follow-up", row->prisoner,
            arena_printf(arena, _("Follow-up %" PRId64 " was due on %s: %s"), row->number, day, what),
            arena_printf(arena, "solipost follow-up done %" PRId64, row->number));
}

/* One line for all of them: whoever tells looks at the list. */
static bool add_untold(struct today_list *list, struct error *error) {
  struct arena *arena = &list->cli->arena;
  void **records;
  size_t count, total;
  if (!due_find(list->cli->store, DUE_UNTOLD, date_add_days(date_today(), -UNTOLD_DAYS), 1, arena, &records, &count,
                &total, error))
    return false;
  if (count > 0)
    today_add(list, "untold", (struct uuid){0},
              arena_printf(arena,
                           ngettext("%zu letter came back, and its writer was not told",
                                    "%zu letters came back, and their writers were not told", total),
                           total),
              "solipost list returns --untold");
  return true;
}

bool today_add_replies(struct today_list *list, struct error *error) {
  return today_add_each(list, DUE_REPLY, REPLY_LIES_DAYS, say_reply, error) &&
         today_add_each(list, DUE_FOLLOW_UP, 0, say_follow_up, error) && add_untold(list, error);
}

/* ---- whom nothing can be sent to ---- */

static void say_doubtful(struct today_list *list, const void *record) {
  const struct stay *stay = record;
  struct arena *arena = &list->cli->arena;
  const char *person = today_who(list, stay->prisoner);
  today_add(list, "doubtful", stay->prisoner,
            arena_printf(arena, _("The address of %s is doubtful since %s; find out where to write"), person,
                         calendar_day(stay->doubtful_on, arena)),
            arena_printf(arena, "solipost confirm %s", today_code(person, arena)));
}

static void say_unverified(struct today_list *list, const void *record) {
  const struct prison *prison = record;
  struct arena *arena = &list->cli->arena;
  today_add(
      list, "unverified", (struct uuid){0},
      arena_printf(arena, _("Letters went to %s, whose address nobody has confirmed"),
                   pick_call(&prison_noun, prison, arena)),
      arena_printf(arena, "solipost edit %s confidence=confirmed checked_on=today", shell_word(prison->code, arena)));
}

static bool add_holds(struct today_list *list, struct error *error) {
  struct cli *cli = list->cli;
  struct hold_list holds;
  struct date limit = date_add_days(date_today(), -HOLD_LONG_DAYS);
  unsigned long old = 0;
  if (!holds_in_force(cli->store, &cli->arena, &holds, error)) return false;
  for (size_t i = 0; i < holds.count; i++) {
    struct date since = holds.items[i].hold.since;
    old += date_is_set(since) && date_compare(since, limit) <= 0;
  }
  if (old > 0)
    today_add(list, "hold", (struct uuid){0},
              arena_printf(&cli->arena,
                           ngettext("%lu hold is in force for more than %d days; ask whether it still must",
                                    "%lu holds are in force for more than %d days; ask whether they still must", old),
                           old, HOLD_LONG_DAYS),
              "solipost list holds");
  return true;
}

bool today_add_doubts(struct today_list *list, struct error *error) {
  return today_add_each(list, DUE_DOUBTFUL, 0, say_doubtful, error) && add_holds(list, error) &&
         today_add_each(list, DUE_UNVERIFIED, ADDRESS_USED_DAYS, say_unverified, error);
}
