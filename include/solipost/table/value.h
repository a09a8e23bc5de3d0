/* SPDX-License-Identifier: MIT */
/* Values as people write them: dates in many forms. */
#ifndef SOLIPOST_TABLE_VALUE_H
#define SOLIPOST_TABLE_VALUE_H

#include <stdbool.h>

#include "solipost/base/compiler.h"
#include "solipost/base/date.h"
#include "solipost/base/error.h"

enum date_order { DATE_ORDER_UNKNOWN, DATE_ORDER_DMY, DATE_ORDER_MDY, DATE_ORDER_YMD };

/* ISO (also with a time behind), 3.4.1980, 03-04-1980 and 03/04/1980 (only with an order, unless one part is above 12 or
 * both are equal), month names in the import languages ("3 Nisan 1980", "April 3, 1980", "20 فروردین 1365"), birthdays
 * without a year (04-09, 9.4., "9 April"), Arabic and Persian digits (a year such as ۱۳۶۵ in Persian digits is Iran's),
 * and, with `relative_to` set, "today", "yesterday", "tomorrow". The error says which forms are understood. */
MUST_CHECK bool date_from_text(const char *text, enum date_order order, bool year_optional, struct date relative_to,
                               struct date *out, struct error *error);

#endif
