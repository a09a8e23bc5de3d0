/* SPDX-License-Identifier: MIT */
/* A letter from a prisoner: what it may answer, how it enters the register, what it asks for, its scans. */
#ifndef SOLIPOST_JOBS_REPLY_H
#define SOLIPOST_JOBS_REPLY_H

#include "solipost/base/buffer.h"
#include "solipost/jobs/log.h"
#include "solipost/store/reply_store.h"

/* How well a letter to somebody fits a reply from them. The better first. */
enum reply_fit {
  REPLY_FITS,     /* mailed, and not answered yet */
  REPLY_ANSWERED, /* answered once already */
  REPLY_LATER,    /* mailed after the day on the reply */
  REPLY_RETURNED, /* came back */
  REPLY_UNMAILED, /* printed or written, and never marked as mailed */
  REPLY_NEVER     /* planned or cancelled: no candidate */
};
/* `dated`: the day on the reply, not set when there is none. */
enum reply_fit reply_fit_of(const struct piece *piece, struct date dated);
const char *reply_fit_said(enum reply_fit fit); /* translated: "came back"; "" for REPLY_FITS */

struct reply_candidate {
  struct piece piece;
  enum reply_fit fit;
  const char
      *writers; /* "Amsel (Distel), Spatz": pseudonyms, with the code word in brackets; "" when nobody is known */
};
struct reply_candidates {
  struct reply_candidate *items; /* the best fit first, of equal ones what was mailed last */
  size_t count;
};
MUST_CHECK bool reply_candidates_find(struct store *store, struct uuid prisoner, struct date dated, struct arena *arena,
                                      struct reply_candidates *out, struct error *error);

/* Whose the letters are: "Amsel (Distel)"; *writer is the first of them, nil when none stands in the register. */
MUST_CHECK bool reply_writers(struct store *store, const struct piece *piece, struct arena *arena, const char **said,
                              struct uuid *writer, struct error *error);

/* Within a commit: the reply gets its number; every letter of `answers` is answered on the day it was received. */
MUST_CHECK bool reply_write(struct store *store, struct reply *reply, const struct letter_choice *answers,
                            struct error *error);

/* ---- our answer ---- */

/* Whom a letter of the register is for, the first first. */
MUST_CHECK bool reply_letter_people(struct store *store, const struct piece *piece, struct arena *arena,
                                    struct uuid **people, size_t *count, struct error *error);

/* The replies of somebody that a letter may answer without being told so: handed over to who wrote it (`piece` as it is
 * after it was written; `written`: the day, and who signed as well), received by that day, and not answered yet. None when
 * this letter answers one of them already. */
MUST_CHECK bool reply_waiting_for(struct store *store, struct uuid prisoner, const struct piece *piece,
                                  const struct log_event *written, struct arena *arena, struct reply_list *out,
                                  struct error *error);

/* The letter a reply was answered with; *found is false when none was, or it was cancelled since. */
MUST_CHECK bool reply_answer_of(struct store *store, const struct reply *reply, struct arena *arena, struct piece *out,
                                bool *found, struct error *error);

/* Within a commit: the reply is answered with this letter. One that nobody had was with who wrote it on that day. `seen`:
 * as it was chosen; ERROR_BUSY when it was answered since. */
MUST_CHECK bool reply_answer(struct store *store, const struct reply *seen, const struct piece *piece,
                             struct error *error);

/* ---- follow-ups ---- */

/* Within a commit: the follow-up gets its number; one without a day is due after as many days as its kind has. */
MUST_CHECK bool follow_up_write(struct store *store, struct follow_up *follow_up, struct error *error);
int follow_up_days(int kind); /* 0: it takes effect at once and is done with that */

/* ---- scans ---- */

/* Reads JPEG and PNG files, makes them small and without metadata, and keeps them beside the register. *names as in struct
 * reply. `paths` ends with NULL. */
MUST_CHECK bool reply_scans_keep(struct store *store, const char *const *paths, struct arena *arena, const char **names,
                                 struct error *error);
/* The same for a reply that has some, maybe: those it has not yet are put behind them in `reply`, which is written by the
 * caller. *known: how many it had before. */
MUST_CHECK bool reply_scans_add(struct store *store, const char *const *paths, struct reply *reply, struct arena *arena,
                                size_t *known, struct error *error);
/* Number `at` from 0 of the scans of a reply, as a JPEG file; *more is false behind the last. */
MUST_CHECK bool reply_scan_read(struct store *store, const struct reply *reply, size_t at, struct buffer *out,
                                bool *more, struct error *error);
size_t reply_scan_count(const struct reply *reply);

#endif
