/* SPDX-License-Identifier: MIT */
/* Who writes to whom: promises, correspondences that fell asleep, writers who left or come back. */
#include <inttypes.h>

#include "calendar_words.h"
#include "pick.h"
#include "shell_word.h"
#include "today_parts.h"
#include "solipost/store/due_store.h"
#include "solipost/store/pair_store.h"

static const char *quoted_writer(struct today_list *list, struct uuid writer) {
  return shell_word(pick_call_row(list->cli, &writer_noun, writer), &list->cli->arena);
}

static const char *promised(struct today_list *list, const struct pair *pair, const char *person) {
  struct arena *arena = &list->cli->arena;
  return arena_printf(arena, _("%s promised a first letter to %s by %s"),
                      pick_call_row(list->cli, &writer_noun, pair->writer), person,
                      calendar_day(pair->confirm_by, arena));
}

static void say_promise(struct today_list *list, const void *record) {
  const struct pair *pair = record;
  struct arena *arena = &list->cli->arena;
  const char *person = today_who(list, pair->prisoner);
  today_add(
      list, "promise", pair->prisoner, promised(list, pair, person),
      arena_printf(arena, "solipost written %s --by %s", today_code(person, arena), quoted_writer(list, pair->writer)));
}

static const char *command_to_end(struct today_list *list, const struct pair *pair, const char *person) {
  struct arena *arena = &list->cli->arena;
  return arena_printf(arena, "solipost pair end %s --writer %s", today_code(person, arena),
                      quoted_writer(list, pair->writer));
}

static void say_fallen_back(struct today_list *list, const void *record) {
  const struct pair *pair = record;
  const char *person = today_who(list, pair->prisoner);
  today_add(
      list, "fallen-back", pair->prisoner,
      arena_printf(&list->cli->arena, _("%s and none is known; anybody may write now"), promised(list, pair, person)),
      command_to_end(list, pair, person));
}

static void say_dormant(struct today_list *list, const void *record) {
  const struct pair *pair = record;
  struct arena *arena = &list->cli->arena;
  const char *person = today_who(list, pair->prisoner);
  today_add(list, "dormant", pair->prisoner,
            arena_printf(arena, _("%s and %s: no letter and no answer for %d days; ask whether it goes on"),
                         pick_call_row(list->cli, &writer_noun, pair->writer), person, PAIR_DORMANT_DAYS),
            command_to_end(list, pair, person));
}

static void say_left(struct today_list *list, const void *record) {
  const struct writer *writer = record;
  struct arena *arena = &list->cli->arena;
  today_add(list, "left", (struct uuid){{0}},
            arena_printf(arena, _("%s has left on %s, and correspondences are open"), writer->pseudonym,
                         calendar_day(writer->left_on, arena)),
            arena_printf(arena, "solipost hand-on %s", shell_word(writer->pseudonym, arena)));
}

static void say_back(struct today_list *list, const void *record) {
  const struct writer *writer = record;
  struct arena *arena = &list->cli->arena;
  today_add(list, "pause", (struct uuid){{0}},
            arena_printf(arena, _("%s is back after %s"), writer->pseudonym, calendar_day(writer->paused_until, arena)),
            arena_printf(arena, "solipost show writer %s", shell_word(writer->pseudonym, arena)));
}

bool today_add_promises(struct today_list *list, struct error *error) {
  return today_add_each(list, DUE_PROMISE_SOON, 0, say_promise, error) &&
         today_add_each(list, DUE_PROMISE, 1, say_fallen_back, error);
}

bool today_add_writers(struct today_list *list, struct error *error) {
  return today_add_each(list, DUE_LEFT, 0, say_left, error) &&
         today_add_each(list, DUE_DORMANT, PAIR_DORMANT_DAYS + 1, say_dormant, error) &&
         today_add_each(list, DUE_BACK, 0, say_back, error);
}
