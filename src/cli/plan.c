/* SPDX-License-Identifier: MIT */
/* solipost plan: whom to write to. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "languages.h"
#include "people_list.h"
#include "pick.h"
#include "plan_said.h"
#include "whom_options.h"

struct plan_options {
  const char *campaign, *country, *prison, *language, *languages, *topics;
  int64_t writers, each, places, wait;
  struct date on, next;
  struct text_list drop, add;
  bool month, keep, all;
};

/* ---- the wish ---- */

static const char *const *split_topics(struct cli *cli, const char *typed) {
  LIST(const char *) topics = {0};
  if (typed == NULL) return NULL;
  for (const char *at = typed; *at != '\0'; at += strspn(at, ", ")) {
    size_t length = strcspn(at, ",");
    LIST_PUSH(&topics, arena_strndup(&cli->arena, at, length));
    at += length;
  }
  LIST_PUSH(&topics, NULL);
  const char *const *kept = arena_copy(&cli->arena, topics.items, topics.count * sizeof *topics.items);
  LIST_RELEASE(&topics);
  return kept;
}

/* Operands are people to choose from; "@FILE" is a list that was edited, and is taken as it stands. */
static bool read_who(struct cli *cli, struct plan_wish *wish, struct error *error) {
  const char *list = NULL;
  for (size_t i = 0; i < cli->operand_count; i++)
    if (cli->operands[i][0] == '@') list = cli->operands[i];
  if (list == NULL) {
    wish->selection.who = cli->operand_count > 0 ? cli->operands : NULL;
    return true;
  }
  if (cli->operand_count > 1 || wish->add != NULL) {
    error_set(error, ERROR_MISUSED, _("%s is taken as it stands"), list);
    return error_hint(error, "%s", _("add people to the file, a code on each line, and name nobody beside it"));
  }
  return people_list_read_plan(cli, list + 1, wish, error);
}

static size_t count_of(const char *const *list) {
  size_t count = 0;
  while (list != NULL && list[count] != NULL) count++;
  return count;
}

static bool read_places(const struct plan_options *given, struct plan_wish *wish, struct error *error) {
  int ways = (given->writers > 0) + (given->places > 0);
  if (ways > 1 || (given->each > 0 && given->writers == 0)) {
    error_set(error, ERROR_MISUSED, "%s", _("it is not clear how many letters can be written"));
    return error_hint(error, "%s", _("give --writers with --each, or --places, or --month"));
  }
  wish->to_writers = given->month;
  wish->places = (size_t)(given->writers > 0 ? given->writers * (given->each > 0 ? given->each : 1) : given->places);
  if (wish->places > 0 || given->month) return true;
  wish->places = count_of(wish->add);
  if (wish->places > 0) return true;
  error_set(error, ERROR_MISUSED, "%s", _("how many letters can be written?"));
  return error_hint(
      error, "%s",
      _("--writers 20 --each 2 for an evening, --places 40, or --month for what your writers can take on"));
}

static bool read_days(const struct plan_options *given, struct plan_wish *wish, struct error *error) {
  wish->today = date_today();
  wish->day = date_is_set(given->on) ? given->on : wish->today;
  wish->next = given->next;
  if (date_compare(wish->day, wish->today) < 0)
    return error_set(error, ERROR_MISUSED, "%s", _("--on: this day has passed"));
  if (date_is_set(wish->next) && date_compare(wish->next, wish->day) <= 0)
    return error_set(error, ERROR_MISUSED, "%s", _("--next: this day is not after the day of writing"));
  return true;
}

static bool read_wish(struct cli *cli, const struct plan_options *given, struct plan_wish *wish, struct error *error) {
  struct campaign campaign;
  *wish = (struct plan_wish){.selection = {.campaign = given->campaign,
                                           .country = given->country,
                                           .prison = given->prison,
                                           .language = given->language},
                             .wait_days = (long)given->wait,
                             .topics = split_topics(cli, given->topics),
                             .drop = given->drop.items,
                             .add = given->add.items};
  if (given->campaign != NULL) {
    if (!pick_one(cli, &campaign_noun, given->campaign, &campaign, error)) return false;
    wish->campaign = campaign.id;
  }
  return read_who(cli, wish, error) && read_places(given, wish, error) && read_days(given, wish, error) &&
         languages_read(cli, given->languages, &wish->languages, error);
}

/* ---- keeping ---- */

struct keeping {
  const struct plan *plan;
  int64_t number;
};

static bool keep(struct cli *cli, void *context, struct error *error) {
  struct keeping *keeping = context;
  return plan_keep(cli->store, keeping->plan, &keeping->number, error);
}

static bool keep_plan(struct cli *cli, const struct plan *plan, struct error *error) {
  struct keeping keeping = {.plan = plan};
  if (plan->count == 0)
    return plan_said_nobody(plan, _("the same command without --keep, with --all, says why of each"), error);
  if (!cli_commit(cli, keep, &keeping, error)) return false;
  cli_say(cli,
          _("Kept as plan %" PRId64 ": solipost print cards --plan %" PRId64 " ..., print papers all --plan %" PRId64),
          keeping.number, keeping.number, keeping.number);
  return true;
}

/* ---- the command ---- */

