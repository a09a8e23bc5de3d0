/* SPDX-License-Identifier: MIT */
/* Advice such as "solipost transfer P014 PRISON" can be typed as it stands only when the code needs no quotes. */
#include "code.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

static bool is_letter_or_digit(char c) { return ascii_is_alpha(c) || ascii_is_digit(c) || (unsigned char)c >= 0x80; }

bool code_check(const char *code, struct error *error) {
  bool good = is_letter_or_digit(code[0]);
  for (const char *at = code; good && *at != '\0'; at++) {
    good = is_letter_or_digit(*at) || strchr("-_.", *at) != NULL;
  }
  if (good) {
    return true;
  }
  error_set(error, ERROR_MISUSED,
            _("'%s' cannot be a code: it has to be one word of letters, digits, '-', '_' and '.'"), code);
  return error_hint(error, _("choose a short one such as P014 or TR-SNC, or leave it empty to have one made"));
}
