/* SPDX-License-Identifier: MIT */
/* The questions of a handover. Each SELECT gives the same ten columns, in the order of `read_fact`. */
#include "solipost/store/handover_store.h"

#include "statement.h"

/* Somebody who is inside and with whom contact goes on. */
#define INSIDE                                                                                                         \
  "p.row_state = 0 AND p.ended_on IS NULL AND (p.status IS NULL OR p.status NOT IN ('released', 'deported', "          \
  "'deceased'))"
/* The stay a person is in, as everywhere. */
#define IN_STAY                                                                                                        \
  "s.id = (SELECT id FROM stay WHERE prisoner = p.id AND until IS NULL AND row_state = 0 ORDER BY since DESC, id DESC" \
  " LIMIT 1)"
/* From the stays of one prison to their people: the index stay_prison has them; the other way each prison costs everybody. */
#define HELD_HERE                                                                                                      \
  "(SELECT count(*) FROM stay AS s CROSS JOIN prisoner AS p WHERE s.prison = pr.id AND s.until IS NULL AND "           \
  "s.row_state = 0"                                                                                                    \
  " AND p.id = s.prisoner AND " IN_STAY " AND " INSIDE ")"
#define IN_FORCE "h.row_state = 0 AND h.lifted_on IS NULL"
/* 1 when `p` or where `p` is held is on hold; a hold on a campaign is on what is done for it. */
#define ON_HOLD                                                                                                        \
  "EXISTS (SELECT 1 FROM hold AS h LEFT JOIN stay AS s ON " IN_STAY                                                    \
  " LEFT JOIN prison AS pr ON pr.id = s.prison AND pr.row_state = 0 WHERE " IN_FORCE                                   \
  " AND (h.prisoner = p.id OR h.prison = pr.id OR h.country = pr.country))"
/* Letters that went out, or will: what is planned or was cancelled is none. */
#define WRITTEN "stage IN ('printed', 'written', 'mailed', 'answered', 'returned')"
#define RUNS "c.row_state = 0 AND (c.until IS NULL OR c.until >= ?1)"
#define BY_CODE "ORDER BY length(code), code"

/* ?1 is today, ?2 the limit. Columns: code, name, text, said_by, day, number, count, first, last, rows in all.
 * Of people and notes `first` says whether the person is on hold. */
