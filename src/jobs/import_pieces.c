/* SPDX-License-Identifier: MIT */
/* A row of a log of letters sent earlier. */
#include <string.h>

#include "import_cell.h"
#include "import_columns.h"
#include "solipost/base/i18n.h"
#include "solipost/store/pair_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/run_store.h"

enum { MOST_FIELDS = 64 };

struct piece_row {
  struct piece piece;
  struct prisoner prisoner;
  bool given[MOST_FIELDS];
  const char *note;
};

static size_t index_of(const char *field) { return (size_t)(noun_field(&piece_noun, field) - piece_noun.fields); }

static bool is_about_the_row(const struct error *error) {
  return error->kind == ERROR_NOT_FOUND || error->kind == ERROR_AMBIGUOUS || error->kind == ERROR_MISUSED;
}

static bool read_row(struct import_pass *pass, const struct table_row *row, struct piece_row *out,
                     struct error *error) {
  struct buffer note;
  buffer_init(&note);
  noun_clear(&piece_noun, &out->piece);
  bool good = import_cells_set(pass, row, &out->piece, out->given, &note, error);
  out->note = arena_strdup(&pass->arena, note.bytes);
  buffer_release(&note);
  if (good && !date_is_set(out->piece.mailed_on) && !date_is_set(out->piece.made_on)) {
    error_set(error, ERROR_MISUSED, _("the date is missing"));
    return error_hint(error, _("Fill in the day on which the letter was sent"));
  }
  if (good && out->piece.stage == STAGE_UNKNOWN) {
    out->piece.stage = date_is_set(out->piece.mailed_on) ? STAGE_MAILED : STAGE_WRITTEN;
    out->given[index_of("stage")] = true;
  }
  if (good && out->piece.kind[0] == '\0') {
    out->piece.kind = "letter";
  }
  return good;
}

static bool find_prisoner(struct import_pass *pass, const struct table_row *row, struct piece_row *out,
                          struct error *error) {
  const char *text = import_cell_plain(import_cell_text(pass->import, row, "prisoner"), &pass->arena);
  if (import_cell_is_empty(text)) {
    error_set(error, ERROR_MISUSED, _("the row does not say to whom"));
    return error_hint(error, _("Fill in the code or the name of the prisoner"));
  }
  if (!people_resolve(pass->store, &prisoner_noun, text, &out->prisoner, &pass->arena, error)) {
    return false;
  }
  out->piece.prisoner = out->prisoner.id;
  return true;
}

/* The first record whose text column says this, whatever the case of its letters. */
static bool find_by_text(struct import_pass *pass, const struct noun *noun, const char *where, const char *text,
                         void *record, bool *found, struct error *error) {
  struct record_value value = {.kind = VALUE_TEXT, .text = text};
  struct record_query query = {.where = where, .values = &value, .value_count = 1, .limit = 1};
  struct record_cursor *cursor = NULL;
  if (!record_select(pass->store, noun, &query, &cursor, error)) {
    return false;
  }
  bool done = record_next(cursor, record, &pass->arena, found, error);
  record_cursor_close(cursor);
  return done;
}

/* Writers are entered under the pseudonym the log uses. */
static bool take_writer(struct import_pass *pass, const struct table_row *row, struct piece_row *out,
                        struct error *error) {
  const char *text = import_cell_text(pass->import, row, "writer");
  struct writer wanted;
  struct writer writer;
  bool found = false;
  if (import_cell_is_empty(text)) {
    return true;
  }
  noun_clear(&writer_noun, &wanted);
  if (!import_cell_set(pass, noun_field(&writer_noun, "pseudonym"), &wanted, text, error) ||
      !find_by_text(pass, &writer_noun, "pseudonym = ?1 COLLATE NOCASE", wanted.pseudonym, &writer, &found, error)) {
    return false;
  }
  if (!found) {
    writer = wanted;
    if (!record_insert(pass->store, &writer_noun, &writer, error)) {
      return false;
    }
    pass->result->writers_added++;
  }
  out->piece.writer = writer.id;
  out->given[index_of("writer")] = true;
  return true;
}

static bool take_campaign(struct import_pass *pass, const struct table_row *row, struct piece_row *out, bool *known,
                          struct error *error) {
  const char *text = import_cell_plain(import_cell_text(pass->import, row, "campaign"), &pass->arena);
  struct campaign campaign;
  *known = true;
  if (import_cell_is_empty(text)) {
    return true;
  }
  if (!find_by_text(pass, &campaign_noun, "code = ?1 COLLATE NOCASE OR name = ?1 COLLATE NOCASE", text, &campaign,
                    known, error)) {
    return false;
  }
  out->piece.campaign = campaign.id;
  out->given[index_of("campaign")] = *known;
  return true;
}

/* Where the person is known to have been on that day. */
static bool take_prison(struct import_pass *pass, struct piece_row *out, struct error *error) {
  struct stay stay;
  bool found = false;
  if (!people_current_stay(pass->store, out->prisoner.id, &stay, NULL, &found, &pass->arena, error)) {
    return false;
  }
  struct date day = date_is_set(out->piece.mailed_on) ? out->piece.mailed_on : out->piece.made_on;
  if (found && date_is_set(stay.from) && date_compare(stay.from, day) <= 0) {
    out->piece.prison = stay.prison;
  }
  return true;
}

