/* SPDX-License-Identifier: MIT */
/* Words that endanger are found whatever their ending and spelling, with their place, and little else is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/buffer.h"
#include "solipost/template/danger.h"

static struct arena arena;
static struct danger_words *words;

static int open_words(void **state) {
  (void)state;
  struct error error = {0};
  arena_init(&arena);
  if (danger_open(&words, &error)) return 0;
  print_error("%s\n", error.message);
  return 1;
}

static int close_words(void **state) {
  (void)state;
  danger_close(words);
  arena_release(&arena);
  return 0;
}

/* What is found, joined by "|". */
static const char *found(const struct danger_request *request, const char *text) {
  struct danger_finding *findings;
  size_t count, at = 0;
  struct buffer out;
  danger_find(words, request, text, &arena, &findings, &count);
  buffer_init(&out);
  for (size_t i = 0; i < count; i++) {
    assert_true(findings[i].start >= at && findings[i].end > findings[i].start);
    assert_int_equal(strlen(findings[i].found), findings[i].end - findings[i].start);
    assert_memory_equal(findings[i].found, text + findings[i].start, findings[i].end - findings[i].start);
    at = findings[i].end;
    buffer_printf(&out, "%s%s", i > 0 ? "|" : "", findings[i].found);
  }
  const char *result = arena_strdup(&arena, out.bytes);
  buffer_release(&out);
  return result;
}

static void assert_found(const char *language, unsigned topics, const char *text, const char *expected) {
  struct danger_request request = {.language = language, .topics = topics};
  assert_string_equal(found(&request, text), expected);
}

static void words_are_found_in_each_language(void **state) {
  (void)state;
  static const struct {
    const char *language;
    unsigned topic;
    const char *text, *word;
  } SAMPLES[] = {
      {"en", DANGER_CASE, "Your trial begins", "trial"},
      {"en", DANGER_STRIKE, "on hunger strike again", "strike"},
      {"de", DANGER_CASE, "über dein Gerichtsverfahren", "Gerichtsverfahren"},
      {"de", DANGER_STRIKE, "im Hungerstreik", "Hungerstreik"},
      {"tr", DANGER_CASE, "MAHKEMESİNDE ne oldu", "MAHKEMESİNDE"},
      {"tr", DANGER_STRIKE, "açlık grevindeki", "grevindeki"},
      {"ku", DANGER_POLITICS, "ji bo azadiyê", "azadiyê"},
      {"es", DANGER_POLITICS, "la situación política", "política"},
      {"fr", DANGER_CASE, "l’avocate a dit", "avocate"},
      {"ar", DANGER_CASE, "عن والقضية", "والقضية"},
      {"fa", DANGER_STRIKE, "در اعتصاب", "اعتصاب"},
      {"ckb", DANGER_POLITICS, "بۆ ئازادی", "ئازادی"},
      {"ru", DANGER_STRIKE, "о голодовке", "голодовке"},
      {"tl", DANGER_CASE, "ang kaso mo", "kaso"},
  };
  for (size_t i = 0; i < COUNT_OF(SAMPLES); i++) {
    assert_true(danger_has_language(words, SAMPLES[i].language));
    assert_found(SAMPLES[i].language, SAMPLES[i].topic, SAMPLES[i].text, SAMPLES[i].word);
  }
  assert_false(danger_has_language(words, "sv"));
  assert_found("de-CH", DANGER_CASE, "Urteil", "Urteil");
}

static void only_the_topics_asked_for_count(void **state) {
  (void)state;
  assert_found("en", DANGER_POLITICS, "Your trial and the strike", "");
  assert_found("en", DANGER_CASE | DANGER_STRIKE, "Your trial and the strike", "trial|strike");
  assert_found("en", 0, "trial strike a@b.org", "");
}

static void other_words_are_left_alone(void **state) {
  (void)state;
  assert_found("en", DANGER_ALL, "We drink tea, and the sun shines on a sentence of yours.", "");
  assert_found("de", DANGER_ALL, "Kleine Dinge: ein Lied, ein Buch, ein wenig Sonne.", "");
  assert_found("tr", DANGER_ALL, "Çay eşliğinde bir araya geldik.", "");
  assert_found("ku", DANGER_ALL, "Silav ji bo te, li ser maseyê.", "");
  assert_found("de", DANGER_CASE, "The trial of Richtung", "");
}

