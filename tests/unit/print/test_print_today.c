/* SPDX-License-Identifier: MIT */
/* A piece that exists may go out as long as its person may be written to, where it goes. */
#include "../store/fixture.h"

#include "../../../src/print/print_today.h"

static const struct date TODAY = {2026, 8, 1};

struct written {
  struct prisoner prisoner;
  struct prison prison;
  struct piece piece;
};

/* Somebody in an open prison, and a card that went there. */
static struct written write_to_somebody(struct place *place) {
  struct written written = {.prison = add_prison(place, "TR-SNC", "Sincan", "TR")};
  written.prisoner = new_prisoner("P001", "Sara Nemouneh");
  written.prisoner.contact = CONTACT_DIRECT;
  begin(place, "add");
  insert(place, &prisoner_noun, &written.prisoner);
  commit(place);
  add_stay(place, written.prisoner.id, written.prison.id, NULL);
  noun_clear(&piece_noun, &written.piece);
  written.piece.prisoner = written.prisoner.id;
  written.piece.prison = written.prison.id;
  return written;
}

static const char *reason(struct place *place, const struct written *written) {
  const struct today_judge judge = {.store = place->store, .today = TODAY};
  struct today_verdict verdict;
  assert_done(place, today_judge_piece(&judge, &written->piece, &place->arena, &verdict, &place->error));
  return verdict.reason == NULL ? "" : verdict.reason;
}

static void what_blocks_a_letter_blocks_a_piece(void **state) {
  struct place *place = *state;
  struct written written = write_to_somebody(place);
  assert_string_equal(reason(place, &written), "");
  do_sql(place, "UPDATE prisoner SET status = 'released'");
  assert_string_equal(reason(place, &written), "released");
  do_sql(place, "UPDATE prisoner SET status = 'remand', contact = 'none'");
  assert_string_equal(reason(place, &written), "no contact wanted");
  do_sql(place, "UPDATE prisoner SET contact = 'direct'; UPDATE prison SET mail_status = 'suspended'");
  assert_string_equal(reason(place, &written), "mail suspended");
  do_sql(place, "UPDATE prison SET mail_status = 'open'; UPDATE stay SET until = '2026-07-01'");
  assert_string_equal(reason(place, &written), "no address");
}

static void what_only_warns_blocks_nothing(void **state) {
  struct place *place = *state;
  struct written written = write_to_somebody(place);
  do_sql(place, "UPDATE prisoner SET contact = 'unknown'; UPDATE prison SET checked_on = '2001-01-01',"
                " address_template = '{name}' || char(10) || '{number}'");
  assert_string_equal(reason(place, &written), "");
}

static void somebody_who_was_taken_elsewhere_does_not_get_the_old_address(void **state) {
  struct place *place = *state;
  struct written written = write_to_somebody(place);
  struct prison other = add_prison(place, "DE-BEI", "JVA Beispiel", "DE");
  written.piece.prison = other.id;
  assert_string_equal(reason(place, &written), "held elsewhere now");
  written.piece.prison = (struct uuid){{0}};
  assert_string_equal(reason(place, &written), "");
}

static void a_piece_to_nobody_in_the_register_may_go(void **state) {
  struct place *place = *state;
  struct written written = write_to_somebody(place);
  written.piece.prisoner = (struct uuid){{0}};
  assert_string_equal(reason(place, &written), "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(what_blocks_a_letter_blocks_a_piece, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(what_only_warns_blocks_nothing, place_setup, place_teardown),
      cmocka_unit_test_setup_teardown(somebody_who_was_taken_elsewhere_does_not_get_the_old_address, place_setup,
                                      place_teardown),
      cmocka_unit_test_setup_teardown(a_piece_to_nobody_in_the_register_may_go, place_setup, place_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
