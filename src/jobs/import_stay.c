/* SPDX-License-Identifier: MIT */
/* A prison cell becomes a stay. A list that names another prison than the register proposes a transfer: the old stay ends
 * on the day of the list, the new one begins. */
#include "import_stay.h"

#include <string.h>

#include "import_cell.h"
#include "import_columns.h"
#include "solipost/base/i18n.h"
#include "solipost/lang/text.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

/* ---- reading ---- */

static bool refuse_place(const struct import_place *place, struct error *error) {
  if (place->candidate_count == 0) {
    error_set(error, ERROR_NOT_FOUND, _("no prison here is called '%s'"), place->text);
    return error_hint(error,
                      _("Enter it first (solipost add prison), or say which one is meant: --prison '%s=CODE', or "
                        "have it entered: --create-prisons COUNTRY"),
                      place->text);
  }
  struct buffer names;
  buffer_init(&names);
  for (size_t i = 0; i < place->candidate_count; i++) {
    buffer_printf(&names, "%s%s", i > 0 ? "; " : "", place->candidate_calls[i]);
  }
  error_set(error, ERROR_AMBIGUOUS, _("it is not certain which prison '%s' is"), place->text);
  error_hint(error, _("Say it with --prison '%s=CODE'. It could be: %s"), place->text, names.bytes);
  buffer_release(&names);
  return false;
}

static bool read_text(struct import_pass *pass, const struct table_row *row, const char *field, const char **out,
                      struct error *error) {
  const char *text = import_cell_text(pass->import, row, field);
  struct stay stay;
  noun_clear(&stay_noun, &stay);
  *out = "";
  if (import_cell_is_empty(text)) {
    return true;
  }
  const struct field *of_stay = noun_field(&stay_noun, field);
  if (!import_cell_set(pass, of_stay, &stay, text, error)) {
    return false;
  }
  *out = field_get(of_stay, &stay, &pass->arena);
  return true;
}

bool import_held_read(struct import_pass *pass, const struct table_row *row, struct import_held *out,
                      struct error *error) {
  const char *since = "";
  *out = (struct import_held){.country = ""};
  if (!read_text(pass, row, "unit", &out->unit, error) || !read_text(pass, row, "ward", &out->ward, error) ||
      !read_text(pass, row, "since", &since, error)) {
    return false;
  }
  if (since[0] != '\0' && !date_parse_iso(since, &out->since)) {
    out->since = (struct date){0};
  }
  const char *text = import_cell_text(pass->import, row, "prison");
  if (import_cell_is_empty(text)) {
    return true;
  }
  out->place = (struct import_place *)(uintptr_t)import_place_of(pass->import, text);
  if (out->place == NULL) {
    return error_set(error, ERROR_FAILED, _("the prison '%s' was not there when the file was first read"), text);
  }
  if (uuid_is_nil(out->place->prison) && !out->place->create) {
    return refuse_place(out->place, error);
  }
  out->prison = out->place->prison;
  out->country = out->place->country;
  return true;
}

/* ---- writing ---- */

bool import_held_ready(struct import_pass *pass, struct import_held *held, struct error *error) {
  if (held->place == NULL || !held->place->create || !uuid_is_nil(held->prison)) {
    return true;
  }
  const struct import_settings *settings = pass->import->settings;
  struct prison prison;
  noun_clear(&prison_noun, &prison);
  if (!field_set(noun_field(&prison_noun, "name"), &prison, held->place->text, &pass->arena, error)) {
    return false;
  }
  prison.country = settings->create_country;
  prison.confidence = CONFIDENCE_MEMORY;
  prison.source = settings->source;
  if (!people_next_code(pass->store, &prison_noun, &prison, &pass->arena, &prison.code, error) ||
      !record_insert(pass->store, &prison_noun, &prison, error)) {
    return false;
  }
  pass->result->prisons_added++;
  held->place->prison = held->prison = prison.id;
  held->place->country = held->country = settings->create_country;
  held->place->call = arena_printf(&pass->import->arena, "%s %s", prison.code, prison.name);
  return true;
}

