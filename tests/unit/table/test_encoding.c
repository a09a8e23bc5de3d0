/* SPDX-License-Identifier: MIT */
/* Lists in the encodings they come in. Names are made up; each list is written in every encoding that can hold it, and has
 * to be read back letter by letter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <iconv.h>

#include "solipost/base/buffer.h"
#include "solipost/base/memory.h"
#include "solipost/table/encoding.h"

static const char turkish[] = "Ad Soyad;Cezaevi;Not\nDeniz Örnek;Marmara;\nIşıl Örnekoğlu;Sincan;görüş günü salı\n"
                              "Çağrı Şahin;İzmir;\nGülşen Iğdır;Van;\n";
static const char turkish_short[] = "name\nIşıl Örnekoğlu\nÇağrı Şahin\n";
static const char kurdish[] = "nav,girtîgeh\nRojîn Nemûne,Amed\nŞêrko Mînak,Wan\nÇiya Nimûne,Êlih\n";
static const char german[] =
    "Name;Anstalt\nJürgen Beispiel-Groß;Schwäbisch Hall\nJörg Müßig;Köln\nBärbel Öhler;München\n";
static const char french[] =
    "nom;prison\nZoé Exemple;Champ-Dollon\nFrançois Modèle;Forêt\nHélène Échantillon;Fleury-Mérogis\n";
static const char spanish[] = "nombre,prisión\nNiño Ejemplo,Alcalá\nMaría Muñoz Patrón,Cádiz\nJosé Peña,León\n";
static const char russian[] = "имя;тюрьма\nИван Образцов;Лефортово\nМария Примерова;Бутырка\nПётр Щукин;Кресты\n";
static const char ukrainian[] = "ім'я;в'язниця\nОлена Зразкова;Лук'янівка\nІван Їжакевич;Львів\nЮрій Ґонта;Київ\n";
static const char polish[] = "imię;zakład\nŁucja Przykładowa;Białołęka\nStanisław Wzór;Łódź\nŻaneta Ćwik;Gdańsk\n";
static const char czech[] = "jméno;věznice\nJiří Příklad;Plzeň\nBožena Vzorová;Kuřim\nŠtěpán Čáp;Břeclav\n";
static const char hungarian[] = "név;börtön\nGergő Példa;Győr\nÁgnes Mintás;Vác\nDezső Kőműves;Szeged\n";
static const char greek[] = "όνομα;φυλακή\nΕλένη Παραδείγματος;Κορυδαλλός\nΓιώργος Υπόδειγμα;Δομοκός\n";
static const char hebrew[] = "שם,כלא\nדנה דוגמה,מגידו\nיוסי לדוגמא,עופר\n";
static const char arabic[] = "الاسم,السجن\nسمير مثال,عوفر\nليلى نموذج,الدامون\nأحمد عيّنة,مجدو\n";
static const char persian[] = "نام,زندان\nسارا نمونه,اوين\nپژمان مثالي,گوهردشت\nچنگيز "
                              "نمونه‌پور,قزل‌حصار\n";

static const struct {
  const char *text;
  const char *encodings; /* separated by blanks */
} lists[] = {
    {turkish, "WINDOWS-1254 ISO-8859-9 CP857"},
    {turkish_short, "WINDOWS-1254 ISO-8859-9"},
    {kurdish, "WINDOWS-1254 ISO-8859-9"},
    {german, "WINDOWS-1252 ISO-8859-1 WINDOWS-1254 CP850 MACINTOSH"},
    {french, "WINDOWS-1252 ISO-8859-1 CP850 MACINTOSH"},
    {spanish, "WINDOWS-1252 ISO-8859-1 CP850 MACINTOSH"},
    {russian, "WINDOWS-1251 KOI8-R CP866"},
    {ukrainian, "WINDOWS-1251"},
    {polish, "WINDOWS-1250 ISO-8859-2"},
    {czech, "WINDOWS-1250 ISO-8859-2"},
    {hungarian, "WINDOWS-1250 ISO-8859-2"},
    {greek, "WINDOWS-1253"},
    {hebrew, "WINDOWS-1255 ISO-8859-8"},
    {arabic, "WINDOWS-1256"},
    {persian, "WINDOWS-1256"},
};

