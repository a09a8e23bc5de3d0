/* SPDX-License-Identifier: MIT */
/* Chains of fallback, kept in the book. */
#ifndef TEXT_CHAIN_H
#define TEXT_CHAIN_H

struct font_book;

/* To be built anew at next use, since the fonts at their head changed. */
void font_book_forget_chains(struct font_book *book);

#endif
