/* SPDX-License-Identifier: MIT */
/* Version of the libraries this folder is built on, as loaded now: for --version. */
#ifndef SOLIPOST_TEMPLATE_VERSION_H
#define SOLIPOST_TEMPLATE_VERSION_H

const char *template_cmark_version(void);

#endif
