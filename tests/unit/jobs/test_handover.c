/* SPDX-License-Identifier: MIT */
/* Sections only for what there is; on paper codes and initials unless somebody wants names; one language on one sheet. */
#include "../store/fixture.h"

#include "../../../src/jobs/handover_words.h"
#include "solipost/lang/words.h"
#include "solipost/store/backup_log.h"

static const struct date TODAY = {2026, 8, 1};

static struct handover collect(struct place *place) {
  const struct handover_request request = {.today = TODAY};
  struct handover handover;
  assert_done(place, handover_collect(place->store, &request, &place->arena, &handover, &place->error));
  return handover;
}

static const struct handover_section *section(const struct handover *handover, enum handover_section_kind kind) {
  for (size_t i = 0; i < handover->count; i++)
    if (handover->sections[i].kind == kind) return &handover->sections[i];
  return NULL;
}

static void add_group(struct place *place, const char *language) {
  struct own_group group;
  noun_clear(&own_group_noun, &group);
  group.name = "Letter group Example";
  group.sender = "Postfach 12\n70001 Stuttgart";
  group.country = "DE";
  group.language = language;
  begin(place, "init");
  insert(place, &own_group_noun, &group);
  commit(place);
}

static int setup(void **state) {
  if (place_setup(state) != 0) return -1;
  add_group(*state, "en");
  return 0;
}

/* ---- figures ---- */

static void a_new_register_has_two_sections(void **state) {
  struct place *place = *state;
  struct handover handover = collect(place);
  assert_int_equal(handover.count, 2);
  assert_int_equal(handover.sections[0].kind, HANDOVER_REGISTER);
  assert_string_equal(handover.sections[0].rows[1].text, "Postfach 12, 70001 Stuttgart");
  assert_int_equal(handover.sections[0].rows[3].state, HANDOVER_UNPROTECTED);
  assert_int_equal(handover.sections[1].rows[0].state, HANDOVER_NO_BACKUP);
}

static void only_the_last_backups_are_told(void **state) {
  struct place *place = *state;
  begin(place, "backup");
  for (int i = 0; i < 5; i++)
    assert_done(place,
                backup_log_add(place->store, arena_printf(&place->arena, "/stick/%d", i), "0123", &place->error));
  commit(place);
  do_sql(place, "UPDATE backup_made SET at = '2026-07-20T12:34:56Z'");
  struct handover handover = collect(place);
  const struct handover_section *backups = section(&handover, HANDOVER_BACKUPS);
  assert_int_equal(backups->count, 3);
  assert_int_equal(backups->more, 2);
  assert_string_equal(backups->rows[0].text, "/stick/4");
  assert_int_equal(backups->rows[0].count, 12);
}

static void waiting_is_cut_and_counts_days(void **state) {
  struct place *place = *state;
  struct prison prison = add_prison(place, "DE-BEI", "JVA Beispiel", "DE");
  for (int i = 0; i < HANDOVER_MOST_WAITING + 3; i++) {
    struct prisoner prisoner = new_prisoner(arena_printf(&place->arena, "P%03d", i), "Zoë Longname");
    prisoner.contact = CONTACT_DIRECT;
    begin(place, "add prisoner");
    insert(place, &prisoner_noun, &prisoner);
    struct piece piece;
    noun_clear(&piece_noun, &piece);
    piece.prisoner = prisoner.id;
    piece.stage = STAGE_MAILED;
    piece.mailed_on = (struct date){2026, 4, 13};
    if (i > 0) insert(place, &piece_noun, &piece);
    commit(place);
    add_stay(place, prisoner.id, prison.id, NULL);
  }
  struct handover handover = collect(place);
  const struct handover_section *waiting = section(&handover, HANDOVER_WAITING);
  assert_int_equal(waiting->count, HANDOVER_MOST_WAITING);
  assert_int_equal(waiting->more, 3);
  assert_int_equal(waiting->rows[0].state, HANDOVER_NEVER_WRITTEN);
  assert_int_equal(waiting->rows[1].state, HANDOVER_LAST_WRITTEN);
  assert_int_equal(waiting->rows[1].count, 110);
  assert_true(waiting->rows[1].is_person);
}

static void core_notes_are_in_no_handover_and_group_notes_on_no_paper(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Zoë Longname");
  begin(place, "note");
  for (int level = NOTE_UNKNOWN; level <= NOTE_CORE; level++) {
    struct note note;
    noun_clear(&note_noun, &note);
    note.prisoner = prisoner.id;
    note.level = level;
    note.text = "words";
    insert(place, &note_noun, &note);
  }
  commit(place);
  struct handover handover = collect(place);
  const struct handover_section *notes = section(&handover, HANDOVER_NOTES);
  assert_int_equal(notes->count, 2);
  assert_false(notes->rows[0].screen_only);
  assert_true(notes->rows[1].screen_only);
  assert_true(notes->rows[0].is_person);
}

/* ---- words on paper ---- */

static struct handover_row row_of(enum handover_state state) {
  return (struct handover_row){.state = state,
                               .is_person = true,
                               .code = "P014",
                               .name = "Zoë Longname-Beispiel",
                               .text = "hunger strike",
                               .said_by = "Ms Lawyer",
                               .day = {2026, 7, 1},
                               .number = 7,
                               .count = 3,
                               .first = 400,
                               .last = 402};
}

