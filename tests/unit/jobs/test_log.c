/* SPDX-License-Identifier: MIT */
/* What becomes of letters: days that make no sense, what each event changes, and rows that changed meanwhile. */
#include "mail_fixture.h"

#include "solipost/jobs/log.h"
#include "solipost/jobs/returned.h"
#include "solipost/store/mail_store.h"

static const struct date today = {2026, 8, 1};
static struct date day(signed char month, signed char of_month) { return (struct date){2026, month, of_month}; }

static const char *doubt(struct mail *mail, enum post_event what, struct date on, struct piece piece) {
  const struct log_event event = {.event = what, .day = on};
  struct chosen_letter letter = {.piece = piece, .who = "P001"};
  const struct letter_choice choice = {.items = &letter, .count = 1};
  struct log_doubts doubts;
  log_look(&event, &choice, today, &mail->place->arena, &doubts);
  return doubts.count == 0 ? "" : doubts.items[0].why;
}

static void days_that_cannot_be_are_doubted(void **state) {
  struct mail mail = mail_begin(*state);
  struct piece piece = mail.pieces[0];
  assert_string_equal(doubt(&mail, POST_MAIL, day(7, 1), piece), "");
  assert_string_equal(doubt(&mail, POST_MAIL, day(6, 30), piece), "it was made later, on 2026-07-01");
  assert_string_equal(doubt(&mail, POST_MAIL, day(8, 2), piece), "2026-08-02 has not come yet");
  piece.written_on = day(7, 5);
  assert_string_equal(doubt(&mail, POST_MAIL, day(7, 4), piece), "it was written later, on 2026-07-05");
  piece.stage = STAGE_MAILED;
  piece.mailed_on = day(7, 6);
  assert_string_equal(doubt(&mail, POST_REPLY, day(7, 5), piece), "it was mailed later, on 2026-07-06");
  assert_string_equal(doubt(&mail, POST_RETURN, day(7, 6), piece), "");
  piece.stage = STAGE_RETURNED;
  piece.returned_on = day(7, 20);
  assert_string_equal(doubt(&mail, POST_MAIL, day(7, 19), piece), "it came back later, on 2026-07-20");
  assert_string_equal(doubt(&mail, POST_CANCEL, day(6, 1), piece), "");
}

static void the_first_mailing_is_kept(void **state) {
  struct mail mail = mail_begin(*state);
  struct piece piece = mail.pieces[0];
  piece.envelope = mail.run.id; /* any */
  log_change(&(struct log_event){.event = POST_MAIL, .day = day(7, 3)}, &piece);
  assert_int_equal(piece.stage, STAGE_MAILED);
  assert_false(uuid_is_nil(piece.envelope));
  log_change(&(struct log_event){.event = POST_RETURN, .day = day(7, 20)}, &piece);
  log_change(&(struct log_event){.event = POST_MAIL, .day = day(7, 25)}, &piece);
  assert_int_equal(date_compare(piece.first_mailed_on, day(7, 3)), 0);
  assert_int_equal(date_compare(piece.mailed_on, day(7, 25)), 0);
  assert_int_equal(date_compare(piece.returned_on, day(7, 20)), 0);
  assert_true(uuid_is_nil(piece.envelope)); /* a new one */
}

static void the_first_answer_is_kept_and_what_comes_from_outside_was_mailed(void **state) {
  struct mail mail = mail_begin(*state);
  struct piece piece = mail.pieces[0];
  log_change(&(struct log_event){.event = POST_REPLY, .day = day(7, 20)}, &piece);
  assert_int_equal(piece.stage, STAGE_ANSWERED);
  assert_int_equal(date_compare(piece.first_mailed_on, piece.made_on), 0);
  log_change(&(struct log_event){.event = POST_REPLY, .day = day(7, 28)}, &piece);
  assert_int_equal(date_compare(piece.answered_on, day(7, 20)), 0);
}

static void waiting_ends_with_the_post(void **state) {
  struct mail mail = mail_begin(*state);
  struct piece piece = mail.pieces[0];
  const struct log_event written = {
      .event = POST_WRITE, .day = day(7, 3), .signed_by = "guest", .waiting = WAITING_STAMP, .waiting_who = "Amsel"};
  log_change(&written, &piece);
  assert_int_equal(piece.waiting, WAITING_STAMP);
  assert_string_equal(piece.waiting_who, "Amsel");
  log_change(&(struct log_event){.event = POST_MAIL, .day = day(7, 4)}, &piece);
  assert_int_equal(piece.waiting, WAITING_NONE);
  assert_false(date_is_set(piece.waiting_since));
  assert_string_equal(piece.signed_by, "guest");
}

