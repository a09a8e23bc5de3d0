/* SPDX-License-Identifier: MIT */
/* Judges pieces of a run by what the register says of their people today. */
#include "print_today.h"

#include <string.h>

#include "print_fields.h"
#include "solipost/base/i18n.h"
#include "solipost/model/address.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

static struct uuid campaign_of(const struct today_judge *judge, const struct piece *piece) {
  return uuid_is_nil(piece->campaign) ? judge->campaign : piece->campaign;
}

static void judge_person(const struct today_judge *judge, const struct piece *piece, const struct prisoner *prisoner,
                         const struct stay *stay, const struct prison *prison, const struct relay *relay,
                         struct arena *arena, struct today_verdict *out) {
  struct address_request request = {.prisoner = prisoner,
                                    .stay = prison == NULL ? NULL : stay,
                                    .prison = prison,
                                    .posting_country = "", /* the address is not printed */
                                    .posting_language = "",
                                    .relay = relay};
  struct judgement judgement;
  eligibility_judge(&request, &judge->holds, campaign_of(judge, piece), judge->today, arena, &judgement);
  for (size_t i = 0; i < judgement.count && out->reason == NULL; i++) {
    const struct finding *finding = &judgement.findings[i];
    if (finding->severity != SEVERITY_BLOCK || finding->reason == REASON_ADDRESS_INCOMPLETE) continue;
    out->reason = reason_label(finding->reason);
    out->detail = finding->detail;
    out->held = finding->reason == REASON_HELD;
  }
}

/* What blocks, counts; labels that come to a piece later were not in question when its run was judged, and nobody answers
 * for them now: for them also what would have to be acknowledged. */
static enum severity gravest_allowed(const struct today_judge *judge, const struct mail_rule *rule) {
  bool label = judge->on_labels && strcmp(rule->rule.key, "labels") == 0;
  return label ? SEVERITY_ACKNOWLEDGE : SEVERITY_BLOCK;
}

static void judge_by_rules(const struct today_judge *judge, const struct piece *piece, const struct prisoner *prisoner,
                           const struct prison *prison, bool relayed, struct arena *arena, struct today_verdict *out) {
  struct rule_case asked = {prisoner, prison, judge->today};
  struct rule_facts facts = {.kind = *piece->kind == '\0' ? NULL : piece->kind,
                             .language = piece->language,
                             .address = piece->address,
                             .relayed = relayed,
                             .sender = {.blank = true},
                             .labels = judge->on_labels ? ANSWER_YES : ANSWER_NO};
  const struct mail_rule **holding;
  struct rule_finding *found;
  size_t count = mail_rules_for(&judge->rules, &asked, arena, &holding);
  size_t found_count = mail_rules_judge(holding, count, &asked, &facts, RULE_BEFORE_LAYOUT, arena, &found);
  for (size_t i = 0; i < found_count && out->reason == NULL; i++) {
    if (found[i].severity < gravest_allowed(judge, found[i].rule)) continue;
    out->reason = mail_rule_sentence(found[i].rule, arena);
    out->detail = arena_printf(arena, "%s: %s", found[i].rule->rule.code, mail_rule_basis(found[i].rule, arena));
  }
}

/* The piece goes to a prison in which the person is no more: a hold on that place is the weightier reason. */
static void judge_former_place(const struct today_judge *judge, const struct piece *piece,
                               const struct prisoner *prisoner, const struct prison *then, const struct prison *now,
                               struct arena *arena, struct today_verdict *out) {
  struct guard_request request = {.use = USE_PRINT,
                                  .prisoner = prisoner,
                                  .prison = then,
                                  .campaign = campaign_of(judge, piece),
                                  .holds = &judge->holds};
  const struct hold_in_force *held = guard_find_hold(&request);
  out->held = held != NULL;
  out->reason = held != NULL ? reason_label(REASON_HELD) : _("held elsewhere now");
  out->detail = held != NULL
                    ? guard_hold_detail(held, arena)
                    : arena_printf(arena, _("the card goes to %s, and the person is now in %s; print a new one"),
                                   then->name, now->name);
}

/* ---- through whom it goes ---- */

static const char *on_one_line(const char *lines, struct arena *arena) {
  const char *text = "";
  while (*lines != '\0') {
    size_t length = strcspn(lines, "\n");
    text = arena_printf(arena, "%s%s%.*s", text, *text == '\0' ? "" : ", ", (int)length, lines);
    lines += length + (lines[length] == '\n');
  }
  return text;
}

