/* SPDX-License-Identifier: MIT */
/* Finds those who wrote. */
#include "written_by.h"

#include <string.h>

#include "output.h"
#include "pick.h"
#include "shell_word.h"
#include "solipost/base/buffer.h"
#include "solipost/base/suggest.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/store/record_store.h"

enum { MOST_WRITERS = 32, LONGEST_NAME = 100 };

struct signing {
  struct uuid *writers;
  size_t count;
  const char *said;
  struct names_told *told;
};

static bool was_told(const struct names_told *told, const char *name) {
  for (size_t i = 0; i < told->count; i++)
    if (strcmp(told->items[i], name) == 0) return true;
  return false;
}

/* A typing error would make a second person of a writer. */
static bool tell_unknown(struct cli *cli, const char *name, struct names_told *told, struct error *error) {
  struct picked_list writers;
  if (was_told(told, name)) return true;
  const char **items = ARENA_ARRAY(&cli->arena, const char *, told->count + 1);
  for (size_t i = 0; i < told->count; i++) items[i] = told->items[i];
  items[told->count++] = name;
  told->items = items;
  if (!pick_all(cli, &writer_noun, &(struct record_query){0}, &writers, error)) return false;
  const char **pseudonyms = ARENA_ARRAY(&cli->arena, const char *, writers.count + 1);
  for (size_t i = 0; i < writers.count; i++) pseudonyms[i] = ((const struct writer *)writers.records[i])->pseudonym;
  const char *near = suggest_nearest(name, pseudonyms, writers.count, "", &cli->arena);
  if (near != NULL)
    cli_warn(cli,
             _("%s is no writer of the register, though there is %s; kept as said, enter it again if that is meant"),
             name, near);
  else
    cli_say(cli, _("  %s is no writer of the register: kept as said; to enter one: solipost add writer %s"), name,
            shell_word(name, &cli->arena));
  return true;
}

static bool is_among(const struct signing *signing, struct uuid writer) {
  for (size_t i = 0; i < signing->count; i++)
    if (uuid_equal(signing->writers[i], writer)) return true;
  return false;
}

static const struct writer *writer_called(const struct picked_list *writers, const char *name) {
  for (size_t i = 0; i < writers->count; i++) {
    const struct writer *writer = writers->records[i];
    if (lang_same_words(writer->pseudonym, name)) return writer;
  }
  return NULL;
}

/* "Rose Tulip" without a plus: writers of the register, each by the whole pseudonym. */
static bool add_listed(struct cli *cli, const char *names, struct signing *signing, bool *added, struct error *error) {
  struct picked_list writers;
  struct uuid found[MOST_WRITERS];
  size_t count = 0;
  *added = false;
  if (strchr(names, ' ') == NULL) return true;
  if (!pick_all(cli, &writer_noun, &(struct record_query){0}, &writers, error)) return false;
  for (const char *at = names; *(at += strspn(at, " ")) != '\0'; at += strcspn(at, " ")) {
    const struct writer *writer = writer_called(&writers, arena_strndup(&cli->arena, at, strcspn(at, " ")));
    if (writer == NULL || signing->count + count == MOST_WRITERS) return true;
    found[count++] = writer->id;
  }
  for (size_t i = 0; i < count; i++)
    if (!is_among(signing, found[i])) signing->writers[signing->count++] = found[i];
  *added = true;
  return true;
}

static bool add_name(struct cli *cli, const char *name, struct signing *signing, struct error *error) {
  struct writer writer;
  struct error unknown;
  bool guest = ascii_equal_ignoring_case(name, "guest") || ascii_equal_ignoring_case(name, _("guest"));
  if (signing->count == MOST_WRITERS)
    return error_set(error, ERROR_MISUSED, _("more than %d writers of one letter"), MOST_WRITERS);
  if (!guest && pick_one(cli, &writer_noun, name, &writer, &unknown)) {
    if (!is_among(signing, writer.id)) signing->writers[signing->count++] = writer.id;
    return true;
  }
  if (!guest && unknown.kind != ERROR_NOT_FOUND) {
    *error = unknown;
    return false;
  }
  bool several = false;
  if (!guest && !add_listed(cli, name, signing, &several, error)) return false;
  if (several) return true;
  if (!guest && strlen(name) > LONGEST_NAME) {
    error_set(error, ERROR_MISUSED, "%s", _("this name of a writer is too long"));
    return error_hint(error, _("at most %d letters; several are given one by one, or joined by +"), LONGEST_NAME);
  }
  if (!guest && !tell_unknown(cli, name, signing->told, error)) return false;
  const char *kept = guest ? "guest" : name;
  signing->said = signing->said == NULL ? kept : arena_printf(&cli->arena, "%s, %s", signing->said, kept);
  return true;
}

/* "Amsel+Karl", "Amsel, Karl" */
static bool add_joined(struct cli *cli, const char *typed, struct signing *signing, struct error *error) {
  struct buffer clean;
  buffer_init(&clean);
  lang_clean(typed, false, &clean);
  const char *names = arena_strdup(&cli->arena, clean.bytes);
  buffer_release(&clean);
  for (const char *at = names; *(at += strspn(at, "+, ")) != '\0';) {
    size_t length = strcspn(at, "+,");
    const char *end = at + length;
    while (length > 0 && at[length - 1] == ' ') length--;
    if (!add_name(cli, arena_strndup(&cli->arena, at, length), signing, error)) return false;
    at = end;
  }
  return true;
}

bool written_by(struct cli *cli, const char *const *names, size_t count, struct names_told *told,
                struct log_event *event, struct error *error) {
  struct signing signing = {.writers = ARENA_ARRAY(&cli->arena, struct uuid, MOST_WRITERS), .told = told};
  for (size_t i = 0; i < count; i++)
    if (!add_joined(cli, names[i], &signing, error)) return false;
  event->writer = signing.count > 0 ? signing.writers[0] : (struct uuid){{0}};
  event->cosigners = signing.writers + 1;
  event->cosigner_count = signing.count > 0 ? signing.count - 1 : 0;
  event->signed_by = signing.said;
  return true;
}
