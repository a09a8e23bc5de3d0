/* SPDX-License-Identifier: MIT */
/* Mail rules on their way through a print run. */
#include "print_rules.h"

#include <string.h>

#include "enclosures.h"
#include "solipost/page/paper.h"

/* ---- which hold ---- */

void piece_rules_find(const struct rules_of_run *run, const struct selected *selected, struct arena *arena,
                      struct piece_rules *out) {
  bool placed = !uuid_is_nil(selected->prison.id);
  *out = (struct piece_rules){
      .asked = {&selected->prisoner, placed ? &selected->prison : NULL, run->today},
  };
  out->count = mail_rules_for(&run->known, &out->asked, arena, &out->holding);
}

static bool is(const struct mail_rule *rule, const char *key, const char *operator) {
  return strcmp(rule->rule.key, key) == 0 && strcmp(rule->rule.operator, operator) == 0;
}

/* Words of a value are divided by blanks. */
static bool names_language(const char *value, const char *language) {
  size_t wanted = strcspn(language, "-");
  while (*value != '\0') {
    size_t length = strcspn(value, " ");
    if (length == wanted && memcmp(value, language, length) == 0) return true;
    value += length;
    value += strspn(value, " ");
  }
  return false;
}

bool piece_rules_allow_language(const struct piece_rules *rules, const char *language) {
  for (size_t i = 0; i < rules->count; i++) {
    const struct mail_rule *rule = rules->holding[i];
    if (is(rule, "language", "only") && !names_language(rule->rule.value, language)) return false;
    if (is(rule, "language", "forbidden") && names_language(rule->rule.value, language)) return false;
  }
  return true;
}

/* ---- sender ---- */

void piece_rules_sender(const struct rules_of_run *run, const struct piece_rules *rules, struct arena *arena,
                        struct sender *out) {
  struct sender_request request = {.writer = run->writer == NULL ? NULL : &run->writer->writer,
                                   .group_alone = run->sender == PRINT_SENDER_GROUP,
                                   .real_name = run->writer == NULL ? "" : run->writer->real_name,
                                   .real_address = run->writer == NULL ? "" : run->writer->real_address,
                                   .group = run->group};
  request.demands = mail_rules_sender_demands(rules->holding, rules->count, SEVERITY_WARN);
  sender_resolve(&request, arena, out);
  if (out->answer == SENDER_LINES) return;
  request.demands = mail_rules_sender_demands(rules->holding, rules->count, SEVERITY_ACKNOWLEDGE);
  sender_resolve(&request, arena, out);
}

size_t piece_rules_blame(const struct piece_rules *rules, const struct sender *sender, struct arena *arena,
                         struct rule_finding **out) {
  size_t count = 0;
  *out = ARENA_ARRAY(arena, struct rule_finding, rules->count + 1);
  const char *more = arena_printf(arena, "%s; %s", sender->why, sender->help);
  for (size_t i = 0; i < rules->count; i++) {
    if (mail_rules_sender_demands(&rules->holding[i], 1, SEVERITY_ACKNOWLEDGE) == 0) continue;
    (*out)[count++] =
        (struct rule_finding){.rule = rules->holding[i], .severity = SEVERITY_BLOCK, .detail = more, .more = more};
  }
  return count;
}

/* ---- facts ---- */

static void measure_card(const struct print_settings *settings, struct rule_facts *facts) {
  const struct paper *card;
  struct error ignored;
  if (!paper_find(settings == NULL ? "A6" : settings->card, PAPER_CARD, &card, &ignored)) return;
  bool wide = card->width_mm >= card->height_mm;
  facts->long_mm = wide ? card->width_mm : card->height_mm;
  facts->short_mm = wide ? card->height_mm : card->width_mm;
}

static bool shows_pictures(const struct print_settings *settings, const struct template *text, struct arena *arena) {
  struct template_image *images;
  size_t count = 0;
  if (settings != NULL && settings->pictures > 0) return true;
  if (text != NULL) template_images(text, arena, &images, &count);
  return count > 0;
}

static void read_text(const struct rules_of_run *run, const struct piece_in_question *piece, struct rule_facts *facts) {
  if (run->topics == NULL || piece->text == NULL) return;
  const struct text_topics *topics = topics_in(run->topics, piece->language, piece->text);
  facts->organisation_in_text = topics->names_group ? ANSWER_YES : ANSWER_NO;
  facts->text_read = true;
  facts->words = topics->words;
  facts->word_count = topics->count;
}

/* What stands on the pages of each kind is the work of its product: a letter has its date, the sender and the prisoner's
 * number inside; a card bears sender and address itself. */
