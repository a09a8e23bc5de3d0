/* SPDX-License-Identifier: MIT */
/* One person becomes one piece: sender, language, fields, and why there is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../../src/print/print_draft.h"
#include "../../../src/print/print_fields.h"

struct fixture {
  struct arena arena;
  struct selected selected;
  struct own_group group;
  struct print_texts texts;
  struct draft_context context;
  struct draft draft;
  struct error error;
};

static int set_up(void **state) {
  struct fixture *fixture = mem_alloc(sizeof *fixture);
  arena_init(&fixture->arena);
  noun_clear(&prisoner_noun, &fixture->selected.prisoner);
  noun_clear(&prison_noun, &fixture->selected.prison);
  noun_clear(&stay_noun, &fixture->selected.stay);
  noun_clear(&own_group_noun, &fixture->group);
  struct prisoner *prisoner = &fixture->selected.prisoner;
  prisoner->code = "P008";
  prisoner->name = "Sara Nemouneh";
  prisoner->name_native = "سارا نمونه";
  prisoner->languages = "fa en";
  prisoner->gender = GENDER_FEMALE;
  prisoner->contact = CONTACT_DIRECT;
  struct prison *prison = &fixture->selected.prison;
  prison->id = uuid_new();
  prison->name = "Evin Prison";
  prison->country = "IR";
  prison->address_template = "{name}\nEvin Prison\nTehran";
  fixture->group.name = "Letter group";
  fixture->group.sender = "Letter group\n10115 Berlin";
  fixture->group.country = "DE";
  print_texts_init(&fixture->texts, NULL);
  fixture->context = (struct draft_context){.group = &fixture->group,
                                            .campaign_name = "18 March",
                                            .campaign_goal = "",
                                            .texts = &fixture->texts,
                                            .today = {2026, 8, 1},
                                            .rules = {.group = &fixture->group, .sender = PRINT_SENDER_GROUP},
                                            .piece_kind = "card",
                                            .writers = ""};
  *state = fixture;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *fixture = *state;
  print_texts_release(&fixture->texts);
  arena_release(&fixture->arena);
  mem_free(fixture);
  return 0;
}

static const struct piece *make(struct fixture *fixture, enum draft_verdict expected) {
  if (!draft_make(&fixture->context, &fixture->selected, &fixture->arena, &fixture->draft, &fixture->error))
    fail_msg("%s", fixture->error.message);
  assert_int_equal(fixture->draft.verdict, expected);
  return &fixture->draft.piece;
}

static const char *field_of(struct fixture *fixture, const char *name) {
  struct template_field *fields;
  size_t count;
  assert_true(print_fields_read(fixture->draft.piece.fields, 0, &fixture->arena, &fields, &count, &fixture->error));
  return print_fields_find(fields, count, name);
}

static void fields_speak_the_language_of_the_letter(void **state) {
  struct fixture *fixture = *state;
  const struct piece *piece = make(fixture, DRAFT_READY);
  assert_string_equal(piece->language, "fa");
  assert_string_equal(field_of(fixture, "first_name"), "سارا");
  assert_non_null(strstr(field_of(fixture, "salutation"), "سارا"));
  assert_string_equal(field_of(fixture, "name"), "Sara Nemouneh");
  assert_string_equal(field_of(fixture, "native_name"), "سارا نمونه");
  assert_string_equal(field_of(fixture, "birthday"), "");
  assert_string_equal(field_of(fixture, "group"), "Letter group");
  assert_string_equal(field_of(fixture, "campaign"), "18 March");
  assert_string_equal(field_of(fixture, FIELD_ADDRESS_LANGUAGE), "fa");
  assert_string_not_equal(field_of(fixture, "date"), "");
}

static void salutation_follows_the_gender(void **state) {
  struct fixture *fixture = *state;
  fixture->selected.prisoner.languages = "de";
  static const char *const salutations[] = {[GENDER_FEMALE] = "Liebe Sara,", [GENDER_MALE] = "Lieber Sara,"};
  for (int gender = GENDER_FEMALE; gender <= GENDER_MALE; gender++) {
    fixture->selected.prisoner.gender = gender;
    make(fixture, DRAFT_READY);
    assert_string_equal(field_of(fixture, "salutation"), salutations[gender]);
  }
  fixture->selected.prisoner.gender = GENDER_UNKNOWN;
  make(fixture, DRAFT_READY);
  assert_string_not_equal(field_of(fixture, "salutation"), "Liebe Sara,");
  assert_string_not_equal(field_of(fixture, "salutation"), "Lieber Sara,");
}

static void sender_names_its_country_only_abroad(void **state) {
  struct fixture *fixture = *state;
  assert_string_equal(make(fixture, DRAFT_READY)->sender, "Letter group\n10115 Berlin\nGERMANY");
  fixture->selected.prisoner.languages = "tr";
  assert_string_equal(make(fixture, DRAFT_READY)->sender, "Letter group\n10115 Berlin\nGERMANY");
  fixture->selected.prison.country = "TR"; /* the post of this country sorts the answer, whatever the letter says */
  fixture->selected.prisoner.languages = "ar";
  assert_string_equal(make(fixture, DRAFT_READY)->sender, "Letter group\n10115 Berlin\nALMANYA");
  fixture->selected.prison.country = "DE";
  assert_string_equal(make(fixture, DRAFT_READY)->sender, "Letter group\n10115 Berlin");
  fixture->context.rules.sender = PRINT_SENDER_EMPTY;
  assert_string_equal(make(fixture, DRAFT_READY)->sender, "");
}

