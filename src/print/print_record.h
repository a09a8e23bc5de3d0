/* SPDX-License-Identifier: MIT */
/* Records between the process of a run and its helpers: a length of four bytes, a kind, then values one after another.
 * Both ends are the same program on the same machine. */
#ifndef SOLIPOST_PRINT_PRINT_RECORD_H
#define SOLIPOST_PRINT_PRINT_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "solipost/base/buffer.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"

enum record_kind {
  /* to a helper */
  RECORD_TEXT,   /* language, source */
  RECORD_IMAGE,  /* path, packed picture */
  RECORD_CHECK,  /* tag, who, piece */
  RECORD_VOLUME, /* begins one: its number, from 0 */
  RECORD_PIECE,  /* of the volume */
  RECORD_WRITE,  /* count, paths */
  /* from it */
  RECORD_VERDICT, /* tag, who, sheets, pages, error (kind 0: it fits) */
  RECORD_WRITTEN, /* count, checksum and pages of each file */
  RECORD_FAILED   /* error: nothing can go on */
};

/* Begins a record at the end of the buffer; returns where, for record_end. */
size_t record_begin(struct buffer *out, enum record_kind kind);
void record_end(struct buffer *out, size_t start);
void record_put_number(struct buffer *out, uint64_t number);
void record_put_text(struct buffer *out, const char *text);
void record_put_bytes(struct buffer *out, const char *bytes, size_t length);
void record_put_piece(struct buffer *out, const struct piece *piece);
void record_put_error(struct buffer *out, const struct error *error);

/* One whole record out of received bytes. Texts point into them. */
struct record {
  enum record_kind kind;
  const char *at, *end;
};

/* Takes the first record off `bytes` from *used on; false while it is not whole yet. */
bool record_take(const char *bytes, size_t length, size_t *used, struct record *out);
uint64_t record_number(struct record *record);
const char *record_text(struct record *record);
const char *record_bytes(struct record *record, size_t *length);
void record_piece(struct record *record, struct piece *piece);
void record_error(struct record *record, struct error *error);

#endif
