/* SPDX-License-Identifier: MIT */
/* solipost history, undo: who changed what and when, in words; and taking it back. */
#include "commands.h"

#include <string.h>

#include "guarded.h"
#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/country.h"
#include "solipost/lang/text.h"
#include "solipost/model/nouns.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/record_store.h"

enum { LINES_PER_COMMIT = 8, VALUE_COLUMNS = 60 };

struct history_options {
  int64_t limit, before;
};

/* ---- an entry in words ---- */

/* A stored value as people read it: choices and countries in words, keys as names, several lines as one. */
static const char *value_in_words(struct cli *cli, const struct journal_entry *entry, const char *stored) {
  const struct field *field = entry->field;
  if (stored == NULL || stored[0] == '\0') return _("(empty)");
  if (field->type == FIELD_REFERENCE && field->refers_to != NULL) {
    struct uuid id;
    return uuid_parse(stored, &id) ? pick_call_row(cli, field->refers_to, id) : stored;
  }
  void *record = arena_alloc(&cli->arena, entry->noun->size);
  noun_clear(entry->noun, record);
  if (!field_restore(field, record, stored)) return stored;
  char *words = arena_strdup(&cli->arena, field_show(field, record, &cli->arena));
  for (char *at = words; *at != '\0'; at++)
    if (*at == '\n') *at = '|';
  return lang_fit_columns(words, VALUE_COLUMNS, &cli->arena);
}

static const char *entry_in_words(struct cli *cli, const struct journal_entry *entry) {
  const char *call = pick_call_row(cli, entry->noun, entry->row);
  const char *noun = _(entry->noun->label);
  switch (entry->act) {
  case JOURNAL_ADDED: return arena_printf(&cli->arena, _("added %s %s"), noun, call);
  case JOURNAL_REMOVED: return arena_printf(&cli->arena, _("deleted %s %s"), noun, call);
  case JOURNAL_CHANGED: break;
  }
  if (entry->noun == &vault_entry_noun) return arena_printf(&cli->arena, _("changed %s %s"), noun, call);
  if (entry->field == NULL) return arena_printf(&cli->arena, _("changed %s"), call);
  /* What both were went with somebody who was forgotten, or after its time. */
  if (entry->old_text[0] == '\0' && entry->new_text[0] == '\0')
    return arena_printf(&cli->arena, _("%s: %s: no longer known"), call, _(entry->field->label));
  return arena_printf(&cli->arena, "%s: %s: %s -> %s", call, _(entry->field->label),
                      value_in_words(cli, entry, entry->old_text), value_in_words(cli, entry, entry->new_text));
}

struct commit_list {
  struct journal_commit *commits;
  size_t count;
};

static bool choose_commits(struct cli *cli, const struct history_options *given, struct commit_list *out,
                           struct error *error) {
  struct picked picked = {.record.id = {{0}}};
  size_t at = 0;
  if (cli->operand_count > 0 && !pick_operands(cli, &at, &picked, error)) return false;
  return journal_commits(cli->store, picked.record.id, given->before, given->limit, &cli->arena, &out->commits,
                         &out->count, error);
}

/* ---- showing them ---- */

static const char *at_in_words(struct cli *cli, const char *at) {
  char *text = arena_strdup(&cli->arena, at);
  if (strlen(text) >= strlen("2026-04-09T12:34")) {
    text[10] = ' ';
    text[16] = '\0';
  }
  return text;
}

/* What was typed may have several lines; here they would look like changes. */
static const char *in_one_line(struct cli *cli, const char *text) {
  char *line = arena_strdup(&cli->arena, text);
  for (char *at = line; *at != '\0'; at++)
    if (*at == '\n') *at = '|';
  return line;
}

static bool print_commit(struct cli *cli, const struct journal_commit *commit, struct error *error) {
  struct journal_entry *entries = NULL;
  size_t count = 0;
  if (!journal_entries(cli->store, commit->number, LINES_PER_COMMIT + 1, &cli->arena, &entries, &count, error))
    return false;
  cli_print_heading(cli, "%lld", (long long)commit->number);
  cli_print(cli, "  %s UTC  %s  %s\n", at_in_words(cli, commit->at), in_one_line(cli, commit->who),
            in_one_line(cli, commit->command));
  if (commit->undone_by != 0) cli_print(cli, _("    taken back by %lld\n"), (long long)commit->undone_by);
  for (size_t i = 0; i < count && i < LINES_PER_COMMIT; i++)
    cli_print(cli, "    %s\n", entry_in_words(cli, &entries[i]));
  if (count > LINES_PER_COMMIT)
    cli_print(cli, _("    ... in all: %lld added, %lld changed, %lld deleted\n"), (long long)commit->rows_added,
              (long long)commit->rows_changed, (long long)commit->rows_removed);
  return true;
}

