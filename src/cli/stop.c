/* SPDX-License-Identifier: MIT */
/* The first Ctrl-C is a wish, the second an order. */
#include "stop.h"

#include "solipost/base/i18n.h"

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

const volatile sig_atomic_t *stop_catch_signals(void) {
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
