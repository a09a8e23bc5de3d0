/* SPDX-License-Identifier: MIT */
/* Pictures for the tests, made here so that every byte of them is known: four coloured quarters (red, green; blue,
 * white), as PNG and JPEG of every kind, whole or spoilt, with the notes that cameras leave. */
#ifndef TESTS_SAMPLE_PICTURES_H
#define TESTS_SAMPLE_PICTURES_H

#include <stdbool.h>
#include <stdio.h>

#include <jpeglib.h>
#include <png.h>

#include "solipost/base/buffer.h"
#include "solipost/base/memory.h"

/* ---- what the pictures show ---- */

/* Quarter colours of the upright picture: top left, top right, bottom left, bottom right. */
static const uint8_t QUARTERS[4][3] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}};

static inline const uint8_t *sample_colour(uint32_t x, uint32_t y, uint32_t width, uint32_t height) {
  return QUARTERS[(2 * y >= height ? 2 : 0) + (2 * x >= width ? 1 : 0)];
}

/* Which upright pixel a camera stores at x, y for an EXIF orientation (CIPA DC-008: what row 0 and column 0 are). */
static inline const uint8_t *sample_stored_colour(uint32_t x, uint32_t y, uint32_t width, uint32_t height,
                                                  unsigned orientation) {
  uint32_t right = width - 1 - x, below = height - 1 - y;
  switch (orientation) {
  case 2: return sample_colour(right, y, width, height);
  case 3: return sample_colour(right, below, width, height);
  case 4: return sample_colour(x, below, width, height);
  case 5: return sample_colour(y, x, height, width);
  case 6: return sample_colour(below, x, height, width);
  case 7: return sample_colour(below, right, height, width);
  case 8: return sample_colour(y, right, height, width);
  default: return sample_colour(x, y, width, height);
  }
}

/* ---- PNG ---- */

struct png_wish {
  uint32_t width, height;
  int colour_type, depth;
  bool interlaced;
  bool transparent_colour; /* a tRNS chunk instead of an alpha channel: white is transparent */
  uint8_t alpha;           /* of every pixel, where there is an alpha channel */
  unsigned orientation;    /* eXIf chunk; 0: none */
};

static inline void sample_png_write(png_structp encoder, png_bytep bytes, size_t size) {
  buffer_append_bytes(png_get_io_ptr(encoder), bytes, size);
}

static inline void sample_png_flush(png_structp encoder) { (void)encoder; }

static inline void sample_put_sample(uint8_t *row, size_t index, unsigned value, int depth) {
  if (depth == 16) {
    row[2 * index] = (uint8_t)value;
    row[2 * index + 1] = (uint8_t)(value ^ 0x5A); /* the low byte differs: a garbled order would show */
  } else if (depth == 8) {
    row[index] = (uint8_t)value;
  } else {
    unsigned scaled = value * ((1U << depth) - 1) / 255;
    size_t bit = index * (size_t)depth;
    row[bit / 8] = (uint8_t)(row[bit / 8] | scaled << (8 - (size_t)depth - bit % 8));
  }
}

static inline unsigned sample_grey(const uint8_t *colour) { return (colour[0] + colour[1] * 2U + colour[2]) / 4; }

static inline unsigned sample_palette_index(const uint8_t *colour) {
  for (unsigned i = 0; i < 4; i++) {
    if (memcmp(QUARTERS[i], colour, 3) == 0) return i;
  }
  return 0;
}

static inline void sample_png_row(const struct png_wish *wish, uint32_t y, uint8_t *row, size_t row_size) {
  memset(row, 0, row_size);
  size_t at = 0;
  for (uint32_t x = 0; x < wish->width; x++) {
    const uint8_t *colour = sample_colour(x, y, wish->width, wish->height);
    if (wish->colour_type == PNG_COLOR_TYPE_PALETTE) {
      unsigned index = sample_palette_index(colour);
      size_t bit = at++ * (size_t)wish->depth;
      row[bit / 8] = (uint8_t)(row[bit / 8] | index << (8 - (size_t)wish->depth - bit % 8));
      continue;
    }
    if ((wish->colour_type & PNG_COLOR_MASK_COLOR) != 0) {
      for (int c = 0; c < 3; c++) sample_put_sample(row, at++, colour[c], wish->depth);
    } else {
      sample_put_sample(row, at++, sample_grey(colour), wish->depth);
    }
    if ((wish->colour_type & PNG_COLOR_MASK_ALPHA) != 0) sample_put_sample(row, at++, wish->alpha, wish->depth);
  }
}

static inline void sample_png_extras(const struct png_wish *wish, png_structp encoder, png_infop info) {
  if (wish->colour_type == PNG_COLOR_TYPE_PALETTE) {
    png_color palette[4];
    for (int i = 0; i < 4; i++) palette[i] = (png_color){QUARTERS[i][0], QUARTERS[i][1], QUARTERS[i][2]};
    png_set_PLTE(encoder, info, palette, 4);
  }
  if (wish->transparent_colour) {
    uint8_t alphas[4] = {255, 255, 255, 0};
    png_uint_16 most = (png_uint_16)((1U << wish->depth) - 1);
    png_color_16 white = {.red = most, .green = most, .blue = most, .gray = most};
    png_set_tRNS(encoder, info, alphas, 4, &white);
  }
  if (wish->orientation > 0) {
    uint8_t tiff[] = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (uint8_t)wish->orientation,
                      0,   0,   0, 0,  0, 0};
    png_set_eXIf_1(encoder, info, sizeof tiff, tiff);
  }
  png_text note = {.compression = PNG_TEXT_COMPRESSION_NONE,
                   .key = (char *)(uintptr_t) "Author",
                   .text = (char *)(uintptr_t) "Secret Photographer",
                   .text_length = 19};
  png_set_text(encoder, info, &note, 1);
}

