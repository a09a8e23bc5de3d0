/* SPDX-License-Identifier: MIT */
/* The prisons a list speaks of: each text is looked up once, doubts are kept for the person in front of the screen. */
#include <stdlib.h>
#include <string.h>

#include "import_cell.h"
#include "import_survey.h"
#include "solipost/base/i18n.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

enum { SHORTEST_WORD = 3, WORD_HITS = 6, MOST_CANDIDATES = 64 };

static int compare_places(const void *left, const void *right) {
  const struct import_place *a = left;
  const struct import_place *b = right;
  return strcmp(a->text, b->text);
}

static struct import_place *find_place(struct import *import, const char *text) {
  struct import_place asked = {.text = text};
  if (import->places.count == 0) {
    return NULL;
  }
  return bsearch(&asked, import->places.items, import->places.count, sizeof asked, compare_places);
}

const struct import_place *import_place_of(struct import *import, const char *text) {
  struct arena arena;
  arena_init(&arena);
  const struct import_place *place = find_place(import, import_cell_plain(text, &arena));
  arena_release(&arena);
  return place;
}

struct import_place *import_places(struct import *import, size_t *count) {
  *count = import->places.count;
  return import->places.items;
}

/* ---- what one text means ---- */

static const char *prison_call(const struct prison *prison, struct arena *arena) {
  const char *name = prison->name[0] != '\0' ? prison->name : prison->name_native;
  return arena_printf(arena, "%s %s", prison->code, name);
}

static bool load_prison(struct import *import, struct store *store, struct uuid id, struct prison *prison,
                        struct error *error) {
  return record_load(store, &prison_noun, id, prison, &import->arena, error);
}

static bool set_place(struct import *import, struct import_place *place, struct store *store, struct uuid id,
                      struct error *error) {
  struct prison prison;
  if (!load_prison(import, store, id, &prison, error)) {
    return false;
  }
  place->prison = id;
  place->country = prison.country;
  place->call = prison_call(&prison, &import->arena);
  place->create = false;
  return true;
}

static bool add_candidate(struct import *import, struct import_place *place, struct store *store, struct uuid id,
                          struct error *error) {
  struct prison prison;
  if (place->candidate_count == IMPORT_CANDIDATES) {
    return true;
  }
  if (!load_prison(import, store, id, &prison, error)) {
    return false;
  }
  place->candidates[place->candidate_count] = id;
  place->candidate_calls[place->candidate_count++] = prison_call(&prison, &import->arena);
  return true;
}

/* A code or a whole name. */
static bool look_up_exactly(struct import *import, struct import_place *place, struct store *store,
                            struct error *error) {
  struct prison asked;
  struct match_result match;
  noun_clear(&prison_noun, &asked);
  asked.code = place->text;
  asked.name = place->text;
  if (!prison_match(store, &asked, &match, error)) {
    return false;
  }
  if (match.how == MATCH_NONE) {
    return true;
  }
  if (uuid_is_nil(match.other)) {
    return set_place(import, place, store, match.id, error);
  }
  return add_candidate(import, place, store, match.id, error) &&
         add_candidate(import, place, store, match.other, error);
}

struct tally {
  struct uuid id;
  size_t hits;
};

static void count_hit(struct tally *tallies, size_t *count, struct uuid id) {
  for (size_t i = 0; i < *count; i++) {
    if (uuid_equal(tallies[i].id, id)) {
      tallies[i].hits++;
      return;
    }
  }
  if (*count < MOST_CANDIDATES) {
    tallies[(*count)++] = (struct tally){id, 1};
  }
}

static int compare_tallies(const void *left, const void *right) {
  const struct tally *a = left;
  const struct tally *b = right;
  return a->hits == b->hits ? 0 : a->hits > b->hits ? -1 : 1;
}

/* Prisons that share a word with the text, most shared words first: candidates only, never taken unasked. A word that
 * many prisons have says nothing. */
static bool look_up_words(struct import *import, struct import_place *place, struct store *store, struct error *error) {
  struct tally tallies[MOST_CANDIDATES];
  size_t count = 0;
  const char *folded = import_fold(place->text, &import->arena);
  for (const char *at = folded; *at != '\0';) {
    size_t size = strcspn(at, " ");
    struct uuid *ids = NULL;
    size_t found = 0;
    const char *word = arena_strndup(&import->arena, at, size);
    at += size + (at[size] == ' ');
    if (size < SHORTEST_WORD) {
      continue;
    }
    if (!people_find(store, &prison_noun, word, WORD_HITS + 1, &import->arena, &ids, &found, error)) {
      return false;
    }
    for (size_t i = 0; i < found && found <= WORD_HITS; i++) {
      count_hit(tallies, &count, ids[i]);
    }
  }
  qsort(tallies, count, sizeof *tallies, compare_tallies);
  for (size_t i = 0; i < count; i++) {
    if (!add_candidate(import, place, store, tallies[i].id, error)) {
      return false;
    }
  }
  return true;
}

