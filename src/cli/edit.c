/* SPDX-License-Identifier: MIT */
/* solipost edit WHO FIELD=VALUE... */
#include "commands.h"

#include <string.h>

#include "fields.h"
#include "parse.h"
#include "pick.h"
#include "ripple_said.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/model/nouns.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

/* Unit and ward belong to the stay: they can be set here for where the person is now. */
struct edition {
  struct picked before, picked;
  struct stay stay_before, stay;
  bool record_changed, stay_changed;
  bool ends; /* released, deported or dead now: nothing more goes */
  struct ripple letters;
  bool cancels;
};

/* Messages call people and prisons by their codes, so that none is left without: an emptied one becomes the next free. */
static bool fill_empty_code(struct cli *cli, struct edition *edition, struct error *error) {
  const struct noun *noun = edition->picked.noun;
  const struct field *field = noun_field(noun, "code");
  bool counted = noun == &prisoner_noun || noun == &prison_noun;
  const char *next = NULL;
  if (!counted || field_is_set(field, &edition->picked.record)) return true;
  edition->record_changed = true;
  return people_next_code(cli->store, noun, &edition->picked.record, &cli->arena, &next, error) &&
         field_set(field, &edition->picked.record, next, &cli->arena, error);
}

static bool code_stays_unique(struct cli *cli, const struct picked *before, const struct picked *after,
                              struct error *error) {
  const struct field *field = noun_field(after->noun, "code");
  if (field == NULL) return true;
  const char *code = field_get(field, &after->record, &cli->arena);
  if (code[0] == '\0' || strcmp(code, field_get(field, &before->record, &cli->arena)) == 0) return true;
  const struct noun *holder = NULL;
  struct uuid row;
  if (!people_code_holder(cli->store, code, after->record.id, &holder, &row, error)) return false;
  if (holder == NULL) return true;
  error_set(error, ERROR_MISUSED, _("the code %s belongs to %s already"), code, pick_call_row(cli, holder, row));
  return error_hint(error, "%s", _("a code means one person, prison or campaign: choose another"));
}

static bool update(struct cli *cli, void *context, struct error *error) {
  struct edition *edition = context;
  const struct noun *noun = edition->picked.noun;
  /* Asked again where nobody can come between. */
  if (!code_stays_unique(cli, &edition->before, &edition->picked, error)) return false;
  if (edition->record_changed &&
      !fields_update_changed(cli, noun, &edition->before.record, &edition->picked.record, error))
    return false;
  size_t done;
  if (edition->stay_changed && !fields_update_changed(cli, &stay_noun, &edition->stay_before, &edition->stay, error))
    return false;
  if (edition->cancels && !ripple_cancel(cli->store, &edition->letters, &done, error)) return false;
  return !edition->ends ||
         ripple_mark_old_place(cli->store, &edition->letters, (struct uuid){{0}}, date_today(), &done, error);
}

/* ---- letters that are made already ---- */

static bool is_gone(int status) {
  return status == STATUS_RELEASED || status == STATUS_DEPORTED || status == STATUS_DECEASED;
}

static bool look_at_letters(struct cli *cli, struct edition *edition, struct error *error) {
  if (edition->picked.noun != &prisoner_noun) return true;
  const struct prisoner *before = &edition->before.record.prisoner, *after = &edition->picked.record.prisoner;
  edition->ends = is_gone(after->status) && !is_gone(before->status);
  return !edition->ends || (ripple_look(cli->store, after->id, date_today(), &cli->arena, &edition->letters, error) &&
                            ripple_offer(cli, &edition->letters, &edition->cancels, error));
}

static bool say_letters(struct cli *cli, const struct edition *edition, struct error *error) {
  struct piece_list letters;
  if (edition->ends) ripple_say_ended(cli, &edition->letters, edition->cancels);
  if (edition->picked.noun != &prison_noun) return true;
  const struct prison *before = &edition->before.record.prison, *after = &edition->picked.record.prison;
  if (after->mail_status != MAIL_SUSPENDED || before->mail_status == MAIL_SUSPENDED) return true;
  if (!mail_unsent_to(cli->store, after->id, &cli->arena, &letters, error)) return false;
  ripple_say_waiting_for(cli, &letters, after->code);
  return true;
}

static bool is_about_stay(struct cli *cli, const char *assignment) {
  const struct field *field = fields_assigned(cli, &stay_noun, assignment);
  return field != NULL && (field == noun_field(&stay_noun, "unit") || field == noun_field(&stay_noun, "ward"));
}

static bool is_about_prison(struct cli *cli, const char *assignment) {
  const char *name = fields_assigned_name(cli, assignment);
  return ascii_equal_ignoring_case(name, prison_noun.name) || lang_same_words(name, _(prison_noun.label));
}

