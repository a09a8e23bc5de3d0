/* SPDX-License-Identifier: MIT */
/* Everybody selected: may they be written to, are they already, how long do they wait. */
#include <stdlib.h>
#include <string.h>

#include "plan_work.h"
#include "solipost/base/i18n.h"
#include "solipost/lang/text.h"
#include "solipost/model/address.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/lead_time_store.h"

/* ---- names given by hand ---- */

struct named {
  struct uuid *ids;
  size_t count;
};

static bool find_named(struct plan_work *work, const char *const *typed, struct named *out, struct error *error) {
  size_t count = 0;
  while (typed != NULL && typed[count] != NULL) count++;
  *out = (struct named){ARENA_ARRAY(work->arena, struct uuid, count + 1), count};
  for (size_t i = 0; i < count; i++) {
    struct prisoner prisoner;
    if (!people_resolve(work->store, &prisoner_noun, typed[i], &prisoner, work->arena, error)) return false;
    out->ids[i] = prisoner.id;
  }
  return true;
}

/* Place in the list from 1; 0: not in it. */
static size_t place_among(const struct named *named, struct uuid id) {
  for (size_t i = 0; i < named->count; i++)
    if (uuid_equal(named->ids[i], id)) return i + 1;
  return 0;
}

/* ---- the letters ---- */

static int compare_served(const void *a, const void *b) { return memcmp(a, b, sizeof(struct uuid)); }

static bool read_facts(struct plan_work *work, struct error *error) {
  const struct plan_wish *wish = work->wish;
  struct date year = date_add_days(wish->day, -PLAN_YEAR_DAYS), open = date_add_days(wish->today, -PLAN_OPEN_DAYS);
  if (!plan_facts_read(work->store, year, open, wish->today, work->arena, &work->facts, error) ||
      !pairs_served(work->store, wish->day, work->arena, &work->served, &work->served_count, error))
    return false;
  if (work->served_count > 0) qsort(work->served, work->served_count, sizeof *work->served, compare_served);
  return true;
}

static int64_t writers_of(const struct plan_work *work, struct uuid prisoner) {
  const struct pair_served *found = work->served_count == 0 ? NULL
                                                            : bsearch(&prisoner, work->served, work->served_count,
                                                                      sizeof *work->served, compare_served);
  return found == NULL ? 0 : found->writers;
}

/* A letter that was made and never posted counts from the day it was made, once nobody can be expected to post it. */
static long waited(const struct plan_work *work, const struct plan_fact *fact) {
  struct date last = date_compare(fact->unsent, fact->mailed) > 0 ? fact->unsent : fact->mailed;
  if (!date_is_set(last)) return PLAN_NEVER;
  long days = date_to_days(work->wish->day) - date_to_days(last);
  return days < 0 ? 0 : days;
}

static bool is_under_way(const struct plan_work *work, const struct plan_fact *fact) {
  struct date since = date_add_days(work->wish->today, -PLAN_OPEN_DAYS);
  return date_is_set(fact->unsent) && date_compare(fact->unsent, since) >= 0;
}

/* ---- birthdays ---- */

/* One whose card must be posted from this occasion on and before the next. */
static void find_birthday(const struct plan_work *work, struct plan_subject *subject) {
  const struct prisoner *prisoner = subject->row.prisoner;
  const char *country = subject->row.prison == NULL ? "" : subject->row.prison->country;
  if (!date_is_set(prisoner->birthday)) return;
  subject->lead_days = (long)lead_time_for(&work->times, country)->days;
  struct date first = date_add_days(work->wish->day, subject->lead_days);
  struct date end = date_add_days(work->next, subject->lead_days);
  for (int year = first.year; year <= end.year; year++) {
    struct date day = date_in_year(prisoner->birthday, year);
    if (date_compare(day, first) >= 0 && date_compare(day, end) < 0) subject->birthday = day;
  }
}

/* ---- topics ---- */

