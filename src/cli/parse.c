/* SPDX-License-Identifier: MIT */
/* Two passes over the words: the first finds the command (skipping options and their values, wherever they stand), the
 * second reads the options of that command. */
#include "parse.h"

#include <string.h>

#include "solipost/base/utf8.h"
#include "solipost/base/suggest.h"
#include "value.h"

static const struct choice format_choices[] = {{"table", N_("table")}, {"csv", "CSV"}, {"json", "JSON"}, {NULL, NULL}};

#define GLOBAL(member) offsetof(struct global_options, member)
const struct global_option global_options[] = {
    {{.name = "format",
      .type = OPTION_CHOICE,
      .value_name = "FORMAT",
      .offset = GLOBAL(format),
      .initial = "table",
      .choices = format_choices,
      .help = N_("how a list is written")},
     LISTS},
    {{.letter = 'n',
      .name = "dry-run",
      .type = OPTION_FLAG,
      .offset = GLOBAL(dry_run),
      .help = N_("only show what would be done")},
     DRY_RUN},
    {{.letter = 'y', .name = "yes", .type = OPTION_FLAG, .offset = GLOBAL(yes), .help = N_("do it without asking")},
     CONFIRMS},
    {{.name = "register",
      .type = OPTION_FILE,
      .value_name = "FILE",
      .offset = GLOBAL(register_path),
      .help = N_("the register to use instead of your usual one")},
     0},
    {{.name = "who",
      .type = OPTION_TEXT,
      .value_name = "NAME",
      .offset = GLOBAL(who),
      .help = N_("who is at work, for the history")},
     0},
    {{.name = "passphrase-fd",
      .type = OPTION_TEXT,
      .value_name = "NUMBER",
      .offset = GLOBAL(passphrase_fd),
      .help = N_("read the passphrase of the register from this open file instead of the terminal")},
     0},
    {{.name = "no-pager",
      .type = OPTION_FLAG,
      .offset = GLOBAL(no_pager),
      .help = N_("write long answers straight to the screen")},
     PAGES},
    {{.letter = 'h', .name = "help", .type = OPTION_FLAG, .offset = GLOBAL(help), .help = N_("explain this command")},
     0},
    {{.name = "version",
      .type = OPTION_FLAG,
      .offset = GLOBAL(version),
      .help = N_("show the version of solipost and of what it is built on")},
     0},
};
const size_t global_option_count = COUNT_OF(global_options);

bool global_option_applies(const struct global_option *option, const struct command *command) {
  return option->needs == 0 || (command->flags & option->needs) != 0;
}

bool parse_field_is_offered(const struct field *field) {
  bool by_code = field->type != FIELD_REFERENCE || field->refers_to == &relay_noun;
  return (field->flags & FIELD_INTERNAL) == 0 && by_code;
}

const char *parse_field_option(const struct field *field, struct arena *arena) {
  char *name = arena_strdup(arena, field->name);
  for (char *at = name; *at != '\0'; at++)
    if (*at == '_') *at = '-';
  return name;
}

/* ---- one option as typed ---- */

struct typed_option {
  const char *name; /* without dashes; one letter when is_letter */
  size_t name_length;
  bool is_letter;
  const char *value; /* after '=' or directly after the letter; NULL when none is attached */
};

static bool is_option(const char *word) { return word[0] == '-' && word[1] != '\0' && !ascii_is_digit(word[1]); }

static struct typed_option split_option(const char *word) {
  struct typed_option typed = {.is_letter = word[1] != '-'};
  typed.name = word + (typed.is_letter ? 1 : 2);
  if (typed.is_letter) {
    typed.name_length = 1;
    typed.value = typed.name[1] == '\0' ? NULL : typed.name + 1 + (typed.name[1] == '=' ? 1 : 0);
    return typed;
  }
  typed.name_length = strcspn(typed.name, "=");
  if (typed.name[typed.name_length] == '=') typed.value = typed.name + typed.name_length + 1;
  return typed;
}

