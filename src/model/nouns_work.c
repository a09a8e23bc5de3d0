/* SPDX-License-Identifier: MIT */
/* Fields of the work done: own group, writer, campaign and its targets, print run, piece. */
#include "solipost/model/nouns.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"

#include "choices.h"
#include "code.h"

#define OWN_GROUP(member) offsetof(struct own_group, member)
static const struct field own_group_fields[] = {
    {.name = "name",
     .label = N_("name of the group"),
     .type = FIELD_TEXT,
     .offset = OWN_GROUP(name),
     .flags = FIELD_REQUIRED},
    {.name = "sender",
     .label = N_("sender"),
     .help = N_("lines of the sender's address without the country, divided by |"),
     .type = FIELD_LINES,
     .offset = OWN_GROUP(sender)},
    {.name = "country",
     .label = N_("country"),
     .help = N_("where the post is handed in"),
     .type = FIELD_COUNTRY,
     .offset = OWN_GROUP(country),
     .flags = FIELD_REQUIRED},
    {.name = "language", .label = N_("language of the group"), .type = FIELD_LANGUAGE, .offset = OWN_GROUP(language)},
    {.name = "posting_language",
     .label = N_("language of posting"),
     .help = N_("of the country line on envelopes; empty: the language of the country"),
     .type = FIELD_LANGUAGE,
     .offset = OWN_GROUP(posting_language)},
    {.name = "contact",
     .label = N_("reply address"),
     .help = N_("in words, if replies should go elsewhere"),
     .type = FIELD_LINES,
     .offset = OWN_GROUP(contact)},
    {.name = "sender_plain",
     .label = N_("sender without the group's name"),
     .help = N_("for prisons where no organisation may be named; lines divided by |"),
     .type = FIELD_LINES,
     .offset = OWN_GROUP(sender_plain)},
    {.name = "sender_street",
     .label = N_("sender with a street"),
     .help = N_("for prisons that refuse post boxes; lines divided by |"),
     .type = FIELD_LINES,
     .offset = OWN_GROUP(sender_street)},
    {.name = "writer_languages",
     .label = N_("languages of those who write"),
     .help = N_("papers for an evening are in the first two"),
     .type = FIELD_LANGUAGES,
     .offset = OWN_GROUP(writer_languages)},
};

#define WRITER(member) offsetof(struct writer, member)
static const struct field writer_fields[] = {
    {.name = "pseudonym",
     .label = N_("pseudonym"),
     .type = FIELD_TEXT,
     .offset = WRITER(pseudonym),
     .most = FIELD_MOST_NAME,
     .flags = FIELD_REQUIRED | FIELD_SEARCHED},
    {.name = "languages",
     .label = N_("languages"),
     .help = N_("the writer writes in, best first"),
     .type = FIELD_LANGUAGES,
     .offset = WRITER(languages)},
    {.name = "privacy",
     .label = N_("privacy"),
     .help = N_("what may stand as sender: own-address, own-name, pseudonym, group"),
     .type = FIELD_CHOICE,
     .offset = WRITER(privacy),
     .choices = privacy_choices},
    {.name = "capacity", .label = N_("letters a month"), .type = FIELD_INTEGER, .offset = WRITER(capacity)},
    {.name = "code_word",
     .label = N_("code word"),
     .help = N_("stands beside the pseudonym on the cover of a reply"),
     .type = FIELD_TEXT,
     .offset = WRITER(code_word),
     .most = FIELD_MOST_NAME},
    {.name = "note",
     .label = N_("note"),
     .help = N_("for this group's keepers only, never printed"),
     .type = FIELD_LINES,
     .offset = WRITER(note),
     .flags = FIELD_NOTE},
};

#define CAMPAIGN(member) offsetof(struct campaign, member)
static const struct field campaign_fields[] = {
    {.name = "code",
     .label = N_("code"),
     .help = N_("short and easy to type"),
     .type = FIELD_TEXT,
     .offset = CAMPAIGN(code),
     .most = FIELD_MOST_CODE,
     .check = code_check,
     .flags = FIELD_REQUIRED | FIELD_SEARCHED},
    {.name = "name",
     .label = N_("name"),
     .type = FIELD_TEXT,
     .offset = CAMPAIGN(name),
     .most = FIELD_MOST_NAME,
     .flags = FIELD_REQUIRED | FIELD_SEARCHED},
    {.name = "goal", .label = N_("goal"), .type = FIELD_LINES, .offset = CAMPAIGN(goal)},
    {.name = "since", .label = N_("since"), .type = FIELD_DATE, .offset = CAMPAIGN(from)},
    {.name = "until", .label = N_("until"), .type = FIELD_DATE, .offset = CAMPAIGN(until)},
    {.name = "lead", .label = N_("lead"), .help = N_("who leads it"), .type = FIELD_TEXT, .offset = CAMPAIGN(lead)},
    {.name = "note",
     .label = N_("note"),
     .help = N_("for this group's keepers only, never printed"),
     .type = FIELD_LINES,
     .offset = CAMPAIGN(note),
     .flags = FIELD_NOTE},
};

