/* SPDX-License-Identifier: MIT */
/* solipost add prisoner|prison|writer|campaign: by options, or field by field on a terminal. */
#include "commands.h"

#include <string.h>

#include "day.h"
#include "fields.h"
#include "parse.h"
#include "pick.h"
#include "solipost/lang/text.h"
#include "solipost/model/nouns.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

struct add_options {
  const char *const *fields;
  const char *prison, *unit, *ward; /* of a prisoner: where the person is held */
  struct date since;
};

/* What is asked for on a terminal; the rest can be filled later with `edit`. */
static const char *const prisoner_questions[] = {
    "name",          "name_native", "number",  "distinguisher",   "gender",          "birthday", "languages",
    "language_wish", "status",      "contact", "contact_said_by", "contact_said_on", "source",   "verified_on",
    "note",          NULL};
static const char *const prison_questions[] = {
    "name",       "name_native", "country",    "state", "mail_status", "address_template", "street", "city", "postcode",
    "confidence", "source",      "checked_on", "note",  NULL};
static const char *const writer_questions[] = {"pseudonym", "languages", "privacy", "capacity", "note", NULL};
static const char *const relay_questions[] = {"code",     "name",      "address", "country",
                                              "language", "agreed_on", "note",    NULL};
static const char *const campaign_questions[] = {"code", "name", "goal", "since", "until", "lead", NULL};

struct addition {
  const struct noun *noun;
  void *record;
  struct stay *stay; /* NULL: none */
};

/* The next free code is drawn inside the commit: two people adding at once get two codes. */
static bool insert(struct cli *cli, void *context, struct error *error) {
  struct addition *addition = context;
  const struct field *code = noun_field(addition->noun, "code");
  bool counted = addition->noun == &prisoner_noun || addition->noun == &prison_noun;
  if (counted && !field_is_set(code, addition->record)) {
    const char *next = NULL;
    if (!people_next_code(cli->store, addition->noun, addition->record, &cli->arena, &next, error) ||
        !field_set(code, addition->record, next, &cli->arena, error))
      return false;
  }
  if (!record_insert(cli->store, addition->noun, addition->record, error)) return false;
  if (addition->stay == NULL) return true;
  addition->stay->prisoner = *(const struct uuid *)addition->record;
  return record_insert(cli->store, &stay_noun, addition->stay, error);
}

static bool pseudonym_is_free(struct cli *cli, const char *pseudonym, struct error *error) {
  struct record_value value = {.kind = VALUE_TEXT, .text = pseudonym};
  struct record_query query = {.where = "pseudonym = ?1", .values = &value, .value_count = 1, .limit = 1};
  struct picked_list found;
  if (!pick_all(cli, &writer_noun, &query, &found, error)) return false;
  if (found.count == 0) return true;
  return error_set(error, ERROR_MISUSED, _("there is a writer called %s already"), pseudonym);
}

/* People type codes and pseudonyms: each means one record. */
static bool code_is_free(struct cli *cli, const struct noun *noun, const void *record, struct error *error) {
  bool writer = noun == &writer_noun;
  const struct field *field = noun_field(noun, writer ? "pseudonym" : "code");
  if (field == NULL || !field_is_set(field, record)) return true;
  const char *code = field_get(field, record, &cli->arena);
  if (writer) return pseudonym_is_free(cli, code, error);
  const struct noun *holder = NULL;
  struct uuid row;
  if (!people_code_holder(cli->store, code, (struct uuid){0}, &holder, &row, error)) return false;
  if (holder == NULL) return true;
  error_set(error, ERROR_MISUSED, _("the code %s belongs to %s already"), code, pick_call_row(cli, holder, row));
  return error_hint(error, "%s", _("choose another with --code, or leave it out"));
}

/* Two people may well have one name: they are told apart by what stands behind it. */
static bool warn_of_namesakes(struct cli *cli, const struct noun *noun, const void *record, struct error *error) {
  const char *name = field_get(noun_field(noun, "name"), record, &cli->arena);
  struct uuid *ids = NULL;
  size_t count = 0;
  if (!people_find(cli->store, noun, name, 20, &cli->arena, &ids, &count, error)) return false;
  for (size_t i = 0; i < count; i++) {
    void *other = arena_alloc(&cli->arena, noun->size);
    if (!record_load(cli->store, noun, ids[i], other, &cli->arena, error)) return false;
    if (strcmp(field_get(noun_field(noun, "name"), other, &cli->arena), name) != 0) continue;
    cli_warn(cli, _("there is already %s; if this is the same, take it back with: solipost undo"),
             pick_call(noun, other, &cli->arena));
    if (noun == &prisoner_noun)
      cli_say(cli, "%s", _("  if it is another person, add what tells them apart: --distinguisher 'born 1980'"));
  }
  return true;
}

/* ---- where a new prisoner is held ---- */