/* A wrong year would keep these people from every other plan for as long. */
static void warn_far(struct cli *cli, const struct plan_wish *wish) {
  long days = date_to_days(wish->day) - date_to_days(wish->today);
  if (days > PLAN_OPEN_DAYS)
    cli_warn(cli,
             _("%s is %ld days ahead: once this is kept, nobody of them is planned for anything else before that day"),
             date_text(wish->day, &cli->arena), days);
}

static bool run_plan(struct cli *cli, const void *options, struct error *error) {
  const struct plan_options *given = options;
  struct plan_wish wish;
  struct plan plan;
  struct guarded guarded;
  if (!read_wish(cli, given, &wish, error) || !plan_propose(cli->store, &wish, &cli->arena, &plan, error) ||
      !guarded_begin(cli, given->campaign, &guarded, error))
    return false;
  if (wish.listed && given->places == 0 && given->writers == 0 && !given->month) plan.places = plan.count;
  plan_said_table(cli, &plan, given->all, &guarded);
  guarded_end(&guarded);
  plan_said_figures(cli, &plan);
  if (plan.count > 0) warn_far(cli, &wish);
  if (given->keep) return keep_plan(cli, &plan, error);
  if (plan.count > 0) cli_say(cli, "%s", _("Nothing is kept yet: give the same command with --keep"));
  return true;
}

#define AT(member) offsetof(struct plan_options, member)
#define MOST_PLACES 100000
static const struct command_option plan_option_list[] = {
    {.name = "writers",
     .type = OPTION_INTEGER,
     .value_name = "COUNT",
     .offset = AT(writers),
     .min = 1,
     .max = MOST_PLACES,
     .help = N_("so many people will write")},
    {.name = "each",
     .type = OPTION_INTEGER,
     .value_name = "COUNT",
     .offset = AT(each),
     .min = 1,
     .max = 1000,
     .help = N_("letters that each of them writes; otherwise one")},
    {.name = "places",
     .type = OPTION_INTEGER,
     .value_name = "COUNT",
     .offset = AT(places),
     .min = 1,
     .max = MOST_PLACES,
     .help = N_("so many letters can be written")},
    {.name = "month",
     .type = OPTION_FLAG,
     .offset = AT(month),
     .help = N_("deal people to the writers of the register: each one's capacity, less what is written this month")},
    {.name = "on",
     .type = OPTION_DATE,
     .min = DATE_COMING,
     .value_name = "DAY",
     .offset = AT(on),
     .help = N_("day they write; otherwise today")},
    {.name = "next",
     .type = OPTION_DATE,
     .min = DATE_COMING,
     .value_name = "DAY",
     .offset = AT(next),
     .help = N_("the time after that, for birthdays; otherwise 30 days later")},
    {.name = "languages",
     .type = OPTION_TEXT,
     .value_name = "LANGUAGES",
     .offset = AT(languages),
     .help = N_("of those who write, such as de,tr, or any; otherwise those of your writers and of 'group edit'")},
    {.name = "topics",
     .type = OPTION_TEXT,
     .value_name = "WORDS",
     .offset = AT(topics),
     .help = N_("what those who write like, divided by commas: people who like it too come before others like them")},
    WHOM_OPTIONS(AT),
    {.name = "add",
     .type = OPTION_TEXTS,
     .value_name = "WHO",
     .offset = AT(add),
     .help = N_("this person in any case; may be given several times")},
    {.name = "drop",
     .type = OPTION_TEXTS,
     .value_name = "WHO",
     .offset = AT(drop),
     .help = N_("not this person; may be given several times")},
    {.name = "wait",
     .type = OPTION_INTEGER,
     .value_name = "DAYS",
     .offset = AT(wait),
     .min = 1,
     .max = 3650,
     .initial = "90",
     .help = N_("nobody should wait longer for a letter")},
    {.letter = 'a',
     .name = "all",
     .type = OPTION_FLAG,
     .offset = AT(all),
     .help = N_("also each person left out, with the reason")},
    {.name = "keep",
     .type = OPTION_FLAG,
     .offset = AT(keep),
     .help = N_("keep it: these people count as being written to")},
};

static const struct command plan_command = {
    .name = "plan",
    .group = GROUP_LOG,
    .summary = N_("propose whom to write to"),
    .details = N_(
        "People who never got a letter come first; then those who have waited longer than the limit, the longest "
        "first; "
        "then those with whom the fewest writers correspond, and of them those who have waited longest. A birthday "
        "takes "
        "the place of whoever stands last, but not of somebody past the limit, and birthdays take one place in four at "
        "most. The same register and day give the same plan.\n\nNothing is kept without --keep. A list that was saved "
        "with --format csv and edited (rows taken out, moved, or marked no) is kept as it stands: solipost plan @FILE "
        "--keep. A kept person counts as being written to for 60 days, or until the letter is made or the person is "
        "dropped."),
    .operands = "[WHO|@FILE]...",
    .operands_max = OPERANDS_ANY,
    .options = plan_option_list,
    .option_count = COUNT_OF(plan_option_list),
    .examples =
        (const char *const[]){"solipost plan --writers 20 --each 2", "solipost plan --places 5 --country TR --all",
                              "solipost plan --places 3 --languages de,tr --keep",
                              "solipost plan --places 2 --format csv", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct plan_options),
    .use = USE_KEEP,
    .run = run_plan,
};

const struct command *const plan_commands[] = {&plan_command, NULL};
