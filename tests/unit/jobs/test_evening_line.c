/* SPDX-License-Identifier: MIT */
/* What is typed after an evening is read as people mean it: letters first, then who, and what became of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/jobs/evening_line.h"

/* ---- what was understood, as a text: "n412 n415-417 | rose, Anna | home" ---- */

static const char *which_said(const struct evening_which *which, struct arena *arena) {
  static const char *const marks[] = {[EVENING_NUMBER] = "n", [EVENING_ROW] = "r", [EVENING_LETTER] = "l"};
  if (which->how == EVENING_NAME) return arena_printf(arena, "<%s>", which->name);
  if (which->from == which->to) return arena_printf(arena, "%s%lld", marks[which->how], (long long)which->from);
  return arena_printf(arena, "%s%lld-%lld", marks[which->how], (long long)which->from, (long long)which->to);
}

static const char *line_said(const struct evening_line *line, struct arena *arena) {
  const char *text = "";
  for (size_t i = 0; i < line->which_count; i++)
    text = arena_printf(arena, "%s%s%s", text, i == 0 ? "" : " ", which_said(&line->which[i], arena));
  text = arena_printf(arena, "%s |", text);
  for (size_t i = 0; i < line->by_count; i++)
    text = arena_printf(arena, "%s%s%s", text, i == 0 ? " " : ", ", line->by[i]);
  return arena_printf(arena, "%s | %s", text, evening_what_word(line->what));
}

/* ---- somebody to be named ---- */

static bool is_known(void *context, const char *words) {
  static const char *const people[] = {"Deniz", "Deniz Örnek", "P014", "P020", "Q7", "Ali", "Rose"};
  (void)context;
  for (size_t i = 0; i < COUNT_OF(people); i++)
    if (strcmp(words, people[i]) == 0) return true;
  return false;
}
static const struct evening_names names = {.is_person = is_known};

static struct arena arena;
static int start(void **state) {
  (void)state;
  arena_init(&arena);
  return 0;
}
static int stop(void **state) {
  (void)state;
  arena_release(&arena);
  return 0;
}

static void reads(const char *text, const char *wanted) {
  struct evening_line line;
  struct error error = {0};
  if (!evening_line_parse(text, &names, &arena, &line, &error)) fail_msg("%s: %s", text, error.message);
  assert_string_equal(line_said(&line, &arena), wanted);
}

static const char *refuses(const char *text) {
  static struct error error;
  struct evening_line line;
  if (evening_line_parse(text, &names, &arena, &line, &error))
    fail_msg("%s was read as %s", text, line_said(&line, &arena));
  assert_int_equal(error.kind, ERROR_MISUSED);
  return error.message;
}

/* ---- lines ---- */

static void a_number_and_a_name_is_all_a_card_needs(void **state) {
  (void)state;
  reads("412 rose", "n412 | rose | ");
  reads("3 guest", "n3 | guest | ");
  reads("  412   rose  ", "n412 | rose | ");
  reads("412", "n412 | | ");
}

static void several_letters_and_several_writers_go_on_one_line(void **state) {
  (void)state;
  reads("412 415-417 rose", "n412 n415-417 | rose | ");
  reads("412,415..417, 420 rose", "n412 n415-417 n420 | rose | ");
  reads("415–417 rose", "n415-417 | rose | ");
  reads("412 rose+tulip", "n412 | rose, tulip | ");
  reads("412 rose + tulip + guest", "n412 | rose, tulip, guest | ");
  reads("P014 P020 rose", "<P014> <P020> | rose | ");
  reads("P014 412 rose", "<P014> n412 | rose | ");
}

static void a_row_and_a_letter_number_can_be_told_apart(void **state) {
  (void)state;
  reads("#12 rose", "r12 | rose | ");
  reads("#3-5 rose", "r3-5 | rose | ");
  reads("no.12 rose", "l12 | rose | ");
  reads("No.12-14", "l12-14 | | ");
}

static void digits_of_other_scripts_count(void **state) {
  (void)state;
  reads("۴۱۲ rose", "n412 | rose | ");
  reads("٣-٥ rose", "n3-5 | rose | ");
}

static void a_name_is_as_long_as_somebody_is_called(void **state) {
  (void)state;
  reads("Deniz rose", "<Deniz> | rose | ");
  reads("Deniz Örnek rose", "<Deniz Örnek> | rose | ");
  reads("Deniz Anna Maria", "<Deniz> | Anna Maria | ");
  /* Nobody is called so: a name of somebody who is not on the list. */
  reads("Unknown rose", "<Unknown> | rose | ");
  reads("P099 rose", "<P099> | rose | ");
}

static void behind_a_letter_a_name_is_a_writer_even_when_a_prisoner_is_called_so(void **state) {
  (void)state;
  reads("412 Deniz", "n412 | Deniz | ");
  reads("P014 Rose", "<P014> | Rose | ");
  /* Nobody has this code: it is a pseudonym. */
  reads("412 rose7", "n412 | rose7 | ");
}

static void quotes_keep_words_together(void **state) {
  (void)state;
  reads("\"Ali Kaya\" rose", "<Ali Kaya> | rose | ");
  reads("„Ali Kaya“ rose", "<Ali Kaya> | rose | ");
  reads("“Ali Kaya” rose", "<Ali Kaya> | rose | ");
  reads("«Ali Kaya» rose", "<Ali Kaya> | rose | ");
  reads("412 \"home\"", "n412 | home | ");
  reads("\"412\" rose", "<412> | rose | ");
}

