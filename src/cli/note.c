/* SPDX-License-Identifier: MIT */
/* solipost note add|list|edit|delete: notes by who may see them. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "fields.h"
#include "guarded.h"
#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/store/note_store.h"
#include "solipost/store/record_store.h"

/* Without "unknown": a note nobody has judged is of level core. */
static const struct choice levels[] = {{"table", N_("for everybody at the table, may be printed")},
                                       {"group", N_("for the group")},
                                       {"core", N_("for its keepers only")},
                                       {NULL, NULL}};
enum { LEVEL_CORE = NOTE_CORE - NOTE_TABLE };

struct note_options {
  int level; /* -1: not given */
  const char *source;
};

static int level_of(const struct note *note) { return note->level == NOTE_UNKNOWN ? NOTE_CORE : note->level; }

static bool ask_level(struct cli *cli, int given, int *level, struct error *error) {
  struct cli_question question = {.text = _("Who may see it"),
                                  .help = _("What lies on the table may be printed and given to other groups; the "
                                            "rest never leaves this register"),
                                  .option = "--level"};
  int chosen = given < 0 ? LEVEL_CORE : given;
  if (given < 0 && cli_can_ask(cli) && !cli_ask_choice(cli, &question, levels, LEVEL_CORE, &chosen, error))
    return false;
  *level = NOTE_TABLE + chosen;
  return true;
}

static bool ask_text(struct cli *cli, size_t at, struct note *note, struct error *error) {
  const struct field *field = noun_field(&note_noun, "text");
  struct cli_question question = {
      .text = _("Note"), .help = _("As many lines as you like"), .option = "TEXT", .required = true};
  const char *text = at < cli->operand_count ? cli->operands[at] : NULL;
  if (text == NULL && !cli_ask_lines(cli, &question, &text, error)) return false;
  if (!field_set(field, note, text, &cli->arena, error)) return false;
  return *note->text != '\0' || error_set(error, ERROR_MISUSED, "%s", _("the note is empty"));
}

/* ---- add ---- */

static bool write_note(struct cli *cli, void *context, struct error *error) {
  return record_insert(cli->store, &note_noun, context, error);
}

static void set_subject(struct note *note, const struct picked *picked) {
  struct uuid id = picked->record.id;
  if (picked->noun == &prisoner_noun) note->prisoner = id;
  if (picked->noun == &prison_noun) note->prison = id;
  if (picked->noun == &writer_noun) note->writer = id;
  if (picked->noun == &campaign_noun) note->campaign = id;
}

static bool run_note_add(struct cli *cli, const void *options, struct error *error) {
  const struct note_options *given = options;
  struct picked picked;
  struct note note;
  size_t at = 0;
  noun_clear(&note_noun, &note);
  /* With two operands the second is the text, not a name behind a kind. */
  bool done = cli->operand_count == 2 ? pick_any(cli, cli->operands[at++], &picked, error)
                                      : pick_operands(cli, &at, &picked, error);
  if (!done) return false;
  if (at + 1 < cli->operand_count) {
    error_set(error, ERROR_MISUSED, _("one note at a time: '%s' is too much"), cli->operands[at + 1]);
    return error_hint(error, "%s", _("a text of several words needs quotes"));
  }
  set_subject(&note, &picked);
  if (!ask_text(cli, at, &note, error) || !ask_level(cli, given->level, &note.level, error)) return false;
  if (given->source != NULL && !field_set(noun_field(&note_noun, "source"), &note, given->source, &cli->arena, error))
    return false;
  note.made_on = date_today();
  if (!cli_commit(cli, write_note, &note, error)) return false;
  cli_say(cli, _("Noted about %s, %s"), pick_call(picked.noun, &picked.record, &cli->arena),
          _(levels[note.level - NOTE_TABLE].label));
  return true;
}

/* ---- list ---- */

