/* SPDX-License-Identifier: MIT */
/* solipost evening enter: afterwards, who wrote what, a line for each letter or from a filled-in list. */
#include <inttypes.h>
#include <string.h>

#include "commands.h"
#include "evening.h"
#include "evening_entered.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/evening_file.h"
#include "solipost/lang/text.h"

struct enter_options {
  int kind;
  bool force, skip_bad;
};

/* ---- what is still open ---- */

static void say_open(struct cli *cli, const struct evening_list *list) {
  enum { MOST_SHOWN = 20 };
  size_t open = 0, seats = 0;
  for (size_t i = 0; i < list->count; i++) {
    open += evening_seat_is_open(&list->seats[i]);
    seats += evening_seat_is_on(list, &list->seats[i]);
  }
  if (open == 0) {
    cli_say(cli, _("Nobody is forgotten. Next: solipost evening close %" PRId64), list->evening.number);
    return;
  }
  cli_say(cli, ngettext("Nothing is entered yet about %zu of %zu:", "Nothing is entered yet about %zu of %zu:", open),
          open, seats);
  size_t shown = 0;
  for (size_t i = 0; i < list->count && shown < MOST_SHOWN; i++) {
    const struct evening_seat *seat = &list->seats[i];
    if (!evening_seat_is_open(seat)) continue;
    shown++;
    if (seat->piece.number > 0)
      cli_say(cli, "  #%" PRId64 "  %" PRId64 "  %s", seat->row, seat->piece.number, seat->called);
    else cli_say(cli, "  #%" PRId64 "  %s", seat->row, seat->called);
  }
  if (open > shown) cli_say(cli, _("(and %zu more)"), open - shown);
}

/* What lies before whoever types. */
static void say_begin(struct cli *cli, const struct evening_list *list) {
  size_t open = 0, seats = 0;
  for (size_t i = 0; i < list->count; i++) {
    open += evening_seat_is_open(&list->seats[i]);
    seats += evening_seat_is_on(list, &list->seats[i]);
  }
  cli_say(cli, "%s", evening_call(&list->evening, &cli->arena));
  cli_say(cli, _("%zu of %zu are open: type list to see them, ? for help"), open, seats);
}

static bool reread(struct cli *cli, struct evening_entering *entering, struct error *error) {
  return evening_read(cli->store, entering->list.evening.number, &cli->arena, &entering->list, error);
}

/* ---- one line after another ---- */

static bool write_line(struct cli *cli, struct evening_entering *entering, const char *typed,
                       struct evening_entered *line, struct error *error) {
  const struct evening_names names = {.is_person = evening_knows_person, .context = cli->store};
  answering_reset(&entering->answering);
  if (!reread(cli, entering, error) || !evening_line_parse(typed, &names, &cli->arena, &line->line, error) ||
      !evening_understand(cli, entering, line, error))
    return false;
  struct evening_writing writing = {entering, line, 1};
  return line->count == 0 || cli_commit(cli, evening_write_lines, &writing, error);
}

/* Somebody else may be typing the other half of the list. What they wrote is seen by the next commit at the latest: then
 * the line is understood anew. */
static bool enter_line(struct cli *cli, struct evening_entering *entering, const char *typed, struct error *error) {
  struct evening_entered line;
  if (!write_line(cli, entering, typed, &line, error) &&
      (error->kind != ERROR_BUSY || !write_line(cli, entering, typed, &line, error)))
    return false;
  evening_say_line(cli, entering, &line);
  if (line.line.by_count > 0) {
    entering->by = line.line.by;
    entering->by_count = line.line.by_count;
  }
  return true;
}

