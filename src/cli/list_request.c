/* SPDX-License-Identifier: MIT */
/* From options to conditions. */
#include "list_request.h"

#include <string.h>

#include "day.h"
#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/store/plan_store.h"
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

static bool add_status(struct cli *cli, const char *typed, struct list_filters *out, struct error *error) {
  struct prisoner probe;
  const struct field *field = noun_field(&prisoner_noun, "status");
  if (typed == NULL) return true;
  noun_clear(&prisoner_noun, &probe);
  if (!field_set(field, &probe, typed, &cli->arena, error)) return false;
  add_text(out, "status", field->choices[probe.status].word);
  return true;
}

bool list_request_read(struct cli *cli, const struct noun *noun, const struct list_request *request,
                       struct list_filters *out, struct error *error) {
  *out = (struct list_filters){.count = 0};
  if (!days_in_order("--since", request->since, "--until", request->until, error) ||
      !add_people(cli, request->who, out, error) ||
      !add_row(cli, out, "prison", &prison_noun, request->prison, error) ||
      !add_row(cli, out, "campaign", &campaign_noun, request->campaign, error) ||
      !add_row(cli, out, "writer", &writer_noun, request->writer, error) || !add_run(cli, request->run, out, error) ||
      !add_plan(cli, request->plan, out, error) || !add_status(cli, request->status, out, error) ||
      !add_ago(cli, out, "silent", request->silent, error) ||
      !add_ago(cli, out, "unwritten", request->unwritten, error))
    return false;
  add_text(out, "country", request->country);
  add_text(out, "language", request->language);
  if (request->stage >= 0) add_text(out, "stage", list_stage_choices[request->stage].word);
  if (noun == &piece_noun && request->kind >= 0) add_text(out, "kind", list_kind_choices[request->kind].word);
  add_day(cli, out, "since", request->since);
  add_day(cli, out, "until", request->until);
  if (request->never_written) add_text(out, "never-written", "");
  if (request->waiting) add_text(out, "waiting", "");
  out->narrows = out->count > 0;
  return true;
}
