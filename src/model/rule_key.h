/* SPDX-License-Identifier: MIT */
/* What rules can be about, and how they can put it: one table for checking, judging and saying them. */
#ifndef SOLIPOST_MODEL_RULE_KEY_H
#define SOLIPOST_MODEL_RULE_KEY_H

#include "solipost/model/rule.h"

enum rule_subject {
  ABOUT_KIND,
  ABOUT_SHEETS,
  ABOUT_PAGES,
  ABOUT_LONG_SIDE,
  ABOUT_SHORT_SIDE,
  ABOUT_RECIPIENTS,
  ABOUT_ENCLOSURES, /* of any kind */
  ABOUT_ENCLOSURE,  /* of the kind of the key */
  ABOUT_NUMBER,
  ABOUT_LEGAL_NAME,
  ABOUT_SENDER,
  ABOUT_SENDER_NAME,
  ABOUT_RESIDENCE,
  ABOUT_PO_BOX,
  ABOUT_ORGANISATION,
  ABOUT_LANGUAGE,
  ABOUT_LANGUAGE_INSIDE,
  ABOUT_TOPIC,
  ABOUT_STATUS,
  ABOUT_VENDOR,
  ABOUT_LABELS,
  ABOUT_CARD_ENVELOPE,
  ABOUT_PICTURE,
  ABOUT_COLOUR,
  ABOUT_BY_HAND, /* pens, glitter, sorts of paper: what somebody adds or chooses */
  ABOUT_DATE,
  ABOUT_SENDER_INSIDE,
  ABOUT_NUMBER_INSIDE,
  ABOUT_ENCLOSURE_LIST,
  ABOUT_NOTHING /* only told */
};

enum rule_operator {
  OP_AT_MOST = 1,
  OP_AT_LEAST = 2,
  OP_REQUIRED = 4,
  OP_FORBIDDEN = 8,
  OP_ALLOWED = 16, /* where a wider rule forbids it */
  OP_ONLY = 32,
  OP_MATCHES = 64,
  OP_CONTAINS = 128,
  OP_IS = 256,
  OP_ONLY_ON_WISH = 512,
  OP_IF_KNOWN = 1024,
  OP_TOLD = 2048
};
enum { OP_COUNT = 12 };

enum rule_key_flag {
  KEY_WORDS = 1,    /* `forbidden` takes words, and those of all rules add up */
  KEY_LAYOUT = 2,   /* known only once the piece is laid out */
  KEY_REMAND = 4,   /* only for people on remand */
  KEY_LANGUAGES = 8 /* its words are languages */
};

struct rule_key {
  const char *name;
  enum rule_subject about;
  unsigned operators, flags;
  enum rule_enclosure enclosure; /* ABOUT_ENCLOSURE */
  const char *meaning;           /* N_() */
};

extern const struct rule_key rule_keys[];
extern const size_t rule_key_count;

const struct rule_key *rule_key_find(const char *name); /* NULL: unknown */
unsigned rule_operator_find(const char *name);          /* 0: unknown */
const char *rule_operator_name(unsigned bit);
/* Whether `word` is among the words of `list`, which blanks divide. */
bool rule_list_has(const char *list, const char *word);
bool rule_next_word(const char **at, const char **word, size_t *length);

#endif
