/* SPDX-License-Identifier: MIT */
/* Filling and showing records field by field. */
#include "fields.h"

#include <assert.h>
#include <string.h>

#include "ask.h"
#include "day.h"
#include "output.h"
#include "parse.h"
#include "pick.h"
#include "solipost/base/buffer.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/model/nouns.h"
#include "solipost/store/record_store.h"
#include "solipost/table/value.h"
#include "solipost/base/suggest.h"
#include "wrap.h"

enum { LABEL_COLUMNS = 22 };

static enum day_kind kind_of_day(const struct field *field) {
  /* Campaigns are planned, and so is when a writer pauses or leaves. */
  const struct noun *const planned[] = {&campaign_noun, &writer_noun};
  for (size_t i = 0; i < COUNT_OF(planned); i++)
    if (field >= planned[i]->fields && field < planned[i]->fields + planned[i]->field_count) return DAY_PLANNED;
  return field->type == FIELD_BIRTHDAY ? DAY_OF_BIRTH : DAY_HAPPENED;
}

/* By code or name; an empty one clears it. */
static bool set_reference(struct cli *cli, const struct field *field, void *record, const char *typed,
                          struct error *error) {
  void *found = arena_alloc(&cli->arena, field->refers_to->size);
  noun_clear(field->refers_to, found);
  if (typed[strspn(typed, " \t")] != '\0' && !pick_one(cli, field->refers_to, typed, found, error)) return false;
  memcpy((char *)record + field->offset, found, sizeof(struct uuid)); /* each noun begins with its id */
  return true;
}

bool fields_set(struct cli *cli, const struct field *field, void *record, const char *typed, struct error *error) {
  if (field->type == FIELD_REFERENCE) return set_reference(cli, field, record, typed, error);
  bool is_date = field->type == FIELD_DATE || field->type == FIELD_BIRTHDAY;
  if (!is_date || typed[strspn(typed, " \t")] == '\0') return field_set(field, record, typed, &cli->arena, error);
  struct date date;
  bool birthday = field->type == FIELD_BIRTHDAY;
  struct date relative_to = birthday ? (struct date){0} : date_today();
  if (!date_from_text(typed, DATE_ORDER_UNKNOWN, birthday, relative_to, &date, error))
    return error_prefix(error, "%s: ", _(field->label));
  char iso[DATE_TEXT_SIZE];
  date_format_iso(date, iso);
  bool kept = strcmp(field_get(field, record, &cli->arena), iso) == 0;
  if (!kept && !day_is_believed(cli, _(field->label), date, kind_of_day(field), error)) return false;
  return field_set(field, record, iso, &cli->arena, error);
}

bool fields_set_given(struct cli *cli, const struct noun *noun, void *record, const char *const *values,
                      struct error *error) {
  for (size_t i = 0; i < noun->field_count; i++)
    if (values[i] != NULL && !fields_set(cli, &noun->fields[i], record, values[i], error)) return false;
  return true;
}

bool fields_any_given(const struct noun *noun, const char *const *values) {
  for (size_t i = 0; i < noun->field_count; i++)
    if (values[i] != NULL) return true;
  return false;
}

/* By its name, else by its label on the screen. */
static const struct field *field_called(const struct noun *noun, const char *name) {
  for (size_t i = 0; i < noun->field_count; i++)
    if (parse_field_is_offered(&noun->fields[i]) && ascii_equal_ignoring_case(noun->fields[i].name, name))
      return &noun->fields[i];
  for (size_t i = 0; i < noun->field_count; i++)
    if (parse_field_is_offered(&noun->fields[i]) && lang_same_words(_(noun->fields[i].label), name))
      return &noun->fields[i];
  return NULL;
}

const char *fields_assigned_name(struct cli *cli, const char *assignment) {
  char *name = arena_strndup(&cli->arena, assignment, strcspn(assignment, "="));
  for (char *at = name; *at != '\0'; at++)
    if (*at == '-') *at = '_';
  return name;
}

const struct field *fields_assigned(struct cli *cli, const struct noun *noun, const char *assignment) {
  return field_called(noun, fields_assigned_name(cli, assignment));
}

static bool unknown_field(struct cli *cli, const struct noun *noun, const char *name, struct error *error) {
  const char **names = ARENA_ARRAY(&cli->arena, const char *, noun->field_count);
  const char *all = NULL;
  size_t count = 0;
  for (size_t i = 0; i < noun->field_count; i++) {
    if (!parse_field_is_offered(&noun->fields[i])) continue;
    names[count++] = noun->fields[i].name;
    all = all == NULL ? noun->fields[i].name : arena_printf(&cli->arena, "%s, %s", all, noun->fields[i].name);
  }
  const char *near = suggest_nearest(name, names, count, "", &cli->arena);
  error_set(error, ERROR_MISUSED, _("a %s has no field '%s'"), _(noun->label), name);
  if (near != NULL) return error_hint(error, _("did you mean %s?"), near);
  return error_hint(error, _("the fields are: %s"), all);
}

bool fields_set_assignment(struct cli *cli, const struct noun *noun, void *record, const char *assignment,
                           struct error *error) {
  const char *equals = strchr(assignment, '=');
  if (equals == NULL || equals == assignment) {
    error_set(error, ERROR_MISUSED, _("'%s' does not say which field gets which value"), assignment);
    return error_hint(error, "%s", _("write it as field=value, in quotes when the value has blanks: 'ward=B 12'"));
  }
  const struct field *field = fields_assigned(cli, noun, assignment);
  if (field == NULL) return unknown_field(cli, noun, fields_assigned_name(cli, assignment), error);
  return fields_set(cli, field, record, equals + 1, error);
}

