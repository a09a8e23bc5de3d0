/* SPDX-License-Identifier: MIT */
/* A growing string of bytes, always ended by NUL. Knows nothing of any other folder. */
#ifndef SOLIPOST_BASE_BUFFER_H
#define SOLIPOST_BASE_BUFFER_H

#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"

struct buffer {
  char *bytes;     /* never NULL after buffer_init */
  size_t length;   /* without the final NUL */
  size_t capacity; /* 0 while `bytes` is the shared empty string */
};

void buffer_init(struct buffer *buffer);
void buffer_release(struct buffer *buffer); /* frees; the buffer is as after init */
void buffer_reset(struct buffer *buffer);   /* empties, keeps the memory */
void buffer_append(struct buffer *buffer, const char *text);
void buffer_append_bytes(struct buffer *buffer, const void *bytes, size_t length);
void buffer_append_char(struct buffer *buffer, char c);
void buffer_append_codepoint(struct buffer *buffer, uint32_t codepoint); /* as UTF-8 */
void buffer_printf(struct buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);
void buffer_truncate(struct buffer *buffer, size_t length);
char *buffer_steal(struct buffer *buffer); /* caller frees with mem_free; the buffer is as after init */

#endif
