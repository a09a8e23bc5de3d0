/* SPDX-License-Identifier: MIT */
/* Puts the figures of a report together: groups from every figure, reasons, currencies, medians. */
#include "solipost/jobs/report.h"

#include <stdlib.h>
#include <string.h>

#include "solipost/base/utf8.h"

struct making {
  struct arena *arena;
  LIST(struct report_row) rows;
};

static struct report_row *row_of(struct making *making, const struct tally *line) {
  for (size_t i = 0; i < making->rows.count; i++)
    if (strcmp(making->rows.items[i].group, line->group) == 0) return &making->rows.items[i];
  LIST_PUSH(&making->rows, (struct report_row){.group = line->group, .name = line->name});
  return &making->rows.items[making->rows.count - 1];
}

/* ---- items ---- */

static int largest_first(const void *a, const void *b) {
  const struct report_item *left = a;
  const struct report_item *right = b;
  if (left->value != right->value) return left->value > right->value ? -1 : 1;
  return strcmp(left->item, right->item);
}

static struct report_item *items_of(const struct tally *lines, size_t count, struct arena *arena) {
  struct report_item *items = ARENA_ARRAY(arena, struct report_item, count + 1);
  for (size_t i = 0; i < count; i++) items[i] = (struct report_item){lines[i].item, lines[i].value};
  qsort(items, count, sizeof *items, largest_first);
  return items;
}

struct days {
  int64_t days, answers;
};

static int shortest_first(const void *a, const void *b) {
  const struct days *left = a;
  const struct days *right = b;
  return (left->days > right->days) - (left->days < right->days);
}

static int64_t days_at(const struct days *list, size_t count, int64_t place) {
  size_t i = 0;
  for (; i + 1 < count && place >= list[i].answers; i++) place -= list[i].answers;
  return list[i].days;
}

/* Twice the median, so that the middle between two whole days is whole as well. */
static struct report_value median_of(const struct tally *lines, size_t count, struct arena *arena) {
  struct days *list = ARENA_ARRAY(arena, struct days, count + 1);
  int64_t answers = 0;
  for (size_t i = 0; i < count; i++) {
    list[i].answers = lines[i].value;
    if (!ascii_parse_integer(lines[i].item, 0, INT64_MAX, &list[i].days)) list[i].days = 0;
    answers += lines[i].value;
  }
  if (answers == 0) return (struct report_value){.applies = false};
  qsort(list, count, sizeof *list, shortest_first);
  int64_t twice = days_at(list, count, (answers - 1) / 2) + days_at(list, count, answers / 2);
  return (struct report_value){.applies = true, .value = twice, .whole = answers};
}

/* ---- figures ---- */

/* The lines of one group become its value. */
static void set_value(struct report_row *row, enum figure figure, const struct tally *lines, size_t count,
                      struct arena *arena) {
  struct report_value *value = &row->values[figure];
  *value = (struct report_value){.applies = true};
  if (figure == FIGURE_MEDIAN_DAYS) {
    *value = median_of(lines, count, arena);
    return;
  }
  for (size_t i = 0; i < count; i++) {
    value->value += lines[i].value;
    value->whole += lines[i].whole;
  }
  if (figure_words(figure)->kind == FIGURE_RATE) value->applies = value->whole > 0;
  if (figure == FIGURE_RETURNED) {
    row->reasons = items_of(lines, count, arena);
    row->reason_count = count;
  }
  if (figure == FIGURE_POSTAGE) {
    row->money = items_of(lines, count, arena);
    row->money_count = count;
  }
}

static int by_group(const void *a, const void *b) {
  return strcmp(((const struct tally *)a)->group, ((const struct tally *)b)->group);
}

