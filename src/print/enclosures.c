/* SPDX-License-Identifier: MIT */
/* Knows the usual things by the beginnings of their names in the languages of writers. */
#include "enclosures.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

/* Beginnings of words as lang_search_query folds them. The first that fits counts: instant photos before photos. */
static const struct {
  const char *word;
  enum rule_enclosure kind;
} names[] = {
    {"polaroid", ENCLOSE_POLAROID},   {"instax", ENCLOSE_POLAROID},   {"sofortbild", ENCLOSE_POLAROID},
    {"instant", ENCLOSE_POLAROID},    {"photo", ENCLOSE_PHOTO},       {"foto", ENCLOSE_PHOTO},
    {"wene", ENCLOSE_PHOTO},          {"stamp", ENCLOSE_STAMP},       {"briefmarke", ENCLOSE_STAMP},
    {"timbre", ENCLOSE_STAMP},        {"sello", ENCLOSE_STAMP},       {"pul", ENCLOSE_STAMP},
    {"francoboll", ENCLOSE_STAMP},    {"sticker", ENCLOSE_STICKER},   {"aufkleber", ENCLOSE_STICKER},
    {"autocollant", ENCLOSE_STICKER}, {"pegatina", ENCLOSE_STICKER},  {"cikartma", ENCLOSE_STICKER},
    {"envelope", ENCLOSE_ENVELOPE},   {"umschlag", ENCLOSE_ENVELOPE}, {"enveloppe", ENCLOSE_ENVELOPE},
    {"sobre", ENCLOSE_ENVELOPE},      {"zarf", ENCLOSE_ENVELOPE},     {"briefumschlag", ENCLOSE_ENVELOPE},
    {"printout", ENCLOSE_PRINTOUT},   {"ausdruck", ENCLOSE_PRINTOUT}, {"impression", ENCLOSE_PRINTOUT},
    {"cikti", ENCLOSE_PRINTOUT},      {"book", ENCLOSE_BOUND},        {"buch", ENCLOSE_BOUND},
    {"bucher", ENCLOSE_BOUND},        {"livre", ENCLOSE_BOUND},       {"libro", ENCLOSE_BOUND},
    {"kitap", ENCLOSE_BOUND},         {"heft", ENCLOSE_BOUND},        {"magazine", ENCLOSE_BOUND},
    {"money", ENCLOSE_MONEY},         {"geld", ENCLOSE_MONEY},        {"argent", ENCLOSE_MONEY},
    {"dinero", ENCLOSE_MONEY},        {"para", ENCLOSE_MONEY},        {"banknote", ENCLOSE_MONEY},
    {"paper", ENCLOSE_PAPER},         {"papier", ENCLOSE_PAPER},      {"papel", ENCLOSE_PAPER},
    {"kagit", ENCLOSE_PAPER},
};

static bool begins_a_word(const char *words, const char *name) {
  size_t length = strlen(name);
  for (const char *at = words; at != NULL; at = strchr(at, ' ')) {
    at += *at == ' ';
    if (strncmp(at, name, length) == 0) return true;
  }
  return false;
}

static enum rule_enclosure kind_of(const char *words) {
  for (size_t i = 0; i < COUNT_OF(names); i++)
    if (begins_a_word(words, names[i].word)) return names[i].kind;
  return ENCLOSE_OTHER;
}

/* The first number of the line, or one. */
static int64_t number_of(const char *words) {
  while (*words != '\0') {
    size_t length = strcspn(words, " ");
    char word[8];
    int64_t number;
    if (length < sizeof word) {
      memcpy(word, words, length);
      word[length] = '\0';
      if (ascii_parse_integer(word, 0, 10000, &number)) return number;
    }
    words += length;
    words += strspn(words, " ");
  }
  return 1;
}

void enclosures_count(const char *lines, int64_t counts[ENCLOSE_COUNT]) {
  struct buffer line, words;
  buffer_init(&line);
  buffer_init(&words);
  for (int i = 0; i < ENCLOSE_COUNT; i++) counts[i] = 0;
  while (*lines != '\0') {
    size_t length = strcspn(lines, "\n");
    buffer_reset(&line);
    buffer_reset(&words);
    buffer_append_bytes(&line, lines, length);
    lang_search_query(line.bytes, &words);
    if (words.length > 0) counts[kind_of(words.bytes)] += number_of(words.bytes);
    lines += length + (lines[length] == '\n');
  }
  buffer_release(&line);
  buffer_release(&words);
}
