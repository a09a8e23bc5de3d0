/* SPDX-License-Identifier: MIT */
/* Which letter a reply answers, likeliest first; what a reply writes; what it asks for and by when; which wait. */
#include "import_fixture.h"

#include "solipost/jobs/reply.h"
#include "solipost/store/reply_store.h"

static struct date day(const char *iso) {
  struct date date = {0};
  assert_true(iso == NULL || date_parse_iso(iso, &date));
  return date;
}

/* Rows of one test, in one commit: begun by `start`, ended by `finish`. */
static void start(struct place *place) { MUST(place, store_begin(place->store, "test", &place->error)); }
static void finish(struct place *place) { MUST(place, store_commit(place->store, &place->error)); }

static struct prisoner inmate(struct place *place, const char *code) {
  struct prisoner prisoner;
  noun_clear(&prisoner_noun, &prisoner);
  prisoner.code = prisoner.name = code;
  MUST(place, record_insert(place->store, &prisoner_noun, &prisoner, &place->error));
  return prisoner;
}

static struct writer writer_called(struct place *place, const char *pseudonym, const char *code_word) {
  struct writer writer;
  noun_clear(&writer_noun, &writer);
  writer.pseudonym = pseudonym;
  writer.code_word = code_word;
  MUST(place, record_insert(place->store, &writer_noun, &writer, &place->error));
  return writer;
}

static struct piece letter(int64_t number, struct uuid prisoner, int stage, const char *mailed) {
  struct piece piece;
  noun_clear(&piece_noun, &piece);
  piece.number = number;
  piece.prisoner = prisoner;
  piece.stage = stage;
  piece.made_on = day("2026-01-01");
  piece.mailed_on = piece.first_mailed_on = day(mailed);
  return piece;
}

static void keep(struct place *place, struct piece *piece) {
  MUST(place, record_insert(place->store, &piece_noun, piece, &place->error));
}

static void how_well_a_letter_fits(void **state) {
  (void)state;
  struct piece piece = {.stage = STAGE_MAILED, .first_mailed_on = day("2026-05-03"), .mailed_on = day("2026-06-20")};
  assert_int_equal(reply_fit_of(&piece, day(NULL)), REPLY_FITS);
  assert_int_equal(reply_fit_of(&piece, day("2026-05-03")), REPLY_FITS);
  assert_int_equal(reply_fit_of(&piece, day("2026-05-02")), REPLY_LATER); /* the first mailing counts */
  piece.stage = STAGE_ANSWERED;
  assert_int_equal(reply_fit_of(&piece, day("2026-06-01")), REPLY_ANSWERED);
  piece.stage = STAGE_RETURNED;
  assert_int_equal(reply_fit_of(&piece, day("2026-06-01")), REPLY_RETURNED);
  piece.stage = STAGE_WRITTEN;
  assert_int_equal(reply_fit_of(&piece, day(NULL)), REPLY_UNMAILED);
  piece.stage = STAGE_CANCELLED;
  assert_int_equal(reply_fit_of(&piece, day(NULL)), REPLY_NEVER);
}

static void candidates_are_ranked_open_ones_first_and_newest_of_them(void **state) {
  struct place *place = *state;
  start(place);
  struct prisoner prisoner = inmate(place, "P1"), other = inmate(place, "P2");
  struct piece pieces[] = {
      letter(10, prisoner.id, STAGE_MAILED, "2026-02-01"),
      letter(11, prisoner.id, STAGE_MAILED, "2026-04-01"),
      letter(12, prisoner.id, STAGE_ANSWERED, "2026-05-01"),
      letter(13, prisoner.id, STAGE_MAILED, "2026-07-01"), /* after the reply was written */
      letter(14, prisoner.id, STAGE_RETURNED, "2026-03-01"),
      letter(15, prisoner.id, STAGE_PRINTED, NULL),
      letter(16, prisoner.id, STAGE_CANCELLED, NULL),
      letter(17, other.id, STAGE_MAILED, "2026-04-01"),
      letter(18, other.id, STAGE_MAILED, "2026-03-20"), /* to both of them */
  };
  for (size_t i = 0; i < COUNT_OF(pieces); i++) keep(place, &pieces[i]);
  struct addressee also = {.piece = pieces[8].id, .prisoner = prisoner.id, .position = 2};
  MUST(place, record_insert(place->store, &addressee_noun, &also, &place->error));
  finish(place);
  struct reply_candidates found;
  MUST(place,
       reply_candidates_find(place->store, prisoner.id, day("2026-06-15"), &place->arena, &found, &place->error));
  static const int64_t wanted[] = {11, 18, 10, 12, 13, 14, 15};
  assert_int_equal(found.count, COUNT_OF(wanted));
  for (size_t i = 0; i < found.count; i++) assert_int_equal(found.items[i].piece.number, wanted[i]);
}

