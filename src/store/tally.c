/* SPDX-License-Identifier: MIT */
/* The table of figures, and how one becomes a question to the register. */
#include "solipost/store/tally.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "statement.h"
#include "tally_bins.h"

/* A figure is counted over rows `x`, each of which adds something. Parameters: ?1 from, ?2 until, ?3 country, ?4 prison, ?5 campaign, ?6 the last day of
 * which rates know enough, ?7 the last day of the period or today, ?8 the day since when somebody had no letter. What is not
 * asked for stands in no SQL, so that each question finds its index. */
struct figure_sql {
  const char *from;     /* with x.prison and x.campaign */
  const char *campaign; /* the same for a campaign, where belonging to it is another thing; NULL: as `from` */
  const char *where;
  const char *day;  /* NULL: it is so on one day */
  const char *add;  /* what a row adds; NULL: it counts as one */
  const char *item; /* the part of the figure it belongs to, or NULL */
  const char *once; /* who or what counts once in each group, however many rows there are; or NULL */
  bool of_all;      /* a rate: each row is one of the whole */
  bool placeless;
  const struct figure_sql *undivided; /* a quicker way to the same when nothing is divided; or NULL */
};

#define NO_LETTER(person)                                                                                              \
  "NOT EXISTS (SELECT 1 FROM piece AS m WHERE m.prisoner = " person                                                    \
  " AND m.row_state = 0 AND m.first_mailed_on IS NOT NULL AND m.first_mailed_on > ?8 AND m.first_mailed_on <= ?7)"     \
  " AND NOT EXISTS (SELECT 1 FROM addressee AS a JOIN piece AS m ON m.id = a.piece WHERE a.prisoner = " person         \
  " AND a.row_state = 0 AND m.row_state = 0 AND m.first_mailed_on > ?8 AND m.first_mailed_on <= ?7)"
#define HELD_AT                                                                                                        \
  "(SELECT s.prison FROM stay AS s WHERE s.prisoner = p.id AND s.until IS NULL AND s.row_state = 0"                    \
  " ORDER BY s.since DESC, s.id DESC LIMIT 1) AS prison"
#define STILL_WRITTEN_TO "p.row_state = 0 AND p.ended_on IS NULL AND coalesce(p.contact, '') <> 'none'"
#define LETTERS "x.row_state = 0 AND x.first_mailed_on IS NOT NULL"
/* Of a reply: what stands in the first letter it answers. */
#define ANSWERED_IN(column)                                                                                            \
  "(SELECT m." column " FROM answered AS a JOIN piece AS m ON m.id = a.piece WHERE a.reply = r.id AND a.row_state = 0" \
  " ORDER BY m.first_mailed_on, m.id LIMIT 1)"

/* One look into the index for each prisoner, instead of all letters. */
static const struct figure_sql people_undivided = {
    .from = "prisoner AS x",
    .where =
        "(EXISTS (SELECT 1 FROM piece AS m WHERE m.prisoner = x.id AND m.row_state = 0"
        " AND m.first_mailed_on IS NOT NULL$) OR EXISTS (SELECT 1 FROM addressee AS a JOIN piece AS m ON m.id = a.piece"
        " WHERE a.prisoner = x.id AND a.row_state = 0 AND m.row_state = 0 AND m.first_mailed_on IS NOT NULL$))",
    .day = "m.first_mailed_on"};

