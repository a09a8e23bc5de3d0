/* SPDX-License-Identifier: MIT */
/* After forgetting, no byte of the file says who it was, no undo brings anything back, and the counts are what they were. */
#include "fixture.h"

#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/store/forget.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/retention_store.h"
#include "solipost/store/run_store.h"
#include "solipost/store/scrub.h"

static const char *const command_names[] = {"add prisoner", "add", "edit", "print cards", "transfer", "hold", NULL};

/* Distinctive words that stand for everything one may know of somebody. They are not parts of any other word. */
#define NAME "Öğretşinqx Çağlarıkqx"
static const char *const traces[] = {
    "Öğretşinqx", "ÖĞRETŞİNQX", "Çağlarıkqx", "ogretsinqx", "caglarikqx", "ogretsinqx_caglarikqx",
    "نگارستانق",  "plantqx",    "47qx11",     "Q777",
};

/* The register, its log, its step before. */
static const char *const files[] = {"", "-wal", ".previous"};

static void lower(char *bytes, size_t length) {
  for (size_t i = 0; i < length; i++) bytes[i] = ascii_lower(bytes[i]);
}

/* The bytes of a file beside the register, without encryption. */
static void read_bytes(struct place *place, const char *path, struct buffer *out) {
  const struct store_options options = place_options(place, STORE_READ);
  struct beside beside = {0};
  unsigned char *image = NULL;
  int64_t length = 0;
  bool asked = false;
  if (store_form_of(path) != STORE_FORM_ENCRYPTED) {
    assert_done(place, file_read(path, 100u << 20, out, &place->error));
    return;
  }
  assert_done(place, sealed_unlock(path, &options.talk, NULL, &beside.sealed, &asked, &place->error));
  assert_done(place, sealed_load(path, beside.sealed, &beside.db, &place->error));
  assert_done(place, sealed_image(beside.db, &image, &length, path, &place->error));
  buffer_append_bytes(out, image, (size_t)length);
  sqlite3_free(image);
  beside_close(&beside);
}

/* Whether a file holds the text, whatever capitals its plain letters have; *of says which file. */
static bool file_holds(struct place *place, const char *ending, const char *text) {
  struct buffer bytes;
  const char *path = arena_printf(&place->arena, "%s%s", place->path, ending);
  if (!file_exists(path)) return false;
  buffer_init(&bytes);
  read_bytes(place, path, &bytes);
  lower(bytes.bytes, bytes.length);
  char *wanted = arena_strdup(&place->arena, text);
  lower(wanted, strlen(wanted));
  size_t length = strlen(wanted);
  bool found = false;
  for (size_t at = 0; !found && at + length <= bytes.length; at++) {
    found = bytes.bytes[at] == wanted[0] && memcmp(bytes.bytes + at, wanted, length) == 0;
  }
  buffer_release(&bytes);
  return found;
}

/* Words under which the search finds the name: "ogretsinqx" and all other spellings. */
static void assert_no_search_word(struct place *place, const char *when) {
  struct buffer words;
  buffer_init(&words);
  lang_search_words(NAME, &words);
  assert_true(words.length > 0);
  for (const char *at = words.bytes; *at != '\0';) {
    size_t length = strcspn(at, " ");
    const char *word = arena_strndup(&place->arena, at, length);
    at += length + (at[length] == ' ');
    for (size_t i = 0; i < COUNT_OF(files); i++)
      if (file_holds(place, files[i], word)) fail_msg("%s: %s is still in %s", when, word, files[i]);
  }
  buffer_release(&words);
}

static void assert_no_trace(struct place *place, const char *when) {
  for (size_t i = 0; i < COUNT_OF(traces); i++) {
    for (size_t j = 0; j < COUNT_OF(files); j++)
      if (file_holds(place, files[j], traces[i])) fail_msg("%s: register%s still holds %s", when, files[j], traces[i]);
  }
  assert_no_search_word(place, when);
}

/* Every text of the record says something that nobody else's does; `turn` makes it another value each time. */
static void plant(struct place *place, const struct noun *noun, void *record, int turn) {
  for (size_t i = 0; i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    if (field->type != FIELD_TEXT && field->type != FIELD_LINES) continue;
    const char *text = arena_printf(&place->arena, "plantqx%s%s%d", noun->table, field->name, turn);
    if (strcmp(field->name, "name") == 0 || strcmp(field->name, "pseudonym") == 0) text = NAME;
    if (strcmp(field->name, "name_native") == 0) text = "نگارستانق";
    if (strcmp(field->name, "number") == 0) text = "47qx11";
    if (strcmp(field->name, "code") == 0) text = "Q777";
    assert_true(field_restore(field, record, text));
  }
}