static struct stay make_stay(const struct import_pass *pass, const struct prisoner *person,
                             const struct import_held *held) {
  struct stay stay;
  noun_clear(&stay_noun, &stay);
  stay.prisoner = person->id;
  stay.prison = held->prison;
  stay.unit = held->unit;
  stay.ward = held->ward;
  stay.from = held->since;
  stay.source = person->source[0] != '\0' ? person->source : pass->import->settings->source;
  return stay;
}

bool import_held_insert(struct import_pass *pass, const struct prisoner *person, const struct import_held *held,
                        struct error *error) {
  if (uuid_is_nil(held->prison)) {
    return true;
  }
  struct stay stay = make_stay(pass, person, held);
  return record_insert(pass->store, &stay_noun, &stay, error);
}

static const char *describe(struct import_pass *pass, const char *prison, const char *unit, const char *ward) {
  return arena_printf(&pass->arena, "%s%s%s%s%s", prison, unit[0] != '\0' ? ", " : "", unit,
                      ward[0] != '\0' ? ", " : "", ward);
}

static const char *prison_name(const struct prison *prison, struct arena *arena) {
  return arena_printf(arena, "%s %s", prison->code, prison->name[0] != '\0' ? prison->name : prison->name_native);
}

/* An empty cell says nothing; a filled one may fill a gap or contradict. */
static bool contradicts(const char *known, const char *said) {
  return known[0] != '\0' && said[0] != '\0' && strcmp(known, said) != 0;
}

static bool fills(const char *known, const char *said) { return known[0] == '\0' && said[0] != '\0'; }

static void end_stay(struct import_pass *pass, struct import_move *move, bool within) {
  const struct import_settings *settings = pass->import->settings;
  move->end = true;
  move->old_stay.until = date_is_set(settings->verified_on) ? settings->verified_on : date_today();
  move->old_stay.why_ended = within ? _("moved within the prison") : _("transferred");
}

bool import_held_compare(struct import_pass *pass, struct import_item *item, const struct prisoner *person,
                         const struct import_held *held, struct import_move *out, struct error *error) {
  *out = (struct import_move){0};
  bool says_where = !uuid_is_nil(held->prison);
  if (!says_where && held->unit[0] == '\0' && held->ward[0] == '\0') {
    return true;
  }
  struct prison prison;
  bool found = false;
  if (!people_current_stay(pass->store, person->id, &out->old_stay, &prison, &found, &pass->arena, error)) {
    return false;
  }
  if (!found && !says_where) {
    return true; /* a ward of an unknown prison leads nowhere */
  }
  out->new_stay = make_stay(pass, person, held);
  const char *now =
      found ? describe(pass, prison_name(&prison, &pass->arena), out->old_stay.unit, out->old_stay.ward) : "";
  if (!found || (says_where && !uuid_equal(out->old_stay.prison, held->prison))) {
    import_add_change(item, found ? _("transfer") : _("held at"), now,
                      describe(pass, held->place->call, held->unit, held->ward));
    if (found) {
      end_stay(pass, out, false);
    }
    out->begin = true;
    return true;
  }
  struct stay *stay = &out->old_stay;
  const char *unit = held->unit[0] != '\0' ? held->unit : stay->unit;
  const char *ward = held->ward[0] != '\0' ? held->ward : stay->ward;
  if (contradicts(stay->unit, held->unit) || contradicts(stay->ward, held->ward)) {
    import_add_change(item, _("moved within"), now, describe(pass, prison_name(&prison, &pass->arena), unit, ward));
    out->new_stay.prison = stay->prison;
    out->new_stay.unit = unit;
    out->new_stay.ward = ward;
    end_stay(pass, out, true);
    out->begin = true;
  } else if (fills(stay->unit, held->unit) || fills(stay->ward, held->ward)) {
    import_add_change(item, _("held at"), now, describe(pass, prison_name(&prison, &pass->arena), unit, ward));
    stay->unit = unit;
    stay->ward = ward;
    out->edit = true;
  }
  return true;
}

bool import_held_move(struct import_pass *pass, struct import_move *move, struct error *error) {
  if ((move->edit || move->end) && !record_update(pass->store, &stay_noun, &move->old_stay, error)) {
    return false;
  }
  return !move->begin || record_insert(pass->store, &stay_noun, &move->new_stay, error);
}
