/* SPDX-License-Identifier: MIT */
/* Looking for damage: of the file, of references, of what must hold between rows. One sentence per fault. */
#include "row.h"
#include "search_index.h"
#include "solipost/base/i18n.h"
#include "solipost/store/store.h"
#include "statement.h"

enum { FAULTS_PER_QUESTION = 100 };

struct fault_list {
  struct store_fault *items;
  size_t count, capacity;
};

struct report {
  struct store *store;
  struct arena *arena;
  struct fault_list faults;
  struct error *error;
};

static void add_fault(struct report *report, const char *what, const char *hint) {
  LIST_PUSH(&report->faults, (struct store_fault){.what = what, .hint = hint});
}

static const char restore_hint[] = N_("keep a copy of the file as it is, then put your last backup in its place with "
                                      "'solipost restore BACKUP'");

/* Damage makes this very question fail at times: that is an answer, not a failure of the check. */
static bool check_file(struct report *report) {
  sqlite3_stmt *statement = NULL;
  struct error damage;
  if (!statement_lend(report->store, "PRAGMA integrity_check(100)", &statement, &damage)) {
    add_fault(report, arena_strdup(report->arena, damage.message), _(restore_hint));
    return true;
  }
  bool row = false, done = true;
  while ((done = statement_step(report->store, statement, &row, &damage)) && row) {
    const char *verdict = column_text(statement, 0, report->arena);
    if (strcmp(verdict, "ok") == 0) continue;
    add_fault(report, arena_printf(report->arena, _("the file is damaged: %s"), verdict), _(restore_hint));
  }
  if (!done) add_fault(report, arena_strdup(report->arena, damage.message), _(restore_hint));
  statement_return(report->store, statement);
  return true;
}

static bool check_references(struct report *report) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(report->store, "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2",
                      &statement, report->error)) {
    return false;
  }
  bool row = false, done = true;
  while ((done = statement_step(report->store, statement, &row, report->error)) && row) {
    add_fault(report,
              arena_printf(report->arena, _("%lld rows of %s refer to a %s that was never in the register"),
                           (long long)sqlite3_column_int64(statement, 2), column_text(statement, 0, report->arena),
                           column_text(statement, 1, report->arena)),
              _(restore_hint));
  }
  statement_return(report->store, statement);
  return done;
}

/* What must hold between rows. Each question gives one text per fault: whom or what it is about. */
struct question {
  const char *sql;
  const char *what; /* N_(), with one %s for the text */
  const char *hint; /* N_() */
};

static const struct question questions[] = {
    {"SELECT coalesce(p.code || ' ', '') || coalesce(p.name, '') FROM stay AS s JOIN prisoner AS p ON p.id = "
     "s.prisoner "
     "WHERE s.row_state = 0 AND p.row_state = 0 AND s.since > s.until",
     N_("a stay of %s ends before it begins"), N_("correct the days of the stay")},
    {"SELECT coalesce(p.code || ' ', '') || coalesce(p.name, '') FROM stay AS s JOIN prisoner AS p ON p.id = "
     "s.prisoner "
     "JOIN prison AS pr ON pr.id = s.prison WHERE s.row_state = 0 AND p.row_state = 0 AND pr.row_state <> 0",
     N_("%s is held in a prison that was removed"),
     N_("enter where the person is with 'solipost transfer', or bring the prison back with 'solipost undo'")},
    {"SELECT coalesce(p.code, p.name) FROM stay AS s JOIN prisoner AS p ON p.id = s.prisoner "
     "WHERE s.row_state = 0 AND p.row_state <> 0",
     N_("a stay belongs to a prisoner that was removed: %s"), N_("bring the person back with 'solipost undo'")},
    {"SELECT piece.number FROM piece LEFT JOIN run ON run.id = piece.run "
     "WHERE piece.row_state = 0 AND piece.run IS NOT NULL AND (run.id IS NULL OR run.row_state <> 0)",
     N_("letter no. %s belongs to a print run that was removed"), N_("bring the run back with 'solipost undo'")},
    {"SELECT piece.number FROM piece LEFT JOIN prisoner AS p ON p.id = piece.prisoner "
     "WHERE piece.row_state = 0 AND (p.id IS NULL OR p.row_state = 1)",
     N_("letter no. %s is to a prisoner who was removed"), N_("bring the person back with 'solipost undo'")},
    {"SELECT number FROM piece WHERE row_state = 0 AND number IS NOT NULL GROUP BY number HAVING count(*) > 1",
     N_("letter no. %s was given twice"),
     N_("look at both letters; a reply that quotes this number needs a closer look")},
    {"SELECT run.number FROM run WHERE row_state = 0 AND stage = 'printed' AND piece_count <> "
     "(SELECT count(*) FROM piece WHERE piece.run = run.id AND piece.row_state = 0)",
     N_("run %s does not have as many pieces as were printed"), N_("look at 'solipost history': some were removed")},
    {"SELECT c.code FROM target AS t JOIN campaign AS c ON c.id = t.campaign JOIN prisoner AS p ON p.id = t.prisoner "
     "WHERE t.row_state = 0 AND (c.row_state <> 0 OR p.row_state <> 0)",
     N_("campaign %s holds somebody who was removed, or was removed itself"),
     N_("bring them back with 'solipost undo'")},
    {"SELECT group_concat(name, ', ') FROM own_group WHERE row_state = 0 HAVING count(*) > 1",
     N_("the register belongs to several groups: %s"), N_("keep one; a register has one group")},
    {"SELECT number FROM journal_commit WHERE last_entry - first_entry + 1 <> (SELECT count(*) FROM journal_entry "
     "WHERE journal_entry.number BETWEEN first_entry AND last_entry AND commit_number = journal_commit.number)",
     N_("step %s of the history is not whole: it cannot be taken back"),
     N_("the rows themselves are as they are; a backup may hold the history")},
    {"SELECT number FROM journal_commit WHERE undone_by NOT IN (SELECT number FROM journal_commit)",
     N_("step %s of the history was taken back by a step that is not there"),
     N_("the rows themselves are as they are; a backup may hold the history")},
    {"SELECT 'copy' WHERE (SELECT count(*) FROM copy WHERE is_this = 1) <> 1",
     N_("the register does not know which %s of it this is: letter numbers might be given twice"),
     N_("make a backup and restore it: the restored one is a new copy")},
};

