/* SPDX-License-Identifier: MIT */
/* Mail rules: each shipped one with each severity, on a piece that keeps it and on one that does not; which of several
 * rules win; and people in well-known prisons. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../../src/model/rule_key.h"
#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/model/sender.h"

static const struct date today = {2026, 11, 25};

/* ---- a piece against which no rule speaks, and what makes it break one ---- */

struct scene {
  struct prisoner prisoner;
  struct prison prison;
  struct rule_facts facts;
  int64_t enclosures[ENCLOSE_COUNT];
  struct rule_word words[1];
  struct rule_case asked;
};

static void make_good(struct scene *scene) {
  *scene = (struct scene){.facts = {.kind = "card",
                                    .sheets = 1,
                                    .pages = 1,
                                    .recipients = 1,
                                    .language = "fa",
                                    .long_mm = 148,
                                    .short_mm = 105,
                                    .posted_abroad = false,
                                    .address = "Riley Specimen\nSmart Communications\nP.O. Box 660400",
                                    .sender = {.given = true, .person = true, .residence = true},
                                    .labels = ANSWER_NO,
                                    .in_envelope = ANSWER_YES,
                                    .colour = ANSWER_NO,
                                    .picture = ANSWER_NO,
                                    .dated = ANSWER_YES,
                                    .sender_inside = ANSWER_YES,
                                    .number_inside = ANSWER_YES,
                                    .enclosures_listed = ANSWER_YES,
                                    .organisation_in_text = ANSWER_NO,
                                    .text_read = true}};
  noun_clear(&prisoner_noun, &scene->prisoner);
  noun_clear(&prison_noun, &scene->prison);
  scene->prisoner.id = uuid_new();
  scene->prisoner.code = "P001";
  scene->prisoner.name = "Riley Specimen";
  scene->prisoner.number = "A1234BC";
  scene->prisoner.status = STATUS_SENTENCED;
  scene->prison.id = uuid_new();
  scene->prison.code = "X-1";
  scene->facts.enclosures = scene->enclosures;
  scene->facts.words = scene->words;
  scene->asked = (struct rule_case){&scene->prisoner, &scene->prison, today};
}

static void be_letter(struct scene *s) { s->facts.kind = "letter"; }
static void be_card(struct scene *s) { s->facts.kind = "card"; }
static void grow(struct scene *s) { s->facts.sheets = s->facts.pages = 90000; }
static void grow_large(struct scene *s) { s->facts.long_mm = s->facts.short_mm = 90000; }
static void shrink(struct scene *s) { s->facts.long_mm = s->facts.short_mm = 1; }
static void be_for_two(struct scene *s) { s->facts.recipients = 90000; }
static void enclose(struct scene *s) {
  for (int kind = 0; kind < ENCLOSE_COUNT; kind++) s->enclosures[kind] = 90000;
}
static void lose_number(struct scene *s) { s->prisoner.number = ""; }
static void mistype_number(struct scene *s) { s->prisoner.number = "?"; }
static void have_register_number(struct scene *s) { s->prisoner.number = "00000-000"; }
static void have_one_name(struct scene *s) { s->prisoner.name = "Riley"; }
static void lack_sender(struct scene *s) { s->facts.sender = (struct sender_traits){.given = false}; }
static void be_from_group(struct scene *s) {
  s->facts.sender = (struct sender_traits){.given = true, .po_box = true, .organisation = true};
}
static void be_to_street(struct scene *s) { s->facts.address = "Riley Specimen\nExample Street 1"; }
static void be_in_greek(struct scene *s) { s->facts.language = "el"; }
static void be_in_kurdish_as_wished(struct scene *s) { s->facts.language = s->prisoner.language_wish = "ku"; }
static void know_german(struct scene *s) { s->prisoner.languages = "tr de"; }
static void speak_of(struct scene *s) { (void)s; }
static void be_labelled(struct scene *s) { s->facts.labels = ANSWER_YES; }
static void go_without_envelope(struct scene *s) { s->facts.in_envelope = ANSWER_NO; }
static void show_people(struct scene *s) {
  s->facts.picture = ANSWER_YES;
  s->facts.picture_shows = "flowers people";
}
static void show_something(struct scene *s) { s->facts.picture = ANSWER_YES; }
static void be_by_hand(struct scene *s) { s->facts.by_hand = true; }
static void lack_date(struct scene *s) { s->facts.dated = ANSWER_NO; }
static void lack_words_inside(struct scene *s) { s->facts.sender_inside = s->facts.number_inside = ANSWER_NO; }
static void lack_list(struct scene *s) {
  s->facts.enclosures_listed = ANSWER_NO;
  s->enclosures[ENCLOSE_PHOTO] = 1;
}

