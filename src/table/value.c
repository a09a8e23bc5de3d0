/* SPDX-License-Identifier: MIT */
/* Dates out of cells and answers. The text is cut into numbers, one word for the month and what stands between; what could
 * mean two days is refused, never guessed. */
#include "solipost/table/value.h"

#include <string.h>

#include "month_names.h"
#include "solar_calendar.h"
#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

enum { NUMBERS = 3, WORD_BYTES = 64, NO_YEAR = -1, FIRST_YEAR = 1600 };

struct number {
  int value;
  int digits;
};

struct parts {
  struct number numbers[NUMBERS];
  int count;
  char separators[NUMBERS]; /* behind each number: - . / or a blank; 0 at the end */
  int month;                /* from a word, as month_from_word; 0 when none */
  bool persian_digits;
  bool dashes_first; /* "--04-09" */
};

static bool refuse(struct error *error, const char *text, const char *why) {
  error_set(error, ERROR_MISUSED, _("'%s' is not a date: %s"), text, why);
  return error_hint(error,
                    _("Dates are written like 1980-04-03, 3.4.1980 or 3 April 1980; birthdays also without a year: "
                      "04-03, 3.4. or 3 April"));
}

/* Digits of the world made ours; marks of direction gone; other blanks and dashes made plain. */
static void normalise(const char *text, struct buffer *out, bool *persian_digits) {
  const char *at = text;
  const char *end = text + strlen(text);
  *persian_digits = false;
  while (at < end) {
    uint32_t c = utf8_next(&at, end);
    if (c >= 0x6F0 && c <= 0x6F9) {
      *persian_digits = true;
      buffer_append_char(out, (char)('0' + (c - 0x6F0)));
    } else if (c >= 0x660 && c <= 0x669) {
      buffer_append_char(out, (char)('0' + (c - 0x660)));
    } else if (c == 0x200E || c == 0x200F || c == 0x61C || c == 0xFEFF || (c >= 0x202A && c <= 0x202E) ||
               (c >= 0x2066 && c <= 0x2069)) {
      continue;
    } else if (c == 0xA0 || c == 0x202F || c == 0x60C || c == ',' || ascii_is_space(c < 0x80 ? (char)c : 'x')) {
      buffer_append_char(out, ' ');
    } else if (c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2212) {
      buffer_append_char(out, '-');
    } else {
      buffer_append_codepoint(out, c == UTF8_BAD ? 0xFFFD : c);
    }
  }
  while (out->length > 0 && out->bytes[out->length - 1] == ' ') {
    buffer_truncate(out, out->length - 1);
  }
}

static bool in_word(char c) { return ascii_is_alpha(c) || (unsigned char)c >= 0x80 || c == '\''; }

/* Words that say nothing: "3 de abril de 1980", "of", "года", "م" (Gregorian). */
static bool is_filler(const char *word) {
  static const char *const fillers[] = {"de", "del", "of", "the", "г", "года", "م", "a", "an", "ê", "yılı", "sala"};
  for (size_t i = 0; i < COUNT_OF(fillers); i++) {
    if (ascii_equal_ignoring_case(word, fillers[i])) {
      return true;
    }
  }
  return false;
}

/* "3rd", "1er", "9ê", "2026an": an ending glued to a number. */
static bool is_ending(const char *text, const char *word) { return word > text && ascii_is_digit(word[-1]); }

static bool take_number(const char **at, struct parts *parts) {
  struct number number = {0, 0};
  for (; ascii_is_digit(**at); ++*at) {
    if (number.digits == 4) {
      return false;
    }
    number.value = number.value * 10 + (**at - '0');
    number.digits++;
  }
  if (parts->count == NUMBERS) {
    return false;
  }
  parts->numbers[parts->count++] = number;
  return true;
}

/* A month of two words ("كانون الثاني") is looked up with a '_' between them. */
static bool take_word(const char *text, const char **at, struct parts *parts) {
  const char *from = *at;
  while (in_word(**at)) {
    ++*at;
  }
  size_t size = (size_t)(*at - from);
  char word[WORD_BYTES * 2];
  if (size >= WORD_BYTES) {
    return false;
  }
  memcpy(word, from, size);
  word[size] = '\0';
  if (is_filler(word) || (is_ending(text, from) && utf8_count(word) <= 3)) {
    return true;
  }
  int month = month_from_word(word);
  if (month == 0 && **at == ' ' && in_word((*at)[1])) {
    const char *second = *at + 1;
    size_t second_size = 0;
    while (in_word(second[second_size])) {
      second_size++;
    }
    if (second_size < WORD_BYTES) {
      word[size] = '_';
      memcpy(word + size + 1, second, second_size);
      word[size + 1 + second_size] = '\0';
      month = month_from_word(word);
      *at = second + second_size;
    }
  }
  if (month == 0 || parts->month != 0) {
    return false;
  }
  parts->month = month;
  return true;
}

