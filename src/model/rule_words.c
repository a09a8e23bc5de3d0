/* SPDX-License-Identifier: MIT */
/* The sentence of a rule is made of its key, operator and value: no prose stands in data, so each is translated. */
#include "rule_words.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"

static const struct choice value_words[] = {
    {"card", N_("cards")},
    {"letter", N_("letters")},
    {"case", N_("the case or the charge")},
    {"court-insult", N_("insults of the court")},
    {"politics", N_("politics")},
    {"strike", N_("strikes, and the word itself")},
    {"organisation", N_("organisations by name")},
    {"human-rights", N_("human rights")},
    {"religion", N_("religion")},
    {"state-relations", N_("relations between states")},
    {"people", N_("people")},
    {"alcohol", N_("alcohol")},
    {"gambling", N_("gambling")},
    {"home-made", N_("home-made")},
    {"painted", N_("painted")},
    {"padded", N_("padded")},
    {"white", N_("white")},
    {"lined", N_("lined")},
    {"plain", N_("plain")},
    {"glitter", N_("glitter")},
    {"gel-pen", N_("gel pens")},
    {"sticker", N_("stickers")},
    {"tape", N_("adhesive tape")},
    {"white-out", N_("correction fluid")},
    {"perfume", N_("perfume")},
    {"lipstick", N_("lipstick")},
    {"marker", N_("markers")},
    {"crayon", N_("crayons")},
    {"court", N_("the court")},
    {"prosecutor", N_("the prosecutor")},
    {"commission", N_("a commission of the prison")},
    {"network", N_("a solidarity network")},
    {"lawyer", N_("a lawyer")},
    {"unlimited", N_("any number")},
    {"photo", N_("photos")},
    {"polaroid", N_("instant photos")},
    {"stamp", N_("stamps")},
    {"paper", N_("blank paper")},
    {"envelope", N_("envelopes")},
    {"printout", N_("printouts of web pages")},
    {"pop-up", N_("pop-up or musical cards")},
    {"bound", N_("bound or stapled paper")},
    {"money", N_("money")},
    {"other", N_("other things")},
};

const char *rule_word_label(const char *word) {
  for (size_t i = 0; i < COUNT_OF(value_words); i++)
    if (strcmp(value_words[i].word, word) == 0) return _(value_words[i].label);
  return word;
}

bool mail_rule_word(const struct mail_rule *rule, size_t index, struct arena *arena, const char **word,
                    const char **label) {
  const char *at = rule->rule.value, *found;
  size_t length;
  while (rule_next_word(&at, &found, &length)) {
    if (index-- > 0) continue;
    *word = arena_strndup(arena, found, length);
    *label = rule_word_label(*word);
    return true;
  }
  return false;
}

/* A language in the words of the screen, as fields of people show it. */
static const char *language_label(const char *tag, struct arena *arena) {
  struct prisoner reader;
  noun_clear(&prisoner_noun, &reader);
  reader.languages = tag;
  return field_show(noun_field(&prisoner_noun, "languages"), &reader, arena);
}

const char *rule_value_words(const struct rule_key *key, const char *value, struct arena *arena) {
  struct buffer out;
  buffer_init(&out);
  const char *at = value, *word;
  size_t length;
  while (rule_next_word(&at, &word, &length)) {
    const char *one = arena_strndup(arena, word, length);
    const char *label = key->flags & KEY_LANGUAGES ? language_label(one, arena) : rule_word_label(one);
    buffer_printf(&out, "%s%s", out.length == 0 ? "" : ", ", label);
  }
  const char *text = arena_strdup(arena, out.bytes);
  buffer_release(&out);
  return text;
}

/* ---- sentences ---- */

enum value_form { SAY_NOTHING, SAY_VALUE, SAY_WORDS };

/* `text` has one %s unless SAY_NOTHING. */
struct sentence {
  const char *key;
  unsigned how;
  enum value_form form;
  const char *text;
};

