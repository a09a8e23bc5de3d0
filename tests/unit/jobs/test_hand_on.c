/* SPDX-License-Identifier: MIT */
/* Taking people on and handing them on: who can be, what is promised, what changes hands. */
#include "mail_fixture.h"

#include <string.h>

#include "solipost/jobs/hand_on.h"
#include "solipost/jobs/handwritten.h"
#include "solipost/store/commit.h"

static struct date on(int month, int day) { return (struct date){2026, (signed char)month, (signed char)day}; }

/* A group, since addresses depend on where letters are posted. */
static struct mail begin_mail(struct place *place) {
  struct own_group group;
  noun_clear(&own_group_noun, &group);
  group.name = "Example";
  group.sender = "Postfach 12\n70001 Stuttgart";
  group.country = "DE";
  group.language = "en";
  struct mail mail = mail_begin(place);
  begin(place, "group edit");
  insert(place, &own_group_noun, &group);
  commit(place);
  return mail;
}

static struct writer add_writer(struct mail *mail, const char *pseudonym, int64_t capacity) {
  struct writer writer;
  noun_clear(&writer_noun, &writer);
  writer.pseudonym = pseudonym;
  writer.capacity = capacity;
  begin(mail->place, "add writer");
  insert(mail->place, &writer_noun, &writer);
  commit(mail->place);
  return writer;
}

static struct take_on look(struct mail *mail, const struct writer *writer, size_t people, struct date day) {
  struct take_on out;
  assert_done(mail->place,
              take_on_look(mail->place->store, writer, mail->people, people, day, date_add_days(day, PAIR_PROMISE_DAYS),
                           &mail->place->arena, &out, &mail->place->error));
  return out;
}

static void write_down(struct mail *mail, const struct take_on *take_on) {
  begin(mail->place, "take-on");
  assert_done(mail->place, take_on_write(mail->place->store, take_on, &mail->place->error));
  commit(mail->place);
}

/* The letter as `solipost written` enters it. */
static void writes(struct mail *mail, const struct writer *writer, size_t person, struct date day) {
  struct handwritten from = {
      .written = {.event = POST_WRITE, .day = day, .writer = writer->id}, .kind = "card", .language = "de"};
  struct piece piece;
  const char *why;
  assert_done(mail->place, handwritten_begin(mail->place->store, &mail->place->arena, &from, &mail->place->error));
  assert_done(mail->place, handwritten_make(mail->place->store, &from, &mail->people[person], &mail->place->arena,
                                            &piece, &why, &mail->place->error));
  begin(mail->place, "written");
  assert_done(mail->place, handwritten_write(mail->place->store, &from, &piece, 1, &mail->place->error));
  commit(mail->place);
}

static struct pair_list pairs_of(struct mail *mail, const struct writer *writer, struct date day) {
  const struct pair_filter filter = {.writer = writer->id, .day = day, .ended = true};
  struct pair_list list;
  assert_done(mail->place, pairs_find(mail->place->store, &filter, &mail->place->arena, &list, &mail->place->error));
  return list;
}

static void a_promise_is_kept_by_a_letter(void **state) {
  struct mail mail = begin_mail(*state);
  struct writer amsel = add_writer(&mail, "Amsel", 0);
  struct take_on take_on = look(&mail, &amsel, 1, on(8, 1));
  assert_int_equal(take_on.items[0].kind, TAKE_ON_NEW);
  assert_int_equal(take_on.more, 1);
  write_down(&mail, &take_on);
  assert_int_equal(look(&mail, &amsel, 1, on(8, 2)).items[0].kind, TAKE_ON_ALREADY);
  writes(&mail, &amsel, 0, on(8, 5));
  struct pair_list list = pairs_of(&mail, &amsel, on(8, 5));
  assert_int_equal(list.count, 1);
  assert_int_equal(list.items[0].state, PAIR_LIVE);
  assert_int_equal(date_compare(list.items[0].pair.confirmed_on, on(8, 5)), 0);
}

static void whoever_wrote_just_before_has_kept_it_already(void **state) {
  struct mail mail = begin_mail(*state);
  struct writer amsel = add_writer(&mail, "Amsel", 0);
  writes(&mail, &amsel, 0, on(7, 30));
  assert_int_equal(pairs_of(&mail, &amsel, on(8, 1)).count, 0); /* a letter alone makes no pair */
  struct take_on take_on = look(&mail, &amsel, 1, on(8, 1));
  assert_int_equal(date_compare(take_on.items[0].pair.confirmed_on, on(7, 30)), 0);
}

