/* SPDX-License-Identifier: MIT */
/* Reasons of returns: by what is written on the letter, and by what somebody types. */
#include "solipost/jobs/return_marks.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

/* One key or two; those of refusals begin alike. */
static const char *const keys[] = {
    [RETURN_UNKNOWN] = "?",         [RETURN_RELEASED] = "f",         [RETURN_TRANSFERRED] = "t",
    [RETURN_MOVED] = "m",           [RETURN_REFUSED_CONTENT] = "rc", [RETURN_REFUSED_ENCLOSURE] = "re",
    [RETURN_REFUSED_SENDER] = "rs", [RETURN_REFUSED_NUMBER] = "rn",  [RETURN_REFUSED_LANGUAGE] = "rl",
    [RETURN_UNKNOWN_PERSON] = "n",  [RETURN_ADDRESS] = "a",          [RETURN_UNCLAIMED] = "u",
    [RETURN_ILLEGIBLE] = "i",       [RETURN_MAIL_BAN] = "b",         [RETURN_SUSPENDED] = "s",
    [RETURN_POSTAGE] = "p",         [RETURN_DAMAGED] = "d",          [RETURN_DECEASED] = "x",
    [RETURN_OTHER] = "o",
};

static const struct choice *choices(void) { return noun_field(&returned_mail_noun, "reason")->choices; }

const char *return_reason_key(int reason) { return keys[reason]; }
const char *return_reason_word(int reason) { return choices()[reason].word; }
const char *return_reason_label(int reason) { return _(choices()[reason].label); }

int return_reason_of_word(const char *word) {
  for (int i = 0; i < (int)COUNT_OF(keys); i++)
    if (strcmp(word, choices()[i].word) == 0) return i;
  return -1;
}

/* "unknown" alone is none: on envelopes it says that nobody there knows the person. */
int return_reason_typed(const char *typed) {
  int begins = -1, count = 0;
  for (int i = RETURN_UNKNOWN + 1; i < (int)COUNT_OF(keys); i++) {
    const char *label = _(choices()[i].label);
    if (ascii_equal_ignoring_case(typed, keys[i])) return i;
    if (ascii_equal_ignoring_case(typed, choices()[i].word) || lang_same_words(typed, label)) return i;
    if (*typed == '\0' ||
        !(ascii_starts_with_ignoring_case(choices()[i].word, typed) || ascii_starts_with_ignoring_case(label, typed)))
      continue;
    begins = i;
    count++;
  }
  return count == 1 ? begins : -1;
}

/* " tahliye oldu ", so that whole words are compared. */
static const char *folded(const char *text, struct arena *arena) {
  struct buffer words;
  buffer_init(&words);
  lang_search_query(text, &words);
  const char *all = arena_printf(arena, " %s ", words.bytes == NULL ? "" : words.bytes);
  buffer_release(&words);
  return all;
}

bool return_mark_reason(const char *text, struct arena *arena, bool *found, int *reason, struct error *error) {
  struct datafile marks;
  size_t longest = 2; /* two blanks are no words */
  *found = false;
  *reason = RETURN_UNKNOWN;
  if (!datafile_load(&marks, "return-marks.tsv", arena, error)) return false;
  int mark_column = datafile_column(&marks, "mark"), reason_column = datafile_column(&marks, "reason");
  const char *typed = folded(text, arena);
  for (size_t row = 0; row < marks.row_count; row++) {
    const char *mark = folded(datafile_cell(&marks, row, mark_column), arena);
    if (strlen(mark) <= longest || strstr(typed, mark) == NULL) continue;
    longest = strlen(mark);
    *reason = return_reason_of_word(datafile_cell(&marks, row, reason_column));
    *found = *reason >= 0;
  }
  if (!*found) *reason = RETURN_UNKNOWN;
  return true;
}
