/* SPDX-License-Identifier: MIT */
/* Prints a month: day, what is on it, what must be posted by then. */
#include "solipost/jobs/calendar_sheet.h"

#include "solipost/print/pdf_file.h"
#include "solipost/lang/words.h"
#include "solipost/page/document.h"
#include "solipost/page/paper.h"
#include "solipost/pdf/pdf.h"
#include "solipost/text/font_book.h"

#define TOP_MM 14.0
#define BOTTOM_MM 14.0
#define SIDE_MM 15.0
#define TEXT_SIZE_PT 9.0
/* 31 of them, title and head leave room on a page of A4 for six rows of two lines. */
#define ROW_MM 6.8

static const double shares[] = {0.09, 0.45, 0.46};

struct sheet_job {
  const struct calendar_sheet *sheet;
  const char *language;
  struct document *document;
  struct arena *arena;
};

/* ---- words ---- */

static bool phrase(const struct sheet_job *job, const char *key, const char *const *values, const char **out,
                   struct error *error) {
  return lang_phrase(job->language, key, values, job->arena, out, error);
}

static const char *language_of(const char *wanted, struct arena *arena) {
  const char *text;
  struct error unused;
  return lang_phrase(wanted, "calendar_day", NULL, arena, &text, &unused) ? wanted : "en";
}

static const char *who(const struct sheet_job *job, const struct calendar_entry *entry) {
  const char *name = job->sheet->names || entry->kind == CALENDAR_CAMPAIGN ? entry->name : entry->first_name;
  if (*name == '\0') return entry->code;
  return arena_printf(job->arena, "\u2068%s %s\u2069", entry->code, name);
}

static bool name_entry(const struct sheet_job *job, const struct calendar_entry *entry, const char **out,
                       struct error *error) {
  const char *age = entry->age > 0 ? arena_printf(job->arena, "%d", entry->age) : "";
  const char *const values[] = {"who", who(job, entry), "what", who(job, entry), "age", age, NULL};
  if (entry->kind == CALENDAR_BIRTHDAY)
    return phrase(job, entry->age > 0 ? "calendar_birthday_age" : "calendar_birthday", values, out, error);
  if (entry->kind == CALENDAR_CAMPAIGN) return phrase(job, "calendar_campaign", values, out, error);
  *out = entry->what;
  return true;
}

/* "What (until 15 February)", "Birthday: P012, 20 December". What it is stands isolated: digits behind an English name would
 * be drawn to it, away from their month, in a line from right to left. */
static bool with_date(const struct sheet_job *job, const char *key, struct date day, const char **what,
                      struct error *error) {
  const char *date;
  day.year = 0;
  if (!lang_date(day, job->language, job->arena, &date, error)) return false;
  const char *isolated = arena_printf(job->arena, "\u2068%s\u2069", *what);
  return phrase(job, key, (const char *[]){"what", isolated, "date", date, NULL}, what, error);
}

/* ---- rows ---- */

static bool is_on(const struct sheet_job *job, const struct calendar_entry *entry, struct date day) {
  struct date first = {job->sheet->month.year, job->sheet->month.month, 1};
  if (entry->kind == CALENDAR_PROMISE || entry->kind == CALENDAR_FOLLOW_UP) return false;
  if (date_compare(entry->day, day) == 0) return true;
  /* What began in an earlier month stands on the first. */
  return date_compare(day, first) == 0 && date_compare(entry->day, first) < 0 && date_compare(entry->until, first) >= 0;
}

static const char *join(const char *before, const char *more, struct arena *arena) {
  return *before == '\0' ? more : arena_printf(arena, "%s; %s", before, more);
}

static bool add_to_row(const struct sheet_job *job, const struct calendar_entry *entry, struct date day,
                       const char **events, const char **posting, struct error *error) {
  const char *what, *post;
  bool here = is_on(job, entry, day);
  bool posted = date_is_set(entry->mail_by) && date_compare(entry->mail_by, day) == 0;
  if (!here && !posted) return true;
  if (!name_entry(job, entry, &what, error)) return false;
  post = what;
  if (posted && !with_date(job, "calendar_post_for", entry->day, &post, error)) return false;
  if (here && date_compare(entry->day, entry->until) != 0 &&
      !with_date(job, "calendar_until", entry->until, &what, error))
    return false;
  if (here) *events = join(*events, what, job->arena);
  if (posted) *posting = join(*posting, post, job->arena);
  return true;
}

