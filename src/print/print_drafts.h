/* SPDX-License-Identifier: MIT */
/* The drafts of a plan, kept between checking and numbering. Neighbours share almost everything (the list is in the order
 * of prisons), so each is kept as what differs from the one before: some 100 bytes instead of 800. */
#ifndef SOLIPOST_PRINT_PRINT_DRAFTS_H
#define SOLIPOST_PRINT_PRINT_DRAFTS_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/buffer.h"
#include "solipost/model/nouns.h"

struct drafts {
  struct buffer packed;
  struct buffer last; /* the latest one, whole */
  struct buffer scratch;
};

void drafts_init(struct drafts *drafts);
void drafts_release(struct drafts *drafts);

/* Keeps language, prison, address, sender and fields. */
void drafts_add(struct drafts *drafts, const struct piece *piece);

/* Reads them again in the same order; begin with drafts_reader_init. Texts are valid until the next one is read. */
struct drafts_reader {
  const struct drafts *drafts;
  size_t at;
  struct buffer current, scratch;
};
void drafts_reader_init(struct drafts_reader *reader, const struct drafts *drafts);
void drafts_reader_release(struct drafts_reader *reader);
bool drafts_next(struct drafts_reader *reader, struct piece *piece); /* false at the end */

#endif
