/* SPDX-License-Identifier: MIT */
/* What all commands that print pieces share: whom, in which way, and the road from the plan over the questions to the
 * files. Each has a `struct print_common` as the first member of its options. */
#ifndef SOLIPOST_CLI_PRINT_REQUEST_H
#define SOLIPOST_CLI_PRINT_REQUEST_H

#include "command.h"
#include "solipost/print/print.h"
#include "whom_options.h"

struct print_common {
  const char *campaign, *country, *prison, *language, *list;
  const char *template_name, *envelopes, *labels, *printer, *output;
  const char *writer, *vault_fd;
  int sender, feed;
  int64_t label_start;
  bool outlines;
  bool lines, local_script, acknowledge;
  int64_t jobs, copies, plan;
};

/* Rows for the option table of a command, in the order in which the help names them: whom, then (behind what is the
 * command's own) how. */
#define PRINT_AT(member) offsetof(struct print_common, member)
/* clang-format off */
#define PRINT_WHOM_OPTIONS \
    {0, "plan", OPTION_INTEGER, "PLAN", N_("only those of this kept plan for whom no letter was made yet"), \
     PRINT_AT(plan), NULL, NULL, 1, INT64_MAX}, \
    WHOM_OPTIONS(PRINT_AT), \
    {0, "list", OPTION_FILE, "FILE", N_("only the people in this file: one code or name a line"), PRINT_AT(list), NULL, \
     NULL, 0, 0}
#define PRINT_WAY_OPTIONS \
    {0, "sender", OPTION_CHOICE, "SENDER", N_("who stands as sender; with --lines nobody, else the group"), \
     PRINT_AT(sender), print_sender_choices, NULL, 0, 0}, \
    {0, "writer", OPTION_TEXT, "WRITER", N_("who writes them all: the sender is as this person's privacy and the prison want"), \
     PRINT_AT(writer), NULL, NULL, 0, 0}, \
    {0, "vault-passphrase-fd", OPTION_PRIVATE, "NUMBER", \
     N_("read the passphrase of the vault from this open file instead of the terminal"), PRINT_AT(vault_fd), NULL, NULL, 0, 0}, \
    {0, "copies", OPTION_INTEGER, "COUNT", N_("letters for each person, in one envelope"), PRINT_AT(copies), NULL, NULL, 1, \
     20}, \
    {0, "local-script", OPTION_FLAG, NULL, N_("the address also in the script of the country, where it is known"), \
     PRINT_AT(local_script), NULL, NULL, 0, 0}, \
    {0, "feed", OPTION_CHOICE, "WAY", N_("how envelopes go into the printer"), PRINT_AT(feed), print_feed_choices, "flat", \
     0, 0}, \
    {0, "labels", OPTION_TEXT, "SHEET", N_("addresses on labels: the number on their box, or a file with an own sheet"), \
     PRINT_AT(labels), NULL, NULL, 0, 0}, \
    {0, "start", OPTION_INTEGER, "LABEL", N_("first label to use, for sheets of which some are gone"), \
     PRINT_AT(label_start), NULL, NULL, 1, 1200}, \
    {0, "outlines", OPTION_FLAG, NULL, N_("draw the edges of labels, to try on plain paper"), PRINT_AT(outlines), NULL, \
     NULL, 0, 0}, \
    {0, "printer", OPTION_TEXT, "NAME", \
     N_("put right what this printer misses by; else the only one known; none: put nothing right"), PRINT_AT(printer), \
     NULL, NULL, 0, 0}, \
    {'o', "output", OPTION_FILE, "FOLDER", N_("where the PDF files go"), PRINT_AT(output), NULL, ".", 0, 0}, \
    {0, "acknowledge", OPTION_FLAG, NULL, \
     N_("answer for what somebody has to: people of whom nobody has said that they may be written to, texts no native " \
        "reader has read, mail rules"), \
     PRINT_AT(acknowledge), NULL, NULL, 0, 0}, \
    {0, "jobs", OPTION_INTEGER, "COUNT", \
     N_("processes that work at the same time; otherwise chosen by the size of the run"), PRINT_AT(jobs), NULL, NULL, 1, 16}
/* clang-format on */
extern const struct choice print_sender_choices[], print_feed_choices[];

/* Everything but what is the product's own; its settings are the initial ones. */
MUST_CHECK bool print_request_make(struct cli *cli, const struct print_common *common, const struct product *product,
                                   struct print_request *request, struct error *error);

/* Plans, asks, prints and tells, or with --dry-run only tells. */
MUST_CHECK bool print_request_run(struct cli *cli, const struct print_common *common,
                                  const struct print_request *request, struct error *error);
/* The same, for who needs to know what was printed: run 0 after a dry run. */
MUST_CHECK bool print_request_print(struct cli *cli, const struct print_common *common,
                                    const struct print_request *request, struct print_result *result,
                                    struct error *error);

#endif
