/* SPDX-License-Identifier: MIT */
/* Lists, shows and makes templates. */
#include "solipost/print/templates.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/lang/tag.h"
#include "solipost/template/shelf.h"
#include "template_sample.h"

/* ---- list ---- */

static void append_to_list(struct buffer *list, const char *text) {
  buffer_printf(list, "%s%s", list->length > 0 ? ", " : "", text);
}

static bool open_file(const char *path, struct template **out, struct error *error) {
  return template_open(out, path, NULL, error);
}

/* The wanted language before English before any other. */
static int preference(const char *tag, const char *language) {
  if (strcmp(tag, language) == 0) return 2;
  return strcmp(tag, "en") == 0 ? 1 : 0;
}

static void look_into(struct template_listed *listed, const char *language, struct arena *arena) {
  struct shelf_file *files;
  size_t count;
  struct buffer languages, read_in;
  int best = -1;
  template_files(listed->path, arena, &files, &count);
  buffer_init(&languages);
  buffer_init(&read_in);
  for (size_t i = 0; i < count; i++) {
    struct template *template;
    struct error error = {0};
    if (!open_file(files[i].path, &template, &error)) {
      listed->problem = arena_strdup(arena, error.message);
      append_to_list(&languages, *files[i].language != '\0' ? files[i].language : "?");
      continue;
    }
    const char *tag = *files[i].language != '\0' ? files[i].language : template_language(template);
    append_to_list(&languages, *tag != '\0' ? tag : "?");
    if (*template_checked_by(template) != '\0') append_to_list(&read_in, tag);
    if (preference(tag, language) > best) {
      best = preference(tag, language);
      listed->kind = arena_strdup(arena, template_kind(template));
      listed->title = arena_strdup(arena, template_title(template));
    }
    template_close(template);
  }
  listed->languages = arena_strdup(arena, languages.bytes);
  listed->read_in = arena_strdup(arena, read_in.bytes);
  buffer_release(&languages);
  buffer_release(&read_in);
}

void templates_list(const char *language, struct arena *arena, struct template_listed **items, size_t *count) {
  struct shelf_item *shelf;
  template_shelf(arena, &shelf, count);
  *items = ARENA_ARRAY(arena, struct template_listed, *count);
  for (size_t i = 0; i < *count; i++) {
    (*items)[i] = (struct template_listed){
        .name = shelf[i].name,
        .kind = "",
        .title = "",
        .path = shelf[i].path,
        .is_own = shelf[i].is_own,
        .hides_shipped = shelf[i].hides_shipped,
        .problem = "",
    };
    look_into(&(*items)[i], language, arena);
  }
}

/* ---- show ---- */

/* The language a template is shown in when nobody said which; NULL for a single file, which has but one. */
static const char *choose_language(const char *name, const char *screen_language, struct arena *arena) {
  struct shelf_file *files;
  size_t count;
  const char *place = template_place_of(name, arena);
  if (place == NULL || !file_is_folder(place)) return NULL;
  template_files(place, arena, &files, &count);
  const char *chosen = NULL;
  int best = -1;
  for (size_t i = 0; i < count; i++) {
    if (preference(files[i].language, screen_language) <= best) continue;
    best = preference(files[i].language, screen_language);
    chosen = files[i].language;
  }
  return chosen;
}

static void append_block(struct buffer *out, const struct template_block *block) {
  if (out->length > 0) buffer_append(out, block->kind == TEMPLATE_ITEM && !block->continues ? "\n" : "\n\n");
  for (int i = 1; i < block->depth; i++) buffer_append(out, "   ");
  switch (block->kind) {
  case TEMPLATE_PARAGRAPH: break;
  case TEMPLATE_HEADING:
    for (int i = 0; i < block->level; i++) buffer_append_char(out, '#');
    buffer_append_char(out, ' ');
    break;
  case TEMPLATE_ITEM:
    if (block->continues) buffer_append(out, "   ");
    else if (block->number > 0) buffer_printf(out, "%d. ", block->number);
    else buffer_append(out, "• ");
    break;
  case TEMPLATE_IMAGE: buffer_printf(out, "[%s] ", block->image); break;
  }
  buffer_append(out, block->text.text);
}

static size_t count_words(const char *text) {
  size_t words = 0;
  while (*(text += strspn(text, " \n")) != '\0') {
    words++;
    text += strcspn(text, " \n");
  }
  return words;
}

static bool fill(const struct template *template, const char *name, const char *language, bool bare,
                 struct arena *arena, struct template_shown *out, struct error *error) {
  struct template_field *fields;
  struct template_block *blocks;
  size_t field_count, count;
  if (!template_sample(name, language, bare, arena, &fields, &field_count, error)) return false;
  if (!template_fill(template, fields, field_count, arena, &blocks, &count, error)) return false;
  struct buffer text;
  buffer_init(&text);
  for (size_t i = 0; i < count; i++) append_block(&text, &blocks[i]);
  buffer_append_char(&text, '\n');
  out->text = arena_strdup(arena, text.bytes);
  buffer_release(&text);
  return true;
}