/* Options may be typed with '_' for '-', as the fields are called in files. */
static bool same_name(const struct typed_option *typed, const char *name) {
  if (strlen(name) != typed->name_length) return false;
  for (size_t i = 0; i < typed->name_length; i++) {
    char c = typed->name[i] == '_' ? '-' : typed->name[i];
    if (c != (name[i] == '_' ? '-' : name[i])) return false;
  }
  return true;
}

static bool option_is_meant(const struct command_option *option, const struct typed_option *typed) {
  if (typed->is_letter) return option->letter != 0 && option->letter == typed->name[0];
  return same_name(typed, option->name);
}

static const struct command_option *command_option_of(const struct command *command, const struct typed_option *typed) {
  for (size_t i = 0; i < command->option_count; i++)
    if (option_is_meant(&command->options[i], typed)) return &command->options[i];
  return NULL;
}

static const struct global_option *global_option_of(const struct typed_option *typed) {
  for (size_t i = 0; i < global_option_count; i++)
    if (option_is_meant(&global_options[i].option, typed)) return &global_options[i];
  return NULL;
}

static const struct field *field_option_of(const struct command *command, const struct typed_option *typed) {
  if (command->fields == NULL || typed->is_letter) return NULL;
  for (size_t i = 0; i < command->fields->field_count; i++) {
    const struct field *field = &command->fields->fields[i];
    if (parse_field_is_offered(field) && same_name(typed, field->name)) return field;
  }
  return NULL;
}

bool parse_is_private(const struct command *command, const char *word, bool *with_value) {
  *with_value = false;
  if (command == NULL || !is_option(word)) return false;
  struct typed_option typed = split_option(word);
  const struct command_option *option = command_option_of(command, &typed);
  if (option == NULL || option->type != OPTION_PRIVATE) return false;
  *with_value = typed.value == NULL;
  return true;
}

/* ---- first pass: the command ---- */

static bool first_word_is(const struct command *command, const char *word) {
  size_t length = strlen(word);
  return strncmp(command->name, word, length) == 0 && command->name[length] == ' ';
}

/* Whether the word after this option belongs to it, for any command that begins with `first` (NULL: any at all). */
static bool takes_next_word(const struct command *const *all, const char *word, const char *first) {
  struct typed_option typed = split_option(word);
  if (typed.value != NULL) return false;
  const struct global_option *global = global_option_of(&typed);
  if (global != NULL) return global->option.type != OPTION_FLAG;
  for (size_t i = 0; all[i] != NULL; i++) {
    if (first != NULL && strcmp(all[i]->name, first) != 0 && !first_word_is(all[i], first)) continue;
    const struct command_option *option = command_option_of(all[i], &typed);
    if (option != NULL) return option->type != OPTION_FLAG;
    if (field_option_of(all[i], &typed) != NULL) return true;
  }
  return false;
}

/* Index of the next word that is no option and no option's value; argc when there is none. */
static int next_plain_word(const struct command *const *all, int argc, char **argv, int from, const char *first) {
  for (int i = from; i < argc; i++) {
    if (strcmp(argv[i], "--") == 0) return argc;
    if (!is_option(argv[i])) return i;
    if (takes_next_word(all, argv[i], first)) i++;
  }
  return argc;
}

/* What people coming from other programs type. */
static const char *const other_words[][2] = {
    {"new", "add"},     {"create", "add"},    {"remove", "delete"}, {"rm", "delete"},   {"del", "delete"},
    {"ls", "list"},     {"search", "find"},   {"look", "find"},     {"log", "history"}, {"update", "edit"},
    {"change", "edit"}, {"move", "transfer"}, {"view", "show"},     {"save", "backup"}};

