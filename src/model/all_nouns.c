/* SPDX-License-Identifier: MIT */
/* The list of all nouns. */
#include "solipost/model/nouns.h"

const struct noun *const all_nouns[] = {
    &prisoner_noun, &prison_noun,    &stay_noun,        &own_group_noun,     &writer_noun,
    &campaign_noun, &target_noun,    &run_noun,         &piece_noun,         &hold_noun,
    &note_noun,     &export_noun,    &export_item_noun, &vault_entry_noun,   &retention_noun,
    &rule_noun,     &relay_noun,     &addressee_noun,   &envelope_noun,      &postage_noun,
    &printer_noun,  &evening_noun,   &cosigner_noun,    &returned_mail_noun, &reply_noun,
    &answered_noun, &follow_up_noun, &pair_noun,        &plan_entry_noun,    &lead_time_noun,
    NULL,
};
