/* SPDX-License-Identifier: MIT */
/* What is said about a print run before and after it. */
#include "print_told.h"

#include <inttypes.h>
#include <string.h>

#include "output.h"
#include "solipost/lang/country.h"
#include "solipost/model/postage.h"

static const struct cli_column note_columns[] = {
    {"prisoner", N_("prisoner"), COLUMN_MAY_SHRINK},
    {"card", N_("result"), 0},
    {"reason", N_("reason"), COLUMN_WRAPS},
    {"detail", N_("what it means"), COLUMN_WRAPS},
};

const char *print_told_consequence(enum severity severity) {
  switch (severity) {
  case SEVERITY_BLOCK: return _("left out");
  case SEVERITY_ACKNOWLEDGE: return _("to acknowledge");
  case SEVERITY_WARN: return _("warning");
  case SEVERITY_INFO: break;
  }
  return _("note");
}

static const char *count_text(struct cli *cli, const struct print_summary *summary, const struct print_judged *judged) {
  return print_told_pieces(cli, summary->piece_kind, judged->pieces);
}

/* In one list with the notes, for programs: a rule with its code, and no person. */
static void add_rules(struct cli *cli, struct cli_table *table, const struct print_summary *summary) {
  for (size_t i = 0; i < summary->judged_count; i++) {
    const struct print_judged *judged = &summary->judged[i];
    const char *detail =
        arena_printf(&cli->arena, "%s; %s: %s", count_text(cli, summary, judged), judged->code, judged->basis);
    cli_table_row(table, (const char *[]){"", print_told_consequence(judged->severity), judged->words, detail});
  }
}

void print_told_rule_table(struct cli *cli, const struct print_summary *summary) {
  static const struct cli_column columns[] = {
      {"rule", N_("rule"), 0},
      {"severity", N_("severity"), 0},
      {"count", N_("for"), 0},
      {"words", N_("what it means"), COLUMN_WRAPS},
      {"basis", N_("who says so"), COLUMN_WRAPS},
  };
  if (cli->format != FORMAT_TABLE || summary->judged_count == 0) return;
  cli_print_heading(cli, "\n%s\n", _("Mail rules"));
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < summary->judged_count; i++) {
    const struct print_judged *judged = &summary->judged[i];
    cli_table_row(table, (const char *[]){judged->code, print_told_consequence(judged->severity),
                                          count_text(cli, summary, judged), judged->words, judged->basis});
  }
  cli_table_end(table);
}

void print_told_rules(struct cli *cli, const struct print_summary *summary, enum severity severity) {
  for (size_t i = 0; i < summary->judged_count; i++) {
    const struct print_judged *judged = &summary->judged[i];
    if (judged->severity == severity)
      cli_warn(cli, _("rule %s, %s: %s"), judged->code, count_text(cli, summary, judged), judged->words);
  }
}

/* The gravest first. */
void print_told_notes(struct cli *cli, const struct print_summary *summary) {
  struct cli_table *table = cli_table_begin(cli, note_columns, COUNT_OF(note_columns));
  size_t held = 0;
  for (int severity = SEVERITY_BLOCK; severity >= SEVERITY_INFO; severity--) {
    for (size_t i = 0; i < summary->note_count; i++) {
      const struct print_note *note = &summary->notes[i];
      if ((int)note->severity != severity) continue;
      if (note->held && cli->format != FORMAT_TABLE) {
        held += note->severity == SEVERITY_BLOCK;
        continue;
      }
      cli_table_row(table,
                    (const char *[]){note->who, print_told_consequence(note->severity), note->reason, note->detail});
    }
  }
  if (cli->format != FORMAT_TABLE) add_rules(cli, table, summary);
  cli_table_end(table);
  if (held > 0)
    cli_warn(cli,
             ngettext("%zu remark about people on hold is not in this list",
                      "%zu remarks about people on hold are not in this list", held),
             held);
}

static void warn_each(struct cli *cli, const struct print_summary *summary, enum severity severity) {
  for (size_t i = 0; i < summary->note_count; i++) {
    const struct print_note *note = &summary->notes[i];
    if (note->severity != severity) continue;
    if (severity == SEVERITY_BLOCK) cli_warn(cli, _("%s is left out, %s: %s"), note->who, note->reason, note->detail);
    else cli_warn(cli, _("%s, %s: %s"), note->who, note->reason, note->detail);
  }
}

/* "P014 Zoë Longname" begins with the code. */
static const char *code_of(struct cli *cli, const struct print_note *note) {
  return arena_strndup(&cli->arena, note->who, strcspn(note->who, " "));
}

