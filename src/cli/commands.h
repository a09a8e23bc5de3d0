/* SPDX-License-Identifier: MIT */
/* The list of all commands, and what a file with commands needs. Each such file exports one list ended by NULL;
 * commands.c joins them. */
#ifndef SOLIPOST_CLI_COMMANDS_H
#define SOLIPOST_CLI_COMMANDS_H

#include "ask.h"
#include "command.h"
#include "output.h"

/* In the order of the overview. */
extern const struct command *const init_commands[];        /* init.c */
extern const struct command *const import_commands[];      /* import.c */
extern const struct command *const add_commands[];         /* add.c */
extern const struct command *const edit_commands[];        /* edit.c */
extern const struct command *const show_commands[];        /* show.c */
extern const struct command *const list_commands[];        /* list.c */
extern const struct command *const find_commands[];        /* find.c */
extern const struct command *const move_commands[];        /* move.c: transfer, release */
extern const struct command *const end_commands[];         /* end.c: end, delete */
extern const struct command *const hold_commands[];        /* hold.c: hold, lift, list holds */
extern const struct command *const note_commands[];        /* note.c: notes by level */
extern const struct command *const export_commands[];      /* export.c: lists for others */
extern const struct command *const campaign_commands[];    /* campaign.c: whom a campaign is for */
extern const struct command *const print_commands[];       /* print.c */
extern const struct command *const print_again_commands[]; /* print_again.c */
extern const struct command *const papers_commands[];      /* print_papers.c: sheets and lists of an evening */
extern const struct command *const rule_commands[];        /* rule.c: mail rules, shown */
extern const struct command *const rule_change_commands[]; /* rule_change.c: and changed */
extern const struct command *const template_commands[];    /* template.c: texts of cards and letters */
extern const struct command *const vault_commands[];       /* vault.c */
extern const struct command *const run_commands[];         /* run.c: list runs and pieces */
extern const struct command *const group_commands[];       /* group.c */
extern const struct command *const history_commands[];     /* history.c: history, undo */
extern const struct command *const lock_commands[];        /* lock.c: unlock, lock */
extern const struct command *const encrypt_commands[];     /* encrypt.c: passphrase, encrypt, decrypt */
extern const struct command *const backup_commands[];      /* backup.c: backup, restore */
extern const struct command *const handover_commands[];    /* handover.c */
extern const struct command *const check_commands[];       /* check.c */
extern const struct command *const forget_commands[];      /* forget.c */
extern const struct command *const shred_commands[];       /* shred.c */
extern const struct command *const retention_commands[];   /* retention.c: how long things are kept */
extern const struct command *const help_commands[];        /* help.c */

/* All of them, ended by NULL. The dispatcher hands them on as cli->commands. */
const struct command *const *commands_all(void);

#endif