bool templates_show(const char *name, const char *language, const char *screen_language, enum template_view view,
                    struct arena *arena, struct template_shown *out, struct error *error) {
  struct template *template;
  if (language == NULL) language = choose_language(name, screen_language, arena);
  if (!template_open(&template, name, language, error)) return false;
  const char *tag = *template_language(template) != '\0' ? template_language(template) : language;
  *out = (struct template_shown){
      .kind = arena_strdup(arena, template_kind(template)),
      .language = tag == NULL ? "" : arena_strdup(arena, tag),
      .title = arena_strdup(arena, template_title(template)),
      .checked_by = arena_strdup(arena, template_checked_by(template)),
      .paper = arena_strdup(arena, template_paper(template)),
      .text = arena_strdup(arena, template_source(template)),
  };
  bool done = true;
  if (view != TEMPLATE_SOURCE) {
    const char *spoken = *out->language != '\0' ? out->language : "en";
    done = fill(template, name, spoken, view == TEMPLATE_BARE, arena, out, error);
    if (done) out->words = count_words(out->text);
  }
  template_close(template);
  return done;
}

/* ---- new ---- */

/* The header as wanted, then the body of the other template as it stands; nobody has read the new text yet. */
static bool source_from(const struct template_wanted *wanted, struct buffer *out, struct arena *arena,
                        struct error *error) {
  struct template_shown other;
  if (!templates_show(wanted->from, wanted->language, wanted->language, TEMPLATE_SOURCE, arena, &other, error)) {
    return false;
  }
  const char *body = other.text;
  if (strncmp(body, "\xEF\xBB\xBF", 3) == 0) body += 3;
  if (strncmp(body, "---", 3) == 0) {
    const char *end = strstr(body + 3, "\n---");
    if (end != NULL) body = end + strlen("\n---");
    body += strcspn(body, "\n");
    if (*body == '\n') body++;
  }
  const char *kind = wanted->kind != NULL ? wanted->kind : other.kind;
  buffer_printf(out, "---\nkind: %s\nlanguage: %s\ntitle: %s\nchecked-by:\n---\n%s", kind, wanted->language,
                other.title, body);
  return true;
}

const char *templates_starter(void) {
  /* TRANSLATORS: stands in the file of a new template as its text, to be written over. */
  return _("Write your text here, and take these lines out. An empty line begins a new paragraph, *two stars* "
           "set words in italics, **four** in bold.");
}

/* What stands there is itself a text that can be printed, and says what may stand there. */
static void starter(const struct template_wanted *wanted, struct buffer *out) {
  const char *kind = wanted->kind != NULL ? wanted->kind : "card";
  buffer_printf(out, "---\nkind: %s\nlanguage: %s\ntitle: %s\nchecked-by:\n---\n\n", kind, wanted->language,
                wanted->name);
  buffer_append(out, "{salutation}\n\n");
  buffer_append(out, templates_starter());
  buffer_append(out, "\n\n");
  buffer_append(out, _("Words in braces are put in for each person: {first_name}{if city} in {city}{end}. What stands "
                       "between \"if\" and \"end\" is left out where the city is not known."));
  buffer_append(out, "\n\n");
  if (strcmp(kind, "card") != 0) {
    buffer_append(out,
                  _("{if birthday}\nThis paragraph is only for people whose birthday is known: {birthday}.\n{end}"));
    buffer_append(out, "\n\n");
  }
  buffer_append(out, "{closing}\n");
}

static bool make_source(const struct template_wanted *wanted, struct buffer *out, struct arena *arena,
                        struct error *error) {
  if (wanted->from != NULL) return source_from(wanted, out, arena, error);
  starter(wanted, out);
  return true;
}

static bool check_wanted(const struct template_wanted *wanted, struct error *error) {
  if (template_name_is_fine(wanted->name)) return true;
  error_set(error, ERROR_MISUSED, _("'%s' cannot be the name of a template"), wanted->name);
  return error_hint(error, "%s", _("use letters, digits and -, for example: spring-greeting"));
}

bool templates_new(const struct template_wanted *wanted, struct arena *arena, const char **path, struct error *error) {
  struct buffer source;
  struct template *template;
  const char *folder = path_join(arena, template_own_folder(arena), wanted->name);
  *path = path_join(arena, folder, arena_printf(arena, "%s.md", wanted->language));
  if (!check_wanted(wanted, error)) return false;
  buffer_init(&source);
  /* Read once before it is written: nothing broken is made. */
  bool done = make_source(wanted, &source, arena, error) &&
              template_parse(&template, source.bytes, source.length, *path, error);
  if (done) {
    template_close(template);
    done = file_make_folders(folder, error) && file_write(*path, false, source.bytes, source.length, error);
  }
  buffer_release(&source);
  return done;
}
