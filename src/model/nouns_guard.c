/* SPDX-License-Identifier: MIT */
/* Fields of what guards people: holds, notes by level, exports, the vault, how long things are kept. */
#include "solipost/model/nouns.h"

#include "solipost/base/i18n.h"

#include "choices.h"

#define HOLD(member) offsetof(struct hold, member)
static const struct field hold_fields[] = {
    {.name = "prisoner",
     .label = N_("prisoner"),
     .type = FIELD_REFERENCE,
     .offset = HOLD(prisoner),
     .refers_to = &prisoner_noun},
    {.name = "prison",
     .label = N_("prison"),
     .type = FIELD_REFERENCE,
     .offset = HOLD(prison),
     .refers_to = &prison_noun},
    {.name = "campaign",
     .label = N_("campaign"),
     .type = FIELD_REFERENCE,
     .offset = HOLD(campaign),
     .refers_to = &campaign_noun},
    {.name = "country", .label = N_("country"), .type = FIELD_COUNTRY, .offset = HOLD(country)},
    {.name = "reason",
     .label = N_("reason"),
     .help = N_("a few words: why nothing may go out at present"),
     .type = FIELD_TEXT,
     .offset = HOLD(reason),
     .flags = FIELD_REQUIRED},
    {.name = "said_by", .label = N_("asked for by"), .type = FIELD_TEXT, .offset = HOLD(said_by)},
    {.name = "since", .label = N_("since"), .type = FIELD_DATE, .offset = HOLD(since)},
    {.name = "lifted_on", .label = N_("lifted on"), .type = FIELD_DATE, .offset = HOLD(lifted_on)},
    {.name = "lifted_why", .label = N_("lifted because"), .type = FIELD_TEXT, .offset = HOLD(lifted_why)},
};

#define NOTE(member) offsetof(struct note, member)
static const struct field note_fields[] = {
    {.name = "prisoner",
     .label = N_("prisoner"),
     .type = FIELD_REFERENCE,
     .offset = NOTE(prisoner),
     .refers_to = &prisoner_noun},
    {.name = "prison",
     .label = N_("prison"),
     .type = FIELD_REFERENCE,
     .offset = NOTE(prison),
     .refers_to = &prison_noun},
    {.name = "writer",
     .label = N_("writer"),
     .type = FIELD_REFERENCE,
     .offset = NOTE(writer),
     .refers_to = &writer_noun},
    {.name = "campaign",
     .label = N_("campaign"),
     .type = FIELD_REFERENCE,
     .offset = NOTE(campaign),
     .refers_to = &campaign_noun},
    {.name = "level",
     .label = N_("who may see it"),
     .help = N_("table (may lie on the table and be printed), group, or core (keepers only)"),
     .type = FIELD_CHOICE,
     .offset = NOTE(level),
     .choices = note_level_choices},
    {.name = "text",
     .label = N_("note"),
     .type = FIELD_LINES,
     .offset = NOTE(text),
     .flags = FIELD_REQUIRED | FIELD_NOTE},
    {.name = "source", .label = N_("source"), .type = FIELD_TEXT, .offset = NOTE(source)},
    {.name = "made_on", .label = N_("noted on"), .type = FIELD_DATE, .offset = NOTE(made_on)},
};

#define EXPORT(member) offsetof(struct export_record, member)
static const struct field export_fields[] = {
    {.name = "number",
     .label = N_("export"),
     .type = FIELD_INTEGER,
     .offset = EXPORT(number),
     .flags = FIELD_REQUIRED | FIELD_INTERNAL},
    {.name = "made_on", .label = N_("made on"), .type = FIELD_DATE, .offset = EXPORT(made_on), .flags = FIELD_INTERNAL},
    {.name = "recipient", .label = N_("for whom"), .type = FIELD_TEXT, .offset = EXPORT(recipient)},
    {.name = "purpose",
     .label = N_("purpose"),
     .type = FIELD_CHOICE,
     .offset = EXPORT(purpose),
     .choices = export_purpose_choices,
     .flags = FIELD_INTERNAL},
    {.name = "file", .label = N_("file"), .type = FIELD_TEXT, .offset = EXPORT(file), .flags = FIELD_INTERNAL},
    {.name = "checksum",
     .label = N_("checksum"),
     .type = FIELD_TEXT,
     .offset = EXPORT(checksum),
     .flags = FIELD_INTERNAL},
    {.name = "people_count",
     .label = N_("people"),
     .type = FIELD_INTEGER,
     .offset = EXPORT(people_count),
     .flags = FIELD_INTERNAL},
};

