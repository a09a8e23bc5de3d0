/* SPDX-License-Identifier: MIT */
/* Command lines: which command is meant, where options may stand, what is misuse. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stddef.h>

#include <cmocka.h>

#include "../../../src/cli/commands.h"
#include "../../../src/cli/parse.h"

enum { MOST_WORDS = 16 };

static struct arena arena;
static struct error error;

static int begin(void **state) {
  (void)state;
  arena_init(&arena);
  error_clear(&error);
  return 0;
}

static int end(void **state) {
  (void)state;
  arena_release(&arena);
  return 0;
}

/* "solipost list prisoners" -> parsed; words are separated by one blank. */
static bool parse(const char *line, struct parsed *out) {
  char *words[MOST_WORDS + 1] = {NULL};
  int count = 0;
  for (const char *at = line; *at != '\0' && count < MOST_WORDS; count++) {
    size_t length = strcspn(at, " ");
    words[count] = arena_strndup(&arena, at, length);
    at += length;
    at += *at == ' ' ? 1 : 0;
  }
  return parse_words(commands_all(), count, words, &arena, out, &error);
}

static void assert_misused(const char *line, const char *part) {
  struct parsed parsed;
  error_clear(&error);
  assert_false(parse(line, &parsed));
  assert_int_equal(error.kind, ERROR_MISUSED);
  if (strstr(error.message, part) == NULL && strstr(error.hint, part) == NULL)
    fail_msg("'%s' is neither in '%s' nor in '%s'", part, error.message, error.hint);
}

static void assert_command(const char *line, const char *name) {
  struct parsed parsed;
  if (!parse(line, &parsed)) fail_msg("%s: %s", line, error.message);
  if (name == NULL) assert_null(parsed.command);
  else assert_string_equal(parsed.command->name, name);
}

static void commands_of_one_and_two_words(void **state) {
  (void)state;
  assert_command("solipost", NULL);
  assert_command("solipost check", "check");
  assert_command("solipost list prisoners", "list prisoners");
  assert_command("solipost edit P001 status=remand", "edit");
  assert_command("solipost edit prisoner P001", "edit prisoner");
  assert_command("solipost prisoners list", "list prisoners");
}

static void options_stand_anywhere(void **state) {
  (void)state;
  assert_command("solipost --register r list prisoners", "list prisoners");
  assert_command("solipost list --country TR prisoners", "list prisoners");
  assert_command("solipost list prisoners --register=r", "list prisoners");
  assert_command("solipost add --name Deniz prisoner", "add prisoner");
}

static void values_follow_or_are_attached(void **state) {
  (void)state;
  struct parsed parsed;
  assert_true(parse("solipost delete -ny P001 --register=a=b --who Anna", &parsed));
  assert_true(parsed.globals.yes);
  assert_true(parsed.globals.dry_run);
  assert_string_equal(parsed.globals.register_path, "a=b");
  assert_string_equal(parsed.globals.who, "Anna");
  assert_int_equal(parsed.operand_count, 1);
  assert_string_equal(parsed.operands[0], "P001");
  assert_null(parsed.operands[1]);
}

static void two_dashes_end_the_options(void **state) {
  (void)state;
  struct parsed parsed;
  assert_true(parse("solipost find -- --odd -name", &parsed));
  assert_int_equal(parsed.operand_count, 2);
  assert_string_equal(parsed.operands[0], "--odd");
}

static void a_dash_and_a_negative_number_are_operands(void **state) {
  (void)state;
  struct parsed parsed;
  assert_true(parse("solipost find - -7", &parsed));
  assert_int_equal(parsed.operand_count, 2);
}

static void initial_values_stand_where_nothing_is_given(void **state) {
  (void)state;
  struct parsed parsed;
  assert_true(parse("solipost list prisoners", &parsed));
  assert_int_equal(parsed.globals.format, FORMAT_TABLE);
  assert_true(parse("solipost list prisoners --format json", &parsed));
  assert_int_equal(parsed.globals.format, FORMAT_JSON);
}

static void fields_are_options_with_dashes_or_underscores(void **state) {
  (void)state;
  struct parsed parsed;
  assert_true(parse("solipost add prisoner --verified-on today --name_native X", &parsed));
  const char *const *values = *(const char *const *const *)((char *)parsed.options + parsed.command->fields_offset);
  const struct noun *noun = parsed.command->fields;
  assert_string_equal(values[noun_field(noun, "verified_on") - noun->fields], "today");
  assert_string_equal(values[noun_field(noun, "name_native") - noun->fields], "X");
  assert_null(values[noun_field(noun, "name") - noun->fields]);
}

