/* SPDX-License-Identifier: MIT */
/* The tables of fields: what is accepted, how it is stored, what is told when it is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "solipost/base/utf8.h"
#include "solipost/model/nouns.h"
#include "solipost/model/search.h"

static struct arena arena;

static int open_arena(void **state) {
  (void)state;
  arena_init(&arena);
  return 0;
}

static int close_arena(void **state) {
  (void)state;
  arena_release(&arena);
  return 0;
}

static const struct noun *noun_called(const char *name) {
  for (size_t i = 0; all_nouns[i] != NULL; i++) {
    if (strcmp(all_nouns[i]->name, name) == 0) return all_nouns[i];
  }
  fail_msg("no noun %s", name);
  return NULL;
}

/* Any of the structs fits. */
union any_record {
  struct prisoner prisoner;
  struct prison prison;
  struct stay stay;
  struct own_group own_group;
  struct writer writer;
  struct campaign campaign;
  struct target target;
  struct run run;
  struct piece piece;
};

static void what_people_give_becomes_the_stored_form(void **state) {
  (void)state;
  static const struct {
    const char *noun, *field, *given, *stored;
  } cases[] = {
      {"prisoner", "name", "  Deniz   Örnek ", "Deniz Örnek"},
      {"prisoner", "name", "O\xcc\x88rnek", "Örnek"},
      {"prisoner", "name",
       "\xef\xbb\xbf"
       "Deniz",
       "Deniz"},
      {"prisoner", "birthday", "1980-04-03", "1980-04-03"},
      {"prisoner", "birthday", "04-03", "--04-03"},
      {"prisoner", "birthday", "02-29", "--02-29"},
      {"prisoner", "verified_on", "2026-08-01", "2026-08-01"},
      {"prisoner", "status", "Remand", "remand"},
      {"prisoner", "status", "on remand", "remand"},
      {"prisoner", "status", "unknown", ""},
      {"prisoner", "contact", "direct", "direct"},
      {"prisoner", "languages", "tr|ku", "tr ku"},
      {"prisoner", "languages", "Turkish, Kurmancî; tr", "tr ku"},
      {"prisoner", "languages", "kmr en", "ku en"},
      {"prisoner", "language_wish", "kmr", "ku"},
      {"prisoner", "summary", "one|two\nthree", "one\ntwo\nthree"},
      {"prisoner", "name", "   ", ""},
      {"prison", "country", "Türkei", "TR"},
      {"prison", "country", "tr", "TR"},
      {"prison", "confidence", "official", "official"},
      {"writer", "capacity", "12", "12"},
      {"target", "prisoner", "01890a5d-ac96-774b-bcce-b302099a8057", "01890a5d-ac96-774b-bcce-b302099a8057"},
      {"piece", "fields", "name\ta|b  c ", "name\ta|b  c "},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    union any_record record;
    struct error error;
    const struct noun *noun = noun_called(cases[i].noun);
    const struct field *field = noun_field(noun, cases[i].field);
    assert_non_null(field);
    noun_clear(noun, &record);
    if (!field_set(field, &record, cases[i].given, &arena, &error)) fail_msg("%s: %s", cases[i].given, error.message);
    assert_string_equal(field_get(field, &record, &arena), cases[i].stored);
    assert_int_equal(field_is_set(field, &record), *cases[i].stored != '\0');
  }
}

static void what_cannot_be_is_refused_with_what_is_allowed(void **state) {
  (void)state;
  static const struct {
    const char *noun, *field, *given, *hint;
  } cases[] = {
      {"prisoner", "birthday", "31.4.1980", "04-03"},   {"prisoner", "birthday", "1981-02-29", "04-03"},
      {"prisoner", "verified_on", "08-01", "2026"},     {"prisoner", "verified_on", "2026-13-01", "2026"},
      {"prisoner", "status", "arrested", "sentenced"},  {"prisoner", "languages", "tr Klingonisch", "Sorani"},
      {"prisoner", "language_wish", "xx-!!", "Sorani"}, {"prison", "country", "Nowhere", "TR"},
      {"writer", "capacity", "a dozen", "12"},          {"writer", "capacity", "-3", "12"},
      {"prisoner", "name", "De\xffniz", "--encoding"},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    union any_record record;
    struct error error;
    const struct noun *noun = noun_called(cases[i].noun);
    const struct field *field = noun_field(noun, cases[i].field);
    noun_clear(noun, &record);
    if (field_set(field, &record, cases[i].given, &arena, &error)) fail_msg("%s was taken", cases[i].given);
    assert_int_equal(error.kind, ERROR_MISUSED);
    assert_non_null(strstr(error.message, field->label));
    if (strstr(error.hint, cases[i].hint) == NULL) fail_msg("%s: %s", cases[i].given, error.hint);
    assert_false(field_is_set(field, &record));
  }
}

