/* SPDX-License-Identifier: MIT */
/* What is to be read in a letter, piece by piece. */
#ifndef SOLIPOST_PAGE_LETTER_TEXT_H
#define SOLIPOST_PAGE_LETTER_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/styled_text.h"
#include "solipost/image/picture.h"

enum letter_block_kind { LETTER_PARAGRAPH, LETTER_HEADING, LETTER_ITEM, LETTER_PICTURE };

struct letter_block {
  enum letter_block_kind kind;
  struct styled_text text;
  int level;                     /* LETTER_HEADING: 1 is the largest */
  int depth;                     /* LETTER_ITEM: 1 is the outermost list */
  const char *label;             /* LETTER_ITEM: "3."; NULL: a bullet; "": neither */
  const struct picture *picture; /* LETTER_PICTURE */
};

/* Where {page} and {pages} stand in `page_words`. */
#define LETTER_PAGE_PLACE "{page}"
#define LETTER_PAGES_PLACE "{pages}"

/* Texts are UTF-8, lines separated by '\n'; all are borrowed. */
struct letter_text {
  const char *address;          /* Latin script, country line included */
  const char *address_language; /* of the country it goes to: shapes ı, ş ... */
  const char *address_local;    /* below, in the local script; "" for none */
  const char *sender;           /* "": the writer is not known, empty lines are printed */
  const char *sender_note;      /* small words that say what to fill in; used when `sender` is "" */
  const char *note_language;    /* of whoever writes the letter: the note is for them */
  const char *language;         /* of all that follows */
  const char *number;           /* "Letter no. 412" */
  const char *date;             /* in words; "" for none */
  const char *prisoner;         /* on each page: name and number */
  const char *page_words;       /* "Page {page} of {pages}" */
  const struct letter_block *blocks;
  size_t block_count;
  const char *closing;        /* NULL: none, as in a text that has its own */
  const char *const *writers; /* a line to sign on above each; none: one line without a name */
  size_t writer_count;
  const char *enclosures_label; /* "Enclosed:" */
  const char *const *enclosures;
  size_t enclosure_count;
  bool writing_lines; /* ruled lines to write on by hand instead of date, text, closing and signatures */
  size_t lined_pages; /* so many of them; 0: one */
};

#endif