/* `always` is told or asked whatever the piece is like. */
static const struct {
  const char *key, *operator;
  void (*keep)(struct scene *scene);
  void (*break_it)(struct scene *scene);
  bool always;
  enum severity most;
} ways[] = {
    {"mail.status", "is", NULL, speak_of, true, SEVERITY_BLOCK},
    {"piece.kind", "only", be_card, be_letter, false, SEVERITY_BLOCK},
    {"sheets", "at-most", NULL, grow, false, SEVERITY_BLOCK},
    {"pages", "at-most", NULL, grow, false, SEVERITY_BLOCK},
    {"size.long_mm", "at-most", NULL, grow_large, false, SEVERITY_BLOCK},
    {"size.long_mm", "at-least", NULL, shrink, false, SEVERITY_BLOCK},
    {"size.short_mm", "at-most", NULL, grow_large, false, SEVERITY_BLOCK},
    {"size.short_mm", "at-least", NULL, shrink, false, SEVERITY_BLOCK},
    {"recipients", "at-most", NULL, be_for_two, false, SEVERITY_BLOCK},
    {"number", "required", NULL, lose_number, false, SEVERITY_BLOCK},
    {"number", "matches", have_register_number, mistype_number, false, SEVERITY_BLOCK},
    {"name.legal", "required", NULL, have_one_name, false, SEVERITY_BLOCK},
    {"address.vendor", "contains", NULL, be_to_street, false, SEVERITY_BLOCK},
    {"sender.address", "required", NULL, lack_sender, false, SEVERITY_BLOCK},
    {"sender.name", "required", NULL, be_from_group, false, SEVERITY_BLOCK},
    {"sender.residence", "required", NULL, be_from_group, false, SEVERITY_BLOCK},
    {"sender.po_box", "forbidden", NULL, be_from_group, false, SEVERITY_BLOCK},
    {"organisation", "forbidden", NULL, be_from_group, false, SEVERITY_BLOCK},
    {"organisation", "forbidden", NULL, be_by_hand, false, SEVERITY_WARN},
    {"language", "only", NULL, be_in_greek, false, SEVERITY_BLOCK},
    {"language", "only-on-wish", NULL, be_in_kurdish_as_wished, false, SEVERITY_BLOCK},
    {"language.inside_country", "if-known", NULL, know_german, false, SEVERITY_BLOCK},
    {"topic", "forbidden", NULL, speak_of, true, SEVERITY_BLOCK},
    {"remand.topic", "forbidden", NULL, speak_of, true, SEVERITY_BLOCK},
    {"labels", "forbidden", NULL, be_labelled, false, SEVERITY_BLOCK},
    {"card.envelope", "required", NULL, go_without_envelope, false, SEVERITY_BLOCK},
    {"picture.subject", "forbidden", NULL, show_people, false, SEVERITY_BLOCK},
    {"picture.subject", "forbidden", NULL, show_something, false, SEVERITY_ACKNOWLEDGE},
    {"envelope.style", "forbidden", NULL, be_by_hand, false, SEVERITY_WARN},
    {"envelope.style", "only", NULL, be_by_hand, false, SEVERITY_WARN},
    {"paper", "only", NULL, be_by_hand, false, SEVERITY_WARN},
    {"material", "forbidden", NULL, be_by_hand, false, SEVERITY_WARN},
    {"enclosure.", "at-most", NULL, enclose, false, SEVERITY_BLOCK},
    {"enclosure.", "forbidden", NULL, enclose, false, SEVERITY_BLOCK},
    {"date", "required", NULL, lack_date, false, SEVERITY_BLOCK},
    {"inside.sender", "required", NULL, lack_words_inside, false, SEVERITY_BLOCK},
    {"inside.number", "required", NULL, lack_words_inside, false, SEVERITY_BLOCK},
    {"inside.enclosures", "required", NULL, lack_list, false, SEVERITY_BLOCK},
};

