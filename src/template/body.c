/* SPDX-License-Identifier: MIT */
/* The body of a template: Markdown through cmark becomes blocks of text, fields and line breaks. */
#include "body.h"

#include <string.h>

#include <cmark.h>

#include "fault.h"
#include "prepare.h"
#include "quotes.h"
#include "solipost/base/i18n.h"
#include "solipost/base/styled_text.h"
#include "solipost/base/utf8.h"

/* What a card cannot hold, with the name people know it by. */
static const struct {
  cmark_node_type type;
  const char *name, *instead;
} UNSUPPORTED[] = {
    {CMARK_NODE_HEADING, N_("a heading"), N_("Take the # or the line of === or --- away, and use **bold** instead")},
    {CMARK_NODE_LIST, N_("a list"), N_("Write sentences; for a dash use –, for \"1.\" that is no list write 1\\.")},
    {CMARK_NODE_BLOCK_QUOTE, N_("an indented quotation (>)"), N_("Write \\> if the character itself is meant")},
    {CMARK_NODE_CODE_BLOCK, N_("a block of code (indented lines or ```)"), N_("Take the blanks before the text away")},
    {CMARK_NODE_HTML_BLOCK, N_("HTML"), N_("Write \\< if the character itself is meant")},
    {CMARK_NODE_THEMATIC_BREAK, N_("a ruled line"), N_("Leave an empty line instead")},
    {CMARK_NODE_CODE, N_("code (`)"), N_("Write \\` if the character itself is meant")},
    {CMARK_NODE_HTML_INLINE, N_("HTML"), N_("Write \\< if the character itself is meant")},
    {CMARK_NODE_LINK, N_("a link"), N_("Write the address as plain text; \\[ and \\< are the characters themselves")},
    {CMARK_NODE_IMAGE, N_("a picture"), N_("Pictures stand on the other side of a card: choose one when you print")},
};

struct walk {
  struct template *template;
  struct prepared *prepared;
  struct quotes quotes;
  unsigned styles;
  size_t fields_seen;
  LIST(struct unit) units; /* of the paragraph being read */
  LIST(struct template_part) parts;
};

/* Of code the parser gives the place behind the backticks, of <links> a place somewhere inside. */
static size_t back_to_first_character(const struct template *template, size_t origin, cmark_node_type type) {
  const char *source = template->source;
  size_t first = origin;
  if (type == CMARK_NODE_CODE) {
    while (first > template->body && source[first - 1] == '`') first--;
  } else if (type == CMARK_NODE_LINK) {
    while (first > template->body && source[first] != '<' && source[first] != '[' && source[first] != '\n') first--;
    if (source[first] != '<' && source[first] != '[') first = origin;
  }
  return first;
}

static size_t origin_of(const struct walk *walk, cmark_node *node) {
  cmark_node *placed = node;
  while (placed != NULL && cmark_node_get_start_line(placed) == 0) placed = cmark_node_parent(placed);
  if (placed == NULL) return walk->template->body;
  size_t origin =
      prepared_origin(walk->prepared, cmark_node_get_start_line(placed), cmark_node_get_start_column(placed));
  return back_to_first_character(walk->template, origin, cmark_node_get_type(node));
}

static bool refuse_unsupported(const struct walk *walk, cmark_node *node, struct error *error) {
  for (size_t i = 0; i < COUNT_OF(UNSUPPORTED); i++) {
    if (UNSUPPORTED[i].type != cmark_node_get_type(node)) continue;
    template_fault(walk->template, origin_of(walk, node), error, ERROR_DAMAGED, _("%s cannot stand on a card"),
                   _(UNSUPPORTED[i].name));
    return error_hint(error, _("%s. Cards hold paragraphs, line breaks, *emphasis*, **bold** and {fields}"),
                      _(UNSUPPORTED[i].instead));
  }
  return true;
}

