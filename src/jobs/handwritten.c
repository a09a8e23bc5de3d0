/* SPDX-License-Identifier: MIT */
/* Makes letters out of what somebody says they have written. */
#include "solipost/jobs/handwritten.h"

#include <string.h>

#include "solipost/model/address.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/pair_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/plan_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/run_store.h"

bool handwritten_begin(struct store *store, struct arena *arena, struct handwritten *out, struct error *error) {
  return holds_in_force(store, arena, &out->holds, error) && people_own_group(store, &out->group, arena, error);
}

/* "ku" of "ku tr". */
static const char *first_language(const struct prisoner *prisoner, struct arena *arena) {
  const char *tags = *prisoner->language_wish != '\0' ? prisoner->language_wish : prisoner->languages;
  return arena_strndup(arena, tags, strcspn(tags, " "));
}

/* It is there already, so only what a volunteer can still act on counts: the address may be found later. */
static const char *objection(const struct judgement *judgement, struct arena *arena) {
  for (size_t i = 0; i < judgement->count; i++) {
    const struct finding *finding = &judgement->findings[i];
    if (finding->severity != SEVERITY_BLOCK || finding->reason == REASON_ADDRESS_INCOMPLETE) continue;
    return arena_printf(arena, "%s: %s", reason_label(finding->reason), finding->detail);
  }
  return "";
}

bool handwritten_make(struct store *store, const struct handwritten *from, const struct prisoner *prisoner,
                      struct arena *arena, struct piece *out, const char **why, struct error *error) {
  struct stay stay;
  struct prison prison;
  bool placed = false;
  noun_clear(&piece_noun, out);
  if (!people_current_stay(store, prisoner->id, &stay, &prison, &placed, arena, error)) return false;
  const struct address_request request = {.prisoner = prisoner,
                                          .stay = placed ? &stay : NULL,
                                          .prison = placed ? &prison : NULL,
                                          .posting_country = from->group.country,
                                          .posting_language = from->group.posting_language};
  struct judgement judgement;
  eligibility_judge(&request, &from->holds, from->campaign, from->written.day, arena, &judgement);
  *why = objection(&judgement, arena);
  out->prisoner = prisoner->id;
  if (placed) out->prison = prison.id;
  out->campaign = from->campaign;
  out->kind = from->kind;
  out->language = *from->language != '\0' ? from->language : first_language(prisoner, arena);
  if (judgement.address != NULL) out->address = judgement.address->lines;
  out->made_on = from->written.day;
  out->stage = STAGE_PLANNED;
  log_change(&from->written, out);
  return true;
}

bool handwritten_write(struct store *store, const struct handwritten *from, struct piece *pieces, size_t count,
                       struct error *error) {
  int64_t number;
  if (!run_draw_numbers(store, (int64_t)count, &number, error)) return false;
  for (size_t i = 0; i < count; i++) {
    pieces[i].number = number++;
    if (!record_insert(store, &piece_noun, &pieces[i], error) ||
        !plan_entry_fulfil(store, &pieces[i], pieces[i].prisoner, 0, error) ||
        !log_write_cosigners(store, &from->written, pieces[i].id, error) || !pairs_confirm(store, &pieces[i], error))
      return false;
  }
  return true;
}

bool handwritten_write_addressees(struct store *store, const struct piece *piece, const struct uuid *prisoners,
                                  size_t count, struct error *error) {
  for (size_t i = 0; i < count; i++) {
    struct addressee addressee;
    noun_clear(&addressee_noun, &addressee);
    addressee.piece = piece->id;
    addressee.prisoner = prisoners[i];
    addressee.position = (int64_t)i + 2;
    if (!record_insert(store, &addressee_noun, &addressee, error) ||
        !plan_entry_fulfil(store, piece, prisoners[i], 0, error))
      return false;
  }
  return count == 0 || pairs_confirm(store, piece, error);
}
