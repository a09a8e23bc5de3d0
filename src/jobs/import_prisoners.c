/* SPDX-License-Identifier: MIT */
/* A row of a list of prisoners: whom it speaks of, what it adds or changes, where the person is held. */
#include <string.h>

#include "import_cell.h"
#include "import_columns.h"
#include "import_stay.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

enum { MOST_FIELDS = 64, SHORTEST_NAME_WORD = 2 };

struct prisoner_row {
  struct prisoner person;
  bool given[MOST_FIELDS];
  struct import_held held;
  const char *note; /* lines of unknown columns */
};

static size_t index_of(const char *field) { return (size_t)(noun_field(&prisoner_noun, field) - prisoner_noun.fields); }

/* ---- reading the row ---- */

/* Latin letters, or no letters at all. */
static bool is_latin(const char *text) {
  const char *at = text;
  const char *end = text + strlen(text);
  while (at < end) {
    uint32_t c = utf8_next(&at, end);
    if (c >= 0x370 && c < 0x1E00) {
      return false;
    }
    if (c >= 0x3040 && c < 0xFB00) {
      return false;
    }
    if (c >= 0xFB13 && c < 0xFF00) {
      return false;
    }
  }
  return true;
}

static const char *clean_part(struct import_pass *pass, const struct table_row *row, const char *field) {
  struct buffer cleaned;
  buffer_init(&cleaned);
  lang_clean(import_cell_plain(import_cell_text(pass->import, row, field), &pass->arena), false, &cleaned);
  const char *part = import_cell_is_empty(cleaned.bytes) ? "" : arena_strdup(&pass->arena, cleaned.bytes);
  buffer_release(&cleaned);
  return part;
}

/* Joins first and last name; a name in another script is the native one, and stands on the envelope too until somebody
 * knows the Latin spelling. */
static bool settle_name(struct import_pass *pass, const struct table_row *row, struct prisoner_row *out,
                        struct error *error) {
  const char *given = clean_part(pass, row, "given_name");
  const char *family = clean_part(pass, row, "family_name");
  if (out->person.name[0] == '\0' && (given[0] != '\0' || family[0] != '\0')) {
    const char *gap = given[0] != '\0' && family[0] != '\0' ? " " : "";
    const char *whole = arena_printf(&pass->arena, "%s%s%s", given, gap, family);
    if (!field_set(noun_field(&prisoner_noun, "name"), &out->person, whole, &pass->arena, error)) {
      return false;
    }
    out->given[index_of("name")] = true;
    if (given[0] != '\0' && strchr(given, ' ') != NULL && !out->given[index_of("first_name")]) {
      out->person.first_name = given; /* "Ana María": the first word alone would be wrong */
      out->given[index_of("first_name")] = true;
    }
  }
  if (out->person.name[0] != '\0' && !is_latin(out->person.name) && out->person.name_native[0] == '\0') {
    out->person.name_native = out->person.name;
    out->given[index_of("name_native")] = true;
  }
  if (out->person.name[0] == '\0' && out->person.name_native[0] != '\0') {
    out->person.name = out->person.name_native;
    out->given[index_of("name")] = true;
  }
  if (out->person.name[0] != '\0' || out->person.code[0] != '\0' || out->person.number[0] != '\0') {
    return true;
  }
  error_set(error, ERROR_MISUSED, _("the row has no name"));
  return error_hint(error, _("Fill in the name"));
}

/* "1980" is no birthday, but tells namesakes apart. */
static void take_birth_year(struct import_pass *pass, const struct table_row *row, struct prisoner_row *out) {
  const char *text = import_cell_plain(import_cell_text(pass->import, row, "birthday"), &pass->arena);
  if (import_cell_is_year(text) && out->person.distinguisher[0] == '\0') {
    out->person.distinguisher = text;
    out->given[index_of("distinguisher")] = true;
  }
}

static bool read_row(struct import_pass *pass, const struct table_row *row, struct prisoner_row *out,
                     struct error *error) {
  struct buffer note;
  buffer_init(&note);
  noun_clear(&prisoner_noun, &out->person);
  bool good = import_cells_set(pass, row, &out->person, out->given, &note, error) &&
              settle_name(pass, row, out, error) && import_held_read(pass, row, &out->held, error);
  take_birth_year(pass, row, out);
  out->note = arena_strdup(&pass->arena, note.bytes);
  buffer_release(&note);
  return good;
}

/* ---- what holds for the whole list ---- */