/* The person an entry is about: the row itself, or whom it refers to; nil for others. */
static bool person_of_entry(struct cli *cli, const struct journal_entry *entry, struct uuid *person,
                            struct error *error) {
  *person = entry->noun == &prisoner_noun ? entry->row : (struct uuid){{0}};
  const struct field *field = noun_field(entry->noun, "prisoner");
  if (field == NULL || field->type != FIELD_REFERENCE) return true;
  void *record = arena_alloc(&cli->arena, entry->noun->size);
  if (!record_load_even_deleted(cli->store, entry->noun, entry->row, record, &cli->arena, error)) return false;
  memcpy(person, (const char *)record + field->offset, sizeof *person);
  return true;
}

/* Notes, why somebody is on hold and what lies in the vault are for this group's keepers: no file tells what they were or
 * are. A note that was for the core may lie on the table today, so its level does not matter. */
static bool values_pass(const struct journal_entry *entry) {
  if (entry->noun == &note_noun || entry->noun == &hold_noun || entry->noun == &vault_entry_noun) return false;
  return entry->field == NULL || !(entry->field->flags & FIELD_NOTE);
}

/* "add prisoner" of "add prisoner 'Anna T' --note ...": what was typed after it may name somebody or hold a note. */
static const char *command_alone(struct cli *cli, const char *typed) {
  const char *name = "";
  for (const struct command *const *at = cli->commands; *at != NULL; at++) {
    size_t length = strlen((*at)->name);
    bool begins = strncmp(typed, (*at)->name, length) == 0 && (typed[length] == ' ' || typed[length] == '\0');
    if (begins && length > strlen(name)) name = (*at)->name;
  }
  return name;
}

static const char *act_name(enum journal_act act) {
  switch (act) {
  case JOURNAL_ADDED: return "added";
  case JOURNAL_CHANGED: return "changed";
  case JOURNAL_REMOVED: return "deleted";
  }
  return "";
}

static bool list_entries(struct cli *cli, struct guarded *guarded, const struct journal_commit *commit,
                         struct cli_table *table, struct error *error) {
  struct journal_entry *entries = NULL;
  size_t count = 0;
  char id[UUID_TEXT_SIZE];
  if (!journal_entries(cli->store, commit->number, 0, &cli->arena, &entries, &count, error)) return false;
  const char *number = arena_printf(&cli->arena, "%lld", (long long)commit->number);
  const char *command = command_alone(cli, commit->command);
  bool any = count == 0;
  for (size_t i = 0; i < count; i++) {
    const struct journal_entry *entry = &entries[i];
    struct uuid person;
    bool passes = false, tells = values_pass(entry);
    if (!person_of_entry(cli, entry, &person, error) || !guarded_passes_id(guarded, person, &passes, error))
      return false;
    if (!passes) continue;
    any = true;
    uuid_format(entry->row, id);
    cli_table_row(table, (const char *[]){number, commit->at, commit->who, command, act_name(entry->act),
                                          entry->noun->name, pick_call_row(cli, entry->noun, entry->row), id,
                                          entry->field == NULL ? "" : entry->field->name, tells ? entry->old_text : "",
                                          tells ? entry->new_text : ""});
  }
  /* That there was a change is told: nobody shall look for a number that is missing. */
  if (!any)
    cli_table_row(table, (const char *[]){number, commit->at, commit->who, command, "", "", "", "", "", "", ""});
  return true;
}

static const struct cli_column columns[] = {
    {"number", N_("number"), 0}, {"at", N_("at"), 0},      {"who", N_("who"), 0},       {"command", N_("command"), 0},
    {"act", N_("act"), 0},       {"kind", N_("kind"), 0},  {"record", N_("record"), 0}, {"id", N_("id"), 0},
    {"field", N_("field"), 0},   {"old", N_("before"), 0}, {"new", N_("after"), 0},
};

static bool run_history(struct cli *cli, const void *options, struct error *error) {
  const struct history_options *given = options;
  struct commit_list list;
  bool done = true;
  if (!choose_commits(cli, given, &list, error)) return false;
  if (cli->format != FORMAT_TABLE) {
    struct guarded guarded;
    if (!guarded_begin(cli, NULL, &guarded, error)) return false;
    struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
    for (size_t i = 0; done && i < list.count; i++) done = list_entries(cli, &guarded, &list.commits[i], table, error);
    cli_table_end(table);
    guarded_end(&guarded);
    return done;
  }
  for (size_t i = 0; i < list.count; i++)
    if (!cli_not_stopped(error) || !print_commit(cli, &list.commits[i], error)) return false;
  if (list.count == (size_t)given->limit && list.commits[list.count - 1].number > 1)
    cli_say(cli, _("Older ones: --before %lld"), (long long)list.commits[list.count - 1].number);
  if (list.count == 0) cli_say(cli, "%s", _("Nothing has happened yet"));
  return true;
}

