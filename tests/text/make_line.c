/* SPDX-License-Identifier: MIT */
/* make_line FILE.pdf LANGUAGE TEXT: one line of 24 points, its baseline 48 points below the top, its left end 24 points
 * from the left, on a page as wide as the line. What test_rendered.sh compares with other people's programs. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "solipost/pdf/pdf.h"

static const double size_pt = 24, margin_pt = 24, baseline_pt = 48;

struct workshop {
  struct font_book *book;
  struct text_engine *engine;
  struct pdf *pdf;
  struct arena arena;
};

static bool draw(struct workshop *workshop, const char *language, const char *text, struct error *error) {
  struct paragraph paragraph = {.content = {.text = text}, .language = language, .size_pt = size_pt};
  struct text_box box;
  if (!text_layout(workshop->engine, &paragraph, &workshop->arena, &box, error)) return false;
  struct scene *scene = ARENA_NEW(&workshop->arena, struct scene);
  scene_init(scene, &workshop->arena, box.width_pt + 2 * margin_pt, baseline_pt + margin_pt);
  scene_text(scene, &box, margin_pt, baseline_pt - box.lines[0].baseline_pt, COLOUR_BLACK);
  struct placement whole = {.scene = scene};
  struct sheet sheet = {.width_pt = scene->width_pt, .height_pt = scene->height_pt, .placements = &whole, .count = 1};
  return pdf_add_sheet(workshop->pdf, &sheet, error);
}

static bool make(struct workshop *workshop, char **argv, struct error *error) {
  if (!font_book_open(&workshop->book, error) || !text_engine_create(&workshop->engine, workshop->book, error) ||
      !pdf_create(&workshop->pdf, "", error) || !draw(workshop, argv[2], argv[3], error)) {
    return false;
  }
  int fd = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (fd < 0) return error_set(error, ERROR_FAILED, "cannot write %s", argv[1]);
  bool written = pdf_write(workshop->pdf, fd, error);
  return close(fd) == 0 && written;
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: make_line FILE.pdf LANGUAGE TEXT\n");
    return 2;
  }
  struct workshop workshop = {0};
  struct error error = {0};
  arena_init(&workshop.arena);
  bool made = make(&workshop, argv, &error);
  if (!made) fprintf(stderr, "%s\n%s\n", error.message, error.hint);
  pdf_destroy(workshop.pdf);
  text_engine_destroy(workshop.engine);
  font_book_close(workshop.book);
  arena_release(&workshop.arena);
  return made ? 0 : 1;
}
