/* SPDX-License-Identifier: MIT */
/* Nothing is printed where the post wants nothing; addresses wrap before they shrink; what does not fit is refused. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/length.h"
#include "solipost/page/card.h"

#include "../../../src/page/face.h"

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

static const struct paper *paper(const char *name, enum paper_kind kind) {
  const struct paper *found;
  struct error error;
  assert_true(paper_find(name, kind, &found, &error));
  return found;
}

static struct card_text sample(void) {
  static const struct styled_text hello[] = {{.text = "Sevgili Deniz,"},
                                             {.text = "seni düşünüyoruz ve sana güç diliyoruz. Güneşli günlere!"}};
  return (struct card_text){.address = "Deniz Örnek\n5 No'lu L Tipi Kapalı Ceza İnfaz Kurumu, B-12\n"
                                       "Marmara Ceza İnfaz Kurumları Kampüsü\nSemizkumlar Mah.\n"
                                       "34570 Silivri / İSTANBUL\nTÜRKEI",
                            .address_language = "tr",
                            .address_local = "",
                            .sender = "Letter group Example\nMusterstraße 1\n10115 Berlin",
                            .sender_note = "your name and address",
                            .note_language = "en",
                            .number = "Mektup no. 412",
                            .language = "tr",
                            .paragraphs = hello,
                            .paragraph_count = 2};
}

static struct scene *address_side(const struct card_text *text) {
  struct scene *scene = NULL;
  struct error error = {.message = ""};
  if (!card_address_side(engine, paper("A6", PAPER_CARD), text, &arena, &scene, &error)) fail_msg("%s", error.message);
  return scene;
}

/* Smallest rectangle around the words of a text mark, from the top of the first line to below the last baseline. */
struct extent {
  double left, top, right, bottom;
};

static struct extent extent_of(const struct mark *mark) {
  struct extent extent = {1e9, mark->text.y, -1e9, mark->text.y + mark->text.box.height_pt};
  for (size_t i = 0; i < mark->text.box.line_count; i++) {
    const struct text_line *line = &mark->text.box.lines[i];
    extent.left = fmin(extent.left, mark->text.x + line->x_pt);
    extent.right = fmax(extent.right, mark->text.x + line->x_pt + line->width_pt);
  }
  return extent;
}

static void stays_out_of(const struct scene *scene, double left, double top, double right, double bottom) {
  for (size_t i = 0; i < scene->count; i++) {
    struct extent e;
    const struct mark *mark = &scene->marks[i];
    if (mark->kind == MARK_TEXT) e = extent_of(mark);
    else if (mark->kind == MARK_STROKE)
      e = (struct extent){mark->stroke.x1, mark->stroke.y1, mark->stroke.x2, mark->stroke.y2};
    else continue;
    bool apart = e.right <= left || e.left >= right || e.bottom <= top || e.top >= bottom;
    if (!apart)
      fail_msg("a mark at %.0f..%.0f, %.0f..%.0f pt lies in a zone kept free", e.left, e.right, e.top, e.bottom);
  }
}

static void keeps_postal_zones_free(const struct scene *scene, const struct paper *paper) {
  double width = mm_to_pt(paper->width_mm), height = mm_to_pt(paper->height_mm);
  stays_out_of(scene, width - mm_to_pt(74), 0, width, mm_to_pt(40));
  stays_out_of(scene, 0, height - mm_to_pt(16), width, height);
  double edge = mm_to_pt(paper->edge_mm);
  stays_out_of(scene, 0, 0, edge, height);
  stays_out_of(scene, width - edge, 0, width, height);
  stays_out_of(scene, 0, 0, width, edge);
}

static void stamp_zone_and_sorting_strip_stay_free(void **state) {
  (void)state;
  struct card_text text = sample();
  keeps_postal_zones_free(address_side(&text), paper("A6", PAPER_CARD));
  text.sender = "";
  keeps_postal_zones_free(address_side(&text), paper("A6", PAPER_CARD));
  text.writing_lines = true;
  keeps_postal_zones_free(address_side(&text), paper("A6", PAPER_CARD));
}

static const struct mark *mark_with_lines(const struct scene *scene, double size_pt, size_t lines) {
  for (size_t i = 0; i < scene->count; i++) {
    const struct mark *mark = &scene->marks[i];
    if (mark->kind == MARK_TEXT && mark->text.box.line_count == lines && fabs(mark->text.box.size_pt - size_pt) < 0.01)
      return mark;
  }
  return NULL;
}

