/* SPDX-License-Identifier: MIT */
/* crop IN.ppm OUT.ppm: a rendered page without the white around its ink. */
#include <stdint.h>
#include <stdio.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"

struct page {
  const uint8_t *pixels; /* red, green, blue */
  size_t width, height;
};

struct box {
  size_t left, top, right, bottom; /* right and bottom are outside */
};

static bool is_ink(const struct page *page, size_t x, size_t y) {
  const uint8_t *pixel = page->pixels + (y * page->width + x) * 3;
  return pixel[0] + pixel[1] + pixel[2] < 3 * 128;
}

static struct box ink_of(const struct page *page) {
  struct box box = {page->width, page->height, 0, 0};
  for (size_t y = 0; y < page->height; y++) {
    for (size_t x = 0; x < page->width; x++) {
      if (!is_ink(page, x, y)) continue;
      if (x < box.left) box.left = x;
      if (y < box.top) box.top = y;
      if (x >= box.right) box.right = x + 1;
      if (y >= box.bottom) box.bottom = y + 1;
    }
  }
  return box;
}

static bool read_page(const struct buffer *file, struct page *page) {
  unsigned long width, height, start;
  int header = 0;
  if (sscanf(file->bytes, "P6 %lu %lu 255%n", &width, &height, &header) != 2 || header == 0) return false;
  start = (unsigned long)header + 1;
  *page = (struct page){(const uint8_t *)file->bytes + start, width, height};
  return file->length == start + width * height * 3;
}

static void cut(const struct page *page, const struct box *box, struct buffer *out) {
  buffer_printf(out, "P6\n%zu %zu\n255\n", box->right - box->left, box->bottom - box->top);
  for (size_t y = box->top; y < box->bottom; y++) {
    buffer_append_bytes(out, page->pixels + (y * page->width + box->left) * 3, (box->right - box->left) * 3);
  }
}

int main(int argc, char **argv) {
  struct buffer file, out;
  struct error error = {0};
  struct page page;
  buffer_init(&file);
  buffer_init(&out);
  bool done = argc == 3 && file_read(argv[1], 1 << 28, &file, &error) && read_page(&file, &page);
  struct box box = done ? ink_of(&page) : (struct box){0};
  done = done && box.left < box.right;
  if (done) cut(&page, &box, &out);
  done = done && file_write(argv[2], true, out.bytes, out.length, &error);
  if (!done) fprintf(stderr, "crop: %s\n", error.message[0] != '\0' ? error.message : "no page with ink");
  buffer_release(&file);
  buffer_release(&out);
  return done ? 0 : 1;
}
