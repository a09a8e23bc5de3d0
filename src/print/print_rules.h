/* SPDX-License-Identifier: MIT */
/* Mail rules on their way through a print run: which hold for a piece, what they say about it, whose name stands on it. */
#ifndef SOLIPOST_PRINT_PRINT_RULES_H
#define SOLIPOST_PRINT_PRINT_RULES_H

#include "print_texts.h"
#include "print_topics.h"
#include "solipost/print/print.h"
#include "solipost/model/rule.h"
#include "solipost/model/sender.h"

/* What all pieces of a run share. */
struct rules_of_run {
  struct mail_rules known;
  const struct own_group *group;
  const struct print_writer *writer; /* NULL: none was named */
  enum print_sender sender;
  const struct print_settings *settings; /* NULL: cards of A6 */
  struct topics_of_texts *topics;        /* NULL: texts are not searched */
  struct date today;
};

/* The rules of one piece; lives as long as the arena it was asked into. */
struct piece_rules {
  const struct mail_rule **holding;
  size_t count;
  struct rule_case asked;
};
void piece_rules_find(const struct rules_of_run *run, const struct selected *selected, struct arena *arena,
                      struct piece_rules *out);

/* Whether a letter in this language is let in, as far as rules name languages. */
bool piece_rules_allow_language(const struct piece_rules *rules, const char *language);

/* The sender. What is only warned about is met where it can be, and told of where it cannot. */
void piece_rules_sender(const struct rules_of_run *run, const struct piece_rules *rules, struct arena *arena,
                        struct sender *out);

/* No sender: the rules that demand what cannot be given, as findings that say so. */
size_t piece_rules_blame(const struct piece_rules *rules, const struct sender *sender, struct arena *arena,
                         struct rule_finding **out);

/* What the rules say before the piece is laid out. `text`: the template in its language, NULL for none. */
struct piece_in_question {
  const char *kind, *language, *address;
  const struct sender *sender;
  const struct template *text;
  size_t recipients;
  bool relayed; /* goes to somebody who passes it on */
};
size_t piece_rules_judge(const struct rules_of_run *run, const struct piece_rules *rules,
                         const struct piece_in_question *piece, struct arena *arena, struct rule_finding **out);

/* The same rules, kept in the arena for when the piece is laid out; NULL when none of them waits for that. */
struct late_rules;
const struct late_rules *late_rules_keep(const struct piece_rules *rules, struct arena *arena);
bool late_rules_are(const struct late_rules *late, const struct piece_rules *rules); /* those of this piece */
size_t late_rules_judge(const struct late_rules *late, size_t sheets, size_t pages, struct arena *arena,
                        struct rule_finding **out);

/* ---- names from the vault ---- */

/* What the vault holds stands in no row: lines of a sender are kept with {vault_name} and {vault_address} in their place. */
const char *sender_lines_to_keep(const char *lines, const struct print_writer *writer, struct arena *arena);
/* Back for the paper. Without the writer there are no lines: they are to be filled in. */
const char *sender_lines_to_print(const char *kept, const struct print_writer *writer, struct arena *arena);

#endif
