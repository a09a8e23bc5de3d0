/* SPDX-License-Identifier: MIT */
/* A whole file to UTF-8, by the name of its encoding. */
#include "solipost/table/encoding.h"

#include <stdint.h>
#include <string.h>

#include "iconv_text.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

/* Names under which people, browsers and other systems know what iconv calls otherwise. Latin-5 and Latin-1 are read as
 * their Windows forms: the same letters, and the quotation marks that programs put there all the same. */
static const struct {
  const char *given, *iconv;
} other_names[] = {
    {"ISO-8859-9", "WINDOWS-1254"},
    {"ISO_8859-9", "WINDOWS-1254"},
    {"ISO8859-9", "WINDOWS-1254"},
    {"LATIN5", "WINDOWS-1254"},
    {"LATIN-5", "WINDOWS-1254"},
    {"ISO-8859-1", "WINDOWS-1252"},
    {"ISO8859-1", "WINDOWS-1252"},
    {"LATIN1", "WINDOWS-1252"},
    {"LATIN-1", "WINDOWS-1252"},
    {"ANSI", "WINDOWS-1252"},
    {"UTF8", "UTF-8"},
    {"UNICODE", "UTF-16LE"},
    {"MACROMAN", "MACINTOSH"},
    {"MAC", "MACINTOSH"},
    {"ASCII", "UTF-8"},
    {"US-ASCII", "UTF-8"},
};

static const char *iconv_name(const char *encoding) {
  for (size_t i = 0; i < COUNT_OF(other_names); i++) {
    if (ascii_equal_ignoring_case(encoding, other_names[i].given)) {
      return other_names[i].iconv;
    }
  }
  return encoding;
}

/* Behind a slash iconv takes wishes such as IGNORE, which would drop bytes silently. */
static bool is_plain_name(const char *encoding) { return encoding[0] != '\0' && strpbrk(encoding, "/ ,") == NULL; }

static bool is_utf8_name(const char *encoding) { return ascii_equal_ignoring_case(encoding, "UTF-8"); }

void decoded_init(struct decoded *decoded) { *decoded = (struct decoded){.text = ""}; }

void decoded_release(struct decoded *decoded) {
  mem_free(decoded->owned);
  decoded_init(decoded);
}

static bool bad_byte(const unsigned char *bytes, size_t offset, const char *encoding, struct error *error) {
  error_set(error, ERROR_DAMAGED, _("the byte 0x%02X at offset %zu does not fit the encoding %s"),
            (unsigned)bytes[offset], offset, encoding);
  return error_hint(error, _("Name the right encoding with --encoding, or save the file again as UTF-8"));
}

static bool cut_short(size_t offset, const char *encoding, struct error *error) {
  error_set(error, ERROR_DAMAGED, _("the file ends within a character at offset %zu (encoding %s)"), offset, encoding);
  return error_hint(error, _("The file may have been cut off: copy or save it again"));
}

static bool decode_utf8(const char *bytes, size_t length, struct decoded *out, struct error *error) {
  size_t bom = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  out->text = bytes + bom;
  out->length = utf8_valid_prefix(out->text, length - bom);
  if (out->length == length - bom) {
    return true;
  }
  out->failed_offset = bom + out->length;
  return bad_byte((const unsigned char *)bytes, out->failed_offset, "UTF-8", error);
}

/* iconv keeps the mark for UTF-16LE and its like. */
static void drop_bom(struct decoded *out) {
  if (out->length >= 3 && memcmp(out->text, "\xEF\xBB\xBF", 3) == 0) {
    out->text += 3;
    out->length -= 3;
  }
}

bool encoding_decode(const void *bytes, size_t length, const char *encoding, struct decoded *out, struct error *error) {
  decoded_init(out);
  const char *name = iconv_name(encoding);
  if (is_utf8_name(name)) {
    return decode_utf8(bytes, length, out, error);
  }
  struct buffer text;
  buffer_init(&text);
  enum iconv_outcome outcome = ICONV_UNKNOWN_ENCODING;
  if (is_plain_name(name)) {
    outcome = iconv_append(name, bytes, length, &text, &out->failed_offset);
  }
  if (outcome == ICONV_UNKNOWN_ENCODING) {
    buffer_release(&text);
    error_set(error, ERROR_MISUSED, _("no encoding is called '%s'"), encoding);
    return error_hint(error, _("Common ones are UTF-8, UTF-16LE, WINDOWS-1254 (Turkish), WINDOWS-1252, WINDOWS-1251, "
                               "WINDOWS-1256; 'iconv -l' lists all"));
  }
  out->length = text.length;
  out->owned = buffer_steal(&text);
  out->text = out->owned;
  drop_bom(out);
  if (outcome == ICONV_BAD_BYTE) {
    return bad_byte(bytes, out->failed_offset, encoding, error);
  }
  if (outcome == ICONV_CUT_SHORT) {
    return cut_short(out->failed_offset, encoding, error);
  }
  return true;
}
