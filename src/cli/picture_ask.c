/* SPDX-License-Identifier: MIT */
/* Each subject a rule forbids has a key; several may be typed. */
#include "picture_ask.h"

#include <string.h>

#include "ask.h"
#include "output.h"
#include "solipost/base/utf8.h"
#include "solipost/model/rule.h"

enum { MOST_SUBJECTS = 9 }; /* one key each */

struct subjects {
  const char *words[MOST_SUBJECTS], *labels[MOST_SUBJECTS];
  size_t count;
};

static bool has(const struct subjects *subjects, const char *word) {
  for (size_t i = 0; i < subjects->count; i++)
    if (strcmp(subjects->words[i], word) == 0) return true;
  return false;
}

/* Of all rules that ask, each once. */
static void gather(struct cli *cli, const struct print_summary *summary, struct subjects *out) {
  const char *word, *label;
  out->count = 0;
  for (size_t i = 0; i < summary->judged_count; i++) {
    const struct mail_rule *rule = summary->judged[i].asks_picture;
    if (rule == NULL) continue;
    for (size_t k = 0; out->count < MOST_SUBJECTS && mail_rule_word(rule, k, &cli->arena, &word, &label); k++) {
      if (has(out, word)) continue;
      out->words[out->count] = word;
      out->labels[out->count++] = label;
    }
  }
}

/* "1", "13", "1 3"; "0" for none of them. In its place the words. */
static bool read_keys(struct cli *cli, void *context, const char **answer, struct error *error) {
  const struct subjects *subjects = context;
  const char *words = "", *keys = *answer;
  bool none = strchr(keys, '0') != NULL;
  for (const char *at = keys; *at != '\0'; at++) {
    if (*at == ' ' || *at == ',') continue;
    size_t key = ascii_is_digit(*at) ? (size_t)(*at - '0') : MOST_SUBJECTS + 1;
    if (key > subjects->count || (key > 0 && none)) {
      error_set(error, ERROR_MISUSED, _("'%s' is none of them"), keys);
      return error_hint(error, "%s", _("type the digits in front of what is to be seen, as in 13; 0 for none of them"));
    }
    if (key > 0)
      words = arena_printf(&cli->arena, "%s%s%s", words, *words == '\0' ? "" : " ", subjects->words[key - 1]);
  }
  *answer = none ? "nothing" : words;
  return true;
}

bool picture_ask(struct cli *cli, const struct print_summary *summary, const char **shows, struct error *error) {
  struct subjects subjects;
  *shows = NULL;
  gather(cli, summary, &subjects);
  if (subjects.count == 0 || !cli_can_ask(cli)) return true;
  cli_say(cli, "%s", _("A mail rule wants to know what the pictures show; look at them:"));
  for (size_t i = 0; i < subjects.count; i++) cli_say(cli, "  %zu  %s", i + 1, subjects.labels[i]);
  cli_say(cli, "  0  %s", _("none of these"));
  const struct cli_question question = {
      .text = _("Which of them is to be seen"),
      .help = _("One key each, several for several: 13; what is to be seen in any of the pictures counts"),
      .option = "--picture-shows",
      .required = true,
      .check = read_keys,
      .context = &subjects};
  return cli_ask_text(cli, &question, shows, error);
}