static void what_waits_longer_than_a_week_is_found(void **state) {
  struct mail mail = mail_begin(*state);
  struct piece_list waiting;
  log_change(&(struct log_event){.event = POST_WRITE, .day = day(7, 20), .waiting = WAITING_HOME}, &mail.pieces[0]);
  log_change(&(struct log_event){.event = POST_WRITE, .day = day(7, 28), .waiting = WAITING_HOME}, &mail.pieces[1]);
  begin(mail.place, "written");
  update(mail.place, &piece_noun, &mail.pieces[0]);
  update(mail.place, &piece_noun, &mail.pieces[1]);
  commit(mail.place);
  assert_done(mail.place, mail_waiting(mail.place->store, date_add_days(today, -MAIL_WAITS_DAYS), &mail.place->arena,
                                       &waiting, &mail.place->error));
  assert_int_equal(waiting.count, 1);
  assert_int_equal(waiting.items[0].number, 411);
}

static void what_changed_meanwhile_is_not_written_over(void **state) {
  struct mail mail = mail_begin(*state);
  struct letter_choice choice;
  const struct log_event mailed = {.event = POST_MAIL, .day = today};
  size_t done;
  assert_done(mail.place, choose(&mail, POST_MAIL, WORDS("411", "412"), NULL, &choice));
  mail.pieces[1].stage = STAGE_CANCELLED;
  begin(mail.place, "cancel");
  update(mail.place, &piece_noun, &mail.pieces[1]);
  commit(mail.place);
  begin(mail.place, "mailed");
  assert_false(log_write(mail.place->store, &mailed, &choice, &done, &mail.place->error));
  store_rollback(mail.place->store);
  assert_int_equal(mail.place->error.kind, ERROR_BUSY);
  struct piece piece;
  load(mail.place, &piece_noun, mail.pieces[0].id, &piece);
  assert_int_equal(piece.stage, STAGE_PRINTED);
}

/* ---- returns ---- */

static struct returned_look look(struct mail *mail, int reason, const char *const *words) {
  struct letter_choice choice;
  struct returned_look out;
  const struct return_event event = {.log = {.event = POST_RETURN, .day = today}, .reason = reason, .mark = ""};
  assert_done(mail->place, choose(mail, POST_RETURN, words, NULL, &choice));
  assert_done(mail->place, returned_consequences(mail->place->store, &event, &choice, &mail->place->arena, &out,
                                                 &mail->place->error));
  return out;
}

static void reasons_weigh_as_the_table_says(void **state) {
  struct mail mail = mail_begin(*state);
  add_piece(&mail, 500, 0, STAGE_MAILED);
  for (int reason = 0; reason <= RETURN_OTHER; reason++) {
    struct returned_look out = look(&mail, reason, WORDS("500"));
    assert_int_equal(out.person_count, 1);
    assert_int_equal(out.people[0].doubts, return_reason_weight(reason) == RETURN_HARD);
    assert_int_equal(out.people[0].needs_another, return_reason_weight(reason) == RETURN_SOFT);
  }
}

static void two_soft_ones_at_once_are_two(void **state) {
  struct mail mail = mail_begin(*state);
  add_piece(&mail, 500, 0, STAGE_MAILED);
  add_piece(&mail, 501, 0, STAGE_MAILED);
  struct returned_look out = look(&mail, RETURN_UNCLAIMED, WORDS("500-501"));
  assert_int_equal(out.person_count, 1);
  assert_int_equal(out.people[0].events, 2);
  assert_true(out.people[0].doubts);
  assert_int_equal(out.place_count, 1);
  assert_int_equal(out.places[0].alike, 2);
  assert_false(out.places[0].maybe_itself);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(days_that_cannot_be_are_doubted),
      BOTH_KINDS(the_first_mailing_is_kept),
      BOTH_KINDS(the_first_answer_is_kept_and_what_comes_from_outside_was_mailed),
      BOTH_KINDS(waiting_ends_with_the_post),
      BOTH_KINDS(what_waits_longer_than_a_week_is_found),
      BOTH_KINDS(what_changed_meanwhile_is_not_written_over),
      BOTH_KINDS(reasons_weigh_as_the_table_says),
      BOTH_KINDS(two_soft_ones_at_once_are_two),
  };
  return cmocka_run_group_tests_name("what became of letters", tests, NULL, NULL);
}
