/* SPDX-License-Identifier: MIT */
/* From the options of a print command to its files. */
#include "print_request.h"

#include <inttypes.h>
#include <string.h>

#include "commands.h"
#include "pair_said.h"
#include "people_list.h"
#include "pick.h"
#include "picture_ask.h"
#include "print_told.h"
#include "printer_pick.h"
#include "solipost/print/label_choice.h"
#include "solipost/model/sender.h"
#include "solipost/model/together.h"
#include "solipost/store/vault_seal.h"
#include "solipost/store/vault_store.h"
#include "vault_unlock.h"

const struct choice print_sender_choices[] = {
    {"group", N_("the address of the group")}, {"empty", N_("lines to fill in")}, {NULL, NULL}};

const struct choice print_feed_choices[] = {
    [FEED_FLAT] = {"flat", N_("the page lies as the envelope is read")},
    [FEED_LEFT] = {"left", N_("short edge first, turned to the left")},
    [FEED_RIGHT] = {"right", N_("short edge first, turned to the right")},
    [FEED_SHEET_MIDDLE] = {"sheet-middle", N_("in the middle of a page of A4, for printers that know no envelopes")},
    [FEED_SHEET_LEFT] = {"sheet-left", N_("at the left of a page of A4, for the same")},
    {NULL, NULL}};

/* ---- who writes ---- */

static bool read_vault(struct cli *cli, const struct print_common *common, struct print_writer *writer,
                       struct error *error) {
  const char *head = "";
  struct vault_entry entry;
  struct vault_person person;
  struct secret key = {0};
  bool found = false;
  if (!vault_head(cli->store, &cli->arena, &head, error) ||
      !vault_find(cli->store, writer->writer.id, &cli->arena, &entry, &found, error))
    return false;
  if (*head == '\0' || !found) return true; /* the sender says what is missing */
  bool done = vault_unlock(cli, head, common->vault_fd, &key, error) &&
              vault_open(&key, writer->writer.id, entry.sealed, &cli->arena, &person, error);
  secret_release(&key);
  if (!done) return false;
  writer->real_name = person.texts[VAULT_NAME];
  writer->real_address = person.texts[VAULT_ADDRESS];
  return true;
}

static bool find_writer(struct cli *cli, const struct print_common *common, const struct print_writer **out,
                        struct error *error) {
  if (common->writer == NULL) return true;
  if (common->sender >= 0) return error_set(error, ERROR_MISUSED, "%s", _("--writer and --sender exclude each other"));
  struct print_writer *writer = ARENA_NEW(&cli->arena, struct print_writer);
  writer->real_name = writer->real_address = "";
  *out = writer;
  if (!pick_one(cli, &writer_noun, common->writer, &writer->writer, error) ||
      !pair_writer_is_there(cli, &writer->writer, common->acknowledge, "--acknowledge", error))
    return false;
  return !sender_needs_vault(&writer->writer) || read_vault(cli, common, writer, error);
}

/* ---- several people on one piece ---- */

/* "P001+P002" becomes P001 and P002 in the list, and one of those who get a piece together. */
static bool split_together(struct cli *cli, struct print_request *request, struct error *error) {
  LIST(const char *) who = {0}, together = {0};
  bool done = true;
  for (const char *const *typed = request->selection.who; done && typed != NULL && *typed != NULL; typed++) {
    struct together_names names;
    done = together_names_read(*typed, &cli->arena, &names, error);
    if (!done) break;
    for (size_t i = 0; i < names.count; i++) LIST_PUSH(&who, names.items[i]);
    if (names.count > 1) LIST_PUSH(&together, *typed);
  }
  if (done && together.count > 0) {
    LIST_PUSH(&who, NULL);
    LIST_PUSH(&together, NULL);
    request->selection.who = arena_copy(&cli->arena, who.items, who.count * sizeof *who.items);
    request->together = arena_copy(&cli->arena, together.items, together.count * sizeof *together.items);
  }
  LIST_RELEASE(&who);
  LIST_RELEASE(&together);
  return done;
}

