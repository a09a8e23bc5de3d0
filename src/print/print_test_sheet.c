/* SPDX-License-Identifier: MIT */
/* Puts words and cells of a test sheet together and writes its file. */
#include "solipost/print/pdf_file.h"
#include "solipost/print/print_test_sheet.h"

#include <math.h>

#include "solipost/base/file.h"
#include "solipost/lang/words.h"
#include "solipost/page/test_sheet.h"
#include "solipost/pdf/pdf.h"

struct making {
  const struct print_test_sheet *request;
  struct arena *arena;
  const char *language;
  double across_mm, down_mm;
};

static bool find_card_grids(const struct print_test_sheet *request, const struct paper *sheet, struct arena *arena,
                            struct test_grid grids[2], struct error *error) {
  const struct print_settings *settings = request->settings;
  const struct paper *card;
  struct imposition imposition;
  if (!paper_find(settings->card, PAPER_CARD, &card, error) ||
      !imposition_find(request->layout, sheet, card, 0, &imposition, error))
    return false;
  test_grid_of_cards(&imposition, arena, &grids[0]);
  test_grid_of_card_backs(&imposition, settings->duplex, arena, &grids[1]);
  return true;
}

/* Of the first side and the second. */
static bool find_grids(const struct print_test_sheet *request, struct arena *arena, struct test_grid grids[2],
                       struct error *error) {
  const struct print_settings *settings = request->settings;
  const struct paper *paper;
  const char *name = request->paper != NULL ? request->paper : paper_sheet_of(request->country);
  if (!paper_find(name, PAPER_SHEET, &paper, error)) return false;
  if (request->layout != NULL) return find_card_grids(request, paper, arena, grids, error);
  if (*settings->labels != '\0') {
    struct label_sheet labels;
    if (!label_sheet_read(settings->label_sheet, settings->labels, arena, &labels, error)) return false;
    test_grid_of_labels(&labels, arena, &grids[0]);
  } else {
    test_grid_plain(paper, arena, &grids[0]);
  }
  test_grid_back(&grids[0], settings->duplex, arena, &grids[1]);
  return true;
}

/* ---- words ---- */

static const char *words_language(const char *wanted, struct arena *arena) {
  const char *text;
  return *wanted != '\0' && lang_phrase(wanted, "test_sheet_first", NULL, arena, &text, NULL) ? wanted : "en";
}

static const char *millimetres(const struct making *making, double mm) { return arena_printf(making->arena, "%g", mm); }

/* What is read off this side, and what is to be typed then. */
static bool find_words(const struct making *making, bool back, const char **words, size_t *count, struct error *error) {
  static const char *const first[] = {"test_sheet_first", "test_sheet_cross", "test_sheet_lines", NULL};
  static const char *const second[] = {"test_sheet_second", "test_sheet_back", "test_sheet_light", NULL};
  const char *printer = making->request->settings->printer;
  const char *const values[] = {"across",      millimetres(making, making->across_mm),
                                "down",        millimetres(making, making->down_mm),
                                "long_across", millimetres(making, making->across_mm + 0.6),
                                "long_down",   millimetres(making, making->down_mm + 0.8),
                                NULL};
  *count = 0;
  for (const char *const *key = back ? second : first; *key != NULL; key++)
    if (!lang_phrase(making->language, *key, values, making->arena, &words[(*count)++], error)) return false;
  if (*printer == '\0') return true;
  const char *const named[] = {"printer", printer, NULL};
  return lang_phrase(making->language, "test_sheet_corrected", named, making->arena, &words[(*count)++], error);
}

/* ---- pages ---- */

static bool add_side(const struct making *making, struct text_engine *engine, const struct test_grid *grid, bool back,
                     struct pdf *pdf, struct error *error) {
  const char *words[8];
  size_t count;
  struct sheet sheet;
  if (!find_words(making, back, words, &count, error) ||
      !test_sheet(engine, grid, words, count, making->language, making->arena, &sheet, error))
    return false;
  sheet.second_side = back;
  return pdf_add_sheet(pdf, &sheet, error);
}

static bool add_sides(const struct making *making, struct text_engine *engine, const struct test_grid grids[2],
                      struct pdf *pdf, struct error *error) {
  if (!add_side(making, engine, &grids[0], false, pdf, error)) return false;
  return making->request->settings->duplex == DUPLEX_NONE || add_side(making, engine, &grids[1], true, pdf, error);
}

static bool render(const struct making *making, struct text_engine *engine, const struct test_grid grids[2],
                   struct error *error) {
  struct pdf *pdf;
  if (!pdf_create(&pdf, "", error)) return false;
  pdf_correct(pdf, &making->request->settings->correction);
  bool done = add_sides(making, engine, grids, pdf, error) && pdf_file_write(pdf, making->request->path, false, error);
  pdf_destroy(pdf);
  return done;
}

bool print_test_sheet(const struct print_test_sheet *request, struct arena *arena, double *across_mm, double *down_mm,
                      struct error *error) {
  struct making making = {.request = request, .arena = arena};
  struct test_grid grids[2];
  if (!find_grids(request, arena, grids, error)) return false;
  making.language = words_language(request->language, arena);
  making.across_mm = *across_mm = test_sheet_line_mm(fmin(grids[0].width_mm, grids[0].height_mm));
  making.down_mm = *down_mm = test_sheet_line_mm(fmax(grids[0].width_mm, grids[0].height_mm));
  struct font_book *book = NULL;
  struct text_engine *engine = NULL;
  bool done =
      font_book_open(&book, error) && text_engine_create(&engine, book, error) && render(&making, engine, grids, error);
  text_engine_destroy(engine);
  if (book != NULL) font_book_close(book);
  return done;
}
