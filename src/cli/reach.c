/* SPDX-License-Identifier: MIT */
/* What forgetting does not reach: backups, exports, files, paper. */
#include "reach.h"

#include "commands.h"
#include "pick.h"
#include "solipost/lang/text.h"

enum { MOST_PLACES = 40, MOST_FILES = 40, MOST_RESEMBLING = 20, EXCERPT_COLUMNS = 50 };

const char *const *reach_command_names(struct cli *cli) {
  size_t count = 0;
  while (cli->commands[count] != NULL) count++;
  const char **names = ARENA_ARRAY(&cli->arena, const char *, count + 1);
  for (size_t i = 0; i < count; i++) names[i] = cli->commands[i]->name;
  return names;
}

/* "campaign M18 18 March: goal" */
static const char *place_in_words(struct cli *cli, const struct forget_place *place) {
  if (place->keeper) return _("history: who made the change");
  if (place->noun == NULL && place->key[0] >= '0' && place->key[0] <= '9') return _("list of backups");
  if (place->noun == NULL) return arena_printf(&cli->arena, _("setting %s"), place->key);
  return arena_printf(&cli->arena, "%s %s: %s", _(place->noun->label), pick_call_row(cli, place->noun, place->row),
                      _(place->field->label));
}

static const char *excerpt(struct cli *cli, const char *text) {
  char *line = arena_strdup(&cli->arena, text);
  for (char *at = line; *at != '\0'; at++)
    if (*at == '\n' || *at == '\t') *at = ' ';
  return lang_fit_columns(line, EXCERPT_COLUMNS, &cli->arena);
}

static void print_place(struct cli *cli, const struct forget_place *place) {
  cli_print(cli, "  %s: %s\n", place_in_words(cli, place), excerpt(cli, place->text));
}

static void print_places(struct cli *cli, const struct forget_summary *summary, bool stays, const char *heading) {
  size_t shown = 0;
  for (size_t i = 0; i < summary->place_count; i++) {
    const struct forget_place *place = &summary->places[i];
    if (place->stays != stays) continue;
    if (shown++ == 0) cli_print(cli, "%s\n", heading);
    if (shown <= MOST_PLACES) print_place(cli, place);
  }
  if (shown > MOST_PLACES) cli_print(cli, _("  ... %zu in all\n"), shown);
}

void reach_print_resembling(struct cli *cli, const struct forget_summary *summary) {
  size_t count = summary->resembling_count;
  if (count > 0) cli_print(cli, "%s\n", _("This only looks like the name and is not touched; please look yourself:"));
  for (size_t i = 0; i < count && i < MOST_RESEMBLING; i++) print_place(cli, &summary->resembling[i]);
  if (count > MOST_RESEMBLING) cli_print(cli, _("  ... %zu in all\n"), count);
}

void reach_print_places(struct cli *cli, const struct forget_summary *summary) {
  print_places(cli, summary, false, _("The name or a part of it also stands here, and becomes […]:"));
  print_places(cli, summary, true,
               _("It also stands here and stays, because it says who somebody else is or where a letter went:"));
  reach_print_resembling(cli, summary);
}

const char *reach_state(enum shred_state state) {
  switch (state) {
  case SHRED_THERE: return _("lies there as it was printed");
  case SHRED_CHANGED: return _("changed since it was printed: not touched");
  case SHRED_GONE: return _("no longer there: moved or removed");
  case SHRED_NO_FILE: return _("a link, a folder or a device of that name: not touched");
  case SHRED_UNREADABLE: return _("cannot be read here");
  case SHRED_FOLDER_UNKNOWN: break;
  }
  return _("where it was written is not known");
}

static void print_files(struct cli *cli, const struct forget_reach *reach) {
  for (size_t i = 0; i < reach->file_count && i < MOST_FILES; i++) {
    const struct shred_file *file = &reach->files[i];
    cli_print(cli, _("  PDF of run %lld: %s (%s)\n"), (long long)file->run, file->path, reach_state(file->state));
    if (file->state == SHRED_THERE) cli_print(cli, "    solipost shred %lld\n", (long long)file->run);
  }
  if (reach->file_count > MOST_FILES) cli_print(cli, _("  ... %zu files in all\n"), reach->file_count);
}

void reach_print(struct cli *cli, const struct forget_reach *reach) {
  char day[DATE_TEXT_SIZE];
  cli_print_heading(cli, "%s\n", _("What solipost cannot reach: please see to it by hand"));
  for (size_t i = 0; i < reach->export_count; i++) {
    const struct export_record *export = &reach->exports[i];
    date_format_iso(export->made_on, day);
    cli_print(cli, _("  export %lld of %s for %s: ask them to take the person out; written to %s\n"),
              (long long)export->number, day, export->recipient, export->file);
  }
  for (size_t i = 0; i < reach->backup_count; i++)
    cli_print(cli, _("  backup of %.10s: %s\n"), reach->backups[i].at, reach->backups[i].place);
  for (size_t i = 0; i < reach->copy_count; i++) cli_print(cli, _("  former register: %s\n"), reach->copies[i]);
  print_files(cli, reach);
  cli_print(
      cli, "%s\n",
      _("  a writer's real name in notes: the vault alone knows it; solipost find NAME\n  paper: cards and letters, "
        "lists, notes; lists and sheets that were saved as files\n  other copies of the register, and the history of "
        "your shell"));
}

bool reach_was_done(struct cli *cli, bool done, bool committed, const struct error *error) {
  if (done || !committed) return done;
  cli_error(cli, error);
  cli->exit = CLI_PARTLY;
  return true;
}
