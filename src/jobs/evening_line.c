/* SPDX-License-Identifier: MIT */
/* Takes apart what was typed about a letter of an evening. */
#include "solipost/jobs/evening_line.h"

#include <string.h>

#include "number_range.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

/* ---- what became of it ---- */

static const struct {
  const char *word, *shown;
} words_of_what[EVENING_WHAT_COUNT] = {
    [EVENING_WRITTEN] = {"", ""},
    /* Translators: typed at an evening behind a letter that somebody took home; one word. */
    [EVENING_HOME] = {"home", N_("home")},
    /* Translators: typed, one word: the letter waits for its translation. */
    [EVENING_TRANSLATION] = {"translation", N_("translation")},
    /* Translators: typed, one word: somebody reads the letter before it is posted. */
    [EVENING_READING] = {"reading", N_("reading")},
    /* Translators: typed, one word: the letter needs a stamp. */
    [EVENING_STAMP] = {"stamp", N_("stamp")},
    /* Translators: typed, one word: nobody wrote this letter. */
    [EVENING_NOBODY] = {"nobody", N_("nobody")},
};

const char *evening_what_word(enum evening_what what) { return words_of_what[what].word; }

bool evening_what_of(const char *word, enum evening_what *out) {
  if (strcmp(word, "-") == 0 || strcmp(word, "\xe2\x80\x93") == 0) {
    *out = EVENING_NOBODY;
    return true;
  }
  for (int what = EVENING_HOME; what < EVENING_WHAT_COUNT; what++) {
    if (!lang_same_words(word, words_of_what[what].word) && !lang_same_words(word, _(words_of_what[what].shown)))
      continue;
    *out = (enum evening_what)what;
    return true;
  }
  return false;
}

/* ---- words ---- */

struct word {
  const char *text;
  bool quoted;
};
struct words {
  struct word *items;
  size_t count;
};

/* Closing marks are those of the opening one: "..." or the typographic pairs. */
static size_t quote_at(const char *text, const char **closing) {
  static const char *const pairs[][2] = {{"\"", "\""},
                                         {"\xe2\x80\x9c", "\xe2\x80\x9d"}, /* “ ” */
                                         {"\xe2\x80\x9e", "\xe2\x80\x9c"}, /* „ “ */
                                         {"\xc2\xab", "\xc2\xbb"}};        /* « » */
  for (size_t i = 0; i < COUNT_OF(pairs); i++) {
    size_t length = strlen(pairs[i][0]);
    if (strncmp(text, pairs[i][0], length) != 0) continue;
    *closing = pairs[i][1];
    return length;
  }
  return 0;
}

static bool split(const char *text, struct arena *arena, struct words *out, struct error *error) {
  *out = (struct words){.items = ARENA_ARRAY(arena, struct word, strlen(text) + 1)};
  for (const char *at = text; *(at += strspn(at, " \t,;")) != '\0';) {
    const char *closing = NULL;
    size_t opening = quote_at(at, &closing);
    size_t length = strcspn(at, " \t,;");
    bool quoted = opening > 0;
    if (quoted) {
      const char *end = strstr(at + opening, closing);
      if (end == NULL) {
        error_set(error, ERROR_MISUSED, _("a quote is not closed"));
        return error_hint(error, _("close it behind the name: \"Deniz Örnek\" rose"));
      }
      at += opening;
      length = (size_t)(end - at);
    }
    out->items[out->count++] = (struct word){arena_strndup(arena, at, length), quoted};
    at += length + (quoted ? strlen(closing) : 0);
  }
  return true;
}

/* Words from..to, with a blank between them. */
static const char *join(const struct words *words, size_t from, size_t to, struct arena *arena) {
  const char *text = words->items[from].text;
  for (size_t i = from + 1; i < to; i++) text = arena_printf(arena, "%s %s", text, words->items[i].text);
  return text;
}

/* ---- numbers ---- */

