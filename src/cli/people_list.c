/* SPDX-License-Identifier: MIT */
/* Reads codes out of a list that somebody saved, perhaps edited in a spreadsheet. */
#include "people_list.h"

#include <string.h>

#include "output.h"
#include "pick.h"
#include "solipost/jobs/people_file.h"
#include "solipost/model/pair.h"

static size_t count_of(const char *const *list) {
  size_t count = 0;
  while (list != NULL && list[count] != NULL) count++;
  return count;
}

/* Those named before the list, then those of the list. */
static const char *const *put_together(struct cli *cli, const char *const *first, const struct people_file *file) {
  size_t before = count_of(first);
  const char **all = ARENA_ARRAY(&cli->arena, const char *, before + file->count + 1);
  if (before > 0) memcpy(all, first, before * sizeof *all);
  memcpy(all + before, file->who, file->count * sizeof *all);
  return all;
}

bool people_list_read(struct cli *cli, const char *path, const char *const *first, const char *const **who,
                      struct error *error) {
  struct people_file file;
  if (!people_file_read(path, &cli->arena, &file, error)) return false;
  *who = put_together(cli, first, &file);
  return true;
}

static bool may_write(struct cli *cli, const struct writer *writer, struct error *error) {
  if (writer_state_on(writer, date_today()) != WRITER_GONE) return true;
  error_set(error, ERROR_REFUSED, _("%s has left on %s"), writer->pseudonym, date_text(writer->left_on, &cli->arena));
  return error_hint(error, "%s", _("name another writer in the list, or nobody"));
}

bool people_list_read_plan(struct cli *cli, const char *path, struct plan_wish *wish, struct error *error) {
  struct people_file file;
  if (!people_file_read(path, &cli->arena, &file, error)) return false;
  size_t before = count_of(wish->add);
  struct writer *writers = ARENA_ARRAY(&cli->arena, struct writer, before + file.count);
  for (size_t i = 0; i < before + file.count; i++) noun_clear(&writer_noun, &writers[i]);
  for (size_t i = 0; i < file.count; i++) {
    if (*file.writers[i] == '\0') continue;
    struct writer *writer = &writers[before + i];
    if (!pick_one(cli, &writer_noun, file.writers[i], writer, error) || !may_write(cli, writer, error))
      return error_prefix(error, "%s, %s: ", path, file.who[i]);
  }
  wish->listed = true;
  wish->add = put_together(cli, wish->add, &file);
  wish->add_writers = writers;
  return true;
}
