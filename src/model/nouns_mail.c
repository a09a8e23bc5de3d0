/* SPDX-License-Identifier: MIT */
/* Fields of the correspondence: who signs, what came back, replies and what they ask for, who writes to whom, plans. */
#include "solipost/model/nouns.h"

#include "solipost/base/i18n.h"

#include "choices.h"

#define COSIGNER(member) offsetof(struct cosigner, member)
static const struct field cosigner_fields[] = {
    {.name = "piece",
     .label = N_("letter"),
     .type = FIELD_REFERENCE,
     .offset = COSIGNER(piece),
     .refers_to = &piece_noun,
     .flags = FIELD_INTERNAL},
    {.name = "writer",
     .label = N_("writer"),
     .type = FIELD_REFERENCE,
     .offset = COSIGNER(writer),
     .refers_to = &writer_noun,
     .flags = FIELD_INTERNAL},
    {.name = "position",
     .label = N_("position"),
     .type = FIELD_INTEGER,
     .offset = COSIGNER(position),
     .flags = FIELD_INTERNAL},
};

#define RETURNED_MAIL(member) offsetof(struct returned_mail, member)
static const struct field returned_mail_fields[] = {
    {.name = "piece",
     .label = N_("letter"),
     .type = FIELD_REFERENCE,
     .offset = RETURNED_MAIL(piece),
     .refers_to = &piece_noun,
     .flags = FIELD_INTERNAL},
    {.name = "prison",
     .label = N_("prison"),
     .type = FIELD_REFERENCE,
     .offset = RETURNED_MAIL(prison),
     .refers_to = &prison_noun,
     .flags = FIELD_INTERNAL},
    {.name = "mailed_on", .label = N_("mailed on"), .type = FIELD_DATE, .offset = RETURNED_MAIL(mailed_on)},
    {.name = "returned_on", .label = N_("came back on"), .type = FIELD_DATE, .offset = RETURNED_MAIL(returned_on)},
    {.name = "reason",
     .label = N_("reason"),
     .type = FIELD_CHOICE,
     .offset = RETURNED_MAIL(reason),
     .choices = return_reason_choices},
    {.name = "mark", .label = N_("what stood on it"), .type = FIELD_TEXT, .offset = RETURNED_MAIL(mark)},
    {.name = "told_on", .label = N_("writer told on"), .type = FIELD_DATE, .offset = RETURNED_MAIL(told_on)},
    {.name = "note",
     .label = N_("note"),
     .help = N_("for this group's keepers only, never printed"),
     .type = FIELD_LINES,
     .offset = RETURNED_MAIL(note),
     .flags = FIELD_NOTE},
};

#define REPLY(member) offsetof(struct reply, member)
static const struct field reply_fields[] = {
    {.name = "number",
     .label = N_("reply"),
     .type = FIELD_INTEGER,
     .offset = REPLY(number),
     .flags = FIELD_REQUIRED | FIELD_INTERNAL},
    {.name = "prisoner",
     .label = N_("prisoner"),
     .type = FIELD_REFERENCE,
     .offset = REPLY(prisoner),
     .refers_to = &prisoner_noun,
     .flags = FIELD_REQUIRED},
    {.name = "dated_on", .label = N_("dated"), .type = FIELD_DATE, .offset = REPLY(dated_on)},
    {.name = "received_on", .label = N_("received on"), .type = FIELD_DATE, .offset = REPLY(received_on)},
    {.name = "place", .label = N_("arrived at"), .type = FIELD_TEXT, .offset = REPLY(place)},
    {.name = "language", .label = N_("language"), .type = FIELD_LANGUAGE, .offset = REPLY(language)},
    {.name = "writer",
     .label = N_("writer"),
     .type = FIELD_REFERENCE,
     .offset = REPLY(writer),
     .refers_to = &writer_noun},
    {.name = "handed_on", .label = N_("handed over on"), .type = FIELD_DATE, .offset = REPLY(handed_on)},
    {.name = "claimed_by", .label = N_("taken on by"), .type = FIELD_TEXT, .offset = REPLY(claimed_by)},
    {.name = "answer",
     .label = N_("answered with"),
     .type = FIELD_REFERENCE,
     .offset = REPLY(answer),
     .refers_to = &piece_noun,
     .flags = FIELD_INTERNAL},
    {.name = "scans", .label = N_("scans"), .type = FIELD_TEXT, .offset = REPLY(scans), .flags = FIELD_INTERNAL},
    {.name = "body", .label = N_("words"), .type = FIELD_LINES, .offset = REPLY(body)},
    {.name = "note",
     .label = N_("note"),
     .help = N_("for this group's keepers only, never printed"),
     .type = FIELD_LINES,
     .offset = REPLY(note),
     .flags = FIELD_NOTE},
};

