/* SPDX-License-Identifier: MIT */
/* Who is meant when printing or listing. The list of ids is made at once and the rows are read one by one, so that no
 * lock is held while somebody prints. */
#include "people_find.h"
#include "selection_ids.h"
#include "solipost/model/address.h"
#include "solipost/store/people_store.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"
#include "statement.h"

struct selection_cursor {
  struct store *store;
  struct selected_ids ids;
  size_t next;
};

/* What a selection means once names are ids. */
struct resolved {
  struct uuid campaign, prison;
  struct id_list who;
  bool everyone; /* no list of people was given */
};

static bool resolve(struct store *store, const struct selection *selection, struct resolved *out, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  bool done = true;
  out->everyone = selection->who == NULL || selection->who[0] == NULL;
  for (size_t i = 0; done && !out->everyone && selection->who[i] != NULL; i++) {
    struct prisoner prisoner;
    done = people_resolve(store, &prisoner_noun, selection->who[i], &prisoner, &arena, error);
    if (done) id_list_add(&out->who, prisoner.id);
  }
  if (done && selection->campaign != NULL && selection->campaign[0] != '\0') {
    struct campaign campaign;
    done = people_resolve(store, &campaign_noun, selection->campaign, &campaign, &arena, error);
    out->campaign = campaign.id;
  }
  if (done && selection->prison != NULL && selection->prison[0] != '\0') {
    struct prison prison;
    done = people_resolve(store, &prison_noun, selection->prison, &prison, &arena, error);
    out->prison = prison.id;
  }
  arena_release(&arena);
  return done && (selection->plan == 0 || plan_check_use(store, selection->plan, selection->plan_open, error));
}

/* Parameters that stay NULL ask nothing. Short codes before long ones, so that P1000 comes after P999. */
static const char selection_sql[] =
    "WITH RECURSIVE place (n) AS (SELECT 0 UNION ALL SELECT n + 16 FROM place WHERE n + 16 < length(?1)) "
    "SELECT p.id, s.id, pr.id FROM prisoner AS p "
    "LEFT JOIN stay AS s ON s.id = (SELECT id FROM stay WHERE prisoner = p.id AND until IS NULL AND row_state = 0"
    " ORDER BY since DESC, id DESC LIMIT 1) "
    "LEFT JOIN prison AS pr ON pr.id = s.prison AND pr.row_state = 0 "
    "WHERE p.row_state = 0"
    " AND (?1 IS NULL OR p.id IN (SELECT substr(?1, n + 1, 16) FROM place))"
    " AND (?2 IS NULL OR EXISTS (SELECT 1 FROM target WHERE campaign = ?2 AND prisoner = p.id AND row_state = 0))"
    " AND (?3 IS NULL OR pr.country = ?3)"
    " AND (?4 IS NULL OR pr.id = ?4)"
    " AND (?5 IS NULL OR instr(' ' || p.languages || ' ', ' ' || ?5 || ' ') > 0)"
    " AND (?6 OR p.ended_on IS NULL)"
    " AND (?7 IS NULL OR EXISTS (SELECT 1 FROM plan_entry WHERE plan = ?7 AND prisoner = p.id AND row_state = 0"
    " AND dropped_on IS NULL AND (NOT ?8 OR piece IS NULL))) "
    "ORDER BY (SELECT min(position) FROM plan_entry WHERE plan = ?7 AND prisoner = p.id AND row_state = 0"
    " AND dropped_on IS NULL), pr.country IS NULL, pr.country, length(pr.code), pr.code, pr.id, length(p.code), "
    "p.code, p.id";

static bool fill(struct store *store, const struct selection *selection, const struct resolved *resolved,
                 struct selected_ids *out, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(store, selection_sql, &statement, error)) return false;
  if (!resolved->everyone) {
    sqlite3_bind_blob64(statement, 1, resolved->who.items, resolved->who.count * sizeof(struct uuid), SQLITE_STATIC);
  }
  if (!uuid_is_nil(resolved->campaign)) bind_id(statement, 2, &resolved->campaign);
  if (selection->country != NULL) bind_text(statement, 3, selection->country);
  if (!uuid_is_nil(resolved->prison)) bind_id(statement, 4, &resolved->prison);
  if (selection->language != NULL) bind_text(statement, 5, selection->language);
  sqlite3_bind_int(statement, 6, selection->include_ended ? 1 : 0);
  if (selection->plan != 0) sqlite3_bind_int64(statement, 7, selection->plan);
  sqlite3_bind_int(statement, 8, selection->plan_open ? 1 : 0);
  bool row = false, done = true;
  while ((done = statement_step(store, statement, &row, error)) && row) {
    struct selected_id id = {column_id(statement, 0), column_id(statement, 1), column_id(statement, 2)};
    LIST_PUSH(out, id);
  }
  statement_return(store, statement);
  return done;
}

bool selection_find(struct store *store, const struct selection *selection, struct selected_ids *out,
                    struct error *error) {
  struct resolved resolved = {0};
  bool done = resolve(store, selection, &resolved, error) && fill(store, selection, &resolved, out, error);
  LIST_RELEASE(&resolved.who);
  return done;
}

bool selection_open(struct store *store, const struct selection *selection, struct selection_cursor **out,
                    struct error *error) {
  struct selection_cursor *cursor = mem_alloc(sizeof *cursor);
  cursor->store = store;
  *out = NULL;
  bool done = selection_find(store, selection, &cursor->ids, error);
  if (done) {
    *out = cursor;
  } else {
    selection_close(cursor);
  }
  return done;
}

/* A row that was removed since the selection was made is left out; *there tells. */
static bool load_if_there(struct store *store, const struct noun *noun, struct uuid id, void *record, bool *there,
                          struct arena *arena, struct error *error) {
  *there = false;
  noun_clear(noun, record);
  if (uuid_is_nil(id)) return true;
  struct error missing;
  *there = record_load(store, noun, id, record, arena, &missing);
  if (*there || missing.kind == ERROR_NOT_FOUND) return true;
  if (error != NULL) *error = missing;
  return false;
}

bool people_relay(struct store *store, const struct prisoner *prisoner, const struct prison *prison,
                  struct relay *relay, bool *found, struct arena *arena, struct error *error) {
  *found = false;
  noun_clear(&relay_noun, relay);
  if (!address_needs_relay(prisoner, prison)) return true;
  if (!load_if_there(store, &relay_noun, prisoner->relay, relay, found, arena, error)) return false;
  if (*found || prison == NULL) return true;
  return load_if_there(store, &relay_noun, prison->relay, relay, found, arena, error);
}

bool selection_next(struct selection_cursor *cursor, struct selected *out, struct arena *arena, bool *more,
                    struct error *error) {
  *more = false;
  while (!*more && cursor->next < cursor->ids.count) {
    const struct selected_id *chosen = &cursor->ids.items[cursor->next++];
    bool held = false, known = false, relayed = false;
    if (!load_if_there(cursor->store, &prisoner_noun, chosen->prisoner, &out->prisoner, more, arena, error) ||
        !load_if_there(cursor->store, &stay_noun, chosen->stay, &out->stay, &held, arena, error) ||
        !load_if_there(cursor->store, &prison_noun, chosen->prison, &out->prison, &known, arena, error) ||
        !people_relay(cursor->store, &out->prisoner, &out->prison, &out->relay, &relayed, arena, error)) {
      return false;
    }
  }
  return true;
}

void selection_close(struct selection_cursor *cursor) {
  if (cursor == NULL) return;
  LIST_RELEASE(&cursor->ids);
  mem_free(cursor);
}
