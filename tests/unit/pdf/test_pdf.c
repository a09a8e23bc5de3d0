/* SPDX-License-Identifier: MIT */
/* What pdf_add_sheet and pdf_write promise when things go wrong, and that the same sheets are the same bytes. How pages
 * look is tested by tests/pdf. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "../../pdf/hand_shaping.h"
#include "../../pdf/sample_pictures.h"
#include "solipost/base/buffer.h"
#include "solipost/pdf/pdf.h"

static struct pdf *new_pdf(void) {
  struct pdf *pdf;
  struct error error = {0};
  assert_true(pdf_create(&pdf, "Title", &error));
  return pdf;
}

static bool add_scene(struct pdf *pdf, const struct scene *scene, struct error *error) {
  struct placement placement = {.scene = scene};
  struct sheet sheet = {
      .width_pt = scene->width_pt, .height_pt = scene->height_pt, .placements = &placement, .count = 1};
  return pdf_add_sheet(pdf, &sheet, error); /* the placement is gone when this returns: the sheet is copied */
}

static struct scene scene_of_text(struct hand *hand, const struct font *font, const char *text) {
  struct scene scene;
  scene_init(&scene, &hand->arena, 300, 200);
  struct text_box box = hand_line(hand, font, 12, text);
  scene_text(&scene, &box, 20, 20, COLOUR_BLACK);
  return scene;
}

/* An unnamed file of its own. */
static int new_file(void) {
  char path[] = "/tmp/solipost-pdf-XXXXXX";
  int fd = mkstemp(path);
  assert_true(fd >= 0);
  unlink(path);
  return fd;
}

static void read_back(int fd, struct buffer *out) {
  char piece[4096];
  ssize_t length;
  assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
  while ((length = read(fd, piece, sizeof piece)) > 0) buffer_append_bytes(out, piece, (size_t)length);
}

/* ---- what is written ---- */

static void write_once(struct buffer *out) {
  struct hand hand;
  hand_init(&hand);
  struct scene scene = scene_of_text(&hand, hand_font(&hand, NOTO_SANS), "Iğdır'da sabah");
  struct pdf *pdf = new_pdf();
  struct error error = {0};
  for (int i = 0; i < 3; i++) assert_true(add_scene(pdf, &scene, &error));
  assert_int_equal(pdf_sheet_count(pdf), 3);
  int fd = new_file();
  assert_true(pdf_write(pdf, fd, &error));
  read_back(fd, out);
  close(fd);
  pdf_destroy(pdf);
  hand_release(&hand);
}

static void the_same_sheets_are_the_same_bytes(void **state) {
  (void)state;
  struct buffer first, second;
  buffer_init(&first);
  buffer_init(&second);
  write_once(&first);
  write_once(&second);
  assert_true(first.length > 1000);
  assert_memory_equal(first.bytes, "%PDF-1.4", 8);
  assert_int_equal(first.length, second.length);
  assert_memory_equal(first.bytes, second.bytes, first.length);
  buffer_release(&first);
  buffer_release(&second);
}

static void one_word_cache_serves_many_files(void **state) {
  (void)state;
  struct hand hand;
  hand_init(&hand);
  const struct font *font = hand_font(&hand, NOTO_SANS);
  struct scene scenes[] = {scene_of_text(&hand, font, "bir"), scene_of_text(&hand, font, "iki")};
  for (int i = 0; i < 2; i++) {
    struct pdf *pdf = new_pdf();
    struct error error = {0};
    assert_true(add_scene(pdf, &scenes[1 - i], &error));
    int fd = new_file();
    assert_true(pdf_write(pdf, fd, &error));
    close(fd);
    pdf_destroy(pdf);
  }
  hand_release(&hand);
}

static void a_file_without_sheets_is_an_error(void **state) {
  (void)state;
  struct pdf *pdf = new_pdf();
  struct error error = {0};
  assert_false(pdf_write(pdf, STDOUT_FILENO, &error));
  assert_int_equal(error.kind, ERROR_MISUSED);
  pdf_destroy(pdf);
}

/* ---- the disk ---- */

static void a_full_disk_is_an_error(void **state) {
  (void)state;
  struct hand hand;
  hand_init(&hand);
  struct scene scene = scene_of_text(&hand, hand_font(&hand, NOTO_SANS), "small");
  struct pdf *pdf = new_pdf();
  struct error error = {0};
  assert_true(add_scene(pdf, &scene, &error));
  int fd = open("/dev/full", O_WRONLY);
  assert_true(fd >= 0);
  assert_false(pdf_write(pdf, fd, &error));
  assert_non_null(strstr(error.message, strerror(ENOSPC)));
  close(fd);
  pdf_destroy(pdf);
  hand_release(&hand);
}