#define ANSWERED(member) offsetof(struct answered, member)
static const struct field answered_fields[] = {
    {.name = "reply",
     .label = N_("reply"),
     .type = FIELD_REFERENCE,
     .offset = ANSWERED(reply),
     .refers_to = &reply_noun,
     .flags = FIELD_INTERNAL},
    {.name = "piece",
     .label = N_("letter"),
     .type = FIELD_REFERENCE,
     .offset = ANSWERED(piece),
     .refers_to = &piece_noun,
     .flags = FIELD_INTERNAL},
};

#define FOLLOW_UP(member) offsetof(struct follow_up, member)
static const struct field follow_up_fields[] = {
    {.name = "number",
     .label = N_("follow-up"),
     .type = FIELD_INTEGER,
     .offset = FOLLOW_UP(number),
     .flags = FIELD_REQUIRED | FIELD_INTERNAL},
    {.name = "prisoner",
     .label = N_("prisoner"),
     .type = FIELD_REFERENCE,
     .offset = FOLLOW_UP(prisoner),
     .refers_to = &prisoner_noun},
    {.name = "reply",
     .label = N_("reply"),
     .type = FIELD_REFERENCE,
     .offset = FOLLOW_UP(reply),
     .refers_to = &reply_noun,
     .flags = FIELD_INTERNAL},
    {.name = "kind",
     .label = N_("kind"),
     .type = FIELD_CHOICE,
     .offset = FOLLOW_UP(kind),
     .choices = follow_up_kind_choices},
    {.name = "detail", .label = N_("what"), .type = FIELD_TEXT, .offset = FOLLOW_UP(detail)},
    {.name = "who", .label = N_("who does it"), .type = FIELD_TEXT, .offset = FOLLOW_UP(who)},
    {.name = "made_on", .label = N_("noted on"), .type = FIELD_DATE, .offset = FOLLOW_UP(made_on)},
    {.name = "due_on", .label = N_("due on"), .type = FIELD_DATE, .offset = FOLLOW_UP(due_on)},
    {.name = "done_on", .label = N_("done on"), .type = FIELD_DATE, .offset = FOLLOW_UP(done_on)},
    {.name = "outcome", .label = N_("what came of it"), .type = FIELD_TEXT, .offset = FOLLOW_UP(outcome)},
};

#define PAIR(member) offsetof(struct pair, member)
static const struct field pair_fields[] = {
    {.name = "writer",
     .label = N_("writer"),
     .type = FIELD_REFERENCE,
     .offset = PAIR(writer),
     .refers_to = &writer_noun,
     .flags = FIELD_INTERNAL},
    {.name = "prisoner",
     .label = N_("prisoner"),
     .type = FIELD_REFERENCE,
     .offset = PAIR(prisoner),
     .refers_to = &prisoner_noun,
     .flags = FIELD_INTERNAL},
    {.name = "since", .label = N_("since"), .type = FIELD_DATE, .offset = PAIR(since)},
    {.name = "confirm_by", .label = N_("first letter due by"), .type = FIELD_DATE, .offset = PAIR(confirm_by)},
    {.name = "confirmed_on", .label = N_("confirmed on"), .type = FIELD_DATE, .offset = PAIR(confirmed_on)},
    {.name = "ended_on", .label = N_("ended on"), .type = FIELD_DATE, .offset = PAIR(ended_on)},
    {.name = "ended_why", .label = N_("ended because"), .type = FIELD_TEXT, .offset = PAIR(ended_why)},
};