static bool list_one(struct cli *cli, struct guarded *guarded, const struct numbered_note *numbered,
                     struct cli_table *table, struct error *error) {
  const struct note *note = &numbered->note;
  bool screen = cli->format == FORMAT_TABLE, passes = false;
  if (!guarded_passes_id(guarded, note->prisoner, &passes, error)) return false;
  if (!passes) return true;
  char day[DATE_TEXT_SIZE] = "";
  if (date_is_set(note->made_on)) date_format_iso(note->made_on, day);
  cli_table_row(
      table, (const char *[]){arena_printf(&cli->arena, "%" PRId64, numbered->number),
                              pick_call_row(cli, &note_noun, note->id), levels[level_of(note) - NOTE_TABLE].word, day,
                              screen ? note->text : field_get(noun_field(&note_noun, "text"), note, &cli->arena),
                              note->source});
  return true;
}

static bool run_note_list(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"note", N_("note"), COLUMN_RIGHT}, {"about", N_("about"), COLUMN_MAY_SHRINK},
      {"level", N_("level"), 0},          {"made_on", N_("noted on"), 0},
      {"text", N_("text"), COLUMN_WRAPS}, {"source", N_("source"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
  };
  const struct note_options *given = options;
  struct picked picked = {.record.id = {{0}}};
  struct numbered_note *notes;
  struct guarded guarded;
  size_t at = 0, count = 0, kept_back = 0;
  if (cli->operand_count > 0 && !pick_operands(cli, &at, &picked, error)) return false;
  if (!notes_about(cli->store, picked.record.id, &cli->arena, &notes, &count, error) ||
      !guarded_begin(cli, NULL, &guarded, error))
    return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  bool done = true;
  for (size_t i = 0; done && i < count; i++) {
    if (given->level >= 0 && level_of(&notes[i].note) != NOTE_TABLE + given->level) continue;
    if (guard_note_may_go(&notes[i].note, guarded.use)) done = list_one(cli, &guarded, &notes[i], table, error);
    else kept_back++;
  }
  size_t rows = cli_table_rows(table);
  cli_table_end(table);
  guarded_end(&guarded);
  if (kept_back > 0) {
    cli_warn(cli,
             ngettext("%zu note for the group or its keepers is left out",
                      "%zu notes for the group or its keepers are left out", kept_back),
             kept_back);
    cli->exit = CLI_PARTLY;
  }
  if (done && rows == 0 && cli->format == FORMAT_TABLE) cli_say(cli, "%s", _("No notes"));
  return done;
}

/* ---- edit, delete ---- */

static bool pick_note(struct cli *cli, struct note *note, struct error *error) {
  int64_t number = 0;
  if (!ascii_parse_integer(cli->operands[0], 1, INT64_MAX, &number)) {
    error_set(error, ERROR_MISUSED, _("'%s' is no number of a note"), cli->operands[0]);
    return error_hint(error, "%s", _("'solipost note list' shows them"));
  }
  return note_by_number(cli->store, number, note, &cli->arena, error);
}

struct note_change {
  struct note before, after;
};

static bool write_change(struct cli *cli, void *context, struct error *error) {
  const struct note_change *change = context;
  return fields_update_changed(cli, &note_noun, &change->before, &change->after, error);
}

static bool run_note_edit(struct cli *cli, const void *options, struct error *error) {
  const struct note_options *given = options;
  struct note_change change;
  if (!pick_note(cli, &change.before, error)) return false;
  change.after = change.before;
  bool nothing = cli->operand_count == 1 && given->level < 0 && given->source == NULL;
  if (nothing && !cli_can_ask(cli)) {
    error_set(error, ERROR_MISUSED, "%s", _("what should change about the note?"));
    return error_hint(error, "%s", _("give a new text, --level or --source"));
  }
  if ((nothing || cli->operand_count == 2) && !ask_text(cli, 1, &change.after, error)) return false;
  if (given->level >= 0) change.after.level = NOTE_TABLE + given->level;
  if (given->source != NULL &&
      !field_set(noun_field(&note_noun, "source"), &change.after, given->source, &cli->arena, error))
    return false;
  if (!cli_commit(cli, write_change, &change, error)) return false;
  cli_say(cli, _("Changed note %s about %s, %s"), cli->operands[0], pick_call_row(cli, &note_noun, change.before.id),
          _(levels[level_of(&change.after) - NOTE_TABLE].label));
  return true;
}

