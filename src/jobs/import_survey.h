/* SPDX-License-Identifier: MIT */
/* What the survey of a list hands to the lookup of its prisons. */
#ifndef SOLIPOST_JOBS_IMPORT_SURVEY_H
#define SOLIPOST_JOBS_IMPORT_SURVEY_H

#include "import_work.h"

/* One row names this prison. */
void import_places_note(struct import *import, const char *text);
/* Orders the places and joins equal ones. */
void import_places_join(struct import *import);
/* Looks up what each of them means. */
MUST_CHECK bool import_places_look_up(struct import *import, struct store *store, struct error *error);

#endif
