/* SPDX-License-Identifier: MIT */
/* Each command says what it does with prisoners; with that, and with the guard alone, is known what it may do with whom. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../../src/cli/commands.h"

/* Commands that read prisoners: as a table on the screen, and as CSV or JSON where they have it. A new command that touches
 * the register is entered here or below. */
static const struct {
  const char *name;
  enum use screen, files;
} uses[] = {
    {"import prisoners", USE_KEEP, USE_KEEP},
    {"import pieces", USE_KEEP, USE_KEEP},
    {"add prisoner", USE_KEEP, USE_KEEP},
    {"edit", USE_KEEP, USE_KEEP},
    {"edit prisoner", USE_KEEP, USE_KEEP},
    {"print cards", USE_PRINT, USE_PRINT},
    {"print letters", USE_PRINT, USE_PRINT},
    {"print again", USE_PRINT, USE_PRINT},
    {"print protest", USE_PUBLISH, USE_PUBLISH},
    {"print labels", USE_PRINT, USE_PRINT},
    {"print envelopes", USE_PRINT, USE_PRINT},
    {"print papers", USE_PRINT, USE_PRINT},
    {"show", USE_KEEP, USE_KEEP},
    {"list prisoners", USE_KEEP, USE_EXPORT},
    {"find", USE_KEEP, USE_EXPORT},
    {"transfer", USE_KEEP, USE_KEEP},
    {"release", USE_KEEP, USE_KEEP},
    {"end prisoner", USE_KEEP, USE_KEEP},
    {"end prison", USE_KEEP, USE_KEEP},
    {"delete", USE_KEEP, USE_KEEP},
    {"list pieces", USE_KEEP, USE_EXPORT},
    {"campaign add", USE_KEEP, USE_KEEP},
    {"campaign remove", USE_KEEP, USE_KEEP},
    {"history", USE_KEEP, USE_EXPORT},
    {"undo", USE_KEEP, USE_KEEP},
    {"check", USE_KEEP, USE_EXPORT},
    {"hold", USE_KEEP, USE_KEEP},
    {"lift", USE_KEEP, USE_KEEP},
    {"list holds", USE_KEEP, USE_EXPORT},
    {"note add", USE_KEEP, USE_KEEP},
    {"note list", USE_KEEP, USE_EXPORT},
    {"note edit", USE_KEEP, USE_KEEP},
    {"note delete", USE_KEEP, USE_KEEP},
    {"export prisoners", USE_EXPORT, USE_EXPORT},
    {"forget", USE_KEEP, USE_KEEP},
    {"retention run", USE_KEEP, USE_KEEP},
    {"handover", USE_KEEP, USE_KEEP},
    {"rule list", USE_KEEP, USE_EXPORT},
    {"mailed", USE_KEEP, USE_EXPORT},
    {"arrived", USE_KEEP, USE_EXPORT},
    {"cancel", USE_KEEP, USE_EXPORT},
    {"written", USE_KEEP, USE_KEEP},
    {"returned", USE_KEEP, USE_EXPORT},
    {"list doubtful", USE_KEEP, USE_EXPORT},
    {"list returns", USE_KEEP, USE_EXPORT},
    {"confirm", USE_KEEP, USE_KEEP},
    {"told", USE_KEEP, USE_KEEP},
    {"reply", USE_KEEP, USE_KEEP},
    {"reply hand", USE_KEEP, USE_KEEP},
    {"reply answered", USE_KEEP, USE_KEEP},
    {"reply scan", USE_KEEP, USE_KEEP},
    {"reply add-scan", USE_KEEP, USE_KEEP},
    {"show reply", USE_KEEP, USE_KEEP},
    {"list replies", USE_KEEP, USE_EXPORT},
    {"follow-up add", USE_KEEP, USE_KEEP},
    {"follow-up done", USE_KEEP, USE_KEEP},
    {"list follow-ups", USE_KEEP, USE_EXPORT},
    {"rule show", USE_KEEP, USE_KEEP},
    {"rule add", USE_KEEP, USE_KEEP},
    {"rule edit", USE_KEEP, USE_KEEP},
    {"rule retire", USE_KEEP, USE_KEEP},
    {"calendar", USE_KEEP, USE_EXPORT},
    {"today", USE_KEEP, USE_EXPORT},
    {"show evening", USE_KEEP, USE_EXPORT},
    {"evening plan", USE_KEEP, USE_EXPORT},
    {"evening print", USE_PRINT, USE_PRINT},
    {"evening enter", USE_KEEP, USE_KEEP},
    {"evening close", USE_KEEP, USE_KEEP},
    {"plan", USE_KEEP, USE_EXPORT},
    {"show plan", USE_KEEP, USE_EXPORT},
    {"plan drop", USE_KEEP, USE_KEEP},
    {"take-on", USE_KEEP, USE_KEEP},
    {"pair end", USE_KEEP, USE_KEEP},
    {"hand-on", USE_KEEP, USE_KEEP},
    {"list pairs", USE_KEEP, USE_EXPORT},
    {"writer leave", USE_KEEP, USE_KEEP},
};

