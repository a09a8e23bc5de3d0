/* SPDX-License-Identifier: MIT */
/* libjpeg-turbo behind plain return values. Its errors must not return, so they jump, never further than this file. */
#include "jpeg_reader.h"

#include <setjmp.h>
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>

#include "solipost/base/memory.h"

/* A progressive picture is kept whole while it is read; 100 million pixels in ordinary subsampling need 300 MB. */
#define DECODER_MEMORY_MAX (512L * 1024 * 1024)

/* Each scan of a progressive picture goes over all of it: a small file could otherwise keep us busy for hours. */
#define SCANS_MAX 200

struct jpeg_reader {
  struct jpeg_decompress_struct decoder;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf way_out;
  enum picture_fault fault;
  bool plain_rgb;
};

static struct jpeg_reader *reader_of(j_common_ptr common) { return common->client_data; }

static enum picture_fault fault_of(int code) {
  switch (code) {
  case JWRN_JPEG_EOF:
  case JWRN_HIT_MARKER:
  case JERR_INPUT_EOF: return FAULT_CUT_OFF;
  case JERR_OUT_OF_MEMORY:
  case JERR_NO_BACKING_STORE: return FAULT_NO_MEMORY;
  case JERR_BAD_PRECISION:
  case JERR_SOF_UNSUPPORTED:
  case JERR_ARITH_NOTIMPL:
  case JERR_CONVERSION_NOTIMPL:
  case JERR_CCIR601_NOTIMPL: return FAULT_UNSUPPORTED;
  default: return FAULT_DAMAGED;
  }
}

static void on_error(j_common_ptr common) {
  struct jpeg_reader *reader = reader_of(common);
  reader->fault = fault_of(common->err->msg_code);
  longjmp(reader->way_out, 1);
}

/* Negative levels are warnings: libjpeg would invent grey blocks and go on. A half-grey card helps nobody, and a file made
 * to be slow is left at its first fault. */
static void on_message(j_common_ptr common, int level) {
  if (level < 0) on_error(common);
}

static void on_progress(j_common_ptr common) {
  struct jpeg_reader *reader = reader_of(common);
  if (reader->decoder.input_scan_number <= SCANS_MAX) return;
  reader->fault = FAULT_DAMAGED;
  longjmp(reader->way_out, 1);
}

static void choose_colours(struct jpeg_decompress_struct *decoder) {
  if (decoder->num_components == 1) {
    decoder->out_color_space = JCS_GRAYSCALE;
  } else if (decoder->num_components == 4) {
    decoder->out_color_space = JCS_CMYK;
  } else {
    decoder->out_color_space = JCS_RGB;
  }
}

static enum picture_fault start(struct jpeg_reader *reader, const uint8_t *bytes, size_t size, unsigned shrink) {
  struct jpeg_decompress_struct *decoder = &reader->decoder;
  if (setjmp(reader->way_out) != 0) return reader->fault;
  jpeg_create_decompress(decoder);
  decoder->client_data = reader;
  decoder->progress = &reader->progress;
  decoder->mem->max_memory_to_use = DECODER_MEMORY_MAX;
  jpeg_mem_src(decoder, bytes, (unsigned long)size);
  (void)jpeg_read_header(decoder, TRUE);
  reader->plain_rgb = decoder->jpeg_color_space == JCS_RGB && !decoder->saw_Adobe_marker;
  choose_colours(decoder);
  decoder->scale_num = 1;
  decoder->scale_denom = shrink;
  (void)jpeg_start_decompress(decoder);
  return reader->fault;
}

enum picture_fault jpeg_reader_open(struct jpeg_reader **out, const uint8_t *bytes, size_t size, unsigned shrink) {
  struct jpeg_reader *reader = mem_alloc(sizeof *reader);
  reader->decoder.err = jpeg_std_error(&reader->errors);
  reader->decoder.client_data = reader;
  reader->errors.error_exit = on_error;
  reader->errors.emit_message = on_message;
  reader->progress.progress_monitor = on_progress;
  enum picture_fault fault = start(reader, bytes, size, shrink);
  if (fault != FAULT_NONE) {
    jpeg_reader_close(reader);
    reader = NULL;
  }
  *out = reader;
  return fault;
}

void jpeg_reader_close(struct jpeg_reader *reader) {
  if (reader == NULL) return;
  jpeg_destroy_decompress(&reader->decoder);
  mem_free(reader);
}

uint32_t jpeg_reader_width(const struct jpeg_reader *reader) { return reader->decoder.output_width; }

uint32_t jpeg_reader_height(const struct jpeg_reader *reader) { return reader->decoder.output_height; }

unsigned jpeg_reader_channels(const struct jpeg_reader *reader) { return (unsigned)reader->decoder.output_components; }

bool jpeg_reader_has_plain_rgb(const struct jpeg_reader *reader) { return reader->plain_rgb; }

enum picture_fault jpeg_reader_row(struct jpeg_reader *reader, uint8_t *row) {
  if (setjmp(reader->way_out) != 0) return reader->fault;
  JSAMPROW rows[1] = {row};
  if (jpeg_read_scanlines(&reader->decoder, rows, 1) != 1 && reader->fault == FAULT_NONE) {
    reader->fault = FAULT_CUT_OFF;
  }
  return reader->fault;
}

enum picture_fault jpeg_reader_finish(struct jpeg_reader *reader) {
  if (setjmp(reader->way_out) != 0) return reader->fault;
  (void)jpeg_finish_decompress(&reader->decoder);
  return reader->fault;
}