static bool is_way(size_t way, const struct rule *rule) {
  const char *key = ways[way].key;
  size_t length = strlen(key);
  bool same = key[length - 1] == '.' ? strncmp(key, rule->key, length) == 0 : strcmp(key, rule->key) == 0;
  return same && strcmp(ways[way].operator, rule->operator) == 0;
}

static void load(struct arena *arena, struct mail_rules *rules) {
  struct error error;
  arena_init(arena);
  if (!mail_rules_load(NULL, 0, arena, rules, &error)) fail_msg("%s", error.message);
}

static size_t judge_one(const struct mail_rule *rule, const struct scene *scene, struct arena *arena,
                        struct rule_finding *first) {
  struct rule_finding *findings;
  size_t count = mail_rules_judge(&rule, 1, &scene->asked, &scene->facts, RULE_BEFORE_LAYOUT, arena, &findings);
  if (count == 0) count = mail_rules_judge(&rule, 1, &scene->asked, &scene->facts, RULE_AFTER_LAYOUT, arena, &findings);
  if (count > 0) *first = findings[0];
  return count;
}

static const struct {
  int rule;
  enum severity severity;
} weights[] = {{RULE_INFO, SEVERITY_INFO},
               {RULE_WARN, SEVERITY_WARN},
               {RULE_ACKNOWLEDGE, SEVERITY_ACKNOWLEDGE},
               {RULE_BLOCK, SEVERITY_BLOCK}};

static void try_way(size_t way, const struct mail_rule *shipped, size_t weight, struct arena *arena) {
  struct mail_rule rule = *shipped;
  struct scene scene;
  struct rule_finding finding = {0};
  rule.rule.severity = weights[weight].rule;
  make_good(&scene);
  if (ways[way].keep != NULL) ways[way].keep(&scene);
  bool gb = strcmp(rule.rule.code, "gb-number") == 0;
  if (gb) scene.prisoner.number = "A1234BC";
  size_t said = judge_one(&rule, &scene, arena, &finding);
  if (said != (ways[way].always ? 1 : 0))
    fail_msg("%s speaks against a good piece: %s", rule.rule.code, finding.detail);
  ways[way].break_it(&scene);
  said = judge_one(&rule, &scene, arena, &finding);
  if (said != 1) fail_msg("%s keeps silent (way %zu)", rule.rule.code, way);
  enum severity expected = weights[weight].severity < ways[way].most ? weights[weight].severity : ways[way].most;
  if (finding.severity != expected) fail_msg("%s: severity %d", rule.rule.code, (int)finding.severity);
  if (strncmp(finding.detail, mail_rule_sentence(&rule, arena), strlen(mail_rule_sentence(&rule, arena))) != 0)
    fail_msg("%s: %s", rule.rule.code, finding.detail);
}

