/* SPDX-License-Identifier: MIT */
/* solipost print again. */
#include "commands.h"
#include "print_told.h"
#include "printer_pick.h"

#include <inttypes.h>
#include <string.h>

#include "solipost/base/utf8.h"
#include "solipost/print/print.h"

struct again_options {
  const char *output, *file, *pages, *printer;
  int64_t part, jobs;
};

static const struct command_option again_option_list[] = {
    {'o', "output", OPTION_FILE, "FOLDER", N_("where the PDF files go"), offsetof(struct again_options, output), NULL,
     ".", 0, 0},
    {0, "file", OPTION_TEXT, "NAME", N_("only one of its files: cards, letters, envelopes, labels, inner"),
     offsetof(struct again_options, file), NULL, NULL, 0, 0},
    {0, "pages", OPTION_TEXT, "PAGES",
     N_("only these pages of one file (of the cards or letters, if --file says nothing else), as in 3-5,9; the other "
        "side of a sheet comes along"),
     offsetof(struct again_options, pages), NULL, NULL, 0, 0},
    {0, "part", OPTION_INTEGER, "NUMBER", N_("with --pages: of which part, when the run has several"),
     offsetof(struct again_options, part), NULL, NULL, 1, 100000},
    {0, "printer", OPTION_TEXT, "NAME",
     N_("put right what this printer misses by, or none; otherwise as the first time"),
     offsetof(struct again_options, printer), NULL, NULL, 0, 0},
    {0, "jobs", OPTION_INTEGER, "COUNT",
     N_("processes that work at the same time; otherwise chosen by the size of the run"),
     offsetof(struct again_options, jobs), NULL, NULL, 1, 16},
};

enum { MOST_NUMBERS = 1000000 };

static bool no_number(const char *typed, struct error *error) {
  error_set(error, ERROR_MISUSED, _("\"%s\" is no letter number"), typed);
  return error_hint(error, _("write numbers as 412, or from 412 to 420 as 412-420"));
}

struct number_list {
  LIST(int64_t) numbers;
};

static bool add_numbers(struct number_list *list, const char *typed, struct arena *arena, struct error *error) {
  size_t length = strcspn(typed, "-");
  int64_t first, last;
  if (!ascii_parse_integer(arena_strndup(arena, typed, length), 1, INT64_MAX, &first)) return no_number(typed, error);
  last = first;
  if (typed[length] == '-' && !ascii_parse_integer(typed + length + 1, 1, INT64_MAX, &last))
    return no_number(typed, error);
  if (last < first || last - first >= MOST_NUMBERS) return no_number(typed, error);
  for (int64_t number = first; number <= last; number++) LIST_PUSH(&list->numbers, number);
  return true;
}

/* ---- pages ---- */

enum { MOST_RANGES = 200 };

static bool no_pages(const char *typed, struct error *error) {
  error_set(error, ERROR_MISUSED, _("\"%s\" are no pages"), typed);
  return error_hint(error, _("write pages as 3, from 3 to 5 as 3-5, several with commas: 3-5,9"));
}

/* `typed` is one of the parts between commas. */
static bool read_range(const char *typed, struct print_page_range *out, struct arena *arena) {
  size_t length = strcspn(typed, "-");
  int64_t first, last;
  if (!ascii_parse_integer(arena_strndup(arena, typed, length), 1, MOST_NUMBERS, &first)) return false;
  last = first;
  if (typed[length] == '-' && !ascii_parse_integer(typed + length + 1, 1, MOST_NUMBERS, &last)) return false;
  *out = (struct print_page_range){(size_t)first, (size_t)last};
  return last >= first;
}

static bool read_pages(const struct again_options *options, struct print_pages *out, struct arena *arena,
                       struct error *error) {
  struct print_page_range *ranges = ARENA_ARRAY(arena, struct print_page_range, MOST_RANGES);
  *out = (struct print_pages){.ranges = ranges, .part = (size_t)options->part};
  if (options->pages == NULL && options->part > 0) return error_set(error, ERROR_MISUSED, _("--part needs --pages"));
  if (options->pages == NULL) return true;
  for (const char *at = options->pages;;) {
    size_t length = strcspn(at, ",");
    if (out->count == MOST_RANGES || !read_range(arena_strndup(arena, at, length), &ranges[out->count++], arena))
      return no_pages(options->pages, error);
    if (at[length] == '\0') return true;
    at += length + 1;
  }
}

/* ---- printing ---- */

static int compare_numbers(const void *a, const void *b) {
  int64_t left = *(const int64_t *)a;
  int64_t right = *(const int64_t *)b;
  return (left > right) - (left < right);
}

