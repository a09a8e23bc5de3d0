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
  bool call; /* enough to go by */
};

struct trace_stem {
  const char *folded; /* one spelling */
  bool cyrillic;      /* without its last letter: begins only words of that script */
  bool anywhere;      /* in a word, not only at its beginning */
};

struct traces {
  struct arena *arena;
  LIST(const char *) folded, all; /* single words, sorted before the first search */
  LIST(struct trace_stem) stems;  /* of single words: what a joined or inflected one holds */
  LIST(struct trace_phrase) phrases;
  LIST(const char *) substrings; /* of scripts that put no blank between words */
  bool sorted;
};

void traces_init(struct traces *traces, struct arena *arena);
void traces_release(struct traces *traces);
/* A name: the whole of it, and each of its words that has three letters or more. "" adds nothing. `call`: nobody else is
 * likely to go by that name alone. */
void traces_add_name(struct traces *traces, const char *name, bool call);
/* A code or a number: only the whole of it. */
void traces_add_phrase(struct traces *traces, const char *text);

enum trace_found { TRACE_NONE, TRACE_WORD, TRACE_WHOLE }; /* a word of a name; a whole name, code or number */
/* `out` gets the text with "[…]" in place of what was found. What is also a word of `except` (NULL: nobody) stays;
 * *excepted, if not NULL, tells whether there was any such. A single word counts from `least` letters on (0: any); with
 * `least` it does not count behind "{" either, where a template names a field. */
enum trace_found traces_find(struct traces *traces, struct traces *except, const char *text, size_t least,
                             struct buffer *out, bool *excepted);

/* Whether a word that traces_find leaves only looks like one of the name: it begins with it, or holds a longer one. */
bool traces_resemble(struct traces *traces, struct traces *except, const char *text);
/* Whether one of the names to go by stands in it as a whole. */
bool traces_call(const struct traces *traces, const char *text);

#endif
