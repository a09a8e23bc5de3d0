/* SPDX-License-Identifier: MIT */
/* Whose name and address stands on a piece: every privacy level with every demand of a prison, every sort of addresses a
 * group can have, and all that the vault may hold. The tables below are the specification. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../../src/model/po_box.h"
#include "solipost/model/sender.h"

/* What a prison may demand, one column each: the full name, name and residence; no post box, organisation not named. */
enum {
  BOX = SENDER_NO_PO_BOX,
  ORG = SENDER_NO_ORGANISATION,
  NAME = SENDER_NAMED,
  HOME = SENDER_NAMED | SENDER_RESIDENT
};
static const unsigned demands[] = {0,    BOX,        ORG,        BOX | ORG,        /* nothing else */
                                   NAME, NAME | BOX, NAME | ORG, NAME | BOX | ORG, /* full name */
                                   HOME, HOME | BOX, HOME | ORG, HOME | BOX | ORG};
/* A cell says what is printed: s the group's sender, t its address with a street, p the one without its name, o the
 * writer's own address, _ lines to fill in, - nothing: there is no answer. */

#define WITH_NAME "Briefgruppe Beispiel\n"
#define AT_BOX "Postfach 12\n70001 Stuttgart"
#define AT_STREET "Musterweg 1\n70002 Stuttgart"

/* By the group's addresses: who writes is named by no full name, and who is named by it but gives no residence. */
static const struct {
  const char *what, *sender, *street, *plain;
  const char *unnamed, *named;
} groups[] = {
    {"a street, and without the name too", WITH_NAME AT_STREET, "", AT_STREET, /**/
     "sspp ---- ----", "sspp sspp ----"},
    {"a post box", WITH_NAME AT_BOX, "", "", /**/
     "s--- ---- ----", "s--- s--- ----"},
    {"a post box and a street", WITH_NAME AT_BOX, WITH_NAME AT_STREET, "", /**/
     "st-- ---- ----", "st-- st-- ----"},
    {"a post box, and without the name too", WITH_NAME AT_BOX, "", AT_BOX, /**/
     "s-p- ---- ----", "s-p- s-p- ----"},
    {"a post box, a street, a street without the name", WITH_NAME AT_BOX, WITH_NAME AT_STREET, AT_STREET, /**/
     "stpp ---- ----", "stpp stpp ----"},
    {"an address said to be without the name, with the name in it", WITH_NAME AT_STREET, "", WITH_NAME AT_STREET, /**/
     "ss-- ---- ----", "ss-- ss-- ----"},
    {"no address", "", "", "", /**/
     "---- ---- ----", "---- ---- ----"},
};

/* By what the vault holds: who gives name and address, whatever the group has. */
static const struct {
  const char *what, *name, *address;
  const char *own;
} vaults[] = {
    {"name and home", "Ada Beispiel", "Beispielstraße 5\n70003 Stuttgart", "oooo oooo oooo"},
    {"name and a post box", "Ada Beispiel", "Postfach 5\n70003 Stuttgart", "o-o- o-o- ----"},
    {"the name alone", "Ada Beispiel", "", "---- ---- ----"},
    {"an address without a name", "", "Beispielstraße 5\n70003 Stuttgart", "---- ---- ----"},
    {"nothing", "", "", "---- ---- ----"},
};

enum who { OWN_ADDRESS, OWN_NAME, PSEUDONYM, GROUP_ONLY, LEVEL_UNKNOWN, GROUP_ALONE, NOBODY_YET, WHO_COUNT };
static const int levels[WHO_COUNT] = {
    PRIVACY_OWN_ADDRESS, PRIVACY_OWN_NAME, PRIVACY_PSEUDONYM, PRIVACY_GROUP, PRIVACY_UNKNOWN, 0, 0};

/* Cells stand in blocks of four, as the demands above. */
static char cell_of(const char *row, size_t column) { return row[column + column / 4]; }

