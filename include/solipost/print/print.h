/* SPDX-License-Identifier: MIT */
/* A print run from beginning to end. First a plan: everybody chosen is judged, and every piece is laid out once, so that
 * what cannot be printed is known before a letter number is drawn. Then, if wanted, the run: numbers and pieces go into
 * the register in one commit, volumes are rendered, and only when every file is whole a second commit says "printed". */
#ifndef SOLIPOST_PRINT_PRINT_H
#define SOLIPOST_PRINT_PRINT_H

#include "solipost/base/watch.h"
#include "solipost/print/print_settings.h"
#include "solipost/print/product.h"
#include "solipost/model/eligibility.h"
#include "solipost/model/nouns.h"
#include "solipost/store/people_store.h"

enum print_sender {
  PRINT_SENDER_GROUP, /* the group's address; empty lines when none is entered */
  PRINT_SENDER_EMPTY  /* the writer is not known yet: lines with a note what to fill in */
};

/* Who writes all pieces of a run. */
struct print_writer {
  struct writer writer;
  const char *real_name, *real_address; /* from the vault where the level asks for it, else "" */
};

struct print_request {
  struct selection selection;
  const char *const
      *together; /* of `selection.who`, who get one piece: "P001+P002" each, ended by NULL; NULL: nobody */
  const char *campaign;          /* what it is for, whoever is chosen; NULL: the campaign of the selection */
  struct uuid evening;           /* at which they are written; nil: none */
  const struct product *product; /* NULL: cards */
  struct print_settings settings;
  const char *template_name;         /* NULL: no text */
  const char *const *picture_paths;  /* for the other side, turn by turn; ended by NULL; NULL: none */
  enum print_sender sender;          /* without a writer */
  const struct print_writer *writer; /* NULL: none was named */
  bool local_script;
  const char *output_folder; /* made if it is not there */
  size_t jobs;               /* processes; 0: two for a large run on a machine with two processors */
};

/* Something to be said about one person. */
struct print_note {
  const char *who;    /* "P013 Max Released" */
  const char *reason; /* short: "released" */
  const char *detail; /* a sentence, with what would help */
  enum severity severity;
  int64_t number;     /* of the letter, where it has one; else 0 */
  bool held;          /* a hold means this person: no name in lists for programs */
  size_t place, turn; /* of the person in the list, of the note: their order */
};

/* Texts in one language of the template. */
struct print_language {
  const char *language, *title;
  const char *checked_by; /* "": read by no native reader yet, to be acknowledged by somebody who reads it */
  size_t pieces;
};

/* What one mail rule said about the run. */
struct mail_rule;
struct print_judged {
  enum severity severity;
  const char *code;
  const char *words, *basis; /* what it demands; who says so and how well it is known */
  size_t pieces;
  const struct mail_rule *asks_picture; /* it forbids pictures of something, and nobody has said what is to be seen; or
                                         * NULL */
};

/* What goes to one zone in one form for one price. */
struct print_postage {
  char country[3]; /* where some of it goes; "": not known */
  bool elsewhere;  /* and where more of it goes */
  const char *zone, *form, *posted_in;
  size_t count; /* envelopes, or cards that go alone */
  bool known;
  int64_t price, weight_g; /* of one; the heaviest */
  const char *currency;
};

struct print_summary {
  const char *piece_kind; /* "card": what is counted */
  const char *product;    /* "labels": what is printed for them */
  size_t selected;
  size_t ready;          /* can be printed at once */
  size_t to_acknowledge; /* can be printed once acknowledged */
  size_t left_out;
  size_t contact_unknown;         /* of those to acknowledge */
  size_t sheets;                  /* of paper, for those that are ready; 0 for envelopes alone */
  size_t sheets_acknowledged;     /* for those to acknowledge too */
  const struct print_note *notes; /* the first of each severity, in no more than PRINT_MOST_NOTES */
  size_t note_count;
  size_t notes_left;          /* not kept: a run of 10,000 does not fit on a screen */
  const char *const *remarks; /* on the run as a whole, each a sentence */
  size_t remark_count;
  const struct print_language *languages;
  size_t language_count;
  const struct print_judged *judged; /* the gravest first */
  size_t judged_count;
  const struct print_postage *postage; /* of all that is ready or can be acknowledged */
  size_t postage_count;
  size_t envelopes, labels;          /* printed; 0: none are */
  size_t label_sheets, inner_sheets; /* of labels; of paper, for what lies beside pieces that go through somebody */
};
#define PRINT_MOST_NOTES 400
#define PRINT_MOST_POSTAGE 64

struct print_plan;
MUST_CHECK bool print_plan_make(struct print_plan **out, struct store *store, const struct print_request *request,
                                const struct watch *watch, struct error *error);
void print_plan_close(struct print_plan *plan);
/* Valid until the plan is changed or closed. */
const struct print_summary *print_plan_summary(struct print_plan *plan);
/* Somebody said yes to what had to be acknowledged; without it those pieces are left out. */
void print_plan_acknowledge(struct print_plan *plan);

struct print_file {
  const char *path;
  const char *checksum;
  size_t pages;
};

struct print_result {
  int64_t run;
  const char *piece_kind; /* "card": what `pieces` counts */
  int64_t first_number, last_number;
  size_t pieces;
  struct print_file *files;
  size_t file_count;
  const struct print_note *left_out; /* print_again: who is left out of it, and why */
  size_t left_out_count;
  const struct print_note *stale; /* print_again: printed to an address that is another one by now */
  size_t stale_count;
  bool sender_open; /* print_again: a sender from the vault is not kept, so there are lines to fill in */
  bool same_bytes;  /* print_again of a whole run: the files are those of the first time, byte for byte */
};

/* `command` is what was typed, for the journal. Results live in the arena. Stopped or failed: no file, no printed piece;
 * the numbers drawn stay unused. */
MUST_CHECK bool print_plan_run(struct print_plan *plan, struct store *store, const char *command,
                               const struct watch *watch, struct arena *arena, struct print_result *result,
                               struct error *error);

/* The pages of an earlier run once more, from what the register kept of it; nothing is written to the register. Pieces to
 * people who may not be written to now, or who are held elsewhere, are left out; what was to be acknowledged was so when the
 * run was made. Nobody left: ERROR_REFUSED. Pages are those of the file as it was made; where somebody of it is left out
 * now, they are refused. */
struct print_page_range {
  size_t first, last; /* from 1 */
};
struct print_pages {
  const struct print_page_range *ranges;
  size_t count; /* 0: all pages */
  size_t part;  /* which of the run's files of that name, from 1; 0: it has one */
};

struct print_again {
  int64_t run;
  const int64_t *numbers; /* letter numbers wanted, ascending; NULL: all */
  size_t number_count;
  const char *file;         /* "envelopes": only its files of this name; NULL: all, or with pages that of the pieces */
  struct print_pages pages; /* instead of numbers */
  const struct print_settings *printer; /* of these, name and correction of the printer; NULL: those of the run */
  const char *output_folder;
  size_t jobs;
  const struct product *product;         /* another one for the same pieces: labels, envelopes; NULL: the run's own */
  const struct print_settings *settings; /* of that one */
};
MUST_CHECK bool print_again(struct store *store, const struct print_again *request, const struct watch *watch,
                            struct arena *arena, struct print_result *result, struct error *error);

#endif