static bool ask(struct report *report, const char *sql, const char *what, const char *hint) {
  sqlite3_stmt *statement = NULL;
  if (!statement_lend(report->store, sql, &statement, report->error)) return false;
  bool row = false, done = true;
  for (int i = 0; (done = statement_step(report->store, statement, &row, report->error)) && row; i++) {
    if (i == FAULTS_PER_QUESTION) {
      add_fault(report, _("there are more faults of this kind"), "");
      break;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* from our own table, each with one %s */
    add_fault(report, arena_printf(report->arena, _(what), column_text(statement, 0, report->arena)), _(hint));
#pragma GCC diagnostic pop
  }
  statement_return(report->store, statement);
  return done;
}

/* Words of choices that this program does not know read as not set: they must not stay unnoticed. */
static bool check_choices(struct report *report, const struct noun *noun) {
  bool done = true;
  for (size_t i = 0; done && i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    if (field->type != FIELD_CHOICE) continue;
    struct buffer sql;
    buffer_init(&sql);
    buffer_printf(&sql, "SELECT DISTINCT '%s.%s = ' || \"%s\" FROM %s WHERE row_state = 0 AND \"%s\" NOT IN (''",
                  noun->table, field->name, field->name, noun->table, field->name);
    for (size_t j = 0; field->choices[j].word != NULL; j++) buffer_printf(&sql, ", '%s'", field->choices[j].word);
    buffer_append(&sql, ")");
    done = ask(report, sql.bytes, N_("a word that this solipost does not know: %s"),
               N_("a newer solipost may have written it: install that one, or correct the field"));
    buffer_release(&sql);
  }
  return done;
}

/* A row that nobody can find. */
static bool check_words(struct report *report, const struct noun *noun) {
  if (!search_is_kept(noun)) return true;
  const char *sql = arena_printf(report->arena,
                                 "SELECT '%s' FROM %s WHERE row_state = 0 AND id NOT IN (SELECT row FROM search_word "
                                 "WHERE noun = '%s') AND name IS NOT NULL LIMIT 1",
                                 noun->table, noun->table, noun->table);
  if (noun_field(noun, "name") == NULL) return true;
  return ask(report, sql, N_("some rows of %s cannot be found by their names"),
             N_("edit and keep them once: their search words are made again"));
}

bool store_check(struct store *store, struct arena *arena, struct store_fault **faults, size_t *count,
                 struct error *error) {
  struct report report = {.store = store, .arena = arena, .error = error};
  bool done = check_file(&report);
  /* In a damaged file the questions about rows would only say the same again, in a worse way. */
  bool whole = report.faults.count == 0;
  if (whole) done = check_references(&report);
  for (size_t i = 0; whole && done && i < COUNT_OF(questions); i++) {
    done = ask(&report, questions[i].sql, questions[i].what, questions[i].hint);
  }
  for (size_t i = 0; whole && done && all_nouns[i] != NULL; i++) {
    done = check_choices(&report, all_nouns[i]) && check_words(&report, all_nouns[i]);
  }
  *count = done ? report.faults.count : 0;
  *faults = arena_copy(arena, report.faults.items, *count * sizeof **faults);
  LIST_RELEASE(&report.faults);
  return done;
}
