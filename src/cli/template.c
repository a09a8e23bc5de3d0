/* SPDX-License-Identifier: MIT */
/* solipost template list, show, check, new: the texts of cards and letters. */
#include <string.h>

#include "commands.h"
#include "session.h"
#include "solipost/print/templates.h"
#include "solipost/lang/tag.h"
#include "solipost/store/people_store.h"
#include "wrap.h"

/* ---- list ---- */

static const char *origin_of(const struct template_listed *listed) {
  if (!listed->is_own) return _("shipped");
  return listed->hides_shipped ? _("your own, instead of the shipped one") : _("your own");
}

static bool run_list(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {
      {"name", N_("name"), 0},
      {"kind", N_("kind"), 0},
      {"title", N_("title"), COLUMN_MAY_SHRINK},
      {"languages", N_("languages"), COLUMN_WRAPS},
      {"read_in", N_("read by a native reader in"), COLUMN_WRAPS | COLUMN_OPTIONAL},
      {"origin", N_("from"), COLUMN_WRAPS},
      {"path", N_("path"), COLUMN_FILES_ONLY},
      {"problem", N_("problem"), COLUMN_WRAPS | COLUMN_OPTIONAL},
  };
  struct template_listed *items;
  size_t count, unread = 0;
  (void)options;
  (void)error;
  templates_list(cli->language, &cli->arena, &items, &count);
  struct cli_table *table = cli_table_begin(cli, columns, COUNT_OF(columns));
  for (size_t i = 0; i < count; i++) {
    const struct template_listed *item = &items[i];
    const char *cells[] = {item->name,    item->kind,      item->title, item->languages,
                           item->read_in, origin_of(item), item->path,  item->problem};
    cli_table_row(table, cells);
    unread += strcmp(item->read_in, item->languages) != 0;
  }
  cli_table_end(table);
  if (unread > 0 && cli->format == FORMAT_TABLE)
    cli_say(cli, "%s", _("Languages that no native reader has read are asked about when you print"));
  return true;
}

static const struct command template_list_command = {
    .name = "template list",
    .group = GROUP_MEANS,
    .summary = N_("texts there are for cards and letters, shipped ones and your own"),
    .details = N_("Your own texts lie in the folder solipost/templates of your data folder, for example "
                  "~/.local/share/solipost/templates. One with the name of a shipped one is used in its place."),
    .examples = (const char *const[]){"solipost template list", "solipost template list --format csv", NULL},
    .flags = LISTS,
    .run = run_list,
};

/* ---- show ---- */

struct show_options {
  const char *language;
  bool source, bare;
};

/* Lines as long as they are written, broken where the screen ends. */
static void print_wrapped(struct cli *cli, const char *text) {
  while (*text != '\0') {
    size_t length = strcspn(text, "\n");
    const char *line = arena_strndup(&cli->arena, text, length);
    do {
      size_t shown = cli->columns == 0 ? strlen(line) : wrap_length(line, cli->columns);
      cli_print(cli, "%.*s\n", (int)shown, line);
      line += shown;
      line += strspn(line, " ");
    } while (*line != '\0');
    text += length + (text[length] == '\n');
  }
}

static void say_about(struct cli *cli, const struct template_shown *shown) {
  const char *language =
      *shown->language == '\0' ? _("no language") : lang_name(shown->language, cli->language, &cli->arena);
  cli_print_heading(cli, "%s", *shown->title == '\0' ? cli->operands[0] : shown->title);
  cli_print(cli, "\n%s, %s", shown->kind, language);
  if (*shown->paper != '\0') cli_print(cli, ", %s", shown->paper);
  if (*shown->checked_by != '\0') cli_print(cli, _(", read by %s"), shown->checked_by);
  else cli_print(cli, "%s", _(", read by no native reader yet"));
  cli_print(cli, ngettext(", %zu word", ", %zu words", shown->words), shown->words);
  cli_print(cli, "\n\n");
}

