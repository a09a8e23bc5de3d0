/* SPDX-License-Identifier: MIT */
/* Makes the draft of a piece. */
#include "print_draft.h"

#include <string.h>

#include "print_fields.h"
#include "print_relayed.h"
#include "solipost/base/i18n.h"
#include "solipost/lang/country.h"
#include "solipost/lang/tag.h"
#include "solipost/lang/words.h"
#include "solipost/model/address.h"
#include "solipost/page/letter_text.h"
#include "solipost/model/guard.h"

static bool prison_is_known(const struct selected *selected) { return !uuid_is_nil(selected->prison.id); }

static const char *posting_language(const struct own_group *group) {
  return *group->posting_language != '\0' ? group->posting_language : address_language_of_country(group->country);
}

/* ---- sender ---- */

/* Across a border the sender's country must stand there too, or an answer finds no way. It is the post of the prison's
 * country that sorts the answer: its language, if that is written in Latin letters as the rest of the sender is, whatever
 * the language of the letter. */
static const char *with_country(const struct own_group *group, const struct prison *prison, const char *lines,
                                struct arena *arena) {
  if (*lines == '\0' || strcmp(prison->country, group->country) == 0 || *group->country == '\0') return lines;
  const char *language = address_language_of_country(prison->country);
  const char *line = country_line(group->country, lang_is_latin(language) ? language : "en", arena);
  return line == NULL ? lines : arena_printf(arena, "%s\n%s", lines, line);
}

/* ---- language ---- */

/* "Kurdish, Turkish" in the language of the screen. */
static const char *name_languages(const char *tags, struct arena *arena) {
  struct prisoner reader;
  noun_clear(&prisoner_noun, &reader);
  reader.languages = tags;
  return field_show(noun_field(&prisoner_noun, "languages"), &reader, arena);
}

/* Without a text only a few words stand on the card ("Letter no."): nobody is left out for want of them. Not Kurdish on the
 * way to Turkey even here; letter_language has left it aside. */
static const char *language_without_text(const struct draft_context *context, const struct selected *selected,
                                         struct arena *arena) {
  const char *language =
      letter_language(&selected->prisoner, &selected->prison, print_texts_has, context->texts, arena);
  const char *const others[] = {address_language_of_country(selected->prison.country), context->group->language, "en"};
  for (size_t i = 0; *language == '\0' && i < COUNT_OF(others); i++) {
    if (print_texts_has(context->texts, others[i])) language = others[i];
  }
  return language;
}

static bool is_this(void *context, const char *language) { return strcmp(context, language) == 0; }

/* Whether everybody who reads the piece may get it in this language. */
static bool all_read(const struct draft_context *context, const char *language, struct arena *arena) {
  char *wanted = arena_strdup(arena, language);
  for (size_t i = 0; context->readers != NULL && i < context->recipients; i++) {
    const struct selected *reader = &context->readers[i];
    if (*letter_language(&reader->prisoner, &reader->prison, is_this, wanted, arena) == '\0') return false;
  }
  return true;
}

/* A text that all can read, and no rule that keeps its language out. */
struct let_in {
  const struct draft_context *context;
  const struct piece_rules *rules;
  struct arena *arena;
};

static bool is_let_in(void *context, const char *language) {
  struct let_in *let_in = context;
  return piece_rules_allow_language(let_in->rules, language) && print_texts_has(let_in->context->texts, language) &&
         all_read(let_in->context, language, let_in->arena);
}

/* Where there is no text in a language that rules let in, another is tried: it is they who say what that means. */
static const char *choose_language(const struct draft_context *context, const struct selected *selected,
                                   const struct piece_rules *rules, struct arena *arena) {
  struct let_in let_in = {context, rules, arena};
  const struct selected *first = context->readers == NULL ? selected : context->readers;
  const char *language = letter_language(&first->prisoner, &first->prison, is_let_in, &let_in, arena);
  if (*language != '\0') return language;
  if (context->texts->name == NULL) return language_without_text(context, selected, arena);
  language = letter_language(&selected->prisoner, &selected->prison, print_texts_has, context->texts, arena);
  return all_read(context, language, arena) ? language : "";
}

