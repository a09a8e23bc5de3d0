/* SPDX-License-Identifier: MIT */
/* solipost hold, lift, list holds: what must stop at once, and when it may go on. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "guarded.h"
#include "pick.h"
#include "solipost/lang/country.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

struct hold_options {
  const char *country, *reason, *said_by;
  bool all;
};

/* ---- whom ---- */

/* What is meant by the operands at *at, or by --country: a hold with that one member set, and its name on the screen. */
static bool meant_by(struct cli *cli, const char *country, size_t *at, struct hold *hold, const char **call,
                     struct error *error) {
  struct picked picked;
  noun_clear(&hold_noun, hold);
  if (country != NULL) {
    hold->country = country;
    *call = country_name(country, cli->language, &cli->arena);
    return true;
  }
  if (!pick_operands(cli, at, &picked, error)) return false;
  *call = pick_call(picked.noun, &picked.record, &cli->arena);
  if (picked.noun == &prisoner_noun) hold->prisoner = picked.record.id;
  else if (picked.noun == &prison_noun) hold->prison = picked.record.id;
  else if (picked.noun == &campaign_noun) hold->campaign = picked.record.id;
  else return error_set(error, ERROR_MISUSED, _("%s writes letters; a hold is on those who get them"), *call);
  return true;
}

/* Either operands or --country. */
static bool says_whom(struct cli *cli, const char *country, struct error *error) {
  if (cli->operand_count == 0 && country == NULL) {
    error_set(error, ERROR_MISUSED, "%s", _("who is meant?"));
    return error_hint(error, "%s", _("name a person, a prison or a campaign, or a country with --country"));
  }
  if (cli->operand_count > 0 && country != NULL)
    return error_set(error, ERROR_MISUSED, _("--country and '%s' exclude each other"), cli->operands[0]);
  return true;
}

static bool ask_reason(struct cli *cli, const char *given, const char *text, const char **reason, struct error *error) {
  struct cli_question question = {.text = text,
                                  .help = _("A few words for those who look later: the family asked us to stop"),
                                  .option = "--reason",
                                  .required = true};
  *reason = given;
  return given != NULL || cli_ask_text(cli, &question, reason, error);
}

/* ---- what it comes too late for ---- */

static const char *number_text(struct cli *cli, int64_t number) {
  return number == 0 ? "" : arena_printf(&cli->arena, "%" PRId64, number);
}

static bool is_here(int stage) { return stage == STAGE_PLANNED || stage == STAGE_PRINTED || stage == STAGE_WRITTEN; }
static bool is_out(int stage) { return stage == STAGE_MAILED || stage == STAGE_ANSWERED || stage == STAGE_RETURNED; }

static size_t print_pieces(struct cli *cli, const struct held_piece *pieces, size_t count, bool wanted(int stage),
                           const char *heading) {
  static const struct cli_column columns[] = {
      {"letter", N_("letter"), COLUMN_RIGHT},
      {"run", N_("run"), COLUMN_RIGHT | COLUMN_OPTIONAL},
      {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK},
      {"stage", N_("stage"), 0},
      {"day", N_("day"), 0},
  };
  size_t fitting = 0;
  for (size_t i = 0; i < count; i++) fitting += wanted(pieces[i].piece.stage);
  if (fitting == 0) return 0;
  cli_print_heading(cli, "\n%s\n", heading);
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < count; i++) {
    const struct piece *piece = &pieces[i].piece;
    if (!wanted(piece->stage)) continue;
    struct date day = date_is_set(piece->mailed_on) && is_out(piece->stage) ? piece->mailed_on : piece->made_on;
    cli_table_row(table, (const char *[]){number_text(cli, piece->number), number_text(cli, pieces[i].run),
                                          pick_call_row(cli, &prisoner_noun, piece->prisoner),
                                          field_show(noun_field(&piece_noun, "stage"), piece, &cli->arena),
                                          date_text(day, &cli->arena)});
  }
  cli_table_end(table);
  return fitting;
}

static bool print_exports(struct cli *cli, const struct hold *hold, size_t *count, struct error *error) {
  static const struct cli_column columns[] = {
      {"export", N_("export"), COLUMN_RIGHT},
      {"day", N_("day"), 0},
      {"recipient", N_("for whom"), COLUMN_MAY_SHRINK},
      {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK},
  };
  struct held_export *exports;
  if (!holds_exports(cli->store, hold, &cli->arena, &exports, count, error)) return false;
  if (*count == 0) return true;
  cli_print_heading(cli, "\n%s\n", _("Given to others: ask them to stop as well"));
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < *count; i++) {
    const struct export_record *export = &exports[i].export;
    cli_table_row(table, (const char *[]){number_text(cli, export->number), date_text(export->made_on, &cli->arena),
                                          export->recipient, pick_call_row(cli, &prisoner_noun, exports[i].prisoner)});
  }
  cli_table_end(table);
  return true;
}

