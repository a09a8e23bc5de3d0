/* SPDX-License-Identifier: MIT */
/* What needs doing, one line each with the command that does it: for `solipost today` and for a bare `solipost`. */
#ifndef SOLIPOST_CLI_TODAY_H
#define SOLIPOST_CLI_TODAY_H

#include "context.h"
#include "solipost/base/uuid.h"

struct calendar_list;
struct today_line {
  const char *kind; /* for files: "birthday" */
  const char *what; /* translated, with no full stop */
  const char *command;
  struct uuid prisoner; /* whom it is about; nil: nobody, or several */
};
struct today_list {
  struct cli *cli;
  size_t most; /* of one kind; 0: all */
  LIST(struct today_line) lines;
  size_t more;                /* that are not among them */
  struct calendar_list *days; /* read once, by today_days.c */
};

enum { TODAY_MOST_OF_A_KIND = 5, TODAY_MOST_LINES = 20 };

/* Fills lines, the most urgent first; give the list back to today_release. */
MUST_CHECK bool today_collect(struct cli *cli, size_t most_of_a_kind, struct today_list *out, struct error *error);
void today_release(struct today_list *list);
/* Prints at most so many lines (0: all) and how many more there are. */
void today_print(struct cli *cli, const struct today_list *list, size_t most);

/* ---- the parts of today_collect: each adds lines of its kinds ---- */

void today_add(struct today_list *list, const char *kind, struct uuid prisoner, const char *what, const char *command);
MUST_CHECK bool today_add_days(struct today_list *list, struct error *error); /* today_days.c: birthdays, campaigns */
MUST_CHECK bool today_add_solidarity(struct today_list *list, struct error *error);
MUST_CHECK bool today_add_replies(struct today_list *list,
                                  struct error *error); /* today_people.c: what people wait for */
MUST_CHECK bool today_add_doubts(struct today_list *list, struct error *error);  /* addresses, holds */
MUST_CHECK bool today_add_letters(struct today_list *list, struct error *error); /* today_letters.c: what lies about */
MUST_CHECK bool today_add_backup(struct today_list *list, struct error *error);  /* today_letters.c */

#endif
