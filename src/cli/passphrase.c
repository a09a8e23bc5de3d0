/* SPDX-License-Identifier: MIT */
/* Passphrases typed without being shown or read from an open file, and the choice of new ones. What is secret stands in
 * guarded memory from the first byte on; nothing of it is ever formatted, logged or kept in the arena. */
#include "passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ask.h"
#include "hidden_line.h"
#include "output.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/passphrase.h"
#include "solipost/store/people_store.h"

/* ---- one form, whatever it came from ---- */

static const char *fault_of(enum passphrase_form form) {
  switch (form) {
  case PASSPHRASE_EMPTY: return _("there is no passphrase: the line is empty");
  case PASSPHRASE_NO_TEXT: return _("the passphrase is not readable as text (UTF-8)");
  case PASSPHRASE_CONTROL: return _("there is a key in the passphrase that writes nothing, an arrow perhaps");
  case PASSPHRASE_TOO_LONG: return _("the passphrase is too long: a thousand letters are the most");
  case PASSPHRASE_TIDY: break;
  }
  return "";
}

static enum passphrase_form tidy(const struct secret *line, struct secret *out) {
  static const char nothing[PASSPHRASE_SIZE] = {0};
  struct secret room = {0};
  size_t length = 0;
  secret_set(&room, nothing, sizeof nothing);
  enum passphrase_form form =
      lang_passphrase_tidy((const char *)line->bytes, line->length, (char *)room.bytes, &length);
  if (form == PASSPHRASE_TIDY) secret_set(out, room.bytes, length);
  secret_release(&room);
  return form;
}

/* ---- from an open file ---- */

static bool find_descriptor(const char *typed, const char *option, int *descriptor, struct error *error) {
  int64_t number = 0;
  if (!ascii_parse_integer(typed, 0, INT32_MAX, &number)) {
    error_set(error, ERROR_MISUSED, _("%s wants the number of an open file, not '%s'"), option, typed);
    return error_hint(error, _("for example: %s 3 3<FILE"), option);
  }
  *descriptor = (int)number;
  if (fcntl(*descriptor, F_GETFD) < 0) {
    error_set(error, ERROR_MISUSED, _("%s %s: no file is open under this number"), option, typed);
    return error_hint(error, _("open it in the same line: %s %s %s<FILE"), option, typed, typed);
  }
  if (!isatty(*descriptor)) return true;
  error_set(error, ERROR_MISUSED, _("%s %s: this is a terminal, where everybody would see the passphrase"), option,
            typed);
  return error_hint(error, _("leave %s out: it is asked for then, without being shown"), option);
}

bool passphrase_read(const char *descriptor, const char *option, struct secret *out, struct error *error) {
  struct secret line = {0};
  int number = -1;
  if (!find_descriptor(descriptor, option, &number, error)) return false;
  enum hidden_line got = hidden_line_read(number, &line);
  int fault = errno;
  bool done = false;
  if (got == HIDDEN_LINE_STOPPED) done = error_set(error, ERROR_STOPPED, "%s", _("stopped; nothing was changed"));
  else if (got == HIDDEN_LINE_FAILED)
    done = error_system(error, fault, _("cannot read from the open file %s"), descriptor);
  else if (got == HIDDEN_LINE_ENDED && line.length == 0) {
    error_set(error, ERROR_MISUSED, _("%s %s: there is no further line in this file"), option, descriptor);
    done = error_hint(error, "%s", _("a passphrase takes a line; of two, each has its own"));
  } else {
    enum passphrase_form form = tidy(&line, out);
    done = form == PASSPHRASE_TIDY || error_set(error, ERROR_MISUSED, "%s %s: %s", option, descriptor, fault_of(form));
  }
  secret_release(&line);
  return done;
}

/* ---- from the terminal ---- */

static bool can_ask(const struct cli *cli, const char *question, const char *option, struct error *error) {
  if (cli_can_ask(cli)) return true;
  error_set(error, ERROR_MISUSED, _("not given: %s"), question);
  return error_hint(error, _("on a terminal it is asked for; elsewhere give the number of an open file: %s 3 3<FILE"),
                    option);
}