static char expected(enum who who, size_t group, size_t vault, size_t column) {
  switch (who) {
  case OWN_ADDRESS: return cell_of(vaults[vault].own, column);
  case OWN_NAME: return *vaults[vault].name == '\0' ? '-' : cell_of(groups[group].named, column);
  case PSEUDONYM:
  case GROUP_ONLY:
  case LEVEL_UNKNOWN: return cell_of(groups[group].unnamed, column);
  case GROUP_ALONE: return *groups[group].sender == '\0' ? '_' : cell_of(groups[group].unnamed, column);
  default: return '_';
  }
}

/* A name stands above, and c/o between it and the organisation. */
static const char *expected_lines(char cell, enum who who, size_t group, size_t vault, struct arena *arena) {
  if (cell == 'o') return arena_printf(arena, "%s\n%s", vaults[vault].name, vaults[vault].address);
  const char *lines = cell == 's' ? groups[group].sender : cell == 't' ? groups[group].street : groups[group].plain;
  const char *name = who == OWN_NAME ? vaults[vault].name : who == PSEUDONYM ? "Amsel" : NULL;
  if (name == NULL) return lines;
  return arena_printf(arena, "%s\n%s%s", name, cell == 'p' ? "" : "c/o ", lines);
}

struct setting {
  struct writer writer;
  struct own_group group;
  struct sender_request request;
};

static void make(struct setting *setting, enum who who, size_t group, size_t vault, size_t column) {
  noun_clear(&writer_noun, &setting->writer);
  noun_clear(&own_group_noun, &setting->group);
  setting->writer.pseudonym = "Amsel";
  setting->writer.privacy = levels[who];
  setting->group.name = "Briefgruppe Beispiel";
  setting->group.country = "DE";
  setting->group.sender = groups[group].sender;
  setting->group.sender_street = groups[group].street;
  setting->group.sender_plain = groups[group].plain;
  setting->request = (struct sender_request){.writer = who < GROUP_ALONE ? &setting->writer : NULL,
                                             .group_alone = who == GROUP_ALONE,
                                             .real_name = vaults[vault].name,
                                             .real_address = vaults[vault].address,
                                             .group = &setting->group,
                                             .demands = demands[column]};
}

/* Whatever the answer, it may not break what the prison demands. */
static void must_meet_demands(const struct sender *sender, unsigned demanded) {
  if (sender->answer != SENDER_LINES) return;
  assert_true(sender->traits.given && !sender->traits.blank);
  if (demanded & SENDER_NAMED) assert_true(sender->traits.person);
  if (demanded & SENDER_RESIDENT) assert_true(sender->traits.residence);
  if (demanded & SENDER_NO_PO_BOX) assert_false(sender->traits.po_box);
  if (demanded & SENDER_NO_PO_BOX) assert_null(strstr(sender->lines, "Postfach"));
  if (demanded & SENDER_NO_ORGANISATION) assert_false(sender->traits.organisation);
  if (demanded & SENDER_NO_ORGANISATION) assert_null(strstr(sender->lines, "Briefgruppe"));
}

static void every_combination_is_answered_as_the_tables_say(void **state) {
  (void)state;
  struct arena arena;
  arena_init(&arena);
  size_t tried = 0;
  for (int who = 0; who < WHO_COUNT; who++)
    for (size_t group = 0; group < COUNT_OF(groups); group++)
      for (size_t vault = 0; vault < COUNT_OF(vaults); vault++)
        for (size_t column = 0; column < COUNT_OF(demands); column++, tried++) {
          struct setting setting;
          struct sender sender;
          make(&setting, (enum who)who, group, vault, column);
          sender_resolve(&setting.request, &arena, &sender);
          char cell = expected((enum who)who, group, vault, column);
          enum sender_answer answer = cell == '_' ? SENDER_BLANK : cell == '-' ? SENDER_NONE : SENDER_LINES;
          const char *lines = answer == SENDER_LINES ? expected_lines(cell, (enum who)who, group, vault, &arena) : "";
          if (sender.answer != answer || strcmp(sender.lines, lines) != 0)
            fail_msg("who %d, group has %s, vault has %s, demands %u: answer %d, '%s' instead of '%s'", who,
                     groups[group].what, vaults[vault].what, demands[column], (int)sender.answer, sender.lines, lines);
          must_meet_demands(&sender, demands[column]);
          if (answer == SENDER_NONE) assert_true(*sender.why != '\0' && *sender.help != '\0');
          arena_reset(&arena);
        }
  assert_int_equal(tried, 7 * 7 * 5 * 12);
  arena_release(&arena);
}

