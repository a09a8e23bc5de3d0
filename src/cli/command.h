/* SPDX-License-Identifier: MIT */
/* Commands are data: each one is a constant of this struct. Help, man page, completion, guide and typo suggestions all
 * come from it; the dispatcher acts on its flags. docs/HACKING.md says how to add one. */
#ifndef SOLIPOST_CLI_COMMAND_H
#define SOLIPOST_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "context.h"
#include "solipost/base/date.h"
#include "solipost/model/field.h"
#include "solipost/model/guard.h"

/* The member at `offset` of the command's own options struct has the type named here. The struct is zeroed before, so a
 * text that was not given is NULL, a date unset, a list empty. */
enum option_type {
  OPTION_FLAG,     /* bool */
  OPTION_TEXT,     /* const char * */
  OPTION_PRIVATE,  /* const char *: neither the option nor its value is kept in the history of the register */
  OPTION_FILE,     /* const char *, a path: completed as one */
  OPTION_CHOICE,   /* int: index into `choices`; -1 when not given and no `initial` */
  OPTION_INTEGER,  /* int64_t within min..max */
  OPTION_DECIMAL,  /* double, "1.5" or "1,5" */
  OPTION_DATE,     /* struct date, in any form people use, "today", "yesterday", "tomorrow" */
  OPTION_COUNTRY,  /* const char *: ISO code, from code or name */
  OPTION_LANGUAGE, /* const char *: tag, from tag or name */
  OPTION_TEXTS,    /* struct text_list: may be given several times */
  OPTION_FILES     /* the same, of paths: completed as such */
};

/* A day without a year ("3.4.") is the last such day, of what has happened, or the next one, of what is to come. */
enum { DATE_PAST = 1, DATE_COMING };

struct text_list {
  const char *const *items; /* ended by NULL; NULL when the option was not given */
  size_t count;
};

struct command_option {
  char letter;      /* 0 for none */
  const char *name; /* without the dashes */
  enum option_type type;
  const char *value_name; /* "FILE"; NULL for a flag */
  const char *help;       /* N_(), no full stop */
  size_t offset;
  const struct choice *choices; /* OPTION_CHOICE: ended by {NULL, NULL} */
  const char *initial;          /* used when the option is not given, as it would be typed; shown in the help */
  int64_t min, max;             /* OPTION_INTEGER; both 0: any. OPTION_DATE: min may be DATE_PAST or DATE_COMING */
};

enum command_flag {
  NEEDS_REGISTER = 1,  /* opened before `run`, closed after it */
  WRITES_REGISTER = 2, /* opened for writing */
  CONFIRMS = 4,        /* calls cli_confirm: has --yes */
  PAGES = 8,           /* long output goes through the pager on a terminal */
  LISTS = 16,          /* prints a table: has --format */
  DRY_RUN = 32         /* has --dry-run */
};

/* Headings of the overview, in their order. */
enum command_group {
  GROUP_BEGIN,
  GROUP_PEOPLE,
  GROUP_PRINT,
  GROUP_LOG,
  GROUP_MEANS,
  GROUP_CAMPAIGNS,
  GROUP_REGISTER,
  GROUP_HELP,
  GROUP_COUNT
};
const char *command_group_title(enum command_group group); /* translated */

#define OPERANDS_ANY SIZE_MAX

struct command {
  const char *name; /* "init" or two words: "print cards" */
  enum command_group group;
  const char *summary;  /* N_(): one line, no full stop */
  const char *details;  /* N_(): more for --help and the man page, paragraphs separated by an empty line; may be NULL */
  const char *operands; /* "WHO FIELD=VALUE..." as in usage; NULL: none */
  size_t operands_min, operands_max;
  const struct command_option *options;
  size_t option_count;
  /* Each field of this noun that people may fill becomes an option: --verified-on. At `fields_offset` of the options
   * struct stands `const char *const *`, as many texts as the noun has fields, NULL where none was given. */
  const struct noun *fields;
  size_t fields_offset;
  const char *const *examples; /* ended by NULL, at least one, each a whole line: "solipost init"; run by the tests */
  unsigned flags;
  /* What it does with prisoners, for the guard; USE_NONE: it reads none. A list that is made for the screen (USE_KEEP) is
   * USE_EXPORT as CSV or JSON: command_use says. */
  enum use use;
  size_t options_size;
  /* False: the error is printed and gives the exit code. True: cli->exit is the code. */
  bool (*run)(struct cli *cli, const void *options, struct error *error);
};

enum use command_use(const struct command *command, enum cli_format format);

#endif