static void every_shipped_rule_is_judged_with_every_severity(void **state) {
  (void)state;
  struct arena arena;
  struct mail_rules rules;
  load(&arena, &rules);
  size_t tried = 0, told = 0;
  for (size_t i = 0; i < rules.count; i++) {
    const struct mail_rule *rule = &rules.items[i];
    size_t before = tried;
    for (size_t weight = 0; weight < COUNT_OF(weights); weight++)
      for (size_t way = 0; way < COUNT_OF(ways); way++)
        if (is_way(way, &rule->rule)) {
          try_way(way, rule, weight, &arena);
          tried++;
        }
    if (strcmp(rule->rule.operator, "told") == 0) told++;
    else if (tried == before) fail_msg("%s: %s %s is in no test", rule->rule.code, rule->rule.key, rule->rule.operator);
  }
  assert_true(tried > 200 && told > 10);
  arena_release(&arena);
}

static void what_is_only_told_is_told_about_every_piece(void **state) {
  (void)state;
  struct arena arena;
  struct mail_rules rules;
  struct scene scene;
  load(&arena, &rules);
  make_good(&scene);
  for (size_t i = 0; i < rules.count; i++) {
    struct rule_finding finding;
    if (strcmp(rules.items[i].rule.operator, "told") != 0) continue;
    assert_int_equal(judge_one(&rules.items[i], &scene, &arena, &finding), 1);
  }
  arena_release(&arena);
}

/* ---- the shipped file ---- */

static const char *shipped_prisons(struct arena *arena) {
  struct buffer bytes;
  struct error error;
  buffer_init(&bytes);
  const char *path = path_data(arena, "prisons.csv");
  if (!file_read(path, 1000000, &bytes, &error)) fail_msg("%s", error.message);
  const char *text = arena_strdup(arena, bytes.bytes);
  buffer_release(&bytes);
  return text;
}

static void each_shipped_rule_says_where_it_holds_and_who_says_so(void **state) {
  (void)state;
  struct arena arena;
  struct mail_rules rules;
  struct error error;
  load(&arena, &rules);
  const char *prisons = shipped_prisons(&arena);
  assert_true(rules.count >= 60);
  for (size_t i = 0; i < rules.count; i++) {
    const struct mail_rule *rule = &rules.items[i];
    if (!mail_rule_check(&rule->rule, &error)) fail_msg("%s: %s", rule->rule.code, error.message);
    if (*rule->rule.said_by == '\0') fail_msg("%s: nobody says so", rule->rule.code);
    if (rule->rule.confidence == CONFIDENCE_UNKNOWN) fail_msg("%s: how well known", rule->rule.code);
    if (rule->rule.severity == RULE_UNKNOWN) fail_msg("%s: severity", rule->rule.code);
    for (size_t k = 0; k < i; k++) assert_string_not_equal(rules.items[k].rule.code, rule->rule.code);
    if (*rule->prison_code != '\0' && strstr(prisons, arena_printf(&arena, "\n%s,", rule->prison_code)) == NULL)
      fail_msg("%s: no prison has the code %s", rule->rule.code, rule->prison_code);
    if (mail_rule_reach(rule) == REACH_EVERYWHERE && strncmp(rule->rule.code, "all-", 4) != 0)
      fail_msg("%s holds everywhere", rule->rule.code);
  }
  arena_release(&arena);
}

static void each_key_and_operator_has_its_sentence(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  for (size_t i = 0; i < rule_key_count; i++)
    for (unsigned bit = 1; bit <= OP_TOLD; bit <<= 1) {
      if (!(rule_keys[i].operators & bit)) continue;
      struct mail_rule rule = {.shipped = false};
      noun_clear(&rule_noun, &rule.rule);
      rule.rule.key = rule_keys[i].name;
      rule.rule.operator= rule_operator_name(bit);
      rule.rule.value = "3";
      const char *sentence = mail_rule_sentence(&rule, &arena);
      const char *bare = arena_printf(&arena, "%s %s 3", rule.rule.key, rule.rule.operator);
      if (strchr(sentence, '%') != NULL || strcmp(sentence, bare) == 0) fail_msg("%s: %s", bare, sentence);
    }
  arena_release(&arena);
}

