/* SPDX-License-Identifier: MIT */
/* Reads languages named in one option. */
#include "languages.h"

#include <string.h>

#include "solipost/lang/tag.h"

bool languages_read(struct cli *cli, const char *typed, const char *const **out, struct error *error) {
  LIST(const char *) tags = {0};
  bool done = true;
  *out = NULL;
  if (typed == NULL) return true;
  for (const char *at = typed; done && *at != '\0'; at += strspn(at, ", ")) {
    size_t length = strcspn(at, ", ");
    const char *word = arena_strndup(&cli->arena, at, length);
    const char *tag = strcmp(word, "any") == 0 ? word : lang_tag_from_text(word, &cli->arena);
    done = tag != NULL || error_set(error, ERROR_MISUSED, _("\"%s\" is no language"), word);
    if (!done)
      error_hint(error, "%s", _("name languages by code or name, divided by commas: de,tr; any: all that people read"));
    if (done) LIST_PUSH(&tags, tag);
    at += length;
  }
  LIST_PUSH(&tags, NULL);
  *out = arena_copy(&cli->arena, tags.items, tags.count * sizeof *tags.items);
  LIST_RELEASE(&tags);
  return done;
}
