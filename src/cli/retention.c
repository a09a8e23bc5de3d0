/* SPDX-License-Identifier: MIT */
/* solipost retention list, set, run: how long things are kept, and letting go of what was kept long enough. */
#include "commands.h"

#include <string.h>

#include "pick.h"
#include "reach.h"
#include "solipost/base/utf8.h"
#include "solipost/model/nouns.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/scrub.h"

enum { MOST_YEARS = 100, DAYS_OF_YEAR = 365, MONTHS_OF_YEAR = 12 };

/* ---- rules ---- */

static const char *kind_in_words(int kind) {
  switch ((enum retention_kind)kind) {
  case RETENTION_RELEASED: return _("people released, deported or deceased are forgotten");
  case RETENTION_ENDED: return _("people with whom contact has ended are forgotten");
  case RETENTION_NOTES: return _("notes are erased");
  case RETENTION_RUNS: return _("print runs whose letters were all mailed lose addresses, texts and picture");
  case RETENTION_EXPORTS: return _("who stood in an export is erased");
  case RETENTION_UNKNOWN: break;
  }
  return "";
}

static const char *word_of(int kind) {
  const struct retention rule = {.kind = kind};
  struct arena *none = NULL;
  return field_get(noun_field(&retention_noun, "kind"), &rule, none);
}

static bool run_list(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"kind", N_("kind"), 0},
      {"days", N_("kept for days"), COLUMN_RIGHT},
      {"what", N_("then"), COLUMN_WRAPS},
  };
  int64_t days[RETENTION_KINDS];
  (void)options;
  if (!retention_rules(cli->store, days, error)) return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (int kind = RETENTION_UNKNOWN + 1; kind < RETENTION_KINDS; kind++) {
    const char *kept = days[kind] == 0 ? "" : arena_printf(&cli->arena, "%lld", (long long)days[kind]);
    if (days[kind] == 0 && cli->format == FORMAT_TABLE) kept = _("for ever");
    cli_table_row(table, (const char *[]){word_of(kind), kept, kind_in_words(kind)});
  }
  cli_table_end(table);
  if (cli->format == FORMAT_TABLE)
    cli_say(cli, "%s", _("Nothing goes by itself: 'solipost retention run' shows what is due, and asks"));
  return true;
}

/* "2y", "18m", "90d", "off". A month counts as a twelfth of 365 days. */
static bool parse_span(const char *typed, int64_t *days) {
  size_t length = strlen(typed);
  char number[8] = "";
  int64_t count = 0;
  if (ascii_equal_ignoring_case(typed, "off")) {
    *days = 0;
    return true;
  }
  if (length < 2 || length > sizeof number) return false;
  memcpy(number, typed, length - 1);
  if (!ascii_parse_integer(number, 1, MOST_YEARS * DAYS_OF_YEAR, &count)) return false;
  switch (ascii_lower(typed[length - 1])) {
  case 'd': *days = count; break;
  case 'm': *days = count * DAYS_OF_YEAR / MONTHS_OF_YEAR; break;
  case 'y': *days = count * DAYS_OF_YEAR; break;
  default: return false;
  }
  return *days <= MOST_YEARS * DAYS_OF_YEAR;
}

struct keep_rule {
  int kind;
  int64_t days;
};

static bool write_rule(struct cli *cli, void *context, struct error *error) {
  const struct keep_rule *rule = context;
  return retention_set(cli->store, rule->kind, rule->days, error);
}

static bool run_set(struct cli *cli, const void *options, struct error *error) {
  struct keep_rule rule = {0};
  (void)options;
  for (int i = 1; i < RETENTION_KINDS; i++)
    if (ascii_equal_ignoring_case(cli->operands[0], word_of(i))) rule.kind = i;
  if (rule.kind == RETENTION_UNKNOWN) {
    error_set(error, ERROR_MISUSED, _("'%s' is nothing that is kept for a time"), cli->operands[0]);
    return error_hint(error, "%s", _("one of: released, ended, notes, runs, exports"));
  }
  if (!parse_span(cli->operands[1], &rule.days)) {
    error_set(error, ERROR_MISUSED, _("'%s' is no span of time"), cli->operands[1]);
    return error_hint(error, "%s", _("write 2y for two years, 18m for months, 90d for days, or off"));
  }
  if (!cli_commit(cli, write_rule, &rule, error)) return false;
  if (rule.days == 0) cli_say(cli, _("%s: kept for ever"), word_of(rule.kind));
  else cli_say(cli, _("%s: after %lld days: %s"), word_of(rule.kind), (long long)rule.days, kind_in_words(rule.kind));
  cli_say(cli, "%s", _("Nothing goes by itself: 'solipost retention run' shows what is due, and asks"));
  return true;
}

/* ---- what is due ---- */

static const char *item_in_words(struct cli *cli, const struct retention_item *item) {
  struct error ignored = {0};
  switch ((enum retention_kind)item->kind) {
  case RETENTION_NOTES: {
    struct note note;
    if (!record_load(cli->store, &note_noun, item->id, &note, &cli->arena, &ignored)) return "";
    if (!uuid_is_nil(note.prisoner)) return pick_call_row(cli, &prisoner_noun, note.prisoner);
    if (!uuid_is_nil(note.writer)) return pick_call_row(cli, &writer_noun, note.writer);
    if (!uuid_is_nil(note.prison)) return pick_call_row(cli, &prison_noun, note.prison);
    return pick_call_row(cli, &campaign_noun, note.campaign);
  }
  case RETENTION_RUNS: {
    struct run run;
    if (!record_load(cli->store, &run_noun, item->id, &run, &cli->arena, &ignored)) return "";
    return arena_printf(&cli->arena, _("run %lld, %lld letters"), (long long)run.number, (long long)run.piece_count);
  }
  case RETENTION_EXPORTS: {
    struct export_record export;
    if (!record_load(cli->store, &export_noun, item->id, &export, &cli->arena, &ignored)) return "";
    return arena_printf(&cli->arena, _("export %lld for %s"), (long long)export.number, export.recipient);
  }
  case RETENTION_RELEASED:
  case RETENTION_ENDED:
  case RETENTION_UNKNOWN: break;
  }
  return pick_call_row(cli, &prisoner_noun, item->id);
}

