/* SPDX-License-Identifier: MIT */
/* Mail rules of the register. What they mean: model/rule.h. */
#ifndef SOLIPOST_STORE_RULE_STORE_H
#define SOLIPOST_STORE_RULE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/rule.h"
#include "solipost/store/handle.h"

/* The rules of the register, the oldest first, joined with those that solipost brings. Few rows: read once per command. */
MUST_CHECK bool rules_known(struct store *store, struct arena *arena, struct mail_rules *out, struct error *error);
/* The row of the register with this code, without regard to capitals; *found is false when there is none. */
MUST_CHECK bool rule_by_code(struct store *store, const char *code, struct rule *out, bool *found, struct arena *arena,
                             struct error *error);
/* "R001": the first that no row and no shipped rule has, nor had. Inside a commit. */
MUST_CHECK bool rule_next_code(struct store *store, struct arena *arena, const char **code, struct error *error);

#endif
