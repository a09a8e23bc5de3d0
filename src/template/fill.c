/* SPDX-License-Identifier: MIT */
/* Puts the fields of one piece into a parsed template. Values are text and nothing else: no Markdown, no fields. */
#include <string.h>

#include "fault.h"
#include "parts.h"
#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/template/template.h"

struct filling {
  struct buffer text;
  LIST(struct text_span) spans;
  size_t line_start; /* where the current line begins */
  bool line_has_field;
};

static bool find_value(const struct template *template, const struct field_use *field,
                       const struct template_field *values, size_t value_count, const char **value,
                       struct error *error) {
  for (size_t i = 0; i < value_count; i++) {
    if (strcmp(values[i].name, field->info->name) != 0) continue;
    *value = values[i].value;
    if (*value == NULL || **value == '\0') *value = field->fallback;
    if (*value != NULL) return true;
    template_fault(template, field->offset, error, ERROR_REFUSED, _("the field {%s} is empty here"), field->info->name);
    return error_hint(error, _("Fill it in, or say in the template what to write instead: {%s | \"my friend\"}"),
                      field->info->name);
  }
  template_fault(template, field->offset, error, ERROR_DAMAGED, _("nobody knows the field {%s} here"),
                 field->info->name);
  return error_hint(error, _("Take it out of the template"));
}

static bool line_is_blank(const struct filling *filling) {
  for (size_t i = filling->line_start; i < filling->text.length; i++) {
    if (!ascii_is_space(filling->text.bytes[i])) return false;
  }
  return true;
}

/* Takes back a line in which only empty fields stood. */
static bool take_back_empty_line(struct filling *filling) {
  if (!filling->line_has_field || !line_is_blank(filling)) return false;
  buffer_truncate(&filling->text, filling->line_start);
  while (filling->spans.count > 0) {
    struct text_span *last = &filling->spans.items[filling->spans.count - 1];
    if (last->end <= filling->line_start) break;
    last->end = (uint32_t)filling->line_start;
    if (last->start < last->end) break;
    filling->spans.count--;
  }
  return true;
}

static void begin_line(struct filling *filling) {
  filling->line_start = filling->text.length;
  filling->line_has_field = false;
}

static void put_break(struct filling *filling) {
  if (!take_back_empty_line(filling)) buffer_append_char(&filling->text, '\n');
  begin_line(filling);
}

static void put_text(struct filling *filling, const char *text, size_t length, unsigned styles) {
  if (length == 0) return;
  uint32_t start = (uint32_t)filling->text.length;
  buffer_append_bytes(&filling->text, text, length);
  uint32_t end = (uint32_t)filling->text.length;
  if (styles == 0) return;
  struct text_span *last = filling->spans.count > 0 ? &filling->spans.items[filling->spans.count - 1] : NULL;
  if (last != NULL && last->end == start && last->styles == styles) {
    last->end = end;
  } else {
    LIST_PUSH(&filling->spans, (struct text_span){.start = start, .end = end, .styles = styles});
  }
}

static void end_block(struct filling *filling) {
  if (!take_back_empty_line(filling)) return;
  struct buffer *text = &filling->text; /* the break before the line that is gone */
  if (text->length > 0 && text->bytes[text->length - 1] == '\n') buffer_truncate(text, text->length - 1);
}

static bool fill_part(const struct template *template, const struct template_part *part,
                      const struct template_field *values, size_t value_count, struct filling *filling,
                      struct error *error) {
  buffer_reset(&filling->text);
  filling->spans.count = 0;
  begin_line(filling);
  for (size_t i = 0; i < part->piece_count; i++) {
    const struct piece *piece = &part->pieces[i];
    if (piece->kind == PIECE_BREAK) {
      put_break(filling);
    } else if (piece->kind == PIECE_TEXT) {
      put_text(filling, piece->text, piece->length, piece->styles);
    } else {
      const char *value = "";
      if (!find_value(template, piece->field, values, value_count, &value, error)) return false;
      put_text(filling, value, strlen(value), piece->styles);
      filling->line_has_field = true;
    }
  }
  end_block(filling);
  return true;
}

static struct template_block to_block(const struct filling *filling, struct arena *arena) {
  const struct text_span *spans = NULL;
  size_t count = filling->spans.count;
  if (count > 0) spans = arena_copy(arena, filling->spans.items, count * sizeof *filling->spans.items);
  return (struct template_block){
      .text = {.text = arena_strndup(arena, filling->text.bytes, filling->text.length),
               .spans = spans,
               .span_count = count},
  };
}

bool template_fill(const struct template *template, const struct template_field *fields, size_t field_count,
                   struct arena *arena, struct template_block **blocks, size_t *block_count, struct error *error) {
  struct filling filling = {0};
  buffer_init(&filling.text);
  *blocks = ARENA_ARRAY(arena, struct template_block, template->part_count);
  *block_count = 0;
  bool ok = true;
  for (size_t i = 0; ok && i < template->part_count; i++) {
    ok = fill_part(template, &template->parts[i], fields, field_count, &filling, error);
    if (ok && filling.text.length > 0) (*blocks)[(*block_count)++] = to_block(&filling, arena);
  }
  buffer_release(&filling.text);
  LIST_RELEASE(&filling.spans);
  return ok;
}
