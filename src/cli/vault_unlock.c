/* SPDX-License-Identifier: MIT */
/* Asks for the passphrase of the vault and works out its key. No lock of the register is held meanwhile. */
#include "vault_unlock.h"

#include "output.h"
#include "passphrase.h"
#include "solipost/store/vault_seal.h"

enum { TRIES = 3 };

static bool unlock_from_file(const char *head, const char *descriptor, struct secret *key, struct error *error) {
  struct secret passphrase = {0};
  bool done = passphrase_read(descriptor, VAULT_FD_OPTION, &passphrase, error) &&
              vault_unlock_key(head, &passphrase, key, error);
  secret_release(&passphrase);
  return done;
}

bool vault_unlock(struct cli *cli, const char *head, const char *descriptor, struct secret *key, struct error *error) {
  if (descriptor != NULL) return unlock_from_file(head, descriptor, key, error);
  struct secret passphrase = {0};
  bool done = false;
  for (int left = TRIES; left > 0 && !done; left--) {
    if (!passphrase_ask(cli, _("Passphrase of the vault"), VAULT_FD_OPTION, &passphrase, error)) break;
    done = vault_unlock_key(head, &passphrase, key, error);
    if (done || error->kind != ERROR_REFUSED) break;
    if (left > 1) cli_say(cli, _("  This is not the passphrase of the vault; please type it again"));
  }
  secret_release(&passphrase);
  return done;
}

/* `former` is the head in use, "" when there is none. */
static bool is_another(const char *former, const struct secret *passphrase, struct error *error) {
  struct secret key = {0};
  struct error ignored;
  bool same = former[0] != '\0' && vault_unlock_key(former, passphrase, &key, &ignored);
  secret_release(&key);
  if (!same) return true;
  error_set(error, ERROR_REFUSED, "%s", _("this is the passphrase that the vault has now"));
  return error_hint(error, "%s", _("nothing was changed: choose another one"));
}

bool vault_lock_anew(struct cli *cli, const struct secret *key, const char *former, const char *descriptor,
                     const char **head, struct error *error) {
  struct secret passphrase = {0};
  /* Translators: it stands behind "New passphrase for". */
  bool done = passphrase_choose(cli, _("the vault"), descriptor, VAULT_NEW_FD_OPTION, &passphrase, error) &&
              is_another(former, &passphrase, error) &&
              vault_lock_key(key, &passphrase, KEY_COST_MODERATE, &cli->arena, head, error);
  secret_release(&passphrase);
  return done;
}