/* ---- libharu's errors stick to a document; the next one must not feel them ---- */

static void impossible_pages_are_refused_and_leave_no_trace(void **state) {
  (void)state;
  static const double sides[][2] = {{2.9, 100}, {100, 2.9}, {14401, 100}, {100, 14401}, {0, 0}, {-5, 100}};
  for (size_t i = 0; i < COUNT_OF(sides); i++) {
    struct pdf *pdf = new_pdf();
    struct error error = {0};
    struct sheet sheet = {.width_pt = sides[i][0], .height_pt = sides[i][1]};
    assert_true(pdf_add_sheet(pdf, &sheet, &error));
    int fd = new_file();
    assert_false(pdf_write(pdf, fd, &error));
    assert_int_equal(error.kind, ERROR_REFUSED);
    assert_non_null(strstr(error.hint, "14400"));
    assert_int_equal(lseek(fd, 0, SEEK_END), 0);
    close(fd);
    pdf_destroy(pdf);

    struct buffer out;
    buffer_init(&out);
    write_once(&out);
    assert_true(out.length > 1000);
    buffer_release(&out);
  }
}

/* ---- fonts that cannot be embedded ---- */

static void assert_font_refused(struct hand *hand, const struct font *font, const char *words) {
  /* The letters' numbers do not matter: it is the font that is refused. */
  struct shaped_glyph *glyph = ARENA_NEW(&hand->arena, struct shaped_glyph);
  *glyph = (struct shaped_glyph){.glyph = 1, .x_advance = 500, .text_length = 1};
  struct shaped_word *word = ARENA_NEW(&hand->arena, struct shaped_word);
  static const uint16_t text[] = {'a'};
  *word = (struct shaped_word){.serial = hand->word_count++,
                               .font = font,
                               .text = text,
                               .text_length = 1,
                               .glyph_count = 1,
                               .glyphs = glyph,
                               .width = 500};
  struct scene scene;
  scene_init(&scene, &hand->arena, 100, 100);
  struct text_box box = hand_box(hand, 12, &word, 1);
  scene_text(&scene, &box, 10, 10, COLOUR_BLACK);

  struct pdf *pdf = new_pdf();
  struct error error = {0};
  assert_true(add_scene(pdf, &scene, &error));
  int fd = new_file();
  assert_false(pdf_write(pdf, fd, &error));
  if (strstr(error.message, words) == NULL) fail_msg("\"%s\" does not say \"%s\"", error.message, words);
  assert_non_null(strstr(error.message, "Odd-Regular"));
  assert_non_null(strstr(error.hint, "odd.otf"));
  close(fd);
  pdf_destroy(pdf);
}

static void a_font_with_postscript_outlines_is_refused(void **state) {
  (void)state;
  struct hand hand;
  hand_init(&hand);
  hb_face_t *face = hb_face_builder_create();
  hb_blob_t *outlines = hb_blob_create("\1\0\4\1", 4, HB_MEMORY_MODE_READONLY, NULL, NULL);
  hb_face_builder_add_table(face, HB_TAG('C', 'F', 'F', ' '), outlines);
  hb_blob_destroy(outlines);
  assert_font_refused(&hand, hand_font_of_face(&hand, face, "odd.otf", "Odd-Regular"), "no TrueType outlines");
  hand_release(&hand);
}

