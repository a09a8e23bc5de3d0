/* SPDX-License-Identifier: MIT */
/* Opens the languages of a template once each, keeps their sources with the run. */
#include "print_texts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/words.h"

struct print_text {
  char *language;
  bool available;            /* asked once, for it looks at the disk */
  struct template *template; /* NULL until needed */
};

void print_texts_init(struct print_texts *texts, const char *name) { *texts = (struct print_texts){.name = name}; }

void print_texts_release(struct print_texts *texts) {
  for (size_t i = 0; i < texts->count; i++) {
    mem_free(texts->items[i].language);
    template_close(texts->items[i].template);
  }
  mem_free(texts->items);
  *texts = (struct print_texts){0};
}

static struct print_text *find(const struct print_texts *texts, const char *language) {
  for (size_t i = 0; i < texts->count; i++) {
    if (strcmp(texts->items[i].language, language) == 0) return &texts->items[i];
  }
  return NULL;
}

/* Kept in the order of tags, so that what is written with a run does not depend on who came first. */
static struct print_text *insert(struct print_texts *texts, const char *language) {
  texts->items = mem_grow(texts->items, &texts->capacity, texts->count + 1, sizeof *texts->items);
  size_t at = texts->count++;
  while (at > 0 && strcmp(texts->items[at - 1].language, language) > 0) {
    texts->items[at] = texts->items[at - 1];
    at--;
  }
  texts->items[at] = (struct print_text){.language = mem_strdup(language)};
  return &texts->items[at];
}

bool print_texts_has(void *context, const char *language) {
  struct print_texts *texts = context;
  struct print_text *text = find(texts, language);
  if (text == NULL) {
    text = insert(texts, language);
    text->available = lang_has_words(language) && (texts->name == NULL || template_has_language(texts->name, language));
  }
  return text->available;
}

bool print_texts_need(struct print_texts *texts, const char *language, bool *is_new, struct error *error) {
  *is_new = false;
  if (texts->name == NULL || !print_texts_has(texts, language)) return true;
  struct print_text *text = find(texts, language);
  if (text->template != NULL) return true;
  *is_new = true;
  return template_open(&text->template, texts->name, language, error);
}

bool print_texts_add(struct print_texts *texts, const char *language, const char *source, struct error *error) {
  struct print_text *text = find(texts, language);
  if (text == NULL) text = insert(texts, language);
  text->available = true;
  if (text->template != NULL) return true;
  return template_parse(&text->template, source, strlen(source), language, error);
}

const struct template *print_texts_find(const struct print_texts *texts, const char *language) {
  const struct print_text *text = find(texts, language);
  return text == NULL ? NULL : text->template;
}

bool print_texts_each(const struct print_texts *texts, size_t n, const char **language,
                      const struct template **template) {
  for (size_t i = 0; i < texts->count; i++) {
    if (texts->items[i].template == NULL || n-- > 0) continue;
    *language = texts->items[i].language;
    *template = texts->items[i].template;
    return true;
  }
  return false;
}

void print_texts_write(const struct print_texts *texts, struct buffer *out) {
  for (size_t i = 0; i < texts->count; i++) {
    if (texts->items[i].template == NULL) continue;
    const char *source = template_source(texts->items[i].template);
    buffer_printf(out, "%s %zu\n", texts->items[i].language, strlen(source));
    buffer_append(out, source);
    buffer_append_char(out, '\n');
  }
}

/* Reads "tr 512\n" and the bytes behind it; NULL when they are not there. */
static const char *read_one(const char *at, struct arena *arena, const char **language, const char **source) {
  size_t line = strcspn(at, "\n");
  const char *space = memchr(at, ' ', line);
  if (space == NULL || at[line] != '\n') return NULL;
  int64_t length;
  const char *digits = arena_strndup(arena, space + 1, line - (size_t)(space + 1 - at));
  if (!ascii_parse_integer(digits, 0, INT32_MAX, &length)) return NULL;
  const char *start = at + line + 1;
  if (strnlen(start, (size_t)length) != (size_t)length) return NULL;
  *language = arena_strndup(arena, at, (size_t)(space - at));
  *source = arena_strndup(arena, start, (size_t)length);
  at = start + length;
  return *at == '\n' ? at + 1 : at;
}

bool print_texts_read(struct print_texts *texts, const char *kept, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  bool done = true;
  for (const char *at = kept; done && *at != '\0';) {
    const char *language = NULL;
    const char *source = NULL;
    at = read_one(at, &arena, &language, &source);
    if (at == NULL) {
      done = error_set(error, ERROR_DAMAGED, _("the text kept with this run cannot be read"));
      break;
    }
    done = print_texts_add(texts, language, source, error);
  }
  arena_release(&arena);
  return done;
}