static const char *const questions[HANDOVER_ASK_COUNT] = {
    [HANDOVER_ASK_UNMAILED] =
        "SELECT NULL, NULL, NULL, NULL, coalesce(r.made_on, max(i.made_on)), r.number, count(*), min(i.number),"
        " max(i.number), count(*) OVER () FROM piece AS i LEFT JOIN run AS r ON r.id = i.run AND r.row_state = 0"
        " WHERE i.row_state = 0 AND i.stage IN ('printed', 'written') AND (?1 IS NOT NULL)"
        " GROUP BY r.id ORDER BY r.number IS NULL, r.number LIMIT ?2",
    [HANDOVER_ASK_WAITING] =
        "SELECT code, name, NULL, NULL, latest, 0, 0, 0, 0, count(*) OVER () FROM"
        " (SELECT p.code AS code, p.name AS name, (SELECT max(coalesce(mailed_on, made_on)) FROM piece"
        " WHERE (prisoner = p.id OR id IN (SELECT piece FROM addressee WHERE prisoner = p.id AND row_state = 0))"
        " AND row_state = 0 AND " WRITTEN ") AS latest FROM prisoner AS p JOIN stay AS s ON " IN_STAY
        " JOIN prison AS pr ON pr.id = s.prison AND pr.row_state = 0"
        " WHERE " INSIDE " AND p.contact = 'direct'"
        " AND (pr.mail_status IS NULL OR pr.mail_status NOT IN ('relay', 'suspended'))"
        " AND (pr.closed_on IS NULL OR pr.closed_on > ?1)"
        " AND NOT EXISTS (SELECT 1 FROM hold AS h WHERE " IN_FORCE
        " AND (h.prisoner = p.id OR h.prison = pr.id OR h.country = pr.country)))"
        " WHERE latest IS NULL OR latest <= date(?1, '-90 days')"
        " ORDER BY latest IS NOT NULL, latest, length(code), code LIMIT ?2",
    [HANDOVER_ASK_PROMISES] =
        "SELECT p.code AS code, p.name, w.pseudonym, NULL, q.confirm_by, 0, 0, " ON_HOLD ", 0, count(*) OVER ()"
        " FROM pair AS q JOIN prisoner AS p ON p.id = q.prisoner AND p.row_state = 0 JOIN writer AS w ON w.id = "
        "q.writer"
        " AND w.row_state = 0 WHERE q.row_state = 0 AND q.confirmed_on IS NULL AND q.ended_on IS NULL"
        " AND q.confirm_by >= ?1 ORDER BY q.confirm_by, length(p.code), p.code LIMIT ?2",
    [HANDOVER_ASK_RELAYED] =
        "SELECT p.code AS code, p.name, NULL, p.contact_said_by, p.contact_said_on, 0, 0, " ON_HOLD
        ", 0, count(*) OVER ()"
        " FROM prisoner AS p WHERE " INSIDE " AND p.contact = 'relay' AND (?1 IS NOT NULL) " BY_CODE " LIMIT ?2",
    [HANDOVER_ASK_RELAY_PRISONS] =
        "SELECT pr.code AS code, pr.name, NULL, pr.source, pr.checked_on, 0, " HELD_HERE " AS held, 0, 0,"
        " count(*) OVER () FROM prison AS pr WHERE pr.row_state = 0 AND pr.mail_status = 'relay'"
        " AND (pr.closed_on IS NULL OR pr.closed_on > ?1) AND " HELD_HERE " > 0 " BY_CODE " LIMIT ?2",
    [HANDOVER_ASK_PARTNERS] =
        "SELECT NULL, e.recipient, NULL, NULL, max(e.made_on), 0, count(*), 0, 0, count(*) OVER () FROM export AS e"
        " WHERE e.row_state = 0 AND e.recipient IS NOT NULL AND (?1 IS NOT NULL)"
        " GROUP BY e.recipient ORDER BY e.recipient LIMIT ?2",
    [HANDOVER_ASK_LEADS] =
        "SELECT c.code AS code, c.lead, c.name, NULL, NULL, 0, 0, 0, 0, count(*) OVER () FROM campaign AS c WHERE " RUNS
        " AND c.lead IS NOT NULL ORDER BY c.lead, length(c.code), c.code LIMIT ?2",
    [HANDOVER_ASK_CAMPAIGNS] =
        "SELECT c.code AS code, c.name, NULL, NULL, c.until, 0, (SELECT count(*) FROM target AS t"
        " JOIN prisoner AS p ON p.id = t.prisoner WHERE t.campaign = c.id AND t.row_state = 0 AND p.row_state = 0),"
        " 0, 0, count(*) OVER () FROM campaign AS c WHERE " RUNS
        " ORDER BY c.until IS NULL, c.until, length(c.code), c.code LIMIT ?2",
    [HANDOVER_ASK_HELD_PEOPLE] =
        "SELECT p.code AS code, p.name, h.reason, h.said_by, h.since, 0, 0, 1, 0, count(*) OVER () FROM hold AS h"
        " JOIN prisoner AS p ON p.id = h.prisoner AND p.row_state = 0 WHERE " IN_FORCE " AND (?1 IS NOT NULL)"
        " ORDER BY h.since, length(p.code), p.code LIMIT ?2",
    [HANDOVER_ASK_HELD_REST] =
        "SELECT coalesce(pr.code, c.code, h.country) AS code, coalesce(pr.name, c.name), h.reason, h.said_by, h.since,"
        " 0, 0, 0, 0, count(*) OVER () FROM hold AS h LEFT JOIN prison AS pr ON pr.id = h.prison"
        " LEFT JOIN campaign AS c ON c.id = h.campaign WHERE " IN_FORCE " AND h.prisoner IS NULL AND (?1 IS NOT NULL)"
        " AND coalesce(pr.row_state, c.row_state, 0) = 0"
        " ORDER BY h.since, 1 LIMIT ?2",
    [HANDOVER_ASK_CONTACT_UNKNOWN] =
        "SELECT p.code AS code, p.name, NULL, NULL, NULL, 0, 0, " ON_HOLD ", 0, count(*) OVER () FROM prisoner AS p"
        " WHERE " INSIDE " AND p.contact IS NULL AND (?1 IS NOT NULL) " BY_CODE " LIMIT ?2",
    [HANDOVER_ASK_NOWHERE] =
        "SELECT p.code AS code, p.name, NULL, NULL, NULL, 0, 0, " ON_HOLD ", 0, count(*) OVER () FROM prisoner AS p"
        " WHERE " INSIDE " AND (?1 IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM stay WHERE prisoner = p.id"
        " AND until IS NULL AND row_state = 0) " BY_CODE " LIMIT ?2",
    [HANDOVER_ASK_ADDRESSES] =
        "SELECT pr.code AS code, pr.name, NULL, NULL, pr.checked_on, 0, " HELD_HERE " AS held, 0, 0, count(*) OVER ()"
        " FROM prison AS pr WHERE pr.row_state = 0 AND (pr.confidence IS NULL OR pr.confidence NOT IN ('confirmed',"
        " 'official') OR pr.checked_on < date(?1, '-365 days')) AND " HELD_HERE " > 0 " BY_CODE " LIMIT ?2",
    [HANDOVER_ASK_WRITERS] =
        "SELECT NULL, w.pseudonym, NULL, NULL, NULL, 0, w.capacity, 0, 0, count(*) OVER () FROM writer AS w"
        " WHERE w.row_state = 0 AND (?1 IS NOT NULL) ORDER BY w.pseudonym LIMIT ?2",
#define NOTES(level)                                                                                                   \
  "SELECT coalesce(p.code, pr.code, c.code) AS code, coalesce(p.name, pr.name, w.pseudonym, c.name), n.text, "         \
  "n.source,"                                                                                                          \
  " n.made_on, n.prisoner IS NOT NULL, 0, " ON_HOLD ", 0, count(*) OVER () FROM note AS n"                             \
  " LEFT JOIN prisoner AS p ON p.id = n.prisoner LEFT JOIN prison AS pr ON pr.id = n.prison"                           \
  " LEFT JOIN writer AS w ON w.id = n.writer LEFT JOIN campaign AS c ON c.id = n.campaign"                             \
  " WHERE n.row_state = 0 AND n.level = '" level "' AND (?1 IS NOT NULL)"                                              \
  " AND coalesce(p.row_state, pr.row_state, w.row_state, c.row_state, 0) = 0"                                          \
  " ORDER BY length(coalesce(p.code, pr.code, c.code)), 1, n.made_on LIMIT ?2"
    [HANDOVER_ASK_TABLE_NOTES] = NOTES("table"),
    [HANDOVER_ASK_GROUP_NOTES] = NOTES("group"),
};

