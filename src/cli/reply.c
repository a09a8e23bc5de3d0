/* SPDX-License-Identifier: MIT */
/* solipost reply: a letter from a prisoner has come. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "day.h"
#include "follow_up_ask.h"
#include "log_ask.h"
#include "pick.h"
#include "reply_said.h"
#include "shell_word.h"
#include "solipost/base/file.h"
#include "solipost/base/utf8.h"
#include "solipost/jobs/reply.h"
#include "solipost/lang/text.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

enum { LARGEST_TEXT = 1024 * 1024 };

struct reply_options {
  struct text_list letters, scans, follow_ups;
  struct date dated, received;
  int place;
  const char *language, *text, *note, *writer;
  bool unmatched, force;
};

/* One reply on its way into the register. */
struct entering {
  const struct reply_options *given;
  struct prisoner prisoner;
  struct letter_choice answers;
  struct reply reply;
  const char *whose;    /* "Amsel (Distel)" */
  const char **numbers; /* of letters, as typed */
  size_t number_count;
  bool told_keys;
};

/* ---- from whom ---- */

/* What stands on many replies is only to whom: a pseudonym, or a code word. NULL: to nobody known. */
static bool find_addressee(struct cli *cli, const char *word, const struct writer **out, struct error *error) {
  struct picked_list writers;
  *out = NULL;
  if (!pick_all(cli, &writer_noun, NULL, &writers, error)) return false;
  for (size_t i = 0; *out == NULL && i < writers.count; i++) {
    const struct writer *writer = writers.records[i];
    bool coded = *writer->code_word != '\0' && lang_same_words(writer->code_word, word);
    if (coded || lang_same_words(writer->pseudonym, word)) *out = writer;
  }
  return true;
}

static bool pick_sender(struct cli *cli, const char *word, struct prisoner *out, struct error *error) {
  const struct writer *addressee;
  struct error other;
  if (pick_one(cli, &prisoner_noun, word, out, error)) return true;
  if (error->kind != ERROR_NOT_FOUND) return false;
  if (find_addressee(cli, word, &addressee, &other) && addressee != NULL) {
    const char *pseudonym = shell_word(addressee->pseudonym, &cli->arena);
    error_set(error, ERROR_NOT_FOUND, _("%s is no prisoner, but writes for us: who sent it?"), addressee->pseudonym);
    return error_hint(error,
                      _("what it may answer: solipost list pieces --writer %s --stage mailed; then solipost reply "
                        "LETTER. When nobody knows: solipost list pairs --writer %s"),
                      pseudonym, pseudonym);
  }
  return error_hint(error, "%s",
                    _("a first letter from somebody new: solipost add prisoner, and then this command again"));
}

/* Names and numbers among the words; one name at most. */
static bool sort_words(struct cli *cli, struct entering *entering, const char *const *words, size_t count,
                       const char **name, struct error *error) {
  const struct text_list *letters = &entering->given->letters;
  *name = NULL;
  entering->number_count = 0;
  entering->numbers = ARENA_ARRAY(&cli->arena, const char *, count + letters->count + 1);
  for (size_t i = 0; i < count; i++) {
    bool follows_run = i > 0 && ascii_equal_ignoring_case(words[i - 1], "run");
    if (follows_run || letter_choice_is_number(words[i])) {
      entering->numbers[entering->number_count++] = words[i];
    } else if (*name == NULL) {
      *name = words[i];
    } else {
      error_set(error, ERROR_MISUSED, _("a reply comes from one person: '%s' or '%s'?"), *name, words[i]);
      return error_hint(error, "%s", _("a name of several words needs quotes"));
    }
  }
  for (size_t i = 0; i < letters->count; i++) entering->numbers[entering->number_count++] = letters->items[i];
  return true;
}

static bool is_to(struct cli *cli, const struct piece *piece, struct uuid prisoner, bool *is, struct error *error) {
  const struct record_value values[] = {{.kind = VALUE_ID, .id = piece->id}, {.kind = VALUE_ID, .id = prisoner}};
  const struct record_query query = {
      .where = "piece = ?1 AND prisoner = ?2", .values = values, .value_count = COUNT_OF(values)};
  int64_t rows = 0;
  if (!record_count(cli->store, &addressee_noun, &query, &rows, error)) return false;
  *is = rows > 0 || uuid_equal(piece->prisoner, prisoner);
  return true;
}

