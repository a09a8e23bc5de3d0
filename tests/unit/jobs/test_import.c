/* SPDX-License-Identifier: MIT */
/* Lists into the register: whom a row speaks of, what it changes, what is refused, and that it is all or nothing. */
#include "import_fixture.h"

static void titles_are_understood_in_nine_languages(void **state) {
  struct place *place = *state;
  static const char *const lists[] = {
      "Name,Prison,Cell,Date of birth,Languages\nPerson A,TR-MAR,B-12,1980-04-03,tr\n",
      "Name;Anstalt;Zelle;Geburtsdatum;Sprachen\nPerson B;TR-MAR;B-12;3.4.1980;Türkisch\n",
      "AD SOYAD;CEZAEVİ;KOĞUŞ;DOĞUM TARİHİ;DİLLER\nPerson C;TR-MAR;B-12;3 Nisan 1980;Türkçe\n",
      "Nav û paşnav,Girtîgeh,Qawîş,Rojbûn,Ziman\nPerson D,TR-MAR,B-12,3 Nîsan 1980,tr\n",
      "Nom,Prénom,Prison,Cellule,Date de naissance,Langues\nE,Person,TR-MAR,B-12,3 avril 1980,turc\n",
      "Nombre,Apellidos,Prisión,Celda,Fecha de nacimiento,Idiomas\nPerson,F,TR-MAR,B-12,3 de abril de 1980,turco\n",
      "الاسم,السجن,الزنزانة,تاريخ الميلاد,اللغات\nPerson G,TR-MAR,B-12,٣ نيسان ١٩٨٠,tr\n",
      "نام,نام خانوادگی,زندان,بند,تاریخ تولد,زبان\nPerson,H,TR-MAR,B-12,۱۴ فروردین ۱۳۵۹,tr\n",
      "Фамилия;Имя;Тюрьма;Камера;Дата рождения;Языки\nI;Person;TR-MAR;B-12;3 апреля 1980;tr\n",
  };
  for (size_t i = 0; i < COUNT_OF(lists); i++) {
    take(place, lists[i]);
    assert_int_equal(place->result.counts[IMPORT_NEW], 1);
    char name[] = "Person A";
    name[7] = (char)('A' + (int)i);
    struct prisoner prisoner = person(place, name);
    struct stay stay;
    assert_string_equal(prisoner.name, name);
    assert_string_equal(held_at(place, prisoner.id, &stay), "TR-MAR");
    assert_string_equal(stay.ward, "B-12");
    assert_int_equal(prisoner.birthday.year, 1980);
    assert_int_equal(prisoner.birthday.month, 4);
    assert_int_equal(prisoner.birthday.day, 3);
    assert_string_equal(prisoner.languages, "tr");
    assert_string_equal(prisoner.source, "Committee");
    assert_int_equal(prisoner.verified_on.year, 2026);
  }
}

static void the_same_list_twice_changes_nothing(void **state) {
  struct place *place = *state;
  const char *list = "name,prison,number,birthday,status,shoe size\nDeniz Örnek,Silivri,77,3.4.1980,tutuklu,42\n"
                     "Ali Kaya,TR-SNC,,,,\n";
  take(place, list);
  assert_told(place, "2 new P001 Deniz Örnek\n3 new P002 Ali Kaya\n");
  assert_string_equal(person(place, "P001").note, "shoe size: 42");
  assert_int_equal(person(place, "P001").status, STATUS_REMAND);
  int64_t newest = 0, printed_run = 0;
  MUST(place, journal_newest_undoable(place->store, 0, &newest, &printed_run, &place->error));
  take(place, list);
  assert_told(place, "2 same P001 Deniz Örnek\n3 same P002 Ali Kaya\n");
  int64_t still_newest = 0;
  MUST(place, journal_newest_undoable(place->store, 0, &still_newest, &printed_run, &place->error));
  assert_int_equal(newest, still_newest); /* nothing changed, nothing in the history */
}

