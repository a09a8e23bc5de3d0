/* SPDX-License-Identifier: MIT */
/* Languages: from whatever a list calls them to the tag the register keeps, and back to a name people read. */
#include "solipost/lang/tag.h"

#include <string.h>

#include <unicode/uloc.h>

#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "fold.h"
#include "utf16.h"

struct alias {
  const char *text, *tag;
};

/* Codes that other programs write, and the name ICU uses inside. */
static const struct alias CODES[] = {
    {"kmr", "ku"},
    {"kur", "ku"},
    {"fil", "tl"},
    {"tgl", "tl"},
    {"tl", "tl"},
    {"iw", "he"},
    {"ji", "yi"},
    {"in", "id"},
    {"mo", "ro"},
    {"sh", "sr"},
    {"no", "nb"},
    {"prs", "fa"},
    {"pes", "fa"},
    {"arb", "ar"},
    {"diq", "zza"},
    {"kiu", "zza"},
    {"azj", "az"},
    {"azb", "az"},
    /* libraries' three-letter codes where they differ from the usual ones */
    {"ger", "de"},
    {"fre", "fr"},
    {"per", "fa"},
    {"gre", "el"},
    {"chi", "zh"},
    {"arm", "hy"},
    {"geo", "ka"},
    {"rum", "ro"},
    {"alb", "sq"},
    {"dut", "nl"},
    {"cze", "cs"},
    {"slo", "sk"},
    {"baq", "eu"},
    {"ice", "is"},
    {"mac", "mk"},
    {"bur", "my"},
    {"may", "ms"},
};

/* Names that ICU does not give, in plain letters. */
static const struct alias NAMES[] = {
    {"kurdi", "ku"},
    {"kurmanci", "ku"},
    {"kurmanji", "ku"},
    {"kurmandschi", "ku"},
    {"kirmanci", "zza"},
    {"kurdish", "ku"},
    {"kurdisch", "ku"},
    {"kurtce", "ku"},
    {"kurde", "ku"},
    {"curdo", "ku"},
    {"kurdskiy", "ku"},
    {"northern kurdish", "ku"},
    {"nordkurdisch", "ku"},
    {"kurdish kurmanji", "ku"},
    {"kurmanji kurdish", "ku"},
    {"kurdi kurmanci", "ku"},
    {"sorani", "ckb"},
    {"central kurdish", "ckb"},
    {"kurdish sorani", "ckb"},
    {"sorani kurdish", "ckb"},
    {"kurdi sorani", "ckb"},
    {"kurdiy nawendi", "ckb"},
    {"zentralkurdisch", "ckb"},
    {"farsi", "fa"},
    {"persian", "fa"},
    {"persisch", "fa"},
    {"farsca", "fa"},
    {"dari", "fa"},
    {"tagalog", "tl"},
    {"filipino", "tl"},
    {"pilipino", "tl"},
    {"philippinisch", "tl"},
    {"zazaki", "zza"},
    {"zazaisch", "zza"},
    {"castellano", "es"},
    {"castilian", "es"},
    {"norwegian", "nb"},
    {"norwegisch", "nb"},
    {"mandarin", "zh"},
    {"flemish", "nl"},
    {"ivrit", "he"},
    {"moldovan", "ro"},
    {"byelorussian", "be"},
    {"weissrussisch", "be"},
    {"rumeysk", "el"},
    {"rumca", "el"},
};

/* Languages whose names are understood, and in which languages those names are. */
static const char *const LANGUAGES[] = {
    "en", "de", "tr", "ku", "ckb", "ar", "fa", "he", "tl", "fr", "es",  "it",  "ru", "el",  "pt", "uk", "nl",  "sv",
    "da", "nb", "fi", "pl", "cs",  "sk", "hu", "ro", "bg", "sr", "hr",  "bs",  "sl", "mk",  "sq", "be", "hy",  "ka",
    "az", "kk", "uz", "ky", "tg",  "tk", "ur", "ps", "hi", "bn", "pa",  "ta",  "te", "ml",  "mr", "gu", "kn",  "si",
    "ne", "th", "vi", "id", "ms",  "zh", "ja", "ko", "my", "km", "lo",  "mn",  "am", "ti",  "so", "sw", "zza", "yi",
    "ca", "eu", "gl", "et", "lv",  "lt", "is", "ga", "mt", "af", "ceb", "ilo", "ug", "syr", "eo",
};
static const char *const NAMED_IN[] = {"en", "de", "fr", "es", "tr",  "ar", "fa", "ru",
                                       "it", "pt", "nl", "el", "ckb", "ku", "fil"};

struct locale {
  struct locale *next;
  const char *tag, *name;
};

/* Few tags are ever used in one process; each is looked up in ICU once and kept. */
const char *lang_icu_locale(const char *tag) {
  static struct locale *locales;
  if (tag == NULL || *tag == '\0') return "en";
  for (const struct locale *locale = locales; locale != NULL; locale = locale->next) {
    if (strcmp(locale->tag, tag) == 0) return locale->name;
  }
  char name[ULOC_FULLNAME_CAPACITY] = "en";
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed = 0;
  int32_t length = uloc_forLanguageTag(tag, name, (int32_t)sizeof name, &parsed, &status);
  if (U_FAILURE(status) || length == 0) snprintf(name, sizeof name, "en");
  if (strcmp(tag, "tl") == 0) snprintf(name, sizeof name, "fil");
  if (strcmp(tag, "kmr") == 0) snprintf(name, sizeof name, "ku");

  struct locale *locale = mem_alloc(sizeof *locale);
  *locale = (struct locale){.next = locales, .tag = mem_strdup(tag), .name = mem_strdup(name)};
  locales = locale;
  return locale->name;
}