static void all_who_wrote_are_named_with_their_code_words(void **state) {
  struct place *place = *state;
  start(place);
  struct prisoner prisoner = inmate(place, "P1");
  struct writer amsel = writer_called(place, "Amsel", "Distel"), spatz = writer_called(place, "Spatz", "");
  struct piece both = letter(10, prisoner.id, STAGE_MAILED, "2026-02-01");
  both.writer = amsel.id;
  keep(place, &both);
  struct cosigner also = {.piece = both.id, .writer = spatz.id, .position = 2};
  MUST(place, record_insert(place->store, &cosigner_noun, &also, &place->error));
  struct piece guest = letter(11, prisoner.id, STAGE_MAILED, "2026-02-01");
  guest.signed_by = "the one with the hat";
  keep(place, &guest);
  finish(place);
  const char *said;
  struct uuid writer;
  MUST(place, reply_writers(place->store, &both, &place->arena, &said, &writer, &place->error));
  assert_string_equal(said, "Amsel (Distel), Spatz");
  assert_true(uuid_equal(writer, amsel.id));
  MUST(place, reply_writers(place->store, &guest, &place->arena, &said, &writer, &place->error));
  assert_string_equal(said, "the one with the hat");
  assert_true(uuid_is_nil(writer));
}

static struct reply reply_from(struct place *place, struct uuid prisoner, const char *received,
                               struct letter_choice *answers) {
  struct reply reply;
  noun_clear(&reply_noun, &reply);
  reply.prisoner = prisoner;
  reply.received_on = day(received);
  MUST(place, reply_write(place->store, &reply, answers, &place->error));
  return reply;
}

static void a_reply_answers_several_letters_and_the_first_answer_stays(void **state) {
  struct place *place = *state;
  start(place);
  struct prisoner prisoner = inmate(place, "P1");
  struct chosen_letter chosen[2] = {{.who = "P1"}, {.who = "P1"}};
  for (int i = 0; i < 2; i++) {
    chosen[i].piece = letter(10 + i, prisoner.id, STAGE_MAILED, "2026-02-01");
    keep(place, &chosen[i].piece);
  }
  struct letter_choice answers = {.items = chosen, .count = 2};
  struct reply first = reply_from(place, prisoner.id, "2026-06-01", &answers);
  for (int i = 0; i < 2; i++)
    MUST(place,
         record_load(place->store, &piece_noun, chosen[i].piece.id, &chosen[i].piece, &place->arena, &place->error));
  struct reply second = reply_from(place, prisoner.id, "2026-07-01", &answers);
  finish(place);
  assert_int_equal(first.number, 1);
  assert_int_equal(second.number, 2);
  const char *numbers;
  MUST(place, reply_answers(place->store, second.id, &place->arena, &numbers, &place->error));
  assert_string_equal(numbers, "10, 11");
  struct piece piece;
  MUST(place, record_load(place->store, &piece_noun, chosen[1].piece.id, &piece, &place->arena, &place->error));
  assert_int_equal(piece.stage, STAGE_ANSWERED);
  assert_int_equal(date_compare(piece.answered_on, day("2026-06-01")), 0);
}

static size_t waiting(struct place *place, const char *until, bool unclaimed) {
  const struct reply_filter filter = {.waiting = true, .unclaimed = unclaimed, .until = day(until)};
  struct reply_list list;
  MUST(place, replies_find(place->store, &filter, &place->arena, &list, &place->error));
  return list.count;
}