static void changes_are_told_field_by_field_and_empty_cells_erase_nothing(void **state) {
  struct place *place = *state;
  take(place, "code,name,prison,ward,birthday,languages,shoe size\nX1,Deniz Örnek,TR-MAR,B-12,04-09,tr,42\n");
  take(place, "code,name,prison,ward,birthday,languages,shoe size\nX1,Deniz Örnek,,,9.4.1990,-,43\n");
  assert_told(place,
              "2 changed X1 Deniz Örnek; birthday: --04-09 -> 1990-04-09; note: shoe size: 42 -> shoe size: 43\n");
  struct prisoner prisoner = person(place, "X1");
  struct stay stay;
  assert_string_equal(prisoner.languages, "tr");
  assert_string_equal(held_at(place, prisoner.id, &stay), "TR-MAR");
  assert_string_equal(stay.ward, "B-12");
}

static void people_are_matched_by_number_and_country_then_by_name_prison_and_birthday(void **state) {
  struct place *place = *state;
  take(place, "name,prison,number,birthday\nMara Muster,DE-MOA,12/26,\nAli Kaya,TR-SNC,,1980-04-03\n");
  take(place, "name,prison,number\nMara Muster-Neu,DE-MOA,12/26\n");
  assert_told(place, "2 changed P001 Mara Muster-Neu; name: Mara Muster -> Mara Muster-Neu\n");
  take(place, "name,prison,number\nVeli Işık,DE-MOA,12/26\n");
  assert_tells(place, "2 alike P003 Veli Işık: P001 Mara Muster-Neu has the same number");
  take(place, "name,prison,birthday\nAli KAYA,TR-SNC,04-03\n");
  assert_tells(place, "P002");
  take(place, "name,prison,birthday\nAli Kaya,TR-SNC,1991-01-01\n");
  assert_tells(place, "2 alike P004 Ali Kaya: P002");
}

static void another_prison_is_a_transfer(void **state) {
  struct place *place = *state;
  take(place, "code,name,prison,ward\nX1,Deniz Örnek,TR-MAR,B-12\n");
  struct uuid id = person(place, "X1").id;
  take(place, "code,name,prison,ward\nX1,Deniz Örnek,TR-SNC,A-1\n");
  assert_tells(place, "transfer: TR-MAR Marmara (Silivri) Kampüsü, B-12 -> TR-SNC Sincan 1 Nolu F Tipi, A-1");
  struct stay stay;
  assert_string_equal(held_at(place, id, &stay), "TR-SNC");
  struct record_value value = {.kind = VALUE_ID, .id = id};
  struct record_query query = {.where = "prisoner = ?1 AND until = '2026-07-01'", .values = &value, .value_count = 1};
  int64_t ended = 0;
  MUST(place, record_count(place->store, &stay_noun, &query, &ended, &place->error));
  assert_int_equal(ended, 1);
  take(place, "code,name,prison,ward\nX1,Deniz Örnek,TR-SNC,A-2\n");
  assert_tells(place, "moved within: TR-SNC Sincan 1 Nolu F Tipi, A-1 -> TR-SNC Sincan 1 Nolu F Tipi, A-2");
}

static void a_namesake_elsewhere_with_the_same_full_birthday_was_transferred(void **state) {
  struct place *place = *state;
  take(place, "name,prison,birthday\nAli Kaya,TR-SNC,1980-04-03\n");
  take(place, "name,prison,birthday\nAli Kaya,TR-MAR,1980-04-03\n");
  assert_tells(place, "2 changed P001 Ali Kaya; transfer");
  assert_int_equal(people(place), 1);
}

static void a_foreign_code_never_overwrites_somebody_else(void **state) {
  struct place *place = *state;
  take(place, "code,name\nP001,Deniz Örnek\n");
  take(place, "code,name\nP001,Veli Işık\n");
  assert_tells(place, "2 refused Veli Işık: the code P001 belongs to P001 Deniz Örnek here");
  assert_string_equal(person(place, "P001").name, "Deniz Örnek");
}

