/* SPDX-License-Identifier: MIT */
/* Planning from a register: who may be planned, who is written to already, whom writers get, what is kept and what becomes
 * of it. Who comes before whom is tested in tests/unit/model/test_plan.c. */
#include "mail_fixture.h"

#include "solipost/jobs/handwritten.h"
#include "solipost/jobs/log.h"
#include "solipost/jobs/plan.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/run_store.h"

static const struct date today = {2026, 8, 3};
static struct date day(signed char month, signed char of_month) { return (struct date){2026, month, of_month}; }

struct town {
  struct place *place;
  struct prison prison; /* in Turkey */
  struct own_group group;
};

static struct town town_begin(struct place *place) {
  struct town town = {.place = place};
  begin(place, "town");
  noun_clear(&own_group_noun, &town.group);
  town.group.name = "Letter group Example";
  town.group.country = "DE";
  town.group.language = "de";
  town.group.writer_languages = "de tr";
  insert(place, &own_group_noun, &town.group);
  town.prison = new_prison("TR-SNC", "Sincan", "TR");
  town.prison.address_template = "{name}|Sincan|06930 Ankara";
  town.prison.mail_status = MAIL_OPEN;
  town.prison.confidence = CONFIDENCE_OFFICIAL;
  insert(place, &prison_noun, &town.prison);
  commit(place);
  return town;
}

static struct prisoner person(struct town *town, const char *code, const char *languages) {
  struct prisoner prisoner = new_prisoner(code, "Deniz Ornek");
  prisoner.contact = CONTACT_DIRECT;
  prisoner.languages = languages;
  begin(town->place, "add prisoner");
  insert(town->place, &prisoner_noun, &prisoner);
  commit(town->place);
  add_stay(town->place, prisoner.id, town->prison.id, NULL);
  return prisoner;
}

static struct piece letter(struct town *town, int64_t number, const struct prisoner *to, enum stage stage,
                           struct date made) {
  struct piece piece = new_piece(number, to->id, town->prison.id, stage);
  piece.made_on = made;
  if (stage == STAGE_MAILED) piece.mailed_on = piece.first_mailed_on = made;
  if (stage == STAGE_WRITTEN || stage == STAGE_MAILED) piece.written_on = made;
  begin(town->place, "letter");
  insert(town->place, &piece_noun, &piece);
  commit(town->place);
  return piece;
}

static struct writer writer(struct town *town, const char *pseudonym, const char *languages, int64_t capacity) {
  struct writer one;
  noun_clear(&writer_noun, &one);
  one.pseudonym = pseudonym;
  one.languages = languages;
  one.capacity = capacity;
  begin(town->place, "add writer");
  insert(town->place, &writer_noun, &one);
  commit(town->place);
  return one;
}

static struct plan_wish wish_for(size_t places) {
  return (struct plan_wish){.places = places, .today = today, .day = today};
}

static struct plan propose(struct town *town, const struct plan_wish *wish) {
  struct plan plan;
  assert_done(town->place, plan_propose(town->place->store, wish, &town->place->arena, &plan, &town->place->error));
  return plan;
}

static int64_t keep(struct town *town, const struct plan *plan) {
  int64_t number = 0;
  begin(town->place, "plan --keep");
  assert_done(town->place, plan_keep(town->place->store, plan, &number, &town->place->error));
  commit(town->place);
  return number;
}

static const char *codes(struct town *town, const struct plan *plan) {
  const char *text = "";
  for (size_t i = 0; i < plan->count; i++)
    text = arena_printf(&town->place->arena, "%s%s%s", text, i == 0 ? "" : " ", plan->chosen[i].code);
  return text;
}

#define PLANNED(town, wish, expected)                                                                                  \
  do {                                                                                                                 \
    struct plan planned = propose(town, &(wish));                                                                      \
    assert_string_equal(codes(town, &planned), expected);                                                              \
  } while (0)

