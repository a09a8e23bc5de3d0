/* SPDX-License-Identifier: MIT */
/* solipost written: letters written by hand, printed before or not. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "answering.h"
#include "ask.h"
#include "day.h"
#include "log_ask.h"
#include "output.h"
#include "pick.h"
#include "written_by.h"
#include "written_entry.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/handwritten.h"
#include "solipost/model/together.h"
#include "solipost/store/people_store.h"

struct written_options {
  struct log_options log;
  struct text_list by, answers;
  const char *campaign, *language, *who;
  int kind, waits;
  bool fresh;
};

struct writing {
  const struct written_options *given;
  struct handwritten from;
  struct names_told told;
  struct written_entry *entries;
  size_t count;
  struct answering answering;
};

/* ---- which letters ---- */

/* A number is a letter that is known; a name is the letter printed for that person, or else a new one. */
static bool find_known(struct cli *cli, const struct writing *writing, const char *word, struct letter_choice *known,
                       struct error *error) {
  const bool fresh = writing->given->fresh;
  *known = (struct letter_choice){.count = 0};
  const char *const words[] = {word};
  const struct letter_wish wish = {
      .words = words, .word_count = 1, .event = POST_WRITE, .day = writing->from.written.day, .unwritten = true};
  if (letter_choice_is_number(word)) return letter_choice_make(cli->store, &wish, &cli->arena, known, error);
  if (fresh || strchr(word, '+') != NULL) return true;
  struct error none;
  if (letter_choice_make(cli->store, &wish, &cli->arena, known, &none)) return true;
  if (none.kind == ERROR_NOT_FOUND) return true;
  *error = none;
  return false;
}

static bool add_word(struct cli *cli, struct writing *writing, const char *word, struct error *error) {
  struct written_entry *entry = &writing->entries[writing->count];
  *entry = (struct written_entry){.who = ""};
  if (!find_known(cli, writing, word, &entry->known, error)) return false;
  if (entry->known.count > 0) {
    if (!log_settle(cli, &writing->from.written, writing->given->log.force, &entry->known, error)) return false;
    writing->count += entry->known.count > 0;
    return true;
  }
  bool agreed;
  if (!written_entry_new(cli, &writing->from, writing->given->log.force, word, entry, &agreed, error)) return false;
  if (!agreed) cli->exit = CLI_PARTLY;
  writing->count += agreed;
  return true;
}

/* ---- what they answer ---- */

static bool look_for_replies(struct cli *cli, struct writing *writing, struct error *error) {
  answering_reset(&writing->answering);
  for (size_t i = 0; i < writing->count; i++)
    if (!written_entry_look(cli, &writing->from, &writing->entries[i], &writing->answering, error)) return false;
  return answering_settle(cli, &writing->answering, error);
}

/* ---- writing it down ---- */

static bool write_entries(struct cli *cli, void *context, struct error *error) {
  struct writing *writing = context;
  for (size_t i = 0; i < writing->count; i++)
    if (!written_entry_write(cli, &writing->from, &writing->entries[i], error)) return false;
  return answering_write(cli, &writing->answering, error);
}

static void say_entries(struct cli *cli, const struct writing *writing) {
  for (size_t i = 0; i < writing->count; i++) {
    const struct written_entry *entry = &writing->entries[i];
    for (size_t k = 0; k < entry->known.count; k++) {
      cli_say(cli, _("%" PRId64 "  %s: written"), entry->known.items[k].piece.number, entry->known.items[k].who);
      answering_say(cli, &writing->answering, &entry->known.items[k].piece);
    }
    if (entry->known.count > 0) continue;
    cli_say(cli, _("%" PRId64 "  %s: written, a new number"), entry->piece.number, entry->who);
    answering_say(cli, &writing->answering, &entry->piece);
  }
}