static bool select_piece(struct import_pass *pass, const struct record_query *query, struct piece *piece, bool *found,
                         struct error *error) {
  struct record_cursor *cursor = NULL;
  if (!record_select(pass->store, &piece_noun, query, &cursor, error)) {
    return false;
  }
  bool done = true;
  *found = false;
  do { /* a piece that an earlier row spoke of is another one */
    done = record_next(cursor, piece, &pass->arena, found, error);
  } while (done && *found && query->value_count > 1 && import_seen_row(pass->seen, piece->id) != 0);
  record_cursor_close(cursor);
  return done;
}

/* By letter number; without one by person, day and kind. */
static bool match_piece(struct import_pass *pass, const struct piece *piece, struct piece *known, bool *found,
                        struct error *error) {
  if (piece->number != 0) {
    struct record_value number = {.kind = VALUE_INTEGER, .integer = piece->number};
    struct record_query query = {.where = "number = ?1", .values = &number, .value_count = 1, .limit = 1};
    return select_piece(pass, &query, known, found, error);
  }
  bool mailed = date_is_set(piece->mailed_on);
  char day[DATE_TEXT_SIZE];
  date_format_iso(mailed ? piece->mailed_on : piece->made_on, day);
  struct record_value values[] = {{.kind = VALUE_ID, .id = piece->prisoner},
                                  {.kind = VALUE_TEXT, .text = day},
                                  {.kind = VALUE_TEXT, .text = piece->kind}};
  struct record_query query = {.where = mailed ? "prisoner = ?1 AND mailed_on = ?2 AND kind = ?3"
                                               : "prisoner = ?1 AND made_on = ?2 AND kind = ?3",
                               .order = "number",
                               .values = values,
                               .value_count = COUNT_OF(values)};
  return select_piece(pass, &query, known, found, error);
}

static const char *call_of(const struct piece *piece, const struct prisoner *prisoner, struct arena *arena) {
  return arena_printf(arena, _("no. %lld to %s"), (long long)piece->number, prisoner_call(prisoner, arena));
}

static bool insert_piece(struct import_pass *pass, struct import_item *item, struct piece_row *read,
                         struct error *error) {
  struct piece *piece = &read->piece;
  if (read->note[0] != '\0') {
    piece->note = piece->note[0] == '\0' ? read->note : arena_printf(&pass->arena, "%s\n%s", piece->note, read->note);
  }
  if (!date_is_set(piece->made_on)) {
    piece->made_on = piece->mailed_on;
  }
  piece->first_mailed_on = piece->mailed_on;
  if ((piece->number == 0 && !run_draw_numbers(pass->store, 1, &piece->number, error)) ||
      !take_prison(pass, read, error) || !record_insert(pass->store, &piece_noun, piece, error) ||
      !pairs_confirm(pass->store, piece, error)) {
    return false;
  }
  import_seen_add(pass->seen, piece->id, item->row->number);
  item->report.call = call_of(piece, &read->prisoner, &pass->arena);
  return true;
}

static bool update_piece(struct import_pass *pass, struct import_item *item, struct piece_row *read,
                         struct piece *known, struct error *error) {
  const struct field *note = noun_field(&piece_noun, "note");
  struct error why;
  if (!uuid_equal(known->prisoner, read->piece.prisoner)) {
    error_set(&why, ERROR_AMBIGUOUS, _("the letter number %lld belongs to a letter to somebody else"),
              (long long)known->number);
    error_hint(&why, _("Empty the number to have a new one drawn"));
    return import_refuse(pass, item, &why);
  }
  read->given[index_of("note")] = false;
  import_merge(pass, item, known, &read->piece, read->given);
  if (!date_is_set(known->first_mailed_on)) known->first_mailed_on = known->mailed_on;
  import_merge_note(pass, item, note, known, read->piece.note);
  import_merge_note(pass, item, note, known, read->note);
  size_t first_row = import_seen_row(pass->seen, known->id);
  if (first_row != 0 && !import_only_adds(item)) {
    error_set(&why, ERROR_AMBIGUOUS, _("row %zu already has the letter number %lld, and says something else"),
              first_row, (long long)known->number);
    return import_refuse(pass, item, &why);
  }
  if (item->report.change_count > 0 && !record_update(pass->store, &piece_noun, known, error)) {
    return false;
  }
  import_seen_add(pass->seen, known->id, item->row->number);
  import_finish_existing(item, call_of(known, &read->prisoner, &pass->arena));
  return true;
}

bool import_piece_row(struct import_pass *pass, struct import_item *item, struct error *error) {
  struct piece_row read = {0};
  struct error why;
  item->report.call = import_cell_plain(import_cell_text(pass->import, item->row, "prisoner"), &pass->arena);
  if (!read_row(pass, item->row, &read, &why)) {
    return import_refuse(pass, item, &why);
  }
  if (!find_prisoner(pass, item->row, &read, &why)) {
    return is_about_the_row(&why) ? import_refuse(pass, item, &why) : (*error = why, false);
  }
  bool campaign_known = false;
  if (!take_campaign(pass, item->row, &read, &campaign_known, error)) {
    return false;
  }
  if (!campaign_known) {
    error_set(&why, ERROR_NOT_FOUND, _("no campaign here is called '%s'"),
              import_cell_text(pass->import, item->row, "campaign"));
    error_hint(&why, _("Enter it first: solipost add campaign"));
    return import_refuse(pass, item, &why);
  }
  if (!take_writer(pass, item->row, &read, &why)) {
    return is_about_the_row(&why) ? import_refuse(pass, item, &why) : (*error = why, false);
  }
  struct piece known;
  bool found = false;
  if (!match_piece(pass, &read.piece, &known, &found, error)) {
    return false;
  }
  return found ? update_piece(pass, item, &read, &known, error) : insert_piece(pass, item, &read, error);
}