static size_t left_out(const struct plan *plan, enum plan_left left, enum reason reason) {
  for (size_t i = 0; i < plan->sum_count; i++)
    if (plan->sums[i].left == left && (left != PLAN_LEFT_NOT_ALLOWED || plan->sums[i].reason == reason))
      return plan->sums[i].count;
  return 0;
}

/* ---- who may be planned ---- */

static void whoever_may_not_be_printed_to_is_left_out_with_the_reason(void **state) {
  struct town town = town_begin(*state);
  struct place *place = town.place;
  struct plan_wish wish = wish_for(9);
  struct hold hold;
  person(&town, "P001", "tr");
  struct prisoner held = person(&town, "P002", "tr"), released = person(&town, "P003", "tr"),
                  unknown = person(&town, "P004", "tr"), doubtful = person(&town, "P005", "tr");
  begin(place, "change");
  noun_clear(&hold_noun, &hold);
  hold.prisoner = held.id;
  hold.reason = "family";
  hold.since = today;
  insert(place, &hold_noun, &hold);
  released.status = STATUS_RELEASED;
  update(place, &prisoner_noun, &released);
  unknown.contact = CONTACT_UNKNOWN;
  update(place, &prisoner_noun, &unknown);
  commit(place);
  do_sql(place, arena_printf(&place->arena,
                             "UPDATE stay SET doubtful_on = '2026-07-01' WHERE prisoner = (SELECT id FROM "
                             "prisoner WHERE code = '%s')",
                             doubtful.code));
  place_reopen(place, STORE_WRITE);
  struct plan plan = propose(&town, &wish);
  assert_string_equal(codes(&town, &plan), "P001");
  assert_int_equal(left_out(&plan, PLAN_LEFT_NOT_ALLOWED, REASON_HELD), 1);
  assert_int_equal(left_out(&plan, PLAN_LEFT_NOT_ALLOWED, REASON_RELEASED), 1);
  assert_int_equal(left_out(&plan, PLAN_LEFT_NOT_ALLOWED, REASON_CONTACT_UNKNOWN), 1);
  assert_int_equal(left_out(&plan, PLAN_LEFT_NOT_ALLOWED, REASON_ADDRESS_DOUBTFUL), 1);
  assert_int_equal(plan.left_count, 4);
  assert_int_equal(plan.measure.people, 1);
}

static void by_hand_adds_whom_nobody_has_cleared_and_never_whom_nothing_may_be_printed_for(void **state) {
  struct town town = town_begin(*state);
  struct place *place = town.place;
  struct prisoner unknown = person(&town, "P001", "tr"), none = person(&town, "P002", "tr");
  struct plan_wish wish = wish_for(1);
  struct plan plan;
  begin(place, "change");
  unknown.contact = CONTACT_UNKNOWN;
  none.contact = CONTACT_NONE;
  update(place, &prisoner_noun, &unknown);
  update(place, &prisoner_noun, &none);
  commit(place);
  wish.add = WORDS("P001");
  PLANNED(&town, wish, "P001");
  wish.add = WORDS("P001", "P002");
  assert_false(plan_propose(place->store, &wish, &place->arena, &plan, &place->error));
  assert_int_equal(place->error.kind, ERROR_REFUSED);
  assert_string_equal(place->error.message, "P002 Deniz Ornek cannot be planned: no contact wanted");
}

