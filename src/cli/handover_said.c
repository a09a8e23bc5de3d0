/* SPDX-License-Identifier: MIT */
/* Headings, rows and rules of a handover for the screen. (Paper: data/words, in the language of the sheet.) */
#include "handover_said.h"

#include <assert.h>

#include "solipost/lang/country.h"

const char *handover_said_heading(enum handover_section_kind kind) {
  static const char *const headings[HANDOVER_SECTIONS] = {
      [HANDOVER_REGISTER] = N_("The group and its register"),
      [HANDOVER_BACKUPS] = N_("Last backups"),
      [HANDOVER_UNMAILED] = N_("Printed or written, not noted as mailed"),
      [HANDOVER_WAITING] = N_("People waiting for a letter"),
      [HANDOVER_PROMISES] = N_("First letters that are promised"),
      [HANDOVER_RELAYS] = N_("Reached only through somebody"),
      [HANDOVER_PARTNERS] = N_("Partners"),
      [HANDOVER_CAMPAIGNS] = N_("Campaigns running"),
      [HANDOVER_HOLDS] = N_("Holds in force"),
      [HANDOVER_DOUBTFUL] = N_("Doubtful: do not write before somebody has asked"),
      [HANDOVER_ADDRESSES] = N_("Addresses in use that are unverified"),
      [HANDOVER_WRITERS] = N_("Writers"),
      [HANDOVER_NOTES] = N_("Notes for the table and the group"),
  };
  return _(headings[kind]);
}

const char *handover_said_rule(size_t rule) {
  static const char *const rules[HANDOVER_RULES] = {
      N_("Never name anybody in public unless the register says that the person may be named, and who said so"),
      N_("Never write about the case to somebody on remand: court and prosecutor read the letters"),
      N_("Never write directly to anybody who is reached only through somebody"),
      N_("Never write in Kurdish to Turkey unless the person asked for it"),
      N_("Never send a sender's address or a letter number to an authority"),
      N_("Never copy the register unencrypted, and never put it into a folder that another program copies to other "
         "computers"),
      N_("A hold is lifted only by whoever asked for it"),
      N_("Real names and addresses of writers stand in the vault and nowhere else"),
      N_("Never write down the names of children"),
  };
  assert(rule >= 1 && rule <= HANDOVER_RULES);
  return _(rules[rule - 1]);
}

/* ---- rows ---- */

static const char *day_of(struct cli *cli, struct date day) {
  char *text = arena_alloc(&cli->arena, DATE_TEXT_SIZE);
  date_format_iso(day, text);
  return text;
}

const char *handover_said_subject(struct cli *cli, const struct handover_row *row) {
  struct arena *arena = &cli->arena;
  switch (row->state) {
  case HANDOVER_GROUP: return _("group");
  case HANDOVER_SENDER: return _("sender");
  case HANDOVER_CONTACT: return _("contact");
  case HANDOVER_FILE: return _("register");
  case HANDOVER_PROTECTED:
  case HANDOVER_UNPROTECTED: return _("protection");
  case HANDOVER_BACKUP: return day_of(cli, row->day);
  case HANDOVER_NO_BACKUP: return "";
  case HANDOVER_RUN_UNMAILED: return arena_printf(arena, _("run %lld"), (long long)row->number);
  case HANDOVER_HAND_UNMAILED: return _("by hand");
  case HANDOVER_LEAD: return row->name;
  case HANDOVER_HOLD:
    if (*row->name == '\0') return country_name(row->code, cli->language, arena);
    break;
  default: break;
  }
  return arena_printf(arena, "%s%s%s", row->code, *row->code != '\0' && *row->name != '\0' ? " " : "", row->name);
}

static const char *days_said(struct cli *cli, const struct handover_row *row) {
  return arena_printf(&cli->arena, ngettext("%lld day ago", "%lld days ago", (unsigned long)row->count),
                      (long long)row->count);
}