static inline void sample_png(struct buffer *out, const struct png_wish *wish) {
  png_structp encoder = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct(encoder);
  png_set_write_fn(encoder, out, sample_png_write, sample_png_flush);
  png_set_IHDR(encoder, info, wish->width, wish->height, wish->depth, wish->colour_type,
               wish->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  sample_png_extras(wish, encoder, info);
  png_write_info(encoder, info);
  size_t row_size = png_get_rowbytes(encoder, info);
  uint8_t *row = mem_alloc(row_size);
  int passes = png_set_interlace_handling(encoder);
  for (int pass = 0; pass < passes; pass++) {
    for (uint32_t y = 0; y < wish->height; y++) {
      sample_png_row(wish, y, row, row_size);
      png_write_row(encoder, row);
    }
  }
  png_write_end(encoder, info);
  mem_free(row);
  png_destroy_write_struct(&encoder, &info);
}

/* ---- JPEG ---- */

struct jpeg_wish {
  uint32_t width, height; /* as stored */
  J_COLOR_SPACE colours;  /* of the file: JCS_GRAYSCALE, JCS_YCbCr, JCS_RGB, JCS_CMYK, JCS_YCCK */
  bool progressive, arithmetic;
  bool no_adobe;        /* four colours without Adobe's marker: not inverted */
  unsigned orientation; /* 0: no EXIF */
  bool notes;           /* position, serial number, artist, comment, other programs' segments */
};

/* EXIF in Intel order: orientation, and the artist's name behind the directory. */
static inline void sample_exif(struct jpeg_compress_struct *encoder, const struct jpeg_wish *wish) {
  uint8_t exif[] = "Exif\0\0II*\0\10\0\0\0\2\0"
                   "\x12\x01\3\0\1\0\0\0\1\0\0\0"
                   "\x3B\x01\2\0\x14\0\0\0\x26\0\0\0"
                   "\0\0\0\0Secret Photographer\0 GPS 52.5200N 13.4050E Serial 0815-4711";
  exif[24] = (uint8_t)(wish->orientation > 0 ? wish->orientation : 1);
  jpeg_write_marker(encoder, JPEG_APP0 + 1, exif, sizeof exif);
}

static inline void sample_jpeg_notes(struct jpeg_compress_struct *encoder, const struct jpeg_wish *wish) {
  if (wish->orientation > 0 || wish->notes) sample_exif(encoder, wish);
  if (!wish->notes) return;
  static const char comment[] = "Secret Comment", program[] = "Secret Program";
  static const char position[] = "http://ns.adobe.com/xap/1.0/\0<x>Secret Position</x>";
  jpeg_write_marker(encoder, JPEG_COM, (const JOCTET *)comment, sizeof comment);
  jpeg_write_marker(encoder, JPEG_APP0 + 1, (const JOCTET *)position, sizeof position);
  for (int app = 2; app < 16; app++) {
    jpeg_write_marker(encoder, JPEG_APP0 + app, (const JOCTET *)program, sizeof program);
  }
}

static inline void sample_jpeg_pixel(const struct jpeg_wish *wish, uint32_t x, uint32_t y, uint8_t *out) {
  const uint8_t *colour = sample_stored_colour(x, y, wish->width, wish->height, wish->orientation);
  bool four = wish->colours == JCS_CMYK || wish->colours == JCS_YCCK;
  if (wish->colours == JCS_GRAYSCALE) {
    out[0] = (uint8_t)sample_grey(colour);
  } else if (four) {
    for (int c = 0; c < 3; c++) out[c] = wish->no_adobe ? (uint8_t)(255 - colour[c]) : colour[c];
    out[3] = wish->no_adobe ? 0 : 255;
  } else {
    memcpy(out, colour, 3);
  }
}

static inline void sample_jpeg(struct buffer *out, const struct jpeg_wish *wish) {
  struct jpeg_compress_struct encoder;
  struct jpeg_error_mgr errors;
  encoder.err = jpeg_std_error(&errors);
  jpeg_create_compress(&encoder);
  unsigned char *bytes = NULL;
  unsigned long size = 0;
  jpeg_mem_dest(&encoder, &bytes, &size);
  bool four = wish->colours == JCS_CMYK || wish->colours == JCS_YCCK;
  encoder.image_width = wish->width;
  encoder.image_height = wish->height;
  encoder.input_components = wish->colours == JCS_GRAYSCALE ? 1 : four ? 4 : 3;
  encoder.in_color_space = wish->colours == JCS_GRAYSCALE ? JCS_GRAYSCALE : four ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults(&encoder);
  jpeg_set_colorspace(&encoder, wish->colours);
  jpeg_set_quality(&encoder, 92, TRUE);
  if (wish->progressive) jpeg_simple_progression(&encoder);
  encoder.arith_code = wish->arithmetic;
  if (wish->no_adobe) encoder.write_Adobe_marker = FALSE;
  jpeg_start_compress(&encoder, TRUE);
  sample_jpeg_notes(&encoder, wish);
  uint8_t *row = mem_alloc_array(wish->width, 4);
  for (uint32_t y = 0; y < wish->height; y++) {
    for (uint32_t x = 0; x < wish->width; x++) {
      sample_jpeg_pixel(wish, x, y, row + x * (size_t)encoder.input_components);
    }
    JSAMPROW rows[1] = {row};
    jpeg_write_scanlines(&encoder, rows, 1);
  }
  jpeg_finish_compress(&encoder);
  buffer_append_bytes(out, bytes, size);
  jpeg_destroy_compress(&encoder);
  free(bytes);
  mem_free(row);
}

#endif
