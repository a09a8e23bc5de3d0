/* SPDX-License-Identifier: MIT */
/* The table of keys, and whether a rule makes sense. */
#include "rule_key.h"

#include <string.h>

#include "pattern.h"
#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"

#define LIMIT (OP_AT_MOST | OP_FORBIDDEN | OP_ALLOWED)
#define ENCLOSURE(word, kind, text)                                                                                    \
  { "enclosure." word, ABOUT_ENCLOSURE, LIMIT, 0, kind, text }

/* In the order in which findings and lists show them. */
const struct rule_key rule_keys[] = {
    {"mail.status", ABOUT_STATUS, OP_IS, 0, 0, N_("whether mail is delivered at all: open, relay, suspended")},
    {"channel.relay", ABOUT_NOTHING, OP_TOLD, 0, 0, N_("through whom mail can go: network, lawyer")},
    {"piece.kind", ABOUT_KIND, OP_ONLY | OP_FORBIDDEN, 0, 0, N_("cards or letters: card, letter")},
    {"sheets", ABOUT_SHEETS, OP_AT_MOST, KEY_LAYOUT, 0, N_("sheets of paper")},
    {"pages", ABOUT_PAGES, OP_AT_MOST, KEY_LAYOUT, 0, N_("pages, both sides of a sheet counted")},
    {"size.long_mm", ABOUT_LONG_SIDE, OP_AT_MOST | OP_AT_LEAST, 0, 0, N_("the longer side of a card in mm")},
    {"size.short_mm", ABOUT_SHORT_SIDE, OP_AT_MOST | OP_AT_LEAST, 0, 0, N_("the shorter side of a card in mm")},
    {"recipients", ABOUT_RECIPIENTS, OP_AT_MOST, 0, 0, N_("people one letter may be for")},
    {"number", ABOUT_NUMBER, OP_REQUIRED | OP_MATCHES, 0, 0, N_("the prisoner's number")},
    {"name.legal", ABOUT_LEGAL_NAME, OP_REQUIRED, 0, 0, N_("the full name as in the files of the prison")},
    {"address.vendor", ABOUT_VENDOR, OP_CONTAINS, 0, 0, N_("a company or post box that all mail must go to")},
    {"address.facility_line", ABOUT_NOTHING, OP_TOLD, 0, 0, N_("the name of the prison is left out of the address")},
    {"sender.address", ABOUT_SENDER, OP_REQUIRED, 0, 0, N_("an address of a sender")},
    {"sender.name", ABOUT_SENDER_NAME, OP_REQUIRED, 0, 0, N_("the full name of the sender")},
    {"sender.residence", ABOUT_RESIDENCE, OP_REQUIRED, 0, 0, N_("full name and home address of the sender")},
    {"sender.po_box", ABOUT_PO_BOX, OP_FORBIDDEN | OP_ALLOWED, 0, 0, N_("a post office box as the sender's address")},
    {"sender.account", ABOUT_NOTHING, OP_TOLD, 0, 0, N_("an account that may stand behind the sender's name")},
    {"organisation", ABOUT_ORGANISATION, OP_FORBIDDEN | OP_ALLOWED, 0, 0, N_("the name of the organisation")},
    {"language", ABOUT_LANGUAGE, OP_ONLY | OP_FORBIDDEN | OP_ONLY_ON_WISH, KEY_LANGUAGES, 0,
     N_("the language of the letter")},
    {"language.inside_country", ABOUT_LANGUAGE_INSIDE, OP_IF_KNOWN, KEY_LANGUAGES, 0,
     N_("the language of letters within the country")},
    {"topic", ABOUT_TOPIC, OP_FORBIDDEN, KEY_WORDS, 0,
     N_("what must not be written about: case, politics, strike, organisation, religion ...")},
    {"remand.topic", ABOUT_TOPIC, OP_FORBIDDEN, KEY_WORDS | KEY_REMAND, 0,
     N_("the same, as long as somebody is on remand")},
    {"remand.reader", ABOUT_NOTHING, OP_TOLD, KEY_REMAND, 0, N_("who reads mail of people on remand")},
    {"remand.delay_days", ABOUT_NOTHING, OP_TOLD, KEY_REMAND, 0, N_("how many days mail of people on remand takes")},
    {"labels", ABOUT_LABELS, OP_FORBIDDEN | OP_ALLOWED, 0, 0, N_("stuck-on labels")},
    {"card.envelope", ABOUT_CARD_ENVELOPE, OP_REQUIRED | OP_FORBIDDEN | OP_ALLOWED, 0, 0,
     N_("an envelope around a card")},
    {"envelope.style", ABOUT_BY_HAND, OP_ONLY | OP_FORBIDDEN, KEY_WORDS, 0, N_("what envelopes look like")},
    {"picture.subject", ABOUT_PICTURE, OP_FORBIDDEN, KEY_WORDS, 0,
     N_("what pictures must not show: people, alcohol, gambling ...")},
    {"colour", ABOUT_COLOUR, OP_FORBIDDEN | OP_ALLOWED, 0, 0, N_("colours")},
    {"paper", ABOUT_BY_HAND, OP_ONLY | OP_FORBIDDEN, KEY_WORDS, 0, N_("the sort of paper")},
    {"material", ABOUT_BY_HAND, OP_FORBIDDEN, KEY_WORDS, 0, N_("pens and materials: glitter, tape, marker ...")},
    {"enclosure.any", ABOUT_ENCLOSURES, LIMIT, 0, 0, N_("anything enclosed that has no rule of its own")},
    ENCLOSURE("photo", ENCLOSE_PHOTO, N_("photos enclosed")),
    ENCLOSURE("polaroid", ENCLOSE_POLAROID, N_("instant photos enclosed")),
    ENCLOSURE("stamp", ENCLOSE_STAMP, N_("stamps enclosed")),
    ENCLOSURE("paper", ENCLOSE_PAPER, N_("blank paper enclosed")),
    ENCLOSURE("envelope", ENCLOSE_ENVELOPE, N_("envelopes enclosed")),
    ENCLOSURE("sticker", ENCLOSE_STICKER, N_("stickers enclosed")),
    ENCLOSURE("printout", ENCLOSE_PRINTOUT, N_("printouts of web pages enclosed")),
    ENCLOSURE("pop-up", ENCLOSE_POP_UP, N_("pop-up and musical cards")),
    ENCLOSURE("bound", ENCLOSE_BOUND, N_("bound or stapled paper enclosed")),
    ENCLOSURE("money", ENCLOSE_MONEY, N_("money enclosed")),
    ENCLOSURE("other", ENCLOSE_OTHER, N_("other things enclosed")),
    {"date", ABOUT_DATE, OP_REQUIRED, 0, 0, N_("the date in the letter")},
    {"inside.sender", ABOUT_SENDER_INSIDE, OP_REQUIRED, 0, 0, N_("the sender's address inside the letter")},
    {"inside.number", ABOUT_NUMBER_INSIDE, OP_REQUIRED, 0, 0, N_("the prisoner's name and number on each page")},
    {"inside.enclosures", ABOUT_ENCLOSURE_LIST, OP_REQUIRED, 0, 0, N_("a list of what is enclosed")},
    {"mail.read", ABOUT_NOTHING, OP_TOLD, 0, 0, N_("mail is read before it is handed out")},
    {"mail.recorded_years", ABOUT_NOTHING, OP_TOLD, 0, 0, N_("mail is copied and kept for years")},
    {"mail.delay_years", ABOUT_NOTHING, OP_TOLD, 0, 0, N_("how many years mail may take at worst")},
    {"mail.copied", ABOUT_NOTHING, OP_TOLD, 0, 0, N_("people get a copy of their mail")},
    {"letters.count", ABOUT_NOTHING, OP_TOLD, 0, 0, N_("how many letters may come")},
    {"reply.handwriting", ABOUT_NOTHING, OP_TOLD, 0, 0, N_("replies in block letters can be translated")},
    {"postage.coupon", ABOUT_NOTHING, OP_TOLD, 0, 0, N_("reply coupons of the post")},
};
const size_t rule_key_count = COUNT_OF(rule_keys);

