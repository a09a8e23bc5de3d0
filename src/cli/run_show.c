/* SPDX-License-Identifier: MIT */
/* solipost show run NUMBER: what a print run made. */
#include "commands.h"

#include <string.h>

#include "fields.h"
#include "pick.h"
#include "print_told.h"
#include "solipost/base/utf8.h"
#include "solipost/print/print_settings.h"
#include "solipost/model/nouns.h"
#include "solipost/model/postage.h"
#include "solipost/store/record_store.h"
#include "solipost/store/run_store.h"

/* ---- postage ---- */

struct paid {
  int64_t price, count;
  const char *currency; /* "": of unknown price */
};

enum { MOST_PRICES = 64 };
struct paid_list {
  struct paid items[MOST_PRICES];
  size_t count;
};

static void add_paid(struct paid_list *list, int64_t price, const char *currency) {
  size_t at = 0;
  while (at < list->count && (list->items[at].price != price || strcmp(list->items[at].currency, currency) != 0)) at++;
  if (at == MOST_PRICES) return;
  if (at == list->count) list->items[list->count++] = (struct paid){price, 0, currency};
  list->items[at].count++;
}

static void print_paid(struct cli *cli, const struct paid_list *list) {
  int64_t total = 0;
  bool one_currency = true;
  for (size_t i = 0; i < list->count; i++) {
    const struct paid *paid = &list->items[i];
    const char *label = i == 0 ? _("postage") : "";
    one_currency = one_currency && strcmp(paid->currency, list->items[0].currency) == 0;
    total += paid->price * paid->count;
    if (*paid->currency == '\0')
      fields_print_line(cli, label, arena_printf(&cli->arena, _("%lld of unknown price"), (long long)paid->count));
    else
      fields_print_line(cli, label,
                        arena_printf(&cli->arena, "%lld × %s", (long long)paid->count,
                                     postage_money(paid->price, paid->currency, &cli->arena)));
  }
  if (!one_currency || total == 0) return;
  const char *sum = postage_money(total, list->items[0].currency, &cli->arena);
  fields_print_line(cli, "", arena_printf(&cli->arena, _("in all %s"), sum));
}

/* What was to be paid when it was printed: envelopes and pieces that travel alone, by price. */
static bool print_postage(struct cli *cli, const struct run *run, struct error *error) {
  struct record_value value = {.kind = VALUE_ID, .id = run->id};
  struct record_query query = {.where = "run = ?1", .values = &value, .value_count = 1};
  struct picked_list envelopes, pieces;
  struct paid_list paid = {.count = 0};
  if (!pick_all(cli, &envelope_noun, &query, &envelopes, error)) return false;
  query.where = "run = ?1 AND envelope IS NULL";
  if (!pick_all(cli, &piece_noun, &query, &pieces, error)) return false;
  for (size_t i = 0; i < envelopes.count; i++) {
    const struct envelope *envelope = envelopes.records[i];
    add_paid(&paid, envelope->postage, envelope->currency);
  }
  for (size_t i = 0; i < pieces.count; i++) {
    const struct piece *piece = pieces.records[i];
    add_paid(&paid, piece->postage, piece->currency);
  }
  print_paid(cli, &paid);
  return true;
}

/* ---- what the mail rules said ---- */

static const char *severity_words(const char *kept) {
  static const char *const words[] = {"info", "warn", "acknowledge", "block"};
  for (size_t i = 0; i < COUNT_OF(words); i++)
    if (strcmp(kept, words[i]) == 0) return print_told_consequence((enum severity)i);
  return kept;
}

/* Lines of severity, rule, words, source and letter numbers, a tab between them. */
static void print_judged(struct cli *cli, const char *lines) {
  static const struct cli_column columns[] = {
      {"rule", N_("rule"), 0},
      {"severity", N_("severity"), 0},
      {"letters", N_("letters"), COLUMN_WRAPS},
      {"words", N_("what it means"), COLUMN_WRAPS},
      {"basis", N_("who says so"), COLUMN_WRAPS},
  };
  if (*lines == '\0') return;
  cli_print_heading(cli, "\n%s\n", _("Mail rules"));
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  while (*lines != '\0') {
    const char *cells[] = {"", "", "", "", ""};
    const char *end = lines + strcspn(lines, "\n");
    for (size_t i = 0; i < COUNT_OF(cells) && lines <= end; i++) {
      size_t length = strcspn(lines, "\t\n");
      cells[i] = arena_strndup(&cli->arena, lines, length);
      lines += length + 1;
    }
    cli_table_row(table, (const char *[]){cells[1], severity_words(cells[0]), cells[4], cells[2], cells[3]});
    lines = end + (*end == '\n');
  }
  cli_table_end(table);
}

/* ---- layout ---- */

