/* SPDX-License-Identifier: MIT */
/* Finding the one record a person means, and calling records by name. */
#include "pick.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

bool pick_all(struct cli *cli, const struct noun *noun, const struct record_query *query, struct picked_list *out,
              struct error *error) {
  struct record_cursor *cursor = NULL;
  LIST(void *) records = {0};
  bool more = true, done = false;
  *out = (struct picked_list){0};
  if (!record_select(cli->store, noun, query, &cursor, error)) return false;
  for (;;) {
    void *record = arena_alloc(&cli->arena, noun->size);
    if (!cli_not_stopped(error) || !record_next(cursor, record, &cli->arena, &more, error)) break;
    done = !more;
    if (done) break;
    LIST_PUSH(&records, record);
  }
  record_cursor_close(cursor);
  if (done && records.count > 0) {
    out->records = arena_copy(&cli->arena, records.items, records.count * sizeof *records.items);
    out->count = records.count;
  }
  LIST_RELEASE(&records);
  return done;
}

static const char *text_of(const struct noun *noun, const void *record, const char *name, struct arena *arena) {
  const struct field *field = noun_field(noun, name);
  return field == NULL ? "" : field_get(field, record, arena);
}

const char *pick_call(const struct noun *noun, const void *record, struct arena *arena) {
  if (noun == &prisoner_noun) return prisoner_call(record, arena);
  if (noun == &writer_noun) return text_of(noun, record, "pseudonym", arena);
  if (noun == &run_noun) return arena_printf(arena, _("run %s"), text_of(noun, record, "number", arena));
  if (noun == &evening_noun) return arena_printf(arena, _("evening %s"), text_of(noun, record, "number", arena));
  if (noun == &piece_noun) return arena_printf(arena, _("letter %s"), text_of(noun, record, "number", arena));
  if (noun == &export_noun || noun == &reply_noun || noun == &follow_up_noun)
    return arena_printf(arena, _("no. %s"), text_of(noun, record, "number", arena));
  const char *code = text_of(noun, record, "code", arena), *name = text_of(noun, record, "name", arena);
  if (code[0] == '\0') return name;
  if (noun == &rule_noun) return code;
  return arena_printf(arena, "%s %s", code, name);
}

/* What a hold, a note or a person in an export is about: the first reference that is set, or the country. */
static const char *call_subject(struct cli *cli, const struct noun *noun, const void *record) {
  for (size_t i = 0; i < noun->field_count; i++) {
    const struct field *field = &noun->fields[i];
    if (field->type != FIELD_REFERENCE || field->refers_to == &export_noun || !field_is_set(field, record)) continue;
    struct uuid id;
    memcpy(&id, (const char *)record + field->offset, sizeof id);
    return pick_call_row(cli, field->refers_to, id);
  }
  const struct field *country = noun_field(noun, "country");
  return country == NULL ? "" : field_show(country, record, &cli->arena);
}

const char *pick_call_row(struct cli *cli, const struct noun *noun, struct uuid id) {
  void *record = arena_alloc(&cli->arena, noun->size);
  struct error ignored = {0};
  if (uuid_is_nil(id) || !record_load_even_deleted(cli->store, noun, id, record, &cli->arena, &ignored)) return "";
  if (noun == &stay_noun) {
    const struct stay *stay = record;
    if (uuid_is_nil(stay->prisoner)) return _("(forgotten)");
    return arena_printf(&cli->arena, _("%s in %s"), pick_call_row(cli, &prisoner_noun, stay->prisoner),
                        pick_call_row(cli, &prison_noun, stay->prison));
  }
  if (noun == &target_noun) {
    const struct target *target = record;
    if (uuid_is_nil(target->prisoner)) return _("(forgotten)");
    return arena_printf(&cli->arena, _("%s for %s"), pick_call_row(cli, &campaign_noun, target->campaign),
                        pick_call_row(cli, &prisoner_noun, target->prisoner));
  }
  if (noun == &pair_noun) {
    const struct pair *pair = record;
    return arena_printf(&cli->arena, _("%s and %s"), pick_call_row(cli, &writer_noun, pair->writer),
                        pick_call_row(cli, &prisoner_noun, pair->prisoner));
  }
  if (noun == &vault_entry_noun) return pick_call_row(cli, &writer_noun, ((const struct vault_entry *)record)->writer);
  if (noun == &answered_noun) return pick_call_row(cli, &piece_noun, ((const struct answered *)record)->piece);
  if (noun == &hold_noun || noun == &note_noun || noun == &export_item_noun) return call_subject(cli, noun, record);
  const char *call = pick_call(noun, record, &cli->arena);
  /* What was taken out for good left its place alone. */
  bool named = noun == &prisoner_noun || noun == &writer_noun;
  if (call[0] != '\0') return call;
  /* What has no name is called by what it is about: the return of a letter by the letter. */
  return named ? _("(forgotten)") : call_subject(cli, noun, record);
}

/* ---- campaigns and writers: few rows, looked through one by one ---- */

/* 2: the code or name itself; 1: each typed word begins one of its words; 0: neither. */
static int fits(const char *typed, const char *folded, const char *code, const char *name) {
  if (ascii_equal_ignoring_case(typed, code) || strcmp(typed, name) == 0) return 2;
  struct buffer words;
  bool all = folded[0] != '\0';
  buffer_init(&words);
  lang_search_words(name, &words);
  for (const char *at = folded; all && *at != '\0';) {
    size_t length = strcspn(at, " ");
    bool found = false;
    for (const char *word = words.bytes; !found && *word != '\0';) {
      word += strspn(word, " ");
      found = length > 0 && strncmp(word, at, length) == 0;
      word += strcspn(word, " ");
    }
    all = found;
    at += length;
    at += strspn(at, " ");
  }
  buffer_release(&words);
  return all ? 1 : 0;
}

