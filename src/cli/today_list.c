/* SPDX-License-Identifier: MIT */
/* Gathers and prints lines of what needs doing. */
#include "today_list.h"

#include <string.h>

#include "output.h"
#include "pick.h"
#include "shell_word.h"
#include "solipost/base/buffer.h"
#include "solipost/base/safe_text.h"

void today_add(struct today_list *list, const char *kind, struct uuid prisoner, const char *what, const char *command) {
  struct today_line line = {.kind = kind, .what = what, .command = command, .prisoner = prisoner};
  LIST_PUSH(&list->lines, line);
}

bool today_add_each(struct today_list *list, enum due due, long days_ago, today_say *say, struct error *error) {
  void **records;
  size_t count, total;
  struct date day = date_add_days(date_today(), -days_ago);
  if (!due_find(list->cli->store, due, day, list->most, &list->cli->arena, &records, &count, &total, error))
    return false;
  for (size_t i = 0; i < count; i++) say(list, records[i]);
  list->more += total - count;
  return true;
}

const char *today_who(struct today_list *list, struct uuid prisoner) {
  return pick_call_row(list->cli, &prisoner_noun, prisoner);
}

const char *today_code(const char *call, struct arena *arena) {
  return shell_word(arena_strndup(arena, call, strcspn(call, " ")), arena);
}

void today_release(struct today_list *list) { LIST_RELEASE(&list->lines); }

/* On one line, whatever a name holds: nobody's name may look like a further line with a command of its own. */
static void print_line(struct cli *cli, const struct today_line *line) {
  struct buffer text;
  buffer_init(&text);
  buffer_append(&text, "  ");
  safe_text_append(&text, line->what, false);
  buffer_append(&text, ": ");
  safe_text_append(&text, line->command, false);
  buffer_append_char(&text, '\n');
  cli_print_raw(cli, text.bytes, text.length);
  buffer_release(&text);
}

void today_print(struct cli *cli, const struct today_list *list, size_t most) {
  size_t shown = most > 0 && list->lines.count > most ? most : list->lines.count;
  for (size_t i = 0; i < shown; i++) print_line(cli, &list->lines.items[i]);
  size_t more = list->lines.count - shown + list->more;
  if (more > 0)
    cli_print(cli, ngettext("  and %zu more: solipost today --all\n", "  and %zu more: solipost today --all\n", more),
              more);
}