/* What was typed before stays whatever happens to a line. */
static bool prompt(struct cli *cli, struct evening_entering *entering, struct error *error) {
  const struct cli_question question = {
      .text = _("Letter, and who wrote it (Enter alone: done)"),
      .help = _("412 rose, or a row of the list (#3 rose), or a name (Deniz rose); several: 412 415-417 rose+tulip; no "
                "name: whoever wrote the one before. Behind it: home, translation, reading, stamp, or - when nobody "
                "wrote it. The same number again puts right what was wrong. list: what is still open"),
      .option = "@list.csv",
      .at_once = true};
  for (;;) {
    const char *typed;
    struct error mistake;
    if (!cli_ask_text(cli, &question, &typed, error)) return false;
    if (*typed == '\0') break;
    if (ascii_equal_ignoring_case(typed, "list") || strcmp(typed, _("list")) == 0) {
      if (!reread(cli, entering, error)) return false;
      say_open(cli, &entering->list);
      continue;
    }
    if (enter_line(cli, entering, typed, &mistake)) continue;
    if (mistake.kind == ERROR_STOPPED || mistake.kind == ERROR_FAILED) {
      *error = mistake;
      return false;
    }
    cli_error(cli, &mistake);
  }
  if (!reread(cli, entering, error)) return false;
  say_open(cli, &entering->list);
  return true;
}

/* ---- a list ---- */

struct list_result {
  size_t lines, letters, same, open, bad;
};

static const char *joined(const char *const *names, size_t count, const char *between, struct arena *arena) {
  const char *text = "";
  for (size_t i = 0; i < count; i++) text = arena_printf(arena, "%s%s%s", text, i == 0 ? "" : between, names[i]);
  return text;
}

static bool seat_says(const struct evening_seat *seat, const struct evening_line *line, struct arena *arena) {
  const char *known[EVENING_COLUMNS];
  evening_cells(seat, arena, known);
  return ascii_equal_ignoring_case(known[4], joined(line->by, line->by_count, "+", arena)) &&
         strcmp(known[5], evening_what_word(line->what)) == 0;
}

/* Somebody nobody planned has no row and no number in the list: a letter to them by the same people is known already. */
static bool person_is_known(const struct evening_list *list, const struct evening_line *line, struct arena *arena) {
  for (size_t i = 0; i < list->count; i++) {
    const struct evening_seat *seat = &list->seats[i];
    bool same = ascii_equal_ignoring_case(seat->prisoner.code, line->which->name) ||
                lang_same_words(seat->prisoner.name, line->which->name);
    if (same && seat_says(seat, line, arena)) return true;
  }
  return false;
}

/* It says what the register knows already. */
static bool says_nothing_new(struct cli *cli, const struct evening_list *list, const struct evening_line *line) {
  struct evening_hit *hits;
  struct error ignored;
  size_t count;
  if (line->which->how == EVENING_NAME) return person_is_known(list, line, &cli->arena);
  if (!evening_find(cli->store, list, &line->which[0], &cli->arena, &hits, &count, &ignored)) return false;
  for (size_t i = 0; i < count; i++)
    if (hits[i].seat == NULL || !seat_says(hits[i].seat, line, &cli->arena)) return false;
  return true;
}

static bool says_the_same(const struct evening_line *a, const struct evening_line *b, struct arena *arena) {
  return a->what == b->what &&
         ascii_equal_ignoring_case(joined(a->by, a->by_count, "+", arena), joined(b->by, b->by_count, "+", arena));
}

/* A letter that stands in two rows is fine when both say the same. */
static bool is_told_once(struct evening_entered *lines, size_t count, const struct evening_entered *line, bool *again,
                         struct arena *arena, struct error *error) {
  const struct evening_entered *other = evening_entered_before(lines, count, line);
  *again = other != NULL;
  if (other == NULL || says_the_same(&other->line, &line->line, arena)) return true;
  error_set(error, ERROR_MISUSED, _("row %zu says something else about the same letter"), other->row);
  return error_hint(error, "%s", _("leave one of the two, or write both people into it, with + between them"));
}

static void tell_bad(struct cli *cli, const char *path, const struct evening_file_row *row, struct error *error) {
  error_prefix(error, _("%s, row %zu: "), path, row->number);
  cli_error(cli, error);
}

