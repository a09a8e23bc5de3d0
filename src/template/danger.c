/* SPDX-License-Identifier: MIT */
/* Searches a text for words and names that endanger. */
#include "solipost/template/danger.h"

#include <stdlib.h>
#include <string.h>

#include "contact.h"
#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "tokens.h"

enum match { MATCH_WORD, MATCH_PREFIX, MATCH_PART };

static const char TABLE[] = "danger-words.tsv";
static const char EVERY_LANGUAGE[] = "*";

/* A word or several in a row; `match` is for the last of them, prefixes for the others too. */
struct entry {
  const char *language;
  enum danger_topic topic;
  enum match match;
  struct token_list words;
  const char *meaning;
};

struct danger_words {
  struct arena arena;
  LIST(struct entry) entries;
};

static const struct {
  enum danger_topic topic;
  const char *name, *label, *why, *advice;
} TOPICS[] = {
    {DANGER_CASE, "case", N_("a word about the case"),
     N_("letters are read along; what stands in them about the case can be used against the person"),
     N_("Leave the case out, or say it in words that tell nothing")},
    {DANGER_POLITICS, "politics", N_("a political word"),
     N_("some prisons hold back what sounds political, and write down to whom it was sent"),
     N_("Say it personally: what you do, see and wish")},
    {DANGER_STRIKE, "strike", N_("a word of strike or revolt"), N_("it can be read as a call to a strike or a revolt"),
     N_("Leave it out")},
    {DANGER_RELIGION, "religion", N_("a religious word"), N_("some prisons hold back what speaks of religion"),
     N_("Leave it out where the rules of the prison forbid it")},
    {DANGER_ORGANISATION, "organisation", N_("the name of an organisation"),
     N_("it makes a greeting from a friend a letter from an organisation"),
     N_("Leave the name out; sign with first names")},
    {DANGER_CONTACT, "contact", N_("a way to reach somebody outside"),
     N_("it tells who writes, stays in the files of the prison, and often the letter is held back"),
     N_("Leave it out; answers come to the sender on the envelope")},
    {DANGER_WRITER, "writer", N_("the real name of somebody who writes"),
     N_("who writes may not want to be known to the authorities there"),
     N_("Use the field {writers}, or the name the person signs with")},
};

static size_t index_of(enum danger_topic topic) {
  size_t i = 0;
  while (i + 1 < COUNT_OF(TOPICS) && TOPICS[i].topic != topic) i++;
  return i;
}

const char *danger_label(enum danger_topic topic) { return _(TOPICS[index_of(topic)].label); }
const char *danger_why(enum danger_topic topic) { return _(TOPICS[index_of(topic)].why); }
const char *danger_advice(enum danger_topic topic) { return _(TOPICS[index_of(topic)].advice); }

unsigned danger_topic_called(const char *name) {
  for (size_t i = 0; i < COUNT_OF(TOPICS); i++)
    if (strcmp(TOPICS[i].name, name) == 0) return TOPICS[i].topic;
  return 0;
}

/* ---- the table ---- */

static bool match_called(const char *name, enum match *match) {
  static const char *const NAMES[] = {"word", "prefix", "part"};
  for (size_t i = 0; i < COUNT_OF(NAMES); i++) {
    if (strcmp(NAMES[i], name) != 0) continue;
    *match = (enum match)i;
    return true;
  }
  return false;
}

static bool read_row(struct danger_words *words, const struct datafile *file, size_t row, struct error *error) {
  struct entry entry = {
      .language = datafile_cell(file, row, datafile_column(file, "language")),
      .topic = danger_topic_called(datafile_cell(file, row, datafile_column(file, "topic"))),
      .words = tokens_of(datafile_cell(file, row, datafile_column(file, "word")), &words->arena),
      .meaning = datafile_cell(file, row, datafile_column(file, "meaning")),
  };
  bool ok = *entry.language != '\0' && entry.topic != 0 && entry.words.count > 0 &&
            match_called(datafile_cell(file, row, datafile_column(file, "match")), &entry.match);
  if (!ok) return error_set(error, ERROR_DAMAGED, _("%s, line %zu: this row is not whole"), TABLE, file->lines[row]);
  LIST_PUSH(&words->entries, entry);
  return true;
}

bool danger_open(struct danger_words **out, struct error *error) {
  struct danger_words *words = mem_alloc(sizeof *words);
  arena_init(&words->arena);
  struct datafile file;
  bool ok = datafile_load(&file, TABLE, &words->arena, error);
  for (size_t row = 0; ok && row < file.row_count; row++) ok = read_row(words, &file, row, error);
  if (!ok) {
    danger_close(words);
    words = NULL;
  }
  *out = words;
  return ok;
}

void danger_close(struct danger_words *words) {
  if (words == NULL) return;
  LIST_RELEASE(&words->entries);
  arena_release(&words->arena);
  mem_free(words);
}

static bool is_language(const char *row, const char *language) {
  size_t length = strcspn(language, "-");
  return strlen(row) == length && memcmp(row, language, length) == 0;
}

bool danger_has_language(const struct danger_words *words, const char *language) {
  for (size_t i = 0; i < words->entries.count; i++)
    if (is_language(words->entries.items[i].language, language)) return true;
  return false;
}

