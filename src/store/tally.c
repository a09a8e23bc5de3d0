/* SPDX-License-Identifier: MIT */
/* The table of figures, and how one becomes a question to the register. */
#include "solipost/store/tally.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "statement.h"

/* A figure is counted over rows `x`. Parameters: ?1 from, ?2 until, ?3 country, ?4 prison, ?5 campaign, ?6 the last day of
 * which rates know enough, ?7 the last day of the period or today, ?8 the day since when somebody had no letter. What is not
 * asked for stands in no SQL, so that each question finds its index. */
struct figure_sql {
  const char *from;     /* with x.prison and x.campaign */
  const char *campaign; /* the same for a campaign, where belonging to it is another thing; NULL: as `from` */
  const char *where;
  const char *day; /* NULL: it is so on one day */
  const char *value, *whole, *item;
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
    .day = "m.first_mailed_on",
    .value = "count(*)"};

static const struct figure_sql sql_of[FIGURE_COUNT] = {
    [FIGURE_SENT] = {.from = "piece AS x", .where = LETTERS, .day = "x.first_mailed_on", .value = "count(*)"},
    [FIGURE_PEOPLE] = {.from =
                           "(SELECT prisoner, first_mailed_on AS day, prison, campaign FROM piece WHERE row_state = 0"
                           " AND first_mailed_on IS NOT NULL UNION ALL SELECT a.prisoner, m.first_mailed_on, m.prison,"
                           " m.campaign FROM addressee AS a JOIN piece AS m ON m.id = a.piece WHERE a.row_state = 0"
                           " AND m.row_state = 0 AND m.first_mailed_on IS NOT NULL) AS x",
                       .where = "x.prisoner IS NOT NULL",
                       .day = "x.day",
                       .value = "count(DISTINCT x.prisoner)",
                       .undivided = &people_undivided},
    [FIGURE_EVENINGS] = {.from = "evening AS x",
                         .where = "x.row_state = 0 AND x.held_on <= ?7",
                         .day = "x.held_on",
                         .value = "count(*)",
                         .placeless = true},
    [FIGURE_GUESTS] = {.from = "evening AS x",
                       .where = "x.row_state = 0 AND x.held_on <= ?7",
                       .day = "x.held_on",
                       .value = "total(x.guest_count)",
                       .placeless = true},
    [FIGURE_REPLIES] =
        {.from = "(SELECT r.received_on AS day, coalesce(" ANSWERED_IN(
             "prison") ", (SELECT s.prison"
                       " FROM stay AS s WHERE s.prisoner = r.prisoner AND s.row_state = 0 ORDER BY s.until IS NOT"
                       " NULL, s.until DESC, s.since DESC LIMIT 1)) AS prison, " ANSWERED_IN(
                           "campaign") " AS campaign FROM reply AS r WHERE r.row_state = 0) AS x",
         .where = "1",
         .day = "x.day",
         .value = "count(*)"},
    [FIGURE_ANSWERED] = {.from = "piece AS x",
                         .where = "x.row_state = 0 AND x.answered_on IS NOT NULL",
                         .day = "x.answered_on",
                         .value = "count(*)"},
    [FIGURE_RETURNED] = {.from = "(SELECT r.returned_on AS day, coalesce(r.reason, '') AS reason, r.prison AS prison,"
                                 " (SELECT campaign FROM piece WHERE id = r.piece) AS campaign FROM returned_mail AS r"
                                 " WHERE r.row_state = 0) AS x",
                         .where = "1",
                         .day = "x.day",
                         .value = "count(*)",
                         .item = "x.reason"},
    [FIGURE_RETURN_RATE] = {.from = "piece AS x",
                            .where = LETTERS " AND x.first_mailed_on < ?6",
                            .day = "x.first_mailed_on",
                            .value = "count(x.returned_on)",
                            .whole = "count(*)"},
    [FIGURE_REPLY_RATE] = {.from = "piece AS x",
                           .where = LETTERS " AND x.first_mailed_on < ?6",
                           .day = "x.first_mailed_on",
                           .value = "count(x.answered_on)",
                           .whole = "count(*)"},
    [FIGURE_MEDIAN_DAYS] = {.from = "piece AS x",
                            .where = LETTERS " AND x.answered_on IS NOT NULL AND x.answered_on >= x.first_mailed_on",
                            .day = "x.answered_on",
                            .value = "count(*)",
                            .item = "CAST(julianday(x.answered_on) - julianday(x.first_mailed_on) AS INTEGER)"},
    [FIGURE_LETTERLESS] = {.from = "(SELECT p.id AS prisoner, " HELD_AT
                                   ", NULL AS campaign FROM prisoner AS p WHERE " STILL_WRITTEN_TO ") AS x",
                           .campaign =
                               "(SELECT p.id AS prisoner, " HELD_AT
                               ", t.campaign AS campaign FROM target AS t JOIN prisoner AS p ON p.id = t.prisoner"
                               " WHERE t.row_state = 0 AND " STILL_WRITTEN_TO ") AS x",
                           .where = NO_LETTER("x.prisoner"),
                           .value = "count(DISTINCT x.prisoner)"},
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
                        .value = "sum(x.postage)",
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

/* The group, its name, what must be joined to know it, and by what rows are put together. */
struct grouping {
  const char *group, *name, *join, *by;
};

static struct grouping grouping_of(const struct figure_sql *sql, enum tally_by by, struct arena *arena) {
  static const char place[] = " LEFT JOIN prison AS place ON place.id = x.prison";
  static const char goal[] = " LEFT JOIN campaign AS goal ON goal.id = x.campaign";
  switch (by) {
  case TALLY_BY_MONTH: {
    const char *month = arena_printf(arena, "substr(%s, 1, 7)", sql->day);
    return (struct grouping){month, month, "", "1"};
  }
  case TALLY_BY_COUNTRY: return (struct grouping){"place.country", "place.country", place, "1"};
  case TALLY_BY_PRISON:
    return (struct grouping){"hex(x.prison)", "trim(coalesce(place.code, '') || ' ' || coalesce(place.name, ''))",
                             place, "x.prison"};
  case TALLY_BY_CAMPAIGN:
    return (struct grouping){"hex(x.campaign)", "coalesce(goal.code, goal.name)", goal, "x.campaign"};
  case TALLY_WHOLE: break;
  }
  return (struct grouping){"''", "''", "", NULL};
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

static void append_question(const struct figure_sql *sql, const struct tally_wish *wish, struct arena *arena,
                            struct buffer *out) {
  if (wish->by == TALLY_WHOLE && sql->undivided != NULL) sql = sql->undivided;
  struct grouping grouping = grouping_of(sql, wish->by, arena);
  bool of_campaign = wish->by == TALLY_BY_CAMPAIGN || !uuid_is_nil(wish->campaign);
  buffer_printf(out, "SELECT %s, %s, %s, %s, %s FROM %s%s WHERE ", grouping.group, grouping.name,
                sql->item == NULL ? "''" : sql->item, sql->value, sql->whole == NULL ? "0" : sql->whole,
                of_campaign && sql->campaign != NULL ? sql->campaign : sql->from, grouping.join);
  append_where(sql, wish, arena, out);
  if (grouping.by != NULL) buffer_printf(out, sql->item == NULL ? " GROUP BY %s" : " GROUP BY %s, 3", grouping.by);
  else if (sql->item != NULL) buffer_append(out, " GROUP BY 3");
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

bool tally(struct store *store, enum figure figure, const struct tally_wish *wish, struct arena *arena,
           struct tally **out, size_t *count, struct error *error) {
  LIST(struct tally) lines = {0};
  struct buffer sql;
  sqlite3_stmt *statement = NULL;
  bool row = false;
  *out = NULL;
  *count = 0;
  if (!figure_applies(figure, wish->by)) return true;
  buffer_init(&sql);
  append_question(&sql_of[figure], wish, arena, &sql);
  bool done = statement_lend(store, sql.bytes, &statement, error);
  buffer_release(&sql);
  if (!done) return false;
  bind_wish(statement, wish);
  while ((done = statement_step(store, statement, &row, error)) && row) {
    struct tally line = {.group = column_text(statement, 0, arena),
                         .name = column_text(statement, 1, arena),
                         .item = column_text(statement, 2, arena),
                         .value = sqlite3_column_int64(statement, 3),
                         .whole = sqlite3_column_int64(statement, 4)};
    LIST_PUSH(&lines, line);
  }
  statement_return(store, statement);
  if (done && lines.count > 0) *out = arena_copy(arena, lines.items, lines.count * sizeof *lines.items);
  *count = lines.count;
  LIST_RELEASE(&lines);
  return done;
}
