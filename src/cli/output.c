/* SPDX-License-Identifier: MIT */
/* Standard output with its pager, standard error with its progress line; everything passes as safe text. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "command.h"
#include "pace.h"
#include "solipost/base/buffer.h"
#include "solipost/base/safe_text.h"
#include "solipost/base/utf8.h"

enum { FLUSH_AT = 1 << 16, NARROWEST_SCREEN = 40, PROGRESS_EVERY_MS = 100 };

struct cli_output {
  struct buffer pending;
  int fd;      /* where data goes: 1, or the pipe to the pager */
  pid_t pager; /* 0: none */
  bool closed; /* the reader went away: the rest is dropped quietly */
  int failed;  /* errno of the first write that failed for another reason */
  bool progress_shown;
  long progress_at_ms;
  struct pace pace;
};

/* ---- screen ---- */

static size_t screen_columns(bool out_is_terminal) {
  const char *set = getenv("COLUMNS");
  int64_t columns = 0;
  if (set != NULL && ascii_parse_integer(set, NARROWEST_SCREEN, 10000, &columns)) return (size_t)columns;
  struct winsize size;
  if (out_is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= NARROWEST_SCREEN)
    return size.ws_col;
  return out_is_terminal ? 80 : 0;
}

/* A dumb terminal can neither colour nor move its cursor. */
static bool terminal_is_able(void) {
  const char *terminal = getenv("TERM");
  return terminal != NULL && terminal[0] != '\0' && strcmp(terminal, "dumb") != 0;
}

static bool wants_colour(bool out_is_terminal) {
  const char *refused = getenv("NO_COLOR");
  return out_is_terminal && (refused == NULL || refused[0] == '\0') && terminal_is_able();
}

void output_begin(struct cli *cli) {
  cli->in_is_terminal = isatty(STDIN_FILENO) == 1;
  cli->out_is_terminal = isatty(STDOUT_FILENO) == 1;
  cli->err_is_terminal = isatty(STDERR_FILENO) == 1;
  cli->columns = screen_columns(cli->out_is_terminal);
  cli->colour = wants_colour(cli->out_is_terminal);
  cli->output = mem_alloc(sizeof *cli->output);
  cli->output->fd = STDOUT_FILENO;
  buffer_init(&cli->output->pending);
}

/* ---- pager ---- */

static const char *pager_command(void) {
  const char *pager = getenv("PAGER");
  if (pager == NULL) return "command -v less >/dev/null || exit 127; exec less";
  return pager[0] == '\0' || strcmp(pager, "cat") == 0 ? NULL : pager;
}

static NORETURN void become_pager(const char *command, int from) {
  dup2(from, STDIN_FILENO);
  close(from);
  signal(SIGPIPE, SIG_DFL);
  /* Leave when all fits on one screen, show our bold, keep the text on the screen afterwards. */
  setenv("LESS", "FRX", 0);
  setenv("LESSSECURE", "1",
         1); /* no shell, no editor, no file written out of it: whoever types on is not at a prompt */
  setenv("LESSHISTFILE", "-", 1); /* names that were looked for must not stay in a file */
  execl("/bin/sh", "sh", "-c", command, (char *)NULL);
  _exit(127);
}

static void start_pager(struct cli_output *output) {
  const char *command = pager_command();
  int ends[2];
  if (command == NULL || pipe(ends) != 0) return;
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  pid_t child = fork();
  if (child == 0) become_pager(command, ends[0]);
  close(ends[0]);
  if (child < 0) {
    close(ends[1]);
    return;
  }
  output->pager = child;
  output->fd = ends[1];
}

/* Without a pager that works the text must still appear: 127 means the shell found none. */
static bool pager_is_missing(struct cli_output *output) {
  int status = 0;
  close(output->fd);
  output->fd = STDOUT_FILENO;
  while (waitpid(output->pager, &status, 0) < 0 && errno == EINTR) continue;
  output->pager = 0;
  return WIFEXITED(status) && WEXITSTATUS(status) == 127;
}

/* ---- standard output ---- */

static void write_out(struct cli_output *output, const char *bytes, size_t length) {
  while (length > 0 && !output->closed && output->failed == 0) {
    ssize_t written = write(output->fd, bytes, length);
    if (written >= 0) {
      bytes += written;
      length -= (size_t)written;
    } else if (errno == EPIPE) {
      output->closed = true;
    } else if (errno == EINTR) {
      if (output->pager == 0 && cli_stopped()) output->closed = true;
    } else if (errno != EAGAIN) {
      output->failed = errno;
    }
  }
}

static bool goes_to_pager(const struct cli *cli) {
  return cli->command != NULL && (cli->command->flags & PAGES) && cli->out_is_terminal && cli->may_page &&
         cli->format == FORMAT_TABLE && terminal_is_able() && pager_command() != NULL;
}

/* Text for a pager waits for the end: messages come before it, and it can still be shown when the pager is missing. */
void output_flush(struct cli *cli) {
  struct cli_output *output = cli->output;
  if (output->pending.length == 0 || goes_to_pager(cli)) return;
  cli_progress_clear(cli);
  write_out(output, output->pending.bytes, output->pending.length);
  buffer_reset(&output->pending);
}

