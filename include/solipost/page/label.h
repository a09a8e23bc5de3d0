/* SPDX-License-Identifier: MIT */
/* Labels: an address with its letter number, and where labels lie on their sheet. */
#ifndef SOLIPOST_PAGE_LABEL_H
#define SOLIPOST_PAGE_LABEL_H

#include "solipost/page/label_sheet.h"
#include "solipost/page/scene.h"

/* Texts are UTF-8, lines separated by '\n'. */
struct label_text {
  const char *address;          /* Latin script, country line included */
  const char *address_language; /* of the country it goes to */
  const char *address_local;    /* below, in the local script; "" for none */
  const char *number;           /* "Letter no. 412": small in a corner, so that a letter that comes back is known */
  const char *language;         /* of the number */
};

/* One label, as large as those of the sheet. The text keeps 2 mm from the label's edge, and on all labels as much more as
 * those at the paper's edge need. Lines wrap before they shrink. ERROR_REFUSED: the address does not fit even at the
 * smallest size; the hint names a larger sheet. In the arena. */
MUST_CHECK bool label_scene(struct text_engine *engine, const struct label_sheet *sheet, const struct label_text *text,
                            struct arena *arena, struct scene **out, struct error *error);

/* One sheet: scenes[cell] (NULL: empty) in their cells, with or without the outlines of all labels. */
void label_sheet_page(const struct label_sheet *sheet, struct scene *const *scenes, bool outlines, struct arena *arena,
                      struct sheet *out);

#endif
