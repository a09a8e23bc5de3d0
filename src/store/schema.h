/* SPDX-License-Identifier: MIT */
/* The steps that make a register, embedded from schema/NNNN-*.sql at build time, in order. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stddef.h>

struct schema_step {
  const char *name; /* "0001-register" */
  const char *sql;
};

extern const struct schema_step schema_steps[];
extern const size_t schema_step_count;

#endif