static void what_makes_no_sense_is_refused_with_what_would(void **state) {
  (void)state;
  static const struct {
    const char *key, *operator, * value, *hint;
  } cases[] = {
      {"stamps", "at-most", "3", "solipost rule keys"},
      {"sheets", "forbidden", "", "at-most"},
      {"sheets", "at-most", "many", "sheets at-most 3"},
      {"sheets", "at-most", "-1", "sheets at-most 3"},
      {"number", "matches", "[A-Z", "A1234BC"},
      {"number", "matches", "(a+)+$", "A1234BC"},
      {"number", "matches", "", "A1234BC"},
      {"number", "required", "yes", "--note"},
      {"topic", "forbidden", "", "rule add --help"},
      {"language", "only", "", "rule add --help"},
      {"mail.status", "is", "closed", ""},
      {"labels", "", "", "forbidden"},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct rule rule;
    struct error error;
    noun_clear(&rule_noun, &rule);
    rule.key = cases[i].key;
    rule.operator= cases[i].operator;
    rule.value = cases[i].value;
    if (mail_rule_check(&rule, &error)) fail_msg("case %zu is taken", i);
    if (strstr(error.hint, cases[i].hint) == NULL) fail_msg("case %zu: %s", i, error.hint);
  }
}

/* ---- which rules hold ---- */

static struct rule own_rule(const char *code, const char *key, const char *operator, const char * value, int severity) {
  struct rule rule;
  noun_clear(&rule_noun, &rule);
  rule.id = uuid_new();
  rule.code = code;
  rule.key = key;
  rule.operator= operator;
  rule.value = value;
  rule.severity = severity;
  return rule;
}

static bool holds(const struct rule *own, size_t count, const struct scene *scene, const char *code) {
  struct arena arena;
  struct mail_rules rules;
  struct error error;
  const struct mail_rule **found;
  arena_init(&arena);
  if (!mail_rules_load(own, count, &arena, &rules, &error)) fail_msg("%s", error.message);
  size_t found_count = mail_rules_for(&rules, &scene->asked, &arena, &found);
  bool yes = false;
  for (size_t i = 0; i < found_count; i++) yes = yes || strcmp(found[i]->rule.code, code) == 0;
  arena_release(&arena);
  return yes;
}

static void the_narrowest_rule_about_one_thing_wins(void **state) {
  (void)state;
  struct scene scene;
  make_good(&scene);
  scene.prison.country = "DE";
  scene.prison.state = "BW";
  struct rule rules[] = {
      own_rule("A", "sheets", "at-most", "9", RULE_WARN), own_rule("C", "sheets", "at-most", "8", RULE_WARN),
      own_rule("S", "sheets", "at-most", "7", RULE_WARN), own_rule("P", "sheets", "at-most", "6", RULE_WARN),
      own_rule("Z", "sheets", "at-most", "5", RULE_WARN)};
  rules[1].country = rules[2].country = "DE";
  rules[2].state = "BW";
  rules[3].prison = scene.prison.id;
  rules[4].prisoner = scene.prisoner.id;
  for (size_t count = 1; count <= COUNT_OF(rules); count++)
    for (size_t i = 0; i < count; i++) assert_int_equal(holds(rules, count, &scene, rules[i].code), i == count - 1);
}

static void of_one_reach_all_hold_and_other_places_do_not_count(void **state) {
  (void)state;
  struct scene scene;
  make_good(&scene);
  scene.prison.country = "DE";
  scene.prison.state = "BW";
  struct rule rules[] = {
      own_rule("A", "sheets", "at-most", "9", RULE_WARN), own_rule("B", "sheets", "at-most", "8", RULE_BLOCK),
      own_rule("X", "sheets", "at-most", "7", RULE_WARN), own_rule("Y", "sheets", "at-most", "7", RULE_WARN),
      own_rule("Z", "sheets", "at-most", "7", RULE_WARN)};
  rules[0].country = rules[1].country = rules[3].country = "DE";
  rules[2].country = "TR";
  rules[3].state = "BY";
  rules[4].prison = uuid_new();
  static const bool expected[] = {true, true, false, false, false};
  for (size_t i = 0; i < COUNT_OF(rules); i++)
    assert_int_equal(holds(rules, COUNT_OF(rules), &scene, rules[i].code), expected[i]);
}

