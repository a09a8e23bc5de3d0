/* SPDX-License-Identifier: MIT */
/* Just enough about the letters of the legacy encodings to tell which of them a text is in. */
#ifndef SOLIPOST_TABLE_LETTERS_H
#define SOLIPOST_TABLE_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

bool letter_is(uint32_t codepoint); /* letters and the marks of Hebrew and Arabic */
bool letter_is_upper(uint32_t codepoint);
bool letter_is_lower(uint32_t codepoint); /* false for scripts without case */
uint32_t letter_lower(uint32_t codepoint);
bool letter_is_latin(uint32_t codepoint);
bool letter_has_case(uint32_t codepoint); /* of Greek or Cyrillic script */
bool letter_is_vowel(uint32_t codepoint); /* of Greek or Cyrillic script; also signs that need no vowel beside them */

#endif
