/* SPDX-License-Identifier: MIT */
/* Finds the sender of a piece. One function for each level of privacy; none falls back to another. */
#include "solipost/model/sender.h"

#include <string.h>

#include "po_box.h"
#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

bool sender_needs_vault(const struct writer *writer) {
  return writer != NULL && (writer->privacy == PRIVACY_OWN_ADDRESS || writer->privacy == PRIVACY_OWN_NAME);
}

static void refuse(struct sender *out, const char *why, const char *help) {
  *out = (struct sender){.answer = SENDER_NONE, .lines = "", .why = why, .help = help};
}

static void answer(struct sender *out, const char *lines, struct sender_traits traits) {
  traits.given = true;
  *out = (struct sender){.answer = SENDER_LINES, .lines = lines, .traits = traits, .why = "", .help = ""};
}

/* ---- the group's addresses ---- */

/* Whether all words of the group's name stand there. */
static bool names_group(const char *lines, const char *name) {
  struct buffer words, wanted;
  buffer_init(&words);
  buffer_init(&wanted);
  buffer_append_char(&words, ' ');
  lang_search_query(lines, &words);
  buffer_append_char(&words, ' ');
  lang_search_query(name, &wanted);
  bool all = wanted.length > 0;
  for (const char *at = wanted.bytes; all && *at != '\0';) {
    size_t length = strcspn(at, " ");
    char word[200];
    snprintf(word, sizeof word, " %.*s ", (int)length, at);
    all = strstr(words.bytes, word) != NULL;
    at += length + (at[length] == ' ');
  }
  buffer_release(&words);
  buffer_release(&wanted);
  return all;
}

/* Only the address that was entered as such is known to be without the organisation: a short form of its name cannot be
 * recognised in another. */
static bool fits(const struct own_group *group, const char *lines, unsigned demands) {
  if (*lines == '\0') return false;
  if (demands & SENDER_NO_PO_BOX && address_is_po_box(lines, group->country)) return false;
  if (!(demands & SENDER_NO_ORGANISATION)) return true;
  return lines == group->sender_plain && !names_group(lines, group->name);
}

/* The first of the group's addresses that fits, or NULL. */
static const char *group_lines(const struct own_group *group, unsigned demands) {
  const char *const known[] = {group->sender, group->sender_street, group->sender_plain};
  for (size_t i = 0; i < COUNT_OF(known); i++)
    if (fits(group, known[i], demands)) return known[i];
  return NULL;
}

static struct sender_traits traits_of_group(const struct own_group *group, const char *lines) {
  return (struct sender_traits){.po_box = address_is_po_box(lines, group->country),
                                .organisation = lines != group->sender_plain || names_group(lines, group->name)};
}

static void refuse_group(struct sender *out, unsigned demands) {
  bool plain = demands & SENDER_NO_ORGANISATION, street = demands & SENDER_NO_PO_BOX;
  if (plain && street)
    refuse(out, _("the prison refuses post office boxes, and the organisation must not be named"),
           _("enter an address of the group with a street and without the name: solipost group edit sender_plain=..."));
  else if (plain)
    refuse(out, _("the organisation must not be named, and the group has no address without its name"),
           _("enter one: solipost group edit sender_plain=..."));
  else if (street)
    refuse(out, _("the prison refuses post office boxes, and the group has no other address"),
           _("enter one with a street: solipost group edit sender_street=..."));
  else refuse(out, _("the group has no address"), _("enter it: solipost group edit sender=..."));
}

/* ---- name and address of the group ---- */

/* "c/o" belongs before a name, not before a street or a box. */
static bool begins_with_name(const char *lines, const char *country) {
  size_t length = strcspn(lines, "\n");
  char first[400];
  snprintf(first, sizeof first, "%.*s", (int)length, lines);
  for (const char *at = first; *at != '\0'; at++)
    if (ascii_is_digit(*at)) return false;
  return !address_is_po_box(first, country);
}

static const char *in_care_of(const char *name, const char *lines, const char *country, struct arena *arena) {
  return arena_printf(arena, "%s\n%s%s", name, begins_with_name(lines, country) ? "c/o " : "", lines);
}

/* `name` NULL: the group alone. */
static void answer_group(const struct sender_request *asked, const char *name, bool person, struct arena *arena,
                         struct sender *out) {
  const struct own_group *group = asked->group;
  const char *lines = group_lines(group, asked->demands);
  if (lines == NULL) {
    refuse_group(out, asked->demands);
    return;
  }
  struct sender_traits traits = traits_of_group(group, lines);
  traits.person = person;
  answer(out, name == NULL ? lines : in_care_of(name, lines, group->country, arena), traits);
}

