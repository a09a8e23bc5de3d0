/* SPDX-License-Identifier: MIT */
/* Finds the letters that words speak of. */
#include "solipost/jobs/letter_choice.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "letter_file.h"
#include "number_range.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/store/mail_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"
#include "solipost/store/run_store.h"

struct choosing {
  struct store *store;
  const struct letter_wish *wish;
  struct arena *arena;
  LIST(struct piece) found;
  LIST(struct stay) doubtful; /* by prisoner */
  size_t skipped, passed_over;
  const struct choosing *leaves_out_of; /* these are letters to leave out, of those; else NULL */
  const char *idle;                     /* a word by which none was left out */
};

/* ---- rows ---- */

/* All live letters of this condition; how many there were. */
static bool take_all(struct choosing *choosing, const struct record_query *query, size_t *count, struct error *error) {
  struct record_cursor *rows;
  bool done, more = false;
  *count = 0;
  if (!record_select(choosing->store, &piece_noun, query, &rows, error)) return false;
  for (;;) {
    struct piece piece;
    done = record_next(rows, &piece, choosing->arena, &more, error);
    if (!done || !more) break;
    LIST_PUSH(&choosing->found, piece);
    ++*count;
  }
  record_cursor_close(rows);
  return done;
}

static bool take_numbers(struct choosing *choosing, int64_t from, int64_t to, size_t *count, struct error *error) {
  const struct record_value values[] = {{.kind = VALUE_INTEGER, .integer = from},
                                        {.kind = VALUE_INTEGER, .integer = to}};
  const struct record_query query = {
      .where = "number BETWEEN ?1 AND ?2", .order = "number", .values = values, .value_count = COUNT_OF(values)};
  return take_all(choosing, &query, count, error);
}

/* ---- words ---- */

/* "412,415-420; 430", "#412": between numbers all of these are as good as a blank. */
#define SEPARATORS ", ;#"

bool letter_choice_is_number(const char *word) {
  int64_t from, to;
  bool digits = word[strcspn(word, "0123456789")] != '\0' && word[strspn(word, "0123456789-." SEPARATORS)] == '\0';
  return *word == '@' || digits || number_range_read(word, &from, &to) || ascii_equal_ignoring_case(word, "run") ||
         ascii_starts_with_ignoring_case(word, "run ");
}

static bool no_such_letter(const char *word, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("there is no letter no. %s"), word);
  return error_hint(error, _("'solipost list pieces' shows the numbers there are"));
}

static bool take_range(struct choosing *choosing, const char *word, int64_t from, int64_t to, struct error *error) {
  size_t count;
  if (from > to) {
    error_set(error, ERROR_MISUSED, _("%s counts backwards"), word);
    return error_hint(error, _("the smaller number comes first"));
  }
  if (!take_numbers(choosing, from, to, &count, error)) return false;
  return count > 0 || no_such_letter(word, error);
}

static bool is_ruled(const struct choosing *choosing, size_t at, enum post_ruling ruling) {
  return post_step(choosing->found.items[at].stage, choosing->wish->event).ruling == ruling;
}

static size_t count_ruled(const struct choosing *choosing, size_t first, enum post_ruling ruling) {
  size_t count = 0;
  for (size_t i = first; i < choosing->found.count; i++) count += is_ruled(choosing, i, ruling);
  return count;
}

/* Of those found from `first` on; how many went. */
static size_t keep_ruled(struct choosing *choosing, size_t first, enum post_ruling ruling) {
  size_t kept = first, before = choosing->found.count;
  for (size_t i = first; i < before; i++) {
    const struct piece piece = choosing->found.items[i];
    if (is_ruled(choosing, i, ruling)) choosing->found.items[kept++] = piece;
  }
  choosing->found.count = kept;
  return before - kept;
}

/* One that is written already is finished: whoever says it of a person again means another. */
static void keep_unwritten(struct choosing *choosing, size_t first) {
  size_t kept = first;
  for (size_t i = first; i < choosing->found.count; i++) {
    const struct piece piece = choosing->found.items[i];
    if (piece.stage != STAGE_WRITTEN) choosing->found.items[kept++] = piece;
  }
  choosing->found.count = kept;
}

