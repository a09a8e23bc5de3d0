/* SPDX-License-Identifier: MIT */
/* Questions of an import. Each is asked once, before anything is written; off a terminal what is harmless stays open. */
#include "import_ask.h"

#include <string.h>

#include "ask.h"
#include "output.h"
#include "solipost/base/locale.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/country.h"

/* ---- the encoding ---- */

static const char *samples_of(const char *const *samples, struct arena *arena) {
  const char *joined = "";
  for (; *samples != NULL; samples++) {
    joined = arena_printf(arena, "%s%s%s", joined, joined[0] != '\0' ? ", " : "", *samples);
  }
  return joined;
}

bool import_refuse_encoding(struct cli *cli, const struct import *import, const struct encoding_guess *guess,
                            struct error *error) {
  error_set(error, ERROR_AMBIGUOUS, _("%s: the encoding is not certain"), import_path(import));
  if (guess->mixed) {
    error_set(error, ERROR_AMBIGUOUS, _("%s: %s"), import_path(import), guess->why);
    return error_hint(error,
                      _("two files were joined: save each as UTF-8 and import both, or insist with --encoding. As "
                        "%s it reads: %s\nas %s it reads: %s"),
                      guess->name, samples_of(guess->samples, &cli->arena), guess->second,
                      samples_of(guess->second_samples, &cli->arena));
  }
  return error_hint(error, _("say it with --encoding. As %s it reads: %s\nas %s it reads: %s"), guess->name,
                    samples_of(guess->samples, &cli->arena), guess->second != NULL ? guess->second : "UTF-8",
                    samples_of(guess->second_samples, &cli->arena));
}

bool import_ask_encoding(struct importing *importing, size_t index, const struct encoding_guess *guess,
                         struct error *error) {
  struct cli *cli = importing->cli;
  if (guess->mixed) {
    cli_say(cli, _("%s: %s. Better stop with Ctrl-C, save each part as UTF-8 and import both."),
            import_path(importing->imports[index]), guess->why);
  } else {
    cli_say(cli, _("%s: the encoding is not certain."), import_path(importing->imports[index]));
  }
  cli_say(cli, _("  as %s it reads: %s"), guess->name, samples_of(guess->samples, &cli->arena));
  if (guess->second != NULL) {
    cli_say(cli, _("  as %s it reads: %s"), guess->second, samples_of(guess->second_samples, &cli->arena));
  }
  const char *answer = NULL;
  struct cli_question question = {.text = _("Encoding"),
                                  .help = _("The name of the one in which the names look right; any name iconv knows"),
                                  .initial = guess->mixed ? NULL : guess->name,
                                  .option = "--encoding",
                                  .required = true};
  if (!cli_ask_text(cli, &question, &answer, error)) {
    return false;
  }
  importing->settings[index].encoding = answer;
  const char *path = import_path(importing->imports[index]);
  import_close(importing->imports[index]);
  importing->imports[index] = NULL;
  return import_open(&importing->imports[index], path, &importing->settings[index], error);
}

/* ---- what is asked once per import ---- */

static bool some_file_lacks(const struct importing *importing, const char *field) {
  for (size_t i = 0; i < importing->count; i++) {
    size_t count = 0;
    const struct import_column *columns = import_columns(importing->imports[i], &count);
    bool found = false;
    for (size_t j = 0; j < count; j++) {
      found |= columns[j].field != NULL && strcmp(columns[j].field, field) == 0;
    }
    if (!found) {
      return true;
    }
  }
  return false;
}

static bool ask_source(struct importing *importing, struct error *error) {
  const char *answer = NULL;
  struct cli_question question = {.text = _("Whose list is this"),
                                  .help = _("Name of the organisation or person it comes from; kept as the source"),
                                  .option = "--source",
                                  .required = true};
  if (importing->options->source != NULL || !some_file_lacks(importing, "source")) {
    return true;
  }
  if (importing->cli->dry_run) {
    return true; /* nothing is kept, so nothing is missing */
  }
  if (!cli_ask_text(importing->cli, &question, &answer, error)) {
    return false;
  }
  for (size_t i = 0; i < importing->count; i++) {
    importing->settings[i].source = answer;
  }
  return true;
}

static bool check_date(struct cli *cli, void *context, const char **answer, struct error *error) {
  (void)cli;
  return (*answer)[0] == '\0' || date_from_text(*answer, DATE_ORDER_UNKNOWN, false, date_today(), context, error);
}

