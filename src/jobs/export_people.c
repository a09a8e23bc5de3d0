/* SPDX-License-Identifier: MIT */
/* Makes a list of prisoners for others, and remembers to whom it went. */
#include "solipost/jobs/export_people.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "export_rows.h"
#include "solipost/base/checksum.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/store/commit.h"
#include "solipost/store/export_store.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/record_store.h"

/* What the register says at one moment: the file, who is in it, who is not and why. */
struct made {
  struct buffer csv;
  LIST(struct uuid) people;
  LIST(struct export_note) notes;
  size_t selected, to_acknowledge, left_out;
};

struct export_plan {
  struct store *store;
  struct export_request request;
  struct arena arena;
  struct uuid campaign;
  bool acknowledged;
  int64_t seen_commit;
  struct made made;
};

static void made_init(struct made *made) {
  *made = (struct made){.selected = 0};
  buffer_init(&made->csv);
}

static void made_release(struct made *made) {
  buffer_release(&made->csv);
  LIST_RELEASE(&made->people);
  LIST_RELEASE(&made->notes);
}

/* ---- judging and writing rows ---- */

static void note_findings(struct export_plan *plan, struct made *made, const struct prisoner *prisoner,
                          const struct guard_verdict *verdict) {
  for (size_t i = 0; i < verdict->count; i++) {
    const struct guard_finding *finding = &verdict->findings[i];
    if (finding->ruling != verdict->ruling) continue;
    struct export_note note = {.who = arena_strdup(&plan->arena, prisoner_call(prisoner, &plan->arena)),
                               .reason = guard_reason_label(finding->reason),
                               .detail = arena_strdup(&plan->arena, finding->detail),
                               .ruling = finding->ruling};
    LIST_PUSH(&made->notes, note);
    return;
  }
}

static bool make_one(struct export_plan *plan, struct made *made, const struct selected *selected,
                     const struct hold_list *holds, struct arena *scratch, struct error *error) {
  struct guard_request request = {.use = plan->request.use,
                                  .prisoner = &selected->prisoner,
                                  .prison = uuid_is_nil(selected->prison.id) ? NULL : &selected->prison,
                                  .campaign = plan->campaign,
                                  .holds = holds};
  struct guard_verdict verdict;
  guard_judge(&request, scratch, &verdict);
  made->selected++;
  note_findings(plan, made, &selected->prisoner, &verdict);
  made->left_out += verdict.ruling == RULING_REFUSED;
  made->to_acknowledge += verdict.ruling == RULING_ACKNOWLEDGE;
  if (verdict.ruling == RULING_REFUSED || (verdict.ruling == RULING_ACKNOWLEDGE && !plan->acknowledged)) return true;
  LIST_PUSH(&made->people, selected->prisoner.id);
  return export_append_row(plan->store, plan->request.use, selected, &made->csv, scratch, error);
}

static bool make(struct export_plan *plan, struct made *made, const struct watch *watch, struct error *error) {
  struct selection_cursor *cursor = NULL;
  struct hold_list holds;
  struct arena scratch;
  if (!holds_in_force(plan->store, &plan->arena, &holds, error) ||
      !selection_open(plan->store, &plan->request.selection, &cursor, error))
    return false;
  arena_init(&scratch);
  export_append_header(plan->request.use, &made->csv);
  bool done = true, more = true;
  while (done && more) {
    struct selected selected;
    arena_reset(&scratch);
    done = watch_step(watch, _("Reading"), made->selected, 0, error) &&
           selection_next(cursor, &selected, &scratch, &more, error);
    if (done && more) done = make_one(plan, made, &selected, &holds, &scratch, error);
  }
  arena_release(&scratch);
  selection_close(cursor);
  return done;
}

/* ---- the plan ---- */

static bool is_in_the_way(const char *path, struct error *error) {
  if (!file_exists(path)) return false;
  error_set(error, ERROR_REFUSED, _("%s is there already"), path);
  error_hint(error, _("choose another name: nothing is overwritten"));
  return true;
}

static bool open_plan(struct export_plan *plan, const struct watch *watch, struct error *error) {
  const char *code = plan->request.selection.campaign;
  if (is_in_the_way(plan->request.path, error) || !journal_newest(plan->store, &plan->seen_commit, error)) return false;
  if (code != NULL && *code != '\0') {
    struct campaign campaign;
    if (!people_resolve(plan->store, &campaign_noun, code, &campaign, &plan->arena, error)) return false;
    plan->campaign = campaign.id;
  }
  return make(plan, &plan->made, watch, error);
}

bool export_plan_make(struct export_plan **out, struct store *store, const struct export_request *request,
                      const struct watch *watch, struct error *error) {
  struct export_plan *plan = mem_alloc(sizeof *plan);
  plan->store = store;
  plan->request = *request;
  arena_init(&plan->arena);
  made_init(&plan->made);
  *out = NULL;
  if (!open_plan(plan, watch, error)) {
    export_plan_close(plan);
    return false;
  }
  *out = plan;
  return true;
}

