/* SPDX-License-Identifier: MIT */
/* The linter of templates. */
#include "solipost/template/check.h"

#include <stdlib.h>
#include <string.h>

#include "fault.h"
#include "parse.h"
#include "solipost/base/i18n.h"
#include "solipost/template/template.h"
#include "tokens.h"

/* What fits beside the address of a card at the usual size; more is set smaller, then refused. */
enum { WORDS_ON_CARD = 66 };

struct checking {
  const struct template_check_request *request;
  const struct template *template;
  struct arena *arena;
  LIST(struct template_finding) findings;
};

static void add(struct checking *checking, enum template_weight weight, size_t offset, const char *what,
                const char *why, const char *todo) {
  struct template_finding finding = {.weight = weight, .what = what, .why = why, .todo = todo};
  template_place(checking->template, offset, &finding.line, &finding.column);
  LIST_PUSH(&checking->findings, finding);
}

/* An error that names its place in front of its words, taken apart. */
static void add_fault(struct checking *checking, const struct error *error) {
  const struct fault_place *fault = checking->template->fault;
  bool has_place = fault->line > 0;
  struct template_finding finding = {
      .weight = TEMPLATE_FAULT,
      .line = has_place ? fault->line : 1,
      .column = has_place ? fault->column : 1,
      .what = arena_strdup(checking->arena, has_place ? fault->text : error->message),
      .why = "",
      .todo = arena_strdup(checking->arena, error->hint),
  };
  LIST_PUSH(&checking->findings, finding);
}

/* ---- header ---- */

static const char *language_of(const struct checking *checking) {
  const char *language = checking->template->language;
  if (*language == '\0' && checking->request->language != NULL) language = checking->request->language;
  return language;
}

static void check_header(struct checking *checking) {
  const struct template *template = checking->template;
  if (*language_of(checking) == '\0') {
    add(checking, TEMPLATE_WARNING, 0, _("the header names no language"),
        _("without it quotation marks stay straight, and nobody knows whom the text is for"),
        _("Write a line such as \"language: de\" between two lines of ---"));
  }
  if (*template->checked_by == '\0') {
    add(checking, TEMPLATE_NOTE, 0, _("no native reader has read it yet"), _("printing asks about it each time"),
        _("Let somebody read it, and write the name behind \"checked-by:\""));
  }
  bool asks = checking->request->has_paper != NULL && *template->paper != '\0';
  if (asks && !checking->request->has_paper(template->paper)) {
    add(checking, TEMPLATE_FAULT, template->paper_offset,
        arena_printf(checking->arena, _("there is no paper \"%s\""), template->paper), "",
        _("Write a paper such as A4, Letter or A6, or leave the line out"));
  }
}

/* ---- fields, lists, pictures ---- */

static bool is_asked_for(const struct template *template, const struct field_use *field) {
  for (size_t i = 0; i < template->mark_count; i++) {
    const struct condition_mark *mark = &template->marks[i];
    bool around = mark->begins && mark->offset < field->offset && field->offset < mark->partner;
    if (around && !mark->wants_empty && mark->info == field->info) return true;
  }
  return false;
}

static void check_fields(struct checking *checking) {
  const struct template *template = checking->template;
  for (size_t i = 0; i < template->field_count; i++) {
    const struct field_use *field = &template->fields[i];
    if (!field->info->may_be_empty || field->fallback != NULL || is_asked_for(template, field)) continue;
    const char *name = field->info->name;
    add(checking, TEMPLATE_WARNING, field->offset,
        arena_printf(checking->arena, _("{%s} is empty for some people"), name), _("they then get nothing"),
        arena_printf(checking->arena, _("Write {%s | \"something else\"}, or put it into {if %s} ... {end}"), name,
                     name));
  }
}

static size_t items_of(const struct template *template, const struct list_part *list) {
  size_t count = 0, last = SIZE_MAX;
  for (size_t i = 0; i < template->part_count; i++) {
    const struct template_part *part = &template->parts[i];
    if (part->list != list || part->item == last) continue;
    count++;
    last = part->item;
  }
  return count;
}

/* A dash before a name at the end is not meant as a list. */
static void check_lists(struct checking *checking) {
  const struct template *template = checking->template;
  const struct list_part *before = NULL;
  for (size_t i = 0; i < template->part_count; i++) {
    const struct template_part *part = &template->parts[i];
    bool is_new = part->list != NULL && part->list != before;
    before = part->list;
    if (!is_new || items_of(template, part->list) > 1) continue;
    add(checking, TEMPLATE_WARNING, part->offset, _("a list with a single item"),
        _("it is printed with a dot in front"), _("If a dash is meant write –; for the character itself write \\-"));
  }
}

