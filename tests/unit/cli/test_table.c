/* SPDX-License-Identifier: MIT */
/* Tables: aligned for names of every script, fitted to the screen, harmless, the same data as CSV and JSON. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stddef.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../../src/cli/output.h"
#include "solipost/lang/text.h"

static const struct cli_column columns[] = {
    {"code", "code", 0},
    {"name", "name", COLUMN_MAY_SHRINK},
    {"empty", "never filled", COLUMN_OPTIONAL},
    {"count", "count", COLUMN_RIGHT},
    {"secret", "only in files", COLUMN_FILES_ONLY},
};

static const char *const rows[][5] = {
    {"P1", "Deniz", "", "7", "a"},
    {"P2", "中文名字", NULL, "12", "b"},
    {"P3", "كاوه", "", "300", "c"},
    {"P4", "e\xcc\x81le\xcc\x80ve", "", "1", "d"},
};

/* What lands on standard output when `count` rows are printed; their cells follow each other. */
static const char *printed_rows(struct cli *cli, const struct cli_column *shown, size_t shown_count,
                                const char *const *cells, size_t count) {
  char path[] = "/tmp/solipost-table-XXXXXX";
  static char text[8192];
  int file = mkstemp(path), stdout_before = dup(STDOUT_FILENO);
  struct error error = {0};
  unlink(path);
  fflush(stdout);
  dup2(file, STDOUT_FILENO);
  struct cli_table *table = cli_table_begin(cli, shown, shown_count);
  for (size_t i = 0; i < count; i++) cli_table_row(table, cells + i * shown_count);
  assert_int_equal(cli_table_rows(table), count);
  cli_table_end(table);
  bool ended = output_end(cli, &error);
  dup2(stdout_before, STDOUT_FILENO);
  close(stdout_before);
  ssize_t length = pread(file, text, sizeof text - 1, 0);
  close(file);
  assert_true(ended);
  assert_true(length > 0);
  text[length] = '\0';
  return text;
}

static const char *printed(struct cli *cli) {
  return printed_rows(cli, columns, COUNT_OF(columns), rows[0], COUNT_OF(rows));
}

static struct cli begin_cli(enum cli_format format, size_t width, bool terminal) {
  struct cli cli = {.format = format, .language = "en"};
  output_begin(&cli);
  cli.columns = width;
  cli.out_is_terminal = terminal;
  cli.colour = false;
  return cli;
}

/* Each line of `text` without its end, in the arena. */
static size_t split(const char *text, const char **lines, size_t room, struct arena *arena) {
  size_t count = 0;
  for (const char *at = text; *at != '\0' && count < room;) {
    size_t length = strcspn(at, "\n");
    lines[count++] = arena_strndup(arena, at, length);
    at += length + 1;
  }
  return count;
}

static void columns_are_aligned_for_every_script(void **state) {
  (void)state;
  struct arena arena;
  const char *lines[8];
  arena_init(&arena);
  struct cli cli = begin_cli(FORMAT_TABLE, 80, false);
  assert_int_equal(split(printed(&cli), lines, 8, &arena), 5);
  for (size_t i = 1; i < 5; i++) assert_int_equal(lang_columns(lines[i]), lang_columns(lines[0]));
  assert_string_equal(lines[0], "code  name      count");
  assert_string_equal(lines[1], "P1    Deniz         7");
  assert_string_equal(lines[2], "P2    中文名字     12");
  arena_release(&arena);
}

static void a_narrow_screen_cuts_what_may_shrink(void **state) {
  (void)state;
  struct arena arena;
  const char *lines[8];
  arena_init(&arena);
  struct cli cli = begin_cli(FORMAT_TABLE, 19, false);
  assert_int_equal(split(printed(&cli), lines, 8, &arena), 5);
  for (size_t i = 0; i < 5; i++) assert_true(lang_columns(lines[i]) <= 19);
  assert_non_null(strstr(lines[2], "中文…"));
  assert_non_null(strstr(lines[1], "Deniz"));
  arena_release(&arena);
}