/* Of a person already known only a newer list says source and date anew, and contact only where nothing was known. */
static void apply_settings(const struct import_pass *pass, const struct prisoner *known, struct prisoner_row *out) {
  const struct import_settings *settings = pass->import->settings;
  struct prisoner *person = &out->person;
  bool newer = known == NULL || date_compare(known->verified_on, settings->verified_on) < 0;
  if (settings->source[0] != '\0' && person->source[0] == '\0' && (newer || known->source[0] == '\0')) {
    person->source = settings->source;
    out->given[index_of("source")] = true;
  }
  if (date_is_set(settings->verified_on) && !date_is_set(person->verified_on) && newer) {
    person->verified_on = settings->verified_on;
    out->given[index_of("verified_on")] = true;
  }
  bool contact_known = known != NULL && known->contact != CONTACT_UNKNOWN;
  if (settings->contact != CONTACT_UNKNOWN && person->contact == CONTACT_UNKNOWN && !contact_known) {
    person->contact = settings->contact;
    out->given[index_of("contact")] = true;
  }
  bool says_contact = person->contact != CONTACT_UNKNOWN && (known == NULL || known->contact != person->contact);
  if (says_contact && person->contact_said_by[0] == '\0' && person->source[0] != '\0') {
    person->contact_said_by = person->source;
    out->given[index_of("contact_said_by")] = true;
  }
  if (says_contact && !date_is_set(person->contact_said_on) && date_is_set(settings->verified_on)) {
    person->contact_said_on = settings->verified_on;
    out->given[index_of("contact_said_on")] = true;
  }
}

/* ---- whom the row speaks of ---- */

static bool holds_word(const char *words, const char *word, size_t size) {
  for (const char *at = words; *at != '\0';) {
    size_t length = strcspn(at, " ");
    if (length == size && memcmp(at, word, size) == 0) {
      return true;
    }
    at += length + (at[length] == ' ');
  }
  return false;
}

/* Do two people share a word of their names, or is one of them nameless? */
static bool names_touch(struct import_pass *pass, const struct prisoner *a, const struct prisoner *b) {
  const char *a_words =
      import_fold(arena_printf(&pass->arena, "%s %s %s", a->name, a->name_native, a->known_as), &pass->arena);
  const char *b_words =
      import_fold(arena_printf(&pass->arena, "%s %s %s", b->name, b->name_native, b->known_as), &pass->arena);
  if (a_words[0] == '\0' || b_words[0] == '\0') {
    return true;
  }
  for (const char *at = a_words; *at != '\0';) {
    size_t size = strcspn(at, " ");
    if (size >= SHORTEST_NAME_WORD && holds_word(b_words, at, size)) {
      return true;
    }
    at += size + (at[size] == ' ');
  }
  return false;
}

static bool same_full_birthday(const struct prisoner *a, const struct prisoner *b) {
  return date_is_set(a->birthday) && date_has_year(a->birthday) && date_compare(a->birthday, b->birthday) == 0;
}

static bool load_person(struct import_pass *pass, struct uuid id, struct prisoner *person, struct error *error) {
  return record_load(pass->store, &prisoner_noun, id, person, &pass->arena, error);
}

enum decision { IS_NEW, IS_KNOWN, IS_REFUSED };

static enum decision refuse_row(struct import_pass *pass, struct import_item *item, struct error *why) {
  import_refuse(pass, item, why);
  return IS_REFUSED;
}

static enum decision refuse_code(struct import_pass *pass, struct import_item *item, const struct prisoner *known) {
  struct error why;
  error_set(&why, ERROR_AMBIGUOUS, _("the code %s belongs to %s here"), known->code,
            prisoner_call(known, &pass->arena));
  error_hint(&why, _("If it is another person, empty the code; if it is the same, correct the name there first"));
  return refuse_row(pass, item, &why);
}

static enum decision refuse_doubt(struct import_pass *pass, struct import_item *item, const struct prisoner *one,
                                  const struct prisoner *other) {
  struct error why;
  error_set(&why, ERROR_AMBIGUOUS, _("it could be %s or %s"), prisoner_call(one, &pass->arena),
            prisoner_call(other, &pass->arena));
  error_hint(&why, _("Add a column 'code' with the right one of the two"));
  return refuse_row(pass, item, &why);
}

/* Decides by the match; `known` is filled for IS_KNOWN. A namesake held elsewhere with the same full birthday has been
 * moved. False only when the register fails. */
static bool decide(struct import_pass *pass, struct import_item *item, const struct prisoner_row *read,
                   const struct match_result *match, struct prisoner *known, enum decision *out, struct error *error) {
  *out = IS_NEW;
  struct uuid id = match->how != MATCH_NONE ? match->id : match->namesake;
  if (uuid_is_nil(id)) {
    return true;
  }
  if (!load_person(pass, id, known, error)) {
    return false;
  }
  if (!uuid_is_nil(match->other)) {
    struct prisoner other;
    if (!load_person(pass, match->other, &other, error)) {
      return false;
    }
    *out = refuse_doubt(pass, item, known, &other);
    return true;
  }
  bool touch = names_touch(pass, &read->person, known);
  if (match->how == MATCH_CODE && !touch) {
    *out = refuse_code(pass, item, known);
  } else if (match->how == MATCH_CODE || match->how == MATCH_NAME || (match->how == MATCH_NUMBER && touch) ||
             (match->how == MATCH_NONE && same_full_birthday(&read->person, known))) {
    *out = IS_KNOWN;
  } else {
    item->report.outcome = IMPORT_ALIKE;
    item->report.reason =
        match->how == MATCH_NUMBER
            ? arena_printf(&pass->arena, _("%s has the same number"), prisoner_call(known, &pass->arena))
            : arena_printf(&pass->arena, _("%s has the same name"), prisoner_call(known, &pass->arena));
  }
  return true;
}

