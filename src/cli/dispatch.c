/* SPDX-License-Identifier: MIT */
/* From the words typed to the exit code: parse, open the register, run, close, report. */
#include "solipost/cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "help.h"
#include "overview.h"
#include "parse.h"
#include "session.h"
#include "shell_word.h"
#include "solipost/base/buffer.h"
#include "solipost/base/exposure.h"
#include "solipost/base/locale.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"
#include "solipost/lang/text.h"
#include "solipost/store/journal_store.h"

/* ---- the command as typed, for the history ---- */

/* Where the register lies and who is at work is kept elsewhere; both may be private. */
static bool is_left_out(const char *word, bool *with_value) {
  static const char *const valued[] = {"--register", "--who", "--passphrase-fd"};
  static const char *const flags[] = {"--yes", "-y", "--no-pager"};
  *with_value = false;
  for (size_t i = 0; i < COUNT_OF(flags); i++)
    if (strcmp(word, flags[i]) == 0) return true;
  for (size_t i = 0; i < COUNT_OF(valued); i++) {
    size_t length = strlen(valued[i]);
    if (strncmp(word, valued[i], length) != 0) continue;
    *with_value = word[length] == '\0';
    if (word[length] == '\0' || word[length] == '=') return true;
  }
  return false;
}

static const char *as_typed(const struct command *command, int argc, char **argv, struct arena *arena) {
  struct buffer text;
  buffer_init(&text);
  for (int i = 1; i < argc; i++) {
    bool with_value = false;
    if (is_left_out(argv[i], &with_value) || parse_is_private(command, argv[i], &with_value)) {
      i += with_value ? 1 : 0;
      continue;
    }
    if (text.length > 0) buffer_append_char(&text, ' ');
    shell_word_append(&text, argv[i]);
  }
  const char *typed = arena_strdup(arena, text.bytes);
  buffer_release(&text);
  return typed;
}

/* ---- the command ---- */

/* Number of the newest change in the register; -1 when it is not known. */
static int64_t newest_change(struct cli *cli) {
  struct error ignored = {0};
  int64_t number = 0;
  if (cli->store == NULL || !(cli->command->flags & WRITES_REGISTER)) return -1;
  return journal_newest(cli->store, &number, &ignored) ? number : -1;
}

/* Long work only says that it stopped; here it is known what that means. */
static void say_unchanged(struct error *error) {
  if (ascii_equal_ignoring_case(error->message, _("Stopped")) || strcmp(error->message, _("stopped")) == 0)
    error_set(error, ERROR_STOPPED, "%s", _("stopped; nothing was changed"));
}

static bool run_command(struct cli *cli, const struct parsed *parsed, struct error *error) {
  const struct command *command = parsed->command;
  enum store_mode mode = command->flags & WRITES_REGISTER ? STORE_WRITE : STORE_READ;
  if ((command->flags & NEEDS_REGISTER) && !session_open_register(cli, mode, error)) return false;
  int64_t before = newest_change(cli);
  bool done = command->run(cli, parsed->options, error);
  if (!done && error->kind == ERROR_STOPPED && before >= 0 && newest_change(cli) == before) say_unchanged(error);
  session_close_register(cli);
  return done;
}

/* "tr_TR.UTF-8" sorts as "tr", whether or not there are translations; a plain C as the screen does. */
static const char *order_language(struct cli *cli) {
  static const char *const variables[] = {"LC_ALL", "LC_COLLATE", "LANG"};
  const char *locale = "";
  for (size_t i = 0; i < COUNT_OF(variables) && locale[0] == '\0'; i++) {
    const char *value = getenv(variables[i]);
    if (value != NULL) locale = value;
  }
  const char *tag = arena_strndup(&cli->arena, locale, strcspn(locale, "_.@"));
  bool plain = strcmp(tag, "C") == 0 || strcmp(tag, "POSIX") == 0 || lang_tag_from_text(tag, &cli->arena) == NULL;
  return plain ? cli->language : lang_tag_from_text(tag, &cli->arena);
}

/* ---- one call of the program ---- */

/* One line without control characters: the name stands in lists and must not look like lines of theirs. */
static const char *clean_who(const char *who, struct arena *arena) {
  if (who == NULL || !utf8_is_valid(who)) return "";
  struct buffer text;
  buffer_init(&text);
  lang_clean(who, false, &text);
  const char *clean = arena_strdup(arena, text.bytes);
  buffer_release(&text);
  return clean;
}

static void fill_context(struct cli *cli, const struct parsed *parsed, int argc, char **argv) {
  const char *who = parsed->globals.who != NULL ? parsed->globals.who : getenv("SOLIPOST_WHO");
  const char *path = parsed->globals.register_path;
  cli->command = parsed->command;
  cli->operands = parsed->operands;
  cli->operand_count = parsed->operand_count;
  cli->register_path = path != NULL ? path : path_default_register(&cli->arena);
  cli->who = clean_who(who, &cli->arena);
  cli->typed = as_typed(parsed->command, argc, argv, &cli->arena);
  cli->format = (enum cli_format)parsed->globals.format;
  cli->yes = parsed->globals.yes;
  cli->dry_run = parsed->globals.dry_run;
  cli->passphrase_fd = parsed->globals.passphrase_fd;
  cli->may_page = !parsed->globals.no_pager;
}

static bool answer(struct cli *cli, int argc, char **argv, struct error *error) {
  struct parsed parsed;
  if (!parse_words(cli->commands, argc, argv, &cli->arena, &parsed, error)) return false;
  if (parsed.globals.version) {
    help_print_version(cli);
    return true;
  }
  if (parsed.globals.help) {
    help_print(cli, parsed.command, parsed.first_word);
    return true;
  }
  fill_context(cli, &parsed, argc, argv);
  if (parsed.command == NULL) return overview_print(cli, error);
  return run_command(cli, &parsed, error);
}

int cli_main(int argc, char **argv) {
  struct cli cli = {0};
  struct error error = {0}, output_error = {0};
  umask(077);
  exposure_forbid_dumps();
  cli.language = locale_start();
  cli.commands = commands_all();
  arena_init(&cli.arena);
  cli.order_language = order_language(&cli);
  output_begin(&cli);
  cli.watch = (struct watch){output_show_progress, &cli, stop_catch_signals()};
  bool done = answer(&cli, argc, argv, &error);
  enum cli_exit code = done ? cli.exit : cli_exit_of(&error);
  if (!done) cli_error(&cli, &error);
  if (!output_end(&cli, &output_error)) {
    output_begin(&cli);
    cli_error(&cli, &output_error);
    code = CLI_FAILED;
    if (!output_end(&cli, &output_error)) code = CLI_FAILED;
  }
  arena_release(&cli.arena);
  return (int)code;
}