static void flush_when_large(struct cli *cli) {
  if (cli->output->pending.length >= FLUSH_AT) output_flush(cli);
}

bool output_end(struct cli *cli, struct error *error) {
  struct cli_output *output = cli->output;
  output_flush(cli);
  cli_progress_clear(cli);
  if (output->pending.length > 0) start_pager(output);
  write_out(output, output->pending.bytes, output->pending.length);
  if (output->pager != 0 && pager_is_missing(output)) {
    output->closed = false;
    write_out(output, output->pending.bytes, output->pending.length);
  }
  int failed = output->failed;
  buffer_release(&output->pending);
  mem_free(output);
  cli->output = NULL;
  if (failed == 0) return true;
  return error_set(error, ERROR_FAILED, _("cannot write the answer to standard output: %s"), strerror(failed));
}

static void append_safe_formatted(struct buffer *to, const char *format, va_list values) PRINTF_LIKE(2, 0);

static void append_safe_formatted(struct buffer *to, const char *format, va_list values) {
  va_list again;
  va_copy(again, values);
  int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  if (length < 0) return;
  char *text = mem_alloc((size_t)length + 1);
  vsnprintf(text, (size_t)length + 1, format, values);
  safe_text_append(to, text, true);
  mem_free(text);
}

void cli_print(struct cli *cli, const char *format, ...) {
  va_list values;
  va_start(values, format);
  append_safe_formatted(&cli->output->pending, format, values);
  va_end(values);
  flush_when_large(cli);
}

void cli_print_heading(struct cli *cli, const char *format, ...) {
  va_list values;
  va_start(values, format);
  if (cli->colour) buffer_append(&cli->output->pending, "\033[1m");
  append_safe_formatted(&cli->output->pending, format, values);
  if (cli->colour) buffer_append(&cli->output->pending, "\033[0m");
  va_end(values);
  flush_when_large(cli);
}

void cli_print_raw(struct cli *cli, const char *bytes, size_t length) {
  buffer_append_bytes(&cli->output->pending, bytes, length);
  flush_when_large(cli);
}

/* ---- standard error ---- */

/* Messages that cannot be written have nowhere else to go. */
static void write_err(const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(STDERR_FILENO, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

static void write_message(struct cli *cli, const char *prefix, const char *format, va_list values) PRINTF_LIKE(3, 0);

static void write_message(struct cli *cli, const char *prefix, const char *format, va_list values) {
  output_flush(cli);
  cli_progress_clear(cli);
  struct buffer line;
  buffer_init(&line);
  buffer_append(&line, prefix);
  append_safe_formatted(&line, format, values);
  buffer_append_char(&line, '\n');
  write_err(line.bytes, line.length);
  buffer_release(&line);
}

void cli_say(struct cli *cli, const char *format, ...) {
  va_list values;
  va_start(values, format);
  write_message(cli, "", format, values);
  va_end(values);
}

void cli_warn(struct cli *cli, const char *format, ...) {
  va_list values;
  va_start(values, format);
  write_message(cli, _("warning: "), format, values);
  va_end(values);
}

/* Each line of the hint is set in by two blanks. */
static const char *indented_hint(struct cli *cli, const char *hint) {
  struct buffer text;
  buffer_init(&text);
  for (const char *at = hint; *at != '\0'; at++) {
    if (at == hint || at[-1] == '\n') buffer_append(&text, "\n  ");
    if (*at != '\n') buffer_append_char(&text, *at);
  }
  const char *indented = arena_strdup(&cli->arena, text.bytes);
  buffer_release(&text);
  return indented;
}

void cli_error(struct cli *cli, const struct error *error) {
  const char *message = error->message[0] != '\0' ? error->message : _("something went wrong");
  cli_say(cli, "solipost: %s%s", message, indented_hint(cli, error->hint));
}

/* ---- progress ---- */

static long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

void output_show_progress(void *context, const char *what, size_t done, size_t total) {
  struct cli *cli = context;
  struct cli_output *output = cli->output;
  if (!cli->err_is_terminal || output == NULL) return;
  long now = now_ms();
  pace_step(&output->pace, now, done, total);
  if (output->progress_at_ms != 0 && now - output->progress_at_ms < PROGRESS_EVERY_MS) return;
  output->progress_at_ms = now;
  struct buffer line;
  buffer_init(&line);
  buffer_append(&line, "\r\033[K");
  safe_text_append(&line, what, false);
  if (total > 0) buffer_printf(&line, " %zu/%zu (%zu %%)", done, total, done >= total ? 100 : done * 100 / total);
  else buffer_printf(&line, " %zu", done);
  pace_append(&line, done - output->pace.first, now - output->pace.began_ms, done, total);
  write_err(line.bytes, line.length);
  buffer_release(&line);
  output->progress_shown = true;
}

void cli_progress_clear(struct cli *cli) {
  if (cli->output == NULL || !cli->output->progress_shown) return;
  write_err("\r\033[K", strlen("\r\033[K"));
  cli->output->progress_shown = false;
}
