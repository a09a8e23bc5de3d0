/* SPDX-License-Identifier: MIT */
/* solipost list plans, show plan, plan drop: plans that were kept. */
#include "commands.h"

#include <inttypes.h>

#include "calendar_words.h"
#include "guarded.h"
#include "pick.h"
#include "plan_said.h"
#include "solipost/base/utf8.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"

static const char *number(struct cli *cli, int64_t value) { return arena_printf(&cli->arena, "%" PRId64, value); }
static const char *number_or_none(struct cli *cli, int64_t value) { return value == 0 ? "" : number(cli, value); }

/* ---- list plans ---- */

static const char *called(struct cli *cli, const struct noun *noun, struct uuid id) {
  return uuid_is_nil(id) ? "" : pick_call_row(cli, noun, id);
}

static bool run_list_plans(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"plan", N_("plan"), COLUMN_RIGHT},      {"made_on", N_("made on"), 0},
      {"write_on", N_("to be written on"), 0}, {"campaign", N_("campaign"), COLUMN_MAY_SHRINK | COLUMN_OPTIONAL},
      {"people", N_("people"), COLUMN_RIGHT},  {"done", N_("letter made"), COLUMN_RIGHT},
      {"open", N_("open"), COLUMN_RIGHT},      {"dropped", N_("dropped"), COLUMN_RIGHT},
  };
  struct plan_row *rows;
  size_t count;
  (void)options;
  if (!plan_rows(cli->store, (struct date){0}, 0, &cli->arena, &rows, &count, error)) return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < count; i++) {
    const struct plan_row *row = &rows[i];
    cli_table_row(table, (const char *[]){number(cli, row->plan), calendar_day(row->made_on, &cli->arena),
                                          calendar_day(row->write_on, &cli->arena),
                                          called(cli, &campaign_noun, row->campaign), number(cli, row->people),
                                          number(cli, row->done), number(cli, row->open), number(cli, row->dropped)});
  }
  cli_table_end(table);
  if (count == 0 && cli->format == FORMAT_TABLE)
    cli_say(cli, "%s", _("No plan is kept: solipost plan --writers 20 --each 2"));
  return true;
}

/* ---- show plan ---- */

static bool read_number(struct cli *cli, int64_t *plan, struct error *error) {
  if (ascii_parse_integer(cli->operands[0], 1, INT64_MAX, plan)) return true;
  error_set(error, ERROR_MISUSED, _("\"%s\" is no number of a plan"), cli->operands[0]);
  return error_hint(error, "%s", _("'solipost list plans' shows the numbers of all plans"));
}

static bool state_of(struct cli *cli, const struct plan_entry *entry, const char **state, const char **letter,
                     struct error *error) {
  struct piece piece;
  *letter = "";
  *state = _("open");
  if (date_is_set(entry->dropped_on))
    *state = arena_printf(&cli->arena, _("dropped on %s"), calendar_day(entry->dropped_on, &cli->arena));
  if (uuid_is_nil(entry->piece)) return true;
  if (!record_load_even_deleted(cli->store, &piece_noun, entry->piece, &piece, &cli->arena, error)) return false;
  *letter = number_or_none(cli, piece.number);
  *state = field_show(noun_field(&piece_noun, "stage"), &piece, &cli->arena);
  return true;
}

struct entry_row {
  struct prisoner prisoner;
  struct stay stay;
  struct prison prison;
  bool held;
};

static bool add_entry(struct cli *cli, const struct plan_entry *entry, struct guarded *guarded, struct cli_table *table,
                      struct error *error) {
  struct entry_row row;
  struct writer writer;
  const char *state, *letter;
  noun_clear(&writer_noun, &writer);
  if (!record_load_even_deleted(cli->store, &prisoner_noun, entry->prisoner, &row.prisoner, &cli->arena, error) ||
      !people_current_stay(cli->store, entry->prisoner, &row.stay, &row.prison, &row.held, &cli->arena, error) ||
      !state_of(cli, entry, &state, &letter, error))
    return false;
  if (!uuid_is_nil(entry->writer) &&
      !record_load_even_deleted(cli->store, &writer_noun, entry->writer, &writer, &cli->arena, error))
    return false;
  if (!guarded_passes(guarded, &row.prisoner, row.held ? &row.prison : NULL)) return true;
  bool screen = cli->format == FORMAT_TABLE;
  cli_table_row(table, (const char *[]){number(cli, entry->position), row.prisoner.code, row.prisoner.name,
                                        row.held ? row.prison.code : "",
                                        guarded_mark(guarded, &row.prisoner, row.held ? &row.prison : NULL),
                                        entry->language, writer.pseudonym,
                                        screen ? plan_said_kept(entry->why, &cli->arena) : entry->why, letter, state});
  return true;
}

