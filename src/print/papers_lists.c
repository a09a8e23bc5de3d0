/* SPDX-License-Identifier: MIT */
/* Lists of an evening: who is on the table, what is still to be done, what goes to the post. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "papers_work.h"
#include "solipost/base/i18n.h"

/* ---- the table list ---- */

enum { TABLE_COLUMNS = 8 };
static const double table_shares[TABLE_COLUMNS] = {0.05, 0.1, 0.17, 0.13, 0.1, 0.2, 0.18, 0.07};

static bool begin_table(struct papers_page *page, struct error *error) {
  static const char *const keys[TABLE_COLUMNS] = {"paper_table_number",   "paper_table_code",   "paper_table_name",
                                                  "paper_table_language", "paper_table_letter", "paper_table_written",
                                                  "paper_table_home",     "paper_table_done"};
  return page_columns(page, keys, table_shares, TABLE_COLUMNS, error);
}

static void add_table_row(struct papers_page *page, const struct papers *papers, const struct papers_person *person,
                          size_t number) {
  static const struct document_row_form form = {.ruled = true, .least_height_mm = 9.5};
  struct arena *arena = page->words->arena;
  const char *name = papers->request.codes ? name_initials(person->prisoner.name, arena)
                                           : prisoner_first_name(&person->prisoner, arena);
  const char *letter = person->letter == 0 ? "" : arena_printf(arena, "%" PRId64, person->letter);
  const char *const texts[] = {arena_printf(arena, "%zu", number),
                               person->prisoner.code,
                               name,
                               papers_language_names(page->words, person->write_in),
                               letter,
                               "",
                               ""};
  struct document_cell cells[TABLE_COLUMNS] = {{.text = ""}};
  for (size_t i = 0; i < COUNT_OF(texts); i++)
    cells[i] = (struct document_cell){.style = DOCUMENT_SMALL, .text = texts[i], .language = ""};
  cells[TABLE_COLUMNS - 1] = (struct document_cell){.kind = DOCUMENT_TICK, .style = DOCUMENT_SMALL};
  document_cells(page->document, cells, table_shares, TABLE_COLUMNS, &form);
}

/* Which evening: run and letter numbers, or how many people. */
static bool add_occasion(struct papers_page *page, const struct papers *papers, struct error *error) {
  struct arena *arena = page->words->arena;
  const char *const people[] = {"count", arena_printf(arena, "%zu", papers_count(papers)), NULL};
  const char *const run[] = {"number", arena_printf(arena, "%" PRId64, papers->run.number), NULL};
  const char *const letters[] = {"count", arena_printf(arena, "%" PRId64, papers->letter_count),
                                 "first", arena_printf(arena, "%" PRId64, papers->first_number),
                                 "last",  arena_printf(arena, "%" PRId64, papers->last_number),
                                 NULL};
  const char *day[PAPERS_MOST_LANGUAGES];
  struct date held_on = date_is_set(papers->request.day) ? papers->request.day : papers->request.today;
  for (size_t i = 0; i < page->words->count; i++)
    if (!lang_date(held_on, page->words->languages[i], arena, &day[i], error)) return false;
  page_register_text(page, DOCUMENT_PARAGRAPH, papers_join(page->words, day));
  if (papers->run.number == 0) return page_say(page, DOCUMENT_PARAGRAPH, "paper_people", people, error);
  return page_say(page, DOCUMENT_PARAGRAPH, "paper_run", run, error) &&
         page_say(page, DOCUMENT_PARAGRAPH, "paper_letters", letters, error);
}

static bool build_table(struct papers_page *page, void *context, struct error *error) {
  const struct papers *papers = context;
  const char *const values[] = {"count", arena_printf(page->words->arena, "%zu", papers_count(papers)), NULL};
  if (!page_say(page, DOCUMENT_TITLE, "paper_table_title", NULL, error) || !add_occasion(page, papers, error) ||
      !page_say(page, DOCUMENT_SMALL, "paper_table_note", NULL, error) ||
      !page_blank(page, "paper_table_back", values, false, error) || !begin_table(page, error))
    return false;
  size_t number = 0;
  for (size_t i = 0; i < papers->people.count; i++) {
    if (!papers_has(papers, &papers->people.items[i])) continue;
    add_table_row(page, papers, &papers->people.items[i], ++number);
  }
  return true;
}

bool papers_make_table_list(struct papers *papers, struct papers_press *press, const struct watch *watch,
                            size_t *sheets, struct error *error) {
  const struct press_job job = {.build = build_table, .context = papers};
  *sheets = 1;
  return watch_step(watch, _("Papers"), 0, 1, error) && press_add(press, &job, error);
}

/* ---- the checklist ---- */

/* Sections in the order of the work; `blanks` of their points have a line to write on. */
static const struct {
  const char *key;
  int points;
  bool blanks;
} checks[] = {
    {"paper_check_print", 2, false},    {"paper_check_sign", 2, false},  {"paper_check_enclose", 1, false},
    {"paper_check_envelope", 2, false}, {"paper_check_stamp", 1, false}, {"paper_check_post", 2, true},
    {"paper_check_log", 2, false},
};

static bool build_checklist(struct papers_page *page, void *context, struct error *error) {
  if (!page_say(page, DOCUMENT_TITLE, "paper_check_title", NULL, error) || !add_occasion(page, context, error))
    return false;
  document_rule(page->document);
  for (size_t i = 0; i < COUNT_OF(checks); i++) {
    if (!page_say(page, DOCUMENT_HEADING, checks[i].key, NULL, error)) return false;
    for (int point = 1; point <= checks[i].points; point++) {
      const char *key = arena_printf(page->words->arena, "%s_%d", checks[i].key, point);
      if (checks[i].blanks ? !page_blank(page, key, NULL, true, error) : !page_point(page, NULL, key, NULL, error))
        return false;
    }
  }
  return true;
}

bool papers_make_checklist(struct papers *papers, struct papers_press *press, const struct watch *watch, size_t *sheets,
                           struct error *error) {
  const struct press_job job = {.build = build_checklist, .context = papers, .one_page = true};
  *sheets = 1;
  return watch_step(watch, _("Papers"), 0, 1, error) && press_add(press, &job, error);
}
