/* SPDX-License-Identifier: MIT */
/* What a run keeps is read again when it is printed again: names go from it without breaking its form. */
#include "forget_text.h"

#include <string.h>

#include "solipost/base/utf8.h"

/* Many letters share these texts: a shorter word of a name may be any word there. */
enum { LEAST_DISTINCTIVE = 4 };
static const char motto[] = "motto=";

struct cutting {
  struct traces *traces, *except;
  struct buffer *out;
  enum trace_found found;
  bool excepted;
};

static void cut_part(struct cutting *cutting, const char *part, struct buffer *clean) {
  bool excepted = false;
  enum trace_found found = traces_find(cutting->traces, cutting->except, part, LEAST_DISTINCTIVE, clean, &excepted);
  if (found > cutting->found) cutting->found = found;
  cutting->excepted |= excepted;
}

/* Lines "key=value", of which the motto alone is free text. */
static void cut_layout(struct cutting *cutting, const char *text, struct arena *arena) {
  struct buffer clean;
  buffer_init(&clean);
  for (const char *line = text; *line != '\0';) {
    size_t length = strcspn(line, "\n");
    size_t key = strncmp(line, motto, sizeof motto - 1) == 0 ? sizeof motto - 1 : length;
    buffer_append_bytes(cutting->out, line, key);
    if (key < length) {
      cut_part(cutting, arena_strndup(arena, line + key, length - key), &clean);
      buffer_append(cutting->out, clean.bytes);
    }
    line += length;
    if (*line == '\n') buffer_append_char(cutting->out, *line++);
  }
  buffer_release(&clean);
}

/* "tr 512\n", and the bytes of the text behind it, and a line end. False when it is not of that form. */
static bool cut_texts(struct cutting *cutting, const char *text, struct arena *arena) {
  struct buffer clean;
  bool done = true;
  buffer_init(&clean);
  while (done && *text != '\0') {
    size_t line = strcspn(text, "\n");
    const char *space = memchr(text, ' ', line);
    int64_t length = 0;
    done = space != NULL && text[line] == '\n' &&
           ascii_parse_integer(arena_strndup(arena, space + 1, line - (size_t)(space + 1 - text)), 0, INT32_MAX,
                               &length) &&
           strnlen(text + line + 1, (size_t)length) == (size_t)length;
    if (!done) break;
    cut_part(cutting, arena_strndup(arena, text + line + 1, (size_t)length), &clean);
    buffer_append_bytes(cutting->out, text, (size_t)(space - text));
    buffer_printf(cutting->out, " %zu\n%s", clean.length, clean.bytes);
    text += line + 1 + (size_t)length;
    if (*text == '\n') buffer_append_char(cutting->out, *text++);
  }
  buffer_release(&clean);
  return done;
}

enum trace_found forget_text(struct traces *traces, struct traces *except, const struct noun *noun,
                             const struct field *field, const char *text, struct buffer *out, bool *excepted) {
  struct cutting cutting = {.traces = traces, .except = except, .out = out};
  struct arena arena;
  bool of_run = noun == &run_noun && field != NULL;
  bool layout = of_run && strcmp(field->name, "layout") == 0;
  bool texts = of_run && strcmp(field->name, "templates") == 0;
  arena_init(&arena);
  buffer_reset(out);
  if (layout) cut_layout(&cutting, text, &arena);
  bool read = layout || (texts && cut_texts(&cutting, text, &arena));
  arena_release(&arena);
  if (!read) return traces_find(traces, except, text, 0, out, excepted);
  if (excepted != NULL) *excepted = cutting.excepted;
  return cutting.found;
}
