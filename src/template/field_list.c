/* SPDX-License-Identifier: MIT */
/* The fields a template may name. */
#include "solipost/template/field_list.h"

#include "solipost/base/compiler.h"
#include "solipost/base/i18n.h"

static const struct template_field_info FIELDS[] = {
    {"salutation", N_("how the letter begins, by language and gender: \"Dear Deniz,\""), false},
    {"closing", N_("how it ends: \"With warm wishes,\""), false},
    {"first_name", N_("first name of the prisoner"), false},
    {"name", N_("full name in Latin letters"), false},
    {"native_name", N_("name in the prisoner's own script"), true},
    {"number", N_("prison number"), true},
    {"birthday", N_("birthday in words, with or without the year"), true},
    {"prison", N_("name of the prison"), true},
    {"city", N_("city of the prison"), true},
    {"country", N_("country of the prison"), true},
    {"letter_number", N_("number of this letter or card"), false},
    {"date", N_("today in words, in the language of the letter"), false},
    {"sender", N_("name of who writes"), true},
    {"group", N_("name of your group"), true},
    {"campaign", N_("title of the campaign"), true},
    {"campaign_goal", N_("what the campaign asks for"), true},
    {"summary", N_("the case in a few sentences, where it may be told in public"), true},
    {"writers", N_("names of those who sign"), true},
};

const struct template_field_info *template_field_list(size_t *count) {
  *count = COUNT_OF(FIELDS);
  return FIELDS;
}
