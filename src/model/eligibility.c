/* SPDX-License-Identifier: MIT */
/* Judges whether a person may be written to. Each rule is one small function that adds at most its own findings. */
#include "solipost/model/eligibility.h"

#include <assert.h>

#include "solipost/base/i18n.h"
#include "solipost/model/address.h"

/* An address nobody has looked at for a year counts as unverified. */
enum { ADDRESS_FRESH_DAYS = 365 };

static const struct {
  const char *label;
  enum severity severity;
} reasons[REASON_COUNT] = {
    [REASON_HELD] = {N_("on hold"), SEVERITY_BLOCK},
    [REASON_RELEASED] = {N_("released"), SEVERITY_BLOCK},
    [REASON_DEPORTED] = {N_("deported"), SEVERITY_BLOCK},
    [REASON_DECEASED] = {N_("deceased"), SEVERITY_BLOCK},
    [REASON_CONTACT_ENDED] = {N_("contact ended"), SEVERITY_BLOCK},
    [REASON_CONTACT_NONE] = {N_("no contact wanted"), SEVERITY_BLOCK},
    [REASON_CONTACT_RELAY] = {N_("only through somebody"), SEVERITY_BLOCK},
    [REASON_NO_PRISON] = {N_("no address"), SEVERITY_BLOCK},
    [REASON_PRISON_CLOSED] = {N_("prison closed"), SEVERITY_BLOCK},
    [REASON_MAIL_SUSPENDED] = {N_("mail suspended"), SEVERITY_BLOCK},
    [REASON_MAIL_RELAY] = {N_("prison only through somebody"), SEVERITY_BLOCK},
    [REASON_ADDRESS_DOUBTFUL] = {N_("address doubtful"), SEVERITY_BLOCK},
    [REASON_ADDRESS_INCOMPLETE] = {N_("address incomplete"), SEVERITY_BLOCK},
    [REASON_CONTACT_UNKNOWN] = {N_("contact unknown"), SEVERITY_ACKNOWLEDGE},
    [REASON_ADDRESS_UNVERIFIED] = {N_("address unverified"), SEVERITY_WARN},
    [REASON_FIELD_UNUSED] = {N_("not in the address"), SEVERITY_WARN},
};

const char *reason_label(enum reason reason) {
  assert(reason < REASON_COUNT);
  return _(reasons[reason].label);
}

static void add(struct judgement *judgement, enum reason reason, const char *detail) {
  assert(judgement->count < REASON_COUNT);
  enum severity severity = reasons[reason].severity;
  judgement->findings[judgement->count++] = (struct finding){.reason = reason, .severity = severity, .detail = detail};
  if (severity > judgement->worst) judgement->worst = severity;
}

static void add_note(struct judgement *judgement, enum reason reason, const char *detail) {
  assert(judgement->count < REASON_COUNT);
  judgement->findings[judgement->count++] =
      (struct finding){.reason = reason, .severity = SEVERITY_INFO, .detail = detail};
}

static void judge_status(const struct prisoner *prisoner, struct judgement *out) {
  switch ((enum prisoner_status)prisoner->status) {
  case STATUS_RELEASED: add(out, REASON_RELEASED, _("is released; nothing goes to a prison any more")); break;
  case STATUS_DEPORTED:
    add(out, REASON_DEPORTED, _("was deported; find out where mail reaches this person now"));
    break;
  case STATUS_DECEASED: add(out, REASON_DECEASED, _("has died")); break;
  case STATUS_UNKNOWN:
  case STATUS_REMAND:
  case STATUS_SENTENCED:
  case STATUS_ADMINISTRATIVE: break;
  }
}

static void judge_ending(const struct prisoner *prisoner, struct arena *arena, struct judgement *out) {
  if (!date_is_set(prisoner->ended_on)) return;
  const char *why = *prisoner->ended_why != '\0' ? prisoner->ended_why : _("no reason is entered");
  char day[DATE_TEXT_SIZE];
  date_format_iso(prisoner->ended_on, day);
  add(out, REASON_CONTACT_ENDED, arena_printf(arena, _("contact ended on %s: %s"), day, why));
}

/* What the guard says about printing, under our own reasons: here stands no rule of its own. */
static void take_finding(const struct guard_verdict *verdict, enum guard_reason wanted, enum reason reason,
                         struct judgement *out) {
  for (size_t i = 0; i < verdict->count; i++) {
    if (verdict->findings[i].reason == wanted) add(out, reason, verdict->findings[i].detail);
  }
}

/* One who passes letters on is entered: they go there. */
static void take_relay(const struct address_request *request, struct arena *arena, struct judgement *out) {
  const struct relay *relay = request->relay;
  enum reason reason = request->prisoner->contact == CONTACT_RELAY ? REASON_CONTACT_RELAY : REASON_MAIL_RELAY;
  struct address_block block;
  add_note(out, reason, arena_printf(arena, _("goes to %s %s, who passes it on"), relay->code, relay->name));
  address_of_relay(request, arena, &block);
  out->address = arena_copy(arena, &block, sizeof block);
  out->through_relay = true;
}

