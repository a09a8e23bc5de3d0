/* SPDX-License-Identifier: MIT */
/* What not to write, and sentences to copy. */
#include <string.h>

#include "papers_work.h"
#include "solipost/base/buffer.h"
#include "solipost/base/datafile.h"
#include "solipost/base/i18n.h"
#include "solipost/lang/country.h"
#include "solipost/lang/tag.h"

/* ---- what not to write ---- */

enum { NOT_RULES = 10, GOOD_RULES = 5 };

/* Countries with a line of their own, "paper_not_in_TR". */
static const char *const countries[] = {"CH", "DE", "GB", "IR", "PH", "TR", "US"};

static bool add_list(struct papers_page *page, const char *title, const char *stem, int count, struct error *error) {
  struct arena *arena = page->words->arena;
  if (!page_say(page, DOCUMENT_HEADING, title, NULL, error)) return false;
  for (int i = 1; i <= count; i++)
    if (!page_point(page, "\u2022", arena_printf(arena, "%s_%d", stem, i), NULL, error)) return false;
  return true;
}

static bool somebody_is_in(const struct papers *papers, const char *country) {
  for (size_t i = 0; i < papers->people.count; i++) {
    const struct papers_person *person = &papers->people.items[i];
    if (papers_has(papers, person) && strcmp(person->prison.country, country) == 0) return true;
  }
  return false;
}

static bool add_countries(struct papers_page *page, const struct papers *papers, struct error *error) {
  static const double shares[][3] = {{0.2, 0.8}, {0.16, 0.42, 0.42}};
  const struct papers_words *words = page->words;
  bool begun = false;
  for (size_t i = 0; i < COUNT_OF(countries); i++) {
    struct document_cell cells[PAPERS_MOST_LANGUAGES + 1] = {
        {.style = DOCUMENT_PARAGRAPH, .bold = true, .text = papers_country_name(words, countries[i]), .language = ""}};
    const char *key = arena_printf(words->arena, "paper_not_in_%s", countries[i]);
    if (!somebody_is_in(papers, countries[i])) continue;
    if (!begun && !page_say(page, DOCUMENT_HEADING, "paper_not_countries", NULL, error)) return false;
    begun = true;
    for (size_t which = 0; which < words->count; which++) {
      struct document_cell *cell = &cells[which + 1];
      *cell = (struct document_cell){.style = DOCUMENT_PARAGRAPH, .language = words->languages[which]};
      if (!papers_phrase(words, which, key, NULL, &cell->text, error)) return false;
    }
    document_cells(page->document, cells, shares[words->count - 1], words->count + 1, NULL);
  }
  return true;
}

static bool build_what_not(struct papers_page *page, void *context, struct error *error) {
  if (!page_say(page, DOCUMENT_TITLE, "paper_not_title", NULL, error) ||
      !page_say(page, DOCUMENT_PARAGRAPH, "paper_not_intro", NULL, error))
    return false;
  document_rule(page->document);
  for (int i = 1; i <= NOT_RULES; i++) {
    struct arena *arena = page->words->arena;
    const char *key = arena_printf(arena, "paper_not_%d", i), *mark = arena_printf(arena, "%d", i);
    if (!page_point(page, mark, key, NULL, error)) return false;
  }
  return add_countries(page, context, error) && add_list(page, "paper_good_title", "paper_good", GOOD_RULES, error);
}

bool papers_make_what_not(struct papers *papers, struct papers_press *press, const struct watch *watch, size_t *sheets,
                          struct error *error) {
  const struct press_job job = {.build = build_what_not, .context = papers, .one_page = true};
  *sheets = 1;
  return watch_step(watch, _("Papers"), 0, 1, error) && press_add(press, &job, error);
}

/* ---- sentences to copy ---- */

struct sheet_phrases {
  const struct datafile *table;
  const char *language; /* of those who read it */
};

static bool load_phrases(struct papers *papers, struct datafile *table, struct error *error) {
  return datafile_load(table, "phrases.tsv", &papers->arena, error);
}

/* "pt" for "pt-BR", where that has no column of its own. */
static int column_of(const struct datafile *table, const char *language) {
  char plain[16];
  int column = datafile_column(table, language);
  if (column >= 0 || strlen(language) >= sizeof plain) return column;
  snprintf(plain, sizeof plain, "%.*s", (int)strcspn(language, "-"), language);
  return datafile_column(table, plain);
}

