/* SPDX-License-Identifier: MIT */
/* The alphabetical order of each language. */
#include "solipost/lang/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucol.h>

#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"
#include "utf16.h"

/* ICU has no order for Sorani. The letters in the order of the Kurdish Academy's alphabet; Arabic letters that stand in
 * loan words and names only come after the letter they sound like, other spellings of a letter beside it. */
static const char SORANI_RULES[] = "&ء < ئ < ا < ب < پ < ت < ث < ج < چ < ح < خ < د < ذ < ر < ڕ < ز < ژ < س < ش < ص < ض"
                                   " < ط < ظ < ع < غ < ف < ڤ < ق < ک <<< ك < گ < ل < ڵ < م < ن < و < ۆ < وو"
                                   " < ھ <<< ه < ە <<< ة < ی <<< ي <<< ى < ێ";

struct order {
  struct order *next;
  char locale[ULOC_FULLNAME_CAPACITY];
  UCollator *collator;
};

static UCollator *open_sorani(UErrorCode *status) {
  struct utf16 rules;
  utf16_init_utf8(&rules, SORANI_RULES);
  UCollator *collator = ucol_openRules(rules.units, rules.length, UCOL_DEFAULT, UCOL_DEFAULT_STRENGTH, NULL, status);
  utf16_release(&rules);
  return collator;
}

/* Opening one costs far more than comparing, so they are kept until the program ends. */
static const UCollator *collator_of(const char *tag) {
  static struct order *orders;
  const char *locale = lang_icu_locale(tag);
  for (const struct order *order = orders; order != NULL; order = order->next) {
    if (strcmp(order->locale, locale) == 0) return order->collator;
  }
  UErrorCode status = U_ZERO_ERROR;
  struct order *order = mem_alloc(sizeof *order);
  snprintf(order->locale, sizeof order->locale, "%s", locale);
  order->collator = strcmp(locale, "ckb") == 0 ? open_sorani(&status) : ucol_open(locale, &status);
  assert(U_SUCCESS(status) && order->collator != NULL);
  order->next = orders;
  orders = order;
  return order->collator;
}

int lang_compare(const char *a, const char *b, const char *tag) {
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult result = ucol_strcollUTF8(collator_of(tag), a, -1, b, -1, &status);
  assert(U_SUCCESS(status));
  if (result != UCOL_EQUAL) return result == UCOL_LESS ? -1 : 1;
  int bytes = strcmp(a, b); /* differ only in what the language ignores: still always in the same order */
  return (bytes > 0) - (bytes < 0);
}

struct sortable {
  void *item;
  const uint8_t *key; /* ends with NUL, holds no other */
  size_t place;       /* before sorting: what is equal stays in order */
};

static int compare_sortables(const void *left, const void *right) {
  const struct sortable *a = left, *b = right;
  int keys = strcmp((const char *)a->key, (const char *)b->key);
  if (keys != 0) return keys;
  return (a->place > b->place) - (a->place < b->place);
}

static const uint8_t *sort_key_of(const UCollator *collator, const char *text, struct arena *arena) {
  struct utf16 units;
  utf16_init_utf8(&units, text);
  uint8_t quick[512];
  int32_t size = ucol_getSortKey(collator, units.units, units.length, quick, (int32_t)sizeof quick);
  uint8_t *key = arena_alloc(arena, (size_t)size);
  if ((size_t)size <= sizeof quick) {
    memcpy(key, quick, (size_t)size);
  } else {
    ucol_getSortKey(collator, units.units, units.length, key, size);
  }
  utf16_release(&units);
  return key;
}

void lang_sort(void **items, size_t count, const char *(*text_of)(const void *item), const char *tag) {
  const UCollator *collator = collator_of(tag);
  struct arena arena;
  arena_init(&arena);
  struct sortable *sortables = ARENA_ARRAY(&arena, struct sortable, count);
  for (size_t i = 0; i < count; i++) {
    sortables[i] =
        (struct sortable){.item = items[i], .key = sort_key_of(collator, text_of(items[i]), &arena), .place = i};
  }
  if (count > 1) qsort(sortables, count, sizeof *sortables, compare_sortables);
  for (size_t i = 0; i < count; i++) items[i] = sortables[i].item;
  arena_release(&arena);
}