/* ---- undo ---- */

static const char *by_whom(struct cli *cli, const struct journal_entry *entry) {
  struct journal_commit commit;
  struct error ignored = {0};
  if (!journal_commit_load(cli->store, entry->commit, &commit, &cli->arena, &ignored)) return "";
  return arena_printf(&cli->arena, _("by %s in change %lld"), commit.who, (long long)commit.number);
}

/* Why one field or record is not as it was before. */
static const char *kept_in_words(struct cli *cli, const struct undo_result *result, size_t at) {
  const struct journal_entry *mine = &result->mine[at], *later = &result->later[at];
  const char *call = pick_call_row(cli, mine->noun, mine->row), *who = by_whom(cli, later);
  const char *other = pick_call_row(cli, later->noun, later->row);
  switch (result->why[at]) {
  case UNDO_IN_USE: return arena_printf(&cli->arena, _("  %s is needed by: %s %s"), call, _(later->noun->label), other);
  case UNDO_BELONGS_TO: return arena_printf(&cli->arena, _("  %s stays, because %s stays"), call, other);
  case UNDO_REFERENCE_GONE:
    return arena_printf(&cli->arena, _("  a deleted %s cannot come back: what it belongs to was deleted %s"),
                        _(mine->noun->label), who);
  case UNDO_HELD_ELSEWHERE:
    return arena_printf(&cli->arena, _("  a former stay stays ended: %s was entered %s"), other, who);
  case UNDO_CODE_TAKEN:
    return arena_printf(&cli->arena,
                        _("  the code %s belongs to %s now: give that one another code, then undo this again"),
                        mine->old_text, other);
  case UNDO_FORGOTTEN:
    return arena_printf(&cli->arena, _("  a %s was forgotten: nothing brings it back"), _(mine->noun->label));
  case UNDO_CHANGED_LATER: break;
  }
  if (mine->field == NULL || later->field == NULL)
    return arena_printf(&cli->arena, _("  %s was changed later %s"), call, who);
  return arena_printf(&cli->arena, _("  %s: %s was changed later %s"), call, _(mine->field->label), who);
}

static void say_kept(struct cli *cli, const struct undo_result *result) {
  const char *before = "";
  for (size_t i = 0; i < result->later_count && i < LINES_PER_COMMIT; i++) {
    const char *words = kept_in_words(cli, result, i);
    /* The day a stay ended and why are two fields and one reason. */
    if (strcmp(words, before) != 0) cli_say(cli, "%s", words);
    before = words;
  }
  if (result->later_count > LINES_PER_COMMIT || (int64_t)result->later_count < result->kept)
    cli_say(cli, _("  ... %lld in all"), (long long)result->kept);
}

static void say_nothing_taken_back(struct cli *cli, const struct journal_commit *commit,
                                   const struct undo_result *result) {
  long long number = (long long)commit->number;
  if (result->kept == 0) {
    cli_say(cli, _("Nothing of change %lld is left to take back: %s"), number, commit->command);
    return;
  }
  cli_say(cli, _("Nothing of change %lld could be taken back: %s"), number, commit->command);
  say_kept(cli, result);
}

static void say_taken_back(struct cli *cli, const struct journal_commit *commit, const struct undo_result *result) {
  int64_t all = result->restored + result->kept;
  cli_say(cli, cli->dry_run ? _("Would take back change %lld: %s") : _("Took back change %lld: %s"),
          (long long)commit->number, commit->command);
  if (result->kept == 0) {
    cli_say(cli,
            ngettext("%lld field or record is as it was before", "%lld fields or records are as they were before",
                     (unsigned long)result->restored),
            (long long)result->restored);
    return;
  }
  cli_say(cli, _("%lld of %lld fields or records are as they were before; the others stay as they are:"),
          (long long)result->restored, (long long)all);
  say_kept(cli, result);
  cli_say(cli, _("'solipost undo %lld' tries the rest again"), (long long)commit->number);
}

/* ---- undo NUMBER ---- */

static bool undo_number(struct cli *cli, const char *typed, struct error *error) {
  struct journal_commit commit;
  struct undo_result result;
  int64_t number = 0;
  if (!ascii_parse_integer(typed, 1, INT64_MAX, &number)) {
    error_set(error, ERROR_MISUSED, _("'%s' is no number of a change"), typed);
    return error_hint(error, "%s", _("'solipost history' shows them"));
  }
  if (!journal_commit_load(cli->store, number, &commit, &cli->arena, error) || !cli_not_stopped(error) ||
      !journal_undo(cli->store, number, cli->dry_run, &cli->arena, &result, error))
    return false;
  if (result.restored == 0) {
    say_nothing_taken_back(cli, &commit, &result);
    cli->exit = CLI_FAILED;
    return true;
  }
  say_taken_back(cli, &commit, &result);
  if (result.kept > 0) cli->exit = CLI_PARTLY;
  return true;
}

