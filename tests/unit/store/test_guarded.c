/* SPDX-License-Identifier: MIT */
/* Holds in force and what they come too late for, numbers of notes, exports that stay. */
#include "fixture.h"

#include "solipost/store/export_store.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/note_store.h"

static struct hold add_hold(struct place *place, struct hold hold) {
  hold.reason = "asked";
  hold.since = (struct date){2026, 8, 1};
  begin(place, "hold");
  insert(place, &hold_noun, &hold);
  commit(place);
  return hold;
}

static struct hold empty_hold(void) {
  struct hold hold;
  noun_clear(&hold_noun, &hold);
  return hold;
}

static struct piece add_piece(struct place *place, int64_t number, struct uuid prisoner, struct uuid prison,
                              struct uuid campaign) {
  struct piece piece;
  noun_clear(&piece_noun, &piece);
  piece.number = number;
  piece.prisoner = prisoner;
  piece.prison = prison;
  piece.campaign = campaign;
  piece.stage = STAGE_PRINTED;
  begin(place, "piece");
  insert(place, &piece_noun, &piece);
  commit(place);
  return piece;
}

static struct hold_list in_force(struct place *place) {
  struct hold_list holds;
  assert_done(place, holds_in_force(place->store, &place->arena, &holds, &place->error));
  return holds;
}

static void holds_in_force_say_how_they_are_called(void **state) {
  struct place *place = *state;
  struct prisoner person = add_prisoner(place, "P001", "Deniz");
  struct prison prison = add_prison(place, "TR-SNC", "Sincan", "TR");
  struct hold hold = empty_hold();
  assert_int_equal(in_force(place).count, 0);
  hold.prisoner = person.id;
  add_hold(place, hold);
  hold = empty_hold();
  hold.prison = prison.id;
  struct hold lifted = add_hold(place, hold);
  hold = empty_hold();
  hold.country = "TR";
  add_hold(place, hold);
  struct hold_list holds = in_force(place);
  assert_int_equal(holds.count, 3);
  assert_string_equal(holds.items[0].called, "P001");
  assert_string_equal(holds.items[1].called, "TR-SNC");
  assert_string_equal(holds.items[2].called, "TR");
  lifted.lifted_on = (struct date){2026, 8, 2};
  begin(place, "lift");
  update(place, &hold_noun, &lifted);
  commit(place);
  assert_int_equal(in_force(place).count, 2);
  assert_done(place, holds_all(place->store, &place->arena, &holds, &place->error));
  assert_int_equal(holds.count, 3);
  assert_done(place, holds_of(place->store, &lifted, &place->arena, &holds, &place->error));
  assert_int_equal(holds.count, 0);
}

static void undoing_a_hold_ends_it_and_undoing_that_puts_it_in_force(void **state) {
  struct place *place = *state;
  struct hold hold = empty_hold();
  hold.country = "TR";
  add_hold(place, hold);
  int64_t number = 0, printed = 0;
  struct undo_result result;
  assert_done(place, journal_newest_undoable(place->store, 0, &number, &printed, &place->error));
  assert_done(place, journal_undo(place->store, number, false, &place->arena, &result, &place->error));
  assert_int_equal(in_force(place).count, 0);
  assert_done(place, journal_undo(place->store, result.commit, false, &place->arena, &result, &place->error));
  assert_int_equal(in_force(place).count, 1);
}

static size_t count_pieces(struct place *place, const struct hold *hold) {
  struct held_piece *pieces;
  size_t found = 0;
  assert_done(place,
              holds_pieces(place->store, hold, (struct uuid){{0}}, &place->arena, &pieces, &found, &place->error));
  return found;
}

