/* SPDX-License-Identifier: MIT */
/* What the commands about letter evenings share. */
#ifndef SOLIPOST_CLI_EVENING_H
#define SOLIPOST_CLI_EVENING_H

#include "context.h"
#include "solipost/base/buffer.h"
#include "solipost/jobs/evening.h"

/* The evening of the first operand: "3". */
MUST_CHECK bool evening_pick(struct cli *cli, struct evening_list *out, struct error *error);
/* ERROR_REFUSED once it is closed: `what` cannot be done any more, "nothing is printed for it". */
MUST_CHECK bool evening_must_be_open(const struct evening *evening, const char *what, struct error *error);

/* "Evening 3, 2026-12-04, Kulturhaus" */
const char *evening_call(const struct evening *evening, struct arena *arena);
/* The command that comes next for it, "solipost evening print 3"; "" when there is none. */
const char *evening_next_step(const struct evening_list *list, struct arena *arena);

/* The list as it is filled in with a spreadsheet and read by 'evening enter 3 @list.csv': a header, and a row for each seat
 * of it. */
enum { EVENING_COLUMNS = 6 };
extern const char *const evening_columns[EVENING_COLUMNS];
void evening_cells(const struct evening_seat *seat, struct arena *arena, const char *cells[EVENING_COLUMNS]);

/* Numbers of the evening's letters that can be posted now, as they are typed: "411-440 450"; "" for none. */
const char *evening_numbers_to_mail(struct cli *cli, const struct evening_list *list);

#endif
