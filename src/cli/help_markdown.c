/* SPDX-License-Identifier: MIT */
/* docs/guide/commands.md: every command with its options and examples. */
#include "help.h"

#include <string.h>

#include "output.h"
#include "solipost/base/buffer.h"
#include "solipost/lang/text.h"

/* '<', '*', '_' and '|' would be taken for markup. */
static void append_text(struct buffer *out, const char *text) {
  for (const char *at = text; *at != '\0'; at++) {
    if (strchr("*_|<", *at) != NULL) buffer_append_char(out, '\\');
    buffer_append_char(out, *at);
  }
}

static void append_options(struct buffer *out, const struct command *command, enum help_origin without,
                           struct arena *arena) {
  size_t count = 0, shown = 0;
  const struct help_option *options = help_options(command, arena, &count);
  for (size_t i = 0; i < count; i++) {
    if (options[i].origin == without) continue;
    if (shown++ == 0) buffer_append(out, "| option | |\n|---|---|\n");
    buffer_printf(out, "| `%s` | ", help_option_words(&options[i], arena));
    append_text(out, help_option_text(&options[i], arena));
    buffer_append(out, " |\n");
  }
  if (shown > 0) buffer_append_char(out, '\n');
}

static void append_command(struct buffer *out, const struct command *command, struct arena *arena) {
  buffer_printf(out, "### %s\n\n", command->name);
  append_text(out, lang_capitalise(_(command->summary), "en", arena));
  buffer_printf(out, ".\n\n    %s\n\n", help_usage(command, arena));
  if (command->details != NULL) {
    append_text(out, _(command->details));
    buffer_append(out, "\n\n");
  }
  append_options(out, command, OPTION_OF_ALL, arena);
  buffer_append(out, command->examples[1] == NULL ? _("Example:\n\n") : _("Examples:\n\n"));
  for (size_t i = 0; command->examples[i] != NULL; i++) buffer_printf(out, "    %s\n", command->examples[i]);
  buffer_append_char(out, '\n');
}

static void append_pairs(struct buffer *out, const char *heading, const char *const (*pairs)[2]) {
  buffer_printf(out, "## %s\n\n| | |\n|---|---|\n", heading);
  for (; (*pairs)[0] != NULL; pairs++) buffer_printf(out, "| `%s` | %s |\n", (*pairs)[0], _((*pairs)[1]));
  buffer_append_char(out, '\n');
}

void help_print_markdown(struct cli *cli) {
  struct buffer out;
  const struct command *const *all = cli->commands;
  buffer_init(&out);
  buffer_append(&out,
                "# Commands\n\nThis page is made from the program (`solipost help --markdown`); `solipost COMMAND "
                "--help` shows the same on the screen.\n\nWherever a person or a prison is meant, a code, a number or "
                "a name will do. Options may stand anywhere in the line. These belong to every command:\n\n");
  append_options(&out, NULL, OPTION_OF_COMMAND, &cli->arena);
  enum command_group group = GROUP_COUNT;
  for (size_t i = 0; all[i] != NULL; i++) {
    if (group != all[i]->group) buffer_printf(&out, "## %s\n\n", command_group_title(all[i]->group));
    group = all[i]->group;
    append_command(&out, all[i], &cli->arena);
  }
  append_pairs(&out, "Exit codes", help_exit_codes);
  append_pairs(&out, "Environment", help_environment);
  buffer_truncate(&out, out.length - 1);
  cli_print_raw(cli, out.bytes, out.length);
  buffer_release(&out);
}
