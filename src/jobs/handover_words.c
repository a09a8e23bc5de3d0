/* SPDX-License-Identifier: MIT */
/* What stands in the two columns of a printed handover. Keys "handover_..." of data/words. */
#include "handover_words.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/path.h"
#include "solipost/lang/country.h"
#include "solipost/lang/tag.h"

bool handover_words_phrase(const struct handover_words *words, const char *key, const char *const *values,
                           const char **out, struct error *error) {
  return lang_phrase(words->language, key, values, words->arena, out, error);
}

const char *handover_words_language(const char *wanted, struct arena *arena) {
  const char *text;
  return *wanted != '\0' && lang_phrase(wanted, "handover_title", NULL, arena, &text, NULL) ? wanted : "en";
}

/* Words of the register within those of the sheet: in a sheet from right to left they keep their own direction and signs
 * (FIRST STRONG ISOLATE ... POP DIRECTIONAL ISOLATE). */
static const char *isolated(const struct handover_words *words, const char *text) {
  if (*text == '\0' || !lang_is_right_to_left(words->language)) return text;
  return arena_printf(words->arena, "\u2068%s\u2069", text);
}

/* A path has no direction of its own but reads from left to right. */
static const char *isolated_path(const struct handover_words *words, const char *path) {
  return lang_is_right_to_left(words->language) ? arena_printf(words->arena, "\u2066%s\u2069", path) : path;
}

/* The file and its folder: the way to them may hold the login of a person. */
static const char *short_path(const char *path, struct arena *arena) {
  const char *name = path_name_of(path);
  const char *folder = path_name_of(path_folder_of(arena, path));
  return *folder == '\0' || strcmp(folder, ".") == 0 ? name : arena_printf(arena, "\u2026/%s/%s", folder, name);
}

/* ---- the first column ---- */

static const char *name_of(const struct handover_words *words, const struct handover_row *row) {
  if (row->is_held) return "";
  if (row->is_person && !words->names) return name_initials(row->name, words->arena);
  return row->name;
}

static const char *call_of(const struct handover_words *words, const struct handover_row *row) {
  /* A hold on a whole country has its code alone. */
  if (row->state == HANDOVER_HOLD && *row->name == '\0' && !row->is_person)
    return country_name(row->code, words->language, words->arena);
  const char *name = isolated(words, name_of(words, row));
  return arena_printf(words->arena, "%s%s%s", row->code, *row->code != '\0' && *name != '\0' ? " " : "", name);
}

static bool subject_of(const struct handover_words *words, const struct handover_row *row, const char *const *values,
                       const char **out, struct error *error) {
  switch (row->state) {
  case HANDOVER_GROUP:
  case HANDOVER_SENDER:
  case HANDOVER_CONTACT:
  case HANDOVER_FILE: {
    const char *key = arena_printf(words->arena, "handover_%s", handover_state_word(row->state));
    return handover_words_phrase(words, key, NULL, out, error);
  }
  case HANDOVER_PROTECTED:
  case HANDOVER_UNPROTECTED: return handover_words_phrase(words, "handover_protection", NULL, out, error);
  case HANDOVER_BACKUP: return lang_date(row->day, words->language, words->arena, out, error);
  case HANDOVER_RUN_UNMAILED: return handover_words_phrase(words, "handover_run", values, out, error);
  case HANDOVER_HAND_UNMAILED: return handover_words_phrase(words, "handover_by_hand", NULL, out, error);
  case HANDOVER_LEAD: *out = row->name; return true;
  default: *out = call_of(words, row); return true;
  }
}

/* ---- the second ---- */

/* States whose text is all that is said; the others have a phrase of their own. */
static bool is_text_alone(enum handover_state state) {
  return state == HANDOVER_GROUP || state == HANDOVER_SENDER || state == HANDOVER_CONTACT || state == HANDOVER_FILE ||
         state == HANDOVER_NOTE;
}

static const char *text_of(const struct handover_words *words, const struct handover_row *row) {
  bool is_path = row->state == HANDOVER_FILE || row->state == HANDOVER_BACKUP;
  if (is_path) return isolated_path(words, words->names ? row->text : short_path(row->text, words->arena));
  /* A note for the table may be printed; any other word about a person stays in the register. */
  if (row->is_held || (row->is_person && !words->names && row->state != HANDOVER_NOTE)) return "";
  return isolated(words, row->text);
}

static void join(struct buffer *to, const char *text) {
  if (*text == '\0') return;
  buffer_printf(to, "%s%s", to->length > 0 ? " \u00B7 " : "", text);
}

static bool append_said(const struct handover_words *words, const struct handover_row *row, const char *const *values,
                        struct buffer *said, struct error *error) {
  const char *phrase = "";
  if (!is_text_alone(row->state)) {
    bool undated = row->state == HANDOVER_HOLD && !date_is_set(row->day);
    const char *key =
        undated ? "handover_hold_undated" : arena_printf(words->arena, "handover_%s", handover_state_word(row->state));
    if (!handover_words_phrase(words, key, values, &phrase, error)) return false;
  }
  join(said, phrase);
  if (row->state != HANDOVER_LEAD) join(said, text_of(words, row));
  bool may_tell = !row->is_held && (words->names || !row->is_person);
  if (*row->said_by == '\0' || !may_tell || row->state == HANDOVER_NOTE) return true;
  if (!handover_words_phrase(words, "handover_said_by", values, &phrase, error)) return false;
  join(said, phrase);
  return true;
}

bool handover_words_row(const struct handover_words *words, const struct handover_row *row, const char **subject,
                        const char **said, struct error *error) {
  struct arena *arena = words->arena;
  const char *day = "";
  if (date_is_set(row->day) && !lang_date(row->day, words->language, arena, &day, error)) return false;
  const char *const values[] = {"date",     day,
                                "number",   arena_printf(arena, "%lld", (long long)row->number),
                                "first",    arena_printf(arena, "%lld", (long long)row->first),
                                "last",     arena_printf(arena, "%lld", (long long)row->last),
                                "count",    arena_printf(arena, "%lld", (long long)row->count),
                                "said_by",  isolated(words, row->said_by),
                                "campaign", isolated(words, arena_printf(arena, "%s %s", row->code, row->text)),
                                NULL};
  if (!subject_of(words, row, values, subject, error)) return false;
  struct buffer text;
  buffer_init(&text);
  bool done = append_said(words, row, values, &text, error);
  *said = arena_strdup(arena, text.bytes);
  buffer_release(&text);
  return done;
}
