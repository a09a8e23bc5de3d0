/* SPDX-License-Identifier: MIT */
/* What was decided: people with their reasons, who is left out, and the measure before and after. */
#include <stdlib.h>
#include <string.h>

#include "plan_work.h"

/* Whom a list that was given back names goes before whoever would have been dealt. */
static const struct writer *writer_for(const struct plan_work *work, const struct plan_choice *choice,
                                       const struct plan_candidate *candidate) {
  const struct writer *named = work->wish->add_writers;
  if (named != NULL && candidate->added != 0 && !uuid_is_nil(named[candidate->added - 1].id))
    return &named[candidate->added - 1];
  return choice->writer == PLAN_NO_WRITER ? NULL : &work->pens[choice->writer].writer;
}

/* What was found out about the writer who would have been dealt is not true of another one. */
static unsigned why_with(const struct plan_work *work, const struct plan_choice *choice, const struct writer *writer) {
  bool dealt = choice->writer != PLAN_NO_WRITER && uuid_equal(work->pens[choice->writer].writer.id, writer->id);
  return dealt ? choice->why : choice->why & ~(1u << PLAN_LANGUAGE | 1u << PLAN_PARTNER);
}

static void tell_person(const struct plan_work *work, const struct plan_choice *choice, struct plan_person *out) {
  const struct plan_subject *subject = &work->subjects[work->subject_of[choice->person]];
  const struct plan_candidate *candidate = &work->candidates[choice->person];
  const struct selected_row *row = &subject->row;
  const struct writer *writer = writer_for(work, choice, candidate);
  int language = candidate->language_count == 0 ? -1 : candidate->languages[0];
  if (choice->writer != PLAN_NO_WRITER && candidate->language_count > 0)
    language = plan_language_of(candidate, &work->writers[choice->writer]);
  *out = (struct plan_person){.prisoner = row->prisoner->id,
                              .code = row->prisoner->code,
                              .name = row->prisoner->name,
                              .called = prisoner_call(row->prisoner, work->arena),
                              .prison_code = row->prison == NULL ? "" : row->prison->code,
                              .prison_name = row->prison == NULL ? "" : row->prison->name,
                              .country = row->prison == NULL ? "" : row->prison->country,
                              .pseudonym = writer == NULL ? "" : writer->pseudonym,
                              .why = writer == NULL ? choice->why : why_with(work, choice, writer),
                              .waited = subject->waited,
                              .writers = subject->writers,
                              .letters = subject->fact->letters,
                              .birthday = subject->birthday,
                              .lead_days = subject->lead_days,
                              .plan = subject->fact->plan,
                              .is_under_way = subject->is_under_way};
  if (row->stay != NULL) out->stay = row->stay->id;
  if (row->prison != NULL) out->prison = row->prison->id;
  if (writer != NULL) out->writer = writer->id;
  out->row = *row;
  out->language = plan_language_tag(work, row, language);
}

/* ---- who is left out ---- */

static struct plan_left_out left_of(const struct plan_work *work, const struct plan_subject *subject,
                                    enum plan_left left) {
  return (struct plan_left_out){.prisoner = subject->row.prisoner->id,
                                .row = subject->row,
                                .called = prisoner_call(subject->row.prisoner, work->arena),
                                .left = left,
                                .reason = left == PLAN_LEFT_NOT_ALLOWED ? subject->reason : REASON_COUNT,
                                .plan = subject->fact->plan,
                                .waited = subject->waited};
}

static enum plan_left left_by(enum plan_fate fate) {
  if (fate == PLAN_NO_READER) return PLAN_LEFT_NO_READER;
  return fate == PLAN_READERS_FULL ? PLAN_LEFT_READERS_FULL : PLAN_LEFT_NO_ROOM;
}

/* REASON_COUNT stands for none of printing. */
struct sums {
  size_t of[PLAN_LEFT_COUNT][REASON_COUNT + 1];
};

