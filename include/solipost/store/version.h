/* SPDX-License-Identifier: MIT */
/* Version of the libraries this folder is built on, as loaded now: for --version. */
#ifndef SOLIPOST_STORE_VERSION_H
#define SOLIPOST_STORE_VERSION_H

const char *store_sqlite_version(void);

#endif
