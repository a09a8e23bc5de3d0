/* SPDX-License-Identifier: MIT */
/* solipost vault set|show|remove|passphrase: who writers really are, apart from all else and locked by itself. */
#include "commands.h"

#include <string.h>

#include "fields.h"
#include "pick.h"
#include "solipost/base/buffer.h"
#include "solipost/lang/text.h"
#include "solipost/model/nouns.h"
#include "solipost/store/record_store.h"
#include "solipost/store/vault_seal.h"
#include "solipost/store/vault_store.h"
#include "vault_unlock.h"

struct vault_options {
  const char *name, *address, *email, *phone;
  const char *passphrase_fd, *new_passphrase_fd;
  bool forgotten;
};

static const struct vault_question {
  const char *label, *option, *help;
} questions[VAULT_TEXT_COUNT] = {
    [VAULT_NAME] = {N_("Real name"), "--name",
                    N_("As it must stand on a parcel or in a bank's form, if that is needed")},
    [VAULT_ADDRESS] = {N_("Address"), "--address", N_("Where answers may be sent on to")},
    [VAULT_EMAIL] = {N_("E-mail"), "--email", N_("How this writer is reached; leave out what nobody needs")},
    [VAULT_PHONE] = {N_("Telephone"), "--phone", N_("How this writer is reached; leave out what nobody needs")},
};

static bool no_vault(struct error *error) {
  error_set(error, ERROR_NOT_FOUND, "%s", _("there is no vault in this register yet"));
  return error_hint(error, "%s", _("the first 'solipost vault set WRITER' makes it"));
}

/* ---- set ---- */

struct vault_change {
  struct uuid writer;
  const char *head_before, *head_after;     /* the same unless the vault is made now */
  const char *sealed_before, *sealed_after; /* before: NULL when there was none */
};

/* The head is looked at in any case: meanwhile the vault may have been begun anew, with another key. */
static bool write_entry(struct cli *cli, void *context, struct error *error) {
  const struct vault_change *change = context;
  return vault_set_head(cli->store, change->head_before, change->head_after, error) &&
         vault_put(cli->store, change->writer, change->sealed_before, change->sealed_after, error);
}

static const char *clean(struct cli *cli, const char *typed, bool multiline) {
  struct buffer out;
  char *lines = arena_strdup(&cli->arena, typed);
  for (char *at = lines; multiline && *at != '\0'; at++)
    if (*at == '|') *at = '\n'; /* as in every address that is typed */
  buffer_init(&out);
  lang_clean(lines, multiline, &out);
  const char *text = arena_strdup(&cli->arena, out.bytes);
  mem_wipe(out.bytes, out.length);
  buffer_release(&out);
  return text;
}

static bool ask_person(struct cli *cli, struct vault_person *person, struct error *error) {
  for (size_t i = 0; i < VAULT_TEXT_COUNT; i++) {
    struct cli_question question = {.text = _(questions[i].label),
                                    .help = _(questions[i].help),
                                    .initial = person->texts[i],
                                    .option = questions[i].option};
    bool done = i == VAULT_ADDRESS ? cli_ask_lines(cli, &question, &person->texts[i], error)
                                   : cli_ask_text(cli, &question, &person->texts[i], error);
    if (!done) return false;
  }
  return true;
}

static bool fill_person(struct cli *cli, const struct vault_options *given, struct vault_person *person,
                        struct error *error) {
  const char *const typed[VAULT_TEXT_COUNT] = {given->name, given->address, given->email, given->phone};
  bool any_given = false, any_left = false;
  for (size_t i = 0; i < VAULT_TEXT_COUNT; i++) {
    if (typed[i] == NULL) continue;
    any_given = true;
    person->texts[i] = clean(cli, typed[i], i == VAULT_ADDRESS);
  }
  if (!any_given && !ask_person(cli, person, error)) return false;
  for (size_t i = 0; i < VAULT_TEXT_COUNT; i++) any_left = any_left || person->texts[i][0] != '\0';
  if (any_left) return true;
  error_set(error, ERROR_MISUSED, "%s", _("there is nothing to keep"));
  return error_hint(error, "%s", _("to take an entry out: solipost vault remove WRITER"));
}

/* Off a terminal something must be given; what is kept needs no passphrase to know that. */
static bool something_is_given(struct cli *cli, const struct vault_options *given, struct error *error) {
  bool any = given->name != NULL || given->address != NULL || given->email != NULL || given->phone != NULL;
  if (any || cli_can_ask(cli)) return true;
  error_set(error, ERROR_MISUSED, "%s", _("what should be kept?"));
  return error_hint(error, "%s",
                    _("give --name, --address, --email or --phone; questions are asked only on a terminal"));
}

