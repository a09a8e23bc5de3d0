/* SPDX-License-Identifier: MIT */
/* The bytes of a file to UTF-8: what encoding they are in, why we think so, and where one does not fit. */
#ifndef SOLIPOST_TABLE_ENCODING_H
#define SOLIPOST_TABLE_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"

#define ENCODING_SAMPLES 4

/* Result of looking at the bytes. */
struct encoding_guess {
  const char *name;                                 /* for encoding_decode: "UTF-8", "WINDOWS-1254" */
  const char *why;                                  /* translated: "byte order mark", "fits Turkish: ğ ş ı" */
  bool sure;                                        /* false: below the margin, ask the user */
  bool mixed;                                       /* parts of it are UTF-8, parts are not: no name is right */
  const char *second;                               /* the next best that reads other letters, or NULL */
  const char *samples[ENCODING_SAMPLES + 1];        /* words with letters beyond a-z as `name` reads them, NULL-ended */
  const char *second_samples[ENCODING_SAMPLES + 1]; /* the same words as `second` reads them */
};

/* `language`: tag of the language the list is likely in, or "" ; tips the scale between close ones. */
MUST_CHECK bool encoding_guess(const void *bytes, size_t length, const char *language, struct arena *arena,
                               struct encoding_guess *out, struct error *error);

/* Puts words of these texts (names out of the decoded file, say) in the place of the samples found anywhere in it; when
 * none of them tells anything the samples stay. */
void encoding_sample_from(struct encoding_guess *guess, const char *const *texts, size_t count, struct arena *arena);

/* A whole text as UTF-8 without BOM. */
struct decoded {
  const char *text; /* points into the given bytes when they are UTF-8 already, else into `owned` */
  size_t length;
  char *owned;
  /* On failure: `text` holds what could be read, and the byte that does not fit stood here in the file. */
  size_t failed_offset;
};
void decoded_init(struct decoded *decoded);
void decoded_release(struct decoded *decoded);

/* `encoding`: any name iconv knows. A byte that does not fit is an error, never a replacement character. */
MUST_CHECK bool encoding_decode(const void *bytes, size_t length, const char *encoding, struct decoded *out,
                                struct error *error);

#endif
