/* SPDX-License-Identifier: MIT */
/* The body of a template: Markdown through cmark becomes blocks of text, fields and line breaks. */
#include "body.h"

#include <string.h>

#include <cmark.h>

#include "fault.h"
#include "picture_path.h"
#include "prepare.h"
#include "quotes.h"
#include "solipost/base/i18n.h"
#include "solipost/base/styled_text.h"
#include "solipost/base/utf8.h"

/* What neither a card nor a letter holds, with the name people know it by. */
static const struct {
  cmark_node_type type;
  const char *name, *instead;
} UNSUPPORTED[] = {
    {CMARK_NODE_BLOCK_QUOTE, N_("an indented quotation (>)"), N_("Write \\> if the character itself is meant")},
    {CMARK_NODE_CODE_BLOCK, N_("a block of code (indented lines or ```)"), N_("Take the blanks before the text away")},
    {CMARK_NODE_HTML_BLOCK, N_("HTML"), N_("Write \\< if the character itself is meant")},
    {CMARK_NODE_THEMATIC_BREAK, N_("a ruled line"), N_("Leave an empty line instead")},
    {CMARK_NODE_CODE, N_("code (`)"), N_("Write \\` if the character itself is meant")},
    {CMARK_NODE_HTML_INLINE, N_("HTML"), N_("Write \\< if the character itself is meant")},
    {CMARK_NODE_LINK, N_("a link"), N_("Write the address as plain text; \\[ and \\< are the characters themselves")},
};

/* A piece that is no character of the text, and before which of them it stands. */
struct placed_piece {
  size_t before;
  struct piece piece;
};

struct walk {
  struct template *template;
  struct prepared *prepared;
  struct quotes quotes;
  unsigned styles;
  size_t fields_seen, marks_seen;
  LIST(struct unit) units; /* of the block being read */
  LIST(struct placed_piece) placed;
  const char *image;     /* in the block being read; NULL: none */
  LIST(size_t) pictures; /* where each stands in the source */
  LIST(struct template_part) parts;
};

/* Of code the parser gives the place behind the backticks, of <links> a place somewhere inside. */
static size_t back_to_first_character(const struct template *template, size_t origin, cmark_node_type type) {
  const char *source = template->source;
  size_t first = origin;
  if (type == CMARK_NODE_CODE) {
    while (first > template->body && source[first - 1] == '`') first--;
  } else if (type == CMARK_NODE_IMAGE) {
    while (first > template->body && source[first] != '!' && source[first] != '\n') first--;
    if (source[first] != '!') first = origin;
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
    template_fault(walk->template, origin_of(walk, node), error, ERROR_DAMAGED, _("%s cannot stand in a template"),
                   _(UNSUPPORTED[i].name));
    return error_hint(
        error,
        _("%s. Templates hold paragraphs, # headings, lists, line breaks, *emphasis*, **bold**, pictures and {fields}"),
        _(UNSUPPORTED[i].instead));
  }
  return true;
}

