/* SPDX-License-Identifier: MIT */
/* Quotes words for a shell. */
#include "shell_word.h"

#include <string.h>

#include "solipost/base/utf8.h"

void shell_word_append(struct buffer *out, const char *word) {
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

const char *shell_word(const char *word, struct arena *arena) {
  struct buffer quoted;
  buffer_init(&quoted);
  shell_word_append(&quoted, word);
  const char *text = arena_strdup(arena, quoted.bytes);
  buffer_release(&quoted);
  return text;
}
