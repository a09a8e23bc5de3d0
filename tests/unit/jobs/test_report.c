/* SPDX-License-Identifier: MIT */
/* The figures of a report against bare SQL and against what was entered by hand. */
#include "../store/fixture.h"

#include "solipost/jobs/report.h"

/* People 0..6 are held in Turkey, 7 in Germany. Every other letter is for the campaign. */
struct made {
  struct place *place;
  struct prison turkish, german;
  struct campaign march;
  struct prisoner people[8];
  struct piece pieces[8];
};

static struct date day(const char *iso) {
  struct date date = {0};
  if (iso != NULL) assert_true(date_parse_iso(iso, &date));
  return date;
}

static struct piece *add_piece(struct made *made, int index, int prisoner, const char *mailed, const char *answered,
                               const char *returned, int64_t postage) {
  struct piece *piece = &made->pieces[index];
  noun_clear(&piece_noun, piece);
  piece->number = index + 1;
  piece->prisoner = made->people[prisoner].id;
  piece->prison = prisoner == 7 ? made->german.id : made->turkish.id;
  if (index % 2 == 0) piece->campaign = made->march.id;
  piece->stage = mailed == NULL ? STAGE_PRINTED : STAGE_MAILED;
  piece->mailed_on = piece->first_mailed_on = day(mailed);
  piece->answered_on = day(answered);
  piece->returned_on = day(returned);
  piece->postage = postage;
  piece->currency = postage > 0 ? "EUR" : "";
  insert(made->place, &piece_noun, piece);
  return piece;
}

static void add_returned(struct made *made, int piece, const char *on, int reason) {
  struct returned_mail mail;
  noun_clear(&returned_mail_noun, &mail);
  mail.piece = made->pieces[piece].id;
  mail.prison = made->pieces[piece].prison;
  mail.returned_on = day(on);
  mail.reason = reason;
  insert(made->place, &returned_mail_noun, &mail);
}

static void add_reply(struct made *made, int prisoner, int piece, const char *on) {
  struct reply reply;
  struct answered answered;
  noun_clear(&reply_noun, &reply);
  reply.prisoner = made->people[prisoner].id;
  reply.received_on = day(on);
  insert(made->place, &reply_noun, &reply);
  if (piece < 0) return;
  noun_clear(&answered_noun, &answered);
  answered.reply = reply.id;
  answered.piece = made->pieces[piece].id;
  insert(made->place, &answered_noun, &answered);
}

static void add_people(struct made *made) {
  struct place *place = made->place;
  made->turkish = new_prison("TR-A", "A", "TR");
  made->german = new_prison("DE-B", "B", "DE");
  insert(place, &prison_noun, &made->turkish);
  insert(place, &prison_noun, &made->german);
  noun_clear(&campaign_noun, &made->march);
  made->march.code = "M";
  made->march.name = "March";
  insert(place, &campaign_noun, &made->march);
  for (int i = 0; i < 8; i++) {
    struct stay stay;
    made->people[i] = new_prisoner(arena_printf(&place->arena, "P%03d", i + 1), "Somebody");
    insert(place, &prisoner_noun, &made->people[i]);
    noun_clear(&stay_noun, &stay);
    stay.prisoner = made->people[i].id;
    stay.prison = i == 7 ? made->german.id : made->turkish.id;
    insert(place, &stay_noun, &stay);
  }
}

static void add_letters(struct made *made) {
  struct place *place = made->place;
  struct addressee with;
  struct envelope envelope;
  struct evening evening;
  add_piece(made, 0, 0, "2026-01-10", "2026-02-09", NULL, 95);  /* 30 days to the answer */
  add_piece(made, 1, 1, "2026-01-10", NULL, "2026-03-01", 95);  /* came back twice */
  add_piece(made, 2, 2, "2026-02-05", "2026-04-06", NULL, 0);   /* 60 days; in the envelope */
  add_piece(made, 3, 2, "2026-02-05", NULL, NULL, 0);           /* in the envelope */
  add_piece(made, 4, 7, "2026-07-01", "2026-07-11", NULL, 110); /* 10 days; not old enough for rates */
  add_piece(made, 5, 4, NULL, NULL, NULL, 95);                  /* printed, not posted */
  noun_clear(&addressee_noun, &with);
  with.piece = made->pieces[0].id;
  with.prisoner = made->people[5].id;
  insert(place, &addressee_noun, &with);
  noun_clear(&envelope_noun, &envelope);
  envelope.postage = 160;
  envelope.currency = "CHF";
  insert(place, &envelope_noun, &envelope);
  for (int i = 2; i <= 3; i++) {
    made->pieces[i].envelope = envelope.id;
    update(place, &piece_noun, &made->pieces[i]);
  }
  add_returned(made, 1, "2026-02-20", RETURN_UNCLAIMED);
  add_returned(made, 1, "2026-03-01", RETURN_TRANSFERRED);
  add_reply(made, 0, 0, "2026-02-09");
  add_reply(made, 7, -1, "2026-03-03"); /* answers nothing we know of */
  for (int i = 0; i < 2; i++) {
    noun_clear(&evening_noun, &evening);
    evening.held_on = day(i == 0 ? "2026-01-08" : "2026-12-01"); /* the second one is still to come */
    evening.guest_count = 7;
    insert(place, &evening_noun, &evening);
  }
}

