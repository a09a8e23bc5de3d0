/* SPDX-License-Identifier: MIT */
/* Mail rules as they are shown and named on the command line. */
#ifndef SOLIPOST_CLI_RULE_SAID_H
#define SOLIPOST_CLI_RULE_SAID_H

#include "context.h"
#include "solipost/model/rule.h"

/* "TR-SNC Sincan", "BW, Germany", "everywhere". With `codes` as files have it: a person or a prison by the code alone. */
const char *rule_said_where(struct cli *cli, const struct mail_rule *rule, bool codes);
/* The rule with this code, of the register or shipped; ERROR_NOT_FOUND with what would help. */
MUST_CHECK bool rule_pick(struct cli *cli, const char *code, struct mail_rule *out, struct error *error);
/* "came with solipost", "of this group, in the place of one of solipost's". */
const char *rule_said_origin(const struct mail_rule *rule);

#endif
