/* SPDX-License-Identifier: MIT */
/* A wrong encoding, a column taken for another, a person taken for another: all of it has to be visible in a dry run. */
#include "import_print.h"

#include <string.h>

#include "output.h"
#include "solipost/base/buffer.h"

enum { SHOWN_ROWS = 25, SHOWN_ATTENTION = 200 };

static const char *join_samples(const char *const *samples, struct arena *arena) {
  const char *joined = "";
  for (; *samples != NULL; samples++) {
    joined = arena_printf(arena, "%s%s%s", joined, joined[0] != '\0' ? ", " : "", *samples);
  }
  return joined;
}

static void print_encoding(struct cli *cli, const struct import *import) {
  const struct encoding_guess *guess = import_encoding(import);
  if (guess == NULL) {
    return;
  }
  const char *samples = join_samples(guess->samples, &cli->arena);
  cli_print(cli, _("  encoding  %s (%s)\n"), guess->name, guess->why);
  if (samples[0] != '\0') {
    cli_print(cli, _("            reads: %s\n"), samples);
  }
  if (!guess->sure && guess->second != NULL) {
    cli_print(cli, _("            not certain; as %s it reads: %s\n"), guess->second,
              join_samples(guess->second_samples, &cli->arena));
  }
}

void import_print_understanding(struct cli *cli, const struct import *import) {
  size_t count = 0;
  const struct import_column *columns = import_columns(import, &count);
  cli_print_heading(cli, "%s\n", import_path(import));
  cli_print(cli, ngettext("  %zu row\n", "  %zu rows\n", import_rows(import)), import_rows(import));
  if (import_empty_rows(import) > 0) {
    size_t empty = import_empty_rows(import);
    cli_print(cli, ngettext("  %zu empty row left out\n", "  %zu empty rows left out\n", empty), empty);
  }
  if (import_header_rows(import) > 0) {
    size_t repeated = import_header_rows(import);
    cli_print(cli,
              ngettext("  %zu row that repeats the first left out\n", "  %zu rows that repeat the first left out\n",
                       repeated),
              repeated);
  }
  print_encoding(cli, import);
  for (size_t i = 0; i < count; i++) {
    const char *field = columns[i].field;
    const char *meaning = field == NULL             ? _("not known: kept in the note")
                          : columns[i].running      ? _("running numbers: left out")
                          : strcmp(field, "-") == 0 ? _("left out")
                                                    : field;
    cli_print(cli, _("  column    %s → %s\n"), columns[i].title, meaning);
  }
}

void import_print_places(struct cli *cli, struct import *import) {
  size_t count = 0;
  const struct import_place *places = import_places(import, &count);
  for (size_t i = 0; i < count; i++) {
    const struct import_place *place = &places[i];
    const char *meaning = place->create                ? _("not known: to be entered")
                          : place->call[0] != '\0'     ? place->call
                          : place->candidate_count > 0 ? _("not certain: its rows are refused")
                                                       : _("not known: its rows are refused");
    cli_print(cli, _("  prison    %s → %s\n"), place->text, meaning);
  }
}

void import_say_encoding(struct cli *cli, const struct import *import) {
  const struct encoding_guess *guess = import_encoding(import);
  if (guess == NULL || strncmp(guess->name, "UTF-", 4) == 0) {
    return;
  }
  cli_say(cli, _("%s: taken for %s (%s): %s"), import_path(import), guess->name, guess->why,
          join_samples(guess->samples, &cli->arena));
}

static void say_running_numbers(struct cli *cli, const struct import *import) {
  size_t count = 0;
  const struct import_column *columns = import_columns(import, &count);
  for (size_t i = 0; i < count; i++) {
    if (columns[i].running) {
      cli_say(cli,
              _("%s: the column '%s' is left out, it only counts the rows; if the prison gave these numbers: --map "
                "'%s=number'"),
              import_path(import), columns[i].title, columns[i].title);
    }
  }
}

void import_say_notes(struct cli *cli, const struct import *import) {
  size_t count = 0;
  const struct import_column *columns = import_columns(import, &count);
  const char *names = "";
  for (size_t i = 0; i < count; i++) {
    if (columns[i].field == NULL) {
      names = arena_printf(&cli->arena, "%s%s%s", names, names[0] != '\0' ? ", " : "", columns[i].title);
    }
  }
  if (names[0] != '\0') {
    cli_say(cli, _("%s: columns that solipost does not know are kept in the note: %s"), import_path(import), names);
  }
  if (import_header_rows(import) > 0) {
    size_t repeated = import_header_rows(import);
    cli_say(cli,
            ngettext("%s: %zu row that repeats the first is left out",
                     "%s: %zu rows that repeat the first are left out", repeated),
            import_path(import), repeated);
  }
  say_running_numbers(cli, import);
}