static const struct figure_sql sql_of[FIGURE_COUNT] = {
    [FIGURE_SENT] = {.from = "piece AS x", .where = LETTERS, .day = "x.first_mailed_on"},
    [FIGURE_PEOPLE] = {.from = "(SELECT prisoner, first_mailed_on AS day, prison, campaign FROM piece INDEXED BY"
                               " piece_sent_to WHERE row_state = 0 AND first_mailed_on IS NOT NULL UNION ALL SELECT "
                               "a.prisoner, m.first_mailed_on, m.prison,"
                               " m.campaign FROM addressee AS a JOIN piece AS m ON m.id = a.piece WHERE a.row_state = 0"
                               " AND m.row_state = 0 AND m.first_mailed_on IS NOT NULL) AS x",
                       .where = "x.prisoner IS NOT NULL",
                       .day = "x.day",
                       .once = "x.prisoner",
                       .undivided = &people_undivided},
    [FIGURE_EVENINGS] = {.from = "evening AS x",
                         .where = "x.row_state = 0 AND x.held_on <= ?7",
                         .day = "x.held_on",
                         .placeless = true},
    [FIGURE_GUESTS] = {.from = "evening AS x",
                       .where = "x.row_state = 0 AND x.held_on <= ?7",
                       .day = "x.held_on",
                       .add = "x.guest_count",
                       .placeless = true},
    [FIGURE_REPLIES] =
        {.from = "(SELECT r.received_on AS day, coalesce(" ANSWERED_IN(
             "prison") ", (SELECT s.prison"
                       " FROM stay AS s WHERE s.prisoner = r.prisoner AND s.row_state = 0 ORDER BY s.until IS NOT"
                       " NULL, s.until DESC, s.since DESC LIMIT 1)) AS prison, " ANSWERED_IN(
                           "campaign") " AS campaign FROM reply AS r WHERE r.row_state = 0) AS x",
         .where = "1",
         .day = "x.day"},
    [FIGURE_ANSWERED] = {.from = "piece AS x",
                         .where = "x.row_state = 0 AND x.answered_on IS NOT NULL",
                         .day = "x.answered_on"},
    [FIGURE_RETURNED] = {.from = "(SELECT r.returned_on AS day, coalesce(r.reason, '') AS reason, r.prison AS prison,"
                                 " (SELECT campaign FROM piece WHERE id = r.piece) AS campaign FROM returned_mail AS r"
                                 " WHERE r.row_state = 0) AS x",
                         .where = "1",
                         .day = "x.day",
                         .item = "x.reason"},
    [FIGURE_RETURN_RATE] = {.from = "piece AS x",
                            .where = LETTERS " AND x.first_mailed_on < ?6",
                            .day = "x.first_mailed_on",
                            .add = "x.returned_on IS NOT NULL",
                            .of_all = true},
    [FIGURE_REPLY_RATE] = {.from = "piece AS x",
                           .where = LETTERS " AND x.first_mailed_on < ?6",
                           .day = "x.first_mailed_on",
                           .add = "x.answered_on IS NOT NULL",
                           .of_all = true},
    [FIGURE_MEDIAN_DAYS] = {.from = "piece AS x",
                            .where = LETTERS " AND x.answered_on IS NOT NULL AND x.answered_on >= x.first_mailed_on",
                            .day = "x.answered_on",
                            .item = "CAST(julianday(x.answered_on) - julianday(x.first_mailed_on) AS INTEGER)"},
    [FIGURE_LETTERLESS] = {.from = "(SELECT p.id AS prisoner, " HELD_AT
                                   ", NULL AS campaign FROM prisoner AS p WHERE " STILL_WRITTEN_TO ") AS x",
                           .campaign =
                               "(SELECT p.id AS prisoner, " HELD_AT
                               ", t.campaign AS campaign FROM target AS t JOIN prisoner AS p ON p.id = t.prisoner"
                               " WHERE t.row_state = 0 AND " STILL_WRITTEN_TO ") AS x",
                           .where = NO_LETTER("x.prisoner"),
                           .once = "x.prisoner"},
    [FIGURE_POSTAGE] = {.from =
                            "(SELECT first_mailed_on AS day, prison, campaign, postage, currency FROM piece"
                            " WHERE row_state = 0 AND first_mailed_on IS NOT NULL AND postage > 0 AND envelope IS NULL"
                            " UNION ALL SELECT m.day, m.prison, m.campaign, e.postage, e.currency FROM envelope AS e"
                            " JOIN (SELECT envelope, min(first_mailed_on) AS day, prison, campaign FROM piece"
                            " WHERE row_state = 0 AND envelope IS NOT NULL AND first_mailed_on IS NOT NULL"
                            " GROUP BY envelope) AS m ON m.envelope = e.id"
                            " WHERE e.row_state = 0 AND e.postage > 0) AS x",
                        .where = "1",
                        .day = "x.day",
                        .add = "x.postage",
                        .item = "coalesce(x.currency, '')"},
};