/* Why letter_language found nothing: what is missing, and what would help. */
static const char *explain_no_language(const struct draft_context *context, const struct selected *selected,
                                       struct arena *arena) {
  const struct prisoner *prisoner = &selected->prisoner;
  if (*selected->prison.language != '\0')
    return arena_printf(arena, _("the prison demands letters in %s, and there is no text in it"),
                        name_languages(selected->prison.language, arena));
  if (*prisoner->languages == '\0' && *prisoner->language_wish == '\0')
    return arena_printf(arena, _("no language is entered: solipost edit %s languages=..."), prisoner->code);
  if (context->readers != NULL) return _("there is no text in a language that all of them read; write to each");
  if (strcmp(selected->prison.country, "TR") == 0 && *prisoner->language_wish == '\0')
    return arena_printf(arena,
                        _("no text in %s that may go to Turkey (in Kurdish only if the prisoner wishes it: "
                          "solipost edit %s language_wish=ku)"),
                        name_languages(prisoner->languages, arena), prisoner->code);
  const char *known = *prisoner->languages != '\0' ? prisoner->languages : prisoner->language_wish;
  return arena_printf(arena,
                      _("there is no text in %s; 'solipost template list' shows what there is, --lines needs none"),
                      name_languages(known, arena));
}

/* ---- fields of the text ---- */

static const char *salutation_key(const struct prisoner *prisoner) {
  switch ((enum gender)prisoner->gender) {
  case GENDER_FEMALE: return "salutation_female";
  case GENDER_MALE: return "salutation_male";
  case GENDER_UNKNOWN:
  case GENDER_OTHER: break;
  }
  return "salutation_neutral";
}

static bool add_phrases(struct buffer *fields, const struct prisoner *prisoner, const char *language,
                        struct arena *arena, struct error *error) {
  const char *first_name = prisoner_first_name_in(prisoner, language, arena);
  const char *const values[] = {"first_name", first_name, NULL};
  const char *salutation, *closing;
  if (!lang_phrase(language, salutation_key(prisoner), values, arena, &salutation, error)) return false;
  if (!lang_phrase(language, "closing_warm", NULL, arena, &closing, error)) return false;
  print_fields_add(fields, "salutation", *first_name == '\0' ? "" : salutation);
  print_fields_add(fields, "closing", closing);
  print_fields_add(fields, "first_name", first_name);
  return true;
}

static bool add_dates(struct buffer *fields, const struct draft_context *context, const struct prisoner *prisoner,
                      const char *language, struct arena *arena, struct error *error) {
  const char *today, *birthday = "";
  if (!lang_date(context->today, language, arena, &today, error)) return false;
  if (date_is_set(prisoner->birthday) && !lang_date(prisoner->birthday, language, arena, &birthday, error))
    return false;
  print_fields_add(fields, "date", today);
  print_fields_add(fields, "birthday", birthday);
  return true;
}

/* What stands on the page beside the text. */
static bool note_words(const struct sender *sender, const char *language, struct arena *arena, const char **note,
                       struct error *error) {
  static const char *const plain[] = {"sender_note", NULL};
  const char *const *keys = sender->notes[0] == NULL ? plain : sender->notes;
  *note = "";
  for (size_t i = 0; keys[i] != NULL; i++) {
    const char *words;
    if (!lang_phrase(language, keys[i], NULL, arena, &words, error)) return false;
    *note = i == 0 ? words : arena_printf(arena, "%s; %s", *note, words);
  }
  return true;
}

/* Of whoever fills in the sender: as the papers beside the card are. */
static const char *note_language_of(const struct own_group *group, struct arena *arena) {
  const char *first = arena_strndup(arena, group->writer_languages, strcspn(group->writer_languages, " "));
  if (lang_has_words(first)) return first;
  return lang_has_words(group->language) ? group->language : "en";
}

static bool add_page_words(struct buffer *fields, const struct draft_context *context, const struct prison *prison,
                           const struct sender *sender, const char *language, struct arena *arena,
                           struct error *error) {
  const char *note_language = note_language_of(context->group, arena);
  const char *const values[] = {"number", NUMBER_PLACE, NULL};
  const char *number, *note;
  if (!lang_phrase(language, "letter_number", values, arena, &number, error)) return false;
  if (!note_words(sender, note_language, arena, &note, error)) return false;
  print_fields_add(fields, FIELD_ADDRESS_LANGUAGE, address_language_of_country(prison->country));
  print_fields_add(fields, FIELD_NOTE_LANGUAGE, note_language);
  print_fields_add(fields, FIELD_NUMBER_WORDS, number);
  print_fields_add(fields, FIELD_NOTE_WORDS, note);
  return true;
}

