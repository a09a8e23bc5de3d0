/* SPDX-License-Identifier: MIT */
/* solipost evening print: cards or envelopes for everybody on the list, and all papers of the evening, in one go. */
#include <inttypes.h>
#include <string.h>

#include "commands.h"
#include "evening.h"
#include "papers_told.h"
#include "pick.h"
#include "print_request.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/store/record_store.h"
#include "solipost/table/writer.h"

enum evening_as { AS_CARDS, AS_LETTERS, AS_ENVELOPES, AS_PAPERS };

struct evening_print_options {
  struct print_common common;
  int as;
  const char *motto, *languages;
  int64_t slips;
  bool codes;
};

struct evening_printing {
  const struct evening_print_options *given;
  struct print_common common;
  struct evening_list list;
  const char *folder;
};

/* ---- where ---- */

static const char list_name[] = "list.csv";

/* Found before a number is drawn: what lies there already is never overwritten. */
static bool folder_is_free(struct cli *cli, const char *folder, struct error *error) {
  const char *in_the_way = NULL;
  for (int kind = 0; kind < PAPERS_KINDS && in_the_way == NULL; kind++) {
    const char *name = arena_printf(&cli->arena, "%s.pdf", papers_kind_word((enum papers_kind)kind));
    if (kind != PAPERS_REPLY_COVER && file_exists(path_join(&cli->arena, folder, name))) in_the_way = name;
  }
  if (in_the_way == NULL && file_exists(path_join(&cli->arena, folder, list_name))) in_the_way = list_name;
  if (in_the_way == NULL) return true;
  error_set(error, ERROR_REFUSED, _("%s lies in %s already"), in_the_way, folder);
  return error_hint(error, "%s", _("remove what was printed, or give another folder: --output"));
}

/* ---- whom ---- */

/* Who is to get a card and has none: not written to yet, not back in the pool. Codes, ended by NULL. */
static const char *const *without_letter(struct cli *cli, const struct evening_list *list, size_t *count) {
  const char **codes = ARENA_ARRAY(&cli->arena, const char *, list->count + 1);
  *count = 0;
  for (size_t i = 0; i < list->count; i++)
    if (evening_seat_is_open(&list->seats[i]) && uuid_is_nil(list->seats[i].piece.id))
      codes[(*count)++] = list->seats[i].prisoner.code;
  return codes;
}

static bool nobody_without(const struct evening_list *list, struct error *error) {
  int64_t number = list->evening.number;
  size_t people = 0;
  for (size_t i = 0; i < list->count; i++) people += list->seats[i].row > 0;
  if (people == 0) {
    error_set(error, ERROR_REFUSED, _("nobody is on the list of evening %" PRId64), number);
    return error_hint(error, _("add people: solipost evening plan %" PRId64 " --add WHO"), number);
  }
  error_set(error, ERROR_REFUSED, _("evening %" PRId64 " is printed already: everybody on its list has a letter"),
            number);
  if (list->runs.count == 0)
    return error_hint(error, _("only the papers: solipost evening print %" PRId64 " --as papers"), number);
  int64_t run = list->runs.items[list->runs.count - 1].number;
  return error_hint(error,
                    _("after a paper jam: solipost print again %" PRId64 "; only the papers: solipost evening print "
                      "%" PRId64 " --as papers; other cards instead: solipost run cancel %" PRId64),
                    run, number, run);
}

/* Who has a card already keeps it. */
static void tell_printed(struct cli *cli, const struct evening_list *list, size_t missing) {
  size_t printed = 0;
  for (size_t i = 0; i < list->count; i++)
    printed += evening_seat_has_blank(&list->seats[i]) && evening_seat_is_open(&list->seats[i]);
  if (printed > 0)
    cli_say(cli,
            ngettext("%zu of the list has a card already; this prints %zu more",
                     "%zu of the list have a card already; this prints %zu more", printed),
            printed, missing);
}

/* ---- the letters ---- */

static const struct product *product_of(enum evening_as as) {
  return as == AS_LETTERS ? &letters_product : as == AS_ENVELOPES ? &envelopes_product : &cards_product;
}

