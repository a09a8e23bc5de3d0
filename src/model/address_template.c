/* SPDX-License-Identifier: MIT */
/* Reads a prison's own address template. */
#include "solipost/model/address_template.h"

#include <assert.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

#include "address_fields.h"

static const char *const field_names[ADDRESS_FIELD_COUNT] = {
    [ADDRESS_NAME] = "name",
    [ADDRESS_NUMBER] = "number",
    [ADDRESS_UNIT] = "unit",
    [ADDRESS_WARD] = "ward",
};

const char *address_field_name(enum address_field field) {
  assert(field < ADDRESS_FIELD_COUNT);
  return field_names[field];
}

static void advance(struct address_reader *reader, size_t length) {
  const char *end = reader->at + length;
  while (reader->at < end) {
    utf8_next(&reader->at, end);
    reader->column++;
  }
}

static bool fault(const struct address_reader *reader, struct error *error, const char *what) {
  error_set(error, ERROR_MISUSED, _("address template, line %zu, column %zu: %s"), reader->line + 1, reader->column + 1,
            what);
  return error_hint(error, _("fields are {name}, {number}, {unit} and {ward}; {number!} must not be empty"));
}

static bool find_field(const char *name, size_t length, enum address_field *field) {
  for (int i = 0; i < ADDRESS_FIELD_COUNT; i++) {
    if (strlen(field_names[i]) != length || memcmp(field_names[i], name, length) != 0) continue;
    *field = (enum address_field)i;
    return true;
  }
  return false;
}

/* Reads "{number!}" at the brace. */
static bool read_field(struct address_reader *reader, struct address_piece *piece, struct error *error) {
  const char *name = reader->at + 1;
  size_t length = strcspn(name, "{}\n");
  if (name[length] != '}') return fault(reader, error, _("this brace { is never closed"));
  size_t name_length = length;
  piece->required = length > 0 && name[length - 1] == '!';
  if (piece->required) name_length--;
  if (!find_field(name, name_length, &piece->field)) return fault(reader, error, _("there is no field of this name"));
  piece->kind = PIECE_FIELD;
  advance(reader, length + 2);
  return true;
}

bool address_reader_next(struct address_reader *reader, struct address_piece *piece, struct error *error) {
  *piece = (struct address_piece){.kind = PIECE_END};
  switch (*reader->at) {
  case '\0': return true;
  case '\n':
    piece->kind = PIECE_LINE_END;
    reader->at++;
    reader->line++;
    reader->column = 0;
    return true;
  case '{': return read_field(reader, piece, error);
  case '}': return fault(reader, error, _("this brace } was never opened"));
  default: break;
  }
  piece->kind = PIECE_TEXT;
  piece->text = reader->at;
  piece->length = strcspn(reader->at, "{}\n");
  advance(reader, piece->length);
  return true;
}

bool address_template_check(const char *template_lines, struct error *error) {
  struct address_reader reader = {.at = template_lines};
  struct address_piece piece;
  do {
    if (!address_reader_next(&reader, &piece, error)) return false;
  } while (piece.kind != PIECE_END);
  return true;
}
