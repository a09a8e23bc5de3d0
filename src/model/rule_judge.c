/* SPDX-License-Identifier: MIT */
/* Asks rules about a piece. Each subject is one small function: fine, or what is the matter. */
#include <string.h>

#include "pattern.h"
#include "rule_words.h"
#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/model/sender.h"

/* What is known of a rule's question. */
enum outcome {
  KEPT,
  BROKEN,
  ASKED,  /* somebody has to say: at most acknowledged */
  LATER,  /* decided when somebody writes or encloses by hand: at most warned about */
  NOT_NOW /* the piece is not laid out yet, or this is not known at all */
};

/* One rule and one piece. */
struct question {
  const struct mail_rule *rule;
  const struct rule_key *key;
  unsigned how;
  const char *value;
  const struct rule_case *asked;
  const struct rule_facts *facts;
  const struct mail_rule *const *rules; /* all that hold */
  size_t rule_count;
  struct arena *arena;
  const char *more; /* what is the matter and what would help, behind the sentence; may stay NULL */
  bool absolute;    /* blocks whatever the rule's weight */
};

static int64_t number_of(const struct question *q) {
  int64_t number = 0;
  return ascii_parse_integer(q->value, 0, 100000, &number) ? number : 0;
}

static enum outcome limit(struct question *q, double found, bool known, const char *help) {
  if (!known) return NOT_NOW;
  double number = (double)number_of(q);
  bool kept = q->how == OP_AT_MOST ? found <= number : found >= number;
  if (kept) return KEPT;
  q->more = arena_printf(q->arena, _("here are %lld; %s"), (long long)found, help);
  return BROKEN;
}

static enum outcome wanted(struct question *q, enum rule_answer answer, enum outcome unknown, const char *help) {
  bool wants = q->how == OP_REQUIRED;
  q->more = help;
  if (q->how == OP_ALLOWED) return KEPT;
  if (answer == ANSWER_UNKNOWN) return unknown;
  return (answer == ANSWER_YES) == wants ? KEPT : BROKEN;
}

/* ---- the piece ---- */

static enum outcome ask_kind(struct question *q) {
  if (q->facts->kind == NULL) return NOT_NOW;
  bool named = rule_list_has(q->value, q->facts->kind);
  if (named == (q->how == OP_ONLY)) return KEPT;
  q->more = _("print another kind for this person");
  return BROKEN;
}

static enum outcome ask_recipients(struct question *q) {
  return limit(q, (double)q->facts->recipients, q->facts->recipients > 0, _("write to each by a letter of their own"));
}

static bool has_own_rule(const struct question *q, enum rule_enclosure kind) {
  for (size_t i = 0; i < q->rule_count; i++) {
    const struct rule_key *key = rule_key_find(q->rules[i]->rule.key);
    if (key != NULL && key->about == ABOUT_ENCLOSURE && key->enclosure == kind) return true;
  }
  return false;
}

static enum outcome ask_enclosures(struct question *q) {
  if (q->how == OP_ALLOWED) return KEPT;
  if (q->facts->enclosures == NULL) return q->facts->by_hand ? LATER : NOT_NOW;
  int64_t count = 0;
  for (int kind = 0; kind < ENCLOSE_COUNT; kind++) {
    bool meant = q->key->about == ABOUT_ENCLOSURE ? q->key->enclosure == (enum rule_enclosure)kind
                                                  : !has_own_rule(q, (enum rule_enclosure)kind);
    if (meant) count += q->facts->enclosures[kind];
  }
  int64_t most = q->how == OP_AT_MOST ? number_of(q) : 0;
  q->more = _("enclose less");
  return count <= most ? KEPT : BROKEN;
}

static enum outcome ask_language(struct question *q) {
  const char *language = q->facts->language;
  if (language == NULL || *language == '\0') return NOT_NOW;
  size_t length = strcspn(language, "-");
  const char *plain = arena_strndup(q->arena, language, length);
  bool named = rule_list_has(q->value, plain) || rule_list_has(q->value, language);
  const struct prisoner *prisoner = q->asked->prisoner;
  const struct prison *prison = q->asked->prison;
  if (q->how == OP_IF_KNOWN) {
    const char *at = q->value, *one;
    bool knows = false;
    while (rule_next_word(&at, &one, &length))
      knows = knows || rule_list_has(prisoner->languages, arena_strndup(q->arena, one, length));
    return named || !knows || q->facts->posted_abroad ? KEPT : BROKEN;
  }
  if (q->how == OP_ONLY_ON_WISH) {
    if (!named) return KEPT;
    bool wished =
        strcmp(prisoner->language_wish, language) == 0 || (prison != NULL && strcmp(prison->language, language) == 0);
    q->absolute = !wished;
    q->more = wished ? _("this person wishes it")
                     : arena_printf(q->arena, _("nobody noted such a wish: solipost edit %s language_wish=%s"),
                                    prisoner->code, language);
    return BROKEN;
  }
  q->more = _("print a text in another language");
  return named == (q->how == OP_ONLY) ? KEPT : BROKEN;
}

