/* SPDX-License-Identifier: MIT */
/* Forgets people or what was kept long enough, and says what cannot be reached. */
#include "solipost/jobs/forget.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/print/print_picture.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/store/beside.h"
#include "solipost/store/commit.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/reply_store.h"
#include "solipost/store/scrub.h"
#include "solipost/store/store.h"

/* ---- what is out of reach ---- */

static int compare_texts(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_kept_copy(const char *name, const char *of) {
  static const char *const kinds[] = {".before-restore-", ".before-upgrade-"};
  size_t length = strlen(of);
  if (strncmp(name, of, length) != 0) return false;
  for (size_t i = 0; i < COUNT_OF(kinds); i++) {
    if (strncmp(name + length, kinds[i], strlen(kinds[i])) == 0) return true;
  }
  return false;
}

static void find_copies(struct store *store, struct arena *arena, struct forget_reach *out) {
  const char *path = path_behind_links(arena, store_path(store));
  const char *folder = path_folder_of(arena, path);
  LIST(const char *) found = {0};
  DIR *stream = opendir(folder);
  for (struct dirent *entry; stream != NULL && (entry = readdir(stream)) != NULL;) {
    if (is_kept_copy(entry->d_name, path_name_of(path))) LIST_PUSH(&found, path_join(arena, folder, entry->d_name));
  }
  if (stream != NULL) closedir(stream);
  if (found.count > 0) qsort(found.items, found.count, sizeof *found.items, compare_texts);
  out->copies = arena_copy(arena, found.items, found.count * sizeof *found.items);
  out->copy_count = found.count;
  LIST_RELEASE(&found);
}

struct reach_lists {
  LIST(struct shred_file) files;
  LIST(struct uuid) runs;
  LIST(struct export_record) exports;
};

static bool is_known_run(const struct reach_lists *lists, const struct run *run) {
  for (size_t i = 0; i < lists->runs.count; i++) {
    if (uuid_equal(lists->runs.items[i], run->id)) return true;
  }
  return false;
}

static bool find_runs(struct store *store, const struct forget_subject *subject, struct arena *arena,
                      struct reach_lists *lists, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = subject->id};
  const struct record_query query = {
      .where = subject->noun == &prisoner_noun
                   ? "stage = 'printed' AND id IN (SELECT run FROM piece WHERE prisoner = ?1 OR id IN "
                     "(SELECT piece FROM addressee WHERE prisoner = ?1))"
                   : "stage = 'printed' AND id IN (SELECT run FROM piece WHERE writer = ?1)",
      .order = "number",
      .values = &value,
      .value_count = 1};
  struct record_cursor *rows = NULL;
  if (!record_select(store, &run_noun, &query, &rows, error)) return false;
  bool more = false, done = true;
  for (;;) {
    struct run run;
    struct shred_file *files = NULL;
    size_t count = 0;
    done = record_next(rows, &run, arena, &more, error);
    if (!done || !more) break;
    if (is_known_run(lists, &run)) continue;
    LIST_PUSH(&lists->runs, run.id);
    done = shred_look(&run, arena, &files, &count, error);
    if (!done) break;
    for (size_t i = 0; i < count; i++) LIST_PUSH(&lists->files, files[i]);
  }
  record_cursor_close(rows);
  return done;
}

static bool is_known_export(const struct reach_lists *lists, const struct export_record *export) {
  for (size_t i = 0; i < lists->exports.count; i++) {
    if (uuid_equal(lists->exports.items[i].id, export->id)) return true;
  }
  return false;
}

static bool find_exports(struct store *store, const struct forget_subject *subject, struct arena *arena,
                         struct reach_lists *lists, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = subject->id};
  const struct record_query query = {.where =
                                         "id IN (SELECT export FROM export_item WHERE prisoner = ?1 AND row_state = 0)",
                                     .order = "number",
                                     .values = &value,
                                     .value_count = 1};
  struct record_cursor *rows = NULL;
  if (!record_select(store, &export_noun, &query, &rows, error)) return false;
  bool more = false, done = true;
  for (;;) {
    struct export_record export;
    done = record_next(rows, &export, arena, &more, error);
    if (!done || !more) break;
    if (!is_known_export(lists, &export)) LIST_PUSH(&lists->exports, export);
  }
  record_cursor_close(rows);
  return done;
}

bool forget_find_reach(struct store *store, const struct forget_subject *subjects, size_t count, struct arena *arena,
                       struct forget_reach *out, struct error *error) {
  struct reach_lists lists = {0};
  *out = (struct forget_reach){0};
  bool done = backup_log_list(store, arena, &out->backups, &out->backup_count, error);
  for (size_t i = 0; done && i < count; i++) {
    done =
        find_runs(store, &subjects[i], arena, &lists, error) && find_exports(store, &subjects[i], arena, &lists, error);
  }
  if (done) {
    find_copies(store, arena, out);
    out->files = arena_copy(arena, lists.files.items, lists.files.count * sizeof *out->files);
    out->file_count = lists.files.count;
    out->exports = arena_copy(arena, lists.exports.items, lists.exports.count * sizeof *out->exports);
    out->export_count = lists.exports.count;
  }
  LIST_RELEASE(&lists.files);
  LIST_RELEASE(&lists.runs);
  LIST_RELEASE(&lists.exports);
  return done;
}