/* "Deniz Örnek, No. A-123": names are as the mail room knows them. */
static bool prisoner_line(const struct prisoner *prisoner, const char *language, struct arena *arena, const char **out,
                          struct error *error) {
  const char *const values[] = {"number", prisoner->number, NULL};
  *out = prisoner->name;
  if (*prisoner->number == '\0') return true;
  const char *number;
  if (!lang_phrase(language, "number_label", values, arena, &number, error)) return false;
  *out = arena_printf(arena, "%s, %s", prisoner->name, number);
  return true;
}

/* A letter has more around its text than a card. */
static bool add_letter_words(struct buffer *fields, const struct draft_context *context,
                             const struct selected *selected, const char *language, struct arena *arena,
                             struct error *error) {
  if (strcmp(context->piece_kind, "letter") != 0) return true;
  const char *const places[] = {"page", LETTER_PAGE_PLACE, "pages", LETTER_PAGES_PLACE, NULL};
  const char *date, *prisoner, *page, *enclosures;
  if (!lang_letter_date(context->today, language, arena, &date, error) ||
      !prisoner_line(&selected->prisoner, language, arena, &prisoner, error) ||
      !lang_phrase(language, "page_of", places, arena, &page, error) ||
      !lang_phrase(language, "enclosures_label", NULL, arena, &enclosures, error))
    return false;
  print_fields_add(fields, FIELD_LETTER_DATE, date);
  print_fields_add(fields, FIELD_PRISONER_LINE, prisoner);
  print_fields_add(fields, FIELD_PAGE_WORDS, page);
  print_fields_add(fields, FIELD_ENCLOSURES_WORDS, enclosures);
  return true;
}

/* A text may be read aloud or lie on a table: the case is told only of those who may be named in public. */
static const char *public_summary(const struct draft_context *context, const struct selected *selected,
                                  struct arena *arena) {
  struct guard_request request = {
      .use = USE_PUBLISH,
      .prisoner = &selected->prisoner,
      .prison = prison_is_known(selected) ? &selected->prison : NULL,
      .campaign = context->campaign,
      .holds = &context->holds,
  };
  struct guard_verdict verdict;
  guard_judge(&request, arena, &verdict);
  return verdict.ruling == RULING_ALLOWED ? selected->prisoner.summary : "";
}

static bool add_fields(struct buffer *fields, const struct draft_context *context, const struct selected *selected,
                       const struct sender *sender, const char *language, struct arena *arena, struct error *error) {
  const struct prisoner *prisoner = &selected->prisoner;
  const struct prison *prison = &selected->prison;
  if (!add_page_words(fields, context, prison, sender, language, arena, error)) return false;
  if (!add_letter_words(fields, context, selected, language, arena, error)) return false;
  if (!add_phrases(fields, prisoner, language, arena, error)) return false;
  if (!add_dates(fields, context, prisoner, language, arena, error)) return false;
  print_fields_add(fields, "name", prisoner->name);
  print_fields_add(fields, "native_name", prisoner->name_native);
  print_fields_add(fields, "number", prisoner->number);
  print_fields_add(fields, "prison", prison->name);
  print_fields_add(fields, "city", prison->city);
  print_fields_add(fields, "country", *prison->country == '\0' ? "" : country_name(prison->country, language, arena));
  print_fields_add(fields, "sender", context->group->name);
  print_fields_add(fields, "group", context->group->name);
  print_fields_add(fields, "campaign", context->campaign_name);
  print_fields_add(fields, "campaign_goal", context->campaign_goal);
  print_fields_add(fields, "summary", public_summary(context, selected, arena));
  print_fields_add(fields, "writers", context->writers);
  return true;
}

/* ---- the whole ---- */

static void judge(const struct draft_context *context, const struct selected *selected, struct arena *arena,
                  struct judgement *out) {
  bool placed = prison_is_known(selected);
  struct address_request request = {
      .prisoner = &selected->prisoner,
      .stay = placed ? &selected->stay : NULL,
      .prison = placed ? &selected->prison : NULL,
      .posting_country = context->group->country,
      .posting_language = posting_language(context->group),
      .local_script = context->local_script,
      .relay = uuid_is_nil(selected->relay.id) ? NULL : &selected->relay,
  };
  eligibility_judge(&request, &context->holds, context->campaign, context->today, arena, out);
}