static bool ask_date(struct importing *importing, struct error *error) {
  const char *answer = NULL;
  struct date date = {0};
  struct cli_question question = {.text = _("Of what date is it"),
                                  .help = _("The day on which somebody last made sure; empty when not known"),
                                  .option = "--date",
                                  .check = check_date,
                                  .context = &date};
  if (date_is_set(importing->options->date) || importing->cli->dry_run || !cli_can_ask(importing->cli)) {
    return true; /* unknown is harmless: the addresses count as unverified */
  }
  if (!cli_ask_text(importing->cli, &question, &answer, error)) {
    return false;
  }
  for (size_t i = 0; i < importing->count; i++) {
    importing->settings[i].verified_on = date;
  }
  return true;
}

static bool ask_contact(struct importing *importing, struct error *error) {
  int contact = CONTACT_UNKNOWN;
  struct cli_question question = {.text = _("May these people be written to"),
                                  .help = _("direct: by post; relay: only through somebody; none: not at all; unknown: "
                                            "printing asks each time"),
                                  .option = "--contact"};
  bool told = importing->options->contact >= 0 || !some_file_lacks(importing, "contact");
  if (told || importing->cli->dry_run || !cli_can_ask(importing->cli)) {
    return true; /* unknown is harmless: printing wants it acknowledged */
  }
  const struct choice *choices = noun_field(&prisoner_noun, "contact")->choices;
  if (!cli_ask_choice(importing->cli, &question, choices, CONTACT_UNKNOWN, &contact, error)) {
    return false;
  }
  for (size_t i = 0; i < importing->count; i++) {
    importing->settings[i].contact = contact;
  }
  return true;
}

/* ---- prisons in doubt ---- */

struct place_question {
  struct import *import;
  struct import_place *place;
};

static bool check_place(struct cli *cli, void *context, const char **answer, struct error *error) {
  struct place_question *question = context;
  struct import_place *place = question->place;
  int64_t number;
  if ((*answer)[0] == '\0') {
    return true;
  }
  if (ascii_parse_integer(*answer, 1, (int64_t)place->candidate_count, &number)) {
    const char *call = place->candidate_calls[number - 1];
    *answer = arena_strndup(&cli->arena, call, strcspn(call, " "));
  }
  return import_settle_place(question->import, place, cli->store, *answer, error);
}

static bool ask_place(struct cli *cli, struct import *import, struct import_place *place, struct error *error) {
  struct place_question context = {import, place};
  const char *answer = NULL;
  cli_say(cli, ngettext("%zu row names the prison '%s'.", "%zu rows name the prison '%s'.", place->rows), place->rows,
          place->text);
  for (size_t i = 0; i < place->candidate_count; i++) {
    cli_say(cli, "  %zu  %s", i + 1, place->candidate_calls[i]);
  }
  if (place->candidate_count == 0) {
    cli_say(cli, "%s",
            _("  No prison here is called so; 'solipost add prison' or --create-prisons COUNTRY enters it."));
  }
  struct cli_question question = {.text = _("Which one is it (Enter: refuse these rows)"),
                                  .help = _("A number from above, a code or a name; empty: the rows are refused"),
                                  .option = "--prison",
                                  .check = check_place,
                                  .context = &context};
  if (!cli_ask_text(cli, &question, &answer, error)) {
    return false;
  }
  if (place->call[0] != '\0') {
    /* With the country: a slip of one letter in a code leads to another prison, far away. */
    cli_say(cli, _("  '%s' is taken for %s (%s)"), place->text, place->call,
            country_name(place->country, locale_language(), &cli->arena));
  }
  return true;
}

/* Answered for one file, a prison is known for the others. */
static bool known_from_before(const struct importing *importing, size_t file, struct import_place *place) {
  for (size_t i = 0; i < file; i++) {
    size_t count = 0;
    const struct import_place *before = import_places(importing->imports[i], &count);
    for (size_t j = 0; j < count; j++) {
      if (strcmp(before[j].text, place->text) == 0) {
        place->prison = before[j].prison;
        place->country = before[j].country;
        place->call = before[j].call;
        return true;
      }
    }
  }
  return false;
}

static bool settle_places(struct importing *importing, struct error *error) {
  for (size_t i = 0; i < importing->count; i++) {
    size_t count = 0;
    struct import_place *places = import_places(importing->imports[i], &count);
    for (size_t j = 0; j < count && cli_can_ask(importing->cli); j++) {
      bool doubtful = uuid_is_nil(places[j].prison) && !places[j].create;
      if (doubtful && !known_from_before(importing, i, &places[j]) &&
          !ask_place(importing->cli, importing->imports[i], &places[j], error)) {
        return false;
      }
    }
  }
  return true;
}

bool import_ask(struct importing *importing, const struct noun *noun, struct error *error) {
  if (noun == &piece_noun) {
    return true;
  }
  return ask_source(importing, error) && ask_date(importing, error) &&
         (noun != &prisoner_noun || ask_contact(importing, error)) && settle_places(importing, error);
}