static bool check_prison(struct cli *cli, void *context, const char **answer, struct error *error) {
  struct prison *prison = context;
  if ((*answer)[0] == '\0') return true;
  return pick_one(cli, &prison_noun, *answer, prison, error);
}

static bool ask_stay(struct cli *cli, struct stay *stay, struct prison *prison, bool *held, struct error *error) {
  static const char *const questions[] = {"unit", "ward", NULL};
  const char *answer = NULL;
  struct cli_question question = {
      .text = _("Prison"),
      .help = _("Where the person is held: a code or the beginning of a name; empty when not known"),
      .option = "--prison",
      .check = check_prison,
      .context = prison};
  *held = false;
  if (!cli_ask_text(cli, &question, &answer, error)) return false;
  if (answer[0] == '\0') return true;
  *held = true;
  return fields_ask(cli, &stay_noun, stay, questions, error);
}

static bool fill_stay(struct cli *cli, const struct add_options *given, bool asking, struct stay *stay, bool *held,
                      struct error *error) {
  struct prison prison;
  noun_clear(&stay_noun, stay);
  noun_clear(&prison_noun, &prison);
  *held = given->prison != NULL;
  if (!*held && (given->unit != NULL || given->ward != NULL || date_is_set(given->since))) {
    error_set(error, ERROR_MISUSED, "%s", _("unit, ward and since say where in a prison, but no prison is named"));
    return error_hint(error, "%s", _("add --prison WHICH"));
  }
  if (!day_is_believed(cli, "--since", given->since, DAY_HAPPENED, error)) return false;
  if (asking && !ask_stay(cli, stay, &prison, held, error)) return false;
  if (given->prison != NULL && !pick_one(cli, &prison_noun, given->prison, &prison, error)) return false;
  if (given->unit != NULL && !field_set(noun_field(&stay_noun, "unit"), stay, given->unit, &cli->arena, error))
    return false;
  if (given->ward != NULL && !field_set(noun_field(&stay_noun, "ward"), stay, given->ward, &cli->arena, error))
    return false;
  stay->prison = prison.id;
  stay->from = given->since;
  return true;
}

/* ---- the commands ---- */

static bool fill_record(struct cli *cli, const struct noun *noun, const struct add_options *given, bool asking,
                        const char *const *questions, void *record, struct error *error) {
  const struct field *name = noun_field(noun, noun == &writer_noun ? "pseudonym" : "name");
  noun_clear(noun, record);
  if (cli->operand_count == 1 && given->fields[name - noun->fields] != NULL)
    return error_set(error, ERROR_MISUSED, _("the name stands there twice: with --%s and as \"%s\""),
                     parse_field_option(name, &cli->arena), cli->operands[0]);
  if (cli->operand_count == 1 && !field_set(name, record, cli->operands[0], &cli->arena, error)) return false;
  if (!fields_set_given(cli, noun, record, given->fields, error)) return false;
  if (asking) {
    cli_say(cli, _("A new %s. Enter skips a field, '?' explains it, Ctrl-D leaves without adding."), _(noun->label));
    if (!fields_ask(cli, noun, record, questions, error)) return false;
  }
  return fields_check_required(noun, record, &cli->arena, error);
}

static bool run_add(struct cli *cli, const struct noun *noun, const struct add_options *given,
                    const char *const *questions, struct error *error) {
  void *record = arena_alloc(&cli->arena, noun->size);
  struct stay stay;
  bool is_prisoner = noun == &prisoner_noun, held = false;
  bool nothing_given = cli->operand_count == 0 && !fields_any_given(noun, given->fields) && given->prison == NULL;
  bool asking = nothing_given && cli_can_ask(cli);
  if (!fill_record(cli, noun, given, asking, questions, record, error)) return false;
  if (is_prisoner && !fill_stay(cli, given, asking, &stay, &held, error)) return false;
  if (!code_is_free(cli, noun, record, error)) return false;
  if ((is_prisoner || noun == &prison_noun) && !warn_of_namesakes(cli, noun, record, error)) return false;
  if (held) stay.source = ((const struct prisoner *)record)->source;
  struct addition addition = {noun, record, held ? &stay : NULL};
  if (!cli_commit(cli, insert, &addition, error)) return false;
  cli_say(cli, _("Added %s %s"), _(noun->label), pick_call(noun, record, &cli->arena));
  if (is_prisoner && !held)
    cli_say(cli, _("Where this person is held is not known yet: solipost transfer %s PRISON"),
            ((const struct prisoner *)record)->code);
  return true;
}

static bool run_add_prisoner(struct cli *cli, const void *options, struct error *error) {
  return run_add(cli, &prisoner_noun, options, prisoner_questions, error);
}

static bool run_add_prison(struct cli *cli, const void *options, struct error *error) {
  return run_add(cli, &prison_noun, options, prison_questions, error);
}

