/* SPDX-License-Identifier: MIT */
/* Numbers of letters as people type them: 412, 415-420. */
#ifndef SOLIPOST_JOBS_NUMBER_RANGE_H
#define SOLIPOST_JOBS_NUMBER_RANGE_H

#include <stdbool.h>
#include <stdint.h>

/* The number *at begins with, from 1 to eighteen digits, in digits of any script; *at: behind it. */
bool number_read(const char **at, int64_t *number);
/* The whole text is a number, or two with "-", ".." or an en dash between them; a number alone is a range of one. That it
 * counts up is not looked at. */
bool number_range_read(const char *text, int64_t *from, int64_t *to);

#endif
