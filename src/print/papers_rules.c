/* SPDX-License-Identifier: MIT */
/* Chooses the lines about mail rules. What the program itself takes care of (addresses, sizes, numbers) needs none. */
#include "papers_rules.h"

#include <string.h>

/* Keys and operators are those of data/mail-rules.tsv; `word`: only when it is among those of the value. */
static const struct {
  const char *key, *operator, * word, *phrase;
} phrases[] = {
    {"piece.kind", "only", "card", "paper_rule_card_only"},
    {"sheets", "at-most", NULL, "paper_rule_sheets"},
    {"recipients", "at-most", "1", "paper_rule_one_person"},
    {"sender.name", "required", NULL, "paper_rule_sender_full"},
    {"sender.residence", "required", NULL, "paper_rule_sender_full"},
    {"inside.sender", "required", NULL, "paper_rule_sender_inside"},
    {"inside.number", "required", NULL, "paper_rule_number"},
    {"organisation", "forbidden", NULL, "paper_rule_organisation"},
    {"topic", "forbidden", "case", "paper_rule_case"},
    {"topic", "forbidden", "politics", "paper_rule_politics"},
    {"topic", "forbidden", "organisation", "paper_rule_organisation"},
    {"topic", "forbidden", NULL, "paper_rule_topics"},
    {"language.inside_country", "if-known", NULL, "paper_rule_language"},
    {"language", "only", NULL, "paper_rule_language"},
    {"language", "only-on-wish", NULL, "paper_rule_language_cost"},
    {"remand.delay_days", "told", NULL, "paper_rule_slow"},
    {"mail.delay_years", "told", NULL, "paper_rule_slow"},
    {"material", "forbidden", NULL, "paper_rule_material"},
    {"labels", "forbidden", NULL, "paper_rule_material"},
    {"enclosure.sticker", "forbidden", NULL, "paper_rule_material"},
    {"card.envelope", "required", NULL, "paper_rule_in_envelope"},
    {"picture.subject", "forbidden", NULL, "paper_rule_pictures"},
    {"mail.copied", "told", NULL, "paper_rule_copied"},
    {"mail.read", "told", NULL, "paper_rule_read"},
    {"mail.recorded_years", "told", NULL, "paper_rule_read"},
};

static bool has_word(const char *words, const char *word) {
  size_t length = strlen(word);
  for (const char *at = words; *at != '\0';) {
    size_t here = strcspn(at, " ");
    if (here == length && memcmp(at, word, length) == 0) return true;
    at += here;
    at += strspn(at, " ");
  }
  return false;
}

static bool is(const struct rule *rule, const char *key, const char *operator) {
  return strcmp(rule->key, key) == 0 && strcmp(rule->operator, operator) == 0;
}

static bool is_for_remand(const struct rule *rule) { return strncmp(rule->key, "remand.", 7) == 0; }

/* ---- which language a line speaks of ---- */

/* "": the line does not concern this person. */
static const char *language_of(const struct papers_rules_case *asked, const struct rule *rule, struct arena *arena) {
  if (is(rule, "language", "only-on-wish")) return has_word(rule->value, asked->write_in) ? asked->write_in : "";
  if (is(rule, "language.inside_country", "if-known") && !has_word(asked->prisoner->languages, rule->value)) return "";
  if (*asked->write_in != '\0' && has_word(rule->value, asked->write_in)) return asked->write_in;
  return arena_strndup(arena, rule->value, strcspn(rule->value, " "));
}

static bool names_language(const char *phrase) { return strncmp(phrase, "paper_rule_language", 19) == 0; }

/* ---- lines ---- */

static bool is_said(const struct papers_rules *rules, const char *phrase) {
  for (size_t i = 0; i < rules->line_count; i++)
    if (strcmp(rules->lines[i].key, phrase) == 0) return true;
  return false;
}

static void add_line(struct papers_rules *rules, struct papers_rule line) {
  if (rules->line_count < PAPERS_MOST_RULES && !is_said(rules, line.key)) rules->lines[rules->line_count++] = line;
}

static void say_rule(const struct papers_rules_case *asked, const struct rule *rule, struct arena *arena,
                     struct papers_rules *out) {
  if (is_for_remand(rule) && !out->remand) return;
  for (size_t i = 0; i < COUNT_OF(phrases); i++) {
    if (!is(rule, phrases[i].key, phrases[i].operator)) continue;
    if (phrases[i].word != NULL && !has_word(rule->value, phrases[i].word)) continue;
    struct papers_rule line = {.key = phrases[i].phrase, .language = "", .number = rule->value};
    if (names_language(line.key)) line.language = language_of(asked, rule, arena);
    if (!names_language(line.key) || *line.language != '\0') add_line(out, line);
  }
}

static bool is_general(const struct rule *rule) {
  return *rule->country == '\0' && uuid_is_nil(rule->prison) && uuid_is_nil(rule->prisoner);
}

static void say_rules(const struct papers_rules_case *asked, struct arena *arena, struct papers_rules *out) {
  for (int general = 0; general < 2; general++)
    for (int severity = RULE_BLOCK; severity >= RULE_UNKNOWN; severity--)
      for (size_t i = 0; i < asked->rule_count; i++)
        if (asked->rules[i]->severity == severity && is_general(asked->rules[i]) == (general == 1))
          say_rule(asked, asked->rules[i], arena, out);
}

/* ---- what may be enclosed ---- */

static void add_enclosure(struct papers_rules *rules, const char *key, const char *number) {
  if (rules->enclosure_count == PAPERS_MOST_RULES) return;
  rules->enclosures[rules->enclosure_count++] = (struct papers_rule){key, "", number};
}

static void find_enclosures(const struct papers_rules_case *asked, struct papers_rules *out) {
  bool nothing = false;
  for (size_t i = 0; i < asked->rule_count; i++) {
    const struct rule *rule = asked->rules[i];
    nothing = nothing || is(rule, "enclosure.any", "forbidden");
    if (is(rule, "enclosure.photo", "at-most")) add_enclosure(out, "paper_about_enclosed_photos", rule->value);
    if (is(rule, "enclosure.stamp", "at-most")) add_enclosure(out, "paper_about_enclosed_stamps", rule->value);
  }
  if (nothing && out->enclosure_count == 0) add_enclosure(out, "paper_about_enclosed_nothing", "");
}

/* ---- all ---- */

void papers_rules_find(const struct papers_rules_case *asked, struct arena *arena, struct papers_rules *out) {
  *out = (struct papers_rules){.remand = asked->prisoner->status == STATUS_REMAND};
  if (asked->prison != NULL && *asked->prison->language != '\0')
    add_line(out, (struct papers_rule){"paper_rule_language", asked->prison->language, ""});
  say_rules(asked, arena, out);
  find_enclosures(asked, out);
}