/* ---- the request ---- */

static bool take_labels(struct cli *cli, const struct print_common *common, struct print_settings *settings,
                        struct error *error) {
  bool from_memory = false;
  if (common->labels == NULL) {
    if (common->label_start == 0 && !common->outlines) return true;
    return error_set(error, ERROR_MISUSED, _("--start and --outlines are for labels: say which with --labels"));
  }
  if (common->label_start > 0) settings->label_start = common->label_start;
  settings->outlines = common->outlines;
  if (!label_choose(common->labels, settings, &cli->arena, &from_memory, error)) return false;
  if (from_memory)
    cli_warn(
        cli,
        _("nobody has measured a sheet of %s: print one with --outlines on plain paper and lay it over the labels"),
        settings->labels);
  return true;
}

bool print_request_make(struct cli *cli, const struct print_common *common, const struct product *product,
                        struct print_request *request, struct error *error) {
  *request = (struct print_request){
      .selection = {.who = cli->operand_count > 0 ? cli->operands : NULL,
                    .campaign = common->campaign,
                    .country = common->country,
                    .prison = common->prison,
                    .language = common->language,
                    .plan = common->plan,
                    .plan_open = true},
      .product = product,
      .template_name = common->template_name,
      .local_script = common->local_script,
      .output_folder = common->output,
      .jobs = (size_t)common->jobs,
  };
  /* Labels bear no sender, whoever writes puts one on the envelope: no rule about it can be broken. */
  bool unseen = product == &labels_product && common->envelopes == NULL;
  request->sender = common->lines || unseen ? PRINT_SENDER_EMPTY : PRINT_SENDER_GROUP;
  if (common->sender >= 0) request->sender = common->sender == 0 ? PRINT_SENDER_GROUP : PRINT_SENDER_EMPTY;
  if (common->feed != FEED_FLAT && common->envelopes == NULL)
    return error_set(error, ERROR_MISUSED, _("--feed is for envelopes: say which with --envelopes"));
  print_settings_init(&request->settings);
  request->settings.lines = common->lines;
  if (common->envelopes != NULL) request->settings.envelope = common->envelopes;
  request->settings.feed = (enum feed)common->feed;
  if (!find_writer(cli, common, &request->writer, error) || !take_labels(cli, common, &request->settings, error) ||
      !printer_pick(cli, common->printer, &request->settings, error))
    return false;
  if (common->copies > 0) request->settings.copies = common->copies;
  if (common->list != NULL && !people_list_read(cli, common->list, cli->operands, &request->selection.who, error))
    return false;
  return split_together(cli, request, error);
}

/* ---- asking ---- */

static bool ask_acknowledgement(struct cli *cli, const struct print_summary *summary, bool *agreed,
                                struct error *error) {
  *agreed = false;
  if (!cli_can_ask(cli)) return true;
  if (summary->contact_unknown > 0)
    cli_say(cli,
            ngettext("Nobody has said whether %zu of these people may be written to",
                     "Nobody has said whether %zu of these people may be written to", summary->contact_unknown),
            summary->contact_unknown);
  print_told_rules(cli, summary, SEVERITY_ACKNOWLEDGE);
  print_told_languages(cli, summary);
  struct cli_question question = {
      .text =
          arena_printf(&cli->arena,
                       ngettext("Print %s all the same? Somebody has to answer for it",
                                "Print these %s all the same? Somebody has to answer for it", summary->to_acknowledge),
                       print_told_pieces(cli, summary->piece_kind, summary->to_acknowledge)),
      .help = _("yes: you have read the texts, know that these people may be written to, and that the rules are kept; "
                "no: they "
                "are left out"),
      .option = "--acknowledge",
  };
  return cli_ask_yes_no(cli, &question, false, agreed, error);
}

/* ---- printing ---- */

