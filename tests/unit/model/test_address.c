/* SPDX-License-Identifier: MIT */
/* Addresses: by the prison's own template, by the country's format, the country line, what never may be left behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "solipost/base/datafile.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/model/address.h"

struct fixture {
  struct arena arena;
  struct prisoner prisoner;
  struct prison prison;
  struct stay stay;
  struct address_request request;
  struct address_block block;
  struct error error;
};

static int set_up(void **state) {
  struct fixture *fixture = mem_alloc(sizeof *fixture);
  arena_init(&fixture->arena);
  noun_clear(&prisoner_noun, &fixture->prisoner);
  noun_clear(&prison_noun, &fixture->prison);
  noun_clear(&stay_noun, &fixture->stay);
  fixture->prisoner.code = "P001";
  fixture->prisoner.name = "Deniz Örnek";
  fixture->prison.code = "TR-X";
  fixture->prison.name = "Örnek Cezaevi";
  fixture->prison.country = "TR";
  fixture->request = (struct address_request){.prisoner = &fixture->prisoner,
                                              .stay = &fixture->stay,
                                              .prison = &fixture->prison,
                                              .posting_country = "TR",
                                              .posting_language = ""};
  *state = fixture;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *fixture = *state;
  arena_release(&fixture->arena);
  mem_free(fixture);
  return 0;
}

static const char *compose(struct fixture *fixture) {
  if (!address_compose(&fixture->request, &fixture->arena, &fixture->block, &fixture->error))
    fail_msg("%s", fixture->error.message);
  return fixture->block.lines;
}

static void refused(struct fixture *fixture, const char *naming) {
  assert_false(address_compose(&fixture->request, &fixture->arena, &fixture->block, &fixture->error));
  assert_int_equal(fixture->error.kind, ERROR_REFUSED);
  if (strstr(fixture->error.message, naming) == NULL)
    fail_msg("\"%s\" does not name %s", fixture->error.message, naming);
  assert_true(fixture->error.hint[0] != '\0');
}

/* ---- the prison's own template ---- */

static void template_wins_over_the_country(void **state) {
  struct fixture *fixture = *state;
  fixture->prison.street = "Not Printed Street";
  fixture->prison.address_template = "{name}\nAlt-Moabit 12 a\n10559 Berlin";
  assert_string_equal(compose(fixture), "Deniz Örnek\nAlt-Moabit 12 a\n10559 Berlin");
}

static void name_need_not_be_the_first_line(void **state) {
  struct fixture *fixture = *state;
  fixture->prison.address_template = "Smart Communications/PA DOC\n{name}/{number!}\n{unit!}\nP.O. Box 33028";
  fixture->prisoner.number = "AB1234";
  fixture->stay.unit = "SCI Example";
  assert_string_equal(compose(fixture), "Smart Communications/PA DOC\nDeniz Örnek/AB1234\nSCI Example\nP.O. Box 33028");
}

static void template_without_the_name_gets_it_first(void **state) {
  struct fixture *fixture = *state;
  fixture->prison.address_template = "Alt-Moabit 12 a\n10559 Berlin";
  assert_string_equal(compose(fixture), "Deniz Örnek\nAlt-Moabit 12 a\n10559 Berlin");
}

static void required_field_is_named_when_it_is_empty(void **state) {
  struct fixture *fixture = *state;
  fixture->prison.address_template = "{name} {number!}\nUSP";
  refused(fixture, "prison number");
  assert_non_null(strstr(fixture->error.hint, "P001 number="));
}

static void unit_of_a_person_whose_place_is_unknown_counts_as_empty(void **state) {
  struct fixture *fixture = *state;
  fixture->request.stay = NULL;
  fixture->prison.address_template = "{name}\n{unit!}";
  refused(fixture, "unit");
}

static void person_without_a_latin_name_is_refused(void **state) {
  struct fixture *fixture = *state;
  fixture->prisoner.name = "";
  fixture->prison.address_template = "{name}\nEvin";
  refused(fixture, "P001");
}