static const char *tag_of_code(const char *code) {
  for (size_t i = 0; i < COUNT_OF(CODES); i++) {
    if (strcmp(code, CODES[i].text) == 0) return CODES[i].tag;
  }
  return NULL;
}

/* Two letters, or three of a language that has no two. Only codes that ICU knows: "xx" is none. */
static bool is_language_code(const char *code) {
  for (const char *const *known = uloc_getISOLanguages(); *known != NULL; known++) {
    if (strcmp(code, *known) == 0) return true;
  }
  return false;
}

/* "pt_BR", "TR", "deu", "sr-Latn", "en-GB": the code of the language, then script and region if they are given. */
static const char *tag_from_code(const char *text, struct arena *arena) {
  size_t length = strcspn(text, "-_");
  if (length < 2 || length > 3) return NULL;
  char code[4] = "";
  for (size_t i = 0; i < length; i++) {
    if (!ascii_is_alpha(text[i])) return NULL;
    code[i] = ascii_lower(text[i]);
  }
  const char *language = tag_of_code(code);
  if (language == NULL && is_language_code(code)) language = arena_strdup(arena, code);
  if (language == NULL) {
    /* three letters of a language that has two: ICU's canonical form knows them */
    char canonical[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_canonicalize(code, canonical, (int32_t)sizeof canonical, &status);
    if (U_FAILURE(status) || !is_language_code(canonical)) return NULL;
    language = tag_of_code(canonical);
    if (language == NULL) language = arena_strdup(arena, canonical);
  }
  if (text[length] == '\0') return language;

  char *whole = arena_printf(arena, "%s-%s", language, text + length + 1);
  for (char *at = whole; *at != '\0'; at++) {
    if (*at == '_') *at = '-';
  }
  char locale[ULOC_FULLNAME_CAPACITY], tag[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  int32_t parsed = 0;
  uloc_forLanguageTag(whole, locale, (int32_t)sizeof locale, &parsed, &status);
  if (U_FAILURE(status) || (size_t)parsed != strlen(whole)) return NULL;
  uloc_toLanguageTag(locale, tag, (int32_t)sizeof tag, true, &status);
  if (U_FAILURE(status)) return NULL;
  const char *rest = strchr(tag, '-');
  return arena_printf(arena, "%s%s", language, rest != NULL ? rest : "");
}

/* NULL when ICU has no name for it in that language and would answer in another one. */
static const char *display_name(const char *tag, const char *in_language, struct arena *arena) {
  UChar name[128];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length =
      uloc_getDisplayName(lang_icu_locale(tag), lang_icu_locale(in_language), name, (int32_t)COUNT_OF(name), &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || length >= (int32_t)COUNT_OF(name)) return NULL;
  return utf16_to_arena(name, length, arena);
}

struct known_name {
  const char *folded, *tag;
};

/* About 1,300 names, made when the first name (not a code) is asked for. */
static const struct known_name *known_names(size_t *count) {
  static LIST(struct known_name) names;
  static struct arena arena;
  if (names.count == 0) {
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(LANGUAGES); i++) {
      for (size_t j = 0; j <= COUNT_OF(NAMED_IN); j++) { /* the last: in the language itself */
        const char *in = j < COUNT_OF(NAMED_IN) ? NAMED_IN[j] : LANGUAGES[i];
        const char *name = display_name(LANGUAGES[i], in, &arena);
        if (name == NULL) continue;
        LIST_PUSH(&names, (struct known_name){.folded = fold_text(name, FOLD_PLAIN, &arena), .tag = LANGUAGES[i]});
      }
    }
  }
  *count = names.count;
  return names.items;
}

const char *lang_tag_from_text(const char *text, struct arena *arena) {
  struct buffer clean;
  buffer_init(&clean);
  lang_clean(text, false, &clean);
  const char *wanted = arena_strndup(arena, clean.bytes, clean.length);
  buffer_release(&clean);

  const char *tag = tag_from_code(wanted, arena);
  if (tag != NULL) return tag;
  const char *folded = fold_text(wanted, FOLD_PLAIN, arena);
  if (*folded == '\0') return NULL;
  for (size_t i = 0; i < COUNT_OF(NAMES); i++) {
    if (strcmp(NAMES[i].text, folded) == 0) return NAMES[i].tag;
  }
  size_t count;
  const struct known_name *names = known_names(&count);
  for (size_t i = 0; i < count; i++) {
    if (strcmp(names[i].folded, folded) == 0) return names[i].tag;
  }
  return NULL;
}

bool lang_is_right_to_left(const char *tag) { return uloc_isRightToLeft(lang_icu_locale(tag)); }

bool lang_is_latin(const char *tag) {
  UErrorCode status = U_ZERO_ERROR;
  char full[ULOC_FULLNAME_CAPACITY] = "", script[ULOC_SCRIPT_CAPACITY] = "";
  uloc_addLikelySubtags(lang_icu_locale(tag), full, sizeof full, &status);
  uloc_getScript(full, script, sizeof script, &status);
  return U_SUCCESS(status) && strcmp(script, "Latn") == 0;
}

const char *lang_name(const char *tag, const char *in_language, struct arena *arena) {
  const char *name = display_name(tag, in_language, arena);
  if (name == NULL) name = display_name(tag, "en", arena);
  return name != NULL ? name : arena_strdup(arena, tag);
}
