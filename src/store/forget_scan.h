/* SPDX-License-Identifier: MIT */
/* Where else in the register somebody's name stands. */
#ifndef STORE_FORGET_SCAN_H
#define STORE_FORGET_SCAN_H

#include "erase.h"
#include "solipost/store/forget_place.h"
#include "trace.h"

struct forget_scan {
  struct erasure *erasure; /* what goes anyway is not looked at */
  struct traces *traces;
  struct arena *arena;
  bool writing; /* what only resembles a name is not looked for */
  LIST(struct forget_place) places;
  LIST(struct forget_place) resembling; /* at which only something like a name stands */
  int64_t signatures;                   /* changes of the history that were made under the name */
  int64_t commands;                     /* that hold a name, besides those that erasure_count_commands found */
};

void forget_scan_release(struct forget_scan *scan);

/* Adds the words by which the row's person can be recognised. Prisoners and writers. */
MUST_CHECK bool forget_add_traces(struct store *store, const struct noun *noun, struct uuid row, struct traces *traces,
                                  struct arena *arena, struct error *error);

/* Fills the lists and the counts; changes nothing. */
MUST_CHECK bool forget_scan_look(struct forget_scan *scan, struct error *error);
/* Inside a commit, after erasure_apply: takes the names out of texts, settings, journal and commands. */
MUST_CHECK bool forget_scan_write(struct forget_scan *scan, struct error *error);

#endif
