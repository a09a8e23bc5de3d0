/* SPDX-License-Identifier: MIT */
/* What is asked of a plan, and what it says. */
#ifndef SOLIPOST_JOBS_PLAN_PARTS_H
#define SOLIPOST_JOBS_PLAN_PARTS_H

#include "solipost/model/eligibility.h"
#include "solipost/model/plan.h"
#include "solipost/store/people_store.h"

struct plan_wish {
  struct selection selection;   /* who comes into question */
  size_t places;                /* letters; with to_writers 0: as many as the writers have room for */
  struct date today, day;       /* `day`: on which they are written; posted soon after */
  struct date next;             /* the occasion after that; not set: PLAN_NEXT_DAYS later */
  long wait_days;               /* 0: PLAN_WAIT_DAYS */
  const char *const *languages; /* of those who will write, ended by NULL; NULL: those of the writers who are neither
                                   paused nor gone, and of the group; {"any", NULL}: whatever people read */
  const char *const *topics;    /* words, ended by NULL; NULL: none */
  const char *const *drop, *const *add; /* codes or names, ended by NULL; NULL: nobody */
  const struct writer
      *add_writers; /* for each of `add` whom the plan proposes to write; NULL: nobody, as one without id */
  struct uuid campaign, evening; /* nil: none */
  bool to_writers; /* deal the places to the writers of the register, within their capacity of the month */
  bool listed;     /* take exactly `add`, in its order: an edited list */
};
enum { PLAN_NEXT_DAYS = 30 };

struct plan_person {
  struct selected_row row; /* as it was read */
  struct uuid prisoner, stay, prison;
  const char *code, *name, *called; /* called: code, name, distinguisher */
  const char *prison_code, *prison_name, *country;
  struct uuid writer;    /* proposed; nil: whoever comes */
  const char *pseudonym; /* "" */
  const char *language;  /* the letter would be in; "": not known */
  unsigned why;          /* set of enum plan_why: 1 << PLAN_... */
  long waited;           /* days, or PLAN_NEVER */
  int64_t writers, letters;
  struct date birthday; /* the day it falls on, when that is a reason */
  long lead_days;       /* a card takes there */
  int64_t plan;         /* added by hand although this kept plan has them; 0: none */
  bool is_under_way;    /* likewise, although a letter is made and not in the post */
};

enum plan_left {
  PLAN_LEFT_DROPPED,      /* by hand */
  PLAN_LEFT_NOT_ALLOWED,  /* `reason` says why nothing may be printed for them either */
  PLAN_LEFT_UNDER_WAY,    /* a letter is planned, printed or written and not in the post */
  PLAN_LEFT_PLANNED,      /* stands in a plan that was kept */
  PLAN_LEFT_NO_READER,    /* nobody who writes knows a language of theirs */
  PLAN_LEFT_READERS_FULL, /* those who do have no room left */
  PLAN_LEFT_NO_ROOM,
  PLAN_LEFT_COUNT
};
struct plan_left_out {
  struct selected_row row; /* as it was read */
  struct uuid prisoner;
  const char *called;
  enum plan_left left;
  enum reason reason; /* for PLAN_LEFT_NOT_ALLOWED, else REASON_COUNT */
  int64_t plan;       /* for PLAN_LEFT_PLANNED: its number */
  long waited;        /* days, or PLAN_NEVER */
};
struct plan_left_sum {
  enum plan_left left;
  enum reason reason; /* likewise */
  size_t count;
};

/* Among all who may be written to and are selected, before this plan and once it is done. */
struct plan_measure {
  size_t people;
  size_t never_before, never_after;   /* who never got a letter */
  long longest_before, longest_after; /* wait in days of those who got one; 0: nobody */
  size_t over_before, over_after;     /* past the limit */
  int64_t least_before, least_after;  /* letters within a year, of the person with the fewest and the most */
  int64_t most_before, most_after;
};

struct plan {
  struct plan_wish wish; /* as asked, with what was left open filled in; texts are the caller's */
  struct plan_person *chosen;
  size_t count;
  struct plan_left_out *left; /* by reason; those for whom there was no room as they would have come next */
  size_t left_count;
  struct plan_left_sum *sums; /* in the order of the reasons */
  size_t sum_count;
  size_t birthdays; /* places of the share of birthdays */
  size_t places;    /* that there were */
  struct plan_measure measure;
  size_t writers,
      writers_without_capacity; /* to_writers: who are there, and of them those whose capacity nobody entered */
  bool any_language;            /* nobody said what those who write read: nobody was left out for it */
  int64_t seen_commit;          /* newest in the register when it was read */
};

#endif