/* ---- writing ---- */

static bool insert_person(struct import_pass *pass, struct import_item *item, struct prisoner_row *read,
                          struct error *error) {
  struct prisoner *person = &read->person;
  apply_settings(pass, NULL, read);
  if (read->note[0] != '\0') {
    person->note =
        person->note[0] == '\0' ? read->note : arena_printf(&pass->arena, "%s\n%s", person->note, read->note);
  }
  if (person->code[0] == '\0' &&
      !people_next_code(pass->store, &prisoner_noun, person, &pass->arena, &person->code, error)) {
    return false;
  }
  if (!record_insert(pass->store, &prisoner_noun, person, error) ||
      !import_held_insert(pass, person, &read->held, error)) {
    return false;
  }
  import_seen_add(pass->seen, person->id, item->row->number);
  item->report.call = prisoner_call(person, &pass->arena);
  return true;
}

/* A second row about the same person may repeat the first and add to it, not contradict it. */
static bool refuse_second(struct import_pass *pass, struct import_item *item, const struct prisoner *known,
                          size_t first_row, bool by_code) {
  struct error why;
  error_set(&why, ERROR_AMBIGUOUS, _("row %zu already speaks of %s, and says something else"), first_row,
            prisoner_call(known, &pass->arena));
  if (by_code) {
    error_hint(&why, _("If these are two people, give each a code of its own"));
  } else {
    error_hint(&why, _("If these are two people, add what tells them apart (number, birthday, father's name)"));
  }
  return import_refuse(pass, item, &why);
}

static bool update_person(struct import_pass *pass, struct import_item *item, struct prisoner_row *read,
                          struct prisoner *known, struct error *error) {
  size_t first_row = import_seen_row(pass->seen, known->id);
  apply_settings(pass, known, read);
  read->given[index_of("note")] = false;
  const struct field *note = noun_field(&prisoner_noun, "note");
  import_merge(pass, item, known, &read->person, read->given);
  import_merge_note(pass, item, note, known, read->person.note);
  import_merge_note(pass, item, note, known, read->note);
  size_t person_changes = item->report.change_count;
  bool only_adds = import_only_adds(item);
  struct import_move move;
  if (!import_held_compare(pass, item, known, &read->held, &move, error)) {
    return false;
  }
  if (first_row != 0 && (!only_adds || move.end)) {
    return refuse_second(pass, item, known, first_row, read->given[index_of("code")]);
  }
  if (person_changes > 0 && !record_update(pass->store, &prisoner_noun, known, error)) {
    return false;
  }
  if (!import_held_move(pass, &move, error)) {
    return false;
  }
  import_seen_add(pass->seen, known->id, item->row->number);
  import_finish_existing(item, prisoner_call(known, &pass->arena));
  return true;
}

bool import_prisoner_row(struct import_pass *pass, struct import_item *item, struct error *error) {
  struct prisoner_row read = {0};
  struct error why;
  item->report.call = clean_part(pass, item->row, "name");
  if (!read_row(pass, item->row, &read, &why)) {
    return import_refuse(pass, item, &why);
  }
  if (!import_held_ready(pass, &read.held, &why)) {
    return why.kind == ERROR_MISUSED ? import_refuse(pass, item, &why) : (*error = why, false);
  }
  struct prison prison;
  noun_clear(&prison_noun, &prison);
  prison.id = read.held.prison;
  prison.country = read.held.country;
  struct match_result match;
  struct prisoner known;
  enum decision decision;
  if (!people_match(pass->store, &read.person, uuid_is_nil(prison.id) ? NULL : &prison, &match, error) ||
      !decide(pass, item, &read, &match, &known, &decision, error)) {
    return false;
  }
  if (decision == IS_REFUSED) {
    return true;
  }
  if (decision == IS_KNOWN) {
    return update_person(pass, item, &read, &known, error);
  }
  if (read.person.name[0] == '\0') {
    error_set(&why, ERROR_NOT_FOUND, _("nobody here has this code or number, and the row has no name"));
    return import_refuse(pass, item, &why);
  }
  return insert_person(pass, item, &read, error);
}
