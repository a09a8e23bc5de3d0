/* SPDX-License-Identifier: MIT */
/* solipost mailed, arrived, cancel: what became of letters. */
#include "commands.h"

#include <inttypes.h>

#include "day.h"
#include "log_ask.h"
#include "output.h"
#include "solipost/jobs/shred.h"
#include "solipost/store/record_store.h"

static bool begin(struct cli *cli, const struct log_options *options, enum post_event what, struct log_event *event,
                  struct error *error) {
  *event = (struct log_event){.event = what, .day = options->on};
  if (!date_is_set(event->day)) event->day = date_today();
  return day_is_believed(cli, "--on", event->day, DAY_HAPPENED, error);
}

static bool log_given(struct cli *cli, const struct log_options *options, const struct log_event *event,
                      const char *said, struct letter_choice *choice, struct error *error) {
  if (!log_choose(cli, options, event->event, choice, error)) return false;
  if (cli->operand_count == 0) return log_prompt(cli, event, said, error);
  return log_letters(cli, event, options->force, said, choice, error);
}

/* ---- mailed ---- */

struct mailed_options {
  struct log_options log;
  int64_t weight;
  const char *postage;
};

/* Weight and postage as given, else by the table. */
static bool begin_cost(struct cli *cli, const struct mailed_options *given, struct mail_cost *cost,
                       struct error *error) {
  *cost = (struct mail_cost){.weight_g = given->weight, .has_postage = given->postage != NULL};
  if (!cost->has_postage || postage_price_parse(given->postage, &cost->postage))
    return mail_cost_begin(cli->store, &cli->arena, cost, error);
  error_set(error, ERROR_MISUSED, _("\"%s\" is no price"), given->postage);
  return error_hint(error, "%s", _("write it as on the stamp: 1.25, or 1,25"));
}

/* Once all of a run is in the post its files are of no more use, and the record can make them again. */
static bool offer_shredding(struct cli *cli, const struct letter_choice *choice, struct error *error) {
  struct uuid last = {{0}};
  for (size_t i = 0; i < choice->count; i++) {
    struct run run;
    bool mailed;
    struct uuid id = choice->items[i].piece.run;
    if (uuid_is_nil(id) || uuid_equal(id, last)) continue;
    last = id;
    if (!record_load(cli->store, &run_noun, id, &run, &cli->arena, error) ||
        !shred_run_is_mailed(cli->store, &run, &mailed, error))
      return false;
    if (mailed)
      cli_say(cli, _("All of run %" PRId64 " is in the post; its files are no longer needed: solipost shred %" PRId64),
              run.number, run.number);
  }
  return true;
}

static bool run_mailed(struct cli *cli, const void *options, struct error *error) {
  const struct mailed_options *given = options;
  struct log_event event;
  struct letter_choice choice;
  struct mail_cost cost;
  if (!begin(cli, &given->log, POST_MAIL, &event, error) || !begin_cost(cli, given, &cost, error)) return false;
  event.cost = &cost;
  if (!log_given(cli, &given->log, &event, _("mailed"), &choice, error)) return false;
  return cli->dry_run || offer_shredding(cli, &choice, error);
}

/* ---- arrived ---- */

struct arrived_options {
  struct log_options log;
  const char *from;
};

static bool run_arrived(struct cli *cli, const void *options, struct error *error) {
  const struct arrived_options *given = options;
  struct log_event event;
  struct letter_choice choice;
  if (!begin(cli, &given->log, POST_ARRIVE, &event, error)) return false;
  event.how = given->from;
  return log_words(cli, &piece_noun, "arrived_how", &event.how, error) &&
         log_given(cli, &given->log, &event, _("arrived"), &choice, error);
}

/* ---- cancel ---- */

struct cancel_options {
  struct log_options log;
};