static struct rule_facts facts_of(const struct rules_of_run *run, const struct piece_rules *rules,
                                  const struct piece_in_question *piece, struct arena *arena) {
  const struct print_settings *settings = run->settings;
  bool letter = strcmp(piece->kind, "letter") == 0;
  bool enveloped = letter || (settings != NULL && *settings->envelope != '\0');
  bool pictured = shows_pictures(settings, piece->text, arena);
  struct rule_facts facts = {
      .kind = piece->kind,
      .recipients = (int64_t)piece->recipients,
      .language = piece->language,
      .posted_abroad = rules->asked.prison != NULL && strcmp(rules->asked.prison->country, run->group->country) != 0,
      .address = piece->address,
      .relayed = piece->relayed,
      .by_hand = settings != NULL && settings->lines,
      .sender = piece->sender->traits,
      .labels = settings != NULL && *settings->labels != '\0' ? ANSWER_YES : ANSWER_NO,
      .in_envelope = enveloped ? ANSWER_YES : ANSWER_UNKNOWN,
      .colour = pictured ? ANSWER_YES : ANSWER_NO,
      .picture = pictured ? ANSWER_YES : ANSWER_NO,
      .picture_shows = settings == NULL || *settings->picture_shows == '\0' ? NULL : settings->picture_shows,
      .dated = letter ? ANSWER_YES : ANSWER_UNKNOWN,
      .sender_inside = ANSWER_YES,
      .number_inside = ANSWER_YES,
      .enclosures_listed = ANSWER_YES,
  };
  if (!enveloped) measure_card(settings, &facts);
  read_text(run, piece, &facts);
  return facts;
}

size_t piece_rules_judge(const struct rules_of_run *run, const struct piece_rules *rules,
                         const struct piece_in_question *piece, struct arena *arena, struct rule_finding **out) {
  int64_t enclosed[ENCLOSE_COUNT];
  struct rule_facts facts = facts_of(run, rules, piece, arena);
  enclosures_count(run->settings == NULL ? "" : run->settings->enclosures, enclosed);
  if (!facts.by_hand) facts.enclosures = enclosed;
  return mail_rules_judge(rules->holding, rules->count, &rules->asked, &facts, RULE_BEFORE_LAYOUT, arena, out);
}

/* ---- after the layout ---- */

struct late_rules {
  const struct mail_rule **rules;
  size_t count;
};

const struct late_rules *late_rules_keep(const struct piece_rules *rules, struct arena *arena) {
  size_t count = 0;
  for (size_t i = 0; i < rules->count; i++) count += mail_rule_waits_for_layout(rules->holding[i]);
  if (count == 0) return NULL;
  struct late_rules *late = ARENA_NEW(arena, struct late_rules);
  late->rules = ARENA_ARRAY(arena, const struct mail_rule *, count);
  for (size_t i = 0; i < rules->count; i++)
    if (mail_rule_waits_for_layout(rules->holding[i])) late->rules[late->count++] = rules->holding[i];
  return late;
}

bool late_rules_are(const struct late_rules *late, const struct piece_rules *rules) {
  size_t same = 0;
  for (size_t i = 0; i < rules->count; i++) {
    if (!mail_rule_waits_for_layout(rules->holding[i])) continue;
    if (same >= late->count || late->rules[same] != rules->holding[i]) return false;
    same++;
  }
  return same == late->count;
}

size_t late_rules_judge(const struct late_rules *late, size_t sheets, size_t pages, struct arena *arena,
                        struct rule_finding **out) {
  struct rule_facts facts = {.sheets = (int64_t)sheets, .pages = (int64_t)pages};
  struct rule_case nobody = {0};
  return mail_rules_judge(late->rules, late->count, &nobody, &facts, RULE_AFTER_LAYOUT, arena, out);
}

/* ---- names from the vault ---- */

static const char name_place[] = "{vault_name}", address_place[] = "{vault_address}";

static bool begins_with(const char *text, const char *part) {
  return *part != '\0' && strncmp(text, part, strlen(part)) == 0;
}

/* A sender with a name from the vault begins with it; the address follows where it is from there too. */
const char *sender_lines_to_keep(const char *lines, const struct print_writer *writer, struct arena *arena) {
  if (writer == NULL || !sender_needs_vault(&writer->writer) || !begins_with(lines, writer->real_name)) return lines;
  const char *rest = lines + strlen(writer->real_name);
  const char *address = "";
  if (*rest == '\n' && begins_with(rest + 1, writer->real_address)) {
    rest += 1 + strlen(writer->real_address);
    address = address_place;
  }
  return arena_printf(arena, "%s%s%s%s", name_place, *address == '\0' ? "" : "\n", address, rest);
}

const char *sender_lines_to_print(const char *kept, const struct print_writer *writer, struct arena *arena) {
  if (!begins_with(kept, name_place)) return kept;
  if (writer == NULL) return "";
  const char *rest = kept + strlen(name_place), *address = "";
  if (*rest == '\n' && begins_with(rest + 1, address_place)) {
    rest += 1 + strlen(address_place);
    address = writer->real_address;
  }
  return arena_printf(arena, "%s%s%s%s", writer->real_name, *address == '\0' ? "" : "\n", address, rest);
}
