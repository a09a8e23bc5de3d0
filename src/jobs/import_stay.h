/* SPDX-License-Identifier: MIT */
/* Where a row of a list says a prisoner is held, and the stay that comes of it. */
#ifndef SOLIPOST_JOBS_IMPORT_STAY_H
#define SOLIPOST_JOBS_IMPORT_STAY_H

#include "import_work.h"

struct import_held {
  struct import_place *place; /* NULL: the row names none */
  struct uuid prison;         /* nil while the place is still to be entered */
  const char *country;
  const char *unit, *ward;
  struct date since;
};

/* What has to be done about a known person's stay. */
struct import_move {
  bool edit, end, begin;
  struct stay old_stay, new_stay;
};

/* False with the reason when the prison is not known. */
MUST_CHECK bool import_held_read(struct import_pass *pass, const struct table_row *row, struct import_held *out,
                                 struct error *error);
/* Enters the prison when the person in front of the screen wanted that. */
MUST_CHECK bool import_held_ready(struct import_pass *pass, struct import_held *held, struct error *error);
MUST_CHECK bool import_held_insert(struct import_pass *pass, const struct prisoner *person,
                                   const struct import_held *held, struct error *error);
/* Another prison, unit or ward than the register's is a move, never a correction; an empty one is filled in. */
MUST_CHECK bool import_held_compare(struct import_pass *pass, struct import_item *item, const struct prisoner *person,
                                    const struct import_held *held, struct import_move *out, struct error *error);
MUST_CHECK bool import_held_move(struct import_pass *pass, struct import_move *move, struct error *error);

#endif
