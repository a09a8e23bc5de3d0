/* SPDX-License-Identifier: MIT */
/* Looks through every text of the register for names, and takes them out. */
#include "forget_scan.h"

#include "forget_text.h"
#include "journal_read.h"
#include "search_index.h"
#include "solipost/store/commit.h"
#include "solipost/store/record_store.h"
#include "statement.h"

/* Signs the changes of who was forgotten. Not empty, and not the program's own name: who signs tells what was for good. */
static const char nobody[] = "[…]";

void forget_scan_release(struct forget_scan *scan) {
  LIST_RELEASE(&scan->places);
  LIST_RELEASE(&scan->resembling);
}

/* ---- whose words are whose ---- */

static const char *const named_by[] = {"name", "name_native", "known_as", "first_name", "pseudonym"};
static const char *const gone_by[] = {"name", "name_native", "pseudonym"}; /* a first name may be many a keeper's */
static const char *const numbered_by[] = {"code", "number"};

static bool is_among(const char *name, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(name, names[i]) == 0) return true;
  }
  return false;
}

bool forget_add_traces(struct store *store, const struct noun *noun, struct uuid row, struct traces *traces,
                       struct arena *arena, struct error *error) {
  void *record = arena_alloc(arena, noun->size);
  if (!record_load_even_deleted(store, noun, row, record, arena, error)) return false;
  for (size_t i = 0; i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    if (field->type != FIELD_TEXT) continue;
    if (is_among(field->name, named_by, COUNT_OF(named_by)))
      traces_add_name(traces, field_get(field, record, arena), is_among(field->name, gone_by, COUNT_OF(gone_by)));
    else if (is_among(field->name, numbered_by, COUNT_OF(numbered_by)))
      traces_add_phrase(traces, field_get(field, record, arena));
  }
  return true;
}

/* What says who or where somebody else is: a namesake keeps the name, an envelope its address. */
static bool is_identity(const struct noun *noun, const struct field *field) {
  static const char *const of_prisoner[] = {"code", "name", "name_native", "known_as", "first_name", "number"};
  static const char *const of_piece[] = {"address", "address_native", "kind"};
  static const char *const of_run[] = {"product", "picture"};
  if (noun == &prisoner_noun) return is_among(field->name, of_prisoner, COUNT_OF(of_prisoner));
  if (noun == &piece_noun) return is_among(field->name, of_piece, COUNT_OF(of_piece));
  if (noun == &run_noun) return is_among(field->name, of_run, COUNT_OF(of_run));
  if (noun == &writer_noun) return strcmp(field->name, "pseudonym") == 0;
  if (noun == &campaign_noun) return strcmp(field->name, "code") == 0;
  if (noun == &own_group_noun) return strcmp(field->name, "contact") != 0;
  if (noun == &prison_noun) return (field->flags & FIELD_NOTE) == 0 && strcmp(field->name, "source") != 0;
  return false;
}

static bool is_searched_through(const struct field *field) {
  bool text = field->type == FIELD_TEXT || field->type == FIELD_LINES;
  return text && strcmp(field->name, "sealed") != 0 && strcmp(field->name, "checksum") != 0 &&
         strcmp(field->name, "scans") != 0;
}

/* The person a row is about: of a note about a namesake the words of that name stay. nil when it is about nobody. */
static bool find_owner(struct store *store, const struct noun *noun, struct uuid row, const struct noun **owner,
                       struct uuid *id, struct arena *arena, struct error *error) {
  *owner = noun;
  *id = row;
  if (noun == &prisoner_noun || noun == &writer_noun) return true;
  *id = (struct uuid){0};
  for (size_t i = 0; uuid_is_nil(*id) && i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    if (field->type != FIELD_REFERENCE) continue;
    if (field->refers_to != &prisoner_noun && field->refers_to != &writer_noun) continue;
    sqlite3_stmt *statement = NULL;
    bool found = false;
    if (!statement_lend(store, arena_printf(arena, "SELECT \"%s\" FROM %s WHERE id = ?1", field->name, noun->table),
                        &statement, error)) {
      return false;
    }
    bind_id(statement, 1, &row);
    bool done = statement_step(store, statement, &found, error);
    if (done && found) *id = column_id(statement, 0);
    statement_return(store, statement);
    if (!done) return false;
    *owner = field->refers_to;
  }
  return true;
}

