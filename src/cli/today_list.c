/* SPDX-License-Identifier: MIT */
/* Gathers and prints lines of what needs doing. */
#include "today_list.h"

#include "output.h"
#include "solipost/base/buffer.h"
#include "solipost/base/safe_text.h"

void today_add(struct today_list *list, const char *kind, struct uuid prisoner, const char *what, const char *command) {
  struct today_line line = {.kind = kind, .what = what, .command = command, .prisoner = prisoner};
  LIST_PUSH(&list->lines, line);
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
