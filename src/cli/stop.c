/* SPDX-License-Identifier: MIT */
/* The first Ctrl-C is a wish, the second an order. */
#include "stop.h"

#include "solipost/base/i18n.h"

static volatile sig_atomic_t stop_flag;

/* The first signal asks to stop at the next safe point, the second ends the program at once: the register stands that. */
static void on_interrupt(int number) {
  if (stop_flag) {
    signal(number, SIG_DFL);
    raise(number);
  }
  stop_flag = 1;
}

const volatile sig_atomic_t *stop_catch_signals(void) {
  struct sigaction interrupt = {.sa_handler = on_interrupt}; /* no SA_RESTART: a prompt must wake up */
  sigemptyset(&interrupt.sa_mask);
  static const int wishes[] = {SIGINT, SIGTERM, SIGHUP}; /* SIGHUP: the terminal was closed */
  for (size_t i = 0; i < COUNT_OF(wishes); i++) sigaction(wishes[i], &interrupt, NULL);
  signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error of writing, with its message */
  signal(SIGPIPE, SIG_IGN); /* a closed pipe is noticed when writing, and is no error */
  return &stop_flag;
}

bool cli_stopped(void) { return stop_flag != 0; }

bool cli_not_stopped(struct error *error) {
  if (!stop_flag) return true;
  return error_set(error, ERROR_STOPPED, "%s", _("stopped; nothing was changed"));
}
