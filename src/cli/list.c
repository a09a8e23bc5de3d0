/* SPDX-License-Identifier: MIT */
/* solipost list prisons|writers|campaigns|relays. */
#include "commands.h"

#include <string.h>

#include "parse.h"
#include "pick.h"
#include "solipost/lang/text.h"
#include "solipost/model/nouns.h"
#include "solipost/store/record_store.h"
#include "solipost/store/vault_store.h"

enum { MOST_LIST_COLUMNS = 64 };

/* ---- columns: some for the screen, every field for files ---- */

struct list_columns {
  struct cli_column items[MOST_LIST_COLUMNS];
  size_t count;
};

static void add_column(struct list_columns *columns, const char *name, const char *label, unsigned flags) {
  columns->items[columns->count++] = (struct cli_column){name, label, flags};
}

/* Notes are for this group's keepers: they are in no list and no file. */
static bool field_goes_to_files(const struct field *field) {
  return parse_field_is_offered(field) && field->type != FIELD_REFERENCE && !(field->flags & FIELD_NOTE);
}

struct screen_field {
  const char *name;
  unsigned flags;
};

static void add_field_columns(struct list_columns *columns, const struct noun *noun, const struct screen_field *shown) {
  for (size_t i = 0; shown[i].name != NULL; i++) {
    const struct field *field = noun_field(noun, shown[i].name);
    bool native = strcmp(field->name, "name_native") == 0;
    add_column(columns, field->name, native ? N_("own script") : field->label, shown[i].flags);
  }
  for (size_t i = 0; i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    bool already = !field_goes_to_files(field);
    for (size_t j = 0; j < columns->count; j++)
      if (strcmp(columns->items[j].name, field->name) == 0) already = true;
    if (!already) add_column(columns, field->name, field->label, COLUMN_FILES_ONLY);
  }
}

/* On the screen in words, in files as stored. */
static const char *cell(struct cli *cli, const struct field *field, const void *record) {
  return cli->format == FORMAT_TABLE ? field_show(field, record, &cli->arena) : field_get(field, record, &cli->arena);
}

static const char *prison_name(const void *record) { return ((const struct prison *)record)->name; }
static const char *writer_name(const void *record) { return ((const struct writer *)record)->pseudonym; }
static const char *campaign_name(const void *record) { return ((const struct campaign *)record)->name; }
static const char *relay_name(const void *record) { return ((const struct relay *)record)->name; }

static void say_nothing_found(struct cli *cli, const struct noun *noun, size_t rows, bool filtered) {
  if (rows > 0 || cli->format != FORMAT_TABLE) return;
  if (filtered) cli_say(cli, "%s", _("None fits; leave out a condition to see more"));
  else cli_say(cli, _("None yet: solipost add %s"), noun->name);
}

struct list_options {
  const char *country;
  bool all;
};

/* ---- prisons, writers, campaigns ---- */

static bool print_noun(struct cli *cli, const struct noun *noun, const struct record_query *query,
                       const struct screen_field *screen, const char *(*name)(const void *), struct error *error) {
  struct list_columns columns = {0};
  struct picked_list all;
  if (!pick_all(cli, noun, query, &all, error)) return false;
  lang_sort(all.records, all.count, name, cli->order_language);
  add_field_columns(&columns, noun, screen);
  struct cli_table *table = cli_table_begin(cli, columns.items, columns.count);
  for (size_t i = 0; i < all.count; i++) {
    const char *cells[MOST_LIST_COLUMNS];
    for (size_t c = 0; c < columns.count; c++)
      cells[c] = cell(cli, noun_field(noun, columns.items[c].name), all.records[i]);
    cli_table_row(table, cells);
  }
  cli_table_end(table);
  say_nothing_found(cli, noun, all.count, query->value_count > 0);
  return true;
}

