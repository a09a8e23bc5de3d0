/* SPDX-License-Identifier: MIT */
/* Mail rules: what mail to a prison must be like, who says so, and whether a piece is like that. Rules come with solipost
 * (data/mail-rules.tsv) and stand in the register, where a row with the code of a shipped rule takes its place. */
#ifndef SOLIPOST_MODEL_RULE_H
#define SOLIPOST_MODEL_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/model/eligibility.h"
#include "solipost/model/nouns.h"

struct mail_rule {
  struct rule rule;
  /* Where a shipped rule holds, besides country and state; "" for rules of the register, which point at rows. */
  const char *prison_code; /* as in data/prisons.csv */
  const char *place;       /* words all of which stand in the prison's name or the first line of its address */
  const char *kind;        /* as the prison's kind */
  bool shipped;            /* as solipost brings it */
  bool replaces;           /* a row of the register in the place of a shipped one */
};

struct mail_rules {
  const struct mail_rule *items;
  size_t count;
};

/* The shipped rules joined with those of the register (`own`, borrowed), in the order of the file, then of the rows. A row
 * in the place of a shipped rule that says no place of its own holds where that did. Lives in the arena. */
MUST_CHECK bool mail_rules_load(const struct rule *own, size_t own_count, struct arena *arena, struct mail_rules *out,
                                struct error *error);
const struct mail_rule *mail_rules_find(const struct mail_rules *rules, const char *code); /* NULL: none */

/* The value as rules are written, from what a person typed: languages by their tags, words divided by blanks. */
MUST_CHECK bool mail_rule_tidy(struct rule *rule, struct arena *arena, struct error *error);
/* Whether key, operator and value fit together; the error says what would. */
MUST_CHECK bool mail_rule_check(const struct rule *rule, struct error *error);

/* ---- which rules apply ---- */

struct rule_case {
  const struct prisoner *prisoner;
  const struct prison *prison; /* NULL: not known */
  struct date day;
};

enum rule_reach { REACH_EVERYWHERE, REACH_COUNTRY, REACH_STATE, REACH_PRISON, REACH_PRISONER };
enum rule_reach mail_rule_reach(const struct mail_rule *rule);
bool mail_rule_is_in_force(const struct mail_rule *rule, struct date day);

/* Those that hold for this person on this day. Of rules about one thing the narrowest reach wins, the person's before the
 * prison's before the state's before the country's; several of one reach hold all. What is forbidden in words (topics) and
 * what is only told adds up instead. In the order of keys. */
size_t mail_rules_for(const struct mail_rules *rules, const struct rule_case *asked, struct arena *arena,
                      const struct mail_rule ***out);

/* ---- what a piece is like ---- */

enum rule_answer { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES };

enum rule_enclosure {
  ENCLOSE_PHOTO,
  ENCLOSE_POLAROID,
  ENCLOSE_STAMP,
  ENCLOSE_PAPER,
  ENCLOSE_ENVELOPE,
  ENCLOSE_STICKER,
  ENCLOSE_PRINTOUT,
  ENCLOSE_POP_UP,
  ENCLOSE_BOUND,
  ENCLOSE_MONEY,
  ENCLOSE_OTHER,
  ENCLOSE_COUNT
};
const char *rule_enclosure_word(enum rule_enclosure kind); /* as typed: "photo" */

/* What stands as the sender (model/sender.h finds it). */
struct sender_traits {
  bool given;  /* there are lines; neither this nor `blank`: no sender at all */
  bool blank;  /* lines to be filled in by whoever writes */
  bool person; /* full name of a person */
  bool residence;
  bool po_box;
  bool organisation; /* the organisation is named, or may be */
};

/* A word of the text that belongs to a topic: "trial" for "case". */
struct rule_word {
  const char *topic, *word;
};

/* All zero: nothing is known. */
struct rule_facts {
  const char *kind;          /* card, letter; NULL: not known */
  int64_t sheets, pages;     /* 0: not laid out yet */
  int64_t recipients;        /* 0: not known */
  double long_mm, short_mm;  /* sides of what is posted; 0: not known */
  const char *language;      /* of the text; NULL or "": not known */
  bool posted_abroad;        /* crosses a border */
  const char *name;          /* as the envelope bears it; NULL: the prisoner's */
  const char *address;       /* lines; NULL: not known */
  bool relayed;              /* goes to somebody who passes it on */
  bool by_hand;              /* somebody writes on it, or adds to it, by hand */
  const int64_t *enclosures; /* ENCLOSE_COUNT numbers; NULL: not known */
  struct sender_traits sender;
  enum rule_answer labels; /* the address stands on a label */
  enum rule_answer in_envelope;
  enum rule_answer colour; /* anything but black */
  enum rule_answer picture;
  const char *picture_shows; /* words: "flowers people"; NULL: nobody has said */
  enum rule_answer dated, sender_inside, number_inside, enclosures_listed;
  enum rule_answer organisation_in_text;
  bool text_read; /* `words` holds all that was found in the text */
  const struct rule_word *words;
  size_t word_count;
};

enum rule_moment { RULE_BEFORE_LAYOUT, RULE_AFTER_LAYOUT };

struct rule_finding {
  const struct mail_rule *rule;
  enum severity severity;
  const char *detail; /* translated sentence: what is demanded, what is the matter, what would help */
  const char *more;   /* of it what is the matter and what would help, "" for nothing */
  bool personal;      /* `more` is about this person alone */
  bool asks_picture;  /* nobody has said what the picture shows */
};

/* Asks each of the rules (as mail_rules_for gave them) about the piece. What cannot be known before it is laid out waits
 * for the second moment, which asks about nothing else. A rule that cannot be answered is no more than acknowledged (what
 * somebody could say) or warned about (what is added by hand later). Findings live in the arena. */
size_t mail_rules_judge(const struct mail_rule *const *rules, size_t count, const struct rule_case *asked,
                        const struct rule_facts *facts, enum rule_moment moment, struct arena *arena,
                        struct rule_finding **out);

bool mail_rule_waits_for_layout(const struct mail_rule *rule);

/* What the rules demand of a sender: bits of enum sender_demand, of those rules that weigh at least so much. */
unsigned mail_rules_sender_demands(const struct mail_rule *const *rules, size_t count, enum severity at_least);

/* ---- in words, translated ---- */

/* The n-th word of its value, and what it means: "people", "Menschen". False past the last. */
bool mail_rule_word(const struct mail_rule *rule, size_t index, struct arena *arena, const char **word,
                    const char **label);

const char *mail_rule_sentence(const struct mail_rule *rule,
                               struct arena *arena); /* "at most 3 stamps may be enclosed" */
/* Who says so, how well it is known, when it was checked: "JVA Moabit (berlin.de), from the authority itself". */
const char *mail_rule_basis(const struct mail_rule *rule, struct arena *arena);
enum severity rule_severity_of(const struct rule *rule);

/* For lists of what can be said: the n-th key with its meaning and operators ("at-most, forbidden"); false past the last. */
struct rule_key_words {
  const char *name, *meaning, *operators;
};
bool rule_key_describe(size_t index, struct arena *arena, struct rule_key_words *out);

#endif
