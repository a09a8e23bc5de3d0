/* SPDX-License-Identifier: MIT */
/* One person becomes one piece with everything frozen: address, sender, language, fields of the text. */
#ifndef SOLIPOST_PRINT_PRINT_DRAFT_H
#define SOLIPOST_PRINT_PRINT_DRAFT_H

#include "print_rules.h"
#include "print_texts.h"
#include "solipost/print/print.h"

/* What all drafts of a run share. */
struct draft_context {
  const struct own_group *group;
  struct uuid campaign; /* nil: none */
  const char *campaign_name, *campaign_goal;
  struct print_texts *texts;
  struct date today;
  bool local_script;
  const char *piece_kind;
  const char *writers;    /* who signs, as a field of the text; "" when nobody is known */
  struct hold_list holds; /* all in force */
  struct rules_of_run rules;
  size_t recipients; /* people on one piece; 0 stands for one */
  /* Who reads the same piece, all `recipients` of them; NULL where it is one person's own. */
  const struct selected *readers;
};

enum draft_verdict {
  DRAFT_READY,
  DRAFT_ACKNOWLEDGE, /* a piece, once acknowledged */
  DRAFT_LEFT_OUT     /* no piece: `judgement` says why, `language_detail`, `sender` or `found` */
};

struct draft {
  enum draft_verdict verdict;
  struct judgement judgement;
  const char *language_detail; /* NULL, or why no language could be found */
  struct piece_rules rules;
  const struct rule_finding *found; /* what rules say before the piece is laid out */
  size_t found_count;
  enum severity found_worst;
  struct sender sender;
  struct piece piece;
};

/* Fails only when words or files of the program cannot be read. */
MUST_CHECK bool draft_make(const struct draft_context *context, const struct selected *selected, struct arena *arena,
                           struct draft *out, struct error *error);

#endif