static void two_rows_must_not_contradict_each_other(void **state) {
  struct place *place = *state;
  take(place, "name,prison,status\nAli Kaya,TR-SNC,remand\nAli Kaya,TR-SNC,remand\nAli Kaya,TR-SNC,sentenced\n");
  assert_tells(place, "2 new P001");
  assert_tells(place, "3 same P001");
  assert_tells(place, "4 refused Ali Kaya: row 2 already speaks of P001 Ali Kaya, and says something else");
  take(place, "name,prison,father's name\nAli Kaya,TR-MAR,Hasan\nAli Kaya,TR-MAR,Hüseyin\n");
  assert_int_equal(place->result.counts[IMPORT_ALIKE], 2); /* told apart by their fathers */
}

static void a_doubtful_prison_refuses_its_rows_until_settled(void **state) {
  struct place *place = *state;
  const char *list = "name,prison\nAli Kaya,Sincan\nVeli Işık,Maltepe\n";
  take(place, list);
  assert_tells(place, "2 refused Ali Kaya: it is not certain which prison 'Sincan' is");
  assert_tells(place, "TR-SNC Sincan 1 Nolu F Tipi");
  assert_tells(place, "TR-SNK Sincan Kadın");
  assert_tells(place, "3 refused Veli Işık: no prison here is called 'Maltepe'");
  place->settings.prisons = (const char *const[]){"sincan=TR-SNK", NULL};
  place->settings.create_country = "TR";
  take(place, list);
  assert_int_equal(place->result.counts[IMPORT_NEW], 2);
  assert_int_equal(place->result.prisons_added, 1);
  struct stay stay;
  assert_string_equal(held_at(place, person(place, "Ali Kaya").id, &stay), "TR-SNK");
  assert_string_equal(held_at(place, person(place, "Veli").id, &stay), "TR-MAL");
}

static void a_name_in_another_script_is_the_native_one(void **state) {
  struct place *place = *state;
  take(place, "نام,زندان\nسارا نمونه,TR-MAR\n");
  struct prisoner prisoner = person(place, "سارا");
  assert_string_equal(prisoner.name_native, "سارا نمونه");
  assert_string_equal(prisoner.name, "سارا نمونه"); /* the envelope must never be without a name */
}

static void a_year_alone_tells_namesakes_apart(void **state) {
  struct place *place = *state;
  take(place, "name,birthday\nAli Kaya,1980\n");
  assert_told(place, "2 new P001 Ali Kaya (1980)\n");
  assert_false(date_is_set(person(place, "P001").birthday));
}

static void invisible_characters_go_and_needed_ones_stay(void **state) {
  struct place *place = *state;
  take(place, "name,name native\n\xE2\x80\x8E"
              "De\xE2\x80\x8Bniz\xC2\xA0 Örnek\xE2\x80\x8F,سارا نمونه\xE2\x80\x8Cپور\n");
  struct prisoner prisoner = person(place, "P001");
  assert_string_equal(prisoner.name, "Deniz Örnek");
  assert_string_equal(prisoner.name_native, "سارا نمونه\xE2\x80\x8Cپور");
}

static void what_a_wrong_encoding_makes_of_letters_is_refused(void **state) {
  struct place *place = *state;
  take(place, "name\nI\xC2\x9E\xC2\x8Dl\n");
  assert_tells(place, "control character (U+009E)");
}

static void a_map_wins_and_errors_name_what_there_is(void **state) {
  struct place *place = *state;
  place->settings.maps = (const char *const[]){"who=name", "Wo=prison", "Name=-", NULL};
  take(place, "who,Wo,Name\nAli Kaya,TR-SNC,secret\n");
  assert_told(place, "2 new P001 Ali Kaya\n");
  assert_string_equal(person(place, "P001").note, "");
  struct import *import = NULL;
  place->settings.maps = (const char *const[]){"nobody=name", NULL};
  assert_false(import_open(&import, write_list(place, "name\nx\n"), &place->settings, &place->error));
  assert_non_null(strstr(place->error.hint, "name"));
  place->settings.maps = (const char *const[]){"name=nonsense", NULL};
  assert_false(import_open(&import, write_list(place, "name\nx\n"), &place->settings, &place->error));
  assert_non_null(strstr(place->error.hint, "name_native"));
  place->settings.maps = NULL;
  assert_false(import_open(&import, write_list(place, "a,b\nx,y\n"), &place->settings, &place->error));
  assert_non_null(strstr(place->error.hint, "--map"));
}

