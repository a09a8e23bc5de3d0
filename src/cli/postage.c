/* SPDX-License-Identifier: MIT */
/* solipost postage list|set|remove: what posting costs, and this group's own prices. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/country.h"
#include "solipost/store/people_store.h"
#include "solipost/store/postage_store.h"
#include "solipost/store/record_store.h"

static const char *const forms[] = {POSTAGE_CARD, POSTAGE_LETTER};

/* ---- list ---- */

struct list_options {
  const char *country;
  bool all;
};

static void list_one(struct cli *cli, struct cli_table *table, const struct postage_price *price) {
  const struct postage *row = &price->postage;
  const char *from = field_get(noun_field(&postage_noun, "valid_from"), row, &cli->arena);
  const char *status = price->shipped ? price->status : "group";
  const char *money = cli->format == FORMAT_TABLE ? postage_money(row->price, row->currency, &cli->arena)
                                                  : arena_printf(&cli->arena, "%" PRId64, row->price);
  cli_table_row(table,
                (const char *[]){row->country, row->zone, row->form, arena_printf(&cli->arena, "%" PRId64, row->most_g),
                                 money, row->currency, row->source, from, status});
}

static bool run_postage_list(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"country", N_("posted in"), 0},
      {"zone", N_("zone"), 0},
      {"form", N_("form"), 0},
      {"most_g", N_("up to grams"), COLUMN_RIGHT},
      {"price", N_("price"), COLUMN_RIGHT},
      {"currency", N_("currency"), COLUMN_FILES_ONLY},
      {"source", N_("source"), COLUMN_WRAPS},
      {"valid_from", N_("valid from"), COLUMN_OPTIONAL},
      {"status", N_("known from"), COLUMN_MAY_SHRINK},
  };
  const struct list_options *given = options;
  struct own_group group;
  struct postage_table postage;
  if (!people_own_group(cli->store, &group, &cli->arena, error) ||
      !postage_known(cli->store, &cli->arena, &postage, error))
    return false;
  const char *country = given->country != NULL ? given->country : group.country;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  size_t listed = 0;
  for (size_t i = 0; i < postage.price_count; i++) {
    if (!given->all && strcmp(postage.prices[i].postage.country, country) != 0) continue;
    list_one(cli, table, &postage.prices[i]);
    listed++;
  }
  cli_table_end(table);
  if (cli->format != FORMAT_TABLE) return true;
  if (listed == 0)
    cli_say(cli, _("No postage is known for %s: solipost postage set %s world letter 20 1.25 --currency EUR"),
            country_name(country, cli->language, &cli->arena), country);
  else cli_say(cli, "%s", _("Posts change their prices: 'solipost postage set' puts your own in the place of one"));
  return true;
}

/* ---- set, remove ---- */

struct set_options {
  const char *currency, *source;
  struct date from;
};

static bool no_form(const char *typed, struct error *error) {
  error_set(error, ERROR_MISUSED, _("\"%s\" is no form of mail"), typed);
  return error_hint(error, "%s", _("write card for a card on its own, letter for whatever is in an envelope"));
}

static bool read_form(const char *typed, const char **form, struct error *error) {
  for (size_t i = 0; i < COUNT_OF(forms); i++) {
    if (!ascii_equal_ignoring_case(typed, forms[i])) continue;
    *form = forms[i];
    return true;
  }
  return no_form(typed, error);
}

static bool read_country(struct cli *cli, const char *typed, const char **code, struct error *error) {
  *code = country_from_text(typed, &cli->arena);
  if (*code != NULL) return true;
  error_set(error, ERROR_MISUSED, _("\"%s\" is no country"), typed);
  return error_hint(error, "%s", _("first stands the country in which you post: DE, or Germany"));
}

/* inland, a country, or a zone that the table of zones knows for the country. */
static bool read_zone(struct cli *cli, const struct postage_table *table, const char *posted_in, const char *typed,
                      const char **zone, struct error *error) {
  const char *known = POSTAGE_INLAND;
  *zone = POSTAGE_INLAND;
  if (ascii_equal_ignoring_case(typed, POSTAGE_INLAND)) return true;
  bool any = false;
  for (size_t i = 0; i < table->zone_count; i++) {
    if (strcmp(table->zones[i].posted_in, posted_in) != 0) continue;
    any = true;
    known = arena_printf(&cli->arena, "%s, %s", known, table->zones[i].zone);
    *zone = table->zones[i].zone;
    if (ascii_equal_ignoring_case(typed, *zone)) return true;
  }
  *zone = country_from_text(typed, &cli->arena);
  if (*zone != NULL) {
    if (strcmp(*zone, posted_in) == 0) *zone = POSTAGE_INLAND;
    return true;
  }
  error_set(error, ERROR_MISUSED, _("\"%s\" is no zone"), typed);
  if (!any) return error_hint(error, "%s", _("write inland, or the country it goes to"));
  return error_hint(error, _("write one of %s, or the country it goes to"), known);
}

