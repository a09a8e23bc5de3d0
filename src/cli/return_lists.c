/* SPDX-License-Identifier: MIT */
/* solipost list doubtful, confirm, told: what is left to do once letters came back. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "day.h"
#include "fields.h"
#include "guarded.h"
#include "log_ask.h"
#include "pick.h"
#include "solipost/jobs/return_marks.h"
#include "solipost/store/mail_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

static const char *shown(struct cli *cli, const struct noun *noun, const char *name, const void *record) {
  const struct field *field = noun_field(noun, name);
  return cli->format == FORMAT_TABLE ? field_show(field, record, &cli->arena) : field_get(field, record, &cli->arena);
}

/* ---- list doubtful ---- */

/* A reason of a return, or words of somebody's. */
static const char *why(struct cli *cli, const struct stay *stay) {
  int reason = return_reason_of_word(stay->doubtful_why);
  return cli->format == FORMAT_TABLE && reason >= 0 ? return_reason_label(reason) : stay->doubtful_why;
}

static bool run_list_doubtful(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {{"code", N_("code"), 0},
                                              {"name", N_("name"), COLUMN_MAY_SHRINK},
                                              {"prison", N_("prison"), COLUMN_MAY_SHRINK},
                                              {"since", N_("since"), 0},
                                              {"why", N_("why"), COLUMN_MAY_SHRINK},
                                              {"letters", N_("letters that came back"), COLUMN_MAY_SHRINK}};
  struct doubtful *people;
  struct guarded guarded;
  size_t count;
  (void)options;
  if (!mail_doubtful(cli->store, &cli->arena, &people, &count, error) || !guarded_begin(cli, NULL, &guarded, error))
    return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < count; i++) {
    const struct doubtful *one = &people[i];
    if (!guarded_passes(&guarded, &one->prisoner, &one->prison)) continue;
    cli_table_row(table, (const char *[]){one->prisoner.code, one->prisoner.name, one->prison.code,
                                          shown(cli, &stay_noun, "doubtful_on", &one->stay), why(cli, &one->stay),
                                          one->letters});
  }
  cli_table_end(table);
  guarded_end(&guarded);
  if (cli->format != FORMAT_TABLE) return true;
  if (count == 0) cli_say(cli, "%s", _("No address is in doubt"));
  else cli_say(cli, "%s", _("Found out? solipost confirm WHO, solipost transfer WHO PRISON, or solipost release WHO"));
  return true;
}

/* ---- confirm ---- */

struct confirm_options {
  const char *source;
  struct date on;
};

struct confirmation {
  struct stay before, after;
};

static bool write_confirmation(struct cli *cli, void *context, struct error *error) {
  const struct confirmation *confirmation = context;
  return fields_update_changed(cli, &stay_noun, &confirmation->before, &confirmation->after, error);
}

static bool run_confirm(struct cli *cli, const void *options, struct error *error) {
  const struct confirm_options *given = options;
  struct prisoner prisoner;
  struct prison prison;
  struct confirmation confirmation;
  bool held = false;
  if (!day_is_believed(cli, "--on", given->on, DAY_HAPPENED, error) ||
      !pick_one(cli, &prisoner_noun, cli->operands[0], &prisoner, error) ||
      !people_current_stay(cli->store, prisoner.id, &confirmation.before, &prison, &held, &cli->arena, error))
    return false;
  const char *who = prisoner_call(&prisoner, &cli->arena);
  if (!held) {
    error_set(error, ERROR_REFUSED, _("nobody knows where %s is held: there is no address to confirm"), who);
    return error_hint(error, _("say where: solipost transfer %s PRISON"), prisoner.code);
  }
  confirmation.after = confirmation.before;
  stay_trust(&confirmation.after, date_is_set(given->on) ? given->on : date_today());
  if (given->source != NULL &&
      !field_set(noun_field(&stay_noun, "source"), &confirmation.after, given->source, &cli->arena, error))
    return false;
  if (!cli_commit(cli, write_confirmation, &confirmation, error)) return false;
  bool doubted = date_is_set(confirmation.before.doubtful_on);
  cli_say(cli, doubted ? _("%s is held in %s: letters are printed again") : _("%s is held in %s, confirmed"), who,
          pick_call(&prison_noun, &prison, &cli->arena));
  if (given->source == NULL) cli_say(cli, "%s", _("  no --source was given: who said so?"));
  return true;
}