/* Characters can also come in as &#27; behind the back of the first check. */
static bool is_forbidden(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool add_text(struct walk *walk, cmark_node *node, struct error *error) {
  const char *text = cmark_node_get_literal(node);
  const char *end = text + strlen(text);
  for (const char *at = text; at < end;) {
    uint32_t c = utf8_next(&at, end);
    bool is_field = c >= MARK_FIRST_FIELD && c != UTF8_BAD;
    bool out_of_turn =
        is_field && (c != MARK_FIRST_FIELD + walk->fields_seen || walk->fields_seen == walk->prepared->fields.count);
    if (c == UTF8_BAD || out_of_turn || (is_forbidden(c) && c != '\t')) {
      template_fault(walk->template, origin_of(walk, node), error, ERROR_DAMAGED,
                     _("a character written as &#...; here is not allowed"));
      return error_hint(error, _("Write the character itself"));
    }
    walk->fields_seen += is_field;
    LIST_PUSH(&walk->units, (struct unit){.codepoint = c, .styles = walk->styles});
  }
  return true;
}

static bool enter(struct walk *walk, cmark_node *node, struct error *error) {
  switch (cmark_node_get_type(node)) {
  case CMARK_NODE_PARAGRAPH: walk->units.count = 0; return true;
  case CMARK_NODE_TEXT: return add_text(walk, node, error);
  case CMARK_NODE_SOFTBREAK:
    LIST_PUSH(&walk->units, (struct unit){.codepoint = ' ', .styles = walk->styles});
    return true;
  case CMARK_NODE_LINEBREAK: LIST_PUSH(&walk->units, (struct unit){.codepoint = UNIT_BREAK}); return true;
  case CMARK_NODE_EMPH: walk->styles |= TEXT_ITALIC; return true;
  case CMARK_NODE_STRONG: walk->styles |= TEXT_BOLD; return true;
  default: return refuse_unsupported(walk, node, error);
  }
}

/* Is `node` inside another node of the same kind? Then leaving it does not end the style. */
static bool is_nested(cmark_node *node) {
  for (cmark_node *up = cmark_node_parent(node); up != NULL; up = cmark_node_parent(up)) {
    if (cmark_node_get_type(up) == cmark_node_get_type(node)) return true;
  }
  return false;
}

struct piece_list {
  LIST(struct piece) pieces;
  struct buffer text; /* of the piece being made */
  unsigned styles;
  struct arena *arena;
};

static void end_text(struct piece_list *list) {
  if (list->text.length == 0) return;
  struct piece piece = {
      .kind = PIECE_TEXT,
      .styles = list->styles,
      .text = arena_strndup(list->arena, list->text.bytes, list->text.length),
      .length = list->text.length,
  };
  LIST_PUSH(&list->pieces, piece);
  buffer_reset(&list->text);
}

static void add_unit(struct walk *walk, struct piece_list *list, const struct unit *unit, const char *instead) {
  if (unit->codepoint >= MARK_FIRST_FIELD) {
    end_text(list);
    const struct field_use *field = &walk->template->fields[unit->codepoint - MARK_FIRST_FIELD];
    LIST_PUSH(&list->pieces, (struct piece){.kind = PIECE_FIELD, .styles = unit->styles, .field = field});
  } else if (unit->codepoint == UNIT_BREAK) {
    end_text(list);
    LIST_PUSH(&list->pieces, (struct piece){.kind = PIECE_BREAK});
  } else {
    if (unit->styles != list->styles) end_text(list);
    list->styles = unit->styles;
    if (instead != NULL) {
      buffer_append(&list->text, instead);
    } else {
      buffer_append_codepoint(&list->text, unit->codepoint);
    }
  }
}

static void end_paragraph(struct walk *walk) {
  struct arena scratch, *arena = &walk->template->arena;
  arena_init(&scratch);
  const char **instead = quotes_choose(&walk->quotes, walk->units.items, walk->units.count, &scratch);
  struct piece_list list = {.arena = arena};
  buffer_init(&list.text);
  for (size_t i = 0; i < walk->units.count; i++) add_unit(walk, &list, &walk->units.items[i], instead[i]);
  end_text(&list);

  struct template_part part = {.piece_count = list.pieces.count};
  part.pieces = arena_copy(arena, list.pieces.items, list.pieces.count * sizeof *list.pieces.items);
  LIST_PUSH(&walk->parts, part);
  LIST_RELEASE(&list.pieces);
  buffer_release(&list.text);
  arena_release(&scratch);
}

static void leave(struct walk *walk, cmark_node *node) {
  cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_PARAGRAPH) end_paragraph(walk);
  if (type == CMARK_NODE_EMPH && !is_nested(node)) walk->styles &= ~(unsigned)TEXT_ITALIC;
  if (type == CMARK_NODE_STRONG && !is_nested(node)) walk->styles &= ~(unsigned)TEXT_BOLD;
}