/* COUNTRY ZONE FORM GRAMS. */
static bool read_key(struct cli *cli, const struct postage_table *table, struct postage *out, struct error *error) {
  const char *const *typed = cli->operands;
  noun_clear(&postage_noun, out);
  if (!read_country(cli, typed[0], &out->country, error) ||
      !read_zone(cli, table, out->country, typed[1], &out->zone, error) || !read_form(typed[2], &out->form, error))
    return false;
  if (ascii_parse_integer(typed[3], 1, 30000, &out->most_g)) return true;
  error_set(error, ERROR_MISUSED, _("\"%s\" is no weight in grams"), typed[3]);
  return error_hint(error, "%s", _("write a whole number: 20 is a letter of up to 20 grams"));
}

static bool is_same(const struct postage *a, const struct postage *b) {
  return strcmp(a->country, b->country) == 0 && ascii_equal_ignoring_case(a->zone, b->zone) &&
         ascii_equal_ignoring_case(a->form, b->form) && a->most_g == b->most_g;
}

/* All prices of the group with these first four values. */
static bool find_own(struct cli *cli, const struct postage *wanted, struct picked_list *own, struct error *error) {
  if (!pick_all(cli, &postage_noun, &(struct record_query){.order = "rowid"}, own, error)) return false;
  size_t kept = 0;
  for (size_t i = 0; i < own->count; i++)
    if (is_same(own->records[i], wanted)) own->records[kept++] = own->records[i];
  own->count = kept;
  return true;
}

static bool read_currency(const struct postage_table *table, const char *typed, struct postage *out,
                          struct arena *arena, struct error *error) {
  for (size_t i = 0; typed == NULL && i < table->price_count; i++)
    if (strcmp(table->prices[i].postage.country, out->country) == 0) typed = table->prices[i].postage.currency;
  bool good = typed != NULL && strlen(typed) == 3;
  for (size_t i = 0; good && i < 3; i++) good = ascii_upper(typed[i]) >= 'A' && ascii_upper(typed[i]) <= 'Z';
  if (!good) {
    error_set(error, ERROR_MISUSED, "%s", _("in which currency?"));
    return error_hint(error, "%s", _("three letters, for example --currency EUR"));
  }
  out->currency = arena_printf(arena, "%c%c%c", ascii_upper(typed[0]), ascii_upper(typed[1]), ascii_upper(typed[2]));
  return true;
}

struct setting {
  struct postage after;
  const struct postage *before; /* NULL: a new row */
};

static bool write_setting(struct cli *cli, void *context, struct error *error) {
  struct setting *setting = context;
  if (setting->before == NULL) return record_insert(cli->store, &postage_noun, &setting->after, error);
  setting->after.id = setting->before->id;
  return record_update(cli->store, &postage_noun, &setting->after, error);
}

static const char *said(struct cli *cli, const struct postage *row) {
  return arena_printf(&cli->arena, "%s, %s, %s, %" PRId64 " g", country_name(row->country, cli->language, &cli->arena),
                      row->zone, row->form, row->most_g);
}

static bool run_postage_set(struct cli *cli, const void *options, struct error *error) {
  const struct set_options *given = options;
  struct postage_table table;
  struct picked_list own;
  struct setting setting = {.before = NULL};
  struct postage *after = &setting.after;
  if (!postage_known(cli->store, &cli->arena, &table, error) || !read_key(cli, &table, after, error)) return false;
  if (!postage_price_parse(cli->operands[4], &after->price)) {
    error_set(error, ERROR_MISUSED, _("\"%s\" is no price"), cli->operands[4]);
    return error_hint(error, "%s", _("write 1.80, or 1,80"));
  }
  if (!read_currency(&table, given->currency, after, &cli->arena, error) || !find_own(cli, after, &own, error))
    return false;
  after->source = given->source == NULL ? "" : given->source;
  after->valid_from = given->from;
  for (size_t i = 0; i < own.count; i++) {
    const struct postage *row = own.records[i];
    if (date_compare(row->valid_from, given->from) == 0) setting.before = row;
  }
  if (!cli_commit(cli, write_setting, &setting, error)) return false;
  cli_say(cli, _("%s costs %s"), said(cli, after), postage_money(after->price, after->currency, &cli->arena));
  return true;
}