static struct uuid id_of(const void *record) { return *(const struct uuid *)record; }

/* Added by a command that says it all, changed twice, so that the journal holds old and new values. */
static void add_planted(struct place *place, const struct noun *noun, void *record) {
  plant(place, noun, record, 0);
  begin(place, "add prisoner 'plantqx typed' --name '" NAME "' --number 47qx11");
  insert(place, noun, record);
  commit(place);
  for (int turn = 1; turn <= 2; turn++) {
    plant(place, noun, record, turn);
    begin(place, "edit Q777 note='plantqx typed again'");
    update(place, noun, record);
    commit(place);
  }
}

static struct prisoner add_planted_prisoner(struct place *place) {
  struct prisoner prisoner = new_prisoner("", "");
  prisoner.birthday = (struct date){1980, 4, 3};
  add_planted(place, &prisoner_noun, &prisoner);
  return prisoner;
}

static struct piece add_letter(struct place *place, struct uuid prisoner, struct uuid writer, struct uuid run) {
  struct piece piece;
  noun_clear(&piece_noun, &piece);
  piece.number = 90000 + count(place, &piece_noun);
  piece.position = 1 + count(place, &piece_noun);
  piece.prisoner = prisoner;
  piece.writer = writer;
  piece.run = run;
  piece.stage = STAGE_MAILED;
  piece.kind = "card";
  piece.made_on = (struct date){2026, 1, 5};
  piece.mailed_on = (struct date){2026, 1, 6};
  piece.address = NAME "\nplantqx street";
  piece.address_native = "نگارستانق";
  piece.sender = "plantqx sender";
  piece.fields = "name\t" NAME "\nfirst_name\tÖğretşinqx\\nplantqx";
  piece.note = "plantqx note of a letter";
  begin(place, "print cards '" NAME "'");
  insert(place, &piece_noun, &piece);
  commit(place);
  piece.note = "plantqx second note";
  begin(place, "edit letter");
  update(place, &piece_noun, &piece);
  commit(place);
  return piece;
}

/* A prisoner with everything that can hang on one. */
static struct prisoner add_everything(struct place *place) {
  struct prisoner prisoner = add_planted_prisoner(place);
  struct prison prison = new_prison("TR-SNC", "Sincan", "TR");
  begin(place, "add prison");
  insert(place, &prison_noun, &prison);
  commit(place);
  struct stay stay;
  noun_clear(&stay_noun, &stay);
  stay.prisoner = prisoner.id;
  stay.prison = prison.id;
  add_planted(place, &stay_noun, &stay);
  struct note note;
  noun_clear(&note_noun, &note);
  note.prisoner = prisoner.id;
  note.level = NOTE_CORE;
  add_planted(place, &note_noun, &note);
  struct hold hold;
  noun_clear(&hold_noun, &hold);
  hold.prisoner = prisoner.id;
  add_planted(place, &hold_noun, &hold);
  add_letter(place, prisoner.id, (struct uuid){0}, (struct uuid){0});
  return prisoner;
}

static void forget(struct place *place, const struct noun *noun, struct uuid id) {
  const struct forget_subject subject = {.noun = noun, .id = id};
  begin(place, "forget");
  assert_done(place, forget_write(place->store, &subject, 1, command_names, &place->error));
  commit(place);
  assert_done(place, store_scrub(place->store, &place->error));
}

static int64_t newest_number(struct place *place) {
  struct journal_commit *commits = NULL;
  size_t found = 0;
  assert_done(place,
              journal_commits(place->store, (struct uuid){0}, 0, 1, &place->arena, &commits, &found, &place->error));
  return found == 0 ? 0 : commits[0].number;
}

static void what_is_planted_is_in_the_file_before(void **state) {
  struct place *place = *state;
  add_everything(place);
  for (size_t i = 0; i < COUNT_OF(traces); i++) {
    if (strcmp(traces[i], "ÖĞRETŞİNQX") == 0) continue;
    if (!file_holds(place, "", traces[i]) && !file_holds(place, "-wal", traces[i]))
      fail_msg("nothing would be proved: %s is not in the file", traces[i]);
  }
}

