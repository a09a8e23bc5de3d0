/* SPDX-License-Identifier: MIT */
/* solipost list pieces: cards and letters by what became of them. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "list_rows.h"
#include "solipost/model/nouns.h"

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
    {"campaign", &campaign_noun, offsetof(struct piece, campaign)},
};

static const char *run_number(struct calls *calls, struct uuid id) {
  const char *text = calls_of(calls, &run_noun, id);
  const char *digits = text + strcspn(text, "0123456789");
  return arena_strndup(&calls->cli->arena, digits, strspn(digits, "0123456789"));
}

static const char *piece_cell(void *context, const void *record, const struct cli_column *column, bool in_words) {
  struct calls *calls = context;
  const struct piece *piece = record;
  if (strcmp(column->name, "run") == 0) return run_number(calls, piece->run);
  if (strcmp(column->name, "writer") == 0) return calls_writers(calls, piece);
  for (size_t i = 0; i < COUNT_OF(references); i++) {
    if (strcmp(references[i].column, column->name) != 0) continue;
    struct uuid id;
    memcpy(&id, (const char *)record + references[i].offset, sizeof id);
    return calls_of(calls, references[i].noun, id);
  }
  if (strcmp(column->name, "kind") == 0 && in_words) return list_kind_label(piece->kind);
  const struct field *field = noun_field(&piece_noun, column->name);
  if (field->type == FIELD_INTEGER && !field_is_set(field, record)) return "";
  return in_words ? field_show(field, record, &calls->cli->arena) : field_get(field, record, &calls->cli->arena);
}

/* ---- the command ---- */

static struct uuid piece_about(void *context, const void *record) {
  (void)context;
  return ((const struct piece *)record)->prisoner;
}

static bool run_list_pieces(struct cli *cli, const void *options, struct error *error) {
  const struct list_request *request = options;
  const struct list_form form = {.noun = &piece_noun,
                                 .columns = columns,
                                 .column_count = COUNT_OF(columns),
                                 .order = request->run > 0 ? "position" : "number",
                                 .cell = piece_cell,
                                 .about = piece_about,
                                 .none = N_("No letters"),
                                 .none_fits = N_("None fits; leave out a condition to see more")};
  struct calls calls = {.cli = cli};
  size_t found;
  return list_rows(cli, &form, request, &calls, &found, error);
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
    LIST_TEXT("writer", "WRITER", writer, N_("written by this writer; also guest")),
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
