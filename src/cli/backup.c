/* SPDX-License-Identifier: MIT */
/* solipost backup, restore: a safe copy of the register, and back. */
#include "commands.h"

#include <unistd.h>

#include "passphrase.h"
#include "places.h"
#include "session.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/print/picture_copy.h"
#include "solipost/store/backup.h"
#include "solipost/store/restore.h"

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
  if (copy->scans_copied > 0)
    cli_say(cli,
            ngettext("  with %zu scan of replies, in the folder %s", "  with %zu scans of replies, in the folder %s",
                     (unsigned long)copy->scans_copied),
            copy->scans_copied, folder);
  if (copy->scans_gone > 0)
    cli_warn(cli,
             ngettext("%zu scan of a reply was not found", "%zu scans of replies were not found",
                      (unsigned long)copy->scans_gone),
             copy->scans_gone);
}

/* ---- backup ---- */

struct backup_options {
  const char *new_passphrase_fd;
  bool plain, light;
};

/* A stick that was lost must say nothing, also when the register itself lies plain on an encrypted disk. */
static bool choose_form(struct cli *cli, const struct backup_options *given, struct secret *passphrase,
                        struct backup_form *form, struct error *error) {
  bool asked_for = given->new_passphrase_fd != NULL;
  bool encrypted = store_is_encrypted(cli->store);
  *form = (struct backup_form){.cost = given->light ? KEY_COST_LIGHT : KEY_COST_MODERATE, .plain = given->plain};
  if (given->plain && asked_for)
    return error_set(error, ERROR_MISUSED, "%s", _("--plain and --new-passphrase-fd exclude each other"));
  if (given->plain && encrypted) {
    error_set(error, ERROR_REFUSED, "%s", _("an encrypted register is not copied without encryption"));
    return error_hint(error, "%s", _("leave --plain out: the passphrase of the register opens the copy, too"));
  }
  if (given->plain || (encrypted && !asked_for)) return true;
  if (!asked_for && !cli_can_ask(cli)) {
    error_set(error, ERROR_MISUSED, "%s", _("a backup is encrypted, and no passphrase was given for it"));
    return error_hint(error, "%s",
                      _("give one with --new-passphrase-fd NUMBER, or --plain for a copy on an encrypted disk"));
  }
  form->passphrase = passphrase;
  return passphrase_choose(cli, _("the backup"), given->new_passphrase_fd, "--new-passphrase-fd", passphrase, error);
}

static bool copy_all(struct cli *cli, const char *target, const struct backup_form *form, struct error *error) {
  struct store *copy = NULL;
  struct picture_copy pictures;
  if (!store_backup(cli->store, target, form, &copy, error)) return false;
  cli_say(cli,
          store_is_encrypted(copy) ? _("Copied the register to %s, encrypted, and opened the copy again")
                                   : _("Copied the register to %s and opened the copy again"),
          target);
  bool done = pictures_copy(cli->store, copy, &pictures, error);
  store_close(copy);
  if (!done) return error_prefix(error, "%s", _("the pictures of print runs could not be copied: "));
  say_pictures(cli, &pictures, target);
  return true;
}

static void say_about_place(struct cli *cli, const char *target, const struct backup_form *form) {
  if (places_same_disk(cli->register_path, target))
    cli_warn(cli, "%s",
             _("the backup lies on the same disk as the register: when the computer is lost, both are; make another "
               "one on a stick"));
  if (form->passphrase != NULL) cli_say(cli, "%s", _("Only the passphrase you just chose opens it."));
  else if (store_is_encrypted(cli->store)) cli_say(cli, "%s", _("The passphrase of the register opens it."));
  else cli_warn(cli, "%s", _("it is not encrypted and holds everything: keep it on an encrypted disk only"));
}

/* Noted in the register when that may be written; one on a read-only disk is copied all the same. */
static bool open_for_backup(struct cli *cli, struct error *error) {
  const char *file = path_behind_links(&cli->arena, cli->register_path);
  bool writable = access(file, W_OK) == 0 && access(path_folder_of(&cli->arena, file), W_OK) == 0;
  return session_open_register(cli, writable ? STORE_WRITE : STORE_READ, error);
}

