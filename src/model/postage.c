/* SPDX-License-Identifier: MIT */
/* Reads the tables of postage and finds a price in them. */
#include "solipost/model/postage.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

/* ---- reading ---- */

static bool bad_row(const struct datafile *file, size_t row, struct error *error) {
  return error_set(error, ERROR_DAMAGED, _("%s:%zu: this is no postage"), file->name, file->lines[row]);
}

static bool read_price(const struct datafile *file, size_t row, struct postage_price *out, struct error *error) {
  static const char *const same[] = {"country", "zone", "form", "most_g", "price", "currency", "source", "valid_from"};
  noun_clear(&postage_noun, &out->postage);
  for (size_t i = 0; i < COUNT_OF(same); i++) {
    const char *text = datafile_cell(file, row, datafile_column(file, same[i]));
    if (!field_restore(noun_field(&postage_noun, same[i]), &out->postage, text)) return bad_row(file, row, error);
  }
  out->status = datafile_cell(file, row, datafile_column(file, "status"));
  out->shipped = true;
  return *out->postage.country != '\0' && *out->postage.zone != '\0' && *out->postage.currency != '\0' &&
                 out->postage.most_g > 0
             ? true
             : bad_row(file, row, error);
}

static bool is_same(const struct postage *a, const struct postage *b) {
  return strcmp(a->country, b->country) == 0 && ascii_equal_ignoring_case(a->zone, b->zone) &&
         ascii_equal_ignoring_case(a->form, b->form) && a->most_g == b->most_g;
}

/* A row of the register takes the place of the shipped one. Of two of the register with different first days both stay. */
static void add_own(struct postage_price *prices, size_t shipped, size_t *count, const struct postage *own) {
  for (size_t i = 0; i < shipped; i++) {
    if (!is_same(&prices[i].postage, own) || !prices[i].shipped) continue;
    prices[i] = (struct postage_price){.postage = *own, .status = ""};
    return;
  }
  prices[(*count)++] = (struct postage_price){.postage = *own, .status = ""};
}

static bool load_prices(const struct postage *own, size_t own_count, struct arena *arena, struct postage_table *out,
                        struct error *error) {
  struct datafile file;
  if (!datafile_load(&file, "postage.tsv", arena, error)) return false;
  struct postage_price *prices = ARENA_ARRAY(arena, struct postage_price, file.row_count + own_count + 1);
  for (size_t i = 0; i < file.row_count; i++)
    if (!read_price(&file, i, &prices[i], error)) return false;
  out->price_count = file.row_count;
  for (size_t i = 0; i < own_count; i++) add_own(prices, file.row_count, &out->price_count, &own[i]);
  out->prices = prices;
  return true;
}

static bool load_zones(struct arena *arena, struct postage_table *out, struct error *error) {
  struct datafile file;
  if (!datafile_load(&file, "postage-zones.tsv", arena, error)) return false;
  struct postage_zone_row *zones = ARENA_ARRAY(arena, struct postage_zone_row, file.row_count + 1);
  for (size_t i = 0; i < file.row_count; i++) {
    zones[i] = (struct postage_zone_row){datafile_cell(&file, i, datafile_column(&file, "posted_in")),
                                         datafile_cell(&file, i, datafile_column(&file, "zone")),
                                         datafile_cell(&file, i, datafile_column(&file, "countries"))};
  }
  out->zones = zones;
  out->zone_count = file.row_count;
  return true;
}

bool postage_load(const struct postage *own, size_t own_count, struct arena *arena, struct postage_table *out,
                  struct error *error) {
  *out = (struct postage_table){0};
  return load_prices(own, own_count, arena, out, error) && load_zones(arena, out, error);
}

/* ---- finding ---- */

static bool has_code(const char *codes, const char *code) {
  size_t length = strlen(code);
  while (*codes != '\0') {
    size_t word = strcspn(codes, " ");
    if (word == length && memcmp(codes, code, length) == 0) return true;
    codes += word;
    codes += strspn(codes, " ");
  }
  return false;
}

