/* SPDX-License-Identifier: MIT */
/* Telling where in a template something is wrong. */
#ifndef SOLIPOST_SRC_TEMPLATE_FAULT_H
#define SOLIPOST_SRC_TEMPLATE_FAULT_H

#include "parts.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* Error with "name, line 3, column 7: " in front. Always returns false. */
bool template_fault(const struct template *template, size_t offset, struct error *error, enum error_kind kind,
                    const char *format, ...) PRINTF_LIKE(5, 6);

#endif
