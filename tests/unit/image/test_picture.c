/* SPDX-License-Identifier: MIT */
/* Pictures from outside: every kind of PNG and JPEG comes out with the right colours, the right way up, without notes,
 * no larger than print needs; what is spoilt, too large or no picture is refused in plain words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <zlib.h>

#include "../../pdf/sample_pictures.h"
#include "solipost/image/picture.h"

#define NEAR 12 /* what JPEG may change a colour by */

static struct picture *open_sample(const struct buffer *file, double width_pt, double height_pt) {
  struct picture *picture;
  struct error error = {0};
  bool ok = picture_from_bytes(&picture, file->bytes, file->length, "sample", width_pt, height_pt, &error);
  if (!ok) print_message("%s\n", error.message);
  assert_true(ok);
  return picture;
}

static void assert_refused(const void *bytes, size_t size, enum error_kind kind, const char *words) {
  struct picture *picture;
  struct error error = {0};
  assert_false(picture_from_bytes(&picture, bytes, size, "card.jpg", 0, 0, &error));
  assert_null(picture);
  assert_int_equal(error.kind, kind);
  assert_non_null(strstr(error.message, "card.jpg"));
  if (strstr(error.message, words) == NULL) fail_msg("\"%s\" does not say \"%s\"", error.message, words);
  assert_true(error.hint[0] != '\0');
}

static uint8_t *inflate_all(const uint8_t *bytes, size_t size, size_t expected) {
  uint8_t *samples = mem_alloc(expected + 1);
  uLongf length = expected + 1;
  assert_int_equal(uncompress(samples, &length, bytes, size), Z_OK);
  assert_int_equal(length, expected);
  return samples;
}

static uint8_t *decode_jpeg(const struct picture *picture) {
  struct jpeg_decompress_struct decoder;
  struct jpeg_error_mgr errors;
  decoder.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&decoder);
  jpeg_mem_src(&decoder, picture->bytes, picture->size);
  jpeg_read_header(&decoder, TRUE);
  if (decoder.num_components == 4) decoder.out_color_space = JCS_CMYK;
  jpeg_start_decompress(&decoder);
  assert_int_equal(decoder.output_width, picture->width);
  assert_int_equal(decoder.output_height, picture->height);
  assert_int_equal(decoder.output_components, picture->channels);
  size_t row_size = (size_t)picture->width * picture->channels;
  uint8_t *samples = mem_alloc(row_size * picture->height);
  while (decoder.output_scanline < decoder.output_height) {
    JSAMPROW row = samples + decoder.output_scanline * row_size;
    jpeg_read_scanlines(&decoder, &row, 1);
  }
  jpeg_finish_decompress(&decoder);
  jpeg_destroy_decompress(&decoder);
  return samples;
}

static void assert_near(unsigned actual, unsigned expected, unsigned tolerance, const char *what) {
  unsigned difference = actual > expected ? actual - expected : expected - actual;
  if (difference > tolerance) fail_msg("%s: %u instead of %u", what, actual, expected);
}

/* Looks at the middle of each quarter. */
static void assert_quarters(const uint8_t *samples, const struct picture *picture, bool grey, unsigned tolerance) {
  for (unsigned quarter = 0; quarter < 4; quarter++) {
    uint32_t x = picture->width / 4 + (quarter % 2) * picture->width / 2;
    uint32_t y = picture->height / 4 + (quarter / 2) * picture->height / 2;
    const uint8_t *pixel = samples + ((size_t)y * picture->width + x) * picture->channels;
    for (unsigned c = 0; c < (grey ? 1 : 3); c++) {
      unsigned expected = grey ? sample_grey(QUARTERS[quarter]) : QUARTERS[quarter][c];
      assert_near(pixel[c], expected, tolerance, "quarter");
    }
  }
}

/* ---- PNG ---- */

