/* SPDX-License-Identifier: MIT */
/* The journal: every change is known with who, when and by which command; each can be taken back field by field, and
 * what could not be taken back is said. */
#include "fixture.h"

#include "solipost/store/journal_store.h"
#include "solipost/store/people_store.h"

static struct journal_commit newest(struct place *place) {
  struct journal_commit *commits = NULL;
  size_t found = 0;
  assert_done(place,
              journal_commits(place->store, (struct uuid){0}, 0, 1, &place->arena, &commits, &found, &place->error));
  assert_int_equal(found, 1);
  return commits[0];
}

static struct journal_entry *entries_of(struct place *place, int64_t commit, size_t expected) {
  struct journal_entry *entries = NULL;
  size_t found = 0;
  assert_done(place, journal_entries(place->store, commit, 0, &place->arena, &entries, &found, &place->error));
  assert_int_equal(found, expected);
  return entries;
}

static struct undo_result undo(struct place *place, int64_t number) {
  struct undo_result result;
  assert_done(place, journal_undo(place->store, number, false, &place->arena, &result, &place->error));
  return result;
}

static void edit(struct place *place, struct prisoner *prisoner) {
  begin(place, "edit prisoner");
  update(place, &prisoner_noun, prisoner);
  commit(place);
}

static size_t hits(struct place *place, const char *typed) {
  struct uuid *ids = NULL;
  size_t found = 0;
  assert_done(place, people_find(place->store, &prisoner_noun, typed, 10, &place->arena, &ids, &found, &place->error));
  return found;
}

static void an_added_row_is_one_entry_with_who_when_and_command(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Örnek");
  struct journal_commit commit_row = newest(place);
  assert_string_equal(commit_row.who, "Ada");
  assert_string_equal(commit_row.command, "add prisoner");
  assert_int_equal(strlen(commit_row.at), TIMESTAMP_SIZE - 1);
  assert_int_equal(commit_row.rows_added, 1);
  assert_int_equal(commit_row.rows_changed + commit_row.rows_removed, 0);
  struct journal_entry *entry = entries_of(place, commit_row.number, 1);
  assert_int_equal(entry->act, JOURNAL_ADDED);
  assert_ptr_equal(entry->noun, &prisoner_noun);
  assert_true(uuid_equal(entry->row, prisoner.id));
  assert_null(entry->field);
}

static void a_changed_row_is_one_entry_per_field_with_old_and_new(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Örnek");
  prisoner.number = "77";
  prisoner.status = STATUS_REMAND;
  prisoner.birthday = (struct date){.month = 2, .day = 29};
  edit(place, &prisoner);
  prisoner.status = STATUS_SENTENCED;
  prisoner.number = "";
  edit(place, &prisoner);
  struct journal_commit last = newest(place);
  assert_int_equal(last.rows_changed, 1);
  struct journal_entry *entries = entries_of(place, last.number, 2);
  assert_string_equal(entries[0].field->name, "number");
  assert_string_equal(entries[0].old_text, "77");
  assert_string_equal(entries[0].new_text, "");
  assert_string_equal(entries[1].field->name, "status");
  assert_string_equal(entries[1].old_text, "remand");
  assert_string_equal(entries[1].new_text, "sentenced");
  entries_of(place, last.number - 1, 3);
}

static void references_are_told_as_the_stored_form_of_the_field(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz");
  struct prison a = add_prison(place, "TR-A", "A", "TR"), b = add_prison(place, "TR-B", "B", "TR");
  struct stay stay = add_stay(place, prisoner.id, a.id, NULL);
  stay.prison = b.id;
  begin(place, "edit stay");
  update(place, &stay_noun, &stay);
  commit(place);
  struct journal_entry *entry = entries_of(place, newest(place).number, 1);
  char expected[UUID_TEXT_SIZE];
  uuid_format(a.id, expected);
  assert_string_equal(entry->old_text, expected);
  uuid_format(b.id, expected);
  assert_string_equal(entry->new_text, expected);
}

