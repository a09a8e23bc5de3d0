/* SPDX-License-Identifier: MIT */
/* Says who is planned and why, in a few plain words each. */
#include "plan_said.h"

#include <inttypes.h>

#include "calendar_words.h"
#include "output.h"

/* ---- reasons ---- */

static const char *birthday_words(const struct plan_person *person, struct arena *arena) {
  return arena_printf(
      arena,
      ngettext("birthday on %s, %ld day by post", "birthday on %s, %ld days by post", (unsigned long)person->lead_days),
      calendar_day(person->birthday, arena), person->lead_days);
}

static const char *days_words(long days, bool over, long limit, struct arena *arena) {
  if (over)
    return arena_printf(arena,
                        ngettext("no letter for %ld day, the limit is %ld", "no letter for %ld days, the limit is %ld",
                                 (unsigned long)days),
                        days, limit);
  return arena_printf(arena, ngettext("last letter %ld day before", "last letter %ld days before", (unsigned long)days),
                      days);
}

/* Without figures, as it can be told of a kept plan too. */
static const char *plain_words(enum plan_why why) {
  static const char *const words[PLAN_WHY_COUNT] = {
      [PLAN_ADDED] = N_("added by hand"),
      [PLAN_NEVER_WRITTEN] = N_("no letter yet"),
      [PLAN_OVER_LIMIT] = N_("no letter for longer than the limit"),
      [PLAN_BIRTHDAY] = N_("birthday"),
      [PLAN_PARTNER] = N_("the two write to each other"),
      [PLAN_FEW_WRITERS] = N_("nobody corresponds with them"),
      [PLAN_WAITING] = N_("next by waiting"),
      [PLAN_TARGET] = N_("for the campaign"),
      [PLAN_LANGUAGE] = N_("best language of both"),
      [PLAN_TOPIC] = N_("shares a topic"),
  };
  return _(words[why]);
}

static const char *words_of(const struct plan *plan, const struct plan_person *person, enum plan_why why,
                            struct arena *arena) {
  if (why == PLAN_BIRTHDAY && date_is_set(person->birthday)) return birthday_words(person, arena);
  if (why == PLAN_OVER_LIMIT || why == PLAN_WAITING)
    return days_words(person->waited, why == PLAN_OVER_LIMIT, plan->wish.wait_days, arena);
  return plain_words(why);
}

/* Added by hand although somebody writes already: that is meant now and then, and happens by mistake too. */
static const char *already_words(const struct plan_person *person, struct arena *arena) {
  if (person->plan != 0) return arena_printf(arena, _("in plan %" PRId64 " already"), person->plan);
  return person->is_under_way ? _("a letter is made and not posted yet") : "";
}

static const char *why_words(const struct plan *plan, const struct plan_person *person, struct arena *arena) {
  const char *text = "", *already = already_words(person, arena);
  for (enum plan_why why = 0; why < PLAN_WHY_COUNT; why++)
    if ((person->why & 1u << why) != 0)
      text = arena_printf(arena, "%s%s%s", text, *text == '\0' ? "" : ", ", words_of(plan, person, why, arena));
  return *already == '\0' ? text : arena_printf(arena, "%s; %s", text, already);
}

const char *plan_said_kept(const char *why, struct arena *arena) {
  unsigned set = plan_why_read(why);
  const char *text = "";
  for (enum plan_why one = 0; one < PLAN_WHY_COUNT; one++)
    if ((set & 1u << one) != 0) text = arena_printf(arena, "%s%s%s", text, *text == '\0' ? "" : ", ", plain_words(one));
  return text;
}

static const struct {
  const char *key, *label;
} lefts[PLAN_LEFT_COUNT] = {
    [PLAN_LEFT_DROPPED] = {"dropped", N_("left out by hand")},
    [PLAN_LEFT_NOT_ALLOWED] = {"not-allowed", N_("must not be written to")},
    [PLAN_LEFT_UNDER_WAY] = {"under-way", N_("a letter is made and not posted yet")},
    [PLAN_LEFT_PLANNED] = {"planned", N_("in a kept plan already")},
    [PLAN_LEFT_NO_READER] = {"no-reader", N_("nobody who writes knows a language of theirs")},
    [PLAN_LEFT_READERS_FULL] = {"readers-full", N_("those who know their language have no room left")},
    [PLAN_LEFT_NO_ROOM] = {"no-room", N_("no room left")},
};

static const char *left_label(enum plan_left left, enum reason reason) {
  return left == PLAN_LEFT_NOT_ALLOWED ? reason_label(reason) : _(lefts[left].label);
}

static const char *left_words(const struct plan_left_out *one, struct arena *arena) {
  const char *label = left_label(one->left, one->reason);
  if (one->left != PLAN_LEFT_PLANNED) return label;
  return arena_printf(arena, "%s: %" PRId64, label, one->plan);
}

/* ---- the table ---- */

/* What the file says beside words: days, or nothing where there was no letter. */
static const char *waited_number(long waited, struct arena *arena) {
  return waited == PLAN_NEVER ? "" : arena_printf(arena, "%ld", waited);
}

