/* SPDX-License-Identifier: MIT */
/* From the register to a plan and back into it. */
#include "solipost/jobs/plan.h"

#include "plan_work.h"
#include "solipost/base/i18n.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/record_store.h"

static bool begin(struct store *store, const struct plan_wish *wish, struct arena *arena, struct plan_work *work,
                  struct plan *out, struct error *error) {
  *work = (struct plan_work){.store = store,
                             .wish = wish,
                             .arena = arena,
                             .next = wish->next,
                             .wait_days = wish->wait_days > 0 ? wish->wait_days : PLAN_WAIT_DAYS};
  if (!date_is_set(work->next)) work->next = date_add_days(wish->day, PLAN_NEXT_DAYS);
  *out = (struct plan){.wish = *wish};
  out->wish.next = work->next;
  out->wish.wait_days = work->wait_days;
  return journal_newest(store, &out->seen_commit, error) && people_own_group(store, &work->group, arena, error);
}

static void number_languages(struct plan_work *work, const struct plan_pen *pen, struct plan_writer *out) {
  unsigned char known[PLAN_MOST_LANGUAGES];
  *out = (struct plan_writer){.language_count = plan_languages_of_pen(work, pen, known), .room = pen->room};
  out->languages = arena_copy(work->arena, known, out->language_count + 1);
}

static size_t all_room(const struct plan_work *work) {
  size_t room = 0;
  for (size_t i = 0; i < work->pen_count; i++) room += work->pens[i].room;
  return room;
}

bool plan_propose(struct store *store, const struct plan_wish *wish, struct arena *arena, struct plan *out,
                  struct error *error) {
  struct plan_work work;
  struct plan_outcome outcome;
  if (!begin(store, wish, arena, &work, out, error) || !plan_find_writers(&work, error) ||
      !plan_find_people(&work, error))
    return false;
  struct plan_problem problem = {
      .people = work.candidates, .count = work.candidate_count, .places = wish->places, .wait_days = work.wait_days};
  if (wish->to_writers) {
    work.writers = ARENA_ARRAY(arena, struct plan_writer, work.pen_count + 1);
    for (size_t i = 0; i < work.pen_count; i++) number_languages(&work, &work.pens[i], &work.writers[i]);
    problem.writers = work.writers;
    problem.writer_count = work.pen_count;
    if (problem.places == 0 || problem.places > all_room(&work)) problem.places = all_room(&work);
  }
  plan_decide(&problem, arena, &outcome);
  out->places = problem.places;
  out->writers = work.pen_count;
  out->writers_without_capacity = work.without_capacity;
  out->any_language = work.tongues.any;
  plan_tell(&work, &outcome, out);
  return true;
}

/* ---- keeping ---- */

static bool is_current(struct store *store, const struct plan *plan, struct error *error) {
  int64_t newest;
  if (!journal_newest(store, &newest, error)) return false;
  if (newest == plan->seen_commit) return true;
  error_set(error, ERROR_BUSY, "%s", _("the register was changed while this plan was being made"));
  return error_hint(error, "%s", _("nothing was kept; run the same command again"));
}

bool plan_keep(struct store *store, const struct plan *plan, int64_t *number, struct error *error) {
  struct arena arena;
  if (!is_current(store, plan, error) || !plan_next_number(store, number, error)) return false;
  arena_init(&arena);
  bool done = true;
  for (size_t i = 0; done && i < plan->count; i++) {
    const struct plan_person *person = &plan->chosen[i];
    struct plan_entry entry;
    noun_clear(&plan_entry_noun, &entry);
    entry.plan = *number;
    entry.position = (int64_t)i + 1;
    entry.prisoner = person->prisoner;
    entry.writer = person->writer;
    entry.campaign = plan->wish.campaign;
    entry.evening = plan->wish.evening;
    entry.made_on = plan->wish.today;
    entry.write_on = plan->wish.day;
    entry.language = person->language;
    entry.why = plan_why_write(person->why, &arena);
    done = record_insert(store, &plan_entry_noun, &entry, error);
  }
  arena_release(&arena);
  return done;
}
