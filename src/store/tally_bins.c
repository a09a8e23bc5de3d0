/* SPDX-License-Identifier: MIT */
/* A table of bins with open places, half of which stay empty. */
#include "tally_bins.h"

#include <string.h>

enum { FIRST_PLACES = 64 };

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size) {
  const unsigned char *at = bytes;
  for (size_t i = 0; i < size; i++) hash = (hash ^ at[i]) * 0x100000001b3u;
  return hash;
}

/* FNV-1a. Whoever chooses keys that collide makes a report slow, nothing worse. */
static uint64_t hash_of(const struct tally_key *key) {
  uint64_t hash = hash_bytes(0xcbf29ce484222325u, key->group, key->group_size);
  hash = hash_bytes(hash ^ 0xff, key->item, key->item_size);
  return hash ^ hash >> 32;
}

static bool same_bytes(const void *a, size_t a_size, const void *b, size_t b_size) {
  return a_size == b_size && (a_size == 0 || memcmp(a, b, a_size) == 0);
}

static bool is_for(const struct tally_bin *bin, const struct tally_key *key) {
  return same_bytes(bin->key.group, bin->key.group_size, key->group, key->group_size) &&
         same_bytes(bin->key.item, bin->key.item_size, key->item, key->item_size);
}

/* Where it is, or would be. */
static size_t place_of(const struct tally_bins *bins, const struct tally_key *key, uint64_t hash) {
  size_t place = hash & (bins->place_count - 1);
  while (bins->places[place] != 0) {
    const struct tally_bin *bin = &bins->list.items[bins->places[place] - 1];
    if (bin->hash == hash && is_for(bin, key)) break;
    place = (place + 1) & (bins->place_count - 1);
  }
  return place;
}

static void grow(struct tally_bins *bins) {
  size_t count = bins->place_count == 0 ? FIRST_PLACES : bins->place_count * 2;
  mem_free(bins->places);
  bins->places = mem_alloc(count * sizeof *bins->places);
  memset(bins->places, 0, count * sizeof *bins->places);
  bins->place_count = count;
  for (size_t i = 0; i < bins->list.count; i++) {
    size_t place = bins->list.items[i].hash & (count - 1);
    while (bins->places[place] != 0) place = (place + 1) & (count - 1);
    bins->places[place] = i + 1;
  }
}

void tally_bins_release(struct tally_bins *bins) {
  LIST_RELEASE(&bins->list);
  mem_free(bins->places);
  *bins = (struct tally_bins){.arena = bins->arena};
}

struct tally_bin *tally_bin_find(struct tally_bins *bins, const struct tally_key *key) {
  if (bins->latest < bins->list.count && is_for(&bins->list.items[bins->latest], key))
    return &bins->list.items[bins->latest];
  if (bins->place_count == 0) return NULL;
  size_t at = bins->places[place_of(bins, key, hash_of(key))];
  if (at == 0) return NULL;
  bins->latest = at - 1;
  return &bins->list.items[at - 1];
}

struct tally_bin *tally_bin_of(struct tally_bins *bins, const struct tally_key *key) {
  struct tally_bin *found = tally_bin_find(bins, key);
  if (found != NULL) return found;
  if (bins->list.count * 2 >= bins->place_count) grow(bins);
  struct tally_bin bin = {.hash = hash_of(key),
                          .key = {arena_copy(bins->arena, key->group, key->group_size), key->group_size,
                                  arena_copy(bins->arena, key->item, key->item_size), key->item_size}};
  bins->places[place_of(bins, key, bin.hash)] = bins->list.count + 1;
  LIST_PUSH(&bins->list, bin);
  bins->latest = bins->list.count - 1;
  return &bins->list.items[bins->latest];
}
