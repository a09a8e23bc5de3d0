/* SPDX-License-Identifier: MIT */
/* Forgets people: their rows, what hangs on them, their names wherever else they stand. */
#include "solipost/store/forget.h"

#include <assert.h>

#include "erase.h"
#include "forget_scan.h"
#include "people_code.h"
#include "statement.h"
#include "trace.h"

/* A letter keeps number, run, prison, campaign, stage and days. */
static const char *const to_prisoner[] = {"address", "address_native", "sender", "fields", "note", NULL};
static const char *const by_writer[] = {"sender", NULL};
/* A reply stays with who wrote it when the one it was for is forgotten. */
static const char *const for_writer[] = {"claimed_by", NULL};

/* Rows that only refer to somebody: the letter counts, and that somebody stood in an export has to be known. A reply and a
 * place in a plan are those of the prisoner, whoever was to write. */
static bool is_kept_with_link(const struct noun *noun, bool prisoner) {
  bool of_prisoner = noun == &reply_noun || noun == &plan_entry_noun;
  return noun == &piece_noun || noun == &export_item_noun || (of_prisoner && !prisoner);
}

static bool gather(struct erasure *erasure, const struct forget_subject *subject, struct error *error) {
  assert(subject->noun == &prisoner_noun || subject->noun == &writer_noun);
  bool prisoner = subject->noun == &prisoner_noun;
  /* A letter to several bears the names of all. */
  static const char to_person[] = "prisoner = ?1 OR id IN (SELECT piece FROM addressee WHERE prisoner = ?1)";
  bool done = erasure_add(erasure, subject->noun, "id = ?1", &subject->id, NULL, error) &&
              erasure_add(erasure, &piece_noun, prisoner ? to_person : "writer = ?1", &subject->id,
                          prisoner ? to_prisoner : by_writer, error) &&
              (prisoner || erasure_add(erasure, &reply_noun, "writer = ?1", &subject->id, for_writer, error));
  for (size_t i = 0; done && all_nouns[i] != NULL; i++) {
    const struct noun *noun = all_nouns[i];
    if (is_kept_with_link(noun, prisoner)) continue;
    for (size_t j = 0; done && j < noun->field_count; j++) {
      const struct field *field = &noun->fields[j];
      if (field->type != FIELD_REFERENCE || field->refers_to != subject->noun) continue;
      const char *where = arena_printf(erasure->arena, "\"%s\" = ?1", field->name);
      done = erasure_add(erasure, noun, where, &subject->id, NULL, error);
    }
  }
  return done;
}

/* Everything of all of them, and the words they are recognised by. */
static bool gather_all(struct erasure *erasure, const struct forget_subject *subjects, size_t count,
                       struct traces *traces, struct error *error) {
  for (size_t i = 0; i < count; i++) {
    if (!forget_add_traces(erasure->store, subjects[i].noun, subjects[i].id, traces, erasure->arena, error) ||
        !gather(erasure, &subjects[i], error)) {
      return false;
    }
  }
  return true;
}

static void count_rows(const struct erasure *erasure, struct forget_summary *out) {
  for (size_t i = 0; i < erasure->rows.count; i++) {
    const struct noun *noun = erasure->rows.items[i].noun;
    if (noun == &prisoner_noun || noun == &writer_noun) out->people++;
    else if (noun == &piece_noun) out->letters++;
    else out->belonging++;
    out->stays += noun == &stay_noun;
    out->notes += noun == &note_noun;
    out->holds += noun == &hold_noun;
    out->targets += noun == &target_noun;
    out->vault_entries += noun == &vault_entry_noun;
  }
}

bool forget_look(struct store *store, const struct forget_subject *subjects, size_t count,
                 const char *const *command_names, struct arena *arena, struct forget_summary *out,
                 struct error *error) {
  struct erasure erasure;
  struct traces traces;
  int64_t touching = 0;
  *out = (struct forget_summary){0};
  erasure_init(&erasure, store, command_names, arena);
  traces_init(&traces, arena);
  struct forget_scan scan = {.erasure = &erasure, .traces = &traces, .arena = arena};
  bool done = gather_all(&erasure, subjects, count, &traces, error) &&
              erasure_count_commands(&erasure, &touching, error) && forget_scan_look(&scan, error);
  if (done) {
    count_rows(&erasure, out);
    out->commands = touching + scan.commands;
    out->signatures = scan.signatures;
    out->resembling_count = scan.resembling.count;
    out->resembling = arena_copy(arena, scan.resembling.items, scan.resembling.count * sizeof *out->resembling);
    out->place_count = scan.places.count;
    out->places = arena_copy(arena, scan.places.items, scan.places.count * sizeof *out->places);
  }
  forget_scan_release(&scan);
  traces_release(&traces);
  erasure_release(&erasure);
  return done;
}

bool forget_write(struct store *store, const struct forget_subject *subjects, size_t count,
                  const char *const *command_names, struct error *error) {
  struct arena arena;
  struct erasure erasure;
  struct traces traces;
  arena_init(&arena);
  erasure_init(&erasure, store, command_names, &arena);
  traces_init(&traces, &arena);
  struct forget_scan scan = {.erasure = &erasure, .traces = &traces, .arena = &arena};
  bool done = people_remember_codes(store, error) && gather_all(&erasure, subjects, count, &traces, error) &&
              erasure_apply(&erasure, error) && forget_scan_write(&scan, error);
  forget_scan_release(&scan);
  traces_release(&traces);
  erasure_release(&erasure);
  arena_release(&arena);
  return done;
}

static bool find_deleted_by(struct store *store, const char *sql, const char *typed, struct uuid *id, bool *found,
                            struct error *error) {
  sqlite3_stmt *statement = NULL;
  *found = false;
  if (!statement_lend(store, sql, &statement, error)) return false;
  bind_text(statement, 1, typed);
  bool done = statement_step(store, statement, found, error);
  if (done && *found) *id = column_id(statement, 0);
  statement_return(store, statement);
  return done;
}

bool forget_find_deleted(struct store *store, const char *typed, struct forget_subject *out, bool *found,
                         struct error *error) {
  out->noun = &prisoner_noun;
  if (!find_deleted_by(store, "SELECT id FROM prisoner WHERE row_state = 1 AND (code = ?1 OR name = ?1) LIMIT 1", typed,
                       &out->id, found, error)) {
    return false;
  }
  if (*found) return true;
  out->noun = &writer_noun;
  return find_deleted_by(store, "SELECT id FROM writer WHERE row_state = 1 AND pseudonym = ?1 LIMIT 1", typed, &out->id,
                         found, error);
}
