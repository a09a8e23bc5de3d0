/* SPDX-License-Identifier: MIT */
/* A row of a list of prisons. */
#include <string.h>

#include "import_cell.h"
#include "import_columns.h"
#include "solipost/base/i18n.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

enum { MOST_FIELDS = 64 };

struct prison_row {
  struct prison prison;
  bool given[MOST_FIELDS];
  const char *note;
};

static size_t index_of(const char *field) { return (size_t)(noun_field(&prison_noun, field) - prison_noun.fields); }

static bool read_row(struct import_pass *pass, const struct table_row *row, struct prison_row *out,
                     struct error *error) {
  struct buffer note;
  buffer_init(&note);
  noun_clear(&prison_noun, &out->prison);
  bool good = import_cells_set(pass, row, &out->prison, out->given, &note, error);
  out->note = arena_strdup(&pass->arena, note.bytes);
  buffer_release(&note);
  if (good && out->prison.name[0] == '\0' && out->prison.name_native[0] != '\0') {
    out->prison.name = out->prison.name_native;
    out->given[index_of("name")] = true;
  }
  if (good && out->prison.name[0] == '\0' && out->prison.code[0] == '\0') {
    error_set(error, ERROR_MISUSED, _("the row has no name"));
    return error_hint(error, _("Fill in the name of the prison"));
  }
  return good;
}

static void apply_settings(const struct import_pass *pass, const struct prison *known, struct prison_row *out) {
  const struct import_settings *settings = pass->import->settings;
  bool newer = known == NULL || date_compare(known->checked_on, settings->verified_on) < 0;
  if (settings->source[0] != '\0' && out->prison.source[0] == '\0' && (known == NULL || known->source[0] == '\0')) {
    out->prison.source = settings->source;
    out->given[index_of("source")] = true;
  }
  if (date_is_set(settings->verified_on) && !date_is_set(out->prison.checked_on) && newer) {
    out->prison.checked_on = settings->verified_on;
    out->given[index_of("checked_on")] = true;
  }
  if (known == NULL && out->prison.country[0] == '\0' && settings->create_country != NULL) {
    out->prison.country = settings->create_country;
  }
}

static const char *call_of(const struct prison *prison, struct arena *arena) {
  return arena_printf(arena, "%s %s", prison->code, prison->name[0] != '\0' ? prison->name : prison->name_native);
}

static bool insert_prison(struct import_pass *pass, struct import_item *item, struct prison_row *read,
                          struct error *error) {
  struct prison *prison = &read->prison;
  struct error why;
  apply_settings(pass, NULL, read);
  if (prison->name[0] == '\0' || prison->country[0] == '\0') {
    error_set(&why, ERROR_MISUSED,
              prison->name[0] == '\0' ? _("nothing here has this code, and the row has no name")
                                      : _("the country is missing"));
    error_hint(&why, _("A new prison needs name and country"));
    return import_refuse(pass, item, &why);
  }
  if (read->note[0] != '\0') {
    prison->note =
        prison->note[0] == '\0' ? read->note : arena_printf(&pass->arena, "%s\n%s", prison->note, read->note);
  }
  if (prison->code[0] == '\0' &&
      !people_next_code(pass->store, &prison_noun, prison, &pass->arena, &prison->code, error)) {
    return false;
  }
  if (!record_insert(pass->store, &prison_noun, prison, error)) {
    return false;
  }
  import_seen_add(pass->seen, prison->id, item->row->number);
  item->report.call = call_of(prison, &pass->arena);
  return true;
}

static bool update_prison(struct import_pass *pass, struct import_item *item, struct prison_row *read,
                          struct prison *known, struct error *error) {
  size_t first_row = import_seen_row(pass->seen, known->id);
  const struct field *note = noun_field(&prison_noun, "note");
  apply_settings(pass, known, read);
  read->given[index_of("note")] = false;
  import_merge(pass, item, known, &read->prison, read->given);
  import_merge_note(pass, item, note, known, read->prison.note);
  import_merge_note(pass, item, note, known, read->note);
  if (first_row != 0 && !import_only_adds(item)) {
    struct error why;
    error_set(&why, ERROR_AMBIGUOUS, _("row %zu already speaks of %s, and says something else"), first_row,
              call_of(known, &pass->arena));
    error_hint(&why, _("If these are two prisons, give each a code"));
    return import_refuse(pass, item, &why);
  }
  if (item->report.change_count > 0 && !record_update(pass->store, &prison_noun, known, error)) {
    return false;
  }
  import_seen_add(pass->seen, known->id, item->row->number);
  import_finish_existing(item, call_of(known, &pass->arena));
  return true;
}

bool import_prison_row(struct import_pass *pass, struct import_item *item, struct error *error) {
  struct prison_row read = {0};
  struct error why;
  item->report.call = import_cell_plain(import_cell_text(pass->import, item->row, "name"), &pass->arena);
  if (!read_row(pass, item->row, &read, &why)) {
    return import_refuse(pass, item, &why);
  }
  struct match_result match;
  struct prison known;
  if (!prison_match(pass->store, &read.prison, &match, error)) {
    return false;
  }
  struct uuid near = match.how != MATCH_NONE ? match.id : match.namesake;
  if (!uuid_is_nil(near) && !record_load(pass->store, &prison_noun, near, &known, &pass->arena, error)) {
    return false;
  }
  if (match.how != MATCH_NONE && !uuid_is_nil(match.other)) {
    error_set(&why, ERROR_AMBIGUOUS, _("several prisons here are called like this, %s for one"),
              call_of(&known, &pass->arena));
    error_hint(&why, _("Add a column 'code' with the right one"));
    return import_refuse(pass, item, &why);
  }
  if (match.how != MATCH_NONE) {
    return update_prison(pass, item, &read, &known, error);
  }
  if (!uuid_is_nil(near)) {
    item->report.outcome = IMPORT_ALIKE;
    item->report.reason = arena_printf(&pass->arena, _("%s has the same name"), call_of(&known, &pass->arena));
  }
  return insert_prison(pass, item, &read, error);
}
