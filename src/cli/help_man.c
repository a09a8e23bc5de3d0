/* SPDX-License-Identifier: MIT */
/* The man page, as groff's man macros want it. */
#include "help.h"

#include <string.h>

#include "output.h"
#include "solipost/base/buffer.h"
#include "solipost/base/utf8.h"

/* groff reads plain ASCII under every locale; all else is written as its code point. Returns the last byte of it. */
static const char *append_beyond_ascii(struct buffer *out, const char *at, const char *end) {
  uint32_t codepoint = utf8_next(&at, end);
  if (codepoint != UTF8_BAD) buffer_printf(out, "\\[u%04X]", (unsigned)codepoint);
  return at - 1;
}

/* Escapes what groff would take for its own: backslashes, dashes, a dot or quote at the beginning of a line. */
static void append_text(struct buffer *out, const char *text) {
  const char *end = text + strlen(text);
  for (const char *at = text; at < end; at++) {
    bool line_begins = at == text || at[-1] == '\n';
    if (line_begins && (*at == '.' || *at == '\'')) buffer_append(out, "\\&");
    if (*at == '\\') buffer_append(out, "\\e");
    else if (*at == '-') buffer_append(out, "\\-");
    else if (at[0] == '\n' && at[1] == '\n') buffer_append(out, "\n.PP");
    else if ((unsigned char)*at >= 0x80) at = append_beyond_ascii(out, at, end);
    else buffer_append_char(out, *at);
  }
  buffer_append_char(out, '\n');
}

static void append_item(struct buffer *out, const char *bold, const char *text) {
  buffer_append(out, ".TP\n.B ");
  append_text(out, bold);
  append_text(out, text);
}

static void append_options(struct buffer *out, const struct command *command, enum help_origin without,
                           struct arena *arena) {
  size_t count = 0;
  const struct help_option *options = help_options(command, arena, &count);
  for (size_t i = 0; i < count; i++) {
    if (options[i].origin == without) continue;
    append_item(out, help_option_words(&options[i], arena), help_option_text(&options[i], arena));
  }
}

static void append_command(struct buffer *out, const struct command *command, struct arena *arena) {
  buffer_append(out, ".SS ");
  append_text(out, help_usage(command, arena));
  append_text(out, _(command->summary));
  if (command->details != NULL) {
    buffer_append(out, ".PP\n");
    append_text(out, _(command->details));
  }
  append_options(out, command, OPTION_OF_ALL, arena);
  buffer_append(out, ".PP\n");
  append_text(out, _("Examples:"));
  buffer_append(out, ".PP\n.nf\n.RS\n");
  for (size_t i = 0; command->examples[i] != NULL; i++) append_text(out, command->examples[i]);
  buffer_append(out, ".RE\n.fi\n");
}

static void append_pairs(struct buffer *out, const char *heading, const char *const (*pairs)[2]) {
  buffer_append(out, ".SH ");
  append_text(out, heading);
  for (; (*pairs)[0] != NULL; pairs++) append_item(out, (*pairs)[0], _((*pairs)[1]));
}

void help_print_man(struct cli *cli) {
  struct buffer out;
  struct arena *arena = &cli->arena;
  const struct command *const *all = cli->commands;
  buffer_init(&out);
  buffer_append(&out, ".TH SOLIPOST 1 \"\" \"solipost " SOLIPOST_VERSION "\"\n.SH NAME\n");
  append_text(&out, _("solipost - letters and cards to prisoners"));
  buffer_append(&out, ".SH SYNOPSIS\n.B solipost\n.I COMMAND\n.RI [ OPTION ]...\n.SH DESCRIPTION\n");
  append_text(&out,
              _("solipost keeps the register of a group that writes to prisoners, and prints the cards. Without a "
                "command it says what to do next. It holds no network code: nothing leaves the computer."));
  buffer_append(&out, ".PP\n");
  append_text(&out,
              _("Wherever a person or a prison is meant, a code (P014), a number given by the prison, or a name or "
                "the beginning of one will do. Options may stand anywhere in the line."));
  buffer_append(&out, ".SH OPTIONS\n");
  append_options(&out, NULL, OPTION_OF_COMMAND, arena);
  enum command_group group = GROUP_COUNT;
  for (size_t i = 0; all[i] != NULL; i++) {
    if (group != all[i]->group) {
      buffer_append(&out, ".SH ");
      append_text(&out, command_group_title(all[i]->group));
    }
    group = all[i]->group;
    append_command(&out, all[i], arena);
  }
  append_pairs(&out, _("EXIT STATUS"), help_exit_codes);
  append_pairs(&out, _("ENVIRONMENT"), help_environment);
  buffer_append(&out, ".SH FILES\n");
  append_item(&out, "~/.local/share/solipost/register.solipost", _("the register, when no other is named"));
  cli_print_raw(cli, out.bytes, out.length);
  buffer_release(&out);
}
