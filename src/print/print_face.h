/* SPDX-License-Identifier: MIT */
/* What stands on the outside of any piece: address, sender, letter number. Cards, envelopes and letters show the same. */
#ifndef SOLIPOST_PRINT_PRINT_FACE_H
#define SOLIPOST_PRINT_PRINT_FACE_H

#include "solipost/model/nouns.h"
#include "solipost/page/card.h"
#include "solipost/template/template.h"

/* From the piece and its fields as read by print_fields_read; message and lines are left empty. Texts live in the arena. */
MUST_CHECK bool print_face(const struct piece *piece, const struct template_field *fields, size_t field_count,
                           struct arena *arena, struct card_text *out, struct error *error);

/* The same for envelopes and labels: what goes through somebody is read by them first, so its number is in their
 * language. `words`: those the number stands in. */
MUST_CHECK bool print_face_outside(const struct piece *piece, const struct template_field *fields, size_t field_count,
                                   struct arena *arena, struct card_text *out, const char **words, struct error *error);

/* "Letter no. 412" from the words kept with a piece (FIELD_NUMBER_WORDS; "": those of today) and a number or several. */
MUST_CHECK bool print_number_words(const char *words, const char *language, const char *number, struct arena *arena,
                                   const char **out, struct error *error);

#endif
