/* SPDX-License-Identifier: MIT */
/* The list for the post office: how many envelopes go where. */
#include <stdlib.h>
#include <string.h>

#include "papers_work.h"
#include "solipost/base/i18n.h"
#include "solipost/lang/country.h"

enum { POST_COLUMNS = 5 };
static const double post_shares[POST_COLUMNS] = {0.42, 0.22, 0.12, 0.12, 0.12};

struct post_line {
  struct papers_post post;
  size_t count;
};
struct post_list {
  const struct papers *papers;
  struct post_line *lines;
  size_t count, total;
};

/* Inland first, then by country. */
static int compare_lines(const void *a, const void *b) {
  const struct post_line *left = a, *right = b;
  int by_country = strcmp(left->post.country, right->post.country);
  if (by_country != 0) return by_country;
  return (int)left->post.is_letter - (int)right->post.is_letter;
}

static void count_posts(struct post_list *list, struct arena *arena) {
  const struct papers *papers = list->papers;
  list->lines = ARENA_ARRAY(arena, struct post_line, papers->posts.count + 1);
  for (size_t i = 0; i < papers->posts.count; i++) {
    struct papers_post post = papers->posts.items[i];
    if (post.to_acknowledge && !papers->acknowledged) continue;
    if (strcmp(post.country, papers->group.country) == 0) post.country = "";
    size_t at = 0;
    while (at < list->count && (strcmp(list->lines[at].post.country, post.country) != 0 ||
                                list->lines[at].post.is_letter != post.is_letter))
      at++;
    if (at == list->count) list->lines[list->count++].post = post;
    list->lines[at].count++;
    list->total++;
  }
  qsort(list->lines, list->count, sizeof *list->lines, compare_lines);
}

static void add_row(struct papers_page *page, const char *const *texts, bool bold) {
  static const struct document_row_form form = {.ruled = true, .least_height_mm = 7};
  struct document_cell cells[POST_COLUMNS];
  for (size_t i = 0; i < POST_COLUMNS; i++)
    cells[i] = (struct document_cell){.style = DOCUMENT_PARAGRAPH, .bold = bold, .text = texts[i], .language = ""};
  document_cells(page->document, cells, post_shares, POST_COLUMNS, &form);
}

static bool add_line(struct papers_page *page, const struct post_line *line, struct error *error) {
  struct arena *arena = page->words->arena;
  const char *where = papers_country_name(page->words, line->post.country), *what;
  if (*line->post.country == '\0' && !papers_phrase_joined(page->words, "paper_post_inland", NULL, &where, error))
    return false;
  if (!papers_phrase_joined(page->words, line->post.is_letter ? "paper_post_letter" : "paper_post_card", NULL, &what,
                            error))
    return false;
  add_row(page, (const char *[]){where, what, arena_printf(arena, "%zu", line->count), "", ""}, false);
  return true;
}

static bool build_post(struct papers_page *page, void *context, struct error *error) {
  static const char *const keys[POST_COLUMNS] = {"paper_post_where", "paper_post_what", "paper_post_envelopes",
                                                 "paper_post_each", "paper_post_sum"};
  const struct post_list *list = context;
  const char *total;
  if (!page_say(page, DOCUMENT_TITLE, "paper_post_title", NULL, error) ||
      !page_columns(page, keys, post_shares, POST_COLUMNS, error))
    return false;
  for (size_t i = 0; i < list->count; i++)
    if (!add_line(page, &list->lines[i], error)) return false;
  if (!papers_phrase_joined(page->words, "paper_post_total", NULL, &total, error)) return false;
  add_row(page, (const char *[]){total, "", arena_printf(page->words->arena, "%zu", list->total), "", ""}, true);
  document_gap(page->document, 6);
  return page_blank(page, "paper_check_post_1", NULL, false, error) &&
         page_blank(page, "paper_check_post_2", NULL, false, error);
}

bool papers_make_post_office(struct papers *papers, struct papers_press *press, const struct watch *watch,
                             size_t *sheets, struct error *error) {
  struct post_list list = {.papers = papers};
  const struct press_job job = {.build = build_post, .context = &list, .one_page = true};
  *sheets = 1;
  count_posts(&list, &papers->arena);
  return watch_step(watch, _("Papers"), 0, 1, error) && press_add(press, &job, error);
}