static bool run_backup(struct cli *cli, const void *options, struct error *error) {
  const char *target = cli->operands[0];
  struct secret passphrase = {0};
  struct backup_form form;
  if (!open_for_backup(cli, error)) return false;
  if (file_is_folder(target)) target = name_of_day(cli, target);
  bool done = choose_form(cli, options, &passphrase, &form, error) && copy_all(cli, target, &form, error);
  if (done) say_about_place(cli, target, &form);
  secret_release(&passphrase);
  return done;
}

/* ---- restore ---- */

static const struct cli_column difference_columns[] = {
    {"what", N_("what"), 0},
    {"now", N_("now"), COLUMN_RIGHT | COLUMN_OPTIONAL},
    {"backup", N_("in the backup"), COLUMN_RIGHT},
};

static const char *or_none(const char *text) { return text[0] == '\0' ? _("none") : text; }

enum { DIFFERENCE_ROWS = 8 };

/* One column; `unknown` stands in it when the register cannot be looked into. */
static void fill_side(struct cli *cli, const struct restore_side *side, const char *unknown,
                      const char *cells[DIFFERENCE_ROWS]) {
  const int64_t counts[] = {side->prisoners, side->prisons, side->writers, side->runs, side->letters, side->steps};
  size_t row = 0;
  for (; row < COUNT_OF(counts); row++) cells[row] = arena_printf(&cli->arena, "%lld", (long long)counts[row]);
  cells[row++] = side->readable ? or_none(side->newest) : unknown;
  cells[row++] = side->encrypted ? _("yes") : _("no");
  for (size_t i = 0; !side->readable && i < row; i++) cells[i] = unknown;
}

static void show_difference(struct cli *cli, const struct restore_difference *both, bool there) {
  const char *const names[DIFFERENCE_ROWS] = {_("prisoners"),  _("prisons"),  _("writers"),
                                              _("print runs"), _("letters"),  _("steps of the history"),
                                              _("last step"),  _("encrypted")};
  const char *now[DIFFERENCE_ROWS], *backup[DIFFERENCE_ROWS];
  struct cli_table *table = cli_table_begin(cli, difference_columns, COUNT_OF(difference_columns));
  fill_side(cli, &both->now, there ? "?" : "", now);
  fill_side(cli, &both->backup, "?", backup);
  for (size_t i = 0; i < DIFFERENCE_ROWS; i++) cli_table_row(table, (const char *[]){names[i], now[i], backup[i]});
  cli_table_end(table);
}

static void say_what_is_lost(struct cli *cli, const struct restore_difference *both, bool there) {
  if (there && !both->now.readable)
    cli_warn(cli, "%s", _("the register in use cannot be looked into: it is damaged, or another passphrase opens it"));
  if (both->steps_lost > 0)
    cli_warn(cli,
             ngettext("%lld step was made since and is not in the backup",
                      "%lld steps were made since and are not in "
                      "the backup",
                      (unsigned long)both->steps_lost),
             (long long)both->steps_lost);
  for (size_t i = 0; i < both->hold_count; i++)
    cli_warn(cli, _("%s is on hold now, and not in the backup: hold again afterwards"), both->holds_lost[i]);
  for (size_t i = 0; i < both->back_count; i++)
    cli_warn(cli, _("%s was forgotten since and comes back with the backup: solipost forget %s afterwards"),
             both->back_again[i], both->back_again[i]);
  if (both->now.encrypted && !both->backup.encrypted)
    cli_warn(cli, "%s", _("the backup is not encrypted: the register will be plain until 'solipost encrypt'"));
}

/* The pictures beside the backup go along; those that the place of the register has already stay. */
static bool restore_pictures(struct cli *cli, struct restoring *restoring, struct error *error) {
  struct store *restored = NULL;
  struct picture_copy pictures;
  if (!restore_open(restoring, &restored, error)) return false;
  bool done = pictures_copy(restore_backup(restoring), restored, &pictures, error);
  store_close(restored);
  if (!done) return error_prefix(error, "%s", _("the pictures of print runs could not be copied: "));
  say_pictures(cli, &pictures, cli->register_path);
  return true;
}