/* ---- definitions ---- */

static const struct figure_words words_of[FIGURE_COUNT] = {
    [FIGURE_SENT] =
        {"sent", N_("letters sent"), N_("sent"),
         N_("cards and letters posted for the first time in the period; one that came back and was posted again "
            "counts once"),
         FIGURE_NUMBER},
    [FIGURE_PEOPLE] = {"people", N_("people written to"), N_("people"),
                       N_("prisoners to whom at least one of these letters was addressed; each person a letter was for "
                          "counts, and each person counts once. It does not say that the letter arrived"),
                       FIGURE_PERSONS},
    [FIGURE_EVENINGS] = {"evenings", N_("evenings"), N_("evenings"),
                         N_("evenings of writing together that were held in the period"), FIGURE_NUMBER},
    [FIGURE_GUESTS] = {"guests", N_("guests"), N_("guests"),
                       N_("guests of these evenings, added up: who came twice counts twice"), FIGURE_NUMBER},
    [FIGURE_REPLIES] =
        {"replies", N_("replies"), N_("replies"),
         N_("letters from prisoners that arrived in the period. Country and prison are those of the first "
            "letter it answers, else where the prisoner is"),
         FIGURE_NUMBER},
    [FIGURE_ANSWERED] = {"answered", N_("letters answered"), N_("answered"),
                         N_("our letters to which the first answer came in the period; one reply may answer several"),
                         FIGURE_NUMBER},
    [FIGURE_RETURNED] =
        {"returned", N_("returned"), N_("returned"),
         N_("times a letter came back in the period, by the reason given; one letter may come back twice"),
         FIGURE_NUMBER},
    [FIGURE_RETURN_RATE] =
        {"return_rate", N_("came back"), N_("back"),
         N_("of the letters sent in the period and more than 120 days old (--rates-after), those that "
            "came back at least once. A lower bound: some come back later, and some that are lost never "
            "do"),
         FIGURE_RATE},
    [FIGURE_REPLY_RATE] =
        {"reply_rate", N_("got an answer"), N_("answer"),
         N_("of the same letters, those that were answered. A lower bound: answers come later too, some "
            "are kept back, and some are not told to us"),
         FIGURE_RATE},
    [FIGURE_MEDIAN_DAYS] = {"median_days", N_("median days to the answer"), N_("days"),
                            N_("days from posting a letter to its first answer: half of the answers that came in the "
                               "period took no longer"),
                            FIGURE_DAYS},
    [FIGURE_LETTERLESS] =
        {"without_letter", N_("people without a letter"), N_("no letter"),
         N_("prisoners with whom contact has not ended and is not refused, and to whom nothing was sent "
            "in the 90 days (--without-letter) up to the end of the period, or up to today. Country and "
            "prison are where they are held now; of a campaign, whom it is for"),
         FIGURE_PERSONS},
    [FIGURE_POSTAGE] = {"postage", N_("postage"), N_("postage"),
                        N_("postage of the letters sent, as the register kept it when they were printed or posted; an "
                           "envelope with several letters counts once, on the day its first letter was posted"),
                        FIGURE_MONEY},
};

const struct figure_words *figure_words(enum figure figure) { return &words_of[figure]; }

bool figure_applies(enum figure figure, enum tally_by by) {
  if (by == TALLY_BY_MONTH) return sql_of[figure].day != NULL;
  return !sql_of[figure].placeless || (by != TALLY_BY_COUNTRY && by != TALLY_BY_PRISON);
}

/* ---- the question ---- */

/* What tells the group of a row. */
static const char *group_of(const struct figure_sql *sql, enum tally_by by) {
  switch (by) {
  case TALLY_BY_MONTH: return sql->day;
  case TALLY_BY_COUNTRY:
  case TALLY_BY_PRISON: return "x.prison";
  case TALLY_BY_CAMPAIGN: return "x.campaign";
  case TALLY_WHOLE: break;
  }
  return "NULL";
}