static void what_is_allowed_here_is_not_forbidden_from_afar_but_topics_add_up(void **state) {
  (void)state;
  struct scene scene;
  make_good(&scene);
  scene.prison.country = "TR";
  struct rule rules[] = {own_rule("L", "labels", "forbidden", "", RULE_BLOCK),
                         own_rule("LA", "labels", "allowed", "", RULE_INFO),
                         own_rule("T", "topic", "forbidden", "religion", RULE_WARN)};
  rules[0].country = "TR";
  rules[1].prison = rules[2].prison = scene.prison.id;
  assert_false(holds(rules, 3, &scene, "L"));
  assert_true(holds(rules, 3, &scene, "LA"));
  assert_true(holds(rules, 3, &scene, "T"));
  assert_true(holds(rules, 3, &scene, "tr-topics"));
}

static void a_rule_holds_from_its_first_day_to_its_last(void **state) {
  (void)state;
  struct scene scene;
  make_good(&scene);
  struct rule rule = own_rule("R001", "sheets", "at-most", "2", RULE_WARN);
  static const struct {
    struct date from, until;
    bool holds;
  } cases[] = {{{0}, {0}, true},
               {{2026, 11, 25}, {2026, 11, 25}, true},
               {{2026, 11, 26}, {0}, false},
               {{0}, {2026, 11, 24}, false},
               {{2026, 1, 1}, {2026, 12, 31}, true}};
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    rule.valid_from = cases[i].from;
    rule.valid_until = cases[i].until;
    if (holds(&rule, 1, &scene, "R001") != cases[i].holds) fail_msg("case %zu", i);
  }
}

static void a_row_with_the_code_of_a_shipped_rule_takes_its_place(void **state) {
  (void)state;
  struct arena arena;
  struct mail_rules rules;
  struct error error;
  arena_init(&arena);
  struct rule own = own_rule("DE-MOA-SENDER", "sender.name", "required", "", RULE_WARN);
  assert_true(mail_rules_load(&own, 1, &arena, &rules, &error));
  const struct mail_rule *found = mail_rules_find(&rules, "de-moa-sender");
  assert_non_null(found);
  assert_string_equal(found->rule.key, "sender.name");
  assert_true(found->replaces && !found->shipped);
  assert_string_equal(found->rule.country, "DE"); /* it holds where that did */
  assert_string_equal(found->prison_code, "DE-MOA");
  own.country = "TR"; /* unless it says where */
  assert_true(mail_rules_load(&own, 1, &arena, &rules, &error));
  found = mail_rules_find(&rules, "de-moa-sender");
  assert_string_equal(found->rule.country, "TR");
  assert_string_equal(found->prison_code, "");
  own.country = "";
  own.valid_until = (struct date){2026, 11, 24}; /* retired */
  struct scene scene;
  make_good(&scene);
  scene.prison.country = "DE";
  scene.prison.code = "DE-MOA";
  assert_false(holds(&own, 1, &scene, "DE-MOA-SENDER"));
  assert_true(holds(NULL, 0, &scene, "de-moa-sender"));
  arena_release(&arena);
}

