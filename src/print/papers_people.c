/* SPDX-License-Identifier: MIT */
/* Reads whom the papers are for: a selection, or the people of a run in its order. Everybody is judged as they are today. */
#include <inttypes.h>
#include <string.h>

#include "papers_work.h"
#include "print_today.h"
#include "solipost/base/i18n.h"
#include "solipost/print/print_settings.h"
#include "solipost/model/eligibility.h"
#include "solipost/model/address.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/note_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/rule_store.h"
#include "solipost/store/run_store.h"

/* What paper weighs that nobody weighed: a sheet of A4 of 80 g/m2, a card of A6 of 160 g/m2. */
#define SHEET_G 5.0
#define CARD_G 2.5

/* ---- one person ---- */

static bool any_language(void *context, const char *tag) {
  (void)context;
  return *tag != '\0';
}

static bool add_notes(struct papers *papers, struct uuid subject, struct papers_person *person, struct error *error) {
  struct numbered_note *notes;
  size_t count;
  if (uuid_is_nil(subject)) return true;
  if (!notes_about(papers->store, subject, &papers->arena, &notes, &count, error)) return false;
  const char **texts = ARENA_ARRAY(&papers->arena, const char *, person->note_count + count + 1);
  for (size_t i = 0; i < person->note_count; i++) texts[i] = person->notes[i];
  for (size_t i = 0; i < count; i++)
    if (guard_note_may_go(&notes[i].note, USE_PRINT)) texts[person->note_count++] = notes[i].note.text;
  person->notes = texts;
  return true;
}

/* Those that hold for this person today, as lines on a sheet. */
static void find_rules(const struct papers *papers, struct papers_person *person, struct arena *arena) {
  const struct prison *prison = uuid_is_nil(person->prison.id) ? NULL : &person->prison;
  const struct rule_case held = {.prisoner = &person->prisoner, .prison = prison, .day = papers->request.today};
  const struct mail_rule **found;
  size_t count = mail_rules_for(&papers->rules, &held, arena, &found);
  const struct rule **rules = ARENA_ARRAY(arena, const struct rule *, count + 1);
  for (size_t i = 0; i < count; i++) rules[i] = &found[i]->rule;
  const struct papers_rules_case asked = {.prisoner = &person->prisoner,
                                          .prison = prison,
                                          .write_in = person->write_in,
                                          .rules = rules,
                                          .rule_count = count};
  papers_rules_find(&asked, arena, &person->rules);
}

static bool add_person(struct papers *papers, const struct prisoner *prisoner, const struct prison *prison,
                       int64_t letter, const char *language, bool to_acknowledge, struct error *error) {
  struct papers_person person = {
      .prisoner = *prisoner, .letter = letter, .write_in = language, .to_acknowledge = to_acknowledge};
  noun_clear(&prison_noun, &person.prison);
  if (prison != NULL) person.prison = *prison;
  if (*language == '\0') person.write_in = letter_language(prisoner, prison, any_language, NULL, &papers->arena);
  find_rules(papers, &person, &papers->arena);
  if (!add_notes(papers, prisoner->id, &person, error) || !add_notes(papers, person.prison.id, &person, error))
    return false;
  LIST_PUSH(&papers->people, person);
  if (papers->people.count <= PAPERS_MOST_PEOPLE) return true;
  error_set(error, ERROR_REFUSED, _("more than %d people are too many for an evening"), PAPERS_MOST_PEOPLE);
  return error_hint(error, _("name those who are meant, or take a part of them: --campaign, --country, --prison"));
}

static void leave_out(struct papers *papers, const char *who, const char *reason, const char *detail, bool held) {
  LIST_PUSH(&papers->left_out, (struct papers_left){who, reason, detail, held});
}

/* ---- a selection ---- */

