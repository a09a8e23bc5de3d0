/* SPDX-License-Identifier: MIT */
/* The language of the screen, also on machines where no locale was generated. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/locale.h"
#include "solipost/base/path.h"

static struct arena arena;
static char folder[] = "/tmp/solipost-test-XXXXXX";

static void append_number(struct buffer *out, uint32_t number) { buffer_append_bytes(out, &number, sizeof number); }

/* A catalogue as msgfmt writes it (GNU gettext manual, "The Format of GNU MO Files"), with a header and one text. */
static void write_catalogue(const char *language, const char *translation) {
  const char *header = arena_printf(&arena, "Content-Type: text/plain; charset=UTF-8\nLanguage: %s\n", language);
  const char *const texts[] = {"", "Prisoner", header, translation};
  struct buffer out;
  buffer_init(&out);
  append_number(&out, 0x950412de);
  append_number(&out, 0);  /* revision */
  append_number(&out, 2);  /* texts */
  append_number(&out, 28); /* where the originals' table is */
  append_number(&out, 44); /* where the translations' table is */
  append_number(&out, 0);  /* no hash table */
  append_number(&out, 60);
  uint32_t at = 60;
  for (size_t i = 0; i < COUNT_OF(texts); i++) {
    uint32_t length = (uint32_t)strlen(texts[i]);
    append_number(&out, length);
    append_number(&out, at);
    at += length + 1;
  }
  for (size_t i = 0; i < COUNT_OF(texts); i++) buffer_append_bytes(&out, texts[i], strlen(texts[i]) + 1);

  const char *place = path_join(&arena, folder, arena_printf(&arena, "%s/LC_MESSAGES", language));
  assert_true(file_make_folders(place, NULL));
  assert_true(file_write(path_join(&arena, place, "solipost.mo"), false, out.bytes, out.length, NULL));
  buffer_release(&out);
}

static int write_catalogues(void **state) {
  (void)state;
  arena_init(&arena);
  if (mkdtemp(folder) == NULL) return 1;
  write_catalogue("de", "Gefangene");
  write_catalogue("pt_BR", "Presa");
  setenv("SOLIPOST_LOCALEDIR", folder, 1);
  return 0;
}

static int remove_catalogues(void **state) {
  (void)state;
  static const char *const made[] = {
      "de/LC_MESSAGES/solipost.mo", "de/LC_MESSAGES", "de", "pt_BR/LC_MESSAGES/solipost.mo",
      "pt_BR/LC_MESSAGES",          "pt_BR",          ""};
  int failed = 0;
  for (size_t i = 0; i < COUNT_OF(made); i++) failed |= remove(path_join(&arena, folder, made[i]));
  arena_release(&arena);
  return failed;
}

/* Starts with this environment ("LANG=de_DE.UTF-8 LANGUAGE=de") and nothing else that matters. */
static void start_with(const char *environment) {
  static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "LC_CTYPE", "LC_NUMERIC"};
  for (size_t i = 0; i < COUNT_OF(names); i++) unsetenv(names[i]);
  char *text = arena_strdup(&arena, environment);
  for (char *rest = text, *word; (word = strtok_r(rest, " ", &rest)) != NULL;) {
    char *equals = strchr(word, '=');
    *equals = '\0';
    setenv(word, equals + 1, 1);
  }
  locale_start();
}

static void check(const char *environment, const char *language, const char *text) {
  start_with(environment);
  if (strcmp(locale_language(), language) != 0 || strcmp(_("Prisoner"), text) != 0) {
    fail_msg("with %s: %s, \"%s\"", environment, locale_language(), _("Prisoner"));
  }
}

static void german_by_lang_without_any_locale(void **state) {
  (void)state;
  check("LANG=de_DE.UTF-8", "de", "Gefangene");
  check("LANG=de_DE", "de", "Gefangene");
  check("LANG=de_AT.UTF-8@euro", "de", "Gefangene");
  check("LC_ALL=de_CH.UTF-8", "de", "Gefangene");
  check("LC_MESSAGES=de_DE.UTF-8", "de", "Gefangene");
}

static void german_by_language_list(void **state) {
  (void)state;
  check("LANGUAGE=de", "de", "Gefangene");
  check("LANGUAGE=xx:de", "de", "Gefangene");
  check("LANG=C.UTF-8 LANGUAGE=de", "de", "Gefangene");
  check("LANG=tr_TR.UTF-8 LANGUAGE=de", "de", "Gefangene");
}

static void regional_catalogues(void **state) {
  (void)state;
  check("LANG=pt_BR.UTF-8", "pt-BR", "Presa");
}

static void english_where_nothing_fits(void **state) {
  (void)state;
  check("", "en", "Prisoner");
  check("LANG=C", "en", "Prisoner");
  check("LC_ALL=C.UTF-8", "en", "Prisoner");
  check("LANG=xx_XX.UTF-8", "en", "Prisoner");
  check("LC_ALL=C LANGUAGE=de", "en", "Prisoner"); /* a plain C is English, as everywhere */
  check("LC_ALL=POSIX LANG=de_DE.UTF-8", "en", "Prisoner");
}

static void numbers_and_letters_are_the_same_everywhere(void **state) {
  (void)state;
  static const char *const environments[] = {"", "LANG=de_DE.UTF-8", "LC_ALL=C", "LC_ALL=tr_TR.UTF-8",
                                             "LC_NUMERIC=de_DE"};
  for (size_t i = 0; i < COUNT_OF(environments); i++) {
    start_with(environments[i]);
    char text[16];
    snprintf(text, sizeof text, "%.1f", 1.5);
    assert_string_equal(text, "1.5");
    assert_true(MB_CUR_MAX >= 4); /* UTF-8 */
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(german_by_lang_without_any_locale),
      cmocka_unit_test(german_by_language_list),
      cmocka_unit_test(regional_catalogues),
      cmocka_unit_test(english_where_nothing_fits),
      cmocka_unit_test(numbers_and_letters_are_the_same_everywhere),
  };
  return cmocka_run_group_tests(tests, write_catalogues, remove_catalogues);
}
