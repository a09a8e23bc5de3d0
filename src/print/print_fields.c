/* SPDX-License-Identifier: MIT */
/* Writes and reads the template fields kept with a piece. */
#include "print_fields.h"

#include <string.h>

#include "solipost/base/i18n.h"

static void append_escaped(struct buffer *out, const char *text) {
  for (; *text != '\0'; text++) {
    switch (*text) {
    case '\\': buffer_append(out, "\\\\"); break;
    case '\t': buffer_append(out, "\\t"); break;
    case '\n': buffer_append(out, "\\n"); break;
    default: buffer_append_char(out, *text); break;
    }
  }
}

void print_fields_add(struct buffer *lines, const char *name, const char *value) {
  if (lines->length > 0) buffer_append_char(lines, '\n');
  append_escaped(lines, name);
  buffer_append_char(lines, '\t');
  append_escaped(lines, value);
}

/* NULL when an escape is unknown or cut off. */
static const char *unescape(const char *text, size_t length, struct arena *arena) {
  char *out = arena_alloc(arena, length + 1);
  size_t used = 0;
  for (size_t i = 0; i < length; i++) {
    char c = text[i];
    if (c == '\\') {
      i++;
      if (i == length) return NULL;
      if (text[i] == 't') c = '\t';
      else if (text[i] == 'n') c = '\n';
      else if (text[i] != '\\') return NULL;
    }
    out[used++] = c;
  }
  return out;
}

static size_t count_lines(const char *text) {
  size_t count = *text == '\0' ? 0 : 1;
  for (; *text != '\0'; text++) count += *text == '\n';
  return count;
}

bool print_fields_read(const char *lines, size_t spare, struct arena *arena, struct template_field **fields,
                       size_t *count, struct error *error) {
  *fields = ARENA_ARRAY(arena, struct template_field, count_lines(lines) + spare);
  *count = 0;
  for (const char *line = lines; *line != '\0';) {
    size_t length = strcspn(line, "\n");
    const char *tab = memchr(line, '\t', length);
    struct template_field field = {.name = NULL};
    if (tab != NULL) {
      field.name = unescape(line, (size_t)(tab - line), arena);
      field.value = unescape(tab + 1, length - (size_t)(tab + 1 - line), arena);
    }
    if (field.name == NULL || field.value == NULL)
      return error_set(error, ERROR_DAMAGED, _("the fields kept with this piece cannot be read"));
    (*fields)[(*count)++] = field;
    line += length;
    if (*line == '\n') line++;
  }
  return true;
}

const char *print_fields_find(const struct template_field *fields, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(fields[i].name, name) == 0) return fields[i].value;
  }
  return "";
}