static void whom_somebody_writes_to_is_not_planned_for_sixty_days(void **state) {
  struct town town = town_begin(*state);
  struct plan_wish wish = wish_for(9);
  struct prisoner printed = person(&town, "P001", "tr"), long_ago = person(&town, "P002", "tr"),
                  mailed = person(&town, "P003", "tr"), cancelled = person(&town, "P004", "tr");
  letter(&town, 1, &printed, STAGE_PRINTED, date_add_days(today, -PLAN_OPEN_DAYS));
  letter(&town, 2, &long_ago, STAGE_PRINTED, date_add_days(today, -PLAN_OPEN_DAYS - 1));
  letter(&town, 3, &mailed, STAGE_MAILED, date_add_days(today, -1));
  letter(&town, 4, &cancelled, STAGE_CANCELLED, today);
  struct plan plan = propose(&town, &wish);
  assert_string_equal(codes(&town, &plan), "P004 P002 P003");
  assert_int_equal(plan.chosen[0].waited, PLAN_NEVER);
  assert_int_equal(plan.chosen[1].waited, PLAN_OPEN_DAYS + 1);
  assert_int_equal(plan.chosen[2].waited, 1);
  assert_int_equal(left_out(&plan, PLAN_LEFT_UNDER_WAY, 0), 1);
  assert_int_equal(plan.measure.never_before, 1);
  assert_int_equal(plan.measure.never_after, 0);
  assert_int_equal(plan.measure.longest_before, PLAN_OPEN_DAYS + 1);
  assert_int_equal(plan.measure.longest_after, 0);
  wish.add = WORDS("P001"); /* but by hand */
  PLANNED(&town, wish, "P001 P004 P002 P003");
}

static void a_letter_shared_with_somebody_counts_for_both(void **state) {
  struct town town = town_begin(*state);
  struct plan_wish wish = wish_for(9);
  struct prisoner first = person(&town, "P001", "tr"), second = person(&town, "P002", "tr");
  struct piece piece = letter(&town, 1, &first, STAGE_MAILED, date_add_days(today, -30));
  struct addressee further;
  noun_clear(&addressee_noun, &further);
  further.piece = piece.id;
  further.prisoner = second.id;
  begin(town.place, "share");
  insert(town.place, &addressee_noun, &further);
  commit(town.place);
  struct plan plan = propose(&town, &wish);
  assert_int_equal(plan.chosen[1].waited, 30);
  assert_int_equal(plan.chosen[1].letters, 1);
}

static void people_can_be_dropped_and_a_list_is_taken_as_it_stands(void **state) {
  struct town town = town_begin(*state);
  struct plan_wish wish = wish_for(2);
  person(&town, "P001", "tr");
  person(&town, "P002", "tr");
  person(&town, "P003", "tr");
  wish.drop = WORDS("P001");
  PLANNED(&town, wish, "P002 P003");
  wish.drop = NULL;
  wish.add = WORDS("P003", "P001");
  wish.listed = true;
  PLANNED(&town, wish, "P003 P001");
  wish.places = 9;
  PLANNED(&town, wish, "P003 P001");
}

/* ---- languages ---- */

static void nobody_is_planned_who_reads_what_nobody_writes(void **state) {
  struct town town = town_begin(*state);
  struct plan_wish wish = wish_for(9);
  person(&town, "P001", "fa");
  person(&town, "P002", "ku tr");
  person(&town, "P003", "");
  person(&town, "P004", "ku"); /* not to Turkey, unless it is wished */
  struct plan plan = propose(&town, &wish);
  assert_string_equal(codes(&town, &plan), "P002 P003 P004"); /* where nothing is known, what is spoken there */
  for (size_t i = 0; i < plan.count; i++) assert_string_equal(plan.chosen[i].language, "tr");
  assert_int_equal(left_out(&plan, PLAN_LEFT_NO_READER, 0), 1);
  wish.languages = WORDS("en");
  plan = propose(&town, &wish);
  assert_string_equal(codes(&town, &plan), "P003"); /* nobody has entered what this one reads */
  assert_int_equal(left_out(&plan, PLAN_LEFT_NO_READER, 0), 3);
  wish.languages = WORDS("any");
  plan = propose(&town, &wish);
  assert_int_equal(plan.count, 4);
  assert_string_equal(plan.chosen[0].language, "fa");
}

/* ---- birthdays ---- */

