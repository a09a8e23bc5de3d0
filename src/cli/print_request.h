/* SPDX-License-Identifier: MIT */
/* What all commands that print pieces share: whom, in which way, and the road from the plan over the questions to the
 * files. Each has a `struct print_common` as the first member of its options. */
#ifndef SOLIPOST_CLI_PRINT_REQUEST_H
#define SOLIPOST_CLI_PRINT_REQUEST_H

#include "command.h"
#include "solipost/jobs/print.h"

struct print_common {
  const char *campaign, *country, *prison, *language, *list;
  const char *template_name, *envelopes, *output;
  const char *writer, *vault_fd;
  int sender;
  bool lines, local_script, acknowledge;
  int64_t jobs;
};

/* Rows for the option table of a command, in the order in which the help names them: whom, then (behind what is the
 * command's own) how. */
#define PRINT_AT(member) offsetof(struct print_common, member)
/* clang-format off */
#define PRINT_WHOM_OPTIONS \
    {0, "campaign", OPTION_TEXT, "CODE", N_("only the people this campaign is for"), PRINT_AT(campaign), NULL, NULL, 0, 0}, \
    {0, "country", OPTION_COUNTRY, "COUNTRY", N_("only people held in this country"), PRINT_AT(country), NULL, NULL, 0, 0}, \
    {0, "prison", OPTION_TEXT, "PRISON", N_("only people in this prison"), PRINT_AT(prison), NULL, NULL, 0, 0}, \
    {0, "language", OPTION_LANGUAGE, "LANGUAGE", N_("only people who read this language"), PRINT_AT(language), NULL, \
     NULL, 0, 0}, \
    {0, "list", OPTION_FILE, "FILE", N_("only the people in this file: one code or name a line"), PRINT_AT(list), NULL, \
     NULL, 0, 0}
#define PRINT_WAY_OPTIONS \
    {0, "sender", OPTION_CHOICE, "SENDER", N_("who stands as sender; with --lines nobody, else the group"), \
     PRINT_AT(sender), print_sender_choices, NULL, 0, 0}, \
    {0, "writer", OPTION_TEXT, "WRITER", N_("who writes them all: the sender is as this person's privacy and the prison want"), \
     PRINT_AT(writer), NULL, NULL, 0, 0}, \
    {0, "vault-passphrase-fd", OPTION_PRIVATE, "NUMBER", \
     N_("read the passphrase of the vault from this open file instead of the terminal"), PRINT_AT(vault_fd), NULL, NULL, 0, 0}, \
    {0, "local-script", OPTION_FLAG, NULL, N_("the address also in the script of the country, where it is known"), \
     PRINT_AT(local_script), NULL, NULL, 0, 0}, \
    {'o', "output", OPTION_FILE, "FOLDER", N_("where the PDF files go"), PRINT_AT(output), NULL, ".", 0, 0}, \
    {0, "acknowledge", OPTION_FLAG, NULL, \
     N_("answer for what somebody has to: people of whom nobody has said that they may be written to, texts no native " \
        "reader has read, mail rules"), \
     PRINT_AT(acknowledge), NULL, NULL, 0, 0}, \
    {0, "jobs", OPTION_INTEGER, "COUNT", \
     N_("processes that work at the same time; otherwise chosen by the size of the run"), PRINT_AT(jobs), NULL, NULL, 1, 16}
/* clang-format on */
extern const struct choice print_sender_choices[];

/* Everything but what is the product's own; its settings are the initial ones. */
MUST_CHECK bool print_request_make(struct cli *cli, const struct print_common *common, const struct product *product,
                                   struct print_request *request, struct error *error);

/* Plans, asks, prints and tells, or with --dry-run only tells. */
MUST_CHECK bool print_request_run(struct cli *cli, const struct print_common *common,
                                  const struct print_request *request, struct error *error);

#endif
