/* SPDX-License-Identifier: MIT */
/* Questions and answers on the terminal, one line at a time. */
#include "ask.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "output.h"
#include "solipost/base/buffer.h"
#include "solipost/base/safe_text.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

enum { LONGEST_LINE = 65536 };

bool cli_can_ask(const struct cli *cli) { return cli->in_is_terminal && cli->err_is_terminal; }

static void show(struct cli *cli, const char *text) {
  struct buffer safe;
  buffer_init(&safe);
  output_flush(cli);
  cli_progress_clear(cli);
  safe_text_append(&safe, text, true);
  /* A terminal that takes no more text cannot be told so. */
  if (write(STDERR_FILENO, safe.bytes, safe.length) < 0) errno = 0;
  buffer_release(&safe);
}

static bool leave(struct cli *cli, struct error *error) {
  show(cli, "\n");
  return cli_stop_error(cli, error);
}

/* Byte by byte, so that nothing beyond the line is taken from whoever reads next. `may_end`: the end of input (Ctrl-D) is as
 * good as an empty line. */
static bool read_line(struct cli *cli, bool may_end, struct buffer *line, struct error *error) {
  buffer_reset(line);
  for (;;) {
    char c = '\0';
    ssize_t got = read(STDIN_FILENO, &c, 1);
    if (got < 0 && errno == EINTR && !cli_stopped()) continue;
    if (got < 0 || cli_stopped()) return leave(cli, error);
    if (got == 0 && may_end && line->length == 0) {
      show(cli, "\n");
      return true;
    }
    if (got == 0) return leave(cli, error);
    if (c == '\n') return true;
    if (line->length < LONGEST_LINE) buffer_append_char(line, c);
  }
}

static bool missing(const struct cli_question *question, struct error *error) {
  error_set(error, ERROR_MISUSED, _("not given: %s"), question->text);
  return error_hint(error, _("give it as %s; questions are asked only on a terminal"), question->option);
}

static void show_question(struct cli *cli, const struct cli_question *question) {
  if (question->initial != NULL && question->initial[0] != '\0')
    show(cli, arena_printf(&cli->arena, "%s [%s]: ", question->text, question->initial));
  else show(cli, arena_printf(&cli->arena, "%s: ", question->text));
}

/* Each line of it. */
static void show_indented(struct cli *cli, const char *text) {
  for (size_t length = 0; *text != '\0'; text += length + (text[length] == '\n')) {
    length = strcspn(text, "\n");
    show(cli, arena_printf(&cli->arena, "  %.*s\n", (int)length, text));
  }
}

static void show_help(struct cli *cli, const struct cli_question *question) {
  const char *help = question->help != NULL ? question->help : _("no help on this one");
  show_indented(cli, help);
  show(cli, question->at_once
                ? _("  (Enter keeps what stands in brackets, Ctrl-D leaves; what was written down before stays)\n")
                : _("  (Enter keeps what stands in brackets, Ctrl-D leaves, nothing is written before the end)\n"));
}

/* Cleaned like text from a file; NULL and a message when the terminal sent something that is no text. */
static const char *clean_answer(struct cli *cli, const struct buffer *line) {
  if (utf8_valid_prefix(line->bytes, line->length) != line->length) {
    show(cli, _("  That is not readable as text (UTF-8); please type it again\n"));
    return NULL;
  }
  struct buffer clean;
  buffer_init(&clean);
  lang_clean(line->bytes, false, &clean);
  const char *answer = arena_strdup(&cli->arena, clean.bytes);
  buffer_release(&clean);
  return answer;
}

/* Whether the answer stands; else it was explained on the screen why not, or `left`: somebody had enough when a further
 * question was asked. */
static bool accept(struct cli *cli, const struct cli_question *question, const char **answer, bool *left,
                   struct error *error) {
  *left = false;
  if ((*answer)[0] == '\0' && question->required) {
    show(cli, question->at_once ? _("  This is needed; Ctrl-D leaves\n")
                                : _("  This is needed; Ctrl-D leaves without changing anything\n"));
    return false;
  }
  struct error problem = {0};
  if (question->check == NULL || question->check(cli, question->context, answer, &problem)) return true;
  *left = problem.kind == ERROR_STOPPED;
  if (*left && error != NULL) *error = problem;
  if (*left) return false;
  cli_say(cli, "  %s", problem.message);
  show_indented(cli, problem.hint);
  return false;
}

bool cli_ask_text(struct cli *cli, const struct cli_question *question, const char **answer, struct error *error) {
  if (!cli_can_ask(cli)) return missing(question, error);
  struct buffer line;
  buffer_init(&line);
  bool done = false, left = false;
  bool may_end = question->at_once && !question->required && question->initial == NULL;
  for (;;) {
    show_question(cli, question);
    if (!read_line(cli, may_end, &line, error)) break;
    if (strcmp(line.bytes, "?") == 0) {
      show_help(cli, question);
      continue;
    }
    const char *given = clean_answer(cli, &line);
    if (given == NULL) continue;
    if (given[0] == '\0' && question->initial != NULL) given = question->initial;
    if (!accept(cli, question, &given, &left, error)) {
      if (left) break;
      continue;
    }
    *answer = given;
    done = true;
    break;
  }
  buffer_release(&line);
  return done;
}

/* Reads lines until an empty one; *helped when the first was a '?'. */
static bool read_lines(struct cli *cli, struct buffer *line, struct buffer *all, bool *helped, struct error *error) {
  *helped = false;
  buffer_reset(all);
  for (;;) {
    show(cli, "  ");
    if (!read_line(cli, false, line, error)) return false;
    if (all->length == 0 && strcmp(line->bytes, "?") == 0) {
      *helped = true;
      return true;
    }
    const char *given = clean_answer(cli, line);
    if (given == NULL) continue;
    if (given[0] == '\0') return true;
    if (all->length > 0) buffer_append_char(all, '\n');
    buffer_append(all, given);
  }
}

