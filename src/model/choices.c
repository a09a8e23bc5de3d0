/* SPDX-License-Identifier: MIT */
/* The words of every field that is a choice: as stored and typed, and as shown. */
#include "choices.h"

#include "solipost/base/i18n.h"

const struct choice prisoner_status_choices[] = {
    {"unknown", N_("unknown")},     {"remand", N_("on remand")},
    {"sentenced", N_("sentenced")}, {"administrative", N_("held without trial")},
    {"released", N_("released")},   {"deported", N_("deported")},
    {"deceased", N_("deceased")},   {NULL, NULL},
};

const struct choice contact_choices[] = {
    {"unknown", N_("unknown")},
    {"direct", N_("by post, directly")},
    {"relay", N_("only through somebody")},
    {"none", N_("no contact wanted")},
    {NULL, NULL},
};

const struct choice naming_choices[] = {
    {"unknown", N_("unknown")}, {"yes", N_("yes")}, {"no", N_("no")}, {"ask", N_("ask each time")}, {NULL, NULL},
};

const struct choice gender_choices[] = {
    {"unknown", N_("unknown")}, {"female", N_("female")}, {"male", N_("male")}, {"other", N_("other")}, {NULL, NULL},
};

const struct choice mail_status_choices[] = {
    {"unknown", N_("unknown")},
    {"open", N_("mail is delivered")},
    {"relay", N_("only through somebody")},
    {"suspended", N_("mail is suspended")},
    {NULL, NULL},
};

const struct choice confidence_choices[] = {
    {"unknown", N_("unknown")},
    {"memory", N_("from memory")},
    {"secondary", N_("from a second hand")},
    {"confirmed", N_("confirmed by several")},
    {"official", N_("from the authority itself")},
    {NULL, NULL},
};

const struct choice privacy_choices[] = {
    {"unknown", N_("unknown")},
    {"own-address", N_("own name and address")},
    {"own-name", N_("own name, address of the group")},
    {"pseudonym", N_("pseudonym, address of the group")},
    {"group", N_("the group only")},
    {NULL, NULL},
};

const struct choice stage_choices[] = {
    {"unknown", N_("unknown")},   {"planned", N_("planned")},     {"printed", N_("printed")},
    {"written", N_("written")},   {"mailed", N_("mailed")},       {"answered", N_("answered")},
    {"returned", N_("returned")}, {"cancelled", N_("cancelled")}, {NULL, NULL},
};

const struct choice run_stage_choices[] = {
    {"unknown", N_("unknown")},
    {"making", N_("in the making")},
    {"printed", N_("printed")},
    {"cancelled", N_("cancelled")},
    {NULL, NULL},
};

const struct choice note_level_choices[] = {
    {"unknown", N_("unknown")},
    {"table", N_("for everybody at the table, may be printed")},
    {"group", N_("for the group")},
    {"core", N_("for its keepers only")},
    {NULL, NULL},
};

const struct choice export_purpose_choices[] = {
    {"unknown", N_("unknown")},
    {"partner", N_("for a group that works with us")},
    {"public", N_("for the public")},
    {NULL, NULL},
};

const struct choice retention_kind_choices[] = {
    {"unknown", N_("unknown")},
    {"released", N_("people released, deported or deceased")},
    {"ended", N_("people with whom contact has ended")},
    {"notes", N_("notes")},
    {"runs", N_("what print runs keep to be printed again")},
    {"exports", N_("who stood in an export")},
    {NULL, NULL},
};

const struct choice rule_severity_choices[] = {
    {"unknown", N_("unknown")},   {"info", N_("told")},
    {"warn", N_("warned about")}, {"acknowledge", N_("somebody has to answer for it")},
    {"block", N_("not printed")}, {NULL, NULL},
};
