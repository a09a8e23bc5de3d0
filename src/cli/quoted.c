/* SPDX-License-Identifier: MIT */
/* Quotes words for a shell. */
#include "quoted.h"

#include <string.h>

#include "solipost/base/utf8.h"

void quoted_append(struct buffer *out, const char *word) {
  bool plain = word[0] != '\0';
  for (const char *at = word; *at != '\0'; at++) {
    bool harmless = ascii_is_alpha(*at) || ascii_is_digit(*at) || strchr("-_=./:,@+%", *at) != NULL;
    if (!harmless && (unsigned char)*at < 0x80) plain = false;
  }
  if (plain) {
    buffer_append(out, word);
    return;
  }
  buffer_append_char(out, '\'');
  for (const char *at = word; *at != '\0'; at++) {
    if (*at == '\'') buffer_append(out, "'\\''");
    else buffer_append_char(out, *at);
  }
  buffer_append_char(out, '\'');
}

const char *quoted(const char *word, struct arena *arena) {
  struct buffer text;
  buffer_init(&text);
  quoted_append(&text, word);
  const char *copy = arena_strdup(arena, text.bytes);
  buffer_release(&text);
  return copy;
}