static void what_fell_back_is_promised_again_in_the_same_row(void **state) {
  struct mail mail = begin_mail(*state);
  struct writer amsel = add_writer(&mail, "Amsel", 0);
  struct take_on take_on = look(&mail, &amsel, 1, on(7, 1));
  write_down(&mail, &take_on);
  struct take_on again = look(&mail, &amsel, 1, on(8, 1));
  assert_int_equal(again.items[0].kind, TAKE_ON_AGAIN);
  write_down(&mail, &again);
  struct pair_list list = pairs_of(&mail, &amsel, on(8, 1));
  assert_int_equal(list.count, 1);
  assert_int_equal(list.items[0].state, PAIR_PROMISED);
}

static void two_keepers_do_not_take_on_twice(void **state) {
  struct mail mail = begin_mail(*state);
  struct writer amsel = add_writer(&mail, "Amsel", 0);
  struct take_on first = look(&mail, &amsel, 1, on(8, 1)), second = look(&mail, &amsel, 1, on(8, 1));
  write_down(&mail, &first);
  begin(mail.place, "take-on");
  assert_false(take_on_write(mail.place->store, &second, &mail.place->error));
  assert_int_equal(mail.place->error.kind, ERROR_BUSY);
  store_rollback(mail.place->store);
  assert_int_equal(pairs_of(&mail, &amsel, on(8, 1)).count, 1);
}

static void held_people_and_ended_contact_are_refused(void **state) {
  struct mail mail = begin_mail(*state);
  struct writer amsel = add_writer(&mail, "Amsel", 0);
  struct hold hold;
  noun_clear(&hold_noun, &hold);
  hold.prisoner = mail.people[0].id;
  hold.reason = "family";
  mail.people[1].ended_on = on(7, 1);
  begin(mail.place, "hold");
  insert(mail.place, &hold_noun, &hold);
  update(mail.place, &prisoner_noun, &mail.people[1]);
  commit(mail.place);
  struct take_on take_on = look(&mail, &amsel, 3, on(8, 1));
  assert_int_equal(take_on.items[0].kind, TAKE_ON_REFUSED);
  assert_int_equal(take_on.items[1].kind, TAKE_ON_REFUSED);
  assert_int_equal(take_on.items[2].kind, TAKE_ON_NEW);
  assert_true(*take_on.items[0].why != '\0');
  write_down(&mail, &take_on);
  assert_int_equal(pairs_of(&mail, &amsel, on(8, 1)).count, 1);
}

static void capacity_limits_new_correspondences(void **state) {
  struct mail mail = begin_mail(*state);
  struct writer two = add_writer(&mail, "Two", 2), any = add_writer(&mail, "Any", 0);
  struct take_on within = look(&mail, &two, 2, on(8, 1)), over = look(&mail, &two, 3, on(8, 1)),
                 unlimited = look(&mail, &any, 3, on(8, 1));
  assert_false(take_on_is_too_much(&within));
  assert_true(take_on_is_too_much(&over));
  assert_false(take_on_is_too_much(&unlimited));
  write_down(&mail, &within);
  struct take_on known = look(&mail, &two, 2, on(8, 1)), third = look(&mail, &two, 3, on(8, 1));
  assert_false(take_on_is_too_much(&known)); /* nothing new */
  assert_true(take_on_is_too_much(&third));
}

static void rules_on_who_may_write_are_told_once(void **state) {
  struct mail mail = begin_mail(*state);
  struct writer amsel = add_writer(&mail, "Amsel", 0);
  struct rule rule;
  noun_clear(&rule_noun, &rule);
  rule.code = "R001";
  rule.prison = mail.prison.id;
  rule.key = "sender.residence";
  assert_done(mail.place,
              field_set(noun_field(&rule_noun, "operator"), &rule, "required", &mail.place->arena, &mail.place->error));
  assert_done(mail.place, field_set(noun_field(&rule_noun, "severity"), &rule, "acknowledge", &mail.place->arena,
                                    &mail.place->error));
  begin(mail.place, "rule add");
  insert(mail.place, &rule_noun, &rule);
  commit(mail.place);
  struct take_on told = look(&mail, &amsel, 1, on(8, 1));
  amsel.privacy = PRIVACY_OWN_ADDRESS;
  struct take_on untold = look(&mail, &amsel, 1, on(8, 1));
  assert_int_equal(told.items[0].remark_count, untold.items[0].remark_count + 1);
}

/* ---- handing on ---- */

static struct reply add_reply(struct mail *mail, const struct writer *writer, size_t person) {
  struct reply reply;
  noun_clear(&reply_noun, &reply);
  reply.number = 3;
  reply.writer = writer->id;
  reply.prisoner = mail->people[person].id;
  reply.received_on = on(8, 3);
  begin(mail->place, "reply");
  insert(mail->place, &reply_noun, &reply);
  commit(mail->place);
  return reply;
}

static struct follow_up add_follow_up(struct mail *mail, const char *who, size_t person) {
  struct follow_up row;
  noun_clear(&follow_up_noun, &row);
  row.number = 5;
  row.prisoner = mail->people[person].id;
  row.kind = 2;
  row.who = who;
  begin(mail->place, "follow-up add");
  insert(mail->place, &follow_up_noun, &row);
  commit(mail->place);
  return row;
}

