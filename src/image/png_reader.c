/* SPDX-License-Identifier: MIT */
/* libpng behind plain return values. Its errors must not return, so they jump, never further than this file. */
#include "png_reader.h"

#include <setjmp.h>

#include <png.h>

#include "exif.h"
#include "solipost/base/memory.h"

#define SIDE_MAX 20000U

/* Notes, profiles, suggestions: libpng passes over them unread. Some it would unpack or give memory to as they ask. */
static const png_byte PASSED_OVER[] =
    "bKGD\0cHRM\0eXIf\0gAMA\0hIST\0iCCP\0iTXt\0oFFs\0pCAL\0pHYs\0sBIT\0sCAL\0sPLT\0sRGB\0"
    "sTER\0tEXt\0tIME\0zTXt";
#define NAME_SIZE 5 /* with NUL */

/* Signature, then the IHDR chunk: length, name, width, height, depth, colour type (PNG specification, 11.2.2). */
#define SIGNATURE_SIZE 8U
#define IHDR_END 33U

/* Length before a chunk's name and data, checksum behind. */
#define CHUNK_FRAME 12U

struct png_reader {
  png_structp decoder;
  png_infop info;
  const uint8_t *bytes;
  size_t size, at;
  bool ended; /* libpng asked for more than there is */
  bool out_of_memory;
  uint32_t width, height;
  unsigned colours;
  bool alpha;
  unsigned orientation;
  size_t row_size;
  uint8_t *all; /* interlaced pictures come in seven passes and must be kept whole */
  uint32_t next_row;
};

bool png_is_png(const uint8_t *bytes, size_t size) { return size >= 8 && png_sig_cmp(bytes, 0, 8) == 0; }

static uint32_t read_u32(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

bool png_peek(const uint8_t *bytes, size_t size, uint32_t *width, uint32_t *height, double *bytes_per_pixel) {
  if (size < IHDR_END) return false;
  *width = read_u32(bytes + 16);
  *height = read_u32(bytes + 20);
  unsigned depth = bytes[24], type = bytes[25];
  unsigned channels = type == PNG_COLOR_TYPE_RGB_ALPHA    ? 4
                      : type == PNG_COLOR_TYPE_GRAY_ALPHA ? 2
                      : type == PNG_COLOR_TYPE_GRAY       ? 1
                                                          : 3;
  *bytes_per_pixel = channels * (depth > 8 ? 2.0 : 1.0);
  return true;
}

/* Goes over the chunks once: none may reach beyond the file, so nothing can ask for more memory than the file has bytes;
 * and one may tell how the picture was held. */
static enum picture_fault walk_chunks(struct png_reader *reader) {
  size_t at = SIGNATURE_SIZE;
  for (;;) {
    if (reader->size - at < CHUNK_FRAME) return FAULT_CUT_OFF;
    const uint8_t *chunk = reader->bytes + at;
    size_t length = read_u32(chunk);
    if (length > reader->size - at - CHUNK_FRAME) return FAULT_CUT_OFF;
    if (memcmp(chunk + 4, "eXIf", 4) == 0) reader->orientation = exif_orientation(chunk + 8, length);
    if (memcmp(chunk + 4, "IEND", 4) == 0) return FAULT_NONE;
    at += CHUNK_FRAME + length;
  }
}

/* ---- what libpng calls ---- */

static void read_bytes(png_structp decoder, png_bytep out, size_t count) {
  struct png_reader *reader = png_get_io_ptr(decoder);
  if (count > reader->size - reader->at) {
    reader->ended = true;
    png_error(decoder, "end of file");
  }
  memcpy(out, reader->bytes + reader->at, count);
  reader->at += count;
}

static void on_error(png_structp decoder, png_const_charp message) {
  struct png_reader *reader = png_get_error_ptr(decoder);
  if (strstr(message, "memory") != NULL) reader->out_of_memory = true;
  png_longjmp(decoder, 1);
}

/* About things around the picture; the picture's own faults are errors. */
static void on_warning(png_structp decoder, png_const_charp message) {
  (void)decoder;
  (void)message;
}

static enum picture_fault fault_of(const struct png_reader *reader) {
  if (reader->ended) return FAULT_CUT_OFF;
  return reader->out_of_memory ? FAULT_NO_MEMORY : FAULT_DAMAGED;
}

/* ---- opening ---- */

/* Palettes, transparent colours, 1 to 16 bits: all become 8-bit samples. */
static void ask_for_bytes(struct png_reader *reader) {
  png_set_expand(reader->decoder);
  png_set_scale_16(reader->decoder);
  (void)png_set_interlace_handling(reader->decoder);
  png_read_update_info(reader->decoder, reader->info);
}

static void keep_facts(struct png_reader *reader) {
  reader->width = png_get_image_width(reader->decoder, reader->info);
  reader->height = png_get_image_height(reader->decoder, reader->info);
  unsigned type = png_get_color_type(reader->decoder, reader->info);
  reader->colours = (type & PNG_COLOR_MASK_COLOR) != 0 ? 3 : 1;
  reader->alpha = (type & PNG_COLOR_MASK_ALPHA) != 0;
  reader->row_size = png_get_rowbytes(reader->decoder, reader->info);
}

static void read_passes(struct png_reader *reader) {
  if (png_get_interlace_type(reader->decoder, reader->info) == PNG_INTERLACE_NONE) return;
  reader->all = mem_alloc_array(reader->height, reader->row_size);
  for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++) {
    for (uint32_t y = 0; y < reader->height; y++) {
      png_read_row(reader->decoder, reader->all + y * reader->row_size, NULL);
    }
  }
}