static void replies_wait_until_somebody_has_them(void **state) {
  struct place *place = *state;
  struct letter_choice none = {.count = 0};
  start(place);
  struct prisoner prisoner = inmate(place, "P1");
  struct reply early = reply_from(place, prisoner.id, "2026-05-01", &none);
  struct reply late = reply_from(place, prisoner.id, "2026-07-01", &none);
  finish(place);
  assert_int_equal(waiting(place, NULL, false), 2);
  assert_int_equal(waiting(place, "2026-06-30", false), 1);
  start(place);
  late.claimed_by = "somebody";
  MUST(place, record_update(place->store, &reply_noun, &late, &place->error));
  early.handed_on = day("2026-07-02");
  MUST(place, record_update(place->store, &reply_noun, &early, &place->error));
  finish(place);
  assert_int_equal(waiting(place, NULL, false), 1);
  assert_int_equal(waiting(place, NULL, true), 0);
}

static struct follow_up follow_up_of(struct place *place, struct uuid prisoner, int kind, const char *due,
                                     const char *done) {
  struct follow_up one;
  noun_clear(&follow_up_noun, &one);
  one.prisoner = prisoner;
  one.kind = kind;
  one.made_on = day("2026-05-01");
  one.due_on = day(due);
  one.done_on = day(done);
  MUST(place, follow_up_write(place->store, &one, &place->error));
  return one;
}

static void each_kind_has_its_time_and_what_is_done_has_none(void **state) {
  struct place *place = *state;
  start(place);
  struct prisoner prisoner = inmate(place, "P1");
  struct follow_up harm = follow_up_of(place, prisoner.id, FOLLOW_UP_ILL_TREATMENT, NULL, NULL);
  struct follow_up book = follow_up_of(place, prisoner.id, FOLLOW_UP_BOOK, NULL, NULL);
  struct follow_up said = follow_up_of(place, prisoner.id, FOLLOW_UP_BOOK, "2026-12-24", NULL);
  struct follow_up done = follow_up_of(place, prisoner.id, FOLLOW_UP_NO_LETTERS, NULL, "2026-05-01");
  finish(place);
  assert_int_equal(date_compare(harm.due_on, day("2026-05-04")), 0);
  assert_int_equal(date_compare(book.due_on, day("2026-05-31")), 0);
  assert_int_equal(date_compare(said.due_on, day("2026-12-24")), 0);
  assert_false(date_is_set(done.due_on));
  assert_int_equal(done.number, 4);
  const struct follow_up_filter open = {.open = true}, due = {.due = day("2026-06-01")};
  struct follow_up_list list;
  MUST(place, follow_ups_find(place->store, &open, &place->arena, &list, &place->error));
  assert_int_equal(list.count, 3);
  assert_int_equal(list.items[0].number, harm.number); /* due first */
  MUST(place, follow_ups_find(place->store, &due, &place->arena, &list, &place->error));
  assert_int_equal(list.count, 2);
}

static struct reply handed_reply(struct place *place, struct uuid prisoner, struct uuid writer, const char *received,
                                 const char *handed) {
  struct reply reply;
  const struct letter_choice none = {.count = 0};
  noun_clear(&reply_noun, &reply);
  reply.prisoner = prisoner;
  reply.writer = writer;
  reply.received_on = day(received);
  reply.handed_on = day(handed);
  MUST(place, reply_write(place->store, &reply, &none, &place->error));
  return reply;
}

