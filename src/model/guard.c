/* SPDX-License-Identifier: MIT */
/* Rules on what may be done with a prisoner. Each rule is one small function that adds at most its own findings. */
#include "solipost/model/guard.h"

#include <assert.h>
#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"

static const struct {
  const char *label;
  enum ruling ruling;
} reasons[GUARD_REASON_COUNT] = {
    [GUARD_HELD] = {N_("on hold"), RULING_REFUSED},
    [GUARD_CONTACT_NONE] = {N_("no contact wanted"), RULING_REFUSED},
    [GUARD_CONTACT_RELAY] = {N_("only through somebody"), RULING_REFUSED},
    [GUARD_CONTACT_UNKNOWN] = {N_("contact unknown"), RULING_ACKNOWLEDGE},
    [GUARD_NAMING_NO] = {N_("not to be named"), RULING_REFUSED},
    [GUARD_NAMING_UNKNOWN] = {N_("naming unknown"), RULING_REFUSED},
    [GUARD_NAMING_ASK] = {N_("ask before naming"), RULING_ACKNOWLEDGE},
};

const char *guard_reason_label(enum guard_reason reason) {
  assert(reason < GUARD_REASON_COUNT);
  return _(reasons[reason].label);
}

static void add(struct guard_verdict *verdict, enum guard_reason reason, const char *detail) {
  assert(verdict->count < GUARD_REASON_COUNT);
  enum ruling ruling = reasons[reason].ruling;
  verdict->findings[verdict->count++] = (struct guard_finding){.reason = reason, .ruling = ruling, .detail = detail};
  if (ruling > verdict->ruling) verdict->ruling = ruling;
}

/* ---- holds ---- */

bool guard_meets(const struct hold *hold, struct uuid prisoner, const struct prison *prison, struct uuid campaign) {
  if (date_is_set(hold->lifted_on)) return false;
  if (!uuid_is_nil(hold->prisoner)) return uuid_equal(hold->prisoner, prisoner);
  if (!uuid_is_nil(hold->campaign)) return uuid_equal(hold->campaign, campaign);
  if (prison == NULL) return false;
  if (!uuid_is_nil(hold->prison)) return uuid_equal(hold->prison, prison->id);
  return *hold->country != '\0' && strcmp(hold->country, prison->country) == 0;
}

static const struct hold_in_force *next_hold(const struct guard_request *request, size_t *at) {
  while (*at < request->holds->count) {
    const struct hold_in_force *held = &request->holds->items[(*at)++];
    if (guard_meets(&held->hold, request->prisoner->id, request->prison, request->campaign)) return held;
  }
  return NULL;
}

const struct hold_in_force *guard_find_hold(const struct guard_request *request) {
  size_t at = 0;
  return next_hold(request, &at);
}

static const char *how_to_lift(const struct hold_in_force *held, struct arena *arena) {
  if (*held->hold.country != '\0') return arena_printf(arena, "solipost lift --country %s", held->hold.country);
  bool plain = held->called[strcspn(held->called, " '\"$`\\()")] == '\0';
  return arena_printf(arena, plain ? "solipost lift %s" : "solipost lift '%s'", held->called);
}

const char *guard_hold_detail(const struct hold_in_force *held, struct arena *arena) {
  char day[DATE_TEXT_SIZE] = "?";
  if (date_is_set(held->hold.since)) date_format_iso(held->hold.since, day);
  const char *how = how_to_lift(held, arena);
  if (!uuid_is_nil(held->hold.prisoner))
    return arena_printf(arena, _("on hold since %s: %s; when it may go on: %s"), day, held->hold.reason, how);
  if (!uuid_is_nil(held->hold.campaign))
    return arena_printf(arena, _("the campaign %s is on hold since %s: %s; when it may go on: %s"), held->called, day,
                        held->hold.reason, how);
  return arena_printf(arena, _("everybody in %s is on hold since %s: %s; when it may go on: %s"), held->called, day,
                      held->hold.reason, how);
}

static void judge_holds(const struct guard_request *request, struct arena *arena, struct guard_verdict *out) {
  const char *detail = NULL;
  size_t at = 0;
  if (request->use == USE_KEEP) return;
  for (const struct hold_in_force *held; (held = next_hold(request, &at)) != NULL;) {
    const char *one = guard_hold_detail(held, arena);
    detail = detail == NULL ? one : arena_printf(arena, "%s; %s", detail, one);
  }
  if (detail != NULL) add(out, GUARD_HELD, detail);
}

/* ---- contact, naming ---- */

static void judge_contact(const struct guard_request *request, struct arena *arena, struct guard_verdict *out) {
  if (request->use != USE_PRINT) return;
  switch ((enum contact)request->prisoner->contact) {
  case CONTACT_DIRECT: break;
  case CONTACT_NONE: add(out, GUARD_CONTACT_NONE, _("wants no letters, or must not get any")); break;
  case CONTACT_RELAY:
    if (request->through_relay) break;
    add(out, GUARD_CONTACT_RELAY,
        arena_printf(arena,
                     _("may be written to only through somebody; enter who that is: solipost add relay, then: solipost "
                       "edit %s relay=..."),
                     request->prisoner->code));
    break;
  case CONTACT_UNKNOWN:
    add(out, GUARD_CONTACT_UNKNOWN,
        arena_printf(arena,
                     _("nobody has said whether this person may be written to; ask, then: solipost edit %s "
                       "contact=direct"),
                     request->prisoner->code));
    break;
  }
}

static void judge_naming(const struct guard_request *request, struct arena *arena, struct guard_verdict *out) {
  if (request->use != USE_PUBLISH) return;
  const char *code = request->prisoner->code;
  switch ((enum naming)request->prisoner->naming) {
  case NAMING_YES: break;
  case NAMING_NO: add(out, GUARD_NAMING_NO, _("must not be named in public")); break;
  case NAMING_ASK: add(out, GUARD_NAMING_ASK, _("wants to be asked each time before the name stands in public")); break;
  case NAMING_UNKNOWN:
    add(out, GUARD_NAMING_UNKNOWN,
        arena_printf(arena,
                     _("nobody has said whether this person may be named in public; ask, then: solipost edit %s "
                       "naming=yes naming_said_by='WHO SAID SO'"),
                     code));
    break;
  }
}

void guard_judge(const struct guard_request *request, struct arena *arena, struct guard_verdict *out) {
  assert(request->use != USE_NONE && request->holds != NULL);
  *out = (struct guard_verdict){.ruling = RULING_ALLOWED};
  judge_holds(request, arena, out);
  judge_contact(request, arena, out);
  judge_naming(request, arena, out);
}

/* ---- parts of what is known ---- */

bool guard_note_may_go(const struct note *note, enum use use) {
  if (use == USE_KEEP) return true;
  return use != USE_PUBLISH && note->level == NOTE_TABLE;
}

static bool is_among(const char *name, const char *const *names) {
  for (; *names != NULL; names++)
    if (strcmp(name, *names) == 0) return true;
  return false;
}

bool guard_field_may_go(const struct field *field, enum use use) {
  static const char *const own[] = {"contact_said_by", "contact_said_on", "naming_said_by",
                                    "naming_said_on",  "source",          "ended_on",
                                    "ended_why",       "relay",           NULL};
  static const char *const told[] = {"name", "name_native", "summary", NULL};
  if (use == USE_KEEP) return true;
  if (field->flags & (FIELD_NOTE | FIELD_INTERNAL)) return false;
  return use == USE_PUBLISH ? is_among(field->name, told) : !is_among(field->name, own);
}