static bool run_cancel_letters(struct cli *cli, const void *options, struct error *error) {
  const struct cancel_options *given = options;
  struct log_event event;
  struct letter_choice choice;
  return begin(cli, &given->log, POST_CANCEL, &event, error) &&
         log_given(cli, &given->log, &event, _("cancelled"), &choice, error);
}

/* ---- the commands ---- */

static const struct command_option mailed_option_list[] = {
    LOG_OPTIONS(struct mailed_options),
    {.name = "weight",
     .type = OPTION_INTEGER,
     .value_name = "GRAMS",
     .offset = offsetof(struct mailed_options, weight),
     .min = 1,
     .max = 30000,
     .help = N_("of each envelope (else as printed)")},
    {.name = "postage",
     .type = OPTION_TEXT,
     .value_name = "PRICE",
     .offset = offsetof(struct mailed_options, postage),
     .help = N_("of each envelope (else by 'solipost postage list')")},
};
static const struct command_option arrived_option_list[] = {
    LOG_OPTIONS(struct arrived_options),
    {.name = "from",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = offsetof(struct arrived_options, from),
     .help = N_("who says so: lawyer, visitor, family")},
};
static const struct command_option cancel_option_list[] = {LOG_OPTIONS(struct cancel_options)};

static const struct command mailed_command = {
    .name = "mailed",
    .group = GROUP_LOG,
    .summary = N_("letters were posted"),
    .details = N_("LETTERS are numbers and ranges (412 415-420), all of a run (run 7), people (P014 or a name, when "
                  "only one letter "
                  "to them can be meant), or a list in a file (@list.csv: the column 'number', or the "
                  "first).\n\nWithout any, numbers are asked for one after another. A letter that came back is mailed "
                  "again under its own number, in a new envelope."),
    .operands = "[LETTERS...]",
    .operands_max = OPERANDS_ANY,
    .options = mailed_option_list,
    .option_count = COUNT_OF(mailed_option_list),
    .examples = (const char *const[]){"solipost mailed run 1 --except P002 --on yesterday",
                                      "solipost mailed run 1 --dry-run", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN | LISTS,
    .options_size = sizeof(struct mailed_options),
    .use = USE_KEEP,
    .run = run_mailed,
};

static const struct command arrived_command = {
    .name = "arrived",
    .group = GROUP_LOG,
    .summary = N_("letters are known to have arrived, though nobody answered"),
    .details = N_("LETTERS are numbers and ranges (412 415-420), all of a run (run 7), people (P014 or a name, when "
                  "only one letter "
                  "to them can be meant), or a list in a file (@list.csv: the column 'number', or the first)."),
    .operands = "[LETTERS...]",
    .operands_max = OPERANDS_ANY,
    .options = arrived_option_list,
    .option_count = COUNT_OF(arrived_option_list),
    .examples = (const char *const[]){"solipost arrived P001 --from lawyer --force", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN | LISTS,
    .options_size = sizeof(struct arrived_options),
    .use = USE_KEEP,
    .run = run_arrived,
};

static const struct command cancel_command = {
    .name = "cancel",
    .group = GROUP_LOG,
    .summary = N_("letters will not be sent"),
    .details = N_("LETTERS are numbers and ranges (412 415-420), all of a run (run 7), people (P014 or a name, when "
                  "only one letter "
                  "to them can be meant), or a list in a file (@list.csv: the column 'number', or the first).\n\nTheir "
                  "numbers stay unused. What is in the post cannot be called back. A whole run that "
                  "was never mailed: solipost run cancel 7."),
    .operands = "[LETTERS...]",
    .operands_max = OPERANDS_ANY,
    .options = cancel_option_list,
    .option_count = COUNT_OF(cancel_option_list),
    .examples = (const char *const[]){"solipost cancel P001", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN | LISTS,
    .options_size = sizeof(struct cancel_options),
    .use = USE_KEEP,
    .run = run_cancel_letters,
};

const struct command *const log_commands[] = {&mailed_command, &arrived_command, &cancel_command, NULL};