static void a_birthday_counts_when_its_card_must_leave_between_this_time_and_the_next(void **state) {
  static const struct {
    struct date birthday;
    bool counts;
  } people[] = {{{1990, 8, 27}, false}, {{1990, 8, 28}, true}, {{0, 9, 11}, true}, {{1990, 9, 12}, false}};
  struct town town = town_begin(*state);
  struct plan_wish wish = wish_for(9);
  struct lead_time lead;
  noun_clear(&lead_time_noun, &lead);
  lead.country = "TR";
  lead.days = 25;
  begin(town.place, "lead time");
  insert(town.place, &lead_time_noun, &lead);
  commit(town.place);
  wish.next = day(8, 18);
  for (size_t i = 0; i < COUNT_OF(people); i++) {
    struct prisoner one = person(&town, arena_printf(&town.place->arena, "P00%zu", i + 1), "tr");
    one.birthday = people[i].birthday;
    begin(town.place, "birthday");
    update(town.place, &prisoner_noun, &one);
    commit(town.place);
  }
  struct plan plan = propose(&town, &wish);
  for (size_t i = 0; i < COUNT_OF(people); i++)
    assert_int_equal((plan.chosen[i].why & 1u << PLAN_BIRTHDAY) != 0, people[i].counts);
  assert_int_equal(date_compare(plan.chosen[1].birthday, day(8, 28)), 0);
  assert_int_equal(plan.chosen[1].lead_days, 25);
}

/* ---- writers ---- */

static void a_month_is_dealt_to_writers_by_what_is_left_of_their_capacity(void **state) {
  struct town town = town_begin(*state);
  struct plan_wish wish = wish_for(0);
  struct writer amsel = writer(&town, "Amsel", "de tr", 3), fink = writer(&town, "Fink", "de", 5);
  writer(&town, "Drossel", "tr", 0);
  struct writer star = writer(&town, "Star", "tr", 9);
  star.paused_from = today;
  begin(town.place, "pause");
  update(town.place, &writer_noun, &star);
  commit(town.place);
  struct prisoner first = person(&town, "P001", "tr");
  person(&town, "P002", "tr");
  person(&town, "P003", "de");
  person(&town, "P004", "tr");
  struct piece written = letter(&town, 1, &first, STAGE_MAILED, day(8, 1));
  written.writer = amsel.id;
  begin(town.place, "by Amsel");
  update(town.place, &piece_noun, &written);
  commit(town.place);
  wish.to_writers = true;
  struct plan plan = propose(&town, &wish);
  assert_int_equal(plan.places, 2 + 5);
  assert_int_equal(plan.writers, 3);
  assert_int_equal(plan.writers_without_capacity, 1);
  assert_string_equal(codes(&town, &plan), "P002 P003 P004"); /* Amsel's two, and none is left for P001 */
  assert_string_equal(plan.chosen[0].pseudonym, "Amsel");
  assert_string_equal(plan.chosen[1].pseudonym, "Fink");
  assert_true(uuid_equal(plan.chosen[1].writer, fink.id));
  assert_int_equal(left_out(&plan, PLAN_LEFT_READERS_FULL, 0), 1);
  keep(&town, &plan);
  plan = propose(&town, &wish); /* what was promised is gone */
  assert_int_equal(plan.places, 4);
  assert_int_equal(plan.count, 0);
}

static void whom_a_writer_corresponds_with_comes_first(void **state) {
  struct town town = town_begin(*state);
  struct plan_wish wish = wish_for(0);
  struct writer amsel = writer(&town, "Amsel", "tr", 1);
  struct prisoner friend = person(&town, "P001", "tr");
  person(&town, "P002", "tr");
  struct pair pair;
  noun_clear(&pair_noun, &pair);
  pair.writer = amsel.id;
  pair.prisoner = friend.id;
  pair.since = pair.confirmed_on = day(6, 1);
  begin(town.place, "pair");
  insert(town.place, &pair_noun, &pair);
  commit(town.place);
  letter(&town, 1, &friend, STAGE_MAILED, day(6, 1));
  wish.to_writers = true;
  struct plan plan = propose(&town, &wish);
  assert_string_equal(codes(&town, &plan), "P001");
  assert_true((plan.chosen[0].why & 1u << PLAN_PARTNER) != 0);
  assert_int_equal(plan.chosen[0].writers, 1);
}

