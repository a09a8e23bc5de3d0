/* SPDX-License-Identifier: MIT */
/* What the papers of an evening are made of, once it was read and judged. For the files papers*.c. */
#ifndef PRINT_PAPERS_WORK_H
#define PRINT_PAPERS_WORK_H

#include "papers_press.h"
#include "papers_rules.h"
#include "solipost/model/guard.h"
#include "solipost/model/rule.h"

/* Somebody who may be written to. */
struct papers_person {
  struct prisoner prisoner;
  struct prison prison;     /* id nil: not known */
  int64_t letter;           /* letter number; 0: none yet */
  const char *write_in;     /* tag, or "" */
  const char *const *notes; /* for the table */
  size_t note_count;
  struct papers_rules rules;
  bool to_acknowledge;
};

/* What is posted as one: an envelope with all that is in it, or a card without one. */
struct papers_post {
  const char *country;  /* where it goes: for mail that somebody passes on, theirs */
  bool is_letter;       /* in an envelope */
  double grams;         /* of the paper in it */
  struct uuid envelope; /* that holds several pieces; nil: it travels alone */
  bool to_acknowledge;  /* as the person */
};

struct papers_reply {
  const char *pseudonym, *code_word; /* code word "": none was given */
  int64_t letter;                    /* 0: not known */
};

struct papers {
  struct arena arena;
  struct store *store;
  struct papers_request request; /* texts in the arena */
  struct own_group group;
  struct papers_words words;
  struct hold_list holds;
  struct mail_rules rules;
  bool in_envelopes; /* the run printed envelopes for its cards */
  struct uuid campaign;
  struct run run; /* number 0: none */
  int64_t first_number, last_number, letter_count;
  LIST(struct papers_person) people;
  LIST(struct papers_post) posts;
  LIST(struct papers_left) left_out;
  LIST(struct papers_reply) replies;
  bool acknowledged;
  struct papers_summary summary;
};

/* Whether this person is on the papers as things stand. */
static inline bool papers_has(const struct papers *papers, const struct papers_person *person) {
  return papers->acknowledged || !person->to_acknowledge;
}
size_t papers_count(const struct papers *papers);

/* Reads people and judges them: papers_people.c. */
MUST_CHECK bool papers_read_people(struct papers *papers, const struct watch *watch, struct error *error);
/* Writers and letters of covers: papers_slips.c. */
MUST_CHECK bool papers_read_replies(struct papers *papers, struct error *error);

/* Each adds its pages to the file; *sheets: what is counted in it. */
typedef bool papers_make(struct papers *papers, struct papers_press *press, const struct watch *watch, size_t *sheets,
                         struct error *error);
papers_make papers_make_about, papers_make_what_not, papers_make_phrases, papers_make_new_writer,
    papers_make_table_list, papers_make_checklist, papers_make_post_office, papers_make_reply_cover;

/* Languages people are written to that have no sentences to copy: tags, or "". */
MUST_CHECK bool papers_missing_phrases(struct papers *papers, const char **out, struct error *error);

#endif
