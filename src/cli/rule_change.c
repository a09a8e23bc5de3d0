/* SPDX-License-Identifier: MIT */
/* solipost rule add|edit|retire: rules of a group's own, and what it knows better than those that came with solipost. */
#include "commands.h"

#include <string.h>

#include "day.h"
#include "fields.h"
#include "pick.h"
#include "rule_said.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/rule_store.h"

struct rule_options {
  const char *code, *country, *state, *prison, *prisoner;
  const char *said_by, *source, *note;
  int severity, confidence; /* -1: not given */
  struct date checked_on, from, until;
};

static const struct choice severities[] = {{"info", N_("told")},
                                           {"warn", N_("warned about")},
                                           {"acknowledge", N_("somebody has to answer for it")},
                                           {"block", N_("not printed")},
                                           {NULL, NULL}};
static const struct choice confidences[] = {{"memory", N_("from memory")},
                                            {"secondary", N_("from a second hand")},
                                            {"confirmed", N_("confirmed by several")},
                                            {"official", N_("from the authority itself")},
                                            {NULL, NULL}};

static bool set_text(struct cli *cli, struct rule *rule, const char *field, const char *text, struct error *error) {
  return text == NULL || field_set(noun_field(&rule_noun, field), rule, text, &cli->arena, error);
}

/* ---- add ---- */

static bool set_where(struct cli *cli, const struct rule_options *given, struct rule *rule, struct error *error) {
  bool land = given->country != NULL || given->state != NULL;
  if (land + (given->prison != NULL) + (given->prisoner != NULL) > 1) {
    error_set(error, ERROR_MISUSED, "%s", _("a rule holds for a country, a prison or a person, not for several"));
    return error_hint(error, "%s", _("enter one for each"));
  }
  if (given->state != NULL && given->country == NULL) {
    error_set(error, ERROR_MISUSED, "%s", _("a state needs its country"));
    return error_hint(error, "%s", _("add --country"));
  }
  struct prison prison;
  struct prisoner prisoner;
  if (given->prison != NULL) {
    if (!pick_one(cli, &prison_noun, given->prison, &prison, error)) return false;
    rule->prison = prison.id;
  }
  if (given->prisoner != NULL) {
    if (!pick_one(cli, &prisoner_noun, given->prisoner, &prisoner, error)) return false;
    rule->prisoner = prisoner.id;
  }
  return set_text(cli, rule, "country", given->country, error) && set_text(cli, rule, "state", given->state, error);
}

static bool set_days(struct cli *cli, const struct rule_options *given, struct rule *rule, struct error *error) {
  if (!day_is_believed(cli, "--checked-on", given->checked_on, DAY_HAPPENED, error)) return false;
  rule->checked_on = given->checked_on;
  rule->valid_from = given->from;
  rule->valid_until = given->until;
  bool backwards = date_is_set(given->from) && date_is_set(given->until) && date_compare(given->until, given->from) < 0;
  return !backwards || error_set(error, ERROR_MISUSED, "%s", _("the last day lies before the first"));
}

static bool fill(struct cli *cli, const struct rule_options *given, struct rule *rule, struct error *error) {
  static const char *const said[] = {"key", "operator", "value"};
  noun_clear(&rule_noun, rule);
  if (cli->operand_count == 0) {
    error_set(error, ERROR_MISUSED, "%s", _("what is the rule about?"));
    return error_hint(error, "%s",
                      _("for example: solipost rule add sheets at-most 5 --prison DE-STG --source 'letter of the "
                        "prison'\n'solipost rule keys' lists what rules can be about"));
  }
  for (size_t i = 0; i < COUNT_OF(said); i++)
    if (!set_text(cli, rule, said[i], i < cli->operand_count ? cli->operands[i] : "", error)) return false;
  rule->severity = RULE_INFO + given->severity;
  rule->confidence = given->confidence < 0 ? CONFIDENCE_UNKNOWN : CONFIDENCE_MEMORY + given->confidence;
  return set_text(cli, rule, "code", given->code, error) && set_text(cli, rule, "said_by", given->said_by, error) &&
         set_text(cli, rule, "source", given->source, error) && set_text(cli, rule, "note", given->note, error) &&
         set_where(cli, given, rule, error) && set_days(cli, given, rule, error) &&
         mail_rule_tidy(rule, &cli->arena, error) && mail_rule_check(rule, error);
}

