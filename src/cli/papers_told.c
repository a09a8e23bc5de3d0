/* SPDX-License-Identifier: MIT */
/* Asks, prints and tells. */
#include "papers_told.h"

#include <string.h>

#include "ask.h"
#include "output.h"
#include "solipost/lang/tag.h"

/* ---- the request ---- */

/* "de,tr", "German, Turkish" */
bool papers_take_languages(struct cli *cli, const char *given, struct papers_request *request, struct error *error) {
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

/* ---- printing ---- */

static bool ask_acknowledgement(struct cli *cli, struct papers *papers, bool agreed, struct error *error) {
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

bool papers_print_told(struct cli *cli, struct papers *papers, const char *folder, bool acknowledge,
                       struct error *error) {
  struct papers_file *files;
  size_t count;
  if (!ask_acknowledgement(cli, papers, acknowledge, error)) return false;
  tell_left_out(cli, papers_summary(papers));
  if (!papers_print(papers, cli->dry_run ? NULL : folder, &cli->watch, &cli->arena, &files, &count, error))
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
