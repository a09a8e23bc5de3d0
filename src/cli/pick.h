/* SPDX-License-Identifier: MIT */
/* Who is meant by what was typed: a code, a number, a name or the beginning of one. */
#ifndef SOLIPOST_CLI_PICK_H
#define SOLIPOST_CLI_PICK_H

#include "context.h"
#include "solipost/model/nouns.h"

/* A record of any noun that people name. */
struct picked {
  const struct noun *noun;
  union {
    struct uuid id; /* each noun begins with it */
    struct prisoner prisoner;
    struct prison prison;
    struct writer writer;
    struct campaign campaign;
    struct relay relay;
  } record;
};

/* Of this noun only. */
MUST_CHECK bool pick_one(struct cli *cli, const struct noun *noun, const char *typed, void *record,
                         struct error *error);
/* A prisoner, prison, campaign or writer, whichever is found; several: ERROR_AMBIGUOUS. */
MUST_CHECK bool pick_any(struct cli *cli, const char *typed, struct picked *out, struct error *error);
/* Takes an optional noun before the name: "prison Maltepe". *at: the first operand, then the one behind both. */
MUST_CHECK bool pick_operands(struct cli *cli, size_t *at, struct picked *out, struct error *error);

/* How a record is called on the screen: "P014 Deniz Örnek", "TR-MAR Maltepe". */
const char *pick_call(const struct noun *noun, const void *record, struct arena *arena);
/* The same by key: stays and targets by those they join. Also of a deleted row; "" when there is none. */
const char *pick_call_row(struct cli *cli, const struct noun *noun, struct uuid id);

/* All live rows of a noun that match `query`, in cli->arena, in its order. */
struct picked_list {
  void **records;
  size_t count;
};
struct record_query;
MUST_CHECK bool pick_all(struct cli *cli, const struct noun *noun, const struct record_query *query,
                         struct picked_list *out, struct error *error);

#endif
