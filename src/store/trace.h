/* SPDX-License-Identifier: MIT */
/* The words by which somebody can be recognised, and finding them in a text, however they are written. */
#ifndef STORE_TRACE_H
#define STORE_TRACE_H

#include <stdbool.h>

#include "solipost/base/buffer.h"
#include "solipost/base/memory.h"

struct trace_token {
  size_t start, length; /* in the text */
  const char *folded;   /* one spelling */
  const char *all;      /* every spelling, divided by spaces */
};
struct trace_phrase {
  struct trace_token *tokens;
  size_t count;
};

struct traces {
  struct arena *arena;
  LIST(const char *) folded, all; /* single words, sorted before the first search */
  LIST(struct trace_phrase) phrases;
  LIST(const char *) substrings; /* of scripts that put no blank between words */
  bool sorted;
};

void traces_init(struct traces *traces, struct arena *arena);
void traces_release(struct traces *traces);
/* A name: the whole of it, and each of its words that has three letters or more. "" adds nothing. */
void traces_add_name(struct traces *traces, const char *name);
/* A code or a number: only the whole of it. */
void traces_add_phrase(struct traces *traces, const char *text);

enum trace_found { TRACE_NONE, TRACE_WORD, TRACE_WHOLE }; /* a word of a name; a whole name, code or number */
/* `out` gets the text with "[…]" in place of what was found. What is also a word of `except` (NULL: nobody) stays;
 * *excepted, if not NULL, tells whether there was any such. `whole_only`: single words do not count. */
enum trace_found traces_find(struct traces *traces, struct traces *except, const char *text, bool whole_only,
                             struct buffer *out, bool *excepted);

#endif