static void empty_fields_leave_nothing_behind(void **state) {
  struct fixture *fixture = *state;
  static const struct {
    const char *template_lines, *number, *unit, *ward, *expected;
  } cases[] = {
      {"{name}\nEvin Prison, {ward}\nTehran", "", "", "", "X\nEvin Prison\nTehran"},
      {"{name}\nEvin Prison, {ward}\nTehran", "", "", "4", "X\nEvin Prison, 4\nTehran"},
      {"{name} {number}\nHMP", "", "", "", "X\nHMP"},
      {"{name}/{number}\nHMP", "", "", "", "X\nHMP"},
      {"{name} ({number})\nHMP", "", "", "", "X\nHMP"},
      {"{name} ({number})\nHMP", "7", "", "", "X (7)\nHMP"},
      {"{name} (No. {number})\nHMP", "", "", "", "X\nHMP"},
      {"{name} [{unit}/{ward}] HMP", "", "", "", "X HMP"},
      {"{name}\n{unit}, {ward}\nHMP", "", "", "", "X\nHMP"},
      {"{name}\n{unit}, {ward}\nHMP", "", "A", "", "X\nA\nHMP"},
      {"{name}\n{unit}, {ward}\nHMP", "", "", "B", "X\nB\nHMP"},
      {"{name}\n{unit} / {ward} / HMP", "", "", "", "X\nHMP"},
      {"{name}\n{unit} - {ward} - HMP", "", "A", "", "X\nA - HMP"},
      {"{name}\nHMP, {unit}, {ward}, York", "", "", "", "X\nHMP, York"},
      {"{name}\nHMP {unit}, York", "", "", "", "X\nHMP, York"},
      {"{name}\nInmate No: {number}\nHMP", "", "", "", "X\nHMP"},
      {"{name}, Inmate No: {number}, HMP", "", "", "", "X, HMP"},
      {"{name}, Inmate No: {number}, HMP", "5", "", "", "X, Inmate No: 5, HMP"},
      {"{name}\nNo:{number}\nK-{ward}\nHMP", "", "", "", "X\nHMP"},
      {"{name}\nNo:{number}\nK-{ward}\nHMP", "3", "", "9", "X\nNo:3\nK-9\nHMP"},
      {"{name}\n{unit} \u2013 {ward}\nHMP", "", "", "W", "X\nW\nHMP"},
      {"{name}\n\n  \nHMP", "", "", "", "X\nHMP"},
      {"{name}\nHMP  {unit}  York", "", "", "", "X\nHMP York"},
      {"{ward}{unit}{number}\n{name}", "", "", "", "X"},
      {"{name}\nSt. Example, {ward}", "", "", "", "X\nSt. Example"},
  };
  fixture->prisoner.name = "X";
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    fixture->prison.address_template = cases[i].template_lines;
    fixture->prisoner.number = cases[i].number;
    fixture->stay.unit = cases[i].unit;
    fixture->stay.ward = cases[i].ward;
    assert_string_equal(compose(fixture), cases[i].expected);
  }
}

static void text_without_empty_fields_stays_as_it_was_written(void **state) {
  struct fixture *fixture = *state;
  fixture->prison.address_template =
      "{name}\nBahçedere Köyü No:63/24\nYeni Şakran, Aliağa / İZMİR\n- Post Box (12) -\nGiv'at Ze'ev";
  assert_string_equal(compose(fixture), "Deniz Örnek\nBahçedere Köyü No:63/24\nYeni Şakran, Aliağa / İZMİR\n"
                                        "- Post Box (12) -\nGiv'at Ze'ev");
}

/* Values never become part of the layout: what looks like a field or separator in them stays text. */
static void values_are_never_read_as_template(void **state) {
  struct fixture *fixture = *state;
  fixture->prisoner.name = "Ana {number} / , Li";
  fixture->prison.address_template = "{name}\nHMP";
  assert_string_equal(compose(fixture), "Ana {number} / , Li\nHMP");
}

/* ---- template faults ---- */

