/* SPDX-License-Identifier: MIT */
/* What leads to somebody outside: e-mail, web address, telephone. */
#ifndef SOLIPOST_SRC_TEMPLATE_CONTACT_H
#define SOLIPOST_SRC_TEMPLATE_CONTACT_H

#include <stdbool.h>
#include <stddef.h>

/* The first at or behind `from`; bytes of the text, end not included. */
bool contact_find(const char *text, size_t from, size_t *start, size_t *end);

#endif