static bool run_show(struct cli *cli, const void *options, struct error *error) {
  const struct show_options *show = options;
  struct template_shown shown;
  enum template_view view = show->source ? TEMPLATE_SOURCE : show->bare ? TEMPLATE_BARE : TEMPLATE_FILLED;
  if (show->source && show->bare) return error_set(error, ERROR_MISUSED, _("--source and --bare exclude each other"));
  if (!templates_show(cli->operands[0], show->language, cli->language, view, &cli->arena, &shown, error)) return false;
  if (show->source) {
    cli_print(cli, "%s", shown.text);
    return true;
  }
  say_about(cli, &shown);
  print_wrapped(cli, shown.text);
  return true;
}

static const struct command_option show_option_list[] = {
    {.name = "language",
     .type = OPTION_LANGUAGE,
     .value_name = "LANGUAGE",
     .help = N_("the text in this language"),
     .offset = offsetof(struct show_options, language)},
    {.name = "bare",
     .type = OPTION_FLAG,
     .help = N_("for somebody of whom only name and prison are known: what conditions leave out"),
     .offset = offsetof(struct show_options, bare)},
    {.name = "source",
     .type = OPTION_FLAG,
     .help = N_("as it is written, with its header and fields"),
     .offset = offsetof(struct show_options, source)},
};

static const struct command template_show_command = {
    .name = "template show",
    .group = GROUP_MEANS,
    .summary = N_("how a text reads, filled in for a person made up"),
    .operands = "NAME",
    .operands_min = 1,
    .operands_max = 1,
    .options = show_option_list,
    .option_count = COUNT_OF(show_option_list),
    .examples =
        (const char *const[]){"solipost template show greeting", "solipost template show birthday --language tr",
                              "solipost template show greeting --language de --source", NULL},
    .flags = PAGES,
    .options_size = sizeof(struct show_options),
    .run = run_show,
};

/* ---- check ---- */

struct check_options {
  const char *language;
  struct text_list wanted, organisations, people;
  bool group;
};

static const char *word_of(enum template_look look) {
  static const char *const WORDS[] = {N_("note"), N_("warning"), N_("fault")};
  return _(WORDS[look]);
}

static void print_remark(struct cli *cli, const struct template_remark *remark) {
  cli_print(cli, "%s", remark->file);
  if (remark->line > 0) cli_print(cli, ":%zu:%zu", remark->line, remark->column);
  cli_print(cli, ": %s: %s\n", word_of(remark->look), remark->what);
  if (*remark->why != '\0') cli_print(cli, "  %s\n", remark->why);
  if (*remark->todo != '\0') cli_print(cli, "  → %s\n", remark->todo);
}

static void add_remark(struct cli *cli, struct cli_table *table, const struct template_remark *remark) {
  static const char *const WEIGHTS[] = {"note", "warning", "fault"}; /* the same in every language */
  const char *line = "", *column = "";
  if (remark->line > 0) {
    line = arena_printf(&cli->arena, "%zu", remark->line);
    column = arena_printf(&cli->arena, "%zu", remark->column);
  }
  const char *cells[] = {remark->file, line, column, WEIGHTS[remark->look], remark->what, remark->why, remark->todo};
  cli_table_row(table, cells);
}

/* Tags as files are called, for languages typed in any way. */
static bool tags_of(struct cli *cli, const struct text_list *typed, const char *const **tags, struct error *error) {
  const char **list = ARENA_ARRAY(&cli->arena, const char *, typed->count + 1);
  for (size_t i = 0; i < typed->count; i++) {
    list[i] = lang_tag_from_text(typed->items[i], &cli->arena);
    if (list[i] == NULL) return error_set(error, ERROR_MISUSED, _("\"%s\" is no language"), typed->items[i]);
  }
  *tags = list;
  return true;
}

/* The names given, and with --group that of the register's group: opened only for that, since it may ask for a
 * passphrase. */
