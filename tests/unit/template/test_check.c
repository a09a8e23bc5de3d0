/* SPDX-License-Identifier: MIT */
/* The linter: what it says, where, and how weighty. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/buffer.h"
#include "solipost/template/check.h"

static struct arena arena;
static struct danger_words *words;

static int open_words(void **state) {
  (void)state;
  struct error error = {0};
  arena_init(&arena);
  return danger_open(&words, &error) ? 0 : 1;
}

static int close_words(void **state) {
  (void)state;
  danger_close(words);
  arena_release(&arena);
  return 0;
}

static bool has_only_a4(const char *name) { return strcmp(name, "A4") == 0; }

static const char *const ORGANISATIONS[] = {"Rote Hilfe", NULL};

/* Each finding as "line:column weight what", joined by line ends. */
static const char *findings_of(const char *source) {
  struct template_check_request request = {
      .name = "test", .words = words, .organisations = ORGANISATIONS, .has_paper = has_only_a4};
  static const char *const WEIGHTS[] = {"note", "warning", "fault"};
  struct template_finding *findings;
  size_t count;
  struct buffer out;
  template_check(source, strlen(source), &request, &arena, &findings, &count);
  buffer_init(&out);
  for (size_t i = 0; i < count; i++) {
    buffer_printf(&out, "%zu:%zu %s %s\n", findings[i].line, findings[i].column, WEIGHTS[findings[i].weight],
                  findings[i].what);
  }
  const char *result = arena_strdup(&arena, out.bytes);
  buffer_release(&out);
  return result;
}

/* Of a text in German that somebody has read; its body begins in line 6. */
static const char *findings_in(const char *kind, const char *body) {
  return findings_of(arena_printf(&arena, "---\nkind: %s\nlanguage: de\nchecked-by: Ada\n---\n%s", kind, body));
}

static void a_good_text_has_no_findings(void **state) {
  (void)state;
  assert_string_equal(findings_in("card", "{salutation}\n\nDie Sonne scheint.\n\n{closing}"), "");
}

static void faults_have_their_place_apart_from_their_words(void **state) {
  (void)state;
  assert_string_equal(findings_in("card", "Hallo\n{frist_name}"), "7:1 fault there is no field {frist_name}\n");
  assert_string_equal(findings_of("---\nfoo: x\n---\na"), "2:1 fault the header does not know \"foo\"\n");
  assert_string_equal(findings_of("---\nlanguage: de\nchecked-by: Ada\npaper: B17\n---\na"),
                      "4:8 fault there is no paper \"B17\"\n");
}

static void fields_that_may_be_empty_are_named(void **state) {
  (void)state;
  assert_string_equal(findings_in("card", "In {city}"), "6:4 warning {city} is empty for some people\n");
  assert_string_equal(findings_in("card", "In {city | \"dir\"}"), "");
  assert_string_equal(findings_in("card", "Du{if city} in {city}{end}"), "");
  assert_string_equal(findings_in("card", "Du{if birthday} in {city}{end}"),
                      "6:20 warning {city} is empty for some people\n");
  assert_string_equal(findings_in("card", "Du{if not city} in {city}{end}"),
                      "6:20 warning {city} is empty for some people\n");
}

static void words_are_found_in_the_source_with_their_place(void **state) {
  (void)state;
  assert_string_equal(findings_in("card", "Zu *deinem* **Prozess**:\nalles Gute"),
                      "6:15 warning \"Prozess\": a word about the case\n");
  assert_string_equal(findings_in("card", "{city | \"Urteil\"}"), "6:10 warning \"Urteil\": a word about the case\n");
  assert_string_equal(findings_in("card", "Gruß von Rote Hilfe"),
                      "6:10 warning \"Rote Hilfe\": the name of an organisation\n");
  assert_string_equal(findings_in("card", "Schreib an a@example.org"),
                      "6:12 warning \"a@example.org\": a way to reach somebody outside\n");
  assert_string_equal(findings_in("card", "Gott mit dir"), "6:1 note \"Gott\": a religious word\n");
}

static void a_letter_to_an_authority_may_name_the_matter(void **state) {
  (void)state;
  assert_string_equal(findings_in("protest", "Der Prozess, a@example.org"), "");
}

static void what_is_missing_in_the_header_is_said(void **state) {
  (void)state;
  assert_string_equal(findings_of("a"),
                      "1:1 warning the header names no language\n1:1 note no native reader has read it yet\n");
  assert_non_null(strstr(findings_of("---\nlanguage: sv\nchecked-by: Ada\n---\na"), "1:1 note there is no list"));
}

static void a_dash_that_became_a_list_is_named(void **state) {
  (void)state;
  assert_string_equal(findings_in("card", "Gruß\n\n- Ada"), "8:3 warning a list with a single item\n");
  assert_string_equal(findings_in("card", "- a\n- b"), "");
}

static void a_long_card_is_named(void **state) {
  (void)state;
  struct buffer body;
  buffer_init(&body);
  for (int i = 0; i < 67; i++) buffer_append(&body, "Tee ");
  assert_string_equal(findings_in("card", body.bytes), "6:1 note it has 67 words\n");
  assert_string_equal(findings_in("letter", body.bytes), "");
  buffer_release(&body);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_good_text_has_no_findings),
      cmocka_unit_test(faults_have_their_place_apart_from_their_words),
      cmocka_unit_test(fields_that_may_be_empty_are_named),
      cmocka_unit_test(words_are_found_in_the_source_with_their_place),
      cmocka_unit_test(a_letter_to_an_authority_may_name_the_matter),
      cmocka_unit_test(what_is_missing_in_the_header_is_said),
      cmocka_unit_test(a_dash_that_became_a_list_is_named),
      cmocka_unit_test(a_long_card_is_named),
  };
  return cmocka_run_group_tests(tests, open_words, close_words);
}