static bool told_before(const struct print_summary *summary, size_t note) {
  for (size_t i = 0; i < note; i++) {
    const struct print_note *earlier = &summary->notes[i];
    if (earlier->severity == summary->notes[note].severity && strcmp(earlier->reason, summary->notes[note].reason) == 0)
      return true;
  }
  return false;
}

/* All who share the reason of this note, in one line. */
static void warn_together(struct cli *cli, const struct print_summary *summary, size_t first) {
  enum { MOST_CODES = 12 };
  const char *codes = "";
  size_t count = 0;
  for (size_t i = first; i < summary->note_count; i++) {
    const struct print_note *note = &summary->notes[i];
    if (note->severity != summary->notes[first].severity || strcmp(note->reason, summary->notes[first].reason) != 0)
      continue;
    if (count < MOST_CODES)
      codes = arena_printf(&cli->arena, "%s%s%s", codes, count == 0 ? "" : ", ", code_of(cli, note));
    count++;
  }
  cli_warn(cli, ngettext("%s, %zu person: %s%s", "%s, %zu people: %s%s", count), summary->notes[first].reason, count,
           codes, count > MOST_CODES ? ", ..." : "");
}

void print_told_warnings(struct cli *cli, const struct print_summary *summary, bool asked) {
  warn_each(cli, summary, SEVERITY_BLOCK);
  if (summary->to_acknowledge > 0) warn_each(cli, summary, SEVERITY_ACKNOWLEDGE);
  bool any = false;
  for (size_t i = 0; i < summary->note_count; i++) {
    if (summary->notes[i].severity != SEVERITY_WARN || told_before(summary, i)) continue;
    warn_together(cli, summary, i);
    any = true;
  }
  if (!asked) print_told_rules(cli, summary, SEVERITY_ACKNOWLEDGE);
  print_told_rules(cli, summary, SEVERITY_WARN);
  if (any) cli_say(cli, _("(--dry-run tells for each of them what to do)"));
}

static void say_notes_left(struct cli *cli, const struct print_summary *summary) {
  if (summary->notes_left == 0) return;
  cli_say(cli,
          ngettext("(and %zu more remark of the same kinds)", "(and %zu more remarks of the same kinds)",
                   summary->notes_left),
          summary->notes_left);
}

const char *print_told_pieces(struct cli *cli, const char *piece_kind, size_t count) {
  if (strcmp(piece_kind, "letter") == 0)
    return arena_printf(&cli->arena, ngettext("%zu letter", "%zu letters", count), count);
  return arena_printf(&cli->arena, ngettext("%zu card", "%zu cards", count), count);
}

static const char *sheets_text(struct cli *cli, size_t count) {
  return arena_printf(&cli->arena, ngettext("%zu sheet of paper", "%zu sheets of paper", count), count);
}

static bool prints(const struct print_summary *summary, const char *product) {
  return strcmp(summary->product, product) == 0;
}

static const char *label_sheets_text(struct cli *cli, size_t count) {
  return arena_printf(&cli->arena, ngettext("%zu sheet of labels", "%zu sheets of labels", count), count);
}

/* "14 cards on 4 sheets of paper"; labels and envelopes are for letters somebody writes by hand. */
static const char *pieces_on_sheets(struct cli *cli, const struct print_summary *summary, size_t count, size_t sheets) {
  if (prints(summary, "envelopes"))
    return arena_printf(&cli->arena, ngettext("%zu envelope", "%zu envelopes", count), count);
  if (prints(summary, "labels")) {
    const char *labels = arena_printf(&cli->arena, ngettext("%zu label", "%zu labels", count), count);
    return count == 0 ? labels : arena_printf(&cli->arena, _("%s on %s"), labels, label_sheets_text(cli, sheets));
  }
  const char *pieces = print_told_pieces(cli, summary->piece_kind, count);
  return sheets == 0 && count > 0 ? pieces : arena_printf(&cli->arena, _("%s on %s"), pieces, sheets_text(cli, sheets));
}

void print_told_languages(struct cli *cli, const struct print_summary *summary) {
  for (size_t i = 0; i < summary->language_count; i++) {
    const struct print_language *text = &summary->languages[i];
    if (text->pieces == 0) continue;
    const char *reader = "";
    if (text->checked_by != NULL && *text->checked_by == '\0') reader = _(" (no native reader has read this text yet)");
    cli_say(cli, "  %s: %s%s%s%s", text->language, print_told_pieces(cli, summary->piece_kind, text->pieces),
            *text->title == '\0' ? "" : ", ", text->title, reader);
  }
}

