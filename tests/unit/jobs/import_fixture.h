/* SPDX-License-Identifier: MIT */
/* A register with four prisons in a folder of its own, and lists imported into it. */
#ifndef SOLIPOST_TESTS_JOBS_IMPORT_FIXTURE_H
#define SOLIPOST_TESTS_JOBS_IMPORT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/jobs/import.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

struct place {
  struct arena arena;
  struct error error;
  char folder[64];
  struct store *store;
  struct import_settings settings;
  struct import_result result;
  struct buffer told; /* what the listener heard: one line per row */
};

static inline void must(struct place *place, bool done, const char *what) {
  if (!done) {
    fail_msg("%s: %s (%s)", what, place->error.message, place->error.hint);
  }
}
#define MUST(place, call) must(place, call, #call)

static inline void add_prison(struct place *place, const char *code, const char *name, const char *country) {
  struct prison prison;
  noun_clear(&prison_noun, &prison);
  prison.code = code;
  prison.name = name;
  prison.country = country;
  MUST(place, record_insert(place->store, &prison_noun, &prison, &place->error));
}

static inline int setup(void **state) {
  struct place *place = mem_alloc(sizeof *place);
  arena_init(&place->arena);
  buffer_init(&place->told);
  snprintf(place->folder, sizeof place->folder, "%s", "/tmp/solipost-import-XXXXXX");
  assert_non_null(mkdtemp(place->folder));
  const struct store_options options = {.mode = STORE_CREATE, .who = "Ada"};
  MUST(place,
       store_open(&place->store, path_join(&place->arena, place->folder, "group.solipost"), &options, &place->error));
  MUST(place, store_begin(place->store, "add prison", &place->error));
  add_prison(place, "TR-MAR", "Marmara (Silivri) Kampüsü", "TR");
  add_prison(place, "TR-SNC", "Sincan 1 Nolu F Tipi", "TR");
  add_prison(place, "TR-SNK", "Sincan Kadın", "TR");
  add_prison(place, "DE-MOA", "Justizvollzugsanstalt Moabit", "DE");
  MUST(place, store_commit(place->store, &place->error));
  place->settings = (struct import_settings){
      .noun = &prisoner_noun,
      .language = "",
      .source = "Committee",
      .verified_on = {.year = 2026, .month = 7, .day = 1},
  };
  *state = place;
  return 0;
}

static inline int teardown(void **state) {
  struct place *place = *state;
  store_close(place->store);
  DIR *folder = opendir(place->folder);
  assert_non_null(folder);
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
      unlink(path_join(&place->arena, place->folder, entry->d_name));
    }
  }
  closedir(folder);
  assert_int_equal(rmdir(place->folder), 0);
  buffer_release(&place->told);
  arena_release(&place->arena);
  mem_free(place);
  return 0;
}

/* "2 new P001 Deniz", "3 changed P001 Deniz; ward: A -> B", "4 refused Ali: reason" */
static inline void hear(void *context, struct import *import, const struct import_row *row) {
  static const char *const outcomes[] = {"new", "changed", "same", "alike", "refused"};
  struct place *place = context;
  (void)import;
  buffer_printf(&place->told, "%zu %s %s", row->number, outcomes[row->outcome], row->call);
  for (size_t i = 0; i < row->change_count; i++) {
    buffer_printf(&place->told, "; %s: %s -> %s", row->changes[i].label, row->changes[i].old_text,
                  row->changes[i].new_text);
  }
  if (row->reason[0] != '\0') {
    buffer_printf(&place->told, ": %s", row->reason);
  }
  buffer_append_char(&place->told, '\n');
}

static inline const char *write_list(struct place *place, const char *text) {
  char *path = path_join(&place->arena, place->folder, "list.csv");
  MUST(place, file_write(path, true, text, strlen(text), &place->error));
  return path;
}

static inline bool try_import(struct place *place, const char *text, bool dry, const struct watch *watch) {
  struct import *import = NULL;
  struct import_listener listener = {hear, place};
  buffer_reset(&place->told);
  MUST(place, import_open(&import, write_list(place, text), &place->settings, &place->error));
  MUST(place, import_survey(import, place->store, NULL, &place->error));
  bool done = import_run(&import, 1, place->store, dry, "import", &listener, watch, &place->result, &place->arena,
                         &place->error);
  import_close(import);
  return done;
}

static inline void take(struct place *place, const char *text) { MUST(place, try_import(place, text, false, NULL)); }

static inline void assert_told(struct place *place, const char *expected) {
  assert_string_equal(place->told.bytes, expected);
}

static inline void assert_tells(struct place *place, const char *part) {
  if (strstr(place->told.bytes, part) == NULL) {
    fail_msg("not found: %s\nin: %s", part, place->told.bytes);
  }
}

static inline struct prisoner person(struct place *place, const char *typed) {
  struct prisoner prisoner;
  MUST(place, people_resolve(place->store, &prisoner_noun, typed, &prisoner, &place->arena, &place->error));
  return prisoner;
}

static inline int64_t people(struct place *place) {
  int64_t count = 0;
  MUST(place, record_count(place->store, &prisoner_noun, NULL, &count, &place->error));
  return count;
}

static inline const char *held_at(struct place *place, struct uuid id, struct stay *stay) {
  struct prison prison;
  bool found = false;
  MUST(place, people_current_stay(place->store, id, stay, &prison, &found, &place->arena, &place->error));
  return found ? prison.code : "";
}

#endif