static void check_png(const struct png_wish *wish) {
  struct buffer file;
  buffer_init(&file);
  sample_png(&file, wish);
  struct picture *picture = open_sample(&file, 0, 0);
  bool grey = wish->colour_type != PNG_COLOR_TYPE_PALETTE && (wish->colour_type & PNG_COLOR_MASK_COLOR) == 0;
  assert_int_equal(picture->kind, PICTURE_RAW);
  assert_int_equal(picture->width, wish->width);
  assert_int_equal(picture->height, wish->height);
  assert_int_equal(picture->channels, grey ? 1 : 3);

  size_t pixels = (size_t)wish->width * wish->height;
  uint8_t *samples = inflate_all(picture->bytes, picture->size, pixels * picture->channels);
  unsigned tolerance = wish->depth < 8 ? 255U >> wish->depth : 0; /* few bits hold few greys */
  assert_quarters(samples, picture, grey, tolerance);
  mem_free(samples);

  bool has_alpha = (wish->colour_type & PNG_COLOR_MASK_ALPHA) != 0;
  if (has_alpha && wish->alpha < 255) {
    uint8_t *alpha = inflate_all(picture->alpha, picture->alpha_size, pixels);
    for (size_t i = 0; i < pixels; i++) assert_int_equal(alpha[i], wish->alpha);
    mem_free(alpha);
  } else if (wish->transparent_colour) {
    uint8_t *alpha = inflate_all(picture->alpha, picture->alpha_size, pixels);
    assert_int_equal(alpha[0], 255);
    assert_int_equal(alpha[pixels - 1], 0);
    mem_free(alpha);
  } else {
    assert_null(picture->alpha);
  }
  picture_destroy(picture);
  buffer_release(&file);
}

static void every_kind_of_png_keeps_its_colours(void **state) {
  (void)state;
  static const struct {
    int type, depth;
  } kinds[] = {
      {PNG_COLOR_TYPE_GRAY, 1},      {PNG_COLOR_TYPE_GRAY, 2},       {PNG_COLOR_TYPE_GRAY, 4},
      {PNG_COLOR_TYPE_GRAY, 8},      {PNG_COLOR_TYPE_GRAY, 16},      {PNG_COLOR_TYPE_RGB, 8},
      {PNG_COLOR_TYPE_RGB, 16},      {PNG_COLOR_TYPE_PALETTE, 2},    {PNG_COLOR_TYPE_PALETTE, 4},
      {PNG_COLOR_TYPE_PALETTE, 8},   {PNG_COLOR_TYPE_GRAY_ALPHA, 8}, {PNG_COLOR_TYPE_GRAY_ALPHA, 16},
      {PNG_COLOR_TYPE_RGB_ALPHA, 8}, {PNG_COLOR_TYPE_RGB_ALPHA, 16},
  };
  for (size_t i = 0; i < COUNT_OF(kinds); i++) {
    for (int interlaced = 0; interlaced < 2; interlaced++) {
      struct png_wish wish = {.width = 37,
                              .height = 22,
                              .colour_type = kinds[i].type,
                              .depth = kinds[i].depth,
                              .interlaced = interlaced == 1,
                              .alpha = 128};
      check_png(&wish);
    }
  }
}

static void one_transparent_colour_becomes_alpha(void **state) {
  (void)state;
  check_png(&(struct png_wish){
      .width = 20, .height = 20, .colour_type = PNG_COLOR_TYPE_PALETTE, .depth = 8, .transparent_colour = true});
  check_png(&(struct png_wish){
      .width = 20, .height = 20, .colour_type = PNG_COLOR_TYPE_RGB, .depth = 8, .transparent_colour = true});
  check_png(&(struct png_wish){
      .width = 20, .height = 20, .colour_type = PNG_COLOR_TYPE_GRAY, .depth = 1, .transparent_colour = true});
}

static void alpha_that_hides_nothing_is_dropped(void **state) {
  (void)state;
  check_png(
      &(struct png_wish){.width = 20, .height = 20, .colour_type = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 8, .alpha = 255});
}

static void a_png_may_say_how_it_was_held(void **state) {
  (void)state;
  struct buffer file;
  buffer_init(&file);
  sample_png(&file, &(struct png_wish){
                        .width = 30, .height = 20, .colour_type = PNG_COLOR_TYPE_RGB, .depth = 8, .orientation = 6});
  struct picture *picture = open_sample(&file, 0, 0);
  uint32_t width, height;
  picture_upright_size(picture, &width, &height);
  assert_int_equal(picture->orientation, 6);
  assert_int_equal(width, 20);
  assert_int_equal(height, 30);
  picture_destroy(picture);
  buffer_release(&file);
}