static bool take_run(struct choosing *choosing, const char *word, struct error *error) {
  int64_t number;
  size_t count;
  struct run run;
  const char *end = word;
  if (word == NULL || !number_read(&end, &number) || *end != '\0') {
    error_set(error, ERROR_MISUSED, _("which run is meant?"));
    return error_hint(error, _("write its number behind it, as in: run 7"));
  }
  if (!run_by_number(choosing->store, number, &run, choosing->arena, error)) return false;
  const struct record_value value = {.kind = VALUE_ID, .id = run.id};
  const struct record_query query = {.where = "run = ?1", .order = "position", .values = &value, .value_count = 1};
  size_t first = choosing->found.count;
  if (!take_all(choosing, &query, &count, error)) return false;
  if (choosing->leaves_out_of == NULL && count_ruled(choosing, first, POST_FITS) > 0)
    choosing->passed_over += keep_ruled(choosing, first, POST_FITS);
  return true;
}

/* ---- people ---- */

static const char *day_of(const struct piece *piece, struct arena *arena) {
  char day[DATE_TEXT_SIZE];
  struct date date = date_is_set(piece->mailed_on) ? piece->mailed_on : piece->made_on;
  date_format_iso(date, day);
  return arena_strdup(arena, day);
}

static bool several_letters(struct choosing *choosing, const char *who, size_t first, struct error *error) {
  enum { MOST_SHOWN = 12 };
  struct arena *arena = choosing->arena;
  const char *list = "";
  for (size_t i = first; i < choosing->found.count && i < first + MOST_SHOWN; i++) {
    const struct piece *piece = &choosing->found.items[i];
    list = arena_printf(arena, "%s\n%" PRId64 "  %s, %s", list, piece->number,
                        field_show(noun_field(&piece_noun, "stage"), piece, arena), day_of(piece, arena));
  }
  error_set(error, ERROR_AMBIGUOUS, _("%s has several letters that could be meant"), who);
  return error_hint(error, _("give the number of one:%s"), list);
}

static bool no_letter(const struct prisoner *prisoner, enum post_event event, struct arena *arena,
                      struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("%s has no letter that could be %s"), prisoner_call(prisoner, arena),
            post_event_word(event));
  return error_hint(error, _("see what there is: solipost list pieces --to %s"), prisoner->code);
}

/* The letters to somebody to which this can happen; also as second or third addressee. */
static bool take_person(struct choosing *choosing, const char *word, struct error *error) {
  struct prisoner prisoner;
  size_t first = choosing->found.count, count;
  if (!people_resolve(choosing->store, &prisoner_noun, word, &prisoner, choosing->arena, error)) return false;
  const struct record_value value = {.kind = VALUE_ID, .id = prisoner.id};
  const struct record_query query = {.where =
                                         "id IN (SELECT id FROM piece WHERE prisoner = ?1 AND row_state = 0 UNION ALL"
                                         " SELECT piece FROM addressee WHERE prisoner = ?1 AND row_state = 0)",
                                     .order = "+number DESC", /* the '+': no walk through the index of all numbers */
                                     .values = &value,
                                     .value_count = 1};
  if (!take_all(choosing, &query, &count, error)) return false;
  if (choosing->leaves_out_of != NULL) return true;
  bool odd = choosing->wish->insists && count_ruled(choosing, first, POST_FITS) == 0;
  keep_ruled(choosing, first, odd ? POST_ODD : POST_FITS);
  if (choosing->wish->unwritten) keep_unwritten(choosing, first);
  size_t kept = choosing->found.count;
  if (kept == first) return no_letter(&prisoner, choosing->wish->event, choosing->arena, error);
  return kept == first + 1 || several_letters(choosing, prisoner_call(&prisoner, choosing->arena), first, error);
}

static bool take_words(struct choosing *choosing, const char *const *words, size_t count, struct error *error);

/* "20.11." as the mark of a row says when it was; nothing else may be logged then. */
static bool is_of_day(const struct choosing *choosing, const char *path, const struct letter_file *file, size_t at,
                      struct error *error) {
  char marked[DATE_TEXT_SIZE], meant[DATE_TEXT_SIZE];
  const struct date day = choosing->wish->day, wanted = file->days[at];
  if (!date_is_set(day) || !date_is_set(wanted) || date_compare(day, wanted) == 0) return true;
  if (choosing->leaves_out_of != NULL) return true;
  date_format_iso(wanted, marked);
  date_format_iso(day, meant);
  error_set(error, ERROR_REFUSED, _("%s, row %zu: marked with %s, but %s would be logged"), path, file->rows[at],
            marked, meant);
  return error_hint(error, _("give that day with --on %s; rows of other days need a list of their own"), marked);
}