static bool read_which(const char *text, struct evening_which *out) {
  *out = (struct evening_which){.how = EVENING_NUMBER, .name = ""};
  if (*text == '#') {
    out->how = EVENING_ROW;
    return number_range_read(text + 1, &out->from, &out->to);
  }
  if (ascii_starts_with_ignoring_case(text, "no.")) {
    out->how = EVENING_LETTER;
    return number_range_read(text + strlen("no."), &out->from, &out->to);
  }
  return number_range_read(text, &out->from, &out->to);
}

static bool counts_up(const struct evening_which *which, const char *text, struct error *error) {
  enum { MOST_AT_ONCE = 1000 };
  if (which->from > which->to) {
    error_set(error, ERROR_MISUSED, _("%s counts backwards"), text);
    return error_hint(error, _("the smaller number comes first"));
  }
  if (which->to - which->from < MOST_AT_ONCE) return true;
  return error_set(error, ERROR_MISUSED, _("%s are more than %d letters"), text, MOST_AT_ONCE);
}

/* ---- which letters ---- */

/* "P014", not "Rose": once a letter was named, only such a word can be another. */
static bool looks_like_code(const char *text) {
  size_t digits = 0;
  if (!ascii_is_alpha(*text)) return false;
  for (const char *at = text; *at != '\0'; at++) {
    if (ascii_is_digit(*at)) digits++;
    else if (digits > 0 || (!ascii_is_alpha(*at) && *at != '-')) return false;
  }
  return digits > 0;
}

static bool is_person(const struct evening_names *names, const char *words) {
  return names != NULL && names->is_person(names->context, words);
}

/* How many words from `first` on are a name: as many as somebody is called, at least one. */
static size_t name_length(const struct words *words, size_t first, const struct evening_names *names,
                          struct arena *arena) {
  size_t length = 1;
  enum evening_what what;
  if (words->items[first].quoted || strchr(words->items[first].text, '+') != NULL) return 1;
  for (size_t end = first + 2; end <= words->count; end++) {
    if (words->items[end - 1].quoted || evening_what_of(words->items[end - 1].text, &what)) break;
    if (is_person(names, join(words, first, end, arena))) length = end - first;
  }
  return length;
}

/* The letters, which stand first; *at: the word behind them. */
static bool take_letters(const struct words *words, const struct evening_names *names, struct arena *arena,
                         struct evening_line *out, size_t *at, struct error *error) {
  out->which = ARENA_ARRAY(arena, struct evening_which, words->count + 1);
  for (*at = 0; *at < words->count;) {
    const struct word *word = &words->items[*at];
    struct evening_which *which = &out->which[out->which_count];
    bool first = out->which_count == 0;
    if (!word->quoted && read_which(word->text, which)) {
      if (!counts_up(which, word->text, error)) return false;
      out->which_count++;
      ++*at;
      continue;
    }
    if (!first && (word->quoted || !looks_like_code(word->text) || !is_person(names, word->text))) break;
    size_t length = first ? name_length(words, *at, names, arena) : 1;
    *which = (struct evening_which){.how = EVENING_NAME, .name = join(words, *at, *at + length, arena)};
    out->which_count++;
    *at += length;
  }
  return true;
}

/* ---- who and what ---- */

/* "rose + Anna Maria" */
static void take_writers(const char *text, struct arena *arena, struct evening_line *out) {
  const char **by = ARENA_ARRAY(arena, const char *, strlen(text) + 1);
  out->by = by;
  for (const char *at = text; *(at += strspn(at, "+ ")) != '\0';) {
    size_t length = strcspn(at, "+");
    size_t kept = length;
    while (kept > 0 && at[kept - 1] == ' ') kept--;
    by[out->by_count++] = arena_strndup(arena, at, kept);
    at += length;
  }
}

static bool take_what(const char *word, bool *said, struct evening_line *out, struct error *error) {
  enum evening_what what = EVENING_WRITTEN;
  (void)evening_what_of(word, &what);
  if (*said && what != out->what) {
    error_set(error, ERROR_MISUSED, _("\"%s\" and \"%s\" exclude each other"), evening_what_word(out->what), word);
    return error_hint(error, _("say the one that comes first; the other when that is done"));
  }
  out->what = what;
  *said = true;
  return true;
}

