/* SPDX-License-Identifier: MIT */
/* Texts folded so that they can be compared without regard to case, accents, apostrophes and look-alike letters. */
#ifndef SOLIPOST_SRC_LANG_FOLD_H
#define SOLIPOST_SRC_LANG_FOLD_H

#include "solipost/base/memory.h"

enum fold_form {
  FOLD_PLAIN,     /* a-z, as lang_search_query */
  FOLD_GERMAN,    /* a-z, ö is oe, ü is ue */
  FOLD_OWN_SCRIPT /* Latin letters plain, others in their own script: tells apart what a-z would not */
};

/* Words separated by one space; unlike in search keys a word may stand there twice. */
const char *fold_text(const char *text, enum fold_form form, struct arena *arena);

#endif
