/* SPDX-License-Identifier: MIT */
/* solipost rule list|show|keys: what mail must be like, and who says so. (rule_change.c changes them.) */
#include "commands.h"

#include <string.h>

#include "fields.h"
#include "guarded.h"
#include "pick.h"
#include "rule_said.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/rule_store.h"

struct list_options {
  const char *country, *prison, *who;
  bool all;
};

/* ---- which ---- */

/* Of a prison also what concerns people on remand: who is meant is not known. */
static bool hold_in_prison(struct cli *cli, const struct mail_rules *rules, const char *typed,
                           const struct mail_rule ***out, size_t *count, struct error *error) {
  struct prison prison;
  struct prisoner anybody;
  if (!pick_one(cli, &prison_noun, typed, &prison, error)) return false;
  noun_clear(&prisoner_noun, &anybody);
  anybody.status = STATUS_REMAND;
  struct rule_case asked = {&anybody, &prison, date_today()};
  *count = mail_rules_for(rules, &asked, &cli->arena, out);
  return true;
}

static bool hold_for_person(struct cli *cli, const struct mail_rules *rules, const char *typed,
                            const struct mail_rule ***out, size_t *count, struct error *error) {
  struct prisoner prisoner;
  struct prison prison;
  struct stay stay;
  bool placed = false;
  if (!pick_one(cli, &prisoner_noun, typed, &prisoner, error) ||
      !people_current_stay(cli->store, prisoner.id, &stay, &prison, &placed, &cli->arena, error))
    return false;
  if (!placed) cli_warn(cli, _("nobody knows where %s is held, so rules of prisons are missing here"), prisoner.code);
  struct rule_case asked = {&prisoner, placed ? &prison : NULL, date_today()};
  *count = mail_rules_for(rules, &asked, &cli->arena, out);
  return true;
}

static bool is_in_country(struct cli *cli, const struct mail_rule *rule, const char *country, bool *in,
                          struct error *error) {
  *in = strcmp(rule->rule.country, country) == 0;
  if (*in || uuid_is_nil(rule->rule.prison)) return true;
  struct picked_list found;
  struct record_value value = {.kind = VALUE_ID, .id = rule->rule.prison};
  struct record_query query = {.where = "id = ?1", .values = &value, .value_count = 1};
  if (!pick_all(cli, &prison_noun, &query, &found, error)) return false;
  *in = found.count > 0 && strcmp(((const struct prison *)found.records[0])->country, country) == 0;
  return true;
}

static bool choose_all(struct cli *cli, const struct list_options *given, const struct mail_rules *rules,
                       const struct mail_rule ***out, size_t *count, struct error *error) {
  *out = ARENA_ARRAY(&cli->arena, const struct mail_rule *, rules->count + 1);
  for (size_t i = 0; i < rules->count; i++) {
    const struct mail_rule *rule = &rules->items[i];
    bool wanted = given->all || mail_rule_is_in_force(rule, date_today());
    if (wanted && given->country != NULL && !is_in_country(cli, rule, given->country, &wanted, error)) return false;
    if (wanted) (*out)[(*count)++] = rule;
  }
  return true;
}

static bool choose(struct cli *cli, const struct list_options *given, const struct mail_rule ***out, size_t *count,
                   struct error *error) {
  struct mail_rules rules;
  *count = 0;
  if ((given->country != NULL) + (given->prison != NULL) + (given->who != NULL) > 1)
    return error_set(error, ERROR_MISUSED, "%s", _("--country, --prison and --for exclude each other"));
  if (!rules_known(cli->store, &cli->arena, &rules, error)) return false;
  if (given->prison != NULL) return hold_in_prison(cli, &rules, given->prison, out, count, error);
  if (given->who != NULL) return hold_for_person(cli, &rules, given->who, out, count, error);
  return choose_all(cli, given, &rules, out, count, error);
}

/* ---- list ---- */

static const char *stored(struct cli *cli, const struct rule *rule, const char *field) {
  return field_get(noun_field(&rule_noun, field), rule, &cli->arena);
}

static void list_one(struct cli *cli, struct cli_table *table, const struct mail_rule *rule) {
  const struct rule *row = &rule->rule;
  bool screen = cli->format == FORMAT_TABLE;
  const char *severity =
      screen ? field_show(noun_field(&rule_noun, "severity"), row, &cli->arena) : stored(cli, row, "severity");
  cli_table_row(table, (const char *[]){row->code, rule_said_where(cli, rule, !screen), severity,
                                        mail_rule_sentence(rule, &cli->arena), row->key, row->operator, row->value,
                                        row->said_by, row->source, stored(cli, row, "confidence"),
                                        stored(cli, row, "checked_on"), stored(cli, row, "valid_from"),
                                        stored(cli, row, "valid_until"), rule->shipped ? "solipost" : "group"});
}

