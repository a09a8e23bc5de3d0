/* SPDX-License-Identifier: MIT */
/* libharu as a keeper of objects: numbers, page tree, cross-reference table. Text, fonts and pictures are handed to it
 * as finished objects, because its own ways of making them lose marks, dots and whole pictures (docs/TEXT-AND-PDF.md). */
#ifndef SOLIPOST_PDF_HARU_H
#define SOLIPOST_PDF_HARU_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* Limits of libharu for a page side, in points. */
#define HARU_PAGE_SIDE_MIN_PT 3.0
#define HARU_PAGE_SIDE_MAX_PT 14400.0

struct haru;

/* `title` is UTF-8 in any script. Two documents of the same objects are the same bytes: no date, no random number. */
MUST_CHECK bool haru_open(struct haru **out, const char *title, struct error *error);
void haru_close(struct haru *haru); /* NULL is fine */

/* Each returns the object's number, for "12 0 R"; 0 after a failure. `entries` is what stands between << and >>. */
MUST_CHECK bool haru_add_dictionary(struct haru *haru, const char *entries, unsigned *number, struct error *error);
/* `bytes` go into the file as they are; `entries` must name their /Filter. They are copied. */
MUST_CHECK bool haru_add_stream(struct haru *haru, const char *entries, const void *bytes, size_t size,
                                unsigned *number, struct error *error);
/* The same, deflated here. */
MUST_CHECK bool haru_add_deflated(struct haru *haru, const char *entries, const void *bytes, size_t size,
                                  unsigned *number, struct error *error);
/* A page with the operators of `content`; `resources` is what stands between << and >> of its /Resources. */
MUST_CHECK bool haru_add_page(struct haru *haru, double width_pt, double height_pt, const char *resources,
                              const struct buffer *content, struct error *error);
/* Writes the document to an open file descriptor, every byte checked. Once. */
MUST_CHECK bool haru_write(struct haru *haru, int fd, struct error *error);

const char *haru_version(void);

#endif
