/* SPDX-License-Identifier: MIT */
/* Numbers, operators and hexadecimal strings of a page's content, the same under every locale. */
#ifndef SOLIPOST_PDF_CONTENT_H
#define SOLIPOST_PDF_CONTENT_H

#include <stdint.h>

#include "solipost/base/buffer.h"

/* Positions and lengths are written in hundredths of a point (1/7200 inch). */
long content_to_hundredths(double points);
/* Each number is followed by a space. */
void content_hundredths(struct buffer *content, long hundredths);
void content_length(struct buffer *content, double points);
void content_thousandths(struct buffer *content, long thousandths);
/* For a factor that acts on a whole page. */
void content_millionths(struct buffer *content, long millionths);
void content_integer(struct buffer *content, long number);
/* Four hexadecimal digits. */
void content_hex(struct buffer *content, uint16_t unit);

#endif
