/* SPDX-License-Identifier: MIT */
/* How the post of each country wants addresses laid out: data/address-formats.tsv. */
#ifndef SOLIPOST_MODEL_COUNTRY_FORMAT_H
#define SOLIPOST_MODEL_COUNTRY_FORMAT_H

#include <stdbool.h>

#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

/* The parts a format can name, with the letter that stands for each after '%'. */
enum address_part {
  PART_NAME,
  PART_PRISON,
  PART_STREET,
  PART_DISTRICT,
  PART_CITY,
  PART_STATE,
  PART_POSTCODE,
  PART_SORTING,
  PART_COUNT
};

struct country_format {
  const char *country;
  const char *language;  /* main one of its post */
  const char *print;     /* Latin script, the person first: "%N%n%O%n%A%n%Z %C" */
  const char *local;     /* in the country's own script and order */
  const char *required;  /* letters of the parts that must not be empty */
  const char *uppercase; /* letters of the parts written in capitals */
};

/* *out is NULL for a country without a format; an error only when the table itself cannot be read. */
MUST_CHECK bool country_format_find(const char *country, const struct country_format **out, struct error *error);

bool country_format_needs(const struct country_format *format, enum address_part part);
bool country_format_shows(const char *lines, enum address_part part);
const char *address_part_field(enum address_part part); /* name of the register's field: "city" */

/* Appends the lines of the format, empty ones left out, divided by '\n'. A town and its region or district of the same
 * name stand once. */
void country_format_fill(const struct country_format *format, const char *lines, const char *const values[PART_COUNT],
                         struct arena *arena, struct buffer *out);

#endif