static const char *said(struct place *place, struct handover_row row, const char *language, bool names) {
  const struct handover_words words = {.language = language, .names = names, .arena = &place->arena};
  const char *subject, *text;
  assert_done(place, handover_words_row(&words, &row, &subject, &text, &place->error));
  return arena_printf(&place->arena, "%s | %s", subject, text);
}

static void names_become_initials(void **state) {
  struct place *place = *state;
  assert_string_equal(name_initials("Zoë Longname-van-der", &place->arena), "Z. L.");
  assert_string_equal(name_initials("  Işıl   Örnekoğlu ", &place->arena), "I. Ö.");
  assert_string_equal(name_initials("سارا نمونه", &place->arena), "س. ن.");
  assert_string_equal(name_initials("", &place->arena), "");
}

static void words_about_people_need_to_be_wanted(void **state) {
  struct place *place = *state;
  struct handover_row hold = row_of(HANDOVER_HOLD), relay = row_of(HANDOVER_RELAY);
  relay.text = "";
  assert_string_equal(said(place, hold, "en", false), "P014 Z. L. | since 1 July 2026");
  assert_string_equal(said(place, hold, "en", true),
                      "P014 Zoë Longname-Beispiel | since 1 July 2026 · hunger strike · said by: Ms Lawyer");
  assert_string_equal(said(place, relay, "en", false), "P014 Z. L. | only through somebody");
  hold.is_person = false;
  assert_string_equal(said(place, hold, "en", false),
                      "P014 Zoë Longname-Beispiel | since 1 July 2026 · hunger strike · said by: Ms Lawyer");
}

static void who_is_on_hold_is_a_code_in_any_case(void **state) {
  struct place *place = *state;
  struct handover_row hold = row_of(HANDOVER_HOLD), relay = row_of(HANDOVER_RELAY);
  hold.is_held = relay.is_held = true;
  assert_string_equal(said(place, hold, "en", true), "P014 | since 1 July 2026");
  assert_string_equal(said(place, hold, "en", false), "P014 | since 1 July 2026");
  assert_string_equal(said(place, relay, "en", true), "P014 | only through somebody");
}

static void a_hold_on_a_country_names_it(void **state) {
  struct place *place = *state;
  struct handover_row hold = {.state = HANDOVER_HOLD, .code = "TR", .name = "", .text = "raids", .said_by = ""};
  assert_string_equal(said(place, hold, "de", false), "Türkei | seit wann, ist nicht bekannt · raids");
}

static void paths_tell_no_login(void **state) {
  struct place *place = *state;
  struct handover_row file = {.state = HANDOVER_FILE, .text = "/media/anna/letters/solipost/register.solipost"};
  file.code = file.name = file.said_by = "";
  assert_string_equal(said(place, file, "en", false), "Register | …/solipost/register.solipost");
  assert_string_equal(said(place, file, "en", true), "Register | /media/anna/letters/solipost/register.solipost");
}

/* A language has all words of a handover or none. */
static void every_state_can_be_said_in_every_language_that_has_the_title(void **state) {
  struct place *place = *state;
  static const char *const LANGUAGES[] = {"en", "de", "tr", "fr", "es", "it", "fa", "ar", "ru"};
  for (size_t language = 0; language < COUNT_OF(LANGUAGES); language++) {
    const char *tag = LANGUAGES[language];
    assert_string_equal(handover_words_language(tag, &place->arena), tag);
    for (int s = 0; s < HANDOVER_STATES; s++)
      assert_null(strchr(said(place, row_of((enum handover_state)s), tag, true), '{'));
    for (int kind = 0; kind < HANDOVER_SECTIONS; kind++) {
      const char *text;
      assert_done(place, lang_phrase(tag,
                                     arena_printf(&place->arena, "handover_%s",
                                                  handover_section_word((enum handover_section_kind)kind)),
                                     NULL, &place->arena, &text, &place->error));
    }
  }
}

static void other_languages_are_printed_in_english(void **state) {
  struct place *place = *state;
  assert_string_equal(handover_words_language("ka", &place->arena), "en");
  assert_string_equal(handover_words_language("xx", &place->arena), "en");
  assert_string_equal(handover_words_language("", &place->arena), "en");
  assert_string_equal(handover_words_language("de-AT", &place->arena), "de-AT");
}

static void a_sheet_is_printed_once_for_its_keepers_alone(void **state) {
  struct place *place = *state;
  struct handover handover = collect(place);
  const struct handover_paper paper = {.path = place_file(place, "sheet.pdf")};
  const char *language;
  size_t pages;
  struct stat info;
  assert_done(place, handover_print(&handover, &paper, &place->arena, &language, &pages, &place->error));
  assert_int_equal(pages, 1);
  assert_int_equal(stat(paper.path, &info), 0);
  assert_int_equal(info.st_mode & 0777, 0600);
  assert_false(handover_print(&handover, &paper, &place->arena, &language, &pages, &place->error));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, place_teardown)
  const struct CMUnitTest tests[] = {
      TEST(a_new_register_has_two_sections),
      TEST(only_the_last_backups_are_told),
      TEST(waiting_is_cut_and_counts_days),
      TEST(core_notes_are_in_no_handover_and_group_notes_on_no_paper),
      TEST(names_become_initials),
      TEST(words_about_people_need_to_be_wanted),
      TEST(who_is_on_hold_is_a_code_in_any_case),
      TEST(a_hold_on_a_country_names_it),
      TEST(paths_tell_no_login),
      TEST(every_state_can_be_said_in_every_language_that_has_the_title),
      TEST(other_languages_are_printed_in_english),
      TEST(a_sheet_is_printed_once_for_its_keepers_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