/* What narrows, for the rows called `rows`. */
static const char *conditions_of(const struct figure_sql *sql, const struct tally_wish *wish, const char *rows,
                                 struct arena *arena) {
  const char *text = "";
  if (sql->day != NULL && date_is_set(wish->from)) text = arena_printf(arena, "%s AND %s >= ?1", text, sql->day);
  if (sql->day != NULL && date_is_set(wish->until)) text = arena_printf(arena, "%s AND %s <= ?2", text, sql->day);
  if (wish->country != NULL)
    text = arena_printf(arena, "%s AND %s.prison IN (SELECT id FROM prison WHERE country = ?3)", text, rows);
  if (!uuid_is_nil(wish->prison)) text = arena_printf(arena, "%s AND %s.prison = ?4", text, rows);
  if (!uuid_is_nil(wish->campaign)) text = arena_printf(arena, "%s AND %s.campaign = ?5", text, rows);
  return text;
}

/* They stand behind the rest, or wherever the question has a '$'. */
static void append_where(const struct figure_sql *sql, const struct tally_wish *wish, struct arena *arena,
                         struct buffer *out) {
  bool inside = strchr(sql->where, '$') != NULL;
  const char *conditions = conditions_of(sql, wish, inside ? "m" : "x", arena);
  for (const char *at = sql->where; *at != '\0'; at++) {
    if (*at == '$') buffer_append(out, conditions);
    else buffer_append_char(out, *at);
  }
  if (!inside) buffer_append(out, conditions);
}

/* One sum is SQLite's; groups and parts are counted here row by row, since sorting a million rows takes longer than reading
 * them. What counts once comes in the order of an index, so that it is enough to know whom a group counted last. */
static bool is_one_sum(const struct figure_sql *sql, enum tally_by by) {
  return by == TALLY_WHOLE && sql->item == NULL;
}

static void append_sum(const struct figure_sql *sql, struct buffer *out) {
  if (sql->once != NULL) buffer_printf(out, "count(DISTINCT %s), 0", sql->once);
  else if (sql->add != NULL) buffer_printf(out, "CAST(total(%s) AS INTEGER), count(*)", sql->add);
  else buffer_append(out, "count(*), count(*)");
}

static void append_question(const struct figure_sql *sql, const struct tally_wish *wish, struct arena *arena,
                            struct buffer *out) {
  bool of_campaign = wish->by == TALLY_BY_CAMPAIGN || !uuid_is_nil(wish->campaign);
  buffer_append(out, "SELECT ");
  if (is_one_sum(sql, wish->by)) append_sum(sql, out);
  else
    buffer_printf(out, "%s, %s, %s, %s", sql->add == NULL ? "1" : sql->add, group_of(sql, wish->by),
                  sql->item == NULL ? "NULL" : sql->item, sql->once == NULL ? "NULL" : sql->once);
  buffer_printf(out, " FROM %s WHERE ", of_campaign && sql->campaign != NULL ? sql->campaign : sql->from);
  append_where(sql, wish, arena, out);
  if (sql->once != NULL && !is_one_sum(sql, wish->by)) buffer_printf(out, " ORDER BY %s", sql->once);
}

/* A parameter that the question does not have is not bound: SQLite numbers only those there are. */
static void bind_day(sqlite3_stmt *statement, int index, struct date day) {
  char iso[DATE_TEXT_SIZE];
  if (index > sqlite3_bind_parameter_count(statement)) return;
  date_format_iso(day, iso);
  if (iso[0] != '\0') sqlite3_bind_text(statement, index, iso, -1, SQLITE_TRANSIENT);
}