static cmark_node *parse(const struct prepared *prepared) {
  return cmark_parse_document(prepared->text.bytes, prepared->text.length, CMARK_OPT_DEFAULT);
}

static bool read_tree(struct walk *walk, cmark_node *document, struct error *error) {
  bool ok = true;
  cmark_iter *iterator = cmark_iter_new(document);
  for (cmark_event_type event; ok && (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
    cmark_node *node = cmark_iter_get_node(iterator);
    if (event == CMARK_EVENT_ENTER) ok = enter(walk, node, error);
    else leave(walk, node);
  }
  cmark_iter_free(iterator);
  return ok;
}

static bool check_tree(const struct walk *walk, cmark_node *document, struct error *error) {
  bool ok = true;
  cmark_iter *iterator = cmark_iter_new(document);
  while (ok && cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
    ok = refuse_unsupported(walk, cmark_iter_get_node(iterator), error);
  }
  cmark_iter_free(iterator);
  return ok;
}

/* Links and pictures are found with the brackets as they are. Once there are none, brackets are text, and are escaped
 * for the second reading so that no line can be taken for the definition of a link and vanish. */
static bool refuse_links(struct template *template, struct error *error) {
  if (memchr(template->source + template->body, '[', template->length - template->body) == NULL) return true;
  struct prepared prepared;
  prepared_init(&prepared);
  struct walk walk = {.template = template, .prepared = &prepared};
  bool ok = template_prepare(template, false, &prepared, error);
  if (ok) {
    cmark_node *document = parse(&prepared);
    ok = check_tree(&walk, document, error);
    cmark_node_free(document);
  }
  prepared_release(&prepared);
  return ok;
}

static bool read_body(struct walk *walk, struct error *error) {
  struct template *template = walk->template;
  struct prepared *prepared = walk->prepared;
  if (!template_prepare(template, true, prepared, error)) return false;
  template->fields =
      arena_copy(&template->arena, prepared->fields.items, prepared->fields.count * sizeof *prepared->fields.items);
  template->field_count = prepared->fields.count;

  cmark_node *document = parse(prepared);
  bool ok = read_tree(walk, document, error);
  cmark_node_free(document);
  if (!ok) return false;
  if (walk->fields_seen < template->field_count) {
    return template_fault(template, template->fields[walk->fields_seen].offset, error, ERROR_DAMAGED,
                          _("a field cannot stand here"));
  }
  if (walk->parts.count == 0) {
    template_fault(template, template->body, error, ERROR_DAMAGED, _("there is no text"));
    return error_hint(error, _("Write the message below the header"));
  }
  template->part_count = walk->parts.count;
  template->parts = arena_copy(&template->arena, walk->parts.items, walk->parts.count * sizeof *walk->parts.items);
  return true;
}

bool template_read_body(struct template *template, struct error *error) {
  if (!refuse_links(template, error)) return false;
  struct prepared prepared;
  prepared_init(&prepared);
  struct walk walk = {
      .template = template,
      .prepared = &prepared,
      .quotes = quotes_of_language(template->language, &template->arena),
  };
  bool ok = read_body(&walk, error);
  LIST_RELEASE(&walk.units);
  LIST_RELEASE(&walk.parts);
  prepared_release(&prepared);
  return ok;
}
