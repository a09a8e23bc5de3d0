/* SPDX-License-Identifier: MIT */
/* solipost list pieces: cards and letters by what became of them. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "guarded.h"
#include "list_request.h"
#include "pick.h"
#include "sheet.h"
#include "solipost/model/nouns.h"

/* How rows of other nouns are called, remembered: a thousand letters go to a few prisons. */
struct called {
  struct uuid id;
  const char *call;
};
struct calls {
  struct cli *cli;
  struct called *slots; /* as many as a power of two, open addressing */
  size_t size, count;
};

static size_t slot_of(const struct calls *calls, struct uuid id) {
  size_t at = 0;
  memcpy(&at, id.bytes + sizeof id.bytes - sizeof at, sizeof at);
  for (at &= calls->size - 1; !uuid_is_nil(calls->slots[at].id) && !uuid_equal(calls->slots[at].id, id);)
    at = (at + 1) & (calls->size - 1);
  return at;
}

static void grow_calls(struct calls *calls) {
  struct calls wider = {.cli = calls->cli, .size = calls->size == 0 ? 256 : calls->size * 2, .count = calls->count};
  wider.slots = ARENA_ARRAY(&calls->cli->arena, struct called, wider.size);
  for (size_t i = 0; i < calls->size; i++)
    if (!uuid_is_nil(calls->slots[i].id)) wider.slots[slot_of(&wider, calls->slots[i].id)] = calls->slots[i];
  *calls = wider;
}

/* Where what is known of this row stands, or will: then its call is NULL. */
static struct called *slot_for(struct calls *calls, struct uuid id) {
  if (calls->count * 2 >= calls->size) grow_calls(calls);
  return &calls->slots[slot_of(calls, id)];
}

static void remember(struct calls *calls, struct called *slot, struct uuid id, const char *text) {
  *slot = (struct called){id, text};
  calls->count++;
}

static const char *call(struct calls *calls, const struct noun *noun, struct uuid id) {
  if (uuid_is_nil(id)) return "";
  struct called *slot = slot_for(calls, id);
  if (slot->call == NULL) remember(calls, slot, id, pick_call_row(calls->cli, noun, id));
  return slot->call;
}

/* ---- columns ---- */

