/* SPDX-License-Identifier: MIT */
/* solipost init: a new register, and the group it belongs to. */
#include "commands.h"

#include <unistd.h>

#include "fields.h"
#include "passphrase.h"
#include "places.h"
#include "session.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/lang/country.h"
#include "solipost/model/address.h"
#include "solipost/model/nouns.h"
#include "solipost/store/record_store.h"

struct init_options {
  const char *const *fields;
  bool plain, light;
};

/* ---- the three questions ---- */

struct group_check {
  const char *field;
  struct own_group *group;
};

static bool check_group_field(struct cli *cli, void *context, const char **answer, struct error *error) {
  struct group_check *check = context;
  return fields_set(cli, noun_field(&own_group_noun, check->field), check->group, *answer, error);
}

static bool ask_name(struct cli *cli, struct own_group *group, struct error *error) {
  struct group_check check = {"name", group};
  const char *answer = NULL;
  struct cli_question question = {.text = _("Name of your group"),
                                  .help = _("As it may stand on a card, for example: Letters for Freedom Stuttgart"),
                                  .option = "--name",
                                  .required = true,
                                  .check = check_group_field,
                                  .context = &check};
  if (group->name[0] != '\0') return true;
  return cli_ask_text(cli, &question, &answer, error);
}

static bool ask_sender(struct cli *cli, struct own_group *group, struct error *error) {
  struct group_check check = {"sender", group};
  const char *answer = NULL;
  struct cli_question question = {
      .text = _("Sender on cards and envelopes: name and address for replies, without the country"),
      .help = _("The name of the group, if it may stand there, then the address, for example a post box: answers and "
                "returned mail come "
                "here. It stands on every card"),
      .option = "--sender",
      .required = true,
      .check = check_group_field,
      .context = &check};
  if (group->sender[0] != '\0') return true;
  return cli_ask_lines(cli, &question, &answer, error);
}

static bool ask_country(struct cli *cli, struct own_group *group, struct error *error) {
  struct group_check check = {"country", group};
  const char *answer = NULL;
  struct cli_question question = {.text = _("Country where your post is handed in"),
                                  .help =
                                      _("Its name, or its code such as DE; the country line on cards depends on it"),
                                  .option = "--country",
                                  .required = true,
                                  .check = check_group_field,
                                  .context = &check};
  if (group->country[0] != '\0') return true;
  return cli_ask_text(cli, &question, &answer, error);
}

/* ---- making the register ---- */

static bool insert_group(struct cli *cli, void *context, struct error *error) {
  return record_insert(cli->store, &own_group_noun, context, error);
}

static void remove_half_made(const char *path, struct arena *arena) {
  static const char *const endings[] = {"", "-wal", "-shm", ".previous", ".lock"};
  for (size_t i = 0; i < COUNT_OF(endings); i++) unlink(arena_printf(arena, "%s%s", path, endings[i]));
}

static bool create_register(struct cli *cli, struct own_group *group, const struct init_options *given,
                            const struct secret *passphrase, struct error *error) {
  struct store_options options = {.mode = STORE_CREATE,
                                  .who = cli->who,
                                  .talk = session_talk(cli),
                                  .new_passphrase = given->plain ? NULL : passphrase,
                                  .cost = given->light ? KEY_COST_LIGHT : KEY_COST_MODERATE};
  if (!file_make_folders(path_folder_of(&cli->arena, cli->register_path), error)) return false;
  if (!store_open(&cli->store, cli->register_path, &options, error)) return false;
  if (cli_commit(cli, insert_group, group, error)) return true;
  session_close_register(cli);
  remove_half_made(cli->register_path, &cli->arena);
  return false;
}

static void say_what_next(struct cli *cli, const struct own_group *group) {
  cli_say(cli, _("Made the register of %s: %s"), group->name, cli->register_path);
  if (store_is_encrypted(cli->store))
    cli_say(cli, "%s", _("It is encrypted: 'solipost lock' locks it, and its passphrase opens it again."));
  else
    cli_say(
        cli, "%s",
        _("It is not encrypted: whoever gets this computer or a copy can read it, so keep it on an encrypted disk."));
  session_warn_of_swap(cli);
  const char *doubt = places_doubt(cli->register_path, &cli->arena);
  if (doubt != NULL) cli_warn(cli, "%s", doubt);
  const char *prisons = path_data(&cli->arena, "prisons.csv");
  cli_say(cli, "%s", _("Next:"));
  if (prisons != NULL) cli_say(cli, _("  solipost import prisons %s     the prisons that come with solipost"), prisons);
  cli_say(cli, "%s", _("  solipost import prisoners FILE --dry-run     your list, from a spreadsheet"));
  cli_say(cli, "%s", _("  solipost add prisoner                        somebody new, asked field by field"));
}