/* One answer; *out is empty when Enter was pressed alone. What cannot be used is told, and asked again. */
static bool ask(struct cli *cli, const char *question, struct secret *out, struct error *error) {
  struct secret line = {0};
  secret_release(out);
  output_flush(cli);
  cli_progress_clear(cli);
  for (;;) {
    enum hidden_line got = hidden_line_ask(question, &line);
    if (got != HIDDEN_LINE_WHOLE) {
      secret_release(&line);
      return error_set(error, ERROR_STOPPED, "%s", _("stopped; nothing was changed"));
    }
    enum passphrase_form form = tidy(&line, out);
    secret_release(&line);
    if (form == PASSPHRASE_TIDY || form == PASSPHRASE_EMPTY) return true;
    cli_say(cli, "  %s", fault_of(form));
    cli_say(cli, _("  Please type it again; Ctrl-D leaves"));
  }
}

bool passphrase_ask(struct cli *cli, const char *question, const char *option, struct secret *out,
                    struct error *error) {
  if (!can_ask(cli, question, option, error)) return false;
  while (ask(cli, question, out, error)) {
    if (out->length > 0) return true;
    cli_say(cli, _("  Nothing was typed. It is not shown while you type; Ctrl-D leaves"));
  }
  return false;
}

/* ---- how strong ---- */

/* What everybody knows about whoever chooses: the group's name, whole and its words, and who sits here. */
static const char *const *known_names(struct cli *cli) {
  struct own_group group;
  struct error none = {0};
  const char *login = getenv("LOGNAME");
  const char *group_name = cli->group_name != NULL ? cli->group_name : "";
  if (cli->store != NULL && people_own_group(cli->store, &group, &cli->arena, &none) && group.name != NULL)
    group_name = group.name;
  const char **names = ARENA_ARRAY(&cli->arena, const char *, strlen(group_name) + 4);
  size_t count = 0;
  names[count++] = group_name;
  if (cli->who[0] != '\0') names[count++] = cli->who;
  if (login != NULL && utf8_is_valid(login)) names[count++] = login;
  for (const char *at = group_name; *at != '\0';) {
    size_t length = strcspn(at, " ,.-'\"");
    if (length > 2) names[count++] = arena_strndup(&cli->arena, at, length);
    at += length;
    at += strspn(at, " ,.-'\"");
  }
  return names;
}

/* "3 hours": how long whoever has the file and a hall of computers guesses. */
static const char *time_to_guess(struct cli *cli, double bits) {
  double minutes = lang_passphrase_seconds(bits) / 60, hours = minutes / 60, days = hours / 24, years = days / 365;
  if (minutes < 1) return _("less than a minute");
  if (hours < 1)
    return arena_printf(&cli->arena, ngettext("a minute", "%lu minutes", (unsigned long)minutes),
                        (unsigned long)minutes);
  if (days < 1)
    return arena_printf(&cli->arena, ngettext("an hour", "%lu hours", (unsigned long)hours), (unsigned long)hours);
  if (years < 1)
    return arena_printf(&cli->arena, ngettext("a day", "%lu days", (unsigned long)days), (unsigned long)days);
  if (years < 1000)
    return arena_printf(&cli->arena, ngettext("a year", "%lu years", (unsigned long)years), (unsigned long)years);
  return _("more than a thousand years");
}

static bool measure(struct cli *cli, const struct secret *passphrase, double *bits, struct error *error) {
  return lang_passphrase_bits((const char *)passphrase->bytes, known_names(cli), bits, error);
}

static bool choose_from_file(struct cli *cli, const char *descriptor, const char *option, struct secret *out,
                             struct error *error) {
  double bits = 0;
  if (!passphrase_read(descriptor, option, out, error)) return false;
  if (!measure(cli, out, &bits, error)) {
    secret_release(out);
    return false;
  }
  if (bits >= PASSPHRASE_WEAK_BELOW_BITS) return true;
  secret_release(out);
  error_set(error, ERROR_REFUSED, _("this passphrase is too weak: many computers need %s to guess it"),
            time_to_guess(cli, bits));
  return error_hint(error,
                    _("take five words or more that have nothing to do with each other (it has about %d bits, %d "
                      "are the least)"),
                    (int)bits, PASSPHRASE_WEAK_BELOW_BITS);
}

