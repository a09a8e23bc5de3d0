/* SPDX-License-Identifier: MIT */
/* The other end: what a helper process does until its parent closes the line. */
#ifndef SOLIPOST_PRINT_PRINT_HELPER_H
#define SOLIPOST_PRINT_PRINT_HELPER_H

#include "print_worker.h"

/* Reads records from `in`, answers on `out`. Returns when the other end is closed. */
void helper_serve(struct worker *worker, int in, int out);

#endif