/* Settings in words; those for programs only (measures of a sheet of labels) have none and are not shown. */
static const struct said_setting {
  const char *key, *label;
} said_settings[] = {
    {"card", N_("size of the cards")},
    {"layout", N_("on each sheet")},
    {"sheet", N_("paper")},
    {"envelope", N_("envelopes")},
    {"feed", N_("envelopes are fed")},
    {"labels", N_("labels")},
    {"label_start", N_("first label")},
    {"outlines", N_("outlines of labels")},
    {"form", N_("form of the letter")},
    {"marks", N_("fold marks")},
    {"enclosures", N_("enclosures")},
    {"writers", N_("who signs")},
    {"duplex", N_("turned over the edge")},
    {"order", N_("order on the sheets")},
    {"pictures", N_("pictures")},
    {"bleed", N_("bleed")},
    {"fold", N_("fold")},
    {"lines", N_("lines to write on")},
    {"motto", N_("motto")},
    {"copies", N_("copies")},
};

static const char *setting_label(const char *line, size_t key_length) {
  for (size_t i = 0; i < COUNT_OF(said_settings); i++) {
    const char *key = said_settings[i].key;
    if (strlen(key) == key_length && strncmp(line, key, key_length) == 0) return _(said_settings[i].label);
  }
  return NULL;
}

static bool has_line(const char *lines, const char *line, size_t length) {
  while (*lines != '\0') {
    size_t other = strcspn(lines, "\n");
    if (other == length && strncmp(lines, line, length) == 0) return true;
    lines += other + (lines[other] == '\n');
  }
  return false;
}

static const char *value_said(struct cli *cli, const char *value) {
  if (strcmp(value, "yes") == 0) return _("yes");
  if (strcmp(value, "no") == 0) return _("no");
  struct buffer text;
  buffer_init(&text);
  for (const char *at = value; *at != '\0'; at++) {
    bool line_end = at[0] == '\\' && at[1] == 'n';
    buffer_append_char(&text, line_end ? '\n' : *at);
    if (line_end) at++;
  }
  const char *said = arena_strdup(&cli->arena, text.bytes);
  buffer_release(&text);
  return said;
}

/* Size and place of cards are told in any case. */
static bool is_told(const char *product, const char *line, size_t key_length) {
  static const char *const keys[] = {"card", "layout", "sheet"};
  for (size_t i = 0; strcmp(product, "cards") == 0 && i < COUNT_OF(keys); i++)
    if (strlen(keys[i]) == key_length && strncmp(line, keys[i], key_length) == 0) return true;
  return false;
}

/* Otherwise only what is not as it always is. */
static void print_layout(struct cli *cli, const char *product, const char *layout) {
  struct print_settings usual;
  struct buffer lines;
  print_settings_init(&usual);
  buffer_init(&lines);
  print_settings_write(&usual, &lines);
  for (const char *line = layout; *line != '\0';) {
    size_t length = strcspn(line, "\n"), key_length = strcspn(line, "=");
    const char *label = setting_label(line, key_length);
    bool usual_one = has_line(lines.bytes, line, length) && !is_told(product, line, key_length);
    if (label != NULL && key_length < length && !usual_one)
      fields_print_line(cli, label,
                        value_said(cli, arena_strndup(&cli->arena, line + key_length + 1, length - key_length - 1)));
    line += length + (line[length] == '\n');
  }
  buffer_release(&lines);
}

/* ---- the whole ---- */

static bool run_show_run(struct cli *cli, const void *options, struct error *error) {
  static const char *const shown[] = {"stage", "product", "made_on", "piece_count", "printer", "folder", "files"};
  struct run run;
  int64_t number = 0;
  (void)options;
  if (!ascii_parse_integer(cli->operands[0], 1, INT64_MAX, &number)) {
    error_set(error, ERROR_MISUSED, _("'%s' is no number of a run"), cli->operands[0]);
    return error_hint(error, "%s", _("'solipost list runs' shows them"));
  }
  if (!run_by_number(cli->store, number, &run, &cli->arena, error)) return false;
  cli_print_heading(cli, "%s\n", pick_call(&run_noun, &run, &cli->arena));
  for (size_t i = 0; i < COUNT_OF(shown); i++) {
    const struct field *field = noun_field(&run_noun, shown[i]);
    if (field_is_set(field, &run)) fields_print_line(cli, _(field->label), field_show(field, &run, &cli->arena));
  }
  if (!uuid_is_nil(run.campaign))
    fields_print_line(cli, _("campaign"), pick_call_row(cli, &campaign_noun, run.campaign));
  print_layout(cli, run.product, run.layout);
  if (!print_postage(cli, &run, error)) return false;
  print_judged(cli, run.judged);
  return true;
}

static const struct command show_run_command = {
    .name = "show run",
    .group = GROUP_PRINT,
    .summary = N_("show what a print run made"),
    .operands = "NUMBER",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost show run 1", NULL},
    .flags = NEEDS_REGISTER,
    .run = run_show_run,
};

const struct command *const run_show_commands[] = {&show_run_command, NULL};