bool cli_ask_lines(struct cli *cli, const struct cli_question *question, const char **answer, struct error *error) {
  if (!cli_can_ask(cli)) return missing(question, error);
  struct buffer line, all;
  buffer_init(&line);
  buffer_init(&all);
  bool done = false, helped = false, left = false;
  for (;;) {
    show(cli, arena_printf(&cli->arena, _("%s (several lines; an empty line ends):\n"), question->text));
    if (!read_lines(cli, &line, &all, &helped, error)) break;
    if (helped) {
      show_help(cli, question);
      continue;
    }
    const char *given = arena_strdup(&cli->arena, all.bytes);
    if (given[0] == '\0' && question->initial != NULL) given = question->initial;
    if (!accept(cli, question, &given, &left, error)) {
      if (left) break;
      continue;
    }
    *answer = given;
    done = true;
    break;
  }
  buffer_release(&line);
  buffer_release(&all);
  return done;
}

/* ---- choices ---- */

struct choice_check {
  const struct choice *choices;
  int chosen;
};

/* By number from 1, by word or label, or by the beginning of exactly one word. */
static bool find_choice(struct cli *cli, void *context, const char **answer, struct error *error) {
  struct choice_check *check = context;
  int64_t number = 0;
  int count = 0, begins = 0;
  check->chosen = -1;
  for (; check->choices[count].word != NULL; count++) {
    const struct choice *choice = &check->choices[count];
    if (ascii_equal_ignoring_case(choice->word, *answer) || lang_same_words(_(choice->label), *answer)) {
      check->chosen = count;
      return true;
    }
    if (!ascii_starts_with_ignoring_case(choice->word, *answer)) continue;
    check->chosen = count;
    begins++;
  }
  if (begins == 1) return true;
  if (ascii_parse_integer(*answer, 1, count, &number)) {
    check->chosen = (int)number - 1;
    return true;
  }
  (void)cli;
  check->chosen = -1;
  return error_set(error, ERROR_MISUSED, _("'%s' is none of the choices: give its number or its word"), *answer);
}

bool cli_ask_choice(struct cli *cli, const struct cli_question *question, const struct choice *choices, int initial,
                    int *answer, struct error *error) {
  if (!cli_can_ask(cli)) return missing(question, error);
  struct choice_check check = {choices, -1};
  struct cli_question asked = *question;
  const char *text = NULL;
  for (int i = 0; choices[i].word != NULL; i++) {
    const char *label = _(choices[i].label);
    bool same = strcmp(label, choices[i].word) == 0;
    show(cli, same ? arena_printf(&cli->arena, "  %d %s\n", i + 1, label)
                   : arena_printf(&cli->arena, "  %d %s (%s)\n", i + 1, choices[i].word, label));
  }
  asked.initial = initial >= 0 ? choices[initial].word : NULL;
  asked.required = true;
  asked.check = find_choice;
  asked.context = &check;
  if (!cli_ask_text(cli, &asked, &text, error)) return false;
  *answer = check.chosen;
  return true;
}

/* ---- yes and no ---- */

static bool begins_like(const char *answer, const char *words) {
  for (const char *word = words; *word != '\0';) {
    size_t length = strcspn(word, " ");
    size_t typed = strlen(answer);
    if (typed > 0 && typed <= length && strncmp(word, answer, typed) == 0) return true;
    word += length;
    word += strspn(word, " ");
  }
  return false;
}

static bool read_yes_or_no(struct cli *cli, void *context, const char **answer, struct error *error) {
  bool *yes = context;
  char lowered[16];
  size_t length = 0;
  for (; (*answer)[length] != '\0' && length + 1 < sizeof lowered; length++)
    lowered[length] = ascii_lower((*answer)[length]);
  lowered[length] = '\0';
  (void)cli;
  /* Translators: the words for yes, in small letters, separated by a blank; each beginning of one is understood. */
  *yes = begins_like(lowered, _("yes"));
  /* Translators: the words for no. */
  bool no = begins_like(lowered, _("no"));
  if (*yes || no) return true;
  return error_set(error, ERROR_MISUSED, "%s", _("please answer yes or no"));
}

bool cli_ask_yes_no(struct cli *cli, const struct cli_question *question, bool initial, bool *answer,
                    struct error *error) {
  struct cli_question asked = *question;
  const char *text = NULL;
  asked.initial = initial ? _("yes") : _("no");
  asked.check = read_yes_or_no;
  asked.context = answer;
  return cli_ask_text(cli, &asked, &text, error);
}

bool cli_confirm(struct cli *cli, const char *what, struct error *error) {
  assert(cli->command->flags & CONFIRMS);
  if (cli->yes) return true;
  if (!cli_can_ask(cli)) {
    error_set(error, ERROR_MISUSED, _("%s: this must be confirmed"), what);
    return error_hint(error, "%s", _("add --yes when you mean it; questions are asked only on a terminal"));
  }
  struct cli_question question = {.text = arena_printf(&cli->arena, _("%s. Go on?"), what),
                                  .help = _("Answer yes to do it, no to leave everything as it is")};
  bool yes = false;
  if (!cli_ask_yes_no(cli, &question, false, &yes, error)) return false;
  if (yes) return true;
  return error_set(error, ERROR_STOPPED, "%s", _("left as it was; nothing was changed"));
}