static void print_due(struct cli *cli, const struct retention_due *due) {
  static const struct cli_column columns[] = {
      {"kind", N_("kind"), 0}, {"since", N_("since"), 0}, {"what", N_("what"), COLUMN_WRAPS}};
  char day[DATE_TEXT_SIZE];
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < due->count; i++) {
    date_format_iso(due->items[i].since, day);
    cli_table_row(table, (const char *[]){word_of(due->items[i].kind), day, item_in_words(cli, &due->items[i])});
  }
  cli_table_end(table);
}

/* The people among what is due. */
static struct forget_subject *people_of(struct cli *cli, const struct retention_due *due, size_t *count) {
  struct forget_subject *people = ARENA_ARRAY(&cli->arena, struct forget_subject, due->count + 1);
  *count = 0;
  for (size_t i = 0; i < due->count; i++)
    if (due->items[i].kind == RETENTION_RELEASED || due->items[i].kind == RETENTION_ENDED)
      people[(*count)++] = (struct forget_subject){.noun = &prisoner_noun, .id = due->items[i].id};
  return people;
}

/* A file that could not be written anew the last time, because somebody had it open. */
static bool scrub_if_due(struct cli *cli, struct error *error) {
  bool due = false;
  if (!store_scrub_is_due(cli->store, &due, error)) return false;
  if (!due || cli->dry_run) return true;
  if (!store_scrub(cli->store, error)) return false;
  cli_say(cli, "%s", _("The file of the register was written anew: what was taken out before is gone from it too"));
  return true;
}

static bool run_run(struct cli *cli, const void *options, struct error *error) {
  struct retention_due due;
  struct forget_summary summary;
  struct forget_reach reach;
  size_t count = 0;
  bool committed = false;
  (void)options;
  const char *const *names = reach_command_names(cli);
  struct forget_order order = {.command = cli->command->name, .command_names = names};
  if (!scrub_if_due(cli, error) || !journal_newest(cli->store, &order.seen_commit, error) ||
      !retention_find_due(cli->store, date_today(), &cli->arena, &due, error))
    return false;
  if (due.count > 0 || cli->format != FORMAT_TABLE) print_due(cli, &due);
  if (due.count == 0) {
    cli_say(cli, "%s", _("Nothing has been kept for too long"));
    return true;
  }
  struct forget_subject *people = people_of(cli, &due, &count);
  if (count > 0 && (!forget_look(cli->store, people, count, names, &cli->arena, &summary, error) ||
                    !forget_find_reach(cli->store, people, count, &cli->arena, &reach, error)))
    return false;
  if (count > 0 && cli->format == FORMAT_TABLE) reach_print_places(cli, &summary);
  if (count > 0 && cli->format == FORMAT_TABLE && cli->dry_run) reach_print(cli, &reach);
  if (cli->dry_run) return true;
  output_flush(cli);
  const char *question =
      arena_printf(&cli->arena,
                   ngettext("This takes out %zu entry for good; nobody can take it back",
                            "This takes out %zu entries for good; nobody can take it back", due.count),
                   due.count);
  if (!cli_confirm(cli, question, error) || !cli_not_stopped(error)) return false;
  bool done = forget_due(cli->store, &due, &order, &committed, error);
  if (!reach_was_done(cli, done, committed, error)) return false;
  if (count > 0 && cli->format == FORMAT_TABLE) reach_print(cli, &reach);
  output_flush(cli);
  cli_say(cli, ngettext("%zu entry is gone for good", "%zu entries are gone for good", due.count), due.count);
  return true;
}

static const struct command list_command = {
    .name = "retention list",
    .group = GROUP_REGISTER,
    .summary = N_("how long things are kept"),
    .examples = (const char *const[]){"solipost retention list", NULL},
    .flags = NEEDS_REGISTER | LISTS,
    .run = run_list,
};

static const struct command set_command = {
    .name = "retention set",
    .group = GROUP_REGISTER,
    .summary = N_("say how long something is kept"),
    .details = N_("released: people released, deported or deceased; ended: people with whom contact has ended; notes; "
                  "runs: what a print run keeps to be printed again, from the day its last letter was mailed; exports: "
                  "who stood in them. The span is 2y, 18m, 90d, or off to keep them for ever."),
    .operands = "KIND SPAN",
    .operands_min = 2,
    .operands_max = 2,
    .examples = (const char *const[]){"solipost retention set released 2y", "solipost retention set runs 90d",
                                      "solipost retention set notes off", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .run = run_set,
};

static const struct command run_command = {
    .name = "retention run",
    .group = GROUP_REGISTER,
    .summary = N_("let go of what has been kept long enough"),
    .details =
        N_("Shows what goes, and asks. People are forgotten as with 'solipost forget'; notes are erased; print runs "
           "keep their numbers and counts but can no longer be printed again. It cannot be taken back."),
    .examples = (const char *const[]){"solipost retention run --dry-run", "solipost retention run --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN,
    .use = USE_KEEP,
    .run = run_run,
};

const struct command *const retention_commands[] = {&list_command, &set_command, &run_command, NULL};
