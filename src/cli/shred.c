/* SPDX-License-Identifier: MIT */
/* solipost shred: PDF files of printed runs are overwritten and removed. */
#include "commands.h"

#include "pick.h"
#include "reach.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/shred.h"
#include "solipost/model/nouns.h"
#include "solipost/store/record_store.h"
#include "solipost/store/run_store.h"

struct shred_options {
  bool all_mailed;
};

struct file_list {
  struct shred_file *items;
  size_t count, capacity;
};

static bool add_run(struct cli *cli, const struct run *run, struct file_list *files, struct error *error) {
  struct shred_file *found = NULL;
  size_t count = 0;
  if (!shred_look(run, &cli->arena, &found, &count, error)) return false;
  for (size_t i = 0; i < count; i++) LIST_PUSH(files, found[i]);
  return true;
}

static bool add_typed(struct cli *cli, const char *typed, struct file_list *files, struct error *error) {
  struct run run;
  int64_t number = 0;
  if (!ascii_parse_integer(typed, 1, INT64_MAX, &number)) {
    error_set(error, ERROR_MISUSED, _("\"%s\" is no number of a run"), typed);
    return error_hint(error, _("'solipost list runs' shows the numbers of all runs"));
  }
  if (!run_by_number(cli->store, number, &run, &cli->arena, error)) return false;
  if (run.stage != RUN_PRINTED)
    return error_set(error, ERROR_REFUSED, _("run %lld was not printed: it has no files"), (long long)number);
  return add_run(cli, &run, files, error);
}

static bool add_mailed(struct cli *cli, struct file_list *files, struct error *error) {
  struct picked_list runs;
  struct record_query query = {.where = "stage = 'printed'", .order = "number"};
  if (!pick_all(cli, &run_noun, &query, &runs, error)) return false;
  for (size_t i = 0; i < runs.count; i++) {
    bool mailed = false;
    if (!shred_run_is_mailed(cli->store, runs.records[i], &mailed, error)) return false;
    if (mailed && !add_run(cli, runs.records[i], files, error)) return false;
  }
  return true;
}

static size_t count_there(const struct file_list *files) {
  size_t there = 0;
  for (size_t i = 0; i < files->count; i++) there += files->items[i].state == SHRED_THERE;
  return there;
}

static void print_files(struct cli *cli, const struct file_list *files) {
  static const struct cli_column columns[] = {{"run", N_("run"), COLUMN_RIGHT},
                                              {"file", N_("file"), COLUMN_WRAPS},
                                              {"state", N_("how it stands"), COLUMN_WRAPS}};
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < files->count; i++) {
    const struct shred_file *file = &files->items[i];
    cli_table_row(table, (const char *[]){arena_printf(&cli->arena, "%lld", (long long)file->run), file->path,
                                          reach_state(file->state)});
  }
  cli_table_end(table);
}

static bool shred_each(struct cli *cli, struct file_list *files, struct error *error) {
  size_t removed = 0;
  for (size_t i = 0; i < files->count; i++) {
    struct shred_file *file = &files->items[i];
    if (file->state != SHRED_THERE) continue;
    if (!cli_not_stopped(error) || !shred_remove(file, error)) return false;
    if (file->state == SHRED_THERE) removed++;
    else cli_warn(cli, "%s: %s", file->path, reach_state(file->state));
  }
  cli_say(cli, ngettext("%zu file was overwritten and removed", "%zu files were overwritten and removed", removed),
          removed);
  cli_say(cli, "%s",
          _("On SSDs, memory sticks and disks that copy before they write, overwriting guarantees nothing: only a disk "
            "that is encrypted as a whole keeps what was on it from others"));
  return true;
}

static bool is_to_be_looked_at(enum shred_state state) { return state == SHRED_CHANGED || state == SHRED_NO_FILE; }

static bool shred_files(struct cli *cli, struct file_list *files, struct error *error) {
  size_t there = count_there(files);
  print_files(cli, files);
  for (size_t i = 0; i < files->count; i++)
    if (is_to_be_looked_at(files->items[i].state)) cli->exit = CLI_PARTLY;
  if (there == 0) {
    cli_say(cli, "%s", _("There is nothing to shred"));
    return true;
  }
  if (cli->dry_run) return true;
  output_flush(cli);
  const char *question =
      arena_printf(&cli->arena,
                   ngettext("This overwrites and removes %zu file; the run can be printed again",
                            "This overwrites and removes %zu files; runs can be printed again", there),
                   there);
  return cli_confirm(cli, question, error) && shred_each(cli, files, error);
}

static bool run_shred(struct cli *cli, const void *options, struct error *error) {
  const struct shred_options *given = options;
  struct file_list files = {0};
  if (given->all_mailed == (cli->operand_count > 0)) {
    error_set(error, ERROR_MISUSED, "%s", _("say which runs: their numbers, or --all-mailed"));
    return error_hint(error, _("'solipost list runs' shows the numbers of all runs"));
  }
  bool done = !given->all_mailed || add_mailed(cli, &files, error);
  for (size_t i = 0; done && i < cli->operand_count; i++) done = add_typed(cli, cli->operands[i], &files, error);
  done = done && shred_files(cli, &files, error);
  LIST_RELEASE(&files);
  return done;
}

static const struct command_option shred_options[] = {
    {.name = "all-mailed",
     .type = OPTION_FLAG,
     .offset = offsetof(struct shred_options, all_mailed),
     .help = N_("all runs whose letters were all mailed")},
};

static const struct command shred_command = {
    .name = "shred",
    .group = GROUP_PRINT,
    .summary = N_("overwrite and remove the PDF files of printed runs"),
    .details =
        N_("Only files that lie where they were printed and are byte for byte what was printed; a changed one is left "
           "alone, and said. The register keeps the run, so that 'solipost print again' makes the pages anew. On SSDs "
           "and on disks that copy before they write, overwriting guarantees nothing."),
    .operands = "[RUN...]",
    .operands_max = OPERANDS_ANY,
    .options = shred_options,
    .option_count = COUNT_OF(shred_options),
    .examples = (const char *const[]){"solipost shred 1 --dry-run", "solipost shred 1 --yes",
                                      "solipost shred --all-mailed --dry-run", NULL},
    .flags = NEEDS_REGISTER | CONFIRMS | DRY_RUN | LISTS,
    .options_size = sizeof(struct shred_options),
    .run = run_shred,
};

const struct command *const shred_commands[] = {&shred_command, NULL};