static const char *suggest_command(const struct command *const *all, const char *first, const char *second,
                                   struct arena *arena) {
  LIST(const char *) names = {0};
  const char *near = NULL;
  for (size_t i = 0; i < COUNT_OF(other_words); i++)
    if (ascii_equal_ignoring_case(first, other_words[i][0])) first = other_words[i][1];
  /* "remove P001": the word is known, what follows is no part of the command. */
  for (size_t i = 0; all[i] != NULL; i++)
    if (strcmp(all[i]->name, first) == 0) return arena_printf(arena, "'%s'", first);
  for (size_t i = 0; all[i] != NULL; i++) LIST_PUSH(&names, all[i]->name);
  const char *both = second == NULL ? first : arena_printf(arena, "%s %s", first, second);
  const char *turned = second == NULL ? first : arena_printf(arena, "%s %s", second, first);
  if (second != NULL) near = suggest_nearest(both, names.items, names.count, "", arena);
  if (near == NULL && second != NULL) near = suggest_nearest(turned, names.items, names.count, "", arena);
  if (near == NULL) near = suggest_nearest(first, names.items, names.count, "", arena);
  LIST_RELEASE(&names);
  if (near != NULL) return near;
  /* "lits": the first word of a two-word command alone. */
  for (size_t i = 0; all[i] != NULL; i++) {
    const char *word = arena_strndup(arena, all[i]->name, strcspn(all[i]->name, " "));
    if (suggest_distance(first, word) <= 1 + strlen(word) / 4) return arena_printf(arena, "'%s'", all[i]->name);
  }
  return NULL;
}

static bool unknown_command(const struct command *const *all, const char *first, const char *second,
                            struct arena *arena, struct error *error) {
  const char *near = suggest_command(all, first, second, arena);
  error_set(error, ERROR_MISUSED, _("there is no command '%s'"), first);
  if (near != NULL) return error_hint(error, _("did you mean %s? 'solipost help' lists all commands"), near);
  return error_hint(error, "%s", _("'solipost help' lists all commands"));
}

static bool unknown_second_word(const struct command *const *all, const char *first, const char *second,
                                struct arena *arena, struct error *error) {
  const char *list = NULL;
  for (size_t i = 0; all[i] != NULL; i++) {
    if (!first_word_is(all[i], first)) continue;
    list = list == NULL ? arena_printf(arena, "solipost %s", all[i]->name)
                        : arena_printf(arena, "%s\nsolipost %s", list, all[i]->name);
  }
  if (second == NULL) {
    error_set(error, ERROR_MISUSED, _("'%s' needs to know what"), first);
    return error_hint(error, _("one of:\n%s"), list);
  }
  const char *near = suggest_command(all, first, second, arena);
  error_set(error, ERROR_MISUSED, _("there is no command '%s %s'"), first, second);
  if (near != NULL) return error_hint(error, _("did you mean %s? There are:\n%s"), near, list);
  return error_hint(error, _("there are:\n%s"), list);
}

struct command_words {
  int first, second; /* indices in argv; argc: none. `second` only when it belongs to the command */
};

/* By whole name ("print cards"); NULL when there is none. */
static const struct command *command_named(const struct command *const *all, const char *name) {
  for (; *all != NULL; all++)
    if (strcmp((*all)->name, name) == 0) return *all;
  return NULL;
}

static bool find_command(const struct command *const *all, int argc, char **argv, struct arena *arena,
                         struct parsed *out, struct command_words *words, struct error *error) {
  words->first = next_plain_word(all, argc, argv, 1, NULL);
  words->second = argc;
  if (words->first == argc) return true;
  const char *first = argv[words->first];
  int next = next_plain_word(all, argc, argv, words->first + 1, first);
  const char *second = next < argc ? argv[next] : NULL;
  if (second != NULL) {
    out->command = command_named(all, arena_printf(arena, "%s %s", first, second));
    /* "prisoners list" and "edit group" are understood as well. */
    if (out->command == NULL) out->command = command_named(all, arena_printf(arena, "%s %s", second, first));
    if (out->command != NULL) {
      words->second = next;
      return true;
    }
  }
  out->command = command_named(all, first);
  if (out->command != NULL) return true;
  for (size_t i = 0; all[i] != NULL; i++)
    if (first_word_is(all[i], first)) out->first_word = first;
  if (out->first_word != NULL) return unknown_second_word(all, first, second, arena, error);
  return unknown_command(all, first, second, arena, error);
}

/* ---- second pass: options and operands ---- */