/* Behind a whole date a spreadsheet may write the time of day: "1980-04-03T00:00:00", "3.4.1980 0:00". */
static bool is_time(const char *text) {
  if (*text != 'T' && *text != ' ') {
    return false;
  }
  text += strspn(text, "T ");
  size_t hour = strspn(text, "0123456789");
  return (hour == 1 || hour == 2) && text[hour] == ':' && text[strspn(text, "0123456789:.+-Z APMapm")] == '\0';
}

static bool cut(const char *text, struct parts *parts) {
  const char *at = text;
  if (strncmp(at, "--", 2) == 0) {
    parts->dashes_first = true;
    at += 2;
  }
  while (*at != '\0') {
    if (parts->count == NUMBERS && is_time(at)) {
      return true;
    }
    if (ascii_is_digit(*at)) {
      if (!take_number(&at, parts)) {
        return false;
      }
    } else if (in_word(*at)) {
      if (!take_word(text, &at, parts)) {
        return false;
      }
    } else if (*at == ' ' && parts->count == 0) {
      at++; /* behind a month that comes first */
    } else if (*at == '-' || *at == '.' || *at == '/' || *at == ' ') {
      char *separator = parts->count > 0 ? &parts->separators[parts->count - 1] : NULL;
      if (separator == NULL || (*separator != 0 && *separator != ' ' && *at != ' ')) {
        return false;
      }
      *separator = *separator == 0 || *separator == ' ' ? *at : *separator;
      at++;
    } else {
      return false;
    }
  }
  return true;
}

/* Puts a day together; `year` NO_YEAR when none is written: 0000 is one, and wrong. */
static bool make_date(const char *text, int year, int month, int day, bool persian_digits, struct date *out,
                      struct error *error) {
  bool solar = month > MONTH_SOLAR || (persian_digits && year >= SOLAR_YEAR_FIRST && year <= SOLAR_YEAR_LAST);
  if (solar) {
    if (year == NO_YEAR) {
      return refuse(error, text, _("a day of the solar calendar needs its year"));
    }
    if (solar_to_gregorian(year, month > MONTH_SOLAR ? month - MONTH_SOLAR : month, day, out)) {
      return true;
    }
    return refuse(error, text, _("there is no such day"));
  }
  if (year == 0) {
    return refuse(error, text, _("there is no such year"));
  }
  if (year != NO_YEAR && year < FIRST_YEAR) {
    return refuse(error, text, _("the year seems to be of another calendar; write the Gregorian date"));
  }
  struct date date = {
      .year = (short)(year != NO_YEAR ? year : 0), .month = (signed char)month, .day = (signed char)day};
  if (month > 12 || day > 31 || !date_is_valid(date)) {
    return refuse(error, text, _("there is no such day"));
  }
  *out = date;
  return true;
}

/* Which of two numbers is the day, when the text alone has to tell. False: it could be either. */
static bool day_is_first(const struct parts *parts, enum date_order order, bool *first) {
  int a = parts->numbers[0].value;
  int b = parts->numbers[1].value;
  bool dotted = parts->separators[0] == '.';
  if (order == DATE_ORDER_DMY || order == DATE_ORDER_MDY) {
    *first = order == DATE_ORDER_DMY;
    return true;
  }
  *first = dotted || a > 12 || a == b;
  return dotted || a > 12 || b > 12 || a == b;
}

static bool refuse_either(struct error *error, const char *text) {
  error_set(error, ERROR_AMBIGUOUS, _("'%s' could be two different days"), text);
  return error_hint(error, _("Write the year first, or the month by its name: 1980-04-03, 3 April 1980"));
}

