/* SPDX-License-Identifier: MIT */
/* What lies at a path: a plain register, an encrypted one, something else. */
#ifndef SOLIPOST_STORE_FORM_H
#define SOLIPOST_STORE_FORM_H

#include "solipost/base/compiler.h"

/* What lies at a path. */
enum store_form { STORE_FORM_NOTHING, STORE_FORM_PLAIN, STORE_FORM_ENCRYPTED, STORE_FORM_FOREIGN };
enum store_form store_form_of(const char *path);

#endif