static void a_long_address_line_wraps_with_an_indent_at_full_size(void **state) {
  (void)state;
  struct card_text text = sample();
  const struct mark *wrapped = mark_with_lines(address_side(&text), ADDRESS_SIZE_PT, 2);
  assert_non_null(wrapped);
  assert_true(wrapped->text.box.lines[1].x_pt > wrapped->text.box.lines[0].x_pt + 5);
}

static double smallest_address_size(const struct scene *scene) {
  double smallest = 1e9;
  for (size_t i = 0; i < scene->count; i++) {
    const struct mark *mark = &scene->marks[i];
    if (mark->kind == MARK_TEXT && mark->text.x > mm_to_pt(55) && mark->text.y > mm_to_pt(40))
      smallest = fmin(smallest, mark->text.box.size_pt);
  }
  return smallest;
}

static void an_address_never_shrinks_below_nine_points(void **state) {
  (void)state;
  struct card_text text = sample();
  text.address = "Zoë Longname-van-der-Musterhausen-Example A0000AA\n"
                 "Sincan 1 Nolu F Tipi Yüksek Güvenlikli Kapalı Ceza İnfaz Kurumu, A-7\n"
                 "Ankara Ceza İnfaz Kurumları Kampüsü\nİstanbul Yolu 35. Kilometre, Yenikent Mahallesi\n"
                 "06930 Sincan / ANKARA\nTÜRKEI";
  struct scene *scene = address_side(&text);
  keeps_postal_zones_free(scene, paper("A6", PAPER_CARD));
  assert_true(smallest_address_size(scene) >= ADDRESS_SMALLEST_PT);
}

static void an_address_beyond_all_measure_is_refused_with_figures(void **state) {
  (void)state;
  struct card_text text = sample();
  char *line = arena_alloc(&arena, 4001);
  for (size_t i = 0; i < 4000; i++) line[i] = i % 8 == 7 ? ' ' : 'm';
  text.address = line;
  struct scene *scene;
  struct error error;
  assert_false(card_address_side(engine, paper("A6", PAPER_CARD), &text, &arena, &scene, &error));
  assert_int_equal(error.kind, ERROR_REFUSED);
  assert_non_null(strstr(error.message, "mm"));
}

static void a_message_shrinks_to_eight_points_then_is_refused_with_how_much(void **state) {
  (void)state;
  struct card_text text = sample();
  bool shrunk = false;
  for (size_t words = 10; words < 400; words += 10) {
    char *message = arena_alloc(&arena, words * 7 + 1);
    for (size_t i = 0; i < words; i++) memcpy(message + i * 7, "sunny! ", 7);
    struct styled_text paragraph = {.text = message};
    text.paragraphs = &paragraph;
    text.paragraph_count = 1;
    struct scene *scene;
    struct error error;
    if (!card_address_side(engine, paper("A6", PAPER_CARD), &text, &arena, &scene, &error)) {
      assert_true(shrunk);
      assert_non_null(strstr(error.message, "%"));
      return;
    }
    keeps_postal_zones_free(scene, paper("A6", PAPER_CARD));
    for (size_t i = 0; i < scene->count; i++) {
      if (scene->marks[i].kind == MARK_TEXT && fabs(scene->marks[i].text.box.size_pt - MESSAGE_SMALLEST_PT) < 0.01)
        shrunk = true;
    }
  }
  fail_msg("a message of 400 words was printed on a postcard");
}

static size_t count_text(const struct scene *scene, const char *ascii) {
  size_t found = 0, length = strlen(ascii);
  for (size_t i = 0; i < scene->count; i++) {
    const struct mark *mark = &scene->marks[i];
    if (mark->kind != MARK_TEXT || mark->text.box.line_count == 0) continue;
    const struct text_line *line = &mark->text.box.lines[0];
    size_t at = 0;
    for (size_t w = 0; w < line->word_count; w++) {
      const struct shaped_word *word = line->words[w].word;
      for (size_t k = 0; k < word->text_length && at < length; k++)
        at = word->text[k] == (uint8_t)ascii[at] ? at + 1 : 0;
    }
    found += at == length;
  }
  return found;
}

static void the_number_stands_in_two_places_far_apart(void **state) {
  (void)state;
  struct card_text text = sample();
  assert_int_equal(count_text(address_side(&text), "412"), 2);
}

static void an_unknown_writer_gets_lines_and_a_note(void **state) {
  (void)state;
  struct card_text text = sample();
  text.sender = "";
  struct scene *scene = address_side(&text);
  assert_int_equal(count_text(scene, "your name and address"), 1);
  size_t rules = 0;
  for (size_t i = 0; i < scene->count; i++) {
    const struct mark *mark = &scene->marks[i];
    rules += mark->kind == MARK_STROKE && mark->stroke.y1 == mark->stroke.y2 && mark->stroke.y1 < mm_to_pt(25);
  }
  assert_int_equal(rules, 3);
}

