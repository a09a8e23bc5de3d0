/* SPDX-License-Identifier: MIT */
/* Folding cards: behind the cover lies the first inside page, whichever way the sheet was turned and the card is opened;
 * texts run over both pages or are refused. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/length.h"
#include "solipost/page/fold.h"
#include "turning.h"

static struct font_book *book;
static struct text_engine *engine;
static struct arena arena;

static int open_engine(void **state) {
  (void)state;
  struct error error;
  if (!font_book_open(&book, &error)) return -1;
  return text_engine_create(&engine, book, &error) ? 0 : -1;
}

static int close_engine(void **state) {
  (void)state;
  text_engine_destroy(engine);
  font_book_close(book);
  return 0;
}

static int fresh_arena(void **state) {
  (void)state;
  arena_init(&arena);
  return 0;
}

static int drop_arena(void **state) {
  (void)state;
  arena_release(&arena);
  return 0;
}

static const struct paper *find(const char *name, enum paper_kind kind) {
  const struct paper *found;
  struct error error;
  assert_true(paper_find(name, kind, &found, &error));
  return found;
}

/* ---- where panels lie ---- */

static struct scene *panel_scene(const struct paper *panel) {
  struct scene *scene = ARENA_NEW(&arena, struct scene);
  scene_init(scene, &arena, mm_to_pt(panel->width_mm), mm_to_pt(panel->height_mm));
  return scene;
}

/* A point of the outer page, and the one behind it on the inner page, are one hole through the paper. */
static void is_behind(const struct sheet *outer, const struct sheet *inner, enum duplex duplex,
                      const struct scene *outside, struct point out, const struct scene *inside, struct point in) {
  const struct placement *a = placement_of(outer, outside), *b = placement_of(inner, inside);
  assert_non_null(a);
  assert_non_null(b);
  struct point seen = behind(outer, duplex, on_sheet(a, out)), printed = on_sheet(b, in);
  if (!same_point(seen, printed))
    fail_msg("duplex %d: %.1f, %.1f instead of %.1f, %.1f", duplex, printed.x, printed.y, seen.x, seen.y);
}

static void check_card(enum fold fold, const char *sheet, const char *layout, enum duplex duplex, bool right_to_left) {
  struct paper panel, unfolded;
  struct imposition imposition;
  struct error error;
  fold_papers(fold, find("A5", PAPER_CARD), &panel, &unfolded);
  assert_true(imposition_find(layout, find(sheet, PAPER_SHEET), &unfolded, 0, &imposition, &error));
  struct fold_panels cards[IMPOSITION_MOST_CELLS];
  const struct sheet *outsides[IMPOSITION_MOST_CELLS], *insides[IMPOSITION_MOST_CELLS];
  for (size_t i = 0; i < imposition.cell_count; i++) {
    struct scene *order[FOLD_PANELS];
    cards[i] = (struct fold_panels){panel_scene(&panel), panel_scene(&panel), panel_scene(&panel), panel_scene(&panel)};
    fold_order(fold, &cards[i], right_to_left, order);
    outsides[i] = fold_side(fold, &panel, order, false, &arena);
    insides[i] = fold_side(fold, &panel, order, true, &arena);
  }
  struct sheet outer, inner;
  imposition_front(&imposition, outsides, &arena, &outer);
  imposition_back(&imposition, duplex, insides, &arena, &inner);
  double w = mm_to_pt(panel.width_mm), h = mm_to_pt(panel.height_mm);
  const struct point points[] = {{10, 20}, {w - 5, 20}, {10, h - 7}};
  for (size_t i = 0; i < imposition.cell_count; i++) {
    for (size_t k = 0; k < COUNT_OF(points); k++) {
      struct point p = points[k], sideways = {w - p.x, p.y}, upwards = {p.x, h - p.y};
      /* The cover is opened towards its fold; the last page is turned over with the closed card. */
      is_behind(&outer, &inner, duplex, cards[i].front, p, cards[i].first, fold == FOLD_TOP ? upwards : sideways);
      is_behind(&outer, &inner, duplex, cards[i].back, p, cards[i].second, sideways);
    }
  }
}