static bool names_of(struct cli *cli, const struct check_options *check, const char *const **names,
                     struct error *error) {
  const char **list = ARENA_ARRAY(&cli->arena, const char *, check->organisations.count + 2);
  size_t count = 0;
  for (; count < check->organisations.count; count++) list[count] = check->organisations.items[count];
  *names = list;
  if (!check->group) return true;
  struct own_group group;
  if (!session_open_register(cli, STORE_READ, error)) return false;
  if (!people_own_group(cli->store, &group, &cli->arena, error)) return false;
  list[count] = group.name;
  return true;
}

struct counted {
  size_t by_look[TEMPLATE_LOOK_FAULT + 1];
  size_t texts;
};

static void say_outcome(struct cli *cli, const struct counted *counted) {
  size_t faults = counted->by_look[TEMPLATE_LOOK_FAULT], warnings = counted->by_look[TEMPLATE_LOOK_WARNING];
  cli_say(cli, ngettext("%zu text read", "%zu texts read", counted->texts), counted->texts);
  if (faults > 0)
    cli_say(cli,
            ngettext("%zu fault: it cannot be printed like this", "%zu faults: it cannot be printed like this", faults),
            faults);
  if (warnings > 0) cli_say(cli, ngettext("%zu thing to look at", "%zu things to look at", warnings), warnings);
  if (faults + warnings == 0) cli_say(cli, "%s", _("Nothing stands against printing"));
  cli->exit = faults > 0 ? CLI_FAILED : warnings > 0 ? CLI_PARTLY : CLI_DONE;
}

static bool check_one(struct cli *cli, const char *name, const struct template_check_asked *asked,
                      struct cli_table *table, struct counted *counted, struct error *error) {
  struct template_remark *remarks;
  size_t count, texts;
  if (!templates_check(name, asked, &cli->arena, &remarks, &count, &texts, error)) return false;
  for (size_t i = 0; i < count; i++) {
    counted->by_look[remarks[i].look]++;
    if (table != NULL) add_remark(cli, table, &remarks[i]);
    else print_remark(cli, &remarks[i]);
  }
  counted->texts += texts;
  return true;
}

static bool run_check(struct cli *cli, const void *options, struct error *error) {
  static const struct cli_column columns[] = {{"file", N_("file"), 0},
                                              {"line", N_("line"), COLUMN_RIGHT},
                                              {"column", N_("column"), COLUMN_RIGHT},
                                              {"weight", N_("weight"), 0},
                                              {"what", N_("what"), 0},
                                              {"why", N_("why"), 0},
                                              {"todo", N_("what to do"), 0}};
  const struct check_options *check = options;
  struct template_check_asked asked = {.language = check->language, .writers = check->people.items};
  struct counted counted = {0};
  if (!tags_of(cli, &check->wanted, &asked.wanted, error)) return false;
  if (!names_of(cli, check, &asked.organisations, error)) return false;
  struct cli_table *table = cli->format == FORMAT_TABLE ? NULL : cli_table_begin(cli, columns, COUNT_OF(columns));
  bool done = true;
  for (size_t i = 0; done && i < cli->operand_count; i++) {
    done = check_one(cli, cli->operands[i], &asked, table, &counted, error);
  }
  if (table != NULL) cli_table_end(table);
  if (done) say_outcome(cli, &counted);
  return done;
}

static const struct command_option check_option_list[] = {
    {.name = "language",
     .type = OPTION_LANGUAGE,
     .value_name = "LANGUAGE",
     .help = N_("only the text in this language"),
     .offset = offsetof(struct check_options, language)},
    {.name = "wanted",
     .type = OPTION_TEXTS,
     .value_name = "LANGUAGE",
     .help = N_("a language there must be; may be given several times"),
     .offset = offsetof(struct check_options, wanted)},
    {.name = "organisation",
     .type = OPTION_TEXTS,
     .value_name = "NAME",
     .help = N_("a name that must not stand in the text; may be given several times"),
     .offset = offsetof(struct check_options, organisations)},
    {.name = "person",
     .type = OPTION_TEXTS,
     .value_name = "NAME",
     .help = N_("real name of somebody who writes; may be given several times"),
     .offset = offsetof(struct check_options, people)},
    {.name = "group",
     .type = OPTION_FLAG,
     .help = N_("look for the name of your group as well: opens the register"),
     .offset = offsetof(struct check_options, group)},
};

