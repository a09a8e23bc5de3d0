/* SPDX-License-Identifier: MIT */
/* Opens the register that a command works on. */
#include "session.h"

#include "ask.h"
#include "ask.h"
#include "output.h"
#include "passphrase.h"
#include "solipost/base/exposure.h"
#include "solipost/base/file.h"

static bool give_passphrase(void *context, const char *path, unsigned attempt, struct secret *out,
                            struct error *error) {
  struct cli *cli = context;
  if (cli->passphrase_fd != NULL) {
    if (attempt > 1) return store_wrong_passphrase(path, error);
    return passphrase_read(cli->passphrase_fd, "--passphrase-fd", out, error);
  }
  if (!cli_can_ask(cli)) {
    error_set(error, ERROR_MISUSED, _("%s is locked, and its passphrase was not given"), path);
    return error_hint(error, "%s",
                      _("unlock it with 'solipost unlock', or give it with --passphrase-fd NUMBER; it is asked for "
                        "only on a terminal"));
  }
  if (attempt > 1)
    cli_say(cli, "%s", _("That is not the passphrase; look at the keyboard: capitals, another language"));
  cli->passphrase_typed = true;
  return passphrase_ask(cli, arena_printf(&cli->arena, _("Passphrase of %s"), path), "--passphrase-fd", out, error);
}

static void say_waiting(void *context, const char *path) {
  cli_say(context, _("Another command is writing to %s; waiting for it ..."), path);
}

struct store_talk session_talk(struct cli *cli) {
  return (struct store_talk){.context = cli,
                             .passphrase = give_passphrase,
                             .waiting = say_waiting,
                             .stop = cli->watch.stop,
                             .keep_key = cli->passphrase_fd == NULL};
}

bool session_open_register(struct cli *cli, enum store_mode mode, struct error *error) {
  if (!file_exists(cli->register_path)) {
    error_set(error, ERROR_NOT_FOUND, _("there is no register at %s"), cli->register_path);
    return error_hint(error, "%s", _("begin one with: solipost init\nor name yours with --register FILE"));
  }
  struct store_options options = {.mode = mode, .who = cli->who, .talk = session_talk(cli)};
  if (!store_open(&cli->store, cli->register_path, &options, error)) return false;
  int64_t minutes = store_minutes_unlocked(cli->store);
  if (cli->passphrase_typed && minutes > 0)
    cli_say(cli,
            ngettext("Unlocked for %lld minute after each use; 'solipost lock' locks at once",
                     "Unlocked for %lld minutes after each use; 'solipost lock' locks at once", (unsigned long)minutes),
            (long long)minutes);
  return true;
}

void session_close_register(struct cli *cli) {
  store_close(cli->store);
  cli->store = NULL;
}

void session_warn_of_swap(struct cli *cli) {
  const char *swap = exposure_swap(&cli->arena);
  if (swap == NULL) return;
  cli_warn(cli,
           _("this computer moves memory to %s, which is not encrypted: names may be left there; encrypt the swap, or "
             "switch it off"),
           swap);
}