static bool print_too_late(struct cli *cli, const struct hold *hold, struct error *error) {
  struct held_piece *pieces;
  size_t count = 0, exported = 0;
  if (!holds_pieces(cli->store, hold, (struct uuid){{0}}, &cli->arena, &pieces, &count, error)) return false;
  size_t shown =
      print_pieces(cli, pieces, count, is_here, _("Printed or written, not posted yet: take these out of the pile"));
  shown += print_pieces(cli, pieces, count, is_out, _("Posted already"));
  if (!print_exports(cli, hold, &exported, error)) return false;
  if (shown + exported == 0) cli_say(cli, "%s", _("Nothing was printed, posted or given to others before"));
  return true;
}

/* ---- solipost hold ---- */

static bool write_hold(struct cli *cli, void *context, struct error *error) {
  return record_insert(cli->store, &hold_noun, context, error);
}

static bool put_on_hold(struct cli *cli, const struct hold_options *given, struct hold *hold, const char *call,
                        struct error *error) {
  const char *reason = NULL;
  if (!ask_reason(cli, given->reason, _("Why"), &reason, error) ||
      !field_set(noun_field(&hold_noun, "reason"), hold, reason, &cli->arena, error) ||
      !field_set(noun_field(&hold_noun, "said_by"), hold, given->said_by == NULL ? "" : given->said_by, &cli->arena,
                 error))
    return false;
  if (*hold->reason == '\0') {
    error_set(error, ERROR_MISUSED, "%s", _("a hold needs a reason"));
    return error_hint(error, "%s", _("a few words are enough: --reason 'the family asked us to stop'"));
  }
  hold->since = date_today();
  if (!cli->dry_run && !cli_commit(cli, write_hold, hold, error)) return false;
  cli_say(cli,
          cli->dry_run ? _("This would put %s on hold") : _("%s is on hold: nothing is printed or given to others"),
          call);
  return true;
}

static bool run_hold(struct cli *cli, const void *options, struct error *error) {
  const struct hold_options *given = options;
  struct hold hold;
  struct hold_list before;
  const char *call = "";
  size_t at = 0;
  if (!says_whom(cli, given->country, error) || !meant_by(cli, given->country, &at, &hold, &call, error)) return false;
  if (at < cli->operand_count) {
    error_set(error, ERROR_MISUSED, _("one at a time: '%s' is too much"), cli->operands[at]);
    return error_hint(error, "%s", _("a name of several words needs quotes: solipost hold 'Deniz Örnek'"));
  }
  if (!holds_of(cli->store, &hold, &cli->arena, &before, error)) return false;
  if (before.count > 0)
    cli_say(cli, _("%s: nothing new was written; %s"), call, guard_hold_detail(&before.items[0], &cli->arena));
  else if (!put_on_hold(cli, given, &hold, call, error)) return false;
  return print_too_late(cli, &hold, error);
}

/* ---- solipost lift ---- */

struct lifting {
  LIST(struct hold) holds;
};

static bool write_lifting(struct cli *cli, void *context, struct error *error) {
  struct lifting *lifting = context;
  for (size_t i = 0; i < lifting->holds.count; i++) {
    struct hold now;
    if (!record_load(cli->store, &hold_noun, lifting->holds.items[i].id, &now, &cli->arena, error)) return false;
    now.lifted_on = date_today();
    now.lifted_why = lifting->holds.items[i].lifted_why;
    if (!record_update(cli->store, &hold_noun, &now, error)) return false;
  }
  return true;
}

static bool add_to_lift(struct cli *cli, const char *country, size_t *at, struct lifting *lifting, const char **calls,
                        struct error *error) {
  struct hold meant;
  struct hold_list held;
  const char *call = "";
  if (!meant_by(cli, country, at, &meant, &call, error) || !holds_of(cli->store, &meant, &cli->arena, &held, error))
    return false;
  if (held.count == 0) {
    error_set(error, ERROR_NOT_FOUND, _("%s is not on hold"), call);
    return error_hint(error, "%s",
                      _("a hold on a prison, a country or a campaign is lifted as such: see 'solipost list holds'"));
  }
  for (size_t i = 0; i < held.count; i++) LIST_PUSH(&lifting->holds, held.items[i].hold);
  *calls = **calls == '\0' ? call : arena_printf(&cli->arena, "%s, %s", *calls, call);
  return true;
}