static bool make_request(struct cli *cli, const struct evening_printing *printing, const char *const *codes,
                         struct print_request *request, struct error *error) {
  const struct evening_print_options *given = printing->given;
  enum evening_as as = (enum evening_as)given->as;
  if (!print_request_make(cli, &printing->common, product_of(as), request, error)) return false;
  request->selection = (struct selection){.who = codes};
  request->together = NULL;
  request->sender = PRINT_SENDER_EMPTY; /* whoever writes is not known yet */
  request->evening = printing->list.evening.id;
  if (!uuid_is_nil(printing->list.evening.campaign)) {
    struct campaign campaign;
    if (!record_load(cli->store, &campaign_noun, printing->list.evening.campaign, &campaign, &cli->arena, error))
      return false;
    request->campaign = *campaign.code != '\0' ? campaign.code : campaign.name;
  }
  struct print_settings *settings = &request->settings;
  settings->layout = settings->sheet = "";
  if (as == AS_LETTERS) settings->duplex = DUPLEX_NONE;
  if (given->motto != NULL) settings->motto = given->motto;
  return true;
}

static bool options_agree(const struct evening_print_options *given, struct error *error) {
  bool has_text = given->as == AS_CARDS || given->as == AS_LETTERS;
  if (given->common.template_name != NULL && !has_text)
    return error_set(error, ERROR_MISUSED, "%s", _("--template is for cards and letters"));
  if (given->motto != NULL && given->as != AS_CARDS)
    return error_set(error, ERROR_MISUSED, "%s", _("--motto is for cards"));
  if (given->common.envelopes != NULL && given->as == AS_PAPERS)
    return error_set(error, ERROR_MISUSED, "%s", _("--envelopes and --as papers exclude each other"));
  return true;
}

/* What is not asked for at an evening stands as it does without a word. */
static struct print_common common_of(const struct evening_print_options *given, const char *folder) {
  struct print_common common = given->common;
  common.sender = -1;
  common.lines = given->as != AS_ENVELOPES && common.template_name == NULL;
  if (given->as == AS_ENVELOPES && common.envelopes == NULL) common.envelopes = "C6";
  common.output = folder;
  return common;
}

/* ---- the papers ---- */

/* Taken off the list after the card was printed: there is no sheet about them any more. */
static bool is_off(const struct evening_list *list, struct uuid piece) {
  for (size_t i = 0; i < list->count; i++) {
    const struct evening_seat *seat = &list->seats[i];
    if (uuid_equal(seat->piece.id, piece)) return date_is_set(seat->entry.dropped_on) && !seat->written;
  }
  return false;
}

/* In the order of the letters, as they lie in the pile; whoever has none comes behind, as a selection is ordered. */
static bool order_seats(struct cli *cli, const struct evening_printing *printing, struct papers_seat **out,
                        size_t *count, struct error *error) {
  const struct evening_list *list = &printing->list;
  struct papers_seat *seats = ARENA_ARRAY(&cli->arena, struct papers_seat, list->count + 1);
  struct piece_list pieces;
  size_t without;
  *out = seats;
  *count = 0;
  if (!evening_pieces(cli->store, list->evening.id, &cli->arena, &pieces, error)) return false;
  for (size_t i = 0; i < pieces.count; i++)
    if (pieces.items[i].stage == STAGE_PRINTED && !is_off(list, pieces.items[i].id) && *count < list->count)
      seats[(*count)++] = (struct papers_seat){pieces.items[i].prisoner, pieces.items[i].id};
  if (printing->given->as != AS_PAPERS) return true;
  const struct selection selection = {.who = without_letter(cli, list, &without), .include_ended = true};
  struct selection_cursor *cursor;
  bool more = true;
  if (without == 0) return true;
  if (!selection_open(cli->store, &selection, &cursor, error)) return false;
  for (;;) {
    struct selected selected;
    if (!selection_next(cursor, &selected, &cli->arena, &more, error)) break;
    if (!more) break;
    if (*count < list->count) seats[(*count)++] = (struct papers_seat){.prisoner = selected.prisoner.id};
  }
  selection_close(cursor);
  return !more;
}

struct order {
  const struct evening_list *list;
  struct uuid *prisoners;
  size_t count;
};

static bool write_order(struct cli *cli, void *context, struct error *error) {
  const struct order *order = context;
  return evening_keep_order(cli->store, order->list, order->prisoners, order->count, error);
}

static bool is_in(const struct order *order, struct uuid prisoner) {
  for (size_t i = 0; i < order->count; i++)
    if (uuid_equal(order->prisoners[i], prisoner)) return true;
  return false;
}

