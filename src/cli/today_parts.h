/* SPDX-License-Identifier: MIT */
/* The parts of `solipost today`: each adds lines of its kinds, and counts those it leaves out. */
#ifndef SOLIPOST_CLI_TODAY_PARTS_H
#define SOLIPOST_CLI_TODAY_PARTS_H

#include "today_list.h"

/* today_days.c */
MUST_CHECK bool today_add_days(struct today_list *list, struct error *error); /* birthdays, campaigns */
MUST_CHECK bool today_add_solidarity(struct today_list *list, struct error *error);
/* today_evenings.c */
MUST_CHECK bool today_add_evenings(struct today_list *list, struct error *error);
/* today_people.c */
MUST_CHECK bool today_add_replies(struct today_list *list, struct error *error); /* what people wait for */
MUST_CHECK bool today_add_doubts(struct today_list *list, struct error *error);  /* addresses, holds */
/* today_writers.c */
MUST_CHECK bool today_add_promises(struct today_list *list, struct error *error);
MUST_CHECK bool today_add_writers(struct today_list *list, struct error *error); /* who left, dormant, back */
/* today_letters.c */
MUST_CHECK bool today_add_letters(struct today_list *list, struct error *error); /* what lies about */
MUST_CHECK bool today_add_backup(struct today_list *list, struct error *error);

#endif