/* ---- kept plans ---- */

static struct plan_entry entry_of(struct town *town, int64_t plan, size_t position) {
  struct plan_entry_list entries;
  assert_done(town->place, plan_entries(town->place->store, plan, &town->place->arena, &entries, &town->place->error));
  assert_true(position <= entries.count);
  return entries.items[position - 1];
}

static void what_is_kept_counts_as_written_to_until_it_is_old_or_dropped(void **state) {
  struct town town = town_begin(*state);
  struct place *place = town.place;
  struct plan_wish wish = wish_for(2);
  size_t count;
  struct prisoner first = person(&town, "P001", "tr");
  person(&town, "P002", "tr");
  wish.day = day(8, 20);
  struct plan plan = propose(&town, &wish);
  assert_int_equal(keep(&town, &plan), 1);
  struct plan_entry entry = entry_of(&town, 1, 2);
  assert_int_equal(entry.position, 2);
  assert_string_equal(entry.why, "never-written");
  assert_string_equal(entry.language, "tr");
  assert_int_equal(date_compare(entry.write_on, day(8, 20)), 0);
  plan = propose(&town, &wish);
  assert_int_equal(plan.count, 0);
  assert_int_equal(left_out(&plan, PLAN_LEFT_PLANNED, 0), 2);
  assert_int_equal(plan.left[0].plan, 1);
  assert_int_equal(plan.measure.never_before, 0);
  begin(place, "plan drop");
  assert_done(place, plan_entry_drop(place->store, 1, (struct uuid){{0}}, first.id, today, &count, &place->error));
  commit(place);
  assert_int_equal(count, 1);
  PLANNED(&town, wish, "P001");
  wish.today = wish.day = date_add_days(today, PLAN_OPEN_DAYS);
  PLANNED(&town, wish, "P001");
  wish.today = wish.day = date_add_days(today, PLAN_OPEN_DAYS + 1);
  PLANNED(&town, wish, "P001 P002");
}

static void a_plan_made_long_before_its_day_counts_until_then(void **state) {
  struct town town = town_begin(*state);
  struct plan_wish wish = wish_for(1);
  person(&town, "P001", "tr");
  wish.day = date_add_days(today, 100);
  struct plan plan = propose(&town, &wish);
  keep(&town, &plan);
  wish.today = wish.day;
  PLANNED(&town, wish, "");
  wish.today = wish.day = date_add_days(today, 101);
  PLANNED(&town, wish, "P001");
}

static void a_plan_is_not_kept_when_somebody_else_wrote_meanwhile(void **state) {
  struct town town = town_begin(*state);
  struct plan_wish wish = wish_for(1);
  int64_t number;
  person(&town, "P001", "tr");
  struct plan plan = propose(&town, &wish);
  person(&town, "P002", "tr");
  begin(town.place, "plan --keep");
  assert_false(plan_keep(town.place->store, &plan, &number, &town.place->error));
  assert_int_equal(town.place->error.kind, ERROR_BUSY);
  store_rollback(town.place->store);
}

static struct piece written_by_hand(struct town *town, const struct prisoner *to, struct uuid evening) {
  struct place *place = town->place;
  struct handwritten from = {
      .written = {.event = POST_WRITE, .day = today, .evening = evening}, .kind = "card", .language = ""};
  struct piece piece;
  const char *why;
  assert_done(place, handwritten_begin(place->store, &place->arena, &from, &place->error));
  assert_done(place, handwritten_make(place->store, &from, to, &place->arena, &piece, &why, &place->error));
  begin(place, "written");
  assert_done(place, handwritten_write(place->store, &from, &piece, 1, &place->error));
  commit(place);
  return piece;
}

