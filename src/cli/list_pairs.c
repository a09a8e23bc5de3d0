/* SPDX-License-Identifier: MIT */
/* solipost list pairs: who writes to whom. */
#include "commands.h"

#include <string.h>

#include "guarded.h"
#include "list_request.h"
#include "pick.h"
#include "sheet.h"
#include "solipost/store/pair_store.h"

struct list_pairs_options {
  const char *writer, *dormant_after, *columns, *order;
  bool state[PAIR_STATES], all;
};

/* ---- columns ---- */

static const struct cli_column columns[] = {
    {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK},
    {"writer", N_("writer"), COLUMN_MAY_SHRINK},
    {"writer_state", N_("is there"), COLUMN_OPTIONAL},
    {"state", N_("status"), 0},
    {"confirm_by", N_("first letter due by"), COLUMN_OPTIONAL},
    {"letter_on", N_("last letter"), 0},
    {"reply_on", N_("last reply"), COLUMN_OPTIONAL},
    {"since", N_("since"), 0},
    {"confirmed_on", N_("confirmed on"), COLUMN_FILES_ONLY},
    {"ended_on", N_("ended on"), COLUMN_OPTIONAL},
    {"ended_why", N_("ended because"), COLUMN_OPTIONAL | COLUMN_WRAPS},
};

static const char *pair_cell(void *context, const void *record, const struct cli_column *column, bool in_words) {
  static const char *const writer_words[] = {"here", "paused", "gone"};
  struct cli *cli = context;
  const struct pair_view *view = record;
  const char *name = column->name;
  if (strcmp(name, "prisoner") == 0) return pick_call_row(cli, &prisoner_noun, view->pair.prisoner);
  if (strcmp(name, "writer") == 0) return pick_call_row(cli, &writer_noun, view->pair.writer);
  if (strcmp(name, "writer_state") == 0)
    return in_words ? writer_state_label(view->writer_state) : writer_words[view->writer_state];
  if (strcmp(name, "state") == 0) return in_words ? pair_state_label(view->state) : pair_state_word(view->state);
  if (strcmp(name, "letter_on") == 0) return date_text(view->heard.letter, &cli->arena);
  if (strcmp(name, "reply_on") == 0) return date_text(view->heard.reply, &cli->arena);
  /* When the first letter is there nothing is due. */
  if (strcmp(name, "confirm_by") == 0 && in_words && date_is_set(view->pair.confirmed_on)) return "";
  const struct field *field = noun_field(&pair_noun, name);
  return in_words ? field_show(field, &view->pair, &cli->arena) : field_get(field, &view->pair, &cli->arena);
}

/* ---- which ---- */

static bool is_narrowed(const struct list_pairs_options *given) {
  for (int i = 0; i < PAIR_STATES; i++)
    if (given->state[i]) return true;
  return false;
}

static bool find_pairs(struct cli *cli, const struct list_pairs_options *given, struct uuid writer,
                       struct uuid prisoner, struct picked_list *out, struct error *error) {
  struct pair_filter filter = {.writer = writer, .prisoner = prisoner, .day = date_today()};
  struct pair_list list;
  int64_t days = PAIR_DORMANT_DAYS;
  filter.ended = given->all || given->state[PAIR_ENDED];
  if (given->dormant_after != NULL && !list_days("dormant-after", given->dormant_after, &days, error)) return false;
  filter.dormant_days = (long)days;
  if (!pairs_find(cli->store, &filter, &cli->arena, &list, error)) return false;
  void **longer = ARENA_ARRAY(&cli->arena, void *, out->count + list.count + 1);
  if (out->count > 0) memcpy(longer, out->records, out->count * sizeof *longer);
  out->records = longer;
  for (size_t i = 0; i < list.count; i++)
    if (!is_narrowed(given) || given->state[list.items[i].state]) out->records[out->count++] = &list.items[i];
  return true;
}

static bool find_all(struct cli *cli, const struct list_pairs_options *given, struct picked_list *out,
                     struct error *error) {
  struct writer writer = {.pseudonym = ""};
  *out = (struct picked_list){0};
  if (given->writer != NULL && !pick_one(cli, &writer_noun, given->writer, &writer, error)) return false;
  if (cli->operand_count == 0) return find_pairs(cli, given, writer.id, (struct uuid){{0}}, out, error);
  for (size_t i = 0; i < cli->operand_count; i++) {
    struct prisoner prisoner;
    if (!pick_one(cli, &prisoner_noun, cli->operands[i], &prisoner, error) ||
        !find_pairs(cli, given, writer.id, prisoner.id, out, error))
      return false;
  }
  return true;
}

