/* SPDX-License-Identifier: MIT */
/* The table of conditions and how they become one question. Values are bound, never pasted. */
#include "solipost/store/filter.h"

#include <assert.h>
#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/model/nouns.h"

/* A '?' stands where the value goes, as often as it is needed. */
struct filter {
  const char *name;
  const char *pieces;    /* on rows of piece */
  const char *prisoners; /* on rows of prisoner */
};

#define HELD_IN                                                                                                        \
  "prisoner.id IN (SELECT s.prisoner FROM stay AS s JOIN prison AS r ON r.id = s.prison WHERE s.until IS NULL"         \
  " AND s.row_state = 0 AND r.row_state = 0 AND "
/* Letters to this person, also as second addressee. */
#define LETTER_TO(condition)                                                                                           \
  "(EXISTS (SELECT 1 FROM piece AS m WHERE m.row_state = 0 AND m.prisoner = prisoner.id AND " condition ")"            \
  " OR EXISTS (SELECT 1 FROM addressee AS a JOIN piece AS m ON m.id = a.piece WHERE a.prisoner = prisoner.id"          \
  " AND a.row_state = 0 AND m.row_state = 0 AND " condition "))"
/* The same of letters that were posted; each half has an index of its own. */
#define POSTED_TO(condition)                                                                                           \
  "(EXISTS (SELECT 1 FROM piece AS m WHERE m.row_state = 0 AND m.prisoner = prisoner.id AND m.first_mailed_on IS NOT"  \
  " NULL AND " condition ") OR EXISTS (SELECT 1 FROM addressee AS a JOIN piece AS m ON m.id = a.piece WHERE"           \
  " a.prisoner = prisoner.id AND a.row_state = 0 AND m.row_state = 0 AND m.first_mailed_on IS NOT NULL AND " condition \
  "))"

/* Names said at the table stand behind each other: "guest, Karl". */
#define SIGNED(column) "instr(', ' || " column " || ',', ', ' || ? || ',') > 0"

static const struct filter filters[] = {
    {"who",
     "id IN (SELECT p.id FROM piece AS p WHERE p.prisoner = ? AND p.row_state = 0 UNION ALL SELECT a.piece FROM "
     "addressee AS a"
     " WHERE a.prisoner = ? AND a.row_state = 0)",
     "prisoner.id = ?"},
    {"country", "prison IN (SELECT r.id FROM prison AS r WHERE r.country = ?)", HELD_IN "r.country = ?)"},
    {"prison", "prison = ?", HELD_IN "r.id = ?)"},
    {"campaign", "campaign = ?",
     "prisoner.id IN (SELECT t.prisoner FROM target AS t WHERE t.campaign = ? AND t.row_state = 0)"},
    {"language", "language = ?", "instr(' ' || languages || ' ', ' ' || ? || ' ') > 0"},
    {"status", NULL, "coalesce(status, 'unknown') = ?"},
    {"active", NULL, "ended_on IS NULL"},
    {"stage", "stage = ?", LETTER_TO("+m.stage = ?")},
    {"writer", "(writer = ? OR id IN (SELECT c.piece FROM cosigner AS c WHERE c.writer = ? AND c.row_state = 0))",
     "(prisoner.id IN (SELECT p.prisoner FROM pair AS p WHERE p.writer = ? AND p.row_state = 0 AND p.ended_on IS NULL)"
     " OR prisoner.id IN (SELECT m.prisoner FROM piece AS m WHERE m.writer = ? AND m.row_state = 0))"},
    {"signed", SIGNED("signed"),
     "prisoner.id IN (SELECT m.prisoner FROM piece AS m WHERE m.row_state = 0 AND " SIGNED("m.signed") ")"},
    {"run", "run = ?", "prisoner.id IN (SELECT m.prisoner FROM piece AS m WHERE m.run = ? AND m.row_state = 0)"},
    {"plan", "id IN (SELECT e.piece FROM plan_entry AS e WHERE e.plan = ? AND e.row_state = 0)",
     "prisoner.id IN (SELECT e.prisoner FROM plan_entry AS e WHERE e.plan = ? AND e.row_state = 0 AND e.dropped_on IS"
     " NULL)"},
    {"kind", "kind = ?", NULL},
    /* Posted by that day, and no word since: no answer, no return, not known to have arrived. Of a person: written to by
     * then, and nothing heard since. */
    {"silent", "stage = 'mailed' AND mailed_on <= ? AND arrived_on IS NULL",
     POSTED_TO("m.first_mailed_on <= ?") " AND NOT EXISTS (SELECT 1 FROM reply AS r WHERE r.prisoner = prisoner.id"
                                         " AND r.row_state = 0 AND r.received_on > ?) AND prisoner.id NOT IN (SELECT "
                                         "m.prisoner FROM piece AS m"
                                         " WHERE m.row_state = 0 AND m.answered_on > ? AND m.prisoner IS NOT NULL "
                                         "UNION ALL SELECT a.prisoner FROM piece AS m"
                                         " JOIN addressee AS a ON a.piece = m.id WHERE m.row_state = 0 AND "
                                         "m.answered_on > ? AND a.row_state = 0"
                                         " AND a.prisoner IS NOT NULL)"},
    {"never-written", NULL, "NOT " POSTED_TO("1")},
    {"unwritten", NULL, "NOT " POSTED_TO("m.first_mailed_on > ?")},
    {"waiting", "waiting IS NOT NULL", LETTER_TO("+m.waiting IS NOT NULL")},
    {"since", "coalesce(first_mailed_on, written_on, made_on) >= ?", NULL},
    {"until", "coalesce(first_mailed_on, written_on, made_on) <= ?", NULL},
};

/* ---- what came, what it asks for, what came back ---- */

