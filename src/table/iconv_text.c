/* SPDX-License-Identifier: MIT */
/* iconv, with its differences ironed out: some implementations put a replacement where a byte means nothing and only count
 * it; some keep a byte order mark; a shift state has to be flushed at the end. */
#include "iconv_text.h"

#include <errno.h>
#include <iconv.h>

#include "solipost/base/memory.h"
#include "solipost/base/utf8.h"

enum { STEP = 1 << 16, ROOM = 64 };

static void make_room(struct buffer *out, size_t more) {
  out->bytes = mem_grow(out->capacity == 0 ? NULL : out->bytes, &out->capacity, out->length + more + 1, 1);
}

/* Converts what is left of one step; moves *at. */
static size_t convert_step(iconv_t converter, char **at, size_t *left, struct buffer *out) {
  while (true) {
    make_room(out, *left + *left / 2 + ROOM);
    char *to = out->bytes + out->length;
    size_t room = out->capacity - out->length - 1;
    size_t result = iconv(converter, at, left, &to, &room);
    int reason = errno;
    out->length = (size_t)(to - out->bytes);
    out->bytes[out->length] = '\0';
    if (result != (size_t)-1 || reason != E2BIG) {
      errno = reason;
      return result;
    }
  }
}

static enum iconv_outcome convert_all(iconv_t converter, const char *bytes, size_t length, struct buffer *out,
                                      size_t *offset) {
  char *at = (char *)(uintptr_t)bytes; /* iconv does not write there, its prototype is older than const */
  const char *end = bytes + length;
  while (at < end) {
    size_t step = (size_t)(end - at) < STEP ? (size_t)(end - at) : STEP;
    bool last = step == (size_t)(end - at);
    const char *before = at;
    size_t left = step;
    size_t result = convert_step(converter, &at, &left, out);
    if (result == (size_t)-1 && errno == EINVAL && !last && at > before) {
      continue; /* a character lies across two steps */
    }
    if (result != 0) {
      *offset = (size_t)((result == (size_t)-1 ? at : before) - bytes);
      return result == (size_t)-1 && errno == EINVAL ? ICONV_CUT_SHORT : ICONV_BAD_BYTE;
    }
  }
  size_t none = 0;
  make_room(out, ROOM);
  char *to = out->bytes + out->length;
  size_t room = out->capacity - out->length - 1;
  (void)iconv(converter, NULL, &none, &to, &room);
  out->length = (size_t)(to - out->bytes);
  out->bytes[out->length] = '\0';
  return ICONV_DONE;
}

enum iconv_outcome iconv_append(const char *encoding, const char *bytes, size_t length, struct buffer *out,
                                size_t *offset) {
  *offset = 0;
  iconv_t converter = iconv_open("UTF-8", encoding);
  if (converter == (iconv_t)-1) {
    return ICONV_UNKNOWN_ENCODING;
  }
  enum iconv_outcome outcome = convert_all(converter, bytes, length, out, offset);
  iconv_close(converter);
  return outcome;
}

bool iconv_high_half(const char *encoding, uint32_t high[128]) {
  iconv_t converter = iconv_open("UTF-8", encoding);
  if (converter == (iconv_t)-1) {
    return false;
  }
  struct buffer out;
  buffer_init(&out);
  for (size_t i = 0; i < 128; i++) {
    char byte = (char)(unsigned char)(0x80 + i);
    size_t offset;
    buffer_reset(&out);
    (void)iconv(converter, NULL, NULL, NULL, NULL); /* forget the byte before, should it have left a state */
    enum iconv_outcome outcome = convert_all(converter, &byte, 1, &out, &offset);
    const char *at = out.bytes;
    high[i] = outcome == ICONV_DONE && out.length > 0 ? utf8_next(&at, out.bytes + out.length) : 0;
  }
  buffer_release(&out);
  iconv_close(converter);
  return true;
}