static struct made *make(void **state) {
  struct place *place = *state;
  struct made *made = ARENA_NEW(&place->arena, struct made);
  made->place = place;
  begin(place, "made by hand");
  add_people(made);
  add_letters(made);
  commit(place);
  return made;
}

static struct tally_wish everything(void) {
  return (struct tally_wish){
      .today = day("2026-08-01"), .rate_days = REPORT_RATE_DAYS, .letter_days = REPORT_LETTER_DAYS};
}

static struct report report_of(struct made *made, const struct tally_wish *wish) {
  struct report report;
  assert_done(made->place, report_make(made->place->store, wish, &made->place->arena, &report, &made->place->error));
  return report;
}

static void assert_figure(const struct report_row *row, enum figure figure, int64_t value, int64_t whole) {
  const struct report_value *got = &row->values[figure];
  if (!got->applies || got->value != value || (whole >= 0 && got->whole != whole))
    fail_msg("%s: %lld of %lld%s", figure_words(figure)->key, (long long)got->value, (long long)got->whole,
             got->applies ? "" : " (does not apply)");
}

static const struct report_row *row_of(const struct report *report, const char *name) {
  for (size_t i = 0; i < report->row_count; i++)
    if (strcmp(report->rows[i].name, name) == 0) return &report->rows[i];
  fail_msg("there is no line for %s", name);
  return NULL;
}

static void everything_is_counted_as_it_was_entered(void **state) {
  struct made *made = make(state);
  struct tally_wish wish = everything();
  struct report report = report_of(made, &wish);
  assert_figure(&report.whole, FIGURE_SENT, 5, -1);
  assert_figure(&report.whole, FIGURE_PEOPLE, 5, -1); /* four by a letter of their own, one as second addressee */
  assert_figure(&report.whole, FIGURE_EVENINGS, 1, -1);
  assert_figure(&report.whole, FIGURE_GUESTS, 7, -1);
  assert_figure(&report.whole, FIGURE_REPLIES, 2, -1);
  assert_figure(&report.whole, FIGURE_ANSWERED, 3, -1);
  assert_figure(&report.whole, FIGURE_RETURNED, 2, -1);
  assert_figure(&report.whole, FIGURE_RETURN_RATE, 1, 4);
  assert_figure(&report.whole, FIGURE_REPLY_RATE, 2, 4);
  assert_figure(&report.whole, FIGURE_MEDIAN_DAYS, 2 * 30, 3);
  assert_figure(&report.whole, FIGURE_LETTERLESS, 7, -1); /* all but the one who got letter 5 */
  assert_int_equal(report.whole.reason_count, 2);
  assert_int_equal(report.whole.money_count, 2);
  assert_string_equal(report.whole.money[0].item, "EUR");
  assert_int_equal(report.whole.money[0].value, 95 + 95 + 110);
  assert_string_equal(report.whole.money[1].item, "CHF");
  assert_int_equal(report.whole.money[1].value, 160); /* once, though two letters lie in it */
}

static void figures_agree_with_bare_sql(void **state) {
  struct made *made = make(state);
  struct tally_wish wish = everything();
  wish.from = day("2026-02-01");
  wish.until = day("2026-03-31");
  struct report report = report_of(made, &wish);
#define IN_PERIOD " BETWEEN '2026-02-01' AND '2026-03-31'"
  const struct {
    enum figure figure;
    const char *sql;
  } bare[] = {
      {FIGURE_SENT, "SELECT count(*) FROM piece WHERE first_mailed_on" IN_PERIOD},
      {FIGURE_PEOPLE, "SELECT count(*) FROM (SELECT prisoner FROM piece WHERE first_mailed_on" IN_PERIOD
                      " UNION SELECT addressee.prisoner FROM addressee JOIN piece ON piece.id = piece"
                      " WHERE first_mailed_on" IN_PERIOD ")"},
      {FIGURE_EVENINGS, "SELECT count(*) FROM evening WHERE held_on" IN_PERIOD},
      {FIGURE_REPLIES, "SELECT count(*) FROM reply WHERE received_on" IN_PERIOD},
      {FIGURE_ANSWERED, "SELECT count(*) FROM piece WHERE answered_on" IN_PERIOD},
      {FIGURE_RETURNED, "SELECT count(*) FROM returned_mail WHERE returned_on" IN_PERIOD},
      {FIGURE_LETTERLESS, "SELECT 8 - count(DISTINCT prisoner) - 1 FROM piece WHERE first_mailed_on > '2025-12-31'"
                          " AND first_mailed_on <= '2026-03-31'"}, /* 1: the second addressee */
  };
  for (size_t i = 0; i < COUNT_OF(bare); i++)
    assert_figure(&report.whole, bare[i].figure, ask_number(made->place, bare[i].sql), -1);
  assert_figure(&report.whole, FIGURE_RETURN_RATE, 0, 2);
}

