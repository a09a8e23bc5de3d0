/* SPDX-License-Identifier: MIT */
/* The plain form of an entry of the vault, before it is sealed. */
#include "vault_form.h"

#include <string.h>

#include <sodium.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

enum { TEXT_HEAD = 3 };

static size_t length_at(const unsigned char *head) { return (size_t)head[1] | (size_t)head[2] << 8; }

bool vault_form_write(const struct vault_person *person, unsigned char *out, size_t *length, struct error *error) {
  size_t at = 0;
  for (size_t i = 0; i < VAULT_TEXT_COUNT; i++) {
    size_t size = strlen(person->texts[i]);
    if (size > VAULT_TEXT_MAX)
      return error_set(error, ERROR_MISUSED, _("this is too long for the vault: %zu bytes"), size);
    if (size == 0) continue;
    out[at] = (unsigned char)i;
    out[at + 1] = (unsigned char)(size & 0xFF);
    out[at + 2] = (unsigned char)(size >> 8);
    memcpy(out + at + TEXT_HEAD, person->texts[i], size);
    at += TEXT_HEAD + size;
  }
  /* It fits by the definition of VAULT_FORM_MAX. */
  return sodium_pad(length, out, at, VAULT_BLOCK, VAULT_FORM_MAX) == 0 ||
         error_set(error, ERROR_FAILED, "%s", _("the entry does not fit into the vault"));
}

bool vault_form_read(const unsigned char *bytes, size_t length, struct arena *arena, struct vault_person *person) {
  size_t end = 0, at = 0;
  int last = -1;
  for (size_t i = 0; i < VAULT_TEXT_COUNT; i++) person->texts[i] = "";
  if (length == 0 || length % VAULT_BLOCK != 0 || sodium_unpad(&end, bytes, length, VAULT_BLOCK) != 0) return false;
  while (at < end) {
    if (end - at < TEXT_HEAD) return false;
    int which = bytes[at];
    size_t size = length_at(bytes + at);
    at += TEXT_HEAD;
    if (which <= last || which >= VAULT_TEXT_COUNT || size == 0 || size > VAULT_TEXT_MAX || size > end - at)
      return false;
    const char *text = (const char *)bytes + at;
    if (memchr(text, 0, size) != NULL || utf8_valid_prefix(text, size) != size) return false;
    person->texts[which] = arena_strndup(arena, text, size);
    last = which;
    at += size;
  }
  return true;
}