static bool begins_with_lines(const char *text, const char *lines) {
  size_t length = strlen(lines);
  return strncmp(text, lines, length) == 0 && (text[length] == '\0' || text[length] == '\n');
}

static bool went_through_somebody(const struct piece *piece, struct arena *arena, bool *went, struct error *error) {
  struct template_field *fields;
  size_t count;
  if (!print_fields_read(piece->fields, 0, arena, &fields, &count, error)) return false;
  *went = *print_fields_find(fields, count, FIELD_RELAY_FOR) != '\0';
  return true;
}

/* A prison is left when somebody is moved, which is judged elsewhere; whoever passes letters on moves without a trace. */
static bool compare_relay(const struct piece *piece, const struct prisoner *prisoner, const struct prison *prison,
                          const struct relay *relay, struct arena *arena, struct today_verdict *out,
                          struct error *error) {
  bool went;
  struct address_block block;
  if (*piece->address == '\0') return true;
  if (!went_through_somebody(piece, arena, &went, error)) return false;
  if (relay == NULL) {
    if (went)
      out->is = arena_printf(arena, _("%s, without anybody who passes it on"), prison == NULL ? "" : prison->name);
  } else {
    const struct address_request request = {.prisoner = prisoner,
                                            .prison = prison,
                                            .posting_country = relay->country, /* its name may stand below */
                                            .posting_language = "",
                                            .relay = relay};
    address_of_relay(&request, arena, &block);
    if (!begins_with_lines(piece->address, block.lines)) out->is = on_one_line(block.lines, arena);
  }
  if (out->is != NULL) out->was = on_one_line(piece->address, arena);
  return true;
}

/* The piece as one for the person it names. */
static bool judge_first(const struct today_judge *judge, const struct piece *piece, struct arena *arena,
                        struct today_verdict *out, struct error *error) {
  struct prisoner prisoner;
  struct stay stay;
  struct prison now, then;
  struct relay relay;
  bool found = false, relayed = false;
  *out = (struct today_verdict){.who = ""};
  if (uuid_is_nil(piece->prisoner)) return true;
  if (!record_load_even_deleted(judge->store, &prisoner_noun, piece->prisoner, &prisoner, arena, error) ||
      !people_current_stay(judge->store, piece->prisoner, &stay, &now, &found, arena, error) ||
      !people_relay(judge->store, &prisoner, found ? &now : NULL, &relay, &relayed, arena, error))
    return false;
  out->who = prisoner_call(&prisoner, arena);
  judge_person(judge, piece, &prisoner, &stay, found ? &now : NULL, relayed ? &relay : NULL, arena, out);
  if (out->reason == NULL) judge_by_rules(judge, piece, &prisoner, found ? &now : NULL, relayed, arena, out);
  if (out->reason == NULL &&
      !compare_relay(piece, &prisoner, found ? &now : NULL, relayed ? &relay : NULL, arena, out, error))
    return false;
  if (out->reason != NULL || uuid_is_nil(piece->prison) || uuid_equal(piece->prison, now.id)) return true;
  if (!record_load_even_deleted(judge->store, &prison_noun, piece->prison, &then, arena, error)) return false;
  judge_former_place(judge, piece, &prisoner, &then, &now, arena, out);
  return true;
}

/* Whoever of several people must not be written to keeps the piece from all. */
bool today_judge_piece(const struct today_judge *judge, const struct piece *piece, struct arena *arena,
                       struct today_verdict *out, struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = piece->id};
  struct record_query query = {.where = "piece = ?1", .order = "position", .values = &value, .value_count = 1};
  struct record_cursor *rows;
  bool more = true;
  if (!judge_first(judge, piece, arena, out, error)) return false;
  if (out->reason != NULL || uuid_is_nil(piece->id)) return true;
  bool done = record_select(judge->store, &addressee_noun, &query, &rows, error);
  if (!done) return false;
  while (done && more && out->reason == NULL) {
    struct addressee further;
    struct piece own = *piece;
    done = record_next(rows, &further, arena, &more, error);
    if (!done || !more) break;
    own.prisoner = further.prisoner;
    const char *was = out->was, *is = out->is;
    done = judge_first(judge, &own, arena, out, error);
    if (was != NULL) {
      out->was = was;
      out->is = is;
    }
  }
  record_cursor_close(rows);
  return done;
}