/* ---- pictures ---- */

typedef LIST(const char *) name_list;

/* Kept pictures of the runs that are due; only those no other run has are removed. */
static bool list_pictures(struct store *store, const struct retention_due *due, struct arena *arena, name_list *names,
                          struct error *error) {
  for (size_t i = 0; i < due->count; i++) {
    struct run run;
    if (due->items[i].kind != RETENTION_RUNS) continue;
    if (!record_load(store, &run_noun, due->items[i].id, &run, arena, error)) return false;
    const char *rest = run.picture;
    for (const char *name; (name = picture_next_name(&rest, arena)) != NULL;) {
      if (picture_is_name(name)) LIST_PUSH(names, name);
    }
  }
  return true;
}

static bool remove_pictures(struct store *store, const name_list *names, struct error *error) {
  bool done = true;
  for (size_t i = 0; done && i < names->count; i++) {
    const struct record_value value = {.kind = VALUE_TEXT, .text = names->items[i]};
    const struct record_query query = {.where = "instr(picture, ?1) > 0", .values = &value, .value_count = 1};
    int64_t users = 0;
    done = record_count(store, &run_noun, &query, &users, error);
    if (done && users == 0) done = beside_remove(store, names->items[i], error);
  }
  return done;
}

/* ---- scans of replies ---- */

struct scan_names {
  const char *const *items;
  size_t count;
};

static bool is_scan_of(const struct scan_names *names, const char *name) {
  for (size_t i = 0; i < names->count; i++) {
    if (strcmp(names->items[i], name) == 0) return true;
  }
  return false;
}

/* Files that belonged to a reply before and belong to none now. */
static bool remove_scans(struct store *store, const struct scan_names *before, struct arena *arena,
                         struct error *error) {
  struct scan_names now;
  if (!reply_scans(store, arena, &now.items, &now.count, error)) return false;
  bool done = true;
  for (size_t i = 0; done && i < before->count; i++) {
    if (picture_is_name(before->items[i]) && !is_scan_of(&now, before->items[i]))
      done = beside_remove(store, before->items[i], error);
  }
  return done;
}

/* ---- forgetting ---- */

static bool finish(struct store *store, bool written, bool *committed, struct error *error) {
  *committed = written && store_scrub_note(store, error) && store_commit(store, error);
  if (!*committed) {
    store_rollback(store);
    return false;
  }
  return store_scrub(store, error);
}

/* Whoever agreed did so to what was shown; by now the person may be back on remand, or a rule another one. */
static bool begin(struct store *store, const struct forget_order *order, struct error *error) {
  int64_t newest;
  if (!store_begin(store, order->command, error)) return false;
  bool read = journal_newest(store, &newest, error);
  if (read && newest == order->seen_commit) return true;
  store_rollback(store);
  if (!read) return false;
  error_set(error, ERROR_BUSY, _("the register was changed while this was being shown"));
  return error_hint(error, _("nothing was taken out; run the same command again and look once more"));
}

bool forget_people(struct store *store, const struct forget_subject *subjects, size_t count,
                   const struct forget_order *order, bool *committed, struct error *error) {
  struct arena arena;
  struct scan_names scans;
  *committed = false;
  arena_init(&arena);
  bool done = reply_scans(store, &arena, &scans.items, &scans.count, error) && begin(store, order, error) &&
              finish(store, forget_write(store, subjects, count, order->command_names, error), committed, error);
  if (*committed) {
    struct error left; /* the file that could not be written anew weighs more */
    bool removed = remove_scans(store, &scans, &arena, done ? error : &left);
    done = done && removed;
  }
  arena_release(&arena);
  return done;
}

bool forget_due(struct store *store, const struct retention_due *due, const struct forget_order *order, bool *committed,
                struct error *error) {
  struct arena arena;
  name_list pictures = {0};
  struct scan_names scans;
  *committed = false;
  arena_init(&arena);
  bool done = list_pictures(store, due, &arena, &pictures, error) &&
              reply_scans(store, &arena, &scans.items, &scans.count, error) && begin(store, order, error) &&
              finish(store, retention_write(store, due, order->command_names, error), committed, error) &&
              remove_pictures(store, &pictures, error) && remove_scans(store, &scans, &arena, error);
  LIST_RELEASE(&pictures);
  arena_release(&arena);
  return done;
}
