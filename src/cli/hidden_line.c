/* SPDX-License-Identifier: MIT */
/* Reads a line without showing it, and leaves the terminal as it was. */
#include "hidden_line.h"

#include <errno.h>
#include <signal.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

#include "solipost/base/buffer.h"
#include "solipost/base/safe_text.h"
#include "solipost/lang/passphrase.h"
#include "stop.h"

/* The signals that stop.c catches. While `line` is read they arrive only in wait_for_byte: the wish to stop cannot slip in
 * between the look at the flag and the wait. */
static void hold_signals(sigset_t *before) {
  sigset_t held;
  sigemptyset(&held);
  sigaddset(&held, SIGINT);
  sigaddset(&held, SIGTERM);
  sigaddset(&held, SIGHUP);
  sigprocmask(SIG_BLOCK, &held, before);
}

static bool wait_for_byte(int descriptor, const sigset_t *open) {
  if (cli_stopped()) return false;
  if (descriptor >= FD_SETSIZE) return true; /* read waits itself then */
  fd_set set;
  FD_ZERO(&set);
  FD_SET(descriptor, &set);
  while (pselect(descriptor + 1, &set, NULL, NULL, NULL, open) < 0) {
    if (errno != EINTR || cli_stopped()) return !cli_stopped();
    FD_SET(descriptor, &set);
  }
  return true;
}

/* One byte more than fits into any passphrase: that is how it is seen to be too long. */
static enum hidden_line read_bytes(int descriptor, const sigset_t *open, struct secret *line) {
  static const char nothing[PASSPHRASE_SIZE] = {0};
  secret_set(line, nothing, sizeof nothing);
  size_t length = 0;
  enum hidden_line got = HIDDEN_LINE_WHOLE;
  for (;;) {
    unsigned char byte = 0;
    got = HIDDEN_LINE_STOPPED;
    if (!wait_for_byte(descriptor, open)) break;
    ssize_t count = read(descriptor, &byte, 1);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    got = count < 0 ? HIDDEN_LINE_FAILED : count == 0 ? HIDDEN_LINE_ENDED : HIDDEN_LINE_WHOLE;
    if (count <= 0 || byte == '\n') break;
    if (length < line->length) line->bytes[length++] = byte;
  }
  line->length = length;
  return got;
}

enum hidden_line hidden_line_read(int descriptor, struct secret *line) {
  sigset_t open;
  hold_signals(&open);
  enum hidden_line got = read_bytes(descriptor, &open, line);
  int fault = errno;
  sigprocmask(SIG_SETMASK, &open, NULL);
  errno = fault;
  return got;
}

static void show(const char *text) {
  struct buffer safe;
  buffer_init(&safe);
  safe_text_append(&safe, text, true);
  if (write(STDERR_FILENO, safe.bytes, safe.length) < 0)
    errno = 0; /* a terminal that takes no text cannot be told so */
  buffer_release(&safe);
}

/* What was typed ahead is kept (TCSADRAIN): dropping it would only make people type it twice. */
static bool hide(const struct termios *shown) {
  struct termios hidden = *shown;
  hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);
  hidden.c_lflag |= ICANON | ISIG;
  hidden.c_cc[VSUSP] = _POSIX_VDISABLE;
  hidden.c_cc[VQUIT] = _POSIX_VDISABLE;
  return tcsetattr(STDIN_FILENO, TCSADRAIN, &hidden) == 0;
}

enum hidden_line hidden_line_ask(const char *question, struct secret *line) {
  struct termios shown;
  sigset_t open;
  if (tcgetattr(STDIN_FILENO, &shown) != 0) return HIDDEN_LINE_FAILED;
  hold_signals(&open);
  enum hidden_line got = HIDDEN_LINE_FAILED;
  if (hide(&shown)) {
    show(question);
    show(": ");
    got = read_bytes(STDIN_FILENO, &open, line);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &shown);
    show("\n");
  }
  sigprocmask(SIG_SETMASK, &open, NULL);
  if (got != HIDDEN_LINE_WHOLE) secret_release(line);
  return got;
}