/* A rule that stops whatever is written by hand, with a sender who is not known yet. True: the person is left out. */
static bool forbids_mail(struct papers *papers, const struct prisoner *prisoner, const struct prison *prison,
                         bool relayed) {
  struct arena *arena = &papers->arena;
  const struct rule_case held = {.prisoner = prisoner, .prison = prison, .day = papers->request.today};
  const struct rule_facts facts = {.by_hand = true, .relayed = relayed, .sender = {.blank = true}};
  const struct mail_rule **rules;
  struct rule_finding *findings;
  size_t count = mail_rules_for(&papers->rules, &held, arena, &rules);
  count = mail_rules_judge(rules, count, &held, &facts, RULE_BEFORE_LAYOUT, arena, &findings);
  for (size_t i = 0; i < count; i++) {
    if (findings[i].severity != SEVERITY_BLOCK) continue;
    leave_out(papers, prisoner_call(prisoner, arena), _("mail rule"), findings[i].detail, false);
    return true;
  }
  return false;
}

static bool add_selected(struct papers *papers, const struct selected *selected, struct error *error) {
  bool placed = !uuid_is_nil(selected->prison.id);
  const struct prison *prison = placed ? &selected->prison : NULL;
  const struct address_request request = {.prisoner = &selected->prisoner,
                                          .stay = placed ? &selected->stay : NULL,
                                          .prison = prison,
                                          .posting_country = papers->group.country,
                                          .posting_language = papers->group.posting_language,
                                          .relay = uuid_is_nil(selected->relay.id) ? NULL : &selected->relay};
  struct judgement judgement;
  eligibility_judge(&request, &papers->holds, papers->campaign, papers->request.today, &papers->arena, &judgement);
  for (size_t i = 0; i < judgement.count; i++) {
    const struct finding *finding = &judgement.findings[i];
    if (finding->severity != SEVERITY_BLOCK) continue;
    leave_out(papers, prisoner_call(&selected->prisoner, &papers->arena), reason_label(finding->reason),
              finding->detail, finding->reason == REASON_HELD);
    return true;
  }
  if (prison != NULL && forbids_mail(papers, &selected->prisoner, prison, judgement.through_relay)) return true;
  bool to_acknowledge = judgement.worst == SEVERITY_ACKNOWLEDGE;
  const char *country = placed ? selected->prison.country : "";
  if (judgement.through_relay) country = selected->relay.country;
  const struct papers_post post = {
      .country = country, .is_letter = true, .grams = SHEET_G, .to_acknowledge = to_acknowledge};
  LIST_PUSH(&papers->posts, post);
  return add_person(papers, &selected->prisoner, prison, 0, "", to_acknowledge, error);
}

static bool read_selection(struct papers *papers, const struct watch *watch, struct error *error) {
  struct selection_cursor *cursor;
  if (!selection_open(papers->store, &papers->request.selection, &cursor, error)) return false;
  bool done = true, more = true;
  while (done && more) {
    struct selected selected;
    done = watch_step(watch, _("Checking"), papers->people.count, 0, error) &&
           selection_next(cursor, &selected, &papers->arena, &more, error);
    if (done && more) done = add_selected(papers, &selected, error);
  }
  selection_close(cursor);
  return done;
}

/* ---- a run ---- */

/* Somebody who was removed from the register since is on no paper. */
static bool load_prisoner(struct papers *papers, const struct piece *piece, struct uuid id, struct prisoner *prisoner,
                          bool *found, struct error *error) {
  *found = record_load(papers->store, &prisoner_noun, id, prisoner, &papers->arena, error);
  if (*found || error->kind != ERROR_NOT_FOUND) return *found;
  leave_out(papers, arena_printf(&papers->arena, _("letter no. %" PRId64), piece->number), _("removed"),
            _("the person is no longer in the register"), false);
  return true;
}

static bool add_of_piece(struct papers *papers, const struct today_judge *judge, const struct piece *piece,
                         struct uuid id, struct error *error) {
  struct prisoner prisoner;
  struct stay stay;
  struct prison prison;
  bool found;
  if (uuid_is_nil(id)) return true;
  if (!load_prisoner(papers, piece, id, &prisoner, &found, error)) return false;
  if (!found) return true;
  struct piece own = *piece;
  struct today_verdict verdict;
  own.prisoner = id;
  if (!today_judge_piece(judge, &own, &papers->arena, &verdict, error) ||
      !people_current_stay(papers->store, id, &stay, &prison, &found, &papers->arena, error))
    return false;
  if (verdict.reason != NULL) {
    leave_out(papers, verdict.who, verdict.reason, verdict.detail, verdict.held);
    return true;
  }
  return add_person(papers, &prisoner, found ? &prison : NULL, piece->number, piece->language, false, error);
}

