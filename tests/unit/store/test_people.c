/* SPDX-License-Identifier: MIT */
/* Who is meant: every spelling finds the person, namesakes are told apart, lists narrow as asked. */
#include "fixture.h"

#include "solipost/store/people_store.h"

static size_t find(struct place *place, const struct noun *noun, const char *typed, struct uuid **ids) {
  size_t found = 0;
  assert_done(place, people_find(place->store, noun, typed, 20, &place->arena, ids, &found, &place->error));
  return found;
}

static void assert_finds_only(struct place *place, const char *typed, struct uuid id) {
  struct uuid *ids = NULL;
  size_t found = find(place, &prisoner_noun, typed, &ids);
  if (found != 1 || !uuid_equal(ids[0], id)) fail_msg("\"%s\" finds %zu", typed, found);
}

static struct prisoner add_native(struct place *place, const char *code, const char *name, const char *native) {
  struct prisoner prisoner = new_prisoner(code, name);
  prisoner.name_native = native;
  begin(place, "add prisoner");
  insert(place, &prisoner_noun, &prisoner);
  commit(place);
  return prisoner;
}

static void names_are_found_however_they_are_typed(void **state) {
  struct place *place = *state;
  struct prisoner ocalan = add_prisoner(place, "P001", "Abdullah Öcalan");
  struct prisoner isik = add_prisoner(place, "P002", "Ayşe Işık");
  struct prisoner grossmann = add_prisoner(place, "P003", "Karl Großmann");
  struct prisoner ushchenko = add_native(place, "P004", "V. Yushchenko", "Ющенко");
  struct prisoner kawe = add_native(place, "P005", "Kawe", "كاوه");
  assert_finds_only(place, "ocalan", ocalan.id);
  assert_finds_only(place, "oecalan", ocalan.id);
  assert_finds_only(place, "ÖCAL", ocalan.id);
  assert_finds_only(place, "isik", isik.id);
  assert_finds_only(place, "grossmann", grossmann.id);
  assert_finds_only(place, "yushchenko", ushchenko.id);
  assert_finds_only(place, "Ющенко", ushchenko.id);
  assert_finds_only(place, "كاوه", kawe.id);
  assert_finds_only(place, "کاوة", kawe.id);
}

static void all_typed_words_must_begin_a_word(void **state) {
  struct place *place = *state;
  struct prisoner a = add_prisoner(place, "P001", "Deniz Muster");
  struct prisoner b = add_prisoner(place, "P002", "Deniz Example");
  struct uuid *ids = NULL;
  assert_int_equal(find(place, &prisoner_noun, "deniz", &ids), 2);
  assert_finds_only(place, "mus den", a.id);
  assert_finds_only(place, "deniz ex", b.id);
  assert_int_equal(find(place, &prisoner_noun, "deniz nobody", &ids), 0);
  assert_int_equal(find(place, &prisoner_noun, "uster", &ids), 0);
  assert_int_equal(find(place, &prisoner_noun, "", &ids), 0);
}

static void codes_and_numbers_come_first(void **state) {
  struct place *place = *state;
  struct prisoner named = add_prisoner(place, "P001", "P002x");
  struct prisoner coded = add_prisoner(place, "P002", "Somebody");
  struct uuid *ids = NULL;
  assert_int_equal(find(place, &prisoner_noun, "p002", &ids), 2);
  assert_true(uuid_equal(ids[0], coded.id));
  assert_true(uuid_equal(ids[1], named.id));
  coded.number = "12345/26";
  begin(place, "edit");
  update(place, &prisoner_noun, &coded);
  commit(place);
  assert_finds_only(place, "12345/26", coded.id);
}

static void a_changed_name_is_found_under_the_new_one_only(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Muster");
  prisoner.name = "Deniz Örnek";
  begin(place, "edit");
  update(place, &prisoner_noun, &prisoner);
  commit(place);
  struct uuid *ids = NULL;
  assert_finds_only(place, "ornek", prisoner.id);
  assert_int_equal(find(place, &prisoner_noun, "muster", &ids), 0);
}