/* To be filled in afterwards: whoever is on the papers, in their order. */
static bool write_list(struct cli *cli, struct evening_printing *printing, const struct order *order,
                       struct error *error) {
  struct buffer text;
  const char *path = path_join(&cli->arena, printing->folder, list_name);
  if (!evening_read(cli->store, printing->list.evening.number, &cli->arena, &printing->list, error)) return false;
  buffer_init(&text);
  csv_append_row(&text, evening_columns, EVENING_COLUMNS);
  for (size_t i = 0; i < printing->list.count; i++) {
    const char *cells[EVENING_COLUMNS];
    if (!is_in(order, printing->list.seats[i].prisoner.id)) continue;
    evening_cells(&printing->list.seats[i], &cli->arena, cells);
    csv_append_row(&text, cells, EVENING_COLUMNS);
  }
  bool done = file_write(path, false, text.bytes, text.length, error);
  buffer_release(&text);
  if (done) cli_print(cli, "%s\n", path);
  return done;
}

static bool print_papers(struct cli *cli, struct evening_printing *printing, struct error *error) {
  const struct evening_print_options *given = printing->given;
  struct papers_request request = {.codes = given->codes,
                                   .slips = (size_t)given->slips,
                                   .today = date_today(),
                                   .day = printing->list.evening.held_on};
  struct papers_seat *seats;
  struct papers *papers;
  struct order order = {.list = &printing->list};
  for (int kind = 0; kind < PAPERS_KINDS; kind++) request.kinds[kind] = kind != PAPERS_REPLY_COVER;
  if (!papers_take_languages(cli, given->languages, &request, error) ||
      !order_seats(cli, printing, &seats, &request.seat_count, error))
    return false;
  request.seats = seats;
  if (!papers_collect(&papers, cli->store, &request, &cli->watch, error)) return false;
  bool done = papers_print_told(cli, papers, printing->folder, given->common.acknowledge, error);
  if (done) papers_in_order(papers, &cli->arena, &order.prisoners, &order.count);
  papers_close(papers);
  if (!done || cli->dry_run) return done;
  return cli_commit(cli, write_order, &order, error) && write_list(cli, printing, &order, error);
}

/* ---- all ---- */

/* *any: there is something to print papers for. */
static bool print_letters(struct cli *cli, const struct evening_printing *printing, bool *any, struct error *error) {
  struct print_request request;
  struct print_result result;
  size_t missing;
  const char *const *codes = without_letter(cli, &printing->list, &missing);
  if (missing == 0) return nobody_without(&printing->list, error);
  if (!cli->dry_run && !folder_is_free(cli, printing->folder, error)) return false;
  tell_printed(cli, &printing->list, missing);
  if (!make_request(cli, printing, codes, &request, error) ||
      !print_request_print(cli, &printing->common, &request, &result, error))
    return false;
  *any = result.run > 0;
  return true;
}

static bool papers_failed(const struct evening_printing *printing, struct error *error) {
  if (printing->given->as == AS_PAPERS) return false;
  error_prefix(error, "%s", _("the letters are printed, the papers are not: "));
  return error_hint(error, _("once more: solipost evening print %" PRId64 " --as papers"),
                    printing->list.evening.number);
}

static bool print_all(struct cli *cli, struct evening_printing *printing, struct error *error) {
  bool any = true;
  int64_t number = printing->list.evening.number;
  bool only_papers = printing->given->as == AS_PAPERS;
  if (only_papers && !cli->dry_run && !folder_is_free(cli, printing->folder, error)) return false;
  if (!only_papers && !print_letters(cli, printing, &any, error)) return false;
  if (!any) {
    cli_say(cli, "%s", _("And all papers of the evening, which 'print papers all' explains; a dry run makes none"));
    return true;
  }
  if (!cli->dry_run && !evening_read(cli->store, number, &cli->arena, &printing->list, error)) return false;
  if (!print_papers(cli, printing, error)) return papers_failed(printing, error);
  if (!cli->dry_run) cli_say(cli, _("After the evening: solipost evening enter %" PRId64), number);
  return true;
}

static bool run_evening_print(struct cli *cli, const void *options, struct error *error) {
  struct evening_printing printing = {.given = options};
  if (!options_agree(printing.given, error) || !evening_pick(cli, &printing.list, error) ||
      !evening_must_be_open(&printing.list.evening, _("nothing more is printed for it"), error))
    return false;
  printing.folder = printing.given->common.output;
  if (printing.folder == NULL)
    printing.folder = arena_printf(&cli->arena, "evening-%" PRId64, printing.list.evening.number);
  printing.common = common_of(printing.given, printing.folder);
  return print_all(cli, &printing, error);
}