static void check_pictures(struct checking *checking) {
  const struct template *template = checking->template;
  struct template_image *images;
  size_t count;
  if (checking->request->folder == NULL) return;
  template_images(template, checking->arena, &images, &count);
  for (size_t i = 0; i < count; i++) {
    const char *path;
    struct error error = {0};
    *template->fault = (struct fault_place){0};
    if (!template_image_path(template, images[i].path, checking->arena, &path, &error)) add_fault(checking, &error);
  }
}

/* ---- words ---- */

static void blank(char *text, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (text[i] != '\n') text[i] = ' ';
}

/* The text as it stands, with the header and all in braces blanked but what is written there for empty fields: places in
 * it are places in the source. */
static const char *readable(const struct template *template, struct arena *arena) {
  char *text = arena_strndup(arena, template->source, template->length);
  bool in_quotes = false, in_braces = false;
  blank(text, 0, template->body);
  for (size_t i = template->body; i < template->length; i++) {
    char c = text[i];
    if (!in_braces && c == '{' && text[i + 1] == '{') {
      blank(text, i, i + 2);
      i++;
    } else if (in_braces && in_quotes) {
      if (c == '\\' && text[i + 1] != '\0') i++;
      else if (c == '"') in_quotes = false;
    } else if (in_braces || c == '{') {
      in_braces = c != '}' && c != '\n';
      in_quotes = c == '"';
      blank(text, i, i + 1);
    }
  }
  return text;
}

/* A letter to an authority says what the matter is. */
static unsigned topics_for(const struct template *template) {
  return strcmp(template->kind, "protest") == 0 ? DANGER_WRITER : DANGER_ALL;
}

static void check_words(struct checking *checking, const char *text) {
  const struct template_check_request *asked = checking->request;
  struct danger_request request = {
      .language = language_of(checking),
      .topics = topics_for(checking->template),
      .organisations = asked->organisations,
      .writers = asked->writers,
  };
  struct danger_finding *findings;
  size_t count;
  danger_find(asked->words, &request, text, checking->arena, &findings, &count);
  for (size_t i = 0; i < count; i++) {
    const struct danger_finding *found = &findings[i];
    const char *meaning = *found->meaning == '\0' ? "" : arena_printf(checking->arena, " (%s)", found->meaning);
    add(checking, found->topic == DANGER_RELIGION ? TEMPLATE_NOTE : TEMPLATE_WARNING, found->start,
        arena_printf(checking->arena, "\"%s\"%s: %s", found->found, meaning, danger_label(found->topic)),
        danger_why(found->topic), danger_advice(found->topic));
  }
  if (*request.language == '\0' || danger_has_language(asked->words, request.language)) return;
  add(checking, TEMPLATE_NOTE, 0, _("there is no list of words that endanger for this language"),
      _("only names and addresses were looked for"), _("Let somebody read it who knows the prisons there"));
}

static void check_length(struct checking *checking, const char *text) {
  size_t words = tokens_of(text, checking->arena).count;
  if (strcmp(checking->template->kind, "card") != 0 || words <= WORDS_ON_CARD) return;
  add(checking, TEMPLATE_NOTE, checking->template->body,
      arena_printf(checking->arena, ngettext("it has %zu word", "it has %zu words", words), words),
      _("about 60 fit beside the address of a card"), _("Try it with --dry-run, or write \"kind: letter\""));
}

/* ---- the whole ---- */

static int compare(const void *a, const void *b) {
  const struct template_finding *x = a, *y = b;
  if (x->line != y->line) return x->line < y->line ? -1 : 1;
  return x->column == y->column ? 0 : x->column < y->column ? -1 : 1;
}

static void check_all(struct checking *checking, struct template *template) {
  struct error error = {0};
  if (checking->request->folder != NULL) template->folder = arena_strdup(&template->arena, checking->request->folder);
  if (!parse_all(template, &error)) {
    add_fault(checking, &error);
    return;
  }
  check_header(checking);
  check_fields(checking);
  check_lists(checking);
  check_pictures(checking);
  const char *text = readable(template, checking->arena);
  check_words(checking, text);
  check_length(checking, text);
}

void template_check(const char *source, size_t length, const struct template_check_request *request,
                    struct arena *arena, struct template_finding **findings, size_t *count) {
  struct template *template = parse_begin(source, length, request->name);
  struct checking checking = {.request = request, .template = template, .arena = arena};
  check_all(&checking, template);
  parse_end(template);
  *count = checking.findings.count;
  if (*count > 0) qsort(checking.findings.items, *count, sizeof *checking.findings.items, compare);
  *findings = arena_copy(arena, checking.findings.items, *count * sizeof **findings);
  LIST_RELEASE(&checking.findings);
}