static const char *suggest_option(const struct command *command, const struct typed_option *typed,
                                  struct arena *arena) {
  LIST(const char *) names = {0};
  for (size_t i = 0; i < global_option_count; i++)
    if (command == NULL || global_option_applies(&global_options[i], command))
      LIST_PUSH(&names, global_options[i].option.name);
  for (size_t i = 0; command != NULL && i < command->option_count; i++) LIST_PUSH(&names, command->options[i].name);
  for (size_t i = 0; command != NULL && command->fields != NULL && i < command->fields->field_count; i++)
    if (parse_field_is_offered(&command->fields->fields[i]))
      LIST_PUSH(&names, parse_field_option(&command->fields->fields[i], arena));
  const char *name = arena_strndup(arena, typed->name, typed->name_length);
  const char *near = typed->is_letter ? NULL : suggest_nearest(name, names.items, names.count, "--", arena);
  LIST_RELEASE(&names);
  return near;
}

static bool unknown_option(const struct parsed *parsed, const char *word, const struct typed_option *typed,
                           struct arena *arena, struct error *error) {
  const char *near = suggest_option(parsed->command, typed, arena);
  const char *name = parsed->command == NULL ? "" : parsed->command->name;
  const char *shown = arena_strndup(arena, word, strcspn(word, "="));
  const char *space = name[0] == '\0' ? "" : " ";
  if (name[0] == '\0') error_set(error, ERROR_MISUSED, _("there is no option %s"), shown);
  else error_set(error, ERROR_MISUSED, _("'%s' has no option %s"), name, shown);
  if (near != NULL) return error_hint(error, _("did you mean %s? 'solipost %s%s--help' explains"), near, name, space);
  return error_hint(error, _("'solipost %s%s--help' lists them"), name, space);
}

/* The value of an option: attached, or the next word. */
static bool take_value(const struct typed_option *typed, const char *option_name, int argc, char **argv, int *at,
                       const char **value, struct error *error) {
  *value = typed->value;
  bool next_is_value = *at + 1 < argc && strncmp(argv[*at + 1], "--", 2) != 0;
  if (*value == NULL && next_is_value) *value = argv[++*at];
  if (*value == NULL) {
    error_set(error, ERROR_MISUSED, _("--%s needs a value"), option_name);
    return error_hint(error, _("write --%s=VALUE or --%s VALUE"), option_name, option_name);
  }
  if (utf8_is_valid(*value)) return true;
  return error_set(error, ERROR_MISUSED, _("the value of --%s is not readable as text (UTF-8)"), option_name);
}

static bool read_one(const struct command_option *option, const struct typed_option *typed, void *options, int argc,
                     char **argv, int *at, struct arena *arena, struct error *error) {
  const char *value = NULL;
  if (option->type != OPTION_FLAG) {
    if (!take_value(typed, option->name, argc, argv, at, &value, error)) return false;
  } else if (typed->value != NULL && !typed->is_letter) {
    return error_set(error, ERROR_MISUSED, _("--%s takes no value"), option->name);
  }
  return value_store(option, value, options, arena, error);
}

static bool read_global(const struct global_option *global, const struct typed_option *typed, struct parsed *parsed,
                        int argc, char **argv, int *at, struct arena *arena, struct error *error) {
  if (parsed->command != NULL && !global_option_applies(global, parsed->command)) {
    error_set(error, ERROR_MISUSED, _("--%s means nothing to '%s'"), global->option.name, parsed->command->name);
    return error_hint(error, _("leave it out; 'solipost %s --help' explains the command"), parsed->command->name);
  }
  return read_one(&global->option, typed, &parsed->globals, argc, argv, at, arena, error);
}

