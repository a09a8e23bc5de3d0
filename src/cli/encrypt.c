/* SPDX-License-Identifier: MIT */
/* solipost passphrase, encrypt, decrypt: how the register lies on the disk. */
#include "commands.h"

#include "new_passphrase.h"
#include "passphrase.h"
#include "session.h"
#include "solipost/base/file.h"
#include "solipost/print/picture_copy.h"
#include "solipost/store/encryption.h"
#include "solipost/store/people_store.h"

struct encrypt_options {
  const char *new_passphrase_fd;
  bool light;
};

static enum key_cost cost_of(const struct encrypt_options *given) {
  return given->light ? KEY_COST_LIGHT : KEY_COST_MODERATE;
}

/* ---- passphrase ---- */

static bool run_passphrase(struct cli *cli, const void *options, struct error *error) {
  const struct encrypt_options *given = options;
  if (store_is_encrypted(cli->store)) return new_passphrase_set(cli, given->new_passphrase_fd, cost_of(given), error);
  error_set(error, ERROR_MISUSED, _("the register %s is not encrypted: it has no passphrase"), cli->register_path);
  return error_hint(error, "%s", _("'solipost encrypt' gives it one"));
}

/* ---- encrypt ---- */

static bool convert_pictures(struct cli *cli, struct error *error) {
  return pictures_convert(cli->store, error) ||
         error_prefix(error, "%s", _("the register is encrypted, but a picture of a print run is not: "));
}

static void warn_of_plain_copies(struct cli *cli) {
  const char *const *names = NULL;
  size_t count = 0;
  struct error ignored;
  if (!store_plain_copies(cli->register_path, &cli->arena, &names, &count, &ignored)) return;
  for (size_t i = 0; i < count; i++)
    cli_warn(cli, _("%s is an earlier state of the register and is not encrypted: remove it"), names[i]);
}

/* Its name must not be the passphrase. */
static bool learn_group(struct cli *cli, struct error *error) {
  struct own_group group;
  if (!session_open_register(cli, STORE_READ, error)) return false;
  bool done = people_own_group(cli->store, &group, &cli->arena, error);
  session_close_register(cli);
  if (done) cli->group_name = group.name;
  return done;
}

static bool run_encrypt(struct cli *cli, const void *options, struct error *error) {
  const struct encrypt_options *given = options;
  const struct store_options opening = {.mode = STORE_WRITE, .who = cli->who, .talk = session_talk(cli)};
  struct secret passphrase = {0};
  const char *descriptor = given->new_passphrase_fd != NULL ? given->new_passphrase_fd : cli->passphrase_fd;
  switch (store_form_of(cli->register_path)) {
  case STORE_FORM_ENCRYPTED:
    error_set(error, ERROR_MISUSED, _("the register %s is encrypted already"), cli->register_path);
    return error_hint(error, "%s", _("'solipost passphrase' changes its passphrase"));
  case STORE_FORM_NOTHING:
  case STORE_FORM_FOREIGN: return session_open_register(cli, STORE_READ, error); /* says what is wrong with it */
  case STORE_FORM_PLAIN: break;
  }
  if (!learn_group(cli, error)) return false;
  bool done = passphrase_choose(cli, _("the register"), descriptor, "--new-passphrase-fd", &passphrase, error) &&
              store_encrypt(cli->register_path, &passphrase, cost_of(given), &opening, &cli->store, error) &&
              convert_pictures(cli, error);
  secret_release(&passphrase);
  if (!done) return false;
  cli_say(cli, _("The register %s is encrypted now"), cli->register_path);
  cli_say(cli, "%s",
          _("What it held before was overwritten. On flash disks and some file systems older blocks may survive: only "
            "an encrypted disk helps there. Plain backups elsewhere are as they were."));
  warn_of_plain_copies(cli);
  session_warn_of_swap(cli);
  return true;
}

/* ---- decrypt ---- */

static bool run_decrypt(struct cli *cli, const void *options, struct error *error) {
  (void)options;
  if (!store_is_encrypted(cli->store))
    return error_set(error, ERROR_MISUSED, _("the register %s is not encrypted"), cli->register_path);
  const char *what = arena_printf(
      &cli->arena,
      _("This writes %s to the disk without encryption: whoever gets this computer or a copy can read every name"),
      cli->register_path);
  if (!cli_confirm(cli, what, error) || !store_ask_again(cli->store, error) || !store_decrypt(cli->store, error))
    return false;
  session_close_register(cli);
  if (!session_open_register(cli, STORE_WRITE, error) || !pictures_convert(cli->store, error)) return false;
  cli_say(cli, _("The register %s is not encrypted any more: keep it on an encrypted disk"), cli->register_path);
  return true;
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct encrypt_options, member)
static const struct command_option encrypt_option_list[] = {
    {.name = "new-passphrase-fd",
     .type = OPTION_TEXT,
     .value_name = "NUMBER",
     .offset = AT(new_passphrase_fd),
     .help = N_("read the new passphrase from this open file instead of asking")},
    {.name = "light",
     .type = OPTION_FLAG,
     .offset = AT(light),
     .help = N_("for computers with little memory: guessing costs less (64 MB instead of 256)")},
};
#undef AT

static const struct command passphrase_command = {
    .name = "passphrase",
    .group = GROUP_REGISTER,
    .summary = N_("change the passphrase of the register"),
    .details = N_("Nobody can help when it is forgotten. Backups keep the passphrase they were made with."),
    .options = encrypt_option_list,
    .option_count = COUNT_OF(encrypt_option_list),
    .examples = (const char *const[]){"solipost passphrase", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct encrypt_options),
    .run = run_passphrase,
};

static const struct command encrypt_command = {
    .name = "encrypt",
    .group = GROUP_REGISTER,
    .summary = N_("encrypt a register that is plain"),
    .details = N_("Asks for a new passphrase. Nobody can help when it is forgotten."),
    .options = encrypt_option_list,
    .option_count = COUNT_OF(encrypt_option_list),
    .examples = (const char *const[]){"solipost encrypt", NULL},
    .options_size = sizeof(struct encrypt_options),
    .run = run_encrypt,
};

static const struct command decrypt_command = {
    .name = "decrypt",
    .group = GROUP_REGISTER,
    .summary = N_("make an encrypted register plain, for an encrypted disk"),
    .examples = (const char *const[]){"solipost decrypt --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS,
    .run = run_decrypt,
};

const struct command *const encrypt_commands[] = {&passphrase_command, &encrypt_command, &decrypt_command, NULL};
