/* SPDX-License-Identifier: MIT */
/* "About this person": a sheet for whoever writes to somebody. It lies on tables and gets lost: only what a writer needs. */
#include <inttypes.h>
#include <string.h>

#include "papers_work.h"
#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"

/* A birthday so many days away is worth a word: letters take weeks. */
enum { BIRTHDAY_SOON_DAYS = 60 };

struct sheet_about {
  const struct papers *papers;
  const struct papers_person *person;
};

/* ---- name ---- */

static const char *title_of(const struct sheet_about *about) {
  const struct prisoner *prisoner = &about->person->prisoner;
  struct arena *arena = about->papers->words.arena;
  bool codes = about->papers->request.codes;
  const char *name = codes ? name_initials(prisoner->name, arena) : prisoner->name;
  return arena_printf(arena, "%s  %s", prisoner->code, papers_isolated(name, arena));
}

static bool call_of(const struct sheet_about *about, const char **out, struct error *error) {
  const struct prisoner *prisoner = &about->person->prisoner;
  const struct papers_words *words = &about->papers->words;
  const char *key = prisoner->gender == GENDER_FEMALE ? "paper_about_woman"
                    : prisoner->gender == GENDER_MALE ? "paper_about_man"
                                                      : NULL;
  const char *name = *prisoner->known_as != '\0' ? prisoner->known_as : prisoner_first_name(prisoner, words->arena);
  const char *gender = "";
  if (key != NULL && !papers_phrase_joined(words, key, NULL, &gender, error)) return false;
  if (about->papers->request.codes) name = "";
  *out = arena_printf(words->arena, "%s%s%s", name, *name == '\0' || *gender == '\0' ? "" : "\n", gender);
  return true;
}

/* ---- birthday ---- */

static bool is_soon(struct date birthday, struct date today) {
  if (!date_is_set(birthday)) return false;
  for (short year = today.year; year <= today.year + 1; year++) {
    struct date next = {year, birthday.month, birthday.day};
    if (!date_is_valid(next)) next.day = 28; /* 29 February */
    long days = date_to_days(next) - date_to_days(today);
    if (days >= 0 && days <= BIRTHDAY_SOON_DAYS) return true;
  }
  return false;
}

static bool add_birthday(struct papers_page *page, const struct sheet_about *about, struct error *error) {
  struct date birthday = about->person->prisoner.birthday;
  const char *days[PAPERS_MOST_LANGUAGES];
  if (!is_soon(birthday, about->papers->request.today)) return true;
  birthday.year = 0; /* the age is nobody's business here */
  for (size_t i = 0; i < page->words->count; i++)
    if (!lang_date(birthday, page->words->languages[i], page->words->arena, &days[i], error)) return false;
  return page_named(page, "paper_about_birthday", papers_join(page->words, days), error);
}

/* ---- who ---- */

static const char *letter_of(const struct sheet_about *about) {
  int64_t letter = about->person->letter;
  return letter == 0 ? "" : arena_printf(about->papers->words.arena, "%" PRId64, letter);
}

static const char *place_of(const struct sheet_about *about) {
  const struct prison *prison = &about->person->prison;
  const char *country = papers_country_name(&about->papers->words, prison->country);
  struct arena *arena = about->papers->words.arena;
  return arena_printf(arena, "%s%s%s", papers_isolated(prison->name, arena),
                      *prison->name == '\0' || *country == '\0' ? "" : "\n", country);
}

static bool add_who(struct papers_page *page, const struct sheet_about *about, struct error *error) {
  const struct prisoner *prisoner = &about->person->prisoner;
  const char *call;
  bool names = !about->papers->request.codes;
  return call_of(about, &call, error) &&
         page_named(page, "paper_about_name", names ? prisoner->name_native : "", error) &&
         page_named(page, "paper_about_call", call, error) &&
         page_named(page, "paper_table_letter", letter_of(about), error) &&
         page_named(page, "paper_about_held", place_of(about), error) &&
         page_named(page, "paper_about_write_in", papers_language_names(page->words, about->person->write_in), error) &&
         page_named(page, "paper_about_reads", papers_language_names(page->words, prisoner->languages), error) &&
         add_birthday(page, about, error);
}

/* The case is told only where the person may be named in public, and never where nobody may write of it. */
static bool add_topics(struct papers_page *page, const struct sheet_about *about, struct error *error) {
  const struct prisoner *prisoner = &about->person->prisoner;
  bool may_tell = prisoner->naming == NAMING_YES && !about->person->rules.remand;
  return page_named(page, "paper_about_liked", prisoner->topics_liked, error) &&
         page_named(page, "paper_about_avoid", prisoner->topics_avoid, error) &&
         page_named(page, "paper_about_known", may_tell ? prisoner->summary : "", error);
}

/* ---- rules ---- */

static bool add_rule(struct papers_page *page, const struct papers_rule *rule, struct error *error) {
  const char *const values[] = {"language", rule->language, "number", rule->number, NULL};
  return page_point(page, "\u2022", rule->key, values, error);
}

static bool add_rules(struct papers_page *page, const struct sheet_about *about, struct error *error) {
  const struct papers_rules *rules = &about->person->rules;
  if (!page_say(page, DOCUMENT_HEADING, "paper_about_rules", NULL, error)) return false;
  if (rules->remand && !page_warn(page, "paper_about_remand", error)) return false;
  for (size_t i = 0; i < rules->line_count; i++)
    if (!add_rule(page, &rules->lines[i], error)) return false;
  if (rules->line_count == 0 && !page_say(page, DOCUMENT_PARAGRAPH, "paper_about_rules_unknown", NULL, error))
    return false;
  if (!page_say(page, DOCUMENT_HEADING, "paper_about_enclosed", NULL, error)) return false;
  for (size_t i = 0; i < rules->enclosure_count; i++)
    if (!add_rule(page, &rules->enclosures[i], error)) return false;
  return rules->enclosure_count > 0 || page_say(page, DOCUMENT_PARAGRAPH, "paper_about_enclosed_ask", NULL, error);
}

static bool add_table_notes(struct papers_page *page, const struct papers_person *person, struct error *error) {
  if (person->note_count == 0) return true;
  if (!page_say(page, DOCUMENT_HEADING, "paper_about_notes", NULL, error)) return false;
  for (size_t i = 0; i < person->note_count; i++) page_register_text(page, DOCUMENT_PARAGRAPH, person->notes[i]);
  return true;
}

/* ---- the sheets ---- */

static bool build_about(struct papers_page *page, void *context, struct error *error) {
  const struct sheet_about *about = context;
  if (!page_say(page, DOCUMENT_SMALL, "paper_about_title", NULL, error)) return false;
  page_register_text(page, DOCUMENT_TITLE, title_of(about));
  document_rule(page->document);
  return add_who(page, about, error) && add_topics(page, about, error) && add_table_notes(page, about->person, error) &&
         add_rules(page, about, error);
}

bool papers_make_about(struct papers *papers, struct papers_press *press, const struct watch *watch, size_t *sheets,
                       struct error *error) {
  size_t count = papers_count(papers);
  *sheets = 0;
  for (size_t i = 0; i < papers->people.count; i++) {
    struct sheet_about about = {papers, &papers->people.items[i]};
    if (!papers_has(papers, about.person)) continue;
    const struct press_job job = {
        .build = build_about, .context = &about, .one_page = true, .number = ++*sheets, .count = count};
    if (!watch_step(watch, _("Papers"), *sheets, count, error) || !press_add(press, &job, error)) return false;
  }
  return true;
}