/* The key, of a vault that is there or of one that will be. */
static bool open_or_make(struct cli *cli, const struct vault_options *given, struct vault_change *change,
                         struct secret *key, struct error *error) {
  if (!vault_head(cli->store, &cli->arena, &change->head_before, error)) return false;
  change->head_after = change->head_before;
  if (change->head_before[0] != '\0') return vault_unlock(cli, change->head_before, given->passphrase_fd, key, error);
  const char *descriptor = given->new_passphrase_fd != NULL ? given->new_passphrase_fd : given->passphrase_fd;
  cli_say(cli, _("The vault is made now, with a passphrase of its own: an evening of writing never needs it"));
  key_new(key);
  return vault_lock_anew(cli, key, "", descriptor, &change->head_after, error);
}

static bool set_entry(struct cli *cli, const struct vault_options *given, struct vault_change *change,
                      const struct secret *key, struct error *error) {
  struct vault_person person = {{"", "", "", ""}};
  struct vault_entry entry;
  bool found = false;
  if (!vault_find(cli->store, change->writer, &cli->arena, &entry, &found, error)) return false;
  if (found && !vault_open(key, change->writer, entry.sealed, &cli->arena, &person, error)) return false;
  change->sealed_before = found ? entry.sealed : NULL;
  return fill_person(cli, given, &person, error) &&
         vault_seal(key, change->writer, &person, &cli->arena, &change->sealed_after, error) &&
         cli_commit(cli, write_entry, change, error);
}

static bool run_vault_set(struct cli *cli, const void *options, struct error *error) {
  const struct vault_options *given = options;
  struct writer writer;
  struct secret key = {0};
  if (!pick_one(cli, &writer_noun, cli->operands[0], &writer, error)) return false;
  if (!something_is_given(cli, given, error)) return false;
  struct vault_change change = {.writer = writer.id};
  bool done = open_or_make(cli, given, &change, &key, error) && set_entry(cli, given, &change, &key, error);
  secret_release(&key);
  if (done) cli_say(cli, _("%s is in the vault"), writer.pseudonym);
  return done;
}

/* ---- show ---- */

static void print_person(struct cli *cli, const char *pseudonym, const struct vault_person *person) {
  cli_print_heading(cli, "%s\n", pseudonym);
  for (size_t i = 0; i < VAULT_TEXT_COUNT; i++)
    if (person->texts[i][0] != '\0') fields_print_line(cli, _(questions[i].label), person->texts[i]);
}

static bool show_one(struct cli *cli, const struct secret *key, const struct vault_entry *entry, const char *pseudonym,
                     struct error *error) {
  struct vault_person person;
  if (!vault_open(key, entry->writer, entry->sealed, &cli->arena, &person, error))
    return error_prefix(error, "%s: ", pseudonym);
  print_person(cli, pseudonym, &person);
  return true;
}

struct named_entry {
  const struct vault_entry *entry;
  const char *pseudonym;
};
static const char *entry_name(const void *item) { return ((const struct named_entry *)item)->pseudonym; }

/* One that does not open does not hide the others. */
static bool show_all(struct cli *cli, const struct secret *key, struct error *error) {
  struct picked_list rows;
  if (!pick_all(cli, &vault_entry_noun, &(struct record_query){0}, &rows, error)) return false;
  void **named = ARENA_ARRAY(&cli->arena, void *, rows.count + 1);
  for (size_t i = 0; i < rows.count; i++) {
    struct named_entry *one = ARENA_NEW(&cli->arena, struct named_entry);
    one->entry = rows.records[i];
    one->pseudonym = pick_call_row(cli, &writer_noun, one->entry->writer);
    named[i] = one;
  }
  lang_sort(named, rows.count, entry_name, cli->order_language);
  for (size_t i = 0; i < rows.count; i++) {
    const struct named_entry *one = named[i];
    struct error fault = {0};
    if (i > 0) cli_print(cli, "\n");
    if (show_one(cli, key, one->entry, one->pseudonym, &fault)) continue;
    cli_warn(cli, "%s", fault.message);
    cli_say(cli, "  %s", fault.hint);
    cli->exit = CLI_PARTLY;
  }
  if (rows.count == 0) cli_say(cli, "%s", _("The vault is empty: solipost vault set WRITER"));
  return true;
}