const char *postage_zone(const struct postage_table *table, const char *posted_in, const char *destination) {
  const char *rest = destination;
  if (*posted_in == '\0' || *destination == '\0') return "";
  if (strcmp(posted_in, destination) == 0) return POSTAGE_INLAND;
  for (size_t i = 0; i < table->zone_count; i++) {
    const struct postage_zone_row *row = &table->zones[i];
    if (strcmp(row->posted_in, posted_in) != 0) continue;
    if (strcmp(row->countries, "*") == 0) rest = row->zone;
    else if (has_code(row->countries, destination)) return row->zone;
  }
  return rest;
}

/* Carries fewer grams, or the same and began later. */
static bool is_better(const struct postage *candidate, const struct postage *best) {
  if (candidate->most_g != best->most_g) return candidate->most_g < best->most_g;
  if (!date_is_set(best->valid_from)) return date_is_set(candidate->valid_from);
  return date_is_set(candidate->valid_from) && date_compare(candidate->valid_from, best->valid_from) >= 0;
}

static const struct postage_price *find_in_zone(const struct postage_table *table, const char *posted_in,
                                                const char *zone, const char *form, int64_t grams, struct date day) {
  const struct postage_price *best = NULL;
  for (size_t i = 0; i < table->price_count; i++) {
    const struct postage *row = &table->prices[i].postage;
    if (strcmp(row->country, posted_in) != 0 || !ascii_equal_ignoring_case(row->zone, zone) ||
        !ascii_equal_ignoring_case(row->form, form) || row->most_g < grams)
      continue;
    if (date_is_set(row->valid_from) && date_compare(row->valid_from, day) > 0) continue;
    if (best == NULL || is_better(row, &best->postage)) best = &table->prices[i];
  }
  return best;
}

const struct postage_price *postage_find(const struct postage_table *table, const char *posted_in,
                                         const char *destination, const char *form, int64_t grams, struct date day) {
  if (*posted_in == '\0' || *destination == '\0') return NULL;
  const struct postage_price *found = find_in_zone(table, posted_in, destination, form, grams, day);
  if (found != NULL) return found;
  return find_in_zone(table, posted_in, postage_zone(table, posted_in, destination), form, grams, day);
}

/* ---- weights and money ---- */

static double square_metres(double area_mm2) { return area_mm2 / 1e6; }

double postage_sheet_g(double area_mm2) { return 80 * square_metres(area_mm2); }
double postage_card_g(double area_mm2) { return 160 * square_metres(area_mm2); }
double postage_envelope_g(double face_area_mm2) { return 2.4 * 80 * square_metres(face_area_mm2); }

/* A sheet of A4 has 4.99 g: what is a hair above a whole gram is not a gram more. */
int64_t postage_whole_g(double grams) { return (int64_t)ceil(grams - 0.01); }

const char *postage_money(int64_t price, const char *currency, struct arena *arena) {
  if (*currency == '\0') currency = "?";
  /* translators: an amount of money, 1.25 EUR; put the decimal mark of your language for the point */
  return arena_printf(arena, _("%" PRId64 ".%02d %s"), price / 100, (int)(price % 100), currency);
}

bool postage_price_parse(const char *typed, int64_t *price) {
  size_t whole = strspn(typed, "0123456789");
  const char *rest = typed + whole;
  int64_t cents = 0;
  if (whole == 0 || whole > 6) return false;
  *price = 0;
  for (size_t i = 0; i < whole; i++) *price = *price * 10 + (typed[i] - '0');
  if (*rest == '.' || *rest == ',') {
    rest++;
    size_t digits = strspn(rest, "0123456789");
    if (digits == 0 || digits > 2) return false;
    cents = (rest[0] - '0') * 10 + (digits == 2 ? rest[1] - '0' : 0);
    rest += digits;
  }
  *price = *price * 100 + cents;
  return *rest == '\0';
}