static void log_one(struct town *town, enum post_event what, const struct piece *piece) {
  struct place *place = town->place;
  struct chosen_letter chosen = {.who = "P001"};
  const struct letter_choice choice = {.items = &chosen, .count = 1};
  const struct log_event event = {.event = what, .day = today};
  size_t done;
  load(place, &piece_noun, piece->id, &chosen.piece);
  begin(place, "log");
  assert_done(place, log_write(place->store, &event, &choice, &done, &place->error));
  commit(place);
}

static void a_letter_does_the_oldest_entry_or_that_of_its_evening(void **state) {
  struct town town = town_begin(*state);
  struct place *place = town.place;
  struct prisoner one = person(&town, "P001", "tr");
  struct plan_wish wish = wish_for(1);
  struct evening evening;
  noun_clear(&evening_noun, &evening);
  evening.number = 1;
  begin(place, "evening");
  insert(place, &evening_noun, &evening);
  commit(place);
  wish.add = WORDS("P001");
  for (int64_t number = 1; number <= 3; number++) {
    wish.evening = number == 3 ? evening.id : (struct uuid){{0}};
    struct plan plan = propose(&town, &wish);
    assert_int_equal(keep(&town, &plan), number);
  }
  struct piece at_evening = written_by_hand(&town, &one, evening.id);
  assert_true(uuid_equal(entry_of(&town, 3, 1).piece, at_evening.id));
  struct piece at_home = written_by_hand(&town, &one, (struct uuid){{0}});
  assert_true(uuid_equal(entry_of(&town, 1, 1).piece, at_home.id));
  assert_true(uuid_is_nil(entry_of(&town, 2, 1).piece));
  struct plan_entry_list entries;
  assert_done(place, plan_entries_of_evening(place->store, evening.id, &place->arena, &entries, &place->error));
  assert_int_equal(entries.count, 1);
}

static void a_cancelled_letter_opens_its_entry_and_one_that_is_there_after_all_does_it_again(void **state) {
  struct town town = town_begin(*state);
  struct prisoner one = person(&town, "P001", "tr");
  struct plan_wish wish = wish_for(1);
  struct plan plan = propose(&town, &wish);
  keep(&town, &plan);
  struct piece piece = written_by_hand(&town, &one, (struct uuid){{0}});
  assert_true(uuid_equal(entry_of(&town, 1, 1).piece, piece.id));
  log_one(&town, POST_CANCEL, &piece);
  assert_true(uuid_is_nil(entry_of(&town, 1, 1).piece));
  log_one(&town, POST_WRITE, &piece);
  assert_true(uuid_equal(entry_of(&town, 1, 1).piece, piece.id));
}

static void a_run_that_is_taken_back_opens_what_it_had_done(void **state) {
  struct town town = town_begin(*state);
  struct place *place = town.place;
  struct prisoner one = person(&town, "P001", "tr");
  struct plan_wish wish = wish_for(1);
  struct run run;
  struct plan plan = propose(&town, &wish);
  keep(&town, &plan);
  noun_clear(&run_noun, &run);
  run.number = 1;
  run.stage = RUN_PRINTED;
  struct piece piece = new_piece(411, one.id, town.prison.id, STAGE_PRINTED);
  begin(place, "print");
  insert(place, &run_noun, &run);
  piece.run = run.id;
  insert(place, &piece_noun, &piece);
  assert_done(place, plan_entry_fulfil(place->store, &piece, one.id, 1, &place->error));
  commit(place);
  assert_false(uuid_is_nil(entry_of(&town, 1, 1).piece));
  begin(place, "run cancel");
  assert_done(place, run_take_back(place->store, &run, &place->error));
  commit(place);
  assert_true(uuid_is_nil(entry_of(&town, 1, 1).piece));
}

