/* SPDX-License-Identifier: MIT */
/* Puts entries of the calendar in words. */
#include "calendar_words.h"

static const struct {
  const char *word, *label;
} kinds[] = {
    [CALENDAR_BIRTHDAY] = {"birthday", N_("birthday")},
    [CALENDAR_SOLIDARITY] = {"solidarity", N_("day of solidarity")},
    [CALENDAR_CAMPAIGN] = {"campaign", N_("end of a campaign")},
    [CALENDAR_PROMISE] = {"promise", N_("promised letter")},
    [CALENDAR_FOLLOW_UP] = {"follow-up", N_("follow-up")},
};

const char *calendar_kind_word(enum calendar_kind kind) { return kinds[kind].word; }
const char *calendar_kind_label(enum calendar_kind kind) { return _(kinds[kind].label); }

const char *calendar_day(struct date day, struct arena *arena) {
  char text[DATE_TEXT_SIZE];
  date_format_iso(day, text);
  return arena_strdup(arena, text);
}

const char *calendar_who(const struct calendar_entry *entry, enum calendar_naming naming, struct arena *arena) {
  const char *name = naming == CALENDAR_NAME || entry->kind == CALENDAR_CAMPAIGN ? entry->name : entry->first_name;
  if (*entry->code == '\0' || *name == '\0' || (naming == CALENDAR_CODE && entry->kind != CALENDAR_CAMPAIGN))
    return entry->code;
  return arena_printf(arena, "%s %s", entry->code, name);
}

static const char *birthday(const struct calendar_entry *entry, const char *who, struct arena *arena) {
  if (entry->age <= 0) return arena_printf(arena, _("Birthday: %s"), who);
  /* translators: whose birthday it is, and how old that person is then */
  return arena_printf(arena, _("Birthday: %s (%d)"), who, entry->age);
}

/* What a follow-up is about may name somebody. */
static const char *follow_up(const struct calendar_entry *entry, enum calendar_naming naming, const char *who,
                             struct arena *arena) {
  const char *what = naming == CALENDAR_NAME ? entry->what : entry->origin;
  if (*who == '\0') return arena_printf(arena, _("Follow-up %lld: %s"), (long long)entry->number, what);
  return arena_printf(arena, _("Follow-up %lld: %s, %s"), (long long)entry->number, what, who);
}

const char *calendar_summary(const struct calendar_entry *entry, enum calendar_naming naming, struct arena *arena) {
  const char *who = calendar_who(entry, naming, arena);
  switch (entry->kind) {
  case CALENDAR_BIRTHDAY: return birthday(entry, who, arena);
  case CALENDAR_SOLIDARITY: return entry->what;
  case CALENDAR_CAMPAIGN: return arena_printf(arena, _("The campaign %s ends"), who);
  case CALENDAR_FOLLOW_UP: return follow_up(entry, naming, who, arena);
  case CALENDAR_PROMISE: break;
  }
  if (*entry->what == '\0') return arena_printf(arena, _("A first letter to %s is promised"), who);
  return arena_printf(arena, _("A first letter to %s is promised by %s"), who, entry->what);
}

const char *calendar_mail_summary(const struct calendar_entry *entry, enum calendar_naming naming,
                                  struct arena *arena) {
  const char *day = calendar_day(entry->day, arena);
  if (entry->kind == CALENDAR_BIRTHDAY)
    return arena_printf(arena, _("Post a card to %s, birthday %s"), calendar_who(entry, naming, arena), day);
  return arena_printf(arena, _("Post cards for %s: %s"), day, calendar_summary(entry, naming, arena));
}
