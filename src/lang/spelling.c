/* SPDX-License-Identifier: MIT */
/* The letters of each alphabet in a-z. Not a scholar's transliteration: what people type who look for a name. */
#include "spelling.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "solipost/base/compiler.h"
#include "solipost/base/utf8.h"

struct spelled_letter {
  char letter[4]; /* UTF-8 */
  const char *spellings[SPELLING_COUNT];
};

/* clang-format off */
static const struct spelled_letter LETTERS[] = {
    /* Latin letters that decomposition does not settle, or that people write with two letters. */
    {"ä", {"a", "ae", "a"}}, {"ö", {"o", "oe", "o"}}, {"ü", {"u", "ue", "u"}}, {"å", {"a", "aa", "o"}},
    {"æ", {"ae", "ae", "a"}}, {"ø", {"o", "oe", "o"}}, {"œ", {"oe", "oe", "o"}}, {"ß", {"ss", "ss", "sz"}},
    {"ə", {"e", "ae", "a"}}, {"ı", {"i", "i", "i"}}, {"ł", {"l", "l", "w"}}, {"đ", {"d", "dj", "dj"}},
    {"ð", {"d", "d", "dh"}}, {"þ", {"th", "th", "t"}}, {"ħ", {"h", "h", "h"}}, {"ŋ", {"n", "ng", "ng"}},
    {"ş", {"s", "sch", "sh"}}, {"ș", {"s", "sch", "sh"}}, {"š", {"s", "sch", "sh"}},
    {"ś", {"s", "s", "sh"}}, {"ç", {"c", "tsch", "ch"}}, {"č", {"c", "tsch", "ch"}},
    {"ć", {"c", "tsch", "ch"}}, {"ğ", {"g", "g", "gh"}}, {"ž", {"z", "sch", "zh"}}, {"ż", {"z", "z", "zh"}},
    {"ñ", {"n", "nj", "ny"}}, {"ř", {"r", "r", "rz"}}, {"î", {"i", "i", "ee"}}, {"û", {"u", "u", "oo"}},
    {"ț", {"t", "tz", "ts"}},
    /* Cyrillic: Russian, Ukrainian, Belarusian, Serbian, Bulgarian, Kazakh. */
    {"а", {"a", "a", "a"}}, {"б", {"b", "b", "b"}}, {"в", {"v", "w", "v"}}, {"г", {"g", "g", "h"}},
    {"ґ", {"g", "g", "g"}}, {"д", {"d", "d", "d"}}, {"е", {"e", "e", "e"}}, {"є", {"ye", "je", "ie"}},
    {"ё", {"e", "jo", "yo"}}, {"ж", {"zh", "sch", "zh"}}, {"з", {"z", "s", "z"}}, {"и", {"i", "i", "y"}},
    {"і", {"i", "i", "i"}}, {"ї", {"yi", "ji", "i"}}, {"й", {"y", "j", "i"}}, {"к", {"k", "k", "k"}},
    {"л", {"l", "l", "l"}}, {"м", {"m", "m", "m"}}, {"н", {"n", "n", "n"}}, {"о", {"o", "o", "o"}},
    {"п", {"p", "p", "p"}}, {"р", {"r", "r", "r"}}, {"с", {"s", "s", "s"}}, {"т", {"t", "t", "t"}},
    {"у", {"u", "u", "u"}}, {"ў", {"u", "w", "w"}}, {"ф", {"f", "f", "f"}}, {"х", {"kh", "ch", "h"}},
    {"ц", {"ts", "z", "ts"}}, {"ч", {"ch", "tsch", "ch"}}, {"ш", {"sh", "sch", "sh"}},
    {"щ", {"shch", "schtsch", "shch"}}, {"ъ", {"", "", "a"}}, {"ы", {"y", "y", "i"}}, {"ь", {"", "", ""}},
    {"э", {"e", "e", "e"}}, {"ю", {"yu", "ju", "iu"}}, {"я", {"ya", "ja", "ia"}}, {"ј", {"j", "j", "y"}},
    {"љ", {"lj", "lj", "l"}}, {"њ", {"nj", "nj", "n"}}, {"ћ", {"c", "tsch", "ch"}},
    {"ђ", {"d", "dj", "dj"}}, {"џ", {"dz", "dsch", "dzh"}}, {"ѕ", {"dz", "dz", "z"}},
    {"ә", {"a", "ae", "e"}}, {"ғ", {"g", "gh", "gh"}}, {"қ", {"q", "k", "k"}}, {"ң", {"n", "ng", "ng"}},
    {"ө", {"o", "oe", "o"}}, {"ұ", {"u", "u", "u"}}, {"ү", {"u", "ue", "u"}}, {"һ", {"h", "h", "h"}},
    /* Greek. */
    {"α", {"a", "a", "a"}}, {"β", {"v", "b", "b"}}, {"γ", {"g", "g", "y"}}, {"δ", {"d", "d", "dh"}},
    {"ε", {"e", "e", "e"}}, {"ζ", {"z", "z", "z"}}, {"η", {"i", "e", "e"}}, {"θ", {"th", "th", "t"}},
    {"ι", {"i", "i", "i"}}, {"κ", {"k", "k", "c"}}, {"λ", {"l", "l", "l"}}, {"μ", {"m", "m", "m"}},
    {"ν", {"n", "n", "n"}}, {"ξ", {"x", "x", "ks"}}, {"ο", {"o", "o", "o"}}, {"π", {"p", "p", "p"}},
    {"ρ", {"r", "r", "r"}}, {"σ", {"s", "s", "s"}}, {"ς", {"s", "s", "s"}}, {"τ", {"t", "t", "t"}},
    {"υ", {"y", "y", "i"}}, {"φ", {"f", "ph", "ph"}}, {"χ", {"ch", "ch", "h"}}, {"ψ", {"ps", "ps", "ps"}},
    {"ω", {"o", "o", "o"}},
    /* Arabic script: Arabic, Persian, Sorani, Urdu. */
    {"ا", {"a", "a", "a"}}, {"أ", {"a", "a", "a"}}, {"إ", {"a", "i", "i"}}, {"آ", {"a", "a", "a"}},
    {"ٱ", {"a", "a", "a"}}, {"ء", {"", "", ""}}, {"ئ", {"", "", "y"}}, {"ؤ", {"w", "u", "o"}},
    {"ب", {"b", "b", "b"}}, {"پ", {"p", "p", "p"}}, {"ت", {"t", "t", "t"}}, {"ث", {"th", "s", "s"}},
    {"ج", {"j", "dsch", "dj"}}, {"چ", {"ch", "tsch", "c"}}, {"ح", {"h", "h", "h"}},
    {"خ", {"kh", "ch", "x"}}, {"د", {"d", "d", "d"}}, {"ذ", {"dh", "z", "z"}}, {"ر", {"r", "r", "r"}},
    {"ڕ", {"r", "r", "rr"}}, {"ز", {"z", "s", "z"}}, {"ژ", {"zh", "sch", "j"}}, {"س", {"s", "s", "s"}},
    {"ش", {"sh", "sch", "s"}}, {"ص", {"s", "s", "s"}}, {"ض", {"d", "z", "z"}}, {"ط", {"t", "t", "t"}},
    {"ظ", {"z", "z", "z"}}, {"ع", {"", "a", "e"}}, {"غ", {"gh", "g", "g"}}, {"ف", {"f", "f", "f"}},
    {"ڤ", {"v", "w", "v"}}, {"ق", {"q", "k", "gh"}}, {"ك", {"k", "k", "k"}}, {"ک", {"k", "k", "c"}},
    {"گ", {"g", "g", "g"}}, {"ل", {"l", "l", "l"}}, {"ڵ", {"l", "l", "ll"}}, {"م", {"m", "m", "m"}},
    {"ن", {"n", "n", "n"}}, {"و", {"w", "v", "u"}}, {"ۆ", {"o", "o", "o"}}, {"ۇ", {"u", "ue", "u"}},
    {"ۋ", {"v", "w", "v"}}, {"ه", {"h", "h", "h"}}, {"ھ", {"h", "h", "h"}}, {"ہ", {"h", "h", "h"}},
    {"ۀ", {"h", "h", "h"}}, {"ة", {"h", "a", "t"}}, {"ە", {"e", "a", "e"}}, {"ی", {"y", "i", "i"}},
    {"ي", {"y", "i", "i"}}, {"ى", {"y", "a", "a"}}, {"ێ", {"e", "e", "ee"}}, {"ے", {"e", "e", "ay"}},
    {"ٹ", {"t", "t", "t"}}, {"ڈ", {"d", "d", "d"}}, {"ڑ", {"r", "r", "r"}}, {"ں", {"n", "n", "n"}},
    /* Hebrew. */
    {"א", {"a", "a", "a"}}, {"ב", {"b", "v", "v"}}, {"ג", {"g", "g", "g"}}, {"ד", {"d", "d", "d"}},
    {"ה", {"h", "h", "a"}}, {"ו", {"v", "o", "u"}}, {"ז", {"z", "s", "z"}}, {"ח", {"h", "ch", "kh"}},
    {"ט", {"t", "t", "t"}}, {"י", {"y", "y", "i"}}, {"כ", {"k", "ch", "kh"}}, {"ך", {"k", "ch", "kh"}},
    {"ל", {"l", "l", "l"}}, {"מ", {"m", "m", "m"}}, {"ם", {"m", "m", "m"}}, {"נ", {"n", "n", "n"}},
    {"ן", {"n", "n", "n"}}, {"ס", {"s", "s", "s"}}, {"ע", {"", "a", "e"}}, {"פ", {"p", "f", "f"}},
    {"ף", {"p", "f", "f"}}, {"צ", {"ts", "z", "tz"}}, {"ץ", {"ts", "z", "tz"}}, {"ק", {"k", "k", "q"}},
    {"ר", {"r", "r", "r"}}, {"ש", {"sh", "sch", "s"}}, {"ת", {"t", "t", "th"}},
    /* Armenian. */
    {"ա", {"a", "a", "a"}}, {"բ", {"b", "b", "p"}}, {"գ", {"g", "g", "k"}}, {"դ", {"d", "d", "t"}},
    {"ե", {"e", "e", "ye"}}, {"զ", {"z", "s", "z"}}, {"է", {"e", "e", "e"}}, {"ը", {"e", "e", "y"}},
    {"թ", {"t", "t", "th"}}, {"ժ", {"zh", "sch", "j"}}, {"ի", {"i", "i", "i"}}, {"լ", {"l", "l", "l"}},
    {"խ", {"kh", "ch", "x"}}, {"ծ", {"ts", "z", "dz"}}, {"կ", {"k", "k", "g"}}, {"հ", {"h", "h", "h"}},
    {"ձ", {"dz", "ds", "ts"}}, {"ղ", {"gh", "gh", "g"}}, {"ճ", {"ch", "tsch", "j"}}, {"մ", {"m", "m", "m"}},
    {"յ", {"y", "j", "h"}}, {"ն", {"n", "n", "n"}}, {"շ", {"sh", "sch", "sh"}}, {"ո", {"o", "wo", "vo"}},
    {"չ", {"ch", "tsch", "ch"}}, {"պ", {"p", "p", "b"}}, {"ջ", {"j", "dsch", "ch"}},
    {"ռ", {"r", "r", "rr"}}, {"ս", {"s", "s", "s"}}, {"վ", {"v", "w", "v"}}, {"տ", {"t", "t", "d"}},
    {"ր", {"r", "r", "r"}}, {"ց", {"ts", "z", "c"}}, {"ւ", {"u", "w", "v"}}, {"փ", {"p", "p", "ph"}},
    {"ք", {"k", "k", "q"}}, {"և", {"ev", "jew", "yev"}}, {"օ", {"o", "o", "o"}}, {"ֆ", {"f", "f", "f"}},
    /* Georgian. */
    {"ა", {"a", "a", "a"}}, {"ბ", {"b", "b", "b"}}, {"გ", {"g", "g", "g"}}, {"დ", {"d", "d", "d"}},
    {"ე", {"e", "e", "e"}}, {"ვ", {"v", "w", "v"}}, {"ზ", {"z", "s", "z"}}, {"თ", {"t", "t", "th"}},
    {"ი", {"i", "i", "i"}}, {"კ", {"k", "k", "k"}}, {"ლ", {"l", "l", "l"}}, {"მ", {"m", "m", "m"}},
    {"ნ", {"n", "n", "n"}}, {"ო", {"o", "o", "o"}}, {"პ", {"p", "p", "p"}}, {"ჟ", {"zh", "sch", "j"}},
    {"რ", {"r", "r", "r"}}, {"ს", {"s", "s", "s"}}, {"ტ", {"t", "t", "t"}}, {"უ", {"u", "u", "u"}},
    {"ფ", {"p", "p", "ph"}}, {"ქ", {"k", "k", "q"}}, {"ღ", {"gh", "gh", "g"}}, {"ყ", {"q", "q", "k"}},
    {"შ", {"sh", "sch", "sh"}}, {"ჩ", {"ch", "tsch", "ch"}}, {"ც", {"ts", "z", "c"}},
    {"ძ", {"dz", "ds", "dz"}}, {"წ", {"ts", "z", "c"}}, {"ჭ", {"ch", "tsch", "ch"}},
    {"ხ", {"kh", "ch", "x"}}, {"ჯ", {"j", "dsch", "dj"}}, {"ჰ", {"h", "h", "h"}},
};
/* clang-format on */