/* By letter numbers: all of them to whoever wrote. */
static bool take_numbers(struct cli *cli, struct entering *entering, bool named, struct error *error) {
  const struct letter_wish wish = {
      .words = entering->numbers, .word_count = entering->number_count, .event = POST_REPLY};
  struct letter_choice *answers = &entering->answers;
  if (!letter_choice_make(cli->store, &wish, &cli->arena, answers, error)) return false;
  if (answers->count == 0) return error_set(error, ERROR_NOT_FOUND, "%s", _("no letter is left"));
  if (!named && !record_load(cli->store, &prisoner_noun, answers->items[0].piece.prisoner, &entering->prisoner,
                             &cli->arena, error))
    return false;
  for (size_t i = 0; i < answers->count; i++) {
    bool is;
    const struct piece *piece = &answers->items[i].piece;
    if (!is_to(cli, piece, entering->prisoner.id, &is, error)) return false;
    if (is) continue;
    error_set(error, ERROR_MISUSED, _("letter no. %" PRId64 " went to %s, not to %s"), piece->number,
              answers->items[i].who, prisoner_call(&entering->prisoner, &cli->arena));
    return error_hint(error, _("each person's reply is entered for itself: solipost reply %" PRId64), piece->number);
  }
  return true;
}

static bool find_letters(struct cli *cli, struct entering *entering, struct error *error) {
  struct reply_candidates candidates;
  const struct reply_options *given = entering->given;
  if (given->unmatched) return true;
  if (!reply_candidates_find(cli->store, entering->prisoner.id, given->dated, &cli->arena, &candidates, error))
    return false;
  return reply_choose(cli, &entering->prisoner, &candidates, &entering->answers, error);
}

/* Who wrote, and which letters that answers. */
static bool find_out(struct cli *cli, struct entering *entering, const char *const *words, size_t count,
                     struct error *error) {
  const char *name;
  entering->answers = (struct letter_choice){.count = 0};
  if (!sort_words(cli, entering, words, count, &name, error)) return false;
  if (name != NULL && !pick_sender(cli, name, &entering->prisoner, error)) return false;
  if (entering->number_count > 0) return take_numbers(cli, entering, name != NULL, error);
  return find_letters(cli, entering, error);
}

/* ---- the reply itself ---- */

/* In the order of places_choices. */
static const struct choice place_choices[] = {
    {"po-box", N_("the post box")}, {"home", N_("a writer's home")}, {"evening", N_("a letter evening")}, {NULL, NULL}};
enum { PLACE_HOME = 1 };

static bool set_text(struct cli *cli, const char *path, struct reply *reply, struct error *error) {
  struct buffer text;
  if (path == NULL) return true;
  buffer_init(&text);
  bool done = file_read(path, LARGEST_TEXT, &text, error) &&
              field_set(noun_field(&reply_noun, "body"), reply, text.bytes, &cli->arena, error);
  buffer_release(&text);
  return done;
}

/* Whose it is: as said, else whoever wrote the letters it answers. */
static bool set_writer(struct cli *cli, struct entering *entering, struct error *error) {
  struct reply *reply = &entering->reply;
  entering->whose = "";
  if (entering->given->writer != NULL)
    return reply_take_on(cli, entering->given->writer, reply, &entering->whose, error);
  for (size_t i = 0; i < entering->answers.count; i++) {
    const struct piece *piece = &entering->answers.items[i].piece;
    const char *said;
    struct uuid writer;
    if (!reply_writers(cli->store, piece, &cli->arena, &said, &writer, error)) return false;
    if (uuid_is_nil(reply->writer)) reply->writer = writer;
    if (*said == '\0' || strstr(entering->whose, said) != NULL) continue;
    entering->whose = *entering->whose == '\0' ? said : arena_printf(&cli->arena, "%s, %s", entering->whose, said);
  }
  if (uuid_is_nil(reply->writer)) reply->claimed_by = entering->whose;
  return true;
}

static bool fill(struct cli *cli, struct entering *entering, struct error *error) {
  const struct reply_options *given = entering->given;
  struct reply *reply = &entering->reply;
  noun_clear(&reply_noun, reply);
  reply->prisoner = entering->prisoner.id;
  reply->dated_on = given->dated;
  reply->received_on = date_is_set(given->received) ? given->received : date_today();
  if (given->place >= 0) reply->place = place_choices[given->place].word;
  if (given->language != NULL) reply->language = given->language;
  if (given->note != NULL && !field_set(noun_field(&reply_noun, "note"), reply, given->note, &cli->arena, error))
    return false;
  if (!set_writer(cli, entering, error) || !set_text(cli, given->text, reply, error)) return false;
  bool has_owner = !uuid_is_nil(reply->writer) || *reply->claimed_by != '\0';
  if (given->place == PLACE_HOME && has_owner) reply->handed_on = reply->received_on;
  return reply_scans_keep(cli->store, given->scans.items, &cli->arena, &reply->scans, error);
}

/* ---- writing it down ---- */

