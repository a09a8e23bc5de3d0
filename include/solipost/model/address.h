/* SPDX-License-Identifier: MIT */
/* How a letter is addressed: the prison's own layout wins, else the format of its country (127 of them,
 * data/address-formats.tsv); the country line only across a border, last, in capitals, in the language of posting. */
#ifndef SOLIPOST_MODEL_ADDRESS_H
#define SOLIPOST_MODEL_ADDRESS_H

#include "solipost/model/address_template.h"
#include "solipost/model/nouns.h"

struct address_request {
  const struct prisoner *prisoner;
  const struct stay *stay; /* unit and ward; may be NULL */
  const struct prison *prison;
  const char *posting_country;  /* code */
  const char *posting_language; /* language of the country line; "" for the main language of posting_country */
  bool local_script;            /* also give the lines in the local script */
  const struct relay *relay;    /* who passes letters to this person on, where one is needed; NULL: nobody is known */
};

struct address_block {
  const char *lines;        /* separated by '\n', never empty lines, country line included */
  const char *local_lines;  /* "" unless asked for and known */
  const char *unused_field; /* a field that was entered but does not reach the address ("ward"), else "" : warn */
};

/* Errors: a required field is empty (names it), no layout for that country, nothing to address. */
MUST_CHECK bool address_compose(const struct address_request *request, struct arena *arena, struct address_block *out,
                                struct error *error);

/* Whether mail for this person goes through somebody: the person's own wish, or all mail to the prison. `prison` may be NULL. */
bool address_needs_relay(const struct prisoner *prisoner, const struct prison *prison);
/* The address of whoever passes the letter on; request->relay is set, the prison may be NULL. */
void address_of_relay(const struct address_request *request, struct arena *arena, struct address_block *out);

/* Main language of a country's post, from data/address-formats.tsv ("TR" -> "tr"); "" when unknown. */
const char *address_language_of_country(const char *country);

#endif
