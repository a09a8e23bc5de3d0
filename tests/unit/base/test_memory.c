/* SPDX-License-Identifier: MIT */
/* Memory from the heap and from arenas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <string.h>

#include "solipost/base/memory.h"

static void memory_is_zeroed(void **state) {
  (void)state;
  unsigned char *bytes = mem_alloc_array(100, 7);
  for (size_t i = 0; i < 700; i++) assert_int_equal(bytes[i], 0);
  mem_free(bytes);
}

static void nothing_is_still_something(void **state) {
  (void)state;
  void *none = mem_alloc(0);
  assert_non_null(none);
  none = mem_realloc(none, 0);
  assert_non_null(none);
  mem_free(none);
  mem_free(NULL);
}

static void lists_grow_and_keep_their_items(void **state) {
  (void)state;
  LIST(int) numbers = {0};
  for (int i = 0; i < 1000; i++) LIST_PUSH(&numbers, i * 3);
  assert_int_equal(numbers.count, 1000);
  assert_true(numbers.capacity >= 1000 && numbers.capacity < 2100);
  for (int i = 0; i < 1000; i++) assert_int_equal(numbers.items[i], i * 3);
  LIST_RELEASE(&numbers);
  assert_null(numbers.items);
  assert_int_equal(numbers.count, 0);
}

static void lists_hold_structs(void **state) {
  (void)state;
  struct pair {
    int left, right;
  };
  LIST(struct pair) pairs = {0};
  LIST_PUSH(&pairs, (struct pair){1, 2});
  LIST_PUSH(&pairs, (struct pair){.left = 3, .right = 4});
  assert_int_equal(pairs.items[1].right, 4);
  LIST_RELEASE(&pairs);
}

static void an_arena_gives_zeroed_aligned_memory(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  for (size_t size = 0; size < 300; size++) {
    unsigned char *bytes = arena_alloc(&arena, size);
    assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
    for (size_t i = 0; i < size; i++) assert_int_equal(bytes[i], 0);
    memset(bytes, 0xAA, size);
  }
  arena_release(&arena);
}

static void a_reset_arena_gives_zeroed_memory_again(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  memset(arena_alloc(&arena, 1000), 0xAA, 1000);
  arena_reset(&arena);
  unsigned char *again = arena_alloc(&arena, 1000);
  for (size_t i = 0; i < 1000; i++) assert_int_equal(again[i], 0);
  arena_release(&arena);
}

static void what_an_arena_gave_stays_where_it_is(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  const char *texts[500];
  for (int i = 0; i < 500; i++) texts[i] = arena_printf(&arena, "text %d of many, long enough to need blocks", i);
  for (int i = 0; i < 500; i++) {
    char wanted[64];
    snprintf(wanted, sizeof wanted, "text %d of many, long enough to need blocks", i);
    assert_string_equal(texts[i], wanted);
  }
  arena_release(&arena);
}

static void a_release_gives_all_back(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  assert_int_equal(arena.total, 0);
  arena_alloc(&arena, 10 * 1024 * 1024);
  assert_true(arena.total >= 10 * 1024 * 1024);
  arena_release(&arena);
  assert_int_equal(arena.total, 0);
  assert_string_equal(arena_strdup(&arena, "usable again"), "usable again");
  arena_release(&arena);
}

static void a_reset_does_not_hoard(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  arena_alloc(&arena, 10 * 1024 * 1024);
  arena_reset(&arena);
  assert_true(arena.total < 1024 * 1024);
  for (int round = 0; round < 100; round++) {
    for (int i = 0; i < 100; i++) arena_alloc(&arena, 1000);
    arena_reset(&arena);
  }
  assert_true(arena.total < 1024 * 1024);
  arena_release(&arena);
}

static void copies_end_where_told(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  assert_string_equal(arena_strndup(&arena, "Diyarbakır", 5), "Diyar");
  assert_string_equal(arena_strndup(&arena, "ab", 50), "ab");
  const int numbers[] = {3, 1, 4};
  int *copy = arena_copy(&arena, numbers, sizeof numbers);
  assert_memory_equal(copy, numbers, sizeof numbers);
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(memory_is_zeroed),
      cmocka_unit_test(nothing_is_still_something),
      cmocka_unit_test(lists_grow_and_keep_their_items),
      cmocka_unit_test(lists_hold_structs),
      cmocka_unit_test(an_arena_gives_zeroed_aligned_memory),
      cmocka_unit_test(a_reset_arena_gives_zeroed_memory_again),
      cmocka_unit_test(what_an_arena_gave_stays_where_it_is),
      cmocka_unit_test(a_release_gives_all_back),
      cmocka_unit_test(a_reset_does_not_hoard),
      cmocka_unit_test(copies_end_where_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