static void long_wrong_value_is_cut_in_the_message(void **state) {
  (void)state;
  char *value = mem_alloc(1000001);
  memset(value, 'x', 1000000);
  struct prisoner prisoner;
  struct error error;
  noun_clear(&prisoner_noun, &prisoner);
  assert_false(field_set(noun_field(&prisoner_noun, "status"), &prisoner, value, &arena, &error));
  assert_true(strlen(error.message) < 200);
  assert_true(utf8_is_valid(error.message));
  mem_free(value);
}

static bool takes(const struct noun *noun, const char *field, const char *value, struct error *error) {
  union any_record record;
  noun_clear(noun, &record);
  return field_set(noun_field(noun, field), &record, value, &arena, error);
}

static const char *letters(size_t count) {
  char *text = arena_alloc(&arena, 2 * count + 1);
  for (size_t i = 0; i < count; i++) memcpy(text + 2 * i, "ş", 2);
  text[2 * count] = '\0';
  return text;
}

static void lengths_are_counted_in_characters_and_limited(void **state) {
  (void)state;
  static const struct {
    const struct noun *noun;
    const char *field;
    size_t most;
  } cases[] = {
      {&prisoner_noun, "code", 20},     {&prisoner_noun, "name", 200}, {&prisoner_noun, "name_native", 200},
      {&prisoner_noun, "source", 2000}, {&prison_noun, "code", 20},    {&prison_noun, "name", 200},
      {&prisoner_noun, "note", 20000},  {&stay_noun, "ward", 200},     {&campaign_noun, "code", 20},
      {&writer_noun, "pseudonym", 200},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct error error;
    if (!takes(cases[i].noun, cases[i].field, letters(cases[i].most), &error)) fail_msg("%s", error.message);
    assert_false(takes(cases[i].noun, cases[i].field, letters(cases[i].most + 1), &error));
    assert_int_equal(error.kind, ERROR_MISUSED);
    assert_true(strlen(error.message) < 200); /* says how many, does not repeat them */
    assert_true(error.hint[0] != '\0');
  }
}

static void codes_are_one_word_that_needs_no_quotes(void **state) {
  (void)state;
  static const char *const good[] = {"P014", "TR-SNC", "2026.autumn", "a_b", "Şêrko", "7"};
  static const char *const bad[] = {"a b",  "../x",  "a/b", "a\\b", "-x", ".x",
                                    "it's", "\"x\"", "a;b", "a$b",  "*",  "a=b"};
  const struct noun *const nouns[] = {&prisoner_noun, &prison_noun, &campaign_noun};
  for (size_t n = 0; n < COUNT_OF(nouns); n++) {
    struct error error;
    for (size_t i = 0; i < COUNT_OF(good); i++) {
      if (!takes(nouns[n], "code", good[i], &error)) fail_msg("%s", error.message);
    }
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
      if (takes(nouns[n], "code", bad[i], &error)) fail_msg("%s was taken", bad[i]);
      assert_non_null(strstr(error.message, bad[i]));
      assert_non_null(strstr(error.hint, "P014"));
    }
  }
}

static void nobody_alive_was_born_before_1850(void **state) {
  (void)state;
  struct error error;
  assert_true(takes(&prisoner_noun, "birthday", "1850-01-01", &error));
  assert_false(takes(&prisoner_noun, "birthday", "1849-12-31", &error));
  assert_non_null(strstr(error.message, "1849"));
  assert_false(takes(&prisoner_noun, "birthday", "0000-02-29", &error));
  assert_true(takes(&prison_noun, "opened_on", "1830-01-01", &error)); /* prisons grow older */
}

static void empty_text_clears(void **state) {
  (void)state;
  struct prisoner prisoner;
  struct error error;
  noun_clear(&prisoner_noun, &prisoner);
  static const char *const values[][2] = {
      {"name", "Deniz"}, {"birthday", "04-03"}, {"status", "remand"}, {"languages", "tr"}, {"ended_on", "2026-01-01"}};
  for (size_t i = 0; i < COUNT_OF(values); i++) {
    const struct field *field = noun_field(&prisoner_noun, values[i][0]);
    assert_true(field_set(field, &prisoner, values[i][1], &arena, &error));
    assert_true(field_is_set(field, &prisoner));
    assert_true(field_set(field, &prisoner, "", &arena, &error));
    assert_false(field_is_set(field, &prisoner));
  }
}

