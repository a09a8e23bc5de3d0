/* SPDX-License-Identifier: MIT */
/* Looks at people whom a writer takes on, and writes the promises down. */
#include "solipost/jobs/take_on.h"

#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/model/address.h"
#include "solipost/model/eligibility.h"
#include "solipost/model/rule.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/rule_store.h"

/* What is read once for all people. */
struct looking {
  struct store *store;
  struct arena *arena;
  struct hold_list holds;
  struct own_group group;
  struct mail_rules rules;
  struct take_on *out;
};

static void remark(struct looking *looking, struct take_on_one *one, const char *text) {
  const char **longer = ARENA_ARRAY(looking->arena, const char *, one->remark_count + 1);
  if (one->remark_count > 0) memcpy(longer, one->remarks, one->remark_count * sizeof *longer);
  longer[one->remark_count++] = text;
  one->remarks = longer;
}

/* ---- may anybody write there ---- */

static bool is_final(enum reason reason) {
  return reason == REASON_HELD || reason == REASON_RELEASED || reason == REASON_DEPORTED || reason == REASON_DECEASED ||
         reason == REASON_CONTACT_ENDED || reason == REASON_CONTACT_NONE;
}

/* An address can be found or be right again until the letter is written: that is told; what a person wants is not asked
 * about. */
static void weigh(struct looking *looking, const struct judgement *judgement, struct take_on_one *one) {
  for (size_t i = 0; i < judgement->count; i++) {
    const struct finding *finding = &judgement->findings[i];
    if (finding->severity == SEVERITY_BLOCK && is_final(finding->reason)) {
      one->kind = TAKE_ON_REFUSED;
      one->why = finding->detail;
      return;
    }
    if (finding->severity == SEVERITY_BLOCK || finding->reason == REASON_CONTACT_UNKNOWN)
      remark(looking, one, finding->detail);
  }
}

/* Rules about who may write: somebody known by name, somebody with an address. Who gives both meets them. */
static bool demands_more(const struct mail_rule *rule, int privacy) {
  if (rule_severity_of(&rule->rule) < SEVERITY_WARN || privacy == PRIVACY_OWN_ADDRESS) return false;
  if (strcmp(rule->rule.key, "sender.residence") == 0) return true;
  return strcmp(rule->rule.key, "sender.name") == 0 && privacy != PRIVACY_OWN_NAME;
}

static void add_rules(struct looking *looking, const struct prison *prison, struct take_on_one *one) {
  const struct mail_rule **rules;
  const struct rule_case asked = {.prisoner = &one->prisoner, .prison = prison, .day = looking->out->day};
  size_t count = mail_rules_for(&looking->rules, &asked, looking->arena, &rules);
  for (size_t i = 0; i < count; i++)
    if (demands_more(rules[i], looking->out->writer.privacy))
      remark(looking, one,
             arena_printf(looking->arena, "%s (%s)", mail_rule_sentence(rules[i], looking->arena),
                          mail_rule_basis(rules[i], looking->arena)));
}

static bool judge(struct looking *looking, struct take_on_one *one, struct error *error) {
  struct stay stay;
  struct prison prison;
  struct relay relay;
  struct judgement judgement;
  bool placed = false, relayed = false;
  if (!people_current_stay(looking->store, one->prisoner.id, &stay, &prison, &placed, looking->arena, error) ||
      !people_relay(looking->store, &one->prisoner, placed ? &prison : NULL, &relay, &relayed, looking->arena, error))
    return false;
  const struct address_request request = {.prisoner = &one->prisoner,
                                          .stay = placed ? &stay : NULL,
                                          .prison = placed ? &prison : NULL,
                                          .posting_country = looking->group.country,
                                          .posting_language = looking->group.posting_language,
                                          .relay = relayed ? &relay : NULL};
  eligibility_judge(&request, &looking->holds, (struct uuid){{0}}, looking->out->day, looking->arena, &judgement);
  weigh(looking, &judgement, one);
  if (one->kind != TAKE_ON_REFUSED) add_rules(looking, placed ? &prison : NULL, one);
  return true;
}

/* ---- what there is between the two ---- */

static void promise(const struct take_on *out, const struct pair_heard *heard, struct take_on_one *one) {
  one->pair.since = out->day;
  one->pair.confirm_by = out->until;
  one->pair.confirmed_on = (struct date){0};
  if (pair_is_confirmed_by(&one->pair, heard->letter)) one->pair.confirmed_on = heard->letter;
}

