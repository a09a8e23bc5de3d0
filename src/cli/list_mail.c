/* SPDX-License-Identifier: MIT */
/* solipost list replies|follow-ups|returns: what came, what it asks for, and what came back. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "list_rows.h"
#include "pick.h"
#include "reply_said.h"
#include "solipost/store/record_store.h"
#include "solipost/store/reply_store.h"

static const char *number_text(struct cli *cli, int64_t number) {
  return number == 0 ? "" : arena_printf(&cli->arena, "%" PRId64, number);
}

/* On the screen in words, in files as stored. */
static const char *field_cell(struct cli *cli, const struct noun *noun, const struct cli_column *column,
                              const void *record, bool in_words) {
  const struct field *field = noun_field(noun, column->name);
  return in_words ? field_show(field, record, &cli->arena) : field_get(field, record, &cli->arena);
}

/* ---- replies ---- */

static const struct cli_column reply_columns[] = {
    {"number", N_("reply"), COLUMN_RIGHT},
    {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK},
    {"received_on", N_("received on"), 0},
    {"dated_on", N_("dated"), COLUMN_OPTIONAL},
    {"place", N_("arrived at"), COLUMN_OPTIONAL},
    {"language", N_("language"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
    {"letters", N_("answers"), COLUMN_MAY_SHRINK},
    {"writer", N_("for"), COLUMN_MAY_SHRINK | COLUMN_OPTIONAL},
    {"handed_on", N_("handed over on"), COLUMN_OPTIONAL},
    {"answer", N_("answered with"), COLUMN_OPTIONAL | COLUMN_RIGHT},
    {"scans", N_("scans"), COLUMN_OPTIONAL | COLUMN_RIGHT},
};

/* The letter that answers it; what cannot be read is left empty, and found by 'solipost check'. */
static const char *answer_cell(struct cli *cli, const struct reply *reply) {
  struct piece piece;
  bool found;
  if (!reply_answer_of(cli->store, reply, &cli->arena, &piece, &found, NULL) || !found) return "";
  return number_text(cli, piece.number);
}

static const char *reply_cell(void *context, const void *record, const struct cli_column *column, bool in_words) {
  struct calls *calls = context;
  struct cli *cli = calls->cli;
  const struct reply *reply = record;
  const char *name = column->name, *answers;
  if (strcmp(name, "prisoner") == 0) return calls_of(calls, &prisoner_noun, reply->prisoner);
  if (strcmp(name, "writer") == 0)
    return uuid_is_nil(reply->writer) ? reply->claimed_by : calls_of(calls, &writer_noun, reply->writer);
  if (strcmp(name, "letters") == 0) return reply_answers_said(cli, reply, &answers, NULL) ? answers : "";
  if (strcmp(name, "answer") == 0) return answer_cell(cli, reply);
  if (strcmp(name, "scans") == 0) return number_text(cli, (int64_t)reply_scan_count(reply));
  return field_cell(cli, &reply_noun, column, record, in_words);
}

static struct uuid reply_about(void *context, const void *record) {
  (void)context;
  return ((const struct reply *)record)->prisoner;
}

static bool run_list_replies(struct cli *cli, const void *options, struct error *error) {
  static const struct list_form form = {.noun = &reply_noun,
                                        .columns = reply_columns,
                                        .column_count = COUNT_OF(reply_columns),
                                        .order = "received_on, number",
                                        .cell = reply_cell,
                                        .about = reply_about,
                                        .none = N_("No replies")};
  struct calls calls = {.cli = cli};
  size_t found;
  return list_rows(cli, &form, options, &calls, &found, error);
}

/* ---- follow-ups ---- */

static const struct cli_column follow_up_columns[] = {
    {"number", N_("follow-up"), COLUMN_RIGHT},
    {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK},
    {"kind", N_("kind"), 0},
    {"detail", N_("what"), COLUMN_OPTIONAL | COLUMN_WRAPS},
    {"who", N_("who does it"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
    {"due_on", N_("due on"), 0},
    {"done_on", N_("done on"), COLUMN_OPTIONAL},
    {"outcome", N_("what came of it"), COLUMN_FILES_ONLY},
    {"reply", N_("reply"), COLUMN_FILES_ONLY | COLUMN_RIGHT},
    {"made_on", N_("noted on"), COLUMN_FILES_ONLY},
};

static const char *reply_number(struct cli *cli, struct uuid id) {
  struct reply reply;
  if (uuid_is_nil(id) || !record_load_even_deleted(cli->store, &reply_noun, id, &reply, &cli->arena, NULL)) return "";
  return number_text(cli, reply.number);
}

static const char *follow_up_cell(void *context, const void *record, const struct cli_column *column, bool in_words) {
  struct calls *calls = context;
  const struct follow_up *one = record;
  if (strcmp(column->name, "prisoner") == 0) return calls_of(calls, &prisoner_noun, one->prisoner);
  if (strcmp(column->name, "reply") == 0) return reply_number(calls->cli, one->reply);
  return field_cell(calls->cli, &follow_up_noun, column, record, in_words);
}

static struct uuid follow_up_about(void *context, const void *record) {
  (void)context;
  return ((const struct follow_up *)record)->prisoner;
}

static bool run_list_follow_ups(struct cli *cli, const void *options, struct error *error) {
  static const struct list_form form = {.noun = &follow_up_noun,
                                        .columns = follow_up_columns,
                                        .column_count = COUNT_OF(follow_up_columns),
                                        .order = "due_on IS NULL, due_on, number",
                                        .cell = follow_up_cell,
                                        .about = follow_up_about,
                                        .none = N_("Nothing to follow up")};
  struct calls calls = {.cli = cli};
  size_t found;
  return list_rows(cli, &form, options, &calls, &found, error);
}

/* ---- returns ---- */

static const struct cli_column return_columns[] = {
    {"letter", N_("letter"), COLUMN_RIGHT},
    {"returned_on", N_("came back on"), 0},
    {"reason", N_("reason"), COLUMN_MAY_SHRINK},
    {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK},
    {"prison", N_("prison"), COLUMN_FILES_ONLY | COLUMN_MAY_SHRINK},
    {"writer", N_("writer"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
    {"told_on", N_("writer told on"), COLUMN_OPTIONAL},
    {"mark", N_("what stood on it"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
    {"mailed_on", N_("mailed on"), COLUMN_FILES_ONLY},
};

/* The letter of a row; the last one is kept, since each row is asked for several columns. */
struct returns {
  struct calls calls;
  struct piece piece;
  struct uuid of;
};

static const struct piece *letter_of(struct returns *returns, const struct returned_mail *row) {
  struct cli *cli = returns->calls.cli;
  if (uuid_equal(returns->of, row->id)) return &returns->piece;
  if (!record_load_even_deleted(cli->store, &piece_noun, row->piece, &returns->piece, &cli->arena, NULL))
    noun_clear(&piece_noun, &returns->piece);
  returns->of = row->id;
  return &returns->piece;
}

static const char *return_cell(void *context, const void *record, const struct cli_column *column, bool in_words) {
  struct returns *returns = context;
  const struct returned_mail *row = record;
  const char *name = column->name;
  if (strcmp(name, "letter") == 0) return number_text(returns->calls.cli, letter_of(returns, row)->number);
  if (strcmp(name, "prisoner") == 0)
    return calls_of(&returns->calls, &prisoner_noun, letter_of(returns, row)->prisoner);
  if (strcmp(name, "prison") == 0) return calls_of(&returns->calls, &prison_noun, row->prison);
  if (strcmp(name, "writer") == 0) return calls_writers(&returns->calls, letter_of(returns, row));
  return field_cell(returns->calls.cli, &returned_mail_noun, column, record, in_words);
}

static struct uuid return_about(void *context, const void *record) { return letter_of(context, record)->prisoner; }

static bool run_list_returns(struct cli *cli, const void *options, struct error *error) {
  static const struct list_form form = {.noun = &returned_mail_noun,
                                        .columns = return_columns,
                                        .column_count = COUNT_OF(return_columns),
                                        .order = "returned_on, id",
                                        .cell = return_cell,
                                        .about = return_about,
                                        .none = N_("No letter came back"),
                                        .none_fits = N_("None fits; leave out a condition to see more")};
  static const struct list_form untold = {.noun = &returned_mail_noun,
                                          .columns = return_columns,
                                          .column_count = COUNT_OF(return_columns),
                                          .order = "returned_on, id",
                                          .cell = return_cell,
                                          .about = return_about,
                                          .none = N_("No writer has to be told")};
  const struct list_request *request = options;
  struct returns returns = {.calls = {.cli = cli}};
  size_t found;
  if (!list_rows(cli, request->untold ? &untold : &form, request, &returns, &found, error)) return false;
  if (found > 0 && request->untold && cli->format == FORMAT_TABLE)
    cli_say(cli, "%s", _("When somebody was told: solipost told NUMBER"));
  return true;
}

/* ---- the commands ---- */

#define LIST_FLAG(option, member, words)                                                                               \
  { .name = option, .type = OPTION_FLAG, .offset = LIST_AT(member), .help = words }
#define LIST_DAY(option, member, words)                                                                                \
  {                                                                                                                    \
    .name = option, .type = OPTION_DATE, .min = DATE_PAST, .value_name = "DAY", .offset = LIST_AT(member),             \
    .help = words                                                                                                      \
  }
#define LIST_COUNTRY(words)                                                                                            \
  { .name = "country", .type = OPTION_COUNTRY, .value_name = "COUNTRY", .offset = LIST_AT(country), .help = words }

static const struct command_option reply_options[] = {
    LIST_FLAG("waiting", waiting, N_("not handed over yet")),
    LIST_FLAG("unclaimed", unclaimed, N_("and nobody's: no writer is known, nobody takes it on")),
    LIST_FLAG("unanswered", unanswered, N_("no letter of ours answers it, as far as is known")),
    LIST_COUNTRY(N_("of who is held in this country")),
    LIST_TEXT("prison", "PRISON", prison, N_("of who is held in this prison")),
    LIST_TEXT("campaign", "CODE", campaign, N_("to letters of this campaign")),
    LIST_TEXT("writer", "WRITER", writer, N_("for this writer")),
    {.name = "language",
     .type = OPTION_LANGUAGE,
     .value_name = "LANGUAGE",
     .offset = LIST_AT(language),
     .help = N_("in this language")},
    LIST_DAY("since", since, N_("received on this day or later")),
    LIST_DAY("until", until, N_("or on this day or earlier")),
    LIST_FORM,
};
static const struct command_option follow_up_options[] = {
    LIST_FLAG("open", open, N_("what is not done yet")),
    LIST_FLAG("due", due, N_("what is due today or was before, and not done")),
    LIST_TEXT("kind", "KIND", subject, N_("of this kind: address, book, lawyer")),
    LIST_COUNTRY(N_("of who is held in this country")),
    LIST_TEXT("prison", "PRISON", prison, N_("of who is held in this prison")),
    LIST_TEXT("campaign", "CODE", campaign, N_("of whom this campaign is for")),
    {.name = "since",
     .type = OPTION_DATE,
     .value_name = "DAY",
     .offset = LIST_AT(since),
     .help = N_("due on this day or later")},
    {.name = "until",
     .type = OPTION_DATE,
     .value_name = "DAY",
     .offset = LIST_AT(until),
     .help = N_("or on this day or earlier")},
    LIST_FORM,
};
static const struct command_option return_options[] = {
    LIST_FLAG("untold", untold, N_("only those whose writer was not told yet")),
    LIST_TEXT("reason", "REASON", subject, N_("for this reason: transferred, unclaimed, refused-content")),
    LIST_COUNTRY(N_("from this country")),
    LIST_TEXT("prison", "PRISON", prison, N_("from this prison")),
    LIST_TEXT("campaign", "CODE", campaign, N_("letters of this campaign")),
    LIST_TEXT("writer", "WRITER", writer, N_("written by this writer")),
    LIST_DAY("since", since, N_("that came back on this day or later")),
    LIST_DAY("until", until, N_("or on this day or earlier")),
    LIST_FORM,
};

#define CONDITIONS                                                                                                     \
  N_("Conditions go together: each narrows the list. --columns names what to show, --order by what it is ordered.")

static const struct command list_replies_command = {
    .name = "list replies",
    .group = GROUP_LOG,
    .summary = N_("list letters from prisoners, and for whom each is"),
    .details = N_("What a letter says and notes about it are in no list: 'solipost show reply 12' shows them.\n\n"
                  "Conditions go together: each narrows the list. --columns names what to show, --order by what it is "
                  "ordered."),
    .operands = "[WHO]...",
    .operands_max = OPERANDS_ANY,
    .options = reply_options,
    .option_count = COUNT_OF(reply_options),
    .examples = (const char *const[]){"solipost list replies --waiting", "solipost list replies P001",
                                      "solipost list replies --country TR --since 2026-01-01 --order prisoner", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct list_request),
    .use = USE_KEEP,
    .run = run_list_replies,
};

static const struct command list_follow_ups_command = {
    .name = "list follow-ups",
    .group = GROUP_LOG,
    .summary = N_("list what prisoners asked for, what is due first"),
    .details = CONDITIONS,
    .operands = "[WHO]...",
    .operands_max = OPERANDS_ANY,
    .options = follow_up_options,
    .option_count = COUNT_OF(follow_up_options),
    .examples = (const char *const[]){"solipost list follow-ups --open", "solipost list follow-ups --due",
                                      "solipost list follow-ups --open --kind book --country TR", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct list_request),
    .use = USE_KEEP,
    .run = run_list_follow_ups,
};

static const struct command list_returns_command = {
    .name = "list returns",
    .group = GROUP_LOG,
    .summary = N_("letters that came back"),
    .details = CONDITIONS,
    .operands = "[WHO]...",
    .operands_max = OPERANDS_ANY,
    .options = return_options,
    .option_count = COUNT_OF(return_options),
    .examples = (const char *const[]){"solipost list returns --untold",
                                      "solipost list returns --prison TR-SNC --reason transferred", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct list_request),
    .use = USE_KEEP,
    .run = run_list_returns,
};

const struct command *const list_mail_commands[] = {&list_replies_command, &list_follow_ups_command,
                                                    &list_returns_command, NULL};
