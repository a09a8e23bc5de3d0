/* SPDX-License-Identifier: MIT */
/* Finding, opening and asking templates. */
#include "solipost/template/template.h"

#include <string.h>

#include "parse.h"
#include "shelf.h"
#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"

/* A little over what a template may have, so that its own check speaks of templates. */
enum { LARGEST_FILE = 512 * 1024 };

bool template_parse(struct template **out, const char *source, size_t length, const char *name, struct error *error) {
  *out = parse_begin(source, length, name);
  if (parse_all(*out, error)) return true;
  parse_end(*out);
  *out = NULL;
  return false;
}

void template_close(struct template *template) { parse_end(template); }

const char *template_kind(const struct template *template) { return template->kind; }
const char *template_language(const struct template *template) { return template->language; }
const char *template_title(const struct template *template) { return template->title; }
const char *template_checked_by(const struct template *template) { return template->checked_by; }
const char *template_paper(const struct template *template) { return template->paper; }
const char *template_source(const struct template *template) { return template->source; }

static bool same_language(const char *a, const char *b) {
  size_t length = strcspn(a, "-");
  return length == strcspn(b, "-") && memcmp(a, b, length) == 0;
}

static bool find_file(const char *name, const char *language, struct arena *arena, const char **path,
                      struct error *error) {
  const char *place = shelf_find(name, arena);
  if (place == NULL) {
    error_set(error, ERROR_NOT_FOUND, _("there is no template \"%s\""), name);
    return error_hint(error, _("Give the path of a file or folder, or a name that 'solipost template list' shows"));
  }
  *path = place;
  if (!file_is_folder(place)) return true;
  *path = language != NULL ? shelf_file(place, language, arena) : NULL;
  if (*path != NULL) return true;
  const char *languages = shelf_languages(place, arena);
  if (language == NULL) {
    error_set(error, ERROR_MISUSED, _("the template \"%s\" has several languages, and none is asked for"), name);
  } else {
    error_set(error, ERROR_NOT_FOUND, _("the template \"%s\" has no text in the language \"%s\""), name, language);
  }
  if (*languages == '\0') return error_hint(error, _("The folder holds no file such as de.md"));
  return error_hint(error, _("It has %s; write %s.md and put it beside them"), languages,
                    language != NULL ? language : "de");
}

/* A file in a folder is in the language it is named after; a file of its own in that of its header. */
static bool check_language(struct template *template, const char *language, bool in_folder, struct error *error) {
  if (language == NULL) return true;
  struct arena scratch;
  arena_init(&scratch);
  const char *wanted = lang_tag_from_text(language, &scratch);
  if (wanted == NULL) wanted = language;
  bool ok = true;
  if (*template->language == '\0') {
    template->language = arena_strdup(&template->arena, wanted);
  } else if (!same_language(template->language, wanted)) {
    ok = false;
    error_set(error, in_folder ? ERROR_DAMAGED : ERROR_NOT_FOUND,
              _("the template %s is in the language \"%s\", not \"%s\""), template->name, template->language, wanted);
    error_hint(error, in_folder ? _("Correct the line \"language:\" in its header, or its name")
                                : _("Choose a template in the language of the letter"));
  }
  arena_release(&scratch);
  return ok;
}

bool template_open(struct template **out, const char *name, const char *language, struct error *error) {
  *out = NULL;
  struct arena scratch;
  struct buffer source;
  arena_init(&scratch);
  buffer_init(&source);
  const char *path = NULL;
  bool ok = find_file(name, language, &scratch, &path, error) && file_read(path, LARGEST_FILE, &source, error);
  if (!ok) goto done;

  bool in_folder = file_is_folder(shelf_find(name, &scratch));
  const char *shown = in_folder ? arena_printf(&scratch, "%s/%s", name, path_name_of(path)) : name;
  ok = template_parse(out, source.bytes, source.length, shown, error);
  if (ok) (*out)->folder = path_folder_of(&(*out)->arena, path);
  if (ok && !check_language(*out, language, in_folder, error)) {
    template_close(*out);
    *out = NULL;
    ok = false;
  }
done:
  buffer_release(&source);
  arena_release(&scratch);
  return ok;
}

bool template_find(const char *name, struct error *error) {
  struct arena scratch;
  arena_init(&scratch);
  const char *path = NULL;
  const char *place = shelf_find(name, &scratch);
  bool found;
  if (place == NULL || (file_is_folder(place) && *shelf_languages(place, &scratch) == '\0')) {
    found = find_file(name, "de", &scratch, &path, error);
  } else if (file_is_folder(place)) {
    found = true;
  } else {
    struct template *template;
    found = template_open(&template, name, NULL, error);
    if (found) template_close(template);
  }
  arena_release(&scratch);
  return found;
}

bool template_has_language(const char *name, const char *language) {
  struct arena scratch;
  arena_init(&scratch);
  bool has = false;
  const char *place = shelf_find(name, &scratch);
  if (place != NULL && file_is_folder(place)) {
    has = shelf_file(place, language, &scratch) != NULL;
  } else if (place != NULL) {
    struct template *template;
    has = template_open(&template, name, language, NULL);
    if (has) template_close(template);
  }
  arena_release(&scratch);
  return has;
}