static void prisons_are_known_by_code_or_by_name(void **state) {
  (void)state;
  static const struct {
    const char *code, *name, *state, *kind, *template, *country, *rule;
    bool holds;
  } cases[] = {
      {"DE-MOA", "Moabit", "BE", "", "", "DE", "de-moa-sender", true},
      {"B1", "JVA Moabit", "", "", "", "DE", "de-moa-sender", true},
      {"B1", "JVA Tegel", "", "", "", "DE", "de-moa-sender", false},
      {"B1", "JVA Moabit", "", "", "", "CH", "de-moa-sender", false},
      {"B2", "Justizvollzugsanstalt Schwaebisch Hall", "BW", "", "", "DE", "de-sha-stamps", false},
      {"B2", "Justizvollzugsanstalt Schwäbisch Hall", "BW", "", "", "DE", "de-sha-stamps", true},
      {"US-PA-DOC", "Pennsylvania DOC", "PA", "system", "", "US", "us-pa-vendor", true},
      {"X", "USP Lewisburg", "PA", "federal", "", "US", "us-pa-vendor", false},
      {"X", "USP Lewisburg", "PA", "federal prison", "", "US", "us-bop-number", true},
      {"X", "Example County Jail", "PA", "county", "", "US", "us-county-labels", true},
      {"X", "Example County Jail", "PA", "county", "", "US", "us-pa-vendor", false},
      {"X", "Philadelphia Department of Prisons", "PA", "county", "", "US", "us-phl-paper", true},
      {"X", "Federal Detention Center Philadelphia", "PA", "federal", "", "US", "us-phl-paper", false},
      {"X", "Example Correctional", "MD", "", "TextBehind\n{name}\nP.O. Box 247", "US", "us-tb-stamps", true},
      {"X", "Example Correctional", "MD", "", "{name}\nTextBehind Street", "US", "us-tb-stamps", false},
  };
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct scene scene;
    make_good(&scene);
    scene.prison.code = cases[i].code;
    scene.prison.name = cases[i].name;
    scene.prison.state = cases[i].state;
    scene.prison.kind = cases[i].kind;
    scene.prison.address_template = cases[i].template;
    scene.prison.country = cases[i].country;
    if (holds(NULL, 0, &scene, cases[i].rule) != cases[i].holds) fail_msg("case %zu", i);
  }
}

static void remand_rules_are_for_people_on_remand(void **state) {
  (void)state;
  static const struct {
    int status;
    const char *kind;
    bool holds;
  } cases[] = {{STATUS_REMAND, "prison", true},     {STATUS_SENTENCED, "prison", false},
               {STATUS_SENTENCED, "remand", false}, {STATUS_UNKNOWN, "prison", false},
               {STATUS_UNKNOWN, "remand", true},    {STATUS_REMAND, "remand", true}};
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct scene scene;
    make_good(&scene);
    scene.prison.country = "DE";
    scene.prison.kind = cases[i].kind;
    scene.prisoner.status = cases[i].status;
    if (holds(NULL, 0, &scene, "de-remand-topic") != cases[i].holds) fail_msg("case %zu", i);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_shipped_rule_is_judged_with_every_severity),
      cmocka_unit_test(what_is_only_told_is_told_about_every_piece),
      cmocka_unit_test(each_shipped_rule_says_where_it_holds_and_who_says_so),
      cmocka_unit_test(each_key_and_operator_has_its_sentence),
      cmocka_unit_test(what_makes_no_sense_is_refused_with_what_would),
      cmocka_unit_test(the_narrowest_rule_about_one_thing_wins),
      cmocka_unit_test(of_one_reach_all_hold_and_other_places_do_not_count),
      cmocka_unit_test(what_is_allowed_here_is_not_forbidden_from_afar_but_topics_add_up),
      cmocka_unit_test(a_rule_holds_from_its_first_day_to_its_last),
      cmocka_unit_test(a_row_with_the_code_of_a_shipped_rule_takes_its_place),
      cmocka_unit_test(prisons_are_known_by_code_or_by_name),
      cmocka_unit_test(remand_rules_are_for_people_on_remand),
  };
  return cmocka_run_group_tests_name("mail rules", tests, NULL, NULL);
}