/* The first are shown unless others are named; the rest is for who asks. */
static const struct cli_column columns[] = {
    {"number", N_("letter"), COLUMN_RIGHT},
    {"made_on", N_("made on"), COLUMN_OPTIONAL},
    {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK},
    {"prison", N_("prison"), COLUMN_MAY_SHRINK},
    {"language", N_("language"), COLUMN_OPTIONAL},
    {"stage", N_("stage"), 0},
    {"address", N_("address"), COLUMN_FILES_ONLY},
    {"kind", N_("kind"), COLUMN_FILES_ONLY},
    {"written_on", N_("written on"), COLUMN_FILES_ONLY},
    {"mailed_on", N_("mailed on"), COLUMN_OPTIONAL},
    {"returned_on", N_("came back on"), COLUMN_FILES_ONLY},
    {"answered_on", N_("answered on"), COLUMN_FILES_ONLY},
    {"arrived_on", N_("arrived on"), COLUMN_FILES_ONLY},
    {"writer", N_("writer"), COLUMN_FILES_ONLY | COLUMN_MAY_SHRINK},
    {"campaign", N_("campaign"), COLUMN_FILES_ONLY | COLUMN_MAY_SHRINK},
    {"waiting", N_("waits for"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
    {"waiting_since", N_("waits since"), COLUMN_FILES_ONLY},
    {"waiting_who", N_("at whose place"), COLUMN_FILES_ONLY | COLUMN_MAY_SHRINK},
    {"first_mailed_on", N_("first mailed on"), COLUMN_FILES_ONLY},
    {"run", N_("run"), COLUMN_FILES_ONLY | COLUMN_RIGHT},
    {"postage", N_("postage"), COLUMN_FILES_ONLY | COLUMN_RIGHT},
    {"currency", N_("currency"), COLUMN_FILES_ONLY},
    {"weight_g", N_("grams"), COLUMN_FILES_ONLY | COLUMN_RIGHT},
};

static const struct {
  const char *column;
  const struct noun *noun;
  size_t offset;
} references[] = {
    {"prisoner", &prisoner_noun, offsetof(struct piece, prisoner)},
    {"prison", &prison_noun, offsetof(struct piece, prison)},
    {"writer", &writer_noun, offsetof(struct piece, writer)},
    {"campaign", &campaign_noun, offsetof(struct piece, campaign)},
};

static const char *run_number(struct calls *calls, struct uuid id) {
  const char *text = call(calls, &run_noun, id);
  const char *digits = text + strcspn(text, "0123456789");
  return arena_strndup(&calls->cli->arena, digits, strspn(digits, "0123456789"));
}

static const char *piece_cell(void *context, const void *record, const struct cli_column *column, bool in_words) {
  struct calls *calls = context;
  const struct piece *piece = record;
  if (strcmp(column->name, "run") == 0) return run_number(calls, piece->run);
  for (size_t i = 0; i < COUNT_OF(references); i++) {
    if (strcmp(references[i].column, column->name) != 0) continue;
    struct uuid id;
    memcpy(&id, (const char *)record + references[i].offset, sizeof id);
    const char *text = call(calls, references[i].noun, id);
    bool signed_only = references[i].noun == &writer_noun && *text == '\0';
    return signed_only ? piece->signed_by : text;
  }
  const struct field *field = noun_field(&piece_noun, column->name);
  if (field->type == FIELD_INTEGER && !field_is_set(field, record)) return "";
  return in_words ? field_show(field, record, &calls->cli->arena) : field_get(field, record, &calls->cli->arena);
}

/* ---- the command ---- */

/* Whom the guard leaves out of files is left out here. Each person is asked about once: `asked` holds what it said. */
static bool leave_out(struct guarded *guarded, struct picked_list *pieces, struct error *error) {
  struct calls asked = {.cli = guarded->cli};
  size_t kept = 0;
  for (size_t i = 0; i < pieces->count; i++) {
    const struct piece *piece = pieces->records[i];
    bool passes = true;
    if (!cli_not_stopped(error)) return false;
    struct called *slot = slot_for(&asked, piece->prisoner);
    if (slot->call == NULL) {
      if (!guarded_passes_id(guarded, piece->prisoner, &passes, error)) return false;
      remember(&asked, slot, piece->prisoner, passes ? "yes" : "");
    }
    if (*slot->call != '\0') pieces->records[kept++] = pieces->records[i];
  }
  pieces->count = kept;
  return true;
}

static bool run_list_pieces(struct cli *cli, const void *options, struct error *error) {
  const struct list_request *request = options;
  struct list_filters filters;
  struct record_query query;
  struct picked_list pieces;
  struct sheet sheet;
  struct guarded guarded;
  struct calls calls = {.cli = cli};
  if (!sheet_choose(cli, columns, COUNT_OF(columns), COUNT_OF(columns), request->columns, request->order, &sheet,
                    error) ||
      !list_request_read(cli, &piece_noun, request, &filters, error))
    return false;
  filter_query(&piece_noun, filters.items, filters.count, &cli->arena, &query);
  query.order = request->run > 0 ? "position" : "number";
  if (!pick_all(cli, &piece_noun, &query, &pieces, error) || !guarded_begin(cli, request->campaign, &guarded, error))
    return false;
  size_t found = pieces.count;
  bool done = leave_out(&guarded, &pieces, error);
  if (done) {
    sheet_sort(&sheet, pieces.records, pieces.count, piece_cell, &calls);
    sheet_print(&sheet, pieces.records, pieces.count, piece_cell, &calls);
  }
  guarded_end(&guarded);
  if (done && found == 0 && cli->format == FORMAT_TABLE)
    cli_say(cli, "%s", filters.narrows ? _("None fits; leave out a condition to see more") : _("No letters"));
  return done;
}

static const struct command_option options[] = {
    {.name = "country",
     .type = OPTION_COUNTRY,
     .value_name = "COUNTRY",
     .offset = LIST_AT(country),
     .help = N_("sent to this country")},
    LIST_TEXT("prison", "PRISON", prison, N_("sent to this prison")),
    LIST_TEXT("campaign", "CODE", campaign, N_("made for this campaign")),
    LIST_TEXT("to", "WHO", who, N_("written to this prisoner")),
    LIST_TEXT("writer", "WRITER", writer, N_("written by this writer")),
    {.name = "language",
     .type = OPTION_LANGUAGE,
     .value_name = "LANGUAGE",
     .offset = LIST_AT(language),
     .help = N_("in this language")},
    {.name = "kind",
     .type = OPTION_CHOICE,
     .value_name = "KIND",
     .offset = LIST_AT(kind),
     .choices = list_kind_choices,
     .help = N_("of this kind")},
    LIST_STAGE(N_("that have come so far")),
    LIST_RUN(N_("made in this print run")),
    LIST_PLAN(N_("that came of this kept plan")),
    LIST_TEXT("silent", "TIME", silent, N_("mailed so long ago and no word since: 120d, 17w, 4m")),
    {.name = "waiting",
     .type = OPTION_FLAG,
     .offset = LIST_AT(waiting),
     .help = N_("written, but waiting for something")},
    {.name = "since",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DAY",
     .offset = LIST_AT(since),
     .help = N_("mailed, else written or made, on this day or later")},
    {.name = "until",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DAY",
     .offset = LIST_AT(until),
     .help = N_("or on this day or earlier")},
    LIST_FORM,
};

static const struct command list_pieces_command = {
    .name = "list pieces",
    .group = GROUP_PRINT,
    .summary = N_("list cards and letters by their numbers"),
    .details =
        N_("Conditions go together: each narrows the list. CSV and JSON hold more columns than the screen; --columns "
           "names those you want, and so does --order."),
    .operands = "[WHO]...",
    .operands_max = OPERANDS_ANY,
    .options = options,
    .option_count = COUNT_OF(options),
    .examples = (const char *const[]){"solipost list pieces P001", "solipost list pieces --country TR --silent 120d",
                                      "solipost list pieces --stage mailed --order mailed,-number",
                                      "solipost list pieces --columns number,prisoner,mailed --format csv", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct list_request),
    .use = USE_KEEP,
    .run = run_list_pieces,
};

const struct command *const list_pieces_commands[] = {&list_pieces_command, NULL};
