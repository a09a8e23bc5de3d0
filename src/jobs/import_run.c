/* SPDX-License-Identifier: MIT */
/* All files of one import in one commit: row after row, refused ones put aside, everything or nothing. */
#include <string.h>

#include "import_cell.h"
#include "import_columns.h"
#include "import_rejects.h"
#include "import_work.h"
#include "solipost/base/i18n.h"
#include "solipost/lang/text.h"

enum { ROWS_PER_CHUNK = 10000, ROWS_PER_STEP = 256, SHOWN_COLUMNS = 60 };

struct taking {
  struct store *store;
  bool dry;
  const struct import_listener *listener;
  const struct watch *watch;
  struct import_seen seen;
  size_t rows; /* of all files so far */
};

/* A row that was refused for a quote comes back with that quote as a character. Uncorrected it is refused again: no name
 * and no ward begins with a quote that nothing closes. */
static bool has_stray_quote(const struct table_row *row, struct arena *arena, struct error *error) {
  for (size_t i = 0; i < row->count; i++) {
    const char *text = row->cells[i].text + strspn(row->cells[i].text, " \t");
    if (text[0] == '"' && strchr(text + 1, '"') == NULL) {
      error_set(error, ERROR_DAMAGED, _("a quote is opened in '%s' and not closed"),
                lang_fit_columns(text, SHOWN_COLUMNS, arena));
      error_hint(error, _("Take the quote out"));
      return true;
    }
  }
  return false;
}

static bool handle_row(struct import_pass *pass, struct import_item *item, struct error *error) {
  struct error stray;
  if (item->row->problem != NULL) {
    struct error why;
    error_set(&why, ERROR_DAMAGED, "%s", item->row->problem);
    return import_refuse(pass, item, &why);
  }
  if (has_stray_quote(item->row, &pass->arena, &stray)) {
    item->report.call = import_cell_plain(import_cell_text(pass->import, item->row, "name"), &pass->arena);
    return import_refuse(pass, item, &stray);
  }
  const struct noun *noun = pass->import->settings->noun;
  if (noun == &prisoner_noun) {
    return import_prisoner_row(pass, item, error);
  }
  return noun == &prison_noun ? import_prison_row(pass, item, error) : import_piece_row(pass, item, error);
}

static bool take_row(struct taking *run, struct import_pass *pass, struct import_rejects *rejects,
                     const struct table_row *row, struct error *error) {
  struct import_item item;
  item.row = row;
  item.report = (struct import_row){.number = row->number, .changes = item.changes, .call = "", .reason = ""};
  if (!handle_row(pass, &item, error)) {
    return error_prefix(error, _("%s, row %zu: "), pass->import->path, row->number);
  }
  pass->result->counts[item.report.outcome]++;
  if (run->listener != NULL && run->listener->row != NULL) {
    run->listener->row(run->listener->context, pass->import, &item.report);
  }
  bool refused = item.report.outcome == IMPORT_REFUSED && !run->dry;
  return !refused || import_rejects_add(rejects, row, item.report.reason, error);
}

/* Reports how far it is, bounds the memory of the journal. */
static bool take_breath(struct taking *run, const struct import *import, size_t done, struct error *error) {
  run->rows++;
  if (run->rows % ROWS_PER_CHUNK == 0 && !store_commit_chunk(run->store, error)) {
    return false;
  }
  return run->rows % ROWS_PER_STEP != 0 || watch_step(run->watch, _("importing"), done, import->text.length, error);
}

/* A prison entered by a run that was rolled back is not there any more. */
static void forget_created(struct import *import) {
  for (size_t i = 0; i < import->places.count; i++) {
    if (import->places.items[i].create) {
      import->places.items[i].prison = (struct uuid){{ 0 }};
    }
  }
}

static bool take_file(struct taking *run, struct import *import, struct import_rejects *rejects,
                      struct import_result *result, struct error *error) {
  struct import_pass pass = {.import = import, .store = run->store, .seen = &run->seen, .result = result};
  struct table_row row;
  bool done = watch_step(run->watch, _("importing"), 0, import->text.length, error);
  forget_created(import);
  arena_init(&pass.arena);
  table_reader_rewind(import->reader);
  bool header = true;
  while (done && table_reader_next(import->reader, &row)) {
    if (!header && !import_repeats_header(import, &row)) {
      done = take_row(run, &pass, rejects, &row, error) && take_breath(run, import, row.end, error);
      arena_reset(&pass.arena);
    }
    header = false;
  }
  arena_release(&pass.arena);
  return done;
}

static bool take_files(struct taking *run, struct import *const *imports, size_t count, struct import_rejects *rejects,
                       struct import_result *results, struct error *error) {
  for (size_t i = 0; i < count; i++) {
    import_rejects_init(&rejects[i], imports[i]);
  }
  for (size_t i = 0; i < count; i++) {
    if (!take_file(run, imports[i], &rejects[i], &results[i], error)) {
      return false;
    }
  }
  return watch_step(run->watch, _("importing"), 1, 1, error);
}

static bool changes_anything(const struct import_result *results, size_t count) {
  size_t changes = 0;
  for (size_t i = 0; i < count; i++) {
    const struct import_result *result = &results[i];
    changes += result->counts[IMPORT_NEW] + result->counts[IMPORT_CHANGED] + result->counts[IMPORT_ALIKE];
    changes += result->prisons_added + result->writers_added;
  }
  return changes > 0;
}

/* The refused rows are safe on disk before the rest is. An import that changes nothing leaves no entry in the history. */
static bool finish(struct taking *run, size_t count, struct import_rejects *rejects, struct import_result *results,
                   struct arena *arena, struct error *error) {
  for (size_t i = 0; i < count; i++) {
    if (!import_rejects_keep(&rejects[i], error)) {
      return false;
    }
    results[i].rejected = rejects[i].path != NULL ? arena_strdup(arena, rejects[i].path) : NULL;
  }
  if (!changes_anything(results, count)) {
    store_rollback(run->store);
    return true;
  }
  return store_commit(run->store, error);
}

bool import_run(struct import *const *imports, size_t count, struct store *store, bool dry, const char *command,
                const struct import_listener *listener, const struct watch *watch, struct import_result *results,
                struct arena *arena, struct error *error) {
  struct taking run = {.store = store, .dry = dry, .listener = listener, .watch = watch};
  struct import_rejects *rejects = ARENA_ARRAY(arena, struct import_rejects, count);
  memset(results, 0, count * sizeof *results);
  if (!store_expect_much(store, error) || !store_begin(store, command, error)) {
    return false;
  }
  import_seen_init(&run.seen);
  bool done = take_files(&run, imports, count, rejects, results, error);
  if (done && !dry) {
    done = finish(&run, count, rejects, results, arena, error);
  }
  if (!done || dry) {
    store_rollback(store);
  }
  for (size_t i = 0; i < count; i++) {
    if (!done) {
      import_rejects_drop(&rejects[i]);
    }
    import_rejects_release(&rejects[i]);
  }
  import_seen_release(&run.seen);
  return done;
}