static void no_byte_of_a_forgotten_prisoner_is_left(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_everything(place);
  forget(place, &prisoner_noun, prisoner.id);
  assert_no_trace(place, "forgotten");
  assert_int_equal(
      count(place, &prisoner_noun) + count(place, &stay_noun) + count(place, &note_noun) + count(place, &hold_noun), 0);
  struct prisoner loaded;
  assert_false(record_load(place->store, &prisoner_noun, prisoner.id, &loaded, &place->arena, &place->error));
  assert_int_equal(place->error.kind, ERROR_NOT_FOUND);
}

static void no_byte_of_a_forgotten_writer_is_left(void **state) {
  struct place *place = *state;
  struct writer writer;
  noun_clear(&writer_noun, &writer);
  add_planted(place, &writer_noun, &writer);
  struct note note;
  noun_clear(&note_noun, &note);
  note.writer = writer.id;
  add_planted(place, &note_noun, &note);
  struct vault_entry entry;
  noun_clear(&vault_entry_noun, &entry);
  entry.writer = writer.id;
  add_planted(place, &vault_entry_noun, &entry);
  forget(place, &writer_noun, writer.id);
  assert_no_trace(place, "forgotten");
  assert_int_equal(count(place, &writer_noun) + count(place, &note_noun) + count(place, &vault_entry_noun), 0);
}

/* By number, each of them, and then each of the undos. */
static void no_undo_brings_anything_back(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_everything(place);
  int64_t last = newest_number(place);
  begin(place, "delete");
  assert_done(place, record_delete(place->store, &prisoner_noun, prisoner.id, &place->error));
  commit(place);
  assert_int_equal(newest_number(place), last + 1);
  forget(place, &prisoner_noun, prisoner.id);
  for (int round = 0; round < 2; round++) {
    int64_t newest = newest_number(place);
    for (int64_t number = newest; number >= 1; number--) {
      struct undo_result result;
      bool refused = !journal_undo(place->store, number, false, &place->arena, &result, &place->error);
      assert_true(!refused || place->error.kind == ERROR_REFUSED);
      struct prisoner loaded;
      assert_false(record_load(place->store, &prisoner_noun, prisoner.id, &loaded, &place->arena, &place->error));
    }
  }
  assert_no_trace(place, "undone");
  assert_int_equal(count(place, &prisoner_noun) + count(place, &stay_noun) + count(place, &note_noun), 0);
}

static void forgetting_itself_is_not_taken_back_and_says_so(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_everything(place);
  forget(place, &prisoner_noun, prisoner.id);
  int64_t number = newest_number(place), printed = 0, undoable = 0;
  struct undo_result result;
  assert_false(journal_undo(place->store, number, false, &place->arena, &result, &place->error));
  assert_int_equal(place->error.kind, ERROR_REFUSED);
  assert_non_null(strstr(place->error.message, "for good"));
  assert_done(place, journal_newest_undoable(place->store, 0, &undoable, &printed, &place->error));
  assert_true(undoable < number);
  struct journal_commit commit_row;
  assert_done(place, journal_commit_load(place->store, number, &commit_row, &place->arena, &place->error));
  assert_string_equal(commit_row.who, "Ada");
  assert_string_equal(commit_row.command, "forget");
}

static void an_undo_says_that_the_row_was_forgotten(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_planted_prisoner(place);
  forget(place, &prisoner_noun, prisoner.id);
  struct undo_result result;
  assert_done(place, journal_undo(place->store, 1, false, &place->arena, &result, &place->error));
  assert_int_equal(result.restored, 0);
  assert_int_equal(result.kept, 1);
  assert_int_equal(result.why[0], UNDO_FORGOTTEN);
}

static void letters_keep_number_and_days_and_lose_the_rest(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_planted_prisoner(place);
  struct piece before = add_letter(place, prisoner.id, (struct uuid){0}, (struct uuid){0}), after;
  forget(place, &prisoner_noun, prisoner.id);
  load(place, &piece_noun, before.id, &after);
  assert_int_equal(after.number, before.number);
  assert_int_equal(after.stage, STAGE_MAILED);
  assert_true(uuid_equal(after.prisoner, prisoner.id));
  assert_int_equal(date_compare(after.mailed_on, before.mailed_on), 0);
  assert_string_equal(after.kind, "card");
  assert_string_equal(after.address, "");
  assert_string_equal(after.address_native, "");
  assert_string_equal(after.sender, "");
  assert_string_equal(after.fields, "");
  assert_string_equal(after.note, "");
  assert_int_equal(count(place, &piece_noun), 1);
}

