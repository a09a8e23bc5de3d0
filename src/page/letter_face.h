/* SPDX-License-Identifier: MIT */
/* What the first page of a letter shows around the text. For letter.c. */
#ifndef SOLIPOST_PAGE_LETTER_FACE_H
#define SOLIPOST_PAGE_LETTER_FACE_H

#include "face.h"
#include "solipost/page/letter_form.h"
#include "solipost/page/letter_text.h"

/* Address and sender line in the window, sender inside. */
MUST_CHECK bool letter_face(struct text_engine *engine, const struct letter_form *form, const struct letter_text *text,
                            struct scene *page, struct error *error);

/* Number and date on one line, or under each other where they are too long; laid out before the pages are, since the text
 * begins below them. */
struct letter_reference {
  struct text_box number, date;
  double date_drop_pt; /* how far the date is below the number */
  double height_pt;
};
MUST_CHECK bool letter_reference_lay(struct text_engine *engine, const struct letter_form *form,
                                     const struct letter_text *text, struct arena *arena, struct letter_reference *out,
                                     struct error *error);
void letter_reference_draw(const struct letter_reference *reference, const struct letter_form *form, bool right_to_left,
                           struct scene *page);

void letter_marks(const struct letter_form *form, struct scene *page);

#endif
