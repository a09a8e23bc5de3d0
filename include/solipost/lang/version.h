/* SPDX-License-Identifier: MIT */
/* Version of the libraries this folder is built on, as loaded now: for --version. */
#ifndef SOLIPOST_LANG_VERSION_H
#define SOLIPOST_LANG_VERSION_H

const char *lang_icu_version(void);

#endif
