/* SPDX-License-Identifier: MIT */
/* The fields a template may name. */
#include "solipost/template/field_list.h"

#include "solipost/base/compiler.h"
#include "solipost/base/i18n.h"

static const struct template_field_info FIELDS[] = {
    {"salutation", N_("how the letter begins, by language and gender: \"Dear Deniz,\"")},
    {"closing", N_("how it ends: \"With warm wishes,\"")},
    {"first_name", N_("first name of the prisoner")},
    {"name", N_("full name in Latin letters")},
    {"native_name", N_("name in the prisoner's own script")},
    {"number", N_("prison number")},
    {"birthday", N_("birthday in words, with or without the year")},
    {"prison", N_("name of the prison")},
    {"city", N_("city of the prison")},
    {"country", N_("country of the prison")},
    {"letter_number", N_("number of this letter or card")},
    {"date", N_("today in words, in the language of the letter")},
    {"sender", N_("name of who writes")},
    {"group", N_("name of your group")},
    {"campaign", N_("title of the campaign")},
};

const struct template_field_info *template_field_list(size_t *count) {
  *count = COUNT_OF(FIELDS);
  return FIELDS;
}