/* Somebody may be held for another reason as well: with the prison, or the country. */
static bool say_who_stays_held(struct cli *cli, const struct lifting *lifting, struct error *error) {
  struct hold_list holds;
  if (!holds_in_force(cli->store, &cli->arena, &holds, error)) return false;
  for (size_t i = 0; i < lifting->holds.count; i++) {
    struct prisoner prisoner = {.id = lifting->holds.items[i].prisoner};
    struct stay stay;
    struct prison prison;
    bool found = false;
    if (uuid_is_nil(prisoner.id)) continue;
    if (!people_current_stay(cli->store, prisoner.id, &stay, &prison, &found, &cli->arena, error)) return false;
    struct guard_request request = {.prisoner = &prisoner, .prison = found ? &prison : NULL, .holds = &holds};
    const struct hold_in_force *still = guard_find_hold(&request);
    if (still != NULL)
      cli_warn(cli, _("%s stays on hold: %s"), pick_call_row(cli, &prisoner_noun, prisoner.id),
               guard_hold_detail(still, &cli->arena));
  }
  return true;
}

static bool lift_all(struct cli *cli, const struct hold_options *given, struct lifting *lifting, const char *calls,
                     struct error *error) {
  const struct field *why = noun_field(&hold_noun, "lifted_why");
  const char *reason = NULL;
  if (!ask_reason(cli, given->reason, _("Why may it go on"), &reason, error)) return false;
  for (size_t i = 0; i < lifting->holds.count; i++)
    if (!field_set(why, &lifting->holds.items[i], reason, &cli->arena, error)) return false;
  if (!field_is_set(why, &lifting->holds.items[0])) {
    error_set(error, ERROR_MISUSED, "%s", _("lifting a hold needs a reason"));
    return error_hint(error, "%s", _("say who agreed: --reason 'the lawyer says letters may go on'"));
  }
  const char *what = arena_printf(&cli->arena, _("Printing and giving to others may go on for %s"), calls);
  if (cli->dry_run) {
    cli_say(cli, "%s", what);
    return true;
  }
  if (!cli_confirm(cli, what, error) || !cli_commit(cli, write_lifting, lifting, error)) return false;
  cli_say(cli, _("The hold is lifted: %s"), calls);
  return say_who_stays_held(cli, lifting, error);
}

static bool run_lift(struct cli *cli, const void *options, struct error *error) {
  const struct hold_options *given = options;
  struct lifting lifting = {.holds = {0}};
  const char *calls = "";
  size_t at = 0;
  if (!says_whom(cli, given->country, error)) return false;
  bool done = true;
  if (given->country != NULL) done = add_to_lift(cli, given->country, &at, &lifting, &calls, error);
  while (done && at < cli->operand_count) done = add_to_lift(cli, NULL, &at, &lifting, &calls, error);
  done = done && lift_all(cli, given, &lifting, calls, error);
  LIST_RELEASE(&lifting.holds);
  return done;
}

/* ---- solipost list holds ---- */

static const char *kind_of(const struct hold *hold) {
  if (!uuid_is_nil(hold->prisoner)) return "prisoner";
  if (!uuid_is_nil(hold->prison)) return "prison";
  return uuid_is_nil(hold->campaign) ? "country" : "campaign";
}

static void show_holds(struct cli *cli, const struct hold_list *holds) {
  static const struct cli_column columns[] = {
      {"kind", N_("kind"), 0},
      {"who", N_("who"), COLUMN_MAY_SHRINK},
      {"since", N_("since"), 0},
      {"reason", N_("reason"), COLUMN_WRAPS},
      {"said_by", N_("asked for by"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
      {"lifted_on", N_("lifted on"), COLUMN_OPTIONAL},
      {"lifted_why", N_("lifted because"), COLUMN_OPTIONAL | COLUMN_WRAPS},
  };
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < holds->count; i++) {
    const struct hold *hold = &holds->items[i].hold;
    const struct field *field = noun_field(&hold_noun, kind_of(hold));
    cli_table_row(table, (const char *[]){_(field->label), pick_call_row(cli, &hold_noun, hold->id),
                                          date_text(hold->since, &cli->arena), hold->reason, hold->said_by,
                                          date_text(hold->lifted_on, &cli->arena), hold->lifted_why});
  }
  cli_table_end(table);
}

/* In files a person stands by the code alone, and nothing says why or who asked for it: that goes nowhere. */
static void give_holds(struct cli *cli, const struct hold_list *holds) {
  static const struct cli_column columns[] = {
      {"kind", N_("kind"), 0},
      {"who", N_("who"), 0},
      {"since", N_("since"), 0},
      {"lifted_on", N_("lifted on"), 0},
  };
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < holds->count; i++) {
    const struct hold *hold = &holds->items[i].hold;
    cli_table_row(table, (const char *[]){kind_of(hold), holds->items[i].called, date_text(hold->since, &cli->arena),
                                          date_text(hold->lifted_on, &cli->arena)});
  }
  cli_table_end(table);
}