static bool read_with_month_name(const char *text, const struct parts *parts, bool year_optional, struct date *out,
                                 struct error *error) {
  const struct number *a = &parts->numbers[0];
  const struct number *b = &parts->numbers[1];
  if (parts->count == 1 && a->digits <= 2) {
    return year_optional ? make_date(text, NO_YEAR, parts->month, a->value, parts->persian_digits, out, error)
                         : refuse(error, text, _("the year is missing"));
  }
  if (parts->count == 1) {
    return refuse(error, text, _("the day is missing"));
  }
  if (parts->count == 2 && a->digits <= 2 && b->digits == 4) {
    return make_date(text, b->value, parts->month, a->value, parts->persian_digits, out, error);
  }
  if (parts->count == 2 && a->digits == 4 && b->digits <= 2) {
    return make_date(text, a->value, parts->month, b->value, parts->persian_digits, out, error);
  }
  return refuse(error, text, _("the year needs four digits"));
}

static bool read_three_numbers(const char *text, const struct parts *parts, enum date_order order, struct date *out,
                               struct error *error) {
  const struct number *numbers = parts->numbers;
  if (numbers[0].digits == 4 && numbers[1].digits <= 2 && numbers[2].digits <= 2) {
    return make_date(text, numbers[0].value, numbers[1].value, numbers[2].value, parts->persian_digits, out, error);
  }
  if (numbers[2].digits != 4 || numbers[0].digits > 2 || numbers[1].digits > 2) {
    return refuse(error, text, _("the year needs four digits"));
  }
  bool first = false;
  if (!day_is_first(parts, order, &first)) {
    return refuse_either(error, text);
  }
  return make_date(text, numbers[2].value, numbers[first ? 1 : 0].value, numbers[first ? 0 : 1].value,
                   parts->persian_digits, out, error);
}

static bool read_two_numbers(const char *text, const struct parts *parts, enum date_order order, bool year_optional,
                             struct date *out, struct error *error) {
  if (parts->numbers[0].digits > 2 || parts->numbers[1].digits > 2) {
    return refuse(error, text, _("the day is missing"));
  }
  if (!year_optional) {
    return refuse(error, text, _("the year is missing"));
  }
  bool iso = parts->dashes_first || (parts->separators[0] == '-' && order != DATE_ORDER_DMY &&
                                     parts->numbers[0].digits == 2 && parts->numbers[1].digits == 2);
  bool first = false;
  if (!iso && !day_is_first(parts, order, &first)) {
    return refuse_either(error, text);
  }
  return make_date(text, NO_YEAR, parts->numbers[first ? 1 : 0].value, parts->numbers[first ? 0 : 1].value, false, out,
                   error);
}

static bool read_parts(const char *text, const struct parts *parts, enum date_order order, bool year_optional,
                       struct date *out, struct error *error) {
  if (parts->month > 0) {
    return read_with_month_name(text, parts, year_optional, out, error);
  }
  switch (parts->count) {
  case 3: return read_three_numbers(text, parts, order, out, error);
  case 2: return read_two_numbers(text, parts, order, year_optional, out, error);
  case 1: return refuse(error, text, _("day and month are missing"));
  default: return refuse(error, text, _("it holds no day"));
  }
}

static bool is_word(const char *text, const char *english, const char *translated) {
  return ascii_equal_ignoring_case(text, english) || strcmp(text, translated) == 0;
}

bool date_from_text(const char *text, enum date_order order, bool year_optional, struct date relative_to,
                    struct date *out, struct error *error) {
  struct buffer plain;
  buffer_init(&plain);
  struct parts parts = {0};
  *out = (struct date){0};
  normalise(text, &plain, &parts.persian_digits);
  const char *trimmed = plain.bytes + strspn(plain.bytes, " ");
  bool good = true;
  if (date_is_set(relative_to) && is_word(trimmed, "today", _("today"))) {
    *out = relative_to;
  } else if (date_is_set(relative_to) && is_word(trimmed, "yesterday", _("yesterday"))) {
    *out = date_add_days(relative_to, -1);
  } else if (date_is_set(relative_to) && is_word(trimmed, "tomorrow", _("tomorrow"))) {
    *out = date_add_days(relative_to, 1);
  } else if (strlen(trimmed) > 4 * WORD_BYTES || !cut(trimmed, &parts)) {
    good = refuse(error, text, _("it is written in a way solipost does not know"));
  } else {
    good = read_parts(text, &parts, order, year_optional, out, error);
  }
  buffer_release(&plain);
  return good;
}