/* Characters can also come in as &#27; behind the back of the first check. */
static bool is_forbidden(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool is_condition(uint32_t c) { return c >= MARK_FIRST_CONDITION && c != UTF8_BAD; }

static bool is_field(uint32_t c) { return c >= MARK_FIRST_FIELD && c < MARK_FIRST_CONDITION; }

/* The parser keeps the order; what comes otherwise was smuggled in as &#...; */
static bool takes_turn(struct walk *walk, uint32_t c) {
  const struct prepared *prepared = walk->prepared;
  if (is_field(c)) {
    if (walk->fields_seen == prepared->fields.count || c != MARK_FIRST_FIELD + walk->fields_seen) return false;
    walk->fields_seen++;
  } else if (is_condition(c)) {
    if (walk->marks_seen == prepared->conditions.marks.count || c != MARK_FIRST_CONDITION + walk->marks_seen) {
      return false;
    }
    walk->marks_seen++;
  }
  return true;
}

static bool add_text(struct walk *walk, cmark_node *node, struct error *error) {
  const char *text = cmark_node_get_literal(node);
  const char *end = text + strlen(text);
  for (const char *at = text; at < end;) {
    uint32_t c = utf8_next(&at, end);
    if (c == UTF8_BAD || !takes_turn(walk, c) || (is_forbidden(c) && c != '\t')) {
      template_fault(walk->template, origin_of(walk, node), error, ERROR_DAMAGED,
                     _("a character written as &#...; here is not allowed"));
      return error_hint(error, _("Write the character itself"));
    }
    if (is_condition(c)) {
      const struct condition_mark *mark = &walk->template->marks[c - MARK_FIRST_CONDITION];
      struct piece piece = {.kind = PIECE_CONDITION, .condition = mark};
      LIST_PUSH(&walk->placed, (struct placed_piece){.before = walk->units.count, .piece = piece});
    } else {
      LIST_PUSH(&walk->units, (struct unit){.codepoint = c, .styles = walk->styles});
    }
  }
  return true;
}

/* ---- headings and lists ---- */

static void begin_block(struct walk *walk) {
  walk->units.count = 0;
  walk->placed.count = 0;
  walk->image = NULL;
}

static bool enter_heading(struct walk *walk, cmark_node *node, struct error *error) {
  size_t origin = origin_of(walk, node);
  begin_block(walk);
  if (walk->template->source[origin] != '#') {
    template_fault(walk->template, origin, error, ERROR_DAMAGED,
                   _("this line becomes a heading because of the line of === or --- below it"));
    return error_hint(error, _("For a heading write # and a blank before it; else leave an empty line below it"));
  }
  if (cmark_node_get_heading_level(node) > TEMPLATE_HEADING_LEVELS) {
    template_fault(walk->template, origin, error, ERROR_DAMAGED, _("headings have at most %d #"),
                   TEMPLATE_HEADING_LEVELS);
    return error_hint(error, _("Write # for a heading and ## for a smaller one"));
  }
  if (cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT) return true;
  template_fault(walk->template, origin, error, ERROR_DAMAGED, _("a heading cannot stand in a list"));
  return error_hint(error, _("Write \\# if the character itself is meant"));
}

static int list_depth(cmark_node *node) {
  int depth = 0;
  for (; node != NULL; node = cmark_node_parent(node)) depth += cmark_node_get_type(node) == CMARK_NODE_LIST;
  return depth;
}

static bool is_text_of_conditions(cmark_node *node) {
  if (cmark_node_get_type(node) != CMARK_NODE_TEXT) return false;
  const char *text = cmark_node_get_literal(node);
  const char *end = text + strlen(text);
  for (const char *at = text; at < end;)
    if (!is_condition(utf8_next(&at, end))) return false;
  return true;
}

static bool is_conditions_alone(cmark_node *paragraph) {
  if (cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH) return false;
  cmark_node *child = cmark_node_first_child(paragraph);
  while (child != NULL && is_text_of_conditions(child)) child = cmark_node_next(child);
  return child == NULL;
}

/* The list that a condition around some of its items has cut off from this one; NULL: none. */
static struct list_part *list_before(cmark_node *list) {
  cmark_node *before = cmark_node_previous(list);
  if (before == NULL || !is_conditions_alone(before)) return NULL;
  while (before != NULL && is_conditions_alone(before)) before = cmark_node_previous(before);
  if (before == NULL || cmark_node_get_type(before) != CMARK_NODE_LIST) return NULL;
  if (cmark_node_get_list_type(before) != cmark_node_get_list_type(list)) return NULL;
  return cmark_node_get_user_data(before);
}

static bool enter_list(struct walk *walk, cmark_node *node, struct error *error) {
  if (list_depth(node) > TEMPLATE_LIST_DEPTH) {
    template_fault(walk->template, origin_of(walk, node), error, ERROR_DAMAGED, _("lists are at most %d deep"),
                   TEMPLATE_LIST_DEPTH);
    return error_hint(error, _("Take blanks before the line away"));
  }
  struct list_part *list = list_before(node);
  if (list == NULL) {
    list = ARENA_NEW(&walk->template->arena, struct list_part);
    list->index = walk->template->list_count++;
    if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) list->first_number = cmark_node_get_list_start(node);
    list->is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  }
  cmark_node_set_user_data(node, list);
  return true;
}

static bool enter_item(struct walk *walk, cmark_node *node) {
  size_t *item = ARENA_NEW(&walk->template->arena, size_t);
  *item = walk->template->item_count++;
  cmark_node_set_user_data(node, item);
  return true;
}

/* ---- pictures ---- */

static bool is_alone(cmark_node *image) {
  cmark_node *paragraph = cmark_node_parent(image);
  if (cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH) return false;
  if (cmark_node_get_type(cmark_node_parent(paragraph)) != CMARK_NODE_DOCUMENT) return false;
  for (cmark_node *child = cmark_node_first_child(paragraph); child != NULL; child = cmark_node_next(child))
    if (child != image && !is_text_of_conditions(child)) return false;
  return true;
}

