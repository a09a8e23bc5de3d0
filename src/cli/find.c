/* SPDX-License-Identifier: MIT */
/* solipost find TEXT: prisoners and prisons by the beginnings of their names, however they are spelled. */
#include "commands.h"

#include <string.h>

#include "guarded.h"
#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/country.h"
#include "solipost/lang/text.h"
#include "solipost/model/nouns.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

struct find_options {
  int64_t limit;
};

struct hit {
  const char *kind, *code, *name, *native, *distinguisher, *place, *status, *hold;
  bool left_out;
};

static bool prisoner_hit(struct cli *cli, struct guarded *guarded, const struct prisoner *prisoner, struct hit *hit,
                         struct error *error) {
  struct stay stay;
  struct prison prison;
  bool found = false;
  noun_clear(&prison_noun, &prison);
  if (!people_current_stay(cli->store, prisoner->id, &stay, &prison, &found, &cli->arena, error)) return false;
  *hit = (struct hit){.kind = _(prisoner_noun.label),
                      .code = prisoner->code,
                      .name = prisoner->name,
                      .native = prisoner->name_native,
                      .distinguisher = prisoner->distinguisher,
                      .place = found ? pick_call(&prison_noun, &prison, &cli->arena) : "",
                      .status = field_show(noun_field(&prisoner_noun, "status"), prisoner, &cli->arena),
                      .hold = guarded_mark(guarded, prisoner, &prison),
                      .left_out = !guarded_passes(guarded, prisoner, &prison)};
  return true;
}

static struct hit prison_hit(struct cli *cli, const struct prison *prison) {
  const char *country = prison->country[0] == '\0' ? "" : country_name(prison->country, cli->language, &cli->arena);
  const char *place = prison->city[0] == '\0' ? country : arena_printf(&cli->arena, "%s, %s", prison->city, country);
  return (struct hit){.kind = _(prison_noun.label),
                      .code = prison->code,
                      .name = prison->name,
                      .native = prison->name_native,
                      .distinguisher = "",
                      .place = place,
                      .status = field_show(noun_field(&prison_noun, "mail_status"), prison, &cli->arena),
                      .hold = ""};
}

static const char *name_of_prisoner(const void *record) { return ((const struct prisoner *)record)->name; }
static const char *name_of_prison(const void *record) { return ((const struct prison *)record)->name; }

static bool is_exact(const struct noun *noun, const void *record, const char *typed) {
  if (noun == &prison_noun) return ascii_equal_ignoring_case(((const struct prison *)record)->code, typed);
  const struct prisoner *prisoner = record;
  return ascii_equal_ignoring_case(prisoner->code, typed) || ascii_equal_ignoring_case(prisoner->number, typed);
}

static bool add_row(struct cli *cli, struct guarded *guarded, const struct noun *noun, const void *record,
                    struct cli_table *table, struct error *error) {
  struct hit hit;
  if (noun == &prison_noun) hit = prison_hit(cli, record);
  else if (!prisoner_hit(cli, guarded, record, &hit, error)) return false;
  if (hit.left_out) return true;
  cli_table_row(table, (const char *[]){hit.kind, hit.code, hit.name, hit.native, hit.distinguisher, hit.place,
                                        hit.status, hit.hold});
  return true;
}

/* An exact code or number first, the others in the order of the language. */
static bool find_noun(struct cli *cli, struct guarded *guarded, const struct noun *noun, const char *typed,
                      size_t limit, struct cli_table *table, struct error *error) {
  struct uuid *ids = NULL;
  size_t count = 0, exact = 0;
  if (!people_find(cli->store, noun, typed, limit, &cli->arena, &ids, &count, error)) return false;
  void **records = ARENA_ARRAY(&cli->arena, void *, count + 1);
  for (size_t i = 0; i < count; i++) {
    records[i] = arena_alloc(&cli->arena, noun->size);
    if (!record_load(cli->store, noun, ids[i], records[i], &cli->arena, error)) return false;
    if (exact == i && is_exact(noun, records[i], typed)) exact++;
  }
  lang_sort(records + exact, count - exact, noun == &prison_noun ? name_of_prison : name_of_prisoner,
            cli->order_language);
  for (size_t i = 0; i < count; i++)
    if (!add_row(cli, guarded, noun, records[i], table, error)) return false;
  return true;
}

static const struct cli_column columns[] = {
    {"kind", N_("kind"), 0},
    {"code", N_("code"), 0},
    {"name", N_("name"), COLUMN_MAY_SHRINK},
    {"name_native", N_("own script"), COLUMN_MAY_SHRINK | COLUMN_OPTIONAL},
    {"distinguisher", N_("distinguisher"), COLUMN_MAY_SHRINK | COLUMN_OPTIONAL},
    {"place", N_("place"), COLUMN_MAY_SHRINK},
    {"status", N_("status"), COLUMN_OPTIONAL},
    {"hold", N_("hold"), COLUMN_OPTIONAL},
};

static const char *joined_operands(struct cli *cli) {
  const char *text = cli->operands[0];
  for (size_t i = 1; i < cli->operand_count; i++) text = arena_printf(&cli->arena, "%s %s", text, cli->operands[i]);
  return text;
}

static bool run_find(struct cli *cli, const void *options, struct error *error) {
  const struct find_options *given = options;
  const char *typed = joined_operands(cli);
  struct guarded guarded;
  if (!guarded_begin(cli, NULL, &guarded, error)) return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns) - (cli->format == FORMAT_TABLE ? 0 : 1));
  size_t limit = (size_t)given->limit;
  bool done = find_noun(cli, &guarded, &prisoner_noun, typed, limit, table, error);
  size_t prisoners = cli_table_rows(table);
  done = done && find_noun(cli, &guarded, &prison_noun, typed, limit, table, error);
  size_t rows = cli_table_rows(table);
  cli_table_end(table);
  bool left_out = guarded.left_out.count > 0;
  guarded_end(&guarded);
  if (!done) return false;
  if (prisoners == limit || rows - prisoners == limit)
    cli_say(cli, _("Only the first %zu are shown: type more of the name, or raise --limit"), limit);
  if (rows > 0 || left_out) return true;
  error_set(error, ERROR_NOT_FOUND, _("nobody and no prison is found under '%s'"), typed);
  return error_hint(error, "%s",
                    _("type only the beginning of a name, or of two: 'den or'; accents and capitals do not matter"));
}

static const struct command_option find_options[] = {
    {.name = "limit",
     .type = OPTION_INTEGER,
     .value_name = "NUMBER",
     .offset = offsetof(struct find_options, limit),
     .initial = "50",
     .min = 1,
     .max = 100000,
     .help = N_("show at most so many of each kind")},
};

static const struct command find_command = {
    .name = "find",
    .group = GROUP_PEOPLE,
    .summary = N_("find prisoners and prisons by a name or its beginning"),
    .details = N_(
        "Accents, capitals and the script do not matter: 'isik' finds Işık, 'grossmann' Großmann, 'yushchenko' Ющенко. "
        "Several words all have to fit. A code or a number given by the prison is found as well."),
    .operands = "TEXT...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = find_options,
    .option_count = COUNT_OF(find_options),
    .examples = (const char *const[]){"solipost find ornek", "solipost find den or --format json", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct find_options),
    .use = USE_KEEP,
    .run = run_find,
};

const struct command *const find_commands[] = {&find_command, NULL};