/* ---- asking ---- */

struct field_check {
  const struct field *field;
  void *record;
};

/* A single '-' empties a field that holds something. */
static bool check_field(struct cli *cli, void *context, const char **answer, struct error *error) {
  struct field_check *check = context;
  const char *typed = strcmp(*answer, "-") == 0 ? "" : *answer;
  return fields_set(cli, check->field, check->record, typed, error);
}

static bool ask_choice_field(struct cli *cli, const struct cli_question *question, const struct field *field,
                             void *record, struct error *error) {
  int *value = (int *)(void *)((char *)record + field->offset);
  int chosen = *value;
  cli_say(cli, "%s:", question->text);
  if (!cli_ask_choice(cli, question, field->choices, *value, &chosen, error)) return false;
  *value = chosen;
  return true;
}

/* As it would be typed: a birthday without its year as 04-09. */
static const char *initial_answer(struct cli *cli, const struct field *field, const void *record) {
  const char *stored = field_get(field, record, &cli->arena);
  return field->type == FIELD_BIRTHDAY ? stored + strspn(stored, "-") : stored;
}

static bool ask_field(struct cli *cli, const struct noun *noun, const struct field *field, void *record,
                      struct error *error) {
  struct field_check check = {field, record};
  const char *label = lang_capitalise(_(field->label), cli->language, &cli->arena), *answer = NULL;
  const char *option = arena_printf(&cli->arena, "--%s", parse_field_option(field, &cli->arena));
  const char *help = field->help == NULL ? NULL : _(field->help);
  struct cli_question question = {.text = label,
                                  .help = help,
                                  .initial = initial_answer(cli, field, record),
                                  .option = option,
                                  .required = (field->flags & FIELD_REQUIRED) != 0,
                                  .check = check_field,
                                  .context = &check};
  (void)noun;
  if (field->type == FIELD_CHOICE) return ask_choice_field(cli, &question, field, record, error);
  if (field->type == FIELD_LINES) return cli_ask_lines(cli, &question, &answer, error);
  return cli_ask_text(cli, &question, &answer, error);
}

/* Who said so and when is asked only about something that was said: "contact_said_by" after "contact". */
static bool is_worth_asking(const struct noun *noun, const void *record, const char *name, struct arena *arena) {
  const char *said = strstr(name, "_said_");
  if (said == NULL) return true;
  return field_is_set(noun_field(noun, arena_strndup(arena, name, (size_t)(said - name))), record);
}

bool fields_ask(struct cli *cli, const struct noun *noun, void *record, const char *const *names, struct error *error) {
  for (size_t i = 0; names[i] != NULL; i++)
    if (is_worth_asking(noun, record, names[i], &cli->arena) &&
        !ask_field(cli, noun, noun_field(noun, names[i]), record, error))
      return false;
  return true;
}

bool fields_check_required(const struct noun *noun, const void *record, struct arena *arena, struct error *error) {
  for (size_t i = 0; i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    if (!(field->flags & FIELD_REQUIRED) || !parse_field_is_offered(field) || field_is_set(field, record)) continue;
    error_set(error, ERROR_MISUSED, _("a %s needs a value for: %s"), _(noun->label), _(field->label));
    return error_hint(error, _("give it as --%s"), parse_field_option(field, arena));
  }
  return true;
}

bool fields_update_changed(struct cli *cli, const struct noun *noun, const void *before, const void *after,
                           struct error *error) {
  void *now = arena_alloc(&cli->arena, noun->size);
  if (!record_load(cli->store, noun, *(const struct uuid *)before, now, &cli->arena, error)) return false;
  for (size_t i = 0; i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    const char *wanted = field_get(field, after, &cli->arena);
    if (strcmp(field_get(field, before, &cli->arena), wanted) == 0) continue;
    bool restored = field_restore(field, now, wanted);
    assert(restored);
    (void)restored;
  }
  return record_update(cli->store, noun, now, error);
}

/* ---- showing ---- */

/* How much of the line at `at` fits behind `before` columns and a blank; off a terminal lines stay whole. */
static size_t fitting_length(struct cli *cli, const char *at, size_t before) {
  size_t line = strcspn(at, "\n");
  if (!cli->out_is_terminal || cli->columns == 0) return line;
  size_t room = cli->columns > before + 1 ? cli->columns - before - 1 : 1;
  return wrap_length(arena_strndup(&cli->arena, at, line), room);
}

void fields_print_line(struct cli *cli, const char *label, const char *text) {
  size_t used = lang_columns(label);
  size_t rest = used < LABEL_COLUMNS ? LABEL_COLUMNS - used : 1;
  const char *at = text;
  size_t length = fitting_length(cli, at, used + rest);
  cli_print(cli, "%s%*s %.*s\n", label, (int)rest, "", (int)length, at);
  for (;;) {
    at += length;
    at += *at == '\n' ? 1 : strspn(at, " ");
    if (*at == '\0') return;
    length = fitting_length(cli, at, LABEL_COLUMNS);
    cli_print(cli, "%*s %.*s\n", LABEL_COLUMNS, "", (int)length, at);
  }
}

const char *fields_show(struct cli *cli, const struct field *field, const void *record) {
  if (field->type != FIELD_REFERENCE) return field_show(field, record, &cli->arena);
  struct uuid id;
  memcpy(&id, (const char *)record + field->offset, sizeof id);
  return pick_call_row(cli, field->refers_to, id);
}

void fields_print(struct cli *cli, const struct noun *noun, const void *record) {
  for (size_t i = 0; i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    if (!parse_field_is_offered(field) || !field_is_set(field, record)) continue;
    fields_print_line(cli, _(field->label), fields_show(cli, field, record));
  }
}
