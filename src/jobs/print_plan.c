/* SPDX-License-Identifier: MIT */
/* Plans a run: who can be written to, in which language, and whether every piece fits. */
#include "print_plan.h"

#include <string.h>
#include <unistd.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/page/card.h"
#include "solipost/page/letter_form.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/record_store.h"
#include "solipost/template/template.h"

size_t print_helpers_for(size_t jobs_wanted, size_t pieces) {
  if (jobs_wanted > 0) return jobs_wanted > POOL_MOST_HELPERS ? POOL_MOST_HELPERS : jobs_wanted;
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  return pieces > PRINT_PIECES_WORTH_A_HELPER && processors > 1 ? 2 : 1;
}

/* ---- notes ---- */

/* A quarter of the room for each severity: a thousand warnings must not hide the one who is left out. */
static void add_note(struct print_plan *plan, size_t place, const char *who, const char *reason, const char *detail,
                     enum severity severity, bool held) {
  if (plan->notes_of[severity] >= PRINT_MOST_NOTES / (SEVERITY_BLOCK + 1)) {
    plan->notes_left++;
    return;
  }
  plan->notes_of[severity]++;
  struct print_note note = {.who = arena_strdup(&plan->arena, who),
                            .reason = reason,
                            .detail = arena_strdup(&plan->arena, detail),
                            .severity = severity,
                            .held = held,
                            .place = place,
                            .turn = plan->notes.count};
  LIST_PUSH(&plan->notes, note);
}

/* Verdicts of helpers come when they come; what is told is in the order of the list. */
static int compare_notes(const void *a, const void *b) {
  const struct print_note *left = a;
  const struct print_note *right = b;
  if (left->place != right->place) return left->place < right->place ? -1 : 1;
  return (left->turn > right->turn) - (left->turn < right->turn);
}

static bool is_held(const struct draft *draft) {
  bool held = false;
  for (size_t i = 0; i < draft->judgement.count; i++) held = held || draft->judgement.findings[i].reason == REASON_HELD;
  return held;
}

static void note_findings(struct print_plan *plan, size_t place, const char *who, const struct draft *draft) {
  for (size_t i = 0; i < draft->judgement.count; i++) {
    const struct finding *finding = &draft->judgement.findings[i];
    bool matters = draft->verdict != DRAFT_LEFT_OUT || finding->severity == SEVERITY_BLOCK;
    if (matters)
      add_note(plan, place, who, reason_label(finding->reason), finding->detail, finding->severity, is_held(draft));
  }
  if (draft->language_detail != NULL)
    add_note(plan, place, who, _("no text"), draft->language_detail, SEVERITY_BLOCK, false);
}

/* What failed and what would help as one sentence: a hint begins with a capital, behind a semicolon it must not. A command
 * or a name in quotes stays as it is, and so does a word in capitals ("PDF"). */
static const char *print_sentence(const char *message, const char *hint, struct arena *arena) {
  if (*hint == '\0') return message;
  bool plain = ascii_upper(hint[1]) != hint[1];
  return arena_printf(arena, "%s; %c%s", message, plain ? ascii_lower(hint[0]) : hint[0], hint + 1);
}

/* A verdict on a piece that was laid out. */
static void take_verdict(void *context, uint64_t tag, const char *who, size_t sheets, const struct error *error) {
  struct print_plan *plan = context;
  plan->items.items[tag].sheets = (uint16_t)(sheets > UINT16_MAX ? UINT16_MAX : sheets);
  if (error == NULL) return;
  plan->items.items[tag].state = ITEM_LEFT_OUT;
  const char *detail = print_sentence(error->message, error->hint, &plan->arena);
  add_note(plan, (size_t)tag, who, _("cannot be printed"), detail, SEVERITY_BLOCK, false);
}

/* ---- languages ---- */

static const struct template *text_of(const struct print_plan *plan, const char *language) {
  return print_texts_find(&plan->texts, language);
}

