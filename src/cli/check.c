/* SPDX-License-Identifier: MIT */
/* solipost check: is the register whole, and what should somebody look at? Faults give exit 1, hints do not. */
#include "commands.h"

#include <string.h>

#include "guarded.h"
#include "pick.h"
#include "places.h"
#include "solipost/base/file.h"
#include "solipost/jobs/shred.h"
#include "solipost/model/address.h"
#include "solipost/model/eligibility.h"
#include "solipost/model/nouns.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/scrub.h"

static const struct cli_column columns[] = {
    {"kind", N_("kind"), 0},
    {"what", N_("what"), COLUMN_WRAPS},
    {"hint", N_("what to do"), COLUMN_WRAPS | COLUMN_OPTIONAL},
};

struct report {
  struct cli *cli;
  struct cli_table *table;
  size_t faults, hints;
  struct guarded guarded;
};

static void add_fault(struct report *report, const char *what, const char *hint) {
  cli_table_row(report->table, (const char *[]){_("fault"), what, hint});
  report->faults++;
}

static void add_hint(struct report *report, const char *what, const char *hint) {
  cli_table_row(report->table, (const char *[]){_("hint"), what, hint});
  report->hints++;
}

static bool check_store(struct report *report, struct error *error) {
  struct store_fault *faults = NULL;
  size_t count = 0;
  if (!store_check(report->cli->store, &report->cli->arena, &faults, &count, error)) return false;
  for (size_t i = 0; i < count; i++) add_fault(report, faults[i].what, faults[i].hint);
  return true;
}

static bool check_duplicates(struct report *report, const struct noun *noun, struct error *error) {
  struct cli *cli = report->cli;
  struct people_pair *pairs = NULL;
  size_t count = 0;
  if (!people_duplicates(cli->store, noun, &cli->arena, &pairs, &count, error)) return false;
  for (size_t i = 0; i < count; i++) {
    bool first = true, second = true;
    if (noun == &prisoner_noun && (!guarded_passes_id(&report->guarded, pairs[i].a, &first, error) ||
                                   !guarded_passes_id(&report->guarded, pairs[i].b, &second, error)))
      return false;
    if (!first || !second) continue;
    add_hint(report,
             arena_printf(&cli->arena, _("likely the same: %s and %s (%s)"), pick_call_row(cli, noun, pairs[i].a),
                          pick_call_row(cli, noun, pairs[i].b), pairs[i].why),
             noun == &prisoner_noun
                 ? _("two people? give each a distinguisher; one? solipost delete the second")
                 : _("the same prison twice? transfer its people to one, then solipost delete the other"));
  }
  return true;
}

/* Only where somebody is held: an address nobody uses can wait. */
static bool check_prisons(struct report *report, struct error *error) {
  struct cli *cli = report->cli;
  struct picked_list prisons;
  struct record_query query = {
      .where = "closed_on IS NULL AND (confidence IS NULL OR confidence NOT IN ('confirmed', 'official')) AND EXISTS "
               "(SELECT 1 FROM stay WHERE stay.prison = prison.id AND stay.row_state = 0 AND stay.until IS NULL)",
      .order = "code"};
  if (!pick_all(cli, &prison_noun, &query, &prisons, error)) return false;
  for (size_t i = 0; i < prisons.count; i++) {
    const struct prison *prison = prisons.records[i];
    add_hint(report,
             arena_printf(&cli->arena, _("address not verified: %s"), pick_call(&prison_noun, prison, &cli->arena)),
             arena_printf(&cli->arena, _("make sure, then: solipost edit %s confidence=confirmed checked_on=today"),
                          prison->code));
  }
  return true;
}

/* What stands against writing, except what is known and meant to be so. */
static bool is_worth_a_hint(enum reason reason) {
  switch (reason) {
  case REASON_NO_PRISON:
  case REASON_PRISON_CLOSED:
  case REASON_ADDRESS_DOUBTFUL:
  case REASON_ADDRESS_INCOMPLETE:
  case REASON_CONTACT_UNKNOWN:
  case REASON_FIELD_UNUSED: return true;
  case REASON_HELD: /* told once for each hold */
  case REASON_RELEASED:
  case REASON_DEPORTED:
  case REASON_DECEASED:
  case REASON_CONTACT_ENDED:
  case REASON_CONTACT_NONE:
  case REASON_CONTACT_RELAY:
  case REASON_MAIL_SUSPENDED:
  case REASON_MAIL_RELAY:
  case REASON_ADDRESS_UNVERIFIED:
  case REASON_COUNT: break;
  }
  return false;
}

