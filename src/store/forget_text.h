/* SPDX-License-Identifier: MIT */
/* Taking names out of texts, of which some have a form that has to stay readable. */
#ifndef STORE_FORGET_TEXT_H
#define STORE_FORGET_TEXT_H

#include "solipost/model/nouns.h"
#include "trace.h"

/* Like traces_find. `noun` and `field`: where the text stands; NULL: a setting. In what a run keeps of its layout only the
 * motto is looked at, and the texts keep their lengths before them. */
enum trace_found forget_text(struct traces *traces, struct traces *except, const struct noun *noun,
                             const struct field *field, const char *text, struct buffer *out, bool *excepted);

#endif