static bool change_stay(struct cli *cli, struct edition *edition, const char *assignment, struct error *error) {
  const struct prisoner *prisoner = &edition->picked.record.prisoner;
  bool found = edition->stay_changed;
  if (!found && !people_current_stay(cli->store, prisoner->id, &edition->stay, NULL, &found, &cli->arena, error))
    return false;
  if (!found) {
    error_set(error, ERROR_MISUSED, _("where %s is held is not known, so there is no unit or ward to change"),
              prisoner_call(prisoner, &cli->arena));
    return error_hint(error, _("say where first: solipost transfer %s PRISON"), prisoner->code);
  }
  if (!edition->stay_changed) edition->stay_before = edition->stay;
  edition->stay_changed = true;
  if (!fields_set_assignment(cli, &stay_noun, &edition->stay, assignment, error)) return false;
  /* Corrected: what came back went to another ward. */
  bool differs = strcmp(edition->stay.ward, edition->stay_before.ward) != 0 ||
                 strcmp(edition->stay.unit, edition->stay_before.unit) != 0;
  if (differs) stay_trust(&edition->stay, date_today());
  return true;
}

static bool change(struct cli *cli, struct edition *edition, const char *assignment, struct error *error) {
  if (edition->picked.noun == &prisoner_noun && is_about_stay(cli, assignment))
    return change_stay(cli, edition, assignment, error);
  if (edition->picked.noun == &prisoner_noun && is_about_prison(cli, assignment)) {
    error_set(error, ERROR_MISUSED, "%s", _("another prison is a transfer, which keeps the former stay"));
    return error_hint(error, _("write: solipost transfer %s PRISON"), edition->picked.record.prisoner.code);
  }
  edition->record_changed = true;
  return fields_set_assignment(cli, edition->picked.noun, &edition->picked.record, assignment, error);
}

/* Lists what is different now; 0 when nothing is. */
static size_t say_changes(struct cli *cli, const struct noun *noun, const void *before, const void *after) {
  size_t changed = 0;
  for (size_t i = 0; i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    if (strcmp(field_get(field, before, &cli->arena), field_get(field, after, &cli->arena)) == 0) continue;
    const char *old_text = fields_show(cli, field, before), *new_text = fields_show(cli, field, after);
    cli_say(cli, "  %s: %s -> %s", _(field->label), old_text[0] == '\0' ? _("(empty)") : old_text,
            new_text[0] == '\0' ? _("(empty)") : new_text);
    changed++;
  }
  return changed;
}

static bool ask_fields(struct cli *cli, struct edition *edition, struct error *error) {
  const struct noun *noun = edition->picked.noun;
  const char **names = ARENA_ARRAY(&cli->arena, const char *, noun->field_count + 1);
  size_t count = 0;
  if (!cli_can_ask(cli)) {
    error_set(error, ERROR_MISUSED, _("what should change about %s?"),
              pick_call(noun, &edition->picked.record, &cli->arena));
    return error_hint(error, _("write: solipost edit %s field=value"), cli->operands[0]);
  }
  for (size_t i = 0; i < noun->field_count; i++)
    if (parse_field_is_offered(&noun->fields[i])) names[count++] = noun->fields[i].name;
  cli_say(cli, "%s", _("Enter keeps a value, '-' empties it, Ctrl-D leaves without changing anything."));
  edition->record_changed = true;
  return fields_ask(cli, noun, &edition->picked.record, names, error);
}

/* `at`: the first operand that is an assignment. `values`: options, NULL when the command has none. */
static bool apply_given(struct cli *cli, struct edition *edition, size_t at, const char *const *values,
                        struct error *error) {
  const struct noun *noun = edition->picked.noun;
  bool by_options = values != NULL && fields_any_given(noun, values);
  if (at == cli->operand_count && !by_options) return ask_fields(cli, edition, error);
  if (by_options) {
    edition->record_changed = true;
    if (!fields_set_given(cli, noun, &edition->picked.record, values, error)) return false;
  }
  for (; at < cli->operand_count; at++)
    if (!change(cli, edition, cli->operands[at], error)) return false;
  return true;
}

static bool edit_picked(struct cli *cli, struct edition *edition, size_t at, const char *const *values,
                        struct error *error) {
  const struct noun *noun = edition->picked.noun;
  edition->before = edition->picked;
  if (!apply_given(cli, edition, at, values, error) || !fill_empty_code(cli, edition, error) ||
      !fields_check_required(noun, &edition->picked.record, &cli->arena, error) ||
      !code_stays_unique(cli, &edition->before, &edition->picked, error))
    return false;
  size_t changed = say_changes(cli, noun, &edition->before.record, &edition->picked.record);
  if (edition->stay_changed) changed += say_changes(cli, &stay_noun, &edition->stay_before, &edition->stay);
  if (changed == 0) {
    cli_say(cli, "%s", _("Nothing is different: nothing was written"));
    return true;
  }
  if (!cli->dry_run && (!look_at_letters(cli, edition, error) || !cli_commit(cli, update, edition, error)))
    return false;
  const char *call = pick_call(noun, &edition->picked.record, &cli->arena);
  cli_say(cli, cli->dry_run ? _("This would change %s") : _("Changed %s"), call);
  return cli->dry_run || say_letters(cli, edition, error);
}