static void encode(const char *text, const char *encoding, struct buffer *out) {
  iconv_t converter = iconv_open(encoding, "UTF-8");
  assert_true(converter != (iconv_t)-1);
  char *from = (char *)(uintptr_t)text;
  size_t left = strlen(text);
  char room[4096];
  char *to = room;
  size_t free_bytes = sizeof room;
  assert_int_equal(iconv(converter, &from, &left, &to, &free_bytes), 0);
  iconv_close(converter);
  buffer_append_bytes(out, room, (size_t)(to - room));
}

static void assert_decodes(const struct buffer *bytes, const char *encoding, const char *expected) {
  struct decoded decoded;
  struct error error = {0};
  if (!encoding_decode(bytes->bytes, bytes->length, encoding, &decoded, &error)) {
    fail_msg("%s: %s", encoding, error.message);
  }
  assert_int_equal(decoded.length, strlen(expected));
  assert_memory_equal(decoded.text, expected, decoded.length);
  decoded_release(&decoded);
}

static void test_every_list_is_read_in_every_encoding(void **state) {
  (void)state;
  size_t right = 0;
  size_t total = 0;
  for (size_t i = 0; i < COUNT_OF(lists); i++) {
    const char *at = lists[i].encodings;
    while (*at != '\0') {
      char encoding[32] = {0};
      size_t size = strcspn(at, " ");
      memcpy(encoding, at, size);
      at += size + (at[size] == ' ');
      struct buffer bytes;
      buffer_init(&bytes);
      encode(lists[i].text, encoding, &bytes);
      struct arena arena;
      arena_init(&arena);
      struct encoding_guess guess;
      struct error error;
      assert_true(encoding_guess(bytes.bytes, bytes.length, "", &arena, &guess, &error));
      struct decoded decoded;
      bool same = encoding_decode(bytes.bytes, bytes.length, guess.name, &decoded, &error) &&
                  decoded.length == strlen(lists[i].text) && memcmp(decoded.text, lists[i].text, decoded.length) == 0;
      if (!same || !guess.sure) {
        print_message("%.20s in %s: guessed %s (%s), second %s, %s\n", lists[i].text, encoding, guess.name, guess.why,
                      guess.second == NULL ? "-" : guess.second, guess.sure ? "sure" : "unsure");
      }
      right += same;
      total++;
      assert_true(same || !guess.sure); /* never surely wrong */
      decoded_release(&decoded);
      arena_release(&arena);
      buffer_release(&bytes);
    }
  }
  assert_int_equal(right, total);
}

static struct encoding_guess guess_of(const char *bytes, size_t length, struct arena *arena) {
  struct encoding_guess guess;
  struct error error;
  assert_true(encoding_guess(bytes, length, "", arena, &guess, &error));
  return guess;
}

static void test_marks_and_zeros(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  static const char *const names[] = {"UTF-16LE", "UTF-16BE", "UTF-32LE"};
  static const char *const marks[] = {"\xFF\xFE", "\xFE\xFF", "\xFF\xFE\0\0"};
  for (size_t i = 0; i < COUNT_OF(names); i++) {
    struct buffer bytes;
    buffer_init(&bytes);
    buffer_append_bytes(&bytes, marks[i], i == 2 ? 4 : 2);
    encode(turkish, names[i], &bytes);
    struct encoding_guess guess = guess_of(bytes.bytes, bytes.length, &arena);
    assert_string_equal(guess.name, names[i]);
    assert_true(guess.sure);
    assert_string_equal(guess.samples[0], "Örnek");
    assert_decodes(&bytes, guess.name, turkish);
    buffer_release(&bytes);
  }
  for (size_t i = 0; i < 2; i++) {
    static const char *const texts[] = {turkish, russian, arabic};
    for (size_t j = 0; j < COUNT_OF(texts); j++) {
      struct buffer bytes;
      buffer_init(&bytes);
      encode(texts[j], names[i], &bytes);
      struct encoding_guess guess = guess_of(bytes.bytes, bytes.length, &arena);
      assert_string_equal(guess.name, names[i]);
      assert_decodes(&bytes, guess.name, texts[j]);
      buffer_release(&bytes);
    }
  }
  arena_release(&arena);
}

static void test_utf8(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  assert_string_equal(guess_of(turkish, strlen(turkish), &arena).name, "UTF-8");
  assert_string_equal(guess_of("\xEF\xBB\xBF"
                               "a,b",
                               6, &arena)
                          .why,
                      "byte order mark");
  assert_string_equal(guess_of("", 0, &arena).name, "UTF-8");
  struct buffer bytes;
  buffer_init(&bytes);
  buffer_append(&bytes, "\xEF\xBB\xBF");
  buffer_append(&bytes, arabic);
  assert_decodes(&bytes, "UTF-8", arabic);
  assert_decodes(&bytes, "utf8", arabic);
  buffer_release(&bytes);
  arena_release(&arena);
}