/* Whether the rules let the piece pass, or somebody answers for it. */
static bool ask_rules(const struct draft_context *context, const char *language, struct arena *arena, struct draft *out,
                      struct error *error) {
  bool is_new;
  if (!print_texts_need(context->texts, language, &is_new, error)) return false;
  struct piece_in_question piece = {.kind = context->piece_kind,
                                    .language = context->texts->name == NULL ? NULL : language,
                                    .address = out->judgement.address->lines,
                                    .sender = &out->sender,
                                    .text = print_texts_find(context->texts, language),
                                    .recipients = context->recipients == 0 ? 1 : context->recipients,
                                    .relayed = out->judgement.through_relay};
  struct rule_finding *found;
  out->found_count = piece_rules_judge(&context->rules, &out->rules, &piece, arena, &found);
  out->found = found;
  for (size_t i = 0; i < out->found_count; i++)
    if (found[i].severity > out->found_worst) out->found_worst = found[i].severity;
  return true;
}

/* Why there is no sender: a rule, or what the group and the vault lack. */
static void blame(struct draft *out, struct arena *arena) {
  struct rule_finding *found;
  out->found_count = piece_rules_blame(&out->rules, &out->sender, arena, &found);
  out->found = found;
  out->found_worst = SEVERITY_BLOCK;
}

static void fill_piece(const struct draft_context *context, const struct selected *selected, const char *language,
                       const struct buffer *fields, struct arena *arena, struct draft *out) {
  bool asked = out->judgement.worst == SEVERITY_ACKNOWLEDGE || out->found_worst == SEVERITY_ACKNOWLEDGE;
  out->verdict = asked ? DRAFT_ACKNOWLEDGE : DRAFT_READY;
  const struct print_writer *writer = context->rules.writer;
  const char *sender = with_country(context->group, &selected->prison, out->sender.lines, arena);
  out->piece.prisoner = selected->prisoner.id;
  out->piece.prison = selected->prison.id;
  if (writer != NULL) out->piece.writer = writer->writer.id;
  out->piece.campaign = context->campaign;
  out->piece.kind = context->piece_kind;
  out->piece.language = language;
  out->piece.address = out->judgement.address->lines;
  out->piece.address_native = out->judgement.address->local_lines;
  out->piece.sender = sender_lines_to_keep(sender, writer, arena);
  out->piece.fields = arena_strdup(arena, fields->bytes);
  out->piece.made_on = context->today;
  out->piece.stage = STAGE_PLANNED;
}

bool draft_make(const struct draft_context *context, const struct selected *selected, struct arena *arena,
                struct draft *out, struct error *error) {
  *out = (struct draft){.verdict = DRAFT_LEFT_OUT};
  noun_clear(&piece_noun, &out->piece);
  judge(context, selected, arena, &out->judgement);
  if (out->judgement.worst == SEVERITY_BLOCK) return true;

  piece_rules_find(&context->rules, selected, arena, &out->rules);
  const char *language = choose_language(context, selected, &out->rules, arena);
  if (*language == '\0') {
    out->language_detail = explain_no_language(context, selected, arena);
    return true;
  }
  piece_rules_sender(&context->rules, &out->rules, arena, &out->sender);
  if (out->sender.answer == SENDER_NONE) {
    blame(out, arena);
    return true;
  }
  if (!ask_rules(context, language, arena, out, error)) return false;
  if (out->found_worst == SEVERITY_BLOCK) return true;
  struct selected placed = *selected;
  const struct selected *where = selected;
  /* What the post needs to know is where whoever passes it on lives. */
  if (out->judgement.through_relay) {
    placed.prison.country = selected->relay.country;
    where = &placed;
  }
  struct buffer fields;
  buffer_init(&fields);
  bool done = add_fields(&fields, context, where, &out->sender, language, arena, error);
  if (done && out->judgement.through_relay)
    done = relayed_add_fields(&fields, &selected->relay, context->group, selected->prisoner.name,
                              selected->prisoner.number, arena, error);
  if (done) fill_piece(context, where, language, &fields, arena, out);
  buffer_release(&fields);
  return done;
}
