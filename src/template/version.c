/* SPDX-License-Identifier: MIT */
/* Which cmark is loaded. */
#include "solipost/template/version.h"

#include <cmark.h>

const char *template_cmark_version(void) { return cmark_version_string(); }
