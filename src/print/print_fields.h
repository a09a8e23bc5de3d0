/* SPDX-License-Identifier: MIT */
/* The template fields of a piece as it is kept in the register: lines `name<TAB>value`. Names that begin with '_' are for
 * the program and no fields of a template. */
#ifndef SOLIPOST_PRINT_PRINT_FIELDS_H
#define SOLIPOST_PRINT_PRINT_FIELDS_H

#include "solipost/base/buffer.h"
#include "solipost/template/template.h"

/* Language of the country the piece goes to: letters of the address are shaped in it. */
#define FIELD_ADDRESS_LANGUAGE "_address_language"

/* Language of whoever writes: the note on a card without a sender is for them. */
#define FIELD_NOTE_LANGUAGE "_note_language"

/* Words of the page as they were when the piece was made, so that it can be printed again just so: the letter number with
 * NUMBER_PLACE where the number goes, and the note. Pieces of older registers lack them. */
#define FIELD_NUMBER_WORDS "_number_words"
#define FIELD_NOTE_WORDS "_note_words"
#define NUMBER_PLACE "{number}"

/* Of a piece that goes through somebody who passes it on: for whom it is (name and number; "" for all others), the names
 * alone, as they stand on a card; language and words of the inner sheet, one a line. */
#define FIELD_RELAY_FOR "_relay_for"
#define FIELD_RELAY_NAMES "_relay_names"
#define FIELD_RELAY_LANGUAGE "_relay_language"
#define FIELD_RELAY_WORDS "_relay_words"
#define FIELD_RELAY_BACK "_relay_back" /* where it goes back to: the group, whoever writes */
#define FIELD_RELAY_NUMBER_WORDS "_relay_number_words"
/* Of letters, frozen too: the date in words, name and number of the prisoner, "Page {page} of {pages}", "Enclosed:". */
#define FIELD_LETTER_DATE "_letter_date"
#define FIELD_PRISONER_LINE "_prisoner"
#define FIELD_PAGE_WORDS "_page_words"
#define FIELD_ENCLOSURES_WORDS "_enclosures_words"

/* Backslash, tab and line breaks in the value are escaped. */
void print_fields_add(struct buffer *lines, const char *name, const char *value);

/* All of them; room for `spare` more is left at the end. */
MUST_CHECK bool print_fields_read(const char *lines, size_t spare, struct arena *arena, struct template_field **fields,
                                  size_t *count, struct error *error);
const char *print_fields_find(const struct template_field *fields, size_t count, const char *name); /* "" when absent */

#endif
