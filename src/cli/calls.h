/* SPDX-License-Identifier: MIT */
/* How rows of other nouns are called, remembered: a thousand letters go to a few prisons. */
#ifndef SOLIPOST_CLI_CALLS_H
#define SOLIPOST_CLI_CALLS_H

#include "context.h"
#include "solipost/model/nouns.h"

struct called {
  struct uuid id;
  const char *call; /* NULL: nothing is known yet */
};
struct calls {
  struct cli *cli;
  struct called *slots; /* as many as a power of two, open addressing */
  size_t size, count;
  bool counted, shared; /* whether it is known that letters have several writers, and whether some do */
};

/* Begun with {.cli = cli}; lives in cli->arena. "" for a nil id. */
const char *calls_of(struct calls *calls, const struct noun *noun, struct uuid id);
/* Whether what is kept for `id` is known: its text, else NULL; and to keep one. */
const char *calls_known(struct calls *calls, struct uuid id);
void calls_keep(struct calls *calls, struct uuid id, const char *text);
/* All who wrote a letter, those of the register first, then names said at the table: "Amsel, guest". */
const char *calls_writers(struct calls *calls, const struct piece *piece);

#endif
