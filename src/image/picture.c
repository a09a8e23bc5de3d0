/* SPDX-License-Identifier: MIT */
/* From any JPEG or PNG file to a picture that can be printed: refused, passed through stripped, or made smaller. */
#include "solipost/image/picture.h"

#include <math.h>

#include "jpeg_reader.h"
#include "jpeg_strip.h"
#include "jpeg_writer.h"
#include "packer.h"
#include "png_reader.h"
#include "scaler.h"
#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/length.h"
#include "solipost/base/memory.h"

#define FILE_MAX ((size_t)64 * 1024 * 1024)

#define PRINT_DPI 300.0

/* A little more than 300 dpi is left as it is: decoding and coding again costs more than it saves. */
#define EXCESS_MIN 1.1

/* Width and height of the upright picture on paper, in points; 0: not known. */
struct print_size {
  double width_pt, height_pt;
};

void picture_destroy(struct picture *picture) {
  if (picture == NULL) return;
  mem_free(picture->bytes);
  mem_free(picture->alpha);
  mem_free(picture);
}

void picture_upright_size(const struct picture *picture, uint32_t *width, uint32_t *height) {
  bool lies_down = picture->orientation >= 5;
  *width = lies_down ? picture->height : picture->width;
  *height = lies_down ? picture->width : picture->height;
}

/* How many stored pixels make one that paper needs, at least 1. Both sides shrink alike. */
static double excess_of(uint32_t width, uint32_t height, unsigned orientation, struct print_size print) {
  if (print.width_pt <= 0 || print.height_pt <= 0) return 1;
  bool lies_down = orientation >= 5;
  double wanted_width = (lies_down ? print.height_pt : print.width_pt) / PT_PER_INCH * PRINT_DPI;
  double wanted_height = (lies_down ? print.width_pt : print.height_pt) / PT_PER_INCH * PRINT_DPI;
  double excess = fmin(width / wanted_width, height / wanted_height);
  return excess > EXCESS_MIN ? excess : 1;
}

static uint32_t shrunk(uint32_t side, double excess) {
  double result = ceil(side / excess);
  return result < 1 ? 1 : (uint32_t)result;
}

/* ---- JPEG ---- */

/* libjpeg can leave out the finest detail while decoding, which is faster and means the same after averaging. */
static unsigned shrink_while_decoding(double excess) { return excess >= 8 ? 8 : excess >= 4 ? 4 : excess >= 2 ? 2 : 1; }

static enum picture_fault verify_jpeg(const struct buffer *file, bool *plain_rgb) {
  struct jpeg_reader *reader;
  enum picture_fault fault = jpeg_reader_open(&reader, (const uint8_t *)file->bytes, file->length, 8);
  if (fault != FAULT_NONE) return fault;
  *plain_rgb = jpeg_reader_has_plain_rgb(reader);
  uint8_t *row = mem_alloc_array(jpeg_reader_width(reader), jpeg_reader_channels(reader));
  for (uint32_t y = 0; fault == FAULT_NONE && y < jpeg_reader_height(reader); y++) {
    fault = jpeg_reader_row(reader, row);
  }
  if (fault == FAULT_NONE) fault = jpeg_reader_finish(reader);
  mem_free(row);
  jpeg_reader_close(reader);
  return fault;
}

static enum picture_fault recode_rows(struct picture *picture, struct jpeg_reader *reader, uint32_t width,
                                      uint32_t height) {
  unsigned channels = jpeg_reader_channels(reader);
  struct jpeg_writer *writer;
  enum picture_fault fault = jpeg_writer_open(&writer, width, height, channels, picture->cmyk_inverted);
  if (fault != FAULT_NONE) return fault;
  struct scaler scaler;
  scaler_init(&scaler, jpeg_reader_width(reader), jpeg_reader_height(reader), width, height, channels, false);
  uint8_t *row = mem_alloc_array(jpeg_reader_width(reader), channels);
  for (uint32_t y = 0; fault == FAULT_NONE && y < jpeg_reader_height(reader); y++) {
    fault = jpeg_reader_row(reader, row);
    if (fault == FAULT_NONE && scaler_push(&scaler, row)) fault = jpeg_writer_row(writer, scaler.row);
  }
  if (fault == FAULT_NONE) fault = jpeg_reader_finish(reader);
  if (fault == FAULT_NONE) fault = jpeg_writer_finish(writer, &picture->bytes, &picture->size);
  picture->width = width;
  picture->height = height;
  picture->channels = channels;
  mem_free(row);
  scaler_release(&scaler);
  jpeg_writer_close(writer);
  return fault;
}

static enum picture_fault recode_jpeg(struct picture *picture, const struct buffer *file,
                                      const struct jpeg_facts *facts, double excess) {
  struct jpeg_reader *reader;
  enum picture_fault fault =
      jpeg_reader_open(&reader, (const uint8_t *)file->bytes, file->length, shrink_while_decoding(excess));
  if (fault != FAULT_NONE) return fault;
  fault = recode_rows(picture, reader, shrunk(facts->width, excess), shrunk(facts->height, excess));
  jpeg_reader_close(reader);
  return fault;
}

