/* SPDX-License-Identifier: MIT */
/* What a piece that goes through somebody keeps beside its address: whom it is for, and the words of the inner sheet. */
#ifndef SOLIPOST_PRINT_PRINT_RELAYED_H
#define SOLIPOST_PRINT_PRINT_RELAYED_H

#include "solipost/base/buffer.h"
#include "solipost/base/error.h"
#include "solipost/base/compiler.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"

/* Adds the fields of print_fields.h that begin with FIELD_RELAY. `names`: of the person, or of several, one a line; the
 * number may be "". */
MUST_CHECK bool relayed_add_fields(struct buffer *fields, const struct relay *relay, const struct own_group *group,
                                   const char *names, const char *number, struct arena *arena, struct error *error);

#endif
