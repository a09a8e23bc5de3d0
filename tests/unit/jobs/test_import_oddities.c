/* SPDX-License-Identifier: MIT */
/* Odd things in lists: repeated headers, running numbers, stray quotes, half names of prisons, rows that add to each other. */
#include "import_fixture.h"

static void an_empty_cell_contradicts_no_other_row(void **state) {
  struct place *place = *state;
  take(place, "code,name,birthday,ward,prison\nQ9,Ali Kaya,,,TR-SNC\nQ9,Ali Kaya,3.4.1980,A-1,TR-SNC\n");
  assert_tells(place, "2 new Q9 Ali Kaya");
  assert_tells(place, "3 changed Q9 Ali Kaya; birthday:  -> 1980-04-03");
  take(place, "name,prison,birthday\nAli Can,TR-MAR,\nAli Can,TR-MAR,1.2.1980\nAli Can,TR-MAR,1.2.1981\n");
  assert_tells(place, "3 changed P001 Ali Can; birthday:  -> 1980-02-01");
  assert_tells(place, "4 alike P002 Ali Can: P001 Ali Can has the same name");
  take(place, "code,name,status\nQ7,Veli Can,\nQ7,Veli Can,remand\nQ7,Veli Can,sentenced\n");
  assert_tells(place, "3 changed Q7");
  assert_tells(place, "4 refused Veli Can: row 2 already speaks of Q7 Veli Can, and says something else. "
                      "If these are two people, give each a code of its own");
}

static void a_year_that_is_added_contradicts_nothing(void **state) {
  struct place *place = *state;
  take(place, "code,name,birthday\nQ9,Ali Kaya,9.4.\nQ9,Ali Kaya,9.4.1990\nQ9,Ali Kaya,9.4.1991\n");
  assert_tells(place, "3 changed Q9 Ali Kaya; birthday: --04-09 -> 1990-04-09");
  assert_tells(place, "4 refused");
}

static void names_and_codes_that_nobody_could_type_are_refused(void **state) {
  struct place *place = *state;
  struct buffer list;
  buffer_init(&list);
  buffer_append(&list, "code,name,extra\nA 1,Ali Kaya,\n../x,Can Kaya,\nP12345678901234567890,Veli Kaya,\nOK-1,");
  for (int i = 0; i < 201; i++) {
    buffer_append(&list, "ş");
  }
  buffer_append(&list, ",\nOK-2,Good Name,\nOK-3,Long Note,");
  for (int i = 0; i < 20001; i++) {
    buffer_append(&list, "x");
  }
  buffer_append(&list, "\n");
  take(place, list.bytes);
  assert_tells(place, "2 refused Ali Kaya: column 'code': 'A 1' cannot be a code");
  assert_tells(place, "3 refused Can Kaya: column 'code': '../x' cannot be a code");
  assert_tells(place, "4 refused Veli Kaya: column 'code': code: this has 21 characters, at most 20 are taken");
  assert_tells(place, "name: this has 201 characters, at most 200 are taken");
  assert_tells(place, "6 new OK-2 Good Name");
  assert_tells(place, "7 refused Long Note: column 'extra': the columns for the note have more than 20000 characters");
  buffer_reset(&list);
  buffer_append(&list, "given name,family name,prison\n");
  for (int i = 0; i < 201; i++) {
    buffer_append(&list, "x");
  }
  buffer_append(&list, ",Kaya,\nAli,Kaya,");
  for (int i = 0; i < 201; i++) {
    buffer_append(&list, "y");
  }
  buffer_append(&list, "\n");
  place->settings.create_country = "TR";
  take(place, list.bytes);
  assert_int_equal(place->result.counts[IMPORT_REFUSED], 2); /* also the name of a prison to be entered */
  assert_int_equal(people(place), 1);
  buffer_release(&list);
}

static void the_first_row_once_more_is_nobody(void **state) {
  struct place *place = *state;
  struct import *import = NULL;
  const char *list = "name,note\nname,note\nTom Kaya,x\n name ,note\nname,other\n";
  take(place, list);
  assert_told(place, "3 new P001 Tom Kaya\n5 new P002 name\n");
  MUST(place, import_open(&import, write_list(place, list), &place->settings, &place->error));
  MUST(place, import_survey(import, place->store, NULL, &place->error));
  assert_int_equal(import_rows(import), 2);
  assert_int_equal(import_header_rows(import), 2);
  import_close(import);
}

static const char *number_of_first(struct place *place, const char *list) {
  take(place, list);
  const char *call = strstr(place->told.bytes, " P");
  assert_non_null(call);
  return person(place, arena_strndup(&place->arena, call + 1, 4)).number;
}

static void numbers_that_count_the_rows_are_left_out(void **state) {
  struct place *place = *state;
  assert_string_equal(number_of_first(place, "Nr;Name\n1;A Kaya\n2;B Kaya\n"), "");
  assert_string_equal(number_of_first(place, "Nr.,Name\n3.,C Kaya\n17.,D Kaya\n"),
                      ""); /* refused rows of a longer list */
  assert_string_equal(number_of_first(place, "number,name\n1,E Kaya\n2,F Kaya\n"), "");
  assert_string_equal(number_of_first(place, "№,name\n1,G Kaya\n"), "");
  assert_string_equal(number_of_first(place, "Nr,Name\n9999,S Kaya\n10000,T Kaya\n"), ""); /* a long list */
  assert_string_equal(number_of_first(place, "Nr,Name\n12/26,H Kaya\n13/26,I Kaya\n"), "12/26");
  assert_string_equal(number_of_first(place, "Nr,Name\n40117,J Kaya\n40118,K Kaya\n"), "40117");
  assert_string_equal(number_of_first(place, "Nr,Name\n312,L Kaya\n77,M Kaya\n"), "312");
  assert_string_equal(number_of_first(place, "number,name\n312,N Kaya\n377,O Kaya\n"), "312");
  place->settings.maps = (const char *const[]){"Nr=number", NULL};
  assert_string_equal(number_of_first(place, "Nr,Name\n1,Q Kaya\n2,R Kaya\n"), "1");
}

