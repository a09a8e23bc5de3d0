/* SPDX-License-Identifier: MIT */
/* Letters are meant by numbers, ranges, runs, people and lists, and never twice. */
#include "mail_fixture.h"

/* "411 413" */
static const char *numbers(struct mail *mail, const struct letter_choice *choice) {
  const char *list = "";
  for (size_t i = 0; i < choice->count; i++)
    list = arena_printf(&mail->place->arena, "%s%s%lld", list, i == 0 ? "" : " ",
                        (long long)choice->items[i].piece.number);
  return list;
}

static const char *chosen(struct mail *mail, enum post_event event, const char *const *words,
                          const char *const *except) {
  struct letter_choice choice;
  assert_done(mail->place, choose(mail, event, words, except, &choice));
  return numbers(mail, &choice);
}

static enum error_kind fails(struct mail *mail, const char *const *words) {
  struct letter_choice choice;
  assert_false(choose(mail, POST_MAIL, words, NULL, &choice));
  assert_int_equal(choice.count, 0);
  return mail->place->error.kind;
}

static void set_stage(struct mail *mail, size_t at, enum stage stage) {
  mail->pieces[at].stage = (int)stage;
  begin(mail->place, "log");
  update(mail->place, &piece_noun, &mail->pieces[at]);
  commit(mail->place);
}

static void numbers_ranges_and_commas(void **state) {
  struct mail mail = mail_begin(*state);
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("412"), NULL), "412");
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("413", "411"), NULL), "411 413");
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("400-412"), NULL), "411 412");
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("411,413"), NULL), "411 413");
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("411..412, 412-413"), NULL), "411 412 413");
  assert_string_equal(chosen(&mail, POST_MAIL,
                             WORDS("411\xe2\x80\x93"
                                   "412"),
                             NULL),
                      "411 412");
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("411; 413", "#412"), NULL), "411 412 413");
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("412", "run", "7", "P002"), NULL), "411 412 413");
}

static void what_there_is_not_is_an_error_and_nothing_is_chosen(void **state) {
  struct mail mail = mail_begin(*state);
  assert_int_equal(fails(&mail, WORDS("411", "99")), ERROR_NOT_FOUND);
  assert_int_equal(fails(&mail, WORDS("500-600")), ERROR_NOT_FOUND);
  assert_int_equal(fails(&mail, WORDS("413-411")), ERROR_MISUSED);
  assert_int_equal(fails(&mail, WORDS("run")), ERROR_MISUSED);
  assert_int_equal(fails(&mail, WORDS("run", "8")), ERROR_NOT_FOUND);
  assert_int_equal(fails(&mail, WORDS("Nobody")), ERROR_NOT_FOUND);
  assert_int_equal(fails(&mail, WORDS("@nowhere.csv")), ERROR_NOT_FOUND);
}

static void a_run_gives_those_to_which_it_can_happen(void **state) {
  struct mail mail = mail_begin(*state);
  struct letter_choice choice;
  set_stage(&mail, 0, STAGE_MAILED);
  set_stage(&mail, 1, STAGE_CANCELLED);
  assert_done(mail.place, choose(&mail, POST_MAIL, WORDS("run 7"), NULL, &choice));
  assert_string_equal(numbers(&mail, &choice), "413");
  assert_int_equal(choice.passed_over, 2);
  /* All of it when it can to none, so that somebody is told why. */
  set_stage(&mail, 2, STAGE_MAILED);
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("run", "7"), NULL), "411 412 413");
}

static void a_person_is_the_one_letter_that_can_be_meant(void **state) {
  struct mail mail = mail_begin(*state);
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("Zoë"), NULL), "412");
  add_piece(&mail, 390, 1, STAGE_MAILED);
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("P002"), NULL), "412");
  assert_string_equal(chosen(&mail, POST_RETURN, WORDS("P002"), NULL), "390");
  add_piece(&mail, 391, 1, STAGE_MAILED);
  assert_false(choose(&mail, POST_RETURN, WORDS("P002"), NULL, &(struct letter_choice){0}));
  assert_int_equal(mail.place->error.kind, ERROR_AMBIGUOUS);
  assert_non_null(strstr(mail.place->error.hint, "390"));
  assert_non_null(strstr(mail.place->error.hint, "391"));
}

static void somebody_who_insists_means_an_odd_one(void **state) {
  struct mail mail = mail_begin(*state);
  struct letter_choice choice;
  struct letter_wish wish = {.words = WORDS("P001"), .word_count = 1, .event = POST_ARRIVE};
  assert_false(letter_choice_make(mail.place->store, &wish, &mail.place->arena, &choice, &mail.place->error));
  wish.insists = true;
  assert_done(mail.place,
              letter_choice_make(mail.place->store, &wish, &mail.place->arena, &choice, &mail.place->error));
  assert_string_equal(numbers(&mail, &choice), "411");
}

static void a_further_addressee_is_meant_as_well(void **state) {
  struct mail mail = mail_begin(*state);
  struct addressee addressee;
  noun_clear(&addressee_noun, &addressee);
  addressee.piece = mail.pieces[0].id;
  addressee.prisoner = mail.people[2].id;
  addressee.position = 2;
  begin(mail.place, "add");
  insert(mail.place, &addressee_noun, &addressee);
  commit(mail.place);
  set_stage(&mail, 2, STAGE_MAILED);
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("P003"), NULL), "411");
}

