/* SPDX-License-Identifier: MIT */
/* Shipped rules and those of the register as one list, and which of them hold for a person. */
#include "solipost/model/rule.h"

#include <stdlib.h>
#include <string.h>

#include "rule_key.h"
#include "solipost/base/buffer.h"
#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

/* ---- reading ---- */

static bool restore(struct rule *rule, const char *name, const char *text) {
  return field_restore(noun_field(&rule_noun, name), rule, text);
}

static bool read_row(const struct datafile *file, size_t row, struct mail_rule *out, struct error *error) {
  static const char *const same[] = {"code",     "country", "state",  "key",        "operator", "value",
                                     "severity", "said_by", "source", "confidence", "note"};
  noun_clear(&rule_noun, &out->rule);
  bool good = true;
  for (size_t i = 0; i < COUNT_OF(same); i++)
    good = good && restore(&out->rule, same[i], datafile_cell(file, row, datafile_column(file, same[i])));
  const char *checked = datafile_cell(file, row, datafile_column(file, "checked_on"));
  good = good && (*checked == '\0' || date_parse_iso(checked, &out->rule.checked_on));
  if (!good) return error_set(error, ERROR_DAMAGED, _("%s:%zu: this is no rule"), file->name, file->lines[row]);
  out->prison_code = datafile_cell(file, row, datafile_column(file, "prison"));
  out->place = datafile_cell(file, row, datafile_column(file, "place"));
  out->kind = datafile_cell(file, row, datafile_column(file, "kind"));
  out->shipped = true;
  return mail_rule_check(&out->rule, error) || error_prefix(error, "%s:%zu: ", file->name, file->lines[row]);
}

static bool says_where(const struct rule *rule) {
  return !uuid_is_nil(rule->prisoner) || !uuid_is_nil(rule->prison) || *rule->country != '\0' || *rule->state != '\0';
}

/* A row in the place of a shipped rule. */
static void replace(struct mail_rule *shipped, const struct rule *own) {
  struct rule before = shipped->rule;
  shipped->rule = *own;
  shipped->shipped = false;
  shipped->replaces = true;
  if (says_where(own)) {
    shipped->prison_code = shipped->place = shipped->kind = "";
  } else {
    shipped->rule.country = before.country;
    shipped->rule.state = before.state;
  }
}

static struct mail_rule *find(struct mail_rule *items, size_t count, const char *code) {
  for (size_t i = 0; i < count; i++)
    if (ascii_equal_ignoring_case(items[i].rule.code, code)) return &items[i];
  return NULL;
}

bool mail_rules_load(const struct rule *own, size_t own_count, struct arena *arena, struct mail_rules *out,
                     struct error *error) {
  struct datafile file;
  *out = (struct mail_rules){0};
  if (!datafile_load(&file, "mail-rules.tsv", arena, error)) return false;
  struct mail_rule *items = ARENA_ARRAY(arena, struct mail_rule, file.row_count + own_count + 1);
  size_t count = file.row_count;
  for (size_t i = 0; i < count; i++)
    if (!read_row(&file, i, &items[i], error)) return false;
  for (size_t i = 0; i < own_count; i++) {
    struct mail_rule *shipped = find(items, file.row_count, own[i].code);
    if (shipped != NULL && shipped->shipped) replace(shipped, &own[i]);
    else items[count++] = (struct mail_rule){.rule = own[i], .prison_code = "", .place = "", .kind = ""};
  }
  *out = (struct mail_rules){items, count};
  return true;
}

const struct mail_rule *mail_rules_find(const struct mail_rules *rules, const char *code) {
  for (size_t i = 0; i < rules->count; i++)
    if (ascii_equal_ignoring_case(rules->items[i].rule.code, code)) return &rules->items[i];
  return NULL;
}

enum severity rule_severity_of(const struct rule *rule) {
  switch ((enum rule_severity)rule->severity) {
  case RULE_BLOCK: return SEVERITY_BLOCK;
  case RULE_ACKNOWLEDGE: return SEVERITY_ACKNOWLEDGE;
  case RULE_WARN: return SEVERITY_WARN;
  case RULE_INFO:
  case RULE_UNKNOWN: break;
  }
  return SEVERITY_INFO;
}

/* ---- where a rule holds ---- */

enum rule_reach mail_rule_reach(const struct mail_rule *rule) {
  if (!uuid_is_nil(rule->rule.prisoner)) return REACH_PRISONER;
  if (!uuid_is_nil(rule->rule.prison) || *rule->prison_code != '\0' || *rule->place != '\0') return REACH_PRISON;
  if (*rule->rule.state != '\0' || *rule->kind != '\0') return REACH_STATE;
  return *rule->rule.country != '\0' ? REACH_COUNTRY : REACH_EVERYWHERE;
}

bool mail_rule_is_in_force(const struct mail_rule *rule, struct date day) {
  if (date_is_set(rule->rule.valid_from) && date_compare(rule->rule.valid_from, day) > 0) return false;
  return !date_is_set(rule->rule.valid_until) || date_compare(rule->rule.valid_until, day) >= 0;
}

static bool has_word(const char *words, const char *word, size_t length) {
  const char *one;
  size_t one_length;
  while (rule_next_word(&words, &one, &one_length))
    if (one_length == length && memcmp(one, word, length) == 0) return true;
  return false;
}

