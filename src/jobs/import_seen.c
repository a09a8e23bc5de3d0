/* SPDX-License-Identifier: MIT */
/* A table with open addressing; keys are random already in their last bytes. */
#include "import_seen.h"

#include <string.h>

#include "solipost/base/memory.h"

enum { FIRST_CAPACITY = 1024 };

void import_seen_init(struct import_seen *seen) { *seen = (struct import_seen){0}; }

void import_seen_release(struct import_seen *seen) {
  mem_free(seen->slots);
  import_seen_init(seen);
}

/* Slot that holds the id, or the free one where it belongs. */
static struct import_seen_slot *find_slot(const struct import_seen *seen, struct uuid id) {
  size_t at;
  memcpy(&at, id.bytes + sizeof id.bytes - sizeof at, sizeof at);
  while (true) {
    struct import_seen_slot *slot = &seen->slots[at & (seen->capacity - 1)];
    if (slot->row == 0 || uuid_equal(slot->id, id)) {
      return slot;
    }
    at++;
  }
}

static void grow(struct import_seen *seen) {
  struct import_seen old = *seen;
  seen->capacity = old.capacity == 0 ? FIRST_CAPACITY : old.capacity * 2;
  seen->slots = mem_alloc_array(seen->capacity, sizeof *seen->slots);
  for (size_t i = 0; i < old.capacity; i++) {
    if (old.slots[i].row != 0) {
      *find_slot(seen, old.slots[i].id) = old.slots[i];
    }
  }
  mem_free(old.slots);
}

size_t import_seen_row(const struct import_seen *seen, struct uuid id) {
  return seen->capacity == 0 ? 0 : find_slot(seen, id)->row;
}

void import_seen_add(struct import_seen *seen, struct uuid id, size_t row) {
  if (seen->count * 4 >= seen->capacity * 3) {
    grow(seen);
  }
  struct import_seen_slot *slot = find_slot(seen, id);
  if (slot->row == 0) {
    *slot = (struct import_seen_slot){id, row};
    seen->count++;
  }
}