/* ---- one text ---- */

struct finding {
  const struct noun *noun;
  struct uuid row;
  const struct field *field;
  const char *text;
};

struct verdict {
  bool touched;   /* the text without the names is another one */
  bool stays;     /* (some of) a name is left where it is */
  bool resembles; /* nothing of that, but there is a word like one */
};

/* `out` is the text without the names. */
static bool judge(struct forget_scan *scan, const struct finding *at, struct buffer *out, struct verdict *verdict,
                  struct error *error) {
  struct traces *traces = scan->traces;
  *verdict = (struct verdict){0};
  enum trace_found found = forget_text(traces, NULL, at->noun, at->field, at->text, out, NULL);
  bool identity = at->noun != NULL && at->field != NULL && is_identity(at->noun, at->field);
  verdict->touched = found != TRACE_NONE && !identity;
  verdict->stays = found == TRACE_WHOLE && identity;
  verdict->resembles = !scan->writing && found == TRACE_NONE && !identity && traces_resemble(traces, NULL, at->text);
  if (at->noun == NULL || (found == TRACE_NONE && !verdict->resembles)) return true;
  struct arena arena;
  struct traces owner_traces;
  const struct noun *owner = NULL;
  struct uuid id = {0};
  bool shared = false;
  arena_init(&arena);
  traces_init(&owner_traces, &arena);
  bool done = find_owner(scan->erasure->store, at->noun, at->row, &owner, &id, &arena, error);
  if (done && !uuid_is_nil(id) && !erasure_holds(scan->erasure, &id)) {
    done = forget_add_traces(scan->erasure->store, owner, id, &owner_traces, &arena, error);
    found = done ? forget_text(traces, &owner_traces, at->noun, at->field, at->text, out, &shared) : TRACE_NONE;
    verdict->touched = found != TRACE_NONE && !identity;
    if (!identity) verdict->stays = shared;
    verdict->resembles = verdict->resembles && traces_resemble(traces, &owner_traces, at->text);
  }
  /* A word of the name in somebody else's address or in the name of a prison is not cut, but said. */
  if (identity && found != TRACE_NONE) verdict->stays = true;
  traces_release(&owner_traces);
  arena_release(&arena);
  return done;
}

/* ---- rows ---- */

struct change {
  struct uuid row;
  const struct field *field;
  const char *text;
};
struct change_list {
  struct change *items;
  size_t count, capacity;
};

static bool goes_anyway(const struct forget_scan *scan, const struct uuid *row, const struct field *field) {
  const struct erasure *erasure = scan->erasure;
  for (size_t i = 0; i < erasure->rows.count; i++) {
    const struct erased_row *gone = &erasure->rows.items[i];
    if (!uuid_equal(gone->id, *row)) continue;
    if (gone->columns == NULL) return true;
    for (size_t j = 0; gone->columns[j] != NULL; j++) {
      if (strcmp(gone->columns[j], field->name) == 0) return true;
    }
  }
  return false;
}

/* Notes the place, and what the text becomes. */
static bool look_at(struct forget_scan *scan, const struct finding *at, const char *key, struct change_list *changes,
                    struct error *error) {
  struct buffer clean;
  struct verdict verdict;
  buffer_init(&clean);
  bool done = judge(scan, at, &clean, &verdict, error);
  bool any = verdict.touched || verdict.stays || verdict.resembles;
  if (done && any && (at->noun == NULL || !goes_anyway(scan, &at->row, at->field))) {
    struct forget_place place = {.noun = at->noun,
                                 .row = at->row,
                                 .field = at->field,
                                 .key = key,
                                 .text = arena_strdup(scan->arena, at->text),
                                 .stays = !verdict.touched};
    if (verdict.touched || verdict.stays) LIST_PUSH(&scan->places, place);
    else LIST_PUSH(&scan->resembling, place);
    if (verdict.touched)
      LIST_PUSH(changes, (struct change){at->row, at->field, arena_strdup(scan->arena, clean.bytes)});
  }
  buffer_release(&clean);
  return done;
}

