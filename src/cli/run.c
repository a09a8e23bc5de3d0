/* SPDX-License-Identifier: MIT */
/* solipost list runs, list pieces: what was printed. */
#include "commands.h"

#include <string.h>

#include "guarded.h"
#include "pick.h"
#include "solipost/model/nouns.h"
#include "solipost/store/record_store.h"
#include "solipost/store/run_store.h"

struct piece_options {
  int64_t run;
  const char *campaign, *who;
};

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

/* At most two conditions and a campaign; the texts of SQL are ours. */
static bool piece_conditions(struct cli *cli, const struct piece_options *given, struct record_value *values,
                             struct record_query *query, struct error *error) {
  const char *where = NULL;
  *query = (struct record_query){.order = "number", .values = values};
  if (given->run > 0) {
    struct run run;
    if (!run_by_number(cli->store, given->run, &run, &cli->arena, error)) return false;
    values[query->value_count++] = (struct record_value){.kind = VALUE_ID, .id = run.id};
    where = arena_printf(&cli->arena, "run = ?%zu", query->value_count);
    query->order = "position";
  }
  if (given->campaign != NULL) {
    struct campaign campaign;
    if (!pick_one(cli, &campaign_noun, given->campaign, &campaign, error)) return false;
    values[query->value_count++] = (struct record_value){.kind = VALUE_ID, .id = campaign.id};
    where = arena_printf(&cli->arena, "%s%scampaign = ?%zu", where == NULL ? "" : where, where == NULL ? "" : " AND ",
                         query->value_count);
  }
  if (given->who != NULL) {
    struct prisoner prisoner;
    if (!pick_one(cli, &prisoner_noun, given->who, &prisoner, error)) return false;
    values[query->value_count++] = (struct record_value){.kind = VALUE_ID, .id = prisoner.id};
    where = arena_printf(
        &cli->arena,
        "%s%s(prisoner = ?%zu OR id IN (SELECT piece FROM addressee WHERE prisoner = ?%zu AND row_state = 0))",
        where == NULL ? "" : where, where == NULL ? "" : " AND ", query->value_count, query->value_count);
  }
  query->where = where;
  return true;
}

static bool run_list_pieces(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"number", N_("letter"), COLUMN_RIGHT},          {"made_on", N_("made on"), 0},
      {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK}, {"prison", N_("prison"), COLUMN_MAY_SHRINK},
      {"language", N_("language"), COLUMN_OPTIONAL},   {"stage", N_("stage"), 0},
      {"address", N_("address"), COLUMN_FILES_ONLY},
  };
  struct record_value values[3];
  struct record_query query;
  struct picked_list pieces;
  if (!piece_conditions(cli, options, values, &query, error) || !pick_all(cli, &piece_noun, &query, &pieces, error))
    return false;
  struct guarded guarded;
  bool done = guarded_begin(cli, ((const struct piece_options *)options)->campaign, &guarded, error);
  if (!done) return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; done && i < pieces.count && !cli_stopped(); i++) {
    const struct piece *piece = pieces.records[i];
    bool passes = false;
    done = guarded_passes_id(&guarded, piece->prisoner, &passes, error);
    if (!passes) continue;
    cli_table_row(table, (const char *[]){number(cli, piece->number), shown(cli, &piece_noun, "made_on", piece),
                                          pick_call_row(cli, &prisoner_noun, piece->prisoner),
                                          pick_call_row(cli, &prison_noun, piece->prison),
                                          shown(cli, &piece_noun, "language", piece),
                                          shown(cli, &piece_noun, "stage", piece), piece->address});
  }
  cli_table_end(table);
  guarded_end(&guarded);
  if (done && pieces.count == 0 && cli->format == FORMAT_TABLE) cli_say(cli, "%s", _("No letters"));
  return done;
}

#define AT(member) offsetof(struct piece_options, member)
static const struct command_option piece_options[] = {
    {.name = "run",
     .type = OPTION_INTEGER,
     .value_name = "NUMBER",
     .offset = AT(run),
     .min = 1,
     .max = INT64_MAX,
     .help = N_("made in this print run")},
    {.name = "campaign",
     .type = OPTION_TEXT,
     .value_name = "CODE",
     .offset = AT(campaign),
     .help = N_("made for this campaign")},
    {.name = "to", .type = OPTION_TEXT, .value_name = "WHO", .offset = AT(who), .help = N_("written to this prisoner")},
};

static const struct command list_runs_command = {
    .name = "list runs",
    .group = GROUP_PRINT,
    .summary = N_("list print runs, the newest first"),
    .examples = (const char *const[]){"solipost list runs", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .run = run_list_runs,
};

static const struct command list_pieces_command = {
    .name = "list pieces",
    .group = GROUP_PRINT,
    .summary = N_("list cards and letters by their numbers"),
    .options = piece_options,
    .option_count = COUNT_OF(piece_options),
    .examples = (const char *const[]){"solipost list pieces --to P001", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct piece_options),
    .use = USE_KEEP,
    .run = run_list_pieces,
};

const struct command *const run_commands[] = {&list_runs_command, &list_pieces_command, NULL};