static void check_person(struct report *report, const struct selected *one, const struct own_group *group,
                         struct arena *arena) {
  bool held = !uuid_is_nil(one->prison.id);
  struct address_request request = {.prisoner = &one->prisoner,
                                    .stay = held ? &one->stay : NULL,
                                    .prison = held ? &one->prison : NULL,
                                    .posting_country = group->country,
                                    .posting_language = group->posting_language,
                                    .relay = uuid_is_nil(one->relay.id) ? NULL : &one->relay};
  struct judgement judgement;
  int status = one->prisoner.status;
  if (status == STATUS_RELEASED || status == STATUS_DEPORTED || status == STATUS_DECEASED) return;
  if (!guarded_passes(&report->guarded, &one->prisoner, &one->prison)) return;
  eligibility_judge(&request, &report->guarded.holds, (struct uuid){{0}}, date_today(), arena, &judgement);
  for (size_t i = 0; i < judgement.count; i++)
    if (is_worth_a_hint(judgement.findings[i].reason))
      add_hint(report,
               arena_printf(arena, "%s: %s", prisoner_call(&one->prisoner, arena),
                            reason_label(judgement.findings[i].reason)),
               judgement.findings[i].detail);
}

static bool check_people(struct report *report, struct error *error) {
  struct cli *cli = report->cli;
  struct selection_cursor *cursor = NULL;
  struct own_group group;
  struct arena arena;
  bool more = true, done = false;
  if (!people_own_group(cli->store, &group, &cli->arena, error)) return false;
  if (!selection_open(cli->store, &(struct selection){0}, &cursor, error)) return false;
  arena_init(&arena);
  for (size_t i = 0; cli_not_stopped(error); i++) {
    struct selected one;
    arena_reset(&arena);
    if (!watch_step(&cli->watch, _("checking"), i, 0, error)) break;
    if (!selection_next(cursor, &one, &arena, &more, error)) break;
    done = !more;
    if (done) break;
    check_person(report, &one, &group, &arena);
  }
  arena_release(&arena);
  selection_close(cursor);
  return done;
}

/* Two lists or two people may have entered where somebody is: `transfer` ends every stay but the one it is told. */
static bool check_places(struct report *report, struct error *error) {
  struct cli *cli = report->cli;
  struct picked_list later;
  const struct record_query query = {
      .where = "until IS NULL AND EXISTS (SELECT 1 FROM prisoner WHERE prisoner.id = stay.prisoner AND "
               "prisoner.row_state = 0) AND EXISTS (SELECT 1 FROM stay AS other WHERE other.prisoner = stay.prisoner "
               "AND other.row_state = 0 AND other.until IS NULL AND other.id < stay.id)",
      .order = "prisoner, id"};
  if (!pick_all(cli, &stay_noun, &query, &later, error)) return false;
  const struct stay *before = NULL;
  for (size_t i = 0; i < later.count; i++) {
    const struct stay *stay = later.records[i];
    struct prisoner prisoner;
    bool again = before != NULL && uuid_equal(before->prisoner, stay->prisoner);
    before = stay;
    bool passes = false;
    if (again) continue;
    if (!guarded_passes_id(&report->guarded, stay->prisoner, &passes, error)) return false;
    if (!passes) continue;
    if (!record_load(cli->store, &prisoner_noun, stay->prisoner, &prisoner, &cli->arena, error)) return false;
    add_hint(report, arena_printf(&cli->arena, _("%s is in two places at once"), prisoner_call(&prisoner, &cli->arena)),
             arena_printf(&cli->arena, _("say which one is right, the others end: solipost transfer %s PRISON"),
                          prisoner.code));
  }
  return true;
}

static bool is_draft_of_a_run(const char *target_name, void *context) {
  (void)context;
  size_t length = strlen(target_name);
  return strstr(target_name, "-run-") != NULL && length > 4 && strcmp(target_name + length - 4, ".pdf") == 0;
}

/* Drafts of a run that is printing right now in this folder are no leftovers. */
static void hint_at_drafts(struct report *report, const struct run *run) {
  struct cli *cli = report->cli;
  size_t left = file_drafts_left(run->folder, is_draft_of_a_run, NULL, false);
  if (left == 0) return;
  add_hint(report,
           arena_printf(&cli->arena,
                        ngettext("%zu hidden file of a print that was broken off lies in %s",
                                 "%zu hidden files of prints that were broken off lie in %s", left),
                        left, run->folder),
           _("unless something is printing there right now, remove them: they hold names and addresses"));
}

