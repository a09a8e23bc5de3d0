/* SPDX-License-Identifier: MIT */
/* libjpeg-turbo's encoder behind plain return values; see jpeg_reader.c about jumping. */
#include "jpeg_writer.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "solipost/base/memory.h"

/* No difference can be seen on paper at 300 dpi. */
#define QUALITY 85

struct jpeg_writer {
  struct jpeg_compress_struct encoder;
  struct jpeg_error_mgr errors;
  jmp_buf way_out;
  unsigned char *bytes; /* of libjpeg's own malloc */
  unsigned long size;
};

/* Writing to memory fails for want of memory alone. */
static void on_error(j_common_ptr common) {
  struct jpeg_writer *writer = common->client_data;
  longjmp(writer->way_out, 1);
}

static void on_message(j_common_ptr common, int level) {
  (void)common;
  (void)level;
}

static enum picture_fault start(struct jpeg_writer *writer, uint32_t width, uint32_t height, unsigned channels,
                                bool adobe) {
  struct jpeg_compress_struct *encoder = &writer->encoder;
  if (setjmp(writer->way_out) != 0) return FAULT_NO_MEMORY;
  jpeg_create_compress(encoder);
  encoder->client_data = writer;
  jpeg_mem_dest(encoder, &writer->bytes, &writer->size);
  encoder->image_width = width;
  encoder->image_height = height;
  encoder->input_components = (int)channels;
  encoder->in_color_space = channels == 1 ? JCS_GRAYSCALE : channels == 4 ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults(encoder);
  jpeg_set_quality(encoder, QUALITY, TRUE);
  encoder->write_JFIF_header = FALSE;
  encoder->write_Adobe_marker = channels == 4 && adobe;
  jpeg_start_compress(encoder, TRUE);
  return FAULT_NONE;
}

enum picture_fault jpeg_writer_open(struct jpeg_writer **out, uint32_t width, uint32_t height, unsigned channels,
                                    bool adobe) {
  struct jpeg_writer *writer = mem_alloc(sizeof *writer);
  writer->encoder.err = jpeg_std_error(&writer->errors);
  writer->encoder.client_data = writer;
  writer->errors.error_exit = on_error;
  writer->errors.emit_message = on_message;
  enum picture_fault fault = start(writer, width, height, channels, adobe);
  if (fault != FAULT_NONE) {
    jpeg_writer_close(writer);
    writer = NULL;
  }
  *out = writer;
  return fault;
}

enum picture_fault jpeg_writer_row(struct jpeg_writer *writer, const uint8_t *row) {
  if (setjmp(writer->way_out) != 0) return FAULT_NO_MEMORY;
  JSAMPROW rows[1] = {(JSAMPROW)(uintptr_t)row}; /* read only, but declared without const */
  (void)jpeg_write_scanlines(&writer->encoder, rows, 1);
  return FAULT_NONE;
}

enum picture_fault jpeg_writer_finish(struct jpeg_writer *writer, uint8_t **bytes, size_t *size) {
  if (setjmp(writer->way_out) != 0) return FAULT_NO_MEMORY;
  jpeg_finish_compress(&writer->encoder);
  *size = (size_t)writer->size;
  *bytes = mem_alloc(*size);
  memcpy(*bytes, writer->bytes, *size);
  return FAULT_NONE;
}

void jpeg_writer_close(struct jpeg_writer *writer) {
  if (writer == NULL) return;
  jpeg_destroy_compress(&writer->encoder);
  free(writer->bytes);
  mem_free(writer);
}
