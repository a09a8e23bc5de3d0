/* SPDX-License-Identifier: MIT */
/* Words in the texts of a run that mail rules speak of: each language is searched once, however many pieces it has. */
#ifndef SOLIPOST_PRINT_PRINT_TOPICS_H
#define SOLIPOST_PRINT_PRINT_TOPICS_H

#include "solipost/base/error.h"
#include "solipost/model/rule.h"
#include "solipost/template/template.h"

struct topics_of_texts;
MUST_CHECK bool topics_open(struct topics_of_texts **out, const char *group_name, struct error *error);
void topics_close(struct topics_of_texts *topics); /* NULL is harmless */

struct text_topics {
  const struct rule_word *words;
  size_t count;
  bool names_group; /* by name, or by a field that puts it in */
};
/* Valid as long as `topics`. */
const struct text_topics *topics_in(struct topics_of_texts *topics, const char *language, const struct template *text);

#endif