static bool show_entry(struct cli *cli, const struct secret *key, const char *typed, struct error *error) {
  struct writer writer;
  struct vault_entry entry;
  bool found = false;
  if (!pick_one(cli, &writer_noun, typed, &writer, error)) return false;
  if (!vault_find(cli->store, writer.id, &cli->arena, &entry, &found, error)) return false;
  if (found) return show_one(cli, key, &entry, writer.pseudonym, error);
  error_set(error, ERROR_NOT_FOUND, _("%s is not in the vault"), writer.pseudonym);
  return error_hint(error, _("put in: solipost vault set '%s'"), writer.pseudonym);
}

static bool run_vault_show(struct cli *cli, const void *options, struct error *error) {
  const struct vault_options *given = options;
  struct secret key = {0};
  const char *head = "";
  if (!vault_head(cli->store, &cli->arena, &head, error)) return false;
  if (head[0] == '\0') return no_vault(error);
  bool done = vault_unlock(cli, head, given->passphrase_fd, &key, error) &&
              (cli->operand_count > 0 ? show_entry(cli, &key, cli->operands[0], error) : show_all(cli, &key, error));
  secret_release(&key);
  return done;
}

/* ---- remove ---- */

static bool write_removal(struct cli *cli, void *context, struct error *error) {
  return vault_remove(cli->store, *(const struct uuid *)context, error);
}

static bool run_vault_remove(struct cli *cli, const void *options, struct error *error) {
  struct writer writer;
  struct vault_entry entry;
  bool found = false;
  (void)options;
  if (!pick_one(cli, &writer_noun, cli->operands[0], &writer, error)) return false;
  if (!vault_find(cli->store, writer.id, &cli->arena, &entry, &found, error)) return false;
  if (!found) return error_set(error, ERROR_NOT_FOUND, _("%s is not in the vault"), writer.pseudonym);
  const char *what = arena_printf(&cli->arena, _("This takes %s out of the vault"), writer.pseudonym);
  if (!cli_confirm(cli, what, error) || !cli_commit(cli, write_removal, &writer.id, error)) return false;
  cli_say(cli, _("%s is out of the vault; 'solipost undo' brings the entry back"), writer.pseudonym);
  return true;
}

/* ---- passphrase ---- */

static bool write_head(struct cli *cli, void *context, struct error *error) {
  const struct vault_change *change = context;
  return vault_set_head(cli->store, change->head_before, change->head_after, error);
}

/* With the passphrase everything is lost that it locked; a new vault is made where nothing is left. */
static bool begin_anew(struct cli *cli, struct secret *key, struct error *error) {
  int64_t entries = 0;
  if (!vault_count(cli->store, &entries, error)) return false;
  if (entries > 0) {
    error_set(error, ERROR_REFUSED,
              ngettext("%lld entry is still in the vault, and nothing but the passphrase opens it",
                       "%lld entries are still in the vault, and nothing but the passphrase opens them",
                       (unsigned long)entries),
              (long long)entries);
    return error_hint(error, "%s", _("when it is lost for good, take each out: solipost vault remove WRITER"));
  }
  if (!cli_confirm(cli, _("This makes a new vault; what was in the old one stays locked for ever"), error))
    return false;
  key_new(key);
  return true;
}

static bool run_vault_passphrase(struct cli *cli, const void *options, struct error *error) {
  const struct vault_options *given = options;
  struct vault_change change = {0};
  struct secret key = {0};
  if (!vault_head(cli->store, &cli->arena, &change.head_before, error)) return false;
  if (change.head_before[0] == '\0') return no_vault(error);
  bool done = (given->forgotten ? begin_anew(cli, &key, error)
                                : vault_unlock(cli, change.head_before, given->passphrase_fd, &key, error)) &&
              vault_lock_anew(cli, &key, change.head_before, given->new_passphrase_fd, &change.head_after, error) &&
              cli_commit(cli, write_head, &change, error);
  secret_release(&key);
  if (!done) return false;
  cli_say(cli, _("The vault has a new passphrase; backups that were made before open with the old one"));
  return true;
}

/* ---- the commands ---- */

#define AT(member) offsetof(struct vault_options, member)
#define PASSPHRASE_OPTION                                                                                              \
  {                                                                                                                    \
    .name = "vault-passphrase-fd", .type = OPTION_PRIVATE, .value_name = "NUMBER", .offset = AT(passphrase_fd),        \
    .help = N_("read the passphrase of the vault from this open file instead of the terminal")                         \
  }
