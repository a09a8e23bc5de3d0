/* SPDX-License-Identifier: MIT */
/* The few compiler attributes the code relies on, and the ban on functions that invite memory or locale faults. */
#ifndef SOLIPOST_BASE_COMPILER_H
#define SOLIPOST_BASE_COMPILER_H

#include "solipost/base/banned.h"

#if defined(__GNUC__)
#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))
#define NORETURN __attribute__((noreturn))
#else
#define MUST_CHECK
#define PRINTF_LIKE(text, first)
#define NORETURN
#endif

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
