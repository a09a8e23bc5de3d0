/* SPDX-License-Identifier: MIT */
/* Decodes, makes smaller while rows pass by, turns upright and codes anew: nothing of the old file is copied. */
#include "solipost/image/scan.h"

#include <string.h>

#include "jpeg_reader.h"
#include "jpeg_strip.h"
#include "jpeg_writer.h"
#include "png_reader.h"
#include "scaler.h"
#include "solipost/base/memory.h"

/* A file that is being decoded, of either kind. */
struct source {
  struct jpeg_reader *jpeg;
  struct png_reader *png;
  uint32_t width, height;
  unsigned colours; /* without alpha */
  bool alpha, adobe;
  unsigned orientation; /* EXIF 1..8 */
};

/* Samples of the smaller picture, row after row. */
struct samples {
  uint8_t *bytes;
  uint32_t width, height;
  unsigned colours;
};

/* ---- opening ---- */

/* libjpeg can leave out the finest detail while decoding; of a strip lower than its blocks it would read what was never
 * written. */
static unsigned skipped_while_decoding(uint32_t width, uint32_t height, uint32_t longest) {
  enum { LEAST_SIDE = 32 };
  uint32_t longer = width > height ? width : height, shorter = width > height ? height : width;
  unsigned skipped = 8;
  while (skipped > 1 && (longer / longest < skipped || shorter / skipped < LEAST_SIDE)) skipped /= 2;
  return skipped;
}

static bool open_jpeg(struct source *source, const void *bytes, size_t size, struct buffer *stripped, const char *name,
                      uint32_t longest, struct error *error) {
  struct jpeg_facts facts;
  enum picture_fault fault = jpeg_strip(bytes, size, stripped, &facts);
  if (fault != FAULT_NONE) return fault_error(fault, name, error);
  if (!fault_check_size(facts.width, facts.height, facts.components, name, error)) return false;
  if (facts.precision != 8) return fault_error(FAULT_UNSUPPORTED, name, error);
  fault = jpeg_reader_open(&source->jpeg, (const uint8_t *)stripped->bytes, stripped->length,
                           skipped_while_decoding(facts.width, facts.height, longest));
  if (fault != FAULT_NONE) return fault_error(fault, name, error);
  source->width = jpeg_reader_width(source->jpeg);
  source->height = jpeg_reader_height(source->jpeg);
  source->colours = jpeg_reader_channels(source->jpeg);
  source->adobe = facts.components == 4 && facts.adobe;
  source->orientation = facts.orientation;
  return true;
}

static bool open_png(struct source *source, const void *bytes, size_t size, const char *name, struct error *error) {
  double bytes_per_pixel;
  uint32_t width, height;
  if (!png_peek(bytes, size, &width, &height, &bytes_per_pixel)) return fault_error(FAULT_CUT_OFF, name, error);
  if (!fault_check_size(width, height, bytes_per_pixel, name, error)) return false;
  enum picture_fault fault = png_reader_open(&source->png, bytes, size);
  if (fault != FAULT_NONE) return fault_error(fault, name, error);
  source->width = png_reader_width(source->png);
  source->height = png_reader_height(source->png);
  source->colours = png_reader_colours(source->png);
  source->alpha = png_reader_has_alpha(source->png);
  source->orientation = png_reader_orientation(source->png);
  return true;
}

static void close_source(struct source *source) {
  if (source->jpeg != NULL) jpeg_reader_close(source->jpeg);
  if (source->png != NULL) png_reader_close(source->png);
}

/* ---- decoding ---- */

/* Paper is white behind what is transparent. */
static void lay_on_white(const uint8_t *row, const struct samples *to, bool alpha, uint8_t *out) {
  if (!alpha) {
    memcpy(out, row, (size_t)to->width * to->colours);
    return;
  }
  for (uint32_t x = 0; x < to->width; x++, row += to->colours + 1) {
    unsigned opaque = row[to->colours];
    for (unsigned c = 0; c < to->colours; c++) *out++ = (uint8_t)((row[c] * opaque + 255 * (255 - opaque)) / 255);
  }
}

static enum picture_fault next_row(struct source *source, uint8_t *row) {
  return source->jpeg != NULL ? jpeg_reader_row(source->jpeg, row) : png_reader_row(source->png, row);
}

