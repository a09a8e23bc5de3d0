/* SPDX-License-Identifier: MIT */
/* What rules said about the pieces of a run, gathered by rule. */
#include "print_judged.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static struct judged *find(struct judged_list *list, const struct rule_finding *finding) {
  for (size_t i = 0; i < list->rules.count; i++) {
    struct judged *one = &list->rules.items[i];
    if (one->rule == finding->rule && one->severity == finding->severity) return one;
  }
  LIST_PUSH(&list->rules, (struct judged){.rule = finding->rule,
                                          .severity = finding->severity,
                                          .asks_picture = finding->asks_picture,
                                          .more = mem_strdup(finding->personal ? "" : finding->more),
                                          .items = {0}});
  return &list->rules.items[list->rules.count - 1];
}

void judged_add(struct judged_list *list, const struct rule_finding *finding, size_t item) {
  struct judged *one = find(list, finding);
  if (!finding->personal && strcmp(one->more, finding->more) != 0) one->more[0] = '\0';
  /* Several people on one piece are one after the other. */
  size_t count = one->items.count;
  if (count == 0 || one->items.items[count - 1] != item) LIST_PUSH(&one->items, (uint32_t)item);
}

void judged_release(struct judged_list *list) {
  for (size_t i = 0; i < list->rules.count; i++) {
    mem_free(list->rules.items[i].more);
    LIST_RELEASE(&list->rules.items[i].items);
  }
  LIST_RELEASE(&list->rules);
}

static const char *words_of(const struct judged *one, struct arena *arena) {
  const char *sentence = mail_rule_sentence(one->rule, arena);
  return one->more[0] == '\0' ? sentence : arena_printf(arena, "%s; %s", sentence, one->more);
}

/* What would help is told beside each person a rule leaves out. */
static const char *words_to_show(const struct judged *one, struct arena *arena) {
  return one->severity == SEVERITY_BLOCK ? mail_rule_sentence(one->rule, arena) : words_of(one, arena);
}

/* The gravest first, then as they came. */
static const struct judged **in_order(const struct judged_list *list, struct arena *arena) {
  const struct judged **order = ARENA_ARRAY(arena, const struct judged *, list->rules.count + 1);
  size_t count = 0;
  for (int severity = SEVERITY_BLOCK; severity >= SEVERITY_INFO; severity--)
    for (size_t i = 0; i < list->rules.count; i++)
      if ((int)list->rules.items[i].severity == severity) order[count++] = &list->rules.items[i];
  return order;
}

const struct print_judged *judged_show(const struct judged_list *list, bool (*counts)(const void *context, size_t item),
                                       const void *context, struct arena *arena, size_t *count) {
  const struct judged **order = in_order(list, arena);
  struct print_judged *shown = ARENA_ARRAY(arena, struct print_judged, list->rules.count + 1);
  *count = 0;
  for (size_t i = 0; i < list->rules.count; i++) {
    const struct judged *one = order[i];
    size_t pieces = 0;
    for (size_t k = 0; k < one->items.count; k++)
      pieces += one->severity == SEVERITY_BLOCK || counts(context, one->items.items[k]);
    if (pieces == 0) continue;
    shown[(*count)++] = (struct print_judged){.severity = one->severity,
                                              .code = one->rule->rule.code,
                                              .words = words_to_show(one, arena),
                                              .basis = mail_rule_basis(one->rule, arena),
                                              .pieces = pieces,
                                              .asks_picture = one->asks_picture ? one->rule : NULL};
  }
  return shown;
}

/* ---- kept with the run ---- */

static void append_clean(struct buffer *out, const char *text) {
  for (; *text != '\0'; text++) buffer_append_char(out, *text == '\t' || *text == '\n' ? ' ' : *text);
}

static int compare_numbers(const void *a, const void *b) {
  int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
  return (left > right) - (left < right);
}

/* "412-420,425" */
static void append_numbers(struct buffer *out, int64_t *numbers, size_t count) {
  if (count > 0) qsort(numbers, count, sizeof *numbers, compare_numbers);
  for (size_t i = 0; i < count;) {
    size_t end = i;
    while (end + 1 < count && numbers[end + 1] == numbers[end] + 1) end++;
    buffer_printf(out, "%s%" PRId64, i == 0 ? "" : ",", numbers[i]);
    if (end > i) buffer_printf(out, "-%" PRId64, numbers[end]);
    i = end + 1;
  }
}

static const char *severity_word(enum severity severity) {
  static const char *const words[] = {"info", "warn", "acknowledge", "block"};
  return words[severity];
}

void judged_write(const struct judged_list *list, const int64_t *numbers, int64_t copies, struct buffer *out) {
  struct arena arena;
  arena_init(&arena);
  const struct judged **order = in_order(list, &arena);
  for (size_t i = 0; i < list->rules.count; i++) {
    const struct judged *one = order[i];
    int64_t *given = ARENA_ARRAY(&arena, int64_t, one->items.count * (size_t)copies + 1);
    size_t count = 0;
    for (size_t k = 0; k < one->items.count; k++) {
      int64_t number = numbers[one->items.items[k]];
      for (int64_t copy = 0; number > 0 && copy < copies; copy++) given[count++] = number + copy;
    }
    if (count == 0 && one->severity != SEVERITY_BLOCK) continue;
    if (out->length > 0) buffer_append_char(out, '\n');
    buffer_printf(out, "%s\t", severity_word(one->severity));
    append_clean(out, one->rule->rule.code);
    buffer_append_char(out, '\t');
    append_clean(out, words_of(one, &arena));
    buffer_append_char(out, '\t');
    append_clean(out, mail_rule_basis(one->rule, &arena));
    buffer_append_char(out, '\t');
    append_numbers(out, given, count);
  }
  arena_release(&arena);
}