static bool keep(struct cli *cli, struct writing *writing, struct error *error) {
  if (writing->count == 0) return true;
  if (!look_for_replies(cli, writing, error)) return false;
  if (cli->dry_run) {
    for (size_t i = 0; i < writing->count; i++) {
      const struct written_entry *entry = &writing->entries[i];
      bool known = entry->known.count > 0;
      cli_say(cli, known ? _("%s: the letter that was printed") : _("%s: a new letter"),
              known ? entry->known.items[0].who : entry->who);
      answering_say(cli, &writing->answering, known ? &entry->known.items[0].piece : &entry->piece);
    }
    cli_say(cli, "%s", _("Nothing was written: this was a dry run"));
    return true;
  }
  if (!cli_commit(cli, write_entries, writing, error)) return false;
  say_entries(cli, writing);
  return true;
}

/* ---- one after another ---- */

/* "P014", and by whom: the one before is proposed, so that a pile by one writer costs one more Enter each. */
static bool prompt_once(struct cli *cli, struct writing *writing, const char **by, bool *more, struct error *error) {
  const struct cli_question whom = {
      .text = _("Letter number, or whom it is to (Enter alone: done)"),
      .help = _("a number when the letter has one, else a code or a name: then it gets its number now"),
      .option = "WHO",
      .at_once = true};
  const char *typed;
  struct error mistake;
  writing->count = 0;
  if (!cli_ask_text(cli, &whom, &typed, error)) return false;
  *more = *typed != '\0';
  if (!*more) return true;
  const struct cli_question writer = {.text = _("Written by"),
                                      .help = _("a pseudonym, or several joined by +; guest for somebody without one"),
                                      .initial = *by,
                                      .at_once = true,
                                      .option = "--by"};
  bool asks = writing->given->by.count == 0;
  if (asks && !cli_ask_text(cli, &writer, by, error)) return false;
  if ((!asks || written_by(cli, by, 1, &writing->told, &writing->from.written, &mistake)) &&
      add_word(cli, writing, typed, &mistake) && keep(cli, writing, &mistake))
    return true;
  if (mistake.kind == ERROR_STOPPED || mistake.kind == ERROR_FAILED) {
    *error = mistake;
    return false;
  }
  cli_error(cli, &mistake);
  return true;
}

static bool prompt(struct cli *cli, struct writing *writing, struct error *error) {
  const char *by = _("guest");
  bool more = true;
  writing->entries = ARENA_ARRAY(&cli->arena, struct written_entry, 1);
  while (more) {
    if (!prompt_once(cli, writing, &by, &more, error)) return false;
  }
  return true;
}

/* ---- the command ---- */

static const struct choice kind_choices[] = {{"card", N_("a card")},
                                             {"letter", N_("a letter")},
                                             {"parcel", N_("a parcel")},
                                             {"book", N_("a book")},
                                             {NULL, NULL}};
/* In the order of enum waiting. */
static const struct choice waits_choices[] = {{"nothing", N_("it can be posted")},
                                              {"home", N_("a writer took it home")},
                                              {"translation", N_("it is being translated")},
                                              {"reading", N_("somebody reads it first")},
                                              {"stamp", N_("it needs a stamp")},
                                              {NULL, NULL}};

static bool begin(struct cli *cli, const struct written_options *given, struct writing *writing, struct error *error) {
  struct campaign campaign;
  *writing = (struct writing){.given = given};
  struct log_event *event = &writing->from.written;
  *event = (struct log_event){.event = POST_WRITE,
                              .day = date_is_set(given->log.on) ? given->log.on : date_today(),
                              .waiting = given->waits,
                              .waiting_who = given->who};
  writing->from.kind = kind_choices[given->kind].word;
  writing->from.language = given->language != NULL ? given->language : "";
  if (!day_is_believed(cli, "--on", event->day, DAY_HAPPENED, error) ||
      !log_words(cli, &piece_noun, "waiting_who", &event->waiting_who, error) ||
      !written_by(cli, given->by.items, given->by.count, &writing->told, event, error) ||
      !handwritten_begin(cli->store, &cli->arena, &writing->from, error))
    return false;
  if (given->campaign == NULL) return true;
  if (!pick_one(cli, &campaign_noun, given->campaign, &campaign, error)) return false;
  writing->from.campaign = campaign.id;
  return true;
}