static void add_row(struct sheet_job *job, const char *day, const char *events, const char *posting, bool bold) {
  const struct document_row_form form = {.ruled = true, .least_height_mm = ROW_MM};
  const struct document_cell cells[] = {
      {.kind = DOCUMENT_WORDS, .style = DOCUMENT_PARAGRAPH, .bold = true, .text = day},
      {.kind = DOCUMENT_WORDS, .style = DOCUMENT_PARAGRAPH, .bold = bold, .text = events},
      {.kind = DOCUMENT_WORDS, .style = DOCUMENT_PARAGRAPH, .bold = bold, .text = posting},
  };
  document_cells(job->document, cells, shares, COUNT_OF(cells), &form);
}

static bool add_day(struct sheet_job *job, struct date day, struct error *error) {
  const struct calendar_list *list = job->sheet->list;
  const char *events = "", *posting = "", *weekday;
  if (!lang_weekday(day, job->language, job->arena, &weekday, error)) return false;
  for (size_t i = 0; i < list->count; i++)
    if (!add_to_row(job, &list->items[i], day, &events, &posting, error)) return false;
  add_row(job, arena_printf(job->arena, "%d %s", day.day, weekday), events, posting, false);
  return true;
}

static bool add_all(struct sheet_job *job, struct error *error) {
  const char *title, *day, *what, *post;
  struct date first = {job->sheet->month.year, job->sheet->month.month, 1}, last = date_end_of_month(first);
  if (!lang_month(first, job->language, job->arena, &title, error) || !phrase(job, "calendar_day", NULL, &day, error) ||
      !phrase(job, "calendar_what", NULL, &what, error) || !phrase(job, "calendar_post", NULL, &post, error))
    return false;
  document_text(job->document, DOCUMENT_TITLE, title);
  add_row(job, day, what, post, true);
  for (struct date at = first; date_compare(at, last) <= 0; at = date_add_days(at, 1))
    if (!add_day(job, at, error)) return false;
  return true;
}

static bool running_words(void *context, size_t page, size_t pages, struct arena *arena, struct document_running *out,
                          struct error *error) {
  const struct sheet_job *job = context;
  (void)page, (void)pages, (void)arena;
  *out = (struct document_running){"", "", job->sheet->group, ""};
  return phrase(job, "calendar_note", NULL, &out->foot_end, error);
}

/* ---- the file ---- */

bool calendar_sheet_print(const struct calendar_sheet *sheet, struct arena *arena, struct error *error) {
  struct sheet_job job = {.sheet = sheet, .language = language_of(sheet->language, arena), .arena = arena};
  const struct paper *paper;
  if (!paper_find(paper_sheet_of(sheet->country), PAPER_SHEET, &paper, error)) return false;
  const struct document_frame frame = {.width_mm = paper->width_mm,
                                       .height_mm = paper->height_mm,
                                       .top_mm = TOP_MM,
                                       .bottom_mm = BOTTOM_MM,
                                       .start_mm = SIDE_MM,
                                       .end_mm = SIDE_MM,
                                       .language = job.language,
                                       .family = FAMILY_SANS,
                                       .size_pt = TEXT_SIZE_PT};
  struct font_book *book = NULL;
  struct text_engine *engine = NULL;
  struct scene **scenes;
  size_t count;
  job.document = document_new(&frame, arena);
  bool done = add_all(&job, error) && font_book_open(&book, error) && text_engine_create(&engine, book, error) &&
              document_pages(job.document, engine, running_words, &job, &scenes, &count, error) &&
              pdf_file_pages(scenes, count, sheet->path, sheet->replace, arena, error);
  text_engine_destroy(engine);
  if (book != NULL) font_book_close(book);
  return done;
}
