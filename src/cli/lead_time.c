/* SPDX-License-Identifier: MIT */
/* solipost lead-time list|set|remove: days a card needs, and this group's own experience. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/country.h"
#include "solipost/store/lead_time_store.h"
#include "solipost/store/record_store.h"

/* ---- list ---- */

static const char *origin_text(struct cli *cli, const struct lead_time_row *row) {
  switch (row->origin) {
  case LEAD_OWN: return _("own");
  case LEAD_LEARNED:
    return arena_printf(&cli->arena, ngettext("learned from %zu letter", "learned from %zu letters", row->letters),
                        row->letters);
  case LEAD_SHIPPED: break;
  }
  return _("shipped, an estimate");
}

static const char *origin_word(const struct lead_time_row *row) {
  static const char *const words[] = {[LEAD_SHIPPED] = "shipped", [LEAD_LEARNED] = "learned", [LEAD_OWN] = "own"};
  return words[row->origin];
}

static const char *where_to(struct cli *cli, const char *country) {
  if (strcmp(country, "inland") == 0) return _("within the country");
  if (strcmp(country, "*") == 0) return _("all others");
  return country_name(country, cli->language, &cli->arena);
}

static bool run_lead_time_list(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"country", N_("to"), 0},
      {"name", N_("country"), COLUMN_MAY_SHRINK},
      {"days", N_("days"), COLUMN_RIGHT},
      {"origin", N_("known from"), COLUMN_MAY_SHRINK},
      {"letters", N_("letters"), COLUMN_FILES_ONLY},
      {"source", N_("source"), COLUMN_WRAPS},
  };
  struct lead_time_table known;
  (void)options;
  if (!lead_times_known(cli->store, &cli->arena, &known, error)) return false;
  bool screen = cli->format == FORMAT_TABLE;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < known.count; i++) {
    const struct lead_time_row *row = &known.rows[i];
    const char *letters = row->letters == 0 ? "" : arena_printf(&cli->arena, "%zu", row->letters);
    cli_table_row(table, (const char *[]){row->country, where_to(cli, row->country),
                                          arena_printf(&cli->arena, "%" PRId64, row->days),
                                          screen ? origin_text(cli, row) : origin_word(row), letters, row->source});
  }
  cli_table_end(table);
  if (screen)
    cli_say(cli, _("From %d letters with an answer or a day of arrival on, the register knows better than an estimate"),
            LEAD_LEARN_LETTERS);
  return true;
}

/* ---- set, remove ---- */

struct set_options {
  const char *source;
};

struct change {
  const char *country;
  struct picked_list own; /* rows there are for it */
  struct lead_time row;
};

static bool read_country(struct cli *cli, struct change *change, struct error *error) {
  const char *typed = cli->operands[0];
  struct record_value value = {.kind = VALUE_TEXT};
  bool group_of_countries = strcmp(typed, "inland") == 0 || strcmp(typed, "*") == 0;
  *change = (struct change){.country = group_of_countries ? typed : country_from_text(typed, &cli->arena)};
  if (change->country == NULL) {
    error_set(error, ERROR_MISUSED, _("\"%s\" is no country"), typed);
    return error_hint(error, "%s", _("write where the letters go: TR, or Turkey, inland, or '*' for all others"));
  }
  value.text = change->country;
  return pick_all(cli, &lead_time_noun,
                  &(struct record_query){.where = "country = ?1", .values = &value, .value_count = 1}, &change->own,
                  error);
}

static bool write_setting(struct cli *cli, void *context, struct error *error) {
  struct change *change = context;
  if (change->own.count == 0) return record_insert(cli->store, &lead_time_noun, &change->row, error);
  change->row.id = *(const struct uuid *)change->own.records[change->own.count - 1];
  return record_update(cli->store, &lead_time_noun, &change->row, error);
}

static bool run_lead_time_set(struct cli *cli, const void *options, struct error *error) {
  const struct set_options *given = options;
  struct change change;
  if (!read_country(cli, &change, error)) return false;
  noun_clear(&lead_time_noun, &change.row);
  change.row.country = change.country;
  change.row.source = given->source == NULL ? "" : given->source;
  if (!ascii_parse_integer(cli->operands[1], 1, LEAD_MOST_DAYS, &change.row.days)) {
    error_set(error, ERROR_MISUSED, _("\"%s\" is no number of days"), cli->operands[1]);
    return error_hint(error, _("write a whole number from 1 to %d"), LEAD_MOST_DAYS);
  }
  if (!cli_commit(cli, write_setting, &change, error)) return false;
  cli_say(cli,
          ngettext("%s: a card is posted %" PRId64 " day before", "%s: a card is posted %" PRId64 " days before",
                   (unsigned long)change.row.days),
          where_to(cli, change.country), change.row.days);
  return true;
}

static bool write_removal(struct cli *cli, void *context, struct error *error) {
  const struct change *change = context;
  for (size_t i = 0; i < change->own.count; i++)
    if (!record_delete(cli->store, &lead_time_noun, *(const struct uuid *)change->own.records[i], error)) return false;
  return true;
}

static bool run_lead_time_remove(struct cli *cli, const void *options, struct error *error) {
  struct change change;
  (void)options;
  if (!read_country(cli, &change, error)) return false;
  const char *name = where_to(cli, change.country);
  if (change.own.count == 0) {
    error_set(error, ERROR_NOT_FOUND, _("this group has entered no lead time: %s"), name);
    return error_hint(error, "%s", _("'solipost lead-time list' shows all; those that come with solipost stay"));
  }
  if (!cli_commit(cli, write_removal, &change, error)) return false;
  cli_say(cli, _("Removed the lead time: %s; 'solipost undo' brings it back"), name);
  return true;
}

/* ---- the commands ---- */

static const struct command_option set_option_list[] = {
    {.name = "source",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = offsetof(struct set_options, source),
     .help = N_("where this is known from")},
};

static const struct command lead_time_list_command = {
    .name = "lead-time list",
    .group = GROUP_LOG,
    .summary = N_("list how many days before a day a card must be posted, by country"),
    .details = N_("Estimates come with solipost, for mail from Europe. What this group entered stands in their place; "
                  "so does what the register has learned: the median of the days until letters had arrived, or of half "
                  "the days until they were answered. The list says which."),
    .examples = (const char *const[]){"solipost lead-time list", "solipost lead-time list --format csv", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .run = run_lead_time_list,
};

static const struct command lead_time_set_command = {
    .name = "lead-time set",
    .group = GROUP_LOG,
    .summary = N_("enter how many days before a day a card must be posted"),
    .details =
        N_("It goes before whatever the register has learned, until 'solipost lead-time remove' takes it out. "
           "COUNTRY is a country, inland for letters within the country, or '*' for all that have no lead time of "
           "their own."),
    .operands = "COUNTRY DAYS",
    .operands_min = 2,
    .operands_max = 2,
    .options = set_option_list,
    .option_count = COUNT_OF(set_option_list),
    .examples = (const char *const[]){"solipost lead-time set TR 21 --source 'the lawyers in Ankara'", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct set_options),
    .run = run_lead_time_set,
};

static const struct command lead_time_remove_command = {
    .name = "lead-time remove",
    .group = GROUP_LOG,
    .summary = N_("take out a lead time this group entered; the learned or shipped one holds again"),
    .operands = "COUNTRY",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost lead-time remove TR", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .run = run_lead_time_remove,
};

const struct command *const lead_time_commands[] = {&lead_time_list_command, &lead_time_set_command,
                                                    &lead_time_remove_command, NULL};
