/* SPDX-License-Identifier: MIT */
/* Writes and reads the records between processes. */
#include "print_record.h"

#include <assert.h>
#include <string.h>

#define HEAD_SIZE (sizeof(uint32_t) + 1)

size_t record_begin(struct buffer *out, enum record_kind kind) {
  size_t start = out->length;
  char head[HEAD_SIZE] = {0};
  head[HEAD_SIZE - 1] = (char)kind;
  buffer_append_bytes(out, head, sizeof head);
  return start;
}

void record_end(struct buffer *out, size_t start) {
  size_t length = out->length - start;
  assert(length <= UINT32_MAX);
  uint32_t whole = (uint32_t)length;
  memcpy(out->bytes + start, &whole, sizeof whole);
}

void record_put_number(struct buffer *out, uint64_t number) { buffer_append_bytes(out, &number, sizeof number); }

void record_put_bytes(struct buffer *out, const char *bytes, size_t length) {
  record_put_number(out, length);
  buffer_append_bytes(out, bytes, length);
  buffer_append_char(out, '\0');
}

void record_put_text(struct buffer *out, const char *text) { record_put_bytes(out, text, strlen(text)); }

void record_put_piece(struct buffer *out, const struct piece *piece) {
  record_put_number(out, (uint64_t)piece->number);
  record_put_number(out, (uint64_t)piece->position);
  buffer_append_bytes(out, (const char *)piece->prisoner.bytes, sizeof piece->prisoner.bytes);
  buffer_append_bytes(out, (const char *)piece->envelope.bytes, sizeof piece->envelope.bytes);
  record_put_text(out, piece->language);
  record_put_text(out, piece->address);
  record_put_text(out, piece->address_native);
  record_put_text(out, piece->sender);
  record_put_text(out, piece->fields);
}

void record_put_error(struct buffer *out, const struct error *error) {
  record_put_number(out, (uint64_t)error->kind);
  record_put_text(out, error->message);
  record_put_text(out, error->hint);
}

bool record_take(const char *bytes, size_t length, size_t *used, struct record *out) {
  uint32_t whole;
  size_t left = length - *used;
  if (left < HEAD_SIZE) return false;
  memcpy(&whole, bytes + *used, sizeof whole);
  assert(whole >= HEAD_SIZE);
  if (left < whole) return false;
  const char *start = bytes + *used;
  *out = (struct record){.kind = (enum record_kind)start[HEAD_SIZE - 1], .at = start + HEAD_SIZE, .end = start + whole};
  *used += whole;
  return true;
}

uint64_t record_number(struct record *record) {
  uint64_t number;
  assert((size_t)(record->end - record->at) >= sizeof number);
  memcpy(&number, record->at, sizeof number);
  record->at += sizeof number;
  return number;
}

const char *record_bytes(struct record *record, size_t *length) {
  *length = (size_t)record_number(record);
  assert((size_t)(record->end - record->at) > *length);
  const char *bytes = record->at;
  record->at += *length + 1;
  return bytes;
}

const char *record_text(struct record *record) {
  size_t length;
  return record_bytes(record, &length);
}

static struct uuid record_id(struct record *record) {
  struct uuid id;
  assert((size_t)(record->end - record->at) >= sizeof id.bytes);
  memcpy(id.bytes, record->at, sizeof id.bytes);
  record->at += sizeof id.bytes;
  return id;
}

void record_piece(struct record *record, struct piece *piece) {
  noun_clear(&piece_noun, piece);
  piece->number = (int64_t)record_number(record);
  piece->position = (int64_t)record_number(record);
  piece->prisoner = record_id(record);
  piece->envelope = record_id(record);
  piece->language = record_text(record);
  piece->address = record_text(record);
  piece->address_native = record_text(record);
  piece->sender = record_text(record);
  piece->fields = record_text(record);
}

void record_error(struct record *record, struct error *error) {
  error->kind = (enum error_kind)record_number(record);
  snprintf(error->message, sizeof error->message, "%s", record_text(record));
  snprintf(error->hint, sizeof error->hint, "%s", record_text(record));
}
