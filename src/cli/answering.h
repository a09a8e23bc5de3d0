/* SPDX-License-Identifier: MIT */
/* Letters of ours that answer replies: said with --answers, or seen from who has which reply. */
#ifndef SOLIPOST_CLI_ANSWERING_H
#define SOLIPOST_CLI_ANSWERING_H

#include "command.h"
#include "solipost/jobs/reply.h"

/* One reply and the letter that answers it. */
struct answer_link {
  struct reply reply;
  const struct piece *piece; /* the caller's; its row is there when the link is written */
};
/* Several replies that one letter might answer: nothing is guessed. */
struct answer_choice {
  const struct piece *piece;
  const char *numbers; /* "12, 14" */
};

struct answering {
  struct reply *said; /* by --answers */
  bool *used;
  size_t said_count;
  bool force;
  LIST(struct answer_link) links;
  LIST(struct answer_choice) undecided;
};

/* `typed`: numbers of replies. Release it in any case. */
MUST_CHECK bool answering_begin(struct cli *cli, const struct text_list *typed, bool force, struct answering *out,
                                struct error *error);
/* Before letters of the next commit are looked at; what was said stays. */
void answering_reset(struct answering *answering);
void answering_release(struct answering *answering);

/* Looks which replies a letter answers: it is for its prisoner and `further`. `piece` lives until all is written. */
MUST_CHECK bool answering_look(struct cli *cli, struct answering *answering, const struct log_event *written,
                               const struct piece *piece, const struct uuid *further, size_t further_count,
                               struct error *error);
/* ERROR_MISUSED when a reply of --answers comes from nobody these letters are to. */
MUST_CHECK bool answering_settle(struct cli *cli, const struct answering *answering, struct error *error);

/* Within a commit, when the letters are there. */
MUST_CHECK bool answering_write(struct cli *cli, const struct answering *answering, struct error *error);
/* Below the line about a letter: what it answers, and what it may answer. */
void answering_say(struct cli *cli, const struct answering *answering, const struct piece *piece);

#endif