/* They open the register and read nobody in it. A copy of all of it (backup) stays with its keepers; a report counts people
 * and names none, so that whoever is on hold counts like the others. */
static const char *const without_prisoners[] = {
    "writer pause",     "writer back",      "import prisons",   "add prison",     "add writer",
    "add campaign",     "edit prison",      "edit writer",      "edit campaign",  "list prisons",
    "list writers",     "list runs",        "list campaigns",   "show run",       "group",
    "group show",       "group edit",       "list exports",     "vault set",      "vault show",
    "vault remove",     "vault passphrase", "retention list",   "retention set",  "shred",
    "passphrase",       "decrypt",          "postage list",     "postage set",    "postage remove",
    "run cancel",       "printer add",      "printer set",      "printer remove", "list printers",
    "print test-sheet", "add relay",        "edit relay",       "list relays",    "report",
    "lead-time list",   "lead-time set",    "lead-time remove", "list plans",     "list evenings",
};

static bool is_without(const char *name) {
  for (size_t i = 0; i < COUNT_OF(without_prisoners); i++)
    if (strcmp(without_prisoners[i], name) == 0) return true;
  return false;
}

static const struct command *command_called(const char *name) {
  for (const struct command *const *all = commands_all(); *all != NULL; all++)
    if (strcmp((*all)->name, name) == 0) return *all;
  fail_msg("there is no command %s", name);
  return NULL;
}

static void every_command_that_opens_the_register_says_what_it_does_with_prisoners(void **state) {
  (void)state;
  for (const struct command *const *all = commands_all(); *all != NULL; all++) {
    if (!((*all)->flags & NEEDS_REGISTER)) continue;
    bool listed = false;
    for (size_t i = 0; i < COUNT_OF(uses); i++) listed = listed || strcmp(uses[i].name, (*all)->name) == 0;
    if (!listed && !is_without((*all)->name)) fail_msg("%s: what does it do with prisoners?", (*all)->name);
    if (listed == ((*all)->use == USE_NONE)) fail_msg("%s: use %d", (*all)->name, (int)(*all)->use);
  }
}

static void what_is_on_the_screen_is_kept_and_what_is_a_file_is_an_export(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT_OF(uses); i++) {
    const struct command *command = command_called(uses[i].name);
    enum use screen = command_use(command, FORMAT_TABLE);
    if (screen != uses[i].screen) fail_msg("%s on the screen: use %d", uses[i].name, (int)screen);
    assert_int_equal(command_use(command, FORMAT_CSV), uses[i].files);
    assert_int_equal(command_use(command, FORMAT_JSON), uses[i].files);
  }
}

/* ---- command x hold x contact x naming ---- */

struct person {
  struct prisoner prisoner;
  struct prison prison;
  struct uuid campaign;
  struct hold_in_force held;
};

static void hold_by(struct person *person, const char *by) {
  noun_clear(&hold_noun, &person->held.hold);
  person->held.called = "X";
  if (strcmp(by, "person") == 0) person->held.hold.prisoner = person->prisoner.id;
  if (strcmp(by, "prison") == 0) person->held.hold.prison = person->prison.id;
  if (strcmp(by, "country") == 0) person->held.hold.country = "TR";
  if (strcmp(by, "campaign") == 0) person->held.hold.campaign = person->campaign;
}