static void judge_prison(const struct prison *prison, bool relayed, struct date today, struct arena *arena,
                         struct judgement *out) {
  if (date_is_set(prison->closed_on) && date_compare(prison->closed_on, today) <= 0) {
    const char *moved = *prison->renamed_to == '\0' ? _("find out where the people were taken") : prison->renamed_to;
    add(out, REASON_PRISON_CLOSED, arena_printf(arena, _("%s is closed: %s"), prison->name, moved));
  }
  if (prison->mail_status == MAIL_SUSPENDED)
    add(out, REASON_MAIL_SUSPENDED, arena_printf(arena, _("%s delivers no mail at present"), prison->name));
  if (prison->mail_status == MAIL_RELAY_ONLY && !relayed) {
    add(out, REASON_MAIL_RELAY,
        arena_printf(arena,
                     _("%s takes mail only through somebody (a lawyer, a network); enter who that is: solipost add "
                       "relay, then: solipost edit %s relay=..."),
                     prison->name, prison->code));
  }
}

/* A letter came back from there. */
static void judge_doubt(const struct address_request *request, struct arena *arena, struct judgement *out) {
  const struct stay *stay = request->stay;
  if (stay == NULL || !date_is_set(stay->doubtful_on)) return;
  char day[DATE_TEXT_SIZE];
  date_format_iso(stay->doubtful_on, day);
  const char *code = request->prisoner->code;
  const char *why = *stay->doubtful_why != '\0' ? stay->doubtful_why : _("no reason is entered");
  add(out, REASON_ADDRESS_DOUBTFUL,
      arena_printf(arena,
                   _("since %s (%s); when somebody knows that it is right: solipost confirm %s; else: solipost "
                     "transfer %s PRISON, or edit %s ward=..."),
                   day, why, code, code, code));
}

static void judge_address(const struct address_request *request, struct arena *arena, struct judgement *out) {
  struct address_block block;
  struct error error;
  if (!address_compose(request, arena, &block, &error)) {
    const char *gap = *error.hint == '\0' ? "" : "; ";
    add(out, REASON_ADDRESS_INCOMPLETE, arena_printf(arena, "%s%s%s", error.message, gap, error.hint));
    return;
  }
  out->address = arena_copy(arena, &block, sizeof block);
}

static void judge_confidence(const struct prison *prison, struct date today, struct arena *arena,
                             struct judgement *out) {
  bool trusted = prison->confidence == CONFIDENCE_CONFIRMED || prison->confidence == CONFIDENCE_OFFICIAL;
  bool checked = date_is_set(prison->checked_on);
  bool fresh = !checked || date_to_days(today) - date_to_days(prison->checked_on) <= ADDRESS_FRESH_DAYS;
  if (trusted && fresh) return;
  const char *why;
  if (!trusted) {
    why = _("the address is not confirmed");
  } else {
    char day[DATE_TEXT_SIZE];
    date_format_iso(prison->checked_on, day);
    why = arena_printf(arena, _("the address was last checked on %s"), day);
  }
  add(out, REASON_ADDRESS_UNVERIFIED,
      arena_printf(arena,
                   _("%s; when somebody has made sure: solipost edit %s confidence=confirmed "
                     "checked_on=..."),
                   why, prison->code));
}

static void judge_unused(const struct address_block *address, struct arena *arena, struct judgement *out) {
  if (address == NULL || *address->unused_field == '\0') return;
  add(out, REASON_FIELD_UNUSED,
      arena_printf(arena, _("entered, but not part of the address of this prison: %s"), address->unused_field));
}

void eligibility_judge(const struct address_request *request, const struct hold_list *holds, struct uuid campaign,
                       struct date today, struct arena *arena, struct judgement *out) {
  *out = (struct judgement){.worst = SEVERITY_INFO};
  const struct prison *prison = request->prison;
  bool relayed = request->relay != NULL && address_needs_relay(request->prisoner, prison);
  struct guard_request asked = {.use = USE_PRINT,
                                .prisoner = request->prisoner,
                                .prison = prison,
                                .campaign = campaign,
                                .holds = holds,
                                .through_relay = relayed};
  struct guard_verdict verdict;
  guard_judge(&asked, arena, &verdict);
  take_finding(&verdict, GUARD_HELD, REASON_HELD, out);
  judge_status(request->prisoner, out);
  judge_ending(request->prisoner, arena, out);
  take_finding(&verdict, GUARD_CONTACT_NONE, REASON_CONTACT_NONE, out);
  take_finding(&verdict, GUARD_CONTACT_RELAY, REASON_CONTACT_RELAY, out);
  if (relayed) take_relay(request, arena, out);
  if (prison == NULL) {
    if (!relayed)
      add(out, REASON_NO_PRISON, _("nobody knows where this person is held; when it is known, enter the prison"));
    take_finding(&verdict, GUARD_CONTACT_UNKNOWN, REASON_CONTACT_UNKNOWN, out);
    return;
  }
  judge_prison(prison, relayed, today, arena, out);
  if (!relayed) judge_doubt(request, arena, out);
  if (!relayed) judge_address(request, arena, out);
  take_finding(&verdict, GUARD_CONTACT_UNKNOWN, REASON_CONTACT_UNKNOWN, out);
  if (relayed) return; /* the address of the prison stands nowhere */
  judge_confidence(prison, today, arena, out);
  judge_unused(out->address, arena, out);
}