#define OF_HELD(condition)                                                                                             \
  "prisoner IN (SELECT s.prisoner FROM stay AS s JOIN prison AS r ON r.id = s.prison WHERE s.until IS NULL AND"        \
  " s.row_state = 0 AND r.row_state = 0 AND " condition ")"
#define OF_PIECE(condition) "piece IN (SELECT m.id FROM piece AS m WHERE " condition ")"

static const struct {
  const struct noun *noun;
  const char *name, *sql;
} of_mail[] = {
    {&reply_noun, "who", "prisoner = ?"},
    {&reply_noun, "country", OF_HELD("r.country = ?")},
    {&reply_noun, "prison", OF_HELD("r.id = ?")},
    {&reply_noun, "campaign",
     "id IN (SELECT a.reply FROM answered AS a JOIN piece AS m ON m.id = a.piece WHERE m.campaign = ? AND a.row_state "
     "= "
     "0 AND m.row_state = 0)"},
    {&reply_noun, "language", "language = ?"},
    {&reply_noun, "writer", "writer = ?"},
    {&reply_noun, "signed", SIGNED("claimed_by")},
    {&reply_noun, "since", "received_on >= ?"},
    {&reply_noun, "until", "received_on <= ?"},
    {&reply_noun, "waiting", "handed_on IS NULL"},
    {&reply_noun, "unclaimed", "handed_on IS NULL AND writer IS NULL AND claimed_by IS NULL"},
    {&reply_noun, "unanswered",
     "NOT EXISTS (SELECT 1 FROM piece WHERE piece.id = reply.answer AND piece.row_state = 0 AND coalesce(piece.stage, "
     "'') <> 'cancelled')"},
    {&follow_up_noun, "who", "prisoner = ?"},
    {&follow_up_noun, "country", OF_HELD("r.country = ?")},
    {&follow_up_noun, "prison", OF_HELD("r.id = ?")},
    {&follow_up_noun, "campaign",
     "prisoner IN (SELECT t.prisoner FROM target AS t WHERE t.campaign = ? AND t.row_state = 0)"},
    {&follow_up_noun, "kind", "kind = ?"},
    {&follow_up_noun, "since", "due_on >= ?"},
    {&follow_up_noun, "until", "due_on <= ?"},
    {&follow_up_noun, "open", "done_on IS NULL"},
    {&follow_up_noun, "due", "done_on IS NULL AND due_on <= ?"},
    {&returned_mail_noun, "who",
     "piece IN (SELECT m.id FROM piece AS m WHERE m.prisoner = ? UNION ALL SELECT a.piece FROM addressee AS a WHERE "
     "a.prisoner = ? AND a.row_state = 0)"},
    {&returned_mail_noun, "country", "prison IN (SELECT r.id FROM prison AS r WHERE r.country = ?)"},
    {&returned_mail_noun, "prison", "prison = ?"},
    {&returned_mail_noun, "campaign", OF_PIECE("m.campaign = ?")},
    {&returned_mail_noun, "writer",
     OF_PIECE("m.writer = ? OR m.id IN (SELECT c.piece FROM cosigner AS c WHERE c.writer = ? AND c.row_state = 0)")},
    {&returned_mail_noun, "signed", OF_PIECE(SIGNED("m.signed"))},
    {&returned_mail_noun, "reason", "reason = ?"},
    {&returned_mail_noun, "since", "returned_on >= ?"},
    {&returned_mail_noun, "until", "returned_on <= ?"},
    /* Somebody to tell: a writer of the register, or a name said at the table; a guest went home. */
    {&returned_mail_noun, "untold", "told_on IS NULL AND " OF_PIECE("m.writer IS NOT NULL OR m.signed <> 'guest'")},
};

static const char *sql_of(const struct noun *noun, const char *name) {
  for (size_t i = 0; i < COUNT_OF(filters); i++)
    if (strcmp(filters[i].name, name) == 0 && (noun == &piece_noun || noun == &prisoner_noun))
      return noun == &piece_noun ? filters[i].pieces : filters[i].prisoners;
  for (size_t i = 0; i < COUNT_OF(of_mail); i++)
    if (of_mail[i].noun == noun && strcmp(of_mail[i].name, name) == 0) return of_mail[i].sql;
  return NULL;
}

bool filter_known(const struct noun *noun, const char *name) { return sql_of(noun, name) != NULL; }

static void append_condition(const char *sql, size_t number, struct buffer *out) {
  for (; *sql != '\0'; sql++) {
    buffer_append_char(out, *sql);
    if (*sql == '?') buffer_printf(out, "%zu", number);
  }
}

void filter_query(const struct noun *noun, const struct filter_given *given, size_t count, struct arena *arena,
                  struct record_query *out) {
  assert(count <= FILTERS_MOST);
  struct record_value *values = ARENA_ARRAY(arena, struct record_value, count + 1);
  bool used[FILTERS_MOST] = {false};
  struct buffer where;
  buffer_init(&where);
  for (size_t i = 0; i < count; i++) {
    const char *sql = sql_of(noun, given[i].name);
    values[i] = given[i].value;
    if (used[i]) continue;
    assert(sql != NULL);
    buffer_append(&where, where.length == 0 ? "((" : " AND ((");
    append_condition(sql, i + 1, &where);
    for (size_t j = i + 1; j < count; j++) {
      if (strcmp(given[j].name, given[i].name) != 0) continue;
      buffer_append(&where, ") OR (");
      append_condition(sql, j + 1, &where);
      used[j] = true;
    }
    buffer_append(&where, "))");
  }
  *out = (struct record_query){.values = values, .value_count = count};
  if (where.length > 0) out->where = arena_strdup(arena, where.bytes);
  buffer_release(&where);
}
