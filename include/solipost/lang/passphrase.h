/* SPDX-License-Identifier: MIT */
/* Passphrases: brought into one form whatever system they were typed on, measured, and made of words. Nothing here keeps
 * a copy: bytes come from and go to memory of the caller, who wipes it. */
#ifndef SOLIPOST_LANG_PASSPHRASE_H
#define SOLIPOST_LANG_PASSPHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"

/* Bytes of UTF-8, the NUL behind them included. */
enum { PASSPHRASE_SIZE = 1024 };

enum passphrase_form {
  PASSPHRASE_TIDY,    /* it can be used */
  PASSPHRASE_EMPTY,   /* nothing but blanks */
  PASSPHRASE_NO_TEXT, /* not UTF-8 */
  PASSPHRASE_CONTROL, /* a control character within it: an arrow key was pressed */
  PASSPHRASE_TOO_LONG
};

/* NFC, blanks and a byte order mark at the ends taken off, nothing else: "ö" of one system and of another are the same
 * passphrase. `out` is ended by NUL. */
enum passphrase_form lang_passphrase_tidy(const char *typed, size_t length, char out[PASSPHRASE_SIZE],
                                          size_t *out_length);

/* One that guards a register is guessed against Argon2id (0.7 s and 256 MB a guess): a rich attacker with a hall of
 * computers makes some ten thousand guesses a second. 45 bits then last about fifty years, 60 bits more than a million:
 * below the first nothing is safe that must be kept from a state, from the second on nobody gets in by guessing. */
enum { PASSPHRASE_WEAK_BELOW_BITS = 45, PASSPHRASE_STRONG_FROM_BITS = 60, PASSPHRASE_GUESSES_PER_SECOND = 10000 };

/* How many bits whoever guesses cleverly has to try, by the words of data/passphrase-words and by what zxcvbn knows: common
 * passwords, names, dates, rows of keys, repetitions. `names` (ended by NULL, or NULL) are what everybody knows about
 * those who chose it: words of the group's name. */
MUST_CHECK bool lang_passphrase_bits(const char *passphrase, const char *const *names, double *bits,
                                     struct error *error);
/* Seconds until a passphrase of so many bits is guessed, on average. */
double lang_passphrase_seconds(double bits);

enum { PASSPHRASE_WORDS = 6 };
/* Six words drawn by the kernel's random numbers, with blanks between them, from the list of a language ("de") or, where
 * it has none, from the English one; about 63 bits. */
MUST_CHECK bool lang_passphrase_new(const char *tag, char out[PASSPHRASE_SIZE], struct error *error);

#endif
