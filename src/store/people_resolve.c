/* SPDX-License-Identifier: MIT */
/* The one record somebody means; or the candidates with what tells them apart. */
#include "people_find.h"
#include "row.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"
#include "statement.h"

enum { CANDIDATES_SHOWN = 10, CANDIDATES_LOOKED_AT = 200 };

static const char *trimmed(const char *typed, struct arena *arena) {
  while (ascii_is_space(*typed)) typed++;
  size_t length = strlen(typed);
  while (length > 0 && ascii_is_space(typed[length - 1])) length--;
  return arena_strndup(arena, typed, length);
}

/* "P014 Zoë Longname (father Ali), 1980, TR-SNC Sincan" */
static bool describe_prisoner(struct store *store, struct uuid id, struct buffer *out, struct arena *arena,
                              struct error *error) {
  struct prisoner prisoner;
  struct stay stay;
  struct prison prison;
  bool held = false;
  if (!record_load(store, &prisoner_noun, id, &prisoner, arena, error) ||
      !people_current_stay(store, id, &stay, &prison, &held, arena, error)) {
    return false;
  }
  buffer_append(out, prisoner_call(&prisoner, arena));
  if (date_is_set(prisoner.birthday))
    buffer_printf(out, ", %s", field_show(noun_field(&prisoner_noun, "birthday"), &prisoner, arena));
  if (prisoner.number[0] != '\0') buffer_printf(out, _(", no. %s"), prisoner.number);
  if (held) buffer_printf(out, ", %s", prison.code[0] != '\0' ? prison.code : prison.name);
  return true;
}

/* Code, name and town, as far as the noun has them. */
static bool describe_other(struct store *store, const struct noun *noun, struct uuid id, struct buffer *out,
                           struct arena *arena, struct error *error) {
  static const char *const telling[] = {"code", "pseudonym", "name", "city", "country"};
  void *record = arena_alloc(arena, noun->size);
  if (!record_load(store, noun, id, record, arena, error)) return false;
  const char *divider = "";
  for (size_t i = 0; i < COUNT_OF(telling); i++) {
    const struct field *field = noun_field(noun, telling[i]);
    const char *text = field != NULL ? field_get(field, record, arena) : "";
    if (text[0] == '\0') continue;
    buffer_printf(out, "%s%s", divider, text);
    divider = i == 0 ? " " : ", ";
  }
  return true;
}

static bool list_candidates(struct store *store, const struct noun *noun, const char *typed,
                            const struct id_list *found, struct arena *arena, struct error *error) {
  struct buffer lines;
  buffer_init(&lines);
  bool done = true;
  for (size_t i = 0; done && i < found->count && i < CANDIDATES_SHOWN; i++) {
    buffer_append(&lines, "\n  ");
    done = noun == &prisoner_noun ? describe_prisoner(store, found->items[i], &lines, arena, error)
                                  : describe_other(store, noun, found->items[i], &lines, arena, error);
  }
  if (done) {
    size_t more = found->count > CANDIDATES_SHOWN ? found->count - CANDIDATES_SHOWN : 0;
    if (more > 0) {
      buffer_printf(&lines, ngettext("\n  and %zu more", "\n  and %zu more", more), more);
    }
    error_set(error, ERROR_AMBIGUOUS, _("\"%s\" may mean several"), typed);
    error_hint(error, _("say which one by its code:%s"), lines.bytes);
  }
  buffer_release(&lines);
  return false;
}

/* Each way of finding is asked only if those before found nothing. */
static bool find_meant(struct store *store, const struct noun *noun, const char *typed, struct id_list *found,
                       struct error *error) {
  static const char *const exact[] = {"code", "number", "pseudonym"};
  for (size_t i = 0; i < COUNT_OF(exact) && found->count == 0; i++) {
    if (!find_by_field(store, noun, exact[i], typed, found, error)) return false;
  }
  if (found->count == 0 && !find_by_name(store, noun, typed, found, error)) return false;
  return found->count > 0 || find_by_words(store, noun, typed, CANDIDATES_LOOKED_AT, found, error);
}

static bool nobody(const struct noun *noun, const char *typed, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("no %s fits \"%s\""), _(noun->label), typed);
  return error_hint(error, _("part of the name is enough: 'solipost find' looks for it, 'solipost list %s' shows all"),
                    noun->plural);
}

bool people_resolve(struct store *store, const struct noun *noun, const char *typed, void *record, struct arena *arena,
                    struct error *error) {
  const char *text = trimmed(typed, arena);
  struct id_list found = {0};
  noun_clear(noun, record);
  bool done = find_meant(store, noun, text, &found, error);
  if (done && found.count == 0) done = nobody(noun, text, error);
  if (done && found.count > 1) done = list_candidates(store, noun, text, &found, arena, error);
  if (done) done = record_load(store, noun, found.items[0], record, arena, error);
  LIST_RELEASE(&found);
  return done;
}

bool people_current_stay(struct store *store, struct uuid prisoner, struct stay *stay, struct prison *prison,
                         bool *found, struct arena *arena, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = prisoner};
  /* Two open stays are a mistake that `check` names; until it is settled the later one counts. */
  const struct record_query query = {.where = "prisoner = ?1 AND until IS NULL",
                                     .order = "since DESC, id DESC",
                                     .values = &value,
                                     .value_count = 1,
                                     .limit = 1};
  struct record_cursor *rows = NULL;
  noun_clear(&stay_noun, stay);
  if (prison != NULL) noun_clear(&prison_noun, prison);
  bool done = record_select(store, &stay_noun, &query, &rows, error) && record_next(rows, stay, arena, found, error);
  record_cursor_close(rows);
  if (!done || !*found || prison == NULL || uuid_is_nil(stay->prison)) return done;
  struct error missing;
  if (record_load(store, &prison_noun, stay->prison, prison, arena, &missing)) return true;
  if (missing.kind == ERROR_NOT_FOUND) { /* the prison was removed: the place is not known any more */
    *found = false;
    return true;
  }
  if (error != NULL) *error = missing;
  return false;
}

bool people_own_group(struct store *store, struct own_group *out, struct arena *arena, struct error *error) {
  const struct record_query query = {.order = "id", .limit = 1};
  struct record_cursor *rows = NULL;
  bool found = false;
  noun_clear(&own_group_noun, out);
  bool done =
      record_select(store, &own_group_noun, &query, &rows, error) && record_next(rows, out, arena, &found, error);
  record_cursor_close(rows);
  if (!done || found) return done;
  error_set(error, ERROR_NOT_FOUND, _("the register does not say which group it belongs to"));
  return error_hint(error, _("enter name, sender's address and country with 'solipost group edit'"));
}
