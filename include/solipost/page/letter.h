/* SPDX-License-Identifier: MIT */
/* The pages of a letter: address in the window of the envelope, sender inside, number and date, text, closing, signatures.
 * What is read from right to left is mirrored; window, address, sender and marks stay where the envelope wants them. */
#ifndef SOLIPOST_PAGE_LETTER_H
#define SOLIPOST_PAGE_LETTER_H

#include "solipost/page/letter_form.h"
#include "solipost/page/letter_text.h"
#include "solipost/page/scene.h"

/* Each page is a scene of the size of the form's paper, at least one. Errors (ERROR_REFUSED): the address or the sender does
 * not fit into the window and by how much; a character that no font has. Scenes and what they show live in the arena. */
MUST_CHECK bool letter_pages(struct text_engine *engine, const struct letter_form *form, bool marks,
                             const struct letter_text *text, struct arena *arena, struct scene ***pages, size_t *count,
                             struct error *error);

/* Largest print size of a picture in points: what picture_open needs to know. */
void letter_picture_size(const struct letter_form *form, double *width_pt, double *height_pt);

#endif
