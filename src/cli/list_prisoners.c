/* SPDX-License-Identifier: MIT */
/* solipost list prisoners: all or those who fit, also by the letters they got or did not get. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "guarded.h"
#include "list_request.h"
#include "parse.h"
#include "pick.h"
#include "sheet.h"
#include "solipost/model/nouns.h"
#include "solipost/store/people_store.h"
#include "solipost/store/plan_store.h"

struct listing {
  struct cli *cli;
  struct guarded guarded;
};

/* ---- columns ---- */

/* Notes are for this group's keepers: they are in no list and no file. */
static bool field_goes_to_files(const struct field *field) {
  return parse_field_is_offered(field) && field->type != FIELD_REFERENCE && !(field->flags & FIELD_NOTE);
}

static const struct cli_column on_screen[] = {
    {"code", N_("code"), 0},
    {"name", N_("name"), COLUMN_MAY_SHRINK},
    {"name_native", N_("own script"), COLUMN_MAY_SHRINK | COLUMN_OPTIONAL},
    {"distinguisher", N_("distinguisher"), COLUMN_MAY_SHRINK | COLUMN_OPTIONAL},
    {"status", N_("status"), COLUMN_OPTIONAL},
    {"contact", N_("contact"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
};
static const struct cli_column of_place[] = {
    {"prison", N_("prison"), 0},
    {"unit", N_("unit"), COLUMN_FILES_ONLY},
    {"ward", N_("ward"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
};
static const struct cli_column of_hold = {"hold", N_("hold"), COLUMN_OPTIONAL};
/* For who asks: what the letters say. */
static const struct cli_column of_letters[] = {
    {"country", N_("country"), COLUMN_MAY_SHRINK},
    {"letters", N_("letters"), COLUMN_RIGHT},
    {"mailed_on", N_("last mailed on"), 0},
    {"answered_on", N_("last answer on"), 0},
};

struct columns {
  struct cli_column items[SHEET_MOST_COLUMNS];
  size_t count, usual;
};

static void add_columns(struct columns *columns, const struct cli_column *items, size_t count) {
  for (size_t i = 0; i < count; i++) columns->items[columns->count++] = items[i];
}

static bool is_among(const struct columns *columns, const char *name) {
  for (size_t i = 0; i < columns->count; i++)
    if (strcmp(columns->items[i].name, name) == 0) return true;
  return false;
}

static void make_columns(const struct cli *cli, struct columns *columns) {
  *columns = (struct columns){.count = 0};
  add_columns(columns, on_screen, COUNT_OF(on_screen));
  for (size_t i = 0; i < prisoner_noun.field_count; i++) {
    const struct field *field = &prisoner_noun.fields[i];
    if (!field_goes_to_files(field) || is_among(columns, field->name)) continue;
    columns->items[columns->count++] = (struct cli_column){field->name, field->label, COLUMN_FILES_ONLY};
  }
  add_columns(columns, of_place, COUNT_OF(of_place));
  if (cli->format == FORMAT_TABLE) add_columns(columns, &of_hold, 1);
  columns->usual = columns->count;
  add_columns(columns, of_letters, COUNT_OF(of_letters));
}

/* ---- cells ---- */

/* The letters to somebody; what cannot be read is left empty here, and found by 'solipost check'. */
static const char *about_letters(struct cli *cli, struct uuid prisoner, const char *name) {
  bool answer = strcmp(name, "answered_on") == 0;
  const struct record_value value = {.kind = VALUE_ID, .id = prisoner};
  struct record_query query = {
      .where =
          "id IN (SELECT id FROM piece WHERE prisoner = ?1 AND row_state = 0 UNION ALL SELECT piece FROM addressee"
          " WHERE prisoner = ?1 AND row_state = 0) AND +first_mailed_on IS NOT NULL", /* '+': not by the index of all */
      .values = &value,
      .value_count = 1};
  int64_t letters = 0;
  struct picked_list found;
  if (strcmp(name, "letters") == 0)
    return record_count(cli->store, &piece_noun, &query, &letters, NULL)
               ? arena_printf(&cli->arena, "%" PRId64, letters)
               : "";
  query.order = answer ? "+answered_on DESC" : "+mailed_on DESC";
  query.limit = 1;
  if (!pick_all(cli, &piece_noun, &query, &found, NULL) || found.count == 0) return "";
  return field_get(noun_field(&piece_noun, name), found.records[0], &cli->arena);
}

static const char *prisoner_cell(void *context, const void *record, const struct cli_column *column, bool in_words) {
  struct listing *listing = context;
  struct cli *cli = listing->cli;
  const struct selected *one = record;
  const char *name = column->name;
  bool held = !uuid_is_nil(one->prison.id);
  const struct field *field = noun_field(&prisoner_noun, name);
  const void *from = &one->prisoner;
  if (strcmp(name, "prison") == 0) return held ? one->prison.code : "";
  if (strcmp(name, "unit") == 0) return held ? one->stay.unit : "";
  if (strcmp(name, "ward") == 0) return held ? one->stay.ward : "";
  if (strcmp(name, "hold") == 0) return guarded_mark(&listing->guarded, &one->prisoner, &one->prison);
  if (strcmp(name, "country") == 0) {
    field = noun_field(&prison_noun, name);
    from = &one->prison;
  }
  if (field == NULL) return about_letters(cli, one->prisoner.id, name);
  return in_words ? field_show(field, from, &cli->arena) : field_get(field, from, &cli->arena);
}

/* ---- order ---- */

static bool take_place(struct picked_list *people, size_t place, struct uuid prisoner) {
  for (size_t i = place; i < people->count; i++) {
    struct selected *one = people->records[i];
    if (!uuid_equal(one->prisoner.id, prisoner)) continue;
    memmove(&people->records[place + 1], &people->records[place], (i - place) * sizeof *people->records);
    people->records[place] = one;
    return true;
  }
  return false;
}

/* A plan has an order of its own, in which its cards and papers come too. */
static bool order_by_plan(struct cli *cli, int64_t plan, struct picked_list *people, struct error *error) {
  struct plan_entry_list entries;
  size_t place = 0;
  if (!plan_entries(cli->store, plan, &cli->arena, &entries, error)) return false;
  for (size_t i = 0; i < entries.count; i++)
    place += !date_is_set(entries.items[i].dropped_on) && take_place(people, place, entries.items[i].prisoner);
  return true;
}

/* ---- the command ---- */

static bool find_people(struct cli *cli, const struct record_query *query, struct picked_list *out,
                        struct error *error) {
  if (!pick_all(cli, &prisoner_noun, query, out, error)) return false;
  for (size_t i = 0; i < out->count; i++) {
    struct selected *one = ARENA_NEW(&cli->arena, struct selected);
    bool found = false;
    if (!cli_not_stopped(error)) return false;
    one->prisoner = *(const struct prisoner *)out->records[i];
    if (!people_current_stay(cli->store, one->prisoner.id, &one->stay, &one->prison, &found, &cli->arena, error))
      return false;
    if (!found) {
      noun_clear(&stay_noun, &one->stay);
      noun_clear(&prison_noun, &one->prison);
    }
    out->records[i] = one;
  }
  return true;
}

static bool wants_ended(const struct list_request *request, const struct list_filters *filters) {
  static const char *const over[] = {"released", "deported", "deceased"};
  if (request->all) return true;
  for (size_t i = 0; i < filters->count; i++)
    for (size_t s = 0; s < COUNT_OF(over); s++)
      if (strcmp(filters->items[i].name, "status") == 0 && strcmp(filters->items[i].value.text, over[s]) == 0)
        return true;
  return false;
}

static void leave_out(struct guarded *guarded, struct picked_list *people) {
  size_t kept = 0;
  for (size_t i = 0; i < people->count; i++) {
    const struct selected *one = people->records[i];
    if (guarded_passes(guarded, &one->prisoner, &one->prison)) people->records[kept++] = people->records[i];
  }
  people->count = kept;
}

static bool run_list_prisoners(struct cli *cli, const void *options, struct error *error) {
  const struct list_request *request = options;
  struct listing listing = {.cli = cli};
  struct list_filters filters;
  struct record_query query;
  struct picked_list people;
  struct columns columns;
  struct sheet sheet;
  make_columns(cli, &columns);
  bool ordered_by_plan = request->plan != 0 && request->order == NULL;
  const char *order = ordered_by_plan || request->order != NULL ? request->order : "name";
  if (!sheet_choose(cli, columns.items, columns.count, columns.usual, request->columns, order, &sheet, error) ||
      !list_request_read(cli, &prisoner_noun, request, &filters, error))
    return false;
  if (!wants_ended(request, &filters)) filters.items[filters.count++] = (struct filter_given){.name = "active"};
  filter_query(&prisoner_noun, filters.items, filters.count, &cli->arena, &query);
  query.order = "length(code), code, id";
  if (!find_people(cli, &query, &people, error) ||
      (ordered_by_plan && !order_by_plan(cli, request->plan, &people, error)) ||
      !guarded_begin(cli, request->campaign, &listing.guarded, error))
    return false;
  size_t found = people.count;
  leave_out(&listing.guarded, &people);
  sheet_sort(&sheet, people.records, people.count, prisoner_cell, &listing);
  sheet_print(&sheet, people.records, people.count, prisoner_cell, &listing);
  guarded_end(&listing.guarded);
  if (found > 0 || cli->format != FORMAT_TABLE) return true;
  if (filters.narrows) cli_say(cli, "%s", _("None fits; leave out a condition to see more"));
  else cli_say(cli, _("None yet: solipost add %s"), prisoner_noun.name);
  return true;
}

static const struct command_option options[] = {
    {.name = "country",
     .type = OPTION_COUNTRY,
     .value_name = "COUNTRY",
     .offset = LIST_AT(country),
     .help = N_("held in this country")},
    LIST_TEXT("prison", "PRISON", prison, N_("held in this prison")),
    LIST_TEXT("campaign", "CODE", campaign, N_("whom this campaign is for")),
    {.name = "language",
     .type = OPTION_LANGUAGE,
     .value_name = "LANGUAGE",
     .offset = LIST_AT(language),
     .help = N_("who reads this language")},
    LIST_TEXT("status", "STATUS", status,
              N_("remand, sentenced, administrative, released, deported, deceased or unknown")),
    LIST_TEXT("writer", "WRITER", writer, N_("to whom this writer writes")),
    LIST_STAGE(N_("to whom a letter has come so far")),
    LIST_RUN(N_("for whom this print run had a letter")),
    LIST_PLAN(N_("whom this kept plan has")),
    LIST_TEXT("silent", "TIME", silent, N_("written to so long ago, and no word since: 120d, 17w, 4m")),
    {.name = "never-written",
     .type = OPTION_FLAG,
     .offset = LIST_AT(never_written),
     .help = N_("to whom nothing was ever mailed")},
    LIST_TEXT("unwritten", "TIME", unwritten, N_("to whom nothing was mailed for so long: 90d")),
    {.name = "waiting",
     .type = OPTION_FLAG,
     .offset = LIST_AT(waiting),
     .help = N_("for whom a written letter waits for something")},
    {.letter = 'a',
     .name = "all",
     .type = OPTION_FLAG,
     .offset = LIST_AT(all),
     .help = N_("also those to whom contact has ended")},
    LIST_TEXT("columns", "NAMES", columns, N_("only these columns, in this order: code,name")),
    {.name = "order",
     .type = OPTION_TEXT,
     .value_name = "NAMES",
     .offset = LIST_AT(order),
     .help = N_("order by these columns, otherwise by name or as in the plan; a - before one turns it around")},
};

static const struct command list_prisoners_command = {
    .name = "list prisoners",
    .group = GROUP_PEOPLE,
    .summary = N_("list prisoners, all or those who fit"),
    .details =
        N_("Conditions go together: each narrows the list. CSV and JSON hold every field but the notes, under the "
           "names that 'solipost import' reads; --columns names others, also country, letters, mailed and "
           "answered."),
    .operands = "[WHO]...",
    .operands_max = OPERANDS_ANY,
    .options = options,
    .option_count = COUNT_OF(options),
    .examples = (const char *const[]){"solipost list prisoners --country Turkey --never-written",
                                      "solipost list prisoners --silent 120d --columns code,name,letters,mailed",
                                      "solipost list prisoners --status remand --format csv", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct list_request),
    .use = USE_KEEP,
    .run = run_list_prisoners,
};

const struct command *const list_prisoners_commands[] = {&list_prisoners_command, NULL};
