/* SPDX-License-Identifier: MIT */
/* What lists of letters and of prisoners share: conditions that go together, columns, order. */
#ifndef SOLIPOST_CLI_LIST_REQUEST_H
#define SOLIPOST_CLI_LIST_REQUEST_H

#include "command.h"
#include "solipost/store/filter.h"

/* The options struct of such a command. */
struct list_request {
  const char *country, *prison, *campaign, *language, *status, *writer, *who;
  const char *silent, *unwritten; /* "120d" */
  int stage, kind;                /* -1: not given */
  int64_t run, plan;
  struct date since, until;
  bool never_written, waiting, all;
  const char *subject;                           /* kind of a follow-up, reason of a return */
  bool unclaimed, unanswered, open, due, untold; /* of replies; of follow-ups; of returns */
  const char *columns, *order;
};

struct list_filters {
  struct filter_given items[FILTERS_MOST];
  size_t count;
  bool narrows; /* somebody asked for less than all */
};

/* Reads operands (people) and options; names become rows, and what cannot be found is an error. */
MUST_CHECK bool list_request_read(struct cli *cli, const struct noun *noun, const struct list_request *request,
                                  struct list_filters *out, struct error *error);

/* "120d", "17w", "4m", "1y" or a bare number of days. */
MUST_CHECK bool list_days(const char *option, const char *typed, int64_t *days, struct error *error);

extern const struct choice list_stage_choices[], list_kind_choices[];
/* What a piece is, in words for the screen: "a card"; another kind as it stands. */
const char *list_kind_label(const char *word);

#define LIST_AT(member) offsetof(struct list_request, member)
#define LIST_TEXT(option, word, member, words)                                                                         \
  { .name = option, .type = OPTION_TEXT, .value_name = word, .offset = LIST_AT(member), .help = words }
#define LIST_STAGE(words)                                                                                              \
  {                                                                                                                    \
    .name = "stage", .type = OPTION_CHOICE, .value_name = "STAGE", .offset = LIST_AT(stage),                           \
    .choices = list_stage_choices, .help = words                                                                       \
  }
#define LIST_RUN(words)                                                                                                \
  {                                                                                                                    \
    .name = "run", .type = OPTION_INTEGER, .value_name = "NUMBER", .offset = LIST_AT(run), .min = 1, .max = INT64_MAX, \
    .help = words                                                                                                      \
  }
#define LIST_PLAN(words)                                                                                               \
  {                                                                                                                    \
    .name = "plan", .type = OPTION_INTEGER, .value_name = "PLAN", .offset = LIST_AT(plan), .min = 1, .max = INT64_MAX, \
    .help = words                                                                                                      \
  }
#define LIST_FORM                                                                                                      \
  LIST_TEXT("columns", "NAMES", columns, N_("only these columns, in this order: code,name")),                          \
      LIST_TEXT("order", "NAMES", order, N_("order by these columns; a - before one turns it around"))

#endif
