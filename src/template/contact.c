/* SPDX-License-Identifier: MIT */
/* Finds addresses by their form. A prison number or a date is none: telephone numbers begin with + or 0, or are written
 * as in America. */
#include "contact.h"

#include <string.h>

#include "solipost/base/compiler.h"
#include "solipost/base/utf8.h"

enum { FEWEST_DIGITS = 7 };

/* Letters of other scripts count, since names of hosts may hold them. */
static bool is_host_character(char c) {
  return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

static size_t host_at(const char *text) {
  size_t length = 0;
  while (is_host_character(text[length]) || (text[length] == '.' && length > 0 && is_host_character(text[length + 1])))
    length++;
  return length;
}

static bool begins_word(const char *text, size_t at) { return at == 0 || !is_host_character(text[at - 1]); }

/* ---- telephone ---- */

static bool is_between_digits(char c) { return c == ' ' || c == '-' || c == '/' || c == '(' || c == ')'; }

static size_t american_at(const char *at) {
  static const char FORM[] = "###-###-####";
  size_t i = 0;
  while (FORM[i] != '\0' && (FORM[i] == '#' ? ascii_is_digit(at[i]) : at[i] == FORM[i])) i++;
  return FORM[i] == '\0' && !ascii_is_digit(at[i]) ? i : 0;
}

static size_t telephone_at(const char *text, size_t at) {
  const char *start = text + at;
  if (at > 0 && (ascii_is_alpha(start[-1]) || ascii_is_digit(start[-1]) || strchr("/-.", start[-1]) != NULL)) return 0;
  size_t american = american_at(start);
  if (american > 0) return american;
  if (*start == '(') start++;
  if (*start != '+' && *start != '0') return 0;
  size_t digits = 0, length = (size_t)(start - text) - at + (*start == '+'), last = 0;
  for (const char *c = text + at + length; ascii_is_digit(*c) || (is_between_digits(*c) && digits > 0); c++) {
    if (ascii_is_digit(*c)) {
      digits++;
      last = (size_t)(c + 1 - (text + at));
    }
  }
  return digits >= FEWEST_DIGITS ? last : 0;
}

/* ---- web and e-mail ---- */

static size_t path_behind(const char *at) {
  size_t length = 0;
  if (*at != '/') return 0;
  while (at[length] != '\0' && !ascii_is_space(at[length]) && strchr("<>\"()", at[length]) == NULL) length++;
  while (length > 0 && strchr(".,;:!?", at[length - 1]) != NULL) length--;
  return length;
}

/* "example.org": a name of a host that ends as those do that people write without www. */
static bool ends_like_host(const char *host, size_t length) {
  static const char *const ENDS[] = {".com", ".org", ".net", ".info", ".eu", ".de",   ".at",  ".ch",    ".fr",
                                     ".es",  ".it",  ".uk",  ".us",   ".tr", ".ir",   ".ru",  ".ph",    ".gr",
                                     ".il",  ".nl",  ".be",  ".io",   ".me", ".blog", ".gov", ".press", ".news"};
  for (size_t i = 0; i < COUNT_OF(ENDS); i++) {
    size_t end = strlen(ENDS[i]);
    if (length <= end) continue;
    bool same = true;
    for (size_t j = 0; j < end; j++) same = same && ascii_lower(host[length - end + j]) == ENDS[i][j];
    if (same) return true;
  }
  return false;
}

static size_t web_at(const char *text, size_t at) {
  const char *start = text + at;
  size_t scheme = 0;
  if (!begins_word(text, at)) return 0;
  if (ascii_starts_with_ignoring_case(start, "http://")) scheme = strlen("http://");
  if (ascii_starts_with_ignoring_case(start, "https://")) scheme = strlen("https://");
  size_t host = host_at(start + scheme);
  bool is_host = scheme > 0 ? host > 0
                            : (ascii_starts_with_ignoring_case(start, "www.") && host > strlen("www.")) ||
                                  ends_like_host(start, host);
  return is_host ? scheme + host + path_behind(start + scheme + host) : 0;
}

/* `at` is the @ itself: before it a name, behind it a host; or a name alone, as on social media. */
static bool mail_around(const char *text, size_t at, size_t *start, size_t *end) {
  size_t host = host_at(text + at + 1);
  *start = at;
  *end = at + 1 + host;
  while (*start > 0 && (is_host_character(text[*start - 1]) || strchr(".+", text[*start - 1]) != NULL)) --*start;
  return host > 1;
}

bool contact_find(const char *text, size_t from, size_t *start, size_t *end) {
  for (size_t at = from; text[at] != '\0'; at++) {
    size_t length = 0;
    if (text[at] == '@') {
      if (mail_around(text, at, start, end) && *start >= from) return true;
      continue;
    }
    if (is_host_character(text[at]) && begins_word(text, at)) {
      /* "name@host" is found by its @, so that it is not taken for a host alone */
      size_t word = host_at(text + at);
      if (text[at + word] == '@' || text[at + word] == '+') continue;
      length = web_at(text, at);
    }
    if (length == 0) length = telephone_at(text, at);
    if (length == 0) continue;
    *start = at;
    *end = at + length;
    return true;
  }
  return false;
}
