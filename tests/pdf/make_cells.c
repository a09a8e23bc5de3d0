/* SPDX-License-Identifier: MIT */
/* make_cells LAYOUT SHEET CARD BLEED-MM EDGE FILE.pdf: one sheet whose cards are marked, front and back. Card n says "cNn"
 * off its middle on the front, and on the back where that spot is for somebody who turns the card from left to right. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "hand_shaping.h"
#include "solipost/base/length.h"
#include "solipost/page/card.h"
#include "solipost/page/imposition.h"
#include "solipost/pdf/pdf.h"

static void die(const struct error *error) {
  fprintf(stderr, "%s\n%s\n", error->message, error->hint);
  exit(error->kind == ERROR_MISUSED ? 3 : 1);
}

/* The middle of the word lies at a third of the width and a quarter of the height. */
static const struct sheet *marked_side(struct hand *hand, const struct paper *card, size_t number, bool back) {
  struct scene *scene = ARENA_NEW(&hand->arena, struct scene);
  double width = mm_to_pt(card->width_mm), height = mm_to_pt(card->height_mm);
  scene_init(scene, &hand->arena, width, height);
  struct text_box word =
      hand_line(hand, hand_font(hand, NOTO_SANS), 12, arena_printf(&hand->arena, "c%zu%zu", number, number));
  double x = back ? width - width / 3 : width / 3;
  scene_text(scene, &word, x - word.lines[0].width_pt / 2, height / 4 - word.height_pt / 2, COLOUR_BLACK);
  return card_side(card, scene, &hand->arena);
}

static void add(struct pdf *pdf, const struct sheet *sheet) {
  struct error error = {.message = ""};
  if (!pdf_add_sheet(pdf, sheet, &error)) die(&error);
}

static void write_pdf(struct pdf *pdf, const char *path) {
  struct error error = {.message = ""};
  int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (fd < 0 || !pdf_write(pdf, fd, &error) || close(fd) != 0) die(&error);
}

int main(int argc, char **argv) {
  struct error error = {.message = "", .hint = ""};
  const struct paper *sheet, *card;
  struct imposition imposition;
  struct hand hand;
  struct pdf *pdf;
  double bleed;
  if (argc != 7 || !ascii_parse_double(argv[4], &bleed)) {
    fprintf(stderr, "usage: make_cells LAYOUT SHEET CARD BLEED-MM long|short FILE.pdf\n");
    return 2;
  }
  enum duplex duplex = argv[5][0] == 'l' ? DUPLEX_LONG_EDGE : DUPLEX_SHORT_EDGE;
  if (!paper_find(argv[2], PAPER_SHEET, &sheet, &error) || !paper_find(argv[3], PAPER_CARD, &card, &error) ||
      !imposition_find(argv[1], sheet, card, bleed, &imposition, &error) || !pdf_create(&pdf, "cells", &error))
    die(&error);
  hand_init(&hand);
  const struct sheet *fronts[IMPOSITION_MOST_CELLS], *backs[IMPOSITION_MOST_CELLS];
  for (size_t i = 0; i < imposition.cell_count; i++) {
    fronts[i] = marked_side(&hand, card, i + 1, false);
    backs[i] = marked_side(&hand, card, i + 1, true);
  }
  struct sheet front, back;
  imposition_front(&imposition, fronts, &hand.arena, &front);
  imposition_back(&imposition, duplex, backs, &hand.arena, &back);
  add(pdf, &front);
  add(pdf, &back);
  write_pdf(pdf, argv[6]);
  pdf_destroy(pdf);
  hand_release(&hand);
  return 0;
}