/* ---- a new one on the terminal ---- */

/* Past every buffer that formats. */
static void show_words(const struct secret *words) {
  static const char before[] = "\n    ", behind[] = "\n\n";
  if (write(STDERR_FILENO, before, sizeof before - 1) < 0 || write(STDERR_FILENO, words->bytes, words->length) < 0 ||
      write(STDERR_FILENO, behind, sizeof behind - 1) < 0)
    errno = 0; /* a terminal that takes no text cannot be told so */
}

static bool make_words(struct cli *cli, struct secret *words, struct error *error) {
  static const char nothing[PASSPHRASE_SIZE] = {0};
  struct secret room = {0};
  secret_set(&room, nothing, sizeof nothing);
  bool done = lang_passphrase_new(cli->language, (char *)room.bytes, error);
  if (done) secret_set(words, room.bytes, strlen((const char *)room.bytes));
  secret_release(&room);
  return done;
}

static bool choose_words(struct cli *cli, const char *what, struct secret *out, struct error *error) {
  struct secret words = {0};
  bool done = false;
  if (!make_words(cli, &words, error)) return false;
  cli_say(cli, _("This is the new passphrase for %s, of about 63 bits; it is shown this once:"), what);
  show_words(&words);
  cli_say(cli, _("Write it on paper now and keep that where nobody looks for it. Close this window later on: the words "
                 "stay in it."));
  while (ask(cli, _("Type it once, with the blanks"), out, error)) {
    done = secret_equal(&words, out);
    if (done) break;
    cli_say(cli, _("  That is not the same; it still stands above"));
  }
  if (!done) secret_release(out);
  secret_release(&words);
  return done;
}

/* Whether what was typed may be taken; says how strong it is. */
static bool is_strong_enough(struct cli *cli, double bits) {
  const char *time = time_to_guess(cli, bits);
  if (bits < PASSPHRASE_WEAK_BELOW_BITS) {
    cli_say(cli, _("  Too weak: many computers need %s to guess it"), time);
    cli_say(cli, _("  Take five words or more that have nothing to do with each other, or press Enter alone"));
    return false;
  }
  if (bits < PASSPHRASE_STRONG_FROM_BITS)
    cli_say(cli, _("  Fair: many computers need %s to guess it; another word makes it strong"), time);
  else cli_say(cli, _("  Strong: many computers need %s to guess it"), time);
  return true;
}

/* *again: it was too weak, or not the same the second time, which was said. */
static bool choose_typed(struct cli *cli, struct secret *typed, bool *again, struct error *error) {
  struct secret second = {0};
  double bits = 0;
  *again = true;
  if (!measure(cli, typed, &bits, error)) return false;
  if (!is_strong_enough(cli, bits)) return true;
  bool done = ask(cli, _("The same once more"), &second, error);
  *again = done && !secret_equal(typed, &second);
  if (*again) cli_say(cli, _("  These two are not the same"));
  secret_release(&second);
  return done;
}

bool passphrase_choose(struct cli *cli, const char *what, const char *descriptor, const char *option,
                       struct secret *out, struct error *error) {
  if (descriptor != NULL) return choose_from_file(cli, descriptor, option, out, error);
  const char *question =
      arena_printf(&cli->arena, _("New passphrase for %s (Enter alone: be given one of six words)"), what);
  if (!can_ask(cli, question, option, error)) return false;
  cli_say(cli, _("Nobody can help when this passphrase is forgotten: there is no other way in. What it locks is lost "
                 "then."));
  bool again = true, done = true;
  while (done && again) {
    done = ask(cli, question, out, error);
    if (done && out->length == 0) return choose_words(cli, what, out, error);
    if (done) done = choose_typed(cli, out, &again, error);
  }
  if (!done) secret_release(out);
  return done;
}