static void sort_numbers(struct number_list *list) {
  int64_t *items = list->numbers.items;
  size_t kept = 0;
  if (list->numbers.count == 0) return;
  qsort(items, list->numbers.count, sizeof *items, compare_numbers);
  for (size_t i = 0; i < list->numbers.count; i++) {
    if (kept == 0 || items[kept - 1] != items[i]) items[kept++] = items[i];
  }
  list->numbers.count = kept;
}

static void say_pages(struct cli *cli, int64_t run, const struct print_result *result) {
  size_t pages = result->file_count == 0 ? 0 : result->files[0].pages;
  cli_say(cli,
          ngettext("Run %" PRId64 " again: %zu page, no new numbers",
                   "Run %" PRId64 " again: %zu pages, no new numbers", pages),
          run, pages);
}

static bool print_numbers(struct cli *cli, const struct again_options *options, int64_t run,
                          const struct number_list *list, struct error *error) {
  struct print_again request = {.run = run,
                                .numbers = list->numbers.count == 0 ? NULL : list->numbers.items,
                                .number_count = list->numbers.count,
                                .file = options->file,
                                .output_folder = options->output,
                                .jobs = (size_t)options->jobs};
  struct print_result result;
  struct print_settings printer;
  print_settings_init(&printer);
  if (options->printer != NULL) {
    if (!printer_pick(cli, options->printer, &printer, error)) return false;
    request.printer = &printer;
  }
  if (!read_pages(options, &request.pages, &cli->arena, error)) return false;
  if (request.pages.count > 0 && request.numbers != NULL)
    return error_set(error, ERROR_MISUSED, _("letter numbers and --pages exclude each other"));
  if (!print_again(cli->store, &request, &cli->watch, &cli->arena, &result, error)) return false;
  if (request.pages.count > 0) say_pages(cli, run, &result);
  else
    cli_say(cli, _("Run %" PRId64 " again: %s, no new numbers"), run,
            print_told_pieces(cli, result.piece_kind, result.pieces));
  print_told_left_out(cli, &result);
  print_told_stale(cli, &result);
  if (result.left_out_count > 0) cli->exit = CLI_PARTLY;
  if (result.sender_open)
    cli_warn(cli, "%s", _("names and addresses from the vault are not kept: fill in the sender by hand"));
  else if (request.numbers == NULL && result.left_out_count == 0 && !result.same_bytes)
    cli_warn(cli, "%s", _("the files differ from those of the first time: fonts or program have changed since"));
  print_told_files(cli, &result);
  cli_say(cli, "%s", _("The register does not remember these files: remove them once they are printed"));
  return true;
}

static bool run_again(struct cli *cli, const void *options_given, struct error *error) {
  int64_t run;
  if (!ascii_parse_integer(cli->operands[0], 1, INT64_MAX, &run)) {
    error_set(error, ERROR_MISUSED, _("\"%s\" is no number of a run"), cli->operands[0]);
    return error_hint(error, _("'solipost list runs' shows the numbers of all runs"));
  }
  struct number_list list = {0};
  bool done = true;
  for (size_t i = 1; done && i < cli->operand_count; i++)
    done = add_numbers(&list, cli->operands[i], &cli->arena, error);
  sort_numbers(&list);
  done = done && print_numbers(cli, options_given, run, &list, error);
  LIST_RELEASE(&list.numbers);
  return done;
}

static const char *const again_examples[] = {"solipost print again 1", "solipost print again 1 --output reprint",
                                             "solipost print again 1 --file cards", "solipost print again 1 --pages 1",
                                             NULL};

static const struct command print_again_command = {
    .name = "print again",
    .group = GROUP_PRINT,
    .summary = N_("print the pages of an earlier run once more, without new numbers"),
    .details = N_(
        "With letter numbers (412, or 412-420) only those cards or letters are printed, closed up. With --pages those "
        "pages of the file, with everything where it was; both sides of a sheet of paper. The pages are made from what "
        "the "
        "register kept of the run, not from addresses or templates changed since. Who is on hold, must not be "
        "written to any more or is held elsewhere now, is left out."),
    .operands = "RUN [NUMBER...]",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = again_option_list,
    .option_count = COUNT_OF(again_option_list),
    .examples = again_examples,
    .flags = NEEDS_REGISTER,
    .options_size = sizeof(struct again_options),
    .use = USE_PRINT,
    .run = run_again,
};

const struct command *const print_again_commands[] = {&print_again_command, NULL};