static bool write_reply(struct cli *cli, void *context, struct error *error) {
  struct entering *entering = context;
  return reply_write(cli->store, &entering->reply, &entering->answers, error);
}

static bool say_written(struct cli *cli, const struct entering *entering, struct error *error) {
  const struct reply *reply = &entering->reply;
  const char *who = prisoner_call(&entering->prisoner, &cli->arena), *numbers;
  if (!reply_answers_said(cli, reply, &numbers, error)) return false;
  if (*numbers == '\0') cli_say(cli, _("Reply %" PRId64 " from %s; no letter it answers"), reply->number, who);
  else cli_say(cli, _("Reply %" PRId64 " from %s; answers no. %s"), reply->number, who, numbers);
  if (date_is_set(reply->handed_on)) return true;
  if (*entering->whose == '\0')
    cli_say(cli, _("  nobody's yet; whoever takes it: solipost reply hand %" PRId64 " --to WRITER"), reply->number);
  else cli_say(cli, _("  for %s; once handed over: solipost reply hand %" PRId64), entering->whose, reply->number);
  return true;
}

/* Somebody whose letter came back, and who writes now, is there after all, perhaps. */
static bool say_address(struct cli *cli, const struct entering *entering, struct error *error) {
  const struct prisoner *prisoner = &entering->prisoner;
  struct stay stay;
  bool held;
  if (!people_current_stay(cli->store, prisoner->id, &stay, NULL, &held, &cli->arena, error)) return false;
  if (held && date_is_set(stay.doubtful_on))
    cli_say(cli,
            _("  the address has been in doubt since %s; when it stands on the letter: solipost confirm %s --source "
              "'reply %" PRId64 "'"),
            date_text(stay.doubtful_on, &cli->arena), prisoner->code, entering->reply.number);
  return true;
}

static bool keep_follow_ups(struct cli *cli, struct entering *entering, struct error *error) {
  const struct text_list *typed = &entering->given->follow_ups;
  for (size_t i = 0; i < typed->count; i++) {
    struct follow_up follow_up;
    if (!follow_up_read(cli, typed->items[i], &follow_up, error)) return false;
    follow_up.reply = entering->reply.id;
    if (!follow_up_keep(cli, &entering->prisoner, &follow_up, error)) return false;
  }
  if (typed->count > 0 || !cli_can_ask(cli)) return true;
  bool told = entering->told_keys;
  entering->told_keys = true;
  return follow_up_prompt(cli, &entering->prisoner, entering->reply.id, told, error);
}

static bool enter(struct cli *cli, struct entering *entering, const char *const *words, size_t count,
                  struct error *error) {
  if (!find_out(cli, entering, words, count, error)) return false;
  const struct reply_options *given = entering->given;
  const struct log_event event = {
      .event = POST_REPLY, .day = date_is_set(given->received) ? given->received : date_today(), .dated = given->dated};
  bool matched = entering->answers.count > 0;
  if (!log_settle(cli, &event, given->force, &entering->answers, error)) return false;
  if (matched && entering->answers.count == 0) {
    cli_say(cli, "%s", _("Nothing was written"));
    return true;
  }
  return fill(cli, entering, error) && cli_commit(cli, write_reply, entering, error) &&
         say_written(cli, entering, error) && say_address(cli, entering, error) &&
         keep_follow_ups(cli, entering, error);
}

/* ---- the command ---- */

static bool prompt(struct cli *cli, struct entering *entering, struct error *error) {
  const struct cli_question question = {.text = _("From whom, or which letter number (Enter alone: done)"),
                                        .help =
                                            _("412, or 412 415, or a code or name; each reply is written down at once"),
                                        .option = "WHO",
                                        .at_once = true};
  for (;;) {
    const char *typed;
    struct error mistake;
    if (!cli_ask_text(cli, &question, &typed, error)) return false;
    if (*typed == '\0') return true;
    if (enter(cli, entering, &typed, 1, &mistake)) continue;
    if (mistake.kind == ERROR_STOPPED || mistake.kind == ERROR_FAILED) {
      *error = mistake;
      return false;
    }
    cli_error(cli, &mistake);
  }
}

/* What would only be noticed when the reply stands in the register already. */
static bool check(struct cli *cli, const struct reply_options *given, struct error *error) {
  struct date received = date_is_set(given->received) ? given->received : date_today();
  if (!day_is_believed(cli, "--dated", given->dated, DAY_HAPPENED, error) ||
      !day_is_believed(cli, "--received", given->received, DAY_HAPPENED, error))
    return false;
  if (date_is_set(given->dated) && date_compare(received, given->dated) < 0) {
    error_set(error, ERROR_MISUSED, "%s", _("it cannot have arrived before the day that stands on it"));
    return error_hint(error, "%s", _("check --dated and --received"));
  }
  for (size_t i = 0; i < given->follow_ups.count; i++) {
    struct follow_up follow_up;
    if (!follow_up_read(cli, given->follow_ups.items[i], &follow_up, error)) return false;
  }
  if (given->unmatched && given->letters.count > 0)
    return error_set(error, ERROR_MISUSED, "%s", _("--letter and --unmatched exclude each other"));
  return true;
}

