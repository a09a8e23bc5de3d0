/* SPDX-License-Identifier: MIT */
/* solipost list evenings, show evening; and what all commands about evenings share. */
#include "evening.h"

#include <inttypes.h>
#include <string.h>

#include "commands.h"
#include "fields.h"
#include "guarded.h"
#include "pick.h"
#include "ranges.h"
#include "solipost/base/utf8.h"
#include "solipost/store/record_store.h"

/* ---- shared ---- */

bool evening_pick(struct cli *cli, struct evening_list *out, struct error *error) {
  int64_t number = 0;
  if (ascii_parse_integer(cli->operands[0], 1, INT64_MAX, &number))
    return evening_read(cli->store, number, &cli->arena, out, error);
  error_set(error, ERROR_MISUSED, _("'%s' is no number of an evening"), cli->operands[0]);
  return error_hint(error, "%s", _("'solipost list evenings' shows them"));
}

bool evening_must_be_open(const struct evening *evening, const char *what, struct error *error) {
  char day[DATE_TEXT_SIZE];
  if (!date_is_set(evening->closed_on)) return true;
  date_format_iso(evening->closed_on, day);
  error_set(error, ERROR_REFUSED, _("evening %" PRId64 " was closed on %s: %s"), evening->number, day, what);
  return error_hint(error, "%s",
                    _("'solipost history' shows that step, 'solipost undo' with its number opens it again"));
}

const char *evening_call(const struct evening *evening, struct arena *arena) {
  const char *call =
      arena_printf(arena, _("Evening %" PRId64 ", %s"), evening->number, date_text(evening->held_on, arena));
  return *evening->place == '\0' ? call : arena_printf(arena, "%s, %s", call, evening->place);
}

static bool is_printed(const struct evening_list *list) { return list->runs.count > 0 || list->evening.sheets_out > 0; }

static bool has_open(const struct evening_list *list) {
  for (size_t i = 0; i < list->count; i++)
    if (evening_seat_is_open(&list->seats[i])) return true;
  return false;
}

const char *evening_next_step(const struct evening_list *list, struct arena *arena) {
  const struct evening *evening = &list->evening;
  struct date today = date_today();
  if (date_is_set(evening->closed_on)) return "";
  bool is_over = date_compare(evening->held_on, today) < 0, has_begun = date_compare(evening->held_on, today) <= 0;
  const char *verb = "enter";
  if (!has_begun || (!is_over && !is_printed(list))) verb = is_printed(list) ? "" : "print";
  else if (!has_open(list)) verb = "close";
  return *verb == '\0' ? "" : arena_printf(arena, "solipost evening %s %" PRId64, verb, evening->number);
}

const char *const evening_columns[EVENING_COLUMNS] = {"position", "number", "code", "name", "writer", "what"};

static const char *number_text(int64_t number, struct arena *arena) {
  return number == 0 ? "" : arena_printf(arena, "%" PRId64, number);
}

void evening_cells(const struct evening_seat *seat, struct arena *arena, const char *cells[EVENING_COLUMNS]) {
  bool back = date_is_set(seat->entry.dropped_on) && !seat->written;
  cells[0] = number_text(seat->row, arena);
  cells[1] = number_text(seat->piece.number, arena);
  cells[2] = seat->prisoner.code;
  cells[3] = seat->prisoner.name;
  cells[4] = seat->by;
  cells[5] = back ? evening_what_word(EVENING_NOBODY) : seat->what;
}

const char *evening_numbers_to_mail(struct cli *cli, const struct evening_list *list) {
  int64_t *numbers = ARENA_ARRAY(&cli->arena, int64_t, list->count + 1);
  size_t count = 0;
  for (size_t i = 0; i < list->count; i++) {
    const struct piece *piece = &list->seats[i].piece;
    if (list->seats[i].written && piece->stage == STAGE_WRITTEN && piece->waiting == WAITING_NONE)
      numbers[count++] = piece->number;
  }
  return number_ranges(numbers, count, 0, &cli->arena);
}

/* ---- list evenings ---- */