static void inside_pages_lie_behind_their_covers(void **state) {
  (void)state;
  for (int fold = FOLD_LEFT; fold <= FOLD_TOP; fold++) {
    for (int duplex = DUPLEX_LONG_EDGE; duplex <= DUPLEX_SHORT_EDGE; duplex++) {
      for (int right_to_left = 0; right_to_left < 2; right_to_left++) {
        check_card((enum fold)fold, "A4", "2up", (enum duplex)duplex, right_to_left == 1);
        check_card((enum fold)fold, "A4", "1up", (enum duplex)duplex, right_to_left == 1);
        check_card((enum fold)fold, "Letter", "1up", (enum duplex)duplex, right_to_left == 1);
        check_card((enum fold)fold, "A5", "single", (enum duplex)duplex, right_to_left == 1);
      }
    }
  }
}

/* The fold is on the left of the cover, or above it; of a Persian card on the right. */
static void the_cover_has_its_fold_where_the_language_wants_it(void **state) {
  (void)state;
  struct paper panel, unfolded;
  fold_papers(FOLD_LEFT, find("A5", PAPER_CARD), &panel, &unfolded);
  assert_true(panel.width_mm == 105 && panel.height_mm == 148 && unfolded.width_mm == 210);
  struct fold_panels panels = {panel_scene(&panel), panel_scene(&panel), NULL, panel_scene(&panel)};
  struct scene *order[FOLD_PANELS];
  fold_order(FOLD_LEFT, &panels, false, order);
  const struct sheet *outside = fold_side(FOLD_LEFT, &panel, order, false, &arena);
  assert_true(placement_of(outside, panels.front)->x > placement_of(outside, panels.back)->x);
  assert_int_equal(fold_side(FOLD_LEFT, &panel, order, true, &arena)->count, 1); /* an empty page is no fault */
  fold_order(FOLD_LEFT, &panels, true, order);
  outside = fold_side(FOLD_LEFT, &panel, order, false, &arena);
  assert_true(placement_of(outside, panels.front)->x < placement_of(outside, panels.back)->x);
  fold_papers(FOLD_TOP, find("A5", PAPER_CARD), &panel, &unfolded);
  assert_true(panel.width_mm == 148 && panel.height_mm == 105 && unfolded.height_mm == 210);
  fold_order(FOLD_TOP, &panels, false, order);
  outside = fold_side(FOLD_TOP, &panel, order, false, &arena);
  assert_true(placement_of(outside, panels.front)->y > placement_of(outside, panels.back)->y);
  assert_int_equal(placement_of(outside, panels.front)->quarter_turns, 0);
}

/* ---- what they say ---- */

static struct card_text message_of(size_t words) {
  char *message = arena_alloc(&arena, words * 7 + 1);
  for (size_t i = 0; i < words; i++) memcpy(message + i * 7, "sunny! ", 7);
  struct styled_text *paragraph = ARENA_NEW(&arena, struct styled_text);
  paragraph->text = message;
  return (struct card_text){.sender = "Letter group Example\nMusterstraße 1\n10115 Berlin",
                            .note_language = "en",
                            .number = "Letter no. 412",
                            .language = "en",
                            .paragraphs = paragraph,
                            .paragraph_count = 1};
}

static struct paper portrait_panel(void) {
  struct paper panel, unfolded;
  fold_papers(FOLD_LEFT, find("A5", PAPER_CARD), &panel, &unfolded);
  return panel;
}