static void phrases_go_over_line_ends(void **state) {
  (void)state;
  assert_found("en", DANGER_POLITICS, "for human\nrights", "human\nrights");
  assert_found("en", DANGER_POLITICS, "human beings have rights", "");
}

static void organisations_are_found_in_every_language(void **state) {
  (void)state;
  assert_found("en", DANGER_ORGANISATION, "the PKK'nin", "PKK");
  static const char *const NAMES[] = {"Rote Hilfe", NULL};
  struct danger_request request = {.language = "tr", .topics = DANGER_ALL, .organisations = NAMES};
  assert_string_equal(found(&request, "selam, rote  hilfe"), "rote  hilfe");
  assert_string_equal(found(&request, "Rote Hilfes Karte"), "Rote Hilfes");
  assert_string_equal(found(&request, "rote Blumen, Hilfe"), "");
}

static void writers_are_found_by_their_family_name_too(void **state) {
  (void)state;
  static const char *const NAMES[] = {"Anna Schmidt", "Bo Li", NULL};
  struct danger_request request = {.language = "de", .topics = DANGER_WRITER, .writers = NAMES};
  assert_string_equal(found(&request, "Deine Anna Schmidt"), "Anna Schmidt");
  assert_string_equal(found(&request, "Familie SCHMIDT"), "SCHMIDT");
  assert_string_equal(found(&request, "Anna grüßt, Li auch, Schmidtchen nicht"), "");
  assert_string_equal(found(&request, "Bo Li"), "Bo Li");
}

static void ways_to_reach_somebody_are_found(void **state) {
  (void)state;
  static const char *const FOUND[][2] = {
      {"write to me@example.org.", "me@example.org"},
      {"a.b+c@mail.example.org", "a.b+c@mail.example.org"},
      {"see https://example.org/a?b=c.", "https://example.org/a"},
      {"(www.example.net)", "www.example.net"},
      {"on example.org, today", "example.org"},
      {"as @mara_x", "@mara_x"},
      {"call +49 30 1234567!", "+49 30 1234567"},
      {"call (030) 123 45 67", "(030) 123 45 67"},
      {"call 0170/1234567", "0170/1234567"},
      {"call 412-555-0188", "412-555-0188"},
  };
  for (size_t i = 0; i < COUNT_OF(FOUND); i++) {
    struct danger_request request = {.language = "en", .topics = DANGER_CONTACT};
    const char *what = found(&request, FOUND[i][0]);
    if (strncmp(what, FOUND[i][1], strlen(FOUND[i][1])) != 0) fail_msg("%s: found '%s'", FOUND[i][0], what);
  }
  static const char *const NOT[] = {"number 12345/26",     "on 18.03.2026", "on 01.08.2026", "2026-08-01", "at 10:30",
                                    "1,000,000 greetings", "Hello.World",   "50 % @ home",   "a, b.c"};
  for (size_t i = 0; i < COUNT_OF(NOT); i++) assert_found("en", DANGER_CONTACT, NOT[i], "");
}

static void a_finding_knows_its_topic_and_meaning(void **state) {
  (void)state;
  struct danger_request request = {.language = "tr", .topics = DANGER_ALL};
  struct danger_finding *findings;
  size_t count;
  danger_find(words, &request, "Davan", &arena, &findings, &count);
  assert_int_equal(count, 1);
  assert_int_equal(findings[0].topic, DANGER_CASE);
  assert_string_equal(findings[0].meaning, "court case");
  assert_non_null(strstr(danger_label(DANGER_CASE), "case"));
  assert_int_equal(danger_topic_called("strike"), DANGER_STRIKE);
  assert_int_equal(danger_topic_called("nonsense"), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_are_found_in_each_language),
      cmocka_unit_test(only_the_topics_asked_for_count),
      cmocka_unit_test(other_words_are_left_alone),
      cmocka_unit_test(phrases_go_over_line_ends),
      cmocka_unit_test(organisations_are_found_in_every_language),
      cmocka_unit_test(writers_are_found_by_their_family_name_too),
      cmocka_unit_test(ways_to_reach_somebody_are_found),
      cmocka_unit_test(a_finding_knows_its_topic_and_meaning),
  };
  return cmocka_run_group_tests(tests, open_words, close_words);
}
