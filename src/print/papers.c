/* SPDX-License-Identifier: MIT */
/* How the papers of an evening are called. */
#include "solipost/print/papers.h"

#include "solipost/base/utf8.h"

static const char *const words[PAPERS_KINDS] = {
    [PAPERS_ABOUT] = "about",
    [PAPERS_WHAT_NOT] = "what-not",
    [PAPERS_PHRASES] = "phrases",
    [PAPERS_NEW_WRITER] = "new-writer",
    [PAPERS_TABLE_LIST] = "table-list",
    [PAPERS_CHECKLIST] = "checklist",
    [PAPERS_POST_OFFICE] = "post-office",
    [PAPERS_REPLY_COVER] = "reply-cover",
};

const char *papers_kind_word(enum papers_kind kind) { return words[kind]; }

bool papers_kind_of(const char *word, enum papers_kind *out) {
  for (int kind = 0; kind < PAPERS_KINDS; kind++) {
    if (!ascii_equal_ignoring_case(words[kind], word)) continue;
    *out = (enum papers_kind)kind;
    return true;
  }
  return false;
}