static bool count_rows(struct cli *cli, const struct noun *noun, const char *where, struct uuid evening,
                       const char **out, struct error *error) {
  const struct record_value value = {.kind = VALUE_ID, .id = evening};
  const struct record_query query = {.where = where, .values = &value, .value_count = 1};
  int64_t count;
  if (!record_count(cli->store, noun, &query, &count, error)) return false;
  *out = number_text(count, &cli->arena);
  return true;
}

static bool list_one(struct cli *cli, const struct evening *evening, struct cli_table *table, struct error *error) {
  const char *people, *letters;
  const char *closed = date_text(evening->closed_on, &cli->arena);
  /* Who was taken off the list before does not count; who went back at the end does. */
  static const char planned[] =
      "evening = ?1 AND (dropped_on IS NULL OR dropped_on >= (SELECT held_on FROM evening WHERE id = ?1))";
  if (!count_rows(cli, &plan_entry_noun, planned, evening->id, &people, error) ||
      !count_rows(cli, &piece_noun, "evening = ?1 AND coalesce(+stage, '') <> 'cancelled'", evening->id, &letters,
                  error))
    return false;
  cli_table_row(table,
                (const char *[]){number_text(evening->number, &cli->arena), date_text(evening->held_on, &cli->arena),
                                 evening->place, pick_call_row(cli, &campaign_noun, evening->campaign), people, letters,
                                 number_text(evening->writer_count, &cli->arena),
                                 number_text(evening->guest_count, &cli->arena),
                                 *closed == '\0' && cli->format == FORMAT_TABLE ? _("open") : closed});
  return true;
}

static bool run_list_evenings(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"evening", N_("evening"), COLUMN_RIGHT},
      {"held_on", N_("held on"), 0},
      {"place", N_("place"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
      {"campaign", N_("campaign"), COLUMN_OPTIONAL | COLUMN_MAY_SHRINK},
      {"people", N_("planned"), COLUMN_RIGHT},
      {"letters", N_("written"), COLUMN_RIGHT},
      {"writers", N_("writers"), COLUMN_RIGHT | COLUMN_OPTIONAL},
      {"guests", N_("guests"), COLUMN_RIGHT | COLUMN_OPTIONAL},
      {"closed_on", N_("closed on"), 0},
  };
  struct picked_list evenings;
  bool done = true;
  (void)options;
  if (!pick_all(cli, &evening_noun, &(struct record_query){.order = "held_on DESC, number DESC"}, &evenings, error))
    return false;
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; done && i < evenings.count; i++) done = list_one(cli, evenings.records[i], table, error);
  cli_table_end(table);
  if (done && evenings.count == 0 && cli->format == FORMAT_TABLE)
    cli_say(cli, "%s", _("No evening yet: solipost evening plan --on DAY --writers 20 --each 2"));
  return done;
}

/* ---- show evening ---- */

/* What became of the letter, in words. */
static const char *outcome(struct cli *cli, const struct evening_seat *seat) {
  if (seat->written && seat->piece.waiting != WAITING_NONE)
    return arena_printf(&cli->arena, _("waits for %s"),
                        field_show(noun_field(&piece_noun, "waiting"), &seat->piece, &cli->arena));
  if (!seat->written && date_is_set(seat->entry.dropped_on)) return _("back in the pool");
  return field_show(noun_field(&piece_noun, "stage"), &seat->piece, &cli->arena);
}

static bool print_seat(struct cli *cli, struct guarded *guarded, const struct evening_seat *seat,
                       struct cli_table *table, struct error *error) {
  const char *cells[EVENING_COLUMNS];
  bool passes;
  if (!guarded_passes_id(guarded, seat->prisoner.id, &passes, error)) return false;
  if (!passes) return true;
  evening_cells(seat, &cli->arena, cells);
  if (cli->format == FORMAT_TABLE) {
    cells[4] = seat->who;
    cells[5] = outcome(cli, seat);
  }
  cli_table_row(table, cells);
  return true;
}