/* ---- whom it is for ---- */

static enum outcome ask_number(struct question *q) {
  const struct prisoner *prisoner = q->asked->prisoner;
  bool missing = *prisoner->number == '\0';
  if (q->how == OP_REQUIRED) {
    q->more = arena_printf(q->arena, _("it is not entered: solipost edit %s number=..."), prisoner->code);
    return missing ? BROKEN : KEPT;
  }
  q->more = arena_printf(q->arena, _("entered is '%s'; look whether a sign is wrong or missing"), prisoner->number);
  return missing || pattern_matches(q->value, prisoner->number) ? KEPT : BROKEN;
}

/* A first and a last name: one word is a nickname, or half of it. */
static enum outcome ask_legal_name(struct question *q) {
  const struct prisoner *prisoner = q->asked->prisoner;
  const char *name = *prisoner->legal_name != '\0' ? prisoner->legal_name : prisoner->name;
  if (q->facts->name != NULL) name = q->facts->name;
  const char *at = name, *word;
  size_t length, words = 0;
  while (rule_next_word(&at, &word, &length)) words++;
  q->more = arena_printf(q->arena, _("'%s' is no first and last name: solipost edit %s legal_name=..."), name,
                         prisoner->code);
  return words >= 2 ? KEPT : BROKEN;
}

static bool contains_words(const char *text, const char *part) {
  struct buffer words, wanted;
  buffer_init(&words);
  buffer_init(&wanted);
  lang_search_query(text, &words);
  lang_search_query(part, &wanted);
  bool all = wanted.length > 0;
  const char *at = wanted.bytes, *word;
  size_t length;
  struct arena arena;
  arena_init(&arena);
  while (all && rule_next_word(&at, &word, &length))
    all = rule_list_has(words.bytes, arena_strndup(&arena, word, length));
  arena_release(&arena);
  buffer_release(&words);
  buffer_release(&wanted);
  return all;
}

static enum outcome ask_vendor(struct question *q) {
  if (q->facts->address == NULL || q->facts->relayed) return NOT_NOW;
  if (contains_words(q->facts->address, q->value)) return KEPT;
  const char *code = q->asked->prison == NULL ? "" : q->asked->prison->code;
  q->more = arena_printf(q->arena, _("the address here has it not: solipost edit %s \"address_template=...\""), code);
  return BROKEN;
}

static enum outcome ask_status(struct question *q) {
  if (strcmp(q->value, "open") == 0 || q->facts->relayed) return KEPT;
  q->more = _("find somebody who passes letters on: solipost add relay");
  return BROKEN;
}

/* ---- sender ---- */

static enum outcome ask_sender(struct question *q) {
  const struct sender_traits *sender = &q->facts->sender;
  if (sender->blank) return KEPT; /* the note beside the lines says what to fill in */
  switch (q->key->about) {
  case ABOUT_SENDER:
    q->more = _("enter the group's address: solipost group edit sender=...");
    return sender->given ? KEPT : BROKEN;
  case ABOUT_SENDER_NAME:
    q->more = _("name a writer with --writer, or leave the sender to be filled in: --sender empty");
    return sender->person ? KEPT : BROKEN;
  case ABOUT_RESIDENCE:
    q->more = _("name a writer who gives the own address with --writer, or leave it to be filled in: --sender empty");
    return sender->person && sender->residence ? KEPT : BROKEN;
  case ABOUT_PO_BOX:
    q->more = _("enter an address with a street: solipost group edit sender_street=...");
    return q->how == OP_ALLOWED || !sender->po_box ? KEPT : BROKEN;
  default: return KEPT;
  }
}