static enum picture_fault start(struct png_reader *reader) {
  if (setjmp(png_jmpbuf(reader->decoder)) != 0) return fault_of(reader);
  png_set_read_fn(reader->decoder, reader, read_bytes);
  png_set_user_limits(reader->decoder, SIDE_MAX, SIDE_MAX);
  png_set_keep_unknown_chunks(reader->decoder, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
  png_set_keep_unknown_chunks(reader->decoder, PNG_HANDLE_CHUNK_NEVER, PASSED_OVER, sizeof PASSED_OVER / NAME_SIZE);
  png_read_info(reader->decoder, reader->info);
  ask_for_bytes(reader);
  keep_facts(reader);
  read_passes(reader);
  return FAULT_NONE;
}

enum picture_fault png_reader_open(struct png_reader **out, const uint8_t *bytes, size_t size) {
  struct png_reader *reader = mem_alloc(sizeof *reader);
  reader->bytes = bytes;
  reader->size = size;
  reader->orientation = 1;
  reader->decoder = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning);
  reader->info = reader->decoder != NULL ? png_create_info_struct(reader->decoder) : NULL;
  enum picture_fault fault = reader->info != NULL ? walk_chunks(reader) : FAULT_NO_MEMORY;
  if (fault == FAULT_NONE) fault = start(reader);
  if (fault != FAULT_NONE) {
    png_reader_close(reader);
    reader = NULL;
  }
  *out = reader;
  return fault;
}

void png_reader_close(struct png_reader *reader) {
  if (reader == NULL) return;
  png_destroy_read_struct(&reader->decoder, &reader->info, NULL);
  mem_free(reader->all);
  mem_free(reader);
}

uint32_t png_reader_width(const struct png_reader *reader) { return reader->width; }

uint32_t png_reader_height(const struct png_reader *reader) { return reader->height; }

unsigned png_reader_colours(const struct png_reader *reader) { return reader->colours; }

bool png_reader_has_alpha(const struct png_reader *reader) { return reader->alpha; }

unsigned png_reader_orientation(const struct png_reader *reader) { return reader->orientation; }

enum picture_fault png_reader_row(struct png_reader *reader, uint8_t *row) {
  if (reader->all != NULL) {
    memcpy(row, reader->all + reader->next_row++ * reader->row_size, reader->row_size);
    return FAULT_NONE;
  }
  if (setjmp(png_jmpbuf(reader->decoder)) != 0) return fault_of(reader);
  png_read_row(reader->decoder, row, NULL);
  return FAULT_NONE;
}

enum picture_fault png_reader_finish(struct png_reader *reader) {
  if (setjmp(png_jmpbuf(reader->decoder)) != 0) return fault_of(reader);
  png_read_end(reader->decoder, NULL);
  return FAULT_NONE;
}
