/* SPDX-License-Identifier: MIT */
/* Looks at a rendered page (PPM).
 *   look FILE colour X Y            prints red green blue
 *   look FILE ink                   prints how much is not white, in whole pixels
 *   look FILE ink X Y WIDTH HEIGHT  the same for a part */
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

static long argument(char **argv, int index) {
  int64_t number = 0;
  return ascii_parse_integer(argv[index], 0, 100000, &number) ? (long)number : 0;
}

int main(int argc, char **argv) {
  struct page page;
  if (argc < 3 || !page_open(&page, argv[1])) {
    fprintf(stderr, "usage: look FILE.ppm colour X Y | ink [X Y WIDTH HEIGHT]\n");
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
  } else {
    result = 2;
  }
  buffer_release(&page.file);
  return result;
}
