/* SPDX-License-Identifier: MIT */
/* Follow-ups by one key each. */
#include "follow_up_ask.h"

#include <inttypes.h>
#include <string.h>

#include "ask.h"
#include "at_once.h"
#include "output.h"
#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/reply.h"
#include "solipost/store/record_store.h"

static const char keys[] = {[FOLLOW_UP_ADDRESS] = 'a', [FOLLOW_UP_BOOK] = 'b',          [FOLLOW_UP_STAMPS] = 's',
                            [FOLLOW_UP_LAWYER] = 'l',  [FOLLOW_UP_CELLMATE] = 'c',      [FOLLOW_UP_TRANSLATION] = 't',
                            [FOLLOW_UP_PUBLISH] = 'p', [FOLLOW_UP_ILL_TREATMENT] = 'i', [FOLLOW_UP_NO_LETTERS] = 'n',
                            [FOLLOW_UP_OTHER] = 'o'};

static const struct choice publish_choices[] = {{"no", N_("nothing of it")},
                                                {"anonymous", N_("without the name")},
                                                {"named", N_("with the name")},
                                                {"ask", N_("ask first")},
                                                {NULL, NULL}};

/* ---- reading ---- */

static const struct choice *kinds(void) { return noun_field(&follow_up_noun, "kind")->choices; }

/* A key, a word, or the beginning of one. */
static int kind_of(const char *word) {
  int found = FOLLOW_UP_UNKNOWN;
  for (int kind = FOLLOW_UP_ADDRESS; kind <= FOLLOW_UP_OTHER; kind++) {
    if (word[0] != '\0' && word[1] == '\0' && ascii_lower(word[0]) == keys[kind]) return kind;
    if (ascii_equal_ignoring_case(kinds()[kind].word, word)) return kind;
    if (word[0] != '\0' && word[1] != '\0' && ascii_starts_with_ignoring_case(kinds()[kind].word, word)) found = kind;
  }
  return found;
}

static bool no_kind(struct cli *cli, const char *word, struct error *error) {
  const char *words = "";
  for (int kind = FOLLOW_UP_ADDRESS; kind <= FOLLOW_UP_OTHER; kind++)
    words = arena_printf(&cli->arena, "%s%s%s", words, *words == '\0' ? "" : ", ", kinds()[kind].word);
  error_set(error, ERROR_MISUSED, _("'%s' is none of the things a letter may ask for"), word);
  return error_hint(error, _("one of: %s; with words behind it: book:'any novel'"), words);
}

static bool check_publish(const struct follow_up *follow_up, struct error *error) {
  if (follow_up->kind != FOLLOW_UP_PUBLISH || *follow_up->detail == '\0') return true;
  for (size_t i = 0; publish_choices[i].word != NULL; i++)
    if (strcmp(publish_choices[i].word, follow_up->detail) == 0) return true;
  error_set(error, ERROR_MISUSED, _("'%s' does not say how it may be published"), follow_up->detail);
  return error_hint(error, "%s", _("publish:no, publish:anonymous, publish:named or publish:ask"));
}

bool follow_up_read(struct cli *cli, const char *typed, struct follow_up *out, struct error *error) {
  noun_clear(&follow_up_noun, out);
  typed += strspn(typed, " ");
  size_t length = strcspn(typed, ": ");
  const char *word = arena_strndup(&cli->arena, typed, length);
  const char *detail = typed + length + strspn(typed + length, ": ");
  out->kind = kind_of(word);
  if (out->kind == FOLLOW_UP_UNKNOWN) return no_kind(cli, word, error);
  return field_set(noun_field(&follow_up_noun, "detail"), out, detail, &cli->arena, error) && check_publish(out, error);
}

/* ---- at once ---- */

static const char *source_of(struct cli *cli, const struct follow_up *follow_up) {
  struct reply reply;
  struct error none;
  if (uuid_is_nil(follow_up->reply) ||
      !record_load(cli->store, &reply_noun, follow_up->reply, &reply, &cli->arena, &none))
    return _("the prisoner");
  return arena_printf(&cli->arena, _("reply %" PRId64), reply.number);
}

/* Where the prison is known it is done; else somebody has to find out. */
static void take_to_prison(struct cli *cli, const struct prisoner *prisoner, struct follow_up *follow_up) {
  struct prison prison;
  struct error trouble;
  if (*follow_up->detail == '\0') return;
  if (pick_one(cli, &prison_noun, follow_up->detail, &prison, &trouble) &&
      move_to_prison(cli, prisoner->code, prison.code, source_of(cli, follow_up), &trouble)) {
    follow_up->done_on = date_today();
    follow_up->outcome = prison.code;
    return;
  }
  cli_error(cli, &trouble);
  cli_warn(cli, _("the new address of %s stays to be found out"), prisoner_call(prisoner, &cli->arena));
}