static bool look_through(struct forget_scan *scan, const struct noun *noun, struct change_list *changes,
                         struct error *error) {
  struct store *store = scan->erasure->store;
  sqlite3_stmt *statement = NULL;
  LIST(const struct field *) fields = {0};
  struct buffer sql;
  buffer_init(&sql);
  buffer_append(&sql, "SELECT id");
  for (size_t i = 0; i < noun->field_count; i++) {
    if (!is_searched_through(&noun->fields[i])) continue;
    buffer_printf(&sql, ", \"%s\"", noun->fields[i].name);
    LIST_PUSH(&fields, &noun->fields[i]);
  }
  buffer_printf(&sql, " FROM %s WHERE row_state < 2", noun->table);
  struct arena values;
  arena_init(&values);
  bool row = false, done = fields.count == 0 || statement_lend(store, sql.bytes, &statement, error);
  while (done && statement != NULL && (done = statement_step(store, statement, &row, error)) && row) {
    arena_reset(&values);
    for (size_t i = 0; done && i < fields.count; i++) {
      struct finding at = {.noun = noun, .row = column_id(statement, 0), .field = fields.items[i]};
      at.text = column_text(statement, (int)i + 1, &values);
      if (at.text[0] != '\0') done = look_at(scan, &at, "", changes, error);
    }
  }
  statement_return(store, statement);
  arena_release(&values);
  LIST_RELEASE(&fields);
  buffer_release(&sql);
  return done;
}

static bool refresh_words(struct forget_scan *scan, const struct noun *noun, struct uuid row, struct error *error) {
  void *record = arena_alloc(scan->arena, noun->size);
  struct error ignored;
  if (!record_load(scan->erasure->store, noun, row, record, scan->arena, &ignored)) return true; /* deleted */
  return search_refresh(scan->erasure->store, noun, record, error);
}

static bool change_rows(struct forget_scan *scan, const struct noun *noun, const struct change_list *changes,
                        struct error *error) {
  struct store *store = scan->erasure->store;
  bool done = true;
  for (size_t i = 0; done && i < changes->count; i++) {
    const struct change *change = &changes->items[i];
    sqlite3_stmt *update = NULL;
    done = statement_lend(
        store, arena_printf(scan->arena, "UPDATE %s SET \"%s\" = ?2 WHERE id = ?1", noun->table, change->field->name),
        &update, error);
    if (!done) break;
    bind_id(update, 1, &change->row);
    bind_text(update, 2, change->text);
    done = statement_run(store, update, error);
    if (done && (change->field->flags & FIELD_SEARCHED) != 0) done = refresh_words(scan, noun, change->row, error);
  }
  return done;
}

/* ---- settings and the list of backups ---- */

static bool scan_plain(struct forget_scan *scan, const char *select, const char *update, bool write,
                       struct error *error) {
  struct store *store = scan->erasure->store;
  sqlite3_stmt *statement = NULL;
  struct change_list changes = {0};
  LIST(const char *) keys = {0};
  if (!statement_lend(store, select, &statement, error)) return false;
  bool row = false, done = true;
  while (done && (done = statement_step(store, statement, &row, error)) && row) {
    const char *key = column_text(statement, 0, scan->arena);
    struct finding at = {.text = column_text(statement, 1, scan->arena)};
    size_t before = changes.count;
    done = look_at(scan, &at, key, &changes, error);
    if (changes.count > before) LIST_PUSH(&keys, key);
  }
  statement_return(store, statement);
  for (size_t i = 0; done && write && i < changes.count; i++) {
    done = statement_lend(store, update, &statement, error);
    if (!done) break;
    bind_text(statement, 1, keys.items[i]);
    sqlite3_bind_text(statement, 2, changes.items[i].text, -1, SQLITE_STATIC);
    done = statement_run(store, statement, error);
  }
  LIST_RELEASE(&keys);
  LIST_RELEASE(&changes);
  return done;
}

