/* SPDX-License-Identifier: MIT */
/* The yardstick: a small pango+cairo program that lays merged texts on A4 pages and writes one PDF.
 * Usage: pango_letters TEXTS OUT.pdf FONT rtl|ltr   TEXTS holds one letter per line, paragraphs separated by tabs. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MARGIN 60.0

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  FILE *texts = fopen(argv[1], "r");
  if (!texts) return 1;
  cairo_surface_t *surface = cairo_pdf_surface_create(argv[2], PAGE_WIDTH, PAGE_HEIGHT);
  cairo_t *cairo = cairo_create(surface);
  PangoLayout *layout = pango_cairo_create_layout(cairo);
  PangoFontDescription *font = pango_font_description_from_string(argv[3]);
  pango_font_description_set_absolute_size(font, 11 * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_layout_set_width(layout, (int)((PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE));
  if (strcmp(argv[4], "rtl") == 0) pango_context_set_base_dir(pango_layout_get_context(layout), PANGO_DIRECTION_RTL);
  char *line = NULL;
  size_t capacity = 0;
  ssize_t length;
  while ((length = getline(&line, &capacity, texts)) > 0) {
    if (line[length - 1] == '\n') line[length - 1] = '\0';
    double y = MARGIN;
    for (char *paragraph = line, *next; paragraph; paragraph = next) {
      next = strchr(paragraph, '\t');
      if (next) *next++ = '\0';
      pango_layout_set_text(layout, paragraph, -1);
      cairo_move_to(cairo, MARGIN, y);
      pango_cairo_show_layout(cairo, layout);
      int height;
      pango_layout_get_size(layout, NULL, &height);
      y += (double)height / PANGO_SCALE + 8;
    }
    cairo_show_page(cairo);
  }
  free(line);
  fclose(texts);
  pango_font_description_free(font);
  g_object_unref(layout);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  int failed = cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return failed;
}