static void pieces_are_found_by_person_place_now_place_then_country_and_campaign(void **state) {
  struct place *place = *state;
  struct prisoner here = add_prisoner(place, "P001", "Deniz"), moved = add_prisoner(place, "P002", "Ali"),
                  other = add_prisoner(place, "P003", "Max");
  struct prison sincan = add_prison(place, "TR-SNC", "Sincan", "TR"),
                moabit = add_prison(place, "DE-MOA", "Moabit", "DE");
  struct uuid none = {{0}}, campaign = none;
  struct campaign march;
  noun_clear(&campaign_noun, &march);
  march.code = "M18";
  begin(place, "campaign");
  insert(place, &campaign_noun, &march);
  commit(place);
  campaign = march.id;
  add_stay(place, here.id, sincan.id, NULL);
  add_stay(place, moved.id, sincan.id, "2026-01-01");
  add_stay(place, moved.id, moabit.id, NULL);
  add_stay(place, other.id, moabit.id, NULL);
  add_piece(place, 1, here.id, none, none);           /* where it went is not known, but where the person is */
  add_piece(place, 2, moved.id, sincan.id, campaign); /* lies there, addressed to the former place */
  add_piece(place, 3, other.id, moabit.id, none);
  struct hold hold = empty_hold();
  hold.prisoner = here.id;
  assert_int_equal(count_pieces(place, &hold), 1);
  hold = empty_hold();
  hold.prison = sincan.id;
  assert_int_equal(count_pieces(place, &hold), 2);
  hold = empty_hold();
  hold.country = "TR";
  assert_int_equal(count_pieces(place, &hold), 2);
  hold.country = "DE";
  assert_int_equal(count_pieces(place, &hold), 2);
  hold = empty_hold();
  hold.campaign = campaign;
  assert_int_equal(count_pieces(place, &hold), 1);
}

static struct export_record add_export(struct place *place, struct uuid prisoner) {
  struct export_record export;
  noun_clear(&export_noun, &export);
  export.recipient = "Committee";
  begin(place, "export");
  assert_done(place, export_next_number(place->store, &export.number, &place->error));
  insert(place, &export_noun, &export);
  struct export_item item = {.export = export.id, .prisoner = prisoner};
  insert(place, &export_item_noun, &item);
  commit(place);
  return export;
}

static void exports_are_numbered_found_and_not_taken_back(void **state) {
  struct place *place = *state;
  struct prisoner person = add_prisoner(place, "P001", "Deniz"), other = add_prisoner(place, "P002", "Ali");
  add_export(place, other.id);
  assert_int_equal(add_export(place, person.id).number, 2);
  struct hold hold = empty_hold();
  hold.prisoner = person.id;
  struct held_export *exports;
  size_t found = 0;
  assert_done(place, holds_exports(place->store, &hold, &place->arena, &exports, &found, &place->error));
  assert_int_equal(found, 1);
  assert_int_equal(exports[0].export.number, 2);
  assert_string_equal(exports[0].export.recipient, "Committee");
  int64_t number = 0, printed = 0;
  struct undo_result result;
  assert_done(place, journal_newest_undoable(place->store, 0, &number, &printed, &place->error));
  assert_false(journal_undo(place->store, number, false, &place->arena, &result, &place->error));
  assert_int_equal(place->error.kind, ERROR_REFUSED);
  assert_non_null(strstr(place->error.message, "Committee"));
  assert_int_equal(count(place, &export_noun), 2);
}

static struct note add_note(struct place *place, struct uuid prisoner, const char *text) {
  struct note note;
  noun_clear(&note_noun, &note);
  note.prisoner = prisoner;
  note.text = text;
  begin(place, "note");
  insert(place, &note_noun, &note);
  commit(place);
  return note;
}

static void numbers_of_notes_stay_when_others_go(void **state) {
  struct place *place = *state;
  struct prisoner person = add_prisoner(place, "P001", "Deniz"), other = add_prisoner(place, "P002", "Ali");
  struct note first = add_note(place, person.id, "one"), found;
  add_note(place, other.id, "two");
  add_note(place, person.id, "three");
  begin(place, "delete");
  assert_done(place, record_delete(place->store, &note_noun, first.id, &place->error));
  commit(place);
  struct numbered_note *notes;
  size_t all = 0;
  assert_done(place, notes_about(place->store, person.id, &place->arena, &notes, &all, &place->error));
  assert_int_equal(all, 1);
  assert_int_equal(notes[0].number, 3);
  assert_done(place, notes_about(place->store, (struct uuid){{0}}, &place->arena, &notes, &all, &place->error));
  assert_int_equal(all, 2);
  assert_done(place, note_by_number(place->store, 2, &found, &place->arena, &place->error));
  assert_string_equal(found.text, "two");
  static const int64_t absent[] = {0, 1, 4};
  for (size_t i = 0; i < COUNT_OF(absent); i++) {
    assert_false(note_by_number(place->store, absent[i], &found, &place->arena, &place->error));
    assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
  }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)
int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(holds_in_force_say_how_they_are_called),
      TEST(undoing_a_hold_ends_it_and_undoing_that_puts_it_in_force),
      TEST(pieces_are_found_by_person_place_now_place_then_country_and_campaign),
      TEST(exports_are_numbered_found_and_not_taken_back),
      TEST(numbers_of_notes_stay_when_others_go),
  };
  return cmocka_run_group_tests_name("the guarded register", tests, NULL, NULL);
}
