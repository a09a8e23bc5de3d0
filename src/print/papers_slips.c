/* SPDX-License-Identifier: MIT */
/* Slips to cut: for new writers, and covers of answers. Whoever sees a cover learns a pseudonym and a code word and nothing
 * about anybody inside. */
#include <inttypes.h>

#include "papers_work.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/store/record_store.h"

enum { SLIPS_OF_A_PAGE = 2 };

/* ---- new writers ---- */

static bool add_choice(struct papers_page *page, const char *key, struct error *error) {
  return page_point(page, NULL, key, NULL, error);
}

static bool add_slip(struct papers_page *page, struct error *error) {
  return page_say(page, DOCUMENT_HEADING, "paper_writer_title", NULL, error) &&
         page_say(page, DOCUMENT_SMALL, "paper_writer_intro", NULL, error) &&
         page_blank(page, "paper_writer_pseudonym", NULL, false, error) &&
         page_blank(page, "paper_writer_languages", NULL, false, error) &&
         page_blank(page, "paper_writer_capacity", NULL, false, error) &&
         page_blank(page, "paper_writer_code_word", NULL, false, error) &&
         page_say(page, DOCUMENT_SMALL, "paper_writer_code_word_note", NULL, error) &&
         page_say(page, DOCUMENT_PARAGRAPH, "paper_writer_sender", NULL, error) &&
         add_choice(page, "paper_writer_sender_pseudonym", error) &&
         add_choice(page, "paper_writer_sender_group", error) && add_choice(page, "paper_writer_sender_name", error) &&
         add_choice(page, "paper_writer_sender_own", error) && add_choice(page, "paper_writer_consent", error) &&
         page_blank(page, "paper_writer_date", NULL, false, error);
}

/* The other half bears the pseudonym again: what is apart must still be found. */
static bool add_real_name(struct papers_page *page, struct error *error) {
  return page_say(page, DOCUMENT_SMALL, "paper_writer_apart", NULL, error) &&
         page_blank(page, "paper_writer_pseudonym", NULL, false, error) &&
         page_blank(page, "paper_writer_real_name", NULL, false, error) &&
         page_blank(page, "paper_writer_address", NULL, false, error);
}

static bool build_slips(struct papers_page *page, void *context, struct error *error) {
  (void)context;
  for (size_t i = 0; i < SLIPS_OF_A_PAGE; i++) {
    document_part(page->document, SLIPS_OF_A_PAGE);
    if (!add_slip(page, error)) return false;
    document_cut(page->document);
    if (!add_real_name(page, error)) return false;
  }
  return true;
}

bool papers_make_new_writer(struct papers *papers, struct papers_press *press, const struct watch *watch,
                            size_t *sheets, struct error *error) {
  const struct press_job job = {.build = build_slips, .context = papers, .one_page = true, .bare = true};
  size_t pages = (papers->request.slips + SLIPS_OF_A_PAGE - 1) / SLIPS_OF_A_PAGE;
  *sheets = pages * SLIPS_OF_A_PAGE;
  for (size_t i = 0; i < pages; i++)
    if (!watch_step(watch, _("Papers"), i, pages, error) || !press_add(press, &job, error)) return false;
  return true;
}

/* ---- answers ---- */

static bool no_writer(int64_t number, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("nobody is entered as writer of letter no. %" PRId64), number);
  return error_hint(error, _("give the pseudonym instead: 'solipost list writers' shows all"));
}

static bool read_letter(struct papers *papers, int64_t number, struct error *error) {
  const struct record_value value = {.kind = VALUE_INTEGER, .integer = number};
  const struct record_query query = {.where = "number = ?1", .values = &value, .value_count = 1, .limit = 1};
  struct record_cursor *cursor;
  struct piece piece;
  struct writer writer;
  bool more = false;
  if (!record_select(papers->store, &piece_noun, &query, &cursor, error)) return false;
  bool done = record_next(cursor, &piece, &papers->arena, &more, error);
  record_cursor_close(cursor);
  if (!done) return false;
  if (!more) return error_set(error, ERROR_NOT_FOUND, _("there is no letter no. %" PRId64), number);
  if (uuid_is_nil(piece.writer)) return no_writer(number, error);
  if (!record_load(papers->store, &writer_noun, piece.writer, &writer, &papers->arena, error)) return false;
  LIST_PUSH(&papers->replies, (struct papers_reply){writer.pseudonym, writer.code_word, number});
  return true;
}

bool papers_read_replies(struct papers *papers, struct error *error) {
  for (const char *const *typed = papers->request.replies; typed != NULL && *typed != NULL; typed++) {
    int64_t number;
    struct writer writer;
    bool is_number = ascii_parse_integer(*typed, 1, INT64_MAX, &number);
    if (is_number && !read_letter(papers, number, error)) return false;
    if (is_number) continue;
    if (!people_resolve(papers->store, &writer_noun, *typed, &writer, &papers->arena, error)) return false;
    LIST_PUSH(&papers->replies, (struct papers_reply){writer.pseudonym, writer.code_word, 0});
  }
  return true;
}

static bool add_letter_number(struct papers_page *page, int64_t letter, struct error *error) {
  const char *const values[] = {"number", arena_printf(page->words->arena, "%" PRId64, letter), NULL};
  const char *text;
  if (letter == 0) return true;
  return papers_phrase_joined(page->words, "letter_number", values, &text, error) &&
         page_named(page, "paper_reply_answer", text, error);
}

static bool build_covers(struct papers_page *page, void *context, struct error *error) {
  const struct papers *papers = context;
  for (size_t i = 0; i < papers->replies.count; i++) {
    const struct papers_reply *reply = &papers->replies.items[i];
    document_part(page->document, SLIPS_OF_A_PAGE);
    if (!page_say(page, DOCUMENT_HEADING, "paper_reply_title", NULL, error) ||
        !page_say(page, DOCUMENT_SMALL, "paper_reply_for", NULL, error))
      return false;
    page_register_text(page, DOCUMENT_TITLE, reply->pseudonym);
    bool has_word = *reply->code_word != '\0';
    if (!page_named(page, "paper_reply_code_word", reply->code_word, error) ||
        (!has_word && !page_blank(page, "paper_reply_code_word", NULL, false, error)) ||
        !add_letter_number(page, reply->letter, error) ||
        !page_say(page, DOCUMENT_PARAGRAPH, "paper_reply_hand_over", NULL, error) ||
        !page_say(page, DOCUMENT_PARAGRAPH, "paper_reply_then", NULL, error))
      return false;
  }
  return true;
}

bool papers_make_reply_cover(struct papers *papers, struct papers_press *press, const struct watch *watch,
                             size_t *sheets, struct error *error) {
  const struct press_job job = {.build = build_covers, .context = papers, .bare = true};
  *sheets = papers->replies.count;
  return watch_step(watch, _("Papers"), 0, 1, error) && press_add(press, &job, error);
}