static bool add_figure(struct store *store, enum figure figure, const struct tally_wish *wish, struct making *making,
                       struct error *error) {
  struct tally *lines;
  size_t count, first = 0;
  if (!tally(store, figure, wish, making->arena, &lines, &count, error)) return false;
  if (count > 0) qsort(lines, count, sizeof *lines, by_group);
  while (first < count) {
    size_t end = first;
    while (end < count && strcmp(lines[end].group, lines[first].group) == 0) end++;
    set_value(row_of(making, &lines[first]), figure, lines + first, end - first, making->arena);
    first = end;
  }
  return true;
}

/* What no line spoke of was none; a rate or a median of none is not known. */
static void fill_gaps(struct report_row *row, const struct tally_wish *wish) {
  bool of_place = wish->country != NULL || !uuid_is_nil(wish->prison);
  for (enum figure figure = 0; figure < FIGURE_COUNT; figure++) {
    enum figure_kind kind = figure_words(figure)->kind;
    struct report_value *value = &row->values[figure];
    bool told = figure_applies(figure, wish->by) && (!of_place || figure_applies(figure, TALLY_BY_COUNTRY));
    if (!told) *value = (struct report_value){.applies = false};
    else if (kind != FIGURE_RATE && kind != FIGURE_DAYS) value->applies = true;
  }
}

static int by_name(const void *a, const void *b) {
  return strcmp(((const struct report_row *)a)->group, ((const struct report_row *)b)->group);
}

static int most_sent_first(const void *a, const void *b) {
  int64_t left = ((const struct report_row *)a)->values[FIGURE_SENT].value;
  int64_t right = ((const struct report_row *)b)->values[FIGURE_SENT].value;
  if (left != right) return left > right ? -1 : 1;
  return strcmp(((const struct report_row *)a)->name, ((const struct report_row *)b)->name);
}

/* An evening happens in no prison: with a place as condition it is left out and never asked for. */
static bool is_asked(enum figure figure, const struct tally_wish *wish) {
  bool of_place = wish->country != NULL || !uuid_is_nil(wish->prison);
  return figure_applies(figure, wish->by) && (!of_place || figure_applies(figure, TALLY_BY_COUNTRY));
}

static bool make_rows(struct store *store, const struct tally_wish *wish, struct making *making, struct error *error) {
  for (enum figure figure = 0; figure < FIGURE_COUNT; figure++)
    if (is_asked(figure, wish) && !add_figure(store, figure, wish, making, error)) return false;
  for (size_t i = 0; i < making->rows.count; i++) fill_gaps(&making->rows.items[i], wish);
  if (making->rows.count > 1)
    qsort(making->rows.items, making->rows.count, sizeof *making->rows.items,
          wish->by == TALLY_BY_MONTH ? by_name : most_sent_first);
  return true;
}

bool report_make(struct store *store, const struct tally_wish *wish, struct arena *arena, struct report *out,
                 struct error *error) {
  struct making whole = {.arena = arena}, parts = {.arena = arena};
  struct tally_wish all = *wish;
  all.by = TALLY_WHOLE;
  *out = (struct report){.whole = {.group = "", .name = ""}};
  bool done =
      make_rows(store, &all, &whole, error) && (wish->by == TALLY_WHOLE || make_rows(store, wish, &parts, error));
  if (done && whole.rows.count > 0) out->whole = whole.rows.items[0];
  else fill_gaps(&out->whole, &all);
  if (done && parts.rows.count > 0) {
    out->rows = arena_copy(arena, parts.rows.items, parts.rows.count * sizeof *parts.rows.items);
    out->row_count = parts.rows.count;
  }
  LIST_RELEASE(&whole.rows);
  LIST_RELEASE(&parts.rows);
  return done;
}

bool report_is_hidden(enum figure figure, const struct report_value *value) {
  return figure_words(figure)->kind == FIGURE_PERSONS && value->applies && value->value > 0 &&
         value->value < REPORT_FEWEST_PEOPLE;
}

int64_t report_permille(const struct report_value *value) {
  return value->whole == 0 ? 0 : (value->value * 1000 + value->whole / 2) / value->whole;
}