static void one_letter_to_two_people(void **state) {
  (void)state;
  reads("P014+P020 rose", "<P014+P020> | rose | ");
}

static void what_became_of_it_may_stand_before_or_behind_the_name(void **state) {
  (void)state;
  reads("412 home", "n412 | | home");
  reads("412 home rose", "n412 | rose | home");
  reads("412 rose HOME", "n412 | rose | home");
  reads("412 rose stamp", "n412 | rose | stamp");
  reads("412 reading rose+tulip", "n412 | rose, tulip | reading");
  reads("412 Anna Maria translation", "n412 | Anna Maria | translation");
  reads("412 -", "n412 | | nobody");
  reads("412-415 nobody", "n412-415 | | nobody");
  reads("Deniz –", "<Deniz> | | nobody");
  reads("412 home home", "n412 | | home");
}

static void what_cannot_be_meant_is_said(void **state) {
  (void)state;
  assert_string_equal(refuses(""), "which letter is it?");
  assert_string_equal(refuses(" , "), "which letter is it?");
  assert_string_equal(refuses("417-415 rose"), "417-415 counts backwards");
  assert_string_equal(refuses("1-99999 rose"), "1-99999 are more than 1000 letters");
  assert_string_equal(refuses("412 home stamp"), "\"home\" and \"stamp\" exclude each other");
  assert_string_equal(refuses("412 - rose"), "nobody wrote it, and rose did?");
  assert_string_equal(refuses("\"Deniz rose"), "a quote is not closed");
  assert_string_equal(refuses("1 rose; 2 tulip"), "2 stands behind who wrote");
  assert_string_equal(refuses("1 rose P014 tulip"), "P014 stands behind who wrote");
  reads("1 \"Rose 2\"", "n1 | Rose 2 | ");
}

static void numbers_too_long_to_be_one_are_no_numbers(void **state) {
  (void)state;
  reads("9999999999999999999999 rose", "<9999999999999999999999> | rose | ");
  reads("0 rose", "<0> | rose | ");
  reads("412- rose", "<412-> | rose | ");
}

/* ---- rows of a list ---- */

#define ROW(row, number, name, writer, what) (&(const struct evening_cells){row, number, "", name, writer, what})
static void row_reads(const struct evening_cells *cells, const char *wanted) {
  struct evening_line line;
  struct error error = {0};
  bool open;
  if (!evening_line_of_cells(cells, &arena, &line, &open, &error)) fail_msg("%s", error.message);
  assert_string_equal(open ? "open" : line_said(&line, &arena), wanted);
}

static const char *row_refused(const struct evening_cells *cells) {
  static struct error error;
  struct evening_line line;
  bool open;
  assert_false(evening_line_of_cells(cells, &arena, &line, &open, &error));
  return error.message;
}

static void a_row_is_meant_by_its_number_then_its_place_then_its_name(void **state) {
  (void)state;
  row_reads(ROW("1", "412", "P014", "rose", ""), "l412 | rose | ");
  row_reads(ROW("1", "", "P014", "rose+Anna Maria", "home"), "r1 | rose, Anna Maria | home");
  row_reads(ROW("", "", "P014", "rose", ""), "<P014> | rose | ");
  row_reads(ROW("", "", "Deniz Örnek", "guest", "stamp"), "<Deniz Örnek> | guest | stamp");
}

static void a_row_in_which_nothing_was_filled_in_is_left_open(void **state) {
  (void)state;
  row_reads(ROW("1", "412", "P014", "", ""), "open");
  row_reads(ROW("1", "412", "P014", "", "-"), "l412 | | nobody");
  row_reads(ROW("1", "412", "P014", "-", ""), "l412 | | nobody");
  row_reads(ROW("1", "412", "P014", "", "home"), "l412 | | home");
}

static void faults_of_a_row_are_said(void **state) {
  (void)state;
  assert_string_equal(row_refused(ROW("1", "four", "P014", "rose", "")), "\"four\" is no number");
  assert_string_equal(row_refused(ROW("", "", "", "rose", "")), "which letter is it?");
  assert_string_equal(row_refused(ROW("1", "412", "P014", "rose", "lost")),
                      "\"lost\" is nothing that becomes of a letter");
  assert_string_equal(row_refused(ROW("1", "412", "P014", "rose", "-")), "nobody wrote it, and rose did?");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_number_and_a_name_is_all_a_card_needs),
      cmocka_unit_test(several_letters_and_several_writers_go_on_one_line),
      cmocka_unit_test(a_row_and_a_letter_number_can_be_told_apart),
      cmocka_unit_test(digits_of_other_scripts_count),
      cmocka_unit_test(a_name_is_as_long_as_somebody_is_called),
      cmocka_unit_test(behind_a_letter_a_name_is_a_writer_even_when_a_prisoner_is_called_so),
      cmocka_unit_test(quotes_keep_words_together),
      cmocka_unit_test(one_letter_to_two_people),
      cmocka_unit_test(what_became_of_it_may_stand_before_or_behind_the_name),
      cmocka_unit_test(what_cannot_be_meant_is_said),
      cmocka_unit_test(numbers_too_long_to_be_one_are_no_numbers),
      cmocka_unit_test(a_row_is_meant_by_its_number_then_its_place_then_its_name),
      cmocka_unit_test(a_row_in_which_nothing_was_filled_in_is_left_open),
      cmocka_unit_test(faults_of_a_row_are_said),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
