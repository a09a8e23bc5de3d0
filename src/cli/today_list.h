/* SPDX-License-Identifier: MIT */
/* Lines of what needs doing, as the parts of `solipost today` gather them. */
#ifndef SOLIPOST_CLI_TODAY_LIST_H
#define SOLIPOST_CLI_TODAY_LIST_H

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

void today_add(struct today_list *list, const char *kind, struct uuid prisoner, const char *what, const char *command);
/* Prints at most so many lines (0: all) and how many more there are. */
void today_print(struct cli *cli, const struct today_list *list, size_t most);
void today_release(struct today_list *list);

#endif