static void faults_are_told_with_line_and_column(void **state) {
  (void)state;
  static const struct {
    const char *template_lines, *line, *column;
  } cases[] = {
      {"{nam}", "line 1", "column 1"},
      {"{name}\nHMP {cell}", "line 2", "column 5"},
      {"{name", "line 1", "column 1"},
      {"{name\n}", "line 1", "column 1"},
      {"name}", "line 1", "column 5"},
      {"{name}\nÖğüş }", "line 2", "column 6"},
      {"{{name}}", "line 1", "column 1"},
      {"{name} {}", "line 1", "column 8"},
      {"{name}\n\n{number!!}", "line 3", "column 1"},
      {"{ name }", "line 1", "column 1"},
      {"{!}", "line 1", "column 1"},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct error error;
    assert_false(address_template_check(cases[i].template_lines, &error));
    assert_int_equal(error.kind, ERROR_MISUSED);
    if (strstr(error.message, cases[i].line) == NULL || strstr(error.message, cases[i].column) == NULL)
      fail_msg("%s: %s", cases[i].template_lines, error.message);
  }
}

static void good_templates_pass(void **state) {
  (void)state;
  static const char *const good[] = {"", "{name}", "{name!}\n{unit!}, {ward}", "no fields", "{number}{number}"};
  for (size_t i = 0; i < COUNT_OF(good); i++) {
    struct error error;
    assert_true(address_template_check(good[i], &error));
  }
}

static void faulty_template_is_no_value_of_the_field(void **state) {
  struct fixture *fixture = *state;
  const struct field *field = noun_field(&prison_noun, "address_template");
  assert_false(field_set(field, &fixture->prison, "{name}|{cell}", &fixture->arena, &fixture->error));
  assert_non_null(strstr(fixture->error.message, "line 2"));
  assert_true(field_set(field, &fixture->prison, "{name}|HMP|York", &fixture->arena, &fixture->error));
  assert_string_equal(fixture->prison.address_template, "{name}\nHMP\nYork");
}

/* ---- the country line ---- */

static void country_stands_only_across_a_border(void **state) {
  struct fixture *fixture = *state;
  static const struct {
    const char *from, *language, *to, *line;
  } cases[] = {
      {"TR", "", "TR", NULL},      {"DE", "", "TR", "TÜRKEI"},
      {"DE", "en", "TR", NULL}, /* the name in English, whatever spelling is current */
      {"TR", "", "DE", "ALMANYA"}, {"TR", "", "IT", "İTALYA"},
      {"TR", "", "IE", "İRLANDA"}, {"FR", "", "DE", "ALLEMAGNE"},
      {"GB", "", "DE", "GERMANY"}, {"AT", "", "CH", "SCHWEIZ"},
      {"IL", "", "DE", "גרמניה"},
  };
  fixture->prison.address_template = "{name}\nHMP";
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    fixture->request.posting_country = cases[i].from;
    fixture->request.posting_language = cases[i].language;
    fixture->prison.country = cases[i].to;
    const char *lines = compose(fixture);
    if (strcmp(cases[i].from, cases[i].to) == 0) {
      assert_string_equal(lines, "Deniz Örnek\nHMP");
    } else {
      const char *last = strrchr(lines, '\n') + 1;
      assert_string_not_equal(last, "HMP");
      if (cases[i].line != NULL) assert_string_equal(last, cases[i].line);
    }
  }
}

static void language_of_posting_is_the_countrys_own(void **state) {
  (void)state;
  assert_string_equal(address_language_of_country("TR"), "tr");
  assert_string_equal(address_language_of_country("IL"), "he");
  assert_string_equal(address_language_of_country("CH"), "de");
  assert_string_equal(address_language_of_country("XX"), "");
}

/* ---- the country's format ---- */

static void known_countries_look_as_their_post_wants(void **state) {
  struct fixture *fixture = *state;
  struct prison *prison = &fixture->prison;
  prison->street = "Street 1";
  prison->city = "istanbul";
  prison->postcode = "34570";
  prison->state = "izmir";
  static const struct {
    const char *country, *expected;
  } cases[] = {
      {"TR", "Deniz Örnek\nÖrnek Cezaevi\nStreet 1\n34570 istanbul/İZMİR"},
      {"DE", "Deniz Örnek\nÖrnek Cezaevi\nStreet 1\n34570 istanbul"},
      {"GB", "Deniz Örnek\nÖrnek Cezaevi\nStreet 1\nISTANBUL\n34570"},
      {"US", "Deniz Örnek\nÖrnek Cezaevi\nStreet 1\nISTANBUL IZMIR 34570"},
      {"HU", "DENIZ ÖRNEK\nÖRNEK CEZAEVI\nISTANBUL\nSTREET 1\n34570"},
      {"BR", "Deniz Örnek\nÖrnek Cezaevi\nStreet 1\nISTANBUL-IZMIR\n34570"},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    prison->country = cases[i].country;
    fixture->request.posting_country = cases[i].country;
    assert_string_equal(compose(fixture), cases[i].expected);
  }
}

