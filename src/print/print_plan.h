/* SPDX-License-Identifier: MIT */
/* What a plan keeps between checking and printing: some 150 bytes a person. */
#ifndef SOLIPOST_PRINT_PRINT_PLAN_H
#define SOLIPOST_PRINT_PRINT_PLAN_H

#include "print_draft.h"
#include "print_drafts.h"
#include "print_judged.h"
#include "print_pool.h"
#include "print_posting.h"
#include "print_together.h"

enum item_state { ITEM_LEFT_OUT, ITEM_READY, ITEM_ACKNOWLEDGE };

/* One per person selected, in the order of the selection. */
struct plan_item {
  struct uuid prisoner;
  uint8_t state;    /* enum item_state */
  bool drafted;     /* has a draft in the list of them, whether it fitted or not */
  uint8_t language; /* index of its text */
  bool contact_unknown, relayed;
  char country[3];     /* where it is sent; "": not known */
  uint8_t found_worst; /* enum severity: what rules said before it was laid out */
  uint16_t group;      /* of together_find: further people are on the piece; 0: nobody */
  uint16_t sheets;     /* of paper the piece has to itself */
  uint16_t late;       /* rules that wait for its layout: index + 1, 0 for none */
};

struct plan_language {
  char language[36];
  const char *title, *checked_by;
};

struct print_plan {
  struct print_request request; /* texts in the arena */
  struct arena arena;
  struct store *store;
  const struct product *product;
  struct own_group group;
  struct campaign campaign;
  struct run_pictures pictures;   /* for the other side, then those in the text */
  LIST(const char *) image_paths; /* of the latter, as the template names them */
  struct print_texts texts;
  struct draft_context drafting;
  struct together together;
  struct posting posting;
  struct pool *pool;
  LIST(struct plan_item) items;
  struct drafts drafts; /* of the items that are drafted, in their order */
  int64_t seen_commit;  /* newest one in the register before anybody was read */
  LIST(struct plan_language) languages;
  LIST(struct print_note) notes;
  struct judged_list judged;
  LIST(const struct late_rules *) late;
  size_t notes_left, notes_of[SEVERITY_BLOCK + 1];
  LIST(const char *) remarks;
  struct print_summary summary;
  struct print_language *shown_languages;
  struct print_postage *postage;
};

/* Whether a native reader has still to read the text in this language: index of the plan's. */
bool print_plan_is_unchecked(const struct print_plan *plan, size_t language);

/* How many helpers a run of so many pieces gets. */
size_t print_helpers_for(size_t jobs_wanted, size_t pieces);
enum { PRINT_PIECES_WORTH_A_HELPER = 200 };

#endif
