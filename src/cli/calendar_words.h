/* SPDX-License-Identifier: MIT */
/* How an entry of the calendar is put in words. */
#ifndef SOLIPOST_CLI_CALENDAR_WORDS_H
#define SOLIPOST_CLI_CALENDAR_WORDS_H

#include "context.h"
#include "solipost/jobs/calendar.h"

/* How much of a person stands there: the code and where; with the first name; with the whole name. */
enum calendar_naming { CALENDAR_CODE, CALENDAR_FIRST_NAME, CALENDAR_NAME };

const char *calendar_kind_word(enum calendar_kind kind);  /* for files: "birthday" */
const char *calendar_kind_label(enum calendar_kind kind); /* translated */

/* "P012 Zoë", or what there is; "" when it is about nobody. */
const char *calendar_who(const struct calendar_entry *entry, enum calendar_naming naming, struct arena *arena);
/* "Birthday: P012 Zoë (40)" */
const char *calendar_summary(const struct calendar_entry *entry, enum calendar_naming naming, struct arena *arena);
/* "Post a card to P012 Zoë, birthday 2026-12-20"; only of entries with a day to post. */
const char *calendar_mail_summary(const struct calendar_entry *entry, enum calendar_naming naming, struct arena *arena);
/* "2026-12-20" */
const char *calendar_day(struct date day, struct arena *arena);

#endif