static void test_damaged_utf8_is_still_utf8_and_the_byte_is_named(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct buffer bytes;
  buffer_init(&bytes);
  buffer_append(&bytes, turkish);
  size_t offset = bytes.length;
  buffer_append(&bytes, "\xC5,x\n");
  assert_string_equal(guess_of(bytes.bytes, bytes.length, &arena).name, "UTF-8");
  struct decoded decoded;
  struct error error;
  assert_false(encoding_decode(bytes.bytes, bytes.length, "UTF-8", &decoded, &error));
  assert_int_equal(error.kind, ERROR_DAMAGED);
  assert_non_null(strstr(error.message, "0xC5"));
  assert_int_equal(decoded.failed_offset, offset);
  assert_int_equal(decoded.length, offset);
  decoded_release(&decoded);
  buffer_release(&bytes);
  arena_release(&arena);
}

static void test_byte_without_meaning_is_an_error_with_its_offset(void **state) {
  (void)state;
  struct decoded decoded;
  struct error error;
  static const char bytes[] = "I\xFE\xFDl,\x81x"; /* 0x81 means nothing in windows-1254 */
  assert_false(encoding_decode(bytes, sizeof bytes - 1, "windows-1254", &decoded, &error));
  assert_int_equal(decoded.failed_offset, 5);
  assert_string_equal(decoded.text, "Işıl,");
  assert_non_null(strstr(error.message, "offset 5"));
  decoded_release(&decoded);

  static const char cut[] = "a\0b\0c";
  assert_false(encoding_decode(cut, 5, "UTF-16LE", &decoded, &error));
  assert_int_equal(decoded.failed_offset, 4);
  assert_string_equal(decoded.text, "ab");
  decoded_release(&decoded);
}

static void test_large_texts_keep_every_byte(void **state) {
  (void)state;
  struct buffer bytes;
  struct buffer expected;
  buffer_init(&bytes);
  buffer_init(&expected);
  for (size_t i = 0; i < 100000; i++) {
    buffer_append_bytes(&bytes, "\xFE\0\xFD", i % 7 == 0 ? 1 : 3);
    buffer_append_bytes(&expected, "ş\0ı", i % 7 == 0 ? 2 : 5);
  }
  struct decoded decoded;
  struct error error;
  assert_true(encoding_decode(bytes.bytes, bytes.length, "ISO-8859-9", &decoded, &error));
  assert_int_equal(decoded.length, expected.length);
  assert_memory_equal(decoded.text, expected.bytes, expected.length);
  decoded_release(&decoded);
  buffer_release(&bytes);
  buffer_init(&bytes);
  encode("日本語", "ISO-2022-JP", &bytes);
  assert_decodes(&bytes, "ISO-2022-JP", "日本語");
  buffer_release(&bytes);
  buffer_init(&bytes);
  for (size_t i = 0; i < 70000; i++) {
    buffer_append_bytes(&bytes, i == 0 ? "x" : "\x93\xFA", i == 0 ? 1 : 2); /* pairs across every step */
  }
  assert_true(encoding_decode(bytes.bytes, bytes.length, "SHIFT_JIS", &decoded, &error));
  assert_int_equal(decoded.length, 1 + 69999 * 3);
  decoded_release(&decoded);
  buffer_release(&bytes);
  buffer_release(&expected);
}

static void test_names_that_would_drop_bytes_are_refused(void **state) {
  (void)state;
  struct decoded decoded;
  struct error error;
  assert_false(encoding_decode("\xFF", 1, "ASCII//IGNORE", &decoded, &error));
  assert_int_equal(error.kind, ERROR_MISUSED);
  assert_false(encoding_decode("\xFF", 1, "no-such-encoding", &decoded, &error));
  assert_non_null(strstr(error.message, "no-such-encoding"));
  assert_false(encoding_decode("\xFF", 1, "", &decoded, &error));
}

static void test_reason_and_samples_are_given(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct buffer bytes;
  buffer_init(&bytes);
  encode(turkish, "WINDOWS-1254", &bytes);
  struct encoding_guess guess = guess_of(bytes.bytes, bytes.length, &arena);
  assert_string_equal(guess.name, "WINDOWS-1254");
  assert_non_null(strstr(guess.why, "ş"));
  assert_non_null(guess.second);
  /* The samples are words the second best would read differently. */
  assert_string_equal(guess.samples[0], "Işıl");
  assert_non_null(guess.second_samples[0]);
  assert_string_not_equal(guess.samples[0], guess.second_samples[0]);
  buffer_release(&bytes);
  arena_release(&arena);
}

