/* SPDX-License-Identifier: MIT */
/* Forgetting somebody: a prisoner or a writer goes from the register for good, and only the counts stay. Rows keep their
 * id and nothing else; letters keep number, run, prison, campaign, stage and days; the history keeps that something was
 * done, when and by whom. */
#ifndef SOLIPOST_STORE_FORGET_H
#define SOLIPOST_STORE_FORGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"
#include "solipost/model/nouns.h"
#include "solipost/store/forget_place.h"
#include "solipost/store/handle.h"

/* Prisoners and writers only. */
struct forget_subject {
  const struct noun *noun;
  struct uuid id;
};

struct forget_summary {
  int64_t people;
  int64_t letters;   /* that lose address and text, or the sender */
  int64_t belonging; /* rows about them that go: stays, campaigns, notes, holds, the vault */
  int64_t notes, holds, stays, targets, vault_entries;
  int64_t commands;   /* of the history that are cut to their first words */
  int64_t signatures; /* changes of the history that no longer say who made them */
  struct forget_place *places;
  size_t place_count;
  struct forget_place *resembling; /* where something like a name stands, which is left to people */
  size_t resembling_count;
};

/* What would go. `command_names`: of this program, ended by NULL; a command of the history is cut to one of them. */
MUST_CHECK bool forget_look(struct store *store, const struct forget_subject *subjects, size_t count,
                            const char *const *command_names, struct arena *arena, struct forget_summary *out,
                            struct error *error);
/* Inside a commit, whose command must not name anybody. The commit cannot be taken back, and no older one brings anything
 * back. The bytes of the file still hold what went until store_scrub. */
MUST_CHECK bool forget_write(struct store *store, const struct forget_subject *subjects, size_t count,
                             const char *const *command_names, struct error *error);

/* Somebody who was deleted before, by exact code or name. *found false when there is nobody. */
MUST_CHECK bool forget_find_deleted(struct store *store, const char *typed, struct forget_subject *out, bool *found,
                                    struct error *error);

#endif
