/* SPDX-License-Identifier: MIT */
/* Fuzz target: a register made by somebody else, plain or encrypted, read, written and restored from. It may be refused;
 * nothing crashes, texts are UTF-8, and no file outside its folder is made, changed or removed. The first byte chooses
 * what is done, the rest is put into a valid register (hostile.h). */
#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/store/container.h"
#include "hostile.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"
#include "solipost/print/picture_copy.h"
#include "solipost/jobs/shred.h"
#include "solipost/store/backup_log.h"
#include "solipost/store/export_store.h"
#include "solipost/store/forget.h"
#include "solipost/store/handover_store.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/note_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/restore.h"
#include "solipost/store/retention_store.h"
#include "solipost/store/run_store.h"
#include "solipost/store/store.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

enum { BYTES_NOT_VALUES = 1, ENCRYPTED = 2, WRITING = 4, RESTORING = 8 };
enum { NO_CHECK = 16, NO_ROWS = 32, NO_HISTORY = 64, NO_LISTS = 128 }; /* all at once is slow */
enum { MOST_ROWS = 200 };
static const char secret_text[] = "what nobody may touch";
static const char *const no_commands[] = {"add", "edit", NULL};
static const struct date today = {.year = 2026, .month = 4, .day = 9};

/* One folder for the whole process: in/ is emptied after each input, out/ must stay as it is. */
struct ground {
  struct hostile hostile;
  struct secret passphrase, key;
  struct key_recipe recipe;
  char folder[64];
  char in[96], out[96], path[128], target[128];
};

static bool give_passphrase(void *context, const char *path, unsigned attempt, struct secret *out,
                            struct error *error) {
  const struct ground *ground = context;
  if (attempt > 1) return store_wrong_passphrase(path, error);
  secret_set(out, ground->passphrase.bytes, ground->passphrase.length);
  return true;
}

static void put_outside(const struct ground *ground, const char *name) {
  struct arena arena;
  struct error error;
  arena_init(&arena);
  require(file_write(path_join(&arena, ground->out, name), false, secret_text, sizeof secret_text, &error));
  arena_release(&arena);
}

/* Where the values of an input may lead: a draft and a file that look like those of a run. */
static const char *const outside[] = {".cards-run-7.pdf.abcdef", "cards-run-1.pdf"};

static void clear_away(void);

static struct ground *prepare(void) {
  static struct ground *ground;
  struct error error;
  if (ground != NULL) return ground;
  ground = mem_alloc(sizeof *ground);
  hostile_init(&ground->hostile);
  secret_set(&ground->passphrase, "otter", 5);
  key_recipe_new(&ground->recipe, KEY_COST_LEAST);
  require(key_derive(&ground->recipe, &ground->passphrase, &ground->key, &error));
  bool in_memory = access("/dev/shm", W_OK) == 0;
  snprintf(ground->folder, sizeof ground->folder, "%s/solipost-fuzz-XXXXXX", in_memory ? "/dev/shm" : "/tmp");
  require(mkdtemp(ground->folder) != NULL);
  snprintf(ground->in, sizeof ground->in, "%s/in", ground->folder);
  snprintf(ground->out, sizeof ground->out, "%s/out", ground->folder);
  snprintf(ground->path, sizeof ground->path, "%s/group.solipost", ground->in);
  snprintf(ground->target, sizeof ground->target, "%s/restored.solipost", ground->in);
  require(mkdir(ground->in, 0700) == 0 && mkdir(ground->out, 0700) == 0);
  for (size_t i = 0; i < COUNT_OF(outside); i++) put_outside(ground, outside[i]);
  require(atexit(clear_away) == 0);
  return ground;
}

static void clear_away(void) {
  struct ground *ground = prepare();
  struct arena arena;
  arena_init(&arena);
  for (size_t i = 0; i < COUNT_OF(outside); i++) unlink(path_join(&arena, ground->out, outside[i]));
  (void)(rmdir(ground->out) == 0 && rmdir(ground->in) == 0 && rmdir(ground->folder) == 0);
  arena_release(&arena);
  arena_release(&ground->hostile.arena);
  sqlite3_free(ground->hostile.strict);
  sqlite3_free(ground->hostile.loose);
  secret_release(&ground->passphrase);
  secret_release(&ground->key);
  mem_free(ground);
}

/* Files in a folder; each is removed when `remove`. */
static size_t count_files(const char *folder, bool remove) {
  struct arena arena;
  size_t count = 0;
  DIR *entries = opendir(folder);
  require(entries != NULL);
  arena_init(&arena);
  for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    count++;
    if (remove) require(unlink(path_join(&arena, folder, entry->d_name)) == 0);
  }
  closedir(entries);
  arena_release(&arena);
  return count;
}

