/* SPDX-License-Identifier: MIT */
/* A letter about a prisoner to an authority or an embassy. It never bears what letters to prisoners bear: the group's
 * address, or a letter number, which would lead from one to the other. */
#ifndef SOLIPOST_PRINT_PROTEST_H
#define SOLIPOST_PRINT_PROTEST_H

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/model/nouns.h"

struct protest {
  const struct prisoner *prisoner;
  const struct prison *prison; /* NULL: not known */
  const char *campaign;        /* name, or "" */
  const char *template_name;   /* of the kind "protest" */
  const char *language;        /* of the letter; "": that of the authority, or English */
  const char *address;         /* of the authority: lines, without the country */
  const char *country;         /* of the authority: code */
  const char *posting_country; /* where it is posted */
  const char *sender;          /* lines; "": lines to fill in */
  const char *note_language;   /* of whoever writes */
  const char *form;            /* of the letter: page/letter_form.h; "": as usual where it is posted */
  struct date day;
};

/* Chooses what is left open; errors: no such text, or one that is written to prisoners. */
MUST_CHECK bool protest_prepare(struct protest *protest, struct error *error);
/* Writes the letter of a prepared one to `path`, which must not exist. */
MUST_CHECK bool protest_print(const struct protest *protest, const char *path, struct arena *arena,
                              struct error *error);

#endif