/* ---- matching ---- */

struct search {
  const struct danger_request *request;
  const char *text;
  struct token_list tokens;
  LIST(struct danger_finding) findings;
  struct arena *arena;
};

static bool fits(const struct token *token, const struct token *word, enum match match, size_t skip) {
  const char *folded = token->folded + skip;
  size_t length = token->length - skip;
  if (length < word->length) return false;
  if (match == MATCH_PART) return strstr(folded, word->folded) != NULL;
  return (match == MATCH_PREFIX || length == word->length) && memcmp(folded, word->folded, word->length) == 0;
}

/* Arabic writes article, "and", "with", "for" together with the word behind them; here in the letters of the folding. */
static bool fits_in_arabic(const struct token *token, const struct token *word, enum match match) {
  static const char *const BEFORE[] = {"wal", "bal", "fal", "kal", "al", "ll", "w", "b", "l", "f", "k"};
  for (size_t i = 0; i < COUNT_OF(BEFORE); i++) {
    size_t length = strlen(BEFORE[i]);
    bool has = token->length > length && memcmp(token->folded, BEFORE[i], length) == 0;
    if (has && fits(token, word, match, length)) return true;
  }
  return false;
}

static bool fits_at(const struct search *search, size_t at, const struct entry *entry) {
  bool is_arabic = is_language(entry->language, "ar");
  if (search->tokens.count - at < entry->words.count) return false;
  for (size_t i = 0; i < entry->words.count; i++) {
    const struct token *token = &search->tokens.items[at + i];
    const struct token *word = &entry->words.items[i];
    if (!fits(token, word, entry->match, 0) && !(is_arabic && fits_in_arabic(token, word, entry->match))) return false;
  }
  return true;
}

static void add(struct search *search, enum danger_topic topic, size_t start, size_t end, const char *meaning) {
  struct danger_finding finding = {
      .topic = topic,
      .start = start,
      .end = end,
      .found = arena_strndup(search->arena, search->text + start, end - start),
      .meaning = arena_strdup(search->arena, meaning),
  };
  LIST_PUSH(&search->findings, finding);
}

static void find_entry(struct search *search, const struct entry *entry) {
  if (!(search->request->topics & entry->topic)) return;
  for (size_t at = 0; at < search->tokens.count; at++) {
    if (!fits_at(search, at, entry)) continue;
    size_t last = at + entry->words.count - 1;
    add(search, entry->topic, search->tokens.items[at].start, search->tokens.items[last].end, entry->meaning);
  }
}

/* Names of the request: an ending may follow ("Rote Hilfes"), except behind short ones. */
static void find_name(struct search *search, const char *name, enum danger_topic topic) {
  struct entry entry = {.language = EVERY_LANGUAGE, .topic = topic, .meaning = ""};
  entry.words = tokens_of(name, search->arena);
  if (entry.words.count == 0) return;
  const struct token *last = &entry.words.items[entry.words.count - 1];
  enum { SHORT_NAME = 4 };
  entry.match = last->length > SHORT_NAME ? MATCH_PREFIX : MATCH_WORD;
  find_entry(search, &entry);
  if (topic != DANGER_WRITER || entry.words.count < 2 || last->length < SHORT_NAME) return;
  entry.words = (struct token_list){.items = entry.words.items + entry.words.count - 1, .count = 1}; /* family name */
  entry.match = MATCH_WORD;
  find_entry(search, &entry);
}

static void find_names(struct search *search, const char *const *names, enum danger_topic topic) {
  for (; names != NULL && *names != NULL; names++) find_name(search, *names, topic);
}

static void find_contacts(struct search *search) {
  if (!(search->request->topics & DANGER_CONTACT)) return;
  for (size_t from = 0, start, end; contact_find(search->text, from, &start, &end); from = end) {
    add(search, DANGER_CONTACT, start, end, "");
  }
}

/* By place; of two at one place the longer first. */
static int compare(const void *a, const void *b) {
  const struct danger_finding *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return x->end == y->end ? 0 : x->end > y->end ? -1 : 1;
}

void danger_find(const struct danger_words *words, const struct danger_request *request, const char *text,
                 struct arena *arena, struct danger_finding **findings, size_t *count) {
  struct search search = {.request = request, .text = text, .arena = arena};
  search.tokens = tokens_of(text, arena);
  for (size_t i = 0; i < words->entries.count; i++) {
    const struct entry *entry = &words->entries.items[i];
    if (strcmp(entry->language, EVERY_LANGUAGE) == 0 || is_language(entry->language, request->language)) {
      find_entry(&search, entry);
    }
  }
  find_names(&search, request->organisations, DANGER_ORGANISATION);
  find_names(&search, request->writers, DANGER_WRITER);
  find_contacts(&search);

  if (search.findings.count > 0)
    qsort(search.findings.items, search.findings.count, sizeof *search.findings.items, compare);
  *findings = ARENA_ARRAY(arena, struct danger_finding, search.findings.count);
  *count = 0;
  size_t end = 0;
  for (size_t i = 0; i < search.findings.count; i++) {
    if (search.findings.items[i].start < end) continue;
    (*findings)[(*count)++] = search.findings.items[i];
    end = search.findings.items[i].end;
  }
  LIST_RELEASE(&search.findings);
}
