/* SPDX-License-Identifier: MIT */
/* A growing string of bytes, always ended by NUL. */
#include "solipost/base/buffer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "solipost/base/memory.h"
#include "solipost/base/utf8.h"

/* What empty buffers point to until they own memory; nobody writes to it. */
static char empty_text[1];

void buffer_init(struct buffer *buffer) { *buffer = (struct buffer){.bytes = empty_text}; }

void buffer_release(struct buffer *buffer) {
  if (buffer->capacity > 0) mem_free(buffer->bytes);
  buffer_init(buffer);
}

void buffer_reset(struct buffer *buffer) { buffer_truncate(buffer, 0); }

/* Makes room for `more` bytes and the final NUL. */
static void reserve(struct buffer *buffer, size_t more) {
  assert(more < SIZE_MAX - buffer->length);
  size_t needed = buffer->length + more + 1;
  if (needed <= buffer->capacity) return;
  bool owns = buffer->capacity > 0;
  buffer->bytes = mem_grow(owns ? buffer->bytes : NULL, &buffer->capacity, needed, 1);
  buffer->bytes[buffer->length] = '\0';
}

void buffer_append_bytes(struct buffer *buffer, const void *bytes, size_t length) {
  if (length == 0) return;
  reserve(buffer, length);
  memcpy(buffer->bytes + buffer->length, bytes, length);
  buffer->length += length;
  buffer->bytes[buffer->length] = '\0';
}

void buffer_append(struct buffer *buffer, const char *text) { buffer_append_bytes(buffer, text, strlen(text)); }

void buffer_append_char(struct buffer *buffer, char c) { buffer_append_bytes(buffer, &c, 1); }

void buffer_append_codepoint(struct buffer *buffer, uint32_t codepoint) {
  char bytes[4];
  buffer_append_bytes(buffer, bytes, utf8_encode(codepoint, bytes));
}

void buffer_printf(struct buffer *buffer, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  assert(length >= 0);

  reserve(buffer, (size_t)length);
  va_start(arguments, format);
  vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, arguments);
  va_end(arguments);
  buffer->length += (size_t)length;
}

void buffer_truncate(struct buffer *buffer, size_t length) {
  assert(length <= buffer->length);
  if (length == buffer->length) return;
  buffer->length = length;
  buffer->bytes[length] = '\0';
}

char *buffer_steal(struct buffer *buffer) {
  char *text = buffer->capacity > 0 ? buffer->bytes : mem_strdup("");
  buffer_init(buffer);
  return text;
}
