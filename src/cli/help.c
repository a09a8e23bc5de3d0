/* SPDX-License-Identifier: MIT */
/* Help on the screen, and the command `help` that gives out every other form. */
#include "help.h"

#include <string.h>

#include "commands.h"
#include "parse.h"
#include "solipost/base/buffer.h"
#include "solipost/lang/text.h"
#include "solipost/base/suggest.h"
#include "version.h"

enum { WIDTH_OFF_SCREEN = 80, WIDEST = 100, INDENT = 2, LONGEST_LEFT = 28 };

static size_t text_width(const struct cli *cli) {
  size_t width = cli->columns == 0 ? WIDTH_OFF_SCREEN : cli->columns;
  return width > WIDEST ? WIDEST : width;
}

static void append_blanks(struct buffer *out, size_t count) {
  for (size_t i = 0; i < count; i++) buffer_append_char(out, ' ');
}

/* Words of `text` from column `column` on, every further line set in by `indent`. Ends the line. */
static void append_wrapped(struct buffer *out, const char *text, size_t column, size_t indent, size_t width,
                           struct arena *arena) {
  bool line_is_empty = true;
  for (const char *at = text; *at != '\0';) {
    if (*at == '\n') {
      bool paragraph = at[1] == '\n';
      buffer_append(out, paragraph ? "\n\n" : "\n");
      append_blanks(out, indent);
      column = indent;
      line_is_empty = true;
      at += paragraph ? 2 : 1;
      continue;
    }
    size_t length = strcspn(at, " \n");
    size_t columns = lang_columns(arena_strndup(arena, at, length));
    if (!line_is_empty && column + 1 + columns > width) {
      buffer_append_char(out, '\n');
      append_blanks(out, indent);
      column = indent;
      line_is_empty = true;
    }
    if (!line_is_empty) buffer_append_char(out, ' ');
    column += columns + (line_is_empty ? 0 : 1);
    buffer_append_bytes(out, at, length);
    line_is_empty = false;
    at += length;
    at += strspn(at, " ");
  }
  buffer_append_char(out, '\n');
}

/* "  left        right, wrapped" */
static void append_row(struct buffer *out, const char *left, const char *right, size_t left_width, size_t width,
                       struct arena *arena) {
  size_t used = lang_columns(left), begin = INDENT + left_width + 2;
  append_blanks(out, INDENT);
  buffer_append(out, left);
  if (used > left_width) {
    buffer_append_char(out, '\n');
    append_blanks(out, begin);
  } else {
    append_blanks(out, left_width - used + 2);
  }
  append_wrapped(out, right, begin, begin, width, arena);
}

static void print_buffer(struct cli *cli, struct buffer *out) {
  cli_print(cli, "%s", out->bytes);
  buffer_reset(out);
}

static void print_options(struct cli *cli, const struct command *command, enum help_origin origin, const char *title) {
  struct buffer out;
  size_t count = 0, left = 0, shown = 0;
  const struct help_option *options = help_options(command, &cli->arena, &count);
  for (size_t i = 0; i < count; i++) {
    if (options[i].origin != origin) continue;
    size_t columns = strlen(help_option_words(&options[i], &cli->arena));
    if (columns > left && columns <= LONGEST_LEFT) left = columns;
    shown++;
  }
  if (shown == 0) return;
  buffer_init(&out);
  cli_print_heading(cli, "\n%s:\n", title);
  for (size_t i = 0; i < count; i++)
    if (options[i].origin == origin)
      append_row(&out, help_option_words(&options[i], &cli->arena), help_option_text(&options[i], &cli->arena), left,
                 text_width(cli), &cli->arena);
  print_buffer(cli, &out);
  buffer_release(&out);
}

static void print_command(struct cli *cli, const struct command *command) {
  struct buffer out;
  buffer_init(&out);
  cli_print_heading(cli, "%s", _("Usage:"));
  cli_print(cli, " %s\n\n", help_usage(command, &cli->arena));
  const char *summary = lang_capitalise(_(command->summary), cli->language, &cli->arena);
  append_wrapped(&out, arena_printf(&cli->arena, "%s.", summary), 0, 0, text_width(cli), &cli->arena);
  if (command->details != NULL) {
    buffer_append_char(&out, '\n');
    append_wrapped(&out, _(command->details), 0, 0, text_width(cli), &cli->arena);
  }
  print_buffer(cli, &out);
  print_options(cli, command, OPTION_OF_COMMAND, _("Options"));
  print_options(cli, command, OPTION_OF_FIELD, _("Fields"));
  print_options(cli, command, OPTION_OF_ALL, _("Options of every command"));
  cli_print_heading(cli, "\n%s\n", _("Examples:"));
  for (size_t i = 0; command->examples[i] != NULL; i++) cli_print(cli, "  %s\n", command->examples[i]);
  buffer_release(&out);
}