static void bind_wish(sqlite3_stmt *statement, const struct tally_wish *wish) {
  struct date end = wish->today;
  if (date_is_set(wish->until) && date_compare(wish->until, end) < 0) end = wish->until;
  int most = sqlite3_bind_parameter_count(statement);
  bind_day(statement, 1, wish->from);
  bind_day(statement, 2, wish->until);
  if (wish->country != NULL && most >= 3) bind_text(statement, 3, wish->country);
  if (!uuid_is_nil(wish->prison) && most >= 4) bind_id(statement, 4, &wish->prison);
  if (!uuid_is_nil(wish->campaign) && most >= 5) bind_id(statement, 5, &wish->campaign);
  bind_day(statement, 6, date_add_days(wish->today, -(long)wish->rate_days));
  bind_day(statement, 7, end);
  bind_day(statement, 8, date_add_days(end, -(long)wish->letter_days));
}

/* ---- groups ---- */

enum { COLUMN_ADD, COLUMN_GROUP, COLUMN_ITEM, COLUMN_ONCE };
enum { MONTH_LENGTH = sizeof "2026-03" - 1 };

/* A prison or a campaign, and the group that it makes or is in. */
struct part {
  const char *group, *name;
};

struct counting {
  struct store *store;
  struct arena *arena;
  enum tally_by by;
  bool of_all, once;
  struct tally_bins parts, bins; /* value of a part: its place in the list */
  LIST(struct part) list;
};

static const char *parts_sql(enum tally_by by) {
  switch (by) {
  case TALLY_BY_COUNTRY: return "SELECT id, country, country FROM prison";
  case TALLY_BY_PRISON: return "SELECT id, hex(id), trim(coalesce(code, '') || ' ' || coalesce(name, '')) FROM prison";
  case TALLY_BY_CAMPAIGN: return "SELECT id, hex(id), coalesce(code, name) FROM campaign";
  case TALLY_WHOLE:
  case TALLY_BY_MONTH: break;
  }
  return NULL;
}

static bool read_parts(struct counting *counting, struct error *error) {
  sqlite3_stmt *statement = NULL;
  const char *sql = parts_sql(counting->by);
  bool row = true;
  if (sql == NULL) return true;
  bool done = statement_lend(counting->store, sql, &statement, error);
  while (done && (done = statement_step(counting->store, statement, &row, error)) && row) {
    struct uuid id = column_id(statement, 0);
    struct part part = {column_text(statement, 1, counting->arena), column_text(statement, 2, counting->arena)};
    tally_bin_of(&counting->parts, &(struct tally_key){.group = id.bytes, .group_size = sizeof id.bytes})->value =
        (int64_t)counting->list.count;
    LIST_PUSH(&counting->list, part);
  }
  statement_return(counting->store, statement);
  return done;
}

static const struct part *part_of(struct counting *counting, sqlite3_stmt *statement) {
  static const struct part unknown = {"", ""};
  const struct tally_key key = {.group = sqlite3_column_blob(statement, COLUMN_GROUP),
                                .group_size = (size_t)sqlite3_column_bytes(statement, COLUMN_GROUP)};
  const struct tally_bin *bin = key.group_size == 0 ? NULL : tally_bin_find(&counting->parts, &key);
  return bin == NULL ? &unknown : &counting->list.items[bin->value];
}

/* ---- counting ---- */

/* Of what is no day, as much as could be the beginning of one. */
static void set_month(sqlite3_stmt *statement, struct tally_key *key) {
  const char *text = (const char *)sqlite3_column_text(statement, COLUMN_GROUP);
  size_t size = (size_t)sqlite3_column_bytes(statement, COLUMN_GROUP);
  key->group = text;
  key->group_size = size == 0 ? 0 : utf8_valid_prefix(text, size < MONTH_LENGTH ? size : MONTH_LENGTH);
}

static void describe(struct counting *counting, sqlite3_stmt *statement, const struct part *part,
                     struct tally_bin *bin) {
  bool month = counting->by == TALLY_BY_MONTH;
  bin->group = month ? arena_strndup(counting->arena, bin->key.group, bin->key.group_size) : part->group;
  bin->name = month ? bin->group : part->name;
  bin->item = column_text(statement, COLUMN_ITEM, counting->arena);
}

