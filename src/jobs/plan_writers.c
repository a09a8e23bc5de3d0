/* SPDX-License-Identifier: MIT */
/* Who writes: languages, what is left of each one's month, with whom each corresponds. */
#include <stdlib.h>
#include <string.h>

#include "plan_work.h"
#include "solipost/model/address.h"
#include "solipost/store/record_store.h"

/* ---- languages ---- */

static size_t primary_length(const char *tag) { return strcspn(tag, "-"); }

/* "pt" is read by who reads "pt-BR". */
static bool is_same_language(const char *a, const char *b) {
  size_t length = primary_length(a);
  return length == primary_length(b) && memcmp(a, b, length) == 0;
}

static size_t find_tongue(const struct plan_tongues *tongues, const char *tag) {
  size_t i = 0;
  while (i < tongues->count && !is_same_language(tongues->tags[i], tag)) i++;
  return i;
}

static size_t add_tongue(struct plan_tongues *tongues, const char *tag) {
  size_t at = find_tongue(tongues, tag);
  if (at == tongues->count && at < PLAN_MOST_LANGUAGES) tongues->tags[tongues->count++] = tag;
  return at;
}

static void add_tongues(struct plan_work *work, const char *tags) {
  for (const char *at = tags; *at != '\0'; at += strspn(at, " ")) {
    size_t length = strcspn(at, " ");
    add_tongue(&work->tongues, arena_strndup(work->arena, at, length));
    at += length;
  }
}

/* ---- writers ---- */

static const char *pseudonym_of(const void *pen) { return ((const struct plan_pen *)pen)->writer.pseudonym; }
static int compare_pens(const void *a, const void *b) {
  int order = strcmp(pseudonym_of(a), pseudonym_of(b));
  return order != 0 ? order : memcmp(a, b, sizeof(struct uuid));
}

/* Those who are there on the day. */
static bool read_pens(struct plan_work *work, struct error *error) {
  struct record_cursor *rows = NULL;
  LIST(struct plan_pen) found = {0};
  bool more = true;
  bool done = record_select(work->store, &writer_noun, NULL, &rows, error);
  while (done) {
    struct plan_pen pen = {.room = 0};
    done = record_next(rows, &pen.writer, work->arena, &more, error);
    if (!done || !more) break;
    if (writer_state_on(&pen.writer, work->wish->day) == WRITER_HERE) LIST_PUSH(&found, pen);
  }
  record_cursor_close(rows);
  if (found.count > 0) {
    work->pens = arena_copy(work->arena, found.items, found.count * sizeof *found.items);
    qsort(work->pens, found.count, sizeof *work->pens, compare_pens);
  }
  work->pen_count = found.count;
  LIST_RELEASE(&found);
  return done;
}

static int compare_written(const void *a, const void *b) { return memcmp(a, b, sizeof(struct uuid)); }

/* What is written this month, and what a kept plan has promised, is no longer free. */
static bool count_room(struct plan_work *work, struct plan_pen *pen, struct date first,
                       const struct pair_written *written, size_t count, struct error *error) {
  int64_t promised = 0;
  if (pen->writer.capacity <= 0) {
    work->without_capacity++;
    return true;
  }
  if (!plan_entries_promised(work->store, pen->writer.id, first, &promised, error)) return false;
  const struct pair_written *own =
      count == 0 ? NULL : bsearch(&pen->writer.id, written, count, sizeof *written, compare_written);
  int64_t room = pen->writer.capacity - (own == NULL ? 0 : own->letters) - promised;
  pen->room = room > 0 ? (size_t)room : 0;
  return true;
}

static bool count_rooms(struct plan_work *work, struct error *error) {
  struct pair_written *written;
  size_t count;
  struct date first = work->wish->day;
  first.day = 1;
  bool done = pairs_written(work->store, first, date_end_of_month(first), work->arena, &written, &count, error);
  for (size_t i = 0; done && i < work->pen_count; i++)
    done = count_room(work, &work->pens[i], first, written, count, error);
  return done;
}

static int compare_pairs(const void *a, const void *b) {
  const struct pair_view *left = a, *right = b;
  int order = memcmp(left->pair.prisoner.bytes, right->pair.prisoner.bytes, sizeof(struct uuid));
  return order != 0 ? order : memcmp(left->pair.writer.bytes, right->pair.writer.bytes, sizeof(struct uuid));
}

static bool read_pairs(struct plan_work *work, struct error *error) {
  const struct pair_filter filter = {.day = work->wish->day};
  struct pair_list all;
  if (!pairs_find(work->store, &filter, work->arena, &all, error)) return false;
  for (size_t i = 0; i < all.count; i++)
    if (pair_counts(all.items[i].state, all.items[i].writer_state)) all.items[work->pair_count++] = all.items[i];
  work->pairs = all.items;
  if (work->pair_count > 0) qsort(work->pairs, work->pair_count, sizeof *work->pairs, compare_pairs);
  return true;
}

static size_t pen_of(const struct plan_work *work, struct uuid writer) {
  size_t i = 0;
  while (i < work->pen_count && !uuid_equal(work->pens[i].writer.id, writer)) i++;
  return i;
}