static const struct sentence sentences[] = {
    {"channel.relay", OP_TOLD, SAY_WORDS, N_("mail can go through %s")},
    {"piece.kind", OP_ONLY, SAY_WORDS, N_("only %s are let in")},
    {"piece.kind", OP_FORBIDDEN, SAY_WORDS, N_("%s are not let in")},
    {"sheets", OP_AT_MOST, SAY_VALUE, N_("a letter may have at most this many sheets of paper: %s")},
    {"pages", OP_AT_MOST, SAY_VALUE, N_("a letter may have at most this many pages: %s")},
    {"size.long_mm", OP_AT_MOST, SAY_VALUE, N_("the longer side of a card has at most %s mm")},
    {"size.long_mm", OP_AT_LEAST, SAY_VALUE, N_("the longer side of a card has at least %s mm")},
    {"size.short_mm", OP_AT_MOST, SAY_VALUE, N_("the shorter side of a card has at most %s mm")},
    {"size.short_mm", OP_AT_LEAST, SAY_VALUE, N_("the shorter side of a card has at least %s mm")},
    {"recipients", OP_AT_MOST, SAY_VALUE, N_("one letter may be for at most this many people: %s")},
    {"number", OP_REQUIRED, SAY_NOTHING, N_("the prisoner's number must stand there")},
    {"number", OP_MATCHES, SAY_VALUE, N_("the prisoner's number is written like %s")},
    {"name.legal", OP_REQUIRED, SAY_NOTHING, N_("first and last name must stand there as in the files of the prison")},
    {"address.vendor", OP_CONTAINS, SAY_VALUE, N_("all mail goes to an address with '%s' in it")},
    {"address.facility_line", OP_TOLD, SAY_NOTHING, N_("the name of the prison is left out of the address")},
    {"sender.address", OP_REQUIRED, SAY_NOTHING, N_("a sender with address must stand there")},
    {"sender.name", OP_REQUIRED, SAY_NOTHING, N_("the sender's full name must stand there")},
    {"sender.residence", OP_REQUIRED, SAY_NOTHING, N_("the sender's full name and home address must stand there")},
    {"sender.po_box", OP_FORBIDDEN, SAY_NOTHING, N_("a post office box is refused as the sender's address")},
    {"sender.po_box", OP_ALLOWED, SAY_NOTHING, N_("a post office box is accepted as the sender's address")},
    {"sender.account", OP_TOLD, SAY_VALUE, N_("the sender may add a number of %s behind the name")},
    {"organisation", OP_FORBIDDEN, SAY_NOTHING, N_("the organisation must not be named")},
    {"organisation", OP_ALLOWED, SAY_NOTHING, N_("the organisation may be named")},
    {"language", OP_ONLY, SAY_WORDS, N_("letters are let in only in these languages: %s")},
    {"language", OP_FORBIDDEN, SAY_WORDS, N_("letters are not let in in these languages: %s")},
    {"language", OP_ONLY_ON_WISH, SAY_WORDS,
     N_("letters in these languages can be held back and cost the prisoner a translation, so only on the prisoner's "
        "wish: %s")},
    {"language.inside_country", OP_IF_KNOWN, SAY_WORDS,
     N_("letters from within the country are to be in %s where the prisoner knows it")},
    {"topic", OP_FORBIDDEN, SAY_WORDS, N_("nothing may be written about: %s")},
    {"remand.topic", OP_FORBIDDEN, SAY_WORDS, N_("to people on remand nothing may be written about: %s")},
    {"remand.reader", OP_TOLD, SAY_WORDS, N_("mail of people on remand is read by %s")},
    {"remand.delay_days", OP_TOLD, SAY_VALUE, N_("mail of people on remand may take up to %s days each way")},
    {"labels", OP_FORBIDDEN, SAY_NOTHING, N_("labels are refused: the address is to be printed or written")},
    {"labels", OP_ALLOWED, SAY_NOTHING, N_("labels are accepted")},
    {"card.envelope", OP_REQUIRED, SAY_NOTHING, N_("a card goes into an envelope")},
    {"card.envelope", OP_FORBIDDEN, SAY_NOTHING, N_("a card goes without an envelope")},
    {"card.envelope", OP_ALLOWED, SAY_NOTHING, N_("a card may go with or without an envelope")},
    {"envelope.style", OP_ONLY, SAY_WORDS, N_("envelopes must be %s")},
    {"envelope.style", OP_FORBIDDEN, SAY_WORDS, N_("envelopes must not be %s")},
    {"picture.subject", OP_FORBIDDEN, SAY_WORDS, N_("no picture may show: %s")},
    {"colour", OP_FORBIDDEN, SAY_NOTHING, N_("colours are refused")},
    {"colour", OP_ALLOWED, SAY_NOTHING, N_("colours are accepted")},
    {"paper", OP_ONLY, SAY_WORDS, N_("only such paper is let in: %s")},
    {"paper", OP_FORBIDDEN, SAY_WORDS, N_("such paper is refused: %s")},
    {"material", OP_FORBIDDEN, SAY_WORDS, N_("these are refused: %s")},
    {"enclosure.any", OP_FORBIDDEN, SAY_NOTHING, N_("nothing may be enclosed that is not allowed by itself")},
    {"enclosure.any", OP_AT_MOST, SAY_VALUE, N_("at most this many things may be enclosed: %s")},
    {"enclosure.any", OP_ALLOWED, SAY_NOTHING, N_("things may be enclosed")},
    {"date", OP_REQUIRED, SAY_NOTHING, N_("the letter must bear a date")},
    {"inside.sender", OP_REQUIRED, SAY_NOTHING,
     N_("the sender's address is to stand inside the letter too: envelopes are taken away")},
    {"inside.number", OP_REQUIRED, SAY_NOTHING, N_("name and number of the prisoner are to stand on each page")},
    {"inside.enclosures", OP_REQUIRED, SAY_NOTHING, N_("what is enclosed is to be listed in the letter")},
    {"mail.recorded_years", OP_TOLD, SAY_VALUE, N_("mail may be copied and kept; years: %s")},
    {"mail.delay_years", OP_TOLD, SAY_VALUE, N_("mail can take very long; years at worst: %s")},
    {"mail.copied", OP_TOLD, SAY_NOTHING,
     N_("people get a copy of their mail: write and print with high contrast, name and number on each page")},
    {"letters.count", OP_TOLD, SAY_WORDS, N_("so many letters may come: %s")},
    {"reply.handwriting", OP_TOLD, SAY_NOTHING, N_("ask for block letters where a reply has to be translated")},
    {"postage.coupon", OP_TOLD, SAY_NOTHING,
     N_("a reply coupon of the post is taken in all countries, but not sold in all and only for a time")},
};

