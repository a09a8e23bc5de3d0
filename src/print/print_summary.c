/* SPDX-License-Identifier: MIT */
/* What became of a plan: counts, sheets, postage, what has to be told. */
#include <stdlib.h>
#include <string.h>

#include "print_plan.h"

/* Verdicts of helpers come when they come; what is told is in the order of the list. */
static int compare_notes(const void *a, const void *b) {
  const struct print_note *left = a;
  const struct print_note *right = b;
  if (left->place != right->place) return left->place < right->place ? -1 : 1;
  return (left->turn > right->turn) - (left->turn < right->turn);
}

void print_plan_acknowledge(struct print_plan *plan) {
  for (size_t i = 0; i < plan->items.count; i++) {
    if (plan->items.items[i].state == ITEM_ACKNOWLEDGE) plan->items.items[i].state = ITEM_READY;
  }
}

static void count_languages(struct print_plan *plan) {
  size_t count = plan->languages.count;
  if (plan->shown_languages == NULL)
    plan->shown_languages = ARENA_ARRAY(&plan->arena, struct print_language, count + 1);
  for (size_t i = 0; i < count; i++) {
    const struct plan_language *text = &plan->languages.items[i];
    bool unchecked = print_plan_is_unchecked(plan, i);
    plan->shown_languages[i] = (struct print_language){
        .language = text->language, .title = text->title, .checked_by = unchecked ? "" : text->checked_by};
    if (print_texts_find(&plan->texts, text->language) == NULL) plan->shown_languages[i].checked_by = NULL;
  }
  for (size_t i = 0; i < plan->items.count; i++) {
    const struct plan_item *item = &plan->items.items[i];
    if (item->state != ITEM_LEFT_OUT)
      plan->shown_languages[item->language].pieces += (size_t)plan->request.settings.copies;
  }
}

/* The layout was measured when the plan was opened, so it is known. */
static size_t count_sheets(const struct print_plan *plan, bool acknowledged) {
  struct error error;
  size_t pieces = 0, own_sheets = 0, sheets, per_volume;
  for (size_t i = 0; i < plan->items.count; i++) {
    const struct plan_item *item = &plan->items.items[i];
    if (item->state == ITEM_LEFT_OUT || (item->state == ITEM_ACKNOWLEDGE && !acknowledged)) continue;
    pieces += (size_t)plan->request.settings.copies;
    own_sheets += item->sheets * (size_t)plan->request.settings.copies;
  }
  const struct product *product = plan->product;
  if (strcmp(product->name, "envelopes") == 0) return 0;
  bool known = product->measure(&plan->request.settings, pieces, own_sheets, &sheets, &per_volume, &error);
  return known ? sheets : 0;
}

static bool may_be_printed(const void *context, size_t item) {
  const struct print_plan *plan = context;
  return plan->items.items[item].state != ITEM_LEFT_OUT;
}

static bool is_same_postage(const struct print_postage *line, const struct posted *posted) {
  if (strcmp(line->zone, posted->zone) != 0 || strcmp(line->form, posted->form) != 0) return false;
  if (line->known != (posted->price != NULL)) return false;
  return !line->known || line->price == posted->price->postage.price;
}

static void add_postage(struct print_summary *summary, struct print_postage *lines, const struct plan_item *item,
                        const struct posted *posted, const char *posted_in) {
  size_t at = 0;
  while (at < summary->postage_count && !is_same_postage(&lines[at], posted)) at++;
  struct print_postage *line = &lines[at];
  if (at == summary->postage_count) {
    if (at == PRINT_MOST_POSTAGE) return;
    summary->postage_count++;
    *line = (struct print_postage){.zone = posted->zone, .form = posted->form, .posted_in = posted_in, .currency = ""};
    snprintf(line->country, sizeof line->country, "%s", item->country);
    line->known = posted->price != NULL;
    if (line->known) line->price = posted->price->postage.price;
    if (line->known) line->currency = posted->price->postage.currency;
  }
  line->elsewhere = line->elsewhere || strcmp(line->country, item->country) != 0;
  if (posted->weight_g > line->weight_g) line->weight_g = posted->weight_g;
  line->count++;
}

