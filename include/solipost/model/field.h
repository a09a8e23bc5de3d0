/* SPDX-License-Identifier: MIT */
/* The nouns described as data: one table of fields per noun serves add, edit, show, list, import, history and the
 * register's rows. A struct member holds the value; the field says where, of what type, and in what words. */
#ifndef SOLIPOST_MODEL_FIELD_H
#define SOLIPOST_MODEL_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/compiler.h"
#include "solipost/base/date.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"

enum field_type {
  FIELD_TEXT,      /* const char *, one line, "" when not set, never NULL */
  FIELD_LINES,     /* const char *, several lines separated by '\n' */
  FIELD_DATE,      /* struct date with a year */
  FIELD_BIRTHDAY,  /* struct date, the year may be unknown */
  FIELD_CHOICE,    /* int, index into `choices`; 0 means not set / unknown */
  FIELD_COUNTRY,   /* const char *, ISO 3166-1 code in capitals */
  FIELD_LANGUAGE,  /* const char *, one tag */
  FIELD_LANGUAGES, /* const char *, tags separated by one space, best first */
  FIELD_INTEGER,   /* int64_t, 0 when not set */
  FIELD_REFERENCE  /* struct uuid of a row of another noun; nil when not set */
};

enum field_flag {
  FIELD_REQUIRED = 1,
  FIELD_INTERNAL = 2, /* kept by the program; not offered by add, edit or import; its text is kept byte for byte */
  FIELD_SEARCHED = 4, /* its words go into the search index */
  FIELD_NOTE = 8      /* core note: never reaches paper or a redacted export */
};

/* Characters a text may have. More is a whole file in one cell, not a value. */
enum { FIELD_MOST_CODE = 20, FIELD_MOST_NAME = 200, FIELD_MOST_TEXT = 2000, FIELD_MOST_LINES = 20000 };

struct choice {
  const char *word;  /* as stored and typed: "remand" */
  const char *label; /* N_() for the screen */
};

struct field {
  const char *name;  /* column in the register and name to type: "verified_on" */
  const char *label; /* N_(): "verified on" */
  const char *help;  /* N_(): one line for a prompt; may be NULL */
  enum field_type type;
  size_t offset;                /* offsetof in the noun's struct */
  const struct choice *choices; /* FIELD_CHOICE: ended by {NULL, NULL} */
  const struct noun *refers_to; /* FIELD_REFERENCE */
  unsigned flags;
  size_t most; /* characters a text may have; 0: what its type allows, FIELD_MOST_... */
  bool (*check)(const char *value,
                struct error *error); /* what the type cannot say ("unbalanced brace"); may be NULL */
  const char *(*show)(const char *stored, struct arena *arena); /* texts kept for programs, in words; may be NULL */
};

/* Each noun's struct begins with `struct uuid id`. */
struct noun {
  const char *name;   /* "prisoner" */
  const char *plural; /* "prisoners" */
  const char *label;  /* N_() */
  const char *table;  /* in the register */
  size_t size;        /* of the struct */
  const struct field *fields;
  size_t field_count;
};

const struct field *noun_field(const struct noun *noun, const char *name); /* NULL when there is none */

/* Sets every text to "" and the rest to zero. */
void noun_clear(const struct noun *noun, void *record);

/* The stored form: "" when not set, ISO dates, words of choices, integers in digits, references as UUID text. Texts are
 * borrowed from the record, the rest lives in the arena. */
const char *field_get(const struct field *field, const void *record, struct arena *arena);

/* Sets from what a person or a file gave: checks and makes canonical (country names to codes, language names to tags,
 * trimmed text; '|' in FIELD_LINES is a line break, so that lines can be typed on one). An empty text clears the field.
 * The error says field, value and what is allowed. Dates: ISO only; a reader of looser dates (table/value.h) has to bring
 * them into that form first. */
MUST_CHECK bool field_set(const struct field *field, void *record, const char *text, struct arena *arena,
                          struct error *error);
/* What is typed on one line as several: '|' is a line break. In the arena. */
const char *field_lines(const char *typed, struct arena *arena);
bool field_is_set(const struct field *field, const void *record);

/* Sets from the stored form as field_get gave it, without checking or copying: for rows that come from the register.
 * `text` must live as long as the record. Returns false when it is no stored form of this type (a damaged row). */
bool field_restore(const struct field *field, void *record, const char *text);

/* The value in words for the screen: choices translated, countries and languages by name, a birthday without its year as
 * day and month, else the stored form. */
const char *field_show(const struct field *field, const void *record, struct arena *arena);

#endif