static size_t language_index(struct print_plan *plan, const char *language) {
  for (size_t i = 0; i < plan->languages.count; i++) {
    if (strcmp(plan->languages.items[i].language, language) == 0) return i;
  }
  struct plan_language added = {.title = "", .checked_by = ""};
  snprintf(added.language, sizeof added.language, "%s", language);
  const struct template *template = text_of(plan, language);
  if (template != NULL) {
    added.title = template_title(template);
    added.checked_by = template_checked_by(template);
  }
  LIST_PUSH(&plan->languages, added);
  return plan->languages.count - 1;
}

static bool is_unchecked(const struct print_plan *plan, size_t language) {
  const struct plan_language *text = &plan->languages.items[language];
  return text_of(plan, text->language) != NULL && *text->checked_by == '\0';
}

/* ---- one person after the other ---- */

/* Numbers are drawn later; none has more digits than this one. */
static const int64_t widest_number = 888888888;

static bool has_image(const struct print_plan *plan, const char *path) {
  for (size_t i = 0; i < plan->image_paths.count; i++) {
    if (strcmp(plan->image_paths.items[i], path) == 0) return true;
  }
  return false;
}

static bool open_image(struct print_plan *plan, const struct template *template, const char *path,
                       struct error *error) {
  double width_pt, height_pt;
  struct picture *picture;
  struct buffer bytes;
  if (has_image(plan, path)) return true; /* all languages of a template have one folder */
  buffer_init(&bytes);
  bool done = plan->product->image_size(&plan->request.settings, &width_pt, &height_pt, error) &&
              template_image_read(template, path, &bytes, error) &&
              picture_from_bytes(&picture, bytes.bytes, bytes.length, path, width_pt, height_pt, error) &&
              run_pictures_add(&plan->pictures, picture, error) && pool_image(plan->pool, path, picture, error);
  buffer_release(&bytes);
  if (done) LIST_PUSH(&plan->image_paths, arena_strdup(&plan->arena, path));
  return done;
}

/* The text in a language that nobody before had: helpers get it, and its pictures. */
static bool take_text(struct print_plan *plan, const char *language, struct error *error) {
  const struct template *template = text_of(plan, language);
  struct template_image *images;
  size_t count = 0;
  if (!pool_text(plan->pool, language, template_source(template), error)) return false;
  if (plan->product->image_size != NULL) template_images(template, &plan->arena, &images, &count);
  for (size_t i = 0; i < count; i++) {
    if (!open_image(plan, template, images[i].path, error)) return false;
  }
  return true;
}

/* It would tell the prison what is said about it, in the prisoner's name. */
static bool refuse_protest(const struct print_plan *plan, struct error *error) {
  error_set(error, ERROR_MISUSED, _("the text \"%s\" is written to an authority, not to prisoners"),
            plan->request.template_name);
  return error_hint(error, _("use: solipost print protest"));
}

static bool check_draft(struct print_plan *plan, struct draft *draft, const char *who, size_t tag,
                        struct error *error) {
  bool is_new;
  const char *language = draft->piece.language;
  if (!print_texts_need(&plan->texts, language, &is_new, error)) return false;
  if (is_new && strcmp(template_kind(text_of(plan, language)), "protest") == 0) return refuse_protest(plan, error);
  if (is_new && !take_text(plan, language, error)) return false;
  size_t index = language_index(plan, language);
  if (index > UINT8_MAX) return error_set(error, ERROR_REFUSED, _("more than %d languages in one run"), UINT8_MAX);
  struct plan_item *item = &plan->items.items[tag];
  item->language = (uint8_t)index;
  item->contact_unknown = draft->verdict == DRAFT_ACKNOWLEDGE;
  item->state = item->contact_unknown || is_unchecked(plan, index) ? ITEM_ACKNOWLEDGE : ITEM_READY;
  item->drafted = true;
  drafts_add(&plan->drafts, &draft->piece);
  draft->piece.number = widest_number;
  return pool_check(plan->pool, tag, who, &draft->piece, error);
}

