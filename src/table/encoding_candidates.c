/* SPDX-License-Identifier: MIT */
/* Which letters which language writes: the standard exemplar letters of Unicode CLDR beyond a-z; for the Arabic script also
 * the Arabic forms of yeh and kaf that Windows-1256 leaves to Persian and Kurdish. */
#include "encoding_candidates.h"

#include <string.h>

#include "iconv_text.h"
#include "solipost/base/compiler.h"
#include "solipost/base/utf8.h"

#define ARABIC "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ"
#define PERSIAN_MORE "پچژگ"
#define RUSSIAN "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"

static const struct candidate_language turkish[] = {{"tr", "çğıöşüâîû", 0}, {"ku", "çêîşû", 0.02}, {NULL, NULL, 0}};
static const struct candidate_language western[] = {{"de", "äöüß", 0},
                                                    {"fr", "àâæçéèêëîïôœùûüÿ", 0.01},
                                                    {"es", "áéíñóúüªº", 0.02},
                                                    {"it", "àèéìîòóùú", 0.03},
                                                    {"pt", "áàâãçéêíóôõúªº", 0.04},
                                                    {"sv", "åäöéà", 0.05},
                                                    {"da", "æøåé", 0.06},
                                                    {"nl", "áäéëíïóöúü", 0.07},
                                                    {"ca", "àçèéíïòóúü", 0.08},
                                                    {"is", "áæéðíóöþúý", 0.5},
                                                    {NULL, NULL, 0}};
static const struct candidate_language arabic[] = {
    {"ar", ARABIC, 0}, {"fa", ARABIC PERSIAN_MORE, 0.01}, {"ur", ARABIC PERSIAN_MORE "ٹڈڑںھہے", 0.1}, {NULL, NULL, 0}};
static const struct candidate_language cyrillic[] = {{"ru", RUSSIAN, 0},
                                                     {"uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", 0.01},
                                                     {"be", "абвгдеёжзійклмнопрстуўфхцчшыьэюя", 0.02},
                                                     {"bg", "абвгдежзийклмнопрстуфхцчшщъьюя", 0.02},
                                                     {"sr", "абвгдђежзијклљмнњопрстћуфхцчџш", 0.03},
                                                     {NULL, NULL, 0}};
static const struct candidate_language central[] = {{"pl", "ąćęłńóśźż", 0},
                                                    {"cs", "áčďéěíňóřšťúůýž", 0.01},
                                                    {"hu", "áéíóöőúüű", 0.02},
                                                    {"hr", "čćđšž", 0.02},
                                                    {"sk", "áäčďéíĺľňóôŕšťúýž", 0.03},
                                                    {"sl", "čšž", 0.03},
                                                    {"ro", "ăâîşţ", 0.04},
                                                    {NULL, NULL, 0}};
static const struct candidate_language greek[] = {{"el", "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ", 0}, {NULL, NULL, 0}};
static const struct candidate_language hebrew[] = {{"he", "אבגדהוזחטיכךלמםנןסעפףצץקרשתְֱֲֳִֵֶַָֹּׁׂ", 0}, {NULL, NULL, 0}};
static const struct candidate_language central_latin2[] = {{"pl", "ąćęłńóśźż", 0},
                                                           {"cs", "áčďéěíňóřšťúůýž", 0.01},
                                                           {"hu", "áéíóöőúüű", 0.02},
                                                           {"hr", "čćđšž", 0.02},
                                                           {NULL, NULL, 0}};
static const struct candidate_language russian[] = {{"ru", RUSSIAN, 0}, {NULL, NULL, 0}};
static const struct candidate_language dos_turkish[] = {{"tr", "çğıöşüâîû", 0}, {NULL, NULL, 0}};
static const struct candidate_language old_western[] = {
    {"fr", "àâæçéèêëîïôœùûüÿ", 0}, {"de", "äöüß", 0.01}, {"es", "áéíñóúü", 0.02}, {NULL, NULL, 0}};

static const struct {
  const char *name;
  const struct candidate_language *languages;
} known[] = {
    {"WINDOWS-1254", turkish},      {"WINDOWS-1252", western},  {"WINDOWS-1256", arabic}, {"WINDOWS-1251", cyrillic},
    {"WINDOWS-1250", central},      {"WINDOWS-1253", greek},    {"WINDOWS-1255", hebrew}, {"ISO-8859-8", hebrew},
    {"ISO-8859-2", central_latin2}, {"KOI8-R", russian},        {"CP866", russian},       {"CP857", dos_turkish},
    {"CP850", old_western},         {"MACINTOSH", old_western},
};

const struct candidate *encoding_candidates(size_t *count) {
  static struct candidate ready[CANDIDATE_MAX];
  static size_t ready_count;
  if (ready_count == 0) {
    for (size_t i = 0; i < COUNT_OF(known); i++) {
      struct candidate *candidate = &ready[ready_count];
      *candidate = (struct candidate){.name = known[i].name, .languages = known[i].languages};
      ready_count += iconv_high_half(known[i].name, candidate->high);
    }
  }
  *count = ready_count;
  return ready;
}

bool candidate_uses_letter(const struct candidate_language *language, uint32_t letter) {
  const char *at = language->letters;
  const char *end = at + strlen(at);
  while (at < end) {
    if (utf8_next(&at, end) == letter) {
      return true;
    }
  }
  return false;
}