static bool run_rule_list(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"code", N_("code"), 0},
      {"where", N_("where"), COLUMN_MAY_SHRINK},
      {"severity", N_("severity"), COLUMN_MAY_SHRINK},
      {"rule", N_("rule"), COLUMN_WRAPS},
      {"key", N_("what it is about"), COLUMN_FILES_ONLY},
      {"operator", N_("operator"), COLUMN_FILES_ONLY},
      {"value", N_("value"), COLUMN_FILES_ONLY},
      {"said_by", N_("said by"), COLUMN_FILES_ONLY},
      {"source", N_("source"), COLUMN_FILES_ONLY},
      {"confidence", N_("confidence"), COLUMN_FILES_ONLY},
      {"checked_on", N_("checked on"), COLUMN_FILES_ONLY},
      {"valid_from", N_("valid from"), COLUMN_OPTIONAL},
      {"valid_until", N_("valid until"), COLUMN_OPTIONAL},
      {"origin", N_("from"), COLUMN_FILES_ONLY},
  };
  const struct mail_rule **rules = NULL;
  struct guarded guarded;
  size_t count = 0;
  if (!choose(cli, options, &rules, &count, error) || !guarded_begin(cli, NULL, &guarded, error)) return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  bool done = true, passes = true;
  for (size_t i = 0; done && i < count; i++) {
    done = guarded_passes_id(&guarded, rules[i]->rule.prisoner, &passes, error);
    if (done && passes) list_one(cli, table, rules[i]);
  }
  cli_table_end(table);
  guarded_end(&guarded);
  if (done && cli->format == FORMAT_TABLE)
    cli_say(cli, "%s", _("'solipost rule show CODE' says who says so and how well it is known"));
  return done;
}

/* ---- show ---- */

static bool run_rule_show(struct cli *cli, const void *options, struct error *error) {
  struct mail_rule rule;
  (void)options;
  if (!rule_pick(cli, cli->operands[0], &rule, error)) return false;
  struct rule row = rule.rule;
  cli_print_heading(cli, "%s\n", mail_rule_sentence(&rule, &cli->arena));
  fields_print_line(cli, _("where"), rule_said_where(cli, &rule, false));
  row.country = row.state = ""; /* said already */
  fields_print(cli, &rule_noun, &row);
  fields_print_line(cli, _("origin"), rule_said_origin(&rule));
  if (!date_is_set(row.checked_on))
    fields_print_line(
        cli, _("checked on"),
        arena_printf(&cli->arena, _("not known: look it up, then: solipost rule edit %s checked_on=..."), row.code));
  if (!mail_rule_is_in_force(&rule, date_today())) cli_warn(cli, "%s", _("this rule is not in force today"));
  return true;
}

/* ---- keys ---- */

static bool run_rule_keys(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"key", N_("key"), 0}, {"operators", N_("operators"), COLUMN_WRAPS}, {"meaning", N_("meaning"), COLUMN_WRAPS}};
  struct rule_key_words words;
  (void)options;
  (void)error;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; rule_key_describe(i, &cli->arena, &words); i++)
    cli_table_row(table, (const char *[]){words.name, words.operators, words.meaning});
  cli_table_end(table);
  return true;
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct list_options, member)
static const struct command_option list_option_list[] = {
    {.name = "for",
     .type = OPTION_TEXT,
     .value_name = "WHO",
     .offset = AT(who),
     .help = N_("what holds for this person today")},
    {.name = "prison",
     .type = OPTION_TEXT,
     .value_name = "PRISON",
     .offset = AT(prison),
     .help = N_("what holds in this prison today")},
    {.name = "country",
     .type = OPTION_COUNTRY,
     .value_name = "COUNTRY",
     .offset = AT(country),
     .help = N_("rules of this country, its states and prisons")},
    {.letter = 'a',
     .name = "all",
     .type = OPTION_FLAG,
     .offset = AT(all),
     .help = N_("also those that hold no more, or not yet")},
};

static const struct command rule_list_command = {
    .name = "rule list",
    .group = GROUP_MEANS,
    .summary = N_("list mail rules: what prisons want, or what holds for a person"),
    .details = N_("Rules come with solipost, and a group adds its own. Of several about the same thing the narrowest "
                  "wins: the person's before the prison's, then the state's, then the country's. What must not be "
                  "written about adds up."),
    .options = list_option_list,
    .option_count = COUNT_OF(list_option_list),
    .examples = (const char *const[]){"solipost rule list --for P001", "solipost rule list --country TR",
                                      "solipost rule list --all --format csv", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .use = USE_KEEP,
    .options_size = sizeof(struct list_options),
    .run = run_rule_list,
};

static const struct command rule_show_command = {
    .name = "rule show",
    .group = GROUP_MEANS,
    .summary = N_("show a mail rule: what it says, who says so, how well it is known"),
    .operands = "CODE",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost rule show de-moa-sender", NULL},
    .flags = NEEDS_REGISTER | PAGES,
    .use = USE_KEEP,
    .run = run_rule_show,
};

static const struct command rule_keys_command = {
    .name = "rule keys",
    .group = GROUP_MEANS,
    .summary = N_("list what mail rules can be about, and how they can put it"),
    .examples = (const char *const[]){"solipost rule keys", NULL},
    .flags = LISTS | PAGES,
    .run = run_rule_keys,
};

const struct command *const rule_commands[] = {&rule_list_command, &rule_show_command, &rule_keys_command, NULL};