static const char *const operators[OP_COUNT] = {"at-most", "at-least", "required", "forbidden",    "allowed",  "only",
                                                "matches", "contains", "is",       "only-on-wish", "if-known", "told"};

const struct rule_key *rule_key_find(const char *name) {
  for (size_t i = 0; i < rule_key_count; i++)
    if (ascii_equal_ignoring_case(rule_keys[i].name, name)) return &rule_keys[i];
  return NULL;
}

unsigned rule_operator_find(const char *name) {
  for (unsigned i = 0; i < OP_COUNT; i++)
    if (ascii_equal_ignoring_case(operators[i], name)) return 1U << i;
  return 0;
}

const char *rule_operator_name(unsigned bit) {
  for (unsigned i = 0; i < OP_COUNT; i++)
    if (bit == 1U << i) return operators[i];
  return "";
}

const char *rule_enclosure_word(enum rule_enclosure kind) {
  for (size_t i = 0; i < rule_key_count; i++)
    if (rule_keys[i].about == ABOUT_ENCLOSURE && rule_keys[i].enclosure == kind)
      return rule_keys[i].name + strlen("enclosure.");
  return "";
}

bool rule_next_word(const char **at, const char **word, size_t *length) {
  *at += strspn(*at, " ");
  *word = *at;
  *length = strcspn(*at, " ");
  *at += *length;
  return *length > 0;
}

bool rule_list_has(const char *list, const char *word) {
  const char *one;
  size_t length, wanted = strlen(word);
  while (rule_next_word(&list, &one, &length))
    if (length == wanted && memcmp(one, word, length) == 0) return true;
  return false;
}

static const char *list_operators(const struct rule_key *key, struct arena *arena) {
  struct buffer out;
  buffer_init(&out);
  for (unsigned bit = 1; bit <= OP_TOLD; bit <<= 1)
    if (key->operators & bit) buffer_printf(&out, "%s%s", out.length == 0 ? "" : ", ", rule_operator_name(bit));
  const char *text = arena_strdup(arena, out.bytes);
  buffer_release(&out);
  return text;
}

