/* SPDX-License-Identifier: MIT */
/* Fonts, sizes and running words of the papers. */
#include "papers_press.h"

#include "solipost/text/font_book.h"

#define TOP_MM 20.0
#define BOTTOM_MM 17.0
#define SIDE_MM 18.0
#define BARE_MM 11.0
#define BLANK_MM 7.0
#define BARE_BLANK_MM 6.0

#define SIZE_PT 10.0
static const double sizes_pt[] = {12.0, 11.0, 10.0, 9.5, 9.0, 8.5, 8.0};

bool press_open(struct papers_press *press, const struct papers_words *words, const struct own_group *group,
                struct error *error) {
  *press = (struct papers_press){.words = words, .group = group->name};
  return paper_find(paper_sheet_of(group->country), PAPER_SHEET, &press->sheet, error) &&
         font_book_open(&press->book, error) && text_engine_create(&press->engine, press->book, error);
}

void press_close(struct papers_press *press) {
  if (press->pdf != NULL) pdf_destroy(press->pdf);
  text_engine_destroy(press->engine);
  if (press->book != NULL) font_book_close(press->book);
  *press = (struct papers_press){.words = NULL};
}

bool press_begin(struct papers_press *press, struct arena *arena, struct error *error) {
  press->arena = arena;
  press->pages = 0;
  return pdf_create(&press->pdf, "", error);
}

bool press_end(struct papers_press *press, int fd, struct error *error) {
  bool done = fd < 0 || pdf_write(press->pdf, fd, error);
  pdf_destroy(press->pdf);
  press->pdf = NULL;
  return done;
}

/* ---- what runs along ---- */

struct running_job {
  const struct papers_press *press;
  const struct press_job *job;
};

static bool running_phrase(const struct papers_press *press, size_t which, const char *key, const char *const *values,
                           const char **out, struct error *error) {
  if (!papers_phrase(press->words, which, key, values, out, error)) return false;
  *out = papers_isolated(*out, press->words->arena);
  return true;
}

/* A numbered sheet is to be given back: the first language on top, the second at the foot. */
static bool run_numbers(const struct papers_press *press, const struct press_job *job, struct arena *arena,
                        struct document_running *out, struct error *error) {
  const char *const values[] = {"number", arena_printf(arena, "%zu", job->number), "count",
                                arena_printf(arena, "%zu", job->count), NULL};
  if (!running_phrase(press, 0, "paper_give_back", NULL, &out->head_start, error) ||
      !running_phrase(press, 0, "paper_sheet", values, &out->head_end, error))
    return false;
  return press->words->count < 2 || (running_phrase(press, 1, "paper_give_back", NULL, &out->foot_start, error) &&
                                     running_phrase(press, 1, "paper_sheet", values, &out->foot_end, error));
}

static bool running_words(void *context, size_t page, size_t pages, struct arena *arena, struct document_running *out,
                          struct error *error) {
  const struct running_job *running = context;
  if (running->job->count > 0) return run_numbers(running->press, running->job, arena, out, error);
  out->head_start = papers_isolated(running->press->group, arena);
  if (pages < 2) return true;
  const char *const values[] = {"page", arena_printf(arena, "%zu", page), "pages", arena_printf(arena, "%zu", pages),
                                NULL};
  return running_phrase(running->press, 0, "page_of", values, &out->foot_end, error);
}

/* ---- pages ---- */

static struct document *new_document(const struct papers_press *press, bool bare, double size_pt) {
  const struct document_frame frame = {.width_mm = press->sheet->width_mm,
                                       .height_mm = press->sheet->height_mm,
                                       .top_mm = bare ? BARE_MM : TOP_MM,
                                       .bottom_mm = bare ? BARE_MM : BOTTOM_MM,
                                       .start_mm = SIDE_MM,
                                       .end_mm = SIDE_MM,
                                       .language = press->words->languages[0],
                                       .family = FAMILY_SANS,
                                       .size_pt = size_pt};
  return document_new(&frame, press->arena);
}

/* What does not fit on one page even in the smallest letters is as readable as all others, on two. */
bool press_add(struct papers_press *press, const struct press_job *job, struct error *error) {
  struct running_job running = {press, job};
  struct scene **scenes = NULL;
  size_t pages = 0, tries = job->one_page ? COUNT_OF(sizes_pt) : 0;
  for (size_t i = 0; i <= tries && pages != 1; i++) {
    struct papers_page page = {.words = press->words,
                               .document = new_document(press, job->bare, i < tries ? sizes_pt[i] : SIZE_PT),
                               .blank_mm = job->bare ? BARE_BLANK_MM : BLANK_MM};
    if (!job->build(&page, job->context, error) ||
        !document_pages(page.document, press->engine, job->bare ? NULL : running_words, &running, &scenes, &pages,
                        error))
      return false;
  }
  for (size_t i = 0; i < pages; i++) {
    struct sheet sheet;
    document_sheet(scenes[i], press->arena, &sheet);
    if (!pdf_add_sheet(press->pdf, &sheet, error)) return false;
  }
  press->pages += pages;
  return true;
}