static void exceptions_are_named_likewise(void **state) {
  struct mail mail = mail_begin(*state);
  struct letter_choice choice;
  add_piece(&mail, 390, 1, STAGE_PRINTED); /* P002 has two: as exceptions all of them are meant */
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("run 7"), WORDS("P002")), "411 413");
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS("run 7"), WORDS("411-412")), "413");
  assert_done(mail.place, choose(&mail, POST_MAIL, WORDS("411"), WORDS("390"), &choice));
  assert_string_equal(choice.idle, "390");
  assert_done(mail.place, choose(&mail, POST_MAIL, WORDS("run 7"), WORDS("P002"), &choice));
  assert_null(choice.idle);
}

static const char *list_of(struct mail *mail, const char *text) {
  const char *path = place_file(mail->place, "list.csv");
  assert_done(mail->place, file_write(path, true, text, strlen(text), &mail->place->error));
  return arena_printf(&mail->place->arena, "@%s", path);
}

static void lists_are_read_back(void **state) {
  struct mail mail = mail_begin(*state);
  struct letter_choice choice;
  const char *list = list_of(&mail, "411\n413\n");
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS(list), NULL), "411 413");
  list = list_of(&mail, "who;number;mailed\nDeniz;411;x\nZoë;412;\nAli;413; yes\n");
  assert_done(mail.place, choose(&mail, POST_MAIL, WORDS(list), NULL, &choice));
  assert_string_equal(numbers(&mail, &choice), "411 413");
  assert_int_equal(choice.skipped, 1);
  list = list_of(&mail, "number\n411\n@other.csv\n");
  assert_int_equal(fails(&mail, WORDS(list)), ERROR_MISUSED);
  assert_non_null(strstr(mail.place->error.message, "row 3"));
  list = list_of(&mail, "Briefnummer;mailed\n411 412;ja\n413;nein\n");
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS(list), NULL), "411 412");
  list = list_of(&mail, "Name,Nr.,mailed\nDeniz,411,-\nZoë,412,0\nAli,413,20.07.2026\n");
  assert_string_equal(chosen(&mail, POST_MAIL, WORDS(list), NULL), "413");
  list = list_of(&mail, "number,done\n411,\n");
  assert_int_equal(fails(&mail, WORDS(list)), ERROR_NOT_FOUND);
}

static void a_list_of_another_day_is_refused(void **state) {
  struct mail mail = mail_begin(*state);
  const char *list = list_of(&mail, "number,mailed\n411,x\n412,2026-07-20\n");
  struct letter_wish wish = {
      .words = WORDS(list), .word_count = 1, .event = POST_MAIL, .day = {.year = 2026, .month = 7, .day = 20}};
  struct letter_choice choice;
  assert_done(mail.place,
              letter_choice_make(mail.place->store, &wish, &mail.place->arena, &choice, &mail.place->error));
  assert_int_equal(choice.count, 2);
  wish.day.day = 21;
  assert_false(letter_choice_make(mail.place->store, &wish, &mail.place->arena, &choice, &mail.place->error));
  assert_non_null(strstr(mail.place->error.message, "row 3: marked with 2026-07-20"));
  wish.except = wish.words;
  wish.except_count = 1;
  wish.words = WORDS("411-413");
  assert_done(mail.place,
              letter_choice_make(mail.place->store, &wish, &mail.place->arena, &choice, &mail.place->error));
  assert_int_equal(choice.count, 1);
}

static void whoever_has_only_written_letters_gets_another(void **state) {
  struct mail mail = mail_begin(*state);
  struct letter_choice choice;
  const struct letter_wish wish = {.words = WORDS("P001"), .word_count = 1, .event = POST_WRITE, .unwritten = true};
  set_stage(&mail, 0, STAGE_WRITTEN);
  assert_false(letter_choice_make(mail.place->store, &wish, &mail.place->arena, &choice, &mail.place->error));
  assert_int_equal(mail.place->error.kind, ERROR_NOT_FOUND);
  assert_string_equal(chosen(&mail, POST_WRITE, WORDS("411"), NULL), "411");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(numbers_ranges_and_commas),
      BOTH_KINDS(what_there_is_not_is_an_error_and_nothing_is_chosen),
      BOTH_KINDS(a_run_gives_those_to_which_it_can_happen),
      BOTH_KINDS(a_person_is_the_one_letter_that_can_be_meant),
      BOTH_KINDS(somebody_who_insists_means_an_odd_one),
      BOTH_KINDS(a_further_addressee_is_meant_as_well),
      BOTH_KINDS(exceptions_are_named_likewise),
      BOTH_KINDS(lists_are_read_back),
      BOTH_KINDS(a_list_of_another_day_is_refused),
      BOTH_KINDS(whoever_has_only_written_letters_gets_another),
  };
  return cmocka_run_group_tests_name("which letters are meant", tests, NULL, NULL);
}