static void test_too_little_to_tell_is_unsure(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  static const char one_letter[] = "name\nJ\xFDn\n"; /* ý in Czech and Icelandic, ı in Turkish, э in Russian */
  assert_false(guess_of(one_letter, sizeof one_letter - 1, &arena).sure);
  arena_release(&arena);
}

static void test_language_tips_the_scale(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  static const char bytes[] = "name\nJ\xFDn\n";
  struct encoding_guess guess;
  struct error error;
  assert_true(encoding_guess(bytes, sizeof bytes - 1, "cs", &arena, &guess, &error));
  assert_string_equal(guess.name, "WINDOWS-1250");
  assert_true(encoding_guess(bytes, sizeof bytes - 1, "tr", &arena, &guess, &error));
  assert_string_equal(guess.name, "WINDOWS-1254");
  arena_release(&arena);
}

static void test_two_encodings_in_one_list_are_never_sure(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  static const char mixed[] = "name,prison\nI\376\375l Y\375ld\375z,TR-SNC\nGül Şen,TR-SNC\n";
  struct encoding_guess guess = guess_of(mixed, sizeof mixed - 1, &arena);
  assert_true(guess.mixed);
  assert_false(guess.sure);
  assert_string_equal(guess.second, "UTF-8");
  assert_string_equal(guess.second_samples[0], "Gül"); /* what one of the two would spoil */
  assert_string_not_equal(guess.samples[0], "Gül");
  /* A typographic apostrophe behind a capital makes well-formed UTF-8 by chance, but of no letters that lists hold. */
  static const char apostrophe[] = "name,note\nI\376\375l Y\375ld\375z,AL\335\222nin\nG\374l \336en,BE\336\222i\n";
  guess = guess_of(apostrophe, sizeof apostrophe - 1, &arena);
  assert_false(guess.mixed);
  assert_string_equal(guess.name, "WINDOWS-1254");
  arena_release(&arena);
}

static void test_what_is_no_text_is_refused(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct encoding_guess guess;
  struct error error;
  unsigned char noise[4096];
  uint32_t state_of_noise = 1;
  for (size_t i = 0; i < sizeof noise; i++) {
    state_of_noise = state_of_noise * 1664525 + 1013904223;
    noise[i] = (unsigned char)(state_of_noise >> 24);
  }
  assert_false(encoding_guess(noise, sizeof noise, "", &arena, &guess, &error));
  assert_string_equal(error.message, "this is no text");
  assert_non_null(strstr(error.hint, "CSV"));
  assert_false(encoding_guess("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16, "", &arena, &guess, &error));
  static const char stray[] = "name,note\nAli Kaya,a\x01 b\x07\n";
  assert_true(encoding_guess(stray, sizeof stray - 1, "", &arena, &guess, &error));
  arena_release(&arena);
}

static void test_workbooks_are_refused_with_advice(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  struct encoding_guess guess;
  struct error error;
  assert_false(encoding_guess("PK\x03\x04....", 8, "", &arena, &guess, &error));
  assert_non_null(strstr(error.hint, "CSV"));
  assert_false(encoding_guess("\xD0\xCF\x11\xE0....", 8, "", &arena, &guess, &error));
  assert_false(encoding_guess("%PDF-1.4", 8, "", &arena, &guess, &error));
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_list_is_read_in_every_encoding),
      cmocka_unit_test(test_marks_and_zeros),
      cmocka_unit_test(test_utf8),
      cmocka_unit_test(test_damaged_utf8_is_still_utf8_and_the_byte_is_named),
      cmocka_unit_test(test_byte_without_meaning_is_an_error_with_its_offset),
      cmocka_unit_test(test_large_texts_keep_every_byte),
      cmocka_unit_test(test_names_that_would_drop_bytes_are_refused),
      cmocka_unit_test(test_reason_and_samples_are_given),
      cmocka_unit_test(test_too_little_to_tell_is_unsure),
      cmocka_unit_test(test_language_tips_the_scale),
      cmocka_unit_test(test_two_encodings_in_one_list_are_never_sure),
      cmocka_unit_test(test_what_is_no_text_is_refused),
      cmocka_unit_test(test_workbooks_are_refused_with_advice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
