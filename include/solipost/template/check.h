/* SPDX-License-Identifier: MIT */
/* Reads one text of a template as somebody would before it is printed, and says with line and column what to look at. */
#ifndef SOLIPOST_TEMPLATE_CHECK_H
#define SOLIPOST_TEMPLATE_CHECK_H

#include "solipost/template/danger.h"

/* In the order of weight. */
enum template_weight {
  TEMPLATE_NOTE,    /* to know */
  TEMPLATE_WARNING, /* to look at; it can be printed */
  TEMPLATE_FAULT    /* it cannot be printed */
};

struct template_finding {
  enum template_weight weight;
  size_t line, column;           /* in characters, from 1 */
  const char *what, *why, *todo; /* translated, without full stops; `why` and `todo` may be "" */
};

struct template_check_request {
  const char *name;     /* for messages */
  const char *folder;   /* where its pictures lie; NULL: they are not looked for */
  const char *language; /* of the file, when its header names none; may be "" */
  const struct danger_words *words;
  const char *const *organisations;    /* names that must not stand there, ended by NULL; may be NULL */
  const char *const *writers;          /* likewise */
  bool (*has_paper)(const char *name); /* whether there is such a paper; NULL: not asked */
};

/* Findings in the order of the text, in the arena. Never fails: a text that cannot be read is a finding. */
void template_check(const char *source, size_t length, const struct template_check_request *request,
                    struct arena *arena, struct template_finding **findings, size_t *count);

#endif
