/* SPDX-License-Identifier: MIT */
/* Heap memory that is there or the program ends, and arenas made of a chain of blocks. */
#include "solipost/base/memory.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "solipost/base/i18n.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#endif

/* Blocks double from the first size to the last, so that a small arena stays small and a large one has few blocks.
 * AddressSanitizer sees only whole blocks: under it each allocation gets its own. */
#ifdef SANITIZED
enum { FIRST_BLOCK = 1, LAST_BLOCK = 1 };
#else
enum { FIRST_BLOCK = 4 * 1024, LAST_BLOCK = 256 * 1024 };
#endif

void mem_end_without_memory(void) {
  fputs(_("solipost: not enough memory\n"), stderr);
  exit(EXIT_FAILURE);
}

static size_t checked_product(size_t count, size_t size) {
  size_t product;
  if (__builtin_mul_overflow(count, size, &product)) mem_end_without_memory();
  return product;
}

void mem_wipe(void *memory, size_t size) { sodium_memzero(memory, size); }

void *mem_alloc(size_t size) { return mem_alloc_array(size, 1); }

void *mem_alloc_array(size_t count, size_t size) {
  if (count == 0 || size == 0) count = size = 1;
  void *memory = calloc(count, size);
  if (memory == NULL) mem_end_without_memory();
  return memory;
}

void *mem_realloc(void *memory, size_t size) {
  void *grown = realloc(memory, size > 0 ? size : 1);
  if (grown == NULL) mem_end_without_memory();
  return grown;
}

char *mem_strdup(const char *text) {
  size_t size = strlen(text) + 1;
  return memcpy(mem_alloc(size), text, size);
}

void mem_free(void *memory) { free(memory); }

void *mem_grow(void *items, size_t *capacity, size_t needed, size_t item_size) {
  if (needed <= *capacity && items != NULL) return items;
  size_t target = *capacity < 8 ? 8 : checked_product(*capacity, 2);
  if (target < needed) target = needed;
  items = mem_realloc(items, checked_product(target, item_size));
  *capacity = target;
  return items;
}

struct arena_block {
  struct arena_block *next; /* older */
  size_t size, used;        /* of `bytes` */
  max_align_t bytes[];
};

void arena_init(struct arena *arena) { *arena = (struct arena){0}; }

static void free_blocks(struct arena_block *block) {
  while (block != NULL) {
    struct arena_block *older = block->next;
    free(block);
    block = older;
  }
}

void arena_release(struct arena *arena) {
  free_blocks(arena->first);
  arena_init(arena);
}

void arena_reset(struct arena *arena) {
  struct arena_block *kept = arena->first;
  if (kept == NULL) return;
  if (kept->size > LAST_BLOCK) { /* made for one large thing: not worth keeping */
    arena_release(arena);
    return;
  }
  free_blocks(kept->next);
  kept->next = NULL;
  kept->used = 0;
  arena->total = sizeof *kept + kept->size;
}

static struct arena_block *add_block(struct arena *arena, size_t needed) {
  size_t size = arena->first != NULL ? arena->first->size * 2 : FIRST_BLOCK;
  if (size > LAST_BLOCK) size = LAST_BLOCK;
  if (size < needed) size = needed;
  if (size > SIZE_MAX - sizeof(struct arena_block)) mem_end_without_memory();
  struct arena_block *block = malloc(sizeof *block + size);
  if (block == NULL) mem_end_without_memory();
  block->size = size;
  block->used = 0;
  block->next = arena->first;
  arena->first = block;
  arena->total += sizeof *block + size;
  return block;
}

static void *arena_take(struct arena *arena, size_t size) {
  size_t step = sizeof(max_align_t);
  if (size > SIZE_MAX - step) mem_end_without_memory();
  size_t rounded = (size + step - 1) / step * step;
  if (rounded == 0) rounded = step;
#ifdef SANITIZED
  rounded = size > 0 ? size : 1;
#endif
  struct arena_block *block = arena->first;
  if (block == NULL || block->size - block->used < rounded) block = add_block(arena, rounded);
  char *memory = (char *)block->bytes + block->used;
  block->used += rounded;
#ifdef SANITIZED
  block->used = block->size;
#endif
  return memory;
}

void *arena_alloc(struct arena *arena, size_t size) { return memset(arena_take(arena, size), 0, size); }

void *arena_alloc_array(struct arena *arena, size_t count, size_t size) {
  return arena_alloc(arena, checked_product(count, size));
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size) {
  void *copy = arena_take(arena, size);
  if (size > 0) memcpy(copy, bytes, size);
  return copy;
}

char *arena_strdup(struct arena *arena, const char *text) { return arena_copy(arena, text, strlen(text) + 1); }

char *arena_strndup(struct arena *arena, const char *text, size_t length) {
  length = strnlen(text, length);
  char *copy = arena_take(arena, length + 1);
  memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  assert(length >= 0);

  char *text = arena_take(arena, (size_t)length + 1);
  va_start(arguments, format);
  vsnprintf(text, (size_t)length + 1, format, arguments);
  va_end(arguments);
  return text;
}