/* ---- the command ---- */

static const struct choice as_choices[] = {[AS_CARDS] = {"cards", N_("cards with lines to write on")},
                                           [AS_LETTERS] = {"letters", N_("letters with lines to write on")},
                                           [AS_ENVELOPES] = {"envelopes", N_("envelopes for what people bring along")},
                                           [AS_PAPERS] = {"papers", N_("only the papers, once more or for own cards")},
                                           {NULL, NULL}};

#define AT(member) offsetof(struct evening_print_options, member)
static const struct command_option evening_print_option_list[] = {
    {0, "as", OPTION_CHOICE, "WHAT", N_("what people write on"), AT(as), as_choices, "cards", 0, 0},
    {'t', "template", OPTION_TEXT, "NAME", N_("a text to be signed, instead of lines"), AT(common.template_name), NULL,
     NULL, 0, 0},
    {0, "motto", OPTION_TEXT, "TEXT", N_("words for the other side of cards"), AT(motto), NULL, NULL, 0, 0},
    {0, "envelopes", OPTION_TEXT, "PAPER", N_("also print envelopes: C6, C5, DL, C6/5 or #10"), AT(common.envelopes),
     NULL, NULL, 0, 0},
    {0, "feed", OPTION_CHOICE, "WAY", N_("how envelopes go into the printer"), AT(common.feed), print_feed_choices,
     "flat", 0, 0},
    {0, "languages", OPTION_TEXT, "LANGUAGES",
     N_("one or two languages of those who write, such as de,tr; otherwise those entered with 'group edit'"),
     AT(languages), NULL, NULL, 0, 0},
    {0, "codes", OPTION_FLAG, NULL, N_("codes and initials instead of names"), AT(codes), NULL, NULL, 0, 0},
    {0, "slips", OPTION_INTEGER, "COUNT", N_("slips for new writers, two on a page"), AT(slips), NULL, "2", 1, 200},
    {0, "local-script", OPTION_FLAG, NULL, N_("the address also in the script of the country, where it is known"),
     AT(common.local_script), NULL, NULL, 0, 0},
    {0, "printer", OPTION_TEXT, "NAME",
     N_("put right what this printer misses by; else the only one known; none: put nothing right"), AT(common.printer),
     NULL, NULL, 0, 0},
    {'o', "output", OPTION_FILE, "FOLDER", N_("where all files go; otherwise a folder of its own, such as evening-3"),
     AT(common.output), NULL, NULL, 0, 0},
    {0, "acknowledge", OPTION_FLAG, NULL,
     N_("answer for what somebody has to: people of whom nobody has said that they may be written to, texts no native "
        "reader has read, mail rules"),
     AT(common.acknowledge), NULL, NULL, 0, 0},
};
#undef AT

static const struct command evening_print_command = {
    .name = "evening print",
    .group = GROUP_LOG,
    .summary = N_("print the cards and all papers of a letter evening"),
    .details = N_("Cards with address and lines to write on for everybody on the list, and in the same folder and the "
                  "same order the papers: a numbered sheet about each person, what not to write, sentences to copy, "
                  "slips for new writers, the table list, a checklist, the list for the post office; and list.csv, the "
                  "table list to be filled in with a spreadsheet. The sender stays empty, with a note what to fill "
                  "in.\n\nWho cannot be written to is left out, with the reason. Once everybody has a letter nothing "
                  "is printed twice; people who were added later get theirs, and the papers are made anew for all."),
    .operands = "NUMBER",
    .operands_min = 1,
    .operands_max = 1,
    .options = evening_print_option_list,
    .option_count = COUNT_OF(evening_print_option_list),
    .examples = (const char *const[]){"solipost evening print 1 --dry-run",
                                      "solipost evening print 1 --envelopes C6 --slips 12 --acknowledge --yes",
                                      "solipost evening print 1 --as papers --languages de,tr --acknowledge", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS | DRY_RUN | LISTS,
    .options_size = sizeof(struct evening_print_options),
    .use = USE_PRINT,
    .run = run_evening_print,
};

const struct command *const evening_print_commands[] = {&evening_print_command, NULL};
