/* SPDX-License-Identifier: MIT */
/* One commit and exit codes: what all commands share. */
#include "context.h"

#include <assert.h>

bool cli_commit(struct cli *cli, cli_work *work, void *context, struct error *error) {
  assert(cli->store != NULL);
  if (!cli_not_stopped(error)) return false;
  if (!store_begin(cli->store, cli->typed, error)) return false;
  if (work(cli, context, error) && cli_not_stopped(error) && store_commit(cli->store, error)) {
    cli->has_written = true;
    return true;
  }
  store_rollback(cli->store);
  return false;
}

bool cli_stop_error(const struct cli *cli, struct error *error) {
  if (!cli->has_written) return error_set(error, ERROR_STOPPED, "%s", _("stopped; nothing was changed"));
  return error_set(error, ERROR_STOPPED, "%s", _("stopped; what was written down before stays"));
}

enum cli_exit cli_exit_of(const struct error *error) {
  switch (error->kind) {
  case ERROR_MISUSED:
  case ERROR_AMBIGUOUS: return CLI_MISUSED;
  case ERROR_NONE:
  case ERROR_FAILED:
  case ERROR_NOT_FOUND:
  case ERROR_BUSY:
  case ERROR_DAMAGED:
  case ERROR_REFUSED:
  case ERROR_STOPPED: break;
  }
  return CLI_FAILED;
}
