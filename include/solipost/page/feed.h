/* SPDX-License-Identifier: MIT */
/* How an envelope goes into the printer: as it is read, turned, or on a larger page for printers that know no envelopes. */
#ifndef SOLIPOST_PAGE_FEED_H
#define SOLIPOST_PAGE_FEED_H

#include "solipost/base/compiler.h"
#include "solipost/page/scene.h"

enum feed {
  FEED_FLAT,         /* the page lies as the envelope is read; the printer turns it if it must */
  FEED_LEFT,         /* short edge first: the page is turned a quarter to the left */
  FEED_RIGHT,        /* ... to the right */
  FEED_SHEET_MIDDLE, /* turned to the left, in the middle of the top edge of a page of A4 */
  FEED_SHEET_LEFT    /* turned to the left, in its top left corner */
};

/* `face` as a page of its own; ERROR_MISUSED when it is too long for A4. */
MUST_CHECK bool feed_sheet(const struct scene *face, enum feed feed, struct arena *arena, struct sheet *out,
                           struct error *error);

#endif