static void a_png_cut_off_anywhere_is_refused(void **state) {
  (void)state;
  for (int interlaced = 0; interlaced < 2; interlaced++) {
    struct buffer file;
    buffer_init(&file);
    sample_png(&file, &(struct png_wish){.width = 40,
                                         .height = 30,
                                         .colour_type = PNG_COLOR_TYPE_RGB_ALPHA,
                                         .depth = 8,
                                         .alpha = 90,
                                         .interlaced = interlaced == 1});
    for (size_t length = 8; length < file.length; length++) {
      assert_refused(file.bytes, length, ERROR_DAMAGED, "cut off");
    }
    buffer_release(&file);
  }
}

static void a_png_with_a_flipped_byte_is_refused(void **state) {
  (void)state;
  struct buffer file;
  buffer_init(&file);
  sample_png(&file, &(struct png_wish){.width = 40, .height = 30, .colour_type = PNG_COLOR_TYPE_RGB, .depth = 8});
  const char *data = NULL;
  for (size_t i = 0; i + 4 < file.length; i++) {
    if (memcmp(file.bytes + i, "IDAT", 4) == 0) data = file.bytes + i;
  }
  assert_non_null(data);
  file.bytes[data - file.bytes + 10] ^= 0x10;
  assert_refused(file.bytes, file.length, ERROR_DAMAGED, "damaged");
  buffer_release(&file);
}

/* ---- JPEG ---- */

static void check_jpeg(const struct jpeg_wish *wish) {
  struct buffer file;
  buffer_init(&file);
  sample_jpeg(&file, wish);
  struct picture *picture = open_sample(&file, 0, 0);
  assert_int_equal(picture->kind, PICTURE_JPEG);
  assert_int_equal(picture->width, wish->width);
  assert_int_equal(picture->height, wish->height);
  bool four = wish->colours == JCS_CMYK || wish->colours == JCS_YCCK;
  assert_int_equal(picture->cmyk_inverted, four && !wish->no_adobe);
  uint8_t *samples = decode_jpeg(picture);
  if (four && wish->no_adobe) {
    for (size_t i = 0; i < (size_t)picture->width * picture->height * 4; i++) samples[i] = (uint8_t)(255 - samples[i]);
  }
  assert_quarters(samples, picture, wish->colours == JCS_GRAYSCALE, NEAR);
  mem_free(samples);
  picture_destroy(picture);
  buffer_release(&file);
}

static void every_kind_of_jpeg_keeps_its_colours(void **state) {
  (void)state;
  static const J_COLOR_SPACE colours[] = {JCS_GRAYSCALE, JCS_YCbCr, JCS_RGB, JCS_CMYK, JCS_YCCK};
  for (size_t i = 0; i < COUNT_OF(colours); i++) {
    for (int progressive = 0; progressive < 2; progressive++) {
      check_jpeg(
          &(struct jpeg_wish){.width = 64, .height = 48, .colours = colours[i], .progressive = progressive == 1});
    }
  }
  check_jpeg(&(struct jpeg_wish){.width = 64, .height = 48, .colours = JCS_CMYK, .no_adobe = true});
  check_jpeg(&(struct jpeg_wish){.width = 64, .height = 48, .colours = JCS_YCbCr, .arithmetic = true});
}

/* Readers of PDF know neither arithmetic coding nor red, green and blue without Adobe's word for it. */
static void what_pdf_readers_cannot_show_is_coded_again(void **state) {
  (void)state;
  struct buffer file;
  buffer_init(&file);
  sample_jpeg(&file, &(struct jpeg_wish){.width = 64, .height = 48, .colours = JCS_RGB, .no_adobe = true});
  struct picture *picture = open_sample(&file, 0, 0);
  uint8_t *samples = decode_jpeg(picture);
  assert_quarters(samples, picture, false, NEAR);
  bool component_is_called_r = false;
  for (size_t i = 0; i + 20 < picture->size; i++) {
    if (picture->bytes[i] == 0xFF && picture->bytes[i + 1] == 0xC0)
      component_is_called_r = picture->bytes[i + 10] == 'R';
  }
  assert_false(component_is_called_r);
  mem_free(samples);
  picture_destroy(picture);
  buffer_release(&file);
}

static void orientation_is_read_for_each_of_eight(void **state) {
  (void)state;
  for (unsigned orientation = 1; orientation <= 8; orientation++) {
    struct buffer file;
    buffer_init(&file);
    sample_jpeg(&file,
                &(struct jpeg_wish){.width = 60, .height = 40, .colours = JCS_YCbCr, .orientation = orientation});
    struct picture *picture = open_sample(&file, 0, 0);
    uint32_t width, height;
    picture_upright_size(picture, &width, &height);
    assert_int_equal(picture->orientation, orientation);
    assert_int_equal(width, orientation >= 5 ? 40 : 60);
    assert_int_equal(height, orientation >= 5 ? 60 : 40);
    picture_destroy(picture);
    buffer_release(&file);
  }
}

