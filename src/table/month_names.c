/* SPDX-License-Identifier: MIT */
/* Gregorian months in English, German, Turkish, Kurdish (Kurmancî, Sorani), French, Spanish, Arabic (both traditions),
 * Persian and Russian; months of the solar calendar in Persian. Names as in Unicode CLDR and as seen in lists. */
#include "month_names.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

/* Latin and Cyrillic names may be shortened and carry endings; names in Arabic letters have to match as a whole, since
 * آذر (solar) and آذار (March) differ by one letter. */
static const char *const names[24] = {
    "january januar ocak çile rêbendan janvier enero январь января",
    "february februar şubat sibat reşeme février febrero февраль",
    "march märz maerz mart adar mars marzo март",
    "april nisan nîsan avrêl avril abril апрель",
    "may mai mayıs gulan mayo май мая",
    "june juni haziran hezîran pûşper juin junio июнь",
    "july juli temmuz tîrmeh tîrmehê juillet julio июль",
    "august ağustos tebax gelawêj août agosto август",
    "september eylül îlon rezber septembre septiembre setiembre сентябрь",
    "october oktober ekim cotmeh kewçêr octobre octubre октябрь",
    "november kasım mijdar sermawez novembre noviembre ноябрь",
    "december dezember aralık kanûn berfanbar décembre diciembre декабрь",
    "farvardin",
    "ordibehesht",
    "khordad",
    "tir",
    "mordad",
    "shahrivar",
    "mehr",
    "aban",
    "azar",
    "dey",
    "bahman",
    "esfand",
};

static const char *const arabic_names[24] = {
    "يناير جانفي ژانویه ژانویهٔ کانوونی_دووەم كانون_الثاني",
    "فبراير فيفري شباط فوریه فوریهٔ شوبات",
    "مارس آذار اذار ئازار مارت",
    "أبريل ابريل إبريل أفريل نيسان آوریل اوریل نیسان",
    "مايو ماي أيار ايار مه مهٔ می ئایار",
    "يونيو جوان حزيران ژوئن حوزەیران",
    "يوليو جويلية تموز ژوئیه ژوئیهٔ جولای تەمووز",
    "أغسطس اغسطس أوت آب اوت ئاب",
    "سبتمبر أيلول ايلول سپتامبر ئەیلوول",
    "أكتوبر اكتوبر تشرين_الأول اکتبر تشرینی_یەکەم",
    "نوفمبر تشرين_الثاني نوامبر تشرینی_دووەم",
    "ديسمبر كانون_الأول دسامبر کانوونی_یەکەم",
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد امرداد",
    "شهریور",
    "مهر",
    "آبان ابان",
    "آذر اذر",
    "دی",
    "بهمن",
    "اسفند",
};

enum { SHORTEST = 3, LONGEST_ENDING = 4, WORD_BYTES = 64 };

/* Arabic keyboards write ي and ك where Persian ones write ی and ک. */
static void fold_arabic(const char *text, size_t length, struct buffer *out) {
  const char *at = text;
  const char *end = text + length;
  while (at < end) {
    uint32_t c = utf8_next(&at, end);
    bool skipped = c == 0x200C || c == 0x640 || (c >= 0x64B && c <= 0x652);
    if (!skipped && c != UTF8_BAD) {
      buffer_append_codepoint(out, c == 0x64A || c == 0x649 ? 0x6CC : c == 0x643 ? 0x6A9 : c);
    }
  }
}

static bool is_arabic(const char *word) {
  unsigned char first = (unsigned char)word[0];
  return first >= 0xD8 && first <= 0xDB;
}

static int month_from_arabic(const char *word) {
  struct buffer asked;
  struct buffer name;
  buffer_init(&asked);
  buffer_init(&name);
  fold_arabic(word, strlen(word), &asked);
  int month = 0;
  for (int i = 0; i < 24 && month == 0; i++) {
    for (const char *at = arabic_names[i]; *at != '\0';) {
      size_t size = strcspn(at, " ");
      buffer_reset(&name);
      fold_arabic(at, size, &name);
      if (strcmp(name.bytes, asked.bytes) == 0) {
        month = i + 1;
      }
      at += size + (at[size] == ' ');
    }
  }
  buffer_release(&asked);
  buffer_release(&name);
  return month;
}

/* 2: the very name; 1: shortened or with an ending; 0: another word. */
static int how_alike(const char *asked, const char *name, size_t name_size) {
  size_t asked_size = strlen(asked);
  size_t common = asked_size < name_size ? asked_size : name_size;
  if (common < SHORTEST || memcmp(asked, name, common) != 0) {
    return 0;
  }
  if (asked_size == name_size) {
    return 2;
  }
  bool shortened = asked_size < name_size;
  bool with_ending = name_size > SHORTEST && asked_size > name_size && asked_size <= name_size + LONGEST_ENDING;
  return shortened || with_ending ? 1 : 0;
}

static const char *folded_names(int month) {
  static char folded[24][256];
  if (folded[month][0] == '\0') {
    struct buffer out;
    buffer_init(&out);
    lang_search_query(names[month], &out);
    size_t size = out.length < sizeof folded[month] ? out.length : sizeof folded[month] - 1;
    memcpy(folded[month], out.bytes, size);
    buffer_release(&out);
  }
  return folded[month];
}

static int month_from_folded(const char *asked) {
  int best = 0;
  int month = 0;
  bool several = false;
  for (int i = 0; i < 24; i++) {
    for (const char *at = folded_names(i); *at != '\0';) {
      size_t size = strcspn(at, " ");
      int alike = how_alike(asked, at, size);
      if (alike > best) {
        best = alike;
        month = i + 1;
        several = false;
      } else if (alike > 0 && alike == best && month != i + 1) {
        several = true;
      }
      at += size + (at[size] == ' ');
    }
  }
  return several ? 0 : month;
}

int month_from_word(const char *word) {
  if (strlen(word) >= WORD_BYTES) {
    return 0;
  }
  if (is_arabic(word)) {
    return month_from_arabic(word);
  }
  struct buffer asked;
  buffer_init(&asked);
  lang_search_query(word, &asked);
  int month = strchr(asked.bytes, ' ') == NULL ? month_from_folded(asked.bytes) : 0;
  buffer_release(&asked);
  return month;
}