static void no_texts_overlap(void **state) {
  (void)state;
  struct card_text text = sample();
  const char *const languages[] = {"en", "fa", "th"};
  const char *const notes[] = {"your name and address, in full", "نام و نشانی شما", "ชื่อและที่อยู่ของคุณ"};
  for (size_t i = 0; i < COUNT_OF(languages); i++) {
    text.language = text.note_language = languages[i];
    text.sender = "";
    text.sender_note = notes[i];
    const struct scene *scene = address_side(&text);
    for (size_t a = 0; a < scene->count; a++) {
      if (scene->marks[a].kind != MARK_TEXT) continue;
      struct extent e = extent_of(&scene->marks[a]);
      for (size_t b = a + 1; b < scene->count; b++) {
        if (scene->marks[b].kind != MARK_TEXT) continue;
        struct extent f = extent_of(&scene->marks[b]);
        bool apart = e.right <= f.left || f.right <= e.left || e.bottom <= f.top + 0.01 || f.bottom <= e.top + 0.01;
        if (!apart)
          fail_msg("two texts overlap in %s at %.1f..%.1f and %.1f..%.1f", languages[i], e.top, e.bottom, f.top,
                   f.bottom);
      }
    }
  }
}

static void the_local_script_stands_below_the_latin_one(void **state) {
  (void)state;
  struct card_text text = sample();
  text.address = "Sara Nemouneh\nEvin Prison, women's ward\nTehran\nIRAN";
  text.address_local = "سارا نمونه\nزندان اوین";
  struct scene *scene = address_side(&text);
  keeps_postal_zones_free(scene, paper("A6", PAPER_CARD));
  double latin = 0, local = 0;
  for (size_t i = 0; i < scene->count; i++) {
    const struct mark *mark = &scene->marks[i];
    if (mark->kind != MARK_TEXT || mark->text.x < mm_to_pt(55) || mark->text.y < mm_to_pt(40)) continue;
    if (mark->text.box.lines[0].right_to_left) local = local == 0 ? mark->text.y : local;
    else latin = mark->text.y;
  }
  assert_true(latin > 0 && local > latin);
}

static void envelopes_keep_the_zones_free_too(void **state) {
  (void)state;
  struct card_text text = sample();
  const char *const sizes[] = {"C6", "DL"};
  for (size_t i = 0; i < COUNT_OF(sizes); i++) {
    struct scene *scene = NULL;
    struct error error;
    const struct paper *envelope = paper(sizes[i], PAPER_ENVELOPE);
    assert_true(card_envelope_face(engine, envelope, &text, &arena, &scene, &error));
    keeps_postal_zones_free(scene, envelope);
    assert_int_equal(count_text(scene, "412"), 2);
  }
}

static void a_motto_is_as_large_as_it_fits_or_refused(void **state) {
  (void)state;
  struct scene *scene;
  struct error error;
  struct colour red = {0.75f, 0.1f, 0.15f};
  const struct paper *card = paper("A6", PAPER_CARD);
  assert_true(card_motto_side(engine, card, 0, "Freiheit!", "de", red, &arena, &scene, &error));
  assert_int_equal(scene->count, 2);
  assert_true(scene->marks[1].text.box.size_pt >= 39.9);
  char *long_motto = arena_alloc(&arena, 6001);
  for (size_t i = 0; i < 6000; i++) long_motto[i] = i % 6 == 5 ? ' ' : 'w';
  assert_false(card_motto_side(engine, card, 0, long_motto, "de", red, &arena, &scene, &error));
  assert_int_equal(error.kind, ERROR_REFUSED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh_arena, drop_arena)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(stamp_zone_and_sorting_strip_stay_free),
      TEST(a_long_address_line_wraps_with_an_indent_at_full_size),
      TEST(an_address_never_shrinks_below_nine_points),
      TEST(an_address_beyond_all_measure_is_refused_with_figures),
      TEST(a_message_shrinks_to_eight_points_then_is_refused_with_how_much),
      TEST(the_number_stands_in_two_places_far_apart),
      TEST(an_unknown_writer_gets_lines_and_a_note),
      TEST(no_texts_overlap),
      TEST(the_local_script_stands_below_the_latin_one),
      TEST(envelopes_keep_the_zones_free_too),
      TEST(a_motto_is_as_large_as_it_fits_or_refused),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