static void town_and_region_of_one_name_stand_once(void **state) {
  struct fixture *fixture = *state;
  struct prison *prison = &fixture->prison;
  prison->street = "Street 1";
  static const struct {
    const char *country, *city, *state, *postcode, *expected;
  } cases[] = {
      {"TR", "Diyarbakır", "Diyarbakır", "21000", "21000 DİYARBAKIR"},
      {"TR", "istanbul", "İstanbul", "34000", "34000 İSTANBUL"},
      {"TR", "Istanbul", "İstanbul", "34000", "34000 Istanbul/İSTANBUL"}, /* I and İ are two letters there */
      {"TR", "Ulus", "Ankara", "06101", "06101 Ulus/ANKARA"},
      {"EG", "Cairo", "CAIRO", "11511", "Cairo\n11511"},
      {"IR", "Tehran", "Tehran", "11936-12345", "Tehran\n11936-12345"},
      {"CN", "Beijing", "beijing", "100000", "BEIJING, 100000"},
      {"ES", "Málaga", "málaga", "29130", "29130 MÁLAGA"},
      {"MX", "Puebla", "Puebla", "72000", "72000 PUEBLA"},
      {"BR", "São Paulo", "São Paulo", "01310-100", "SÃO PAULO\n01310-100"},
      {"CO", "Bogotá", "Bogotá", "111221", "Bogotá, 111221"},
      {"DE", "Berlin", "Berlin", "10559", "10559 Berlin"},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    prison->country = fixture->request.posting_country = cases[i].country;
    prison->city = cases[i].city;
    prison->state = cases[i].state;
    prison->postcode = cases[i].postcode;
    const char *expected = arena_printf(&fixture->arena, "Deniz Örnek\nÖrnek Cezaevi\nStreet 1\n%s", cases[i].expected);
    assert_string_equal(compose(fixture), expected);
    assert_string_equal(fixture->block.unused_field, "");
  }
}

static void district_in_turkey_stands_above_the_postcode(void **state) {
  struct fixture *fixture = *state;
  struct prison *prison = &fixture->prison;
  prison->street = "Urfa Yolu 5. km";
  prison->district = "Sur";
  prison->city = "Diyarbakır";
  prison->state = "Diyarbakır";
  prison->postcode = "21000";
  assert_string_equal(compose(fixture), "Deniz Örnek\nÖrnek Cezaevi\nUrfa Yolu 5. km\nSur\n21000 DİYARBAKIR");
  assert_string_equal(fixture->block.unused_field, "");
  prison->city = "SUR"; /* the district entered as the town, too */
  assert_string_equal(compose(fixture), "Deniz Örnek\nÖrnek Cezaevi\nUrfa Yolu 5. km\n21000 SUR/DİYARBAKIR");
  prison->district = prison->city = prison->state;
  assert_string_equal(compose(fixture), "Deniz Örnek\nÖrnek Cezaevi\nUrfa Yolu 5. km\n21000 DİYARBAKIR");
}

static void missing_part_is_named(void **state) {
  struct fixture *fixture = *state;
  fixture->prison.country = "DE";
  fixture->prison.city = "Berlin";
  fixture->prison.postcode = "10559";
  refused(fixture, "street");
}

static void country_without_a_layout_is_told(void **state) {
  struct fixture *fixture = *state;
  fixture->prison.country = "AQ";
  refused(fixture, "AQ");
  assert_non_null(strstr(fixture->error.hint, "address_template="));
}