static void check_outside(const struct ground *ground) {
  struct arena arena;
  struct buffer text;
  struct error error;
  arena_init(&arena);
  buffer_init(&text);
  require(count_files(ground->folder, false) == 2 && count_files(ground->out, false) == COUNT_OF(outside));
  for (size_t i = 0; i < COUNT_OF(outside); i++) {
    buffer_reset(&text);
    require(file_read(path_join(&arena, ground->out, outside[i]), 1024, &text, &error));
    require(text.length == sizeof secret_text && memcmp(text.bytes, secret_text, sizeof secret_text) == 0);
  }
  buffer_release(&text);
  arena_release(&arena);
}

static void write_register(struct ground *ground, const unsigned char *image, sqlite3_int64 size, bool encrypted) {
  struct file_draft draft;
  struct error error;
  require(file_draft_open(&draft, ground->path, true, &error));
  if (encrypted)
    require(container_write(&draft, CONTAINER_REGISTER, &ground->recipe, &ground->key, image, (uint64_t)size, NULL,
                            &error));
  else require(file_draft_write(&draft, image, (size_t)size, &error));
  require(file_draft_keep(&draft, &error));
}

/* ---- what is done with it ---- */

static void said(bool done, const struct error *error) {
  require(done || (error->kind != ERROR_NONE && error->message[0] != '\0'));
}

static void check_texts(const struct noun *noun, const void *record, struct arena *arena) {
  for (size_t i = 0; i < noun->field_count; i++) require(utf8_is_valid(field_get(&noun->fields[i], record, arena)));
}

static void read_rows(struct store *store, const struct noun *noun, struct arena *arena) {
  struct record_cursor *rows = NULL;
  struct error error = {0};
  void *record = arena_alloc(arena, noun->size);
  bool more = true;
  bool done = record_select(store, noun, NULL, &rows, &error);
  for (int i = 0; done && more && i < MOST_ROWS; i++) {
    done = record_next(rows, record, arena, &more, &error);
    if (done && more) check_texts(noun, record, arena);
  }
  said(done, &error);
  record_cursor_close(rows);
}

static void read_runs(struct store *store, struct arena *arena) {
  for (int64_t number = 1; number < 8; number += 6) {
    struct run run;
    struct shred_file *files;
    size_t count;
    bool mailed;
    struct error error = {0};
    if (!run_by_number(store, number, &run, arena, &error)) continue;
    said(shred_run_is_mailed(store, &run, &mailed, &error), &error);
    if (!shred_look(&run, arena, &files, &count, &error)) continue;
    for (size_t i = 0; i < count; i++) said(shred_remove(&files[i], &error), &error);
  }
}

static void read_people(struct store *store, struct arena *arena) {
  const struct noun *const nouns[] = {&prisoner_noun, &prison_noun};
  struct error error = {0};
  for (size_t i = 0; i < COUNT_OF(nouns); i++) {
    struct uuid *ids;
    struct people_pair *pairs;
    size_t count;
    void *record = arena_alloc(arena, nouns[i]->size);
    said(people_find(store, nouns[i], "ada", MOST_ROWS, arena, &ids, &count, &error), &error);
    said(people_resolve(store, nouns[i], "P001", record, arena, &error), &error);
    said(people_duplicates(store, nouns[i], arena, &pairs, &count, &error), &error);
  }
  struct selection selection = {.include_ended = true, .language = "ku"};
  struct selection_cursor *cursor = NULL;
  struct selected selected;
  bool more = true;
  bool done = selection_open(store, &selection, &cursor, &error);
  for (int i = 0; done && more && i < MOST_ROWS; i++) done = selection_next(cursor, &selected, arena, &more, &error);
  selection_close(cursor);
  said(done, &error);
}

static void read_history(struct store *store, struct arena *arena) {
  struct journal_commit *commits;
  struct journal_entry *entries;
  size_t count, entry_count;
  struct error error = {0};
  bool done = journal_commits(store, (struct uuid){{0}}, 0, 8, arena, &commits, &count, &error);
  said(done, &error);
  for (size_t i = 0; done && i < count; i++) {
    require(utf8_is_valid(commits[i].who) && utf8_is_valid(commits[i].command));
    said(journal_entries(store, commits[i].number, MOST_ROWS, arena, &entries, &entry_count, &error), &error);
  }
  int64_t number, run;
  said(journal_newest_undoable(store, 0, &number, &run, &error), &error);
}

static void read_lists(struct store *store, struct arena *arena) {
  struct hold_list holds;
  struct backup_entry *backups;
  struct numbered_note *notes;
  struct retention_due due;
  struct handover_fact *facts;
  struct own_group group;
  size_t count, total;
  struct error error = {0};
  said(holds_in_force(store, arena, &holds, &error), &error);
  said(holds_all(store, arena, &holds, &error), &error);
  said(backup_log_list(store, arena, &backups, &count, &error), &error);
  said(notes_about(store, (struct uuid){{0}}, arena, &notes, &count, &error), &error);
  said(retention_find_due(store, today, arena, &due, &error), &error);
  said(people_own_group(store, &group, arena, &error), &error);
  for (int i = 0; i < HANDOVER_ASK_COUNT; i++)
    said(handover_ask(store, (enum handover_question)i, today, 10, arena, &facts, &count, &total, &error), &error);
}

