/* SPDX-License-Identifier: MIT */
/* A line about a letter of an evening, understood and written into the register. */
#ifndef SOLIPOST_CLI_EVENING_ENTERED_H
#define SOLIPOST_CLI_EVENING_ENTERED_H

#include "written_by.h"
#include "written_entry.h"
#include "solipost/jobs/evening.h"

/* A line, understood: what is to be written into the register. */
struct evening_entered {
  struct evening_line line;
  struct handwritten from; /* with who wrote, and what it waits for */
  struct evening_letter {
    struct evening_hit hit;
    struct written_entry entry;
    bool late; /* it was mailed already */
  } * letters;
  size_t count;
  size_t row; /* of the list it was read from */
};

struct evening_entering {
  bool force;
  struct evening_list list;
  struct handwritten from;
  struct names_told told;
  const char *const *by; /* of the line before: who wrote */
  size_t by_count;
  struct answering answering; /* replies that the letters of the next commit answer */
};

/* `out->line` is what was read of the line; fills the rest. What is odd is asked about; what cannot be is left out, and said. */
MUST_CHECK bool evening_understand(struct cli *cli, struct evening_entering *entering, struct evening_entered *out,
                                   struct error *error);

/* The line before that is about the same letter; NULL: none. */
const struct evening_entered *evening_entered_before(const struct evening_entered *lines, size_t count,
                                                     const struct evening_entered *line);

/* For cli_commit: lines that were understood. */
struct evening_writing {
  const struct evening_entering *entering;
  struct evening_entered *lines;
  size_t count;
};
MUST_CHECK bool evening_write_lines(struct cli *cli, void *writing, struct error *error);

/* What became of each letter, with its number. */
void evening_say_line(struct cli *cli, const struct evening_entering *entering, const struct evening_entered *line);

#endif
