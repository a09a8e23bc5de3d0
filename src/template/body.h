/* SPDX-License-Identifier: MIT */
/* What follows the header of a template. */
#ifndef SOLIPOST_SRC_TEMPLATE_BODY_H
#define SOLIPOST_SRC_TEMPLATE_BODY_H

#include "parts.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* Parses the body into parts. */
MUST_CHECK bool template_read_body(struct template *template, struct error *error);

#endif
