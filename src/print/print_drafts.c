/* SPDX-License-Identifier: MIT */
/* Packs drafts as differences. A draft is written out as a text of tokens, each ended by a newline or a NUL; the packed
 * form says how many tokens are those of the draft before, then gives one that is new, and so on to the end. */
#include "print_drafts.h"

#include <assert.h>
#include <string.h>

#include "solipost/base/memory.h"

void drafts_init(struct drafts *drafts) {
  buffer_init(&drafts->packed);
  buffer_init(&drafts->last);
  buffer_init(&drafts->scratch);
}

void drafts_release(struct drafts *drafts) {
  buffer_release(&drafts->packed);
  buffer_release(&drafts->last);
  buffer_release(&drafts->scratch);
}

static void write_out(struct buffer *out, const struct piece *piece) {
  char prison[UUID_TEXT_SIZE];
  uuid_format(piece->prison, prison);
  const char *const texts[] = {prison,        piece->language, piece->address, piece->address_native,
                               piece->sender, piece->fields};
  buffer_reset(out);
  for (size_t i = 0; i < COUNT_OF(texts); i++) buffer_append_bytes(out, texts[i], strlen(texts[i]) + 1);
}

/* Length of the token at `text`, its end included; 0 at the end of all. */
static size_t token_length(const char *text, const char *end) {
  for (const char *at = text; at < end; at++) {
    if (*at == '\n' || *at == '\0') return (size_t)(at - text) + 1;
  }
  return (size_t)(end - text);
}

/* Seven bits a byte, the highest bit says that more follow. */
static void put_count(struct buffer *out, size_t count) {
  for (; count >= 0x80; count >>= 7) buffer_append_char(out, (char)(unsigned char)(0x80 | (count & 0x7f)));
  buffer_append_char(out, (char)count);
}

static size_t get_count(const struct buffer *in, size_t *at) {
  size_t count = 0;
  for (unsigned shift = 0;; shift += 7) {
    assert(*at < in->length);
    unsigned char byte = (unsigned char)in->bytes[(*at)++];
    count |= (size_t)(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return count;
  }
}

void drafts_add(struct drafts *drafts, const struct piece *piece) {
  struct buffer *now = &drafts->scratch;
  write_out(now, piece);
  put_count(&drafts->packed, now->length);
  const char *at = now->bytes, *end = now->bytes + now->length;
  const char *old = drafts->last.bytes, *old_end = drafts->last.bytes + drafts->last.length;
  size_t same = 0;
  while (at < end) {
    size_t length = token_length(at, end);
    size_t old_length = token_length(old, old_end);
    if (length == old_length && memcmp(at, old, length) == 0) {
      same++;
    } else {
      put_count(&drafts->packed, same);
      put_count(&drafts->packed, length);
      buffer_append_bytes(&drafts->packed, at, length);
      same = 0;
    }
    at += length;
    old += old_length;
  }
  put_count(&drafts->packed, same);
  struct buffer swap = drafts->last;
  drafts->last = drafts->scratch;
  drafts->scratch = swap;
}

void drafts_reader_init(struct drafts_reader *reader, const struct drafts *drafts) {
  *reader = (struct drafts_reader){.drafts = drafts};
  buffer_init(&reader->current);
  buffer_init(&reader->scratch);
}

void drafts_reader_release(struct drafts_reader *reader) {
  buffer_release(&reader->current);
  buffer_release(&reader->scratch);
}

static const char *next_text(const char **at) {
  const char *text = *at;
  *at += strlen(text) + 1;
  return text;
}

static void read_back(const struct buffer *whole, struct piece *piece) {
  const char *at = whole->bytes;
  noun_clear(&piece_noun, piece);
  bool known = uuid_parse(next_text(&at), &piece->prison);
  assert(known);
  (void)known;
  piece->language = next_text(&at);
  piece->address = next_text(&at);
  piece->address_native = next_text(&at);
  piece->sender = next_text(&at);
  piece->fields = next_text(&at);
}

/* Copies tokens of the draft before, and steps over one more, in whose place a new one comes. */
static const char *copy_same(struct drafts_reader *reader, const char *old, const char *old_end, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t length = token_length(old, old_end);
    buffer_append_bytes(&reader->scratch, old, length);
    old += length;
  }
  return old;
}

bool drafts_next(struct drafts_reader *reader, struct piece *piece) {
  const struct buffer *packed = &reader->drafts->packed;
  if (reader->at == packed->length) return false;
  size_t whole = get_count(packed, &reader->at);
  const char *old = reader->current.bytes, *old_end = reader->current.bytes + reader->current.length;
  buffer_reset(&reader->scratch);
  for (;;) {
    old = copy_same(reader, old, old_end, get_count(packed, &reader->at));
    if (reader->scratch.length == whole) break;
    size_t length = get_count(packed, &reader->at);
    buffer_append_bytes(&reader->scratch, packed->bytes + reader->at, length);
    reader->at += length;
    old += token_length(old, old_end);
  }
  struct buffer swap = reader->current;
  reader->current = reader->scratch;
  reader->scratch = swap;
  read_back(&reader->current, piece);
  return true;
}