/* *asked: somebody has read on the screen what to answer for, and said yes. */
static bool acknowledge(struct cli *cli, const struct print_common *common, struct print_plan *plan, bool *asked,
                        struct error *error) {
  const struct print_summary *summary = print_plan_summary(plan);
  bool agreed = common->acknowledge;
  *asked = false;
  if (summary->to_acknowledge == 0) return true;
  if (!agreed && !cli->dry_run && !ask_acknowledgement(cli, summary, &agreed, error)) return false;
  *asked = agreed && !common->acknowledge;
  if (agreed) print_plan_acknowledge(plan);
  return true;
}

static bool nothing_to_print(const struct print_summary *summary, struct error *error) {
  error_set(error, ERROR_REFUSED, _("there is nothing to print"));
  if (summary->to_acknowledge > 0) return error_hint(error, _("agree with --acknowledge: see --dry-run for what to"));
  if (summary->selected == 0)
    return error_hint(error, _("nobody was chosen; leave out a condition, or see: solipost list prisoners"));
  return error_hint(error, _("--dry-run lists who is left out and why"));
}

static bool print_planned(struct cli *cli, struct print_plan *plan, bool asked, struct print_result *result,
                          struct error *error) {
  const struct print_summary *summary = print_plan_summary(plan);
  print_told_warnings(cli, summary, asked);
  if (summary->ready == 0) return nothing_to_print(summary, error);
  print_told_summary(cli, summary);
  const char *what = arena_printf(&cli->arena, _("%s get their letter numbers"),
                                  print_told_pieces(cli, summary->piece_kind, summary->ready));
  if (!cli_confirm(cli, what, error)) return false;
  if (!print_plan_run(plan, cli->store, cli->typed, &cli->watch, &cli->arena, result, error)) return false;
  const char *pieces = print_told_pieces(cli, result->piece_kind, result->pieces);
  if (result->first_number == result->last_number)
    cli_say(cli, _("Run %" PRId64 ": %s, letter number %" PRId64), result->run, pieces, result->first_number);
  else
    cli_say(cli, _("Run %" PRId64 ": %s, letter numbers %" PRId64 " to %" PRId64), result->run, pieces,
            result->first_number, result->last_number);
  print_told_files(cli, result);
  return true;
}

/* Once it was said what the pictures show everybody is judged anew. */
static bool make_plan(struct cli *cli, const struct print_request *request, struct print_plan **out,
                      struct error *error) {
  const char *shows;
  if (!print_plan_make(out, cli->store, request, &cli->watch, error)) return false;
  bool done = picture_ask(cli, print_plan_summary(*out), &shows, error);
  if (done && shows == NULL) return true;
  print_plan_close(*out);
  if (!done) return false;
  struct print_request told = *request;
  told.settings.picture_shows = shows;
  return print_plan_make(out, cli->store, &told, &cli->watch, error);
}

bool print_request_run(struct cli *cli, const struct print_common *common, const struct print_request *request,
                       struct error *error) {
  struct print_result result;
  return print_request_print(cli, common, request, &result, error);
}

bool print_request_print(struct cli *cli, const struct print_common *common, const struct print_request *request,
                         struct print_result *result, struct error *error) {
  struct print_plan *plan;
  *result = (struct print_result){.run = 0};
  if (!make_plan(cli, request, &plan, error)) return false;
  bool asked;
  bool done = acknowledge(cli, common, plan, &asked, error);
  if (done && cli->dry_run) {
    const struct print_summary *summary = print_plan_summary(plan);
    print_told_notes(cli, summary);
    print_told_rule_table(cli, summary);
    print_told_summary(cli, summary);
  } else if (done) {
    done = print_planned(cli, plan, asked, result, error);
  }
  const struct print_summary *summary = print_plan_summary(plan);
  if (done && summary->left_out + summary->to_acknowledge > 0) cli->exit = CLI_PARTLY;
  print_plan_close(plan);
  return done;
}
