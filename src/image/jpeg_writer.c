/* SPDX-License-Identifier: MIT */
/* libjpeg-turbo's encoder behind plain return values; see jpeg_reader.c about jumping. */
#include "jpeg_writer.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "solipost/base/buffer.h"
#include "solipost/base/memory.h"

/* No difference can be seen on paper at 300 dpi. */
#define QUALITY 85

/* libjpeg's own memory destination tells where its memory is only at the end: what was begun and given up could not be
 * released. So the coded bytes come here, piece by piece. */
#define PIECE 16384

struct jpeg_writer {
  struct jpeg_compress_struct encoder;
  struct jpeg_error_mgr errors;
  struct jpeg_destination_mgr destination;
  jmp_buf way_out;
  JOCTET piece[PIECE];
  struct buffer file;
};

static void begin_piece(j_compress_ptr encoder) {
  struct jpeg_writer *writer = encoder->client_data;
  writer->destination.next_output_byte = writer->piece;
  writer->destination.free_in_buffer = PIECE;
}

/* libjpeg calls this when the piece is full, whatever the counters say. */
static boolean end_piece(j_compress_ptr encoder) {
  struct jpeg_writer *writer = encoder->client_data;
  buffer_append_bytes(&writer->file, writer->piece, PIECE);
  begin_piece(encoder);
  return TRUE;
}

static void end_file(j_compress_ptr encoder) {
  struct jpeg_writer *writer = encoder->client_data;
  buffer_append_bytes(&writer->file, writer->piece, PIECE - writer->destination.free_in_buffer);
}

/* Nothing else can go wrong while coding. */
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
  encoder->dest = &writer->destination;
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
  writer->destination.init_destination = begin_piece;
  writer->destination.empty_output_buffer = end_piece;
  writer->destination.term_destination = end_file;
  buffer_init(&writer->file);
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
  JSAMPROW rows[1] = {(JSAMPROW)row}; /* read only, but declared without const */
  (void)jpeg_write_scanlines(&writer->encoder, rows, 1);
  return FAULT_NONE;
}

enum picture_fault jpeg_writer_finish(struct jpeg_writer *writer, uint8_t **bytes, size_t *size) {
  if (setjmp(writer->way_out) != 0) return FAULT_NO_MEMORY;
  jpeg_finish_compress(&writer->encoder);
  *size = writer->file.length;
  *bytes = mem_alloc(*size);
  memcpy(*bytes, writer->file.bytes, *size);
  return FAULT_NONE;
}

void jpeg_writer_close(struct jpeg_writer *writer) {
  if (writer == NULL) return;
  jpeg_destroy_compress(&writer->encoder);
  buffer_release(&writer->file);
  mem_free(writer);
}
