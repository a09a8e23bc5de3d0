/* SPDX-License-Identifier: MIT */
/* Where a forgotten name stands in texts about others: what is cut, what is listed, and who signs the history. */
#include "fixture.h"

#include "solipost/store/forget.h"
#include "solipost/store/journal_store.h"

static const char *const command_names[] = {"add prisoner", "add writer", "add", "forget", NULL};

static void forget(struct place *place, const struct noun *noun, struct uuid id) {
  const struct forget_subject subject = {.noun = noun, .id = id};
  begin(place, "forget");
  assert_done(place, forget_write(place->store, &subject, 1, command_names, &place->error));
  commit(place);
}

static struct forget_summary look(struct place *place, const struct noun *noun, struct uuid id) {
  const struct forget_subject subject = {.noun = noun, .id = id};
  struct forget_summary summary;
  assert_done(place, forget_look(place->store, &subject, 1, command_names, &place->arena, &summary, &place->error));
  return summary;
}

/* The surname alone, in what tells somebody else apart, in the reply address, in the motto and the text of a run. */
static void a_single_word_goes_from_free_texts_and_a_run_stays_readable(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Jana Wunderlichova"),
                  other = new_prisoner("P002", "Mara Muster");
  struct own_group group;
  struct run run;
  other.distinguisher = "sister of Wunderlichova";
  noun_clear(&own_group_noun, &group);
  group.name = "Freunde von Wunderlichova";
  group.contact = "care of Wunderlichova";
  noun_clear(&run_noun, &run);
  run.number = 1;
  run.product = "cards";
  run.layout = "layout=4up\nmotto=Free Wunderlichova, Jana\\nnow\nmotto_language=en";
  run.templates = "en 32\nFor Wunderlichova, {jana} friend\ncs 4\nJana\n";
  begin(place, "add");
  insert(place, &prisoner_noun, &other);
  insert(place, &own_group_noun, &group);
  insert(place, &run_noun, &run);
  commit(place);
  struct forget_summary summary = look(place, &prisoner_noun, prisoner.id);
  assert_int_equal(summary.place_count, 5);
  forget(place, &prisoner_noun, prisoner.id);
  load(place, &prisoner_noun, other.id, &other);
  load(place, &own_group_noun, group.id, &group);
  load(place, &run_noun, run.id, &run);
  assert_string_equal(other.distinguisher, "sister of […]");
  assert_string_equal(group.contact, "care of […]");
  assert_string_equal(group.name, "Freunde von Wunderlichova"); /* and is listed */
  assert_string_equal(run.layout, "layout=4up\nmotto=Free […], […]\\nnow\nmotto_language=en");
  assert_string_equal(run.templates, "en 24\nFor […], {jana} friend\ncs 5\n[…]\n");
}

static int64_t signed_by(struct place *place, const char *who) {
  struct journal_commit *commits = NULL;
  size_t found = 0;
  int64_t signatures = 0;
  assert_done(place,
              journal_commits(place->store, (struct uuid){0}, 0, 100, &place->arena, &commits, &found, &place->error));
  for (size_t i = 0; i < found; i++) signatures += strcmp(commits[i].who, who) == 0;
  return signatures;
}

/* The register is open as Ada: she forgets herself. */
static void whoever_worked_under_the_name_no_longer_signs(void **state) {
  struct place *place = *state;
  struct writer writer;
  noun_clear(&writer_noun, &writer);
  writer.pseudonym = "ADA";
  begin(place, "add writer");
  insert(place, &writer_noun, &writer);
  commit(place);
  add_prisoner(place, "P001", "Mara Muster");
  assert_int_equal(signed_by(place, "Ada"), 2);
  struct forget_summary summary = look(place, &writer_noun, writer.id);
  assert_int_equal(summary.signatures, 2);
  forget(place, &writer_noun, writer.id);
  assert_int_equal(signed_by(place, "Ada"), 0);
  assert_int_equal(signed_by(place, "[…]"), 3);
  int64_t for_good = 0;
  assert_done(place, journal_newest_for_good(place->store, 0, &for_good, &place->error));
  assert_int_equal(for_good, 3);
}

static void a_first_name_does_not_take_a_keeper_out_of_the_history(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Ada Muster");
  struct forget_summary summary = look(place, &prisoner_noun, prisoner.id);
  assert_int_equal(summary.signatures, 0);
  assert_int_equal(summary.place_count, 1);
  assert_true(summary.places[0].keeper && summary.places[0].stays);
  forget(place, &prisoner_noun, prisoner.id);
  assert_int_equal(signed_by(place, "Ada"), 2);
}

/* Joined and inflected words are left to people; what merely sounds near is not listed. */
static void what_only_looks_like_the_name_is_listed_and_stays(void **state) {
  static const struct {
    const char *name, *native, *text;
    bool resembles;
  } cases[] = {
      {"Anna Quilomova", "", "Quilomovadan gelen mektup", true},
      {"Anna Quilomova", "", "Quilomovaların evi", true},
      {"Anna Quilomova", "", "write to AnnaQuilomova", true},
      {"Anna Quilomova", "", "see @annaquilomova", true},
      {"Anna Quilomova", "", "Quilomové a dál", true},
      {"Sara Nemouneh", "سارا نمونه", "علی وسارا", true},
      {"Bo", "علی", "نامه برای وعلی", true},
      {"Bo", "علی", "نامه برای معلم", false},
      {"Jo", "Анна Примерова", "письмо Анны", true},
      {"Jo", "Анна Примерова", "видели Примерову", true},
      {"Jo", "Анна Примерова", "Annika Muster", false},
      {"Mark Exempel", "", "a bookmark, a mar, exam", false},
      {"Al Bo", "", "Albert, Bobo", false},
  };
  struct place *place = *state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct prisoner person = new_prisoner("", cases[i].name), other = new_prisoner("", "Mara Muster");
    person.name_native = cases[i].native;
    other.note = cases[i].text;
    begin(place, "add prisoner");
    insert(place, &prisoner_noun, &person);
    insert(place, &prisoner_noun, &other);
    commit(place);
    struct forget_summary summary = look(place, &prisoner_noun, person.id);
    if (summary.resembling_count != (cases[i].resembles ? 1 : 0) || summary.place_count != 0)
      fail_msg("%s: %zu resembling, %zu places", cases[i].text, summary.resembling_count, summary.place_count);
    forget(place, &prisoner_noun, person.id);
    load(place, &prisoner_noun, other.id, &other);
    assert_string_equal(other.note, cases[i].text);
    forget(place, &prisoner_noun, other.id);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(a_single_word_goes_from_free_texts_and_a_run_stays_readable),
      BOTH_KINDS(whoever_worked_under_the_name_no_longer_signs),
      BOTH_KINDS(a_first_name_does_not_take_a_keeper_out_of_the_history),
      BOTH_KINDS(what_only_looks_like_the_name_is_listed_and_stays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
