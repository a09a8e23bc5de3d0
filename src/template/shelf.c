/* SPDX-License-Identifier: MIT */
/* Looks for templates in the user's folder and among the shipped ones. */
#include "shelf.h"

#include <dirent.h>
#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"
#include "solipost/lang/text.h"
#include "solipost/template/shelf.h"

static const char SUFFIX[] = ".md";

const char *template_own_folder(struct arena *arena) { return path_own(arena, "templates"); }

bool template_name_is_fine(const char *name) {
  enum { LONGEST_NAME = 60 };
  size_t length = strlen(name);
  for (size_t i = 0; i < length; i++) {
    bool fine = ascii_is_alpha(name[i]) || ascii_is_digit(name[i]) || (i > 0 && (name[i] == '-' || name[i] == '_'));
    if (!fine && (unsigned char)name[i] < 0x80) return false;
  }
  return length > 0 && length <= LONGEST_NAME && utf8_is_valid(name);
}

static bool ends_in_suffix(const char *name) {
  size_t length = strlen(name);
  return length > strlen(SUFFIX) && strcmp(name + length - strlen(SUFFIX), SUFFIX) == 0;
}

static const char *without_suffix(const char *name, struct arena *arena) {
  return arena_strndup(arena, name, strlen(name) - (ends_in_suffix(name) ? strlen(SUFFIX) : 0));
}

const char *shelf_find(const char *name, struct arena *arena) {
  if (*name == '\0') return NULL;
  if (file_exists(name)) return name;
  const char *own = path_join(arena, template_own_folder(arena), name);
  if (file_exists(own)) return own;
  own = arena_printf(arena, "%s%s", own, SUFFIX);
  if (file_exists(own)) return own;
  const char *shipped = path_data(arena, arena_printf(arena, "templates/%s", name));
  if (shipped != NULL) return shipped;
  return path_data(arena, arena_printf(arena, "templates/%s%s", name, SUFFIX));
}

const char *template_place_of(const char *name, struct arena *arena) { return shelf_find(name, arena); }

const char *shelf_file(const char *folder, const char *language, struct arena *arena) {
  const char *tag = lang_tag_from_text(language, arena);
  if (tag == NULL) return NULL;
  const char *exact = path_join(arena, folder, arena_printf(arena, "%s%s", tag, SUFFIX));
  if (file_exists(exact)) return exact;
  size_t length = strcspn(tag, "-");
  const char *general = path_join(arena, folder, arena_printf(arena, "%.*s%s", (int)length, tag, SUFFIX));
  return file_exists(general) ? general : NULL;
}

/* ---- lists ---- */

static const char *text_of_name(const void *item) { return item; }

struct name_list {
  LIST(void *) names;
};

/* What lies in a folder and is not hidden, in order; with `only_texts` nothing but *.md. */
static void read_folder(const char *folder, bool only_texts, struct arena *arena, struct name_list *out) {
  DIR *directory = opendir(folder);
  if (directory == NULL) return;
  for (const struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
    if (entry->d_name[0] == '.' || !utf8_is_valid(entry->d_name)) continue;
    if (only_texts && !ends_in_suffix(entry->d_name)) continue;
    LIST_PUSH(&out->names, arena_strdup(arena, entry->d_name));
  }
  closedir(directory);
  if (out->names.count > 0) lang_sort(out->names.items, out->names.count, text_of_name, "en");
}

void template_files(const char *path, struct arena *arena, struct shelf_file **files, size_t *count) {
  struct name_list list = {0};
  bool is_folder = file_is_folder(path);
  if (is_folder) read_folder(path, true, arena, &list);
  *files = ARENA_ARRAY(arena, struct shelf_file, list.names.count + 1);
  *count = list.names.count;
  for (size_t i = 0; i < list.names.count; i++) {
    (*files)[i].path = path_join(arena, path, list.names.items[i]);
    (*files)[i].language = without_suffix(list.names.items[i], arena);
  }
  if (!is_folder) (*files)[(*count)++] = (struct shelf_file){.path = arena_strdup(arena, path), .language = ""};
  LIST_RELEASE(&list.names);
}

const char *shelf_languages(const char *folder, struct arena *arena) {
  struct shelf_file *files;
  size_t count;
  struct buffer text;
  if (!file_is_folder(folder)) return "";
  template_files(folder, arena, &files, &count);
  buffer_init(&text);
  for (size_t i = 0; i < count; i++) buffer_printf(&text, "%s%s", i > 0 ? ", " : "", files[i].language);
  const char *result = arena_strdup(arena, text.bytes);
  buffer_release(&text);
  return result;
}

struct shelf_list {
  LIST(void *) items; /* struct shelf_item */
};

static struct shelf_item *item_called(const struct shelf_list *list, const char *name) {
  for (size_t i = 0; i < list->items.count; i++) {
    struct shelf_item *item = list->items.items[i];
    if (strcmp(item->name, name) == 0) return item;
  }
  return NULL;
}

/* A folder with texts in it, or a text. */
static bool is_template(const char *path, struct arena *arena) {
  return file_is_folder(path) ? *shelf_languages(path, arena) != '\0' : ends_in_suffix(path);
}

static void add_folder(struct shelf_list *list, const char *folder, bool is_own, struct arena *arena) {
  struct name_list names = {0};
  read_folder(folder, false, arena, &names);
  for (size_t i = 0; i < names.names.count; i++) {
    const char *path = path_join(arena, folder, names.names.items[i]);
    const char *name = without_suffix(names.names.items[i], arena);
    struct shelf_item *same = item_called(list, name);
    if (!is_template(path, arena)) continue;
    if (same != NULL) {
      same->hides_shipped = same->is_own && !is_own;
      continue;
    }
    struct shelf_item *item = ARENA_NEW(arena, struct shelf_item);
    *item = (struct shelf_item){.name = name, .path = path, .is_own = is_own};
    LIST_PUSH(&list->items, item);
  }
  LIST_RELEASE(&names.names);
}

static const char *text_of_item(const void *item) { return ((const struct shelf_item *)item)->name; }

void template_shelf(struct arena *arena, struct shelf_item **items, size_t *count) {
  struct shelf_list list = {0};
  add_folder(&list, template_own_folder(arena), true, arena);
  const char *shipped = path_data(arena, "templates");
  if (shipped != NULL) add_folder(&list, shipped, false, arena);
  if (list.items.count > 0) lang_sort(list.items.items, list.items.count, text_of_item, "en");
  *items = ARENA_ARRAY(arena, struct shelf_item, list.items.count);
  *count = list.items.count;
  for (size_t i = 0; i < *count; i++) (*items)[i] = *(struct shelf_item *)list.items.items[i];
  LIST_RELEASE(&list.items);
}
