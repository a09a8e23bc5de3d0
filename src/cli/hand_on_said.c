/* SPDX-License-Identifier: MIT */
/* Prints what a writer has open. */
#include "hand_on_said.h"

#include <inttypes.h>

#include "fields.h"
#include "output.h"
#include "pair_said.h"
#include "pick.h"

static const char *day(struct cli *cli, struct date date) { return date_text(date, &cli->arena); }

static void print_replies(struct cli *cli, const struct hand_on_one *one) {
  for (size_t i = 0; i < one->reply_count; i++) {
    const struct reply *reply = &one->replies[i];
    fields_print_line(
        cli, arena_printf(&cli->arena, _("reply %" PRId64), reply->number),
        arena_printf(&cli->arena, _("received on %s, not handed over yet"), day(cli, reply->received_on)));
  }
}

static void print_follow_ups(struct cli *cli, const struct hand_on_one *one) {
  for (size_t i = 0; i < one->follow_up_count; i++) {
    const struct follow_up *row = &one->follow_ups[i];
    const char *what = field_show(noun_field(&follow_up_noun, "kind"), row, &cli->arena);
    if (*row->detail != '\0') what = arena_printf(&cli->arena, "%s, %s", what, row->detail);
    if (*row->who != '\0') what = arena_printf(&cli->arena, "%s (%s)", what, row->who);
    if (date_is_set(row->due_on)) what = arena_printf(&cli->arena, _("%s; due on %s"), what, day(cli, row->due_on));
    fields_print_line(cli, arena_printf(&cli->arena, _("follow-up %" PRId64), row->number), what);
  }
}

const char *hand_on_letter_said(struct cli *cli, const struct piece *piece) {
  const char *what = field_show(noun_field(&piece_noun, "stage"), piece, &cli->arena);
  if (piece->waiting != WAITING_NONE)
    what =
        arena_printf(&cli->arena, "%s, %s", what, field_show(noun_field(&piece_noun, "waiting"), piece, &cli->arena));
  return *piece->waiting_who == '\0' ? what : arena_printf(&cli->arena, "%s (%s)", what, piece->waiting_who);
}

static void print_pieces(struct cli *cli, const struct hand_on_one *one) {
  for (size_t i = 0; i < one->piece_count; i++)
    fields_print_line(cli, arena_printf(&cli->arena, _("letter %" PRId64), one->pieces[i].number),
                      arena_printf(&cli->arena, _("%s; not posted yet"), hand_on_letter_said(cli, &one->pieces[i])));
}

void hand_on_print(struct cli *cli, const struct hand_on *hand_on) {
  for (size_t i = 0; i < hand_on->count; i++) {
    const struct hand_on_one *one = &hand_on->items[i];
    cli_print_heading(cli, "%s%s\n", i == 0 ? "" : "\n", one->who);
    if (!uuid_is_nil(one->pair.pair.id)) fields_print_line(cli, _("correspondence"), pair_said(cli, &one->pair));
    print_replies(cli, one);
    print_follow_ups(cli, one);
    print_pieces(cli, one);
  }
}

bool hand_on_people(struct cli *cli, size_t first, struct prisoner **people, size_t *count, struct error *error) {
  *count = 0;
  *people = ARENA_ARRAY(&cli->arena, struct prisoner, cli->operand_count + 1);
  for (size_t i = first; i < cli->operand_count; i++)
    if (!pick_one(cli, &prisoner_noun, cli->operands[i], &(*people)[(*count)++], error)) return false;
  return true;
}