static void count_row(struct counting *counting, sqlite3_stmt *statement) {
  static const struct part whole = {"", ""};
  const struct part *part = parts_sql(counting->by) == NULL ? &whole : part_of(counting, statement);
  struct tally_key key = {.group = part->group,
                          .group_size = strlen(part->group),
                          .item = (const char *)sqlite3_column_text(statement, COLUMN_ITEM),
                          .item_size = (size_t)sqlite3_column_bytes(statement, COLUMN_ITEM)};
  if (counting->by == TALLY_BY_MONTH) set_month(statement, &key);
  struct tally_bin *bin = tally_bin_of(&counting->bins, &key);
  if (bin->group == NULL) describe(counting, statement, part, bin);
  if (counting->once) {
    struct uuid who = column_id(statement, COLUMN_ONCE);
    if (bin->value > 0 && uuid_equal(bin->last, who)) return;
    bin->last = who;
  }
  bin->value += sqlite3_column_int64(statement, COLUMN_ADD);
  if (counting->of_all) bin->whole++;
}

static bool count_rows(struct counting *counting, sqlite3_stmt *statement, struct error *error) {
  bool row = true, done = read_parts(counting, error);
  while (done && (done = statement_step(counting->store, statement, &row, error)) && row)
    count_row(counting, statement);
  return done;
}

static struct tally *lines_of(struct counting *counting) {
  struct tally *lines = ARENA_ARRAY(counting->arena, struct tally, counting->bins.list.count + 1);
  for (size_t i = 0; i < counting->bins.list.count; i++) {
    const struct tally_bin *bin = &counting->bins.list.items[i];
    lines[i] = (struct tally){bin->group, bin->name, bin->item, bin->value, bin->whole};
  }
  return lines;
}

static bool tally_parts(struct store *store, const struct figure_sql *sql, const struct tally_wish *wish,
                        sqlite3_stmt *statement, struct arena *arena, struct tally **out, size_t *count,
                        struct error *error) {
  struct counting counting = {.store = store,
                              .arena = arena,
                              .by = wish->by,
                              .of_all = sql->of_all,
                              .once = sql->once != NULL,
                              .parts = {.arena = arena},
                              .bins = {.arena = arena}};
  bool done = count_rows(&counting, statement, error);
  if (done) *out = lines_of(&counting);
  *count = done ? counting.bins.list.count : 0;
  tally_bins_release(&counting.parts);
  tally_bins_release(&counting.bins);
  LIST_RELEASE(&counting.list);
  return done;
}

static bool tally_sum(struct store *store, const struct figure_sql *sql, sqlite3_stmt *statement, struct arena *arena,
                      struct tally **out, size_t *count, struct error *error) {
  bool row = false;
  if (!statement_step(store, statement, &row, error)) return false;
  struct tally *line = ARENA_NEW(arena, struct tally);
  *line = (struct tally){.group = "", .name = "", .item = "", .value = sqlite3_column_int64(statement, 0)};
  if (sql->of_all) line->whole = sqlite3_column_int64(statement, 1);
  *out = line;
  *count = 1;
  return true;
}

bool tally(struct store *store, enum figure figure, const struct tally_wish *wish, struct arena *arena,
           struct tally **out, size_t *count, struct error *error) {
  const struct figure_sql *sql = &sql_of[figure];
  struct buffer text;
  sqlite3_stmt *statement = NULL;
  *out = NULL;
  *count = 0;
  if (!figure_applies(figure, wish->by)) return true;
  if (wish->by == TALLY_WHOLE && sql->undivided != NULL) sql = sql->undivided;
  buffer_init(&text);
  append_question(sql, wish, arena, &text);
  bool done = statement_lend(store, text.bytes, &statement, error);
  buffer_release(&text);
  if (!done) return false;
  bind_wish(statement, wish);
  done = is_one_sum(sql, wish->by) ? tally_sum(store, sql, statement, arena, out, count, error)
                                   : tally_parts(store, sql, wish, statement, arena, out, count, error);
  statement_return(store, statement);
  return done;
}