static void a_country_and_a_campaign_narrow(void **state) {
  struct made *made = make(state);
  struct tally_wish wish = everything();
  wish.country = "DE";
  struct report german = report_of(made, &wish);
  assert_figure(&german.whole, FIGURE_SENT, 1, -1);
  assert_figure(&german.whole, FIGURE_PEOPLE, 1, -1);
  assert_figure(&german.whole, FIGURE_REPLIES, 1, -1); /* by where the prisoner is */
  assert_figure(&german.whole, FIGURE_LETTERLESS, 0, -1);
  assert_false(german.whole.values[FIGURE_EVENINGS].applies);    /* an evening is in no country */
  assert_false(german.whole.values[FIGURE_RETURN_RATE].applies); /* no letter is old enough */
  wish = everything();
  wish.campaign = made->march.id;
  struct report march = report_of(made, &wish);
  assert_figure(&march.whole, FIGURE_SENT, 3, -1);
  assert_figure(&march.whole, FIGURE_REPLIES, 1, -1);
  assert_figure(&march.whole, FIGURE_RETURNED, 0, -1);
  assert_figure(&march.whole, FIGURE_LETTERLESS, 0, -1); /* it is for nobody */
}

static void parts_add_up_to_the_whole(void **state) {
  struct made *made = make(state);
  static const enum figure added[] = {FIGURE_SENT, FIGURE_REPLIES, FIGURE_ANSWERED, FIGURE_RETURNED, FIGURE_POSTAGE};
  for (enum tally_by by = TALLY_BY_MONTH; by <= TALLY_BY_CAMPAIGN; by++) {
    struct tally_wish wish = everything();
    wish.by = by;
    struct report report = report_of(made, &wish);
    for (size_t f = 0; f < COUNT_OF(added); f++) {
      int64_t sum = 0;
      for (size_t i = 0; i < report.row_count; i++) sum += report.rows[i].values[added[f]].value;
      assert_figure(&report.whole, added[f], sum, -1);
    }
  }
}

static void parts_are_named(void **state) {
  struct made *made = make(state);
  struct tally_wish wish = everything();
  wish.by = TALLY_BY_MONTH;
  struct report months = report_of(made, &wish);
  assert_string_equal(months.rows[0].name, "2026-01");
  assert_figure(row_of(&months, "2026-02"), FIGURE_PEOPLE, 1, -1);
  assert_false(row_of(&months, "2026-02")->values[FIGURE_LETTERLESS].applies);
  wish.by = TALLY_BY_PRISON;
  struct report prisons = report_of(made, &wish);
  assert_figure(row_of(&prisons, "TR-A A"), FIGURE_SENT, 4, -1);
  assert_figure(row_of(&prisons, "DE-B B"), FIGURE_SENT, 1, -1);
  wish.by = TALLY_BY_COUNTRY;
  struct report countries = report_of(made, &wish);
  assert_figure(row_of(&countries, "TR"), FIGURE_LETTERLESS, 7, -1);
}

static void small_numbers_of_people_are_hidden_and_no_other(void **state) {
  (void)state;
  const struct report_value four = {.applies = true, .value = 4}, five = {.applies = true, .value = 5},
                            none = {.applies = true, .value = 0};
  assert_true(report_is_hidden(FIGURE_PEOPLE, &four));
  assert_true(report_is_hidden(FIGURE_LETTERLESS, &four));
  assert_false(report_is_hidden(FIGURE_PEOPLE, &five));
  assert_false(report_is_hidden(FIGURE_PEOPLE, &none));
  assert_false(report_is_hidden(FIGURE_SENT, &four));
  assert_int_equal(report_permille(&(struct report_value){.value = 1, .whole = 3}), 333);
  assert_int_equal(report_permille(&(struct report_value){.value = 2, .whole = 3}), 667);
}

static void an_empty_register_has_a_report(void **state) {
  struct place *place = *state;
  struct made made = {.place = place};
  struct tally_wish wish = everything();
  struct report report = report_of(&made, &wish);
  assert_figure(&report.whole, FIGURE_SENT, 0, -1);
  assert_false(report.whole.values[FIGURE_REPLY_RATE].applies);
  assert_false(report.whole.values[FIGURE_MEDIAN_DAYS].applies);
  wish.by = TALLY_BY_COUNTRY;
  assert_int_equal(report_of(&made, &wish).row_count, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(everything_is_counted_as_it_was_entered),
      BOTH_KINDS(figures_agree_with_bare_sql),
      cmocka_unit_test_setup_teardown(a_country_and_a_campaign_narrow, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(parts_add_up_to_the_whole, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(parts_are_named, place_setup, place_teardown),
      cmocka_unit_test(small_numbers_of_people_are_hidden_and_no_other),
      cmocka_unit_test_setup_teardown(an_empty_register_has_a_report, place_setup, place_teardown),
  };
  return cmocka_run_group_tests_name("figures of a report", tests, NULL, NULL);
}
