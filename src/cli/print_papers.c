/* SPDX-License-Identifier: MIT */
/* solipost print papers: everything on paper that an evening needs beside the letters. */
#include "commands.h"
#include "output.h"

#include <string.h>

#include "solipost/base/utf8.h"
#include "solipost/print/papers.h"
#include "solipost/lang/tag.h"
#include "solipost/model/guard.h"

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
    {0, "campaign", OPTION_TEXT, "CODE", N_("only the people this campaign is for"), AT(campaign), NULL, NULL, 0, 0},
    {0, "country", OPTION_COUNTRY, "COUNTRY", N_("only people held in this country"), AT(country), NULL, NULL, 0, 0},
    {0, "prison", OPTION_TEXT, "PRISON", N_("only people in this prison"), AT(prison), NULL, NULL, 0, 0},
    {0, "language", OPTION_LANGUAGE, "LANGUAGE", N_("only people who read this language"), AT(language), NULL, NULL, 0,
     0},
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

/* "de,tr", "German, Turkish" */
static bool take_languages(struct cli *cli, const char *given, struct papers_request *request, struct error *error) {
  size_t count = 0;
  for (const char *at = given; at != NULL && *at != '\0';) {
    size_t length = strcspn(at, ",;");
    size_t lead = strspn(at, " ");
    const char *word = arena_strndup(&cli->arena, at + lead, lead < length ? length - lead : 0);
    const char *tag = lang_tag_from_text(word, &cli->arena);
    if (tag == NULL) {
      error_set(error, ERROR_MISUSED, _("\"%s\" is no language"), word);
      return error_hint(error, "%s", _("write one or two languages, divided by a comma: --languages de,tr"));
    }
    if (count == PAPERS_MOST_LANGUAGES) {
      error_set(error, ERROR_MISUSED, "%s", _("more than two languages do not fit beside each other"));
      return error_hint(error, "%s", _("print the papers again for the others, into another folder: --output"));
    }
    request->languages[count++] = tag;
    at += length;
    at += strspn(at, ",;");
  }
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
  return take_operands(cli, options, request, error) && take_languages(cli, options->languages, request, error);
}

/* ---- what is said ---- */

static void tell_left_out(struct cli *cli, const struct papers_summary *summary) {
  for (size_t i = 0; i < summary->left_out_count; i++) {
    const struct papers_left *left = &summary->left_out[i];
    cli_warn(cli, _("%s is left out, %s: %s"), left->who, left->reason, left->detail);
  }
  if (summary->to_acknowledge > 0)
    cli_warn(cli,
             ngettext("%zu person is left out: nobody has said whether this person may be written to; --acknowledge "
                      "takes them in",
                      "%zu people are left out: nobody has said whether they may be written to; --acknowledge takes "
                      "them in",
                      summary->to_acknowledge),
             summary->to_acknowledge);
  if (summary->left_out_count + summary->to_acknowledge > 0) cli->exit = CLI_PARTLY;
}

static void tell_languages(struct cli *cli, const struct papers_summary *summary) {
  if (summary->without_words != NULL)
    cli_warn(cli, _("nobody has put the words of these papers into %s yet: they are in %s"),
             lang_name(summary->without_words, cli->language, &cli->arena),
             lang_name(summary->languages[summary->language_count - 1], cli->language, &cli->arena));
  for (const char *at = summary->without_phrases; *at != '\0';) {
    size_t length = strcspn(at, " ");
    cli_warn(cli, _("there are no sentences to copy in %s"),
             lang_name(arena_strndup(&cli->arena, at, length), cli->language, &cli->arena));
    at += length;
    at += strspn(at, " ");
  }
}

static void list_files(struct cli *cli, const struct papers_file *files, size_t count) {
  static const struct cli_column columns[] = {
      {"file", N_("file"), 0}, {"pages", N_("pages"), COLUMN_RIGHT}, {"sheets", N_("sheets or slips"), COLUMN_RIGHT}};
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < count; i++)
    cli_table_row(table, (const char *[]){files[i].path, arena_printf(&cli->arena, "%zu", files[i].pages),
                                          arena_printf(&cli->arena, "%zu", files[i].sheets)});
  cli_table_end(table);
}

/* ---- solipost print papers ---- */

static bool ask_acknowledgement(struct cli *cli, const struct papers_options *options, struct papers *papers,
                                struct error *error) {
  bool agreed = options->acknowledge;
  size_t count = papers_summary(papers)->to_acknowledge;
  if (count == 0) return true;
  if (!agreed && !cli->dry_run && cli_can_ask(cli)) {
    cli_say(cli,
            ngettext("Nobody has said whether %zu of these people may be written to",
                     "Nobody has said whether %zu of these people may be written to", count),
            count);
    const struct cli_question question = {.text = _("Print their papers all the same? Somebody has to answer for it"),
                                          .help = _("no: they are left out"),
                                          .option = "--acknowledge"};
    if (!cli_ask_yes_no(cli, &question, false, &agreed, error)) return false;
  }
  if (agreed) papers_acknowledge(papers);
  return true;
}

static bool print_them(struct cli *cli, const struct papers_options *options, struct papers *papers,
                       struct error *error) {
  struct papers_file *files;
  size_t count;
  if (!ask_acknowledgement(cli, options, papers, error)) return false;
  tell_left_out(cli, papers_summary(papers));
  if (!papers_print(papers, cli->dry_run ? NULL : options->output, &cli->watch, &cli->arena, &files, &count, error))
    return false;
  tell_languages(cli, papers_summary(papers));
  if (cli->dry_run) {
    list_files(cli, files, count);
    return true;
  }
  for (size_t i = 0; i < count; i++) cli_print(cli, "%s\n", files[i].path);
  cli_say(cli, "%s", _("The register does not remember these files: remove them once they are printed"));
  return true;
}

static bool run_papers(struct cli *cli, const void *options_given, struct error *error) {
  const struct papers_options *options = options_given;
  struct papers_request request;
  struct papers *papers;
  if (!make_request(cli, options, &request, error) ||
      !papers_collect(&papers, cli->store, &request, &cli->watch, error))
    return false;
  bool done = print_them(cli, options, papers, error);
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