static bool code_is_free(struct cli *cli, const struct rule *rule, struct error *error) {
  const struct noun *holder = NULL;
  struct uuid row;
  if (*rule->code == '\0') return true;
  if (!people_code_holder(cli->store, rule->code, (struct uuid){0}, &holder, &row, error)) return false;
  if (holder == NULL) return true;
  error_set(error, ERROR_MISUSED, _("the code %s belongs to %s already"), rule->code, pick_call_row(cli, holder, row));
  if (holder != &rule_noun) return error_hint(error, "%s", _("choose another with --code, or leave it out"));
  return error_hint(error, _("to change that rule: solipost rule edit %s ..."), rule->code);
}

static bool insert(struct cli *cli, void *context, struct error *error) {
  struct rule *rule = context;
  if (*rule->code == '\0' && !rule_next_code(cli->store, &cli->arena, &rule->code, error)) return false;
  return record_insert(cli->store, &rule_noun, rule, error);
}

/* How the rule is told once it is written. */
struct told {
  const char *where, *sentence;
};

static bool read_back(struct cli *cli, const char *code, struct told *told, struct error *error) {
  struct mail_rule rule;
  if (!rule_pick(cli, code, &rule, error)) return false;
  *told = (struct told){rule_said_where(cli, &rule, false), mail_rule_sentence(&rule, &cli->arena)};
  return true;
}

static bool run_rule_add(struct cli *cli, const void *options, struct error *error) {
  const struct rule_options *given = options;
  struct rule rule;
  struct told told;
  if (!fill(cli, given, &rule, error) || !code_is_free(cli, &rule, error)) return false;
  if (*rule.source == '\0')
    cli_warn(cli, "%s", _("nobody will know later where this is from: say it with --source next time"));
  if (!cli_commit(cli, insert, &rule, error) || !read_back(cli, rule.code, &told, error)) return false;
  cli_say(cli, _("Added rule %s, %s: %s"), rule.code, told.where, told.sentence);
  return true;
}

/* ---- edit, retire ---- */

struct rule_change {
  struct rule before, after;
  bool is_new; /* a row in the place of a shipped rule */
};

static bool write_change(struct cli *cli, void *context, struct error *error) {
  struct rule_change *change = context;
  if (change->is_new) return record_insert(cli->store, &rule_noun, &change->after, error);
  return fields_update_changed(cli, &rule_noun, &change->before, &change->after, error);
}

/* The row of the rule; of a shipped rule a copy that says no place of its own, and so holds where that does. */
static bool begin_change(struct cli *cli, const char *code, struct rule_change *change, struct error *error) {
  struct mail_rule rule;
  bool found = false;
  if (!rule_pick(cli, code, &rule, error) ||
      !rule_by_code(cli->store, code, &change->before, &found, &cli->arena, error))
    return false;
  change->is_new = !found;
  if (change->is_new) {
    change->before = rule.rule;
    change->before.country = change->before.state = "";
  }
  change->after = change->before;
  return true;
}

static bool run_rule_edit(struct cli *cli, const void *options, struct error *error) {
  struct rule_change change;
  struct told told;
  (void)options;
  if (!begin_change(cli, cli->operands[0], &change, error)) return false;
  for (size_t i = 1; i < cli->operand_count; i++)
    if (!fields_set_assignment(cli, &rule_noun, &change.after, cli->operands[i], error)) return false;
  if (strcmp(change.before.code, change.after.code) != 0)
    return error_set(error, ERROR_MISUSED, "%s", _("the code of a rule stays as it is"));
  if (!fields_check_required(&rule_noun, &change.after, &cli->arena, error) ||
      !mail_rule_tidy(&change.after, &cli->arena, error) || !mail_rule_check(&change.after, error))
    return false;
  if (!cli_commit(cli, write_change, &change, error) || !read_back(cli, change.after.code, &told, error)) return false;
  cli_say(cli, _("Changed rule %s, %s: %s"), change.after.code, told.where, told.sentence);
  return true;
}