static bool run_show_plan(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"position", N_("no."), COLUMN_RIGHT},
      {"code", N_("code"), 0},
      {"name", N_("name"), COLUMN_MAY_SHRINK},
      {"prison", N_("prison"), 0},
      {"hold", N_("hold"), COLUMN_OPTIONAL},
      {"language", N_("language"), COLUMN_OPTIONAL},
      {"writer", N_("writer"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
      {"why", N_("why"), COLUMN_WRAPS},
      {"letter", N_("letter"), COLUMN_RIGHT | COLUMN_OPTIONAL},
      {"state", N_("status"), COLUMN_WRAPS},
  };
  struct plan_entry_list entries;
  struct guarded guarded;
  int64_t plan;
  size_t open = 0;
  (void)options;
  if (!read_number(cli, &plan, error) || !plan_entries(cli->store, plan, &cli->arena, &entries, error) ||
      !guarded_begin(cli, NULL, &guarded, error))
    return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  bool done = true;
  for (size_t i = 0; done && i < entries.count; i++) {
    done = add_entry(cli, &entries.items[i], &guarded, table, error);
    open += uuid_is_nil(entries.items[i].piece) && !date_is_set(entries.items[i].dropped_on);
  }
  cli_table_end(table);
  guarded_end(&guarded);
  if (!done || cli->format != FORMAT_TABLE || open == 0) return done;
  cli_say(cli,
          ngettext("%zu person has no letter yet: solipost print cards --plan %" PRId64
                   " ..., or solipost plan drop %" PRId64,
                   "%zu people have no letter yet: solipost print cards --plan %" PRId64
                   " ..., or solipost plan drop %" PRId64,
                   open),
          open, plan, plan);
  return true;
}

/* ---- plan drop ---- */

struct dropping {
  int64_t plan;
  struct uuid *people;
  size_t people_count, dropped;
};

static bool drop(struct cli *cli, void *context, struct error *error) {
  struct dropping *dropping = context;
  struct uuid nobody = {{0}};
  size_t count;
  if (dropping->people_count == 0)
    return plan_entry_drop(cli->store, dropping->plan, nobody, nobody, date_today(), &dropping->dropped, error);
  for (size_t i = 0; i < dropping->people_count; i++) {
    if (!plan_entry_drop(cli->store, dropping->plan, nobody, dropping->people[i], date_today(), &count, error))
      return false;
    dropping->dropped += count;
  }
  return true;
}

static bool is_open_in(const struct plan_entry_list *entries, const struct prisoner *prisoner, struct cli *cli,
                       int64_t plan, struct error *error) {
  for (size_t i = 0; i < entries->count; i++) {
    const struct plan_entry *entry = &entries->items[i];
    bool open = uuid_is_nil(entry->piece) && !date_is_set(entry->dropped_on);
    if (uuid_equal(entry->prisoner, prisoner->id) && open) return true;
  }
  error_set(error, ERROR_REFUSED, _("%s is not open in plan %" PRId64), prisoner_call(prisoner, &cli->arena), plan);
  return error_hint(error, _("'solipost show plan %" PRId64 "' shows how each stands"), plan);
}

static bool run_plan_drop(struct cli *cli, const void *options, struct error *error) {
  struct dropping dropping = {.people = ARENA_ARRAY(&cli->arena, struct uuid, cli->operand_count)};
  struct plan_entry_list entries;
  (void)options;
  if (!read_number(cli, &dropping.plan, error) ||
      !plan_entries(cli->store, dropping.plan, &cli->arena, &entries, error))
    return false;
  for (size_t i = 1; i < cli->operand_count; i++) {
    struct prisoner prisoner;
    if (!pick_one(cli, &prisoner_noun, cli->operands[i], &prisoner, error) ||
        !is_open_in(&entries, &prisoner, cli, dropping.plan, error))
      return false;
    dropping.people[dropping.people_count++] = prisoner.id;
  }
  if (!cli_commit(cli, drop, &dropping, error)) return false;
  if (dropping.dropped == 0) cli_say(cli, _("Nobody in plan %" PRId64 " is open: nothing is changed"), dropping.plan);
  else
    cli_say(cli, ngettext("%zu person is back in the pool", "%zu people are back in the pool", dropping.dropped),
            dropping.dropped);
  return true;
}

/* ---- the commands ---- */

static const struct command list_plans_command = {
    .name = "list plans",
    .group = GROUP_LOG,
    .summary = N_("list the plans that were kept, the newest first"),
    .examples = (const char *const[]){"solipost list plans", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .run = run_list_plans,
};

static const struct command show_plan_command = {
    .name = "show plan",
    .group = GROUP_LOG,
    .summary = N_("show a kept plan: whom it has, and what came of it"),
    .operands = "PLAN",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost show plan 1", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .use = USE_KEEP,
    .run = run_show_plan,
};

static const struct command plan_drop_command = {
    .name = "plan drop",
    .group = GROUP_LOG,
    .summary = N_("put people of a kept plan back into the pool"),
    .details = N_("Without names all for whom no letter was made go back. Can be undone."),
    .operands = "PLAN [WHO]...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .examples = (const char *const[]){"solipost plan drop 1 P001", "solipost plan drop 1", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .use = USE_KEEP,
    .run = run_plan_drop,
};

const struct command *const plan_kept_commands[] = {&list_plans_command, &show_plan_command, &plan_drop_command, NULL};