static void plans_are_counted_and_those_whose_day_has_passed_are_found(void **state) {
  struct town town = town_begin(*state);
  struct place *place = town.place;
  struct plan_wish wish = wish_for(2);
  struct plan_row *rows;
  size_t count;
  struct prisoner one = person(&town, "P001", "tr");
  person(&town, "P002", "tr");
  struct plan plan = propose(&town, &wish);
  keep(&town, &plan);
  written_by_hand(&town, &one, (struct uuid){{0}});
  assert_done(place, plan_rows(place->store, (struct date){0}, 0, &place->arena, &rows, &count, &place->error));
  assert_int_equal(count, 1);
  assert_int_equal(rows[0].people, 2);
  assert_int_equal(rows[0].done, 1);
  assert_int_equal(rows[0].open, 1);
  assert_done(place, plan_rows(place->store, today, 0, &place->arena, &rows, &count, &place->error));
  assert_int_equal(count, 0);
  struct date tomorrow = date_add_days(today, 1);
  assert_done(place, plan_rows(place->store, tomorrow, 0, &place->arena, &rows, &count, &place->error));
  assert_int_equal(count, 1);
}

static void a_selection_may_be_a_plan_in_its_order(void **state) {
  struct town town = town_begin(*state);
  struct place *place = town.place;
  struct plan_wish wish = wish_for(2);
  struct selected_row *rows;
  size_t count;
  struct prisoner one = person(&town, "P001", "tr");
  person(&town, "P002", "tr");
  wish.add = WORDS("P002", "P001");
  struct plan plan = propose(&town, &wish);
  keep(&town, &plan);
  struct selection selection = {.plan = 1};
  assert_done(place, selection_all(place->store, &selection, &place->arena, &rows, &count, &place->error));
  assert_int_equal(count, 2);
  assert_string_equal(rows[0].prisoner->code, "P002");
  assert_string_equal(rows[1].prison->code, "TR-SNC");
  written_by_hand(&town, &one, (struct uuid){{0}});
  selection.plan_open = true;
  assert_done(place, selection_all(place->store, &selection, &place->arena, &rows, &count, &place->error));
  assert_int_equal(count, 1);
  selection.plan = 2;
  assert_false(selection_all(place->store, &selection, &place->arena, &rows, &count, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
}

int main(void) {
#define TEST(function) cmocka_unit_test_setup_teardown(function, place_setup, place_teardown)
  const struct CMUnitTest tests[] = {
      TEST(whoever_may_not_be_printed_to_is_left_out_with_the_reason),
      TEST(by_hand_adds_whom_nobody_has_cleared_and_never_whom_nothing_may_be_printed_for),
      TEST(whom_somebody_writes_to_is_not_planned_for_sixty_days),
      TEST(a_letter_shared_with_somebody_counts_for_both),
      TEST(people_can_be_dropped_and_a_list_is_taken_as_it_stands),
      TEST(nobody_is_planned_who_reads_what_nobody_writes),
      TEST(a_birthday_counts_when_its_card_must_leave_between_this_time_and_the_next),
      TEST(a_month_is_dealt_to_writers_by_what_is_left_of_their_capacity),
      TEST(whom_a_writer_corresponds_with_comes_first),
      TEST(what_is_kept_counts_as_written_to_until_it_is_old_or_dropped),
      TEST(a_plan_made_long_before_its_day_counts_until_then),
      TEST(a_plan_is_not_kept_when_somebody_else_wrote_meanwhile),
      TEST(a_letter_does_the_oldest_entry_or_that_of_its_evening),
      TEST(a_cancelled_letter_opens_its_entry_and_one_that_is_there_after_all_does_it_again),
      TEST(a_run_that_is_taken_back_opens_what_it_had_done),
      TEST(plans_are_counted_and_those_whose_day_has_passed_are_found),
      TEST(a_selection_may_be_a_plan_in_its_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