/* Every word of `place` stands in the name of the prison or in the first line of its address. */
static bool is_place(const char *place, const struct prison *prison) {
  struct buffer wanted, known;
  buffer_init(&wanted);
  buffer_init(&known);
  lang_search_query(place, &wanted);
  size_t line = strcspn(prison->address_template, "\n");
  struct buffer text;
  buffer_init(&text);
  buffer_printf(&text, "%s %.*s", prison->name, (int)line, prison->address_template);
  lang_search_query(text.bytes, &known);
  bool all = wanted.length > 0;
  const char *at = wanted.bytes, *word;
  size_t length;
  while (all && rule_next_word(&at, &word, &length)) all = has_word(known.bytes, word, length);
  buffer_release(&text);
  buffer_release(&wanted);
  buffer_release(&known);
  return all;
}

static bool is_kind(const char *kind, const struct prison *prison) {
  return ascii_starts_with_ignoring_case(prison->kind, kind);
}

/* A prison of the federation or of a county stands in a state without being the state's. */
static bool is_of_the_state(const struct prison *prison) {
  return !is_kind("federal", prison) && !is_kind("county", prison);
}

static bool is_this_prison(const struct mail_rule *rule, const struct prison *prison) {
  if (!uuid_is_nil(rule->rule.prison)) return uuid_equal(rule->rule.prison, prison->id);
  if (*rule->prison_code != '\0' && ascii_equal_ignoring_case(rule->prison_code, prison->code)) return true;
  return *rule->place != '\0' && is_place(rule->place, prison);
}

static bool holds_for(const struct mail_rule *rule, const struct rule_case *asked) {
  const struct rule *row = &rule->rule;
  enum rule_reach reach = mail_rule_reach(rule);
  if (reach == REACH_EVERYWHERE) return true;
  if (reach == REACH_PRISONER) return uuid_equal(row->prisoner, asked->prisoner->id);
  const struct prison *prison = asked->prison;
  if (prison == NULL) return false;
  if (*row->country != '\0' && strcmp(row->country, prison->country) != 0) return false;
  if (*rule->kind != '\0' && !is_kind(rule->kind, prison)) return false;
  if (reach == REACH_PRISON) return is_this_prison(rule, prison);
  if (*row->state == '\0') return true;
  return lang_same_words(row->state, prison->state) && (*rule->kind != '\0' || is_of_the_state(prison));
}

/* Where the status is not known, a prison for people on remand tells. */
static bool is_on_remand(const struct rule_case *asked) {
  if (asked->prisoner->status == STATUS_REMAND) return true;
  return asked->prisoner->status == STATUS_UNKNOWN && asked->prison != NULL && is_kind("remand", asked->prison);
}

/* ---- which of several win ---- */

/* Rules that say one thing in several ways, of which one can be right: photos at most 3, photos forbidden. */
static unsigned rivals(unsigned how) {
  static const unsigned limits = OP_AT_MOST | OP_FORBIDDEN | OP_ALLOWED | OP_ONLY | OP_REQUIRED | OP_IS | OP_CONTAINS;
  return how & limits ? limits : how;
}

static bool adds_up(const struct rule_key *key, unsigned how) {
  return how == OP_TOLD || (how == OP_FORBIDDEN && key->flags & KEY_WORDS);
}

struct applying {
  const struct mail_rule *rule;
  const struct rule_key *key;
  unsigned how;
  enum rule_reach reach;
};

static bool is_overruled(const struct applying *one, const struct applying *all, size_t count) {
  if (adds_up(one->key, one->how)) return false;
  for (size_t i = 0; i < count; i++) {
    bool about_the_same = all[i].key == one->key && rivals(all[i].how) == rivals(one->how);
    if (about_the_same && all[i].reach > one->reach) return true;
  }
  return false;
}

static int compare_keys(const void *a, const void *b) {
  const struct mail_rule *left = *(const struct mail_rule *const *)a, *right = *(const struct mail_rule *const *)b;
  const struct rule_key *left_key = rule_key_find(left->rule.key), *right_key = rule_key_find(right->rule.key);
  if (left_key != right_key) return left_key < right_key ? -1 : 1;
  return (left > right) - (left < right);
}

size_t mail_rules_for(const struct mail_rules *rules, const struct rule_case *asked, struct arena *arena,
                      const struct mail_rule ***out) {
  struct applying *all = ARENA_ARRAY(arena, struct applying, rules->count + 1);
  size_t count = 0, kept = 0;
  for (size_t i = 0; i < rules->count; i++) {
    const struct mail_rule *rule = &rules->items[i];
    const struct rule_key *key = rule_key_find(rule->rule.key);
    /* A row from a newer solipost may be about something this one does not know. */
    if (key == NULL || !mail_rule_is_in_force(rule, asked->day) || !holds_for(rule, asked)) continue;
    if (key->flags & KEY_REMAND && !is_on_remand(asked)) continue;
    all[count++] = (struct applying){rule, key, rule_operator_find(rule->rule.operator), mail_rule_reach(rule)};
  }
  *out = ARENA_ARRAY(arena, const struct mail_rule *, count + 1);
  for (size_t i = 0; i < count; i++)
    if (!is_overruled(&all[i], all, count)) (*out)[kept++] = all[i].rule;
  qsort(*out, kept, sizeof **out, compare_keys);
  return kept;
}
