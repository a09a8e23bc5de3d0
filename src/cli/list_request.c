/* SPDX-License-Identifier: MIT */
/* From options to conditions. */
#include "list_request.h"

#include <string.h>

#include "day.h"
#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/return_marks.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/run_store.h"

/* As stored; without "unknown". */
const struct choice list_stage_choices[] = {{"planned", N_("planned")},     {"printed", N_("printed")},
                                            {"written", N_("written")},     {"mailed", N_("mailed")},
                                            {"answered", N_("answered")},   {"returned", N_("returned")},
                                            {"cancelled", N_("cancelled")}, {NULL, NULL}};
const struct choice list_kind_choices[] = {{"card", N_("a card")},
                                           {"letter", N_("a letter")},
                                           {"parcel", N_("a parcel")},
                                           {"book", N_("a book")},
                                           {NULL, NULL}};

const char *list_kind_label(const char *word) {
  for (const struct choice *choice = list_kind_choices; choice->word != NULL; choice++)
    if (strcmp(choice->word, word) == 0) return _(choice->label);
  return word;
}

bool list_days(const char *option, const char *typed, int64_t *days, struct error *error) {
  static const struct {
    char letter;
    int64_t days;
  } units[] = {{'d', 1}, {'w', 7}, {'m', 30}, {'y', 365}};
  char digits[12] = "";
  size_t length = strlen(typed);
  int64_t unit = 1;
  for (size_t i = 0; i < COUNT_OF(units) && length > 0; i++) {
    if (typed[length - 1] != units[i].letter) continue;
    unit = units[i].days;
    length--;
    break;
  }
  if (length > 0 && length < sizeof digits) memcpy(digits, typed, length);
  if (ascii_parse_integer(digits, 1, 36500, days)) {
    *days *= unit;
    if (*days <= 36500) return true;
  }
  error_set(error, ERROR_MISUSED, _("--%s: '%s' is no length of time"), option, typed);
  return error_hint(error, "%s", _("days, weeks, months or years: 120d, 17w, 4m, 1y"));
}

static void add(struct list_filters *out, const char *name, struct record_value value) {
  out->items[out->count++] = (struct filter_given){name, value};
}

static void add_text(struct list_filters *out, const char *name, const char *text) {
  if (text != NULL) add(out, name, (struct record_value){.kind = VALUE_TEXT, .text = text});
}

static void add_day(struct cli *cli, struct list_filters *out, const char *name, struct date day) {
  char iso[DATE_TEXT_SIZE];
  date_format_iso(day, iso);
  if (iso[0] != '\0') add_text(out, name, arena_strdup(&cli->arena, iso));
}

static bool add_ago(struct cli *cli, struct list_filters *out, const char *name, const char *typed,
                    struct error *error) {
  int64_t days = 0;
  if (typed == NULL) return true;
  if (!list_days(name, typed, &days, error)) return false;
  add_day(cli, out, name, date_add_days(date_today(), -(long)days));
  return true;
}

static bool add_row(struct cli *cli, struct list_filters *out, const char *name, const struct noun *noun,
                    const char *typed, struct error *error) {
  if (typed == NULL) return true;
  void *record = arena_alloc(&cli->arena, noun->size);
  if (!pick_one(cli, noun, typed, record, error)) return false;
  add(out, name, (struct record_value){.kind = VALUE_ID, .id = *(const struct uuid *)record});
  return true;
}

static bool add_people(struct cli *cli, const char *also, struct list_filters *out, struct error *error) {
  size_t most = FILTERS_MOST / 2;
  if (cli->operand_count > most) {
    error_set(error, ERROR_MISUSED, _("more than %zu people are named"), most);
    return error_hint(error, "%s", _("choose with conditions instead, such as --prison or --campaign"));
  }
  if (!add_row(cli, out, "who", &prisoner_noun, also, error)) return false;
  for (size_t i = 0; i < cli->operand_count; i++)
    if (!add_row(cli, out, "who", &prisoner_noun, cli->operands[i], error)) return false;
  return true;
}

