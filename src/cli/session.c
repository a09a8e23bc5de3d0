/* SPDX-License-Identifier: MIT */
/* Opens the register that a command works on. */
#include "session.h"

#include "solipost/base/file.h"

bool session_open_register(struct cli *cli, enum store_mode mode, struct error *error) {
  if (mode != STORE_CREATE && !file_exists(cli->register_path)) {
    error_set(error, ERROR_NOT_FOUND, _("there is no register at %s"), cli->register_path);
    return error_hint(error, "%s", _("begin one with: solipost init\nor name yours with --register FILE"));
  }
  struct store_options options = {.mode = mode, .who = cli->who};
  return store_open(&cli->store, cli->register_path, &options, error);
}