/* A copy of a face with the given value in OS/2's field fsType. */
static hb_face_t *face_with_permission(hb_face_t *original, uint16_t permission, char *os2_bytes, size_t capacity) {
  hb_face_t *face = hb_face_builder_create();
  hb_tag_t tags[64];
  unsigned count = COUNT_OF(tags);
  hb_face_get_table_tags(original, 0, &count, tags);
  for (unsigned i = 0; i < count; i++) {
    hb_blob_t *table = hb_face_reference_table(original, tags[i]);
    if (tags[i] == HB_TAG('O', 'S', '/', '2')) {
      unsigned length = 0;
      const char *bytes = hb_blob_get_data(table, &length);
      assert_true(length <= capacity);
      memcpy(os2_bytes, bytes, length);
      os2_bytes[8] = (char)(permission >> 8);
      os2_bytes[9] = (char)(permission & 0xFF);
      hb_blob_destroy(table);
      table = hb_blob_create(os2_bytes, length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    }
    hb_face_builder_add_table(face, tags[i], table);
    hb_blob_destroy(table);
  }
  return face;
}

static void a_font_whose_maker_forbids_embedding_is_refused(void **state) {
  (void)state;
  static const uint16_t forbidding[] = {0x0002, 0x0100, 0x0200};
  for (size_t i = 0; i < COUNT_OF(forbidding); i++) {
    struct hand hand;
    hand_init(&hand);
    char os2[256];
    hb_face_t *face = face_with_permission(hand_font(&hand, NOTO_SANS)->face, forbidding[i], os2, sizeof os2);
    assert_font_refused(&hand, hand_font_of_face(&hand, face, "odd.otf", "Odd-Regular"), "maker forbids");
    hand_release(&hand);
  }
}

/* ---- more letters than two bytes can tell ---- */

static void too_many_codes_are_an_error_that_names_the_font(void **state) {
  (void)state;
  struct hand hand;
  hand_init(&hand);
  const struct font *font = hand_font(&hand, NOTO_SANS);
  struct pdf *pdf = new_pdf();
  struct error error = {0};
  bool ok = true;
  for (unsigned n = 0; ok && n < 70000; n++) {
    uint16_t *text = ARENA_ARRAY(&hand.arena, uint16_t, 2);
    text[0] = (uint16_t)n;
    text[1] = (uint16_t)(n >> 16);
    struct shaped_glyph *glyph = ARENA_NEW(&hand.arena, struct shaped_glyph);
    *glyph = (struct shaped_glyph){.glyph = 40, .text_length = 2};
    struct shaped_word *word = ARENA_NEW(&hand.arena, struct shaped_word);
    *word = (struct shaped_word){
        .serial = hand.word_count++, .font = font, .text = text, .text_length = 2, .glyph_count = 1, .glyphs = glyph};
    struct scene scene;
    scene_init(&scene, &hand.arena, 100, 100);
    struct text_box box = hand_box(&hand, 12, &word, 1);
    scene_text(&scene, &box, 0, 0, COLOUR_BLACK);
    ok = add_scene(pdf, &scene, &error);
    if (!ok) assert_int_equal(n, 65535);
  }
  assert_false(ok);
  assert_non_null(strstr(error.message, "NotoSans-Regular"));
  pdf_destroy(pdf);
  hand_release(&hand);
}

/* ---- pictures ---- */

static size_t count_of(const struct buffer *in, const char *text) {
  size_t count = 0, length = strlen(text);
  for (size_t i = 0; i + length <= in->length; i++) count += memcmp(in->bytes + i, text, length) == 0;
  return count;
}

static void one_picture_on_many_sheets_is_in_the_file_once(void **state) {
  (void)state;
  struct hand hand;
  hand_init(&hand);
  struct buffer file, out;
  buffer_init(&file);
  buffer_init(&out);
  sample_jpeg(&file, &(struct jpeg_wish){.width = 64, .height = 48, .colours = JCS_YCbCr});
  struct picture *picture;
  struct error error = {0};
  assert_true(picture_from_bytes(&picture, file.bytes, file.length, "sample", 0, 0, &error));
  struct scene scene, empty;
  scene_init(&scene, &hand.arena, 100, 100);
  scene_init(&empty, &hand.arena, 100, 100);
  scene_picture(&scene, picture, 0, 0, 100, 75);
  scene_picture(&scene, picture, 50, 50, 20, 15);
  struct pdf *pdf = new_pdf();
  for (int i = 0; i < 20; i++) assert_true(add_scene(pdf, i % 2 == 0 ? &scene : &empty, &error));
  int fd = new_file();
  assert_true(pdf_write(pdf, fd, &error));
  read_back(fd, &out);
  assert_int_equal(count_of(&out, "/Subtype /Image"), 1);
  assert_int_equal(count_of(&out, "/XObject <<"), 10); /* named only on the pages that show it */
  close(fd);
  pdf_destroy(pdf);
  picture_destroy(picture);
  buffer_release(&file);
  buffer_release(&out);
  hand_release(&hand);
}

static void the_library_tells_its_version(void **state) {
  (void)state;
  assert_true(pdf_library_version()[0] >= '1' && pdf_library_version()[0] <= '9');
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_same_sheets_are_the_same_bytes),
      cmocka_unit_test(one_word_cache_serves_many_files),
      cmocka_unit_test(a_file_without_sheets_is_an_error),
      cmocka_unit_test(a_full_disk_is_an_error),
      cmocka_unit_test(impossible_pages_are_refused_and_leave_no_trace),
      cmocka_unit_test(a_font_with_postscript_outlines_is_refused),
      cmocka_unit_test(a_font_whose_maker_forbids_embedding_is_refused),
      cmocka_unit_test(too_many_codes_are_an_error_that_names_the_font),
      cmocka_unit_test(one_picture_on_many_sheets_is_in_the_file_once),
      cmocka_unit_test(the_library_tells_its_version),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