/* PDF files with names and addresses that still lie around. */
static bool check_files(struct report *report, struct error *error) {
  struct cli *cli = report->cli;
  struct picked_list runs;
  const char *before = "";
  struct record_query query = {.where = "folder IS NOT NULL", .order = "folder, number"};
  if (!pick_all(cli, &run_noun, &query, &runs, error)) return false;
  for (size_t i = 0; i < runs.count; i++) {
    const struct run *run = runs.records[i];
    struct shred_file *files = NULL;
    size_t count = 0;
    if (strcmp(before, run->folder) != 0) hint_at_drafts(report, run);
    before = run->folder;
    if (!cli_not_stopped(error) || !shred_look(run, &cli->arena, &files, &count, error)) return false;
    for (size_t j = 0; j < count; j++)
      if (files[j].state == SHRED_THERE)
        add_hint(
            report,
            arena_printf(&cli->arena, _("the PDF of run %lld still lies in %s"), (long long)run->number, files[j].path),
            arena_printf(&cli->arena, _("once it is on paper: solipost shred %lld"), (long long)run->number));
  }
  return true;
}

static bool check_scrub(struct report *report, struct error *error) {
  bool due = false;
  if (!store_scrub_is_due(report->cli->store, &due, error)) return false;
  if (due)
    add_hint(report, _("the file of the register still holds what was taken out of it"),
             _("nobody else may have it open; then: solipost retention run"));
  return true;
}

/* Why somebody is on hold and who asked for it goes into no file. */
static const char *hold_said(struct cli *cli, const struct hold_in_force *held) {
  char day[DATE_TEXT_SIZE];
  if (cli->format == FORMAT_TABLE) return guard_hold_detail(held, &cli->arena);
  if (!date_is_set(held->hold.since)) return "";
  date_format_iso(held->hold.since, day);
  return arena_printf(&cli->arena, _("since %s"), day);
}

/* A hold nobody thinks of any more is as bad as none. */
static void check_holds(struct report *report) {
  struct cli *cli = report->cli;
  for (size_t i = 0; i < report->guarded.holds.count; i++) {
    const struct hold_in_force *held = &report->guarded.holds.items[i];
    add_hint(report, arena_printf(&cli->arena, _("on hold: %s"), held->called), hold_said(cli, held));
  }
}

static bool run_check(struct cli *cli, const void *options, struct error *error) {
  struct report report = {.cli = cli};
  (void)options;
  if (!guarded_begin(cli, NULL, &report.guarded, error)) return false;
  report.table = cli_table_begin(cli, columns, COUNT_OF(columns));
  bool done = check_store(&report, error);
  /* In a damaged register the rest would only say so again in other words. */
  if (done && report.faults == 0)
    done = check_people(&report, error) && check_places(&report, error) && check_prisons(&report, error) &&
           check_duplicates(&report, &prisoner_noun, error) && check_duplicates(&report, &prison_noun, error) &&
           check_files(&report, error) && check_scrub(&report, error);
  const char *doubt = places_doubt(cli->register_path, &cli->arena);
  if (done && report.faults == 0) check_holds(&report);
  if (done && doubt != NULL) add_hint(&report, doubt, "");
  cli_table_end(report.table);
  guarded_end(&report.guarded);
  if (!done) return false;
  if (report.faults > 0) {
    cli_say(cli, ngettext("%zu fault: the register is damaged", "%zu faults: the register is damaged", report.faults),
            report.faults);
    cli_say(cli, "%s", _("  make a copy of the file first; then go back to the last good copy: solipost restore FILE"));
    cli->exit = CLI_FAILED;
  } else {
    cli_say(cli, "%s", _("The register is whole"));
  }
  if (report.hints > 0)
    cli_say(cli, ngettext("%zu thing to look at", "%zu things to look at", report.hints), report.hints);
  return true;
}

static const struct command check_command = {
    .name = "check",
    .group = GROUP_REGISTER,
    .summary = N_("is the register whole, and what should somebody look at"),
    .details = N_(
        "Damage, rows that point nowhere, addresses nobody has verified, people without a place or without a word on "
        "contact, and likely duplicates. Exit code 1 means damage; things to look at are no failure."),
    .examples = (const char *const[]){"solipost check", "solipost check --format csv", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .use = USE_KEEP,
    .run = run_check,
};

const struct command *const check_commands[] = {&check_command, NULL};