static struct hand_on look_open(struct mail *mail, const struct writer *writer, size_t people) {
  struct hand_on out;
  assert_done(mail->place, hand_on_look(mail->place->store, writer, mail->people, people, on(8, 10),
                                        &mail->place->arena, &out, &mail->place->error));
  return out;
}

static void all_that_is_open_changes_hands(void **state) {
  struct mail mail = begin_mail(*state);
  struct place *place = mail.place;
  struct writer amsel = add_writer(&mail, "Amsel", 0), karl = add_writer(&mail, "Karl", 0);
  struct take_on promises = look(&mail, &amsel, 2, on(8, 1));
  write_down(&mail, &promises);
  writes(&mail, &amsel, 0, on(8, 2));
  struct reply reply = add_reply(&mail, &amsel, 0);
  struct follow_up own = add_follow_up(&mail, "amsel", 0), other = add_follow_up(&mail, "Eva", 0);

  struct hand_on open = look_open(&mail, &amsel, 0);
  assert_int_equal(open.count, 2);
  assert_int_equal(open.items[0].reply_count, 1);
  assert_int_equal(open.items[0].follow_up_count, 2);
  assert_int_equal(open.items[0].piece_count, 1);
  struct take_on to = look(&mail, &karl, 2, on(8, 10));
  begin(place, "hand-on");
  assert_done(place, hand_on_write(place->store, &open, &to, "handed on to Karl", &place->error));
  commit(place);

  struct pair_list before = pairs_of(&mail, &amsel, on(8, 10)), after = pairs_of(&mail, &karl, on(8, 10));
  assert_int_equal(before.count, 2);
  assert_int_equal(after.count, 2);
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(before.items[i].state, PAIR_ENDED);
    assert_string_equal(before.items[i].pair.ended_why, "handed on to Karl");
    assert_int_equal(after.items[i].state, PAIR_PROMISED);
  }
  assert_done(place, record_load(place->store, &reply_noun, reply.id, &reply, &place->arena, &place->error));
  assert_true(uuid_equal(reply.writer, karl.id));
  assert_done(place, record_load(place->store, &follow_up_noun, own.id, &own, &place->arena, &place->error));
  assert_string_equal(own.who, "Karl");
  assert_done(place, record_load(place->store, &follow_up_noun, other.id, &other, &place->arena, &place->error));
  assert_string_equal(other.who, "Eva");
  assert_int_equal(look_open(&mail, &amsel, 0).count, 0);
}

static void whom_nobody_may_write_to_stays_as_it_is(void **state) {
  struct mail mail = begin_mail(*state);
  struct place *place = mail.place;
  struct writer amsel = add_writer(&mail, "Amsel", 0), karl = add_writer(&mail, "Karl", 0);
  struct take_on promises = look(&mail, &amsel, 2, on(8, 1));
  write_down(&mail, &promises);
  struct hold hold;
  noun_clear(&hold_noun, &hold);
  hold.prisoner = mail.people[0].id;
  hold.reason = "family";
  begin(place, "hold");
  insert(place, &hold_noun, &hold);
  commit(place);
  struct hand_on open = look_open(&mail, &amsel, 0);
  struct take_on to = look(&mail, &karl, 2, on(8, 10));
  begin(place, "hand-on");
  assert_done(place, hand_on_write(place->store, &open, &to, "handed on to Karl", &place->error));
  commit(place);
  assert_int_equal(pairs_of(&mail, &karl, on(8, 10)).count, 1);
  assert_int_equal(look_open(&mail, &amsel, 0).count, 1);
}

static void somebody_with_whom_nothing_is_open_is_an_error(void **state) {
  struct mail mail = begin_mail(*state);
  struct writer amsel = add_writer(&mail, "Amsel", 0);
  struct hand_on out;
  assert_false(
      hand_on_look(mail.place->store, &amsel, mail.people, 1, on(8, 1), &mail.place->arena, &out, &mail.place->error));
  assert_int_equal(mail.place->error.kind, ERROR_NOT_FOUND);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)
  const struct CMUnitTest tests[] = {
      TEST(a_promise_is_kept_by_a_letter),
      TEST(whoever_wrote_just_before_has_kept_it_already),
      TEST(what_fell_back_is_promised_again_in_the_same_row),
      TEST(two_keepers_do_not_take_on_twice),
      TEST(held_people_and_ended_contact_are_refused),
      TEST(capacity_limits_new_correspondences),
      TEST(rules_on_who_may_write_are_told_once),
      BOTH_KINDS(all_that_is_open_changes_hands),
      TEST(whom_nobody_may_write_to_stays_as_it_is),
      TEST(somebody_with_whom_nothing_is_open_is_an_error),
  };
  return cmocka_run_group_tests_name("hand_on", tests, NULL, NULL);
}