static void a_stray_quote_never_gets_in(void **state) {
  struct place *place = *state;
  take(place, "name,ward\nAli Kaya,\"5 No'lu\nVeli Kaya,A\n");
  assert_tells(place, "2 refused");
  struct buffer rejected;
  buffer_init(&rejected);
  MUST(place, file_read(place->result.rejected, 10000, &rejected, &place->error));
  take(place, rejected.bytes); /* nobody has corrected it */
  assert_tells(place, "2 refused Ali Kaya: a quote is opened in '\"5 No'lu' and not closed");
  assert_int_equal(people(place), 1);
  buffer_release(&rejected);
  take(place, "name,known as\nCan Kaya,\"\"\"Amsel\"\"\"\n"); /* a whole pair is no fault */
  assert_string_equal(person(place, "Can Kaya").known_as, "\"Amsel\"");
}

static void samples_are_names(void **state) {
  struct place *place = *state;
  struct import *import = NULL;
  const char *list = "Do\360um,Ad\375 Soyad\375,Cezaevi\n3.4.1980,\335lknur \326zt\374rk,Diyarbak\375r\n"
                     ",I\376\375l \320a\360da\376,Diyarbak\375r\n";
  MUST(place, import_open(&import, write_list(place, list), &place->settings, &place->error));
  const struct encoding_guess *guess = import_encoding(import);
  assert_string_equal(guess->name, "WINDOWS-1254");
  assert_string_equal(guess->samples[0], "İlknur");
  assert_string_equal(guess->samples[1], "Işıl"); /* "Öztürk" reads the same either way */
  assert_non_null(guess->second_samples[0]);
  import_close(import);
  MUST(place, import_open(&import, write_list(place, "Doğum,name\n,Ali\n"), &place->settings, &place->error));
  assert_string_equal(import_encoding(import)->samples[0], "Doğum"); /* no name says anything */
  import_close(import);
}

static void a_prison_is_taken_unasked_only_by_its_name(void **state) {
  struct place *place = *state;
  MUST(place, store_begin(place->store, "add prison", &place->error));
  struct prison prison;
  noun_clear(&prison_noun, &prison);
  prison.code = "TR-TKD";
  prison.name = "Tekirdağ 2 Nolu F Tipi";
  prison.city = "Süleymanpaşa";
  prison.country = "TR";
  MUST(place, record_insert(place->store, &prison_noun, &prison, &place->error));
  MUST(place, store_commit(place->store, &place->error));
  take(place, "name,prison\nA Kaya,Tekirdağ F Tipi\nB Kaya,Süleymanpaşa\nC Kaya,Tekirdağ\nD Kaya,TEKIRDAG 2 NOLU\n"
              "E Kaya,Silivri\n");
  assert_tells(place, "2 refused A Kaya: it is not certain which prison 'Tekirdağ F Tipi' is"); /* could be number 1 */
  assert_tells(place, "It could be: TR-TKD Tekirdağ 2 Nolu F Tipi");
  assert_tells(place, "3 refused B Kaya: it is not certain"); /* a town has more than one */
  assert_tells(place, "4 new P001 C Kaya");
  assert_tells(place, "5 new P002 D Kaya");
  assert_tells(place, "6 new P003 E Kaya");
}

static void dates_of_two_meanings_name_the_option(void **state) {
  struct place *place = *state;
  take(place, "name,birthday\nAli Kaya,03/04/1980\nVeli Kaya,0000-02-29\n");
  assert_tells(place, "could be two different days. Say what comes first with --date-order");
  assert_tells(place, "'0000-02-29' is not a date: there is no such year");
}

static void a_log_calls_its_numbers_as_the_screen_does(void **state) {
  struct place *place = *state;
  take(place, "code,name\nX1,Ali Kaya\n");
  place->settings.noun = &piece_noun;
  static const char *const titles[] = {"letter", "Letter number", "Brief Nr.", "Brief-Nr.", "Brief", "mektup no"};
  for (size_t i = 0; i < COUNT_OF(titles); i++) {
    char log[128];
    char expected[64];
    snprintf(log, sizeof log, "%s,To,Date\n%zu,X1,3.4.2026\n", titles[i], 500 + i);
    snprintf(expected, sizeof expected, "2 new no. %zu to X1 Ali Kaya\n", 500 + i);
    take(place, log);
    assert_told(place, expected);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
      TEST(an_empty_cell_contradicts_no_other_row),
      TEST(a_year_that_is_added_contradicts_nothing),
      TEST(names_and_codes_that_nobody_could_type_are_refused),
      TEST(the_first_row_once_more_is_nobody),
      TEST(numbers_that_count_the_rows_are_left_out),
      TEST(a_stray_quote_never_gets_in),
      TEST(samples_are_names),
      TEST(a_prison_is_taken_unasked_only_by_its_name),
      TEST(dates_of_two_meanings_name_the_option),
      TEST(a_log_calls_its_numbers_as_the_screen_does),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
