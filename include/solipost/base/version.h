/* SPDX-License-Identifier: MIT */
/* Version of the libraries this folder is built on, as loaded now: for --version. */
#ifndef SOLIPOST_BASE_VERSION_H
#define SOLIPOST_BASE_VERSION_H

const char *base_sodium_version(void);

#endif