static bool take_file(struct choosing *choosing, const char *path, struct error *error) {
  struct letter_file file;
  if (!letter_file_read(path, post_event_word(choosing->wish->event), choosing->arena, &file, error)) return false;
  choosing->skipped += file.skipped;
  for (size_t i = 0; i < file.count; i++) {
    if (!is_of_day(choosing, path, &file, i, error)) return false;
    if (*file.words[i] != '@' && take_words(choosing, &file.words[i], 1, error)) continue;
    if (*file.words[i] == '@') error_set(error, ERROR_MISUSED, _("a list cannot name another list"));
    return error_prefix(error, _("%s, row %zu: "), path, file.rows[i]);
  }
  return true;
}

static int compare_numbers(const void *a, const void *b) {
  const struct piece *left = a;
  const struct piece *right = b;
  if (left->number != right->number) return left->number < right->number ? -1 : 1;
  return memcmp(&left->id, &right->id, sizeof left->id);
}

static bool is_in(const struct choosing *choosing, const struct piece *piece) {
  return choosing->found.count > 0 && bsearch(piece, choosing->found.items, choosing->found.count,
                                              sizeof *choosing->found.items, compare_numbers) != NULL;
}

static void look_for_effect(struct choosing *choosing, const char *word, size_t first) {
  if (choosing->leaves_out_of == NULL) return;
  for (size_t i = first; i < choosing->found.count; i++) {
    if (is_in(choosing->leaves_out_of, &choosing->found.items[i])) return;
  }
  choosing->idle = word;
}

/* A name may hold a separator, so only numbers are taken apart. */
static const char *const *split_words(const char *const *words, size_t *count, struct arena *arena) {
  size_t room = *count;
  for (size_t i = 0; i < *count; i++)
    for (const char *at = words[i]; *at != '\0'; at++) room += strchr(SEPARATORS, *at) != NULL;
  const char **out = ARENA_ARRAY(arena, const char *, room + 1);
  size_t used = 0;
  for (size_t i = 0; i < *count; i++) {
    if (words[i][strspn(words[i], "0123456789-." SEPARATORS)] != '\0') {
      out[used++] = words[i];
      continue;
    }
    for (const char *at = words[i]; *(at += strspn(at, SEPARATORS)) != '\0';) {
      size_t length = strcspn(at, SEPARATORS);
      out[used++] = arena_strndup(arena, at, length);
      at += length;
    }
  }
  *count = used;
  return out;
}

static bool take_words(struct choosing *choosing, const char *const *words, size_t count, struct error *error) {
  words = split_words(words, &count, choosing->arena);
  for (size_t i = 0; i < count; i++) {
    const char *word = words[i];
    size_t first = choosing->found.count;
    int64_t from, to;
    bool done;
    if (ascii_equal_ignoring_case(word, "run")) done = take_run(choosing, ++i < count ? words[i] : NULL, error);
    else if (ascii_starts_with_ignoring_case(word, "run ")) done = take_run(choosing, word + strlen("run "), error);
    else if (*word == '@') done = take_file(choosing, word + 1, error);
    else if (number_range_read(word, &from, &to)) done = take_range(choosing, word, from, to, error);
    else done = take_person(choosing, word, error);
    if (!done) return false;
    if (*word != '@') look_for_effect(choosing, word, first);
  }
  return true;
}

/* ---- the whole ---- */

static bool take(struct choosing *choosing, const char *const *words, size_t count, struct error *error) {
  if (!take_words(choosing, words, count, error)) return false;
  if (choosing->found.count > 0)
    qsort(choosing->found.items, choosing->found.count, sizeof *choosing->found.items, compare_numbers);
  return true;
}

/* ---- doubtful addresses ---- */

static int compare_prisoners(const void *a, const void *b) {
  const struct stay *left = a;
  const struct stay *right = b;
  return memcmp(&left->prisoner, &right->prisoner, sizeof left->prisoner);
}

