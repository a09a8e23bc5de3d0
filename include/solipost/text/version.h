/* SPDX-License-Identifier: MIT */
/* Version of the libraries this folder is built on, as loaded now: for --version. */
#ifndef SOLIPOST_TEXT_VERSION_H
#define SOLIPOST_TEXT_VERSION_H

const char *text_harfbuzz_version(void);
const char *text_fontconfig_version(void);

#endif