static enum picture_fault make_jpeg(struct picture *picture, const struct buffer *file, const struct jpeg_facts *facts,
                                    struct print_size print) {
  if (facts->precision != 8 || (facts->components != 1 && facts->components != 3 && facts->components != 4)) {
    return FAULT_UNSUPPORTED;
  }
  picture->kind = PICTURE_JPEG;
  picture->orientation = facts->orientation;
  picture->cmyk_inverted = facts->components == 4 && facts->adobe;
  double excess = excess_of(facts->width, facts->height, facts->orientation, print);
  if (excess > 1 || !facts->ordinary_coding) return recode_jpeg(picture, file, facts, excess);

  bool plain_rgb = false;
  enum picture_fault fault = verify_jpeg(file, &plain_rgb);
  if (fault != FAULT_NONE) return fault;
  if (plain_rgb) return recode_jpeg(picture, file, facts, 1);
  picture->width = facts->width;
  picture->height = facts->height;
  picture->channels = facts->components;
  picture->size = file->length;
  picture->bytes = mem_alloc(file->length);
  memcpy(picture->bytes, file->bytes, file->length);
  return FAULT_NONE;
}

static bool read_jpeg(struct picture *picture, const uint8_t *bytes, size_t size, const char *name,
                      struct print_size print, struct error *error) {
  struct buffer stripped;
  buffer_init(&stripped);
  struct jpeg_facts facts;
  bool ok = false;
  enum picture_fault fault = jpeg_strip(bytes, size, &stripped, &facts);
  if (fault != FAULT_NONE) {
    (void)fault_error(fault, name, error);
    goto done;
  }
  if (!fault_check_size(facts.width, facts.height, facts.components, name, error)) goto done;
  fault = make_jpeg(picture, &stripped, &facts, print);
  ok = fault == FAULT_NONE;
  if (!ok) (void)fault_error(fault, name, error);
done:
  buffer_release(&stripped);
  return ok;
}

/* ---- PNG ---- */

static enum picture_fault pack_rows(struct picture *picture, struct png_reader *reader, struct packer *packer,
                                    struct scaler *scaler) {
  unsigned channels = png_reader_colours(reader) + (png_reader_has_alpha(reader) ? 1U : 0U);
  uint8_t *row = mem_alloc_array(png_reader_width(reader), channels);
  bool smaller = picture->width < png_reader_width(reader) || picture->height < png_reader_height(reader);
  enum picture_fault fault = FAULT_NONE;
  for (uint32_t y = 0; fault == FAULT_NONE && y < png_reader_height(reader); y++) {
    fault = png_reader_row(reader, row);
    if (fault != FAULT_NONE) break;
    if (!smaller) {
      packer_push(packer, row);
    } else if (scaler_push(scaler, row)) {
      packer_push(packer, scaler->row);
    }
  }
  if (fault == FAULT_NONE) fault = png_reader_finish(reader);
  if (fault == FAULT_NONE) packer_finish(packer);
  mem_free(row);
  return fault;
}

static enum picture_fault make_png(struct picture *picture, struct png_reader *reader, struct print_size print) {
  uint32_t width = png_reader_width(reader), height = png_reader_height(reader);
  picture->kind = PICTURE_RAW;
  picture->orientation = png_reader_orientation(reader);
  picture->channels = png_reader_colours(reader);
  double excess = excess_of(width, height, picture->orientation, print);
  picture->width = shrunk(width, excess);
  picture->height = shrunk(height, excess);

  struct scaler scaler;
  struct packer packer;
  scaler_init(&scaler, width, height, picture->width, picture->height, picture->channels, png_reader_has_alpha(reader));
  enum picture_fault fault = packer_init(&packer, picture->width, picture->channels, png_reader_has_alpha(reader));
  if (fault == FAULT_NONE) fault = pack_rows(picture, reader, &packer, &scaler);
  if (fault == FAULT_NONE) {
    packer_take(&packer, &picture->bytes, &picture->size, &picture->alpha, &picture->alpha_size);
  }
  packer_release(&packer);
  scaler_release(&scaler);
  return fault;
}

static bool read_png(struct picture *picture, const uint8_t *bytes, size_t size, const char *name,
                     struct print_size print, struct error *error) {
  uint32_t width, height;
  double bytes_per_pixel;
  if (!png_peek(bytes, size, &width, &height, &bytes_per_pixel)) return fault_error(FAULT_CUT_OFF, name, error);
  if (!fault_check_size(width, height, bytes_per_pixel, name, error)) return false;
  struct png_reader *reader;
  enum picture_fault fault = png_reader_open(&reader, bytes, size);
  if (fault == FAULT_NONE) fault = make_png(picture, reader, print);
  png_reader_close(reader);
  return fault == FAULT_NONE || fault_error(fault, name, error);
}

/* ---- either ---- */

bool picture_from_bytes(struct picture **out, const void *bytes, size_t size, const char *name, double print_width_pt,
                        double print_height_pt, struct error *error) {
  *out = NULL;
  struct print_size print = {print_width_pt, print_height_pt};
  struct picture *picture = mem_alloc(sizeof *picture);
  bool ok;
  if (jpeg_is_jpeg(bytes, size)) {
    ok = read_jpeg(picture, bytes, size, name, print, error);
  } else if (png_is_png(bytes, size)) {
    ok = read_png(picture, bytes, size, name, print, error);
  } else {
    ok = fault_error(fault_of_stranger(bytes, size), name, error);
  }
  if (!ok) {
    picture_destroy(picture);
    return false;
  }
  *out = picture;
  return true;
}

bool picture_open(struct picture **out, const char *path, double print_width_pt, double print_height_pt,
                  struct error *error) {
  *out = NULL;
  struct buffer file;
  buffer_init(&file);
  bool ok = file_read(path, FILE_MAX, &file, error) &&
            picture_from_bytes(out, file.bytes, file.length, path, print_width_pt, print_height_pt, error);
  buffer_release(&file);
  return ok;
}
