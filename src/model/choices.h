/* SPDX-License-Identifier: MIT */
/* The words of every field that is a choice. Each list follows its enum in nouns.h and begins with what is not known. */
#ifndef SOLIPOST_MODEL_CHOICES_H
#define SOLIPOST_MODEL_CHOICES_H

#include "solipost/model/field.h"

extern const struct choice prisoner_status_choices[], contact_choices[], naming_choices[], gender_choices[],
    mail_status_choices[], confidence_choices[], privacy_choices[], stage_choices[], run_stage_choices[],
    note_level_choices[], export_purpose_choices[], retention_kind_choices[], rule_severity_choices[],
    waiting_choices[], return_reason_choices[], follow_up_kind_choices[];

#endif