static void a_writers_letters_keep_the_address(void **state) {
  struct place *place = *state;
  struct writer writer;
  noun_clear(&writer_noun, &writer);
  writer.pseudonym = "Amselqx";
  begin(place, "add writer");
  insert(place, &writer_noun, &writer);
  commit(place);
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Örnek");
  struct piece piece = add_letter(place, prisoner.id, writer.id, (struct uuid){0}), after;
  forget(place, &writer_noun, writer.id);
  load(place, &piece_noun, piece.id, &after);
  assert_string_equal(after.sender, "");
  assert_string_equal(after.address, piece.address);
  assert_true(uuid_equal(after.writer, writer.id));
}

static struct forget_summary look(struct place *place, struct uuid prisoner) {
  const struct forget_subject subject = {.noun = &prisoner_noun, .id = prisoner};
  struct forget_summary summary;
  assert_done(place, forget_look(place->store, &subject, 1, command_names, &place->arena, &summary, &place->error));
  return summary;
}

static void the_name_goes_from_texts_about_others(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Işıl Örnekoğlu");
  struct prisoner other = new_prisoner("P002", "Mara Muster");
  other.note = "met isil ornekoglu, Örnekoğlu's friend; P001 wrote her; a postcard from Örnek";
  other.summary = "ÖRNEKOĞLU";
  begin(place, "add prisoner");
  insert(place, &prisoner_noun, &other);
  commit(place);
  other.note = "met Isil ORNEKOGLU, Örnekoğlu's friend; P001 wrote her; a postcard from Örnek";
  begin(place, "edit P002 note='of Örnekoğlu'");
  update(place, &prisoner_noun, &other);
  commit(place);
  begin(place, "set");
  assert_done(place, store_setting_set(place->store, "motto", "For Işıl Örnekoğlu", &place->error));
  commit(place);
  struct forget_summary summary = look(place, prisoner.id);
  assert_int_equal(summary.place_count, 3);
  assert_int_equal(summary.people, 1);
  assert_int_equal(summary.commands, 1);
  forget(place, &prisoner_noun, prisoner.id);
  load(place, &prisoner_noun, other.id, &other);
  assert_string_equal(other.note, "met […], […]'s friend; […] wrote her; a postcard from Örnek");
  assert_string_equal(other.summary, "[…]");
  const char *motto = "";
  assert_done(place, store_setting_get(place->store, "motto", &place->arena, &motto, &place->error));
  assert_string_equal(motto, "For […]");
  assert_false(file_holds(place, "", "örnekoğlu"));
  assert_false(file_holds(place, "", "ornekoglu"));
}

static void a_namesake_keeps_name_and_notes_and_that_is_said(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P001", "Deniz Örnek");
  struct prisoner other = new_prisoner("P002", "Deniz Örnek");
  other.note = "Deniz likes birds";
  begin(place, "add prisoner");
  insert(place, &prisoner_noun, &other);
  commit(place);
  struct forget_summary summary = look(place, prisoner.id);
  assert_int_equal(summary.place_count, 2);
  assert_true(summary.places[0].stays);
  assert_string_equal(summary.places[0].field->name, "name");
  assert_true(summary.places[1].stays);
  forget(place, &prisoner_noun, prisoner.id);
  load(place, &prisoner_noun, other.id, &other);
  assert_string_equal(other.name, "Deniz Örnek");
  assert_string_equal(other.note, "Deniz likes birds");
  struct uuid *ids = NULL;
  size_t found = 0;
  assert_done(place,
              people_find(place->store, &prisoner_noun, "deniz", 10, &place->arena, &ids, &found, &place->error));
  assert_int_equal(found, 1);
}

/* It may still stand on paper, in a backup, in somebody's memory. */
static void a_code_is_not_given_to_somebody_else(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_prisoner(place, "P041", "Deniz Örnek"), next = new_prisoner("", "Mara Muster");
  forget(place, &prisoner_noun, prisoner.id);
  const char *code = "";
  assert_done(place, people_next_code(place->store, &prisoner_noun, &next, &place->arena, &code, &place->error));
  assert_string_equal(code, "P042");
}