/* "P001 Sara Example" of "P001 Sara Example + P002 Max Example". */
static const char *first_of(const char *who, struct arena *arena) {
  const char *end = strstr(who, " + ");
  return end == NULL ? who : arena_strndup(arena, who, (size_t)(end - who));
}

/* Whatever stands against one of them stands against the piece. */
static void note_others(struct print_plan *plan, size_t place, const struct together_draft *made) {
  for (size_t i = 0; i < made->other_count; i++) {
    struct draft other = {.verdict = made->draft.verdict, .judgement = *made->others[i].judgement};
    note_findings(plan, place, made->others[i].who, &other);
  }
  if (made->refusal != NULL)
    add_note(plan, place, made->who, _("not on one letter"), made->refusal, SEVERITY_BLOCK, false);
}

static bool plan_one(struct print_plan *plan, const struct selected *selected, struct arena *arena,
                     struct error *error) {
  struct together_draft made;
  if (!together_draft(&plan->drafting, plan->store, &plan->together, selected, arena, &made, error)) return false;
  if (made.taken) return true;
  size_t tag = plan->items.count;
  struct plan_item item = {.prisoner = made.first, .state = ITEM_LEFT_OUT, .group = (uint16_t)made.group};
  item.relayed = made.draft.judgement.through_relay;
  snprintf(item.country, sizeof item.country, "%s", item.relayed ? selected->relay.country : selected->prison.country);
  LIST_PUSH(&plan->items, item);
  note_findings(plan, tag, made.other_count == 0 ? made.who : first_of(made.who, arena), &made.draft);
  note_others(plan, tag, &made);
  return made.draft.verdict == DRAFT_LEFT_OUT || check_draft(plan, &made.draft, made.who, tag, error);
}

static bool plan_selected(struct print_plan *plan, const struct watch *watch, struct error *error) {
  struct selection_cursor *cursor;
  if (!selection_open(plan->store, &plan->request.selection, &cursor, error)) return false;
  struct arena arena;
  arena_init(&arena);
  bool done = true, more = true;
  while (done && more) {
    struct selected selected;
    arena_reset(&arena);
    done = watch_step(watch, _("Checking"), plan->items.count, 0, error) &&
           selection_next(cursor, &selected, &arena, &more, error);
    if (!done || !more) break;
    size_t helpers = print_helpers_for(plan->request.jobs, plan->items.count + 1);
    done = pool_fork(plan->pool, helpers, error) && plan_one(plan, &selected, &arena, error);
  }
  arena_release(&arena);
  selection_close(cursor);
  return done && pool_settle(plan->pool, error);
}

/* A row that is being read keeps one view of the register open meanwhile: all people are seen as of the same moment, and
 * SQLite need not take and give back its lock for each of them (a third of the time). Writers are not held up. */
static bool plan_all(struct print_plan *plan, const struct watch *watch, struct error *error) {
  struct record_cursor *view;
  struct record_query query = {.limit = 0};
  struct own_group group;
  bool more;
  if (!record_select(plan->store, &own_group_noun, &query, &view, error)) return false;
  bool done = record_next(view, &group, &plan->arena, &more, error) && plan_selected(plan, watch, error);
  record_cursor_close(view);
  return done;
}

/* ---- opening ---- */

static const char *keep_text(struct arena *arena, const char *text) {
  return text == NULL ? NULL : arena_strdup(arena, text);
}

static const char *const *copy_list(struct arena *arena, const char *const *list) {
  size_t count = 0;
  if (list == NULL) return NULL;
  while (list[count] != NULL) count++;
  const char **copy = ARENA_ARRAY(arena, const char *, count + 1);
  for (size_t i = 0; i < count; i++) copy[i] = arena_strdup(arena, list[i]);
  return copy;
}