/* Words of the page in the language they are told in, where the person's cannot be. */
static void without_a_text_nobody_is_left_out_for_want_of_a_language(void **state) {
  struct fixture *fixture = *state;
  static const struct {
    const char *languages, *country, *group, *language;
  } cases[] = {
      {"xx fr", "IR", "de", "fr"}, /* one of the person's that has words */
      {"xx", "TR", "de", "tr"},    /* else that of the country */
      {"ku", "TR", "de", "tr"},    /* in Kurdish to Turkey not even two words */
      {"", "XK", "de", "de"},      /* else the group's */
      {"", "XK", "", "en"},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    fixture->selected.prisoner.languages = cases[i].languages;
    fixture->selected.prison.country = cases[i].country;
    fixture->group.language = cases[i].group;
    assert_string_equal(make(fixture, DRAFT_READY)->language, cases[i].language);
  }
}

static void words_of_the_page_are_kept(void **state) {
  struct fixture *fixture = *state;
  fixture->selected.prisoner.languages = "de";
  make(fixture, DRAFT_READY);
  assert_string_equal(field_of(fixture, FIELD_NUMBER_WORDS), "Brief Nr. " NUMBER_PLACE);
  assert_string_not_equal(field_of(fixture, FIELD_NOTE_WORDS), "");
}

static void a_letter_keeps_more_words_than_a_card(void **state) {
  struct fixture *fixture = *state;
  fixture->selected.prisoner.languages = "de";
  fixture->selected.prisoner.number = "A-123";
  make(fixture, DRAFT_READY);
  assert_string_equal(field_of(fixture, FIELD_PRISONER_LINE), "");
  fixture->context.piece_kind = "letter";
  fixture->context.writers = "Robin, Mika";
  make(fixture, DRAFT_READY);
  assert_string_equal(field_of(fixture, FIELD_PRISONER_LINE), "Sara Nemouneh, Nr. A-123");
  assert_string_equal(field_of(fixture, FIELD_PAGE_WORDS), "Seite {page} von {pages}");
  assert_string_equal(field_of(fixture, FIELD_LETTER_DATE), "1. August 2026");
  assert_string_not_equal(field_of(fixture, FIELD_ENCLOSURES_WORDS), "");
  assert_string_equal(field_of(fixture, "writers"), "Robin, Mika");
  fixture->selected.prisoner.number = "";
  make(fixture, DRAFT_READY);
  assert_string_equal(field_of(fixture, FIELD_PRISONER_LINE), "Sara Nemouneh");
}

static void without_a_language_there_is_a_reason(void **state) {
  struct fixture *fixture = *state;
  fixture->texts.name = "greeting";
  static const struct {
    const char *languages, *country, *rule, *said;
  } cases[] = {
      {"", "IR", "", "languages="},
      {"xx", "IR", "", "no text in"},
      {"ku", "TR", "", "language_wish=ku"},
      {"de", "IR", "xx", "demands"},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    fixture->selected.prisoner.languages = cases[i].languages;
    fixture->selected.prison.country = cases[i].country;
    fixture->selected.prison.language = cases[i].rule;
    make(fixture, DRAFT_LEFT_OUT);
    if (strstr(fixture->draft.language_detail, cases[i].said) == NULL) fail_msg("%s", fixture->draft.language_detail);
  }
}

static void unknown_contact_waits_for_somebody_to_answer(void **state) {
  struct fixture *fixture = *state;
  fixture->selected.prisoner.contact = CONTACT_UNKNOWN;
  assert_string_equal(make(fixture, DRAFT_ACKNOWLEDGE)->address, "Sara Nemouneh\nEvin Prison\nTehran\nIRAN");
  fixture->selected.prisoner.status = STATUS_RELEASED;
  make(fixture, DRAFT_LEFT_OUT);
  assert_null(fixture->draft.language_detail);
}

static void unknown_place_leaves_out(void **state) {
  struct fixture *fixture = *state;
  fixture->selected.prison.id = (struct uuid){{0}};
  make(fixture, DRAFT_LEFT_OUT);
  assert_int_equal(fixture->draft.judgement.findings[0].reason, REASON_NO_PRISON);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(fields_speak_the_language_of_the_letter, set_up, tear_down),
      cmocka_unit_test_setup_teardown(salutation_follows_the_gender, set_up, tear_down),
      cmocka_unit_test_setup_teardown(sender_names_its_country_only_abroad, set_up, tear_down),
      cmocka_unit_test_setup_teardown(without_a_text_nobody_is_left_out_for_want_of_a_language, set_up, tear_down),
      cmocka_unit_test_setup_teardown(words_of_the_page_are_kept, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_letter_keeps_more_words_than_a_card, set_up, tear_down),
      cmocka_unit_test_setup_teardown(without_a_language_there_is_a_reason, set_up, tear_down),
      cmocka_unit_test_setup_teardown(unknown_contact_waits_for_somebody_to_answer, set_up, tear_down),
      cmocka_unit_test_setup_teardown(unknown_place_leaves_out, set_up, tear_down),
  };
  return cmocka_run_group_tests_name("drafts", tests, NULL, NULL);
}
