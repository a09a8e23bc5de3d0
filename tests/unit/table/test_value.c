/* SPDX-License-Identifier: MIT */
/* Dates in the forms people use, and those that are refused because they could mean two days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "solipost/table/value.h"

static const struct date today = {.year = 2026, .month = 4, .day = 9};

static void assert_reads_as(const char *text, enum date_order order, const char *expected) {
  struct date date;
  struct error error = {0};
  char iso[DATE_TEXT_SIZE];
  if (!date_from_text(text, order, true, today, &date, &error)) {
    fail_msg("%s: %s", text, error.message);
  }
  date_format_iso(date, iso);
  if (strcmp(iso, expected) != 0) {
    fail_msg("%s: read as %s, expected %s", text, iso, expected);
  }
}

static void assert_reads(const char *text, const char *expected) {
  assert_reads_as(text, DATE_ORDER_UNKNOWN, expected);
}

static void assert_refused_with(const char *text, enum date_order order, bool year_optional, const char *because) {
  struct date date;
  struct error error = {0};
  assert_false(date_from_text(text, order, year_optional, (struct date){0}, &date, &error));
  if (strstr(error.message, because) == NULL) {
    fail_msg("%s: %s", text, error.message);
  }
  assert_true(error.hint[0] != '\0');
  assert_false(date_is_set(date));
}

static void assert_refused(const char *text, const char *because) {
  assert_refused_with(text, DATE_ORDER_UNKNOWN, true, because);
}

static void test_iso(void **state) {
  (void)state;
  assert_reads("1980-04-03", "1980-04-03");
  assert_reads(" 1980/4/3 ", "1980-04-03");
  assert_reads("1980.04.03", "1980-04-03");
  assert_reads("1980-04-03T00:00:00", "1980-04-03");
  assert_reads("1980-04-03 00:00:00.000", "1980-04-03");
  assert_reads("3.4.1980 0:00", "1980-04-03");
}

static void test_dots_mean_day_first(void **state) {
  (void)state;
  assert_reads("3.4.1980", "1980-04-03");
  assert_reads("03. 04. 1980", "1980-04-03");
  assert_reads_as("3.4.1980", DATE_ORDER_MDY, "1980-03-04");
}

static void test_slashes_and_dashes_need_an_order(void **state) {
  (void)state;
  assert_refused("03/04/1980", "two different days");
  assert_refused("03-04-1980", "two different days");
  assert_refused("3 4 1980", "two different days");
  assert_reads_as("03/04/1980", DATE_ORDER_DMY, "1980-04-03");
  assert_reads_as("03/04/1980", DATE_ORDER_MDY, "1980-03-04");
  assert_reads_as("03-04-1980", DATE_ORDER_DMY, "1980-04-03");
  assert_reads("31/12/1980", "1980-12-31");
  assert_reads("12/31/1980", "1980-12-31");
  assert_reads("4/4/1980", "1980-04-04");
  assert_refused_with("12/31/1980", DATE_ORDER_DMY, true, "no such day");
}

static void test_month_names(void **state) {
  (void)state;
  static const char *const third_of_april[] = {
      "3 April 1980",       "3. April 1980",    "April 3, 1980", "3rd of April 1980", "3 Apr 1980",
      "3 Nisan 1980",       "3 nisan'da 1980",  "3 Nîsan 1980",  "3ê nîsanê 1980",    "3 avril 1980",
      "3 de abril de 1980", "3 апреля 1980 г.", "3 أبريل 1980",  "٣ نيسان ١٩٨٠",      "3 آوریل 1980",
      "1980 April 3",       "3 APRIL 1980",
  };
  for (size_t i = 0; i < COUNT_OF(third_of_april); i++) {
    assert_reads(third_of_april[i], "1980-04-03");
  }
  assert_reads("1er janvier 1980", "1980-01-01");
  assert_reads("15 Mayıs 1980", "1980-05-15");
  assert_reads("15 августа 1980", "1980-08-15");
  assert_reads("15 août 1980", "1980-08-15");
  assert_reads("15 März 1980", "1980-03-15");
  assert_reads("15 Kanûn 1980", "1980-12-15");
  assert_reads("15 كانون الثاني 1980", "1980-01-15");
  assert_reads("15 كانون الأول 1980", "1980-12-15");
  assert_reads("15 آذار 1980", "1980-03-15");
  assert_refused("3 jui 1980", "does not know"); /* juin or juillet */
  assert_refused("3 Foo 1980", "does not know");
  assert_refused("3 April May 1980", "does not know");
}

