/* SPDX-License-Identifier: MIT */
/* What an import asks the person in front of it: encoding, source, date, contact, prisons. */
#ifndef SOLIPOST_CLI_IMPORT_ASK_H
#define SOLIPOST_CLI_IMPORT_ASK_H

#include "command.h"
#include "solipost/jobs/import.h"

struct import_options {
  const char *encoding, *separator, *language;
  int date_order;
  struct text_list maps, prisons;
  const char *create_country;
  const char *source;
  struct date date;
  int contact;
};

/* Everything of one call. */
struct importing {
  struct cli *cli;
  const struct import_options *options;
  struct import_settings *settings; /* one per file: the encoding may differ */
  struct import **imports;
  size_t count;
};

/* The encoding of a file is not certain: asks, and opens the file anew. */
MUST_CHECK bool import_ask_encoding(struct importing *importing, size_t index, const struct encoding_guess *guess,
                                    struct error *error);
/* Off a terminal: an error with both readings. Returns false. */
bool import_refuse_encoding(struct cli *cli, const struct import *import, const struct encoding_guess *guess,
                            struct error *error);
/* Whatever was not given and no column says, once for all files; then each prison in doubt. */
MUST_CHECK bool import_ask(struct importing *importing, const struct noun *noun, struct error *error);

#endif
