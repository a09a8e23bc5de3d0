/* SPDX-License-Identifier: MIT */
/* Makes and writes what somebody says was written. */
#include "written_entry.h"

#include <string.h>

#include "ask.h"
#include "output.h"
#include "pick.h"

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

/* One person of "P001+P002"; the letter itself is that of the first. */
static bool add_person(struct cli *cli, const struct making *making, const char *word, struct written_entry *entry,
                       bool *agreed, struct error *error) {
  struct prisoner prisoner;
  struct piece piece;
  const char *why;
  if (!pick_one(cli, &prisoner_noun, word, &prisoner, error) ||
      !handwritten_make(cli->store, making->from, &prisoner, &cli->arena, &piece, &why, error))
    return false;
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
  *entry = (struct written_entry){.who = ""};
  entry->further = ARENA_ARRAY(&cli->arena, struct uuid, strlen(word) + 1);
  *agreed = true;
  for (const char *at = word; *agreed && *(at += strspn(at, "+ ")) != '\0';) {
    size_t length = strcspn(at, "+");
    if (!add_person(cli, &making, arena_strndup(&cli->arena, at, length), entry, agreed, error)) return false;
    at += length;
  }
  return true;
}

bool written_entry_write(struct cli *cli, const struct handwritten *from, struct written_entry *entry,
                         struct error *error) {
  size_t done;
  if (entry->known.count > 0) return log_write(cli->store, &from->written, &entry->known, &done, error);
  return handwritten_write(cli->store, from, &entry->piece, 1, error) &&
         handwritten_write_addressees(cli->store, &entry->piece, entry->further, entry->further_count, error);
}
