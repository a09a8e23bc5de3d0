/* SPDX-License-Identifier: MIT */
/* Counts in bins that are found by a few bytes: rows are counted as they come, and none is sorted. */
#ifndef STORE_TALLY_BINS_H
#define STORE_TALLY_BINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"

/* What a bin is for: a group, and a part within it, as bytes. */
struct tally_key {
  const void *group;
  size_t group_size;
  const char *item;
  size_t item_size;
};

struct tally_bin {
  struct tally_key key;
  uint64_t hash;
  const char *group, *name, *item; /* NULL in a new one: whoever asked for it fills them in */
  int64_t value, whole;
  struct uuid last; /* who was counted last */
};

struct tally_bins {
  struct arena *arena;
  LIST(struct tally_bin) list; /* in the order in which they were met */
  size_t *places;              /* 0, or one more than the place in the list */
  size_t place_count;
  size_t latest; /* found last: rows often come in heaps */
};

/* In the beginning: {.arena = ...}. */
void tally_bins_release(struct tally_bins *bins);
/* The bin of this key, a new one when there is none; holds until the next call. The key is copied. */
struct tally_bin *tally_bin_of(struct tally_bins *bins, const struct tally_key *key);
/* The same, NULL when there is none. */
struct tally_bin *tally_bin_find(struct tally_bins *bins, const struct tally_key *key);

#endif
