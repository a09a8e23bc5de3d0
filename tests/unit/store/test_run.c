/* SPDX-License-Identifier: MIT */
/* Letter numbers and print runs: numbers follow each other within a run and come from the copy's own blocks; a run counts
 * as printed only when it was finished; one left over by a dead process is cancelled, a living one is left alone. */
#include "fixture.h"

#include <sys/wait.h>

#include "solipost/store/journal_store.h"
#include "solipost/store/run_store.h"

enum { PIECES = 4 };

static int64_t draw(struct place *place, int64_t wanted) {
  int64_t first = 0;
  begin(place, "print");
  assert_done(place, run_draw_numbers(place->store, wanted, &first, &place->error));
  commit(place);
  return first;
}

static struct run reserve(struct place *place) {
  struct run run;
  int64_t first = 0;
  noun_clear(&run_noun, &run);
  struct prisoner prisoner = add_prisoner(place, "P001", "Ada");
  begin(place, "print cards");
  assert_done(place, run_next_number(place->store, &run.number, &place->error));
  assert_done(place, run_draw_numbers(place->store, PIECES, &first, &place->error));
  run.stage = RUN_MAKING;
  run.piece_count = PIECES;
  insert(place, &run_noun, &run);
  for (int i = 0; i < PIECES; i++) {
    struct piece piece;
    noun_clear(&piece_noun, &piece);
    piece.run = run.id;
    piece.prisoner = prisoner.id;
    piece.number = first + i;
    piece.position = i + 1;
    piece.stage = STAGE_PLANNED;
    insert(place, &piece_noun, &piece);
  }
  commit(place);
  return run;
}

static int64_t pieces_at(struct place *place, const char *stage) {
  return ask_number(place, arena_printf(&place->arena, "SELECT count(*) FROM piece WHERE stage = '%s'", stage));
}

static void numbers_follow_each_other_and_are_never_given_twice(void **state) {
  struct place *place = *state;
  int64_t a = draw(place, 10), b = draw(place, 5);
  assert_int_equal(b, a + 10);
  assert_true(a >= 1000 && a < 100000);
  int64_t big = draw(place, 2500); /* more than a block: still in a row, and apart from the others */
  assert_true(big + 2500 <= a || big >= a + 1000);
  int64_t c = draw(place, 985); /* exactly what is left of the first block */
  assert_int_equal(c, b + 5);
  int64_t d = draw(place, 501); /* not enough left anywhere: a block of its own */
  assert_true(d + 501 <= a || d >= a + 1000);
  assert_true(d + 501 <= big || d >= big + 3000);
}

static void numbers_of_a_commit_that_was_dropped_are_free_again(void **state) {
  struct place *place = *state;
  int64_t first = 0, a = draw(place, 1);
  begin(place, "print");
  assert_done(place, run_draw_numbers(place->store, 7, &first, &place->error));
  store_rollback(place->store);
  assert_int_equal(draw(place, 1), a + 1);
}

static void numbers_go_on_above_when_all_blocks_are_taken(void **state) {
  struct place *place = *state;
  int64_t total = 0;
  for (int i = 0; i < 120; i++) {
    int64_t first = draw(place, 1000);
    if (first >= 100000) total++;
  }
  assert_true(total >= 20);
  assert_int_equal(ask_number(place, "SELECT count(DISTINCT first) FROM number_block"), 120);
}

