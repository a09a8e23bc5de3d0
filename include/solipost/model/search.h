/* SPDX-License-Identifier: MIT */
/* The words under which a record is found: those of its searched fields, in every spelling. */
#ifndef SOLIPOST_MODEL_SEARCH_H
#define SOLIPOST_MODEL_SEARCH_H

#include "solipost/base/buffer.h"
#include "solipost/model/field.h"

/* Words separated by a space, no duplicates. */
void search_words_of(const struct noun *noun, const void *record, struct buffer *out);

#endif
