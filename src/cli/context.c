/* SPDX-License-Identifier: MIT */
/* Ctrl-C, one commit, exit codes: what all commands share. */
#include "context.h"

#include <assert.h>
#include <signal.h>

#include "session.h"

static volatile sig_atomic_t stop_flag;

/* The first Ctrl-C asks to stop at the next safe point, the second ends the program at once: the register stands that. */
static void on_interrupt(int number) {
  (void)number;
  if (stop_flag) {
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
  }
  stop_flag = 1;
}

const volatile sig_atomic_t *session_catch_signals(void) {
  struct sigaction interrupt = {.sa_handler = on_interrupt}; /* no SA_RESTART: a prompt must wake up */
  sigemptyset(&interrupt.sa_mask);
  sigaction(SIGINT, &interrupt, NULL);
  signal(SIGPIPE, SIG_IGN); /* a closed pipe is noticed when writing, and is no error */
  return &stop_flag;
}

bool cli_stopped(void) { return stop_flag != 0; }

bool cli_not_stopped(struct error *error) {
  if (!stop_flag) return true;
  return error_set(error, ERROR_STOPPED, "%s", _("stopped; nothing was changed"));
}

bool cli_commit(struct cli *cli, cli_work *work, void *context, struct error *error) {
  assert(cli->store != NULL);
  if (!cli_not_stopped(error)) return false;
  if (!store_begin(cli->store, cli->typed, error)) return false;
  if (work(cli, context, error) && cli_not_stopped(error) && store_commit(cli->store, error)) return true;
  store_rollback(cli->store);
  return false;
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
