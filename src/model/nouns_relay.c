/* SPDX-License-Identifier: MIT */
/* Fields of those who pass letters on. */
#include "solipost/model/nouns.h"

#include "solipost/base/i18n.h"

#include "code.h"

#define RELAY(member) offsetof(struct relay, member)
static const struct field relay_fields[] = {
    {.name = "code",
     .label = N_("code"),
     .help = N_("short and easy to type"),
     .type = FIELD_TEXT,
     .offset = RELAY(code),
     .most = FIELD_MOST_CODE,
     .check = code_check,
     .flags = FIELD_REQUIRED | FIELD_SEARCHED},
    {.name = "name",
     .label = N_("name"),
     .help = N_("first line of the address"),
     .type = FIELD_TEXT,
     .offset = RELAY(name),
     .most = FIELD_MOST_NAME,
     .flags = FIELD_REQUIRED | FIELD_SEARCHED},
    {.name = "address",
     .label = N_("address"),
     .help = N_("lines below the name without the country, divided by |"),
     .type = FIELD_LINES,
     .offset = RELAY(address),
     .flags = FIELD_REQUIRED},
    {.name = "country",
     .label = N_("country"),
     .type = FIELD_COUNTRY,
     .offset = RELAY(country),
     .flags = FIELD_REQUIRED},
    {.name = "language",
     .label = N_("language"),
     .help = N_("in which the inner sheet asks them to pass a letter on"),
     .type = FIELD_LANGUAGE,
     .offset = RELAY(language)},
    {.name = "agreed_on",
     .label = N_("agreed on"),
     .help = N_("day on which they agreed to pass letters on"),
     .type = FIELD_DATE,
     .offset = RELAY(agreed_on)},
    {.name = "note",
     .label = N_("note"),
     .help = N_("for this group's keepers only, never printed"),
     .type = FIELD_LINES,
     .offset = RELAY(note),
     .flags = FIELD_NOTE},
};

const struct noun relay_noun = {
    .name = "relay",
    .plural = "relays",
    .label = N_("relay"),
    .table = "relay",
    .size = sizeof(struct relay),
    .fields = relay_fields,
    .field_count = COUNT_OF(relay_fields),
};