/* The plan outlives the caller's request. */
static void copy_request(struct print_plan *plan, const struct print_request *request) {
  struct arena *arena = &plan->arena;
  struct print_request *own = &plan->request;
  *own = *request;
  own->selection.campaign = keep_text(arena, request->selection.campaign);
  own->selection.country = keep_text(arena, request->selection.country);
  own->selection.prison = keep_text(arena, request->selection.prison);
  own->selection.language = keep_text(arena, request->selection.language);
  own->selection.include_ended = true; /* they are left out with a reason instead of silently */
  own->template_name = keep_text(arena, request->template_name);
  own->output_folder = keep_text(arena, request->output_folder);
  own->picture_paths = copy_list(arena, request->picture_paths);
  own->selection.who = copy_list(arena, request->selection.who);
  own->together = copy_list(arena, request->together);
  print_settings_copy(&own->settings, arena);
  own->settings.pictures = 0;
  while (own->picture_paths != NULL && own->picture_paths[own->settings.pictures] != NULL) own->settings.pictures++;
}

/* What the request left open, so that the run can be printed again as it was. */
static bool settle(struct print_plan *plan, struct error *error) {
  struct print_settings *settings = &plan->request.settings;
  if (*settings->sheet == '\0') settings->sheet = paper_sheet_of(plan->group.country);
  int64_t relays;
  if (!record_count(plan->store, &relay_noun, &(struct record_query){0}, &relays, error)) return false;
  settings->inner = relays > 0; /* a file in which nothing stands is not kept */
  if (*settings->motto_language == '\0')
    settings->motto_language = *plan->group.language == '\0' ? "en" : plan->group.language;
  bool needs_form = plan->product == &letters_product && *settings->form == '\0';
  if (needs_form && !letter_form_of(plan->group.country, *settings->envelope == '\0', &settings->form, error))
    return false;
  return plan->product->settle == NULL || plan->product->settle(settings, error);
}

static bool open_pictures(struct print_plan *plan, struct error *error) {
  const struct print_settings *settings = &plan->request.settings;
  double width_pt, height_pt;
  if (plan->request.picture_paths == NULL || plan->product->picture_size == NULL) return true;
  return plan->product->picture_size(settings, &width_pt, &height_pt, error) &&
         run_pictures_open(&plan->pictures, plan->request.picture_paths, width_pt, height_pt, error);
}

static bool collect_remarks(struct print_plan *plan, struct error *error) {
  const struct product *product = plan->product;
  const char *remark = NULL;
  if (product->remark == NULL) return true;
  do {
    if (!product->remark(&plan->request.settings, plan->group.country, plan->remarks.count, &plan->arena, &remark,
                         error))
      return false;
    if (remark != NULL) LIST_PUSH(&plan->remarks, remark);
  } while (remark != NULL);
  return true;
}

/* "Robin, Mika": as a field of the text. */
static const char *writers_in_a_row(const char *lines, struct arena *arena) {
  const char *row = "";
  while (*lines != '\0') {
    size_t length = strcspn(lines, "\n");
    row = arena_printf(arena, "%s%s%.*s", row, *row == '\0' ? "" : ", ", (int)length, lines);
    lines += length + (lines[length] == '\n');
  }
  return row;
}