/* All of them at once: few are, and letters may be many. */
static bool find_doubtful(struct choosing *choosing, struct error *error) {
  const struct record_query query = {.where = "doubtful_on IS NOT NULL AND until IS NULL"};
  struct record_cursor *rows;
  bool done, more = false;
  if (choosing->wish->event != POST_MAIL) return true;
  if (!record_select(choosing->store, &stay_noun, &query, &rows, error)) return false;
  for (;;) {
    struct stay stay;
    done = record_next(rows, &stay, choosing->arena, &more, error);
    if (!done || !more) break;
    LIST_PUSH(&choosing->doubtful, stay);
  }
  record_cursor_close(rows);
  if (choosing->doubtful.count > 0)
    qsort(choosing->doubtful.items, choosing->doubtful.count, sizeof *choosing->doubtful.items, compare_prisoners);
  return done;
}

/* What is on its way already went before anybody knew. A letter that came back from elsewhere would go there as well. */
static struct date doubtful_since(const struct choosing *choosing, const struct piece *piece, struct uuid prisoner) {
  const struct stay wanted = {.prisoner = prisoner};
  const bool back = piece->stage == STAGE_RETURNED;
  if (choosing->doubtful.count == 0 || piece->stage == STAGE_MAILED) return (struct date){0};
  const struct stay *stay = bsearch(&wanted, choosing->doubtful.items, choosing->doubtful.count,
                                    sizeof *choosing->doubtful.items, compare_prisoners);
  return stay != NULL && (back || uuid_equal(stay->prison, piece->prison)) ? stay->doubtful_on : (struct date){0};
}

/* All whom it is for. */
static bool name_letter(struct choosing *choosing, struct chosen_letter *letter, struct error *error) {
  struct uuid *people;
  size_t count;
  letter->who = "";
  if (!mail_addressees(choosing->store, &letter->piece, choosing->arena, &people, &count, error)) return false;
  for (size_t i = 0; i < count; i++) {
    struct prisoner prisoner;
    if (!record_load_even_deleted(choosing->store, &prisoner_noun, people[i], &prisoner, choosing->arena, error))
      return false;
    const char *call = prisoner_call(&prisoner, choosing->arena);
    letter->who = i == 0 ? call : arena_printf(choosing->arena, "%s + %s", letter->who, call);
    struct date since = doubtful_since(choosing, &letter->piece, people[i]);
    if (date_is_set(since)) letter->doubtful_since = since;
  }
  return true;
}

static bool name_letters(struct choosing *choosing, const struct choosing *except, struct letter_choice *out,
                         struct error *error) {
  out->items = ARENA_ARRAY(choosing->arena, struct chosen_letter, choosing->found.count + 1);
  for (size_t i = 0; i < choosing->found.count; i++) {
    const struct piece *piece = &choosing->found.items[i];
    if (i > 0 && uuid_equal(piece->id, choosing->found.items[i - 1].id)) continue;
    if (is_in(except, piece)) continue;
    struct chosen_letter *letter = &out->items[out->count++];
    *letter = (struct chosen_letter){.piece = *piece};
    if (!name_letter(choosing, letter, error)) return false;
  }
  return true;
}

bool letter_choice_name(struct store *store, const struct piece *piece, struct arena *arena, const char **who,
                        struct error *error) {
  struct choosing choosing = {.store = store, .arena = arena};
  struct chosen_letter letter = {.piece = *piece};
  if (!name_letter(&choosing, &letter, error)) return false;
  *who = letter.who;
  return true;
}

bool letter_choice_make(struct store *store, const struct letter_wish *wish, struct arena *arena,
                        struct letter_choice *out, struct error *error) {
  struct choosing choosing = {.store = store, .wish = wish, .arena = arena};
  struct choosing except = choosing;
  except.leaves_out_of = &choosing;
  *out = (struct letter_choice){.count = 0};
  bool done = take(&choosing, wish->words, wish->word_count, error) &&
              take(&except, wish->except, wish->except_count, error) && find_doubtful(&choosing, error) &&
              name_letters(&choosing, &except, out, error);
  out->skipped = choosing.skipped;
  out->passed_over = choosing.passed_over;
  out->idle = except.idle;
  LIST_RELEASE(&choosing.found);
  LIST_RELEASE(&choosing.doubtful);
  LIST_RELEASE(&except.found);
  return done;
}
