/* SPDX-License-Identifier: MIT */
/* The two sides of a card, and the envelope it may travel in. Everything that decides whether a text fits is here. */
#ifndef SOLIPOST_PAGE_CARD_H
#define SOLIPOST_PAGE_CARD_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/styled_text.h"
#include "solipost/page/paper.h"
#include "solipost/page/scene.h"

/* What is to be read on the address side of a card or on an envelope. Texts are UTF-8, lines separated by '\n'. */
struct card_text {
  const char *address;                  /* Latin script, country line included */
  const char *address_language;         /* of the country it goes to: shapes ı, ş ... */
  const char *address_local;            /* below, in the local script; "" for none */
  const char *sender;                   /* "" : the writer is not known, empty lines are printed */
  const char *sender_note;              /* small words that say what to fill in; used when `sender` is "" */
  const char *note_language;            /* of whoever writes the card: the note is for them */
  const char *number;                   /* "Letter no. 412": stands in two places, for a return label may cover one */
  const char *language;                 /* of number and message */
  const struct styled_text *paragraphs; /* the message; NULL with 0: none */
  size_t paragraph_count;
  bool writing_lines; /* ruled lines to write on by hand instead of a message */
};

#define MESSAGE_SIZE_PT 10.0
#define MESSAGE_SMALLEST_PT 8.0

/* The address side of a card. Errors (ERROR_REFUSED): the address or the message does not fit and by how much; a
 * character that no font has. The scene and what it shows live in the arena. */
MUST_CHECK bool card_address_side(struct text_engine *engine, const struct paper *card, const struct card_text *text,
                                  struct arena *arena, struct scene **out, struct error *error);

/* The picture fills the side within the printable edge, or with a bleed beyond the cut; cut evenly where its shape differs
 * a little, shown whole where it differs much. A scene with a bleed is larger than the card by it on each side. */
struct scene *card_picture_side(const struct paper *card, double bleed_mm, const struct picture *picture,
                                struct arena *arena);

/* A motto on a coloured ground, as large as it fits; refused when it would be under 12 pt. */
MUST_CHECK bool card_motto_side(struct text_engine *engine, const struct paper *card, double bleed_mm,
                                const char *motto, const char *language, struct colour ground, struct arena *arena,
                                struct scene **out, struct error *error);

/* Print size of the picture side in points: what picture_open needs to know. */
void card_picture_size(const struct paper *card, double bleed_mm, double *width_pt, double *height_pt);

/* The scene as a side of the card, for imposition: in its middle, a bleed stands over. */
const struct sheet *card_side(const struct paper *card, const struct scene *scene, struct arena *arena);

/* The face of an envelope: sender, number, address; no message. */
MUST_CHECK bool card_envelope_face(struct text_engine *engine, const struct paper *envelope,
                                   const struct card_text *text, struct arena *arena, struct scene **out,
                                   struct error *error);

#endif