static bool add_run(struct cli *cli, int64_t number, struct list_filters *out, struct error *error) {
  struct run run;
  if (number == 0) return true;
  if (!run_by_number(cli->store, number, &run, &cli->arena, error)) return false;
  add(out, "run", (struct record_value){.kind = VALUE_ID, .id = run.id});
  return true;
}

static bool add_plan(struct cli *cli, int64_t number, struct list_filters *out, struct error *error) {
  if (number == 0) return true;
  if (!plan_check_use(cli->store, number, false, error)) return false;
  add(out, "plan", (struct record_value){.kind = VALUE_INTEGER, .integer = number});
  return true;
}

/* A word of a field's choices, as people type it. */
static bool add_choice(struct cli *cli, const struct noun *noun, const char *name, const char *typed,
                       struct list_filters *out, struct error *error) {
  const struct field *field = noun_field(noun, name);
  if (typed == NULL) return true;
  void *probe = arena_alloc(&cli->arena, noun->size);
  noun_clear(noun, probe);
  int reason = noun == &returned_mail_noun ? return_reason_typed(typed) : -1;
  if (reason >= 0) typed = field->choices[reason].word;
  if (!field_set(field, probe, typed, &cli->arena, error)) return false;
  add_text(out, name, field_get(field, probe, &cli->arena));
  return true;
}

/* A writer of the register, a guest, or a name that was said at the table. */
static bool add_writer(struct cli *cli, const char *typed, struct list_filters *out, struct error *error) {
  if (typed == NULL) return true;
  bool guest = ascii_equal_ignoring_case(typed, "guest") || strcmp(typed, _("guest")) == 0;
  if (!guest && add_row(cli, out, "writer", &writer_noun, typed, error)) return true;
  if (!guest && error->kind != ERROR_NOT_FOUND) return false;
  const struct filter_given said = {"signed", {.kind = VALUE_TEXT, .text = guest ? "guest" : typed}};
  struct record_query query;
  int64_t count = 0;
  filter_query(&piece_noun, &said, 1, &cli->arena, &query);
  if (!guest && (!record_count(cli->store, &piece_noun, &query, &count, NULL) || count == 0)) return false;
  add(out, said.name, said.value);
  return true;
}

static void add_flag(struct list_filters *out, const char *name, bool given) {
  if (given) add_text(out, name, "");
}

bool list_request_read(struct cli *cli, const struct noun *noun, const struct list_request *request,
                       struct list_filters *out, struct error *error) {
  *out = (struct list_filters){.count = 0};
  if (!days_in_order("--since", request->since, "--until", request->until, error) ||
      !add_people(cli, request->who, out, error) ||
      !add_row(cli, out, "prison", &prison_noun, request->prison, error) ||
      !add_row(cli, out, "campaign", &campaign_noun, request->campaign, error) ||
      !add_writer(cli, request->writer, out, error) || !add_run(cli, request->run, out, error) ||
      !add_plan(cli, request->plan, out, error) ||
      !add_choice(cli, &prisoner_noun, "status", request->status, out, error) ||
      !add_ago(cli, out, "silent", request->silent, error) ||
      !add_ago(cli, out, "unwritten", request->unwritten, error))
    return false;
  add_text(out, "country", request->country);
  add_text(out, "language", request->language);
  bool of_letters = noun == &piece_noun || noun == &prisoner_noun;
  if (of_letters && request->stage >= 0) add_text(out, "stage", list_stage_choices[request->stage].word);
  if (noun == &piece_noun && request->kind >= 0) add_text(out, "kind", list_kind_choices[request->kind].word);
  add_day(cli, out, "since", request->since);
  add_day(cli, out, "until", request->until);
  if (noun == &follow_up_noun && !add_choice(cli, noun, "kind", request->subject, out, error)) return false;
  if (noun == &returned_mail_noun && !add_choice(cli, noun, "reason", request->subject, out, error)) return false;
  if (request->due) add_day(cli, out, "due", date_today());
  add_flag(out, "never-written", request->never_written);
  add_flag(out, "waiting", request->waiting);
  add_flag(out, "unclaimed", request->unclaimed);
  add_flag(out, "unanswered", request->unanswered);
  add_flag(out, "open", request->open);
  add_flag(out, "untold", request->untold);
  out->narrows = out->count > 0;
  return true;
}