#define TARGET(member) offsetof(struct target, member)
static const struct field target_fields[] = {
    {.name = "campaign",
     .label = N_("campaign"),
     .type = FIELD_REFERENCE,
     .offset = TARGET(campaign),
     .refers_to = &campaign_noun,
     .flags = FIELD_REQUIRED},
    {.name = "prisoner",
     .label = N_("prisoner"),
     .type = FIELD_REFERENCE,
     .offset = TARGET(prisoner),
     .refers_to = &prisoner_noun,
     .flags = FIELD_REQUIRED},
};

/* Kept as lines "name TAB checksum TAB pages": people want the names. */
static const char *show_file_names(const char *stored, struct arena *arena) {
  struct buffer names;
  buffer_init(&names);
  for (const char *at = stored; *at != '\0'; at += strspn(at, "\n")) {
    if (names.length > 0) buffer_append_char(&names, '\n');
    buffer_append_bytes(&names, at, strcspn(at, "\t\n"));
    at += strcspn(at, "\n");
  }
  const char *shown = arena_strdup(arena, names.bytes);
  buffer_release(&names);
  return shown;
}

#define RUN(member) offsetof(struct run, member)
static const struct field run_fields[] = {
    {.name = "number",
     .label = N_("run"),
     .type = FIELD_INTEGER,
     .offset = RUN(number),
     .flags = FIELD_REQUIRED | FIELD_INTERNAL},
    {.name = "stage",
     .label = N_("stage"),
     .type = FIELD_CHOICE,
     .offset = RUN(stage),
     .choices = run_stage_choices,
     .flags = FIELD_INTERNAL},
    {.name = "product", .label = N_("product"), .type = FIELD_TEXT, .offset = RUN(product), .flags = FIELD_INTERNAL},
    {.name = "layout", .label = N_("layout"), .type = FIELD_LINES, .offset = RUN(layout), .flags = FIELD_INTERNAL},
    {.name = "templates", .label = N_("text"), .type = FIELD_LINES, .offset = RUN(templates), .flags = FIELD_INTERNAL},
    {.name = "picture", .label = N_("picture"), .type = FIELD_TEXT, .offset = RUN(picture), .flags = FIELD_INTERNAL},
    {.name = "campaign",
     .label = N_("campaign"),
     .type = FIELD_REFERENCE,
     .offset = RUN(campaign),
     .refers_to = &campaign_noun,
     .flags = FIELD_INTERNAL},
    {.name = "made_on", .label = N_("made on"), .type = FIELD_DATE, .offset = RUN(made_on), .flags = FIELD_INTERNAL},
    {.name = "piece_count",
     .label = N_("pieces"),
     .type = FIELD_INTEGER,
     .offset = RUN(piece_count),
     .flags = FIELD_INTERNAL},
    {.name = "files",
     .label = N_("files"),
     .type = FIELD_LINES,
     .offset = RUN(files),
     .flags = FIELD_INTERNAL,
     .show = show_file_names},
    {.name = "folder", .label = N_("folder"), .type = FIELD_TEXT, .offset = RUN(folder), .flags = FIELD_INTERNAL},
    {.name = "judged",
     .label = N_("what the rules said"),
     .type = FIELD_LINES,
     .offset = RUN(judged),
     .flags = FIELD_INTERNAL},
    {.name = "printer", .label = N_("printer"), .type = FIELD_TEXT, .offset = RUN(printer), .flags = FIELD_INTERNAL},
};

