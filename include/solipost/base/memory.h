/* SPDX-License-Identifier: MIT */
/* Memory that is there or the program ends, arenas for results that live and die together, growing lists. */
#ifndef SOLIPOST_BASE_MEMORY_H
#define SOLIPOST_BASE_MEMORY_H

#include <stddef.h>

#include "solipost/base/compiler.h"

/* None of these returns NULL: out of memory ends the program with a message (the only exit below cli). */
void *mem_alloc(size_t size);                     /* zeroed */
void *mem_alloc_array(size_t count, size_t size); /* zeroed, overflow checked */
void *mem_realloc(void *memory, size_t size);
char *mem_strdup(const char *text);
void mem_free(void *memory);
void mem_wipe(void *memory, size_t size); /* to zero, however clever the compiler: what was secret */
/* For memory that others gave out (libsodium): ends the program as above. */
NORETURN void mem_end_without_memory(void);
/* Grows an array so that `needed` items fit; doubles, overflow checked; updates *capacity. */
void *mem_grow(void *items, size_t *capacity, size_t needed, size_t item_size);

/* An arena hands out memory that is released at once. Not for threads. */
struct arena_block;
struct arena {
  struct arena_block *first; /* newest block */
  size_t total;              /* bytes asked from the system, for tests and limits */
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);             /* gives everything back; the arena may be used again */
void arena_reset(struct arena *arena);               /* forgets everything, keeps one block for reuse */
void *arena_alloc(struct arena *arena, size_t size); /* zeroed, aligned for any type */
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
void *arena_copy(struct arena *arena, const void *bytes, size_t size);
char *arena_printf(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
void *arena_alloc_array(struct arena *arena, size_t count, size_t size); /* zeroed, overflow checked */

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))

/* A growing array on the heap:  LIST(struct piece) pieces = {0};  LIST_PUSH(&pieces, piece);  LIST_RELEASE(&pieces); */
#define LIST(type)                                                                                                     \
  struct {                                                                                                             \
    type *items;                                                                                                       \
    size_t count, capacity;                                                                                            \
  }
#define LIST_PUSH(list, ...)                                                                                           \
  ((list)->items = mem_grow((list)->items, &(list)->capacity, (list)->count + 1, sizeof *(list)->items),               \
   (list)->items[(list)->count++] = (__VA_ARGS__))
#define LIST_RELEASE(list) (mem_free((list)->items), (list)->items = NULL, (list)->count = (list)->capacity = 0)

#endif
