/* SPDX-License-Identifier: MIT */
/* Figures as a list, or as a table with a line for each month, country, prison or campaign. */
#include "report_form.h"

#include <inttypes.h>
#include <string.h>

#include "output.h"
#include "solipost/lang/country.h"
#include "solipost/model/nouns.h"
#include "solipost/model/postage.h"

enum { MOST_COLUMNS = 48 };

struct form {
  struct cli *cli;
  const struct tally_wish *wish;
  const struct report *report;
  bool internal;
  bool hid; /* a small number was hidden */
};

static bool on_screen(const struct form *form) { return form->cli->format == FORMAT_TABLE; }

static const char *number(struct form *form, int64_t value) {
  return arena_printf(&form->cli->arena, "%" PRId64, value);
}

/* Tenths: "12.5". */
static const char *tenths(struct form *form, int64_t value) {
  if (!on_screen(form)) return arena_printf(&form->cli->arena, "%" PRId64 ".%d", value / 10, (int)(value % 10));
  /* translators: a number with one decimal, 12.5; put the decimal mark of your language for the point */
  return arena_printf(&form->cli->arena, _("%" PRId64 ".%d"), value / 10, (int)(value % 10));
}

static const char *rate(struct form *form, const struct report_value *value) {
  const char *percent = tenths(form, report_permille(value));
  return on_screen(form) ? arena_printf(&form->cli->arena, "%s %%", percent) : percent;
}

static const char *cents(struct form *form, int64_t value) {
  return arena_printf(&form->cli->arena, "%" PRId64 ".%02d", value / 100, (int)(value % 100));
}

static const char *all_money(struct form *form, const struct report_row *row) {
  const char *text = "";
  for (size_t i = 0; i < row->money_count; i++)
    text = arena_printf(&form->cli->arena, "%s%s%s", text, i == 0 ? "" : ", ",
                        postage_money(row->money[i].value, row->money[i].item, &form->cli->arena));
  return text;
}

static const char *shown(struct form *form, enum figure figure, const struct report_row *row) {
  const struct report_value *value = &row->values[figure];
  if (!value->applies) return "";
  if (!form->internal && report_is_hidden(figure, value)) {
    form->hid = true;
    return arena_printf(&form->cli->arena, "<%d", REPORT_FEWEST_PEOPLE);
  }
  switch (figure_words(figure)->kind) {
  case FIGURE_RATE: return rate(form, value);
  case FIGURE_DAYS: return value->value % 2 == 0 ? number(form, value->value / 2) : tenths(form, value->value * 5);
  case FIGURE_MONEY: return all_money(form, row);
  case FIGURE_NUMBER:
  case FIGURE_PERSONS: break;
  }
  return number(form, value->value);
}

static const char *reason_label(const char *word) {
  const struct choice *choices = noun_field(&returned_mail_noun, "reason")->choices;
  for (size_t i = 0; choices[i].word != NULL; i++)
    if (strcmp(choices[i].word, word) == 0) return _(choices[i].label);
  return _(choices[RETURN_UNKNOWN].label);
}

/* ---- as a list ---- */

/* "letters sent   412", and behind a rate what it is made from. */
static const char *remark(struct form *form, enum figure figure, const struct report_value *value) {
  struct arena *arena = &form->cli->arena;
  if (figure == FIGURE_LETTERLESS)
    return arena_printf(arena,
                        ngettext("for %" PRId64 " day", "for %" PRId64 " days", (unsigned long)form->wish->letter_days),
                        form->wish->letter_days);
  if (!value->applies) return "";
  if (figure_words(figure)->kind == FIGURE_RATE)
    return arena_printf(arena,
                        ngettext("at least; of %" PRId64 " letter more than %" PRId64 " days old",
                                 "at least; of %" PRId64 " letters more than %" PRId64 " days old",
                                 (unsigned long)value->whole),
                        value->whole, form->wish->rate_days);
  if (figure == FIGURE_MEDIAN_DAYS)
    return arena_printf(arena, ngettext("of %" PRId64 " answer", "of %" PRId64 " answers", (unsigned long)value->whole),
                        value->whole);
  return "";
}

static void list_row(struct cli_table *table, const char *key, const char *label, const char *value, const char *more) {
  cli_table_row(table, (const char *[]){key, label, value, more});
}

static void list_items(struct form *form, struct cli_table *table, const struct report_row *row) {
  struct arena *arena = &form->cli->arena;
  for (size_t i = 0; i < row->reason_count; i++) {
    const char *word = *row->reasons[i].item == '\0' ? "unknown" : row->reasons[i].item;
    list_row(table, arena_printf(arena, "returned.%s", word), arena_printf(arena, "  %s", reason_label(word)),
             number(form, row->reasons[i].value), "");
  }
}

static void list_money(struct form *form, struct cli_table *table, const struct report_row *row) {
  struct arena *arena = &form->cli->arena;
  for (size_t i = 0; i < row->money_count; i++) {
    const struct report_item *money = &row->money[i];
    list_row(table, arena_printf(arena, "postage.%s", money->item), i == 0 ? _("postage") : "",
             on_screen(form) ? postage_money(money->value, money->item, arena) : cents(form, money->value), "");
  }
}