static size_t sentences_in(const struct datafile *table, int column) {
  size_t count = 0;
  for (size_t row = 0; column >= 0 && row < table->row_count; row++)
    count += *datafile_cell(table, row, column) != '\0';
  return count;
}

/* Each language somebody is written to in, once, in the order of the people. */
static size_t reader_languages(const struct papers *papers, const char **out, size_t most) {
  size_t count = 0;
  for (size_t i = 0; i < papers->people.count; i++) {
    const struct papers_person *person = &papers->people.items[i];
    bool is_new = *person->write_in != '\0' && papers_has(papers, person);
    for (size_t k = 0; k < count && is_new; k++) is_new = strcmp(out[k], person->write_in) != 0;
    if (is_new && count < most) out[count++] = person->write_in;
  }
  return count;
}

/* The sentence, then what it means: a language of the papers that is the reader's own needs no translation. */
static bool build_phrases(struct papers_page *page, void *context, struct error *error) {
  static const double shares[][3] = {{1}, {0.5, 0.5}, {0.4, 0.3, 0.3}};
  const struct sheet_phrases *sheet = context;
  const struct papers_words *words = page->words;
  if (!page_say(page, DOCUMENT_SMALL, "paper_phrases_title", NULL, error)) return false;
  page_register_text(page, DOCUMENT_TITLE, papers_language_names(words, sheet->language));
  if (!page_say(page, DOCUMENT_PARAGRAPH, "paper_phrases_intro", NULL, error)) return false;
  document_rule(page->document);
  for (size_t row = 0; row < sheet->table->row_count; row++) {
    struct document_cell cells[PAPERS_MOST_LANGUAGES + 1] = {
        {.style = DOCUMENT_PARAGRAPH,
         .bold = true,
         .text = datafile_cell(sheet->table, row, column_of(sheet->table, sheet->language)),
         .language = sheet->language}};
    size_t count = 1;
    if (*cells[0].text == '\0') continue;
    for (size_t which = 0; which < words->count; which++) {
      const char *text = datafile_cell(sheet->table, row, column_of(sheet->table, words->languages[which]));
      if (strcmp(words->languages[which], sheet->language) == 0) continue;
      cells[count++] =
          (struct document_cell){.style = DOCUMENT_PARAGRAPH, .text = text, .language = words->languages[which]};
    }
    document_cells(page->document, cells, shares[count - 1], count,
                   &(struct document_row_form){.ruled = true, .least_height_mm = 9});
  }
  return page_say(page, DOCUMENT_SMALL, "paper_phrases_unchecked", NULL, error);
}

enum { MOST_READER_LANGUAGES = 64 };

static bool nothing_to_copy(struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("there are no sentences to copy in a language these people read"));
  return error_hint(error, _("leave phrases out, or write a column into phrases.tsv"));
}

bool papers_make_phrases(struct papers *papers, struct papers_press *press, const struct watch *watch, size_t *sheets,
                         struct error *error) {
  struct datafile table;
  const char *languages[MOST_READER_LANGUAGES];
  size_t count = reader_languages(papers, languages, MOST_READER_LANGUAGES);
  if (!load_phrases(papers, &table, error)) return false;
  *sheets = 0;
  for (size_t i = 0; i < count; i++) {
    struct sheet_phrases sheet = {&table, languages[i]};
    const struct press_job job = {.build = build_phrases, .context = &sheet, .one_page = true};
    if (sentences_in(&table, column_of(&table, languages[i])) == 0) continue;
    ++*sheets;
    if (!watch_step(watch, _("Papers"), i, count, error) || !press_add(press, &job, error)) return false;
  }
  return *sheets > 0 || nothing_to_copy(error);
}

bool papers_missing_phrases(struct papers *papers, const char **out, struct error *error) {
  struct datafile table;
  const char *languages[MOST_READER_LANGUAGES];
  size_t count = reader_languages(papers, languages, MOST_READER_LANGUAGES);
  struct buffer missing;
  if (!load_phrases(papers, &table, error)) return false;
  buffer_init(&missing);
  for (size_t i = 0; i < count; i++)
    if (sentences_in(&table, column_of(&table, languages[i])) == 0)
      buffer_printf(&missing, "%s%s", missing.length > 0 ? " " : "", languages[i]);
  *out = arena_strdup(&papers->arena, missing.bytes);
  buffer_release(&missing);
  return true;
}