#define PLAN_ENTRY(member) offsetof(struct plan_entry, member)
static const struct field plan_entry_fields[] = {
    {.name = "plan",
     .label = N_("plan"),
     .type = FIELD_INTEGER,
     .offset = PLAN_ENTRY(plan),
     .flags = FIELD_REQUIRED | FIELD_INTERNAL},
    {.name = "position",
     .label = N_("position"),
     .type = FIELD_INTEGER,
     .offset = PLAN_ENTRY(position),
     .flags = FIELD_INTERNAL},
    {.name = "prisoner",
     .label = N_("prisoner"),
     .type = FIELD_REFERENCE,
     .offset = PLAN_ENTRY(prisoner),
     .refers_to = &prisoner_noun,
     .flags = FIELD_INTERNAL},
    {.name = "writer",
     .label = N_("writer"),
     .type = FIELD_REFERENCE,
     .offset = PLAN_ENTRY(writer),
     .refers_to = &writer_noun,
     .flags = FIELD_INTERNAL},
    {.name = "campaign",
     .label = N_("campaign"),
     .type = FIELD_REFERENCE,
     .offset = PLAN_ENTRY(campaign),
     .refers_to = &campaign_noun,
     .flags = FIELD_INTERNAL},
    {.name = "evening",
     .label = N_("evening"),
     .type = FIELD_REFERENCE,
     .offset = PLAN_ENTRY(evening),
     .refers_to = &evening_noun,
     .flags = FIELD_INTERNAL},
    {.name = "made_on",
     .label = N_("made on"),
     .type = FIELD_DATE,
     .offset = PLAN_ENTRY(made_on),
     .flags = FIELD_INTERNAL},
    {.name = "why", .label = N_("why"), .type = FIELD_TEXT, .offset = PLAN_ENTRY(why), .flags = FIELD_INTERNAL},
    {.name = "piece",
     .label = N_("letter"),
     .type = FIELD_REFERENCE,
     .offset = PLAN_ENTRY(piece),
     .refers_to = &piece_noun,
     .flags = FIELD_INTERNAL},
    {.name = "write_on", .label = N_("to be written on"), .type = FIELD_DATE, .offset = PLAN_ENTRY(write_on)},
    {.name = "language", .label = N_("language"), .type = FIELD_LANGUAGE, .offset = PLAN_ENTRY(language)},
    {.name = "dropped_on", .label = N_("back in the pool since"), .type = FIELD_DATE, .offset = PLAN_ENTRY(dropped_on)},
};

#define LEAD_TIME(member) offsetof(struct lead_time, member)
static const struct field lead_time_fields[] = {
    {.name = "country",
     .label = N_("country"),
     .type = FIELD_COUNTRY,
     .offset = LEAD_TIME(country),
     .flags = FIELD_REQUIRED},
    {.name = "days", .label = N_("days"), .type = FIELD_INTEGER, .offset = LEAD_TIME(days), .flags = FIELD_REQUIRED},
    {.name = "source", .label = N_("source"), .type = FIELD_TEXT, .offset = LEAD_TIME(source)},
};

const struct noun cosigner_noun = {
    .name = "cosigner",
    .plural = "cosigners",
    .label = N_("further writer of a letter"),
    .table = "cosigner",
    .size = sizeof(struct cosigner),
    .fields = cosigner_fields,
    .field_count = COUNT_OF(cosigner_fields),
};

const struct noun returned_mail_noun = {
    .name = "return",
    .plural = "returns",
    .label = N_("returned letter"),
    .table = "returned_mail",
    .size = sizeof(struct returned_mail),
    .fields = returned_mail_fields,
    .field_count = COUNT_OF(returned_mail_fields),
};

const struct noun reply_noun = {
    .name = "reply",
    .plural = "replies",
    .label = N_("reply"),
    .table = "reply",
    .size = sizeof(struct reply),
    .fields = reply_fields,
    .field_count = COUNT_OF(reply_fields),
};

const struct noun answered_noun = {
    .name = "answered",
    .plural = "answers",
    .label = N_("answer to a letter"),
    .table = "answered",
    .size = sizeof(struct answered),
    .fields = answered_fields,
    .field_count = COUNT_OF(answered_fields),
};

const struct noun follow_up_noun = {
    .name = "follow-up",
    .plural = "follow-ups",
    .label = N_("follow-up"),
    .table = "follow_up",
    .size = sizeof(struct follow_up),
    .fields = follow_up_fields,
    .field_count = COUNT_OF(follow_up_fields),
};

const struct noun pair_noun = {
    .name = "pair",
    .plural = "pairs",
    .label = N_("correspondence"),
    .table = "pair",
    .size = sizeof(struct pair),
    .fields = pair_fields,
    .field_count = COUNT_OF(pair_fields),
};

const struct noun plan_entry_noun = {
    .name = "plan-entry",
    .plural = "plan entries",
    .label = N_("entry of a plan"),
    .table = "plan_entry",
    .size = sizeof(struct plan_entry),
    .fields = plan_entry_fields,
    .field_count = COUNT_OF(plan_entry_fields),
};

const struct noun lead_time_noun = {
    .name = "lead-time",
    .plural = "lead times",
    .label = N_("postal lead time"),
    .table = "lead_time",
    .size = sizeof(struct lead_time),
    .fields = lead_time_fields,
    .field_count = COUNT_OF(lead_time_fields),
};
