/* SPDX-License-Identifier: MIT */
/* solipost backup, restore: a safe copy of the register, and back. */
#include "commands.h"

#include <string.h>

#include "session.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"

static bool run_backup(struct cli *cli, const void *options, struct error *error) {
  const char *target = cli->operands[0];
  (void)options;
  if (file_is_folder(target)) {
    char day[DATE_TEXT_SIZE];
    date_format_iso(date_today(), day);
    target = path_join(&cli->arena, target, arena_printf(&cli->arena, "solipost-%s.solipost", day));
  }
  if (!store_backup(cli->store, target, error)) return false;
  cli_say(cli, _("Copied the register to %s"), target);
  cli_say(cli, "%s", _("It holds everything the register holds: keep it as safe, on another disk."));
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
  return true;
}

static const struct command backup_command = {
    .name = "backup",
    .group = GROUP_REGISTER,
    .summary = N_("copy the register to a file, also while others work in it"),
    .details = N_("FILE must not exist yet. When it is a folder, the copy gets the day as its name."),
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