static void lines_to_fill_in_say_what_is_demanded(void **state) {
  (void)state;
  static const char *const notes[COUNT_OF(demands)][SENDER_MOST_NOTES] = {
      {"sender_note"},
      {"sender_note", "sender_note_no_po_box"},
      {"sender_note", "sender_note_no_organisation"},
      {"sender_note", "sender_note_no_po_box", "sender_note_no_organisation"},
      {"sender_note_name"},
      {"sender_note_name", "sender_note_no_po_box"},
      {"sender_note_name", "sender_note_no_organisation"},
      {"sender_note_name", "sender_note_no_po_box", "sender_note_no_organisation"},
      {"sender_note_residence"},
      {"sender_note_residence"}, /* where somebody lives is no post box */
      {"sender_note_residence", "sender_note_no_organisation"},
      {"sender_note_residence", "sender_note_no_organisation"},
  };
  struct arena arena;
  arena_init(&arena);
  for (size_t column = 0; column < COUNT_OF(demands); column++) {
    struct setting setting;
    struct sender sender;
    make(&setting, NOBODY_YET, 0, 0, column);
    sender_resolve(&setting.request, &arena, &sender);
    size_t count = 0;
    while (count < SENDER_MOST_NOTES && notes[column][count] != NULL) {
      assert_non_null(sender.notes[count]);
      assert_string_equal(sender.notes[count], notes[column][count]);
      count++;
    }
    assert_null(sender.notes[count]);
  }
  arena_release(&arena);
}

static void what_would_help_is_said_in_words(void **state) {
  (void)state;
  static const struct {
    enum who who;
    size_t group, vault, column;
    const char *why, *help;
  } cases[] = {
      {OWN_ADDRESS, 0, 4, 0, "Amsel", "solipost vault set Amsel"},
      {OWN_ADDRESS, 0, 1, 8, "street address", "somebody else"},
      {OWN_NAME, 0, 4, 0, "the vault lacks it", "solipost vault set Amsel"},
      {OWN_NAME, 0, 0, 8, "home address, and Amsel does not give it", "--sender empty"},
      {PSEUDONYM, 0, 0, 4, "full name", "--writer"},
      {PSEUDONYM, 0, 0, 8, "home address", "--sender empty"},
      {GROUP_ALONE, 0, 0, 8, "full name and home address", "--writer"},
      {GROUP_ONLY, 1, 0, 1, "post office boxes", "sender_street="},
      {GROUP_ONLY, 1, 0, 2, "must not be named", "sender_plain="},
      {GROUP_ONLY, 2, 0, 3, "post office boxes, and the organisation", "sender_plain="},
      {GROUP_ONLY, 6, 0, 0, "no address", "solipost group edit sender="},
  };
  struct arena arena;
  arena_init(&arena);
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct setting setting;
    struct sender sender;
    make(&setting, cases[i].who, cases[i].group, cases[i].vault, cases[i].column);
    sender_resolve(&setting.request, &arena, &sender);
    assert_int_equal(sender.answer, SENDER_NONE);
    if (strstr(sender.why, cases[i].why) == NULL) fail_msg("case %zu: %s", i, sender.why);
    if (strstr(sender.help, cases[i].help) == NULL) fail_msg("case %zu: %s", i, sender.help);
  }
  arena_release(&arena);
}

