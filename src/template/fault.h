/* SPDX-License-Identifier: MIT */
/* Telling where in a template something is wrong. */
#ifndef SOLIPOST_SRC_TEMPLATE_FAULT_H
#define SOLIPOST_SRC_TEMPLATE_FAULT_H

#include "parts.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* Line and column (in characters) of a place in the source, both from 1. */
void template_place(const struct template *template, size_t offset, size_t *line, size_t *column);

/* Error with "name, line 3, column 7: " in front. Always returns false. */
bool template_fault(const struct template *template, size_t offset, struct error *error, enum error_kind kind,
                    const char *format, ...) PRINTF_LIKE(5, 6);

#endif