static bool holds(const uint8_t *bytes, size_t size, const char *text) {
  size_t length = strlen(text);
  for (size_t i = 0; i + length <= size; i++) {
    if (memcmp(bytes + i, text, length) == 0) return true;
  }
  return false;
}

static void nothing_but_the_picture_is_kept(void **state) {
  (void)state;
  static const char *const secrets[] = {"Secret", "GPS", "Serial", "Exif", "JFIF", "xap", "Trailer"};
  for (int progressive = 0; progressive < 2; progressive++) {
    struct buffer file;
    buffer_init(&file);
    sample_jpeg(&file, &(struct jpeg_wish){.width = 64,
                                           .height = 48,
                                           .colours = JCS_YCbCr,
                                           .orientation = 3,
                                           .notes = true,
                                           .progressive = progressive == 1});
    buffer_append(&file, "Secret Trailer: a second picture, a film, a phone's notes");
    assert_true(holds((const uint8_t *)file.bytes, file.length, "Secret Photographer"));
    struct picture *picture = open_sample(&file, 0, 0);
    for (size_t i = 0; i < COUNT_OF(secrets); i++) assert_false(holds(picture->bytes, picture->size, secrets[i]));
    for (size_t i = 0; i + 1 < picture->size; i++) {
      bool note = picture->bytes[i] == 0xFF &&
                  ((picture->bytes[i + 1] >= 0xE0 && picture->bytes[i + 1] <= 0xEF) || picture->bytes[i + 1] == 0xFE);
      assert_false(note);
    }
    picture_destroy(picture);
    buffer_release(&file);
  }
}

/* Adobe's marker says how colours are stored; behind it a program may hide more. */
static void adobes_marker_is_kept_without_what_follows(void **state) {
  (void)state;
  struct buffer plain, stuffed;
  buffer_init(&plain);
  buffer_init(&stuffed);
  sample_jpeg(&plain, &(struct jpeg_wish){.width = 64, .height = 48, .colours = JCS_CMYK});
  size_t marker = 2;
  while (!(plain.bytes[marker] == '\xFF' && plain.bytes[marker + 1] == '\xEE')) marker++;
  static const char note[] = "Secret Note";
  buffer_append_bytes(&stuffed, plain.bytes, marker + 16);
  stuffed.bytes[marker + 3] = (char)(14 + sizeof note);
  buffer_append_bytes(&stuffed, note, sizeof note);
  buffer_append_bytes(&stuffed, plain.bytes + marker + 16, plain.length - marker - 16);
  struct picture *picture = open_sample(&stuffed, 0, 0);
  assert_true(holds(picture->bytes, picture->size, "Adobe"));
  assert_false(holds(picture->bytes, picture->size, "Secret"));
  assert_true(picture->cmyk_inverted);
  picture_destroy(picture);
  buffer_release(&plain);
  buffer_release(&stuffed);
}

static void a_jpeg_cut_off_anywhere_is_refused(void **state) {
  (void)state;
  for (int progressive = 0; progressive < 2; progressive++) {
    struct buffer file;
    buffer_init(&file);
    sample_jpeg(
        &file, &(struct jpeg_wish){
                   .width = 64, .height = 48, .colours = JCS_YCbCr, .orientation = 1, .progressive = progressive == 1});
    for (size_t length = 3; length < file.length; length++) {
      assert_refused(file.bytes, length, ERROR_DAMAGED, "cut off");
    }
    /* The end mark alone does not make it whole. */
    file.bytes[file.length / 2 + 300 < file.length ? file.length / 2 + 300 : file.length - 40] = '\xFF';
    struct buffer patched;
    buffer_init(&patched);
    buffer_append_bytes(&patched, file.bytes, file.length - 60);
    buffer_append(&patched, "\xFF\xD9");
    struct picture *picture;
    struct error error = {0};
    assert_false(picture_from_bytes(&picture, patched.bytes, patched.length, "x", 0, 0, &error));
    buffer_release(&patched);
    buffer_release(&file);
  }
}