static void read_fact(sqlite3_stmt *statement, struct arena *arena, struct handover_fact *fact) {
  *fact = (struct handover_fact){.code = column_text(statement, 0, arena),
                                 .name = column_text(statement, 1, arena),
                                 .text = column_text(statement, 2, arena),
                                 .said_by = column_text(statement, 3, arena),
                                 .number = sqlite3_column_int64(statement, 5),
                                 .count = sqlite3_column_int64(statement, 6),
                                 .first = sqlite3_column_int64(statement, 7),
                                 .last = sqlite3_column_int64(statement, 8)};
  const char *day = column_text(statement, 4, arena);
  if (!date_parse_iso(day, &fact->day) || !date_has_year(fact->day)) fact->day = (struct date){0};
}

bool handover_ask(struct store *store, enum handover_question question, struct date today, int64_t limit,
                  struct arena *arena, struct handover_fact **facts, size_t *count, size_t *total,
                  struct error *error) {
  LIST(struct handover_fact) found = {0};
  sqlite3_stmt *statement = NULL;
  char day[DATE_TEXT_SIZE];
  *facts = NULL;
  *count = *total = 0;
  if (!statement_lend(store, questions[question], &statement, error)) return false;
  date_format_iso(today, day);
  bind_text(statement, 1, day);
  sqlite3_bind_int64(statement, 2, limit);
  bool row = false, done = true;
  while ((done = statement_step(store, statement, &row, error)) && row) {
    struct handover_fact fact;
    read_fact(statement, arena, &fact);
    LIST_PUSH(&found, fact);
    *total = (size_t)sqlite3_column_int64(statement, 9);
  }
  statement_return(store, statement);
  if (done && found.count > 0) {
    *facts = arena_copy(arena, found.items, found.count * sizeof **facts);
    *count = found.count;
  }
  LIST_RELEASE(&found);
  return done;
}
