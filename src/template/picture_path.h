/* SPDX-License-Identifier: MIT */
/* The paths of pictures as they may be written in a template. */
#ifndef SOLIPOST_SRC_TEMPLATE_PICTURE_PATH_H
#define SOLIPOST_SRC_TEMPLATE_PICTURE_PATH_H

#include "parts.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* Whether it leads into the template's folder by its words alone; what lies there is not looked at. */
MUST_CHECK bool picture_path_check(const struct template *template, size_t offset, const char *path,
                                   struct error *error);

#endif