static bool scan_settings(struct forget_scan *scan, bool write, struct error *error) {
  return scan_plain(scan, "SELECT key, value FROM setting WHERE key <> 'highest_code'",
                    "UPDATE setting SET value = ?2 WHERE key = ?1", write, error) &&
         scan_plain(scan, "SELECT number, place FROM backup_made",
                    "UPDATE backup_made SET place = ?2 WHERE number = CAST(?1 AS INTEGER)", write, error);
}

/* ---- commands ---- */

static bool is_known(const struct erasure *erasure, int64_t commit) {
  for (size_t i = 0; i < erasure->commits.count; i++) {
    if (erasure->commits.items[i] == commit) return true;
  }
  return false;
}

static bool scan_commands(struct forget_scan *scan, bool write, struct error *error) {
  struct store *store = scan->erasure->store;
  sqlite3_stmt *statement = NULL;
  LIST(int64_t) numbers = {0};
  LIST(const char *) commands = {0};
  struct buffer ignored;
  if (!statement_lend(store, "SELECT number, command FROM journal_commit", &statement, error)) return false;
  struct arena values;
  arena_init(&values);
  buffer_init(&ignored);
  bool row = false, done = true;
  while (done && (done = statement_step(store, statement, &row, error)) && row) {
    arena_reset(&values);
    const char *command = column_text(statement, 1, &values);
    if (traces_find(scan->traces, NULL, command, 0, &ignored, NULL) == TRACE_NONE &&
        !traces_resemble(scan->traces, NULL, command))
      continue;
    LIST_PUSH(&numbers, sqlite3_column_int64(statement, 0));
    LIST_PUSH(&commands, arena_strdup(scan->arena, command));
  }
  statement_return(store, statement);
  for (size_t i = 0; done && i < numbers.count; i++) {
    const char *cut = erasure_cut_command(scan->erasure, commands.items[i]);
    if (strcmp(cut, commands.items[i]) == 0) continue;
    if (!is_known(scan->erasure, numbers.items[i])) scan->commands++;
    if (write) done = erasure_set_command(scan->erasure, numbers.items[i], cut, error);
  }
  arena_release(&values);
  buffer_release(&ignored);
  LIST_RELEASE(&numbers);
  LIST_RELEASE(&commands);
  return done;
}

/* ---- who made the changes ---- */

/* Also whoever has it open now: this very change is signed when it is done. */
static void sign_anew(struct store *store, const struct traces *traces) {
  if (!traces_call(traces, store->who)) return;
  mem_free(store->who);
  store->who = mem_strdup(nobody);
}

/* A part of the name may be another keeper's own. */
static void note_keeper(struct forget_scan *scan, const char *who) {
  struct buffer ignored;
  buffer_init(&ignored);
  bool noted = traces_find(scan->traces, NULL, who, 0, &ignored, NULL) != TRACE_NONE;
  buffer_release(&ignored);
  if (noted) LIST_PUSH(&scan->places, (struct forget_place){.key = "", .text = who, .stays = true, .keeper = true});
}

static bool scan_signatures(struct forget_scan *scan, bool write, struct error *error) {
  struct store *store = scan->erasure->store;
  sqlite3_stmt *statement = NULL;
  LIST(const char *) names = {0};
  if (!statement_lend(store, "SELECT who, count(*) FROM journal_commit WHERE who <> 'solipost' GROUP BY who",
                      &statement, error)) {
    return false;
  }
  bool row = false, done = true;
  while (done && (done = statement_step(store, statement, &row, error)) && row) {
    const char *who = column_text(statement, 0, scan->arena);
    if (!traces_call(scan->traces, who)) {
      note_keeper(scan, who);
      continue;
    }
    scan->signatures += sqlite3_column_int64(statement, 1);
    LIST_PUSH(&names, who);
  }
  statement_return(store, statement);
  for (size_t i = 0; done && write && i < names.count; i++) {
    done = statement_lend(store, "UPDATE journal_commit SET who = ?2 WHERE who = ?1", &statement, error);
    if (!done) break;
    bind_text(statement, 1, names.items[i]);
    bind_text(statement, 2, nobody);
    done = statement_run(store, statement, error);
  }
  LIST_RELEASE(&names);
  if (done && write) sign_anew(store, scan->traces);
  return done;
}