static void a_short_text_stands_on_one_page_a_longer_one_on_both_and_more_is_refused(void **state) {
  (void)state;
  struct paper panel = portrait_panel();
  bool one = false, two = false;
  for (size_t words = 20; words < 2000; words += 20) {
    struct card_text text = message_of(words);
    struct fold_panels panels = {.front = NULL};
    struct error error = {.message = ""};
    if (!fold_inside_text(engine, &panel, &text, &arena, &panels, &error)) {
      assert_true(one && two);
      assert_true(words > 300); /* much more than on a postcard */
      assert_int_equal(error.kind, ERROR_REFUSED);
      assert_non_null(strstr(error.message, "pages"));
      return;
    }
    assert_non_null(panels.second);
    if (panels.first == NULL) assert_false(two);
    one = one || panels.first == NULL;
    two = two || panels.first != NULL;
  }
  fail_msg("nothing was refused");
}

static bool says(const struct scene *scene, double from_mm, double to_mm) {
  for (size_t i = 0; i < scene->count; i++) {
    const struct mark *mark = &scene->marks[i];
    if (mark->kind == MARK_TEXT && mark->text.y >= mm_to_pt(from_mm) && mark->text.y <= mm_to_pt(to_mm)) return true;
  }
  return false;
}

static void the_number_stands_on_the_back_cover_and_inside(void **state) {
  (void)state;
  struct paper panel = portrait_panel();
  struct card_text text = message_of(20);
  struct fold_panels panels;
  struct error error;
  assert_true(fold_back_cover(engine, &panel, &text, &arena, &panels.back, &error));
  assert_true(fold_inside_text(engine, &panel, &text, &arena, &panels, &error));
  assert_true(says(panels.back, 130, 140));
  assert_false(says(panels.back, 0, 100));
  assert_true(says(panels.second, 130, 145));
  text.sender = "";
  assert_true(fold_back_cover(engine, &panel, &text, &arena, &panels.back, &error));
  assert_int_equal(panels.back->count, 1);
}

static void panels_keep_off_their_edges(void **state) {
  (void)state;
  struct paper panel = portrait_panel();
  struct card_text text = message_of(300);
  struct fold_panels panels;
  struct error error;
  assert_true(fold_back_cover(engine, &panel, &text, &arena, &panels.back, &error));
  assert_true(fold_inside_text(engine, &panel, &text, &arena, &panels, &error));
  const struct scene *scenes[] = {panels.back, panels.first, panels.second};
  double edge = mm_to_pt(4.2), width = mm_to_pt(panel.width_mm), height = mm_to_pt(panel.height_mm);
  for (size_t s = 0; s < COUNT_OF(scenes); s++) {
    assert_true(scenes[s]->count > 0);
    for (size_t i = 0; i < scenes[s]->count; i++) {
      const struct mark *mark = &scenes[s]->marks[i];
      assert_int_equal(mark->kind, MARK_TEXT);
      assert_true(mark->text.y >= edge && mark->text.y + mark->text.box.height_pt <= height - edge);
      for (size_t k = 0; k < mark->text.box.line_count; k++) {
        const struct text_line *line = &mark->text.box.lines[k];
        assert_true(mark->text.x + line->x_pt >= edge);
        assert_true(mark->text.x + line->x_pt + line->width_pt <= width - edge);
      }
    }
  }
}

static void lines_to_write_on_fill_both_pages(void **state) {
  (void)state;
  struct paper panel = portrait_panel();
  struct card_text text = message_of(5);
  text.writing_lines = true;
  text.paragraph_count = 0;
  struct fold_panels panels;
  struct error error;
  assert_true(fold_inside_text(engine, &panel, &text, &arena, &panels, &error));
  assert_true(panels.first->count >= 12 && panels.second->count >= 12);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh_arena, drop_arena)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(inside_pages_lie_behind_their_covers),
      TEST(the_cover_has_its_fold_where_the_language_wants_it),
      TEST(a_short_text_stands_on_one_page_a_longer_one_on_both_and_more_is_refused),
      TEST(the_number_stands_on_the_back_cover_and_inside),
      TEST(panels_keep_off_their_edges),
      TEST(lines_to_write_on_fill_both_pages),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