static enum ruling rule(struct person *person, enum use use, bool is_held, struct arena *arena) {
  struct hold_list holds = {&person->held, is_held ? 1 : 0};
  struct guard_request request = {.use = use,
                                  .prisoner = &person->prisoner,
                                  .prison = &person->prison,
                                  .campaign = person->campaign,
                                  .holds = &holds};
  struct guard_verdict verdict;
  guard_judge(&request, arena, &verdict);
  return verdict.ruling;
}

/* What people are told: in plain words, by what a command does and not by its use. */
static enum ruling expected(const char *command, bool in_files, bool is_held, int contact, int naming) {
  /* A letter about somebody: nothing goes to the person, but the name leaves. */
  if (strcmp(command, "print protest") == 0) {
    if (is_held || naming == NAMING_NO || naming == NAMING_UNKNOWN) return RULING_REFUSED;
    return naming == NAMING_ASK ? RULING_ACKNOWLEDGE : RULING_ALLOWED;
  }
  bool prints = strncmp(command, "print ", strlen("print ")) == 0 || strcmp(command, "evening print") == 0;
  bool leaves = prints || in_files || strncmp(command, "export ", strlen("export ")) == 0;
  if (leaves && is_held) return RULING_REFUSED;
  if (!prints || contact == CONTACT_DIRECT) return RULING_ALLOWED;
  return contact == CONTACT_UNKNOWN ? RULING_ACKNOWLEDGE : RULING_REFUSED;
}

static void each_command_is_ruled_for_each_hold_contact_and_naming(void **state) {
  (void)state;
  static const char *const held_by[] = {"", "person", "prison", "country", "campaign"};
  struct arena arena;
  arena_init(&arena);
  size_t tried = 0;
  for (size_t i = 0; i < COUNT_OF(uses) * 2; i++) {
    const struct command *command = command_called(uses[i / 2].name);
    bool in_files = i % 2 == 1 && uses[i / 2].files != uses[i / 2].screen;
    enum use use = command_use(command, in_files ? FORMAT_CSV : FORMAT_TABLE);
    for (size_t h = 0; h < COUNT_OF(held_by); h++)
      for (int contact = CONTACT_UNKNOWN; contact <= CONTACT_NONE; contact++)
        for (int naming = NAMING_UNKNOWN; naming <= NAMING_ASK; naming++, tried++) {
          struct person person = {.campaign = uuid_new()};
          noun_clear(&prisoner_noun, &person.prisoner);
          noun_clear(&prison_noun, &person.prison);
          person.prisoner.id = uuid_new();
          person.prison.id = uuid_new();
          person.prison.country = "TR";
          person.prisoner.contact = contact;
          person.prisoner.naming = naming;
          hold_by(&person, held_by[h]);
          enum ruling ruling = rule(&person, use, h > 0, &arena);
          if (ruling != expected(command->name, in_files, h > 0, contact, naming))
            fail_msg("%s%s, hold on %s, contact %d, naming %d: ruling %d", command->name, in_files ? " as a file" : "",
                     held_by[h], contact, naming, (int)ruling);
        }
    arena_reset(&arena);
  }
  assert_int_equal(tried, COUNT_OF(uses) * 2 * 5 * 4 * 4);
  arena_release(&arena);
}

static void each_command_is_there_once(void **state) {
  (void)state;
  const struct command *const *all = commands_all();
  for (size_t i = 0; all[i] != NULL; i++)
    for (size_t k = 0; k < i; k++)
      if (strcmp(all[i]->name, all[k]->name) == 0) fail_msg("%s is listed twice", all[i]->name);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_command_that_opens_the_register_says_what_it_does_with_prisoners),
      cmocka_unit_test(what_is_on_the_screen_is_kept_and_what_is_a_file_is_an_export),
      cmocka_unit_test(each_command_is_there_once),
      cmocka_unit_test(each_command_is_ruled_for_each_hold_contact_and_naming),
  };
  return cmocka_run_group_tests_name("what commands do with prisoners", tests, NULL, NULL);
}