static bool choose_another_name(struct error *error) {
  return error_hint(error, "%s", _("choose another name with --register FILE"));
}

/* A register is one file that did not exist before: what stands there already is named as what it is. */
static bool place_is_free(struct cli *cli, struct error *error) {
  const char *path = cli->register_path;
  if (!file_exists(path)) return true;
  if (file_is_folder(path)) {
    error_set(error, ERROR_MISUSED, _("%s is a folder: a register is a file"), path);
    return error_hint(error, _("name a file in it: --register %s"), path_join(&cli->arena, path, "register.solipost"));
  }
  switch (store_form_of(path)) {
  case STORE_FORM_NOTHING:
    error_set(error, ERROR_MISUSED, _("%s is an empty file, not a register"), path);
    return error_hint(error, "%s", _("remove it, or choose another name with --register FILE"));
  case STORE_FORM_FOREIGN:
    error_set(error, ERROR_MISUSED, _("%s is another kind of file, not a register; it was left as it is"), path);
    return choose_another_name(error);
  case STORE_FORM_PLAIN:
    if (!session_open_register(cli, STORE_READ, error)) return false;
    session_close_register(cli);
    break;
  case STORE_FORM_ENCRYPTED: break;
  }
  error_set(error, ERROR_MISUSED, _("there is a register already: %s"), path);
  return error_hint(error, "%s",
                    _("'solipost group edit' changes your group; --register FILE begins another register"));
}

/* Off a terminal somebody has to say which of the two it is to be: none is chosen silently. */
static bool choose_passphrase(struct cli *cli, const struct init_options *given, struct secret *out,
                              struct error *error) {
  if (given->plain) {
    if (cli->passphrase_fd == NULL) return true;
    return error_set(error, ERROR_MISUSED, "%s", _("--plain and --passphrase-fd exclude each other"));
  }
  if (cli->passphrase_fd == NULL && !cli_can_ask(cli)) {
    error_set(error, ERROR_MISUSED, "%s", _("a register is encrypted, and no passphrase was given"));
    return error_hint(error, "%s",
                      _("give one with --passphrase-fd NUMBER, or --plain for a register on an encrypted disk; "
                        "questions are asked only on a terminal"));
  }
  return passphrase_choose(cli, _("the register"), cli->passphrase_fd, "--passphrase-fd", out, error);
}

static bool run_init(struct cli *cli, const void *options, struct error *error) {
  const struct init_options *given = options;
  struct own_group group;
  if (!place_is_free(cli, error)) return false;
  noun_clear(&own_group_noun, &group);
  if (!fields_set_given(cli, &own_group_noun, &group, given->fields, error)) return false;
  if (cli_can_ask(cli) && !fields_any_given(&own_group_noun, given->fields))
    cli_say(cli, "%s", _("Three questions and a passphrase; '?' explains one, Ctrl-D leaves without making anything."));
  if (!ask_name(cli, &group, error) || !ask_sender(cli, &group, error) || !ask_country(cli, &group, error))
    return false;
  if (group.language[0] == '\0') group.language = cli->language;
  struct secret passphrase = {0};
  cli->group_name = group.name;
  bool done =
      choose_passphrase(cli, given, &passphrase, error) && create_register(cli, &group, given, &passphrase, error);
  secret_release(&passphrase);
  if (done) say_what_next(cli, &group);
  return done;
}

#define AT(member) offsetof(struct init_options, member)
static const struct command_option init_option_list[] = {
    {.name = "plain",
     .type = OPTION_FLAG,
     .offset = AT(plain),
     .help = N_("without a passphrase, for a register on an encrypted disk")},
    {.name = "light",
     .type = OPTION_FLAG,
     .offset = AT(light),
     .help = N_("for computers with little memory: guessing costs less (64 MB instead of 256)")},
};

static const struct command init_command = {
    .name = "init",
    .group = GROUP_BEGIN,
    .summary = N_("make a new register for your group"),
    .details =
        N_("On a terminal three questions are asked: the name of your group, the address that stands as sender on "
           "every card, and the country where your post is handed in. Each can be given as an option instead. The "
           "lines of the address are divided by | when they are given as an option.\n\n"
           "The register is encrypted with a passphrase. Nobody can help when it is forgotten: not even those who made "
           "this program."),
    .fields = &own_group_noun,
    .fields_offset = AT(fields),
    .options = init_option_list,
    .option_count = COUNT_OF(init_option_list),
    .examples =
        (const char *const[]){"solipost init",
                              "solipost init --name 'Letters for Freedom' --sender 'Postfach 12|70001 Stuttgart' "
                              "--country Germany --plain",
                              NULL},
    .options_size = sizeof(struct init_options),
    .run = run_init,
};

const struct command *const init_commands[] = {&init_command, NULL};
