/* SPDX-License-Identifier: MIT */
/* Collects what the papers of an evening say, and makes their files: all whole, or none. */
#include <unistd.h>

#include "papers_work.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/store/people_store.h"

static papers_make *const makers[PAPERS_KINDS] = {
    [PAPERS_ABOUT] = papers_make_about,
    [PAPERS_WHAT_NOT] = papers_make_what_not,
    [PAPERS_PHRASES] = papers_make_phrases,
    [PAPERS_NEW_WRITER] = papers_make_new_writer,
    [PAPERS_TABLE_LIST] = papers_make_table_list,
    [PAPERS_CHECKLIST] = papers_make_checklist,
    [PAPERS_POST_OFFICE] = papers_make_post_office,
    [PAPERS_REPLY_COVER] = papers_make_reply_cover,
};

/* ---- collecting ---- */

/* Some papers are about people, some look at them only to leave out what does not matter, some are for nobody. */
static bool reads_people(const struct papers_request *request) {
  bool reads = false;
  for (int kind = 0; kind < PAPERS_KINDS; kind++)
    reads = reads || (request->kinds[kind] && kind != PAPERS_NEW_WRITER && kind != PAPERS_REPLY_COVER);
  return reads;
}

static bool needs_people(const struct papers_request *request) {
  return request->kinds[PAPERS_ABOUT] || request->kinds[PAPERS_PHRASES] || request->kinds[PAPERS_TABLE_LIST] ||
         request->kinds[PAPERS_POST_OFFICE];
}

static bool collect(struct papers *papers, const struct watch *watch, struct error *error) {
  struct papers_request *request = &papers->request;
  noun_clear(&run_noun, &papers->run);
  if (!people_own_group(papers->store, &papers->group, &papers->arena, error)) return false;
  papers_words_choose(&papers->words, request->languages, &papers->group, &papers->arena);
  request->selection.include_ended = true; /* they are left out with a reason instead of silently */
  if (reads_people(request) && !papers_read_people(papers, watch, error)) return false;
  if (request->kinds[PAPERS_REPLY_COVER] && !papers_read_replies(papers, error)) return false;
  return true;
}

bool papers_collect(struct papers **out, struct store *store, const struct papers_request *request,
                    const struct watch *watch, struct error *error) {
  struct papers *papers = mem_alloc(sizeof *papers);
  arena_init(&papers->arena);
  papers->store = store;
  papers->request = *request;
  *out = NULL;
  if (!collect(papers, watch, error)) {
    papers_close(papers);
    return false;
  }
  *out = papers;
  return true;
}

void papers_close(struct papers *papers) {
  if (papers == NULL) return;
  LIST_RELEASE(&papers->people);
  LIST_RELEASE(&papers->posts);
  LIST_RELEASE(&papers->left_out);
  LIST_RELEASE(&papers->replies);
  arena_release(&papers->arena);
  mem_free(papers);
}

void papers_acknowledge(struct papers *papers) { papers->acknowledged = true; }

const struct papers_summary *papers_summary(struct papers *papers) {
  struct papers_summary *summary = &papers->summary;
  *summary = (struct papers_summary){.people = papers_count(papers),
                                     .to_acknowledge = papers->people.count - papers_count(papers),
                                     .left_out = papers->left_out.items,
                                     .left_out_count = papers->left_out.count,
                                     .language_count = papers->words.count,
                                     .without_words = papers->words.without,
                                     .without_phrases = ""};
  for (size_t i = 0; i < papers->words.count; i++) summary->languages[i] = papers->words.languages[i];
  struct error ignored; /* a fault of the table is told when the sheets are made */
  if (papers->request.kinds[PAPERS_PHRASES] && !papers_missing_phrases(papers, &summary->without_phrases, &ignored))
    summary->without_phrases = "";
  return summary;
}

/* ---- files ---- */

struct paper_draft {
  struct file_draft draft;
  struct papers_file file;
  bool kept;
};

struct making {
  struct papers *papers;
  struct papers_press press;
  const char *folder;
  const struct watch *watch;
  struct arena *arena; /* of what the caller gets */
  struct paper_draft drafts[PAPERS_KINDS];
  size_t count;
};

static bool make_file(struct making *making, enum papers_kind kind, struct error *error) {
  struct paper_draft *draft = &making->drafts[making->count++];
  bool writes = making->folder != NULL;
  const char *name = arena_printf(making->arena, "%s.pdf", papers_kind_word(kind));
  draft->draft.fd = -1;
  draft->file.path = writes ? path_join(making->arena, making->folder, name) : name;
  if (writes && !file_draft_open(&draft->draft, draft->file.path, false, error)) return false;
  struct arena pages;
  arena_init(&pages);
  bool done = press_begin(&making->press, &pages, error) &&
              makers[kind](making->papers, &making->press, making->watch, &draft->file.sheets, error) &&
              press_end(&making->press, draft->draft.fd, error);
  draft->file.pages = making->press.pages;
  arena_release(&pages);
  return done;
}

static bool make_all(struct making *making, struct error *error) {
  bool done = press_open(&making->press, &making->papers->words, &making->papers->group, error);
  for (int kind = 0; done && kind < PAPERS_KINDS; kind++)
    if (making->papers->request.kinds[kind]) done = make_file(making, (enum papers_kind)kind, error);
  press_close(&making->press);
  return done;
}

/* Once all are whole. What was kept already is taken back when a later one fails. */
static bool keep_all(struct making *making, struct error *error) {
  for (size_t i = 0; i < making->count; i++) {
    if (!file_draft_keep(&making->drafts[i].draft, error)) return false;
    making->drafts[i].kept = true;
  }
  return true;
}

static void drop_all(struct making *making) {
  for (size_t i = 0; i < making->count; i++) {
    if (making->drafts[i].kept) (void)unlink(making->drafts[i].file.path);
    else file_draft_drop(&making->drafts[i].draft);
  }
}

static bool nobody_left(struct error *error) {
  error_set(error, ERROR_REFUSED, _("there is nobody to print papers for"));
  return error_hint(error, _("--dry-run lists who is left out and why"));
}

bool papers_print(struct papers *papers, const char *folder, const struct watch *watch, struct arena *arena,
                  struct papers_file **files, size_t *count, struct error *error) {
  struct making making = {.papers = papers, .folder = folder, .watch = watch, .arena = arena};
  if (needs_people(&papers->request) && papers_count(papers) == 0) return nobody_left(error);
  bool done = (folder == NULL || file_make_folders(folder, error)) && make_all(&making, error) &&
              (folder == NULL || (watch_step(watch, _("Papers"), 1, 1, error) && keep_all(&making, error)));
  if (!done) drop_all(&making);
  *count = done ? making.count : 0;
  *files = ARENA_ARRAY(arena, struct papers_file, making.count + 1);
  for (size_t i = 0; i < *count; i++) (*files)[i] = making.drafts[i].file;
  return done;
}