bool rule_key_describe(size_t index, struct arena *arena, struct rule_key_words *out) {
  if (index >= rule_key_count) return false;
  const struct rule_key *key = &rule_keys[index];
  *out = (struct rule_key_words){key->name, _(key->meaning), list_operators(key, arena)};
  return true;
}

/* ---- whether a rule makes sense ---- */

static bool check_number(const struct rule *rule, struct error *error) {
  int64_t number;
  if (ascii_parse_integer(rule->value, 0, 100000, &number)) return true;
  error_set(error, ERROR_MISUSED, _("'%s' is no number for %s %s"), rule->value, rule->key, rule->operator);
  return error_hint(error, _("for example: %s %s 3"), rule->key, rule->operator);
}

static bool check_some_value(const struct rule *rule, struct error *error) {
  if (*rule->value != '\0') return true;
  error_set(error, ERROR_MISUSED, _("%s %s needs a value"), rule->key, rule->operator);
  return error_hint(error, "%s", _("'solipost rule add --help' shows what can be said"));
}

static bool check_no_value(const struct rule *rule, struct error *error) {
  if (*rule->value == '\0') return true;
  error_set(error, ERROR_MISUSED, _("%s %s takes no value, '%s' is too much"), rule->key, rule->operator, rule->value);
  return error_hint(error, "%s", _("what else is to be known about it goes into --note"));
}

static bool check_status(const struct rule *rule, struct error *error) {
  static const char *const known[] = {"open", "relay", "suspended"};
  for (size_t i = 0; i < COUNT_OF(known); i++)
    if (strcmp(rule->value, known[i]) == 0) return true;
  return error_set(error, ERROR_MISUSED, _("'%s' is none of open, relay, suspended"), rule->value);
}

/* "kurdish, tr" becomes "ku tr"; one name may have blanks: "Central Kurdish". */
static bool tidy_languages(struct rule *rule, struct arena *arena, struct error *error) {
  const char *divider = strchr(rule->value, ',') != NULL ? "," : " ", *whole = lang_tag_from_text(rule->value, arena);
  struct buffer out;
  bool done = true;
  buffer_init(&out);
  if (whole != NULL) buffer_append(&out, whole);
  for (const char *at = rule->value + strspn(rule->value, ", "); done && whole == NULL && *at != '\0';) {
    size_t length = strcspn(at, divider);
    const char *name = arena_strndup(arena, at, length), *tag = lang_tag_from_text(name, arena);
    done = tag != NULL;
    if (done) buffer_printf(&out, "%s%s", out.length == 0 ? "" : " ", tag);
    else error_set(error, ERROR_MISUSED, _("\"%s\" is no language"), name);
    at += length;
    at += strspn(at, ", ");
  }
  if (done) rule->value = arena_strdup(arena, out.bytes);
  buffer_release(&out);
  return done || error_hint(error, _("write their codes or names: %s %s 'ku tr'"), rule->key, rule->operator);
}

bool mail_rule_tidy(struct rule *rule, struct arena *arena, struct error *error) {
  const struct rule_key *key = rule_key_find(rule->key);
  if (key == NULL || *rule->value == '\0') return true;
  if (key->flags & KEY_LANGUAGES) return tidy_languages(rule, arena, error);
  if (!(key->flags & KEY_WORDS)) return true;
  char *words = arena_strdup(arena, rule->value);
  for (char *at = words; *at != '\0'; at++)
    if (*at == ',') *at = ' ';
  rule->value = words;
  return true;
}

static bool check_value(const struct rule_key *key, unsigned how, const struct rule *rule, struct error *error) {
  switch (how) {
  case OP_AT_MOST:
  case OP_AT_LEAST: return check_number(rule, error);
  case OP_MATCHES: return pattern_check(rule->value, error);
  case OP_IS: return check_status(rule, error);
  case OP_FORBIDDEN:
    if (!(key->flags & (KEY_WORDS | KEY_LANGUAGES)) && key->about != ABOUT_KIND) return check_no_value(rule, error);
    return check_some_value(rule, error);
  case OP_REQUIRED:
  case OP_ALLOWED: return check_no_value(rule, error);
  case OP_TOLD: return true;
  default: return check_some_value(rule, error);
  }
}

bool mail_rule_check(const struct rule *rule, struct error *error) {
  const struct rule_key *key = rule_key_find(rule->key);
  if (key == NULL) {
    error_set(error, ERROR_MISUSED, _("no rule can be about '%s'"), rule->key);
    return error_hint(error, "%s", _("'solipost rule keys' lists what rules can be about"));
  }
  unsigned how = rule_operator_find(rule->operator);
  if (how == 0 || !(key->operators & how)) {
    struct arena arena;
    arena_init(&arena);
    error_set(error, ERROR_MISUSED, _("'%s' says nothing about %s"), rule->operator, key->name);
    error_hint(error, _("it can be: %s"), list_operators(key, &arena));
    arena_release(&arena);
    return false;
  }
  return check_value(key, how, rule, error);
}