static const char *held_said(struct cli *cli, const struct handover_row *row) {
  return arena_printf(&cli->arena,
                      ngettext("%lld person is held there", "%lld people are held there", (unsigned long)row->count),
                      (long long)row->count);
}

static const char *letters_said(struct cli *cli, const struct handover_row *row) {
  const char *count = arena_printf(&cli->arena, ngettext("%lld letter", "%lld letters", (unsigned long)row->count),
                                   (long long)row->count);
  return arena_printf(&cli->arena, _("%s of %s, no. %lld to %lld"), count, day_of(cli, row->day), (long long)row->first,
                      (long long)row->last);
}

static const char *people_said(struct cli *cli, const struct handover_row *row) {
  return arena_printf(&cli->arena, ngettext("for %lld person", "for %lld people", (unsigned long)row->count),
                      (long long)row->count);
}

static const char *partner_said(struct cli *cli, const struct handover_row *row) {
  return arena_printf(
      &cli->arena, ngettext("%lld export, the last on %s", "%lld exports, the last on %s", (unsigned long)row->count),
      (long long)row->count, day_of(cli, row->day));
}

const char *handover_said_state(struct cli *cli, const struct handover_row *row) {
  struct arena *arena = &cli->arena;
  switch (row->state) {
  case HANDOVER_GROUP:
  case HANDOVER_SENDER:
  case HANDOVER_CONTACT:
  case HANDOVER_FILE: return "";
  case HANDOVER_PROTECTED: return _("encrypted with a passphrase");
  case HANDOVER_UNPROTECTED: return _("not encrypted: whoever has the file can read everything");
  case HANDOVER_BACKUP: return days_said(cli, row);
  case HANDOVER_NO_BACKUP: return _("the register knows of no backup; make one today: solipost backup FILE");
  case HANDOVER_RUN_UNMAILED:
  case HANDOVER_HAND_UNMAILED: return letters_said(cli, row);
  case HANDOVER_NEVER_WRITTEN: return _("never written to");
  case HANDOVER_LAST_WRITTEN:
    return arena_printf(arena, _("last letter on %s, %s"), day_of(cli, row->day), days_said(cli, row));
  case HANDOVER_PROMISE: return arena_printf(arena, _("by %s"), day_of(cli, row->day));
  case HANDOVER_RELAY: return _("only through somebody");
  case HANDOVER_RELAY_PRISON: return arena_printf(arena, _("letters only through somebody; %s"), held_said(cli, row));
  case HANDOVER_PARTNER: return partner_said(cli, row);
  case HANDOVER_LEAD: return arena_printf(arena, _("leads %s"), row->code);
  case HANDOVER_CAMPAIGN_UNTIL:
    return arena_printf(arena, _("until %s, %s"), day_of(cli, row->day), people_said(cli, row));
  case HANDOVER_CAMPAIGN_OPEN: return arena_printf(arena, _("without an end, %s"), people_said(cli, row));
  case HANDOVER_HOLD:
    return date_is_set(row->day) ? arena_printf(arena, _("since %s"), day_of(cli, row->day))
                                 : _("since when is not known");
  case HANDOVER_CONTACT_UNKNOWN: return _("nobody has said whether letters are welcome");
  case HANDOVER_NOWHERE: return _("nobody knows where this person is held");
  case HANDOVER_ADDRESS: return held_said(cli, row);
  case HANDOVER_ADDRESS_CHECKED:
    return arena_printf(arena, _("last checked on %s; %s"), day_of(cli, row->day), held_said(cli, row));
  case HANDOVER_WRITER: return "";
  case HANDOVER_WRITER_CAPACITY:
    return arena_printf(arena, ngettext("%lld letter a month", "%lld letters a month", (unsigned long)row->count),
                        (long long)row->count);
  case HANDOVER_NOTE: return row->screen_only ? _("for the group") : _("for the table");
  case HANDOVER_STATES: break;
  }
  return "";
}
