/* SPDX-License-Identifier: MIT */
/* Looks at a rendered page (PPM).
 *   look FILE colour X Y            prints red green blue
 *   look FILE ink                   prints how much is not white, in whole pixels
 *   look FILE ink X Y WIDTH HEIGHT  the same for a part
 *   look FILE against OTHER         prints how much differs, after moving OTHER by up to 3 pixels to fit best, in
 *                                   thousandths of FILE's ink */
#include <stdint.h>
#include <stdio.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/memory.h"
#include "solipost/base/utf8.h"

struct page {
  struct buffer file;
  const uint8_t *pixels;
  long width, height;
};

static long next_number(const struct page *page, size_t *at) {
  long number = 0;
  while (ascii_is_space(page->file.bytes[*at])) (*at)++;
  while (ascii_is_digit(page->file.bytes[*at])) number = 10 * number + (page->file.bytes[(*at)++] - '0');
  return number;
}

static bool page_open(struct page *page, const char *path) {
  struct error error = {0};
  buffer_init(&page->file);
  if (!file_read(path, SIZE_MAX / 2, &page->file, &error)) {
    fprintf(stderr, "%s\n", error.message);
    return false;
  }
  size_t at = 2;
  page->width = next_number(page, &at);
  page->height = next_number(page, &at);
  (void)next_number(page, &at);
  page->pixels = (const uint8_t *)page->file.bytes + at + 1;
  size_t needed = at + 1 + (size_t)(page->width * page->height * 3);
  return strncmp(page->file.bytes, "P6", 2) == 0 && page->file.length >= needed;
}

static const uint8_t *pixel_at(const struct page *page, long x, long y) {
  return page->pixels + (y * page->width + x) * 3;
}

/* 0 white to 255 black; white outside. */
static long darkness(const struct page *page, long x, long y) {
  if (x < 0 || y < 0 || x >= page->width || y >= page->height) return 0;
  const uint8_t *pixel = pixel_at(page, x, y);
  return 255 - (pixel[0] + pixel[1] + pixel[2]) / 3;
}

static long ink(const struct page *page, long left, long top, long width, long height) {
  long sum = 0;
  for (long y = top; y < top + height; y++) {
    for (long x = left; x < left + width; x++) sum += darkness(page, x, y);
  }
  return sum;
}

/* Smoothing puts a glyph's edge into one pixel or the next; only what no neighbour explains is a difference. */
static long unexplained(const struct page *a, const struct page *b, long x, long y, long dx, long dy) {
  long mine = darkness(a, x, y), low = 255, high = 0;
  for (long v = -1; v <= 1; v++) {
    for (long u = -1; u <= 1; u++) {
      long other = darkness(b, x + dx + u, y + dy + v);
      if (other < low) low = other;
      if (other > high) high = other;
    }
  }
  return mine < low ? low - mine : mine > high ? mine - high : 0;
}

static long difference(const struct page *a, const struct page *b, long dx, long dy) {
  long sum = 0;
  for (long y = 0; y < a->height; y++) {
    for (long x = 0; x < a->width; x++) sum += unexplained(a, b, x, y, dx, dy);
  }
  for (long y = 0; y < b->height; y++) {
    for (long x = 0; x < b->width; x++) sum += unexplained(b, a, x, y, -dx, -dy);
  }
  return sum;
}

static long best_difference(const struct page *a, const struct page *b) {
  long best = -1;
  for (long dy = -3; dy <= 3; dy++) {
    for (long dx = -3; dx <= 3; dx++) {
      long sum = difference(a, b, dx, dy);
      if (best < 0 || sum < best) best = sum;
    }
  }
  return best;
}

static long argument(char **argv, int index) {
  int64_t number = 0;
  return ascii_parse_integer(argv[index], 0, 100000, &number) ? (long)number : 0;
}

static int compare_with(const struct page *page, const char *path) {
  struct page other;
  if (!page_open(&other, path)) return 2;
  long all = ink(page, 0, 0, page->width, page->height);
  printf("%ld\n", all == 0 ? 1000 : best_difference(page, &other) * 1000 / all);
  buffer_release(&other.file);
  return 0;
}

int main(int argc, char **argv) {
  struct page page;
  if (argc < 3 || !page_open(&page, argv[1])) {
    fprintf(stderr, "usage: look FILE.ppm colour X Y | ink [X Y WIDTH HEIGHT] | against OTHER.ppm\n");
    return 2;
  }
  int result = 0;
  if (strcmp(argv[2], "colour") == 0 && argc == 5) {
    const uint8_t *pixel = pixel_at(&page, argument(argv, 3), argument(argv, 4));
    printf("%d %d %d\n", pixel[0], pixel[1], pixel[2]);
  } else if (strcmp(argv[2], "ink") == 0 && argc == 3) {
    printf("%ld\n", ink(&page, 0, 0, page.width, page.height) / 255);
  } else if (strcmp(argv[2], "ink") == 0 && argc == 7) {
    printf("%ld\n", ink(&page, argument(argv, 3), argument(argv, 4), argument(argv, 5), argument(argv, 6)) / 255);
  } else if (strcmp(argv[2], "against") == 0 && argc == 4) {
    result = compare_with(&page, argv[3]);
  } else {
    result = 2;
  }
  buffer_release(&page.file);
  return result;
}
