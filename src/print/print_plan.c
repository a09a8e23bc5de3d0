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
#include "solipost/store/rule_store.h"
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
                            .reason = arena_strdup(&plan->arena, reason),
                            .detail = arena_strdup(&plan->arena, detail),
                            .severity = severity,
                            .held = held,
                            .place = place,
                            .turn = plan->notes.count};
  LIST_PUSH(&plan->notes, note);
}

static bool is_held(const struct draft *draft) {
  bool held = false;
  for (size_t i = 0; i < draft->judgement.count; i++) held = held || draft->judgement.findings[i].reason == REASON_HELD;
  return held;
}

static void note_findings(struct print_plan *plan, size_t place, const char *who, const struct draft *draft,
                          struct arena *arena) {
  for (size_t i = 0; i < draft->judgement.count; i++) {
    const struct finding *finding = &draft->judgement.findings[i];
    bool matters = draft->verdict != DRAFT_LEFT_OUT || finding->severity == SEVERITY_BLOCK;
    if (matters)
      add_note(plan, place, who, reason_label(finding->reason), finding->detail, finding->severity, is_held(draft));
  }
  if (draft->language_detail != NULL)
    add_note(plan, place, who, _("no text"), draft->language_detail, SEVERITY_BLOCK, false);
  if (draft->sender.answer == SENDER_NONE && draft->found_count == 0)
    add_note(plan, place, who, _("no sender"), arena_printf(arena, "%s; %s", draft->sender.why, draft->sender.help),
             SEVERITY_BLOCK, false);
}

/* Rules are told once for all; about a person by name what leaves the person out, or is about nobody else. */
static void note_rules(struct print_plan *plan, size_t place, const char *who, const struct rule_finding *found,
                       size_t count, struct arena *arena) {
  enum severity worst = SEVERITY_INFO;
  for (size_t i = 0; i < count; i++)
    if (found[i].severity > worst) worst = found[i].severity;
  for (size_t i = 0; i < count; i++) {
    if (worst == SEVERITY_BLOCK && found[i].severity != SEVERITY_BLOCK) continue;
    judged_add(&plan->judged, &found[i], place);
    if (found[i].severity != SEVERITY_BLOCK && !found[i].personal) continue;
    const char *basis = mail_rule_basis(found[i].rule, arena);
    const char *detail = arena_printf(arena, "%s%s%s: %s", found[i].more, *found[i].more == '\0' ? "" : "; ",
                                      found[i].rule->rule.code, basis);
    add_note(plan, place, who, mail_rule_sentence(found[i].rule, arena), detail, found[i].severity, false);
  }
}

/* What failed and what would help as one sentence: a hint begins with a capital, behind a semicolon it must not. A command
 * or a name in quotes stays as it is, and so does a word in capitals ("PDF"). */
static const char *print_sentence(const char *message, const char *hint, struct arena *arena) {
  if (*hint == '\0') return message;
  bool plain = ascii_upper(hint[1]) != hint[1];
  return arena_printf(arena, "%s; %c%s", message, plain ? ascii_lower(hint[0]) : hint[0], hint + 1);
}

/* How long it is, is known only now. */
static void ask_late_rules(struct print_plan *plan, size_t tag, const char *who, const struct pool_size *size) {
  struct plan_item *item = &plan->items.items[tag];
  struct rule_finding *found;
  if (item->late == 0) return;
  size_t count = late_rules_judge(plan->late.items[item->late - 1], size->sheets, size->pages, &plan->arena, &found);
  note_rules(plan, tag, who, found, count, &plan->arena);
  for (size_t i = 0; i < count; i++) {
    if (found[i].severity == SEVERITY_BLOCK) item->state = ITEM_LEFT_OUT;
    if (found[i].severity == SEVERITY_ACKNOWLEDGE && item->state == ITEM_READY) item->state = ITEM_ACKNOWLEDGE;
  }
}

