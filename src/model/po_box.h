/* SPDX-License-Identifier: MIT */
/* Whether an address is a post office box. */
#ifndef SOLIPOST_MODEL_PO_BOX_H
#define SOLIPOST_MODEL_PO_BOX_H

#include <stdbool.h>

/* Whether some line is one, in the words of any country. `country`: of the address, where abbreviations differ. */
bool address_is_po_box(const char *lines, const char *country);

#endif
