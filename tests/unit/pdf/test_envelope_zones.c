/* SPDX-License-Identifier: MIT */
/* On envelopes of all sizes the address lies in the zone of the post with 1 mm to spare, and the sender keeps away from the
 * stamp: measured in the finished file, for a short address and for the longest. */
#include "measured.h"

#include <math.h>

#include "solipost/page/card.h"
#include "solipost/page/feed.h"

static struct font_book *book;
static struct text_engine *engine;
static struct arena arena;

static int open_engine(void **state) {
  (void)state;
  struct error error;
  arena_init(&arena);
  if (!font_book_open(&book, &error)) return -1;
  return text_engine_create(&engine, book, &error) ? 0 : -1;
}

static int close_engine(void **state) {
  (void)state;
  text_engine_destroy(engine);
  font_book_close(book);
  arena_release(&arena);
  return 0;
}

static const char *const sizes[] = {"C6", "DL", "C5", "C6/5", "#10"};
static const char *const addresses[] = {
    "ADDRa\nADDRb",
    "ADDR ADDRAbdurrahman ADDRÖrnekoğulları ADDRde ADDRla ADDRCruz\nADDR5 ADDRNo'lu ADDRL ADDRTipi ADDRKapalı ADDRCeza "
    "ADDRİnfaz\nADDRMarmara ADDRKampüsü\nADDRSemizkumlar\nADDR34570 ADDRSilivri\nADDRTÜRKEI"};

static struct measured print_face(const struct paper *paper, const char *address, enum feed feed) {
  const struct card_text text = {.address = address,
                                 .address_language = "tr",
                                 .address_local = "",
                                 .sender = "SENDER Letter group Example\nSENDER Street 1\nSENDER 10115 Berlin",
                                 .note_language = "en",
                                 .number = "NUMBER 412",
                                 .language = "en"};
  struct scene *face;
  struct sheet sheet;
  struct pdf *pdf;
  struct error error = {0};
  if (!card_envelope_face(engine, paper, &text, &arena, &face, &error)) fail_msg("%s: %s", paper->name, error.message);
  assert_true(feed_sheet(face, feed, &arena, &sheet, &error));
  assert_true(pdf_create(&pdf, "", &error));
  assert_true(pdf_add_sheet(pdf, &sheet, &error));
  return measure_pdf(pdf);
}

static void lies_in_zone(const struct paper *paper, const struct measured_word *word) {
  bool inside = word->top >= 40 && word->bottom <= paper->height_mm - paper->clear_bottom_mm - 1 &&
                word->left >= 15 + 1 && word->right <= paper->width_mm - 15 + 0.01;
  if (!inside)
    fail_msg("%s: \"%s\" at %.1f %.1f to %.1f %.1f", paper->name, word->text, word->left, word->top, word->right,
             word->bottom);
}

static void addresses_lie_in_their_zone_on_all_envelopes(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT_OF(sizes) * COUNT_OF(addresses); i++) {
    const struct paper *paper;
    struct error error;
    size_t of_address = 0;
    assert_true(paper_find(sizes[i / COUNT_OF(addresses)], PAPER_ENVELOPE, &paper, &error));
    struct measured measured = print_face(paper, addresses[i % COUNT_OF(addresses)], FEED_FLAT);
    for (size_t w = 0; w < measured.count; w++) {
      const struct measured_word *word = &measured.words[w];
      bool address = strncmp(word->text, "ADDR", 4) == 0;
      of_address += address;
      if (address) lies_in_zone(paper, word);
      else assert_true(word->right <= paper->width_mm - 74 - 1 || word->top >= 40); /* the stamp's */
    }
    assert_true(of_address >= 2);
    measured_keeps_edge(&measured, 4.2);
    mem_free(measured.words);
  }
}

/* A page of the envelope's size, turned, or the envelope in the middle or at the left of a sheet. */
static void envelopes_go_into_the_printer_as_it_takes_them(void **state) {
  (void)state;
  const struct paper *paper;
  struct error error;
  assert_true(paper_find("DL", PAPER_ENVELOPE, &paper, &error));
  static const struct {
    enum feed feed;
    double width, height, left; /* of the page; where the envelope begins */
  } feeds[] = {{FEED_LEFT, 110, 220, 0},
               {FEED_RIGHT, 110, 220, 0},
               {FEED_SHEET_MIDDLE, 210, 297, 50},
               {FEED_SHEET_LEFT, 210, 297, 0}};
  struct measured flat = print_face(paper, addresses[0], FEED_FLAT);
  const struct measured_word *lying = measured_find(&flat, 1, "ADDRa");
  for (size_t i = 0; i < COUNT_OF(feeds); i++) {
    struct measured measured = print_face(paper, addresses[0], feeds[i].feed);
    const struct measured_word *word = measured_find(&measured, 1, "ADDRa");
    assert_non_null(word);
    assert_true(fabs(measured.pages[0].width - feeds[i].width) < 0.1);
    assert_true(fabs(measured.pages[0].height - feeds[i].height) < 0.1);
    /* Turned to the left the top edge of the envelope is at the left, its right edge on top. */
    bool right = feeds[i].feed == FEED_RIGHT;
    double across = right ? 110 - lying->bottom : lying->top, down = right ? lying->left : 220 - lying->right;
    assert_true(fabs(word->left - feeds[i].left - across) < 1);
    assert_true(fabs(word->top - down) < 1);
    mem_free(measured.words);
  }
  mem_free(flat.words);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(addresses_lie_in_their_zone_on_all_envelopes),
      cmocka_unit_test(envelopes_go_into_the_printer_as_it_takes_them),
  };
  return cmocka_run_group_tests(tests, open_engine, close_engine);
}