static void count_postage(struct print_plan *plan) {
  struct print_summary *summary = &plan->summary;
  if (plan->postage == NULL) plan->postage = ARENA_ARRAY(&plan->arena, struct print_postage, PRINT_MOST_POSTAGE);
  for (size_t i = 0; i < plan->items.count; i++) {
    const struct plan_item *item = &plan->items.items[i];
    struct posted posted;
    if (item->state == ITEM_LEFT_OUT) continue;
    posting_find(&plan->posting, item->country, item->sheets, item->relayed, &posted);
    add_postage(summary, plan->postage, item, &posted, plan->group.country);
    summary->envelopes += *plan->request.settings.envelope != '\0';
    summary->labels += *plan->request.settings.labels != '\0' ? (size_t)plan->request.settings.copies : 0;
  }
  summary->postage = plan->postage;
}

/* ---- sheets beside the pieces ---- */

/* So many of a product that goes with the pieces, in one volume. */
static size_t sheets_beside(const struct product *product, const struct print_settings *settings, size_t count) {
  struct error error;
  size_t sheets = 0, per_volume;
  return count > 0 && product->measure(settings, count, 0, &sheets, &per_volume, &error) ? sheets : 0;
}

/* Each volume begins new sheets, and only the first uses up a sheet of labels that was begun. */
static void count_beside(struct print_plan *plan) {
  struct print_settings settings = plan->request.settings;
  struct print_summary *summary = &plan->summary;
  struct error error;
  size_t copies = (size_t)settings.copies, sheets, per_volume, pieces = 0, relayed = 0;
  bool labels = *settings.labels != '\0', inner = settings.inner;
  if (!print_measure(plan->product, &settings, 1, 0, &sheets, &per_volume, &error)) return;
  for (size_t i = 0; i <= plan->items.count; i++) {
    bool is_end = i == plan->items.count;
    const struct plan_item *item = is_end ? NULL : &plan->items.items[i];
    if (!is_end && item->state == ITEM_LEFT_OUT) continue;
    if (is_end || pieces + copies > per_volume) {
      if (labels) summary->label_sheets += sheets_beside(&labels_product, &settings, pieces);
      if (inner) summary->inner_sheets += sheets_beside(&inner_product, &settings, relayed);
      if (pieces > 0) settings.label_start = 1;
      pieces = relayed = 0;
    }
    if (is_end) break;
    pieces += copies;
    if (item->relayed) relayed += copies;
  }
}

const struct print_summary *print_plan_summary(struct print_plan *plan) {
  struct print_summary *summary = &plan->summary;
  if (plan->notes.count > 0) qsort(plan->notes.items, plan->notes.count, sizeof *plan->notes.items, compare_notes);
  *summary = (struct print_summary){.piece_kind = plan->product->piece_kind,
                                    .product = plan->product->name,
                                    .selected = plan->items.count,
                                    .notes = plan->notes.items,
                                    .note_count = plan->notes.count,
                                    .notes_left = plan->notes_left,
                                    .remarks = plan->remarks.items,
                                    .remark_count = plan->remarks.count,
                                    .language_count = plan->languages.count};
  for (size_t i = 0; i < plan->items.count; i++) {
    const struct plan_item *item = &plan->items.items[i];
    summary->ready += item->state == ITEM_READY;
    summary->to_acknowledge += item->state == ITEM_ACKNOWLEDGE;
    summary->contact_unknown += item->state == ITEM_ACKNOWLEDGE && item->contact_unknown;
    summary->left_out += item->state == ITEM_LEFT_OUT;
  }
  summary->ready *= (size_t)plan->request.settings.copies;
  summary->to_acknowledge *= (size_t)plan->request.settings.copies;
  count_languages(plan);
  count_postage(plan);
  count_beside(plan);
  summary->languages = plan->shown_languages;
  summary->judged = judged_show(&plan->judged, may_be_printed, plan, &plan->arena, &summary->judged_count);
  summary->sheets = count_sheets(plan, false);
  summary->sheets_acknowledged = count_sheets(plan, true);
  return summary;
}