/* Everything is looked at before anything is written, so that all faults are told at once. */
static bool read_lines(struct cli *cli, struct evening_entering *entering, const char *path,
                       const struct evening_file *file, struct evening_entered *lines, struct list_result *out,
                       struct error *error) {
  *out = (struct list_result){.lines = 0};
  for (size_t i = 0; i < file->count; i++) {
    struct evening_entered *line = &lines[out->lines];
    const struct evening_file_row *row = &file->rows[i];
    struct error mistake;
    bool open = false, again = false;
    line->row = row->number;
    bool read = evening_line_of_cells(&row->cells, &cli->arena, &line->line, &open, &mistake);
    if (read && open) {
      out->open++;
    } else if (read && says_nothing_new(cli, &entering->list, &line->line)) {
      out->same++;
    } else if (read && evening_understand(cli, entering, line, &mistake) &&
               is_told_once(lines, out->lines, line, &again, &cli->arena, &mistake)) {
      out->same += again;
      out->letters += again ? 0 : line->count;
      out->lines += !again;
    } else if (mistake.kind == ERROR_STOPPED || mistake.kind == ERROR_FAILED) {
      *error = mistake;
      return false;
    } else {
      out->bad++;
      tell_bad(cli, path, row, &mistake);
    }
  }
  return true;
}

static bool settle_bad(struct cli *cli, const struct list_result *result, bool skip_bad, struct error *error) {
  if (result->bad == 0) return true;
  if (skip_bad) {
    cli->exit = CLI_PARTLY;
    return true;
  }
  error_set(error, ERROR_REFUSED,
            ngettext("%zu row cannot be entered; nothing was written",
                     "%zu rows cannot be entered; nothing was written", result->bad),
            result->bad);
  return error_hint(error, "%s", _("correct them, or enter the others with --skip-bad"));
}

static bool enter_list(struct cli *cli, struct evening_entering *entering, const char *path, bool skip_bad,
                       struct error *error) {
  struct evening_file file;
  struct list_result result;
  if (!evening_file_read(path, &cli->arena, &file, error)) return false;
  struct evening_entered *lines = ARENA_ARRAY(&cli->arena, struct evening_entered, file.count + 1);
  if (!read_lines(cli, entering, path, &file, lines, &result, error) || !settle_bad(cli, &result, skip_bad, error))
    return false;
  struct evening_writing writing = {entering, lines, result.lines};
  if (!cli->dry_run && result.lines > 0 && !cli_commit(cli, evening_write_lines, &writing, error)) return false;
  for (size_t i = 0; !cli->dry_run && i < result.lines; i++) evening_say_line(cli, entering, &lines[i]);
  cli_say(cli,
          cli->dry_run
              ? ngettext("%zu letter would be entered; rows as they were: %zu, not filled in: %zu",
                         "%zu letters would be entered; rows as they were: %zu, not filled in: %zu", result.letters)
              : ngettext("%zu letter entered; rows as they were: %zu, not filled in: %zu",
                         "%zu letters entered; rows as they were: %zu, not filled in: %zu", result.letters),
          result.letters, result.same, result.open);
  if (cli->dry_run) return true;
  if (!reread(cli, entering, error)) return false;
  say_open(cli, &entering->list);
  return true;
}

/* ---- the command ---- */

static const struct choice kind_choices[] = {{"card", N_("a card")}, {"letter", N_("a letter")}, {NULL, NULL}};

static bool is_held(const struct evening *evening, struct error *error) {
  char day[DATE_TEXT_SIZE];
  if (date_compare(evening->held_on, date_today()) <= 0) return true;
  date_format_iso(evening->held_on, day);
  error_set(error, ERROR_REFUSED, _("evening %" PRId64 " is on %s only"), evening->number, day);
  return error_hint(error, _("was it held earlier? solipost evening plan %" PRId64 " --on DAY"), evening->number);
}