/* No blank line, no separator at either end or beside another, no doubled blank, whatever optional part is missing. */
static void assert_tidy(const char *lines, const char *country, unsigned subset) {
  const char *line = lines;
  for (;;) {
    size_t length = strcspn(line, "\n");
    if (length == 0) fail_msg("%s %u: empty line in <%s>", country, subset, lines);
    if (strchr(" ,;/-:|", line[0]) != NULL || strchr(" ,;/-:|", line[length - 1]) != NULL)
      fail_msg("%s %u: stray separator in <%s>", country, subset, lines);
    for (size_t i = 0; i + 1 < length; i++) {
      bool twice = strchr(",;/-:|", line[i]) != NULL && strchr(" ", line[i + 1]) == NULL &&
                   strchr(",;/-:|", line[i + 1]) != NULL;
      bool before_comma = line[i] == ' ' && line[i + 1] == ',';
      bool blanks = line[i] == ' ' && line[i + 1] == ' ';
      if (twice || before_comma || blanks) fail_msg("%s %u: stray separator in <%s>", country, subset, lines);
    }
    if (line[length] == '\0') return;
    line += length + 1;
  }
}

static void no_subset_of_parts_leaves_a_trace_in_any_country(void **state) {
  struct fixture *fixture = *state;
  struct datafile file;
  struct arena table;
  arena_init(&table);
  if (!datafile_load(&file, "address-formats.tsv", &table, &fixture->error)) fail_msg("%s", fixture->error.message);
  assert_int_equal(file.row_count, 127);
  int country = datafile_column(&file, "country");
  struct prison *prison = &fixture->prison;
  const char **const parts[] = {&prison->street,   &prison->district, &prison->city,
                                &prison->postcode, &prison->state,    &prison->sorting_code};
  static const char *const values[] = {"Streetvalue", "Districtvalue", "Cityvalue",
                                       "Codevalue",   "Statevalue",    "Sortvalue"};
  size_t composed = 0;
  for (size_t row = 0; row < file.row_count; row++) {
    prison->country = datafile_cell(&file, row, country);
    fixture->request.posting_country = prison->country;
    for (unsigned subset = 0; subset < 1u << COUNT_OF(parts); subset++) {
      for (size_t i = 0; i < COUNT_OF(parts); i++) *parts[i] = (subset >> i & 1) != 0 ? values[i] : "";
      bool done = address_compose(&fixture->request, &fixture->arena, &fixture->block, &fixture->error);
      if (done) {
        assert_tidy(fixture->block.lines, prison->country, subset);
        composed++;
      } else {
        assert_int_equal(fixture->error.kind, ERROR_REFUSED);
      }
      if (subset == (1u << COUNT_OF(parts)) - 1) assert_true(done);
      arena_reset(&fixture->arena);
    }
  }
  assert_true(composed > 127 * 8);
  arena_release(&table);
}

static size_t times_in(const char *lines, const char *word) {
  size_t times = 0;
  for (const char *at = lines; (at = strstr(at, word)) != NULL; at += strlen(word)) times++;
  return times;
}

/* Town, district and region of one name: on the paper once, wherever the country writes any of them, and tidily. */
static void one_name_stands_once_in_every_country(void **state) {
  struct fixture *fixture = *state;
  struct datafile file;
  struct arena table;
  arena_init(&table);
  if (!datafile_load(&file, "address-formats.tsv", &table, &fixture->error)) fail_msg("%s", fixture->error.message);
  struct prison *prison = &fixture->prison;
  prison->street = "Street 1";
  for (size_t row = 0; row < file.row_count; row++) {
    prison->country = fixture->request.posting_country = datafile_cell(&file, row, datafile_column(&file, "country"));
    for (unsigned subset = 0; subset < 4; subset++) {
      prison->district = (subset & 1) != 0 ? "Samara" : "";
      prison->postcode = (subset & 2) != 0 ? "12345" : "";
      prison->city = "SAMARA";
      prison->state = "samara";
      if (!address_compose(&fixture->request, &fixture->arena, &fixture->block, &fixture->error)) {
        assert_int_equal(subset & 2, 0); /* only the postcode can be missing */
        continue;
      }
      assert_tidy(fixture->block.lines, prison->country, subset);
      size_t times = times_in(lang_upper(fixture->block.lines, "en", &fixture->arena), "SAMARA");
      if (times != 1) fail_msg("%s: %zu times in <%s>", prison->country, times, fixture->block.lines);
    }
  }
  arena_release(&table);
}

