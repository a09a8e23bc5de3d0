/* SPDX-License-Identifier: MIT */
/* Import: lists as people have them into the register. Open each file, look at what was understood (encoding, columns,
 * prisons), settle the doubts, then run all files as one undoable commit, or dry. */
#ifndef SOLIPOST_JOBS_IMPORT_H
#define SOLIPOST_JOBS_IMPORT_H

#include "solipost/base/watch.h"
#include "solipost/model/nouns.h"
#include "solipost/store/store.h"
#include "solipost/table/encoding.h"
#include "solipost/table/value.h"

/* What is the same for all files of one import. Everything is borrowed and must live as long as the import. */
struct import_settings {
  const struct noun *noun; /* &prisoner_noun, &prison_noun or &piece_noun */
  const char *encoding;    /* NULL: guessed */
  char separator;          /* 0: guessed */
  const char *language;    /* tag the list is likely in, "" when not known */
  enum date_order date_order;
  const char *const *maps;    /* "Ad Soyad=name", ended by NULL; may be NULL */
  const char *const *prisons; /* "Silivri=TR-MAR", ended by NULL; may be NULL */
  const char *create_country; /* code: unknown prisons are entered with this country; NULL: their rows are refused */
  const char *source;         /* whose list; "" when it has a column for that or nobody said */
  struct date verified_on;    /* date of the list; may be unset */
  int contact;                /* enum contact: may these people be written to */
};

struct import_column {
  const char *title; /* as in the file; "column 3" when it has none */
  const char
      *field;   /* name of a field, or prison, unit, ward, since, given_name, family_name; "-": left out; NULL: kept
                      * as a line of the note */
  bool told;    /* by --map */
  bool running; /* left out because its numbers count the rows; known once surveyed */
};

enum { IMPORT_CANDIDATES = 5 };

/* A text that stands where a prison is named, with what we make of it. */
struct import_place {
  const char *text;
  size_t rows;
  struct uuid prison;  /* nil while in doubt or unknown */
  const char *country; /* of the prison */
  const char *call;    /* "TR-MAR Marmara ...", "" while in doubt */
  bool create;         /* to be entered as a new prison */
  struct uuid candidates[IMPORT_CANDIDATES];
  const char *candidate_calls[IMPORT_CANDIDATES];
  size_t candidate_count;
};

struct import;

/* Reads, decodes and maps one file ("-": standard input). */
MUST_CHECK bool import_open(struct import **out, const char *path, const struct import_settings *settings,
                            struct error *error);
void import_close(struct import *import);

const struct encoding_guess *import_encoding(const struct import *import); /* NULL when it was told */
const struct import_column *import_columns(const struct import *import, size_t *count);
const char *import_path(const struct import *import);
size_t import_rows(const struct import *import); /* without header and empty rows, once surveyed */
size_t import_empty_rows(const struct import *import);
size_t import_header_rows(const struct import *import); /* further rows that only repeat the first; left out */

/* Goes over the rows once: counts them, drops columns that have neither title nor content, leaves out running numbers, and
 * looks up every prison that is named. */
MUST_CHECK bool import_survey(struct import *import, struct store *store, const struct watch *watch,
                              struct error *error);
struct import_place *import_places(struct import *import, size_t *count);
/* Says what a doubtful text means: code or name of a prison. */
MUST_CHECK bool import_settle_place(struct import *import, struct import_place *place, struct store *store,
                                    const char *typed, struct error *error);

enum import_outcome { IMPORT_NEW, IMPORT_CHANGED, IMPORT_SAME, IMPORT_ALIKE, IMPORT_REFUSED, IMPORT_OUTCOMES };

struct import_change {
  const char *label; /* translated */
  const char *old_text, *new_text;
};

/* What becomes of one row. Valid during the call. */
struct import_row {
  enum import_outcome outcome;
  size_t number;    /* row of the file */
  const char *call; /* "P014 Zoë Longname"; of a refused row what it names, may be "" */
  const struct import_change *changes;
  size_t change_count;
  const char *reason; /* refused: why; alike: whom it looks like. Translated */
};

struct import_listener {
  void (*row)(void *context, struct import *import, const struct import_row *row); /* may be NULL */
  void *context;
};

struct import_result {
  size_t counts[IMPORT_OUTCOMES];
  size_t prisons_added, writers_added; /* named by rows and new */
  const char *rejected; /* path of the file with refused rows; NULL when there is none or the run was dry */
};

/* Takes all files in one commit that `command` names in the history. With `dry` everything is tried and rolled back. The
 * rejected files are written whole before the commit; on failure and on Ctrl-C neither they nor any change remain.
 * `results` has one item per file, its texts live in `arena`. */
MUST_CHECK bool import_run(struct import *const *imports, size_t count, struct store *store, bool dry,
                           const char *command, const struct import_listener *listener, const struct watch *watch,
                           struct import_result *results, struct arena *arena, struct error *error);

#endif