static const char *fold(const char *text, void (*how)(const char *, struct buffer *), struct arena *arena) {
  struct buffer folded;
  buffer_init(&folded);
  buffer_append_char(&folded, ' ');
  how(text, &folded);
  buffer_append_char(&folded, ' ');
  const char *kept = arena_strdup(arena, folded.bytes);
  buffer_release(&folded);
  return kept;
}

static void fold_topics(struct plan_work *work) {
  const char *const *given = work->wish->topics;
  size_t count = 0;
  while (given != NULL && given[count] != NULL) count++;
  const char **topics = ARENA_ARRAY(work->arena, const char *, count + 1);
  for (size_t i = 0; i < count; i++) topics[i] = fold(given[i], lang_search_query, work->arena);
  work->topics = topics;
}

static bool shares_topic(const struct plan_work *work, const struct prisoner *prisoner, struct arena *scratch) {
  if (work->topics[0] == NULL || *prisoner->topics_liked == '\0') return false;
  const char *liked = fold(prisoner->topics_liked, lang_search_words, scratch);
  for (const char *const *topic = work->topics; *topic != NULL; topic++)
    if (strstr(liked, *topic) != NULL) return true;
  return false;
}

/* ---- judging ---- */

static void leave(struct plan_subject *subject, enum plan_left left) {
  subject->is_left = true;
  subject->left = left;
}

/* The gravest thing that speaks against printing for them, in the words of printing. */
static const struct finding *objection(const struct judgement *judgement, enum severity least) {
  for (size_t i = 0; i < judgement->count; i++)
    if (judgement->findings[i].severity >= least) return &judgement->findings[i];
  return NULL;
}

static bool judge(const struct plan_work *work, struct plan_subject *subject, struct arena *scratch,
                  struct error *error) {
  const struct selected_row *row = &subject->row;
  const struct address_request request = {.prisoner = row->prisoner,
                                          .stay = row->stay,
                                          .prison = row->prison,
                                          .posting_country = work->group.country,
                                          .posting_language = work->group.posting_language,
                                          .relay = row->relay};
  struct judgement judgement;
  eligibility_judge(&request, &work->holds, work->wish->campaign, work->wish->today, scratch, &judgement);
  enum severity least = subject->added != 0 ? SEVERITY_BLOCK : SEVERITY_ACKNOWLEDGE;
  const struct finding *finding = judgement.worst < least ? NULL : objection(&judgement, least);
  if (finding == NULL) return true;
  if (subject->added != 0) {
    error_set(error, ERROR_REFUSED, _("%s cannot be planned: %s"), prisoner_call(row->prisoner, scratch),
              reason_label(finding->reason));
    return error_hint(error, "%s", finding->detail);
  }
  leave(subject, PLAN_LEFT_NOT_ALLOWED);
  subject->reason = finding->reason;
  return true;
}

static bool consider(struct plan_work *work, struct plan_subject *subject, const struct named *dropped,
                     struct arena *scratch, struct error *error) {
  static const struct plan_fact nothing;
  const struct prisoner *prisoner = subject->row.prisoner;
  subject->fact = plan_facts_find(&work->facts, prisoner->id);
  if (subject->fact == NULL) subject->fact = &nothing;
  subject->waited = waited(work, subject->fact);
  subject->writers = writers_of(work, prisoner->id);
  if (!judge(work, subject, scratch, error)) return false;
  if (subject->is_left) return true;
  if (place_among(dropped, prisoner->id) != 0) leave(subject, PLAN_LEFT_DROPPED);
  else if (subject->added != 0) find_birthday(work, subject);
  else if (subject->fact->plan != 0) leave(subject, PLAN_LEFT_PLANNED);
  else if (is_under_way(work, subject->fact)) leave(subject, PLAN_LEFT_UNDER_WAY);
  else if (work->wish->listed) leave(subject, PLAN_LEFT_DROPPED);
  else find_birthday(work, subject);
  return true;
}

