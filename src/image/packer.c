/* SPDX-License-Identifier: MIT */
/* Deflates while rows pass by, so that the picture is never in memory as a whole. */
#include "packer.h"

#include <string.h>

#include "solipost/base/memory.h"

#define PIECE 65536U

static enum picture_fault stream_open(struct packed_stream *stream) {
  if (deflateInit(&stream->deflater, Z_DEFAULT_COMPRESSION) != Z_OK) return FAULT_NO_MEMORY;
  stream->open = true;
  return FAULT_NONE;
}

static void stream_push(struct packed_stream *stream, const uint8_t *bytes, size_t size, int flush) {
  z_stream *z = &stream->deflater;
  z->next_in = bytes;
  z->avail_in = (uInt)size; /* a row: at most 80,000 bytes */
  do {
    stream->bytes = mem_grow(stream->bytes, &stream->capacity, stream->size + PIECE, 1);
    size_t room = stream->capacity - stream->size;
    if (room > UINT32_MAX) room = UINT32_MAX;
    z->next_out = stream->bytes + stream->size;
    z->avail_out = (uInt)room;
    (void)deflate(z, flush);
    stream->size += room - z->avail_out;
  } while (z->avail_out == 0);
}

static void stream_release(struct packed_stream *stream) {
  if (stream->open) (void)deflateEnd(&stream->deflater);
  mem_free(stream->bytes);
  *stream = (struct packed_stream){0};
}

enum picture_fault packer_init(struct packer *packer, uint32_t width, unsigned colours, bool alpha) {
  *packer = (struct packer){.width = width, .colours = colours, .alpha = alpha};
  packer->colour_row = mem_alloc_array(width, colours);
  packer->alpha_row = mem_alloc(width);
  enum picture_fault fault = stream_open(&packer->colour_stream);
  if (fault == FAULT_NONE && alpha) fault = stream_open(&packer->alpha_stream);
  return fault;
}

void packer_release(struct packer *packer) {
  stream_release(&packer->colour_stream);
  stream_release(&packer->alpha_stream);
  mem_free(packer->colour_row);
  mem_free(packer->alpha_row);
  *packer = (struct packer){0};
}

static void part_row(struct packer *packer, const uint8_t *row) {
  uint8_t *colours = packer->colour_row;
  for (uint32_t x = 0; x < packer->width; x++) {
    for (unsigned c = 0; c < packer->colours; c++) *colours++ = *row++;
    packer->alpha_row[x] = *row++;
    if (packer->alpha_row[x] != 255) packer->transparent = true;
  }
}

void packer_push(struct packer *packer, const uint8_t *row) {
  size_t size = (size_t)packer->width * packer->colours;
  if (!packer->alpha) {
    stream_push(&packer->colour_stream, row, size, Z_NO_FLUSH);
    return;
  }
  part_row(packer, row);
  stream_push(&packer->colour_stream, packer->colour_row, size, Z_NO_FLUSH);
  stream_push(&packer->alpha_stream, packer->alpha_row, packer->width, Z_NO_FLUSH);
}

void packer_finish(struct packer *packer) {
  stream_push(&packer->colour_stream, NULL, 0, Z_FINISH);
  if (packer->alpha) stream_push(&packer->alpha_stream, NULL, 0, Z_FINISH);
}

static void take(struct packed_stream *stream, uint8_t **bytes, size_t *size) {
  *bytes = mem_realloc(stream->bytes, stream->size);
  *size = stream->size;
  stream->bytes = NULL;
  stream->size = stream->capacity = 0;
}

void packer_take(struct packer *packer, uint8_t **colours, size_t *colours_size, uint8_t **alpha, size_t *alpha_size) {
  take(&packer->colour_stream, colours, colours_size);
  if (packer->alpha && packer->transparent) take(&packer->alpha_stream, alpha, alpha_size);
}