/* Each note is about somebody else and names the forgotten one in another way. */
static void a_name_is_found_however_it_is_written(void **state) {
  static const struct {
    const char *name, *native, *text, *wanted;
  } cases[] = {
      {"Wang Xiaoming", "王小明", "昨天王小明来信。", "昨天[…]来信。"},
      {"Sara Nemouneh", "سارا نمونه", "نامه به سارا نمونه، فردا", "نامه به […]، فردا"},
      {"Anna Exempel", "", "Exempel, Anna; Frau Exempels Brief", "[…], […]; Frau […] Brief"},
      {"Jürgen Beispiel-Groß", "", "JUERGEN BEISPIEL-GROSS rief an", "[…] rief an"},
      {"Al Bo", "", "al gato, Al Bo, bo", "al gato, […], bo"},
      {"Иван Примеров", "", "письмо Ивану: ИВАН ПРИМЕРОВ", "письмо […]: […]"},
      {"Mark Exempel", "", "Markus came", "Markus came"},
  };
  struct place *place = *state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    struct prisoner person = new_prisoner("", cases[i].name), other = new_prisoner("", "Mara Muster");
    person.name_native = cases[i].native;
    other.note = cases[i].text;
    begin(place, "add prisoner");
    insert(place, &prisoner_noun, &person);
    insert(place, &prisoner_noun, &other);
    commit(place);
    forget(place, &prisoner_noun, person.id);
    load(place, &prisoner_noun, other.id, &other);
    assert_string_equal(other.note, cases[i].wanted);
  }
}

static void looking_changes_nothing(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_everything(place), after;
  int64_t newest = newest_number(place);
  struct forget_summary summary = look(place, prisoner.id);
  assert_int_equal(summary.people, 1);
  assert_int_equal(summary.stays, 1);
  assert_int_equal(summary.notes, 1);
  assert_int_equal(summary.holds, 1);
  assert_int_equal(summary.letters, 1);
  assert_int_equal(newest_number(place), newest);
  load(place, &prisoner_noun, prisoner.id, &after);
  assert_string_equal(after.name, NAME);
}

static void who_was_deleted_can_be_forgotten_too(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_planted_prisoner(place);
  begin(place, "delete");
  assert_done(place, record_delete(place->store, &prisoner_noun, prisoner.id, &place->error));
  commit(place);
  struct forget_subject subject;
  bool found = false;
  assert_done(place, forget_find_deleted(place->store, "q777", &subject, &found, &place->error));
  assert_true(found && uuid_equal(subject.id, prisoner.id));
  forget(place, &prisoner_noun, id_of(&prisoner));
  assert_no_trace(place, "deleted, then forgotten");
}

static void the_register_is_whole_afterwards(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_everything(place);
  forget(place, &prisoner_noun, prisoner.id);
  struct store_fault *faults = NULL;
  size_t found = 0;
  assert_done(place, store_check(place->store, &place->arena, &faults, &found, &place->error));
  if (found > 0) fail_msg("%s", faults[0].what);
}

static void the_file_is_to_be_scrubbed_until_it_was(void **state) {
  struct place *place = *state;
  struct prisoner prisoner = add_planted_prisoner(place);
  const struct forget_subject subject = {.noun = &prisoner_noun, .id = prisoner.id};
  bool due = false;
  begin(place, "forget");
  assert_done(place, forget_write(place->store, &subject, 1, command_names, &place->error));
  assert_done(place, store_scrub_note(place->store, &place->error));
  commit(place);
  assert_done(place, store_scrub_is_due(place->store, &due, &place->error));
  assert_true(due);
  assert_done(place, store_scrub(place->store, &place->error));
  assert_done(place, store_scrub_is_due(place->store, &due, &place->error));
  assert_false(due);
  assert_no_trace(place, "scrubbed");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      BOTH_KINDS(what_is_planted_is_in_the_file_before),
      BOTH_KINDS(no_byte_of_a_forgotten_prisoner_is_left),
      BOTH_KINDS(no_byte_of_a_forgotten_writer_is_left),
      BOTH_KINDS(no_undo_brings_anything_back),
      BOTH_KINDS(forgetting_itself_is_not_taken_back_and_says_so),
      BOTH_KINDS(an_undo_says_that_the_row_was_forgotten),
      BOTH_KINDS(letters_keep_number_and_days_and_lose_the_rest),
      BOTH_KINDS(a_writers_letters_keep_the_address),
      BOTH_KINDS(the_name_goes_from_texts_about_others),
      BOTH_KINDS(a_namesake_keeps_name_and_notes_and_that_is_said),
      BOTH_KINDS(a_code_is_not_given_to_somebody_else),
      BOTH_KINDS(a_name_is_found_however_it_is_written),
      BOTH_KINDS(looking_changes_nothing),
      BOTH_KINDS(who_was_deleted_can_be_forgotten_too),
      BOTH_KINDS(the_register_is_whole_afterwards),
      BOTH_KINDS(the_file_is_to_be_scrubbed_until_it_was),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
