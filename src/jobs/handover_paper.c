/* SPDX-License-Identifier: MIT */
/* A handover as a printed sheet. A sheet lies about: without `names` people stand on it by code and initials, and what was
 * said about them and where files lie is left to the register. People on hold stand by the code alone, with names too. */
#include "handover_words.h"
#include "solipost/print/pdf_file.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/jobs/handover.h"
#include "solipost/page/document.h"
#include "solipost/page/paper.h"
#include "solipost/pdf/pdf.h"
#include "solipost/text/font_book.h"

#define TOP_MM 22.0
#define BOTTOM_MM 20.0
#define SIDE_MM 20.0
#define TEXT_SIZE_PT 10.0

static const double row_shares[] = {0.4, 0.6};

struct sheet_job {
  const struct handover *handover;
  struct handover_words words;
  struct document *document;
};

/* ---- content ---- */

static bool add_phrase(struct sheet_job *job, enum document_style style, const char *key, struct error *error) {
  const char *text;
  if (!handover_words_phrase(&job->words, key, NULL, &text, error)) return false;
  document_text(job->document, style, text);
  return true;
}

static bool add_more(struct sheet_job *job, size_t more, struct error *error) {
  if (more == 0) return true;
  const char *count = arena_printf(job->words.arena, "%zu", more), *text;
  const char *const values[] = {"count", count, NULL};
  if (!handover_words_phrase(&job->words, "handover_more", values, &text, error)) return false;
  document_text(job->document, DOCUMENT_SMALL, text);
  return true;
}

static bool reaches_paper(const struct handover_section *section) {
  for (size_t i = 0; i < section->count; i++)
    if (!section->rows[i].screen_only) return true;
  return false;
}

static bool add_section(struct sheet_job *job, const struct handover_section *section, struct error *error) {
  if (!reaches_paper(section)) return true;
  const char *key = arena_printf(job->words.arena, "handover_%s", handover_section_word(section->kind));
  if (!add_phrase(job, DOCUMENT_HEADING, key, error)) return false;
  for (size_t i = 0; i < section->count; i++) {
    const char *cells[COUNT_OF(row_shares)];
    if (section->rows[i].screen_only) continue;
    if (!handover_words_row(&job->words, &section->rows[i], &cells[0], &cells[1], error)) return false;
    document_row(job->document, cells, row_shares, COUNT_OF(cells));
  }
  return add_more(job, section->more, error);
}

static bool add_rules(struct sheet_job *job, struct error *error) {
  if (!add_phrase(job, DOCUMENT_HEADING, "handover_never", error)) return false;
  for (int rule = 1; rule <= HANDOVER_RULES; rule++)
    if (!add_phrase(job, DOCUMENT_ITEM, arena_printf(job->words.arena, "handover_never_%d", rule), error)) return false;
  return true;
}

static bool add_opening(struct sheet_job *job, struct error *error) {
  const char *day;
  if (!lang_date(job->handover->today, job->words.language, job->words.arena, &day, error) ||
      !add_phrase(job, DOCUMENT_TITLE, "handover_title", error))
    return false;
  document_text(job->document, DOCUMENT_PARAGRAPH,
                arena_printf(job->words.arena, "%s \u00B7 %s", job->handover->group.name, day));
  document_rule(job->document);
  return add_phrase(job, DOCUMENT_PARAGRAPH, "handover_intro", error) &&
         (job->words.names || add_phrase(job, DOCUMENT_PARAGRAPH, "handover_codes", error));
}

static bool add_all(struct sheet_job *job, struct error *error) {
  if (!add_opening(job, error)) return false;
  for (size_t i = 0; i < job->handover->count; i++)
    if (!add_section(job, &job->handover->sections[i], error)) return false;
  return add_rules(job, error) && add_phrase(job, DOCUMENT_HEADING, "handover_last", error) &&
         add_phrase(job, DOCUMENT_PARAGRAPH, "handover_passphrase", error);
}

/* Each page says that it is confidential: pages get lost one by one. */
static bool running_words(void *context, size_t page, size_t pages, struct arena *arena, struct document_running *out,
                          struct error *error) {
  struct sheet_job *job = context;
  const char *const values[] = {"page", arena_printf(arena, "%zu", page), "pages", arena_printf(arena, "%zu", pages),
                                NULL};
  *out = (struct document_running){"", "", job->handover->group.name, ""};
  return handover_words_phrase(&job->words, "handover_confidential", NULL, &out->head_start, error) &&
         handover_words_phrase(&job->words, "page_of", values, &out->foot_end, error);
}

/* ---- the file ---- */

static bool render(struct sheet_job *job, struct text_engine *engine, const char *path, size_t *pages,
                   struct error *error) {
  struct scene **scenes;
  return document_pages(job->document, engine, running_words, job, &scenes, pages, error) &&
         pdf_file_pages(scenes, *pages, path, false, job->words.arena, error);
}

bool handover_print(const struct handover *handover, const struct handover_paper *paper, struct arena *arena,
                    const char **language, size_t *pages, struct error *error) {
  const char *wanted = paper->language != NULL ? paper->language : handover->group.language;
  struct sheet_job job = {.handover = handover, .words = {.arena = arena, .names = paper->names}};
  job.words.language = *language = handover_words_language(wanted, arena);
  const struct paper *sheet;
  if (!paper_find(paper_sheet_of(handover->group.country), PAPER_SHEET, &sheet, error)) return false;
  const struct document_frame frame = {.width_mm = sheet->width_mm,
                                       .height_mm = sheet->height_mm,
                                       .top_mm = TOP_MM,
                                       .bottom_mm = BOTTOM_MM,
                                       .start_mm = SIDE_MM,
                                       .end_mm = SIDE_MM,
                                       .language = *language,
                                       .family = FAMILY_SANS,
                                       .size_pt = TEXT_SIZE_PT};
  job.document = document_new(&frame, arena);
  struct font_book *book = NULL;
  struct text_engine *engine = NULL;
  bool done = add_all(&job, error) && font_book_open(&book, error) && text_engine_create(&engine, book, error) &&
              render(&job, engine, paper->path, pages, error);
  text_engine_destroy(engine);
  if (book != NULL) font_book_close(book);
  return done;
}