/* A text for each type that is its own stored form. */
static const char *sample_of(const struct field *field) {
  switch (field->type) {
  case FIELD_TEXT: return "text";
  case FIELD_LINES: return "one\ntwo";
  case FIELD_DATE: return "2026-08-01";
  case FIELD_BIRTHDAY: return "--02-29";
  case FIELD_CHOICE: return field->choices[1].word;
  case FIELD_COUNTRY: return "TR";
  case FIELD_LANGUAGE: return "ku";
  case FIELD_LANGUAGES: return "ku tr";
  case FIELD_INTEGER: return "7";
  case FIELD_REFERENCE: return "01890a5d-ac96-774b-bcce-b302099a8057";
  }
  return "";
}

/* Setting one field must touch no other, or two fields share an offset. */
static void every_field_of_every_noun_keeps_its_own_value(void **state) {
  (void)state;
  for (size_t n = 0; all_nouns[n] != NULL; n++) {
    const struct noun *noun = all_nouns[n];
    for (size_t f = 0; f < noun->field_count; f++) {
      const struct field *field = &noun->fields[f];
      union any_record record, again;
      struct error error;
      assert_true(noun->size <= sizeof record);
      noun_clear(noun, &record);
      if (!field_set(field, &record, sample_of(field), &arena, &error)) fail_msg("%s", error.message);
      for (size_t other = 0; other < noun->field_count; other++)
        assert_int_equal(field_is_set(&noun->fields[other], &record), other == f);
      assert_string_equal(field_get(field, &record, &arena), sample_of(field));
      noun_clear(noun, &again);
      assert_true(field_restore(field, &again, sample_of(field)));
      assert_string_equal(field_get(field, &again, &arena), sample_of(field));
      assert_true(*field_show(field, &record, &arena) != '\0');
    }
  }
}

static void tables_are_well_formed(void **state) {
  (void)state;
  for (size_t n = 0; all_nouns[n] != NULL; n++) {
    const struct noun *noun = all_nouns[n];
    for (size_t f = 0; f < noun->field_count; f++) {
      const struct field *field = &noun->fields[f];
      assert_ptr_equal(noun_field(noun, field->name), field);
      assert_true(*field->label != '\0');
      assert_true(field->offset >= sizeof(struct uuid) && field->offset < noun->size);
      assert_int_equal(field->type == FIELD_CHOICE, field->choices != NULL);
      assert_int_equal(field->type == FIELD_REFERENCE, field->refers_to != NULL);
      assert_null(strchr(field->name, '-'));
    }
  }
  assert_null(noun_field(&prisoner_noun, "shoe_size"));
}

/* The words and the enum must not drift apart. */
static void choices_follow_their_enums(void **state) {
  (void)state;
  static const struct {
    const char *noun, *field, *word;
    int value;
  } cases[] = {
      {"prisoner", "status", "deceased", STATUS_DECEASED},
      {"prisoner", "status", "remand", STATUS_REMAND},
      {"prisoner", "contact", "none", CONTACT_NONE},
      {"prisoner", "contact", "relay", CONTACT_RELAY},
      {"prisoner", "naming", "ask", NAMING_ASK},
      {"prisoner", "gender", "other", GENDER_OTHER},
      {"prison", "mail_status", "suspended", MAIL_SUSPENDED},
      {"prison", "mail_status", "relay", MAIL_RELAY_ONLY},
      {"prison", "confidence", "official", CONFIDENCE_OFFICIAL},
      {"prison", "confidence", "memory", CONFIDENCE_MEMORY},
      {"writer", "privacy", "group", PRIVACY_GROUP},
      {"run", "stage", "cancelled", RUN_CANCELLED},
      {"piece", "stage", "cancelled", STAGE_CANCELLED},
      {"piece", "stage", "printed", STAGE_PRINTED},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    const struct field *field = noun_field(noun_called(cases[i].noun), cases[i].field);
    assert_string_equal(field->choices[cases[i].value].word, cases[i].word);
  }
  assert_null(prisoner_noun.fields[0].choices);
  assert_null(noun_field(&piece_noun, "stage")->choices[STAGE_CANCELLED + 1].word);
  assert_null(noun_field(&prisoner_noun, "status")->choices[STATUS_DECEASED + 1].word);
}

static void damaged_stored_form_is_noticed(void **state) {
  (void)state;
  struct prisoner prisoner;
  noun_clear(&prisoner_noun, &prisoner);
  assert_false(field_restore(noun_field(&prisoner_noun, "status"), &prisoner, "jailed"));
  assert_false(field_restore(noun_field(&prisoner_noun, "verified_on"), &prisoner, "soon"));
}

/* ---- names ---- */

static void people_are_called_by_code_name_and_distinguisher(void **state) {
  (void)state;
  struct prisoner prisoner;
  noun_clear(&prisoner_noun, &prisoner);
  prisoner.code = "P014";
  prisoner.name = "Zoë Longname";
  assert_string_equal(prisoner_call(&prisoner, &arena), "P014 Zoë Longname");
  prisoner.distinguisher = "born 1990";
  assert_string_equal(prisoner_call(&prisoner, &arena), "P014 Zoë Longname (born 1990)");
  prisoner.name = "";
  prisoner.distinguisher = "";
  prisoner.name_native = "سارا نمونه";
  assert_string_equal(prisoner_call(&prisoner, &arena), "P014 سارا نمونه");
  prisoner.name_native = "";
  assert_string_equal(prisoner_call(&prisoner, &arena), "P014");
}

