/* SPDX-License-Identifier: MIT */
/* solipost unlock, lock: the key of an encrypted register rests in the kernel for a while, or no longer. */
#include "commands.h"

#include "session.h"
#include "solipost/base/file.h"
#include "solipost/store/encryption.h"

struct unlock_options {
  int64_t minutes; /* 0: not given */
  bool each_time;
};

static bool is_encrypted(struct cli *cli, struct error *error) {
  enum store_form form = store_form_of(cli->register_path);
  if (form == STORE_FORM_ENCRYPTED) return true;
  if (form == STORE_FORM_PLAIN) {
    error_set(error, ERROR_MISUSED, _("the register %s is not encrypted: there is nothing to lock"),
              cli->register_path);
    return error_hint(error, "%s", _("'solipost encrypt' gives it a passphrase"));
  }
  error_set(error, ERROR_NOT_FOUND, _("there is no register at %s"), cli->register_path);
  return error_hint(error, "%s", _("begin one with: solipost init\nor name yours with --register FILE"));
}

/* Asked for by name, the key is kept also when the passphrase comes from a file. */
static bool open_and_keep(struct cli *cli, enum store_mode mode, struct error *error) {
  struct store_options options = {.mode = mode, .who = cli->who, .talk = session_talk(cli)};
  options.talk.keep_key = true;
  return store_open(&cli->store, cli->register_path, &options, error);
}

static bool run_unlock(struct cli *cli, const void *options, struct error *error) {
  const struct unlock_options *given = options;
  bool sets = given->minutes > 0 || given->each_time;
  if (given->minutes > 0 && given->each_time)
    return error_set(error, ERROR_MISUSED, "%s", _("--minutes and --each-time exclude each other"));
  if (!is_encrypted(cli, error) || !open_and_keep(cli, sets ? STORE_WRITE : STORE_READ, error)) return false;
  if (sets && !store_set_unlock_minutes(cli->store, given->minutes, error)) return false;
  int64_t minutes = store_minutes_unlocked(cli->store), wanted = 0;
  if (!store_unlock_minutes(cli->store, &wanted, error)) return false;
  session_warn_of_swap(cli);
  if (minutes > 0) {
    cli_say(cli,
            ngettext("Unlocked until %lld minute after the last command; 'solipost lock' locks at once",
                     "Unlocked until %lld minutes after the last command; 'solipost lock' locks at once",
                     (unsigned long)minutes),
            (long long)minutes);
  } else if (wanted == 0) {
    cli_say(cli, "%s", _("The passphrase is right; it is asked of every command, since this register keeps no key"));
  } else {
    cli_say(cli, "%s",
            _("The passphrase is right; it is asked of every command, since this system keeps no keys (no keyring)"));
  }
  return true;
}

static bool run_lock(struct cli *cli, const void *options, struct error *error) {
  bool was = false;
  (void)options;
  if (!is_encrypted(cli, error) || !store_lock(cli->register_path, &was, error)) return false;
  if (was) cli_say(cli, _("Locked: %s asks for its passphrase again"), cli->register_path);
  else cli_say(cli, _("%s was locked already"), cli->register_path);
  return true;
}

static const struct command_option unlock_option_list[] = {
    {.name = "minutes",
     .type = OPTION_INTEGER,
     .value_name = "COUNT",
     .offset = offsetof(struct unlock_options, minutes),
     .min = 1,
     .max = UNLOCK_MOST_MINUTES,
     .help = N_("from now on for so long after each use")},
    {.name = "each-time",
     .type = OPTION_FLAG,
     .offset = offsetof(struct unlock_options, each_time),
     .help = N_("from now on the passphrase is asked of every command")},
};

static const struct command unlock_command = {
    .name = "unlock",
    .group = GROUP_REGISTER,
    .summary = N_("give the passphrase once for the next minutes"),
    .details = N_("The key rests in the memory of the system, never on a disk, and is forgotten 15 minutes after the "
                  "last command, when 'solipost lock' is typed, and when the computer is switched off. Every command "
                  "that asks for the passphrase unlocks in the same way."),
    .options = unlock_option_list,
    .option_count = COUNT_OF(unlock_option_list),
    .examples = (const char *const[]){"solipost unlock", "solipost unlock --minutes 60", NULL},
    .options_size = sizeof(struct unlock_options),
    .run = run_unlock,
};

static const struct command lock_command = {
    .name = "lock",
    .group = GROUP_REGISTER,
    .summary = N_("ask for the passphrase again from now on"),
    .examples = (const char *const[]){"solipost lock", NULL},
    .run = run_lock,
};

const struct command *const lock_commands[] = {&unlock_command, &lock_command, NULL};