static void a_bad_byte_is_named_with_row_column_and_offset(void **state) {
  struct place *place = *state;
  struct import *import = NULL;
  place->settings.encoding = "WINDOWS-1254";
  assert_false(import_open(&import, write_list(place, "name,note,x\nAli,good\nVeli,\"x\ny\",\x81\n"), &place->settings,
                           &place->error));
  assert_non_null(strstr(place->error.message, "row 3, column 3"));
  assert_non_null(strstr(place->error.message, "0x81 at offset 32"));
}

static void refused_rows_come_back_with_their_reasons(void **state) {
  struct place *place = *state;
  take(place, "name,birthday,extra,\nAli Kaya,03/04/1980,=1+1,\n,,\nVeli Işık,1980-04-03,,\n");
  struct buffer rejected;
  buffer_init(&rejected);
  assert_non_null(place->result.rejected);
  MUST(place, file_read(place->result.rejected, 10000, &rejected, &place->error));
  assert_non_null(strstr(rejected.bytes, "name,birthday,extra,reason\nAli Kaya,03/04/1980,'=1+1,"));
  assert_null(strstr(rejected.bytes, "Veli"));
  struct stat info;
  assert_int_equal(stat(place->result.rejected, &info), 0);
  assert_int_equal(info.st_mode & 0777, 0600);
  buffer_release(&rejected);
  const char *first = place->result.rejected;
  take(place, "name,birthday,extra,\nAli Kaya,03/04/1980,=1+1,\n");
  assert_string_not_equal(place->result.rejected, first);
  assert_non_null(strstr(place->result.rejected, "list.csv.rejected-2.csv"));
  take(place, "name,birthday,extra,reason\nAli Kaya,3.4.1980,'=1+1,it was so and so\n");
  assert_int_equal(place->result.counts[IMPORT_NEW], 1);
  assert_string_equal(person(place, "Ali Kaya").note, "extra: =1+1");
}

static void a_dry_run_tells_everything_and_writes_nothing(void **state) {
  struct place *place = *state;
  place->settings.create_country = "TR";
  const char *list = "name,prison\nAli Kaya,Maltepe\nVeli Işık,\n,\nx,03\n";
  MUST(place, try_import(place, list, true, NULL));
  assert_tells(place, "2 new P001 Ali Kaya");
  assert_int_equal(place->result.prisons_added, 2);
  assert_null(place->result.rejected);
  assert_int_equal(people(place), 0);
  take(place, list); /* the same afterwards, not what the dry run left behind */
  assert_int_equal(people(place), 3);
}

static void stop_leaves_nothing_half_done(void **state) {
  struct place *place = *state;
  static const volatile sig_atomic_t stop = 1;
  const struct watch watch = {.stop = &stop};
  assert_false(try_import(place, "name,birthday\nAli Kaya,\nVeli,03/04/1980\n", false, &watch));
  assert_int_equal(place->error.kind, ERROR_STOPPED);
  assert_int_equal(people(place), 0);
  assert_false(file_exists(path_join(&place->arena, place->folder, "list.csv.rejected.csv")));
}

static void the_import_is_one_step_to_undo(void **state) {
  struct place *place = *state;
  take(place, "name,prison\nAli Kaya,TR-SNC\nVeli Işık,TR-MAR\n");
  int64_t number = 0, printed_run = 0;
  struct undo_result undone;
  MUST(place, journal_newest_undoable(place->store, 0, &number, &printed_run, &place->error));
  MUST(place, journal_undo(place->store, number, false, &place->arena, &undone, &place->error));
  assert_int_equal(people(place), 0);
}