/* All commands under their headings, or those that begin with one word. */
static void print_list(struct cli *cli, const char *first_word) {
  struct buffer out;
  size_t left = 0, first_length = first_word == NULL ? 0 : strlen(first_word);
  const struct command *const *all = cli->commands;
  enum command_group group = GROUP_COUNT;
  for (size_t i = 0; all[i] != NULL; i++)
    if (strlen(all[i]->name) > left) left = strlen(all[i]->name);
  buffer_init(&out);
  for (size_t i = 0; all[i] != NULL; i++) {
    if (first_word != NULL &&
        (strncmp(all[i]->name, first_word, first_length) != 0 || all[i]->name[first_length] != ' '))
      continue;
    if (group != all[i]->group) {
      print_buffer(cli, &out);
      cli_print_heading(cli, "%s%s:\n", group == GROUP_COUNT ? "" : "\n", command_group_title(all[i]->group));
    }
    group = all[i]->group;
    append_row(&out, all[i]->name, _(all[i]->summary), left, text_width(cli), &cli->arena);
  }
  print_buffer(cli, &out);
  buffer_release(&out);
}

static void print_all(struct cli *cli) {
  cli_print(cli, "%s\n\n", _("solipost: letters and cards to prisoners"));
  print_list(cli, NULL);
  print_options(cli, NULL, OPTION_OF_ALL, _("Options of every command"));
  cli_print(cli, "\n%s\n", _("'solipost COMMAND --help' explains a command and shows examples."));
}

void help_print(struct cli *cli, const struct command *command, const char *first_word) {
  if (command != NULL) print_command(cli, command);
  else if (first_word != NULL) print_list(cli, first_word);
  else print_all(cli);
}

void help_print_version(struct cli *cli) { version_print(cli); }

/* ---- the command ---- */

enum shell { SHELL_BASH, SHELL_ZSH };
static const struct choice shells[] = {{"bash", "bash"}, {"zsh", "zsh"}, {NULL, NULL}};

struct help_command_options {
  bool man, markdown, list;
  int completion;
};

#define AT(member) offsetof(struct help_command_options, member)
static const struct command_option options[] = {
    {.name = "man", .type = OPTION_FLAG, .offset = AT(man), .help = N_("the man page")},
    {.name = "completion",
     .type = OPTION_CHOICE,
     .value_name = "SHELL",
     .offset = AT(completion),
     .choices = shells,
     .help = N_("completion for a shell")},
    {.name = "list-commands", .type = OPTION_FLAG, .offset = AT(list), .help = N_("the names of all commands")},
    {.name = "markdown",
     .type = OPTION_FLAG,
     .offset = AT(markdown),
     .help = N_("all commands as a page of the guide")},
};

/* "help list" is a first word, "help list prisoners" a command. */
static bool print_topic(struct cli *cli, struct error *error) {
  char *words[4] = {"solipost", NULL, NULL, NULL};
  struct parsed parsed;
  for (size_t i = 0; i < cli->operand_count && i < 2; i++) words[i + 1] = arena_strdup(&cli->arena, cli->operands[i]);
  words[cli->operand_count + 1] = "--help";
  if (!parse_words(cli->commands, (int)cli->operand_count + 2, words, &cli->arena, &parsed, error)) return false;
  help_print(cli, parsed.command, parsed.first_word);
  return true;
}

static bool run_help(struct cli *cli, const void *given, struct error *error) {
  const struct help_command_options *wanted = given;
  const struct command *const *all = cli->commands;
  if (wanted->man) help_print_man(cli);
  else if (wanted->markdown) help_print_markdown(cli);
  else if (wanted->completion == SHELL_BASH) help_print_completion_bash(cli);
  else if (wanted->completion == SHELL_ZSH) help_print_completion_zsh(cli);
  else if (!wanted->list) return print_topic(cli, error);
  for (size_t i = 0; wanted->list && all[i] != NULL; i++) cli_print(cli, "%s\n", all[i]->name);
  return true;
}

static const struct command help_command = {
    .name = "help",
    .group = GROUP_HELP,
    .summary = N_("explain a command, or list them all"),
    .operands = "[COMMAND]",
    .operands_max = 2,
    .options = options,
    .option_count = COUNT_OF(options),
    .examples =
        (const char *const[]){"solipost help", "solipost help add prisoner", "solipost help --completion bash", NULL},
    .flags = PAGES,
    .options_size = sizeof(struct help_command_options),
    .run = run_help,
};

const struct command *const help_commands[] = {&help_command, NULL};