/* Each part that a country's format knows reaches its address, or is told as unused. */
static void no_part_gets_lost_unseen(void **state) {
  struct fixture *fixture = *state;
  struct datafile file;
  struct arena table;
  arena_init(&table);
  if (!datafile_load(&file, "address-formats.tsv", &table, &fixture->error)) fail_msg("%s", fixture->error.message);
  struct prison *prison = &fixture->prison;
  prison->street = "111";
  prison->district = "222";
  prison->city = "333";
  prison->postcode = "444";
  prison->state = "555";
  prison->sorting_code = "666";
  fixture->prisoner.number = "777";
  static const struct {
    const char *value, *field;
  } parts[] = {{"111", "street"},   {"222", "district"},     {"333", "city"},
               {"444", "postcode"}, {"666", "sorting_code"}, {"777", "number"}};
  for (size_t row = 0; row < file.row_count; row++) {
    prison->country = datafile_cell(&file, row, datafile_column(&file, "country"));
    fixture->request.posting_country = prison->country;
    compose(fixture);
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
      bool printed = strstr(fixture->block.lines, parts[i].value) != NULL;
      bool told = strstr(fixture->block.unused_field, parts[i].field) != NULL;
      if (printed == told) fail_msg("%s: %s", prison->country, parts[i].field);
    }
  }
  arena_release(&table);
}

static void field_that_does_not_reach_the_template_is_told(void **state) {
  struct fixture *fixture = *state;
  fixture->prison.address_template = "{name}\nHMP";
  fixture->stay.ward = "B-12";
  compose(fixture);
  assert_string_equal(fixture->block.unused_field, "ward");
  fixture->prisoner.number = "9";
  compose(fixture);
  assert_string_equal(fixture->block.unused_field, "number, ward");
  fixture->prison.address_template = "{name} {number}\nHMP {ward}";
  compose(fixture);
  assert_string_equal(fixture->block.unused_field, "");
}

/* ---- the local script ---- */

static void local_script_comes_only_when_asked_for(void **state) {
  struct fixture *fixture = *state;
  fixture->prisoner.name_native = "سارا نمونه";
  fixture->prison.country = "IR";
  fixture->prison.name_native = "زندان اوین";
  fixture->prison.address_template = "{name}\nEvin Prison\nTehran";
  fixture->prison.address_native = "{name}\nزندان اوین، {ward}\nتهران";
  compose(fixture);
  assert_string_equal(fixture->block.local_lines, "");
  fixture->request.local_script = true;
  compose(fixture);
  assert_string_equal(fixture->block.lines, "Deniz Örnek\nEvin Prison\nTehran\nİRAN");
  assert_string_equal(fixture->block.local_lines, "سارا نمونه\nزندان اوین\nتهران");
}

static void native_names_stand_in_the_order_of_the_country(void **state) {
  struct fixture *fixture = *state;
  fixture->request.local_script = true;
  fixture->prisoner.name_native = "例子";
  fixture->prison.name_native = "監獄";
  fixture->prison.country = "CN";
  fixture->prison.address_template = "{name}\nPrison";
  compose(fixture);
  assert_string_equal(fixture->block.local_lines, "監獄\n例子");
  fixture->prison.country = "IL";
  compose(fixture);
  assert_string_equal(fixture->block.local_lines, "例子\n監獄");
  fixture->prisoner.name_native = "";
  compose(fixture);
  assert_string_equal(fixture->block.local_lines, "");
}

/* Where the post reads Latin letters a name in others, with nothing around it, only confuses it. */
static void native_name_alone_is_left_out_where_latin_is_written(void **state) {
  struct fixture *fixture = *state;
  fixture->request.local_script = true;
  fixture->prisoner.name_native = "کاوە ئەحمەد";
  fixture->prison.address_template = "{name}\nPrison";
  static const struct {
    const char *country, *expected;
  } cases[] = {
      {"TR", ""}, {"DE", ""}, {"AQ", ""}, {"", ""}, {"IQ", "کاوە ئەحمەد"}, {"IR", "کاوە ئەحمەد"}, {"RU", "کاوە ئەحمەد"},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    fixture->prison.country = cases[i].country;
    compose(fixture);
    assert_string_equal(fixture->block.local_lines, cases[i].expected);
  }
  fixture->prison.country = "TR";
  fixture->prison.name_native = "گرتووخانەی ڤان";
  compose(fixture);
  assert_string_equal(fixture->block.local_lines, "کاوە ئەحمەد\nگرتووخانەی ڤان");
  fixture->prison.address_native = "{name}\nڤان";
  compose(fixture);
  assert_string_equal(fixture->block.local_lines, "کاوە ئەحمەد\nڤان");
}