/* A couple, a cell: further people one letter is for. */
static bool add_addressees(struct papers *papers, const struct today_judge *judge, const struct piece *piece,
                           struct error *error) {
  const struct record_value id = {.kind = VALUE_ID, .id = piece->id};
  const struct record_query query = {.where = "piece = ?1", .order = "position", .values = &id, .value_count = 1};
  struct record_cursor *cursor;
  if (!record_select(papers->store, &addressee_noun, &query, &cursor, error)) return false;
  bool done = true, more = true;
  while (done && more) {
    struct addressee addressee;
    done = record_next(cursor, &addressee, &papers->arena, &more, error);
    if (done && more) done = add_of_piece(papers, judge, piece, addressee.prisoner, error);
  }
  record_cursor_close(cursor);
  return done;
}

/* Where the post takes it: to whoever passes it on, where somebody does. */
static bool country_of(struct papers *papers, const struct papers_person *person, const char **out,
                       struct error *error) {
  const struct prison *prison = uuid_is_nil(person->prison.id) ? NULL : &person->prison;
  struct relay relay;
  bool found = false;
  *out = person->prison.country;
  if (!address_needs_relay(&person->prisoner, prison)) return true;
  if (!people_relay(papers->store, &person->prisoner, prison, &relay, &found, &papers->arena, error)) return false;
  if (found) *out = relay.country;
  return true;
}

static double grams_of(const struct piece *piece, bool is_card) {
  if (piece->weight_g > 0) return (double)piece->weight_g;
  if (is_card) return CARD_G;
  return SHEET_G * (double)(piece->sheets > 0 ? piece->sheets : 1);
}

/* Pieces in one envelope are posted as one. */
static bool add_post(struct papers *papers, const struct piece *piece, const struct papers_person *person,
                     struct error *error) {
  bool is_card = strcmp(piece->kind, "card") == 0, shares = !uuid_is_nil(piece->envelope);
  double grams = grams_of(piece, is_card);
  for (size_t i = 0; shares && i < papers->posts.count; i++) {
    if (!uuid_equal(papers->posts.items[i].envelope, piece->envelope)) continue;
    papers->posts.items[i].grams += grams;
    return true;
  }
  struct papers_post post = {
      .is_letter = !is_card || shares || papers->in_envelopes, .grams = grams, .envelope = piece->envelope};
  if (!country_of(papers, person, &post.country, error)) return false;
  LIST_PUSH(&papers->posts, post);
  return true;
}

static bool add_piece(struct papers *papers, const struct today_judge *judge, const struct piece *piece,
                      struct error *error) {
  size_t before = papers->people.count;
  if (!add_of_piece(papers, judge, piece, piece->prisoner, error) || !add_addressees(papers, judge, piece, error))
    return false;
  if (papers->first_number == 0 || piece->number < papers->first_number) papers->first_number = piece->number;
  if (piece->number > papers->last_number) papers->last_number = piece->number;
  papers->letter_count++;
  return papers->people.count == before || add_post(papers, piece, &papers->people.items[before], error);
}

static bool refuse_run(const struct run *run, struct error *error) {
  error_set(error, ERROR_REFUSED, _("run %" PRId64 " was cancelled"), run->number);
  return error_hint(error, _("'solipost list runs' shows the numbers of all runs"));
}

static bool read_run(struct papers *papers, const struct watch *watch, struct error *error) {
  struct run *run = &papers->run;
  if (!run_by_number(papers->store, papers->request.run, run, &papers->arena, error)) return false;
  if (run->stage == RUN_CANCELLED) return refuse_run(run, error);
  struct print_settings settings;
  print_settings_init(&settings);
  if (!print_settings_read(&settings, run->layout, &papers->arena, error)) return false;
  papers->in_envelopes = *settings.envelope != '\0';
  const struct today_judge judge = {
      .store = papers->store, .holds = papers->holds, .campaign = run->campaign, .today = papers->request.today};
  struct piece_cursor *cursor;
  if (!run_pieces_open(papers->store, run->id, 1, 0, &cursor, error)) return false;
  bool done = true, more = true;
  while (done && more) {
    struct piece piece;
    done = watch_step(watch, _("Checking"), papers->people.count, (size_t)run->piece_count, error) &&
           run_pieces_next(cursor, &piece, &papers->arena, &more, error);
    if (done && more && piece.stage != STAGE_CANCELLED) done = add_piece(papers, &judge, &piece, error);
  }
  run_pieces_close(cursor);
  return done;
}