static bool run_add_writer(struct cli *cli, const void *options, struct error *error) {
  return run_add(cli, &writer_noun, options, writer_questions, error);
}

static bool run_add_campaign(struct cli *cli, const void *options, struct error *error) {
  return run_add(cli, &campaign_noun, options, campaign_questions, error);
}

static bool run_add_relay(struct cli *cli, const void *options, struct error *error) {
  return run_add(cli, &relay_noun, options, relay_questions, error);
}

#define AT(member) offsetof(struct add_options, member)
static const struct command_option stay_options[] = {
    {.name = "prison",
     .type = OPTION_TEXT,
     .value_name = "PRISON",
     .offset = AT(prison),
     .help = N_("where the person is held: a code or a name")},
    {.name = "unit",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = AT(unit),
     .help = N_("building or institution within the prison")},
    {.name = "ward", .type = OPTION_TEXT, .value_name = "TEXT", .offset = AT(ward), .help = N_("ward, block or cell")},
    {.name = "since",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DATE",
     .offset = AT(since),
     .help = N_("day of arrival, if known")},
};

#define ADD_DETAILS                                                                                                    \
  N_("On a terminal, and with nothing given, the fields are asked for one by one. Everything can be changed later "    \
     "with 'solipost edit'.")

static const struct command add_prisoner_command = {
    .name = "add prisoner",
    .group = GROUP_PEOPLE,
    .summary = N_("add a prisoner to write to"),
    .details = ADD_DETAILS,
    .operands = "[NAME]",
    .operands_max = 1,
    .options = stay_options,
    .option_count = COUNT_OF(stay_options),
    .fields = &prisoner_noun,
    .fields_offset = AT(fields),
    .examples =
        (const char *const[]){"solipost add prisoner",
                              "solipost add prisoner 'Dilan Örnek' --prison TR-SNC --languages ku,tr --contact direct",
                              "solipost add prisoner 'Sara Nemuneh' --name-native 'سارا نمونه' --birthday 04-09", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct add_options),
    .use = USE_KEEP,
    .run = run_add_prisoner,
};

static const struct command add_prison_command = {
    .name = "add prison",
    .group = GROUP_PEOPLE,
    .summary = N_("add a prison and its address"),
    .details =
        N_("The address is given as the prison wants it, its lines divided by | and with the fields {name}, {number}, "
           "{unit} and {ward}; {number!} must not be empty. Or leave it out and give street, town and postcode: then "
           "the layout of the country is used. The country itself is never part of it."),
    .operands = "[NAME]",
    .operands_max = 1,
    .fields = &prison_noun,
    .fields_offset = AT(fields),
    .examples = (const char *const[]){"solipost add prison",
                                      "solipost add prison 'JVA Beispiel' --country DE --mail-status open "
                                      "--address-template '{name}|JVA Beispiel|Musterweg 1|70001 Stuttgart'",
                                      NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct add_options),
    .run = run_add_prison,
};

static const struct command add_writer_command = {
    .name = "add writer",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("add somebody who writes, by a pseudonym"),
    .details = ADD_DETAILS,
    .operands = "[PSEUDONYM]",
    .operands_max = 1,
    .fields = &writer_noun,
    .fields_offset = AT(fields),
    .examples = (const char *const[]){"solipost add writer Meise --languages de,tr --capacity 4", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct add_options),
    .run = run_add_writer,
};

static const struct command add_campaign_command = {
    .name = "add campaign",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("begin a campaign"),
    .details = ADD_DETAILS,
    .operands = "[NAME]",
    .operands_max = 1,
    .fields = &campaign_noun,
    .fields_offset = AT(fields),
    .examples = (const char *const[]){"solipost add campaign 'Letters in May' --code MAY --until 2026-05-31", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct add_options),
    .run = run_add_campaign,
};

static const struct command add_relay_command = {
    .name = "add relay",
    .group = GROUP_PEOPLE,
    .summary = N_("add somebody who passes letters on"),
    .details =
        N_("For people who must not be written to directly, and for prisons that take mail only through somebody. "
           "Then say for whom: solipost edit P001 contact=relay relay=CODE, or for all in a prison: solipost "
           "edit TR-SNC relay=CODE. Their letters go to this address, with a sheet that asks to pass them on."),
    .operands = "[NAME]",
    .operands_max = 1,
    .fields = &relay_noun,
    .fields_offset = AT(fields),
    .examples = (const char *const[]){"solipost add relay 'Office Example' --code OFFICE --address 'Example Street "
                                      "1|12345 Exampletown' --country DE --language en",
                                      NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct add_options),
    .run = run_add_relay,
};

const struct command *const add_commands[] = {&add_prisoner_command, &add_prison_command, &add_writer_command,
                                              &add_campaign_command, &add_relay_command,  NULL};