static bool write_removal(struct cli *cli, void *context, struct error *error) {
  const struct picked_list *own = context;
  for (size_t i = 0; i < own->count; i++)
    if (!record_delete(cli->store, &postage_noun, *(const struct uuid *)own->records[i], error)) return false;
  return true;
}

static bool run_postage_remove(struct cli *cli, const void *options, struct error *error) {
  struct postage_table table;
  struct postage wanted;
  struct picked_list own;
  (void)options;
  if (!postage_known(cli->store, &cli->arena, &table, error) || !read_key(cli, &table, &wanted, error) ||
      !find_own(cli, &wanted, &own, error))
    return false;
  if (own.count == 0) {
    error_set(error, ERROR_NOT_FOUND, _("this group has no price of its own for %s"), said(cli, &wanted));
    return error_hint(error, "%s", _("'solipost postage list' shows all; those that come with solipost stay"));
  }
  if (!cli_commit(cli, write_removal, &own, error)) return false;
  cli_say(cli, _("Removed the price for %s; 'solipost undo' brings it back"), said(cli, &wanted));
  return true;
}

/* ---- the commands ---- */

static const struct command_option list_option_list[] = {
    {.name = "country",
     .type = OPTION_COUNTRY,
     .value_name = "COUNTRY",
     .offset = offsetof(struct list_options, country),
     .help = N_("posted in this country (else that of the group)")},
    {.letter = 'a',
     .name = "all",
     .type = OPTION_FLAG,
     .offset = offsetof(struct list_options, all),
     .help = N_("of all countries that are known")},
};

static const struct command_option set_option_list[] = {
    {.name = "currency",
     .type = OPTION_TEXT,
     .value_name = "CODE",
     .offset = offsetof(struct set_options, currency),
     .help = N_("three letters: EUR (else that of the other prices of the country)")},
    {.name = "source",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = offsetof(struct set_options, source),
     .help = N_("where this is known from")},
    {.name = "from",
     .type = OPTION_DATE,
     .value_name = "DATE",
     .offset = offsetof(struct set_options, from),
     .help = N_("first day on which it holds")},
};

static const struct command postage_list_command = {
    .name = "postage list",
    .group = GROUP_MEANS,
    .summary = N_("list what posting costs, by zone and weight"),
    .details = N_("Some prices come with solipost, written down from memory: look them up once. A dry run and the "
                  "summary of each print command reckon with them."),
    .options = list_option_list,
    .option_count = COUNT_OF(list_option_list),
    .examples = (const char *const[]){"solipost postage list", "solipost postage list --all --format csv", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct list_options),
    .run = run_postage_list,
};

static const struct command postage_set_command = {
    .name = "postage set",
    .group = GROUP_MEANS,
    .summary = N_("enter what posting costs"),
    .details = N_("COUNTRY is where you post. ZONE is inland, a zone of that country's post as 'solipost postage list' "
                  "shows them, or the country a letter goes to. FORM is card for a card on its own and letter for "
                  "whatever is in an envelope. It stands in the place of the price solipost brings for the same."),
    .operands = "COUNTRY ZONE FORM GRAMS PRICE",
    .operands_min = 5,
    .operands_max = 5,
    .options = set_option_list,
    .option_count = COUNT_OF(set_option_list),
    .examples = (const char *const[]){"solipost postage set DE world letter 50 1.80 --currency EUR",
                                      "solipost postage set CH TR card 20 2,50 --source 'the post office'", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct set_options),
    .run = run_postage_set,
};

static const struct command postage_remove_command = {
    .name = "postage remove",
    .group = GROUP_MEANS,
    .summary = N_("take out a price this group entered; that of solipost holds again"),
    .operands = "COUNTRY ZONE FORM GRAMS",
    .operands_min = 4,
    .operands_max = 4,
    .examples = (const char *const[]){"solipost postage remove DE world letter 50", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .run = run_postage_remove,
};

const struct command *const postage_commands[] = {&postage_list_command, &postage_set_command, &postage_remove_command,
                                                  NULL};
