/* SPDX-License-Identifier: MIT */
/* Chooses and sets a passphrase, and says what it does not reach. */
#include "new_passphrase.h"

#include "output.h"
#include "passphrase.h"
#include "solipost/print/picture_copy.h"
#include "solipost/store/beside.h"
#include "solipost/store/encryption.h"

bool new_passphrase_set(struct cli *cli, const char *descriptor, enum key_cost cost, struct error *error) {
  struct secret passphrase = {0};
  bool done = store_ask_again(cli->store, error) &&
              passphrase_choose(cli, _("the register"), descriptor, "--new-passphrase-fd", &passphrase, error) &&
              store_change_passphrase(cli->store, cli->typed, &passphrase, cost, error);
  secret_release(&passphrase);
  if (!done) return false;
  if (!pictures_convert(cli->store, error) || !beside_forget_former_key(cli->store, error))
    return error_prefix(error, "%s", _("the passphrase is changed, but not the key of the pictures of print runs: "));
  cli_say(cli, "%s", _("From now on the new passphrase opens the register, and the former one does not"));
  cli_say(cli, "%s",
          _("Backups, and states kept beside the register (NAME.before-...), keep the passphrase they were made with: "
            "make a new backup now, and destroy old ones if somebody who must not read them knows it"));
  return true;
}