#define NEW_PASSPHRASE_OPTION                                                                                          \
  {                                                                                                                    \
    .name = "new-passphrase-fd", .type = OPTION_PRIVATE, .value_name = "NUMBER", .offset = AT(new_passphrase_fd),      \
    .help = N_("read the new passphrase of the vault from this open file")                                             \
  }

static const struct command_option set_options[] = {
    {.name = "name", .type = OPTION_PRIVATE, .value_name = "NAME", .offset = AT(name), .help = N_("the real name")},
    {.name = "address",
     .type = OPTION_PRIVATE,
     .value_name = "LINES",
     .offset = AT(address),
     .help = N_("the address, '|' between its lines")},
    {.name = "email",
     .type = OPTION_PRIVATE,
     .value_name = "E-MAIL",
     .offset = AT(email),
     .help = N_("an address for e-mail")},
    {.name = "phone",
     .type = OPTION_PRIVATE,
     .value_name = "NUMBER",
     .offset = AT(phone),
     .help = N_("a number to call")},
    PASSPHRASE_OPTION,
    NEW_PASSPHRASE_OPTION,
};

static const struct command_option show_options[] = {PASSPHRASE_OPTION};

static const struct command_option passphrase_options[] = {
    PASSPHRASE_OPTION,
    NEW_PASSPHRASE_OPTION,
    {.name = "forgotten",
     .type = OPTION_FLAG,
     .offset = AT(forgotten),
     .help = N_("begin with a new vault when the old passphrase is lost and the vault is empty")},
};

static const struct command vault_set_command = {
    .name = "vault set",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("lock away who a writer really is"),
    .details = N_(
        "Everything else in solipost works with pseudonyms. What must be known all the same, real name, address, "
        "e-mail "
        "and telephone, is sealed in the vault, which has a passphrase of its own. The first use makes it; a new "
        "passphrase of six words has about 63 bits, and a weaker one than 45 bits is refused. Nobody can open the "
        "vault "
        "without the passphrase, and nobody can restore it.\n\nOn a terminal give no values: they are asked for one by "
        "one. What is typed as an option is not kept in the history of the register, but in that of the shell. An "
        "empty "
        "value takes a detail out again."),
    .operands = "WRITER",
    .operands_min = 1,
    .operands_max = 1,
    .options = set_options,
    .option_count = COUNT_OF(set_options),
    .examples =
        (const char *const[]){"solipost vault set Amsel",
                              "solipost vault set Amsel --email a@example.org --vault-passphrase-fd 3 3<passphrase",
                              NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .options_size = sizeof(struct vault_options),
    .run = run_vault_set,
};

static const struct command vault_show_command = {
    .name = "vault show",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("open the vault and show what is kept of one writer or of all"),
    .details = N_("On the screen only: no list and no file ever holds what is in the vault."),
    .operands = "[WRITER]",
    .operands_max = 1,
    .options = show_options,
    .option_count = COUNT_OF(show_options),
    .examples = (const char *const[]){"solipost vault show Amsel",
                                      "solipost vault show --vault-passphrase-fd 3 3<passphrase", NULL},
    .flags = NEEDS_REGISTER | PAGES,
    .options_size = sizeof(struct vault_options),
    .run = run_vault_show,
};

static const struct command vault_remove_command = {
    .name = "vault remove",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("take what is kept of a writer out of the vault"),
    .details = N_("Needs no passphrase. The writer stays in the register, under the pseudonym."),
    .operands = "WRITER",
    .operands_min = 1,
    .operands_max = 1,
    .examples = (const char *const[]){"solipost vault remove Amsel --yes", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS,
    .run = run_vault_remove,
};

static const struct command vault_passphrase_command = {
    .name = "vault passphrase",
    .group = GROUP_CAMPAIGNS,
    .summary = N_("give the vault another passphrase"),
    .details =
        N_("Only the lock changes, no entry does, so 'solipost undo' goes on working. Backups made before still open "
           "with the old passphrase, and whoever keeps such a backup and the old passphrase can open what is written "
           "later, too: delete such backups. Both passphrases may come from one open file, each in a line."),
    .options = passphrase_options,
    .option_count = COUNT_OF(passphrase_options),
    .examples =
        (const char *const[]){"solipost vault passphrase",
                              "solipost vault passphrase --vault-passphrase-fd 3 --new-passphrase-fd 4 3<passphrase "
                              "4<new-passphrase",
                              NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER | CONFIRMS,
    .options_size = sizeof(struct vault_options),
    .run = run_vault_passphrase,
};

const struct command *const vault_commands[] = {&vault_set_command, &vault_show_command, &vault_remove_command,
                                                &vault_passphrase_command, NULL};