#define EXPORT_ITEM(member) offsetof(struct export_item, member)
static const struct field export_item_fields[] = {
    {.name = "export",
     .label = N_("export"),
     .type = FIELD_REFERENCE,
     .offset = EXPORT_ITEM(export),
     .refers_to = &export_noun,
     .flags = FIELD_REQUIRED | FIELD_INTERNAL},
    {.name = "prisoner",
     .label = N_("prisoner"),
     .type = FIELD_REFERENCE,
     .offset = EXPORT_ITEM(prisoner),
     .refers_to = &prisoner_noun,
     .flags = FIELD_REQUIRED | FIELD_INTERNAL},
};

#define VAULT_ENTRY(member) offsetof(struct vault_entry, member)
static const struct field vault_entry_fields[] = {
    {.name = "writer",
     .label = N_("writer"),
     .type = FIELD_REFERENCE,
     .offset = VAULT_ENTRY(writer),
     .refers_to = &writer_noun,
     .flags = FIELD_REQUIRED | FIELD_INTERNAL},
    {.name = "sealed",
     .label = N_("sealed"),
     .type = FIELD_TEXT,
     .offset = VAULT_ENTRY(sealed),
     .flags = FIELD_INTERNAL},
};

#define RETENTION(member) offsetof(struct retention, member)
static const struct field retention_fields[] = {
    {.name = "kind",
     .label = N_("what is kept"),
     .type = FIELD_CHOICE,
     .offset = RETENTION(kind),
     .choices = retention_kind_choices,
     .flags = FIELD_REQUIRED},
    {.name = "days",
     .label = N_("for days"),
     .type = FIELD_INTEGER,
     .offset = RETENTION(days),
     .flags = FIELD_REQUIRED},
};

const struct noun hold_noun = {
    .name = "hold",
    .plural = "holds",
    .label = N_("hold"),
    .table = "hold",
    .size = sizeof(struct hold),
    .fields = hold_fields,
    .field_count = COUNT_OF(hold_fields),
};

const struct noun note_noun = {
    .name = "note",
    .plural = "notes",
    .label = N_("note"),
    .table = "note",
    .size = sizeof(struct note),
    .fields = note_fields,
    .field_count = COUNT_OF(note_fields),
};

const struct noun export_noun = {
    .name = "export",
    .plural = "exports",
    .label = N_("export"),
    .table = "export",
    .size = sizeof(struct export_record),
    .fields = export_fields,
    .field_count = COUNT_OF(export_fields),
};

const struct noun export_item_noun = {
    .name = "export-item",
    .plural = "export-items",
    .label = N_("person in an export"),
    .table = "export_item",
    .size = sizeof(struct export_item),
    .fields = export_item_fields,
    .field_count = COUNT_OF(export_item_fields),
};

const struct noun vault_entry_noun = {
    .name = "vault-entry",
    .plural = "vault-entries",
    .label = N_("entry of the vault"),
    .table = "vault_entry",
    .size = sizeof(struct vault_entry),
    .fields = vault_entry_fields,
    .field_count = COUNT_OF(vault_entry_fields),
};

const struct noun retention_noun = {
    .name = "retention",
    .plural = "retentions",
    .label = N_("how long something is kept"),
    .table = "retention",
    .size = sizeof(struct retention),
    .fields = retention_fields,
    .field_count = COUNT_OF(retention_fields),
};
