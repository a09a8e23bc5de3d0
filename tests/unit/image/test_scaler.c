/* SPDX-License-Identifier: MIT */
/* Scaling down: each new pixel is the mean of exactly the area it covers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../../../src/image/scaler.h"
#include "solipost/base/compiler.h"

/* One channel, whole picture at once. */
static void scale_grey(const uint8_t *from, uint32_t width, uint32_t height, uint8_t *to, uint32_t to_width,
                       uint32_t to_height) {
  struct scaler scaler;
  scaler_init(&scaler, width, height, to_width, to_height, 1, false);
  uint32_t rows = 0;
  for (uint32_t y = 0; y < height; y++) {
    if (scaler_push(&scaler, from + y * width)) memcpy(to + to_width * rows++, scaler.row, to_width);
  }
  assert_int_equal(rows, to_height);
  scaler_release(&scaler);
}

static void the_same_size_changes_nothing(void **state) {
  (void)state;
  static const uint8_t from[] = {0, 50, 100, 150, 200, 250};
  uint8_t to[6];
  scale_grey(from, 3, 2, to, 3, 2);
  assert_memory_equal(to, from, sizeof from);
}

static void half_the_size_is_the_mean_of_four(void **state) {
  (void)state;
  static const uint8_t from[] = {0, 100, 8, 8, 100, 200, 8, 8};
  uint8_t to[2];
  scale_grey(from, 4, 2, to, 2, 1);
  assert_int_equal(to[0], 100);
  assert_int_equal(to[1], 8);
}

/* Three pixels to two: the middle one belongs half to each. */
static void pixels_are_shared_by_area(void **state) {
  (void)state;
  static const uint8_t from[] = {0, 90, 240};
  uint8_t to[2];
  scale_grey(from, 3, 1, to, 2, 1);
  assert_int_equal(to[0], 30);
  assert_int_equal(to[1], 190);
  scale_grey(from, 1, 3, to, 1, 2);
  assert_int_equal(to[0], 30);
  assert_int_equal(to[1], 190);
}

static void every_size_keeps_an_even_colour(void **state) {
  (void)state;
  uint8_t from[31 * 17], to[31 * 17];
  memset(from, 201, sizeof from);
  for (uint32_t width = 1; width <= 31; width++) {
    for (uint32_t height = 1; height <= 17; height++) {
      scale_grey(from, 31, 17, to, width, height);
      for (uint32_t i = 0; i < width * height; i++) assert_int_equal(to[i], 201);
    }
  }
}

/* Behind a transparent pixel any colour may be stored: it must not show. */
static void transparent_pixels_have_no_colour(void **state) {
  (void)state;
  static const uint8_t from[] = {200, 255, 10, 0};
  struct scaler scaler;
  scaler_init(&scaler, 2, 1, 1, 1, 1, true);
  assert_true(scaler_push(&scaler, from));
  assert_int_equal(scaler.row[0], 200);
  assert_int_equal(scaler.row[1], 128);
  scaler_release(&scaler);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_same_size_changes_nothing),     cmocka_unit_test(half_the_size_is_the_mean_of_four),
      cmocka_unit_test(pixels_are_shared_by_area),         cmocka_unit_test(every_size_keeps_an_even_colour),
      cmocka_unit_test(transparent_pixels_have_no_colour),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