const size_t *plan_partners(const struct plan_work *work, struct uuid prisoner, size_t *count) {
  LIST(size_t) found = {0};
  size_t first = 0, last = work->pair_count;
  while (first < last) {
    size_t middle = first + (last - first) / 2;
    bool before = memcmp(work->pairs[middle].pair.prisoner.bytes, prisoner.bytes, sizeof prisoner.bytes) < 0;
    if (before) first = middle + 1;
    else last = middle;
  }
  for (; first < work->pair_count && uuid_equal(work->pairs[first].pair.prisoner, prisoner); first++) {
    size_t pen = pen_of(work, work->pairs[first].pair.writer);
    if (pen < work->pen_count) LIST_PUSH(&found, pen);
  }
  const size_t *kept = found.count > 0 ? arena_copy(work->arena, found.items, found.count * sizeof *kept) : NULL;
  *count = found.count;
  LIST_RELEASE(&found);
  return kept;
}

bool plan_find_writers(struct plan_work *work, struct error *error) {
  const char *const *given = work->wish->languages;
  bool done = given != NULL && !work->wish->to_writers ? true : read_pens(work, error);
  if (!done) return false;
  for (size_t i = 0; given != NULL && given[i] != NULL; i++) {
    if (strcmp(given[i], "any") == 0) work->tongues.any = true;
    else add_tongues(work, given[i]);
  }
  for (size_t i = 0; (given == NULL || work->wish->to_writers) && i < work->pen_count; i++)
    add_tongues(work, work->pens[i].writer.languages);
  if (given == NULL) add_tongues(work, work->group.writer_languages);
  if (given == NULL && work->tongues.count == 0) add_tongues(work, work->group.language);
  if (work->tongues.count == 0) work->tongues.any = true;
  if (!work->wish->to_writers) return true;
  return done && count_rooms(work, error) && read_pairs(work, error);
}

/* ---- the language of a letter ---- */

size_t plan_languages_of_pen(const struct plan_work *work, const struct plan_pen *pen,
                             unsigned char out[PLAN_MOST_LANGUAGES]) {
  size_t count = 0;
  for (const char *at = pen->writer.languages; *at != '\0' && count < PLAN_MOST_LANGUAGES; at += strspn(at, " ")) {
    size_t length = strcspn(at, " ");
    size_t found = find_tongue(&work->tongues, arena_strndup(work->arena, at, length));
    if (found < work->tongues.count) out[count++] = (unsigned char)found;
    at += length;
  }
  if (count == 0 && work->tongues.any) out[count++] = 0;
  return count;
}

struct wanted {
  const struct plan_tongues *tongues;
  uint64_t taken;
};

static bool is_known(void *context, const char *tag) {
  const struct wanted *wanted = context;
  size_t at = find_tongue(wanted->tongues, tag);
  return at < wanted->tongues->count && (wanted->taken & UINT64_C(1) << at) == 0;
}

static bool is_any(void *context, const char *tag) {
  (void)context;
  (void)tag;
  return true;
}

/* Where it is not known what they read, or all of it is left aside there: what is spoken there, and, when nobody has
 * entered any language of theirs, what people try. */
static size_t fall_back(const struct plan_work *work, const struct selected_row *row, const char *out[3]) {
  const struct prisoner *prisoner = row->prisoner;
  const struct prison *prison = row->prison;
  size_t count = 0;
  if (prison != NULL && *prison->country != '\0') out[count++] = address_language_of_country(prison->country);
  if (*prisoner->languages != '\0' || *prisoner->language_wish != '\0') return count;
  out[count++] = work->group.language;
  out[count++] = "en";
  return count;
}

const unsigned char *plan_languages(const struct plan_work *work, const struct selected_row *row, struct arena *scratch,
                                    size_t *count, bool *liked_best) {
  static const unsigned char first[] = {0};
  struct wanted wanted = {.tongues = &work->tongues};
  unsigned char found[PLAN_MOST_LANGUAGES];
  const char *fallen[3];
  *count = 0;
  *liked_best = true;
  if (work->tongues.any) {
    *count = 1;
    return first;
  }
  const char *best = letter_language(row->prisoner, row->prison, is_any, NULL, scratch), *tag;
  while (*(tag = letter_language(row->prisoner, row->prison, is_known, &wanted, scratch)) != '\0') {
    if (*count == 0) *liked_best = is_same_language(best, tag);
    size_t at = find_tongue(&work->tongues, tag);
    wanted.taken |= UINT64_C(1) << at;
    found[(*count)++] = (unsigned char)at;
  }
  size_t others = *best != '\0' ? 0 : fall_back(work, row, fallen);
  for (size_t i = 0; i < others; i++) {
    size_t at = find_tongue(&work->tongues, fallen[i]);
    if (at == work->tongues.count || (wanted.taken & UINT64_C(1) << at) != 0) continue;
    wanted.taken |= UINT64_C(1) << at;
    found[(*count)++] = (unsigned char)at;
  }
  return *count > 0 ? arena_copy(work->arena, found, *count) : first;
}

const char *plan_language_tag(const struct plan_work *work, const struct selected_row *row, int language) {
  if (language < 0) return "";
  if (!work->tongues.any) return work->tongues.tags[language];
  const char *tag = letter_language(row->prisoner, row->prison, is_any, NULL, work->arena);
  const char *fallen[3];
  if (*tag != '\0' || fall_back(work, row, fallen) == 0) return tag;
  return fallen[0];
}