/* A verdict on a piece that was laid out. */
static void take_verdict(void *context, uint64_t tag, const char *who, const struct pool_size *size,
                         const struct error *error) {
  struct print_plan *plan = context;
  struct plan_item *item = &plan->items.items[tag];
  item->sheets = (uint16_t)(size->sheets > UINT16_MAX ? UINT16_MAX : size->sheets);
  if (error == NULL) {
    ask_late_rules(plan, (size_t)tag, who, size);
    return;
  }
  item->state = ITEM_LEFT_OUT;
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

bool print_plan_is_unchecked(const struct print_plan *plan, size_t language) {
  const struct plan_language *text = &plan->languages.items[language];
  return text_of(plan, text->language) != NULL && *text->checked_by == '\0';
}

/* ---- one person after the other ---- */

/* Numbers are drawn later; none has more digits than this one. */
static const int64_t widest_number = 888888888;

/* People of one prison share them. */
static uint16_t late_index(struct print_plan *plan, const struct piece_rules *rules) {
  if (rules->count == 0) return 0;
  for (size_t i = plan->late.count; i > 0; i--)
    if (late_rules_are(plan->late.items[i - 1], rules)) return (uint16_t)i;
  const struct late_rules *late = late_rules_keep(rules, &plan->arena);
  if (late == NULL || plan->late.count >= UINT16_MAX) return 0;
  LIST_PUSH(&plan->late, late);
  return (uint16_t)plan->late.count;
}

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

static bool check_draft(struct print_plan *plan, struct draft *draft, const char *who, size_t tag, struct arena *arena,
                        struct error *error) {
  bool opened;
  const char *language = draft->piece.language;
  size_t known = plan->languages.count;
  if (!print_texts_need(&plan->texts, language, &opened, error)) return false;
  size_t index = language_index(plan, language);
  const struct template *text = text_of(plan, language);
  bool is_new = index == known && text != NULL;
  if (is_new && strcmp(template_kind(text), "protest") == 0) return refuse_protest(plan, error);
  if (is_new && !take_text(plan, language, error)) return false;
  if (index > UINT8_MAX) return error_set(error, ERROR_REFUSED, _("more than %d languages in one run"), UINT8_MAX);
  struct plan_item *item = &plan->items.items[tag];
  item->language = (uint8_t)index;
  item->contact_unknown = draft->judgement.worst == SEVERITY_ACKNOWLEDGE;
  bool asked = draft->verdict == DRAFT_ACKNOWLEDGE || print_plan_is_unchecked(plan, index);
  item->state = asked ? ITEM_ACKNOWLEDGE : ITEM_READY;
  item->found_worst = (uint8_t)draft->found_worst;
  item->late = late_index(plan, &draft->rules);
  item->drafted = true;
  drafts_add(&plan->drafts, &draft->piece);
  draft->piece.number = widest_number;
  draft->piece.sender = sender_lines_to_print(draft->piece.sender, plan->request.writer, arena);
  return pool_check(plan->pool, tag, who, &draft->piece, error);
}

/* "P001 Sara Example" of "P001 Sara Example + P002 Max Example". */
static const char *first_of(const char *who, struct arena *arena) {
  const char *end = strstr(who, " + ");
  return end == NULL ? who : arena_strndup(arena, who, (size_t)(end - who));
}

/* Whatever stands against one of them stands against the piece. */
static void note_others(struct print_plan *plan, size_t place, const struct together_draft *made, struct arena *arena) {
  for (size_t i = 0; i < made->other_count; i++) {
    struct draft other = *made->others[i].draft;
    other.verdict = made->draft.verdict;
    other.language_detail = NULL;
    note_findings(plan, place, made->others[i].who, &other, arena);
    note_rules(plan, place, made->others[i].who, other.found, other.found_count, arena);
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
  note_findings(plan, tag, made.other_count == 0 ? made.who : first_of(made.who, arena), &made.draft, arena);
  note_rules(plan, tag, made.who, made.draft.found, made.draft.found_count, arena);
  note_others(plan, tag, &made, arena);
  return made.draft.verdict == DRAFT_LEFT_OUT || check_draft(plan, &made.draft, made.who, tag, arena, error);
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

static const struct print_writer *copy_writer(struct arena *arena, const struct print_writer *writer) {
  if (writer == NULL) return NULL;
  struct print_writer *copy = arena_copy(arena, writer, sizeof *writer);
  copy->writer.pseudonym = arena_strdup(arena, writer->writer.pseudonym);
  copy->real_name = arena_strdup(arena, writer->real_name);
  copy->real_address = arena_strdup(arena, writer->real_address);
  return copy;
}

/* The plan outlives the caller's request. */
static void copy_request(struct print_plan *plan, const struct print_request *request) {
  struct arena *arena = &plan->arena;
  struct print_request *own = &plan->request;
  *own = *request;
  own->selection.campaign = keep_text(arena, request->selection.campaign);
  own->campaign = keep_text(arena, request->campaign);
  own->selection.country = keep_text(arena, request->selection.country);
  own->selection.prison = keep_text(arena, request->selection.prison);
  own->selection.language = keep_text(arena, request->selection.language);
  own->selection.include_ended = true; /* they are left out with a reason instead of silently */
  own->template_name = keep_text(arena, request->template_name);
  own->output_folder = keep_text(arena, request->output_folder);
  own->writer = copy_writer(arena, request->writer);
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

/* What nobody knows the country of may go anywhere; what goes through somebody has an envelope. */
static struct post_ways ways_of(const struct print_plan *plan) {
  struct post_ways ways = {.country = plan->group.country};
  for (size_t i = 0; i < plan->items.count; i++) {
    const struct plan_item *item = &plan->items.items[i];
    if (item->state == ITEM_LEFT_OUT || item->relayed) continue;
    bool inland = *item->country != '\0' && strcmp(item->country, ways.country) == 0;
    ways.inland |= inland;
    ways.abroad |= !inland;
  }
  return ways;
}

static bool collect_remarks(struct print_plan *plan, struct error *error) {
  const struct product *product = plan->product;
  const struct post_ways ways = ways_of(plan);
  const char *remark = NULL;
  if (product->remark == NULL) return true;
  do {
    if (!product->remark(&plan->request.settings, &ways, plan->remarks.count, &plan->arena, &remark, error))
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
  const char *campaign = plan->request.campaign;
  if (campaign == NULL) campaign = plan->request.selection.campaign;
  if (campaign != NULL && *campaign != '\0' &&
      !people_resolve(plan->store, &campaign_noun, campaign, &plan->campaign, &plan->arena, error))
    return false;
  if (plan->request.template_name != NULL && !template_find(plan->request.template_name, error)) return false;
  const struct print_settings *settings = &plan->request.settings;
  if (!settle(plan, error) || !open_pictures(plan, error)) return false;
  if (!print_measure(plan->product, settings, 1, 0, &(size_t){0}, &(size_t){0}, error)) return false;
  plan->drafting = (struct draft_context){
      .group = &plan->group,
      .campaign = plan->campaign.id,
      .campaign_name = plan->campaign.name,
      .campaign_goal = plan->campaign.goal,
      .texts = &plan->texts,
      .today = date_today(),
      .local_script = plan->request.local_script,
      .piece_kind = plan->product->piece_kind,
      .writers = writers_in_a_row(settings->writers, &plan->arena),
      .holds = holds,
      .rules = {.group = &plan->group,
                .writer = plan->request.writer,
                .sender = plan->request.sender,
                .settings = settings,
                .today = date_today()},
  };
  if (!rules_known(plan->store, &plan->arena, &plan->drafting.rules.known, error) ||
      !topics_open(&plan->drafting.rules.topics, plan->group.name, error) ||
      !posting_open(&plan->posting, plan->store, plan->product, settings, plan->group.country, &plan->arena, error) ||
      !together_resolve(plan->store, plan->request.together, &plan->arena, &plan->together, error))
    return false;
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
  if (!open_plan(plan, error) || !plan_all(plan, watch, error) || !collect_remarks(plan, error)) {
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
  LIST_RELEASE(&plan->late);
  judged_release(&plan->judged);
  topics_close(plan->drafting.rules.topics);
  LIST_RELEASE(&plan->image_paths);
  LIST_RELEASE(&plan->remarks);
  arena_release(&plan->arena);
  mem_free(plan);
}