static void a_letter_may_answer_what_its_writer_has_and_nobody_answered(void **state) {
  struct place *place = *state;
  start(place);
  struct prisoner prisoner = inmate(place, "P001"), other = inmate(place, "P002");
  struct writer amsel = writer_called(place, "Amsel", ""), spatz = writer_called(place, "Spatz", "");
  struct reply first = handed_reply(place, prisoner.id, amsel.id, "2026-05-01", "2026-05-02");
  handed_reply(place, prisoner.id, spatz.id, "2026-05-01", "2026-05-02"); /* somebody else's */
  handed_reply(place, other.id, amsel.id, "2026-05-01", "2026-05-02");    /* from somebody else */
  handed_reply(place, prisoner.id, amsel.id, "2026-05-01", NULL);         /* not handed over */
  struct reply late = handed_reply(place, prisoner.id, amsel.id, "2026-05-09", "2026-05-10");
  struct piece piece = letter(1, prisoner.id, STAGE_WRITTEN, NULL);
  piece.writer = amsel.id;
  piece.written_on = day("2026-05-05");
  keep(place, &piece);
  finish(place);
  struct log_event written = {.event = POST_WRITE, .day = day("2026-05-05")};
  struct reply_list list;
  struct piece answer;
  bool found = true;
  MUST(place, reply_waiting_for(place->store, prisoner.id, &piece, &written, &place->arena, &list, &place->error));
  assert_int_equal(list.count, 1);
  assert_int_equal(list.items[0].number, first.number);
  written.cosigners = &spatz.id;
  written.cosigner_count = 1;
  MUST(place, reply_waiting_for(place->store, prisoner.id, &piece, &written, &place->arena, &list, &place->error));
  assert_int_equal(list.count, 2);
  MUST(place, reply_answer_of(place->store, &first, &place->arena, &answer, &found, &place->error));
  assert_false(found);

  start(place);
  MUST(place, reply_answer(place->store, &first, &piece, &place->error));
  finish(place);
  MUST(place, reply_waiting_for(place->store, prisoner.id, &piece, &written, &place->arena, &list, &place->error));
  assert_int_equal(list.count, 0); /* this letter has its reply */
  start(place);
  assert_false(reply_answer(place->store, &first, &piece, &place->error)); /* as it was seen before */
  assert_int_equal(place->error.kind, ERROR_BUSY);
  finish(place);
  MUST(place, reply_by_number(place->store, first.number, &first, &place->arena, &place->error));
  MUST(place, reply_answer_of(place->store, &first, &place->arena, &answer, &found, &place->error));
  assert_true(found);
  assert_int_equal(answer.number, 1);

  piece.stage = STAGE_CANCELLED;
  start(place);
  MUST(place, record_update(place->store, &piece_noun, &piece, &place->error));
  MUST(place, reply_answer(place->store, &late, &piece, &place->error));
  finish(place);
  MUST(place, reply_answer_of(place->store, &first, &place->arena, &answer, &found, &place->error));
  assert_false(found);
  const struct reply_filter open = {.unanswered = true};
  MUST(place, replies_find(place->store, &open, &place->arena, &list, &place->error));
  assert_int_equal(list.count, 5); /* what a cancelled letter answers waits */
}

static void whoever_answers_a_reply_that_nobody_had_has_it(void **state) {
  struct place *place = *state;
  const struct uuid nobody = {{0}};
  start(place);
  struct prisoner prisoner = inmate(place, "P001");
  struct reply reply = handed_reply(place, prisoner.id, nobody, "2026-05-06", NULL);
  struct piece piece = letter(1, prisoner.id, STAGE_WRITTEN, NULL);
  piece.signed_by = "Karl";
  piece.written_on = day("2026-05-05");
  keep(place, &piece);
  MUST(place, reply_answer(place->store, &reply, &piece, &place->error));
  finish(place);
  MUST(place, reply_by_number(place->store, reply.number, &reply, &place->arena, &place->error));
  assert_string_equal(reply.claimed_by, "Karl");
  assert_int_equal(date_compare(reply.handed_on, day("2026-05-06")), 0); /* not before it came */
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(how_well_a_letter_fits),
      EACH(candidates_are_ranked_open_ones_first_and_newest_of_them),
      EACH(all_who_wrote_are_named_with_their_code_words),
      EACH(a_reply_answers_several_letters_and_the_first_answer_stays),
      EACH(replies_wait_until_somebody_has_them),
      EACH(a_letter_may_answer_what_its_writer_has_and_nobody_answered),
      EACH(whoever_answers_a_reply_that_nobody_had_has_it),
      EACH(each_kind_has_its_time_and_what_is_done_has_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