static bool run_list_holds(struct cli *cli, const void *options, struct error *error) {
  const struct hold_options *given = options;
  struct hold_list holds;
  bool done = given->all ? holds_all(cli->store, &cli->arena, &holds, error)
                         : holds_in_force(cli->store, &cli->arena, &holds, error);
  if (!done) return false;
  if (cli->format == FORMAT_TABLE) show_holds(cli, &holds);
  else give_holds(cli, &holds);
  if (holds.count == 0 && cli->format == FORMAT_TABLE) cli_say(cli, "%s", _("Nobody is on hold"));
  return true;
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct hold_options, member)
#define COUNTRY_OPTION                                                                                                 \
  {                                                                                                                    \
    .name = "country", .type = OPTION_COUNTRY, .value_name = "COUNTRY", .offset = AT(country),                         \
    .help = N_("everybody held in this country")                                                                       \
  }
static const struct command_option hold_option_list[] = {
    COUNTRY_OPTION,
    {.name = "reason", .type = OPTION_TEXT, .value_name = "TEXT", .offset = AT(reason), .help = N_("why it must stop")},
    {.name = "said-by",
     .type = OPTION_TEXT,
     .value_name = "WHO",
     .offset = AT(said_by),
     .help = N_("who asked for it: family, lawyer")},
};
static const struct command_option lift_option_list[] = {
    COUNTRY_OPTION,
    {.name = "reason", .type = OPTION_TEXT, .value_name = "TEXT", .offset = AT(reason), .help = N_("why it may go on")},
};
static const struct command_option list_option_list[] = {
    {.letter = 'a', .name = "all", .type = OPTION_FLAG, .offset = AT(all), .help = N_("also those that were lifted")},
};

static const struct command hold_command = {
    .name = "hold",
    .group = GROUP_PEOPLE,
    .summary = N_("stop at once: nothing is printed or given to others any more"),
    .details =
        N_("Of one person, of everybody in a prison or a country, or of all that is done for a campaign, until the "
           "hold is lifted. It takes effect at once, without another question, and lists what was printed and lies "
           "unposted, what is in the post already, and who was given the names. On this computer's screen everything "
           "stays to be seen and edited."),
    .operands = "[KIND] [WHO]",
    .operands_max = 2,
    .options = hold_option_list,
    .option_count = COUNT_OF(hold_option_list),
    .examples = (const char *const[]){"solipost hold P001 --reason 'the family asked us to stop' --said-by sister",
                                      "solipost hold TR-SNC --reason 'letters bring punishment at present'",
                                      "solipost hold --country TR --reason 'waiting for the lawyers'", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .use = USE_KEEP,
    .options_size = sizeof(struct hold_options),
    .run = run_hold,
};

static const struct command lift_command = {
    .name = "lift",
    .group = GROUP_PEOPLE,
    .summary = N_("lift a hold: printing and giving to others may go on"),
    .details = N_("The hold stays in the register with the reason why it was lifted: 'solipost list holds --all'."),
    .operands = "[KIND] [WHO]...",
    .operands_max = OPERANDS_ANY,
    .options = lift_option_list,
    .option_count = COUNT_OF(lift_option_list),
    .examples = (const char *const[]){"solipost lift P005 --reason 'the family agrees again' --dry-run",
                                      "solipost lift P005 --reason 'the family agrees again' --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN,
    .use = USE_KEEP,
    .options_size = sizeof(struct hold_options),
    .run = run_lift,
};

static const struct command list_holds_command = {
    .name = "list holds",
    .group = GROUP_PEOPLE,
    .summary = N_("list what is on hold, and why"),
    .details =
        N_("In CSV and JSON a person stands by the code alone, without reason and who asked for it: that goes into no "
           "file."),
    .options = list_option_list,
    .option_count = COUNT_OF(list_option_list),
    .examples = (const char *const[]){"solipost list holds", "solipost list holds --all", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .use = USE_KEEP,
    .options_size = sizeof(struct hold_options),
    .run = run_list_holds,
};

const struct command *const hold_commands[] = {&hold_command, &lift_command, &list_holds_command, NULL};