/* ---- told ---- */

struct told_options {
  struct date on;
};

struct telling {
  const struct letter_choice *choice;
  struct date day;
  size_t done;
};

static bool tell_of(struct cli *cli, struct telling *telling, const struct piece *piece, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = piece->id};
  const struct record_query query = {.where = "piece = ?1 AND told_on IS NULL", .values = &value, .value_count = 1};
  struct picked_list rows;
  if (!pick_all(cli, &returned_mail_noun, &query, &rows, error)) return false;
  for (size_t i = 0; i < rows.count; i++) {
    struct returned_mail *row = rows.records[i];
    row->told_on = telling->day;
    if (!record_update(cli->store, &returned_mail_noun, row, error)) return false;
    telling->done++;
  }
  return true;
}

static bool write_told(struct cli *cli, void *context, struct error *error) {
  struct telling *telling = context;
  telling->done = 0;
  for (size_t i = 0; i < telling->choice->count; i++)
    if (!tell_of(cli, telling, &telling->choice->items[i].piece, error)) return false;
  return true;
}

static bool run_told(struct cli *cli, const void *options, struct error *error) {
  const struct told_options *given = options;
  struct letter_choice choice;
  const struct letter_wish wish = {
      .words = cli->operands, .word_count = cli->operand_count, .event = POST_MAIL, .insists = true};
  if (!day_is_believed(cli, "--on", given->on, DAY_HAPPENED, error) ||
      !letter_choice_make(cli->store, &wish, &cli->arena, &choice, error))
    return false;
  struct telling telling = {.choice = &choice, .day = date_is_set(given->on) ? given->on : date_today()};
  if (!cli_commit(cli, write_told, &telling, error)) return false;
  if (telling.done == 0) {
    error_set(error, ERROR_NOT_FOUND, "%s", _("none of these came back without its writer being told"));
    return error_hint(error, "%s", _("see which did: solipost list returns --untold"));
  }
  cli_say(cli, ngettext("Told about %zu return", "Told about %zu returns", telling.done), telling.done);
  return true;
}

/* ---- the commands ---- */

static const struct command_option confirm_option_list[] = {
    {.name = "source",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = offsetof(struct confirm_options, source),
     .help = N_("where this is known from")},
    {.name = "on",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DATE",
     .offset = offsetof(struct confirm_options, on),
     .help = N_("the day it happened (else today)")},
};
static const struct command_option told_option_list[] = {
    {.name = "on",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DATE",
     .offset = offsetof(struct told_options, on),
     .help = N_("the day it happened (else today)")},
};

static const struct command list_doubtful_command = {
    .name = "list doubtful",
    .group = GROUP_LOG,
    .summary = N_("whose address must be found, because letters came back"),
    .examples = (const char *const[]){"solipost list doubtful", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .use = USE_KEEP,
    .run = run_list_doubtful,
};

static const struct command confirm_command = {
    .name = "confirm",
    .group = GROUP_LOG,
    .summary = N_("an address is right: letters are printed to it again"),
    .operands = "WHO",
    .operands_min = 1,
    .operands_max = 1,
    .options = confirm_option_list,
    .option_count = COUNT_OF(confirm_option_list),
    .examples = (const char *const[]){"solipost confirm P001 --source 'the lawyer, by phone'", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct confirm_options),
    .use = USE_KEEP,
    .run = run_confirm,
};

static const struct command told_command = {
    .name = "told",
    .group = GROUP_LOG,
    .summary = N_("the writer of a letter knows that it came back"),
    .operands = "LETTERS...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = told_option_list,
    .option_count = COUNT_OF(told_option_list),
    .examples = (const char *const[]){"solipost told P006", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct told_options),
    .use = USE_KEEP,
    .run = run_told,
};

const struct command *const return_list_commands[] = {&list_doubtful_command, &confirm_command, &told_command, NULL};