/* Do the words of `text` stand next to each other in the name, the last one perhaps begun only? "Tekirdağ F Tipi" skips the
 * number in "Tekirdağ 2 Nolu F Tipi", and the town of a prison is not its name: both are asked about. */
static bool stands_in_name(const char *text, const char *name, struct arena *arena) {
  const char *words = import_fold(text, arena);
  const char *folded = import_fold(name, arena);
  size_t length = strlen(words);
  for (const char *at = folded; length > 0 && *at != '\0';) {
    if (strncmp(at, words, length) == 0) {
      return true;
    }
    at += strcspn(at, " ");
    at += *at == ' ';
  }
  return false;
}

static bool is_named_so(struct import *import, struct store *store, struct uuid id, const char *text, bool *named,
                        struct error *error) {
  struct prison prison;
  if (!load_prison(import, store, id, &prison, error)) {
    return false;
  }
  struct arena arena;
  arena_init(&arena);
  *named = stands_in_name(text, prison.name, &arena) || stands_in_name(text, prison.name_native, &arena) ||
           stands_in_name(text, prison.renamed_to, &arena);
  arena_release(&arena);
  return true;
}

/* Words out of a name, as `find` takes them: one prison that is named so is sure, everything else a candidate. */
static bool look_up(struct import *import, struct import_place *place, struct store *store, struct error *error) {
  struct uuid *ids = NULL;
  size_t count = 0;
  if (!look_up_exactly(import, place, store, error)) {
    return false;
  }
  if (!uuid_is_nil(place->prison) || place->candidate_count > 0) {
    return true;
  }
  if (!people_find(store, &prison_noun, place->text, IMPORT_CANDIDATES, &import->arena, &ids, &count, error)) {
    return false;
  }
  bool named = false;
  if (count == 1 && !is_named_so(import, store, ids[0], place->text, &named, error)) {
    return false;
  }
  if (named) {
    return set_place(import, place, store, ids[0], error);
  }
  for (size_t i = 0; i < count; i++) {
    if (!add_candidate(import, place, store, ids[i], error)) {
      return false;
    }
  }
  return count > 0 || look_up_words(import, place, store, error);
}

bool import_settle_place(struct import *import, struct import_place *place, struct store *store, const char *typed,
                         struct error *error) {
  struct prison prison;
  return people_resolve(store, &prison_noun, typed, &prison, &import->arena, error) &&
         set_place(import, place, store, prison.id, error);
}

/* "Silivri=TR-MAR" of --prison. */
static bool look_up_told(struct import *import, struct import_place *place, struct store *store, struct error *error) {
  const char *folded = import_fold(place->text, &import->arena);
  for (const char *const *told = import->settings->prisons; told != NULL && *told != NULL; told++) {
    const char *equals = strrchr(*told, '=');
    if (equals == NULL) {
      error_set(error, ERROR_MISUSED, _("--prison %s: there is no '=' between the text and the prison"), *told);
      return error_hint(error, _("Write it like --prison 'Silivri=TR-MAR'"));
    }
    const char *text = arena_strndup(&import->arena, *told, (size_t)(equals - *told));
    if (strcmp(text, place->text) == 0 || strcmp(import_fold(text, &import->arena), folded) == 0) {
      return import_settle_place(import, place, store, equals + 1, error);
    }
  }
  return true;
}

/* ---- all that are named ---- */

void import_places_note(struct import *import, const char *text) {
  struct import_place *known = NULL;
  for (size_t i = import->places.count; i > 0 && known == NULL && i + 8 > import->places.count; i--) {
    known = strcmp(import->places.items[i - 1].text, text) == 0 ? &import->places.items[i - 1] : NULL;
  }
  if (known != NULL) {
    known->rows++;
    return;
  }
  struct import_place place = {.text = arena_strdup(&import->arena, text), .rows = 1, .call = "", .country = ""};
  LIST_PUSH(&import->places, place);
}

void import_places_join(struct import *import) {
  if (import->places.count == 0) {
    return;
  }
  qsort(import->places.items, import->places.count, sizeof *import->places.items, compare_places);
  size_t kept = 0;
  for (size_t i = 1; i < import->places.count; i++) {
    if (strcmp(import->places.items[kept].text, import->places.items[i].text) == 0) {
      import->places.items[kept].rows += import->places.items[i].rows;
    } else {
      import->places.items[++kept] = import->places.items[i];
    }
  }
  import->places.count = kept + 1;
}

bool import_places_look_up(struct import *import, struct store *store, struct error *error) {
  for (size_t i = 0; i < import->places.count; i++) {
    struct import_place *place = &import->places.items[i];
    if (!look_up_told(import, place, store, error)) {
      return false;
    }
    if (uuid_is_nil(place->prison) && !look_up(import, place, store, error)) {
      return false;
    }
    place->create =
        uuid_is_nil(place->prison) && place->candidate_count == 0 && import->settings->create_country != NULL;
  }
  return true;
}