/* Letters that are the same to a reader, in the Arabic script of different keyboards. */
static const char LOOK_ALIKES[][2][4] = {
    {"أ", "ا"}, {"إ", "ا"}, {"آ", "ا"}, {"ٱ", "ا"}, {"ؤ", "و"}, {"ك", "ک"}, {"ي", "ی"},
    {"ى", "ی"}, {"ة", "ه"}, {"ھ", "ه"}, {"ہ", "ه"}, {"ۀ", "ه"}, {"ے", "ی"},
};

/* Two letters that depend on the one before. */
static const char *const GREEK_OU[SPELLING_COUNT] = {"u", "u", "u"};
static const char *const FIRST_CYRILLIC_YE[SPELLING_COUNT] = {"e", "je", "ye"};

enum { TABLE_END = 0x1100 }; /* Georgian is the last alphabet */

static UChar32 letter_of(const char *utf8) { return (UChar32)utf8_next(&utf8, utf8 + strlen(utf8)); }

/* Row of each letter plus 1, 0 for none. */
static const uint16_t *row_index(void) {
  static uint16_t rows[TABLE_END];
  static bool ready;
  if (!ready) {
    for (size_t i = 0; i < COUNT_OF(LETTERS); i++) {
      UChar32 letter = letter_of(LETTERS[i].letter);
      assert(letter < TABLE_END && rows[letter] == 0);
      rows[letter] = (uint16_t)(i + 1);
    }
    ready = true;
  }
  return rows;
}

const char *const *spelling_of(UChar32 c, UChar32 before) {
  if (c >= TABLE_END) return NULL;
  if (c == 0x03C5 && before == 0x03BF) return GREEK_OU; /* ου: the o is written already */
  if (c == 0x0435 && before == 0) return FIRST_CYRILLIC_YE;
  uint16_t row = row_index()[c];
  return row == 0 ? NULL : LETTERS[row - 1].spellings;
}

UChar32 spelling_own_letter(UChar32 c) {
  if (c < 0x0600 || c >= 0x0700) return c == 0x03C2 ? 0x03C3 : c; /* final sigma */
  for (size_t i = 0; i < COUNT_OF(LOOK_ALIKES); i++) {
    if (letter_of(LOOK_ALIKES[i][0]) == c) return letter_of(LOOK_ALIKES[i][1]);
  }
  return c;
}
