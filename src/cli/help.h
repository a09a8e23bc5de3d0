/* SPDX-License-Identifier: MIT */
/* Help in all its forms, made from the commands themselves: screen, man page, completion, the guide's list. */
#ifndef SOLIPOST_CLI_HELP_H
#define SOLIPOST_CLI_HELP_H

#include "command.h"

/* One command; or all that begin with `first_word`; or, both NULL, the list of all. */
void help_print(struct cli *cli, const struct command *command, const char *first_word);
void help_print_version(struct cli *cli);

void help_print_man(struct cli *cli);
void help_print_markdown(struct cli *cli);
void help_print_completion_bash(struct cli *cli);
void help_print_completion_zsh(struct cli *cli);

/* All options of a command as one list: its own, its noun's fields, the common ones that apply. `command` NULL: the
 * common ones every command has. */
enum help_origin { OPTION_OF_COMMAND, OPTION_OF_FIELD, OPTION_OF_ALL };
struct help_option {
  enum help_origin origin;
  char letter;
  const char *name;
  const char *value; /* NULL for a flag */
  const char *help;  /* translated */
  const char *initial;
  const struct choice *choices;
  bool is_file, repeats;
};
const struct help_option *help_options(const struct command *command, struct arena *arena, size_t *count);
/* "-n, --dry-run" / "--name NAME" */
const char *help_option_words(const struct help_option *option, struct arena *arena);
/* Help with its default value: "paper size (A4)" */
const char *help_option_text(const struct help_option *option, struct arena *arena);
/* "solipost add prisoner [OPTIONS]" */
const char *help_usage(const struct command *command, struct arena *arena);

/* The exit codes and the environment, for man page and guide: pairs ended by NULL. */
extern const char *const help_exit_codes[][2];
extern const char *const help_environment[][2];

#endif