static const struct command template_check_command = {
    .name = "template check",
    .group = GROUP_MEANS,
    .summary = N_("what is wrong with a text, and which words in it may endanger somebody"),
    .details =
        N_("Says for each place by line and column what to look at: unknown fields, fields that are empty for some "
           "people, pictures that are not there, words about the case, politics or strikes, names of organisations, "
           "e-mail and web addresses, telephone numbers.\n\nThe words come from data/danger-words.tsv; no list knows "
           "them all. Letters to authorities (kind: protest) are not searched for them.\n\nExit code 1: something "
           "cannot be printed; 3: there is something to look at."),
    .operands = "NAME|FILE...",
    .operands_min = 1,
    .operands_max = OPERANDS_ANY,
    .options = check_option_list,
    .option_count = COUNT_OF(check_option_list),
    .examples =
        (const char *const[]){"solipost template check greeting", "solipost template check greeting --language de",
                              "solipost template check birthday --organisation 'Rote Hilfe' --wanted tr", NULL},
    .flags = LISTS | PAGES,
    .options_size = sizeof(struct check_options),
    .run = run_check,
};

/* ---- new ---- */

enum { KIND_CARD, KIND_LETTER, KIND_PROTEST };

static const struct choice kinds[] = {{"card", N_("a card of about 60 words")},
                                      {"letter", N_("a letter")},
                                      {"protest", N_("a letter to an authority")},
                                      {NULL, NULL}};

struct new_options {
  int kind;
  const char *language, *from;
};

static bool run_new(struct cli *cli, const void *options, struct error *error) {
  const struct new_options *typed = options;
  struct template_wanted wanted = {
      .name = cli->operands[0],
      .kind = typed->kind < 0 ? NULL : kinds[typed->kind].word,
      .language = typed->language,
      .from = typed->from,
  };
  const char *path;
  if (wanted.language == NULL) {
    error_set(error, ERROR_MISUSED, _("say in which language the text will be"));
    return error_hint(error, "%s", _("for example: --language de"));
  }
  if (!templates_new(&wanted, &cli->arena, &path, error)) return false;
  cli_print(cli, "%s\n", path);
  cli_say(cli, _("Write your text into it with any editor; another language is another file beside it: %s"), "tr.md");
  cli_say(cli, _("  then: solipost template check %s"), wanted.name);
  return true;
}

static const struct command_option new_option_list[] = {
    {.name = "kind",
     .type = OPTION_CHOICE,
     .value_name = "KIND",
     .help = N_("what it is for: a card of about 60 words unless you say otherwise"),
     .offset = offsetof(struct new_options, kind),
     .choices = kinds},
    {.name = "language",
     .type = OPTION_LANGUAGE,
     .value_name = "LANGUAGE",
     .help = N_("the language of the text"),
     .offset = offsetof(struct new_options, language)},
    {.name = "from",
     .type = OPTION_TEXT,
     .value_name = "NAME",
     .help = N_("begin with a copy of this template"),
     .offset = offsetof(struct new_options, from)},
};

static const struct command template_new_command = {
    .name = "template new",
    .group = GROUP_MEANS,
    .summary = N_("begin a text of your own"),
    .details =
        N_("Makes a folder with a file for the language, in the place where your own texts are found by their name. "
           "Nothing that exists is written over."),
    .operands = "NAME",
    .operands_min = 1,
    .operands_max = 1,
    .options = new_option_list,
    .option_count = COUNT_OF(new_option_list),
    .examples = (const char *const[]){"solipost template new spring --kind letter --language de",
                                      "solipost template new our-greeting --language tr --from greeting", NULL},
    .options_size = sizeof(struct new_options),
    .run = run_new,
};

const struct command *const template_commands[] = {&template_list_command, &template_show_command,
                                                   &template_check_command, &template_new_command, NULL};