static bool open_plan(struct print_plan *plan, struct error *error) {
  struct hold_list holds;
  if (!journal_newest(plan->store, &plan->seen_commit, error)) return false;
  if (!holds_in_force(plan->store, &plan->arena, &holds, error)) return false;
  if (!people_own_group(plan->store, &plan->group, &plan->arena, error)) return false;
  noun_clear(&campaign_noun, &plan->campaign);
  const char *campaign = plan->request.selection.campaign;
  if (campaign != NULL && *campaign != '\0' &&
      !people_resolve(plan->store, &campaign_noun, campaign, &plan->campaign, &plan->arena, error))
    return false;
  if (plan->request.template_name != NULL && !template_find(plan->request.template_name, error)) return false;
  const struct print_settings *settings = &plan->request.settings;
  if (!settle(plan, error) || !open_pictures(plan, error) || !collect_remarks(plan, error)) return false;
  if (!print_measure(plan->product, settings, 1, 0, &(size_t){0}, &(size_t){0}, error)) return false;
  plan->drafting = (struct draft_context){
      .group = &plan->group,
      .campaign = plan->campaign.id,
      .campaign_name = plan->campaign.name,
      .campaign_goal = plan->campaign.goal,
      .texts = &plan->texts,
      .today = date_today(),
      .sender = plan->request.sender,
      .local_script = plan->request.local_script,
      .piece_kind = plan->product->piece_kind,
      .writers = writers_in_a_row(settings->writers, &plan->arena),
      .holds = holds,
  };
  if (!posting_open(&plan->posting, plan->store, plan->product, settings, plan->group.country, &plan->arena, error))
    return false;
  if (!together_resolve(plan->store, plan->request.together, &plan->arena, &plan->together, error)) return false;
  if (!pool_open(&plan->pool, plan->product, settings, &plan->pictures, error)) return false;
  pool_on_verdict(plan->pool, take_verdict, plan);
  return true;
}

bool print_plan_make(struct print_plan **out, struct store *store, const struct print_request *request,
                     const struct watch *watch, struct error *error) {
  struct print_plan *plan = mem_alloc(sizeof *plan);
  arena_init(&plan->arena);
  plan->store = store;
  plan->product = request->product == NULL ? &cards_product : request->product;
  copy_request(plan, request);
  print_texts_init(&plan->texts, plan->request.template_name);
  drafts_init(&plan->drafts);
  *out = NULL;
  if (!open_plan(plan, error) || !plan_all(plan, watch, error)) {
    print_plan_close(plan);
    return false;
  }
  *out = plan;
  return true;
}

void print_plan_close(struct print_plan *plan) {
  if (plan == NULL) return;
  pool_close(plan->pool);
  print_texts_release(&plan->texts);
  drafts_release(&plan->drafts);
  run_pictures_close(&plan->pictures);
  LIST_RELEASE(&plan->items);
  LIST_RELEASE(&plan->languages);
  LIST_RELEASE(&plan->notes);
  LIST_RELEASE(&plan->image_paths);
  LIST_RELEASE(&plan->remarks);
  arena_release(&plan->arena);
  mem_free(plan);
}

/* ---- what became of it ---- */

void print_plan_acknowledge(struct print_plan *plan) {
  for (size_t i = 0; i < plan->items.count; i++) {
    if (plan->items.items[i].state == ITEM_ACKNOWLEDGE) plan->items.items[i].state = ITEM_READY;
  }
}

static void count_languages(struct print_plan *plan) {
  size_t count = plan->languages.count;
  if (plan->shown_languages == NULL)
    plan->shown_languages = ARENA_ARRAY(&plan->arena, struct print_language, count + 1);
  for (size_t i = 0; i < count; i++) {
    const struct plan_language *text = &plan->languages.items[i];
    bool unchecked = is_unchecked(plan, i);
    plan->shown_languages[i] = (struct print_language){
        .language = text->language, .title = text->title, .checked_by = unchecked ? "" : text->checked_by};
    if (text_of(plan, text->language) == NULL) plan->shown_languages[i].checked_by = NULL;
  }
  for (size_t i = 0; i < plan->items.count; i++) {
    const struct plan_item *item = &plan->items.items[i];
    if (item->state != ITEM_LEFT_OUT)
      plan->shown_languages[item->language].pieces += (size_t)plan->request.settings.copies;
  }
}

/* The layout was measured when the plan was opened, so it is known. */
static size_t count_sheets(const struct print_plan *plan, bool acknowledged) {
  struct error error;
  size_t pieces = 0, own_sheets = 0, sheets, per_volume;
  for (size_t i = 0; i < plan->items.count; i++) {
    const struct plan_item *item = &plan->items.items[i];
    if (item->state == ITEM_LEFT_OUT || (item->state == ITEM_ACKNOWLEDGE && !acknowledged)) continue;
    pieces += (size_t)plan->request.settings.copies;
    own_sheets += item->sheets * (size_t)plan->request.settings.copies;
  }
  const struct product *product = plan->product;
  bool known = product->measure(&plan->request.settings, pieces, own_sheets, &sheets, &per_volume, &error);
  return known ? sheets : 0;
}