static bool run_reply(struct cli *cli, const void *options, struct error *error) {
  struct entering entering = {.given = options};
  const struct reply_options *given = options;
  if (!check(cli, given, error)) return false;
  if (cli->operand_count > 0 || given->letters.count > 0)
    return enter(cli, &entering, cli->operands, cli->operand_count, error);
  bool of_one = given->scans.count > 0 || given->text != NULL || given->follow_ups.count > 0;
  if (cli_can_ask(cli) && !of_one) return prompt(cli, &entering, error);
  error_set(error, ERROR_MISUSED, "%s", _("from whom?"));
  return error_hint(error, "%s",
                    _("name the letter it answers, or who wrote: solipost reply 412, solipost reply P014"));
}

#define AT(member) offsetof(struct reply_options, member)
static const struct command_option reply_option_list[] = {
    {.name = "letter",
     .type = OPTION_TEXTS,
     .value_name = "LETTER",
     .offset = AT(letters),
     .help = N_("a letter it answers; may be given several times")},
    {.name = "unmatched",
     .type = OPTION_FLAG,
     .offset = AT(unmatched),
     .help = N_("it answers none of our letters, as far as is known")},
    {.name = "dated",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DATE",
     .offset = AT(dated),
     .help = N_("the day that stands on it")},
    {.name = "received",
     .type = OPTION_DATE,
     .min = DATE_PAST,
     .value_name = "DATE",
     .offset = AT(received),
     .help = N_("the day it arrived (else today)")},
    {.name = "at",
     .type = OPTION_CHOICE,
     .value_name = "PLACE",
     .offset = AT(place),
     .choices = place_choices,
     .help = N_("where it arrived; what came to a writer's home is handed over already")},
    {.name = "language",
     .type = OPTION_LANGUAGE,
     .value_name = "LANGUAGE",
     .offset = AT(language),
     .help = N_("it is in")},
    {.name = "writer",
     .type = OPTION_TEXT,
     .value_name = "WRITER",
     .offset = AT(writer),
     .help = N_("whose it is (else of whoever wrote the letters it answers)")},
    {.name = "scan",
     .type = OPTION_FILES,
     .value_name = "FILE",
     .offset = AT(scans),
     .help = N_("a scan or photo of it, JPEG or PNG, kept small, without metadata and sealed like the register; may be "
                "given several times")},
    {.name = "text",
     .type = OPTION_FILE,
     .value_name = "FILE",
     .offset = AT(text),
     .help = N_("keep its words, from a file or - for what is piped in; else they are not kept")},
    {.name = "follow-up",
     .type = OPTION_TEXTS,
     .value_name = "KIND:WORDS",
     .offset = AT(follow_ups),
     .help = N_("what it asks for: book:'any novel', address:TR-SNC, no-letters; may be given several times")},
    {.name = "note",
     .type = OPTION_TEXT,
     .value_name = "TEXT",
     .offset = AT(note),
     .help = N_("for this group's keepers only")},
    {.name = "force",
     .type = OPTION_FLAG,
     .offset = AT(force),
     .help = N_("log it although it makes no sense as far as is known")},
};
#undef AT

static const struct command reply_command = {
    .name = "reply",
    .group = GROUP_LOG,
    .summary = N_("a letter from a prisoner has come"),
    .details =
        N_("With letter numbers it answers those, also several. With a code or name the letters to that person are "
           "offered, the likeliest first, with the pseudonym and code word of who wrote; off a terminal the one letter "
           "that waits for an answer is taken, or --letter says which. Somebody to whom nobody wrote needs no "
           "letter.\n\nOn a terminal it is then asked, by one key each, what the letter asks for; a new address and no "
           "more letters take effect at once. Without any operand replies are asked for one after another."),
    .operands = "[LETTERS...] [WHO]",
    .operands_max = OPERANDS_ANY,
    .options = reply_option_list,
    .option_count = COUNT_OF(reply_option_list),
    .examples = (const char *const[]){"solipost reply P001 --dated 2026-07-02 --at po-box --follow-up book:'any novel' "
                                      "--unmatched",
                                      NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct reply_options),
    .use = USE_KEEP,
    .run = run_reply,
};

const struct command *const reply_commands[] = {&reply_command, NULL};