struct retire_options {
  const char *why, *source;
  struct date on;
};

static bool note_why(struct cli *cli, const struct retire_options *given, struct date on, struct rule *rule,
                     struct error *error) {
  struct cli_question question = {.text = _("Why"),
                                  .help = _("A few words for those who look later: the prison changed its rules"),
                                  .option = "--why",
                                  .required = true};
  const char *why = given->why;
  if (why == NULL && !cli_ask_text(cli, &question, &why, error)) return false;
  char day[DATE_TEXT_SIZE];
  date_format_iso(on, day);
  const char *line = arena_printf(&cli->arena, _("retired from %s: %s"), day, why);
  const char *note = *rule->note == '\0' ? line : arena_printf(&cli->arena, "%s\n%s", rule->note, line);
  return set_text(cli, rule, "note", note, error) && set_text(cli, rule, "source", given->source, error);
}

static bool run_rule_retire(struct cli *cli, const void *options, struct error *error) {
  const struct retire_options *given = options;
  struct rule_change change;
  struct told told;
  struct date on = date_is_set(given->on) ? given->on : date_today();
  if (!begin_change(cli, cli->operands[0], &change, error)) return false;
  struct date last = date_add_days(on, -1);
  if (date_is_set(change.before.valid_until) && date_compare(change.before.valid_until, last) <= 0) {
    char day[DATE_TEXT_SIZE];
    date_format_iso(change.before.valid_until, day);
    error_set(error, ERROR_MISUSED, _("rule %s holds only until %s already"), change.before.code, day);
    return error_hint(error, _("to bring it back: solipost rule edit %s valid_until="), change.before.code);
  }
  if (!note_why(cli, given, on, &change.after, error)) return false;
  change.after.valid_until = last;
  if (!cli_commit(cli, write_change, &change, error) || !read_back(cli, change.after.code, &told, error)) return false;
  cli_say(cli, _("Rule %s, %s, is retired; 'solipost undo' brings it back: %s"), change.after.code, told.where,
          told.sentence);
  return true;
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct rule_options, member)
static const struct command_option add_option_list[] = {
    {0, "country", OPTION_COUNTRY, "COUNTRY", N_("it holds in this country"), AT(country), NULL, NULL, 0, 0},
    {0, "state", OPTION_TEXT, "STATE", N_("in this state of the country, as its prisons name it"), AT(state), NULL,
     NULL, 0, 0},
    {0, "prison", OPTION_TEXT, "PRISON", N_("in this prison"), AT(prison), NULL, NULL, 0, 0},
    {0, "prisoner", OPTION_TEXT, "WHO", N_("for this person"), AT(prisoner), NULL, NULL, 0, 0},
    {0, "severity", OPTION_CHOICE, "WEIGHT", N_("what happens to a piece that breaks it"), AT(severity), severities,
     "warn", 0, 0},
    {0, "said-by", OPTION_TEXT, "WHO", N_("who says so"), AT(said_by), NULL, NULL, 0, 0},
    {0, "source", OPTION_TEXT, "TEXT", N_("where this is known from"), AT(source), NULL, NULL, 0, 0},
    {0, "confidence", OPTION_CHOICE, "WORD", N_("how well it is known"), AT(confidence), confidences, NULL, 0, 0},
    {0, "checked-on", OPTION_DATE, "DATE", N_("day on which somebody made sure"), AT(checked_on), NULL, NULL, 0, 0},
    {0, "from", OPTION_DATE, "DATE", N_("first day"), AT(from), NULL, NULL, 0, 0},
    {0, "until", OPTION_DATE, "DATE", N_("last day"), AT(until), NULL, NULL, 0, 0},
    {0, "code", OPTION_TEXT, "CODE", N_("short and easy to type; that of a rule of solipost to put this in its place"),
     AT(code), NULL, NULL, 0, 0},
    {0, "note", OPTION_TEXT, "TEXT", N_("for this group's keepers only, never printed"), AT(note), NULL, NULL, 0, 0},
};
#undef AT
#define AT(member) offsetof(struct retire_options, member)
static const struct command_option retire_option_list[] = {
    {0, "on", OPTION_DATE, "DATE", N_("first day on which it holds no more (else today)"), AT(on), NULL, NULL, 0, 0},
    {0, "why", OPTION_TEXT, "TEXT", N_("why it holds no more"), AT(why), NULL, NULL, 0, 0},
    {0, "source", OPTION_TEXT, "TEXT", N_("where this is known from"), AT(source), NULL, NULL, 0, 0},
};
#undef AT