static bool take_effect(struct cli *cli, const struct prisoner *prisoner, struct follow_up *follow_up,
                        struct error *error) {
  struct prisoner now;
  switch ((enum follow_up_kind)follow_up->kind) {
  case FOLLOW_UP_ADDRESS: take_to_prison(cli, prisoner, follow_up); return true;
  case FOLLOW_UP_NO_LETTERS:
    if (!record_load(cli->store, &prisoner_noun, prisoner->id, &now, &cli->arena, error)) return false;
    follow_up->done_on = date_today();
    if (date_is_set(now.ended_on)) return true;
    return end_contact(cli, prisoner->code, *follow_up->detail != '\0' ? follow_up->detail : _("wants no more letters"),
                       error);
  case FOLLOW_UP_PUBLISH:
    if (*follow_up->detail == '\0') follow_up->detail = "ask";
    if (strcmp(follow_up->detail, "no") == 0) follow_up->done_on = date_today();
    return true;
  default: return true;
  }
}

static bool write_follow_up(struct cli *cli, void *context, struct error *error) {
  return follow_up_write(cli->store, context, error);
}

bool follow_up_keep(struct cli *cli, const struct prisoner *prisoner, struct follow_up *follow_up,
                    struct error *error) {
  if (!take_effect(cli, prisoner, follow_up, error)) return false;
  follow_up->prisoner = prisoner->id;
  if (!cli_commit(cli, write_follow_up, follow_up, error)) return false;
  const char *what = field_show(noun_field(&follow_up_noun, "kind"), follow_up, &cli->arena);
  if (*follow_up->detail != '\0') what = arena_printf(&cli->arena, "%s, %s", what, follow_up->detail);
  if (date_is_set(follow_up->done_on)) cli_say(cli, _("  follow-up %" PRId64 ": %s; done"), follow_up->number, what);
  else
    cli_say(cli, _("  follow-up %" PRId64 ": %s; due on %s"), follow_up->number, what,
            date_text(follow_up->due_on, &cli->arena));
  return true;
}

/* ---- one key each ---- */

static bool ask_detail(struct cli *cli, struct follow_up *follow_up, struct error *error) {
  if (*follow_up->detail != '\0') return true;
  if (follow_up->kind == FOLLOW_UP_ADDRESS) {
    const struct cli_question question = {
        .text = _("New prison (Enter: not known yet)"),
        .help = _("Code or name of a prison in this register; an unknown one is added with: solipost add prison"),
        .option = "--follow-up"};
    return cli_ask_text(cli, &question, &follow_up->detail, error);
  }
  if (follow_up->kind != FOLLOW_UP_PUBLISH) return true;
  int chosen;
  const struct cli_question question = {
      .text = _("May it be published"), .help = _("What the letter says about it"), .option = "--follow-up"};
  if (!cli_ask_choice(cli, &question, publish_choices, COUNT_OF(publish_choices) - 2, &chosen, error)) return false;
  follow_up->detail = publish_choices[chosen].word;
  return true;
}

static bool check_typed(struct cli *cli, void *context, const char **answer, struct error *error) {
  return **answer == '\0' || follow_up_read(cli, *answer, context, error);
}

bool follow_up_prompt(struct cli *cli, const struct prisoner *prisoner, struct uuid reply, bool explained,
                      struct error *error) {
  const char *legend =
      _("a new address, b book, s stamps, l lawyer, c cellmate wants mail, t translation, p publish, i "
        "ill-treatment, n no more letters, o other; words may follow: b any novel");
  if (!explained) cli_say(cli, "  %s", legend);
  for (;;) {
    struct follow_up follow_up;
    const char *typed;
    const struct cli_question question = {.text = _("Does it ask for something (Enter: no)"),
                                          .help = legend,
                                          .option = "--follow-up",
                                          .at_once = true,
                                          .check = check_typed,
                                          .context = &follow_up};
    if (!cli_ask_text(cli, &question, &typed, error)) return false;
    if (*typed == '\0') return true;
    follow_up.reply = reply;
    if (!ask_detail(cli, &follow_up, error) || !follow_up_keep(cli, prisoner, &follow_up, error)) return false;
  }
}