/* "12 to Turkey and others: 12 × 1.25 EUR". */
static void say_postage(struct cli *cli, const struct print_postage *line) {
  const char *where = country_name(line->country, cli->language, &cli->arena);
  if (line->country[0] == '\0') where = _("unknown");
  if (line->elsewhere) where = arena_printf(&cli->arena, _("%s and others"), where);
  const char *what =
      strcmp(line->form, "card") == 0
          ? arena_printf(&cli->arena, ngettext("%zu card", "%zu cards", line->count), line->count)
          : arena_printf(&cli->arena, ngettext("%zu envelope", "%zu envelopes", line->count), line->count);
  if (line->known)
    cli_say(cli, _("  %s to %s: %zu × %s"), what, where, line->count,
            postage_money(line->price, line->currency, &cli->arena));
  else
    cli_say(cli, _("  %s to %s: postage unknown: solipost postage set %s %s %s %lld PRICE"), what, where,
            line->posted_in, line->zone, line->form, (long long)line->weight_g);
}

static void say_all_postage(struct cli *cli, const struct print_summary *summary) {
  int64_t total = 0;
  for (size_t i = 0; i < summary->postage_count; i++) {
    const struct print_postage *line = &summary->postage[i];
    say_postage(cli, line);
    total += line->price * (int64_t)line->count;
    if (!line->known || strcmp(line->currency, summary->postage[0].currency) != 0) total = INT64_MIN / 2;
  }
  if (total > 0 && summary->postage_count > 1)
    cli_say(cli, _("  postage in all: %s"), postage_money(total, summary->postage[0].currency, &cli->arena));
  if (summary->envelopes > 0 && !prints(summary, "envelopes"))
    cli_say(cli, ngettext("  %zu envelope to print", "  %zu envelopes to print", summary->envelopes),
            summary->envelopes);
}

/* Paper beside the pieces: what to put into the printer for each file. */
static void say_beside(struct cli *cli, const struct print_summary *summary) {
  if (summary->labels > 0 && !prints(summary, "labels")) {
    const char *labels = arena_printf(
        &cli->arena, ngettext("%zu label to print", "%zu labels to print", summary->labels), summary->labels);
    cli_say(cli, _("  %s on %s"), labels, label_sheets_text(cli, summary->label_sheets));
  }
  if (summary->inner_sheets > 0)
    cli_say(cli,
            ngettext("  %zu sheet of paper for those who pass letters on, to be cut in two",
                     "  %zu sheets of paper for those who pass letters on, to be cut in two", summary->inner_sheets),
            summary->inner_sheets);
}

void print_told_summary(struct cli *cli, const struct print_summary *summary) {
  for (size_t i = 0; i < summary->remark_count; i++) cli_warn(cli, "%s", summary->remarks[i]);
  if (summary->to_acknowledge == 0) cli_say(cli, "%s", pieces_on_sheets(cli, summary, summary->ready, summary->sheets));
  else
    cli_say(cli, _("%s can be printed at once; %s once somebody answers for the rest with --acknowledge"),
            print_told_pieces(cli, summary->piece_kind, summary->ready),
            pieces_on_sheets(cli, summary, summary->ready + summary->to_acknowledge, summary->sheets_acknowledged));
  print_told_languages(cli, summary);
  say_all_postage(cli, summary);
  say_beside(cli, summary);
  if (summary->selected == 0)
    cli_say(cli, "%s", _("Nobody fits: leave out a condition, or see: solipost list prisoners"));
  if (summary->left_out > 0)
    cli_say(cli, ngettext("%zu person is left out", "%zu people are left out", summary->left_out), summary->left_out);
  say_notes_left(cli, summary);
}

void print_told_left_out(struct cli *cli, const struct print_result *result) {
  for (size_t i = 0; i < result->left_out_count; i++) {
    const struct print_note *note = &result->left_out[i];
    cli_warn(cli, _("%s is left out, %s: %s"), note->who, note->reason, note->detail);
  }
}

void print_told_stale(struct cli *cli, const struct print_result *result) {
  for (size_t i = 0; i < result->stale_count; i++) {
    const struct print_note *note = &result->stale[i];
    cli_warn(cli, _("letter no. %" PRId64 ", %s, %s: %s"), note->number, note->who, note->reason, note->detail);
    cli_say(cli, _("  for the new one: solipost cancel %" PRId64 ", and then print a letter to %s"), note->number,
            note->who);
  }
}

void print_told_files(struct cli *cli, const struct print_result *result) {
  for (size_t i = 0; i < result->file_count; i++) cli_print(cli, "%s\n", result->files[i].path);
}