static void read_all(struct store *store, unsigned what, struct arena *arena) {
  struct store_fault *faults;
  size_t count;
  struct error error = {0};
  if ((what & NO_CHECK) == 0) said(store_check(store, arena, &faults, &count, &error), &error);
  for (size_t i = 0; (what & NO_ROWS) == 0 && all_nouns[i] != NULL; i++) read_rows(store, all_nouns[i], arena);
  if ((what & NO_ROWS) == 0) read_people(store, arena);
  if ((what & NO_HISTORY) == 0) read_history(store, arena);
  if ((what & NO_LISTS) == 0) read_lists(store, arena);
  if ((what & NO_LISTS) == 0) read_runs(store, arena);
}

static bool add_somebody(struct store *store, struct arena *arena, struct error *error) {
  struct prisoner prisoner;
  int64_t number = 0;
  noun_clear(&prisoner_noun, &prisoner);
  prisoner.name = "Zoë";
  return people_next_code(store, &prisoner_noun, &prisoner, arena, &prisoner.code, error) &&
         record_insert(store, &prisoner_noun, &prisoner, error) && run_draw_numbers(store, 3, &number, error) &&
         run_next_number(store, &number, error) && export_next_number(store, &number, error);
}

static void commit_or_not(struct store *store, bool done, struct error *error) {
  if (done) done = store_commit(store, error);
  else store_rollback(store);
  said(done, error);
}

static void write_all(struct store *store, struct arena *arena) {
  struct error error = {0};
  struct undo_result undone;
  struct retention_due due;
  struct picture_copy copied;
  const struct forget_subject subject = {
      .noun = &prisoner_noun,
      .id = {{0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11}}};
  for (int64_t number = 1; number <= 2; number++)
    said(journal_undo(store, number, number == 1, arena, &undone, &error), &error);
  if (store_begin(store, "add", &error)) commit_or_not(store, add_somebody(store, arena, &error), &error);
  if (retention_find_due(store, today, arena, &due, &error) && store_begin(store, "retention", &error))
    commit_or_not(store, retention_write(store, &due, no_commands, &error), &error);
  if (store_begin(store, "forget", &error))
    commit_or_not(store, forget_write(store, &subject, 1, no_commands, &error), &error);
  said(pictures_copy(store, store, &copied, &error), &error);
  said(pictures_convert(store, &error), &error);
}

static void restore_all(struct ground *ground, unsigned what, const struct store_talk *talk, struct arena *arena) {
  struct restoring *restoring = NULL;
  struct restore_difference difference;
  struct store *restored = NULL;
  const char *kept = NULL;
  struct error error = {0};
  bool done = restore_begin(&restoring, ground->path, ground->target, talk, &error) &&
              restore_compare(restoring, &difference, arena, &error) &&
              restore_finish(restoring, &kept, arena, &error) && restore_open(restoring, &restored, &error);
  said(done, &error);
  if (done) read_all(restored, what, arena);
  store_close(restored);
  restore_close(restoring);
}

static void use(struct ground *ground, unsigned what, bool must_open) {
  struct store_options options = {.mode = (what & WRITING) != 0 ? STORE_WRITE : STORE_READ, .who = "Ada"};
  struct store *store = NULL;
  struct error error = {0};
  struct arena arena;
  arena_init(&arena);
  options.talk = (struct store_talk){.context = ground, .passphrase = give_passphrase};
  if ((what & RESTORING) != 0) restore_all(ground, what, &options.talk, &arena);
  bool opened = store_open(&store, ground->path, &options, &error);
  said(opened, &error);
  require(opened || !must_open);
  if (opened) read_all(store, what, &arena);
  if (opened && (what & WRITING) != 0) write_all(store, &arena);
  store_close(store);
  arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  if (length == 0) return 0;
  struct ground *ground = prepare();
  struct hostile_input input = {bytes + 1, length - 1};
  sqlite3_int64 size = 0;
  bool as_bytes = (bytes[0] & BYTES_NOT_VALUES) != 0;
  unsigned char *image =
      as_bytes ? hostile_edit(&ground->hostile, &input, &size) : hostile_values(&ground->hostile, &input, &size);
  write_register(ground, image, size, (bytes[0] & ENCRYPTED) != 0);
  mem_free(image);
  use(ground, bytes[0], length == 1); /* a register to which nothing was done is a good one */
  count_files(ground->in, true);
  check_outside(ground);
  return 0;
}
