/* SPDX-License-Identifier: MIT */
/* Makes and writes what somebody says was written. */
#include "written_entry.h"

#include "ask.h"
#include "output.h"
#include "pick.h"
#include "solipost/model/together.h"

struct making {
  const struct handwritten *from;
  bool force;
};

static bool agree(struct cli *cli, bool force, const char *who, const char *why, bool *agreed, struct error *error) {
  *agreed = force || *why == '\0';
  if (*agreed) return true;
  cli_warn(cli, "%s, %s", who, why);
  if (!cli_can_ask(cli)) {
    error_set(error, ERROR_REFUSED, _("%s should not get a letter now"), who);
    return error_hint(error, "%s", _("nothing was written; leave this one out, or insist with --force"));
  }
  const struct cli_question question = {
      .text = arena_printf(&cli->arena, _("Enter the letter to %s all the same"), who),
      .help = _("yes: it exists and will be decided about later; no: it is not entered"),
      .option = "--force"};
  return cli_ask_yes_no(cli, &question, false, agreed, error);
}

static bool is_entered(const struct written_entry *entry, struct uuid prisoner) {
  if (uuid_equal(entry->piece.prisoner, prisoner)) return true;
  for (size_t i = 0; i < entry->further_count; i++)
    if (uuid_equal(entry->further[i], prisoner)) return true;
  return false;
}

/* One person of "P001+P002"; the letter itself is that of the first. */
static bool add_person(struct cli *cli, const struct making *making, const char *word, struct written_entry *entry,
                       bool *agreed, struct error *error) {
  struct prisoner prisoner;
  struct piece piece;
  const char *why;
  if (!pick_one(cli, &prisoner_noun, word, &prisoner, error)) return false;
  if (*entry->who != '\0' && is_entered(entry, prisoner.id)) return true; /* named twice */
  if (!handwritten_make(cli->store, making->from, &prisoner, &cli->arena, &piece, &why, error)) return false;
  const char *who = prisoner_call(&prisoner, &cli->arena);
  if (*entry->who == '\0') {
    entry->piece = piece;
    entry->who = who;
    return agree(cli, making->force, who, why, agreed, error);
  }
  if (!uuid_equal(piece.prison, entry->piece.prison)) {
    error_set(error, ERROR_MISUSED, _("%s and %s are not held in the same prison"), entry->who, who);
    return error_hint(error, "%s", _("a letter has one address: enter two"));
  }
  entry->further[entry->further_count++] = prisoner.id;
  entry->who = arena_printf(&cli->arena, "%s + %s", entry->who, who);
  return agree(cli, making->force, who, why, agreed, error);
}

bool written_entry_new(struct cli *cli, const struct handwritten *from, bool force, const char *word,
                       struct written_entry *entry, bool *agreed, struct error *error) {
  const struct making making = {from, force};
  struct together_names names;
  *entry = (struct written_entry){.who = ""};
  if (!together_names_read(word, &cli->arena, &names, error)) return false;
  entry->further = ARENA_ARRAY(&cli->arena, struct uuid, names.count);
  *agreed = true;
  for (size_t i = 0; *agreed && i < names.count; i++)
    if (!add_person(cli, &making, names.items[i], entry, agreed, error)) return false;
  return true;
}

/* A letter that was printed is looked at as it will be: by whom it is said now. */
static bool look_at_known(struct cli *cli, const struct handwritten *from, const struct chosen_letter *letter,
                          struct answering *answering, struct error *error) {
  struct uuid *people;
  size_t count;
  struct piece after = letter->piece;
  log_change(&from->written, &after);
  if (!reply_letter_people(cli->store, &letter->piece, &cli->arena, &people, &count, error)) return false;
  struct piece *kept = arena_copy(&cli->arena, &after, sizeof after);
  return answering_look(cli, answering, &from->written, kept, people + 1, count - 1, error);
}

bool written_entry_look(struct cli *cli, const struct handwritten *from, const struct written_entry *entry,
                        struct answering *answering, struct error *error) {
  for (size_t i = 0; i < entry->known.count; i++)
    if (!look_at_known(cli, from, &entry->known.items[i], answering, error)) return false;
  return entry->known.count > 0 ||
         answering_look(cli, answering, &from->written, &entry->piece, entry->further, entry->further_count, error);
}

bool written_entry_write(struct cli *cli, const struct handwritten *from, struct written_entry *entry,
                         struct error *error) {
  size_t done;
  if (entry->known.count > 0) return log_write(cli->store, &from->written, &entry->known, &done, error);
  return handwritten_write(cli->store, from, &entry->piece, 1, error) &&
         handwritten_write_addressees(cli->store, &entry->piece, entry->further, entry->further_count, error);
}