static const char *outcome_label(enum import_outcome outcome) {
  switch (outcome) {
  case IMPORT_NEW: return _("new");
  case IMPORT_CHANGED: return _("changed");
  case IMPORT_SAME: return _("same");
  case IMPORT_ALIKE: return _("new, but");
  case IMPORT_REFUSED: return _("refused");
  case IMPORT_OUTCOMES: break;
  }
  return "";
}

static const char *one_line(const char *text, struct arena *arena) {
  char *line = arena_strdup(arena, text);
  for (char *at = line; *at != '\0'; at++) {
    *at = *at == '\n' ? '|' : *at;
  }
  return line;
}

/* "Veli Işık: no prison here is called Maltepe", either part alone when there is no other. */
static const char *said_of(const struct import_row *row, struct arena *arena) {
  const char *gap = row->call[0] != '\0' && row->reason[0] != '\0' ? ": " : "";
  return arena_printf(arena, "%s%s%s", row->call, gap, row->reason);
}

static void print_whole(struct cli *cli, const struct import_row *row, struct arena *arena) {
  cli_print(cli, _("  row %zu  %s  %s\n"), row->number, outcome_label(row->outcome), said_of(row, arena));
  for (size_t i = 0; i < row->change_count; i++) {
    const struct import_change *change = &row->changes[i];
    cli_print(cli, "      %s: %s → %s\n", change->label,
              change->old_text[0] != '\0' ? one_line(change->old_text, arena) : "-", one_line(change->new_text, arena));
  }
}

void import_print_row(void *context, struct import *import, const struct import_row *row) {
  struct import_printer *printer = context;
  bool attention = row->outcome == IMPORT_ALIKE || row->outcome == IMPORT_REFUSED;
  size_t limit = attention || row->outcome == IMPORT_CHANGED ? SHOWN_ATTENTION : SHOWN_ROWS;
  if (row->outcome == IMPORT_SAME || (!printer->whole && !attention)) {
    return;
  }
  if (!printer->whole) {
    limit = SHOWN_ROWS;
  }
  size_t shown = printer->shown[row->outcome]++;
  struct arena arena;
  arena_init(&arena);
  if (shown < limit && printer->whole) {
    print_whole(printer->cli, row, &arena);
  } else if (shown < limit) {
    cli_warn(printer->cli, _("%s, row %zu: %s: %s"), import_path(import), row->number, outcome_label(row->outcome),
             said_of(row, &arena));
  } else if (shown == limit && printer->whole) {
    cli_print(printer->cli, _("  ... and more that are %s\n"), outcome_label(row->outcome));
  } else if (shown == limit) {
    cli_warn(printer->cli, _("... and more that are %s"), outcome_label(row->outcome));
  }
  arena_release(&arena);
}

static void append_sum(struct buffer *out, const char *text, size_t count) {
  if (count > 0) {
    buffer_append(out, out->length > 0 ? ", " : "");
    buffer_printf(out, "%zu %s", count, text);
  }
}

const char *import_sums(const struct import_result *result, struct arena *arena) {
  struct buffer out;
  buffer_init(&out);
  append_sum(&out, _("new"), result->counts[IMPORT_NEW]);
  append_sum(&out, _("new but like somebody known"), result->counts[IMPORT_ALIKE]);
  append_sum(&out, _("changed"), result->counts[IMPORT_CHANGED]);
  append_sum(&out, _("the same"), result->counts[IMPORT_SAME]);
  append_sum(&out, _("refused"), result->counts[IMPORT_REFUSED]);
  append_sum(&out, ngettext("prison entered", "prisons entered", result->prisons_added), result->prisons_added);
  append_sum(&out, ngettext("writer entered", "writers entered", result->writers_added), result->writers_added);
  const char *sums = arena_strdup(arena, out.length > 0 ? out.bytes : _("no rows"));
  buffer_release(&out);
  return sums;
}

void import_say_result(struct cli *cli, const struct import *import, const struct import_result *result, bool dry) {
  const char *sums = import_sums(result, &cli->arena);
  if (dry) {
    cli_print(cli, _("%s: %s\n"), import_path(import), sums);
    return;
  }
  cli_say(cli, _("%s: %s"), import_path(import), sums);
  if (result->rejected != NULL) {
    cli_say(cli, _("The refused rows with the reasons are in %s: correct them there and import that file"),
            result->rejected);
  }
}
