/* SPDX-License-Identifier: MIT */
/* Composes the address of one person from the prison's template or the country's format. */
#include "solipost/model/address.h"

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/lang/country.h"
#include "solipost/lang/tag.h"

#include "address_fields.h"
#include "address_line.h"
#include "country_format.h"

struct person_values {
  const char *of[ADDRESS_FIELD_COUNT];
};

static struct person_values values_of(const struct address_request *request) {
  const struct stay *stay = request->stay;
  return (struct person_values){.of = {
                                    [ADDRESS_NAME] = prisoner_address_name(request->prisoner),
                                    [ADDRESS_NUMBER] = request->prisoner->number,
                                    [ADDRESS_UNIT] = stay == NULL ? "" : stay->unit,
                                    [ADDRESS_WARD] = stay == NULL ? "" : stay->ward,
                                }};
}

/* The screen's words for the fields of a person. */
static const char *field_label(enum address_field field) {
  const struct noun *noun = field == ADDRESS_UNIT || field == ADDRESS_WARD ? &stay_noun : &prisoner_noun;
  return _(noun_field(noun, address_field_name(field))->label);
}

/* ---- by the prison's own template ---- */

static void append_line(const struct line_part *parts, size_t count, struct buffer *out) {
  size_t before = out->length;
  if (before > 0) buffer_append_char(out, '\n');
  size_t start = out->length;
  address_line_append(parts, count, out);
  if (out->length == start) buffer_truncate(out, before);
}

static bool refuse_empty_field(const struct address_request *request, enum address_field field, struct error *error) {
  error_set(error, ERROR_REFUSED, _("the address in %s needs the %s, which is not entered"), request->prison->name,
            field_label(field));
  return error_hint(error, _("enter it: solipost edit %s %s=..."), request->prisoner->code, address_field_name(field));
}

static bool template_names(const char *template_lines, enum address_field field) {
  struct address_reader reader = {.at = template_lines};
  struct address_piece piece;
  struct error fault;
  while (address_reader_next(&reader, &piece, &fault) && piece.kind != PIECE_END) {
    if (piece.kind == PIECE_FIELD && piece.field == field) return true;
  }
  return false;
}

/* A template without {name} gets the name as its first line: nobody's letter shall arrive nameless. */
static bool fill_template(const struct address_request *request, const char *template_lines,
                          const struct person_values *values, struct buffer *out, struct error *error) {
  if (!template_names(template_lines, ADDRESS_NAME)) buffer_append(out, values->of[ADDRESS_NAME]);
  LIST(struct line_part) parts = {0};
  struct address_reader reader = {.at = template_lines};
  struct address_piece piece;
  bool done = false;
  do {
    if (!address_reader_next(&reader, &piece, error)) goto done;
    if (piece.kind == PIECE_TEXT) {
      LIST_PUSH(&parts, (struct line_part){.text = piece.text, .length = piece.length});
    } else if (piece.kind == PIECE_FIELD) {
      const char *value = values->of[piece.field];
      if (piece.required && *value == '\0') {
        refuse_empty_field(request, piece.field, error);
        goto done;
      }
      LIST_PUSH(&parts, (struct line_part){.text = value, .length = strlen(value), .is_field = true});
    } else {
      append_line(parts.items, parts.count, out);
      parts.count = 0;
    }
  } while (piece.kind != PIECE_END);
  done = true;
done:
  LIST_RELEASE(&parts);
  return done;
}

/* ---- by the country's format ---- */

static bool refuse_empty_part(const struct prison *prison, enum address_part part, struct error *error) {
  const char *field = address_part_field(part);
  error_set(error, ERROR_REFUSED, _("the address of %s needs the %s, which is not entered"), prison->name,
            _(noun_field(&prison_noun, field)->label));
  return error_hint(error, _("enter it: solipost edit %s %s=..."), prison->code, field);
}