static void a_finished_run_is_printed_with_its_pieces_and_files(void **state) {
  struct place *place = *state;
  struct run run = reserve(place), read;
  assert_int_equal(run.number, 1);
  begin(place, "print cards");
  assert_done(place, run_finish(place->store, run.id, "cards.pdf\tabc\t1", &place->error));
  commit(place);
  assert_done(place, run_by_number(place->store, 1, &read, &place->arena, &place->error));
  assert_int_equal(read.stage, RUN_PRINTED);
  assert_string_equal(read.files, "cards.pdf\tabc\t1");
  assert_int_equal(pieces_at(place, "printed"), PIECES);
  assert_int_equal(ask_number(place, "SELECT count(*) FROM making"), 0);
  begin(place, "print cards");
  assert_false(run_finish(place->store, run.id, "again", &place->error));
  assert_int_equal(place->error.kind, ERROR_REFUSED);
  store_rollback(place->store);
  int64_t next = 0;
  assert_done(place, run_next_number(place->store, &next, &place->error));
  assert_int_equal(next, 2);
  assert_false(run_by_number(place->store, 2, &read, &place->arena, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
}

static void pieces_come_by_position(void **state) {
  struct place *place = *state;
  struct run run = reserve(place);
  struct piece_cursor *cursor = NULL;
  struct piece piece;
  bool more = false;
  assert_done(place, run_pieces_open(place->store, run.id, 2, 3, &cursor, &place->error));
  for (int position = 2; position <= 3; position++) {
    assert_done(place, run_pieces_next(cursor, &piece, &place->arena, &more, &place->error));
    assert_true(more);
    assert_int_equal(piece.position, position);
  }
  assert_done(place, run_pieces_next(cursor, &piece, &place->arena, &more, &place->error));
  assert_false(more);
  run_pieces_close(cursor);
}

static void a_run_that_a_living_process_is_making_is_left_alone(void **state) {
  struct place *place = *state;
  reserve(place);
  place_reopen(place, STORE_WRITE);
  assert_int_equal(pieces_at(place, "planned"), PIECES);
}

/* The run is reserved by a child that dies before finishing. */
static void reserve_and_die(struct place *place) {
  store_close(place->store);
  place->store = NULL;
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    place_open(place, STORE_WRITE);
    reserve(place);
    _exit(0);
  }
  int status = 0;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void a_run_left_by_a_dead_process_is_cancelled_at_the_next_opening(void **state) {
  struct place *place = *state;
  reserve_and_die(place);
  place_open(place, STORE_READ);
  assert_int_equal(pieces_at(place, "planned"), PIECES); /* reading changes nothing */
  place_reopen(place, STORE_WRITE);
  struct run run;
  assert_done(place, run_by_number(place->store, 1, &run, &place->arena, &place->error));
  assert_int_equal(run.stage, RUN_CANCELLED);
  assert_int_equal(pieces_at(place, "cancelled"), PIECES);
  int64_t undoable = 0, printed_run = 0; /* there is nothing of it to take back: plain undo does not offer it */
  struct journal_commit commit_row;
  assert_done(place, journal_newest_undoable(place->store, 0, &undoable, &printed_run, &place->error));
  assert_int_equal(printed_run, 0);
  assert_done(place, journal_commit_load(place->store, undoable, &commit_row, &place->arena, &place->error));
  assert_string_equal(commit_row.command, "add prisoner");
  struct undo_result result;
  for (int64_t number = undoable + 1; number <= undoable + 2; number++) {
    assert_false(journal_undo(place->store, number, false, &place->arena, &result, &place->error));
    assert_int_equal(place->error.kind, ERROR_REFUSED);
    assert_non_null(strstr(place->error.message, "broken off"));
  }
}

static void a_run_on_paper_is_never_taken_back(void **state) {
  struct place *place = *state;
  struct run run = reserve(place);
  begin(place, "print cards");
  assert_done(place, run_finish(place->store, run.id, "cards.pdf", &place->error));
  commit(place);
  int64_t undoable = 0, printed_run = 0;
  struct undo_result result;
  assert_done(place, journal_newest_undoable(place->store, 0, &undoable, &printed_run, &place->error));
  assert_int_equal(undoable, 1); /* the person was added before */
  assert_int_equal(printed_run, run.number);
  for (int64_t number = 2; number <= 3; number++) { /* reserved, finished */
    assert_false(journal_undo(place->store, number, false, &place->arena, &result, &place->error));
    assert_int_equal(place->error.kind, ERROR_REFUSED);
    assert_non_null(strstr(place->error.message, "run 1"));
  }
  place_reopen(place, STORE_WRITE);
  assert_done(place, run_by_number(place->store, 1, &run, &place->arena, &place->error));
  assert_int_equal(run.stage, RUN_PRINTED);
  assert_int_equal(pieces_at(place, "printed"), PIECES);
  add_prisoner(place, "P002", "Deniz"); /* what came after is offered as ever */
  assert_done(place, journal_newest_undoable(place->store, 0, &undoable, &printed_run, &place->error));
  assert_int_equal(undoable, 4);
  assert_int_equal(printed_run, 0);
}

static void a_run_in_the_making_is_not_taken_back(void **state) {
  struct place *place = *state;
  reserve(place);
  struct undo_result result;
  assert_false(journal_undo(place->store, 2, false, &place->arena, &result, &place->error));
  assert_int_equal(place->error.kind, ERROR_REFUSED);
  assert_int_equal(pieces_at(place, "planned"), PIECES);
}

static void a_process_number_that_was_given_out_again_does_not_deceive(void **state) {
  struct place *place = *state;
  reserve(place);
  do_sql(place, "UPDATE making SET started = '1'"); /* as if this process had begun at another time */
  place_reopen(place, STORE_WRITE);
  assert_int_equal(pieces_at(place, "cancelled"), PIECES);
}

static void a_run_of_another_computer_is_given_a_day(void **state) {
  struct place *place = *state;
  reserve(place);
  do_sql(place, "UPDATE making SET host = 'elsewhere boot'");
  place_reopen(place, STORE_WRITE);
  assert_int_equal(pieces_at(place, "planned"), PIECES);
  do_sql(place, "UPDATE making SET at = '2001-01-01T00:00:00Z'");
  place_reopen(place, STORE_WRITE);
  assert_int_equal(pieces_at(place, "cancelled"), PIECES);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(numbers_follow_each_other_and_are_never_given_twice),
      BOTH_KINDS(numbers_of_a_commit_that_was_dropped_are_free_again),
      BOTH_KINDS(numbers_go_on_above_when_all_blocks_are_taken),
      BOTH_KINDS(a_finished_run_is_printed_with_its_pieces_and_files),
      BOTH_KINDS(pieces_come_by_position),
      BOTH_KINDS(a_run_that_a_living_process_is_making_is_left_alone),
      BOTH_KINDS(a_run_left_by_a_dead_process_is_cancelled_at_the_next_opening),
      BOTH_KINDS(a_run_on_paper_is_never_taken_back),
      BOTH_KINDS(a_run_in_the_making_is_not_taken_back),
      BOTH_KINDS(a_process_number_that_was_given_out_again_does_not_deceive),
      BOTH_KINDS(a_run_of_another_computer_is_given_a_day),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