/* ---- journal of other rows ---- */

struct old_entry {
  int64_t number;
  const char *text[2]; /* old, new; NULL: stays as it is */
};

/* Texts of the row live in `values`. */
static bool judge_entry(struct forget_scan *scan, sqlite3_stmt *statement, struct arena *values,
                        struct old_entry *entry, bool *touched, struct error *error) {
  const struct noun *noun = noun_of_table(column_text(statement, 1, values));
  const char *field = column_text(statement, 3, values);
  struct finding at = {.noun = noun, .row = column_id(statement, 2)};
  if (noun != NULL && field[0] != '\0') at.field = noun_field(noun, field);
  if (at.field == NULL) at.noun = NULL; /* of a newer program */
  if (at.field != NULL && !is_searched_through(at.field)) return true;
  struct buffer clean;
  buffer_init(&clean);
  bool done = true;
  for (int side = 0; done && side < 2; side++) {
    struct verdict verdict;
    if (sqlite3_column_type(statement, 4 + side) != SQLITE_TEXT) continue;
    at.text = column_text(statement, 4 + side, values);
    done = judge(scan, &at, &clean, &verdict, error);
    if (!done || !verdict.touched) continue;
    entry->text[side] = arena_strdup(scan->arena, clean.bytes);
    *touched = true;
  }
  buffer_release(&clean);
  return done;
}

static bool clean_journal(struct forget_scan *scan, struct error *error) {
  struct store *store = scan->erasure->store;
  sqlite3_stmt *statement = NULL, *update = NULL;
  LIST(struct old_entry) entries = {0};
  if (!statement_lend(store,
                      "SELECT number, noun, row, field, old, new FROM journal_entry WHERE typeof(old) = 'text' OR "
                      "typeof(new) = 'text'",
                      &statement, error)) {
    return false;
  }
  struct arena values;
  arena_init(&values);
  bool row = false, done = true;
  while (done && (done = statement_step(store, statement, &row, error)) && row) {
    arena_reset(&values);
    struct old_entry entry = {.number = sqlite3_column_int64(statement, 0)};
    bool touched = false;
    done = judge_entry(scan, statement, &values, &entry, &touched, error);
    if (done && touched) LIST_PUSH(&entries, entry);
  }
  statement_return(store, statement);
  for (size_t i = 0; done && i < entries.count; i++) {
    done = statement_lend(store,
                          "UPDATE journal_entry SET old = coalesce(?2, old), new = coalesce(?3, new)"
                          " WHERE number = ?1",
                          &update, error);
    if (!done) break;
    sqlite3_bind_int64(update, 1, entries.items[i].number);
    if (entries.items[i].text[0] != NULL) bind_text(update, 2, entries.items[i].text[0]);
    if (entries.items[i].text[1] != NULL) bind_text(update, 3, entries.items[i].text[1]);
    done = statement_run(store, update, error);
  }
  arena_release(&values);
  LIST_RELEASE(&entries);
  return done;
}

/* ---- the whole ---- */

static bool scan_rows(struct forget_scan *scan, bool write, struct error *error) {
  bool done = true;
  for (size_t i = 0; done && all_nouns[i] != NULL; i++) {
    struct change_list changes = {0};
    done = look_through(scan, all_nouns[i], &changes, error) &&
           (!write || change_rows(scan, all_nouns[i], &changes, error));
    LIST_RELEASE(&changes);
  }
  return done;
}

bool forget_scan_look(struct forget_scan *scan, struct error *error) {
  return scan_rows(scan, false, error) && scan_settings(scan, false, error) && scan_commands(scan, false, error) &&
         scan_signatures(scan, false, error);
}

bool forget_scan_write(struct forget_scan *scan, struct error *error) {
  scan->writing = true;
  return scan_rows(scan, true, error) && scan_settings(scan, true, error) && scan_commands(scan, true, error) &&
         scan_signatures(scan, true, error) && store_commit_chunk(scan->erasure->store, error) &&
         clean_journal(scan, error);
}