static bool find_format(const struct prison *prison, const struct country_format **format, struct error *error) {
  if (!country_format_find(prison->country, format, error)) return false;
  if (*format != NULL) return true;
  error_set(error, ERROR_REFUSED, _("no layout of addresses is known for the country of %s (%s)"), prison->name,
            *prison->country == '\0' ? _("none is entered") : prison->country);
  return error_hint(error,
                    _("enter the lines as this prison wants them: solipost edit %s "
                      "\"address_template={name}|...\""),
                    prison->code);
}

static bool fill_format(const struct address_request *request, struct arena *arena, struct buffer *out,
                        struct error *error) {
  const struct prison *prison = request->prison;
  const struct country_format *format;
  if (!find_format(prison, &format, error)) return false;
  const char *const values[PART_COUNT] = {
      [PART_NAME] = prisoner_address_name(request->prisoner),
      [PART_PRISON] = prison->name,
      [PART_STREET] = prison->street,
      [PART_DISTRICT] = prison->district,
      [PART_CITY] = prison->city,
      [PART_STATE] = prison->state,
      [PART_POSTCODE] = prison->postcode,
      [PART_SORTING] = prison->sorting_code,
  };
  for (int part = 0; part < PART_COUNT; part++) {
    if (country_format_needs(format, (enum address_part)part) && *values[part] == '\0')
      return refuse_empty_part(prison, (enum address_part)part, error);
  }
  country_format_fill(format, format->print, values, arena, out);
  return true;
}

/* ---- the local script ---- */

/* A person's name in Arabic letters alone below an address in Turkey helps nobody to deliver it; in Iran it does. */
static bool native_name_may_stand_alone(const struct country_format *format) {
  return format != NULL && !lang_is_latin(format->language);
}

/* Without an address in its own script only names are known in it; their order is the country's. */
static bool local_names(const struct address_request *request, struct arena *arena, struct buffer *out,
                        struct error *error) {
  const struct country_format *format;
  if (*request->prisoner->name_native == '\0') return true;
  if (!country_format_find(request->prison->country, &format, error)) return false;
  if (*request->prison->name_native == '\0' && !native_name_may_stand_alone(format)) return true;
  const char *const values[PART_COUNT] = {
      [PART_NAME] = request->prisoner->name_native,
      [PART_PRISON] = request->prison->name_native,
      [PART_STREET] = "",
      [PART_DISTRICT] = "",
      [PART_CITY] = "",
      [PART_STATE] = "",
      [PART_POSTCODE] = "",
      [PART_SORTING] = "",
  };
  if (format == NULL || *format->local == '\0') buffer_append(out, request->prisoner->name_native);
  else country_format_fill(format, format->local, values, arena, out);
  return true;
}

static bool fill_local(const struct address_request *request, struct arena *arena, struct buffer *out,
                       struct error *error) {
  if (*request->prison->address_native == '\0') return local_names(request, arena, out, error);
  struct person_values values = values_of(request);
  if (*request->prisoner->name_native != '\0') values.of[ADDRESS_NAME] = request->prisoner->name_native;
  return fill_template(request, request->prison->address_native, &values, out, error);
}

/* ---- what did not reach the address ---- */

static void append_unused(struct buffer *unused, const char *field) {
  if (unused->length > 0) buffer_append(unused, ", ");
  buffer_append(unused, field);
}

static void unused_by_template(const struct address_request *request, const struct person_values *values,
                               struct buffer *unused) {
  for (int i = 0; i < ADDRESS_FIELD_COUNT; i++) {
    enum address_field field = (enum address_field)i;
    bool entered = field != ADDRESS_NAME && *values->of[i] != '\0';
    if (entered && !template_names(request->prison->address_template, field))
      append_unused(unused, address_field_name(field));
  }
}

/* The state is left out: it is also the scope of mail rules, and many countries never write it. */
static void unused_by_format(const struct address_request *request, const struct person_values *values,
                             struct buffer *unused, const struct country_format *format) {
  const struct prison *prison = request->prison;
  for (int i = ADDRESS_NUMBER; i < ADDRESS_FIELD_COUNT; i++) {
    if (*values->of[i] != '\0') append_unused(unused, address_field_name((enum address_field)i));
  }
  const struct {
    enum address_part part;
    const char *value;
  } parts[] = {
      {PART_STREET, prison->street},     {PART_DISTRICT, prison->district},    {PART_CITY, prison->city},
      {PART_POSTCODE, prison->postcode}, {PART_SORTING, prison->sorting_code},
  };
  for (size_t i = 0; i < COUNT_OF(parts); i++) {
    if (*parts[i].value != '\0' && !country_format_shows(format->print, parts[i].part))
      append_unused(unused, address_part_field(parts[i].part));
  }
}