/* Reads argv[*at]; several letters may share one dash (-ny), so it may hold more than one option. */
static bool read_option(int argc, char **argv, int *at, struct parsed *parsed, struct arena *arena,
                        struct error *error) {
  const struct command *command = parsed->command;
  const char *word = argv[*at];
  struct typed_option typed = split_option(word);
  for (;;) {
    const struct command_option *option = command == NULL ? NULL : command_option_of(command, &typed);
    const struct field *field = command == NULL || option != NULL ? NULL : field_option_of(command, &typed);
    const struct global_option *global = option != NULL || field != NULL ? NULL : global_option_of(&typed);
    if (field != NULL) {
      const char **values = *(const char ***)((char *)parsed->options + command->fields_offset);
      const char *name = parse_field_option(field, arena);
      return take_value(&typed, name, argc, argv, at, &values[field - command->fields->fields], error);
    }
    if (option == NULL && global == NULL) return unknown_option(parsed, word, &typed, arena, error);
    bool read = option != NULL ? read_one(option, &typed, parsed->options, argc, argv, at, arena, error)
                               : read_global(global, &typed, parsed, argc, argv, at, arena, error);
    bool is_flag = (option != NULL ? option->type : global->option.type) == OPTION_FLAG;
    if (!read || !typed.is_letter || !is_flag || typed.value == NULL) return read;
    word = arena_printf(arena, "-%s", typed.value);
    typed = split_option(word);
  }
}

static bool set_initial_values(struct parsed *out, struct arena *arena, struct error *error) {
  const struct command *command = out->command;
  for (size_t i = 0; i < global_option_count; i++)
    if (!value_store_initial(&global_options[i].option, &out->globals, arena, error)) return false;
  if (command == NULL) return true;
  out->options = arena_alloc(arena, command->options_size > 0 ? command->options_size : 1);
  if (command->fields != NULL)
    *(const char ***)((char *)out->options + command->fields_offset) =
        ARENA_ARRAY(arena, const char *, command->fields->field_count + 1);
  for (size_t i = 0; i < command->option_count; i++)
    if (!value_store_initial(&command->options[i], out->options, arena, error)) return false;
  return true;
}

static bool count_operands(const struct parsed *parsed, struct error *error) {
  const struct command *command = parsed->command;
  const char *usage = command->operands == NULL ? "" : command->operands;
  if (parsed->operand_count > command->operands_max) {
    const char *extra = parsed->operands[command->operands_max];
    error_set(error, ERROR_MISUSED, _("'%s' does not know what to do with '%s'"), command->name, extra);
    if (command->operands == NULL) return error_hint(error, _("write: solipost %s"), command->name);
    return error_hint(error, _("write: solipost %s %s\nA name of several words needs quotes"), command->name, usage);
  }
  if (parsed->operand_count >= command->operands_min) return true;
  error_set(error, ERROR_MISUSED, _("'%s' needs %s"), command->name, usage);
  return error_hint(error, _("write: solipost %s %s\n'solipost %s --help' shows examples"), command->name, usage,
                    command->name);
}

/* Whether --help or --version stands among the words: then nothing else is looked at closely. */
static void look_for_help(int argc, char **argv, struct global_options *globals) {
  for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
    if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) globals->help = true;
    if (strcmp(argv[i], "--version") == 0) globals->version = true;
  }
}

bool parse_words(const struct command *const *commands, int argc, char **argv, struct arena *arena, struct parsed *out,
                 struct error *error) {
  struct command_words words = {argc, argc};
  *out = (struct parsed){0};
  bool found = find_command(commands, argc, argv, arena, out, &words, error);
  look_for_help(argc, argv, &out->globals);
  if (out->globals.version || (out->globals.help && (found || out->first_word != NULL))) return true;
  if (!found || !set_initial_values(out, arena, error)) return false;
  LIST(const char *) operands = {0};
  bool options_ended = false, good = true;
  for (int i = 1; i < argc && good; i++) {
    if (i == words.first || i == words.second) continue;
    if (!options_ended && strcmp(argv[i], "--") == 0) options_ended = true;
    else if (!options_ended && is_option(argv[i])) good = read_option(argc, argv, &i, out, arena, error);
    else if (utf8_is_valid(argv[i])) LIST_PUSH(&operands, argv[i]);
    else good = error_set(error, ERROR_MISUSED, _("word %d is not readable as text (UTF-8)"), i);
  }
  const char **kept = ARENA_ARRAY(arena, const char *, operands.count + 1);
  for (size_t i = 0; i < operands.count; i++) kept[i] = operands.items[i];
  out->operands = kept;
  out->operand_count = operands.count;
  LIST_RELEASE(&operands);
  return good && (out->command == NULL || count_operands(out, error));
}