/* A tiny progressive file whose scans go on and on would keep a decoder busy for hours. */
static void endless_scans_are_refused(void **state) {
  (void)state;
  struct buffer file, longer;
  buffer_init(&file);
  buffer_init(&longer);
  sample_jpeg(&file, &(struct jpeg_wish){.width = 64, .height = 48, .colours = JCS_GRAYSCALE, .progressive = true});
  size_t last_scan = 0;
  for (size_t i = 0; i + 1 < file.length; i++) {
    if (file.bytes[i] == '\xFF' && file.bytes[i + 1] == '\xDA') last_scan = i;
  }
  buffer_append_bytes(&longer, file.bytes, file.length - 2);
  for (int i = 0; i < 2000; i++) buffer_append_bytes(&longer, file.bytes + last_scan, file.length - 2 - last_scan);
  buffer_append(&longer, "\xFF\xD9");
  assert_refused(longer.bytes, longer.length, ERROR_DAMAGED, "damaged");
  buffer_release(&file);
  buffer_release(&longer);
}

/* ---- size ---- */

/* One inch on paper has room for 300 pixels. */
static void pictures_are_scaled_to_300_dpi(void **state) {
  (void)state;
  struct buffer file;
  buffer_init(&file);
  sample_jpeg(&file, &(struct jpeg_wish){.width = 1500, .height = 1000, .colours = JCS_YCbCr, .notes = true});
  struct picture *picture = open_sample(&file, 72, 48);
  assert_int_equal(picture->width, 300);
  assert_int_equal(picture->height, 200);
  uint8_t *samples = decode_jpeg(picture);
  assert_quarters(samples, picture, false, NEAR);
  assert_false(holds(picture->bytes, picture->size, "Secret"));
  mem_free(samples);
  picture_destroy(picture);

  buffer_reset(&file);
  sample_png(&file,
             &(struct png_wish){
                 .width = 1500, .height = 1000, .colour_type = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 8, .alpha = 77});
  picture = open_sample(&file, 72, 48);
  assert_int_equal(picture->width, 300);
  assert_int_equal(picture->height, 200);
  samples = inflate_all(picture->bytes, picture->size, (size_t)300 * 200 * 3);
  assert_quarters(samples, picture, false, 0);
  mem_free(samples);
  samples = inflate_all(picture->alpha, picture->alpha_size, (size_t)300 * 200);
  assert_int_equal(samples[0], 77);
  mem_free(samples);
  picture_destroy(picture);
  buffer_release(&file);
}

static void cmyk_keeps_its_colours_when_scaled(void **state) {
  (void)state;
  for (int no_adobe = 0; no_adobe < 2; no_adobe++) {
    struct buffer file;
    buffer_init(&file);
    sample_jpeg(&file,
                &(struct jpeg_wish){.width = 1200, .height = 900, .colours = JCS_CMYK, .no_adobe = no_adobe == 1});
    struct picture *picture = open_sample(&file, 72, 54);
    assert_int_equal(picture->width, 300);
    assert_int_equal(picture->cmyk_inverted, no_adobe == 0);
    assert_int_equal(holds(picture->bytes, picture->size, "Adobe"), no_adobe == 0);
    uint8_t *samples = decode_jpeg(picture);
    if (no_adobe == 1) {
      for (size_t i = 0; i < (size_t)300 * 225 * 4; i++) samples[i] = (uint8_t)(255 - samples[i]);
    }
    assert_quarters(samples, picture, false, NEAR);
    mem_free(samples);
    picture_destroy(picture);
    buffer_release(&file);
  }
}

/* Held sideways, its stored width is the height on paper. */
static void scaling_minds_the_way_it_was_held(void **state) {
  (void)state;
  struct buffer file;
  buffer_init(&file);
  sample_jpeg(&file, &(struct jpeg_wish){.width = 1200, .height = 600, .colours = JCS_YCbCr, .orientation = 6});
  struct picture *picture = open_sample(&file, 36, 72);
  assert_int_equal(picture->width, 300);
  assert_int_equal(picture->height, 150);
  assert_int_equal(picture->orientation, 6);
  picture_destroy(picture);
  buffer_release(&file);
}

static void a_picture_is_never_made_larger(void **state) {
  (void)state;
  struct buffer file;
  buffer_init(&file);
  sample_jpeg(&file, &(struct jpeg_wish){.width = 64, .height = 48, .colours = JCS_YCbCr});
  struct picture *picture = open_sample(&file, 420, 297);
  assert_int_equal(picture->width, 64);
  picture_destroy(picture);
  buffer_release(&file);
}