static void write_sums(const struct sums *sums, struct arena *arena, struct plan *out) {
  out->sums = ARENA_ARRAY(arena, struct plan_left_sum, PLAN_LEFT_COUNT * (REASON_COUNT + 1));
  for (int left = 0; left < PLAN_LEFT_COUNT; left++)
    for (int reason = 0; reason <= REASON_COUNT; reason++)
      if (sums->of[left][reason] > 0)
        out->sums[out->sum_count++] =
            (struct plan_left_sum){(enum plan_left)left, (enum reason)reason, sums->of[left][reason]};
}

/* All of one reason, in the order in which they would have come. */
static void take_left(const struct plan_left_out *all, size_t count, const struct plan_left_sum *sum,
                      struct plan *out) {
  for (size_t i = 0; i < count; i++)
    if (all[i].left == sum->left && all[i].reason == sum->reason) out->left[out->left_count++] = all[i];
}

static void tell_left(const struct plan_work *work, const struct plan_outcome *outcome, struct plan *out) {
  struct sums sums = {0};
  struct plan_left_out *all = ARENA_ARRAY(work->arena, struct plan_left_out, work->count + 1);
  size_t count = 0;
  for (size_t i = 0; i < work->count; i++)
    if (work->subjects[i].is_left) all[count++] = left_of(work, &work->subjects[i], work->subjects[i].left);
  for (size_t i = 0; i < work->candidate_count; i++) {
    size_t person = outcome->order[i];
    enum plan_fate fate = (enum plan_fate)outcome->fate[person];
    if (fate != PLAN_CHOSEN) all[count++] = left_of(work, &work->subjects[work->subject_of[person]], left_by(fate));
  }
  for (size_t i = 0; i < count; i++) sums.of[all[i].left][all[i].reason]++;
  write_sums(&sums, work->arena, out);
  out->left = ARENA_ARRAY(work->arena, struct plan_left_out, count + 1);
  for (size_t i = 0; i < out->sum_count; i++) take_left(all, count, &out->sums[i], out);
}

/* ---- the measure ---- */

struct tallies {
  size_t people, never, over;
  long longest;
  int64_t least, most;
};

static void add(struct tallies *tallies, const struct plan_work *work, const struct plan_subject *subject, bool gets) {
  long waited = gets ? 0 : subject->waited;
  int64_t letters = subject->fact->letters + gets;
  tallies->never += waited == PLAN_NEVER;
  tallies->over += waited > work->wait_days;
  if (waited > tallies->longest) tallies->longest = waited;
  if (tallies->people == 0 || letters < tallies->least) tallies->least = letters;
  if (letters > tallies->most) tallies->most = letters;
  tallies->people++;
}

/* Who is written to already counts as somebody who gets a letter, before and after. */
static void measure(const struct plan_work *work, const struct plan_outcome *outcome, struct plan_measure *out) {
  struct tallies before = {0}, after = {0};
  for (size_t i = 0; i < work->count; i++) {
    const struct plan_subject *subject = &work->subjects[i];
    if (subject->is_left && subject->left == PLAN_LEFT_NOT_ALLOWED) continue;
    bool already = subject->is_left && (subject->left == PLAN_LEFT_PLANNED || subject->left == PLAN_LEFT_UNDER_WAY);
    bool chosen = !subject->is_left && outcome->fate[subject->candidate] == PLAN_CHOSEN;
    add(&before, work, subject, already);
    add(&after, work, subject, already || chosen);
  }
  *out = (struct plan_measure){.people = before.people,
                               .never_before = before.never,
                               .never_after = after.never,
                               .longest_before = before.longest,
                               .longest_after = after.longest,
                               .over_before = before.over,
                               .over_after = after.over,
                               .least_before = before.least,
                               .least_after = after.least,
                               .most_before = before.most,
                               .most_after = after.most};
}

void plan_tell(const struct plan_work *work, const struct plan_outcome *outcome, struct plan *out) {
  out->chosen = ARENA_ARRAY(work->arena, struct plan_person, outcome->count + 1);
  out->count = outcome->count;
  for (size_t i = 0; i < outcome->count; i++) tell_person(work, &outcome->chosen[i], &out->chosen[i]);
  out->birthdays = outcome->birthdays;
  tell_left(work, outcome, out);
  measure(work, outcome, &out->measure);
}
