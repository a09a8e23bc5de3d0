/* SPDX-License-Identifier: MIT */
/* What the outside of any piece shows, fitted into zones: address, sender, small words, ruled lines. For cards, envelopes
 * and letters. */
#ifndef SOLIPOST_PAGE_FACE_H
#define SOLIPOST_PAGE_FACE_H

#include "solipost/base/length.h"
#include "text_block.h"

/* Address type size in points: wrapped before it shrinks, never under the second. */
#define ADDRESS_SIZE_PT 11.0
#define ADDRESS_SMALLEST_PT 9.0
#define FACE_RULE_WIDTH_PT 0.3

/* A rectangle on paper, in points. */
struct zone {
  double x, y, width, height;
};

static inline struct zone zone_mm(double x, double y, double right, double bottom) {
  return (struct zone){mm_to_pt(x), mm_to_pt(y), mm_to_pt(right - x), mm_to_pt(bottom - y)};
}

enum text_direction face_direction(const char *language);
struct text_block_style face_style(const struct zone *zone, const char *language, double largest_pt,
                                   double smallest_pt);

/* Lines separated by '\n'. */
struct face_address {
  const char *lines;    /* Latin script, country line included */
  const char *language; /* of the country it goes to: shapes ı, ş ... */
  const char *local;    /* below, in the local script; "" or NULL for none */
};

struct face_fit {
  struct text_block latin, local;
  double local_top_pt;
  double needed_pt; /* height of both; when they do not fit, at the smallest size */
};

/* `tight_em`: distance of baselines in type sizes that is tried when even the smallest size is too high; 0: none. Fails
 * only for a character no font has. */
MUST_CHECK bool face_fit_address(struct text_engine *engine, const struct zone *zone,
                                 const struct face_address *address, double tight_em, struct arena *arena,
                                 struct face_fit *out, bool *fits, struct error *error);
/* The same between other sizes than those of letters and cards: for labels. */
struct face_sizes {
  double largest_pt, smallest_pt, tight_em;
};
MUST_CHECK bool face_fit_address_sized(struct text_engine *engine, const struct zone *zone,
                                       const struct face_address *address, const struct face_sizes *sizes,
                                       struct arena *arena, struct face_fit *out, bool *fits, struct error *error);
void face_draw_address(const struct face_fit *fit, struct scene *scene, double x, double y);

struct face_sender {
  const char *lines;         /* "": the writer is not known, empty lines are printed */
  const char *note;          /* small words that say what to fill in; used when there are no lines */
  const char *note_language; /* of whoever writes: the note is for them */
};
MUST_CHECK bool face_sender(struct text_engine *engine, struct scene *scene, const struct face_sender *sender,
                            const struct zone *zone, struct error *error);

/* A few words in small print, as the letter number. */
MUST_CHECK bool face_small_text(struct text_engine *engine, struct scene *scene, const char *text, const char *language,
                                const struct zone *zone, enum text_align align, struct colour colour,
                                struct error *error);
void face_rules(struct scene *scene, const struct zone *zone, double first_pt, double step_pt, size_t count);

#endif
