/* SPDX-License-Identifier: MIT */
/* What whoever inherits a register has to know, as plain figures; and the same on paper. A section is there only for what
 * the program knows: a new noun with promises or replies is one more section. The screen has its own form (cli). */
#ifndef SOLIPOST_JOBS_HANDOVER_H
#define SOLIPOST_JOBS_HANDOVER_H

#include "solipost/base/date.h"
#include "solipost/model/nouns.h"
#include "solipost/store/handle.h"

enum handover_section_kind {
  HANDOVER_REGISTER, /* the group, its file, its protection */
  HANDOVER_BACKUPS,
  HANDOVER_UNMAILED,
  HANDOVER_WAITING,
  HANDOVER_PROMISES,
  HANDOVER_RELAYS,
  HANDOVER_PARTNERS,
  HANDOVER_CAMPAIGNS,
  HANDOVER_HOLDS,
  HANDOVER_DOUBTFUL,
  HANDOVER_ADDRESSES,
  HANDOVER_WRITERS,
  HANDOVER_NOTES,
  HANDOVER_SECTIONS
};

/* What a row says. Beside each, the members of the row it uses besides `code` and `name`. */
enum handover_state {
  HANDOVER_GROUP,           /* text */
  HANDOVER_SENDER,          /* text: lines joined by commas */
  HANDOVER_CONTACT,         /* text */
  HANDOVER_FILE,            /* text: path */
  HANDOVER_PROTECTED,       /* with a passphrase */
  HANDOVER_UNPROTECTED,     /* whoever has the file can read it */
  HANDOVER_BACKUP,          /* text: path, day, count: days ago */
  HANDOVER_NO_BACKUP,       /* the register knows of none */
  HANDOVER_RUN_UNMAILED,    /* number: run, day, count: letters, first, last: their numbers */
  HANDOVER_HAND_UNMAILED,   /* likewise, written without a run */
  HANDOVER_NEVER_WRITTEN,   /* nothing more */
  HANDOVER_LAST_WRITTEN,    /* day, count: days ago */
  HANDOVER_PROMISE,         /* text: pseudonym of who writes, day: the first letter is due by then */
  HANDOVER_RELAY,           /* said_by, day (may be unset) */
  HANDOVER_RELAY_PRISON,    /* said_by, count: people held there */
  HANDOVER_PARTNER,         /* count: exports, day: of the last */
  HANDOVER_LEAD,            /* text: name of the campaign `code` */
  HANDOVER_CAMPAIGN_UNTIL,  /* day, count: people */
  HANDOVER_CAMPAIGN_OPEN,   /* the same without an end */
  HANDOVER_HOLD,            /* day (may be unset), text: reason, said_by */
  HANDOVER_CONTACT_UNKNOWN, /* nothing more */
  HANDOVER_NOWHERE,         /* nothing more */
  HANDOVER_ADDRESS,         /* count: people held there; never checked */
  HANDOVER_ADDRESS_CHECKED, /* day, count */
  HANDOVER_WRITER,          /* nothing more */
  HANDOVER_WRITER_CAPACITY, /* count: letters a month */
  HANDOVER_NOTE,            /* text, day (may be unset) */
  HANDOVER_STATES
};

struct handover_row {
  enum handover_state state;
  bool is_person;   /* on paper the name becomes initials, free words about the person are left out */
  bool is_held;     /* on paper the code alone, with names as well */
  bool screen_only; /* notes for the group and about people on hold: never on paper */
  const char *code, *name, *text, *said_by;
  struct date day;
  int64_t number, count, first, last;
};

struct handover_section {
  enum handover_section_kind kind;
  const struct handover_row *rows;
  size_t count;
  size_t more; /* that are not among them */
};

struct handover {
  struct own_group group;
  struct date today;
  const struct handover_section *sections; /* without the empty ones */
  size_t count;
};

/* Lists are cut after so many; a handover is read by a person. */
enum { HANDOVER_MOST_WAITING = 30, HANDOVER_MOST_ROWS = 200 };
/* What must never be done: rules 1 to so many, words "handover_never_1" ... on paper. */
enum { HANDOVER_RULES = 9 };

struct handover_request {
  struct date today;
  bool encrypted; /* the register */
};

/* Texts live in the arena. */
MUST_CHECK bool handover_collect(struct store *store, const struct handover_request *request, struct arena *arena,
                                 struct handover *out, struct error *error);

/* Words of a section in files and on paper: "waiting", key "handover_waiting". Likewise of a state: "never_written". */
const char *handover_section_word(enum handover_section_kind kind);
const char *handover_state_word(enum handover_state state);

/* ---- on paper ---- */

struct handover_paper {
  const char *path;     /* a PDF, 0600; never overwritten */
  const char *language; /* NULL: of the group */
  bool names;           /* whole names, places of files, and what was said about people; else codes and initials;
                           * people on hold stand by the code alone in any case */
};

/* *language: in which language it was printed: English when the words of a handover are not there in the one wanted. */
MUST_CHECK bool handover_print(const struct handover *handover, const struct handover_paper *paper, struct arena *arena,
                               const char **language, size_t *pages, struct error *error);

#endif
