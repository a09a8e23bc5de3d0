/* SPDX-License-Identifier: MIT */
/* The products of a run: the one its pieces are, and those that go with it, all in the order of the pieces. Their files
 * count through. */
#ifndef SOLIPOST_PRINT_PRINT_PRODUCTS_H
#define SOLIPOST_PRINT_PRINT_PRODUCTS_H

#include "solipost/print/product.h"

enum { RUN_MOST_PRODUCTS = 4 };

struct run_products {
  const struct product *items[RUN_MOST_PRODUCTS];
  size_t count;
};

/* `main` first; then what the settings ask for beside it. */
void run_products_of(const struct product *main, const struct print_settings *settings, struct run_products *out);
/* Name of the n-th file of a volume, and whose file it is under which number of its own; NULL past the last. */
const char *run_products_file(const struct run_products *products, const struct print_settings *settings, size_t file,
                              size_t *product, size_t *own_file);

/* Whether all papers and layouts are known; sheets of the main product, and how many pieces go into a volume of all. */
MUST_CHECK bool print_measure(const struct product *main, const struct print_settings *settings, size_t pieces,
                              size_t own_sheets, size_t *sheets, size_t *pieces_per_volume, struct error *error);

/* By the name kept with a run; NULL when unknown. */
const struct product *product_find(const char *name);

#endif