static bool find_unused(const struct address_request *request, const struct person_values *values,
                        struct buffer *unused, struct error *error) {
  if (*request->prison->address_template != '\0') {
    unused_by_template(request, values, unused);
    return true;
  }
  const struct country_format *format;
  if (!find_format(request->prison, &format, error)) return false;
  unused_by_format(request, values, unused, format);
  return true;
}

/* ---- the whole ---- */

const char *address_language_of_country(const char *country) {
  const struct country_format *format;
  struct error fault;
  if (!country_format_find(country, &format, &fault) || format == NULL) return "";
  return format->language;
}

static void append_country(const struct address_request *request, const char *country, struct arena *arena,
                           struct buffer *out) {
  if (*country == '\0' || strcmp(country, request->posting_country) == 0) return;
  const char *language = request->posting_language;
  if (*language == '\0') language = address_language_of_country(request->posting_country);
  const char *line = country_line(country, *language == '\0' ? "en" : language, arena);
  buffer_append_char(out, '\n');
  buffer_append(out, line == NULL ? country : line);
}

bool address_compose(const struct address_request *request, struct arena *arena, struct address_block *out,
                     struct error *error) {
  *out = (struct address_block){.lines = "", .local_lines = "", .unused_field = ""};
  struct person_values values = values_of(request);
  if (*values.of[ADDRESS_NAME] == '\0') {
    error_set(error, ERROR_REFUSED, _("%s has no name in Latin letters to write on the envelope"),
              prisoner_call(request->prisoner, arena));
    return error_hint(error, _("enter it: solipost edit %s name=..."), request->prisoner->code);
  }

  struct buffer lines, local, unused;
  buffer_init(&lines);
  buffer_init(&local);
  buffer_init(&unused);
  bool done = false;
  const char *template_lines = request->prison->address_template;
  if (*template_lines != '\0') {
    if (!fill_template(request, template_lines, &values, &lines, error)) goto done;
  } else if (!fill_format(request, arena, &lines, error)) {
    goto done;
  }
  append_country(request, request->prison->country, arena, &lines);
  if (request->local_script && !fill_local(request, arena, &local, error)) goto done;
  if (!find_unused(request, &values, &unused, error)) goto done;
  out->lines = arena_strdup(arena, lines.bytes);
  out->local_lines = arena_strdup(arena, local.bytes);
  out->unused_field = arena_strdup(arena, unused.bytes);
  done = true;
done:
  buffer_release(&lines);
  buffer_release(&local);
  buffer_release(&unused);
  return done;
}

/* ---- through somebody ---- */

bool address_needs_relay(const struct prisoner *prisoner, const struct prison *prison) {
  return prisoner->contact == CONTACT_RELAY || (prison != NULL && prison->mail_status == MAIL_RELAY_ONLY);
}

/* Lines that hold nothing are left out, as in every address. */
static void append_lines(struct buffer *out, const char *lines) {
  while (*lines != '\0') {
    size_t length = strcspn(lines, "\n");
    if (strspn(lines, " \t") < length) {
      buffer_append_char(out, '\n');
      buffer_append_bytes(out, lines, length);
    }
    lines += length;
    if (*lines == '\n') lines++;
  }
}

void address_of_relay(const struct address_request *request, struct arena *arena, struct address_block *out) {
  const struct relay *relay = request->relay;
  struct buffer lines;
  buffer_init(&lines);
  buffer_append(&lines, relay->name);
  append_lines(&lines, relay->address);
  append_country(request, relay->country, arena, &lines);
  *out = (struct address_block){.lines = arena_strdup(arena, lines.bytes), .local_lines = "", .unused_field = ""};
  buffer_release(&lines);
}
