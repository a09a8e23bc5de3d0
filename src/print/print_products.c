/* SPDX-License-Identifier: MIT */
/* Which products exist, and which of them a run has. */
#include "print_products.h"

#include <string.h>

#include "solipost/base/compiler.h"

static const struct product *const all_products[] = {&cards_product, &envelopes_product, &labels_product,
                                                     &letters_product, &inner_product};

const struct product *product_find(const char *name) {
  for (size_t i = 0; i < COUNT_OF(all_products); i++) {
    if (strcmp(all_products[i]->name, name) == 0) return all_products[i];
  }
  return NULL;
}

static void add(struct run_products *products, const struct product *product, bool wanted) {
  if (wanted && products->items[0] != product) products->items[products->count++] = product;
}

void run_products_of(const struct product *main, const struct print_settings *settings, struct run_products *out) {
  *out = (struct run_products){.items = {main}, .count = 1};
  add(out, &envelopes_product, *settings->envelope != '\0');
  add(out, &labels_product, *settings->labels != '\0');
  add(out, &inner_product, settings->inner);
}

const char *run_products_file(const struct run_products *products, const struct print_settings *settings, size_t file,
                              size_t *product, size_t *own_file) {
  for (*product = 0; *product < products->count; (*product)++) {
    for (*own_file = 0;; (*own_file)++, file--) {
      const char *name = products->items[*product]->file_name(settings, *own_file);
      if (name == NULL) break;
      if (file == 0) return name;
    }
  }
  return NULL;
}

bool print_measure(const struct product *main, const struct print_settings *settings, size_t pieces, size_t own_sheets,
                   size_t *sheets, size_t *pieces_per_volume, struct error *error) {
  struct run_products products;
  run_products_of(main, settings, &products);
  for (size_t i = 1; i < products.count; i++) {
    if (!products.items[i]->measure(settings, pieces, 0, &(size_t){0}, &(size_t){0}, error)) return false;
  }
  if (!main->measure(settings, pieces, own_sheets, sheets, pieces_per_volume, error)) return false;
  /* What travels in one envelope is in one file. */
  size_t copies = (size_t)settings->copies;
  if (*pieces_per_volume > copies) *pieces_per_volume -= *pieces_per_volume % copies;
  else *pieces_per_volume = copies;
  return true;
}