static const struct cli_column columns[] = {
    {"code", N_("code"), 0},
    {"take", N_("take"), COLUMN_FILES_ONLY},
    {"name", N_("name"), COLUMN_MAY_SHRINK},
    {"prison", N_("prison"), 0},
    {"country", N_("country"), COLUMN_FILES_ONLY},
    {"language", N_("language"), COLUMN_OPTIONAL},
    {"writer", N_("writer"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
    {"why", N_("why"), COLUMN_WRAPS},
    {"reasons", N_("reasons"), COLUMN_FILES_ONLY},
    {"waited", N_("days since the last letter"), COLUMN_FILES_ONLY | COLUMN_RIGHT},
    {"birthday", N_("birthday"), COLUMN_FILES_ONLY},
};

static void add_chosen(struct cli *cli, const struct plan *plan, const struct plan_person *person,
                       struct cli_table *table) {
  const char *birthday = date_is_set(person->birthday) ? calendar_day(person->birthday, &cli->arena) : "";
  cli_table_row(table, (const char *[]){person->code, "yes", person->name, person->prison_code, person->country,
                                        person->language, person->pseudonym, why_words(plan, person, &cli->arena),
                                        plan_why_write(person->why, &cli->arena),
                                        waited_number(person->waited, &cli->arena), birthday});
}

static void add_left(struct cli *cli, const struct plan_left_out *one, struct cli_table *table) {
  const struct prisoner *prisoner = one->row.prisoner;
  const struct prison *prison = one->row.prison;
  const char *words = left_words(one, &cli->arena);
  if (cli->format == FORMAT_TABLE) words = arena_printf(&cli->arena, _("not planned: %s"), words);
  cli_table_row(table, (const char *[]){prisoner->code, "no", prisoner->name, prison == NULL ? "" : prison->code,
                                        prison == NULL ? "" : prison->country, "", "", words, lefts[one->left].key,
                                        waited_number(one->waited, &cli->arena), ""});
}

void plan_said_table(struct cli *cli, const struct plan *plan, bool all, struct guarded *guarded) {
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < plan->count; i++) {
    const struct selected_row *row = &plan->chosen[i].row;
    if (guarded_passes(guarded, row->prisoner, row->prison)) add_chosen(cli, plan, &plan->chosen[i], table);
  }
  for (size_t i = 0; all && i < plan->left_count; i++) {
    const struct selected_row *row = &plan->left[i].row;
    if (guarded_passes(guarded, row->prisoner, row->prison)) add_left(cli, &plan->left[i], table);
  }
  cli_table_end(table);
}

/* ---- below the table ---- */

static void say_left(struct cli *cli, const struct plan *plan) {
  const char *text = "";
  if (plan->sum_count == 0) return;
  for (size_t i = 0; i < plan->sum_count; i++) {
    const struct plan_left_sum *sum = &plan->sums[i];
    text = arena_printf(&cli->arena, "%s%s%zu %s", text, *text == '\0' ? "" : "; ", sum->count,
                        left_label(sum->left, sum->reason));
  }
  cli_say(cli, _("Left out: %s"), text);
}

static void say_measure(struct cli *cli, const struct plan *plan) {
  const struct plan_measure *measure = &plan->measure;
  cli_say(cli,
          ngettext("Of %zu person who may be written to:", "Of %zu people who may be written to:", measure->people),
          measure->people);
  cli_say(cli, _("  never got a letter: %zu, after this plan %zu"), measure->never_before, measure->never_after);
  if (measure->longest_before > 0)
    cli_say(cli, _("  longest wait: %ld days, after this plan %ld; over %ld days wait %zu, after this plan %zu"),
            measure->longest_before, measure->longest_after, plan->wish.wait_days, measure->over_before,
            measure->over_after);
  cli_say(cli, _("  letters within a year: from %lld to %lld each, after this plan from %lld to %lld"),
          (long long)measure->least_before, (long long)measure->most_before, (long long)measure->least_after,
          (long long)measure->most_after);
}

/* The same sentence as in the guide; a test holds the decision to it. */
static void say_promise(struct cli *cli, const struct plan *plan) {
  bool left = false;
  for (size_t i = 0; i < plan->sum_count; i++)
    left = left || plan->sums[i].left == PLAN_LEFT_NO_ROOM || plan->sums[i].left == PLAN_LEFT_READERS_FULL;
  if (left)
    cli_say(
        cli, "%s",
        _("Nobody without a place has waited longer than somebody with one, or needs a letter more, unless the list "
          "says why"));
  if (plan->birthdays > 0)
    cli_say(cli,
            ngettext("%zu place goes to a birthday; at most one in %d may",
                     "%zu places go to birthdays; at most one in %d may", plan->birthdays),
            plan->birthdays, PLAN_BIRTHDAY_PART);
}

static void say_writers(struct cli *cli, const struct plan *plan) {
  if (plan->wish.to_writers && plan->writers_without_capacity > 0)
    cli_say(cli,
            ngettext("%zu writer has no capacity entered and gets nobody: solipost edit writer WHO capacity=2",
                     "%zu writers have no capacity entered and get nobody: solipost edit writer WHO capacity=2",
                     plan->writers_without_capacity),
            plan->writers_without_capacity);
  if (plan->any_language && plan->wish.languages == NULL)
    cli_say(
        cli, "%s",
        _("Nobody has entered what those who write can read, so nobody is left out for a language: --languages de,tr"));
}

bool plan_said_nobody(const struct plan *plan, const char *why, struct error *error) {
  error_set(error, ERROR_REFUSED, "%s", _("nobody can be planned, so nothing is kept"));
  if (plan->left_count > 0) return error_hint(error, "%s", why);
  return error_hint(
      error, "%s",
      _("nobody in the register fits: ask for fewer conditions, or enter people: solipost import prisoners "
        "FILE"));
}

void plan_said_figures(struct cli *cli, const struct plan *plan) {
  const char *places = arena_printf(&cli->arena, ngettext("%zu place", "%zu places", plan->places), plan->places);
  cli_say(
      cli,
      ngettext("%zu person for %s, to be written to on %s", "%zu people for %s, to be written to on %s", plan->count),
      plan->count, places, calendar_day(plan->wish.day, &cli->arena));
  say_left(cli, plan);
  say_writers(cli, plan);
  if (plan->measure.people == 0) return;
  say_measure(cli, plan);
  say_promise(cli, plan);
}