/* Words that are asked for at run time must stand in the text as they are: %s alone, filled here without a format. */
static const char *put_in(const char *text, const char *value, struct arena *arena) {
  const char *place = strstr(text, "%s");
  if (place == NULL) return arena_strdup(arena, text);
  return arena_printf(arena, "%.*s%s%s", (int)(place - text), text, value, place + 2);
}

static const char *enclosure_sentence(const struct rule_key *key, unsigned how, const char *value,
                                      struct arena *arena) {
  const char *what = rule_word_label(rule_enclosure_word(key->enclosure));
  if (how == OP_FORBIDDEN) return put_in(_("must not be enclosed: %s"), what, arena);
  if (how == OP_ALLOWED) return put_in(_("may be enclosed: %s"), what, arena);
  /* Translators: the first is a number, the second a thing: "at most 3 may be enclosed of: stamps". */
  return arena_printf(arena, _("at most %s may be enclosed of: %s"), value, what);
}

static const char *status_sentence(const char *value) {
  if (strcmp(value, "suspended") == 0) return _("mail is not delivered at present");
  if (strcmp(value, "relay") == 0) return _("mail comes in only through somebody");
  return _("mail is delivered");
}

const char *mail_rule_sentence(const struct mail_rule *rule, struct arena *arena) {
  const char *value = rule->rule.value;
  const struct rule_key *key = rule_key_find(rule->rule.key);
  unsigned how = rule_operator_find(rule->rule.operator);
  if (key != NULL && key->about == ABOUT_STATUS) return status_sentence(value);
  if (key != NULL && key->about == ABOUT_ENCLOSURE) return enclosure_sentence(key, how, value, arena);
  if (key != NULL && strcmp(key->name, "mail.read") == 0) {
    if (*value == '\0') return _("mail is read before it is handed out");
    return put_in(_("mail is read by %s"), rule_value_words(key, value, arena), arena);
  }
  for (size_t i = 0; key != NULL && i < COUNT_OF(sentences); i++) {
    const struct sentence *sentence = &sentences[i];
    if (sentence->how != how || strcmp(sentence->key, key->name) != 0) continue;
    const char *said = sentence->form == SAY_WORDS ? rule_value_words(key, value, arena) : value;
    return put_in(_(sentence->text), said, arena);
  }
  return arena_printf(arena, "%s %s %s", rule->rule.key, rule->rule.operator, value);
}

const char *mail_rule_basis(const struct mail_rule *rule, struct arena *arena) {
  const struct rule *row = &rule->rule;
  const char *basis = *row->said_by != '\0' ? row->said_by : row->source;
  if (*basis == '\0') basis = _("nobody noted who says so");
  else if (*row->source != '\0' && strcmp(row->source, basis) != 0)
    basis = arena_printf(arena, "%s (%s)", basis, row->source);
  if (row->confidence != CONFIDENCE_UNKNOWN)
    basis = arena_printf(arena, "%s, %s", basis, field_show(noun_field(&rule_noun, "confidence"), row, arena));
  if (!date_is_set(row->checked_on)) return basis;
  char day[DATE_TEXT_SIZE];
  date_format_iso(row->checked_on, day);
  return arena_printf(arena, _("%s; checked on %s"), basis, day);
}
