/* SPDX-License-Identifier: MIT */
/* People who get one piece together: a couple, a cell. */
#ifndef SOLIPOST_PRINT_PRINT_TOGETHER_H
#define SOLIPOST_PRINT_PRINT_TOGETHER_H

#include "print_draft.h"
#include "solipost/model/together.h"
#include "solipost/store/handle.h"

struct together_group {
  struct uuid people[TOGETHER_MOST]; /* in the order in which they were named */
  size_t count;
  bool taken; /* its piece was made already */
};
struct together {
  struct together_group *groups; /* in the arena */
  size_t count;
};

/* `typed`: "P001+P002" each, ended by NULL; NULL: none. A name that is somebody twice counts once; somebody on two pieces
 * is ERROR_MISUSED. */
MUST_CHECK bool together_resolve(struct store *store, const char *const *typed, struct arena *arena,
                                 struct together *out, struct error *error);
/* 1 for the first group; 0: the person gets a piece alone. */
size_t together_find(const struct together *together, struct uuid prisoner);
/* Before the selection is walked through once more. */
void together_begin(struct together *together);

/* What has to be said about the second person and the further ones. */
struct together_finding {
  const char *who;
  const struct draft *draft;
};
/* One piece out of the selection: `draft.piece.prisoner` is whom it is for first. */
struct together_draft {
  struct draft draft;
  const char *who; /* "P001 Sara Example", or all of them */
  struct uuid first;
  size_t group; /* as together_find; 0: somebody alone */
  bool taken;   /* the piece of this group was made already: nothing to do */
  const struct together_finding *others;
  size_t other_count;
  const char *refusal; /* why they cannot get one piece; NULL */
};
/* Each person is judged alone; who is left out takes the others along. */
MUST_CHECK bool together_draft(const struct draft_context *context, struct store *store, struct together *together,
                               const struct selected *selected, struct arena *arena, struct together_draft *out,
                               struct error *error);

#endif