static void where_there_is_no_room_optional_columns_go_the_last_first(void **state) {
  static const struct cli_column wide[] = {{"code", "code", 0},
                                           {"first", "first thing", COLUMN_OPTIONAL},
                                           {"kept", "kept", 0},
                                           {"last", "last thing", COLUMN_OPTIONAL}};
  static const char *const cells[] = {"P1", "1", "here", "2"};
  (void)state;
  struct cli cli = begin_cli(FORMAT_TABLE, 40, true);
  assert_string_equal(printed_rows(&cli, wide, COUNT_OF(wide), cells, 1), "code  first thing  kept  last thing\n"
                                                                          "P1    1            here  2\n");
  cli = begin_cli(FORMAT_TABLE, 30, true);
  assert_string_equal(printed_rows(&cli, wide, COUNT_OF(wide), cells, 1), "code  first thing  kept\n"
                                                                          "P1    1            here\n");
  cli = begin_cli(FORMAT_TABLE, 10, true);
  assert_string_equal(printed_rows(&cli, wide, COUNT_OF(wide), cells, 1), "code  kept\n"
                                                                          "P1    here\n");
  /* Whoever reads a pipe has all the room there is. */
  cli = begin_cli(FORMAT_TABLE, 0, false);
  assert_non_null(strstr(printed_rows(&cli, wide, COUNT_OF(wide), cells, 1), "last thing"));
}

static void right_to_left_names_are_isolated_on_a_terminal_only(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct cli cli = begin_cli(FORMAT_TABLE, 80, true);
  const char *shown = printed(&cli);
  assert_non_null(strstr(shown, "\u2068كاوه\u2069"));
  assert_null(strstr(shown, "\u2068Deniz"));
  cli = begin_cli(FORMAT_TABLE, 80, false);
  assert_null(strstr(printed(&cli), "\u2068"));
  arena_release(&arena);
}

static void sentences_go_on_below(void **state) {
  (void)state;
  static const struct cli_column sentences[] = {{"code", "code", 0}, {"what", "what", COLUMN_WRAPS}};
  struct arena arena;
  const char *lines[8];
  arena_init(&arena);
  struct cli cli = begin_cli(FORMAT_TABLE, 20, false);
  const char *text = printed_rows(&cli, sentences, COUNT_OF(sentences),
                                  (const char *const[]){"P1", "one two three four averyveryverylongword"}, 1);
  assert_int_equal(split(text, lines, 8, &arena), 5);
  assert_string_equal(lines[1], "P1    one two three");
  assert_string_equal(lines[2], "      four");
  assert_string_equal(lines[3], "      averyveryveryl");
  assert_string_equal(lines[4], "      ongword");
  arena_release(&arena);
}

/* The letter x, `count` times. */
static char *long_word(size_t count, struct arena *arena) {
  char *word = arena_alloc(arena, count + 1);
  memset(word, 'x', count);
  return word;
}

static void one_very_long_cell_stands_out_of_its_row_only(void **state) {
  (void)state;
  static const struct cli_column people[] = {{"name", "name", COLUMN_MAY_SHRINK}, {"place", "place", 0}};
  struct arena arena;
  const char *lines[8];
  arena_init(&arena);
  const char *word = long_word(5000, &arena);
  const char *const cells[] = {"Deniz", "Sincan", word, "Sincan"};
  struct cli cli = begin_cli(FORMAT_TABLE, 0, false);
  assert_int_equal(split(printed_rows(&cli, people, COUNT_OF(people), cells, 2), lines, 8, &arena), 3);
  assert_string_equal(lines[1], "Deniz  Sincan");
  assert_string_equal(lines[2], arena_printf(&arena, "%s  Sincan", word));
  cli = begin_cli(FORMAT_TABLE, 30, false);
  assert_int_equal(split(printed_rows(&cli, people, COUNT_OF(people), cells, 2), lines, 8, &arena), 3);
  for (size_t i = 0; i < 3; i++) assert_true(lang_columns(lines[i]) <= 30);
  arena_release(&arena);
}

