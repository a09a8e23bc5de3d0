/* SPDX-License-Identifier: MIT */
/* Titles are looked up as --map says, then as names of fields, then in nine languages; what nobody knows stays as a note. */
#include "import_columns.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

enum { TITLES_SHOWN = 20, TITLE_COLUMNS = 40 };

static const char *const prisoner_extras[] = {"given_name", "family_name", "prison", "unit", "ward", "since", NULL};
static const char *const no_extras[] = {NULL};

static const char *const *extras_of(const struct noun *noun) {
  return noun == &prisoner_noun ? prisoner_extras : no_extras;
}

bool import_is_extra_field(const struct noun *noun, const char *field) {
  for (const char *const *extra = extras_of(noun); *extra != NULL; extra++) {
    if (strcmp(*extra, field) == 0) {
      return true;
    }
  }
  return false;
}

static bool may_be_imported(const struct noun *noun, const char *name) {
  const struct field *field = noun_field(noun, name);
  return import_is_extra_field(noun, name) || (field != NULL && (field->flags & FIELD_INTERNAL) == 0);
}

/* The name of the field meant by what was typed: "Verified-On" is verified_on. */
static const char *field_name(const struct noun *noun, const char *typed, struct arena *arena) {
  char *name = arena_strdup(arena, typed);
  for (char *at = name; *at != '\0'; at++) {
    *at = *at == ' ' || *at == '-' ? '_' : ascii_lower(*at);
  }
  return may_be_imported(noun, name) ? name : NULL;
}

static bool refuse_field(const struct import *import, const char *typed, struct error *error) {
  const struct noun *noun = import->settings->noun;
  struct buffer names;
  buffer_init(&names);
  for (size_t i = 0; i < noun->field_count; i++) {
    if (may_be_imported(noun, noun->fields[i].name)) {
      buffer_printf(&names, "%s%s", names.length > 0 ? ", " : "", noun->fields[i].name);
    }
  }
  for (const char *const *extra = extras_of(noun); *extra != NULL; extra++) {
    buffer_printf(&names, ", %s", *extra);
  }
  error_set(error, ERROR_MISUSED, _("--map: no field is called '%s'"), typed);
  error_hint(error, _("Fields are: %s; '-' leaves a column out"), names.bytes);
  buffer_release(&names);
  return false;
}

/* Enough of the titles to know the list by; a file that is no list may have thousands, of any length. */
static void append_titles(const struct import *import, struct buffer *titles) {
  struct arena arena;
  arena_init(&arena);
  for (size_t i = 0; i < import->column_count && i < TITLES_SHOWN; i++) {
    const char *title = lang_fit_columns(import->columns[i].title, TITLE_COLUMNS, &arena);
    buffer_printf(titles, "%s%s", i > 0 ? ", " : "", title);
  }
  if (import->column_count > TITLES_SHOWN) {
    buffer_append(titles, ", …");
  }
  arena_release(&arena);
}

static bool refuse_title(const struct import *import, const char *title, struct error *error) {
  struct buffer titles;
  buffer_init(&titles);
  append_titles(import, &titles);
  error_set(error, ERROR_MISUSED, _("--map: %s has no column '%s'"), import->path, title);
  error_hint(error, _("Its columns are: %s"), titles.bytes);
  buffer_release(&titles);
  return false;
}

/* The text, else its letters alone, decide. */
static size_t find_title(struct import *import, const char *title) {
  for (size_t i = 0; i < import->column_count; i++) {
    if (strcmp(import->columns[i].title, title) == 0) {
      return i;
    }
  }
  const char *folded = import_fold(title, &import->arena);
  for (size_t i = 0; i < import->column_count; i++) {
    if (folded[0] != '\0' && strcmp(import_fold(import->columns[i].title, &import->arena), folded) == 0) {
      return i;
    }
  }
  return SIZE_MAX;
}

/* One "Title=field". */
static bool apply_map(struct import *import, const char *map, struct error *error) {
  const char *equals = strrchr(map, '=');
  if (equals == NULL || equals == map) {
    error_set(error, ERROR_MISUSED, _("--map %s: there is no '=' between column and field"), map);
    return error_hint(error, _("Write it like --map 'Ad Soyad=name'"));
  }
  size_t column = find_title(import, arena_strndup(&import->arena, map, (size_t)(equals - map)));
  if (column == SIZE_MAX) {
    return refuse_title(import, arena_strndup(&import->arena, map, (size_t)(equals - map)), error);
  }
  bool left_out = strcmp(equals + 1, "-") == 0;
  const char *field = left_out ? "-" : field_name(import->settings->noun, equals + 1, &import->arena);
  if (field == NULL) {
    return refuse_field(import, equals + 1, error);
  }
  import->columns[column].field = field;
  import->columns[column].told = true;
  return true;
}

