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
  size_t hidden; /* conditions around the place that do not hold; the first of them and all inside */
  bool is_joint; /* something was left out right before: no two blanks in its place */
  bool has_image;
  int *list_counts; /* for each list the items that were shown */
  bool *items_shown;
};

static bool nobody_knows(const struct template *template, size_t offset, const char *name, struct error *error) {
  template_fault(template, offset, error, ERROR_DAMAGED, _("nobody knows the field {%s} here"), name);
  return error_hint(error, _("Take it out of the template"));
}

static const struct template_field *value_called(const char *name, const struct template_field *values, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(values[i].name, name) == 0) return &values[i];
  return NULL;
}

static bool find_value(const struct template *template, const struct field_use *field,
                       const struct template_field *values, size_t value_count, const char **value,
                       struct error *error) {
  const struct template_field *found = value_called(field->info->name, values, value_count);
  if (found == NULL) return nobody_knows(template, field->offset, field->info->name, error);
  *value = found->value;
  if (*value == NULL || **value == '\0') *value = field->fallback;
  if (*value != NULL) return true;
  template_fault(template, field->offset, error, ERROR_REFUSED, _("the field {%s} is empty here"), field->info->name);
  return error_hint(error, _("Fill it in, or say in the template what to write instead: {%s | \"my friend\"}"),
                    field->info->name);
}

static bool enter_condition(const struct template *template, const struct condition_mark *mark,
                            const struct template_field *values, size_t value_count, struct filling *filling,
                            struct error *error) {
  if (filling->hidden > 0) {
    filling->hidden = mark->begins ? filling->hidden + 1 : filling->hidden - 1;
    filling->is_joint = filling->is_joint || filling->hidden == 0;
  } else if (mark->begins) {
    const struct template_field *field = value_called(mark->info->name, values, value_count);
    if (field == NULL) return nobody_knows(template, mark->offset, mark->info->name, error);
    bool is_empty = field->value == NULL || *field->value == '\0';
    filling->hidden = is_empty != mark->wants_empty;
  }
  return true;
}

static bool line_is_blank(const struct filling *filling) {
  for (size_t i = filling->line_start; i < filling->text.length; i++) {
    if (!ascii_is_space(filling->text.bytes[i])) return false;
  }
  return true;
}

static void take_back(struct filling *filling, size_t length) {
  buffer_truncate(&filling->text, length);
  while (filling->spans.count > 0) {
    struct text_span *last = &filling->spans.items[filling->spans.count - 1];
    if (last->end <= length) break;
    last->end = (uint32_t)length;
    if (last->start < last->end) break;
    filling->spans.count--;
  }
}

/* Takes back a line in which only empty fields stood, and blanks before what was left out at its end. */
static bool take_back_empty_line(struct filling *filling) {
  size_t length = filling->text.length;
  while (filling->is_joint && length > filling->line_start && filling->text.bytes[length - 1] == ' ') length--;
  take_back(filling, length);
  if (!filling->line_has_field || !line_is_blank(filling)) return false;
  take_back(filling, filling->line_start);
  return true;
}

static void begin_line(struct filling *filling) {
  filling->line_start = filling->text.length;
  filling->line_has_field = false;
  filling->is_joint = false;
}

static void put_break(struct filling *filling) {
  if (!take_back_empty_line(filling)) buffer_append_char(&filling->text, '\n');
  begin_line(filling);
}

/* Whether a blank here would be the second one, or begin a line. */
static bool is_after_blank(const struct filling *filling) {
  size_t length = filling->text.length;
  return length == filling->line_start || filling->text.bytes[length - 1] == ' ';
}

static void put_text(struct filling *filling, const char *text, size_t length, unsigned styles) {
  if (filling->is_joint && length > 0 && *text == ' ' && is_after_blank(filling)) {
    text++;
    length--;
  }
  if (length == 0) return;
  filling->is_joint = false;
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

static bool put_piece(const struct template *template, const struct piece *piece, const struct template_field *values,
                      size_t value_count, struct filling *filling, struct error *error) {
  if (piece->kind == PIECE_CONDITION) {
    filling->line_has_field = true;
    return enter_condition(template, piece->condition, values, value_count, filling, error);
  }
  if (filling->hidden > 0) return true;
  const char *value = "";
  switch (piece->kind) {
  case PIECE_BREAK: put_break(filling); break;
  case PIECE_TEXT: put_text(filling, piece->text, piece->length, piece->styles); break;
  case PIECE_IMAGE: filling->has_image = true; break;
  case PIECE_FIELD:
    if (!find_value(template, piece->field, values, value_count, &value, error)) return false;
    put_text(filling, value, strlen(value), piece->styles);
    filling->line_has_field = true;
    break;
  case PIECE_CONDITION: break;
  }
  return true;
}

static bool fill_part(const struct template *template, const struct template_part *part,
                      const struct template_field *values, size_t value_count, struct filling *filling,
                      struct error *error) {
  buffer_reset(&filling->text);
  filling->spans.count = 0;
  filling->has_image = false;
  begin_line(filling);
  for (size_t i = 0; i < part->piece_count; i++)
    if (!put_piece(template, &part->pieces[i], values, value_count, filling, error)) return false;
  end_block(filling);
  return true;
}

/* Only items that are shown are counted, and the first paragraph of one that is shown has the number. */
static void number_item(const struct template_part *part, struct filling *filling, struct template_block *block) {
  block->depth = part->depth;
  block->continues = filling->items_shown[part->item];
  filling->items_shown[part->item] = true;
  if (block->continues || !part->list->is_ordered) return;
  block->number = part->list->first_number + filling->list_counts[part->list->index]++;
}

static struct template_block to_block(const struct template_part *part, struct filling *filling, struct arena *arena) {
  const struct text_span *spans = NULL;
  size_t count = filling->spans.count;
  if (count > 0) spans = arena_copy(arena, filling->spans.items, count * sizeof *filling->spans.items);
  struct template_block block = {
      .kind = part->kind,
      .text = {.text = arena_strndup(arena, filling->text.bytes, filling->text.length),
               .spans = spans,
               .span_count = count},
      .level = part->level,
      .image = part->image,
  };
  if (part->list != NULL) number_item(part, filling, &block);
  return block;
}

bool template_fill(const struct template *template, const struct template_field *fields, size_t field_count,
                   struct arena *arena, struct template_block **blocks, size_t *block_count, struct error *error) {
  struct filling filling = {
      .list_counts = ARENA_ARRAY(arena, int, template->list_count),
      .items_shown = ARENA_ARRAY(arena, bool, template->item_count),
  };
  buffer_init(&filling.text);
  *blocks = ARENA_ARRAY(arena, struct template_block, template->part_count);
  *block_count = 0;
  bool ok = true;
  for (size_t i = 0; ok && i < template->part_count; i++) {
    const struct template_part *part = &template->parts[i];
    ok = fill_part(template, part, fields, field_count, &filling, error);
    bool is_shown = part->kind == TEMPLATE_IMAGE ? filling.has_image : filling.text.length > 0;
    if (ok && is_shown) (*blocks)[(*block_count)++] = to_block(part, &filling, arena);
  }
  buffer_release(&filling.text);
  LIST_RELEASE(&filling.spans);
  return ok;
}