static void make_candidate(struct plan_work *work, size_t index, struct arena *scratch) {
  struct plan_subject *subject = &work->subjects[index];
  struct plan_candidate *one = &work->candidates[work->candidate_count];
  *one = (struct plan_candidate){.code = subject->row.prisoner->code,
                                 .added = subject->added,
                                 .waited = subject->waited,
                                 .writers = subject->writers,
                                 .letters = subject->fact->letters,
                                 .birthday = date_is_set(subject->birthday),
                                 .topic = shares_topic(work, subject->row.prisoner, scratch),
                                 .target = work->wish->selection.campaign != NULL};
  one->languages = plan_languages(work, &subject->row, scratch, &one->language_count, &one->liked_best);
  if (work->wish->to_writers) one->partners = plan_partners(work, subject->row.prisoner->id, &one->partner_count);
  subject->candidate = work->candidate_count;
  work->subject_of[work->candidate_count++] = index;
}

/* ---- everybody ---- */

/* Those added by hand may stand outside of the selection. */
static bool read_added(struct plan_work *work, const struct named *added, struct selected_row *rows, size_t *count,
                       struct error *error) {
  const struct selection selection = {.who = work->wish->add, .include_ended = true};
  struct selection_cursor *cursor = NULL;
  bool more = true, done = added->count == 0 || selection_open(work->store, &selection, &cursor, error);
  *count = 0;
  while (done && cursor != NULL) {
    struct selected *one = ARENA_NEW(work->arena, struct selected);
    done = selection_next(cursor, one, work->arena, &more, error);
    if (!done || !more) break;
    rows[(*count)++] = (struct selected_row){.prisoner = &one->prisoner,
                                             .stay = uuid_is_nil(one->stay.id) ? NULL : &one->stay,
                                             .prison = uuid_is_nil(one->prison.id) ? NULL : &one->prison,
                                             .relay = uuid_is_nil(one->relay.id) ? NULL : &one->relay};
  }
  selection_close(cursor);
  return done;
}

static bool read_subjects(struct plan_work *work, const struct named *added, struct error *error) {
  struct selected_row *rows, *others = ARENA_ARRAY(work->arena, struct selected_row, added->count + 1);
  size_t count = 0, other_count;
  if (!read_added(work, added, others, &other_count, error) ||
      !selection_all(work->store, &work->wish->selection, work->arena, &rows, &count, error))
    return false;
  work->subjects = ARENA_ARRAY(work->arena, struct plan_subject, count + other_count + 1);
  for (size_t i = 0; i < other_count; i++) {
    size_t place = place_among(added, others[i].prisoner->id);
    work->subjects[work->count++] = (struct plan_subject){.row = others[i], .added = place};
  }
  for (size_t i = 0; i < count; i++)
    if (added->count == 0 || place_among(added, rows[i].prisoner->id) == 0)
      work->subjects[work->count++] = (struct plan_subject){.row = rows[i]};
  return true;
}

static bool read_group(struct plan_work *work, struct error *error) {
  return holds_in_force(work->store, work->arena, &work->holds, error) &&
         lead_times_known(work->store, work->arena, &work->times, error) && read_facts(work, error);
}

bool plan_find_people(struct plan_work *work, struct error *error) {
  struct named added, dropped;
  struct arena scratch;
  if (!find_named(work, work->wish->add, &added, error) || !find_named(work, work->wish->drop, &dropped, error) ||
      !read_group(work, error) || !read_subjects(work, &added, error))
    return false;
  fold_topics(work);
  work->candidates = ARENA_ARRAY(work->arena, struct plan_candidate, work->count + 1);
  work->subject_of = ARENA_ARRAY(work->arena, size_t, work->count + 1);
  arena_init(&scratch);
  bool done = true;
  for (size_t i = 0; done && i < work->count; i++) {
    arena_reset(&scratch);
    done = consider(work, &work->subjects[i], &dropped, &scratch, error);
    if (done && !work->subjects[i].is_left) make_candidate(work, i, &scratch);
  }
  arena_release(&scratch);
  return done;
}
