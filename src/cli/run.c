/* SPDX-License-Identifier: MIT */
/* solipost list runs: what was printed. */
#include "commands.h"

#include "pick.h"
#include "solipost/model/nouns.h"
#include "solipost/store/record_store.h"

static const char *number(struct cli *cli, int64_t value) {
  return value == 0 ? "" : arena_printf(&cli->arena, "%lld", (long long)value);
}

static const char *shown(struct cli *cli, const struct noun *noun, const char *name, const void *record) {
  const struct field *field = noun_field(noun, name);
  return cli->format == FORMAT_TABLE ? field_show(field, record, &cli->arena) : field_get(field, record, &cli->arena);
}

static bool run_list_runs(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"run", N_("run"), COLUMN_RIGHT}, {"made_on", N_("made on"), 0},
      {"product", N_("product"), 0},    {"pieces", N_("pieces"), COLUMN_RIGHT},
      {"stage", N_("stage"), 0},        {"campaign", N_("campaign"), COLUMN_MAY_SHRINK | COLUMN_OPTIONAL},
  };
  struct picked_list runs;
  (void)options;
  if (!pick_all(cli, &run_noun, &(struct record_query){.order = "number DESC"}, &runs, error)) return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < runs.count; i++) {
    const struct run *run = runs.records[i];
    const char *campaign = uuid_is_nil(run->campaign) ? "" : pick_call_row(cli, &campaign_noun, run->campaign);
    cli_table_row(table,
                  (const char *[]){number(cli, run->number), shown(cli, &run_noun, "made_on", run), run->product,
                                   number(cli, run->piece_count), shown(cli, &run_noun, "stage", run), campaign});
  }
  cli_table_end(table);
  if (runs.count == 0 && cli->format == FORMAT_TABLE)
    cli_say(cli, "%s", _("Nothing was printed yet: solipost print cards --template greeting --dry-run"));
  return true;
}

static const struct command list_runs_command = {
    .name = "list runs",
    .group = GROUP_PRINT,
    .summary = N_("list print runs, the newest first"),
    .examples = (const char *const[]){"solipost list runs", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .run = run_list_runs,
};

const struct command *const run_commands[] = {&list_runs_command, NULL};