static enum outcome ask_organisation(struct question *q) {
  if (q->how == OP_ALLOWED) return KEPT;
  if (q->facts->sender.organisation) {
    q->more = _("it may stand in the sender's address; enter one without it: solipost group edit sender_plain=...");
    return BROKEN;
  }
  if (q->facts->organisation_in_text == ANSWER_YES) {
    q->more = _("it stands in the text; take another text, or take it out");
    return BROKEN;
  }
  q->more = _("tell everybody who writes");
  return q->facts->by_hand ? LATER : KEPT;
}

/* ---- what it says and shows ---- */

/* No list of words is complete: somebody has to have looked, whether words were found or not. */
static enum outcome ask_topic(struct question *q) {
  struct buffer found;
  buffer_init(&found);
  for (size_t i = 0; i < q->facts->word_count; i++) {
    const struct rule_word *word = &q->facts->words[i];
    if (rule_list_has(q->value, word->topic))
      buffer_printf(&found, "%s'%s'", found.length == 0 ? "" : ", ", word->word);
  }
  if (found.length > 0) q->more = arena_printf(q->arena, _("the text says %s; look at it"), found.bytes);
  else if (q->facts->text_read) q->more = _("no such word was found in the text; tell everybody who writes");
  else q->more = _("look at the text, and tell everybody who writes");
  buffer_release(&found);
  return BROKEN;
}

static enum outcome ask_picture(struct question *q) {
  if (q->facts->picture == ANSWER_NO) return KEPT;
  if (q->facts->picture == ANSWER_UNKNOWN) return q->facts->by_hand ? LATER : NOT_NOW;
  if (q->facts->picture_shows == NULL) {
    q->more = _("nobody has said what the picture shows; look at it, and say: --picture-shows nothing, or people ...");
    return ASKED;
  }
  const char *at = q->facts->picture_shows, *word;
  size_t length;
  while (rule_next_word(&at, &word, &length)) {
    const char *one = arena_strndup(q->arena, word, length);
    if (!rule_list_has(q->value, one)) continue;
    q->more = arena_printf(q->arena, _("the picture shows %s; take another"), rule_word_label(one));
    return BROKEN;
  }
  return KEPT;
}

static enum outcome ask_card_envelope(struct question *q) {
  if (q->facts->kind == NULL || strcmp(q->facts->kind, "card") != 0) return NOT_NOW;
  return wanted(q, q->facts->in_envelope, LATER, NULL);
}

static enum outcome ask_enclosure_list(struct question *q) {
  const struct rule_facts *facts = q->facts;
  if (facts->enclosures == NULL) return facts->by_hand ? LATER : NOT_NOW;
  int64_t count = 0;
  for (int kind = 0; kind < ENCLOSE_COUNT; kind++) count += facts->enclosures[kind];
  return count == 0 ? KEPT : wanted(q, facts->enclosures_listed, NOT_NOW, NULL);
}

static enum outcome ask(struct question *q) {
  const struct rule_facts *facts = q->facts;
  switch (q->key->about) {
  case ABOUT_KIND: return ask_kind(q);
  case ABOUT_SHEETS: return limit(q, (double)facts->sheets, facts->sheets > 0, _("shorten the text"));
  case ABOUT_PAGES: return limit(q, (double)facts->pages, facts->pages > 0, _("shorten the text"));
  case ABOUT_LONG_SIDE: return limit(q, facts->long_mm, facts->long_mm > 0, _("choose another card with --card"));
  case ABOUT_SHORT_SIDE: return limit(q, facts->short_mm, facts->short_mm > 0, _("choose another card with --card"));
  case ABOUT_RECIPIENTS: return ask_recipients(q);
  case ABOUT_ENCLOSURES:
  case ABOUT_ENCLOSURE: return ask_enclosures(q);
  case ABOUT_NUMBER: return ask_number(q);
  case ABOUT_LEGAL_NAME: return ask_legal_name(q);
  case ABOUT_SENDER:
  case ABOUT_SENDER_NAME:
  case ABOUT_RESIDENCE:
  case ABOUT_PO_BOX: return ask_sender(q);
  case ABOUT_ORGANISATION: return ask_organisation(q);
  case ABOUT_LANGUAGE:
  case ABOUT_LANGUAGE_INSIDE: return ask_language(q);
  case ABOUT_TOPIC: return ask_topic(q);
  case ABOUT_STATUS: return ask_status(q);
  case ABOUT_VENDOR: return ask_vendor(q);
  case ABOUT_LABELS: return wanted(q, facts->labels, NOT_NOW, _("print the address on card or envelope instead"));
  case ABOUT_CARD_ENVELOPE: return ask_card_envelope(q);
  case ABOUT_PICTURE: return ask_picture(q);
  case ABOUT_COLOUR:
    return wanted(q, facts->colour, facts->by_hand ? LATER : NOT_NOW, _("print in black, without a picture"));
  case ABOUT_BY_HAND: return facts->by_hand ? LATER : NOT_NOW;
  case ABOUT_DATE: return wanted(q, facts->dated, facts->by_hand ? LATER : NOT_NOW, NULL);
  case ABOUT_SENDER_INSIDE: return wanted(q, facts->sender_inside, NOT_NOW, NULL);
  case ABOUT_NUMBER_INSIDE: return wanted(q, facts->number_inside, NOT_NOW, NULL);
  case ABOUT_ENCLOSURE_LIST: return ask_enclosure_list(q);
  case ABOUT_NOTHING: return BROKEN; /* told, each time */
  }
  return NOT_NOW;
}