static bool run_edit(struct cli *cli, const void *options, struct error *error) {
  struct edition edition = {0};
  (void)options;
  return pick_any(cli, cli->operands[0], &edition.picked, error) && edit_picked(cli, &edition, 1, NULL, error);
}

struct edit_options {
  const char *const *fields;
};

static bool run_edit_noun(struct cli *cli, const struct noun *noun, const struct edit_options *given,
                          struct error *error) {
  struct edition edition = {.picked.noun = noun};
  return pick_one(cli, noun, cli->operands[0], &edition.picked.record, error) &&
         edit_picked(cli, &edition, 1, given->fields, error);
}

static bool run_edit_prisoner(struct cli *cli, const void *options, struct error *error) {
  return run_edit_noun(cli, &prisoner_noun, options, error);
}

static bool run_edit_prison(struct cli *cli, const void *options, struct error *error) {
  return run_edit_noun(cli, &prison_noun, options, error);
}

static bool run_edit_writer(struct cli *cli, const void *options, struct error *error) {
  return run_edit_noun(cli, &writer_noun, options, error);
}

static bool run_edit_campaign(struct cli *cli, const void *options, struct error *error) {
  return run_edit_noun(cli, &campaign_noun, options, error);
}

static bool run_edit_relay(struct cli *cli, const void *options, struct error *error) {
  return run_edit_noun(cli, &relay_noun, options, error);
}

static const struct command edit_command = {
    .name = "edit",
    .group = GROUP_PEOPLE,
    .summary = N_("change what is known about a prisoner, prison, writer or campaign"),
    .details =
        N_("FIELD is one of those that 'solipost edit prisoner --help' lists, VALUE empty to clear it; unit and ward "
           "change where in the prison the person is. With no field at all, they are asked for one by one. A move to "
           "another prison is 'solipost transfer', so that the former stay is kept."),
    .operands = "WHO [FIELD=VALUE]...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .examples = (const char *const[]){"solipost edit P001 status=sentenced 'ward=B 12'", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .use = USE_KEEP,
    .run = run_edit,
};

#define EDIT_DETAILS                                                                                                   \
  N_("Give the fields as options or as FIELD=VALUE; an empty value clears a field. With none they are asked for one "  \
     "by one.")

static const struct command edit_prisoner_command = {
    .name = "edit prisoner",
    .group = GROUP_PEOPLE,
    .summary = N_("change what is known about a prisoner"),
    .details = EDIT_DETAILS,
    .operands = "WHO [FIELD=VALUE]...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .fields = &prisoner_noun,
    .fields_offset = offsetof(struct edit_options, fields),
    .examples = (const char *const[]){"solipost edit prisoner P001 --contact direct --contact-said-by lawyer", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .options_size = sizeof(struct edit_options),
    .use = USE_KEEP,
    .run = run_edit_prisoner,
};

static const struct command edit_prison_command = {
    .name = "edit prison",
    .group = GROUP_PEOPLE,
    .summary = N_("change what is known about a prison"),
    .details = EDIT_DETAILS,
    .operands = "PRISON [FIELD=VALUE]...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .fields = &prison_noun,
    .fields_offset = offsetof(struct edit_options, fields),
    .examples = (const char *const[]){"solipost edit prison TR-SNC --mail-status open --checked-on today", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .options_size = sizeof(struct edit_options),
    .run = run_edit_prison,
};

static const struct command edit_writer_command = {
    .name = "edit writer",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("change what is known about somebody who writes"),
    .details = EDIT_DETAILS,
    .operands = "PSEUDONYM [FIELD=VALUE]...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .fields = &writer_noun,
    .fields_offset = offsetof(struct edit_options, fields),
    .examples = (const char *const[]){"solipost edit writer Amsel --capacity 6", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .options_size = sizeof(struct edit_options),
    .run = run_edit_writer,
};

static const struct command edit_campaign_command = {
    .name = "edit campaign",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("change a campaign"),
    .details = EDIT_DETAILS,
    .operands = "CAMPAIGN [FIELD=VALUE]...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .fields = &campaign_noun,
    .fields_offset = offsetof(struct edit_options, fields),
    .examples = (const char *const[]){"solipost edit campaign M18 --until 2026-04-30", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .options_size = sizeof(struct edit_options),
    .run = run_edit_campaign,
};

static const struct command edit_relay_command = {
    .name = "edit relay",
    .group = GROUP_PEOPLE,
    .summary = N_("change what is known about somebody who passes letters on"),
    .details = EDIT_DETAILS,
    .operands = "RELAY [FIELD=VALUE]...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .fields = &relay_noun,
    .fields_offset = offsetof(struct edit_options, fields),
    .examples = (const char *const[]){"solipost edit relay OFFICE --agreed-on 2026-06-01", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .options_size = sizeof(struct edit_options),
    .run = run_edit_relay,
};

const struct command *const edit_commands[] = {&edit_command,
                                               &edit_prisoner_command,
                                               &edit_prison_command,
                                               &edit_writer_command,
                                               &edit_campaign_command,
                                               &edit_relay_command,
                                               NULL};