static const struct command rule_add_command = {
    .name = "rule add",
    .group = GROUP_MEANS,
    .summary = N_("add a mail rule: for a country, a state, a prison or a person"),
    .details = N_("KEY says what it is about, OPERATOR and VALUE how: 'sheets at-most 5', 'enclosure.photo forbidden', "
                  "'number matches [0-9]{8}', 'sender.name required', 'topic forbidden politics', 'language only de', "
                  "'labels allowed'. 'solipost rule keys' lists all. Without --country, --prison or --prisoner it "
                  "holds everywhere.\n\n"
                  "In patterns letters and digits stand for themselves, [A-Z] for one of these, {4} says how many."),
    .operands = "KEY [OPERATOR] [VALUE]",
    .operands_max = 3,
    .options = add_option_list,
    .option_count = COUNT_OF(add_option_list),
    .examples = (const char *const[]){"solipost rule add sheets at-most 5 --prison TR-SNC --severity block --source "
                                      "'letter of the prison' --checked-on 2026-07-01",
                                      "solipost rule add enclosure.photo forbidden --country TR --source 'the family'",
                                      "solipost rule add topic forbidden religion --prisoner P001 --severity "
                                      "acknowledge --said-by lawyer",
                                      NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .use = USE_KEEP,
    .options_size = sizeof(struct rule_options),
    .run = run_rule_add,
};

static const struct command rule_edit_command = {
    .name = "rule edit",
    .group = GROUP_MEANS,
    .summary = N_("change a mail rule, also one that came with solipost"),
    .details = N_("Of a rule that came with solipost a copy of this group's own takes its place, and holds where that "
                  "did: so a weight is changed, or the day noted on which somebody made sure."),
    .operands = "CODE FIELD=VALUE...",
    .operands_min = 2,
    .operands_max = OPERANDS_ANY,
    .examples = (const char *const[]){"solipost rule edit de-moa-sender checked_on=2026-07-01 source='the prison'",
                                      "solipost rule edit all-po-box severity=info", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .use = USE_KEEP,
    .run = run_rule_edit,
};

static const struct command rule_retire_command = {
    .name = "rule retire",
    .group = GROUP_MEANS,
    .summary = N_("end a mail rule, also one that came with solipost"),
    .details = N_("It stays in the register with the reason: 'solipost rule list --all'."),
    .operands = "CODE",
    .operands_min = 1,
    .operands_max = 1,
    .options = retire_option_list,
    .option_count = COUNT_OF(retire_option_list),
    .examples = (const char *const[]){"solipost rule retire de-sha-envelope --why 'the prison has new rules'",
                                      "solipost rule retire tr-recorded --on 2026-09-01 --why 'the law was changed' "
                                      "--source 'the bar association'",
                                      NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .use = USE_KEEP,
    .options_size = sizeof(struct retire_options),
    .run = run_rule_retire,
};

const struct command *const rule_change_commands[] = {&rule_add_command, &rule_edit_command, &rule_retire_command,
                                                      NULL};