/* Some prisons return what does not bear the name of their own files. */
static void name_of_the_prisons_files_stands_in_the_address_where_it_is_entered(void **state) {
  struct fixture *fixture = *state;
  fixture->prison.address_template = "{name}\nPrison";
  fixture->prison.country = "TR";
  fixture->prisoner.name = "Kim Sample";
  fixture->prisoner.legal_name = "Kimberly Jane Sample";
  compose(fixture);
  assert_string_equal(fixture->block.lines, "Kimberly Jane Sample\nPrison");
  fixture->prisoner.legal_name = "";
  compose(fixture);
  assert_string_equal(fixture->block.lines, "Kim Sample\nPrison");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(name_of_the_prisons_files_stands_in_the_address_where_it_is_entered, set_up,
                                      tear_down),
      cmocka_unit_test_setup_teardown(template_wins_over_the_country, set_up, tear_down),
      cmocka_unit_test_setup_teardown(name_need_not_be_the_first_line, set_up, tear_down),
      cmocka_unit_test_setup_teardown(template_without_the_name_gets_it_first, set_up, tear_down),
      cmocka_unit_test_setup_teardown(required_field_is_named_when_it_is_empty, set_up, tear_down),
      cmocka_unit_test_setup_teardown(unit_of_a_person_whose_place_is_unknown_counts_as_empty, set_up, tear_down),
      cmocka_unit_test_setup_teardown(person_without_a_latin_name_is_refused, set_up, tear_down),
      cmocka_unit_test_setup_teardown(empty_fields_leave_nothing_behind, set_up, tear_down),
      cmocka_unit_test_setup_teardown(text_without_empty_fields_stays_as_it_was_written, set_up, tear_down),
      cmocka_unit_test_setup_teardown(values_are_never_read_as_template, set_up, tear_down),
      cmocka_unit_test(faults_are_told_with_line_and_column),
      cmocka_unit_test(good_templates_pass),
      cmocka_unit_test_setup_teardown(faulty_template_is_no_value_of_the_field, set_up, tear_down),
      cmocka_unit_test_setup_teardown(country_stands_only_across_a_border, set_up, tear_down),
      cmocka_unit_test(language_of_posting_is_the_countrys_own),
      cmocka_unit_test_setup_teardown(known_countries_look_as_their_post_wants, set_up, tear_down),
      cmocka_unit_test_setup_teardown(town_and_region_of_one_name_stand_once, set_up, tear_down),
      cmocka_unit_test_setup_teardown(district_in_turkey_stands_above_the_postcode, set_up, tear_down),
      cmocka_unit_test_setup_teardown(missing_part_is_named, set_up, tear_down),
      cmocka_unit_test_setup_teardown(country_without_a_layout_is_told, set_up, tear_down),
      cmocka_unit_test_setup_teardown(no_subset_of_parts_leaves_a_trace_in_any_country, set_up, tear_down),
      cmocka_unit_test_setup_teardown(one_name_stands_once_in_every_country, set_up, tear_down),
      cmocka_unit_test_setup_teardown(no_part_gets_lost_unseen, set_up, tear_down),
      cmocka_unit_test_setup_teardown(field_that_does_not_reach_the_template_is_told, set_up, tear_down),
      cmocka_unit_test_setup_teardown(local_script_comes_only_when_asked_for, set_up, tear_down),
      cmocka_unit_test_setup_teardown(native_names_stand_in_the_order_of_the_country, set_up, tear_down),
      cmocka_unit_test_setup_teardown(native_name_alone_is_left_out_where_latin_is_written, set_up, tear_down),
  };
  return cmocka_run_group_tests_name("addresses", tests, NULL, NULL);
}