static void print_list(struct form *form) {
  static const struct cli_column columns[] = {{"figure", "", COLUMN_FILES_ONLY},
                                              {"label", N_("figure"), COLUMN_WRAPS},
                                              {"value", N_("value"), COLUMN_RIGHT},
                                              {"remark", N_("remark"), COLUMN_OPTIONAL | COLUMN_WRAPS}};
  const struct report_row *row = &form->report->whole;
  struct cli_table *table = cli_table_begin(form->cli, columns, COUNT_OF(columns));
  for (enum figure figure = 0; figure < FIGURE_COUNT; figure++) {
    const struct figure_words *words = figure_words(figure);
    const struct report_value *value = &row->values[figure];
    if (figure == FIGURE_POSTAGE) list_money(form, table, row);
    else if (value->applies)
      list_row(table, words->key, _(words->label), shown(form, figure, row), remark(form, figure, value));
    if (figure == FIGURE_RETURNED) list_items(form, table, row);
  }
  cli_table_end(table);
}

/* ---- as a table ---- */

/* For files each currency has a column; on the screen one holds all. */
struct columns {
  struct cli_column items[MOST_COLUMNS];
  const char *currencies[MOST_COLUMNS];
  size_t count, currency_count;
};

static void add_columns(struct form *form, struct columns *columns) {
  static const char *const names[] = {"", "month", "country", "prison", "campaign"};
  static const char *const labels[] = {"", N_("month"), N_("country"), N_("prison"), N_("campaign")};
  enum tally_by by = form->wish->by;
  columns->items[columns->count++] =
      (struct cli_column){names[by], labels[by], by == TALLY_BY_MONTH ? 0 : COLUMN_MAY_SHRINK};
  for (enum figure figure = 0; figure < FIGURE_COUNT; figure++) {
    const struct figure_words *words = figure_words(figure);
    unsigned flags = COLUMN_RIGHT | COLUMN_OPTIONAL;
    /* Of the whole alone, where no line could have a value, it is told without a division. */
    if (figure == FIGURE_ANSWERED || !figure_applies(figure, by)) flags = COLUMN_FILES_ONLY;
    if (figure != FIGURE_POSTAGE || on_screen(form))
      columns->items[columns->count++] = (struct cli_column){words->key, words->heading, flags};
  }
  const struct report_row *whole = &form->report->whole;
  for (size_t i = 0; !on_screen(form) && i < whole->money_count && columns->count < MOST_COLUMNS; i++) {
    const char *name = arena_printf(&form->cli->arena, "postage.%s", whole->money[i].item);
    columns->items[columns->count++] = (struct cli_column){name, "", 0};
    columns->currencies[columns->currency_count++] = whole->money[i].item;
  }
}

static const char *group_name(struct form *form, const struct report_row *row) {
  if (*row->name == '\0') return on_screen(form) ? _("not known") : "";
  if (form->wish->by == TALLY_BY_COUNTRY && on_screen(form))
    return country_name(row->name, form->cli->language, &form->cli->arena);
  return row->name;
}

static const char *money_in(struct form *form, const struct report_row *row, const char *currency) {
  for (size_t i = 0; i < row->money_count; i++)
    if (strcmp(row->money[i].item, currency) == 0) return cents(form, row->money[i].value);
  return "";
}

/* A column of nothing but noughts takes no room on the screen. */
static bool is_left_empty(const struct form *form, enum figure figure, const struct report_row *row) {
  return on_screen(form) && figure != FIGURE_SENT && figure_words(figure)->kind == FIGURE_NUMBER &&
         row->values[figure].value == 0;
}

static void print_row(struct form *form, struct cli_table *table, const struct columns *columns,
                      const struct report_row *row, const char *name) {
  const char *cells[MOST_COLUMNS];
  size_t count = 0;
  cells[count++] = name;
  for (enum figure figure = 0; figure < FIGURE_COUNT; figure++)
    if (figure != FIGURE_POSTAGE || on_screen(form))
      cells[count++] = is_left_empty(form, figure, row) ? "" : shown(form, figure, row);
  for (size_t i = 0; i < columns->currency_count; i++) cells[count++] = money_in(form, row, columns->currencies[i]);
  cli_table_row(table, cells);
}

static void print_table(struct form *form) {
  struct columns columns = {.count = 0};
  add_columns(form, &columns);
  struct cli_table *table = cli_table_begin(form->cli, columns.items, columns.count);
  for (size_t i = 0; i < form->report->row_count; i++)
    print_row(form, table, &columns, &form->report->rows[i], group_name(form, &form->report->rows[i]));
  /* Files have no line that somebody could add up with the others. */
  if (on_screen(form)) print_row(form, table, &columns, &form->report->whole, _("all"));
  cli_table_end(table);
}

/* ---- words around it ---- */

static void say_remarks(struct form *form) {
  struct cli *cli = form->cli;
  if (form->wish->by != TALLY_WHOLE && form->report->whole.values[FIGURE_RETURN_RATE].applies)
    cli_say(cli,
            ngettext("Rates are lower bounds, of letters more than %" PRId64 " day old",
                     "Rates are lower bounds, of letters more than %" PRId64 " days old",
                     (unsigned long)form->wish->rate_days),
            form->wish->rate_days);
  if (form->hid)
    cli_say(cli, _("Numbers of people under %d are not told in public; for this group alone: --internal"),
            REPORT_FEWEST_PEOPLE);
  if (form->internal && form->report->whole.values[FIGURE_LETTERLESS].value > 0)
    cli_say(cli, _("Who has had no letter: solipost list prisoners --unwritten %" PRId64 "d"), form->wish->letter_days);
  cli_say(cli, "%s", _("What each figure counts: solipost report --definitions"));
}

void report_print(struct cli *cli, const struct tally_wish *wish, const struct report *report, bool internal) {
  struct form form = {.cli = cli, .wish = wish, .report = report, .internal = internal};
  if (wish->by == TALLY_WHOLE) print_list(&form);
  else print_table(&form);
  if (on_screen(&form)) say_remarks(&form);
}