/* ---- undo ---- */

static bool refuse_print_run(int64_t run, int64_t older, struct error *error) {
  error_set(error, ERROR_REFUSED, _("the last change was print run %lld, which is on paper: it is not taken back"),
            (long long)run);
  if (older == 0) return error_hint(error, "%s", _("there is no older change that could be taken back"));
  return error_hint(error, _("'solipost undo %lld' takes back the newest change before it"), (long long)older);
}

static bool refuse_for_good(int64_t number, int64_t older, struct error *error) {
  error_set(error, ERROR_REFUSED, _("the last change (%lld) took something out for good: it is not taken back"),
            (long long)number);
  if (older == 0) return error_hint(error, "%s", _("there is no older change that could be taken back"));
  return error_hint(error, _("'solipost undo %lld' takes back the newest change before it"), (long long)older);
}

/* The newest change of which anything can be taken back; those of which nothing is left are passed over and named. After
 * a print run, or after something was forgotten, nothing is taken back unasked: it is looked for only, to tell its number. */
static bool run_undo(struct cli *cli, const void *options, struct error *error) {
  struct journal_commit commit;
  struct undo_result result;
  int64_t number = 0, run = 0, printed = 0, good = 0;
  (void)options;
  if (cli->operand_count == 1) return undo_number(cli, cli->operands[0], error);
  for (;;) {
    if (!journal_newest_undoable(cli->store, number, &number, &printed, error)) return false;
    if (run == 0) run = printed;
    if (good == 0 && !journal_newest_for_good(cli->store, number, &good, error)) return false;
    if (number == 0) break;
    if (!cli_not_stopped(error) || !journal_commit_load(cli->store, number, &commit, &cli->arena, error) ||
        !journal_undo(cli->store, number, cli->dry_run || run != 0 || good != 0, &cli->arena, &result, error))
      return false;
    if (result.restored > 0) break;
    if (run == 0 && good == 0) say_nothing_taken_back(cli, &commit, &result);
  }
  if (good != 0) return refuse_for_good(good, number, error);
  if (run != 0) return refuse_print_run(run, number, error);
  if (number == 0) return error_set(error, ERROR_NOT_FOUND, "%s", _("there is nothing that could be taken back"));
  say_taken_back(cli, &commit, &result);
  if (result.kept > 0) cli->exit = CLI_PARTLY;
  return true;
}

static const struct command_option history_options[] = {
    {.name = "limit",
     .type = OPTION_INTEGER,
     .value_name = "NUMBER",
     .offset = offsetof(struct history_options, limit),
     .initial = "20",
     .min = 1,
     .max = 1000000,
     .help = N_("show at most so many changes")},
    {.name = "before",
     .type = OPTION_INTEGER,
     .value_name = "NUMBER",
     .offset = offsetof(struct history_options, before),
     .min = 1,
     .max = INT64_MAX,
     .help = N_("only changes before this number")},
};

static const struct command history_command = {
    .name = "history",
    .group = GROUP_REGISTER,
    .summary = N_("who changed what and when, the newest first"),
    .details =
        N_("Of everything, or of one prisoner, prison, campaign or writer. The number of a change can be given to "
           "'solipost undo'. In CSV and JSON commands stand without what was typed after them, and it is not told what "
           "changed about people on hold, in notes and in reasons of holds."),
    .operands = "[KIND] [WHO]",
    .operands_max = 2,
    .options = history_options,
    .option_count = COUNT_OF(history_options),
    .examples = (const char *const[]){"solipost history", "solipost history P001",
                                      "solipost history --format json --limit 5", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .options_size = sizeof(struct history_options),
    .use = USE_KEEP,
    .run = run_history,
};

static const struct command undo_command = {
    .name = "undo",
    .group = GROUP_REGISTER,
    .summary = N_("take a change back: the last one, or one by its number"),
    .details =
        N_("Each field goes back to what it was, unless somebody changed it again afterwards: that stays, and is said. "
           "Taking back is a change itself and can be taken back. What was printed is on paper and is not taken back."),
    .operands = "[NUMBER]",
    .operands_max = 1,
    .examples = (const char *const[]){"solipost undo --dry-run", "solipost undo", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .use = USE_KEEP,
    .run = run_undo,
};

const struct command *const history_commands[] = {&history_command, &undo_command, NULL};