static bool delete_note(struct cli *cli, void *context, struct error *error) {
  const struct note *note = context;
  return record_delete(cli->store, &note_noun, note->id, error);
}

static bool run_note_delete(struct cli *cli, const void *options, struct error *error) {
  struct note note;
  (void)options;
  if (!pick_note(cli, &note, error)) return false;
  const char *call = pick_call_row(cli, &note_noun, note.id);
  const char *what =
      arena_printf(&cli->arena, _("This deletes note %s about %s: %s"), cli->operands[0], call, note.text);
  if (cli->dry_run) {
    cli_say(cli, "%s", what);
    return true;
  }
  if (!cli_confirm(cli, what, error) || !cli_commit(cli, delete_note, &note, error)) return false;
  cli_say(cli, _("Deleted note %s about %s; 'solipost undo' brings it back"), cli->operands[0], call);
  return true;
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct note_options, member)
#define LEVEL_OPTION                                                                                                   \
  {                                                                                                                    \
    .name = "level", .type = OPTION_CHOICE, .value_name = "LEVEL", .offset = AT(level), .choices = levels,             \
    .help = N_("who may see it")                                                                                       \
  }
static const struct command_option write_options[] = {
    LEVEL_OPTION,
    {.name = "source",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = AT(source),
     .help = N_("where this is known from")},
};
static const struct command_option list_options[] = {LEVEL_OPTION};

static const struct command note_add_command = {
    .name = "note add",
    .group = GROUP_PEOPLE,
    .summary = N_("note something about a prisoner, prison, writer or campaign"),
    .details = N_("A note has a level: 'table' may lie on the table of an evening, be printed and be given to other "
                  "groups; 'group' is for the group; 'core', for its keepers only, is what a note is of which nobody "
                  "says otherwise. Notes of group and core leave this register only with the whole of it."),
    .operands = "[KIND] WHO [TEXT]",
    .operands_min = 1,
    .operands_max = 3,
    .options = write_options,
    .option_count = COUNT_OF(write_options),
    .examples = (const char *const[]){"solipost note add P001 'likes to hear about football' --level table",
                                      "solipost note add P001 'the lawyer is Ms Example' --level core", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .use = USE_KEEP,
    .options_size = sizeof(struct note_options),
    .run = run_note_add,
};

static const struct command note_list_command = {
    .name = "note list",
    .group = GROUP_PEOPLE,
    .summary = N_("list notes with their numbers, all or those about somebody"),
    .details = N_("In CSV and JSON stand only notes of the level 'table'."),
    .operands = "[KIND] [WHO]",
    .operands_max = 2,
    .options = list_options,
    .option_count = COUNT_OF(list_options),
    .examples = (const char *const[]){"solipost note list P001", "solipost note list --level table", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .use = USE_KEEP,
    .options_size = sizeof(struct note_options),
    .run = run_note_list,
};

static const struct command note_edit_command = {
    .name = "note edit",
    .group = GROUP_PEOPLE,
    .summary = N_("change a note, or who may see it"),
    .operands = "NUMBER [TEXT]",
    .operands_min = 1,
    .operands_max = 2,
    .options = write_options,
    .option_count = COUNT_OF(write_options),
    .examples = (const char *const[]){"solipost note edit 1 --level group", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .use = USE_KEEP,
    .options_size = sizeof(struct note_options),
    .run = run_note_edit,
};

static const struct command note_delete_command = {
    .name = "note delete",
    .group = GROUP_PEOPLE,
    .summary = N_("take a note out"),
    .operands = "NUMBER",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost note delete 1 --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN,
    .use = USE_KEEP,
    .run = run_note_delete,
};

const struct command *const note_commands[] = {&note_add_command, &note_list_command, &note_edit_command,
                                               &note_delete_command, NULL};
