/* SPDX-License-Identifier: MIT */
/* What the different forms of help have in common. */
#include "help.h"

#include <string.h>

#include "parse.h"
#include "value.h"

const char *const help_exit_codes[][2] = {
    {"0", N_("done")},
    {"1", N_("failed; nothing was changed unless the message says otherwise")},
    {"2", N_("misused: the request makes no sense as it stands")},
    {"3", N_("partly done: some rows were refused, and the message says where they are")},
    {NULL, NULL},
};

const char *const help_environment[][2] = {
    {"SOLIPOST_REGISTER", N_("the register to use when --register is not given")},
    {"SOLIPOST_WHO", N_("who is at work when --who is not given")},
    {"SOLIPOST_DATA", N_("the folder with address formats, words and templates, instead of the installed one")},
    {"SOLIPOST_TODAY", N_("another day as today, as 2026-03-18")},
    {"XDG_DATA_HOME", N_("where registers are kept (else ~/.local/share)")},
    {"PAGER", N_("shows long answers (else less)")},
    {"NO_COLOR", N_("when set: no bold headings")},
    {"COLUMNS", N_("width of the screen")},
    {NULL, NULL},
};

static struct help_option from_command(const struct command_option *option, enum help_origin origin) {
  return (struct help_option){.origin = origin,
                              .letter = option->letter,
                              .name = option->name,
                              .value = option->type == OPTION_FLAG ? NULL : option->value_name,
                              .help = _(option->help),
                              .initial = option->initial,
                              .choices = option->choices,
                              .is_file = option->type == OPTION_FILE || option->type == OPTION_FILES,
                              .repeats = option->type == OPTION_TEXTS || option->type == OPTION_FILES};
}

static const char *field_value_name(const struct field *field) {
  switch (field->type) {
  case FIELD_DATE:
  case FIELD_BIRTHDAY: return "DATE";
  case FIELD_CHOICE: return "CHOICE";
  case FIELD_COUNTRY: return "COUNTRY";
  case FIELD_LANGUAGE: return "LANGUAGE";
  case FIELD_LANGUAGES: return "LANGUAGES";
  case FIELD_INTEGER: return "NUMBER";
  case FIELD_TEXT:
  case FIELD_LINES:
  case FIELD_REFERENCE: break;
  }
  return "TEXT";
}

static struct help_option from_field(const struct field *field, struct arena *arena) {
  bool choice = field->type == FIELD_CHOICE, helped = field->help != NULL && field->help[0] != '\0';
  const char *help = helped && !choice ? _(field->help) : _(field->label); /* a choice lists its words */
  return (struct help_option){.origin = OPTION_OF_FIELD,
                              .name = parse_field_option(field, arena),
                              .value = field_value_name(field),
                              .help = help,
                              .choices = field->type == FIELD_CHOICE ? field->choices : NULL};
}

const struct help_option *help_options(const struct command *command, struct arena *arena, size_t *count) {
  size_t fields = command != NULL && command->fields != NULL ? command->fields->field_count : 0;
  size_t most = global_option_count + fields + (command != NULL ? command->option_count : 0);
  struct help_option *options = ARENA_ARRAY(arena, struct help_option, most);
  *count = 0;
  for (size_t i = 0; command != NULL && i < command->option_count; i++)
    options[(*count)++] = from_command(&command->options[i], OPTION_OF_COMMAND);
  for (size_t i = 0; i < fields; i++)
    if (parse_field_is_offered(&command->fields->fields[i]))
      options[(*count)++] = from_field(&command->fields->fields[i], arena);
  for (size_t i = 0; i < global_option_count; i++) {
    const struct global_option *global = &global_options[i];
    bool applies = command != NULL ? global_option_applies(global, command) : global->needs == 0;
    bool is_own = command != NULL && global->needs != 0;
    if (applies) options[(*count)++] = from_command(&global->option, is_own ? OPTION_OF_COMMAND : OPTION_OF_ALL);
  }
  return options;
}

const char *help_option_words(const struct help_option *option, struct arena *arena) {
  const char *value = option->value == NULL ? "" : arena_printf(arena, " %s", option->value);
  const char *more = option->repeats ? " ..." : "";
  if (option->letter == '\0') return arena_printf(arena, "--%s%s%s", option->name, value, more);
  return arena_printf(arena, "-%c, --%s%s%s", option->letter, option->name, value, more);
}

const char *help_option_text(const struct help_option *option, struct arena *arena) {
  const char *text = option->help;
  if (option->choices != NULL) text = arena_printf(arena, "%s: %s", text, value_list_choices(option->choices, arena));
  if (option->initial == NULL || option->initial[0] == '\0') return text;
  return arena_printf(arena, _("%s (else %s)"), text, option->initial);
}

const char *help_usage(const struct command *command, struct arena *arena) {
  bool has_options =
      command->option_count > 0 || command->fields != NULL || (command->flags & (LISTS | DRY_RUN | CONFIRMS)) != 0;
  const char *operands = command->operands == NULL ? "" : arena_printf(arena, " %s", command->operands);
  return arena_printf(arena, "solipost %s%s%s", command->name, operands, has_options ? _(" [OPTION]...") : "");
}