/* The open pair of the two, and those of others who count. */
static bool sort_pairs(struct looking *looking, struct take_on_one *one, struct error *error) {
  const struct pair_filter filter = {.prisoner = one->prisoner.id, .day = looking->out->day};
  struct pair_list all;
  struct pair_heard heard;
  struct uuid writer = looking->out->writer.id;
  noun_clear(&pair_noun, &one->pair);
  one->pair.writer = writer;
  one->pair.prisoner = one->prisoner.id;
  if (!pairs_find(looking->store, &filter, looking->arena, &all, error) ||
      !pair_hear(looking->store, writer, one->prisoner.id, &heard, error))
    return false;
  one->others.items = ARENA_ARRAY(looking->arena, struct pair_view, all.count + 1);
  for (size_t i = 0; i < all.count; i++) {
    const struct pair_view *view = &all.items[i];
    bool own = uuid_equal(view->pair.writer, writer);
    if (!own && pair_counts(view->state, view->writer_state)) one->others.items[one->others.count++] = *view;
    if (!own) continue;
    one->pair = view->pair;
    if (one->kind == TAKE_ON_REFUSED) continue;
    one->kind = view->state == PAIR_LIVE || view->state == PAIR_PROMISED ? TAKE_ON_ALREADY : TAKE_ON_AGAIN;
  }
  if (one->kind == TAKE_ON_NEW || one->kind == TAKE_ON_AGAIN) {
    promise(looking->out, &heard, one);
    looking->out->more++;
  }
  return true;
}

static bool is_among(const struct take_on *out, struct uuid prisoner) {
  for (size_t i = 0; i < out->count; i++)
    if (uuid_equal(out->items[i].prisoner.id, prisoner)) return true;
  return false;
}

static bool count_others(struct looking *looking, struct error *error) {
  const struct pair_filter filter = {.writer = looking->out->writer.id, .day = looking->out->day};
  struct pair_list all;
  if (!pairs_find(looking->store, &filter, looking->arena, &all, error)) return false;
  for (size_t i = 0; i < all.count; i++) looking->out->has += pair_counts(all.items[i].state, WRITER_HERE);
  return true;
}

bool take_on_look(struct store *store, const struct writer *writer, const struct prisoner *people, size_t count,
                  struct date day, struct date until, struct arena *arena, struct take_on *out, struct error *error) {
  struct looking looking = {.store = store, .arena = arena, .out = out};
  *out = (struct take_on){.writer = *writer, .day = day, .until = until};
  out->items = ARENA_ARRAY(arena, struct take_on_one, count + 1);
  if (!holds_in_force(store, arena, &looking.holds, error) || !people_own_group(store, &looking.group, arena, error) ||
      !rules_known(store, arena, &looking.rules, error))
    return false;
  for (size_t i = 0; i < count; i++) {
    if (is_among(out, people[i].id)) continue;
    struct take_on_one *one = &out->items[out->count];
    *one = (struct take_on_one){
        .prisoner = people[i], .who = prisoner_call(&people[i], arena), .kind = TAKE_ON_NEW, .why = ""};
    if (!judge(&looking, one, error) || !sort_pairs(&looking, one, error)) return false;
    out->count++;
  }
  return count_others(&looking, error);
}

bool take_on_is_too_much(const struct take_on *take_on) {
  return take_on->writer.capacity > 0 && take_on->more > 0 &&
         take_on->has + (int64_t)take_on->more > take_on->writer.capacity;
}

/* ---- writing ---- */

static bool is_as_seen(struct store *store, const struct take_on_one *one, struct arena *arena, struct error *error) {
  struct pair now;
  bool found;
  if (!pair_find_open(store, one->pair.writer, one->pair.prisoner, &now, &found, arena, error)) return false;
  if (found == (one->kind == TAKE_ON_AGAIN) && (!found || uuid_equal(now.id, one->pair.id))) return true;
  error_set(error, ERROR_BUSY, _("somebody else has just changed who writes to %s"), one->who);
  return error_hint(error, "%s", _("nothing was written; look at it and run the same command again"));
}

bool take_on_write(struct store *store, const struct take_on *take_on, struct error *error) {
  struct arena arena;
  bool done = true;
  arena_init(&arena);
  for (size_t i = 0; done && i < take_on->count; i++) {
    struct take_on_one one = take_on->items[i];
    if (one.kind != TAKE_ON_NEW && one.kind != TAKE_ON_AGAIN) continue;
    done = is_as_seen(store, &one, &arena, error) &&
           (one.kind == TAKE_ON_NEW ? record_insert(store, &pair_noun, &one.pair, error)
                                    : record_update(store, &pair_noun, &one.pair, error));
  }
  arena_release(&arena);
  return done;
}