/* ---- by level ---- */

static const char *missing_in_vault(const struct sender_request *asked, struct arena *arena) {
  return arena_printf(arena, _("enter it: solipost vault set %s"), asked->writer->pseudonym);
}

static void answer_own_address(const struct sender_request *asked, struct arena *arena, struct sender *out) {
  const char *who = asked->writer->pseudonym, *address = asked->real_address;
  if (*asked->real_name == '\0' || *address == '\0') {
    refuse(out, arena_printf(arena, _("%s writes with the own name and address, and the vault lacks it"), who),
           missing_in_vault(asked, arena));
    return;
  }
  bool po_box = address_is_po_box(address, asked->group->country);
  if (po_box && asked->demands & (SENDER_NO_PO_BOX | SENDER_RESIDENT)) {
    refuse(out, arena_printf(arena, _("the prison wants a street address, and %s has a post office box"), who),
           _("let somebody else write, or ask for the home address"));
    return;
  }
  answer(out, arena_printf(arena, "%s\n%s", asked->real_name, address),
         (struct sender_traits){.person = true, .residence = !po_box, .po_box = po_box});
}

static void refuse_residence(const struct sender_request *asked, struct arena *arena, struct sender *out) {
  refuse(out,
         arena_printf(arena, _("the prison wants the sender's home address, and %s does not give it"),
                      asked->writer->pseudonym),
         _("let somebody write who gives it, or leave the sender to be filled in by hand: --sender empty"));
}

static void answer_own_name(const struct sender_request *asked, struct arena *arena, struct sender *out) {
  if (asked->demands & SENDER_RESIDENT) {
    refuse_residence(asked, arena, out);
    return;
  }
  if (*asked->real_name == '\0') {
    refuse(out, arena_printf(arena, _("%s writes with the own name, and the vault lacks it"), asked->writer->pseudonym),
           missing_in_vault(asked, arena));
    return;
  }
  answer_group(asked, asked->real_name, true, arena, out);
}

/* A pseudonym is no full name, and a group no person: where a prison demands one, neither is passed off as one. */
static void answer_unnamed(const struct sender_request *asked, const char *name, struct arena *arena,
                           struct sender *out) {
  if (asked->demands & SENDER_RESIDENT && asked->writer != NULL) {
    refuse_residence(asked, arena, out);
    return;
  }
  if (asked->demands & (SENDER_NAMED | SENDER_RESIDENT)) {
    const char *what = asked->demands & SENDER_RESIDENT ? _("the prison wants the sender's full name and home address")
                                                        : _("the prison wants the sender's full name");
    refuse(out, what,
           _("name a writer who gives it with --writer, or leave the sender to be filled in by hand: --sender empty"));
    return;
  }
  answer_group(asked, name, false, arena, out);
}

/* Nobody knows yet who will write: lines, and what they must hold. */
static void answer_blank(unsigned demands, struct sender *out) {
  *out = (struct sender){.answer = SENDER_BLANK, .lines = "", .why = "", .help = "", .traits = {.blank = true}};
  size_t count = 0;
  bool resident = demands & SENDER_RESIDENT, named = demands & SENDER_NAMED;
  out->notes[count++] = resident ? "sender_note_residence" : named ? "sender_note_name" : "sender_note";
  if (demands & SENDER_NO_PO_BOX && !resident) out->notes[count++] = "sender_note_no_po_box";
  if (demands & SENDER_NO_ORGANISATION) out->notes[count++] = "sender_note_no_organisation";
}

void sender_resolve(const struct sender_request *request, struct arena *arena, struct sender *out) {
  struct sender_request asked = *request;
  if (asked.real_name == NULL) asked.real_name = "";
  if (asked.real_address == NULL) asked.real_address = "";
  if (asked.writer == NULL) {
    bool nothing_known = group_lines(asked.group, 0) == NULL;
    if (asked.group_alone && !nothing_known) answer_unnamed(&asked, NULL, arena, out);
    else answer_blank(asked.demands, out);
    return;
  }
  switch ((enum privacy)asked.writer->privacy) {
  case PRIVACY_OWN_ADDRESS: answer_own_address(&asked, arena, out); break;
  case PRIVACY_OWN_NAME: answer_own_name(&asked, arena, out); break;
  case PRIVACY_PSEUDONYM: answer_unnamed(&asked, asked.writer->pseudonym, arena, out); break;
  case PRIVACY_GROUP:
  case PRIVACY_UNKNOWN: answer_unnamed(&asked, NULL, arena, out); break;
  }
}
