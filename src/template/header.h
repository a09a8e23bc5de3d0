/* SPDX-License-Identifier: MIT */
/* The lines between --- at the beginning of a template. */
#ifndef SOLIPOST_SRC_TEMPLATE_HEADER_H
#define SOLIPOST_SRC_TEMPLATE_HEADER_H

#include "parts.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* Checks bytes and reads the header into the template. */
MUST_CHECK bool template_read_header(struct template *template, struct error *error);

#endif