static bool is_same_postage(const struct print_postage *line, const struct posted *posted) {
  if (strcmp(line->zone, posted->zone) != 0 || strcmp(line->form, posted->form) != 0) return false;
  if (line->known != (posted->price != NULL)) return false;
  return !line->known || line->price == posted->price->postage.price;
}

static void add_postage(struct print_summary *summary, struct print_postage *lines, const struct plan_item *item,
                        const struct posted *posted, const char *posted_in) {
  size_t at = 0;
  while (at < summary->postage_count && !is_same_postage(&lines[at], posted)) at++;
  struct print_postage *line = &lines[at];
  if (at == summary->postage_count) {
    if (at == PRINT_MOST_POSTAGE) return;
    summary->postage_count++;
    *line = (struct print_postage){.zone = posted->zone, .form = posted->form, .posted_in = posted_in, .currency = ""};
    snprintf(line->country, sizeof line->country, "%s", item->country);
    line->known = posted->price != NULL;
    if (line->known) line->price = posted->price->postage.price;
    if (line->known) line->currency = posted->price->postage.currency;
  }
  line->elsewhere = line->elsewhere || strcmp(line->country, item->country) != 0;
  if (posted->weight_g > line->weight_g) line->weight_g = posted->weight_g;
  line->count++;
}

static void count_postage(struct print_plan *plan) {
  struct print_summary *summary = &plan->summary;
  if (plan->postage == NULL) plan->postage = ARENA_ARRAY(&plan->arena, struct print_postage, PRINT_MOST_POSTAGE);
  for (size_t i = 0; i < plan->items.count; i++) {
    const struct plan_item *item = &plan->items.items[i];
    struct posted posted;
    if (item->state == ITEM_LEFT_OUT) continue;
    posting_find(&plan->posting, item->country, item->sheets, item->relayed, &posted);
    add_postage(summary, plan->postage, item, &posted, plan->group.country);
    summary->envelopes += *plan->request.settings.envelope != '\0';
    summary->labels += *plan->request.settings.labels != '\0' ? (size_t)plan->request.settings.copies : 0;
  }
  summary->postage = plan->postage;
}

const struct print_summary *print_plan_summary(struct print_plan *plan) {
  struct print_summary *summary = &plan->summary;
  if (plan->notes.count > 0) qsort(plan->notes.items, plan->notes.count, sizeof *plan->notes.items, compare_notes);
  *summary = (struct print_summary){.piece_kind = plan->product->piece_kind,
                                    .selected = plan->items.count,
                                    .notes = plan->notes.items,
                                    .note_count = plan->notes.count,
                                    .notes_left = plan->notes_left,
                                    .remarks = plan->remarks.items,
                                    .remark_count = plan->remarks.count,
                                    .language_count = plan->languages.count};
  for (size_t i = 0; i < plan->items.count; i++) {
    const struct plan_item *item = &plan->items.items[i];
    summary->ready += item->state == ITEM_READY;
    summary->to_acknowledge += item->state == ITEM_ACKNOWLEDGE;
    summary->contact_unknown += item->state == ITEM_ACKNOWLEDGE && item->contact_unknown;
    summary->left_out += item->state == ITEM_LEFT_OUT;
  }
  summary->ready *= (size_t)plan->request.settings.copies;
  summary->to_acknowledge *= (size_t)plan->request.settings.copies;
  count_languages(plan);
  count_postage(plan);
  summary->languages = plan->shown_languages;
  summary->sheets = count_sheets(plan, false);
  summary->sheets_acknowledged = count_sheets(plan, true);
  return summary;
}
