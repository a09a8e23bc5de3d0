/* SPDX-License-Identifier: MIT */
/* Finding, opening and asking templates. */
#include "solipost/template/template.h"

#include <dirent.h>
#include <string.h>

#include "body.h"
#include "header.h"
#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"
#include "solipost/lang/text.h"

/* A little over what a template may have, so that its own check speaks of templates. */
enum { LARGEST_FILE = 512 * 1024 };

static const char SUFFIX[] = ".md";

bool template_parse(struct template **out, const char *source, size_t length, const char *name, struct error *error) {
  struct template *template = mem_alloc(sizeof *template);
  arena_init(&template->arena);
  template->name = arena_strdup(&template->arena, name);
  template->folder = "";
  template->fault = ARENA_NEW(&template->arena, struct fault_place);
  template->source = arena_strndup(&template->arena, source, length);
  template->length = length;
  if (!template_read_header(template, error) || !template_read_body(template, error)) {
    template_close(template);
    *out = NULL;
    return false;
  }
  *out = template;
  return true;
}

void template_close(struct template *template) {
  if (template == NULL) return;
  arena_release(&template->arena);
  mem_free(template);
}

const char *template_kind(const struct template *template) { return template->kind; }
const char *template_language(const struct template *template) { return template->language; }
const char *template_title(const struct template *template) { return template->title; }
const char *template_checked_by(const struct template *template) { return template->checked_by; }
const char *template_paper(const struct template *template) { return template->paper; }
const char *template_source(const struct template *template) { return template->source; }

/* Where `name` leads: a file or folder of the user's, else a shipped one. NULL when there is none. */
static const char *find_place(const char *name, struct arena *arena) {
  if (*name == '\0') return NULL;
  if (file_exists(name)) return name;
  const char *shipped = path_data(arena, arena_printf(arena, "templates/%s", name));
  if (shipped != NULL) return shipped;
  return path_data(arena, arena_printf(arena, "templates/%s%s", name, SUFFIX));
}

/* The file of the language in a folder: "pt-BR.md", else "pt.md". NULL when it has none. */
static const char *file_for_language(const char *folder, const char *language, struct arena *arena) {
  const char *tag = lang_tag_from_text(language, arena);
  if (tag == NULL) return NULL;
  const char *exact = path_join(arena, folder, arena_printf(arena, "%s%s", tag, SUFFIX));
  if (file_exists(exact)) return exact;
  size_t length = strcspn(tag, "-");
  const char *general = path_join(arena, folder, arena_printf(arena, "%.*s%s", (int)length, tag, SUFFIX));
  return file_exists(general) ? general : NULL;
}

static const char *text_of_item(const void *item) { return item; }

/* "ar, de, tr": the languages a folder has. */
static const char *languages_of(const char *folder, struct arena *arena) {
  LIST(void *) names = {0};
  DIR *directory = opendir(folder);
  if (directory == NULL) return "";
  for (const struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
    size_t length = strlen(entry->d_name);
    if (entry->d_name[0] == '.' || length <= strlen(SUFFIX)) continue;
    if (strcmp(entry->d_name + length - strlen(SUFFIX), SUFFIX) != 0) continue;
    LIST_PUSH(&names, arena_strndup(arena, entry->d_name, length - strlen(SUFFIX)));
  }
  closedir(directory);
  if (names.count > 0) lang_sort(names.items, names.count, text_of_item, "en");

  struct buffer text;
  buffer_init(&text);
  for (size_t i = 0; i < names.count; i++) buffer_printf(&text, "%s%s", i > 0 ? ", " : "", (char *)names.items[i]);
  const char *result = arena_strdup(arena, text.bytes);
  buffer_release(&text);
  LIST_RELEASE(&names);
  return result;
}

static bool same_language(const char *a, const char *b) {
  size_t length = strcspn(a, "-");
  return length == strcspn(b, "-") && memcmp(a, b, length) == 0;
}

static bool find_file(const char *name, const char *language, struct arena *arena, const char **path,
                      struct error *error) {
  const char *place = find_place(name, arena);
  if (place == NULL) {
    error_set(error, ERROR_NOT_FOUND, _("there is no template \"%s\""), name);
    return error_hint(error, _("Give the path of a file or folder of your own, or one of the shipped ones: %s"),
                      "greeting, birthday");
  }
  *path = place;
  if (!file_is_folder(place)) return true;
  *path = language != NULL ? file_for_language(place, language, arena) : NULL;
  if (*path != NULL) return true;
  const char *languages = languages_of(place, arena);
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

  bool in_folder = file_is_folder(find_place(name, &scratch));
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
  const char *place = find_place(name, &scratch);
  bool found;
  if (place == NULL || (file_is_folder(place) && *languages_of(place, &scratch) == '\0')) {
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
  const char *place = find_place(name, &scratch);
  if (place != NULL && file_is_folder(place)) {
    has = file_for_language(place, language, &scratch) != NULL;
  } else if (place != NULL) {
    struct template *template;
    has = template_open(&template, name, language, NULL);
    if (has) template_close(template);
  }
  arena_release(&scratch);
  return has;
}
