/* SPDX-License-Identifier: MIT */
/* Writes the calendar for calendar programs and mailing lists. */
#include "calendar_files.h"

#include "output.h"
#include "solipost/base/file.h"
#include "solipost/base/safe_text.h"
#include "solipost/lang/country.h"
#include "solipost/table/calendar_file.h"

/* ---- iCalendar ---- */

/* The row makes it, for a birthday with its year: a calendar program that reads the file again changes what it has, also
 * when the day was put off. */
static const char *uid_of(const struct calendar_entry *entry, const char *suffix, struct arena *arena) {
  char row[UUID_TEXT_SIZE];
  if (uuid_is_nil(entry->row)) return arena_printf(arena, "%s%s@solipost", entry->key, suffix);
  uuid_format(entry->row, row);
  if (entry->kind != CALENDAR_BIRTHDAY) return arena_printf(arena, "%s%s@solipost", row, suffix);
  return arena_printf(arena, "%s-%d%s@solipost", row, entry->day.year, suffix);
}

static const char *describe(struct cli *cli, const struct calendar_entry *entry) {
  struct arena *arena = &cli->arena;
  if (!date_is_set(entry->mail_by)) return entry->kind == CALENDAR_SOLIDARITY ? entry->origin : "";
  const char *when = arena_printf(arena, _("A card must be posted by %s"), calendar_day(entry->mail_by, arena));
  if (entry->kind != CALENDAR_SOLIDARITY || *entry->origin == '\0') return when;
  return arena_printf(arena, "%s\n%s", when, entry->origin);
}

bool calendar_write_ics(struct cli *cli, const struct calendar_list *list, enum calendar_naming naming,
                        const char *path, bool replace, struct error *error) {
  struct buffer out;
  char stamp[TIMESTAMP_SIZE];
  timestamp_now(stamp);
  buffer_init(&out);
  calendar_file_begin(&out);
  for (size_t i = 0; i < list->count; i++) {
    const struct calendar_entry *entry = &list->items[i];
    struct calendar_file_event event = {.uid = uid_of(entry, "", &cli->arena),
                                        .first = entry->day,
                                        .last = entry->until,
                                        .summary = calendar_summary(entry, naming, &cli->arena),
                                        .description = describe(cli, entry),
                                        .category = calendar_kind_word(entry->kind),
                                        .private = entry->kind != CALENDAR_SOLIDARITY};
    calendar_file_add(&out, &event, stamp);
    if (!date_is_set(entry->mail_by)) continue;
    event.uid = uid_of(entry, "-post", &cli->arena);
    event.first = event.last = entry->mail_by;
    event.summary = calendar_mail_summary(entry, naming, &cli->arena);
    event.description = "";
    calendar_file_add(&out, &event, stamp);
  }
  calendar_file_end(&out);
  bool done = file_write(path, replace, out.bytes, out.length, error);
  buffer_release(&out);
  return done;
}

/* ---- text ---- */

static void print_birthday(struct cli *cli, const struct calendar_entry *entry) {
  if (*entry->country == '\0') {
    cli_print(cli, _("  birthday: %s"), entry->code);
  } else {
    cli_print(cli, _("  birthday: %s, in %s"), entry->code, country_name(entry->country, cli->language, &cli->arena));
  }
}

/* A name of a campaign must not look like a further line. */
static const char *on_one_line(const char *text, struct arena *arena) {
  struct buffer safe;
  buffer_init(&safe);
  safe_text_append(&safe, text, false);
  const char *line = arena_strdup(arena, safe.bytes);
  buffer_release(&safe);
  return line;
}

static void print_entry(struct cli *cli, const struct calendar_entry *entry) {
  const char *until = calendar_day(entry->until, &cli->arena);
  if (entry->kind == CALENDAR_BIRTHDAY) print_birthday(cli, entry);
  else cli_print(cli, "  %s", on_one_line(calendar_summary(entry, CALENDAR_CODE, &cli->arena), &cli->arena));
  if (date_compare(entry->day, entry->until) != 0) cli_print(cli, _(" (until %s)"), until);
  if (date_is_set(entry->mail_by) && date_compare(entry->mail_by, date_today()) >= 0)
    cli_print(cli, _("; post your card by %s"), calendar_day(entry->mail_by, &cli->arena));
  cli_print(cli, "\n");
}

void calendar_print_text(struct cli *cli, const struct calendar_list *list) {
  struct date day = {0};
  for (size_t i = 0; i < list->count; i++) {
    const struct calendar_entry *entry = &list->items[i];
    if (entry->kind == CALENDAR_PROMISE || entry->kind == CALENDAR_FOLLOW_UP) continue;
    if (date_compare(day, entry->day) != 0)
      cli_print(cli, "%s%s\n", date_is_set(day) ? "\n" : "", calendar_day(entry->day, &cli->arena));
    day = entry->day;
    print_entry(cli, entry);
  }
}