static bool begin(struct cli *cli, const struct enter_options *given, struct evening_entering *entering,
                  struct error *error) {
  *entering = (struct evening_entering){.force = given->force};
  if (!evening_pick(cli, &entering->list, error) ||
      !evening_must_be_open(&entering->list.evening, _("nothing more is entered"), error) ||
      !is_held(&entering->list.evening, error))
    return false;
  const struct evening *evening = &entering->list.evening;
  entering->from.written = (struct log_event){.event = POST_WRITE, .day = evening->held_on, .evening = evening->id};
  entering->from.kind = kind_choices[given->kind].word;
  entering->from.language = "";
  entering->from.campaign = evening->campaign;
  return handwritten_begin(cli->store, &cli->arena, &entering->from, error);
}

static bool enter(struct cli *cli, const struct enter_options *given, struct evening_entering *entering,
                  struct error *error) {
  const char *list = cli->operand_count > 1 ? cli->operands[1] : NULL;
  if (list != NULL && *list == '@') return enter_list(cli, entering, list + 1, given->skip_bad, error);
  if (list != NULL) {
    error_set(error, ERROR_MISUSED, _("\"%s\" is no list"), list);
    return error_hint(error, "%s", _("write @ before the name of the file, as in @list.csv"));
  }
  if (cli->dry_run) return error_set(error, ERROR_MISUSED, "%s", _("--dry-run is for a list: lines are kept at once"));
  if (cli_can_ask(cli)) {
    say_begin(cli, &entering->list);
    return prompt(cli, entering, error);
  }
  error_set(error, ERROR_MISUSED, "%s", _("who wrote what?"));
  return error_hint(error,
                    _("lines are asked for on a terminal only; fill in the list that 'solipost show evening %" PRId64
                      " --format csv' writes, and give it as @list.csv"),
                    entering->list.evening.number);
}

static bool run_enter(struct cli *cli, const void *options, struct error *error) {
  static const struct text_list no_replies = {NULL, 0};
  const struct enter_options *given = options;
  struct evening_entering entering;
  if (!begin(cli, given, &entering, error)) return false;
  bool done = answering_begin(cli, &no_replies, given->force, &entering.answering, error) &&
              enter(cli, given, &entering, error);
  answering_release(&entering.answering);
  return done;
}

#define AT(member) offsetof(struct enter_options, member)
static const struct command_option enter_option_list[] = {
    {.name = "kind",
     .type = OPTION_CHOICE,
     .value_name = "KIND",
     .offset = AT(kind),
     .choices = kind_choices,
     .initial = "card",
     .help = N_("what a letter without a number is")},
    {.name = "skip-bad",
     .type = OPTION_FLAG,
     .offset = AT(skip_bad),
     .help = N_("leave out rows of the list that have a fault, and enter the others")},
    {.name = "force",
     .type = OPTION_FLAG,
     .offset = AT(force),
     .help = N_("enter it although it makes no sense as far as is known")},
};
#undef AT

static const struct command evening_enter_command = {
    .name = "evening enter",
    .group = GROUP_LOG,
    .summary = N_("enter who wrote what at a letter evening"),
    .details = N_(
        "Lines typed one after another, each kept at once: a letter number, a row of the table list or a name, and who "
        "wrote. '412 rose'; '3 guest stamp' (it needs a stamp; also translation, reading); '412 415-417 rose+tulip'; "
        "'Deniz home rose' (Rose took it home); '12 -' (nobody wrote it). Without a name it is whoever wrote the one "
        "before. A letter to somebody who was not planned gets a number now; a number that is entered again puts the "
        "line before right. A name typed again means another letter to this person.\n\n"
        "With @list.csv from the list that 'show evening --format csv' or 'evening print' wrote, filled in with a "
        "spreadsheet: all faults are told, and nothing is entered when there is one, unless --skip-bad is given."),
    .operands = "NUMBER [@LIST]",
    .operands_min = 1,
    .operands_max = 2,
    .options = enter_option_list,
    .option_count = COUNT_OF(enter_option_list),
    .examples = (const char *const[]){"solipost evening enter 1 @evening.csv --dry-run",
                                      "solipost evening enter 1 @evening.csv", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .options_size = sizeof(struct enter_options),
    .use = USE_KEEP,
    .run = run_enter,
};

const struct command *const evening_enter_commands[] = {&evening_enter_command, NULL};