size_t import_column_of(const struct import *import, const char *field) {
  for (size_t i = 0; i < import->column_count; i++) {
    if (import->columns[i].field != NULL && strcmp(import->columns[i].field, field) == 0) {
      return i;
    }
  }
  return SIZE_MAX;
}

const char *import_cell_text(const struct import *import, const struct table_row *row, const char *field) {
  size_t column = import_column_of(import, field);
  return column < row->count ? row->cells[column].text : "";
}

/* Blanks around it aside. */
static bool is_same_cell(const char *a, const char *b) {
  a += strspn(a, " \t");
  b += strspn(b, " \t");
  size_t a_length = strlen(a);
  size_t b_length = strlen(b);
  for (; a_length > 0 && ascii_is_space(a[a_length - 1]); a_length--) {
  }
  for (; b_length > 0 && ascii_is_space(b[b_length - 1]); b_length--) {
  }
  return a_length == b_length && memcmp(a, b, a_length) == 0;
}

bool import_repeats_header(const struct import *import, const struct table_row *row) {
  for (size_t i = 0; i < import->column_count; i++) {
    if (!is_same_cell(import->header[i], i < row->count ? row->cells[i].text : "")) {
      return false;
    }
  }
  return row->problem == NULL;
}

static const char *clean_title(const struct table_cell *cell, size_t index, struct arena *arena) {
  struct buffer cleaned;
  buffer_init(&cleaned);
  lang_clean(cell->text, false, &cleaned);
  const char *title =
      cleaned.length > 0 ? arena_strdup(arena, cleaned.bytes) : arena_printf(arena, _("column %zu"), index + 1);
  buffer_release(&cleaned);
  return title;
}

/* "Name" beside "Vorname" and "nom" beside "prénom" are the family name. */
static void settle_names(struct import *import) {
  size_t name = import_column_of(import, "name");
  if (name != SIZE_MAX && import_column_of(import, "given_name") != SIZE_MAX &&
      import_column_of(import, "family_name") == SIZE_MAX) {
    import->columns[name].field = "family_name";
  }
}

static bool has_identity(const struct import *import) {
  static const char *const prisoner[] = {"name", "name_native", "given_name", "family_name", "code", "number", NULL};
  static const char *const prison[] = {"name", "code", NULL};
  static const char *const piece[] = {"prisoner", NULL};
  const struct noun *noun = import->settings->noun;
  const char *const *fields = noun == &prisoner_noun ? prisoner : noun == &prison_noun ? prison : piece;
  for (; *fields != NULL; fields++) {
    if (import_column_of(import, *fields) != SIZE_MAX) {
      return true;
    }
  }
  return false;
}

static bool refuse_nameless(const struct import *import, struct error *error) {
  struct buffer titles;
  buffer_init(&titles);
  append_titles(import, &titles);
  const char *field = import->settings->noun == &piece_noun ? "prisoner" : "name";
  error_set(error, ERROR_MISUSED, _("%s: no column says who is meant; the first row reads: %s"), import->path,
            titles.bytes);
  error_hint(error,
             _("Name the column with --map 'Title=%s', or add a first row with titles; columns may also be cut "
               "wrongly: --separator"),
             field);
  buffer_release(&titles);
  return false;
}

bool import_columns_map(struct import *import, const struct table_row *header, struct error *error) {
  const struct import_settings *settings = import->settings;
  import->column_count = header->count;
  import->columns = ARENA_ARRAY(&import->arena, struct import_column, header->count);
  import->header = ARENA_ARRAY(&import->arena, const char *, header->count);
  for (size_t i = 0; i < header->count; i++) {
    import->header[i] = arena_strdup(&import->arena, header->cells[i].text);
    import->columns[i].title = clean_title(&header->cells[i], i, &import->arena);
  }
  for (const char *const *map = settings->maps; map != NULL && *map != NULL; map++) {
    if (!apply_map(import, *map, error)) {
      return false;
    }
  }
  for (size_t i = 0; i < header->count; i++) {
    if (import->columns[i].told) {
      continue;
    }
    const char *title = import->columns[i].title;
    const char *field = field_name(settings->noun, title, &import->arena);
    if (field == NULL) {
      field = import_words_title(&import->words, title);
    }
    /* A second column of the same field would overwrite the first: it is kept as a note, like an unknown one. */
    bool taken = field != NULL && strcmp(field, "-") != 0 && import_column_of(import, field) != SIZE_MAX;
    import->columns[i].field = taken ? NULL : field;
  }
  settle_names(import);
  return has_identity(import) || refuse_nameless(import, error);
}
