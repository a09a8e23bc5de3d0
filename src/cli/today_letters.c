/* SPDX-License-Identifier: MIT */
/* Letters that lie about: waiting for something, written, printed; and the copy of the register that is missing. */
#include <inttypes.h>

#include "calendar_words.h"
#include "pick.h"
#include "ranges.h"
#include "today_parts.h"
#include "solipost/store/backup_log.h"
#include "solipost/store/due_store.h"
#include "solipost/store/plan_store.h"

enum { LIES_DAYS = 7, BACKUP_OLD_DAYS = 14, MOST_NUMBERS = 1000, MOST_RANGES = 8 };

static struct date before(long days) { return date_add_days(date_today(), -days); }

/* ---- waiting ---- */

static const char *waiting_text(struct cli *cli, const struct piece *piece) {
  const char *why = field_show(noun_field(&piece_noun, "waiting"), piece, &cli->arena);
  const char *place = *piece->waiting_who == '\0' ? "" : arena_printf(&cli->arena, ", %s", piece->waiting_who);
  return arena_printf(&cli->arena, _("Letter no. %" PRId64 " to %s waits since %s: %s%s"), piece->number,
                      pick_call_row(cli, &prisoner_noun, piece->prisoner),
                      calendar_day(piece->waiting_since, &cli->arena), why, place);
}

static bool add_waiting(struct today_list *list, struct error *error) {
  struct cli *cli = list->cli;
  void **records;
  size_t count, total;
  if (!due_find(cli->store, DUE_WAITING, before(LIES_DAYS), list->most, &cli->arena, &records, &count, &total, error))
    return false;
  for (size_t i = 0; i < count; i++) {
    const struct piece *piece = records[i];
    const char *verb = piece->stage == STAGE_WRITTEN ? "mailed" : "written";
    today_add(list, "waiting", piece->prisoner, waiting_text(cli, piece),
              arena_printf(&cli->arena, "solipost %s %" PRId64, verb, piece->number));
  }
  list->more += total - count;
  return true;
}

/* ---- written ---- */

/* "" when they are too many to read: then the command asks for them. */
static const char *ranges(void **pieces, size_t count, struct arena *arena) {
  int64_t *numbers = ARENA_ARRAY(arena, int64_t, count + 1);
  for (size_t i = 0; i < count; i++) numbers[i] = ((const struct piece *)pieces[i])->number;
  return number_ranges(numbers, count, MOST_RANGES, arena);
}

static bool add_written(struct today_list *list, struct error *error) {
  struct cli *cli = list->cli;
  void **records;
  size_t count, total;
  if (!due_find(cli->store, DUE_WRITTEN, before(LIES_DAYS), MOST_NUMBERS, &cli->arena, &records, &count, &total, error))
    return false;
  if (count == 0) return true;
  today_add(list, "written", (struct uuid){0},
            arena_printf(&cli->arena,
                         ngettext("%zu letter was written more than a week ago and is not mailed",
                                  "%zu letters were written more than a week ago and are not mailed", total),
                         total),
            arena_printf(&cli->arena, "solipost mailed%s", count < total ? "" : ranges(records, count, &cli->arena)));
  return true;
}

/* ---- printed ---- */

static bool add_printed(struct today_list *list, struct error *error) {
  struct cli *cli = list->cli;
  void **records;
  size_t count, total;
  if (!due_find(cli->store, DUE_PRINTED, before(LIES_DAYS), list->most, &cli->arena, &records, &count, &total, error))
    return false;
  for (size_t i = 0; i < count; i++) {
    const struct run *run = records[i];
    int64_t left;
    if (!due_of_run(cli->store, run->id, &left, error)) return false;
    const char *day = calendar_day(run->made_on, &cli->arena);
    today_add(
        list, "printed", (struct uuid){0},
        arena_printf(&cli->arena,
                     ngettext("Run %" PRId64 ", printed on %s: %" PRId64 " letter is neither written nor mailed",
                              "Run %" PRId64 ", printed on %s: %" PRId64 " letters are neither written nor mailed",
                              (unsigned long)left),
                     run->number, day, left),
        arena_printf(&cli->arena, "solipost mailed run %" PRId64, run->number));
  }
  list->more += total - count;
  return true;
}

/* ---- planned ---- */

/* Nobody wrote to them on the day that was meant. */
static bool add_planned(struct today_list *list, struct error *error) {
  struct cli *cli = list->cli;
  struct plan_row *rows;
  size_t count;
  if (!plan_rows(cli->store, date_today(), 0, &cli->arena, &rows, &count, error)) return false;
  for (size_t i = 0; i < count && (list->most == 0 || i < list->most); i++) {
    const struct plan_row *row = &rows[i];
    today_add(list, "plan", (struct uuid){0},
              arena_printf(&cli->arena,
                           ngettext("Plan %" PRId64 " for %s: %" PRId64 " person has no letter yet",
                                    "Plan %" PRId64 " for %s: %" PRId64 " people have no letter yet",
                                    (unsigned long)row->open),
                           row->plan, calendar_day(row->write_on, &cli->arena), row->open),
              arena_printf(&cli->arena, "solipost show plan %" PRId64, row->plan));
  }
  if (list->most > 0 && count > list->most) list->more += count - list->most;
  return true;
}

bool today_add_letters(struct today_list *list, struct error *error) {
  return add_waiting(list, error) && add_written(list, error) && add_printed(list, error) && add_planned(list, error);
}

/* ---- the copy ---- */

enum { ISO_DAY_LENGTH = sizeof "2026-04-09" - 1 };

bool today_add_backup(struct today_list *list, struct error *error) {
  struct cli *cli = list->cli;
  struct backup_entry *entries = NULL;
  size_t count = 0;
  struct date day = {0};
  const char *command = "solipost backup FOLDER";
  if (!backup_log_list(cli->store, &cli->arena, &entries, &count, error)) return false;
  bool known = count > 0 && date_parse_iso(arena_strndup(&cli->arena, entries[0].at, ISO_DAY_LENGTH), &day) &&
               date_has_year(day);
  int64_t days = known ? date_to_days(date_today()) - date_to_days(day) : 0;
  if (!known) {
    today_add(list, "backup", (struct uuid){0}, _("No backup yet; make one on a stick"), command);
  } else if (days > BACKUP_OLD_DAYS) {
    today_add(list, "backup", (struct uuid){0},
              arena_printf(&cli->arena,
                           ngettext("The last backup is %lld day old; make one on a stick",
                                    "The last backup is %lld days old; make one on a stick", (unsigned long)days),
                           (long long)days),
              command);
  }
  return true;
}
