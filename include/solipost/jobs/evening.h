/* SPDX-License-Identifier: MIT */
/* A letter evening from its table list to its end: who is on the list, what became of each letter, what goes back. What is
 * typed: jobs/evening_line.h. */
#ifndef SOLIPOST_JOBS_EVENING_H
#define SOLIPOST_JOBS_EVENING_H

#include "solipost/jobs/evening_line.h"
#include "solipost/jobs/log.h"
#include "solipost/store/evening_store.h"

/* A person of the table list and the letter to them. Somebody nobody planned stands behind the others, in row 0. */
struct evening_seat {
  int64_t row;             /* on the list, from 1: the position of the plan entry */
  struct plan_entry entry; /* id nil: nobody planned it */
  struct piece piece;      /* id nil: there is no letter yet */
  struct prisoner prisoner;
  const char *called;    /* "P014 Deniz Örnek"; of all the letter is for */
  const char *by, *what; /* as a list is filled in: "Amsel+Anna", "home"; "" while nobody entered anything */
  const char *who;       /* the same in words: "Amsel, Anna" */
  bool written;          /* at this evening, or printed for it and logged otherwise: written, mailed ... */
};
struct evening_list {
  struct evening evening;
  struct run_list runs; /* printed for it */
  struct evening_seat *seats;
  size_t count;
};
/* Everything lives in the arena. */
MUST_CHECK bool evening_read(struct store *store, int64_t number, struct arena *arena, struct evening_list *out,
                             struct error *error);

/* On the list when the evening was held: not who was taken off it before. */
bool evening_seat_is_on(const struct evening_list *list, const struct evening_seat *seat);
/* Nothing was entered about it, and it did not go back. */
bool evening_seat_is_open(const struct evening_seat *seat);
/* Its card is printed and nobody wrote it. */
bool evening_seat_has_blank(const struct evening_seat *seat);

/* ---- which letters are meant ---- */

struct evening_hit {
  struct evening_seat *seat; /* NULL: not on the list */
  struct piece piece;        /* the letter that is meant; id nil: a new one */
  const char *name; /* whom it is to: what finds this person; of a letter not on the list how they are called */
};
/* Numbers are letters of the evening, or rows of its list, or any other letters: what is both is an error that says how to
 * tell them apart. A name means the person on the list, or whoever is called so; once their letter is written it means
 * another one, which gets a number of its own. */
MUST_CHECK bool evening_find(struct store *store, const struct evening_list *list, const struct evening_which *which,
                             struct arena *arena, struct evening_hit **hits, size_t *count, struct error *error);
/* For evening_line_parse: whether anybody in the register is called so. The context is the store. */
bool evening_knows_person(void *store, const char *words);

enum waiting evening_waiting(enum evening_what what);

/* ---- within a commit ---- */

/* A letter was written for this person: their entry is done, and no longer back in the pool. Before the letter's own row;
 * `known`: it is in the register already, NULL: it is a new one. A letter that was entered since: ERROR_BUSY. */
MUST_CHECK bool evening_seat_fill(struct store *store, const struct evening_seat *seat, const struct piece *known,
                                  struct error *error);
/* Who wrote a letter that was mailed before anybody entered it: names, and the evening; its stage stays. */
MUST_CHECK bool evening_write_late(struct store *store, const struct log_event *event, const struct piece *seen,
                                   struct error *error);
/* Nobody wrote it: the entry goes back to the pool, and what was entered about its letter is taken back. A printed card
 * stays printed until the evening is closed. */
MUST_CHECK bool evening_seat_clear(struct store *store, const struct evening_seat *seat, struct date day,
                                   struct error *error);
/* A plan was kept for it: its people stand behind those on the list, in their order. */
MUST_CHECK bool evening_append(struct store *store, const struct evening_list *list, int64_t plan, struct error *error);
/* The papers were printed for these people in this order: that is the order of the list from now on. */
MUST_CHECK bool evening_keep_order(struct store *store, const struct evening_list *list, const struct uuid *prisoners,
                                   size_t count, struct error *error);

/* ---- the end ---- */

struct evening_count {
  size_t letters;     /* written at it */
  size_t home, waits; /* of them: taken home; waiting for something else */
  size_t writers;     /* of the register who wrote */
  size_t named;       /* others who were named */
  size_t guests;      /* letters by guests without a name */
  size_t open;        /* people about whom nothing was entered */
  size_t back;        /* in the pool already */
  size_t blank;       /* printed cards nobody wrote */
};
MUST_CHECK bool evening_count(struct store *store, const struct evening_list *list, struct arena *arena,
                              struct evening_count *out, struct error *error);

struct evening_end {
  struct date day;
  int64_t writers, guests, sheets_back;
  const char *note;  /* added to that of the evening; "": nothing */
  bool keeps_blanks; /* printed cards that nobody wrote stay printed, else they are cancelled */
};
/* Within a commit. *back: how many people went back to the pool now. Somebody else who closed it meanwhile: ERROR_BUSY. */
MUST_CHECK bool evening_close(struct store *store, const struct evening_list *list, const struct evening_end *end,
                              size_t *back, struct error *error);

#endif
