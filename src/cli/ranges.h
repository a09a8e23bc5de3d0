/* SPDX-License-Identifier: MIT */
/* Letter numbers as somebody types them. */
#ifndef SOLIPOST_CLI_RANGES_H
#define SOLIPOST_CLI_RANGES_H

#include <stddef.h>
#include <stdint.h>

#include "solipost/base/memory.h"

/* Sorts the numbers and puts " 412 415-420" together; "" when there are more than `most` such words (0: any number). */
const char *number_ranges(int64_t *numbers, size_t count, size_t most, struct arena *arena);

#endif
