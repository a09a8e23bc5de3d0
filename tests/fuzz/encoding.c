/* SPDX-License-Identifier: MIT */
/* Any bytes: a guess with a reason, valid samples, and either valid UTF-8 or an error at a place within the file. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/base/utf8.h"
#include "solipost/table/encoding.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool condition) {
  if (!condition) {
    abort();
  }
}

static void check_decoding(const uint8_t *data, size_t size, const char *encoding) {
  struct decoded decoded;
  struct error error = {0};
  bool good = encoding_decode(data, size, encoding, &decoded, &error);
  demand(utf8_valid_prefix(decoded.text, decoded.length) == decoded.length);
  if (!good) {
    demand(error.kind != ERROR_NONE && error.message[0] != '\0' && error.hint[0] != '\0');
    demand(error.kind != ERROR_DAMAGED || decoded.failed_offset < size);
  }
  decoded_release(&decoded);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const others[] = {"UTF-16LE",    "UTF-16BE", "UTF-16",  "ISO-8859-9", "SHIFT_JIS",
                                       "ISO-2022-JP", "UTF-7",    "GB18030", "UTF-8",      "WINDOWS-1255"};
  struct arena arena;
  arena_init(&arena);
  struct encoding_guess guess;
  struct error error = {0};
  if (encoding_guess(data, size, "", &arena, &guess, &error)) {
    demand(guess.name != NULL && guess.why != NULL);
    for (size_t i = 0; guess.samples[i] != NULL; i++) {
      demand(utf8_is_valid(guess.samples[i]) && i < ENCODING_SAMPLES);
    }
    check_decoding(data, size, guess.name);
  } else {
    demand(error.message[0] != '\0');
  }
  if (size > 0) {
    check_decoding(data + 1, size - 1, others[data[0] % COUNT_OF(others)]);
  }
  arena_release(&arena);
  return 0;
}