static void code_number_or_name_is_accepted_for_a_person(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = new_prisoner("P001", "Deniz Örnek"), found;
  prisoner.number = "77/1";
  begin(place, "add");
  insert(place, &prisoner_noun, &prisoner);
  commit(place);
  static const char *const ways[] = {"P001", "p001", " P001 ", "77/1", "Deniz Örnek", "deniz ornek", "örn"};
  for (size_t i = 0; i < COUNT_OF(ways); i++) {
    assert_done(place, people_resolve(place->store, &prisoner_noun, ways[i], &found, &place->arena, &place->error));
    assert_true(uuid_equal(found.id, prisoner.id));
  }
  assert_false(people_resolve(place->store, &prisoner_noun, "nobody", &found, &place->arena, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
  assert_non_null(strstr(place->error.message, "nobody"));
}

static void namesakes_are_listed_with_what_tells_them_apart(void **state) {
  struct place *place = *state;
  struct prisoner a = new_prisoner("P001", "Ali Demir"), b = new_prisoner("P002", "Ali Demir"), found;
  a.distinguisher = "son of Veli";
  b.birthday = (struct date){1980, 4, 3};
  begin(place, "add");
  insert(place, &prisoner_noun, &a);
  insert(place, &prisoner_noun, &b);
  commit(place);
  assert_false(people_resolve(place->store, &prisoner_noun, "ali demir", &found, &place->arena, &place->error));
  assert_int_equal(place->error.kind, ERROR_AMBIGUOUS);
  assert_non_null(strstr(place->error.hint, "P001"));
  assert_non_null(strstr(place->error.hint, "son of Veli"));
  assert_non_null(strstr(place->error.hint, "1980-04-03"));
}

static void a_whole_name_is_meant_before_a_longer_one(void **state) {
  struct place *place = *state;
  struct prisoner shorter = add_prisoner(place, "P001", "Ali Demir"), found;
  add_prisoner(place, "P002", "Ali Demirtaş");
  assert_done(place, people_resolve(place->store, &prisoner_noun, "ali demir", &found, &place->arena, &place->error));
  assert_true(uuid_equal(found.id, shorter.id));
}

static void the_open_stay_is_where_somebody_is(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz");
  struct prison a = add_prison(place, "TR-A", "A", "TR"), b = add_prison(place, "TR-B", "B", "TR"), prison;
  struct stay stay;
  bool found = true;
  assert_done(place,
              people_current_stay(place->store, prisoner.id, &stay, &prison, &found, &place->arena, &place->error));
  assert_false(found);
  add_stay(place, prisoner.id, a.id, "2025-05-01");
  add_stay(place, prisoner.id, b.id, NULL);
  assert_done(place,
              people_current_stay(place->store, prisoner.id, &stay, &prison, &found, &place->arena, &place->error));
  assert_true(found);
  assert_string_equal(prison.code, "TR-B");
  assert_done(place, people_current_stay(place->store, prisoner.id, &stay, NULL, &found, &place->arena, &place->error));
  assert_true(found);
}

static const char *next_code(struct place *place, const struct noun *noun, const void *record) {
  const char *code = NULL;
  assert_done(place, people_next_code(place->store, noun, record, &place->arena, &code, &place->error));
  return code;
}

static void the_next_code_is_free(void **state) {
  struct place *place = *state;
  assert_string_equal(next_code(place, &prisoner_noun, NULL), "P001");
  add_prisoner(place, "P014", "A");
  add_prisoner(place, "Pamina", "B");
  assert_string_equal(next_code(place, &prisoner_noun, NULL), "P015");
  struct prisoner removed = add_prisoner(place, "P999", "C");
  begin(place, "import");
  assert_done(place, record_delete(place->store, &prisoner_noun, removed.id, &place->error));
  assert_string_equal(next_code(place, &prisoner_noun, NULL), "P1000"); /* P999 stands on old papers */
  struct prisoner next = new_prisoner("P1000", "D");
  insert(place, &prisoner_noun, &next);
  assert_string_equal(next_code(place, &prisoner_noun, NULL), "P1001");
  store_rollback(place->store);
  assert_string_equal(next_code(place, &prisoner_noun, NULL), "P1000");
}

static void a_prison_gets_a_code_from_country_and_name(void **state) {
  struct place *place = *state;
  struct prison prison = new_prison("", "Justizvollzugsanstalt Stuttgart", "DE");
  assert_string_equal(next_code(place, &prison_noun, &prison), "DE-STU");
  add_prison(place, "DE-STU", "X", "DE");
  assert_string_equal(next_code(place, &prison_noun, &prison), "DE-STU2");
  prison = new_prison("", "İzmir Kırıklar 1 No'lu F Tipi Kapalı Ceza İnfaz Kurumu", "TR");
  assert_string_equal(next_code(place, &prison_noun, &prison), "TR-IZM");
  prison = new_prison("", "12", "PH");
  assert_string_equal(next_code(place, &prison_noun, &prison), "PH-1");
}

static struct match_result match(struct place *place, const struct prisoner *prisoner, const struct prison *prison) {
  struct match_result result;
  assert_done(place, people_match(place->store, prisoner, prison, &result, &place->error));
  return result;
}

static void a_row_of_a_list_is_matched_by_code_then_number_then_name(void **state) {
  struct place *place = *state;
  struct prison here = add_prison(place, "TR-A", "A", "TR"), there = add_prison(place, "DE-B", "B", "DE");
  struct prisoner known = new_prisoner("P001", "Ayşe Işık");
  known.number = "55";
  known.birthday = (struct date){1980, 4, 3};
  begin(place, "add");
  insert(place, &prisoner_noun, &known);
  commit(place);
  add_stay(place, known.id, here.id, NULL);

  struct prisoner row = new_prisoner("p001", "Somebody Else");
  assert_int_equal(match(place, &row, &here).how, MATCH_CODE);
  row = new_prisoner("", "Other Spelling");
  row.number = "55";
  assert_int_equal(match(place, &row, &here).how, MATCH_NUMBER);
  assert_int_equal(match(place, &row, &there).how, MATCH_NONE); /* numbers are unique within a country at best */
  row = new_prisoner("", "AYSE ISIK");
  struct match_result result = match(place, &row, &here);
  assert_int_equal(result.how, MATCH_NAME);
  assert_true(uuid_equal(result.id, known.id));
  assert_true(uuid_is_nil(result.other));
  row.birthday = (struct date){.month = 4, .day = 3};
  assert_int_equal(match(place, &row, &here).how, MATCH_NAME);
  row.birthday.day = 4;
  result = match(place, &row, &here);
  assert_int_equal(result.how, MATCH_NONE);
  assert_true(uuid_equal(result.namesake, known.id));
  row.birthday = (struct date){0};
  assert_int_equal(match(place, &row, &there).how, MATCH_NONE);
  assert_int_equal(match(place, &row, NULL).how, MATCH_NONE);
}

static void two_that_fit_are_a_doubt(void **state) {
  struct place *place = *state;
  struct prison prison = add_prison(place, "TR-A", "A", "TR");
  struct prisoner a = add_prisoner(place, "P001", "Ali Demir"), b = add_prisoner(place, "P002", "Ali Demir");
  add_stay(place, a.id, prison.id, NULL);
  add_stay(place, b.id, prison.id, NULL);
  struct prisoner row = new_prisoner("", "Ali Demir");
  struct match_result result = match(place, &row, &prison);
  assert_int_equal(result.how, MATCH_NAME);
  assert_false(uuid_is_nil(result.other));
}

static void a_prison_is_matched_by_code_or_country_and_name(void **state) {
  struct place *place = *state;
  struct prison known = add_prison(place, "TR-SNC", "Sincan Kapalı", "TR");
  struct match_result result;
  struct prison row = new_prison("", "sincan kapali", "TR");
  assert_done(place, prison_match(place->store, &row, &result, &place->error));
  assert_true(uuid_equal(result.id, known.id));
  row.country = "DE";
  assert_done(place, prison_match(place->store, &row, &result, &place->error));
  assert_int_equal(result.how, MATCH_NONE);
  row.code = "TR-SNC";
  assert_done(place, prison_match(place->store, &row, &result, &place->error));
  assert_int_equal(result.how, MATCH_CODE);
}

static void likely_duplicates_are_listed_once_with_the_reason(void **state) {
  struct place *place = *state;
  struct prison prison = add_prison(place, "TR-A", "A", "TR"), other = add_prison(place, "TR-B", "B", "TR");
  struct prisoner a = add_prisoner(place, "P001", "Ali Demir"), b = add_prisoner(place, "P001", "ALI DEMIR");
  struct prisoner far = add_prisoner(place, "P003", "Ali Demir");
  add_stay(place, a.id, prison.id, NULL);
  add_stay(place, b.id, prison.id, NULL);
  add_stay(place, far.id, other.id, NULL);
  struct people_pair *pairs = NULL;
  size_t found = 0;
  assert_done(place, people_duplicates(place->store, &prisoner_noun, &place->arena, &pairs, &found, &place->error));
  assert_int_equal(found, 1);
  assert_true(uuid_equal(pairs[0].a, a.id) && uuid_equal(pairs[0].b, b.id));
  assert_string_equal(pairs[0].why, "same code");
}

static size_t selected(struct place *place, const struct selection *selection, const char *codes) {
  struct selection_cursor *cursor = NULL;
  struct selected one;
  bool more = false;
  size_t found = 0;
  struct buffer seen;
  buffer_init(&seen);
  assert_done(place, selection_open(place->store, selection, &cursor, &place->error));
  while (assert_true(selection_next(cursor, &one, &place->arena, &more, &place->error)), more) {
    buffer_printf(&seen, "%s%s", found++ == 0 ? "" : " ", one.prisoner.code);
    assert_int_equal(uuid_is_nil(one.prison.id), uuid_is_nil(one.stay.id));
  }
  selection_close(cursor);
  assert_string_equal(seen.bytes, codes);
  buffer_release(&seen);
  return found;
}

static void a_selection_narrows_and_is_in_order(void **state) {
  struct place *place = *state;
  struct prison tr = add_prison(place, "TR-A", "Sincan", "TR"), de = add_prison(place, "DE-B", "Moabit", "DE");
  struct prisoner p1 = add_prisoner(place, "P1000", "Ada"), p2 = add_prisoner(place, "P999", "Berfin");
  struct prisoner p3 = add_prisoner(place, "P003", "Cem"), p4 = add_prisoner(place, "P004", "Dara");
  struct prisoner p5 = new_prisoner("P005", "Ece");
  p5.languages = "ku tr";
  p5.ended_on = (struct date){2025, 1, 1};
  begin(place, "add");
  insert(place, &prisoner_noun, &p5);
  commit(place);
  add_stay(place, p1.id, tr.id, NULL);
  add_stay(place, p2.id, tr.id, NULL);
  add_stay(place, p3.id, de.id, NULL);
  add_stay(place, p5.id, tr.id, NULL);
  add_stay(place, p4.id, tr.id, "2020-01-01");
  selected(place, &(struct selection){0}, "P003 P999 P1000 P004");
  selected(place, &(struct selection){.include_ended = true}, "P003 P005 P999 P1000 P004");
  selected(place, &(struct selection){.country = "TR"}, "P999 P1000");
  selected(place, &(struct selection){.prison = "moabit"}, "P003");
  selected(place, &(struct selection){.language = "ku", .include_ended = true}, "P005");
  selected(place, &(struct selection){.language = "k", .include_ended = true}, "");
  selected(place, &(struct selection){.who = (const char *const[]){"Cem", "P1000", "cem", NULL}}, "P003 P1000");
  selected(place, &(struct selection){.who = (const char *const[]){"Cem", "P1000", NULL}, .country = "TR"}, "P1000");
  struct selection_cursor *cursor = NULL;
  const struct selection wrong = {.who = (const char *const[]){"nobody", NULL}};
  assert_false(selection_open(place->store, &wrong, &cursor, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
  assert_null(cursor);
}

static void a_campaign_selects_its_targets(void **state) {
  struct place *place = *state;
  struct prisoner in = add_prisoner(place, "P001", "Ada");
  add_prisoner(place, "P002", "Berfin");
  struct campaign campaign;
  noun_clear(&campaign_noun, &campaign);
  campaign.code = "MARCH18";
  campaign.name = "18 March";
  struct target target = {0};
  begin(place, "plan");
  insert(place, &campaign_noun, &campaign);
  target.campaign = campaign.id;
  target.prisoner = in.id;
  insert(place, &target_noun, &target);
  commit(place);
  selected(place, &(struct selection){.campaign = "march18"}, "P001");
}

static void the_own_group_is_asked_for_when_it_is_missing(void **state) {
  struct place *place = *state;
  struct own_group group;
  assert_false(people_own_group(place->store, &group, &place->arena, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
  noun_clear(&own_group_noun, &group);
  group.name = "Letters Stuttgart";
  begin(place, "init");
  insert(place, &own_group_noun, &group);
  commit(place);
  assert_done(place, people_own_group(place->store, &group, &place->arena, &place->error));
  assert_string_equal(group.name, "Letters Stuttgart");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(names_are_found_however_they_are_typed),
      BOTH_KINDS(all_typed_words_must_begin_a_word),
      BOTH_KINDS(codes_and_numbers_come_first),
      BOTH_KINDS(a_changed_name_is_found_under_the_new_one_only),
      BOTH_KINDS(code_number_or_name_is_accepted_for_a_person),
      BOTH_KINDS(namesakes_are_listed_with_what_tells_them_apart),
      BOTH_KINDS(a_whole_name_is_meant_before_a_longer_one),
      BOTH_KINDS(the_open_stay_is_where_somebody_is),
      BOTH_KINDS(the_next_code_is_free),
      BOTH_KINDS(a_prison_gets_a_code_from_country_and_name),
      BOTH_KINDS(a_row_of_a_list_is_matched_by_code_then_number_then_name),
      BOTH_KINDS(two_that_fit_are_a_doubt),
      BOTH_KINDS(a_prison_is_matched_by_code_or_country_and_name),
      BOTH_KINDS(likely_duplicates_are_listed_once_with_the_reason),
      BOTH_KINDS(a_selection_narrows_and_is_in_order),
      BOTH_KINDS(a_campaign_selects_its_targets),
      BOTH_KINDS(the_own_group_is_asked_for_when_it_is_missing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
