/* SPDX-License-Identifier: MIT */
/* Templates as volunteers meet them: which there are, how one reads for a person made up, what to look at, a new one. */
#ifndef SOLIPOST_PRINT_TEMPLATES_H
#define SOLIPOST_PRINT_TEMPLATES_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/watch.h"

struct template_listed {
  const char *name;
  const char *kind, *title; /* of the text in the language of the screen, else in English, else of the first */
  const char *languages;    /* "ar, de, tr" */
  const char *read_in;      /* those of them a native reader has read; "" : none */
  const char *path;
  bool is_own, hides_shipped;
  const char *problem; /* "" or why one of the texts cannot be read */
};
/* All that can be called by a name, in its order. `language` is that of the screen. */
void templates_list(const char *language, struct arena *arena, struct template_listed **items, size_t *count);

/* ---- show ---- */

struct template_shown {
  const char *kind, *language, *title, *checked_by, *paper;
  const char *text; /* blocks separated by empty lines: what would be printed, or the source */
  size_t words;
};
enum template_view {
  TEMPLATE_FILLED, /* for a person of whom all is known */
  TEMPLATE_BARE,   /* for one of whom only name and prison are known */
  TEMPLATE_SOURCE
};
/* `language` NULL: that of a single file, else `screen_language` if there is one, else English, else the first. */
MUST_CHECK bool templates_show(const char *name, const char *language, const char *screen_language,
                               enum template_view view, struct arena *arena, struct template_shown *out,
                               struct error *error);

/* ---- check ---- */

enum template_look { TEMPLATE_LOOK_NOTE, TEMPLATE_LOOK_WARNING, TEMPLATE_LOOK_FAULT };

struct template_remark {
  enum template_look look;
  const char *file;    /* as people call it: "greeting/de.md" */
  size_t line, column; /* 0: about the template as a whole */
  const char *what, *why, *todo;
};
struct template_check_asked {
  const char *language;             /* only this one; NULL: all */
  const char *const *wanted;        /* languages there must be, ended by NULL; may be NULL */
  const char *const *organisations; /* names that must not stand in a text, ended by NULL; may be NULL */
  const char *const *writers;       /* likewise */
};
/* Remarks on all texts of the template that `name` leads to, in the order of files and lines. Fails when there is no such
 * template or text, not because of what is found. */
MUST_CHECK bool templates_check(const char *name, const struct template_check_asked *asked, struct arena *arena,
                                struct template_remark **remarks, size_t *count, size_t *texts, struct error *error);

/* ---- new ---- */

struct template_wanted {
  const char *name, *kind, *language;
  const char *from; /* a template to begin with; NULL: a text that explains itself */
};
/* The words a text without `from` begins with, in the language of the screen: to be written over. */
const char *templates_starter(void);
/* Writes <own folder>/<name>/<language>.md, private, never over another; *path says where. */
MUST_CHECK bool templates_new(const struct template_wanted *wanted, struct arena *arena, const char **path,
                              struct error *error);

#endif