static bool exchange(struct cli *cli, struct restoring *restoring, const char *backup, struct error *error) {
  const char *kept_as = NULL;
  if (!cli_not_stopped(error) || !restore_finish(restoring, &kept_as, &cli->arena, error)) return false;
  cli_say(cli, _("The register %s is now as it was in %s"), cli->register_path, backup);
  if (kept_as != NULL) cli_say(cli, _("  the former one is kept as %s"), kept_as);
  return restore_pictures(cli, restoring, error);
}

static bool look_and_exchange(struct cli *cli, struct restoring *restoring, const char *backup, struct error *error) {
  struct restore_difference difference;
  bool there = file_exists(cli->register_path);
  if (!restore_compare(restoring, &difference, &cli->arena, error)) return false;
  show_difference(cli, &difference, there);
  say_what_is_lost(cli, &difference, there);
  if (cli->dry_run) return true;
  if (there) {
    const char *what =
        arena_printf(&cli->arena, _("This puts %s in the place of the register %s, which is kept beside it"), backup,
                     cli->register_path);
    if (!cli_confirm(cli, what, error)) return false;
  }
  return exchange(cli, restoring, backup, error);
}

static bool run_restore(struct cli *cli, const void *options, struct error *error) {
  const char *backup = cli->operands[0];
  const struct store_talk talk = session_talk(cli);
  struct restoring *restoring = NULL;
  (void)options;
  if (!file_exists(backup)) {
    error_set(error, ERROR_NOT_FOUND, _("there is no file %s"), backup);
    return error_hint(error, "%s", _("give a file that 'solipost backup' made"));
  }
  if (!file_make_folders(path_folder_of(&cli->arena, cli->register_path), error) ||
      !restore_begin(&restoring, backup, cli->register_path, &talk, error)) {
    return false;
  }
  bool done = look_and_exchange(cli, restoring, backup, error);
  restore_close(restoring);
  return done;
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct backup_options, member)
static const struct command_option backup_option_list[] = {
    {.name = "new-passphrase-fd",
     .type = OPTION_TEXT,
     .value_name = "NUMBER",
     .offset = AT(new_passphrase_fd),
     .help = N_("encrypt the copy with another passphrase, read from this open file")},
    {.name = "plain",
     .type = OPTION_FLAG,
     .offset = AT(plain),
     .help = N_("copy a plain register without encryption, to an encrypted disk")},
    {.name = "light",
     .type = OPTION_FLAG,
     .offset = AT(light),
     .help = N_("for computers with little memory: guessing costs less (64 MB instead of 256)")},
};
#undef AT

static const struct command backup_command = {
    .name = "backup",
    .group = GROUP_REGISTER,
    .summary = N_("copy the register to a file, also while others work in it"),
    .details = N_(
        "FILE must not exist yet. When it is a folder, the copy gets the day as its name. Pictures of print runs go "
        "along, into the folder 'pictures' beside the copy. The copy of an encrypted register opens with its "
        "passphrase; for that of a plain one a passphrase is asked. The copy is opened again and read whole before it "
        "counts."),
    .operands = "FILE",
    .operands_min = 1,
    .operands_max = 1,
    .options = backup_option_list,
    .option_count = COUNT_OF(backup_option_list),
    .examples = (const char *const[]){"solipost backup copy.solipost", "solipost backup /media/stick/", NULL},
    .options_size = sizeof(struct backup_options),
    .run = run_backup,
};

static const struct command restore_command = {
    .name = "restore",
    .group = GROUP_REGISTER,
    .summary = N_("put a copy in the place of the register"),
    .details =
        N_("First shows the difference, and asks. The register that was there is kept beside it under another name. "
           "Letter numbers go on in a new range, so that none is given twice. An encrypted backup asks for its "
           "passphrase, which opens the register from then on."),
    .operands = "FILE",
    .operands_min = 1,
    .operands_max = 1,
    .examples =
        (const char *const[]){"solipost restore copy.solipost --dry-run", "solipost restore copy.solipost --yes", NULL},
    .flags = CONFIRMS | DRY_RUN | LISTS,
    .run = run_restore,
};

const struct command *const backup_commands[] = {&backup_command, &restore_command, NULL};