static const struct text_list *list_given(const struct parsed *parsed, const char *name) {
  for (size_t i = 0; i < parsed->command->option_count; i++) {
    const struct command_option *option = &parsed->command->options[i];
    if (strcmp(option->name, name) == 0)
      return (const struct text_list *)(const void *)((const char *)parsed->options + option->offset);
  }
  return NULL;
}

static void a_file_option_that_repeats_keeps_all_in_order(void **state) {
  (void)state;
  struct parsed parsed;
  assert_true(parse("solipost print cards --lines -p a.jpg --picture=b.png P001 --picture c", &parsed));
  const struct text_list *pictures = list_given(&parsed, "picture");
  assert_int_equal(pictures->count, 3);
  assert_string_equal(pictures->items[0], "a.jpg");
  assert_string_equal(pictures->items[1], "b.png");
  assert_string_equal(pictures->items[2], "c");
  assert_null(pictures->items[3]);
  assert_int_equal(parsed.operand_count, 1);
  assert_true(parse("solipost print cards --lines", &parsed));
  assert_null(list_given(&parsed, "picture")->items);
  assert_misused("solipost print cards --lines --picture=", "--picture");
}

static void misuse_names_what_was_meant(void **state) {
  (void)state;
  assert_misused("solipost chekc", "'check'");
  assert_misused("solipost lsit prisoners", "'list prisoners'");
  assert_misused("solipost list", "solipost list prisons");
  assert_misused("solipost list prisoners --contry TR", "--country");
  assert_misused("solipost list prisoners --format=cvs", "'csv'");
  assert_misused("solipost --verison", "--version");
  assert_misused("solipost list prisoners -Z", "-Z");
}

static void values_are_wanted_where_they_belong(void **state) {
  (void)state;
  assert_misused("solipost list prisoners --country", "needs a value");
  assert_misused("solipost list prisoners --country --all", "needs a value");
  assert_misused("solipost list prisoners --all=1", "takes no value");
  assert_misused("solipost find x --limit many", "1 to 100000");
  assert_misused("solipost find x --limit 0", "1 to 100000");
}

static void options_of_other_commands_mean_nothing(void **state) {
  (void)state;
  assert_misused("solipost backup x --format csv", "--format");
  assert_misused("solipost history --yes", "--yes");
}

static void operands_are_counted(void **state) {
  (void)state;
  assert_misused("solipost backup", "FILE");
  assert_misused("solipost backup a b", "'b'");
  assert_misused("solipost check now", "'now'");
}

static void help_needs_no_sense_in_the_rest(void **state) {
  (void)state;
  struct parsed parsed;
  assert_true(parse("solipost list prisoners --nonsense --help", &parsed));
  assert_true(parsed.globals.help);
  assert_string_equal(parsed.command->name, "list prisoners");
  assert_true(parse("solipost add -h", &parsed));
  assert_string_equal(parsed.first_word, "add");
  assert_true(parse("solipost --version", &parsed));
  assert_true(parsed.globals.version);
}

static void words_that_are_no_text_are_refused(void **state) {
  (void)state;
  assert_misused("solipost find \xff", "UTF-8");
  assert_misused("solipost list prisoners --prison \xc3", "UTF-8");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

static void assert_private(const char *line, const char *word, bool expected, bool with_value) {
  struct parsed parsed;
  bool value_follows = !with_value;
  if (!parse(line, &parsed)) fail_msg("%s: %s", line, error.message);
  assert_int_equal(parse_is_private(parsed.command, word, &value_follows), expected);
  assert_int_equal(value_follows, with_value);
}

static void private_options_are_known_however_they_are_typed(void **state) {
  (void)state;
  const char *line = "solipost vault set Amsel --name Erika";
  assert_private(line, "--name", true, true);
  assert_private(line, "--name=Erika", true, false);
  assert_private(line, "--vault_passphrase_fd", true, true);
  assert_private(line, "--yes", false, false);
  assert_private(line, "Erika", false, false);
  assert_private(line, "-", false, false);
  assert_private("solipost add prisoner Deniz --note x", "--note", false, false);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(commands_of_one_and_two_words),
      TEST(options_stand_anywhere),
      TEST(values_follow_or_are_attached),
      TEST(two_dashes_end_the_options),
      TEST(a_dash_and_a_negative_number_are_operands),
      TEST(initial_values_stand_where_nothing_is_given),
      TEST(fields_are_options_with_dashes_or_underscores),
      TEST(a_file_option_that_repeats_keeps_all_in_order),
      TEST(misuse_names_what_was_meant),
      TEST(values_are_wanted_where_they_belong),
      TEST(options_of_other_commands_mean_nothing),
      TEST(operands_are_counted),
      TEST(help_needs_no_sense_in_the_rest),
      TEST(words_that_are_no_text_are_refused),
      TEST(private_options_are_known_however_they_are_typed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