static bool enter_image(struct walk *walk, cmark_node *node, struct error *error) {
  struct template *template = walk->template;
  size_t origin = origin_of(walk, node);
  LIST_PUSH(&walk->pictures, origin);
  if (!is_alone(node)) {
    template_fault(template, origin, error, ERROR_DAMAGED, _("a picture has a paragraph of its own"));
    return error_hint(error, _("Leave an empty line before and behind it; \\! is the character itself"));
  }
  if (strcmp(template->kind, "card") == 0) {
    template_fault(template, origin, error, ERROR_DAMAGED, _("a picture cannot stand in the text of a card"));
    return error_hint(error, _("Pictures stand on the other side of a card: choose one when you print"));
  }
  const char *path = cmark_node_get_url(node);
  if (!picture_path_check(template, origin, path, error)) return false;
  walk->image = arena_strdup(&template->arena, path);
  struct piece piece = {.kind = PIECE_IMAGE};
  LIST_PUSH(&walk->placed, (struct placed_piece){.before = walk->units.count, .piece = piece});
  return true;
}

/* ---- all nodes ---- */

static bool enter(struct walk *walk, cmark_node *node, struct error *error) {
  switch (cmark_node_get_type(node)) {
  case CMARK_NODE_PARAGRAPH: begin_block(walk); return true;
  case CMARK_NODE_HEADING: return enter_heading(walk, node, error);
  case CMARK_NODE_LIST: return enter_list(walk, node, error);
  case CMARK_NODE_ITEM: return enter_item(walk, node);
  case CMARK_NODE_IMAGE: return enter_image(walk, node, error);
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

static void add_placed(struct walk *walk, struct piece_list *list, size_t *next, size_t unit) {
  for (; *next < walk->placed.count && walk->placed.items[*next].before == unit; ++*next) {
    end_text(list);
    LIST_PUSH(&list->pieces, walk->placed.items[*next].piece);
  }
}

static void place_in_list(struct template_part *part, cmark_node *node) {
  cmark_node *item = cmark_node_parent(node);
  if (cmark_node_get_type(item) != CMARK_NODE_ITEM) return;
  const size_t *number = cmark_node_get_user_data(item);
  part->kind = TEMPLATE_ITEM;
  part->item = *number;
  part->list = cmark_node_get_user_data(cmark_node_parent(item));
  part->depth = list_depth(item);
}

static void end_block(struct walk *walk, cmark_node *node) {
  struct arena scratch, *arena = &walk->template->arena;
  arena_init(&scratch);
  const char **instead = quotes_choose(&walk->quotes, walk->units.items, walk->units.count, &scratch);
  struct piece_list list = {.arena = arena};
  size_t placed = 0;
  buffer_init(&list.text);
  for (size_t i = 0; i < walk->units.count; i++) {
    add_placed(walk, &list, &placed, i);
    add_unit(walk, &list, &walk->units.items[i], instead[i]);
  }
  add_placed(walk, &list, &placed, walk->units.count);
  end_text(&list);

  struct template_part part = {
      .kind = TEMPLATE_PARAGRAPH,
      .offset = walk->image != NULL ? walk->pictures.items[walk->pictures.count - 1] : origin_of(walk, node),
      .piece_count = list.pieces.count,
  };
  if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
    part.kind = TEMPLATE_HEADING;
    part.level = cmark_node_get_heading_level(node);
  } else if (walk->image != NULL) {
    part.kind = TEMPLATE_IMAGE;
    part.image = walk->image;
  }
  place_in_list(&part, node);
  part.pieces = arena_copy(arena, list.pieces.items, list.pieces.count * sizeof *list.pieces.items);
  LIST_PUSH(&walk->parts, part);
  LIST_RELEASE(&list.pieces);
  buffer_release(&list.text);
  arena_release(&scratch);
}

/* What begins inside a block ends in it. */
static bool check_conditions(const struct walk *walk, struct error *error) {
  const struct template_part *part = &walk->parts.items[walk->parts.count - 1];
  const struct condition_mark *open = NULL;
  size_t open_count = 0;
  for (size_t i = 0; i < part->piece_count; i++) {
    const struct condition_mark *mark = part->pieces[i].condition;
    if (mark == NULL || mark->has_own_line) continue;
    if (mark->begins && open_count == 0) open = mark;
    open_count = mark->begins ? open_count + 1 : open_count - 1;
  }
  if (open_count == 0) return true;
  template_fault(walk->template, open->offset, error, ERROR_DAMAGED,
                 _("{if %s} begins inside this paragraph and does not end in it"), open->info->name);
  return error_hint(error, _("Around whole paragraphs give {if ...} and {end} a line of their own each"));
}

static bool leave(struct walk *walk, cmark_node *node, struct error *error) {
  cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
    end_block(walk, node);
    if (!check_conditions(walk, error)) return false;
  }
  if (type == CMARK_NODE_EMPH && !is_nested(node)) walk->styles &= ~(unsigned)TEXT_ITALIC;
  if (type == CMARK_NODE_STRONG && !is_nested(node)) walk->styles &= ~(unsigned)TEXT_BOLD;
  return true;
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
    else ok = leave(walk, node, error);
  }
  cmark_iter_free(iterator);
  return ok;
}

