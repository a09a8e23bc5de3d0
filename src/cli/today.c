/* SPDX-License-Identifier: MIT */
/* solipost today: what needs doing, the most urgent first. */
#include "today.h"

#include "commands.h"
#include "guarded.h"
#include "today_parts.h"

struct today_options {
  bool all;
};

/* What cannot be made good later comes first: a day that passes, a person who waits, then what lies about. */
bool today_collect(struct cli *cli, size_t most_of_a_kind, struct today_list *out, struct error *error) {
  *out = (struct today_list){.cli = cli, .most = most_of_a_kind};
  return today_add_days(out, error) && today_add_evenings(out, error) && today_add_replies(out, error) &&
         today_add_promises(out, error) && today_add_letters(out, error) && today_add_doubts(out, error) &&
         today_add_writers(out, error) && today_add_solidarity(out, error) && today_add_backup(out, error);
}

/* Lists for programs say nothing about people on hold. */
static bool print_rows(struct cli *cli, const struct today_list *list, struct error *error) {
  static const struct cli_column columns[] = {
      {"kind", N_("kind"), 0}, {"what", N_("what"), COLUMN_WRAPS}, {"command", N_("command"), 0}};
  struct guarded guarded;
  if (!guarded_begin(cli, NULL, &guarded, error)) return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  bool done = true;
  for (size_t i = 0; done && i < list->lines.count; i++) {
    const struct today_line *line = &list->lines.items[i];
    bool passes;
    done = guarded_passes_id(&guarded, line->prisoner, &passes, error);
    if (done && passes) cli_table_row(table, (const char *[]){line->kind, line->what, line->command});
  }
  cli_table_end(table);
  guarded_end(&guarded);
  return done;
}

static bool run_today(struct cli *cli, const void *options, struct error *error) {
  const struct today_options *given = options;
  bool files = cli->format != FORMAT_TABLE;
  bool all = given->all || files;
  struct today_list list;
  bool done = today_collect(cli, all ? 0 : TODAY_MOST_OF_A_KIND, &list, error);
  if (done && files) done = print_rows(cli, &list, error);
  else if (done) today_print(cli, &list, all ? 0 : TODAY_MOST_LINES);
  if (done && !files && list.lines.count == 0) cli_say(cli, "%s", _("Nothing needs doing today"));
  today_release(&list);
  return done;
}

static const struct command_option today_option_list[] = {
    {.letter = 'a',
     .name = "all",
     .type = OPTION_FLAG,
     .offset = offsetof(struct today_options, all),
     .help = N_("every line, however many")},
};

static const struct command today_command = {
    .name = "today",
    .group = GROUP_LOG,
    .summary = N_("show what needs doing, the most urgent first"),
    .details = N_(
        "Each line ends with the command that does it. Birthdays for which a card must be posted within a week and "
        "none was made; campaigns; evenings within two weeks that are not printed, past ones that are not closed; "
        "replies nobody was given for 14 days; follow-ups past their day; first letters "
        "promised within three days, or promised and not written; returns of which the writer was not told for a "
        "week; letters that wait, were written or printed 7 days ago and are not mailed; doubtful addresses; holds "
        "older than 90 days; addresses in use that nobody has confirmed; correspondences of writers who left, those in "
        "which nothing was heard for 180 days, writers back from a pause; days of solidarity within two weeks of "
        "posting; "
        "a backup older than 14 days."),
    .options = today_option_list,
    .option_count = COUNT_OF(today_option_list),
    .examples = (const char *const[]){"solipost today", "solipost today --all", "solipost today --format csv", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct today_options),
    .use = USE_KEEP,
    .run = run_today,
};

const struct command *const today_commands[] = {&today_command, NULL};
