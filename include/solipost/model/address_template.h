/* SPDX-License-Identifier: MIT */
/* A prison's own way to write its address: lines with the fields {name} {number} {unit} {ward}; {number!} must not be
 * empty. Other braces do not occur in addresses, so any that is not such a field is a typing fault. */
#ifndef SOLIPOST_MODEL_ADDRESS_TEMPLATE_H
#define SOLIPOST_MODEL_ADDRESS_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* Checks a template as typed: unknown fields, unbalanced braces; error says line and column, both from 1. */
MUST_CHECK bool address_template_check(const char *template_lines, struct error *error);

#endif