/* ---- all rules ---- */

static enum severity weigh(const struct question *q, enum outcome outcome) {
  enum severity severity = rule_severity_of(&q->rule->rule);
  enum severity most = outcome == ASKED ? SEVERITY_ACKNOWLEDGE : outcome == LATER ? SEVERITY_WARN : SEVERITY_BLOCK;
  if (q->absolute) return SEVERITY_BLOCK;
  return severity < most ? severity : most;
}

static bool is_personal(const struct rule_key *key) {
  return key->about == ABOUT_NUMBER || key->about == ABOUT_LEGAL_NAME || key->about == ABOUT_LANGUAGE;
}

bool mail_rule_waits_for_layout(const struct mail_rule *rule) {
  const struct rule_key *key = rule_key_find(rule->rule.key);
  return key != NULL && key->flags & KEY_LAYOUT;
}

size_t mail_rules_judge(const struct mail_rule *const *rules, size_t count, const struct rule_case *asked,
                        const struct rule_facts *facts, enum rule_moment moment, struct arena *arena,
                        struct rule_finding **out) {
  size_t found = 0;
  *out = ARENA_ARRAY(arena, struct rule_finding, count + 1);
  for (size_t i = 0; i < count; i++) {
    struct question q = {.rule = rules[i],
                         .key = rule_key_find(rules[i]->rule.key),
                         .how = rule_operator_find(rules[i]->rule.operator),
                         .value = rules[i]->rule.value,
                         .asked = asked,
                         .facts = facts,
                         .rules = rules,
                         .rule_count = count,
                         .arena = arena};
    bool late = q.key != NULL && q.key->flags & KEY_LAYOUT;
    if (q.key == NULL || late != (moment == RULE_AFTER_LAYOUT)) continue;
    enum outcome outcome = ask(&q);
    if (outcome == KEPT || outcome == NOT_NOW) continue;
    const char *sentence = mail_rule_sentence(rules[i], arena);
    if (q.more != NULL) sentence = arena_printf(arena, "%s; %s", sentence, q.more);
    (*out)[found++] = (struct rule_finding){.rule = rules[i],
                                            .severity = weigh(&q, outcome),
                                            .detail = sentence,
                                            .more = q.more == NULL ? "" : q.more,
                                            .personal = is_personal(q.key),
                                            .asks_picture = outcome == ASKED && q.key->about == ABOUT_PICTURE};
  }
  return found;
}

unsigned mail_rules_sender_demands(const struct mail_rule *const *rules, size_t count, enum severity at_least) {
  unsigned demands = 0;
  for (size_t i = 0; i < count; i++) {
    const struct rule_key *key = rule_key_find(rules[i]->rule.key);
    unsigned how = rule_operator_find(rules[i]->rule.operator);
    if (key == NULL || rule_severity_of(&rules[i]->rule) < at_least) continue;
    if (key->about == ABOUT_SENDER_NAME) demands |= SENDER_NAMED;
    if (key->about == ABOUT_RESIDENCE) demands |= SENDER_NAMED | SENDER_RESIDENT;
    if (key->about == ABOUT_PO_BOX && how == OP_FORBIDDEN) demands |= SENDER_NO_PO_BOX;
    if (key->about == ABOUT_ORGANISATION && how == OP_FORBIDDEN) demands |= SENDER_NO_ORGANISATION;
  }
  return demands;
}