static bool enter(struct cli *cli, struct writing *writing, struct error *error) {
  if (cli->operand_count == 0) {
    if (cli_can_ask(cli) && writing->given->answers.count == 0) return prompt(cli, writing, error);
    error_set(error, ERROR_MISUSED, "%s", _("which letters, or to whom?"));
    return error_hint(error, "%s",
                      _("name letter numbers, or people for letters without one: solipost written P014 --by guest"));
  }
  writing->entries = ARENA_ARRAY(&cli->arena, struct written_entry, cli->operand_count);
  for (size_t i = 0; i < cli->operand_count; i++) {
    if (!add_word(cli, writing, cli->operands[i], error)) return false;
  }
  return keep(cli, writing, error);
}

static bool run_written(struct cli *cli, const void *options, struct error *error) {
  const struct written_options *given = options;
  struct writing writing;
  if (!begin(cli, given, &writing, error)) return false;
  bool done =
      answering_begin(cli, &given->answers, given->log.force, &writing.answering, error) && enter(cli, &writing, error);
  answering_release(&writing.answering);
  return done;
}

#define AT(member) offsetof(struct written_options, member)
static const struct command_option written_option_list[] = {
    LOG_OPTIONS(struct written_options),
    {.name = "by",
     .type = OPTION_TEXTS,
     .value_name = "WRITER",
     .offset = AT(by),
     .help = N_("who wrote: a pseudonym, or guest; several times when several did")},
    {.name = "kind",
     .type = OPTION_CHOICE,
     .value_name = "KIND",
     .offset = AT(kind),
     .choices = kind_choices,
     .initial = "card",
     .help = N_("what a letter without a number is")},
    {.name = "language",
     .type = OPTION_LANGUAGE,
     .value_name = "LANGUAGE",
     .offset = AT(language),
     .help = N_("it is in (else the prisoner's first)")},
    {.name = "campaign",
     .type = OPTION_TEXT,
     .value_name = "CODE",
     .offset = AT(campaign),
     .help = N_("what it was written for")},
    {.name = "waits",
     .type = OPTION_CHOICE,
     .value_name = "FOR",
     .offset = AT(waits),
     .choices = waits_choices,
     .initial = "nothing",
     .help = N_("what must happen before it is posted")},
    {.name = "answers",
     .type = OPTION_TEXTS,
     .value_name = "REPLY",
     .offset = AT(answers),
     .help = N_("the number of a reply it answers; may be given several times")},
    {.name = "who", .type = OPTION_TEXT, .value_name = "WHO", .offset = AT(who), .help = N_("at whose place it waits")},
    {.name = "new",
     .type = OPTION_FLAG,
     .offset = AT(fresh),
     .help = N_("another letter, though one was printed for this person")},
};
#undef AT

static const struct command written_command = {
    .name = "written",
    .group = GROUP_LOG,
    .summary = N_("letters were written by hand"),
    .details =
        N_("A number means a letter that was printed. A code or name means the letter printed for that person, or "
           "else a new one, which gets its number here: copy it onto the letter. P001+P002 is one letter to "
           "both.\n\nWithout any, they are asked "
           "for one after another, and each is kept at once. A letter that waits for something (--waits) stands "
           "in 'solipost today' after a week.\n\nWhere the writer has one reply of that person that was not answered "
           "yet, the letter answers it, and this is said; --answers says which, also of several."),
    .operands = "[LETTER|WHO...]",
    .operands_max = OPERANDS_ANY,
    .options = written_option_list,
    .option_count = COUNT_OF(written_option_list),
    .examples = (const char *const[]){"solipost written P001 P002 --by guest --on yesterday",
                                      "solipost written P001+P002 --by Amsel --by Karl",
                                      "solipost written P001 --waits translation --who Amsel --kind letter", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | DRY_RUN,
    .options_size = sizeof(struct written_options),
    .use = USE_KEEP,
    .run = run_written,
};

const struct command *const written_commands[] = {&written_command, NULL};