static bool check_tree(struct walk *walk, cmark_node *document, struct error *error) {
  bool ok = true;
  cmark_iter *iterator = cmark_iter_new(document);
  for (cmark_event_type event; ok && (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
    cmark_node *node = cmark_iter_get_node(iterator);
    ok = refuse_unsupported(walk, node, error);
    if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_IMAGE) {
      LIST_PUSH(&walk->pictures, origin_of(walk, node));
    }
  }
  cmark_iter_free(iterator);
  return ok;
}

/* Links are found with the brackets as they are. Once there are none, brackets are text, and are escaped for the second
 * reading so that no line can be taken for the definition of a link and vanish. `first` learns of the pictures. */
static bool refuse_links(struct template *template, struct walk *first, struct error *error) {
  if (memchr(template->source + template->body, '[', template->length - template->body) == NULL) return true;
  struct prepared prepared;
  prepared_init(&prepared);
  first->template = template;
  first->prepared = &prepared;
  bool ok = template_prepare(template, false, &prepared, error);
  if (ok) {
    cmark_node *document = parse(&prepared);
    ok = check_tree(first, document, error);
    cmark_node_free(document);
  }
  first->prepared = NULL;
  prepared_release(&prepared);
  return ok;
}

/* A picture whose path stands elsewhere ("![words][a]") is one only as long as brackets are not escaped. */
static bool refuse_pictures_by_name(const struct walk *first, const struct walk *walk, struct error *error) {
  for (size_t i = 0; i < first->pictures.count; i++) {
    if (i < walk->pictures.count && walk->pictures.items[i] == first->pictures.items[i]) continue;
    template_fault(walk->template, first->pictures.items[i], error, ERROR_DAMAGED,
                   _("this picture is not written as pictures are here"));
    return error_hint(error, _("Write ![what is on it](file.jpg), without brackets in the words"));
  }
  return true;
}

/* Fields and conditions where no text is, as in the name of a file. */
static bool refuse_lost_marks(const struct walk *walk, struct error *error) {
  const struct template *template = walk->template;
  if (walk->fields_seen < template->field_count) {
    return template_fault(template, template->fields[walk->fields_seen].offset, error, ERROR_DAMAGED,
                          _("a field cannot stand here"));
  }
  if (walk->marks_seen == template->mark_count) return true;
  return template_fault(template, template->marks[walk->marks_seen].offset, error, ERROR_DAMAGED,
                        _("a condition cannot stand here"));
}

static bool has_words(const struct walk *walk) {
  for (size_t i = 0; i < walk->parts.count; i++) {
    const struct template_part *part = &walk->parts.items[i];
    for (size_t j = 0; j < part->piece_count; j++)
      if (part->pieces[j].kind != PIECE_CONDITION) return true;
  }
  return false;
}

static bool read_body(struct walk *walk, const struct walk *first, struct error *error) {
  struct template *template = walk->template;
  struct prepared *prepared = walk->prepared;
  if (!template_prepare(template, true, prepared, error)) return false;
  template->fields =
      arena_copy(&template->arena, prepared->fields.items, prepared->fields.count * sizeof *prepared->fields.items);
  template->field_count = prepared->fields.count;
  template->marks = arena_copy(&template->arena, prepared->conditions.marks.items,
                               prepared->conditions.marks.count * sizeof *prepared->conditions.marks.items);
  template->mark_count = prepared->conditions.marks.count;

  cmark_node *document = parse(prepared);
  bool ok = read_tree(walk, document, error);
  cmark_node_free(document);
  if (!ok || !refuse_pictures_by_name(first, walk, error) || !refuse_lost_marks(walk, error)) return false;
  if (!has_words(walk)) {
    template_fault(template, template->body, error, ERROR_DAMAGED, _("there is no text"));
    return error_hint(error, _("Write the message below the header"));
  }
  template->part_count = walk->parts.count;
  template->parts = arena_copy(&template->arena, walk->parts.items, walk->parts.count * sizeof *walk->parts.items);
  return true;
}

bool template_read_body(struct template *template, struct error *error) {
  struct walk first = {0};
  struct prepared prepared;
  prepared_init(&prepared);
  struct walk walk = {
      .template = template,
      .prepared = &prepared,
      .quotes = quotes_of_language(template->language, &template->arena),
  };
  bool ok = refuse_links(template, &first, error) && read_body(&walk, &first, error);
  LIST_RELEASE(&first.pictures);
  LIST_RELEASE(&walk.units);
  LIST_RELEASE(&walk.placed);
  LIST_RELEASE(&walk.pictures);
  LIST_RELEASE(&walk.parts);
  prepared_release(&prepared);
  return ok;
}
