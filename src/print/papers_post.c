/* SPDX-License-Identifier: MIT */
/* The list for the post office: how many envelopes go where. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "papers_work.h"
#include "solipost/base/i18n.h"
#include "solipost/store/postage_store.h"

enum { POST_COLUMNS = 5 };
static const double post_shares[POST_COLUMNS] = {0.29, 0.27, 0.1, 0.16, 0.18};

/* An envelope of C6, the usual one. */
#define ENVELOPE_FACE_MM2 (162.0 * 114.0)

/* All that go to one country at one price. */
struct post_line {
  const char *country; /* "": inland */
  bool is_letter;
  int64_t most_g; /* the price is up to so much; 0: it is not known */
  int64_t price;
  const char *currency;
  size_t count;
};
struct post_list {
  struct papers *papers;
  struct postage_table prices;
  struct post_line *lines;
  size_t count, total;
};

/* ---- counting ---- */

/* Inland first, then by country, cards before letters, light before heavy. */
static int compare_lines(const void *a, const void *b) {
  const struct post_line *left = a, *right = b;
  int by_country = strcmp(left->country, right->country);
  if (by_country != 0) return by_country;
  if (left->is_letter != right->is_letter) return left->is_letter ? 1 : -1;
  return (left->most_g > right->most_g) - (left->most_g < right->most_g);
}

static struct post_line line_of(const struct post_list *list, const struct papers_post *post) {
  const struct papers *papers = list->papers;
  const char *home = papers->group.country;
  double grams = post->grams + (post->is_letter ? postage_envelope_g(ENVELOPE_FACE_MM2) : 0);
  const struct postage_price *price =
      postage_find(&list->prices, home, post->country, post->is_letter ? POSTAGE_LETTER : POSTAGE_CARD,
                   postage_whole_g(grams), papers->request.today);
  struct post_line line = {
      .country = strcmp(post->country, home) == 0 ? "" : post->country, .is_letter = post->is_letter, .currency = ""};
  if (price == NULL) return line;
  line.most_g = price->postage.most_g;
  line.price = price->postage.price;
  line.currency = price->postage.currency;
  return line;
}

static void count_posts(struct post_list *list, struct arena *arena) {
  const struct papers *papers = list->papers;
  list->lines = ARENA_ARRAY(arena, struct post_line, papers->posts.count + 1);
  for (size_t i = 0; i < papers->posts.count; i++) {
    const struct papers_post *post = &papers->posts.items[i];
    if (post->to_acknowledge && !papers->acknowledged) continue;
    struct post_line line = line_of(list, post);
    size_t at = 0;
    while (at < list->count && compare_lines(&list->lines[at], &line) != 0) at++;
    if (at == list->count) list->lines[list->count++] = line;
    list->lines[at].count++;
    list->total++;
  }
  qsort(list->lines, list->count, sizeof *list->lines, compare_lines);
}

/* False when a price is not known, or not all are in one money. */
static bool sum_of(const struct post_list *list, int64_t *sum, const char **currency) {
  *sum = 0;
  *currency = list->count > 0 ? list->lines[0].currency : "";
  for (size_t i = 0; i < list->count; i++) {
    const struct post_line *line = &list->lines[i];
    if (line->most_g == 0 || strcmp(line->currency, *currency) != 0) return false;
    *sum += line->price * (int64_t)line->count;
  }
  return list->count > 0;
}

/* ---- the page ---- */

static void add_row(struct papers_page *page, const char *const *texts, bool bold) {
  static const struct document_row_form form = {.ruled = true, .least_height_mm = 7};
  struct document_cell cells[POST_COLUMNS];
  for (size_t i = 0; i < POST_COLUMNS; i++)
    cells[i] = (struct document_cell){.style = DOCUMENT_PARAGRAPH, .bold = bold, .text = texts[i], .language = ""};
  document_cells(page->document, cells, post_shares, POST_COLUMNS, &form);
}

/* "Letter up to 20 g" */
static bool name_form(struct papers_page *page, const struct post_line *line, const char **out, struct error *error) {
  struct arena *arena = page->words->arena;
  const char *const values[] = {"grams", arena_printf(arena, "%" PRId64, line->most_g), NULL};
  const char *key = line->is_letter ? "paper_post_letter" : "paper_post_card", *weight;
  const char *texts[PAPERS_MOST_LANGUAGES];
  for (size_t i = 0; i < page->words->count; i++) {
    if (!papers_phrase(page->words, i, key, NULL, &texts[i], error) ||
        !papers_phrase(page->words, i, "paper_post_weight", values, &weight, error))
      return false;
    if (line->most_g > 0) texts[i] = arena_printf(arena, "%s %s", texts[i], weight);
  }
  *out = papers_join(page->words, texts);
  return true;
}

static bool add_line(struct papers_page *page, const struct post_line *line, struct error *error) {
  struct arena *arena = page->words->arena;
  const char *where = papers_country_name(page->words, line->country), *what, *each = "", *sum = "";
  if (*line->country == '\0' && !papers_phrase_joined(page->words, "paper_post_inland", NULL, &where, error))
    return false;
  if (!name_form(page, line, &what, error)) return false;
  if (line->most_g > 0) {
    each = postage_money(line->price, line->currency, arena);
    sum = postage_money(line->price * (int64_t)line->count, line->currency, arena);
  } else if (!papers_phrase_joined(page->words, "paper_post_ask", NULL, &each, error)) {
    return false;
  }
  add_row(page, (const char *[]){where, what, arena_printf(arena, "%zu", line->count), each, sum}, false);
  return true;
}

static bool build_post(struct papers_page *page, void *context, struct error *error) {
  static const char *const keys[POST_COLUMNS] = {"paper_post_where", "paper_post_what", "paper_post_envelopes",
                                                 "paper_post_each", "paper_post_sum"};
  const struct post_list *list = context;
  const char *total, *currency;
  int64_t sum;
  if (!page_say(page, DOCUMENT_TITLE, "paper_post_title", NULL, error) ||
      !page_columns(page, keys, post_shares, POST_COLUMNS, error))
    return false;
  for (size_t i = 0; i < list->count; i++)
    if (!add_line(page, &list->lines[i], error)) return false;
  if (!papers_phrase_joined(page->words, "paper_post_total", NULL, &total, error)) return false;
  const char *money = sum_of(list, &sum, &currency) ? postage_money(sum, currency, page->words->arena) : "";
  add_row(page, (const char *[]){total, "", arena_printf(page->words->arena, "%zu", list->total), "", money}, true);
  document_gap(page->document, 6);
  return page_blank(page, "paper_check_post_1", NULL, false, error) &&
         page_blank(page, "paper_check_post_2", NULL, false, error);
}

bool papers_make_post_office(struct papers *papers, struct papers_press *press, const struct watch *watch,
                             size_t *sheets, struct error *error) {
  struct post_list list = {.papers = papers};
  const struct press_job job = {.build = build_post, .context = &list, .one_page = true};
  *sheets = 1;
  if (!postage_known(papers->store, &papers->arena, &list.prices, error)) return false;
  count_posts(&list, &papers->arena);
  return watch_step(watch, _("Papers"), 0, 1, error) && press_add(press, &job, error);
}
