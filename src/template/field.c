/* SPDX-License-Identifier: MIT */
/* Reads a field: {city} or {city | "your city"}. */
#include "field.h"

#include <string.h>

#include "fault.h"
#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/suggest.h"
#include "solipost/template/field_list.h"

const struct template_field_info *template_find_field(const char *name, size_t length) {
  size_t count;
  const struct template_field_info *fields = template_field_list(&count);
  for (size_t i = 0; i < count; i++) {
    if (strlen(fields[i].name) == length && memcmp(fields[i].name, name, length) == 0) return &fields[i];
  }
  return NULL;
}

/* "{city}" or "{city}, {country}": the fields whose names are near; NULL when none is. */
static const char *near_fields(const char *name, size_t length, struct arena *arena) {
  size_t count;
  const struct template_field_info *fields = template_field_list(&count);
  const char **names = ARENA_ARRAY(arena, const char *, count);
  for (size_t i = 0; i < count; i++) names[i] = fields[i].name;
  return suggest_nearest(arena_strndup(arena, name, length), names, count, "", arena);
}

bool template_unknown_field(const struct template *template, size_t offset, const char *name, size_t length,
                            struct error *error) {
  template_fault(template, offset, error, ERROR_DAMAGED, _("there is no field {%.*s}"), length < 60 ? (int)length : 60,
                 name);
  struct arena scratch;
  struct buffer names;
  arena_init(&scratch);
  buffer_init(&names);
  size_t count;
  const struct template_field_info *fields = template_field_list(&count);
  for (size_t i = 0; i < count; i++) buffer_printf(&names, "%s{%s}", i > 0 ? ", " : "", fields[i].name);
  const char *meant = length > 0 && length < 60 ? near_fields(name, length, &scratch) : NULL;
  if (meant != NULL) {
    error_hint(error, _("Did you mean %s? Fields are %s. For a brace that is just a brace write {{ or }}"), meant,
               names.bytes);
  } else {
    error_hint(error, _("Fields are %s. For a brace that is just a brace write {{ or }}"), names.bytes);
  }
  buffer_release(&names);
  arena_release(&scratch);
  return false;
}

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static const char *skip_blanks(const char *at, const char *end) {
  while (at < end && is_blank(*at)) at++;
  return at;
}

static bool not_closed(const struct template *template, size_t offset, struct error *error) {
  template_fault(template, offset, error, ERROR_DAMAGED, _("the brace { that stands here is never closed"));
  return error_hint(error, _("Fields look like {first_name}, on one line. For a brace that is just a brace write {{"));
}

/* "your city" behind the bar, with \" and \\ for themselves. NULL when it is not whole. */
static const char *read_fallback(struct template *template, const char **at, const char *end) {
  const char *start = *at;
  if (start == end || *start != '"') return NULL;
  char *text = arena_alloc(&template->arena, (size_t)(end - start));
  size_t length = 0;
  for (const char *c = start + 1; c < end; c++) {
    if (*c == '"') {
      *at = c + 1;
      return text;
    }
    if (*c == '\\' && c + 1 < end && (c[1] == '"' || c[1] == '\\')) c++;
    text[length++] = *c;
  }
  return NULL;
}

bool template_read_field(struct template *template, size_t offset, struct field_use *out, size_t *end,
                         struct error *error) {
  const char *start = template->source + offset + 1;
  const char *stop = template->source + template->length;
  const char *line_end = memchr(start, '\n', (size_t)(stop - start));
  if (line_end != NULL) stop = line_end;

  const char *name = skip_blanks(start, stop);
  const char *at = name;
  while (at < stop && *at != '}' && *at != '|' && *at != '{') at++;
  if (at == stop || *at == '{') return not_closed(template, offset, error);
  const char *name_end = at;
  while (name_end > name && is_blank(name_end[-1])) name_end--;

  *out = (struct field_use){.offset = offset, .info = template_find_field(name, (size_t)(name_end - name))};
  if (out->info == NULL) return template_unknown_field(template, offset, name, (size_t)(name_end - name), error);
  if (*at == '|') {
    at = skip_blanks(at + 1, stop);
    out->fallback = read_fallback(template, &at, stop);
    if (out->fallback == NULL) {
      template_fault(template, offset, error, ERROR_DAMAGED, _("what is to stand there when {%s} is empty is missing"),
                     out->info->name);
      return error_hint(error, _("Write it in quotes: {%s | \"my friend\"}"), out->info->name);
    }
    at = skip_blanks(at, stop);
    if (at == stop || *at != '}') return not_closed(template, offset, error);
  }
  *end = (size_t)(at + 1 - template->source);
  return true;
}