static enum picture_fault decode(struct source *source, struct samples *to) {
  struct scaler scaler;
  enum picture_fault fault = FAULT_NONE;
  uint32_t done = 0;
  uint8_t *row = mem_alloc_array(source->width, source->colours + (source->alpha ? 1U : 0U));
  scaler_init(&scaler, source->width, source->height, to->width, to->height, source->colours, source->alpha);
  for (uint32_t y = 0; fault == FAULT_NONE && y < source->height; y++) {
    fault = next_row(source, row);
    if (fault == FAULT_NONE && scaler_push(&scaler, row) && done < to->height)
      lay_on_white(scaler.row, to, source->alpha, to->bytes + (size_t)done++ * to->width * to->colours);
  }
  if (fault == FAULT_NONE)
    fault = source->jpeg != NULL ? jpeg_reader_finish(source->jpeg) : png_reader_finish(source->png);
  scaler_release(&scaler);
  mem_free(row);
  return fault;
}

/* ---- turning and coding ---- */

/* Where the pixel at (x, y) of the upright picture stands among the samples. */
static size_t stored_at(const struct samples *from, unsigned orientation, uint32_t x, uint32_t y) {
  uint32_t right = from->width - 1, bottom = from->height - 1, column = x, line = y;
  switch (orientation) {
  case 2: column = right - x; break;
  case 3: column = right - x, line = bottom - y; break;
  case 4: line = bottom - y; break;
  case 5: column = y, line = x; break;
  case 6: column = y, line = bottom - x; break;
  case 7: column = right - y, line = bottom - x; break;
  case 8: column = right - y, line = x; break;
  default: break;
  }
  return ((size_t)line * from->width + column) * from->colours;
}

static enum picture_fault encode(const struct samples *from, const struct source *source, struct buffer *out) {
  bool lies_down = source->orientation >= 5;
  uint32_t width = lies_down ? from->height : from->width, height = lies_down ? from->width : from->height;
  struct jpeg_writer *writer;
  enum picture_fault fault = jpeg_writer_open(&writer, width, height, from->colours, source->adobe);
  if (fault != FAULT_NONE) return fault;
  uint8_t *row = mem_alloc_array(width, from->colours), *file = NULL;
  size_t size = 0;
  for (uint32_t y = 0; fault == FAULT_NONE && y < height; y++) {
    for (uint32_t x = 0; x < width; x++)
      memcpy(row + (size_t)x * from->colours, from->bytes + stored_at(from, source->orientation, x, y), from->colours);
    fault = jpeg_writer_row(writer, row);
  }
  if (fault == FAULT_NONE) fault = jpeg_writer_finish(writer, &file, &size);
  if (fault == FAULT_NONE) buffer_append_bytes(out, file, size);
  jpeg_writer_close(writer);
  mem_free(file);
  mem_free(row);
  return fault;
}

static uint32_t shrunk(uint32_t side, uint32_t longer, uint32_t longest) {
  if (longer <= longest) return side;
  uint32_t result = (uint32_t)((uint64_t)side * longest / longer);
  return result == 0 ? 1 : result;
}

bool scan_make(const void *bytes, size_t size, const char *name, uint32_t longest, struct buffer *out,
               struct error *error) {
  struct source source = {.orientation = 1};
  struct buffer stripped;
  buffer_init(&stripped);
  bool done;
  if (jpeg_is_jpeg(bytes, size)) done = open_jpeg(&source, bytes, size, &stripped, name, longest, error);
  else if (png_is_png(bytes, size)) done = open_png(&source, bytes, size, name, error);
  else done = fault_error(fault_of_stranger(bytes, size), name, error);
  if (done) {
    uint32_t longer = source.width > source.height ? source.width : source.height;
    struct samples samples = {.width = shrunk(source.width, longer, longest),
                              .height = shrunk(source.height, longer, longest),
                              .colours = source.colours};
    samples.bytes = mem_alloc_array((size_t)samples.width * samples.height, samples.colours);
    enum picture_fault fault = decode(&source, &samples);
    if (fault == FAULT_NONE) fault = encode(&samples, &source, out);
    done = fault == FAULT_NONE || fault_error(fault, name, error);
    mem_free(samples.bytes);
  }
  close_source(&source);
  buffer_release(&stripped);
  return done;
}
