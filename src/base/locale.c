/* SPDX-License-Identifier: MIT */
/* Chooses the language of the screen, also on machines where no locale was ever generated. */
#include "solipost/base/locale.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/base/file.h"
#include "solipost/base/path.h"

#define DOMAIN_NAME "solipost"

static char language[16] = "en";

const char *locale_language(void) { return language; }

/* The environment's wish for messages, by the rule of POSIX: LC_ALL over LC_MESSAGES over LANG. "" when none. */
static const char *wished_locale(void) {
  static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < COUNT_OF(variables); i++) {
    const char *value = getenv(variables[i]);
    if (value != NULL && value[0] != '\0') return value;
  }
  return "";
}

static bool is_plain_c(const char *locale) { return strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0; }

/* "de_AT.UTF-8@euro" wishes "de_AT"; gettext itself goes on from there to "de". */
static void wish_language_of(const char *locale) {
  char name[32];
  size_t length = strcspn(locale, ".@");
  if (length == 0 || length >= sizeof name) return;
  memcpy(name, locale, length);
  name[length] = '\0';
  setenv("LANGUAGE", name, 0); /* a wish already there is stronger */
}

/* gettext looks into catalogues only under a locale other than "C". Where the wished one is not installed, C.UTF-8,
 * which is part of the C library, takes its place and the wish is handed on as LANGUAGE. */
static void choose_locale(void) {
  const char *wish = wished_locale();
  bool installed = setlocale(LC_ALL, "") != NULL;
  if (!installed) setlocale(LC_ALL, "C");
  if (!installed || is_plain_c(setlocale(LC_CTYPE, NULL))) setlocale(LC_CTYPE, "C.UTF-8");
  if (is_plain_c(wish)) {
    setlocale(LC_MESSAGES, "C"); /* a plain C was asked for: the program's own English */
  } else if (!installed || is_plain_c(setlocale(LC_MESSAGES, NULL))) {
    setlocale(LC_MESSAGES, "C.UTF-8");
    wish_language_of(wish);
  }
  setlocale(LC_NUMERIC, "C");
}

/* The folder that holds de/LC_MESSAGES/solipost.mo and its like. */
static const char *locale_folder(struct arena *arena) {
  const char *chosen = getenv("SOLIPOST_LOCALEDIR");
  if (chosen != NULL && chosen[0] != '\0') return chosen;
  static const char *const beside[] = {"locale", "../locale", "../share/locale"};
  char *program = path_of_program(arena);
  for (size_t i = 0; program != NULL && i < COUNT_OF(beside); i++) {
    char *folder = path_join(arena, program, beside[i]);
    if (file_exists(path_join(arena, folder, "de/LC_MESSAGES/" DOMAIN_NAME ".mo"))) return folder;
  }
  return SOLIPOST_LOCALEDIR;
}

/* The catalogue in use names its language in its header, which is the translation of "". Without one it is English. */
static void remember_language(void) {
  static const char field[] = "\nLanguage: ";
  memcpy(language, "en", sizeof "en");
  const char *header = gettext("");
  const char *found = header[0] != '\0' ? strstr(header, field) : NULL;
  if (found == NULL) return;
  found += strlen(field);
  size_t length = strcspn(found, " \n");
  if (length == 0 || length >= sizeof language) return;
  for (size_t i = 0; i < length; i++) language[i] = found[i] == '_' ? '-' : found[i];
  language[length] = '\0';
}

const char *locale_start(void) {
  choose_locale();
  struct arena arena;
  arena_init(&arena);
  bindtextdomain(DOMAIN_NAME, locale_folder(&arena));
  bind_textdomain_codeset(DOMAIN_NAME, "UTF-8");
  textdomain(DOMAIN_NAME);
  arena_release(&arena);
  remember_language();
  return language;
}
