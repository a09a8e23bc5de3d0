/* SPDX-License-Identifier: MIT */
/* Words in the texts of a run that mail rules speak of. */
#include "print_topics.h"

#include <string.h>

#include "solipost/lang/text.h"
#include "solipost/template/danger.h"

/* Enough to see what is meant. */
enum { MOST_WORDS = 6 };

struct known_text {
  const struct template *text;
  struct text_topics topics;
  struct known_text *next;
};

struct topics_of_texts {
  struct arena arena;
  struct danger_words *words;
  const char *group_name;
  struct known_text *texts;
};

bool topics_open(struct topics_of_texts **out, const char *group_name, struct error *error) {
  struct topics_of_texts *topics = mem_alloc(sizeof *topics);
  *out = NULL;
  if (!danger_open(&topics->words, error)) {
    mem_free(topics);
    return false;
  }
  arena_init(&topics->arena);
  topics->group_name = arena_strdup(&topics->arena, group_name);
  *out = topics;
  return true;
}

void topics_close(struct topics_of_texts *topics) {
  if (topics == NULL) return;
  danger_close(topics->words);
  arena_release(&topics->arena);
  mem_free(topics);
}

static const char *topic_word(enum danger_topic topic) {
  switch (topic) {
  case DANGER_CASE: return "case";
  case DANGER_POLITICS: return "politics";
  case DANGER_STRIKE: return "strike";
  case DANGER_RELIGION: return "religion";
  case DANGER_ORGANISATION: return "organisation";
  case DANGER_CONTACT:
  case DANGER_WRITER:
  case DANGER_ALL: break;
  }
  return "";
}

static bool has_word(const struct rule_word *words, size_t count, const char *topic, const char *word) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(words[i].topic, topic) == 0 && strcmp(words[i].word, word) == 0) return true;
  return false;
}

/* {summary} puts the case itself into a text. */
static void search(struct topics_of_texts *topics, const char *language, const char *source, struct text_topics *out) {
  const char *const own_name[] = {topics->group_name, NULL};
  struct danger_request request = {.language = language,
                                   .topics = DANGER_CASE | DANGER_POLITICS | DANGER_STRIKE | DANGER_RELIGION |
                                             DANGER_ORGANISATION,
                                   .organisations = own_name};
  struct danger_finding *found;
  size_t count;
  danger_find(topics->words, &request, source, &topics->arena, &found, &count);
  struct rule_word *words = ARENA_ARRAY(&topics->arena, struct rule_word, MOST_WORDS);
  if (strstr(source, "{summary") != NULL) words[out->count++] = (struct rule_word){"case", "{summary}"};
  for (size_t i = 0; i < count; i++) {
    bool own = found[i].topic == DANGER_ORGANISATION && lang_same_words(found[i].found, topics->group_name);
    out->names_group = out->names_group || own;
    const char *topic = topic_word(found[i].topic);
    if (own || out->count >= MOST_WORDS || has_word(words, out->count, topic, found[i].found)) continue;
    words[out->count++] = (struct rule_word){topic, found[i].found};
  }
  out->words = words;
  if (strstr(source, "{group") != NULL || strstr(source, "{sender") != NULL) out->names_group = true;
}

const struct text_topics *topics_in(struct topics_of_texts *topics, const char *language, const struct template *text) {
  for (struct known_text *known = topics->texts; known != NULL; known = known->next)
    if (known->text == text) return &known->topics;
  struct known_text *known = ARENA_NEW(&topics->arena, struct known_text);
  known->text = text;
  known->next = topics->texts;
  topics->texts = known;
  search(topics, language, template_source(text), &known->topics);
  return &known->topics;
}