static void test_every_month_in_every_language(void **state) {
  (void)state;
  static const char *const languages[][12] = {
      {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
       "December"},
      {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
       "Dezember"},
      {"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"},
      {"Çile", "Sibat", "Adar", "Nîsan", "Gulan", "Hezîran", "Tîrmeh", "Tebax", "Îlon", "Cotmeh", "Mijdar", "Kanûn"},
      {"rêbendan", "reşeme", "adar", "avrêl", "gulan", "pûşper", "tîrmeh", "gelawêj", "rezber", "kewçêr", "sermawez",
       "berfanbar"},
      {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
       "décembre"},
      {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
       "diciembre"},
      {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
      {"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
       "كانون الأول"},
      {"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"},
      {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
       "декабря"},
  };
  for (size_t i = 0; i < COUNT_OF(languages); i++) {
    for (int month = 1; month <= 12; month++) {
      char text[128];
      char expected[32];
      snprintf(text, sizeof text, "7 %s 1980", languages[i][month - 1]);
      snprintf(expected, sizeof expected, "1980-%02d-07", month);
      assert_reads(text, expected);
    }
  }
}

static void test_birthdays_without_a_year(void **state) {
  (void)state;
  assert_reads("04-09", "--04-09");
  assert_reads("--04-09", "--04-09");
  assert_reads("9.4.", "--04-09");
  assert_reads("9.4", "--04-09");
  assert_reads("9 April", "--04-09");
  assert_reads("April 9", "--04-09");
  assert_reads("29.2.", "--02-29");
  assert_reads("31/12", "--12-31");
  assert_reads_as("9/4", DATE_ORDER_DMY, "--04-09");
  assert_reads_as("04-09", DATE_ORDER_MDY, "--04-09");
  assert_refused("9/4", "two different days");
  assert_refused("30.2.", "no such day");
  assert_refused_with("9.4.", DATE_ORDER_UNKNOWN, false, "the year is missing");
  assert_refused_with("9 April", DATE_ORDER_UNKNOWN, false, "the year is missing");
}

static void test_digits_and_calendars_of_the_east(void **state) {
  (void)state;
  assert_reads("٠٣.٠٤.١٩٨٠", "1980-04-03");
  assert_reads("۱۹۸۰-۰۴-۰۳", "1980-04-03");
  assert_reads("\xE2\x80\x8F"
               "3.4.1980"
               "\xE2\x80\x8E",
               "1980-04-03");
  assert_reads("۲۰ فروردین ۱۴۰۵", "2026-04-09");
  assert_reads("20 فروردين 1405", "2026-04-09");
  assert_reads("۱۴۰۵/۰۱/۲۰", "2026-04-09");
  assert_reads("30 اسفند 1399", "2021-03-20"); /* a leap year there */
  assert_refused("30 اسفند 1400", "no such day");
  assert_refused("20 فروردین", "needs its year");
  assert_refused("1405/01/20", "another calendar"); /* could be the lunar one */
}

static void test_years_that_cannot_be(void **state) {
  (void)state;
  assert_refused("0000-02-28", "no such year");
  assert_refused("0000-02-29", "no such year"); /* 29 February is one only in a year left out */
  assert_refused("29 February 0000", "no such year");
  assert_refused("1.1.0980", "another calendar");
  assert_refused("12026-04-09", "does not know");
  assert_reads("9999-12-31", "9999-12-31");
}

static void test_two_readings_are_told_apart_from_none(void **state) {
  (void)state;
  struct date date;
  struct error error = {0};
  assert_false(date_from_text("03/04/1980", DATE_ORDER_UNKNOWN, false, today, &date, &error));
  assert_int_equal(error.kind, ERROR_AMBIGUOUS); /* a caller that has an order to offer adds that advice */
  assert_null(strstr(error.hint, "--"));
  assert_non_null(strstr(error.hint, "3 April 1980"));
  assert_false(date_from_text("30.2.1980", DATE_ORDER_UNKNOWN, false, today, &date, &error));
  assert_int_equal(error.kind, ERROR_MISUSED);
}

static void test_relative_days(void **state) {
  (void)state;
  assert_reads("today", "2026-04-09");
  assert_reads("Yesterday", "2026-04-08");
  assert_refused("today", "does not know");
}

static void test_what_is_no_date(void **state) {
  (void)state;
  assert_refused("", "holds no day");
  assert_refused("1980", "day and month are missing");
  assert_refused("04/1980", "the day is missing");
  assert_refused("April 1980", "the day is missing");
  assert_refused("3.4.80", "four digits");
  assert_refused("30.2.1980", "no such day");
  assert_refused("29.2.1981", "no such day");
  assert_refused("1980-13-01", "no such day");
  assert_refused("29314", "does not know");
  assert_refused("unknown", "does not know");
  assert_refused("3..4.1980", "does not know");
  assert_refused("-3.4.1980", "does not know");
  assert_refused("1980-04-03-05", "does not know");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_iso),
      cmocka_unit_test(test_dots_mean_day_first),
      cmocka_unit_test(test_slashes_and_dashes_need_an_order),
      cmocka_unit_test(test_month_names),
      cmocka_unit_test(test_every_month_in_every_language),
      cmocka_unit_test(test_birthdays_without_a_year),
      cmocka_unit_test(test_digits_and_calendars_of_the_east),
      cmocka_unit_test(test_years_that_cannot_be),
      cmocka_unit_test(test_two_readings_are_told_apart_from_none),
      cmocka_unit_test(test_relative_days),
      cmocka_unit_test(test_what_is_no_date),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
