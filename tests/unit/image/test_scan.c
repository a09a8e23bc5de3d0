/* SPDX-License-Identifier: MIT */
/* Scans of letters: upright, at most so many pixels a side, nothing of the old file but the picture, whatever it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../../pdf/sample_pictures.h"
#include "solipost/image/scan.h"

#define NEAR 16 /* what JPEG may change a colour by */

struct decoded {
  uint8_t *samples;
  uint32_t width, height;
};

static struct decoded decode(const struct buffer *file) {
  struct jpeg_decompress_struct decoder;
  struct jpeg_error_mgr errors;
  decoder.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&decoder);
  jpeg_mem_src(&decoder, (const unsigned char *)file->bytes, file->length);
  jpeg_read_header(&decoder, TRUE);
  decoder.out_color_space = JCS_RGB;
  jpeg_start_decompress(&decoder);
  struct decoded out = {.width = decoder.output_width, .height = decoder.output_height};
  size_t row_size = (size_t)out.width * 3;
  out.samples = mem_alloc(row_size * out.height);
  while (decoder.output_scanline < decoder.output_height) {
    JSAMPROW row = out.samples + decoder.output_scanline * row_size;
    jpeg_read_scanlines(&decoder, &row, 1);
  }
  jpeg_finish_decompress(&decoder);
  jpeg_destroy_decompress(&decoder);
  return out;
}

static void assert_quarters(const struct decoded *picture) {
  for (unsigned quarter = 0; quarter < 4; quarter++) {
    uint32_t x = picture->width / 4 + (quarter % 2) * picture->width / 2;
    uint32_t y = picture->height / 4 + (quarter / 2) * picture->height / 2;
    const uint8_t *pixel = picture->samples + ((size_t)y * picture->width + x) * 3;
    for (unsigned c = 0; c < 3; c++) {
      int difference = pixel[c] - QUARTERS[quarter][c];
      if (difference > NEAR || difference < -NEAR) fail_msg("quarter %u: colour %u is %u", quarter, c, pixel[c]);
    }
  }
}

static void make(const struct buffer *file, uint32_t longest, struct buffer *out) {
  struct error error = {0};
  if (!scan_make(file->bytes, file->length, "sample", longest, out, &error)) fail_msg("%s", error.message);
}

static void every_way_of_holding_the_camera_becomes_upright(void **state) {
  (void)state;
  for (unsigned orientation = 1; orientation <= 8; orientation++) {
    struct buffer file, scan;
    buffer_init(&file);
    buffer_init(&scan);
    sample_jpeg(&file, &(struct jpeg_wish){
                           .width = 64, .height = 48, .colours = JCS_YCbCr, .orientation = orientation, .notes = true});
    make(&file, 2000, &scan);
    struct decoded picture = decode(&scan);
    assert_int_equal(picture.width, orientation >= 5 ? 48 : 64);
    assert_int_equal(picture.height, orientation >= 5 ? 64 : 48);
    assert_quarters(&picture);
    mem_free(picture.samples);
    buffer_release(&file);
    buffer_release(&scan);
  }
}

static void the_longer_side_is_bounded_exactly_and_the_other_follows(void **state) {
  (void)state;
  static const struct {
    uint32_t width, height, longest, to_width, to_height;
  } cases[] = {{400, 200, 100, 100, 50},
               {200, 400, 100, 50, 100},
               {105, 60, 100, 100, 57},
               {100, 60, 100, 100, 60},
               {900, 30, 100, 100, 3}};
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct buffer file, scan;
    buffer_init(&file);
    buffer_init(&scan);
    sample_jpeg(&file, &(struct jpeg_wish){
                           .width = cases[i].width, .height = cases[i].height, .colours = JCS_YCbCr, .orientation = 1});
    make(&file, cases[i].longest, &scan);
    struct decoded picture = decode(&scan);
    assert_int_equal(picture.width, cases[i].to_width);
    assert_in_range(picture.height, cases[i].to_height - 1, cases[i].to_height + 1);
    mem_free(picture.samples);
    buffer_release(&file);
    buffer_release(&scan);
  }
}

static bool holds(const struct buffer *file, const char *words) {
  size_t length = strlen(words);
  for (size_t i = 0; i + length <= file->length; i++)
    if (memcmp(file->bytes + i, words, length) == 0) return true;
  return false;
}

static void nothing_but_the_picture_is_kept(void **state) {
  (void)state;
  struct buffer file, scan;
  buffer_init(&file);
  buffer_init(&scan);
  sample_jpeg(&file,
              &(struct jpeg_wish){.width = 64, .height = 48, .colours = JCS_YCbCr, .orientation = 6, .notes = true});
  buffer_append(&file, "Secret Trailer");
  assert_true(holds(&file, "Secret"));
  make(&file, 2000, &scan);
  assert_false(holds(&scan, "Secret"));
  assert_false(holds(&scan, "Exif"));
  buffer_release(&file);
  buffer_release(&scan);
}

static void a_png_becomes_a_jpeg_on_white_paper(void **state) {
  (void)state;
  struct buffer file, scan;
  buffer_init(&file);
  buffer_init(&scan);
  sample_png(&file, &(struct png_wish){
                        .width = 60, .height = 40, .colour_type = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 8, .alpha = 0});
  make(&file, 2000, &scan);
  struct decoded picture = decode(&scan);
  assert_int_equal(picture.width, 60);
  assert_int_equal(picture.height, 40);
  for (size_t i = 0; i < (size_t)60 * 40 * 3; i++) assert_in_range(picture.samples[i], 255 - NEAR, 255);
  mem_free(picture.samples);
  buffer_release(&file);
  buffer_release(&scan);
}

static void what_is_no_picture_is_refused_by_name(void **state) {
  (void)state;
  struct buffer scan;
  struct error error = {0};
  buffer_init(&scan);
  assert_false(scan_make("%PDF-1.7", 8, "letter.pdf", 2000, &scan, &error));
  assert_non_null(strstr(error.message, "letter.pdf"));
  assert_true(error.hint[0] != '\0');
  assert_int_equal(scan.length, 0);
  buffer_release(&scan);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_way_of_holding_the_camera_becomes_upright),
      cmocka_unit_test(the_longer_side_is_bounded_exactly_and_the_other_follows),
      cmocka_unit_test(nothing_but_the_picture_is_kept),
      cmocka_unit_test(a_png_becomes_a_jpeg_on_white_paper),
      cmocka_unit_test(what_is_no_picture_is_refused_by_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