static bool not_found(const struct noun *noun, const char *typed, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("there is no %s '%s'"), _(noun->label), typed);
  if (noun == &writer_noun)
    return error_hint(error, _("'solipost list writers' shows all; 'solipost add writer %s' adds one"), typed);
  return error_hint(error, _("'solipost list %s' shows all"), noun->plural);
}

static bool pick_from_few(struct cli *cli, const struct noun *noun, const char *typed, void *record,
                          struct error *error) {
  struct picked_list all;
  struct buffer folded;
  const char *candidates = NULL;
  const void *found = NULL;
  int best = 0;
  size_t equal = 0;
  if (!pick_all(cli, noun, &(struct record_query){0}, &all, error)) return false;
  buffer_init(&folded);
  lang_search_query(typed, &folded);
  for (size_t i = 0; i < all.count; i++) {
    const char *name = text_of(noun, all.records[i], noun == &writer_noun ? "pseudonym" : "name", &cli->arena);
    int fit = fits(typed, folded.bytes, text_of(noun, all.records[i], "code", &cli->arena), name);
    if (fit == 0 || fit < best) continue;
    equal = fit > best ? 1 : equal + 1;
    const char *call = pick_call(noun, all.records[i], &cli->arena);
    candidates = equal == 1 ? call : arena_printf(&cli->arena, "%s\n%s", candidates, call);
    found = all.records[i];
    best = fit;
  }
  buffer_release(&folded);
  if (found == NULL) return not_found(noun, typed, error);
  if (equal > 1) {
    error_set(error, ERROR_AMBIGUOUS, _("'%s' can be several"), typed);
    return error_hint(error, _("say which:\n%s"), candidates);
  }
  memcpy(record, found, noun->size);
  return true;
}

bool pick_one(struct cli *cli, const struct noun *noun, const char *typed, void *record, struct error *error) {
  if (noun == &prisoner_noun || noun == &prison_noun)
    return people_resolve(cli->store, noun, typed, record, &cli->arena, error);
  return pick_from_few(cli, noun, typed, record, error);
}

/* ---- any noun ---- */

static const struct noun *const named_nouns[] = {&prisoner_noun, &prison_noun, &campaign_noun, &writer_noun,
                                                 &relay_noun};

static bool is_its_code(const struct picked *picked, const char *typed, struct arena *arena) {
  return ascii_equal_ignoring_case(text_of(picked->noun, &picked->record, "code", arena), typed);
}

bool pick_any(struct cli *cli, const char *typed, struct picked *out, struct error *error) {
  struct picked found[COUNT_OF(named_nouns)];
  struct error problem = {0}, ambiguous = {0};
  size_t count = 0;
  for (size_t i = 0; i < COUNT_OF(named_nouns); i++) {
    found[count].noun = named_nouns[i];
    if (pick_one(cli, named_nouns[i], typed, &found[count].record, &problem)) count++;
    else if (problem.kind == ERROR_AMBIGUOUS && ambiguous.kind == ERROR_NONE) ambiguous = problem;
    else if (problem.kind != ERROR_NOT_FOUND && problem.kind != ERROR_AMBIGUOUS) {
      if (error != NULL) *error = problem;
      return false;
    }
  }
  for (size_t i = 0; i < count; i++) {
    if (count > 1 && !is_its_code(&found[i], typed, &cli->arena)) continue;
    if (count == 1 && ambiguous.kind != ERROR_NONE && !is_its_code(&found[i], typed, &cli->arena)) continue;
    *out = found[i];
    return true;
  }
  if (ambiguous.kind != ERROR_NONE) {
    if (error != NULL) *error = ambiguous;
    return false;
  }
  if (count == 0) {
    error_set(error, ERROR_NOT_FOUND, _("nobody and no prison is found under '%s'"), typed);
    return error_hint(error, "%s",
                      _("'solipost find' searches with the beginning of a name; 'solipost list prisoners' shows all"));
  }
  const char *list = NULL;
  for (size_t i = 0; i < count; i++) {
    const char *call = arena_printf(&cli->arena, "%s %s", found[i].noun->name,
                                    pick_call(found[i].noun, &found[i].record, &cli->arena));
    list = list == NULL ? call : arena_printf(&cli->arena, "%s\n%s", list, call);
  }
  error_set(error, ERROR_AMBIGUOUS, _("'%s' can be several"), typed);
  return error_hint(error, _("use a code, or say which kind:\n%s"), list);
}

bool pick_operands(struct cli *cli, size_t *at, struct picked *out, struct error *error) {
  const char *first = cli->operands[*at], *second = cli->operands[*at + 1];
  for (size_t i = 0; i < COUNT_OF(named_nouns); i++) {
    if (strcmp(named_nouns[i]->name, first) != 0 || second == NULL || strchr(second, '=') != NULL) continue;
    out->noun = named_nouns[i];
    *at += 2;
    return pick_one(cli, out->noun, second, &out->record, error);
  }
  *at += 1;
  return pick_any(cli, first, out, error);
}
