/* SPDX-License-Identifier: MIT */
/* Prints a letter to an authority. */
#include "solipost/print/protest.h"

#include <string.h>

#include "letter_blocks.h"
#include "solipost/print/pdf_file.h"
#include "solipost/base/i18n.h"
#include "solipost/lang/country.h"
#include "solipost/lang/text.h"
#include "solipost/lang/words.h"
#include "solipost/model/address.h"
#include "solipost/page/document.h"
#include "solipost/page/letter.h"
#include "solipost/template/field_list.h"

/* ---- fields ---- */

static const char *value_of(const struct protest *protest, const char *name, struct arena *arena) {
  const struct prisoner *prisoner = protest->prisoner;
  const struct prison *prison = protest->prison;
  const struct {
    const char *name, *value;
  } values[] = {
      {"name", prisoner->name},
      {"native_name", prisoner->name_native},
      {"first_name", prisoner_first_name_in(prisoner, protest->language, arena)},
      {"number", prisoner->number},
      {"summary", prisoner->summary},
      {"campaign", protest->campaign},
      {"prison", prison == NULL ? "" : prison->name},
      {"city", prison == NULL ? "" : prison->city},
      {"country", prison == NULL ? "" : country_name(prison->country, protest->language, arena)},
  };
  for (size_t i = 0; i < COUNT_OF(values); i++) {
    if (strcmp(values[i].name, name) == 0) return values[i].value;
  }
  return ""; /* whatever belongs to letters to prisoners alone: salutation, letter number, group */
}

static bool make_fields(const struct protest *protest, struct arena *arena, struct template_field **out, size_t *count,
                        struct error *error) {
  const struct template_field_info *known = template_field_list(count);
  struct template_field *fields = ARENA_ARRAY(arena, struct template_field, *count);
  for (size_t i = 0; i < *count; i++) {
    fields[i] = (struct template_field){.name = known[i].name, .value = value_of(protest, known[i].name, arena)};
    const char *const *none = NULL;
    bool dated = strcmp(known[i].name, "date") == 0, closing = strcmp(known[i].name, "closing") == 0;
    if (dated && !lang_date(protest->day, protest->language, arena, &fields[i].value, error)) return false;
    if (closing && !lang_phrase(protest->language, "closing_formal", none, arena, &fields[i].value, error))
      return false;
  }
  *out = fields;
  return true;
}

/* ---- the letter ---- */

static const char *full_address(const struct protest *protest, struct arena *arena) {
  if (*protest->posting_country == '\0' || strcmp(protest->country, protest->posting_country) == 0)
    return protest->address;
  const char *line = country_line(protest->country, address_language_of_country(protest->posting_country), arena);
  return line == NULL ? protest->address : arena_printf(arena, "%s\n%s", protest->address, line);
}

static bool make_text(const struct protest *protest, const struct template *template, struct arena *arena,
                      struct letter_text *text, struct error *error) {
  const struct product_images no_images = {0};
  struct template_field *fields;
  size_t count;
  const char *const places[] = {"page", LETTER_PAGE_PLACE, "pages", LETTER_PAGES_PLACE, NULL};
  *text = (struct letter_text){
      .address = full_address(protest, arena),
      .address_language = address_language_of_country(protest->country),
      .address_local = "",
      .sender = protest->sender,
      .note_language = lang_has_words(protest->note_language) ? protest->note_language : "en",
      .language = protest->language,
      .number = "",
      .prisoner = protest->prisoner->name,
      .enclosures_label = "",
  };
  return lang_phrase(text->note_language, "sender_note", NULL, arena, &text->sender_note, error) &&
         lang_phrase(protest->language, "page_of", places, arena, &text->page_words, error) &&
         lang_date(protest->day, protest->language, arena, &text->date, error) &&
         make_fields(protest, arena, &fields, &count, error) &&
         letter_blocks_fill(template, fields, count, &no_images, arena, text, error);
}

static bool print_text(const struct protest *protest, const struct letter_text *text, const char *path,
                       struct arena *arena, struct error *error) {
  const struct letter_form *form;
  struct font_book *book = NULL;
  struct text_engine *engine = NULL;
  struct scene **pages;
  size_t count;
  bool done = letter_form_find(protest->form, &form, error) && font_book_open(&book, error) &&
              text_engine_create(&engine, book, error) &&
              letter_pages(engine, form, true, text, arena, &pages, &count, error) &&
              pdf_file_pages(pages, count, path, false, arena, error);
  if (engine != NULL) text_engine_destroy(engine);
  if (book != NULL) font_book_close(book);
  return done;
}

static bool is_protest(const struct template *template, const char *name, struct error *error) {
  if (strcmp(template_kind(template), "protest") == 0) return true;
  error_set(error, ERROR_MISUSED, _("the text \"%s\" is written to prisoners"), name);
  return error_hint(error, _("one for an authority has 'kind: protest' in its header, as protest-letter has"));
}

bool protest_prepare(struct protest *protest, struct error *error) {
  struct template *template;
  const char *local = address_language_of_country(protest->country);
  if (!template_find(protest->template_name, error)) return false;
  if (*protest->language == '\0')
    protest->language = template_has_language(protest->template_name, local) ? local : "en";
  if (*protest->form == '\0' && !letter_form_of(protest->posting_country, true, &protest->form, error)) return false;
  if (!template_open(&template, protest->template_name, protest->language, error)) return false;
  bool done = is_protest(template, protest->template_name, error);
  template_close(template);
  return done;
}

bool protest_print(const struct protest *protest, const char *path, struct arena *arena, struct error *error) {
  struct template *template;
  struct letter_text text;
  if (!template_open(&template, protest->template_name, protest->language, error)) return false;
  bool done = make_text(protest, template, arena, &text, error) && print_text(protest, &text, path, arena, error);
  template_close(template);
  return done;
}