static void saving_without_a_change_leaves_no_trace(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz");
  int64_t before = newest(place).number;
  edit(place, &prisoner);
  assert_int_equal(newest(place).number, before);
  assert_done(place, store_setting_set(place->store, "paper", "a4", &place->error));
  assert_int_equal(newest(place).number, before);
}

static void the_history_of_one_row_leaves_out_the_others(void **state) {
  struct place *place = *state;
  struct prisoner one = add_prisoner(place, "P001", "One");
  struct prisoner two = add_prisoner(place, "P002", "Two");
  struct prison prison = add_prison(place, "TR-A", "A", "TR");
  add_stay(place, one.id, prison.id, NULL);
  two.number = "5";
  edit(place, &two);
  struct journal_commit *commits = NULL;
  size_t found = 0;
  assert_done(place, journal_commits(place->store, one.id, 0, 0, &place->arena, &commits, &found, &place->error));
  assert_int_equal(found, 2); /* entered, and where the person was */
  assert_string_equal(commits[0].command, "add stay");
  assert_string_equal(commits[1].command, "add prisoner");
  assert_done(place, journal_commits(place->store, (struct uuid){0}, commits[0].number, 2, &place->arena, &commits,
                                     &found, &place->error));
  assert_int_equal(found, 2); /* paging: the two before */
  assert_string_equal(commits[0].command, "add prison");
}

static void undoing_an_addition_hides_the_row_and_its_words(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Deniz Örnek");
  assert_int_equal(hits(place, "ornek"), 1);
  struct undo_result result = undo(place, newest(place).number);
  assert_int_equal(result.restored, 1);
  assert_int_equal(result.kept, 0);
  assert_int_equal(result.commit, newest(place).number);
  assert_int_equal(count(place, &prisoner_noun), 0);
  assert_int_equal(hits(place, "ornek"), 0);
}

static void undoing_a_removal_brings_the_row_back(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Örnek");
  begin(place, "remove");
  assert_done(place, record_delete(place->store, &prisoner_noun, prisoner.id, &place->error));
  commit(place);
  assert_int_equal(newest(place).rows_removed, 1);
  assert_int_equal(entries_of(place, newest(place).number, 1)->act, JOURNAL_REMOVED);
  undo(place, newest(place).number);
  assert_int_equal(count(place, &prisoner_noun), 1);
  assert_int_equal(hits(place, "ornek"), 1);
}

static void fields_changed_later_are_kept_and_named(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Örnek");
  prisoner.number = "1";
  prisoner.status = STATUS_REMAND;
  prisoner.languages = "tr";
  prisoner.name = "Deniz Muster";
  edit(place, &prisoner);
  int64_t number = newest(place).number;
  prisoner.status = STATUS_SENTENCED;
  edit(place, &prisoner);
  int64_t later = newest(place).number;
  struct undo_result result = undo(place, number);
  assert_int_equal(result.restored, 3);
  assert_int_equal(result.kept, 1);
  assert_int_equal(result.later_count, 1);
  assert_string_equal(result.later[0].field->name, "status");
  assert_string_equal(result.later[0].new_text, "sentenced");
  assert_int_equal(result.later[0].commit, later);
  struct prisoner read;
  load(place, &prisoner_noun, prisoner.id, &read);
  assert_string_equal(read.number, "");
  assert_string_equal(read.languages, "");
  assert_string_equal(read.name, "Deniz Örnek");
  assert_int_equal(read.status, STATUS_SENTENCED);
  assert_int_equal(hits(place, "ornek"), 1);
  assert_int_equal(hits(place, "muster"), 0);
}

static void a_later_change_of_case_counts_as_a_change(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz");
  prisoner.code = "D1";
  edit(place, &prisoner);
  int64_t number = newest(place).number;
  prisoner.code = "d1";
  edit(place, &prisoner);
  struct undo_result result = undo(place, number);
  assert_int_equal(result.restored, 0);
  assert_int_equal(result.kept, 1);
  assert_int_equal(result.commit, 0);
}