static bool nobody_has_no_name(const struct evening_line *line, struct error *error) {
  if (line->what != EVENING_NOBODY || line->by_count == 0) return true;
  error_set(error, ERROR_MISUSED, _("nobody wrote it, and %s did?"), line->by[0]);
  return error_hint(error, _("leave out one of them"));
}

/* "1 rose 2 tulip" is two lines, not somebody called so. */
static bool is_no_letter(const struct word *word, const struct evening_names *names, struct error *error) {
  struct evening_which which;
  bool letter = read_which(word->text, &which) || (looks_like_code(word->text) && is_person(names, word->text));
  if (word->quoted || !letter) return true;
  error_set(error, ERROR_MISUSED, _("%s stands behind who wrote"), word->text);
  return error_hint(error, _("letters come first, and other writers need a line of their own: 12 15 rose"));
}

bool evening_line_parse(const char *text, const struct evening_names *names, struct arena *arena,
                        struct evening_line *out, struct error *error) {
  struct words words;
  size_t at;
  bool said = false;
  const char *writers = "";
  *out = (struct evening_line){.what = EVENING_WRITTEN, .code = ""};
  if (!split(text, arena, &words, error) || !take_letters(&words, names, arena, out, &at, error)) return false;
  if (out->which_count == 0) {
    error_set(error, ERROR_MISUSED, _("which letter is it?"));
    return error_hint(error, _("begin with its number, a row of the table list or a name: 412 rose"));
  }
  for (; at < words.count; at++) {
    enum evening_what what;
    const struct word *word = &words.items[at];
    if (!word->quoted && evening_what_of(word->text, &what)) {
      if (!take_what(word->text, &said, out, error)) return false;
    } else if (!is_no_letter(word, names, error)) {
      return false;
    } else {
      writers = arena_printf(arena, "%s%s%s", writers, *writers == '\0' ? "" : " ", word->text);
    }
  }
  take_writers(writers, arena, out);
  return nobody_has_no_name(out, error);
}

/* ---- a row of a list ---- */

static bool read_cell(const char *text, enum evening_how how, struct evening_which *out, struct error *error) {
  if (read_which(text, out)) {
    if (out->how == EVENING_NUMBER) out->how = how;
    return counts_up(out, text, error);
  }
  return error_set(error, ERROR_MISUSED, _("\"%s\" is no number"), text);
}

bool evening_line_of_cells(const struct evening_cells *cells, struct arena *arena, struct evening_line *out, bool *open,
                           struct error *error) {
  bool said = false;
  enum evening_what what;
  *out = (struct evening_line){
      .what = EVENING_WRITTEN, .which = ARENA_NEW(arena, struct evening_which), .code = cells->code};
  *open = *cells->writer == '\0' && *cells->what == '\0';
  if (*open) return true;
  out->which_count = 1;
  if (*cells->number != '\0') {
    if (!read_cell(cells->number, EVENING_LETTER, out->which, error)) return false;
  } else if (*cells->row != '\0') {
    if (!read_cell(cells->row, EVENING_ROW, out->which, error)) return false;
  } else if (*cells->code != '\0' || *cells->name != '\0') {
    const char *name = *cells->code != '\0' ? cells->code : cells->name;
    *out->which = (struct evening_which){.how = EVENING_NAME, .name = name};
  } else {
    error_set(error, ERROR_MISUSED, _("which letter is it?"));
    return error_hint(error, _("its row has neither a number nor a position, code or name"));
  }
  /* "-" in the column of writers says the same as in the other one. */
  bool crossed = evening_what_of(cells->writer, &what) && what == EVENING_NOBODY;
  if (crossed && !take_what(cells->writer, &said, out, error)) return false;
  if (*cells->what != '\0' && !evening_what_of(cells->what, &what)) {
    error_set(error, ERROR_MISUSED, _("\"%s\" is nothing that becomes of a letter"), cells->what);
    return error_hint(error, _("write home, translation, reading, stamp or nobody, or leave it empty"));
  }
  if (*cells->what != '\0' && !take_what(cells->what, &said, out, error)) return false;
  if (!crossed) take_writers(cells->writer, arena, out);
  return nobody_has_no_name(out, error);
}