static bool print_seats(struct cli *cli, const struct evening_list *list, struct error *error) {
  static const char *const labels[EVENING_COLUMNS] = {N_("row"),  N_("letter"),     N_("code"),
                                                      N_("name"), N_("written by"), N_("what became of it")};
  static const unsigned flags[EVENING_COLUMNS] = {COLUMN_RIGHT,      COLUMN_RIGHT,      0,
                                                  COLUMN_MAY_SHRINK, COLUMN_MAY_SHRINK, COLUMN_MAY_SHRINK};
  struct cli_column columns[EVENING_COLUMNS];
  struct guarded guarded;
  bool done = true;
  for (size_t i = 0; i < EVENING_COLUMNS; i++)
    columns[i] = (struct cli_column){evening_columns[i], labels[i], flags[i]};
  if (!guarded_begin(cli, NULL, &guarded, error)) return false;
  struct cli_table *table = cli_table_begin(cli, columns, EVENING_COLUMNS);
  for (size_t i = 0; done && i < list->count; i++) done = print_seat(cli, &guarded, &list->seats[i], table, error);
  cli_table_end(table);
  guarded_end(&guarded);
  return done;
}

static void print_figure(struct cli *cli, const char *label, int64_t figure) {
  if (figure > 0) fields_print_line(cli, label, number_text(figure, &cli->arena));
}

static bool print_head(struct cli *cli, const struct evening_list *list, struct error *error) {
  const struct evening *evening = &list->evening;
  struct evening_count count;
  const char *runs = "";
  if (!evening_count(cli->store, list, &cli->arena, &count, error)) return false;
  for (size_t i = 0; i < list->runs.count; i++)
    runs = arena_printf(&cli->arena, "%s%s%" PRId64, runs, i == 0 ? "" : ", ", list->runs.items[i].number);
  cli_print_heading(cli, "%s\n", evening_call(evening, &cli->arena));
  if (!uuid_is_nil(evening->campaign))
    fields_print_line(cli, _("campaign"), pick_call_row(cli, &campaign_noun, evening->campaign));
  if (*runs != '\0') fields_print_line(cli, _("printed in run"), runs);
  print_figure(cli, _("written"), (int64_t)count.letters);
  print_figure(cli, _("nothing entered yet"), (int64_t)count.open);
  print_figure(cli, _("writers"), evening->writer_count);
  print_figure(cli, _("guests"), evening->guest_count);
  print_figure(cli, _("sheets laid out"), evening->sheets_out);
  if (date_is_set(evening->closed_on)) {
    fields_print_line(cli, _("sheets that came back"), arena_printf(&cli->arena, "%" PRId64, evening->sheets_back));
    fields_print_line(cli, _("closed on"), date_text(evening->closed_on, &cli->arena));
  }
  if (*evening->note != '\0') fields_print_line(cli, _("note"), evening->note);
  cli_print(cli, "\n");
  return true;
}

static bool run_show_evening(struct cli *cli, const void *options, struct error *error) {
  struct evening_list list;
  (void)options;
  if (!evening_pick(cli, &list, error)) return false;
  if (cli->format != FORMAT_TABLE) return print_seats(cli, &list, error);
  if (!print_head(cli, &list, error) || !print_seats(cli, &list, error)) return false;
  if (list.count == 0)
    cli_say(cli, _("Nobody is on its list yet: solipost evening plan %" PRId64 " --add WHO"), list.evening.number);
  const char *next = evening_next_step(&list, &cli->arena);
  if (list.count > 0 && *next != '\0') cli_say(cli, _("Next: %s"), next);
  return true;
}

/* ---- the commands ---- */

static const struct command list_evenings_command = {
    .name = "list evenings",
    .group = GROUP_LOG,
    .summary = N_("list letter evenings, the latest first"),
    .examples = (const char *const[]){"solipost list evenings", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .run = run_list_evenings,
};

static const struct command show_evening_command = {
    .name = "show evening",
    .group = GROUP_LOG,
    .summary = N_("show a letter evening: its list, and what became of each letter"),
    .details = N_("As CSV it is the table list, to be filled in with a spreadsheet: who wrote stands in the column "
                  "'writer' (several joined by +, guest for somebody without a name), and in 'what' home, "
                  "translation, reading, stamp or nobody. 'solipost evening enter 3 @list.csv' reads it back."),
    .operands = "NUMBER",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost show evening 1", "solipost show evening 1 --format csv", NULL},
    .flags = NEEDS_REGISTER | LISTS | PAGES,
    .use = USE_KEEP,
    .run = run_show_evening,
};

const struct command *const evening_commands[] = {&list_evenings_command, &show_evening_command, NULL};
