/* SPDX-License-Identifier: MIT */
/* The bytes of a template and the lines between --- at its beginning. */
#include "header.h"

#include <string.h>

#include "fault.h"
#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/tag.h"

enum { LARGEST_SOURCE = 256 * 1024 };

/* Characters that would hide or turn round what stands in the source, and those the parser needs for itself. */
static bool is_forbidden(uint32_t c) {
  if (c < 0x20) return c != '\n' && c != '\t' && c != '\r';
  if (c >= 0x7F && c <= 0x9F) return true;
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return true;
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || c >= 0xF0000;
}

static bool check_characters(const struct template *template, struct error *error) {
  const char *end = template->source + template->length;
  for (const char *at = template->source; at < end;) {
    size_t offset = (size_t)(at - template->source);
    uint32_t c = utf8_next(&at, end);
    if (c == UTF8_BAD) {
      template_fault(template, offset, error, ERROR_DAMAGED, _("this is not UTF-8 text"));
      return error_hint(error, _("Save the file as UTF-8 in your editor"));
    }
    if (is_forbidden(c)) {
      template_fault(template, offset, error, ERROR_DAMAGED, _("the control character U+%04X is not allowed"),
                     (unsigned)c);
      return error_hint(error, _("Delete the invisible character that stands there"));
    }
  }
  return true;
}

struct line {
  const char *start, *end; /* without the line end and blanks around */
  size_t next;             /* offset of the line after it */
};

static struct line line_at(const struct template *template, size_t offset) {
  const char *start = template->source + offset, *stop = template->source + template->length;
  const char *newline = memchr(start, '\n', (size_t)(stop - start));
  const char *end = newline != NULL ? newline : stop;
  struct line line = {.next = (size_t)(end - template->source) + (newline != NULL)};
  while (end > start && ascii_is_space(end[-1])) end--;
  while (start < end && ascii_is_space(*start)) start++;
  line.start = start;
  line.end = end;
  return line;
}

static bool is_fence(struct line line) { return line.end - line.start == 3 && memcmp(line.start, "---", 3) == 0; }

static bool set_language(struct template *template, const char *value, size_t offset, struct error *error) {
  if (*value == '\0') return true;
  const char *tag = lang_tag_from_text(value, &template->arena);
  if (tag == NULL) {
    template_fault(template, offset, error, ERROR_DAMAGED, _("\"%s\" is no language"), value);
    return error_hint(error, _("Write a code such as de, tr, ku, ckb or ar"));
  }
  template->language = tag;
  return true;
}

static bool set_kind(struct template *template, const char *value, size_t offset, struct error *error) {
  if (strcmp(value, "card") != 0 && strcmp(value, "letter") != 0 && strcmp(value, "protest") != 0) {
    template_fault(template, offset, error, ERROR_DAMAGED, _("\"%s\" is no kind of template"), value);
    return error_hint(error, _("Write \"kind: card\", \"kind: letter\" or, to an authority, \"kind: protest\""));
  }
  template->kind = value;
  return true;
}

static bool set_header(struct template *template, struct line line, struct error *error) {
  size_t offset = (size_t)(line.start - template->source);
  const char *colon = memchr(line.start, ':', (size_t)(line.end - line.start));
  if (colon == NULL) {
    template_fault(template, offset, error, ERROR_DAMAGED, _("this line of the header has no colon"));
    return error_hint(error, _("The header holds lines such as \"language: tr\" and ends with a line of ---"));
  }
  const char *value_start = colon + 1;
  while (value_start < line.end && ascii_is_space(*value_start)) value_start++;
  const char *value = arena_strndup(&template->arena, value_start, (size_t)(line.end - value_start));
  size_t value_offset = (size_t)(value_start - template->source);

  const char *key = arena_strndup(&template->arena, line.start, (size_t)(colon - line.start));
  if (ascii_equal_ignoring_case(key, "kind")) return set_kind(template, value, value_offset, error);
  if (ascii_equal_ignoring_case(key, "language")) return set_language(template, value, value_offset, error);
  if (ascii_equal_ignoring_case(key, "title")) {
    template->title = value;
  } else if (ascii_equal_ignoring_case(key, "checked-by")) {
    template->checked_by = value;
  } else if (ascii_equal_ignoring_case(key, "paper")) {
    template->paper = value;
    template->paper_offset = value_offset;
  } else {
    template_fault(template, offset, error, ERROR_DAMAGED, _("the header does not know \"%s\""), key);
    return error_hint(error, _("It may hold kind, language, title, paper and checked-by"));
  }
  return true;
}

static bool read_lines(struct template *template, size_t offset, struct error *error) {
  struct line line = line_at(template, offset);
  if (!is_fence(line)) { /* a text without header */
    template->body = offset;
    return true;
  }
  size_t fence = offset;
  while (line.next < template->length) {
    line = line_at(template, line.next);
    if (is_fence(line)) {
      template->body = line.next;
      return true;
    }
    if (line.start < line.end && !set_header(template, line, error)) return false;
  }
  template_fault(template, fence, error, ERROR_DAMAGED, _("the header that begins here never ends"));
  return error_hint(error, _("End it with a line of ---"));
}

bool template_read_header(struct template *template, struct error *error) {
  template->kind = "card";
  template->language = template->title = template->checked_by = template->paper = "";
  if (template->length > LARGEST_SOURCE) {
    error_set(error, ERROR_DAMAGED, _("%s is too large for a template: %zu KiB, at most %d"), template->name,
              template->length / 1024, LARGEST_SOURCE / 1024);
    return error_hint(error, _("A card holds about 60 words, a letter a few pages"));
  }
  if (!check_characters(template, error)) return false;
  static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";
  bool has_mark = template->length >= 3 && memcmp(template->source, BYTE_ORDER_MARK, 3) == 0;
  return read_lines(template, has_mark ? 3 : 0, error);
}
