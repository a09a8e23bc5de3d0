/* SPDX-License-Identifier: MIT */
/* solipost print papers: everything on paper that an evening needs beside the letters. */
#include "commands.h"
#include "output.h"
#include "papers_told.h"

#include "solipost/base/utf8.h"
#include "solipost/model/guard.h"
#include "whom_options.h"

struct papers_options {
  const char *campaign, *country, *prison, *language, *languages, *output;
  int64_t run, plan, slips;
  bool codes, acknowledge;
};

#define AT(member) offsetof(struct papers_options, member)
static const struct command_option papers_option_list[] = {
    {0, "run", OPTION_INTEGER, "RUN", N_("people and order of this print run, with their letter numbers"), AT(run),
     NULL, NULL, 1, INT64_MAX},
    {0, "plan", OPTION_INTEGER, "PLAN", N_("only the people of this kept plan, in its order"), AT(plan), NULL, NULL, 1,
     INT64_MAX},
    WHOM_OPTIONS(AT),
    {0, "languages", OPTION_TEXT, "LANGUAGES",
     N_("one or two languages of those who write, such as de,tr; otherwise those entered with 'group edit'"),
     AT(languages), NULL, NULL, 0, 0},
    {0, "codes", OPTION_FLAG, NULL, N_("codes and initials instead of names"), AT(codes), NULL, NULL, 0, 0},
    {0, "slips", OPTION_INTEGER, "COUNT", N_("slips for new writers, two on a page"), AT(slips), NULL, "2", 1, 200},
    {'o', "output", OPTION_FILE, "FOLDER", N_("where the PDF files go"), AT(output), NULL, ".", 0, 0},
    {0, "acknowledge", OPTION_FLAG, NULL, N_("also for people of whom nobody has said that they may be written to"),
     AT(acknowledge), NULL, NULL, 0, 0},
};
#undef AT

/* ---- the request ---- */

static const char *all_kinds(struct cli *cli) {
  const char *words = "";
  for (int kind = 0; kind < PAPERS_KINDS; kind++)
    words = arena_printf(&cli->arena, "%s%s%s", words, kind == 0 ? "" : ", ", papers_kind_word((enum papers_kind)kind));
  return words;
}

/* "all" is what an evening needs; a cover is for one answer. */
static bool take_kind(const char *word, struct papers_request *request) {
  enum papers_kind kind;
  if (ascii_equal_ignoring_case(word, "all")) {
    for (int each = 0; each < PAPERS_KINDS; each++) request->kinds[each] = each != PAPERS_REPLY_COVER;
    return true;
  }
  if (!papers_kind_of(word, &kind)) return false;
  request->kinds[kind] = true;
  return true;
}

static bool is_narrowed(const struct papers_options *options) {
  return options->plan > 0 || options->campaign != NULL || options->country != NULL || options->prison != NULL ||
         options->language != NULL;
}

static bool check_cover(const struct papers_request *request, const struct papers_options *options, bool named,
                        struct error *error) {
  if (!request->kinds[PAPERS_REPLY_COVER]) return true;
  for (int kind = 0; kind < PAPERS_REPLY_COVER; kind++) {
    if (!request->kinds[kind]) continue;
    error_set(error, ERROR_MISUSED, "%s", _("reply-cover goes alone: the names behind it are those of writers"));
    return error_hint(error, "%s", _("print the other papers with a command of their own"));
  }
  if (options->run > 0 || is_narrowed(options))
    return error_set(error, ERROR_MISUSED, "%s", _("covers are for single answers, not for a run or a campaign"));
  if (named) return true;
  error_set(error, ERROR_MISUSED, "%s", _("whose answer is it?"));
  return error_hint(error, "%s",
                    _("name the writer or the number of the letter: solipost print papers reply-cover Amsel 412"));
}

static bool check_people(const struct papers_options *options, bool named, struct error *error) {
  if (options->run == 0 || (!named && !is_narrowed(options))) return true;
  error_set(error, ERROR_MISUSED, "%s",
            _("--run says who is meant: names and conditions beside it exclude each other"));
  return error_hint(error, "%s", _("leave either of them out"));
}