/* Whom the guard leaves out of files is left out here. */
static bool leave_out(struct guarded *guarded, struct picked_list *pairs, struct error *error) {
  size_t kept = 0;
  for (size_t i = 0; i < pairs->count; i++) {
    const struct pair_view *view = pairs->records[i];
    bool passes;
    if (!cli_not_stopped(error) || !guarded_passes_id(guarded, view->pair.prisoner, &passes, error)) return false;
    if (passes) pairs->records[kept++] = pairs->records[i];
  }
  pairs->count = kept;
  return true;
}

static bool run_list_pairs(struct cli *cli, const void *options, struct error *error) {
  const struct list_pairs_options *given = options;
  struct picked_list pairs;
  struct guarded guarded;
  struct sheet sheet;
  if (!sheet_choose(cli, columns, COUNT_OF(columns), COUNT_OF(columns), given->columns, given->order, &sheet, error) ||
      !find_all(cli, given, &pairs, error) || !guarded_begin(cli, NULL, &guarded, error))
    return false;
  size_t found = pairs.count;
  bool done = leave_out(&guarded, &pairs, error);
  if (done) {
    sheet_sort(&sheet, pairs.records, pairs.count, pair_cell, cli);
    sheet_print(&sheet, pairs.records, pairs.count, pair_cell, cli);
  }
  guarded_end(&guarded);
  bool narrows = is_narrowed(given) || given->writer != NULL || cli->operand_count > 0;
  if (done && found == 0 && cli->format == FORMAT_TABLE)
    cli_say(cli, "%s",
            narrows ? _("None fits; leave out a condition to see more")
                    : _("Nobody has taken anybody on yet: solipost take-on WHO --writer WRITER"));
  return done;
}

/* ---- the command ---- */

#define AT(member) offsetof(struct list_pairs_options, member)
#define STATE(option, number, words)                                                                                   \
  { .name = option, .type = OPTION_FLAG, .offset = AT(state) + (number) * sizeof(bool), .help = words }
static const struct command_option options[] = {
    {.letter = 'w',
     .name = "writer",
     .type = OPTION_TEXT,
     .value_name = "WRITER",
     .offset = AT(writer),
     .help = N_("of this writer")},
    STATE("promised", PAIR_PROMISED, N_("a first letter is promised and not due yet")),
    STATE("fallen-back", PAIR_FALLEN_BACK, N_("it was due and did not come")),
    STATE("live", PAIR_LIVE, N_("letters go")),
    STATE("dormant", PAIR_DORMANT, N_("no letter and no reply for a long time")),
    {.name = "dormant-after",
     .type = OPTION_TEXT,
     .value_name = "TIME",
     .offset = AT(dormant_after),
     .help = N_("how long that is: 120d, 17w, 4m (else 180 days)")},
    STATE("ended", PAIR_ENDED, N_("that have ended")),
    {.letter = 'a', .name = "all", .type = OPTION_FLAG, .offset = AT(all), .help = N_("also those that have ended")},
    {.name = "columns",
     .type = OPTION_TEXT,
     .value_name = "NAMES",
     .offset = AT(columns),
     .help = N_("only these columns, in this order: code,name")},
    {.name = "order",
     .type = OPTION_TEXT,
     .value_name = "NAMES",
     .offset = AT(order),
     .help = N_("order by these columns; a - before one turns it around")},
};
#undef AT

static const struct command list_pairs_command = {
    .name = "list pairs",
    .group = GROUP_LOG,
    .summary = N_("list who writes to whom"),
    .details = N_("Without a condition all that have not ended. Several states may be named: those in any of them. "
                  "Writers stand by their pseudonyms."),
    .operands = "[WHO]...",
    .operands_max = OPERANDS_ANY,
    .options = options,
    .option_count = COUNT_OF(options),
    .examples = (const char *const[]){"solipost list pairs", "solipost list pairs --writer Amsel --dormant",
                                      "solipost list pairs --promised --fallen-back --order confirm_by",
                                      "solipost list pairs P001 --all --format csv", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct list_pairs_options),
    .use = USE_KEEP,
    .run = run_list_pairs,
};

const struct command *const list_pairs_commands[] = {&list_pairs_command, NULL};