static void first_name_is_told_or_found(void **state) {
  (void)state;
  static const struct {
    const char *name, *first_name, *expected;
  } cases[] = {
      {"Deniz Örnek", "", "Deniz"},     {"Deniz Örnek", "Deno", "Deno"}, {"Örnek, Deniz", "", "Deniz"},
      {"Dr. Deniz Örnek", "", "Deniz"}, {"Deniz", "", "Deniz"},          {"  Deniz ", "", "Deniz"},
      {"Av. Dr.", "", "Av."},           {"Örnek,", "", "Örnek,"},        {"", "", ""},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct prisoner prisoner;
    noun_clear(&prisoner_noun, &prisoner);
    prisoner.name = cases[i].name;
    prisoner.first_name = cases[i].first_name;
    assert_string_equal(prisoner_first_name(&prisoner, &arena), cases[i].expected);
  }
}

static void letters_greet_in_their_own_script(void **state) {
  (void)state;
  struct prisoner prisoner;
  noun_clear(&prisoner_noun, &prisoner);
  prisoner.name = "Sara Nemouneh";
  assert_string_equal(prisoner_first_name_in(&prisoner, "fa", &arena), "Sara");
  prisoner.name_native = "سارا نمونه";
  assert_string_equal(prisoner_first_name_in(&prisoner, "fa", &arena), "سارا");
  assert_string_equal(prisoner_first_name_in(&prisoner, "ar-SY", &arena), "سارا");
  assert_string_equal(prisoner_first_name_in(&prisoner, "en", &arena), "Sara");
  assert_string_equal(prisoner_first_name_in(&prisoner, "ru", &arena), "Sara");
  assert_string_equal(prisoner_name_in(&prisoner, "fa"), "سارا نمونه");
  assert_string_equal(prisoner_name_in(&prisoner, "de"), "Sara Nemouneh");
  prisoner.first_name = "Sarah";
  assert_string_equal(prisoner_first_name_in(&prisoner, "fa", &arena), "Sarah");
  prisoner.first_name = "";
  prisoner.name_native = "Сара Пример";
  assert_string_equal(prisoner_first_name_in(&prisoner, "uk", &arena), "Сара");
}

static bool has_word(const struct buffer *words, const char *word) {
  size_t length = strlen(word);
  for (const char *at = strstr(words->bytes, word); at != NULL; at = strstr(at + 1, word)) {
    bool begins = at == words->bytes || at[-1] == ' ';
    if (begins && (at[length] == ' ' || at[length] == '\0')) return true;
  }
  return false;
}

static void searched_fields_give_their_words(void **state) {
  (void)state;
  struct prisoner prisoner;
  noun_clear(&prisoner_noun, &prisoner);
  prisoner.code = "P001";
  prisoner.name = "Işık Öcalan";
  prisoner.known_as = "Hevala Sor";
  prisoner.note = "secret";
  struct buffer words;
  buffer_init(&words);
  search_words_of(&prisoner_noun, &prisoner, &words);
  assert_true(has_word(&words, "isik"));
  assert_true(has_word(&words, "ocalan"));
  assert_true(has_word(&words, "hevala"));
  assert_true(has_word(&words, "p001"));
  assert_false(has_word(&words, "secret"));
  buffer_release(&words);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_people_give_becomes_the_stored_form),
      cmocka_unit_test(what_cannot_be_is_refused_with_what_is_allowed),
      cmocka_unit_test(long_wrong_value_is_cut_in_the_message),
      cmocka_unit_test(lengths_are_counted_in_characters_and_limited),
      cmocka_unit_test(codes_are_one_word_that_needs_no_quotes),
      cmocka_unit_test(nobody_alive_was_born_before_1850),
      cmocka_unit_test(empty_text_clears),
      cmocka_unit_test(every_field_of_every_noun_keeps_its_own_value),
      cmocka_unit_test(tables_are_well_formed),
      cmocka_unit_test(choices_follow_their_enums),
      cmocka_unit_test(damaged_stored_form_is_noticed),
      cmocka_unit_test(people_are_called_by_code_name_and_distinguisher),
      cmocka_unit_test(first_name_is_told_or_found),
      cmocka_unit_test(letters_greet_in_their_own_script),
      cmocka_unit_test(searched_fields_give_their_words),
  };
  return cmocka_run_group_tests_name("fields", tests, open_arena, close_arena);
}
