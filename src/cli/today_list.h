/* SPDX-License-Identifier: MIT */
/* Lines of what needs doing, as the parts of `solipost today` gather them. */
#ifndef SOLIPOST_CLI_TODAY_LIST_H
#define SOLIPOST_CLI_TODAY_LIST_H

#include "context.h"
#include "solipost/base/uuid.h"
#include "solipost/store/due_store.h"

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

void today_add(struct today_list *list, const char *kind, struct uuid prisoner, const char *what, const char *command);

/* Lines of one kind, one for each record that is due on the day `days_ago`. */
typedef void today_say(struct today_list *list, const void *record);
MUST_CHECK bool today_add_each(struct today_list *list, enum due due, long days_ago, today_say *say,
                               struct error *error);
/* "P014 Deniz Örnek", and of that what people type: the code is the first word. */
const char *today_who(struct today_list *list, struct uuid prisoner);
const char *today_code(const char *call, struct arena *arena);

/* Prints at most so many lines (0: all) and how many more there are. */
void today_print(struct cli *cli, const struct today_list *list, size_t most);
void today_release(struct today_list *list);

#endif