/* ---- refusals ---- */

static void files_that_are_no_pictures_are_refused(void **state) {
  (void)state;
  assert_refused("", 0, ERROR_DAMAGED, "no JPEG or PNG");
  assert_refused("GIF89a", 6, ERROR_DAMAGED, "no JPEG or PNG");
  assert_refused("\xFF\xD8", 2, ERROR_DAMAGED, "no JPEG or PNG");
  assert_refused("%PDF-1.4 \xFF\xD8\xFF", 12, ERROR_DAMAGED, "it is a PDF, no JPEG or PNG");
  assert_refused("\0\0\0\x18"
                 "ftypheic",
                 12, ERROR_DAMAGED, "it is HEIC");
  assert_refused("\x89PNG\r\n\x1a\n", 8, ERROR_DAMAGED, "cut off");
}

/* A header of 33 bytes that asks for gigabytes: refused before any memory is taken. */
static void a_picture_too_large_is_refused_by_its_header(void **state) {
  (void)state;
  uint8_t png[33] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x10\x02\0\0\0";
  assert_refused(png, sizeof png, ERROR_REFUSED, "would need 5.4 GB");
  uint8_t narrow[33] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\0\0\0\0\0\x01\x08\0\0\0\0";
  assert_refused(narrow, sizeof narrow, ERROR_REFUSED, "too many");

  struct buffer file;
  buffer_init(&file);
  sample_jpeg(&file, &(struct jpeg_wish){.width = 64, .height = 48, .colours = JCS_YCbCr});
  for (size_t i = 0; i + 9 < file.length; i++) {
    if (file.bytes[i] == '\xFF' && file.bytes[i + 1] == '\xC0') memcpy(file.bytes + i + 5, "\xFF\xDC\xFF\xDC", 4);
  }
  assert_refused(file.bytes, file.length, ERROR_REFUSED, "would need 12.9 GB");
  buffer_release(&file);
}

static void a_picture_is_read_from_a_file_by_content_not_name(void **state) {
  (void)state;
  struct buffer file;
  buffer_init(&file);
  sample_png(&file, &(struct png_wish){.width = 20, .height = 10, .colour_type = PNG_COLOR_TYPE_RGB, .depth = 8});
  char path[] = "/tmp/solipost-picture-XXXXXX";
  int fd = mkstemp(path);
  assert_true(fd >= 0);
  FILE *stream = fdopen(fd, "wb");
  assert_int_equal(fwrite(file.bytes, 1, file.length, stream), file.length);
  fclose(stream);
  struct picture *picture;
  struct error error = {0};
  assert_true(picture_open(&picture, path, 0, 0, &error));
  assert_int_equal(picture->width, 20);
  picture_destroy(picture);
  assert_int_equal(remove(path), 0);
  assert_false(picture_open(&picture, path, 0, 0, &error));
  assert_non_null(strstr(error.message, path));
  buffer_release(&file);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_kind_of_png_keeps_its_colours),
      cmocka_unit_test(one_transparent_colour_becomes_alpha),
      cmocka_unit_test(alpha_that_hides_nothing_is_dropped),
      cmocka_unit_test(a_png_may_say_how_it_was_held),
      cmocka_unit_test(a_png_cut_off_anywhere_is_refused),
      cmocka_unit_test(a_png_with_a_flipped_byte_is_refused),
      cmocka_unit_test(every_kind_of_jpeg_keeps_its_colours),
      cmocka_unit_test(what_pdf_readers_cannot_show_is_coded_again),
      cmocka_unit_test(orientation_is_read_for_each_of_eight),
      cmocka_unit_test(nothing_but_the_picture_is_kept),
      cmocka_unit_test(adobes_marker_is_kept_without_what_follows),
      cmocka_unit_test(a_jpeg_cut_off_anywhere_is_refused),
      cmocka_unit_test(endless_scans_are_refused),
      cmocka_unit_test(pictures_are_scaled_to_300_dpi),
      cmocka_unit_test(cmyk_keeps_its_colours_when_scaled),
      cmocka_unit_test(scaling_minds_the_way_it_was_held),
      cmocka_unit_test(a_picture_is_never_made_larger),
      cmocka_unit_test(files_that_are_no_pictures_are_refused),
      cmocka_unit_test(a_picture_too_large_is_refused_by_its_header),
      cmocka_unit_test(a_picture_is_read_from_a_file_by_content_not_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