static bool run_list_prisons(struct cli *cli, const void *options, struct error *error) {
  static const struct screen_field screen[] = {{"code", 0},
                                               {"name", COLUMN_MAY_SHRINK},
                                               {"city", COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
                                               {"country", COLUMN_MAY_SHRINK},
                                               {"mail_status", COLUMN_OPTIONAL},
                                               {"confidence", COLUMN_OPTIONAL},
                                               {"checked_on", COLUMN_OPTIONAL},
                                               {NULL, 0}};
  const struct list_options *given = options;
  struct record_value country = {.kind = VALUE_TEXT, .text = given->country};
  struct record_query query = {.where = given->all ? "country = ?1" : "country = ?1 AND closed_on IS NULL",
                               .values = &country,
                               .value_count = 1};
  if (given->country == NULL) query = (struct record_query){.where = given->all ? NULL : "closed_on IS NULL"};
  return print_noun(cli, &prison_noun, &query, screen, prison_name, error);
}

/* Of the vault no more than whether it holds something. */
static bool print_writer(struct cli *cli, const struct list_columns *columns, const struct writer *writer,
                         struct cli_table *table, struct error *error) {
  const char *cells[MOST_LIST_COLUMNS];
  struct vault_entry entry;
  bool found = false;
  if (!vault_find(cli->store, writer->id, &cli->arena, &entry, &found, error)) return false;
  for (size_t c = 0; c + 1 < columns->count; c++)
    cells[c] = cell(cli, noun_field(&writer_noun, columns->items[c].name), writer);
  cells[columns->count - 1] = !found ? "" : cli->format == FORMAT_TABLE ? _("in the vault") : "yes";
  cli_table_row(table, cells);
  return true;
}

static bool run_list_writers(struct cli *cli, const void *options, struct error *error) {
  static const struct screen_field screen[] = {{"pseudonym", COLUMN_MAY_SHRINK},
                                               {"languages", COLUMN_MAY_SHRINK},
                                               {"privacy", COLUMN_OPTIONAL},
                                               {"capacity", COLUMN_RIGHT | COLUMN_OPTIONAL},
                                               {"paused_from", COLUMN_OPTIONAL},
                                               {"paused_until", COLUMN_OPTIONAL},
                                               {"left_on", COLUMN_OPTIONAL},
                                               {NULL, 0}};
  struct list_columns columns = {0};
  struct picked_list all;
  bool done = true;
  (void)options;
  if (!pick_all(cli, &writer_noun, &(struct record_query){0}, &all, error)) return false;
  lang_sort(all.records, all.count, writer_name, cli->order_language);
  add_field_columns(&columns, &writer_noun, screen);
  add_column(&columns, "vault", N_("name and address"), COLUMN_OPTIONAL);
  struct cli_table *table = cli_table_begin(cli, columns.items, columns.count);
  for (size_t i = 0; done && i < all.count; i++) done = print_writer(cli, &columns, all.records[i], table, error);
  cli_table_end(table);
  if (done) say_nothing_found(cli, &writer_noun, all.count, false);
  return done;
}

static bool run_list_campaigns(struct cli *cli, const void *options, struct error *error) {
  static const struct screen_field screen[] = {{"code", COLUMN_OPTIONAL},
                                               {"name", COLUMN_MAY_SHRINK},
                                               {"since", COLUMN_OPTIONAL},
                                               {"until", COLUMN_OPTIONAL},
                                               {"lead", COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
                                               {NULL, 0}};
  (void)options;
  return print_noun(cli, &campaign_noun, &(struct record_query){0}, screen, campaign_name, error);
}

static bool run_list_relays(struct cli *cli, const void *options, struct error *error) {
  static const struct screen_field screen[] = {{"code", 0},
                                               {"name", COLUMN_MAY_SHRINK},
                                               {"country", COLUMN_MAY_SHRINK},
                                               {"language", COLUMN_OPTIONAL},
                                               {"agreed_on", COLUMN_OPTIONAL},
                                               {NULL, 0}};
  (void)options;
  return print_noun(cli, &relay_noun, &(struct record_query){0}, screen, relay_name, error);
}

#define AT(member) offsetof(struct list_options, member)
static const struct command_option prison_options[] = {
    {.name = "country",
     .type = OPTION_COUNTRY,
     .value_name = "COUNTRY",
     .offset = AT(country),
     .help = N_("in this country")},
    {.letter = 'a', .name = "all", .type = OPTION_FLAG, .offset = AT(all), .help = N_("also closed ones")},
};

#define LIST_DETAILS                                                                                                   \
  N_("CSV and JSON hold every field but the notes, under the names that 'solipost import' reads; lists on a "          \
     "terminal are fitted to its width.")

static const struct command list_prisons_command = {
    .name = "list prisons",
    .group = GROUP_PEOPLE,
    .summary = N_("list prisons"),
    .details = LIST_DETAILS,
    .options = prison_options,
    .option_count = COUNT_OF(prison_options),
    .examples = (const char *const[]){"solipost list prisons --country TR", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct list_options),
    .run = run_list_prisons,
};

static const struct command list_writers_command = {
    .name = "list writers",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("list those who write"),
    .examples = (const char *const[]){"solipost list writers", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .run = run_list_writers,
};

static const struct command list_campaigns_command = {
    .name = "list campaigns",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("list campaigns"),
    .examples = (const char *const[]){"solipost list campaigns", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .run = run_list_campaigns,
};

static const struct command list_relays_command = {
    .name = "list relays",
    .group = GROUP_PEOPLE,
    .summary = N_("list those who pass letters on"),
    .examples = (const char *const[]){"solipost list relays", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .run = run_list_relays,
};

const struct command *const list_commands[] = {&list_prisons_command, &list_writers_command, &list_campaigns_command,
                                               &list_relays_command, NULL};
