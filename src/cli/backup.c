/* SPDX-License-Identifier: MIT */
/* solipost backup, restore: a safe copy of the register, and back. */
#include "commands.h"

#include <string.h>

#include "session.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/jobs/picture_copy.h"

/* A copy into a folder is named by the day; a second one of the same day is counted. */
static const char *name_of_day(struct cli *cli, const char *folder) {
  char day[DATE_TEXT_SIZE];
  date_format_iso(date_today(), day);
  const char *target = path_join(&cli->arena, folder, arena_printf(&cli->arena, "solipost-%s.solipost", day));
  for (int number = 2; file_exists(target); number++)
    target = path_join(&cli->arena, folder, arena_printf(&cli->arena, "solipost-%s-%d.solipost", day, number));
  return target;
}

static void say_pictures(struct cli *cli, const struct picture_copy *copy, const char *beside) {
  const char *folder = path_join(&cli->arena, path_folder_of(&cli->arena, beside), "pictures");
  if (copy->copied > 0)
    cli_say(cli,
            ngettext("  with %zu picture of print runs, in the folder %s",
                     "  with %zu pictures of print runs, in the folder %s", (unsigned long)copy->copied),
            copy->copied, folder);
  if (copy->gone > 0)
    cli_warn(cli,
             ngettext("%zu picture of a print run was not found: 'solipost print again' cannot print that run",
                      "%zu pictures of print runs were not found: 'solipost print again' cannot print those runs",
                      (unsigned long)copy->gone),
             copy->gone);
}

static bool run_backup(struct cli *cli, const void *options, struct error *error) {
  const char *target = cli->operands[0];
  struct picture_copy pictures;
  (void)options;
  if (file_is_folder(target)) target = name_of_day(cli, target);
  if (!store_backup(cli->store, target, error)) return false;
  cli_say(cli, _("Copied the register to %s"), target);
  if (!pictures_copy(cli->store, cli->register_path, target, &pictures, error))
    return error_prefix(error, "%s", _("the pictures of print runs could not be copied: "));
  say_pictures(cli, &pictures, target);
  cli_say(cli, "%s", _("It holds everything the register holds: keep it as safe, on another disk."));
  return true;
}

/* The pictures beside the backup go along; those that the place of the register has already stay. */
static bool restore_pictures(struct cli *cli, const char *backup, struct error *error) {
  const struct store_options options = {.mode = STORE_READ, .who = ""};
  struct store *store = NULL;
  struct picture_copy beside_backup, kept;
  if (!store_open(&store, cli->register_path, &options, error)) return false;
  bool done = pictures_copy(store, backup, cli->register_path, &beside_backup, error) &&
              pictures_copy(store, cli->register_path, cli->register_path, &kept, error);
  store_close(store);
  if (!done) return error_prefix(error, "%s", _("the pictures of print runs could not be copied: "));
  kept.copied = beside_backup.copied;
  say_pictures(cli, &kept, cli->register_path);
  return true;
}

static bool run_restore(struct cli *cli, const void *options, struct error *error) {
  const char *backup = cli->operands[0];
  char *kept_as = NULL;
  (void)options;
  if (!file_exists(backup)) {
    error_set(error, ERROR_NOT_FOUND, _("there is no file %s"), backup);
    return error_hint(error, "%s", _("give a file that 'solipost backup' made"));
  }
  if (file_exists(cli->register_path)) {
    const char *what =
        arena_printf(&cli->arena, _("This puts %s in the place of the register %s, which is kept beside it"), backup,
                     cli->register_path);
    if (!cli_confirm(cli, what, error)) return false;
  } else if (!file_make_folders(path_folder_of(&cli->arena, cli->register_path), error)) {
    return false;
  }
  if (!cli_not_stopped(error) || !store_restore(backup, cli->register_path, &kept_as, &cli->arena, error)) return false;
  cli_say(cli, _("The register %s is now as it was in %s"), cli->register_path, backup);
  if (kept_as != NULL && kept_as[0] != '\0') cli_say(cli, _("  the former one is kept as %s"), kept_as);
  return restore_pictures(cli, backup, error);
}

static const struct command backup_command = {
    .name = "backup",
    .group = GROUP_REGISTER,
    .summary = N_("copy the register to a file, also while others work in it"),
    .details =
        N_("FILE must not exist yet. When it is a folder, the copy gets the day as its name. Pictures of print runs go "
           "along, into the folder 'pictures' beside the copy."),
    .operands = "FILE",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost backup copy.solipost", NULL},
    .flags = NEEDS_REGISTER,
    .run = run_backup,
};

static const struct command restore_command = {
    .name = "restore",
    .group = GROUP_REGISTER,
    .summary = N_("put a copy in the place of the register"),
    .details =
        N_("The register that was there is kept beside it under another name. Letter numbers go on in a new range, so "
           "that none is given twice."),
    .operands = "FILE",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost restore copy.solipost --yes", NULL},
    .flags = CONFIRMS,
    .run = run_restore,
};

const struct command *const backup_commands[] = {&backup_command, &restore_command, NULL};