/* ---- an evening ---- */

/* One run stands on the papers; several do not. */
static bool note_run(struct papers *papers, const struct piece *piece, bool first, struct error *error) {
  struct print_settings settings;
  struct run *run = &papers->run;
  if (uuid_is_nil(piece->run) || (!first && uuid_equal(run->id, piece->run))) return true;
  bool other = !first && run->number > 0;
  if (!record_load(papers->store, &run_noun, piece->run, run, &papers->arena, error)) return false;
  print_settings_init(&settings);
  if (!print_settings_read(&settings, run->layout, &papers->arena, error)) return false;
  papers->in_envelopes = *settings.envelope != '\0';
  if (other) run->number = 0;
  return true;
}

static bool add_seat_without_letter(struct papers *papers, const struct papers_seat *seat, struct error *error) {
  struct selected selected;
  bool placed, known;
  if (!record_load(papers->store, &prisoner_noun, seat->prisoner, &selected.prisoner, &papers->arena, error) ||
      !people_current_stay(papers->store, seat->prisoner, &selected.stay, &selected.prison, &placed, &papers->arena,
                           error))
    return false;
  if (!placed) {
    noun_clear(&stay_noun, &selected.stay);
    noun_clear(&prison_noun, &selected.prison);
  }
  return people_relay(papers->store, &selected.prisoner, placed ? &selected.prison : NULL, &selected.relay, &known,
                      &papers->arena, error) &&
         add_selected(papers, &selected, error);
}

static bool add_seat(struct papers *papers, struct today_judge *judge, const struct papers_seat *seat,
                     struct error *error) {
  struct piece piece;
  if (uuid_is_nil(seat->piece)) return add_seat_without_letter(papers, seat, error);
  if (!record_load(papers->store, &piece_noun, seat->piece, &piece, &papers->arena, error) ||
      !note_run(papers, &piece, papers->letter_count == 0, error))
    return false;
  judge->campaign = piece.campaign;
  return add_piece(papers, judge, &piece, error);
}

static bool read_seats(struct papers *papers, const struct watch *watch, struct error *error) {
  const struct papers_request *request = &papers->request;
  struct today_judge judge = {.store = papers->store, .holds = papers->holds, .today = request->today};
  for (size_t i = 0; i < request->seat_count; i++)
    if (!watch_step(watch, _("Checking"), i, request->seat_count, error) ||
        !add_seat(papers, &judge, &request->seats[i], error))
      return false;
  return true;
}

/* ---- all ---- */

void papers_in_order(const struct papers *papers, struct arena *arena, struct uuid **prisoners, size_t *count) {
  *count = 0;
  *prisoners = ARENA_ARRAY(arena, struct uuid, papers->people.count + 1);
  for (size_t i = 0; i < papers->people.count; i++)
    if (papers_has(papers, &papers->people.items[i])) (*prisoners)[(*count)++] = papers->people.items[i].prisoner.id;
}

size_t papers_count(const struct papers *papers) {
  size_t count = 0;
  for (size_t i = 0; i < papers->people.count; i++) count += papers_has(papers, &papers->people.items[i]);
  return count;
}

bool papers_read_people(struct papers *papers, const struct watch *watch, struct error *error) {
  const char *campaign = papers->request.selection.campaign;
  if (!holds_in_force(papers->store, &papers->arena, &papers->holds, error) ||
      !rules_known(papers->store, &papers->arena, &papers->rules, error))
    return false;
  if (campaign != NULL && *campaign != '\0') {
    struct campaign meant;
    if (!people_resolve(papers->store, &campaign_noun, campaign, &meant, &papers->arena, error)) return false;
    papers->campaign = meant.id;
  }
  if (papers->request.seats != NULL) return read_seats(papers, watch, error);
  return papers->request.run > 0 ? read_run(papers, watch, error) : read_selection(papers, watch, error);
}