static void the_vault_is_opened_only_for_who_gives_the_own_name(void **state) {
  (void)state;
  struct setting setting;
  for (int who = 0; who < GROUP_ALONE; who++) {
    make(&setting, (enum who)who, 0, 0, 0);
    assert_int_equal(sender_needs_vault(&setting.writer), who == OWN_ADDRESS || who == OWN_NAME);
  }
  assert_false(sender_needs_vault(NULL));
}

static void post_boxes_are_known_in_many_languages(void **state) {
  (void)state;
  static const struct {
    const char *lines, *country;
  } boxes[] = {
      {"Gruppe\nPostfach 12\n70001 Stuttgart", "DE"},
      {"Postfach\n8021 Zürich", "CH"},
      {"P.O. Box 12\nLondon", "GB"},
      {"PO Box 8500\nFlorence, CO", "US"},
      {"p.o.box 7", "US"},
      {"Box 150\n114 79 Stockholm", "SE"},
      {"Locked Bag 9", "AU"},
      {"Private Bag 3", "ZA"},
      {"B.P. 12\n75001 Paris", "FR"},
      {"BP 12", "FR"},
      {"BP12", "FR"},
      {"Boîte postale 12", "FR"},
      {"Case postale 3\n1211 Genève", "CH"},
      {"C.P. 12\n6900 Lugano", "CH"},
      {"C.P. 12", "IT"},
      {"Casella postale 12", "IT"},
      {"Apdo. 12\n28080 Madrid", "ES"},
      {"Apartado 12", "PT"},
      {"Apartado de Correos 5", "ES"},
      {"Caixa Postal 12", "BR"},
      {"Posta Kutusu 12", "TR"},
      {"P.K. 12 Beyoğlu", "TR"},
      {"PK: 12", "TR"},
      {"Sanduqa Posteyê 5", "TR"},
      {"а/я 12", "RU"},
      {"Абонентский ящик 5", "RU"},
      {"صندوق پستی ۱۲", "IR"},
      {"ص.ب. 12", "LB"},
      {"صندوق بريد 12", "SY"},
      {"سندوقی پۆست ١٢", "IQ"},
      {"Τ.Θ. 12", "GR"},
      {"ת.ד. 12", "IL"},
      {"Postbus 9", "NL"},
      {"Postboks 5", "NO"},
      {"私書箱12号", "JP"},
      {"邮政信箱12号", "CN"},
      {"Skrytka pocztowa 3", "PL"},
  };
  static const struct {
    const char *lines, *country;
  } streets[] = {
      {"Musterweg 1\n70001 Stuttgart", "DE"},
      {"Poststraße 12\n10115 Berlin", "DE"},
      {"12 Box Hill Road\nLondon", "GB"},
      {"C.P. 28001 Madrid", "ES"},
      {"1 rue de la Poste\n75001 Paris", "FR"},
      {"Kutu Sokak 5\nAnkara", "TR"},
      {"Via Casella 3\nRoma", "IT"},
      {"خیابان انقلاب ۱۲\nتهران", "IR"},
      {"ул. Почтовая 5\nМосква", "RU"},
      {"", "DE"},
  };
  for (size_t i = 0; i < COUNT_OF(boxes); i++)
    if (!address_is_po_box(boxes[i].lines, boxes[i].country)) fail_msg("no box: %s", boxes[i].lines);
  for (size_t i = 0; i < COUNT_OF(streets); i++)
    if (address_is_po_box(streets[i].lines, streets[i].country)) fail_msg("a box: %s", streets[i].lines);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_combination_is_answered_as_the_tables_say),
      cmocka_unit_test(lines_to_fill_in_say_what_is_demanded),
      cmocka_unit_test(what_would_help_is_said_in_words),
      cmocka_unit_test(the_vault_is_opened_only_for_who_gives_the_own_name),
      cmocka_unit_test(post_boxes_are_known_in_many_languages),
  };
  return cmocka_run_group_tests_name("whose name and address stands on a piece", tests, NULL, NULL);
}