static void contact_and_date_of_the_list_never_overwrite_what_is_better_known(void **state) {
  struct place *place = *state;
  take(place, "code,name,contact,verified on\nX1,Ali Kaya,none,2026-07-20\n");
  place->settings.contact = CONTACT_DIRECT;
  place->settings.source = "Old list";
  take(place, "code,name\nX1,Ali Kaya\nX2,Veli Işık\n");
  assert_tells(place, "2 same X1");
  assert_int_equal(person(place, "X1").contact, CONTACT_NONE);
  struct prisoner other = person(place, "X2");
  assert_int_equal(other.contact, CONTACT_DIRECT);
  assert_string_equal(other.contact_said_by, "Old list");
  assert_int_equal(other.contact_said_on.month, 7);
}

static void prisons_are_matched_by_code_then_name_and_country(void **state) {
  struct place *place = *state;
  place->settings.noun = &prison_noun;
  take(place, "Name,Country,Address,Confidence,Guards\nSincan Kadın,Türkei,{name}|Sincan|ANKARA,official,12\n"
              "HMP Example,United Kingdom,,,\nNo Land,,,,\n");
  assert_tells(place, "2 changed TR-SNK Sincan Kadın; address:  -> {name}\nSincan\nANKARA; confidence:  -> official");
  assert_tells(place, "note:  -> Guards: 12");
  assert_tells(place, "3 new GB-EXA HMP Example");
  assert_tells(place, "4 refused No Land: the country is missing");
}

static void letters_sent_earlier_are_logged_once(void **state) {
  struct place *place = *state;
  take(place, "code,name\nX1,Ali Kaya\nX2,Veli Işık\n");
  place->settings.noun = &piece_noun;
  const char *log =
      "To,Date,Written by,Type,Language,No\nX1,3.4.2026,Amsel,Karte,German,\nX1,3.4.2026,Drossel,Karte,de,\n"
      "Veli,5.4.2026,Amsel,letter,,412\nnobody,5.4.2026,,,,\nX1,,,,,\n";
  take(place, log);
  assert_int_equal(place->result.counts[IMPORT_NEW], 3);
  assert_int_equal(place->result.writers_added, 2);
  assert_tells(place, "4 new no. 412 to X2 Veli Işık");
  assert_tells(place, "5 refused nobody");
  assert_tells(place, "6 refused X1: the date is missing");
  take(place, log);
  assert_int_equal(place->result.counts[IMPORT_SAME], 3);
  assert_int_equal(place->result.writers_added, 0);
  take(place, "To,Date,No,Status\nX1,5.4.2026,412,\nX2,5.4.2026,412,Rückläufer\n");
  assert_tells(place, "2 refused X1: the letter number 412 belongs to a letter to somebody else");
  assert_tells(place, "3 changed no. 412 to X2 Veli Işık; stage: mailed -> returned");
}

int main(void) {
  const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
      TEST(titles_are_understood_in_nine_languages),
      TEST(the_same_list_twice_changes_nothing),
      TEST(changes_are_told_field_by_field_and_empty_cells_erase_nothing),
      TEST(people_are_matched_by_number_and_country_then_by_name_prison_and_birthday),
      TEST(another_prison_is_a_transfer),
      TEST(a_namesake_elsewhere_with_the_same_full_birthday_was_transferred),
      TEST(a_foreign_code_never_overwrites_somebody_else),
      TEST(two_rows_must_not_contradict_each_other),
      TEST(a_doubtful_prison_refuses_its_rows_until_settled),
      TEST(a_name_in_another_script_is_the_native_one),
      TEST(a_year_alone_tells_namesakes_apart),
      TEST(invisible_characters_go_and_needed_ones_stay),
      TEST(what_a_wrong_encoding_makes_of_letters_is_refused),
      TEST(a_map_wins_and_errors_name_what_there_is),
      TEST(a_bad_byte_is_named_with_row_column_and_offset),
      TEST(refused_rows_come_back_with_their_reasons),
      TEST(a_dry_run_tells_everything_and_writes_nothing),
      TEST(stop_leaves_nothing_half_done),
      TEST(the_import_is_one_step_to_undo),
      TEST(contact_and_date_of_the_list_never_overwrite_what_is_better_known),
      TEST(prisons_are_matched_by_code_then_name_and_country),
      TEST(letters_sent_earlier_are_logged_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