/* Half a million letters: anything that grows with the square of it would not come to an end. */
static void sentences_of_any_length_are_broken_in_linear_time(void **state) {
  (void)state;
  static const struct cli_column sentences[] = {{"code", "code", 0}, {"what", "what", COLUMN_WRAPS}};
  struct arena arena;
  arena_init(&arena);
  const char *const cells[] = {"P1", long_word(500000, &arena)};
  for (size_t width = 0; width <= 20; width += 20) {
    struct cli cli = begin_cli(FORMAT_TABLE, width, false);
    assert_non_null(strstr(printed_rows(&cli, sentences, COUNT_OF(sentences), cells, 1), "P1    xxx"));
  }
  arena_release(&arena);
}

static void csv_has_every_column_under_its_plain_name(void **state) {
  (void)state;
  struct arena arena;
  const char *lines[8];
  arena_init(&arena);
  struct cli cli = begin_cli(FORMAT_CSV, 80, false);
  assert_int_equal(split(printed(&cli), lines, 8, &arena), 5);
  assert_string_equal(lines[0], "code,name,empty,count,secret");
  assert_string_equal(lines[1], "P1,Deniz,,7,a");
  assert_string_equal(lines[3], "P3,كاوه,,300,c");
  arena_release(&arena);
}

static void json_is_one_array_with_an_object_per_line(void **state) {
  (void)state;
  struct arena arena;
  const char *lines[8];
  arena_init(&arena);
  struct cli cli = begin_cli(FORMAT_JSON, 80, false);
  assert_int_equal(split(printed(&cli), lines, 8, &arena), 6);
  assert_string_equal(lines[0], "[");
  assert_string_equal(lines[1],
                      "{\"code\": \"P1\", \"name\": \"Deniz\", \"empty\": \"\", \"count\": \"7\", \"secret\": \"a\"},");
  assert_string_equal(lines[5], "]");
  arena_release(&arena);
}

static void messages_cannot_move_the_cursor(void **state) {
  (void)state;
  struct arena arena;
  char path[] = "/tmp/solipost-table-XXXXXX", text[256] = "";
  int file = mkstemp(path), stdout_before = dup(STDOUT_FILENO);
  struct error error = {0};
  arena_init(&arena);
  unlink(path);
  fflush(stdout);
  dup2(file, STDOUT_FILENO);
  struct cli cli = begin_cli(FORMAT_TABLE, 80, true);
  cli_print(&cli, "%s\n", "a\033[2Jb\u202ec");
  bool ended = output_end(&cli, &error);
  dup2(stdout_before, STDOUT_FILENO);
  close(stdout_before);
  assert_true(ended);
  assert_true(pread(file, text, sizeof text - 1, 0) > 0);
  close(file);
  assert_string_equal(text, "a<U+001B>[2Jb<U+202E>c\n");
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(columns_are_aligned_for_every_script),
      cmocka_unit_test(a_narrow_screen_cuts_what_may_shrink),
      cmocka_unit_test(where_there_is_no_room_optional_columns_go_the_last_first),
      cmocka_unit_test(right_to_left_names_are_isolated_on_a_terminal_only),
      cmocka_unit_test(sentences_go_on_below),
      cmocka_unit_test(one_very_long_cell_stands_out_of_its_row_only),
      cmocka_unit_test(sentences_of_any_length_are_broken_in_linear_time),
      cmocka_unit_test(csv_has_every_column_under_its_plain_name),
      cmocka_unit_test(json_is_one_array_with_an_object_per_line),
      cmocka_unit_test(messages_cannot_move_the_cursor),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