#define PIECE(member) offsetof(struct piece, member)
static const struct field piece_fields[] = {
    {.name = "number", .label = N_("letter number"), .type = FIELD_INTEGER, .offset = PIECE(number)},
    {.name = "run",
     .label = N_("run"),
     .type = FIELD_REFERENCE,
     .offset = PIECE(run),
     .refers_to = &run_noun,
     .flags = FIELD_INTERNAL},
    {.name = "prisoner",
     .label = N_("prisoner"),
     .type = FIELD_REFERENCE,
     .offset = PIECE(prisoner),
     .refers_to = &prisoner_noun,
     .flags = FIELD_REQUIRED},
    {.name = "prison",
     .label = N_("prison"),
     .type = FIELD_REFERENCE,
     .offset = PIECE(prison),
     .refers_to = &prison_noun},
    {.name = "writer",
     .label = N_("writer"),
     .type = FIELD_REFERENCE,
     .offset = PIECE(writer),
     .refers_to = &writer_noun},
    {.name = "campaign",
     .label = N_("campaign"),
     .type = FIELD_REFERENCE,
     .offset = PIECE(campaign),
     .refers_to = &campaign_noun},
    {.name = "stage", .label = N_("stage"), .type = FIELD_CHOICE, .offset = PIECE(stage), .choices = stage_choices},
    {.name = "position",
     .label = N_("position in the run"),
     .type = FIELD_INTEGER,
     .offset = PIECE(position),
     .flags = FIELD_INTERNAL},
    {.name = "kind", .label = N_("kind"), .help = N_("card or letter"), .type = FIELD_TEXT, .offset = PIECE(kind)},
    {.name = "language", .label = N_("language"), .type = FIELD_LANGUAGE, .offset = PIECE(language)},
    {.name = "address",
     .label = N_("address as printed"),
     .type = FIELD_LINES,
     .offset = PIECE(address),
     .flags = FIELD_INTERNAL},
    {.name = "address_native",
     .label = N_("address in its own script"),
     .type = FIELD_LINES,
     .offset = PIECE(address_native),
     .flags = FIELD_INTERNAL},
    {.name = "sender",
     .label = N_("sender as printed"),
     .type = FIELD_LINES,
     .offset = PIECE(sender),
     .flags = FIELD_INTERNAL},
    {.name = "fields",
     .label = N_("fields of the text"),
     .type = FIELD_LINES,
     .offset = PIECE(fields),
     .flags = FIELD_INTERNAL},
    {.name = "made_on", .label = N_("made on"), .type = FIELD_DATE, .offset = PIECE(made_on)},
    {.name = "mailed_on", .label = N_("mailed on"), .type = FIELD_DATE, .offset = PIECE(mailed_on)},
    {.name = "envelope",
     .label = N_("envelope"),
     .type = FIELD_REFERENCE,
     .offset = PIECE(envelope),
     .refers_to = &envelope_noun,
     .flags = FIELD_INTERNAL},
    {.name = "weight_g", .label = N_("weight in grams"), .type = FIELD_INTEGER, .offset = PIECE(weight_g)},
    {.name = "postage", .label = N_("postage in cents"), .type = FIELD_INTEGER, .offset = PIECE(postage)},
    {.name = "currency",
     .label = N_("currency"),
     .type = FIELD_TEXT,
     .offset = PIECE(currency),
     .flags = FIELD_INTERNAL},
    {.name = "sheets",
     .label = N_("sheets of paper"),
     .type = FIELD_INTEGER,
     .offset = PIECE(sheets),
     .flags = FIELD_INTERNAL},
    {.name = "note",
     .label = N_("note"),
     .help = N_("for this group's keepers only, never printed"),
     .type = FIELD_LINES,
     .offset = PIECE(note),
     .flags = FIELD_NOTE},
};

const struct noun own_group_noun = {
    .name = "group",
    .plural = "groups",
    .label = N_("group"),
    .table = "own_group",
    .size = sizeof(struct own_group),
    .fields = own_group_fields,
    .field_count = COUNT_OF(own_group_fields),
};

const struct noun writer_noun = {
    .name = "writer",
    .plural = "writers",
    .label = N_("writer"),
    .table = "writer",
    .size = sizeof(struct writer),
    .fields = writer_fields,
    .field_count = COUNT_OF(writer_fields),
};

const struct noun campaign_noun = {
    .name = "campaign",
    .plural = "campaigns",
    .label = N_("campaign"),
    .table = "campaign",
    .size = sizeof(struct campaign),
    .fields = campaign_fields,
    .field_count = COUNT_OF(campaign_fields),
};

const struct noun target_noun = {
    .name = "target",
    .plural = "targets",
    .label = N_("target of a campaign"),
    .table = "target",
    .size = sizeof(struct target),
    .fields = target_fields,
    .field_count = COUNT_OF(target_fields),
};

const struct noun run_noun = {
    .name = "run",
    .plural = "runs",
    .label = N_("print run"),
    .table = "run",
    .size = sizeof(struct run),
    .fields = run_fields,
    .field_count = COUNT_OF(run_fields),
};

const struct noun piece_noun = {
    .name = "piece",
    .plural = "pieces",
    .label = N_("piece"),
    .table = "piece",
    .size = sizeof(struct piece),
    .fields = piece_fields,
    .field_count = COUNT_OF(piece_fields),
};
