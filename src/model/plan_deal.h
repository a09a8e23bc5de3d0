/* SPDX-License-Identifier: MIT */
/* Which writer takes whom. Somebody who was dealt already may go to another writer when that makes room for one more. */
#ifndef MODEL_PLAN_DEAL_H
#define MODEL_PLAN_DEAL_H

#include "solipost/base/memory.h"
#include "solipost/model/plan_problem.h"

/* A place of a writer who knows these languages is of no use to who reads those. */
struct deal_refusal {
  uint64_t known, wanted;
};

struct deal {
  const struct plan_problem *problem;
  size_t *writer_of; /* per person: index, or PLAN_NO_WRITER */
  bool *is_partner;  /* per person: stays with the writer */
  size_t *room;      /* per writer: what is left */
  size_t room_left;  /* of all */
  size_t *dealt;     /* persons with a writer, in no order */
  size_t dealt_count;
  bool *tried;                       /* per writer, during one search */
  size_t *first_of, *next_of;        /* during one search: per writer whom they have, per person who is next */
  LIST(uint64_t) searched;           /* during one search: sets of languages */
  LIST(struct deal_refusal) refused; /* exchanges tried since somebody moved */
  LIST(uint64_t) full;               /* sets of languages for which there was no room; there will be none later */
};

/* Without writers in the problem everybody can be placed. */
void deal_begin(struct deal *deal, const struct plan_problem *problem, struct arena *arena);
void deal_end(struct deal *deal);
bool deal_to_partner(struct deal *deal, size_t person);
bool deal_to_somebody(struct deal *deal, size_t person);
/* `from` loses the place and `to` gets one; nothing changes when there is none for `to` even then. */
bool deal_exchange(struct deal *deal, size_t from, size_t to);
bool deal_has_room(const struct deal *deal);
bool deal_is_partner(const struct deal *deal, size_t person);
size_t deal_writer_of(const struct deal *deal, size_t person);

#endif
