/* SPDX-License-Identifier: MIT */
/* The list of all commands, and what a file with commands needs. Each such file exports one list ended by NULL;
 * commands.c joins them. */
#ifndef SOLIPOST_CLI_COMMANDS_H
#define SOLIPOST_CLI_COMMANDS_H

#include "ask.h"
#include "command.h"
#include "output.h"

/* Every list of commands and its file, in the order of the overview; a new file with commands is added here alone. */
/* clang-format off */
#define EACH_COMMAND_LIST(LIST) \
  LIST(init_commands)           /* init.c */ \
  LIST(import_commands)         /* import.c */ \
  LIST(add_commands)            /* add.c */ \
  LIST(edit_commands)           /* edit.c */ \
  LIST(print_commands)          /* print.c */ \
  LIST(print_letters_commands)  /* print_letters.c */ \
  LIST(labels_commands)         /* print_labels.c: labels, envelopes */ \
  LIST(papers_commands)         /* print_papers.c: sheets and lists of an evening */ \
  LIST(protest_commands)        /* print_protest.c: letters to authorities */ \
  LIST(print_again_commands)    /* print_again.c */ \
  LIST(reply_commands)          /* reply.c */ \
  LIST(list_mail_commands)      /* list_mail.c: list replies, follow-ups, returns */ \
  LIST(reply_list_commands)     /* reply_list.c: show reply, reply hand */ \
  LIST(reply_scan_commands)     /* reply_scan.c: reply scan, reply add-scan */ \
  LIST(answering_commands)      /* answering.c: reply answered */ \
  LIST(follow_up_commands)      /* follow_up.c: what letters ask for */ \
  LIST(show_commands)           /* show.c */ \
  LIST(run_show_commands)       /* run_show.c */ \
  LIST(plan_commands)           /* plan.c: whom to write to */ \
  LIST(plan_kept_commands)      /* plan_kept.c: list plans, show plan, plan drop */ \
  LIST(report_commands)         /* report.c: figures */ \
  LIST(list_prisoners_commands) /* list_prisoners.c */ \
  LIST(list_commands)           /* list.c */ \
  LIST(find_commands)           /* find.c */ \
  LIST(move_commands)           /* move.c: transfer, release */ \
  LIST(end_commands)            /* end.c: end, delete */ \
  LIST(run_commands)            /* run.c: list runs */ \
  LIST(run_cancel_commands)     /* run_cancel.c */ \
  LIST(template_commands)       /* template.c: texts, shown, checked and begun */ \
  LIST(rule_commands)           /* rule.c: mail rules, shown */ \
  LIST(rule_change_commands)    /* rule_change.c: and changed */ \
  LIST(postage_commands)        /* postage.c: what posting costs */ \
  LIST(printer_commands)        /* printer.c: how far printers miss */ \
  LIST(test_sheet_commands)     /* print_test_sheet.c */ \
  LIST(list_pieces_commands)    /* list_pieces.c */ \
  LIST(lead_time_commands)      /* lead_time.c: days a card needs */ \
  LIST(calendar_commands)       /* calendar.c */ \
  LIST(today_commands)          /* today.c: what needs doing */ \
  LIST(campaign_commands)       /* campaign.c: whom a campaign is for */ \
  LIST(vault_commands)          /* vault.c */ \
  LIST(group_commands)          /* group.c */ \
  LIST(history_commands)        /* history.c: history, undo */ \
  LIST(lock_commands)           /* lock.c: unlock, lock */ \
  LIST(encrypt_commands)        /* encrypt.c: passphrase, encrypt, decrypt */ \
  LIST(backup_commands)         /* backup.c: backup, restore */ \
  LIST(handover_commands)       /* handover.c */ \
  LIST(check_commands)          /* check.c */ \
  LIST(help_commands)           /* help.c */ \
  LIST(forget_commands)         /* forget.c */ \
  LIST(shred_commands)          /* shred.c */ \
  LIST(retention_commands)      /* retention.c: how long things are kept */ \
  LIST(hold_commands)           /* hold.c: hold, lift, list holds */ \
  LIST(note_commands)           /* note.c: notes by level */ \
  LIST(export_commands)         /* export.c: lists for others */ \
  LIST(log_commands)            /* log.c: mailed, arrived, cancel */ \
  LIST(written_commands)        /* written.c */ \
  LIST(evening_commands)        /* evening.c: list evenings, show evening */ \
  LIST(evening_print_commands)  /* evening_print.c */ \
  LIST(evening_plan_commands)   /* evening_plan.c */ \
  LIST(evening_enter_commands)  /* evening_enter.c */ \
  LIST(evening_close_commands)  /* evening_close.c */ \
  LIST(returned_commands)       /* returned.c */ \
  LIST(return_list_commands)    /* return_lists.c: list returns, list doubtful, told, confirm */ \
  LIST(pair_commands)           /* pair.c: take-on, pair end */ \
  LIST(hand_on_commands)        /* hand_on.c */ \
  LIST(list_pairs_commands)     /* list_pairs.c */ \
  LIST(writer_commands)         /* writer.c: pauses, leaves, is back */
/* clang-format on */

#define DECLARE_COMMAND_LIST(list) extern const struct command *const list[];
EACH_COMMAND_LIST(DECLARE_COMMAND_LIST)

/* All of them, ended by NULL. The dispatcher hands them on as cli->commands. */
const struct command *const *commands_all(void);

#endif
