/* SPDX-License-Identifier: MIT */
/* What rules said is gathered by rule, told the gravest first, and kept with the letter numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../../src/print/print_judged.h"
#include "../../../src/print/print_rules.h"

static struct mail_rule rule_called(const char *code, const char *key, const char *operator, const char * value) {
  struct mail_rule rule = {.prison_code = "", .place = "", .kind = ""};
  noun_clear(&rule_noun, &rule.rule);
  rule.rule.code = code;
  rule.rule.key = key;
  rule.rule.operator= operator;
  rule.rule.value = value;
  rule.rule.said_by = "the\tprison";
  return rule;
}

static void add(struct judged_list *list, const struct mail_rule *rule, enum severity severity, const char *more,
                bool personal, size_t item) {
  struct rule_finding finding = {.rule = rule, .severity = severity, .more = more, .personal = personal};
  judged_add(list, &finding, item);
}

static bool is_even(const void *context, size_t item) {
  (void)context;
  return item % 2 == 0;
}

static void rules_are_gathered_and_counted(void **state) {
  (void)state;
  struct mail_rule labels = rule_called("L", "labels", "forbidden", ""),
                   sheets = rule_called("S", "sheets", "at-most", "3");
  struct judged_list list = {.rules = {0}};
  struct arena arena;
  size_t count;
  arena_init(&arena);
  for (size_t item = 0; item < 5; item++) add(&list, &labels, SEVERITY_WARN, "all alike", false, item);
  add(&list, &sheets, SEVERITY_INFO, "one", false, 0);
  add(&list, &sheets, SEVERITY_INFO, "another", false, 2);
  add(&list, &sheets, SEVERITY_BLOCK, "hers alone", true, 1);
  add(&list, &labels, SEVERITY_ACKNOWLEDGE, "", false, 3); /* of which nothing is printed */
  const struct print_judged *shown = judged_show(&list, is_even, NULL, &arena, &count);
  assert_int_equal(count, 3);
  assert_string_equal(shown[0].code, "S");
  assert_int_equal(shown[0].severity, SEVERITY_BLOCK);
  assert_int_equal(shown[0].pieces, 1); /* left out, and told all the same */
  assert_null(strstr(shown[0].words, "hers alone"));
  assert_int_equal(shown[1].severity, SEVERITY_WARN);
  assert_int_equal(shown[1].pieces, 3);
  assert_non_null(strstr(shown[1].words, "; all alike"));
  assert_null(strstr(shown[2].words, "one"));
  judged_release(&list);
  arena_release(&arena);
}

static void letter_numbers_are_kept_in_ranges(void **state) {
  (void)state;
  struct mail_rule labels = rule_called("L", "labels", "forbidden", "");
  struct judged_list list = {.rules = {0}};
  struct buffer text;
  static const int64_t numbers[] = {412, 0, 413, 414, 420, 416};
  buffer_init(&text);
  for (size_t item = 0; item < COUNT_OF(numbers); item++) add(&list, &labels, SEVERITY_WARN, "", false, item);
  judged_write(&list, numbers, 1, &text);
  static const char head[] = "warn\tL\tlabels are refused";
  assert_memory_equal(text.bytes, head, sizeof head - 1);
  assert_non_null(strstr(text.bytes, "\tthe prison\t"));
  assert_string_equal(strrchr(text.bytes, '\t'), "\t412-414,416,420");
  /* Two people on one letter. */
  add(&list, &labels, SEVERITY_WARN, "", false, 5);
  buffer_reset(&text);
  judged_write(&list, numbers, 1, &text);
  assert_string_equal(strrchr(text.bytes, '\t'), "\t412-414,416,420");
  buffer_reset(&text);
  static const int64_t copied[] = {10, 12, 0, 0, 0, 20};
  judged_write(&list, copied, 2, &text);
  assert_string_equal(strrchr(text.bytes, '\t'), "\t10-13,20-21");
  buffer_release(&text);
  judged_release(&list);
}

/* ---- names from the vault ---- */

static void what_the_vault_holds_is_kept_as_a_place_for_it(void **state) {
  (void)state;
  static const struct {
    int privacy;
    const char *lines, *kept;
  } cases[] = {
      {PRIVACY_OWN_ADDRESS, "Ada Beispiel\nWeg 5\n10115 Berlin", "{vault_name}\n{vault_address}"},
      {PRIVACY_OWN_ADDRESS, "Ada Beispiel\nWeg 5\n10115 Berlin\nDEUTSCHLAND",
       "{vault_name}\n{vault_address}\nDEUTSCHLAND"},
      {PRIVACY_OWN_NAME, "Ada Beispiel\nc/o Group\nPostfach 1", "{vault_name}\nc/o Group\nPostfach 1"},
      {PRIVACY_PSEUDONYM, "Amsel\nc/o Group", "Amsel\nc/o Group"},
      {PRIVACY_GROUP, "Ada Beispiel", "Ada Beispiel"}, /* the group is called so */
      {PRIVACY_OWN_ADDRESS, "", ""},
  };
  struct arena arena;
  arena_init(&arena);
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct print_writer writer = {.real_name = "Ada Beispiel", .real_address = "Weg 5\n10115 Berlin"};
    noun_clear(&writer_noun, &writer.writer);
    writer.writer.privacy = cases[i].privacy;
    const char *kept = sender_lines_to_keep(cases[i].lines, &writer, &arena);
    assert_string_equal(kept, cases[i].kept);
    assert_string_equal(sender_lines_to_print(kept, &writer, &arena), cases[i].lines);
    bool from_vault = strstr(kept, "{vault_") != NULL;
    assert_string_equal(sender_lines_to_print(kept, NULL, &arena), from_vault ? "" : cases[i].lines);
  }
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rules_are_gathered_and_counted),
      cmocka_unit_test(letter_numbers_are_kept_in_ranges),
      cmocka_unit_test(what_the_vault_holds_is_kept_as_a_place_for_it),
  };
  return cmocka_run_group_tests_name("what rules said about a run", tests, NULL, NULL);
}
