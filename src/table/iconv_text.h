/* SPDX-License-Identifier: MIT */
/* The only place that talks to iconv; what differs between glibc's, GNU libiconv's and others stays in its source. */
#ifndef SOLIPOST_TABLE_ICONV_TEXT_H
#define SOLIPOST_TABLE_ICONV_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "solipost/base/buffer.h"

enum iconv_outcome { ICONV_DONE, ICONV_UNKNOWN_ENCODING, ICONV_BAD_BYTE, ICONV_CUT_SHORT };

/* Appends `bytes` as UTF-8. On a bad byte or a character cut short *offset is its place and `out` holds what is before. */
enum iconv_outcome iconv_append(const char *encoding, const char *bytes, size_t length, struct buffer *out,
                                size_t *offset);

/* What the bytes 0x80..0xFF of a single-byte encoding mean, 0 where nothing. False when iconv does not know it. */
bool iconv_high_half(const char *encoding, uint32_t high[128]);

#endif
