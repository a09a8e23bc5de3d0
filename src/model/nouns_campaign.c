/* SPDX-License-Identifier: MIT */
/* Fields of what brings people together: campaign and its targets, evening. */
#include "solipost/model/nouns.h"

#include "solipost/base/i18n.h"

#include "code.h"

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

#define EVENING(member) offsetof(struct evening, member)
static const struct field evening_fields[] = {
    {.name = "number",
     .label = N_("evening"),
     .type = FIELD_INTEGER,
     .offset = EVENING(number),
     .flags = FIELD_REQUIRED | FIELD_INTERNAL},
    {.name = "held_on", .label = N_("held on"), .type = FIELD_DATE, .offset = EVENING(held_on)},
    {.name = "place", .label = N_("place"), .type = FIELD_TEXT, .offset = EVENING(place)},
    {.name = "campaign",
     .label = N_("campaign"),
     .type = FIELD_REFERENCE,
     .offset = EVENING(campaign),
     .refers_to = &campaign_noun},
    {.name = "writer_count", .label = N_("writers"), .type = FIELD_INTEGER, .offset = EVENING(writer_count)},
    {.name = "guest_count", .label = N_("guests"), .type = FIELD_INTEGER, .offset = EVENING(guest_count)},
    {.name = "sheets_out", .label = N_("sheets laid out"), .type = FIELD_INTEGER, .offset = EVENING(sheets_out)},
    {.name = "sheets_back",
     .label = N_("sheets that came back"),
     .type = FIELD_INTEGER,
     .offset = EVENING(sheets_back)},
    {.name = "closed_on",
     .label = N_("closed on"),
     .type = FIELD_DATE,
     .offset = EVENING(closed_on),
     .flags = FIELD_INTERNAL},
    {.name = "note",
     .label = N_("note"),
     .help = N_("for this group's keepers only, never printed"),
     .type = FIELD_LINES,
     .offset = EVENING(note),
     .flags = FIELD_NOTE},
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

const struct noun evening_noun = {
    .name = "evening",
    .plural = "evenings",
    .label = N_("evening"),
    .table = "evening",
    .size = sizeof(struct evening),
    .fields = evening_fields,
    .field_count = COUNT_OF(evening_fields),
};