void export_plan_close(struct export_plan *plan) {
  if (plan == NULL) return;
  made_release(&plan->made);
  arena_release(&plan->arena);
  mem_free(plan);
}

struct export_summary export_plan_summary(const struct export_plan *plan) {
  const struct made *made = &plan->made;
  return (struct export_summary){.selected = made->selected,
                                 .ready = made->selected - made->left_out - made->to_acknowledge,
                                 .to_acknowledge = made->to_acknowledge,
                                 .left_out = made->left_out,
                                 .notes = made->notes.items,
                                 .note_count = made->notes.count};
}

void export_plan_acknowledge(struct export_plan *plan) { plan->acknowledged = true; }

/* ---- writing ---- */

static bool changed_meanwhile(struct error *error) {
  error_set(error, ERROR_BUSY, _("the register was changed while the list was being made"));
  return error_hint(error, _("nothing was written; run the same command again"));
}

/* A hold, or a name that was corrected, since the plan was made: the file would be wrong. */
static bool check_again(struct export_plan *plan, const struct watch *watch, struct error *error) {
  int64_t newest;
  if (!journal_newest(plan->store, &newest, error)) return false;
  if (newest == plan->seen_commit) return true;
  struct made now;
  made_init(&now);
  bool done = make(plan, &now, watch, error);
  if (done &&
      (now.csv.length != plan->made.csv.length || memcmp(now.csv.bytes, plan->made.csv.bytes, now.csv.length) != 0))
    done = changed_meanwhile(error);
  made_release(&now);
  return done;
}

static bool insert_record(struct export_plan *plan, struct export_record *record, struct error *error) {
  if (!export_next_number(plan->store, &record->number, error) ||
      !record_insert(plan->store, &export_noun, record, error))
    return false;
  for (size_t i = 0; i < plan->made.people.count; i++) {
    struct export_item item = {.export = record->id, .prisoner = plan->made.people.items[i]};
    if (!record_insert(plan->store, &export_item_noun, &item, error)) return false;
  }
  return true;
}

/* The whole path, for whoever looks for the file later. */
static const char *whole_path(const char *path, struct arena *arena) {
  char whole[PATH_MAX];
  return realpath(path, whole) == NULL ? path : arena_strdup(arena, whole);
}

/* The draft is whole and synced when its record is written; it gets its name, then the record is committed. */
static bool write_in_commit(struct export_plan *plan, struct file_draft *draft, const struct watch *watch,
                            struct export_record *record, bool *kept, struct error *error) {
  if (!check_again(plan, watch, error)) return false;
  *kept = file_draft_keep(draft, error);
  if (!*kept) return false;
  record->file = whole_path(plan->request.path, &plan->arena);
  return insert_record(plan, record, error) && store_commit(plan->store, error);
}

static bool write_file(struct export_plan *plan, const char *command, const struct watch *watch,
                       struct export_record *record, struct error *error) {
  struct file_draft draft;
  bool kept = false;
  if (!file_draft_open(&draft, plan->request.path, false, error)) return false;
  bool done = file_draft_write(&draft, plan->made.csv.bytes, plan->made.csv.length, error) &&
              store_begin(plan->store, command, error);
  if (done) {
    done = write_in_commit(plan, &draft, watch, record, &kept, error);
    if (!done) store_rollback(plan->store);
  }
  file_draft_drop(&draft);
  /* What the register does not remember must not be lying about. */
  if (!done && kept) (void)unlink(plan->request.path);
  return done;
}

bool export_plan_write(struct export_plan *plan, const char *command, const struct watch *watch, struct arena *arena,
                       struct export_result *result, struct error *error) {
  *result = (struct export_result){.number = 0};
  if (plan->acknowledged && plan->made.to_acknowledge > 0) {
    made_release(&plan->made);
    made_init(&plan->made);
    if (!journal_newest(plan->store, &plan->seen_commit, error) || !make(plan, &plan->made, watch, error)) return false;
  }
  if (plan->made.people.count == 0) {
    error_set(error, ERROR_REFUSED, _("nobody is left to be listed"));
    return error_hint(error, _("--dry-run lists who is left out and why"));
  }
  char checksum[CHECKSUM_SIZE];
  struct export_record record;
  noun_clear(&export_noun, &record);
  checksum_bytes(plan->made.csv.bytes, plan->made.csv.length, checksum);
  record.made_on = date_today();
  record.recipient = plan->request.recipient;
  record.purpose = plan->request.use == USE_PUBLISH ? PURPOSE_PUBLIC : PURPOSE_PARTNER;
  record.checksum = checksum;
  record.people_count = (int64_t)plan->made.people.count;
  if (!write_file(plan, command, watch, &record, error)) return false;
  *result = (struct export_result){
      .number = record.number, .path = arena_strdup(arena, record.file), .people = plan->made.people.count};
  return true;
}
