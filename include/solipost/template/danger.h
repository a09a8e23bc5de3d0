/* SPDX-License-Identifier: MIT */
/* Words that can endanger the reader of a letter or keep it from arriving: those of data/danger-words.tsv, names of
 * organisations and writers, and whatever leads to somebody outside (e-mail, web address, telephone). For sources of
 * templates and for filled texts alike. */
#ifndef SOLIPOST_TEMPLATE_DANGER_H
#define SOLIPOST_TEMPLATE_DANGER_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

/* A mask of these says what is looked for. */
enum danger_topic {
  DANGER_CASE = 1,          /* the case, the court, the police */
  DANGER_POLITICS = 2,      /* politics, authorities, protest */
  DANGER_STRIKE = 4,        /* strikes and revolts */
  DANGER_RELIGION = 8,      /* only where a prison forbids it */
  DANGER_ORGANISATION = 16, /* names of the list, and those of the request */
  DANGER_CONTACT = 32,      /* e-mail, web address, telephone */
  DANGER_WRITER = 64,       /* real names of writers, as the request gives them */
  DANGER_ALL = 127
};

/* The table of words, folded once for many texts. */
struct danger_words;
MUST_CHECK bool danger_open(struct danger_words **out, struct error *error);
void danger_close(struct danger_words *words);

struct danger_request {
  const char *language;             /* of the text; words of every language's row are always looked for */
  unsigned topics;                  /* of enum danger_topic */
  const char *const *organisations; /* names, ended by NULL; may be NULL */
  const char *const *writers;       /* likewise */
};

struct danger_finding {
  enum danger_topic topic;
  size_t start, end;   /* bytes of the text, end not included */
  const char *found;   /* what stands there */
  const char *meaning; /* in English, "" when the word needs none */
};

/* All that is found in the text, in its order and without overlaps, in the arena. Words count whatever their capitals,
 * accents and signs. Never fails: a language without rows has only what holds for all. */
void danger_find(const struct danger_words *words, const struct danger_request *request, const char *text,
                 struct arena *arena, struct danger_finding **findings, size_t *count);
/* Whether the table has rows for this language. */
bool danger_has_language(const struct danger_words *words, const char *language);

/* Translated sentences without a full stop, for messages. */
const char *danger_label(enum danger_topic topic);  /* "word of the case" */
const char *danger_why(enum danger_topic topic);    /* what can come of it */
const char *danger_advice(enum danger_topic topic); /* what to do now */
/* "case", "politics", "strike", "religion", "organisation" as in tables; 0 when there is no such topic. */
unsigned danger_topic_called(const char *name);

#endif