static void undoing_an_undo_puts_the_change_in_force_again(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz"), read;
  prisoner.number = "1";
  edit(place, &prisoner);
  int64_t number = newest(place).number;
  int64_t first = undo(place, number).commit;
  load(place, &prisoner_noun, prisoner.id, &read);
  assert_string_equal(read.number, "");
  int64_t second = undo(place, first).commit;
  load(place, &prisoner_noun, prisoner.id, &read);
  assert_string_equal(read.number, "1");
  undo(place, number); /* and once more */
  load(place, &prisoner_noun, prisoner.id, &read);
  assert_string_equal(read.number, "");
  assert_true(second > first);
}

static void what_was_taken_back_is_not_taken_back_twice(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Deniz");
  int64_t number = newest(place).number;
  undo(place, number);
  struct undo_result result;
  assert_false(journal_undo(place->store, number, false, &place->arena, &result, &place->error));
  assert_int_equal(place->error.kind, ERROR_REFUSED);
  assert_non_null(strstr(place->error.hint, "undo"));
  assert_false(journal_undo(place->store, 4711, false, &place->arena, &result, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
}

static void plain_undo_goes_back_step_by_step(void **state) {
  struct place *place = *state;
  int64_t number = -1, printed = 0;
  assert_done(place, journal_newest_undoable(place->store, 0, &number, &printed, &place->error));
  assert_int_equal(number, 0);
  add_prisoner(place, "P001", "One");
  add_prisoner(place, "P002", "Two");
  for (int left = 1; left >= 0; left--) {
    assert_done(place, journal_newest_undoable(place->store, 0, &number, &printed, &place->error));
    undo(place, number);
    assert_int_equal(count(place, &prisoner_noun), left);
  }
  assert_done(place, journal_newest_undoable(place->store, 0, &number, &printed, &place->error));
  assert_int_equal(number, 0);
}

static void a_dry_run_counts_and_keeps_nothing(void **state) {
  struct place *place = *state;
  add_prisoner(place, "P001", "Deniz");
  int64_t number = newest(place).number;
  struct undo_result result;
  assert_done(place, journal_undo(place->store, number, true, &place->arena, &result, &place->error));
  assert_int_equal(result.restored, 1);
  assert_int_equal(result.commit, 0);
  assert_int_equal(count(place, &prisoner_noun), 1);
  assert_int_equal(newest(place).number, number);
}

static void an_added_row_that_was_edited_later_stays(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz");
  int64_t number = newest(place).number;
  prisoner.number = "9";
  edit(place, &prisoner);
  int64_t later = newest(place).number;
  struct undo_result result = undo(place, number);
  assert_int_equal(result.restored, 0);
  assert_int_equal(result.later[0].commit, later);
  assert_int_equal(count(place, &prisoner_noun), 1);
  /* once the later edit is taken back, nothing stands in the way */
  undo(place, later);
  assert_int_equal(undo(place, number).restored, 1);
  assert_int_equal(count(place, &prisoner_noun), 0);
}

static void a_row_that_others_refer_to_stays(void **state) {
  struct place *place = *state;
  struct prison prison = add_prison(place, "TR-A", "A", "TR");
  int64_t number = newest(place).number;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz");
  struct stay stay = add_stay(place, prisoner.id, prison.id, NULL);
  struct undo_result result = undo(place, number);
  assert_int_equal(result.restored, 0);
  assert_int_equal(result.kept, 1);
  assert_ptr_equal(result.later[0].noun, &stay_noun);
  assert_true(uuid_equal(result.later[0].row, stay.id));
  assert_int_equal(count(place, &prison_noun), 1);
}

static void rows_that_were_added_together_go_together_and_come_back_together(void **state) {
  struct place *place = *state;
  struct prison prison = new_prison("TR-A", "A", "TR");
  struct prisoner prisoner = new_prisoner("P001", "Deniz");
  struct stay stay;
  noun_clear(&stay_noun, &stay);
  begin(place, "import prisoners");
  insert(place, &prison_noun, &prison);
  insert(place, &prisoner_noun, &prisoner);
  stay.prisoner = prisoner.id;
  stay.prison = prison.id;
  insert(place, &stay_noun, &stay);
  commit(place);
  int64_t undone = undo(place, newest(place).number).commit;
  assert_int_equal(count(place, &prison_noun) + count(place, &prisoner_noun) + count(place, &stay_noun), 0);
  assert_int_equal(undo(place, undone).restored, 3);
  assert_int_equal(count(place, &prison_noun) + count(place, &prisoner_noun) + count(place, &stay_noun), 3);
}

static void a_long_commit_in_chunks_is_one_step(void **state) {
  struct place *place = *state;
  enum { PEOPLE = 250, CHUNK = 100 };
  struct prisoner people[PEOPLE];
  begin(place, "import prisoners");
  for (int i = 0; i < PEOPLE; i++) {
    people[i] = new_prisoner(arena_printf(&place->arena, "P%03d", i), "Namesake");
    insert(place, &prisoner_noun, &people[i]);
    if (i % CHUNK == CHUNK - 1) assert_done(place, store_commit_chunk(place->store, &place->error));
  }
  people[0].number = "1"; /* a row of an earlier chunk changes within the same commit */
  update(place, &prisoner_noun, &people[0]);
  commit(place);
  struct journal_commit last = newest(place);
  assert_int_equal(last.rows_added, PEOPLE);
  entries_of(place, last.number, PEOPLE + 1);
  struct undo_result result = undo(place, last.number);
  assert_int_equal(result.restored, PEOPLE);
  assert_int_equal(result.kept, 0);
  assert_int_equal(count(place, &prisoner_noun), 0);
}

/* ---- what must hold however much is taken back ---- */

static struct stay move(struct place *place, struct stay *former, struct uuid prison, const char *day) {
  struct stay next;
  noun_clear(&stay_noun, &next);
  next.prisoner = former->prisoner;
  next.prison = prison;
  assert_true(date_parse_iso(day, &former->until));
  former->why_ended = "transferred";
  begin(place, "transfer");
  update(place, &stay_noun, former);
  insert(place, &stay_noun, &next);
  commit(place);
  return next;
}

static int64_t open_stays(struct place *place) {
  return ask_number(place, "SELECT count(*) FROM stay WHERE row_state = 0 AND until IS NULL");
}

static void a_former_stay_stays_ended_while_the_person_is_elsewhere(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz");
  struct prison a = add_prison(place, "TR-A", "A", "TR"), b = add_prison(place, "TR-B", "B", "TR"),
                c = add_prison(place, "TR-C", "C", "TR");
  struct stay in_a = add_stay(place, prisoner.id, a.id, NULL);
  struct stay in_b = move(place, &in_a, b.id, "2026-08-01");
  int64_t first = newest(place).number;
  struct stay in_c = move(place, &in_b, c.id, "2026-08-02");
  int64_t second = newest(place).number;
  struct undo_result result = undo(place, first);
  assert_int_equal(open_stays(place), 1);
  assert_int_equal(result.kept, 3); /* the stay in B was ended later; that in A keeps its end and why */
  assert_int_equal(result.why[1], UNDO_HELD_ELSEWHERE);
  assert_true(uuid_equal(result.later[1].row, in_c.id));
  assert_int_equal(result.later[1].commit, second);
  /* one after the other nothing stands in the way */
  assert_int_equal(undo(place, second).kept, 0);
  assert_int_equal(undo(place, first).kept, 0);
  assert_int_equal(open_stays(place), 1);
  load(place, &stay_noun, in_a.id, &in_a);
  assert_false(date_is_set(in_a.until));
  assert_string_equal(in_a.why_ended, "");
}

static void undoing_the_undo_of_a_transfer_leaves_nobody_in_two_places(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz");
  struct prison a = add_prison(place, "TR-A", "A", "TR"), b = add_prison(place, "TR-B", "B", "TR");
  struct stay in_a = add_stay(place, prisoner.id, a.id, NULL);
  move(place, &in_a, b.id, "2026-08-01");
  int64_t back = undo(place, newest(place).number).commit;
  load(place, &stay_noun, in_a.id, &in_a);
  int64_t again = undo(place, back).commit; /* nothing happened in between: in B again */
  assert_int_equal(open_stays(place), 1);
  assert_int_equal(undo(place, again).kept, 0);
  move(place, &in_a, b.id, "2026-08-03"); /* moved anew: the first move does not come back beside it */
  assert_true(undo(place, newest(place).number - 1).kept > 0);
  assert_int_equal(open_stays(place), 1);
}

static void a_row_whose_code_was_given_to_another_does_not_come_back(void **state) {
  struct place *place = *state;
  struct prisoner first = add_prisoner(place, "D1", "Del");
  begin(place, "delete");
  assert_done(place, record_delete(place->store, &prisoner_noun, first.id, &place->error));
  commit(place);
  int64_t deletion = newest(place).number;
  struct prisoner second = add_prisoner(place, "d1", "Del the second"); /* capitals do not count */
  struct undo_result result = undo(place, deletion);
  assert_int_equal(result.restored, 0);
  assert_int_equal(result.why[0], UNDO_CODE_TAKEN);
  assert_string_equal(result.mine[0].old_text, "D1");
  assert_true(uuid_equal(result.later[0].row, second.id));
  assert_int_equal(count(place, &prisoner_noun), 1);
  second.code = "D2"; /* the way out that is told */
  edit(place, &second);
  assert_int_equal(undo(place, deletion).restored, 1);
  assert_int_equal(count(place, &prisoner_noun), 2);
}

static void a_former_code_that_means_something_else_now_is_not_put_back(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "D1", "Deniz");
  prisoner.code = "D2";
  edit(place, &prisoner);
  int64_t renamed = newest(place).number;
  add_prison(place, "D1", "A", "TR"); /* of another kind: codes are typed alone */
  struct undo_result result = undo(place, renamed);
  assert_int_equal(result.restored, 0);
  assert_int_equal(result.why[0], UNDO_CODE_TAKEN);
  assert_ptr_equal(result.later[0].noun, &prison_noun);
}

/* Somebody with a place and a campaign, added in one commit. */
static struct prisoner import_one(struct place *place, struct uuid prison, struct uuid campaign) {
  struct prisoner prisoner = new_prisoner("I1", "Ada");
  struct stay stay;
  struct target target;
  noun_clear(&stay_noun, &stay);
  noun_clear(&target_noun, &target);
  begin(place, "import prisoners");
  insert(place, &prisoner_noun, &prisoner);
  stay.prisoner = target.prisoner = prisoner.id;
  stay.prison = prison;
  target.campaign = campaign;
  insert(place, &stay_noun, &stay);
  insert(place, &target_noun, &target);
  commit(place);
  return prisoner;
}

static void what_belongs_to_somebody_who_stays_is_not_taken_away(void **state) {
  struct place *place = *state;
  struct prison prison = add_prison(place, "TR-A", "A", "TR");
  struct campaign campaign;
  noun_clear(&campaign_noun, &campaign);
  campaign.code = "MAY";
  begin(place, "add campaign");
  insert(place, &campaign_noun, &campaign);
  commit(place);
  struct prisoner prisoner = import_one(place, prison.id, campaign.id);
  int64_t imported = newest(place).number;
  prisoner.note = "edited since";
  edit(place, &prisoner);
  int64_t edited = newest(place).number;
  struct undo_result result = undo(place, imported);
  assert_int_equal(result.restored, 0);
  assert_int_equal(result.kept, 3);
  assert_int_equal(open_stays(place), 1);
  assert_int_equal(count(place, &target_noun), 1);
  assert_int_equal(undo(place, edited).restored, 1);
  result = undo(place, imported); /* the rest goes once nothing stands against it */
  assert_int_equal(result.restored, 3);
  assert_int_equal(result.kept, 0);
  assert_int_equal(count(place, &prisoner_noun) + count(place, &stay_noun) + count(place, &target_noun), 0);
}

static void what_belongs_to_somebody_who_got_a_letter_is_not_taken_away(void **state) {
  struct place *place = *state;
  struct prison prison = add_prison(place, "TR-A", "A", "TR");
  struct prisoner prisoner = import_one(place, prison.id, (struct uuid){0});
  int64_t imported = newest(place).number;
  struct piece piece;
  noun_clear(&piece_noun, &piece);
  piece.prisoner = prisoner.id;
  piece.number = 61000;
  begin(place, "import pieces");
  insert(place, &piece_noun, &piece);
  commit(place);
  assert_int_equal(undo(place, imported).restored, 0);
  assert_int_equal(count(place, &prisoner_noun), 1);
  assert_int_equal(open_stays(place), 1);
}

static void a_change_taken_back_in_part_stays_open_for_the_rest(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz"), read;
  prisoner.number = "1";
  prisoner.status = STATUS_REMAND;
  edit(place, &prisoner);
  int64_t number = newest(place).number, offered = 0, printed = 0;
  prisoner.status = STATUS_SENTENCED;
  edit(place, &prisoner);
  int64_t later = newest(place).number;
  struct undo_result result = undo(place, number);
  assert_int_equal(result.restored, 1);
  assert_int_equal(result.kept, 1);
  int64_t in_part = result.commit;
  undo(place, later);
  assert_done(place, journal_newest_undoable(place->store, 0, &offered, &printed, &place->error));
  assert_int_equal(offered, number);
  result = undo(place, number);
  assert_int_equal(result.restored, 1); /* the number is as before already and does not count */
  assert_int_equal(result.kept, 0);
  load(place, &prisoner_noun, prisoner.id, &read);
  assert_int_equal(read.status, STATUS_UNKNOWN);
  assert_done(place, journal_newest_undoable(place->store, 0, &offered, &printed, &place->error));
  assert_true(offered < number);
  undo(place, in_part); /* puts a part in force again: that can be taken back anew */
  assert_done(place, journal_newest_undoable(place->store, 0, &offered, &printed, &place->error));
  assert_int_equal(offered, number);
}

static void older_changes_are_offered_behind_a_given_one(void **state) {
  struct place *place = *state;
  int64_t number = 0, printed = 0;
  add_prisoner(place, "P001", "One");
  add_prisoner(place, "P002", "Two");
  assert_done(place, journal_newest_undoable(place->store, 2, &number, &printed, &place->error));
  assert_int_equal(number, 1);
  assert_done(place, journal_newest_undoable(place->store, 1, &number, &printed, &place->error));
  assert_int_equal(number, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(an_added_row_is_one_entry_with_who_when_and_command),
      BOTH_KINDS(a_changed_row_is_one_entry_per_field_with_old_and_new),
      BOTH_KINDS(references_are_told_as_the_stored_form_of_the_field),
      BOTH_KINDS(saving_without_a_change_leaves_no_trace),
      BOTH_KINDS(the_history_of_one_row_leaves_out_the_others),
      BOTH_KINDS(undoing_an_addition_hides_the_row_and_its_words),
      BOTH_KINDS(undoing_a_removal_brings_the_row_back),
      BOTH_KINDS(fields_changed_later_are_kept_and_named),
      BOTH_KINDS(a_later_change_of_case_counts_as_a_change),
      BOTH_KINDS(undoing_an_undo_puts_the_change_in_force_again),
      BOTH_KINDS(what_was_taken_back_is_not_taken_back_twice),
      BOTH_KINDS(plain_undo_goes_back_step_by_step),
      BOTH_KINDS(a_dry_run_counts_and_keeps_nothing),
      BOTH_KINDS(an_added_row_that_was_edited_later_stays),
      BOTH_KINDS(a_row_that_others_refer_to_stays),
      BOTH_KINDS(rows_that_were_added_together_go_together_and_come_back_together),
      BOTH_KINDS(a_long_commit_in_chunks_is_one_step),
      BOTH_KINDS(a_former_stay_stays_ended_while_the_person_is_elsewhere),
      BOTH_KINDS(undoing_the_undo_of_a_transfer_leaves_nobody_in_two_places),
      BOTH_KINDS(a_row_whose_code_was_given_to_another_does_not_come_back),
      BOTH_KINDS(a_former_code_that_means_something_else_now_is_not_put_back),
      BOTH_KINDS(what_belongs_to_somebody_who_stays_is_not_taken_away),
      BOTH_KINDS(what_belongs_to_somebody_who_got_a_letter_is_not_taken_away),
      BOTH_KINDS(a_change_taken_back_in_part_stays_open_for_the_rest),
      BOTH_KINDS(older_changes_are_offered_behind_a_given_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
