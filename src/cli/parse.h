/* SPDX-License-Identifier: MIT */
/* The words of a command line: which command, which options, which operands. Options may stand anywhere. */
#ifndef SOLIPOST_CLI_PARSE_H
#define SOLIPOST_CLI_PARSE_H

#include "command.h"

/* Options every command has, and those that belong to a flag of the command (--yes, --dry-run, --format). */
struct global_options {
  const char *register_path, *who, *passphrase_fd;
  int format; /* enum cli_format */
  bool yes, dry_run, no_pager, help, version;
};

struct global_option {
  struct command_option option;
  unsigned needs; /* a command_flag without which it does not apply; 0: always */
};
extern const struct global_option global_options[];
extern const size_t global_option_count;
bool global_option_applies(const struct global_option *option, const struct command *command);

struct parsed {
  const struct command *command; /* NULL: none was named */
  const char *first_word;        /* of an incomplete two-word command ("add"), NULL otherwise */
  struct global_options globals;
  void *options;
  const char *const *operands;
  size_t operand_count;
};

/* `commands` are all there are, ended by NULL. Misuse is an error with a suggestion. With --help or --version the rest need not make sense. */
MUST_CHECK bool parse_words(const struct command *const *commands, int argc, char **argv, struct arena *arena,
                            struct parsed *out, struct error *error);

/* Whether the word is an option of this command (NULL: none) that is kept out of the history; *with_value: the word behind
 * it is its value. */
bool parse_is_private(const struct command *command, const char *word, bool *with_value);

/* For help and completion: the name of a field's option, "verified-on". */
const char *parse_field_option(const struct field *field, struct arena *arena);
bool parse_field_is_offered(const struct field *field);

#endif