static bool no_kind(struct cli *cli, const char *word, struct error *error) {
  error_set(error, ERROR_MISUSED, _("\"%s\" is no paper"), word);
  return error_hint(error, _("choose: %s; or all, for all but the last"), all_kinds(cli));
}

/* Kinds come first, then who is meant. */
static bool take_operands(struct cli *cli, const struct papers_options *options, struct papers_request *request,
                          struct error *error) {
  size_t at = 0;
  while (at < cli->operand_count && take_kind(cli->operands[at], request)) at++;
  if (at == 0) return no_kind(cli, cli->operands[0], error);
  bool named = at < cli->operand_count;
  for (size_t i = at; i < cli->operand_count; i++) {
    if (!take_kind(cli->operands[i], request)) continue;
    error_set(error, ERROR_MISUSED, _("\"%s\" stands behind a name"), cli->operands[i]);
    return error_hint(error, "%s", _("name the papers first, then the people"));
  }
  if (!check_cover(request, options, named, error) || !check_people(options, named, error)) return false;
  if (!named) return true;
  if (request->kinds[PAPERS_REPLY_COVER]) request->replies = cli->operands + at;
  else request->selection.who = cli->operands + at;
  return true;
}

static bool make_request(struct cli *cli, const struct papers_options *options, struct papers_request *request,
                         struct error *error) {
  *request = (struct papers_request){
      .selection = {.plan = options->plan,
                    .campaign = options->campaign,
                    .country = options->country,
                    .prison = options->prison,
                    .language = options->language},
      .run = options->run,
      .codes = options->codes,
      .slips = (size_t)options->slips,
      .today = date_today(),
  };
  return take_operands(cli, options, request, error) && papers_take_languages(cli, options->languages, request, error);
}

/* ---- solipost print papers ---- */

static bool run_papers(struct cli *cli, const void *options_given, struct error *error) {
  const struct papers_options *options = options_given;
  struct papers_request request;
  struct papers *papers;
  if (!make_request(cli, options, &request, error) ||
      !papers_collect(&papers, cli->store, &request, &cli->watch, error))
    return false;
  bool done = papers_print_told(cli, papers, options->output, options->acknowledge, error);
  papers_close(papers);
  return done;
}

/* ---- the command ---- */

static const char *const papers_examples[] = {
    "solipost print papers all --dry-run",
    "solipost print papers about table-list P001 P003 --languages de,en --output evening --acknowledge",
    "solipost print papers what-not new-writer --slips 6 --output slips", NULL};

static const struct command print_papers_command = {
    .name = "print papers",
    .group = GROUP_PRINT,
    .summary = N_("print what a letter evening needs beside the letters: sheets, lists and slips"),
    .details = N_(
        "First the papers, each a PDF of its own:\n\n"
        "about: a sheet about each person, numbered, to be given back\n"
        "what-not: what not to write, and what does good\n"
        "phrases: sentences to copy, in the languages these people read\n"
        "new-writer: slips for new writers, to be cut\n"
        "table-list: who wrote what, who took what home\n"
        "checklist: from printing to posting, with boxes to tick\n"
        "post-office: how many envelopes go where\n"
        "reply-cover: the cover of an answer; goes alone\n"
        "all: all of them but the last\n\n"
        "Then whom the evening is for: names or codes, --run 7 for the people of that run in the order of its letters, "
        "or a condition; without any of them everybody in the register. Behind reply-cover stand writers or letter "
        "numbers.\n\n"
        "The papers are in the languages of those who write, two beside each other. Nobody on hold, no note that is "
        "not for the table and no real name of a writer stands on them. What somebody wrote on their slip belongs into "
        "the register and then into the fire."),
    .operands = "KIND... [WHO...]",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = papers_option_list,
    .option_count = COUNT_OF(papers_option_list),
    .examples = papers_examples,
    .flags = NEEDS_REGISTER | DRY_RUN | LISTS,
    .options_size = sizeof(struct papers_options),
    .use = USE_PRINT,
    .run = run_papers,
};

const struct command *const papers_commands[] = {&print_papers_command, NULL};
