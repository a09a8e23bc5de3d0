/* SPDX-License-Identifier: MIT */
/* Whom a row of a list speaks of: by code, then number and country, then name, prison and birthday. */
#include "people_find.h"
#include "solipost/store/people_store.h"
#include "statement.h"

static void take(struct match_result *out, const struct id_list *found, enum people_match how) {
  if (found->count == 0) return;
  out->how = how;
  out->id = found->items[0];
  if (found->count > 1) out->other = found->items[1];
}

static bool match_number(struct store *store, const struct prisoner *prisoner, const char *country,
                         struct id_list *found, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store,
                      "SELECT DISTINCT prisoner.id FROM prisoner"
                      " CROSS JOIN stay ON stay.prisoner = prisoner.id AND stay.row_state = 0 AND stay.until IS NULL"
                      " CROSS JOIN prison ON prison.id = stay.prison"
                      " WHERE prisoner.row_state = 0 AND prisoner.number = ?1 AND prison.country = ?2 LIMIT 2",
                      &statement, error)) {
    return false;
  }
  bind_text(statement, 1, prisoner->number);
  bind_text(statement, 2, country);
  bool row = false, done = true;
  while ((done = statement_step(store, statement, &row, error)) && row) id_list_add(found, column_id(statement, 0));
  statement_return(store, statement);
  return done;
}

/* Unknown on one side contradicts nothing. */
static bool birthdays_agree(struct date a, struct date b) {
  if (!date_is_set(a) || !date_is_set(b)) return true;
  if (a.month != b.month || a.day != b.day) return false;
  return !date_has_year(a) || !date_has_year(b) || a.year == b.year;
}

static bool texts_agree(const char *a, const char *b) { return a[0] == '\0' || b[0] == '\0' || strcmp(a, b) == 0; }

/* Whether a namesake is the same person: the same prison, and nothing that speaks against it. */
static bool is_same(struct store *store, struct uuid id, const struct prisoner *prisoner, struct uuid prison,
                    bool *same, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store,
                      "SELECT birthday, number, distinguisher, EXISTS (SELECT 1 FROM stay WHERE prisoner = ?1"
                      " AND until IS NULL AND row_state = 0 AND prison = ?2) FROM prisoner WHERE id = ?1",
                      &statement, error)) {
    return false;
  }
  bind_id(statement, 1, &id);
  bind_id(statement, 2, &prison);
  struct arena arena;
  arena_init(&arena);
  bool row = false;
  bool done = statement_step(store, statement, &row, error);
  if (done && row) {
    struct date birthday = {0};
    const char *text = column_text(statement, 0, &arena);
    if (text[0] != '\0' && !date_parse_iso(text, &birthday)) birthday = (struct date){0};
    *same = birthdays_agree(birthday, prisoner->birthday) &&
            texts_agree(column_text(statement, 1, &arena), prisoner->number) &&
            texts_agree(column_text(statement, 2, &arena), prisoner->distinguisher) &&
            sqlite3_column_int(statement, 3) != 0;
  }
  arena_release(&arena);
  statement_return(store, statement);
  return done;
}

static bool match_name(struct store *store, const struct prisoner *prisoner, struct uuid prison,
                       struct match_result *out, struct error *error) {
  struct id_list namesakes = {0}, same_ones = {0};
  bool done = find_by_name(store, &prisoner_noun, prisoner->name, &namesakes, error);
  for (size_t i = 0; done && i < namesakes.count; i++) {
    bool same = false;
    if (!uuid_is_nil(prison)) done = is_same(store, namesakes.items[i], prisoner, prison, &same, error);
    if (same) id_list_add(&same_ones, namesakes.items[i]);
  }
  take(out, &same_ones, MATCH_NAME);
  if (out->how == MATCH_NONE && namesakes.count > 0) out->namesake = namesakes.items[0];
  LIST_RELEASE(&namesakes);
  LIST_RELEASE(&same_ones);
  return done;
}

bool people_match(struct store *store, const struct prisoner *prisoner, const struct prison *prison,
                  struct match_result *out, struct error *error) {
  struct id_list found = {0};
  *out = (struct match_result){0};
  bool done = find_by_field(store, &prisoner_noun, "code", prisoner->code, &found, error);
  take(out, &found, MATCH_CODE);
  if (done && out->how == MATCH_NONE && prison != NULL && prisoner->number[0] != '\0') {
    done = match_number(store, prisoner, prison->country, &found, error);
    take(out, &found, MATCH_NUMBER);
  }
  LIST_RELEASE(&found);
  if (!done || out->how != MATCH_NONE) return done;
  return match_name(store, prisoner, prison != NULL ? prison->id : (struct uuid){0}, out, error);
}

static bool country_agrees(struct store *store, struct uuid id, const char *country, bool *agrees,
                           struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, "SELECT country IS NULL OR country = ?2 FROM prison WHERE id = ?1", &statement, error)) {
    return false;
  }
  bind_id(statement, 1, &id);
  bind_text(statement, 2, country);
  bool row = false;
  bool done = statement_step(store, statement, &row, error);
  *agrees = done && row && (country[0] == '\0' || sqlite3_column_int(statement, 0) != 0);
  statement_return(store, statement);
  return done;
}

bool prison_match(struct store *store, const struct prison *prison, struct match_result *out, struct error *error) {
  struct id_list found = {0}, namesakes = {0};
  *out = (struct match_result){0};
  bool done = find_by_field(store, &prison_noun, "code", prison->code, &found, error);
  take(out, &found, MATCH_CODE);
  if (done && out->how == MATCH_NONE) done = find_by_name(store, &prison_noun, prison->name, &namesakes, error);
  for (size_t i = 0; done && i < namesakes.count; i++) {
    bool agrees = false;
    done = country_agrees(store, namesakes.items[i], prison->country, &agrees, error);
    if (agrees) id_list_add(&found, namesakes.items[i]);
  }
  if (out->how == MATCH_NONE) take(out, &found, MATCH_NAME);
  if (out->how == MATCH_NONE && namesakes.count > 0) out->namesake = namesakes.items[0];
  LIST_RELEASE(&found);
  LIST_RELEASE(&namesakes);
  return done;
}
