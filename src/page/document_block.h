/* SPDX-License-Identifier: MIT */
/* Blocks of a document, and their lines once they are laid out. For the files document*.c. */
#ifndef PAGE_DOCUMENT_BLOCK_H
#define PAGE_DOCUMENT_BLOCK_H

#include "solipost/page/document.h"

enum block_kind {
  BLOCK_TITLE,
  BLOCK_HEADING,
  BLOCK_SUBHEADING,
  BLOCK_PARAGRAPH,
  BLOCK_SMALL,
  BLOCK_ITEM,
  BLOCK_ROW,
  BLOCK_SIGNATURES,
  BLOCK_PICTURE,
  BLOCK_GAP,
  BLOCK_RULE,
  BLOCK_BREAK,
  BLOCK_CUT,
  BLOCK_PART
};

struct document_block {
  enum block_kind kind;
  const struct styled_text *cells; /* one, but for rows */
  const double *shares;
  size_t cell_count;
  double gap_pt;                     /* of a gap */
  int depth;                         /* of an item, from 1 */
  const char *label;                 /* of an item: in place of its bullet */
  const struct picture *picture;     /* drawn `lead_width_pt` wide and `lead_pt` high */
  double lead_pt, lead_width_pt;     /* room above its first line; a picture is nothing else */
  bool stays;                        /* with the lines before it */
  const struct document_cell *forms; /* of the cells of a row, without their texts; NULL: words of the page */
  struct document_row_form row;
  size_t parts;     /* of a page: where the next begins */
  size_t head_rows; /* of the head of a table that ends with this row; 0: none does */

  /* Once laid out: */
  struct text_box *boxes; /* one per cell */
  double *lefts_pt;       /* where each begins, from the left edge of the paper */
  double *drops_pt;       /* how far each is lowered, so that their first baselines meet */
  struct text_box bullet; /* of an item; no lines otherwise */
  double bullet_left_pt, bullet_drop_pt;
  double *widths_pt; /* of the cells of a row */
  size_t line_count; /* of its highest cell */

  /* Once all are laid out: what must stand on the same page as its last line, with the space between; 0: nothing. */
  double tail_pt;
  size_t tail_lines; /* of it that do not stay themselves */
};

struct document {
  struct document_frame frame;
  struct arena *arena;
  bool right_to_left;
  double left_pt, right_pt, top_pt, bottom_pt; /* of what is written on, from the top left of the paper */
  double first_top_pt;                         /* of the first page */
  struct document_block *blocks;
  size_t count, capacity;
};

/* How far apart blocks are, and whether one stays with what follows it. */
double block_space_before(const struct document *document, const struct document_block *block);
double block_space_after(const struct document *document, const struct document_block *block);
bool block_keeps_next(const struct document_block *block);
/* Whether it stands on one page, if it can. */
bool block_is_whole(const struct document_block *block);
static inline bool block_has_text(const struct document_block *block) { return block->kind < BLOCK_GAP; }

MUST_CHECK bool block_lay(const struct document *document, struct document_block *block, struct text_engine *engine,
                          struct error *error);

/* Height of its lines from..to (not included); the whole of a row has the room it asks for. */
double block_height(const struct document_block *block, size_t from, size_t to);
/* The line behind the last of those from `from` on that fit into so much height. */
size_t block_fit(const struct document_block *block, size_t from, double height_pt);
void block_draw(const struct document *document, const struct document_block *block, size_t from, size_t to,
                struct scene *page, double y_pt);

/* One line of small print, unlimited in width; for what runs along. */
MUST_CHECK bool block_lay_running(const struct document *document, const char *text, double width_pt,
                                  struct text_engine *engine, struct text_box *out, struct error *error);

#endif
