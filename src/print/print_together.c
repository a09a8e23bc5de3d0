/* SPDX-License-Identifier: MIT */
/* Makes one draft out of those of several people. */
#include "print_together.h"

#include <string.h>

#include "print_fields.h"
#include "solipost/base/i18n.h"
#include "solipost/lang/words.h"
#include "solipost/model/address.h"
#include "solipost/store/record_store.h"

/* ---- who ---- */

static bool is_in(const struct together_group *group, struct uuid prisoner) {
  for (size_t i = 0; i < group->count; i++)
    if (uuid_equal(group->people[i], prisoner)) return true;
  return false;
}

static bool add_person(struct together *together, struct together_group *group, const struct prisoner *prisoner,
                       struct arena *arena, struct error *error) {
  if (is_in(group, prisoner->id)) return true;
  if (together_find(together, prisoner->id) != 0) {
    error_set(error, ERROR_MISUSED, _("%s is named on two letters"), prisoner_call(prisoner, arena));
    return error_hint(error, "%s", _("each person gets one letter in a run"));
  }
  group->people[group->count++] = prisoner->id;
  return true;
}

static bool resolve_group(struct store *store, const char *typed, struct together *together, struct arena *arena,
                          struct error *error) {
  struct together_group group = {.count = 0};
  struct together_names names;
  if (!together_names_read(typed, arena, &names, error)) return false;
  for (size_t i = 0; i < names.count; i++) {
    struct prisoner prisoner;
    if (!people_resolve(store, &prisoner_noun, names.items[i], &prisoner, arena, error) ||
        !add_person(together, &group, &prisoner, arena, error))
      return false;
  }
  if (group.count > 1) together->groups[together->count++] = group;
  return true;
}

bool together_resolve(struct store *store, const char *const *typed, struct arena *arena, struct together *out,
                      struct error *error) {
  size_t count = 0;
  *out = (struct together){.groups = NULL};
  while (typed != NULL && typed[count] != NULL) count++;
  out->groups = ARENA_ARRAY(arena, struct together_group, count + 1);
  for (size_t i = 0; i < count; i++)
    if (!resolve_group(store, typed[i], out, arena, error)) return false;
  return true;
}

size_t together_find(const struct together *together, struct uuid prisoner) {
  for (size_t i = 0; i < together->count; i++)
    if (is_in(&together->groups[i], prisoner)) return i + 1;
  return 0;
}

void together_begin(struct together *together) {
  for (size_t i = 0; i < together->count; i++) together->groups[i].taken = false;
}

/* ---- one address ---- */

struct lines {
  const char *at[32];
  size_t length[32];
  size_t count;
};

static bool split(const char *text, struct lines *out) {
  out->count = 0;
  while (*text != '\0') {
    if (out->count == COUNT_OF(out->at)) return false;
    size_t length = strcspn(text, "\n");
    out->at[out->count] = text;
    out->length[out->count++] = length;
    text += length + (text[length] == '\n');
  }
  return true;
}

static bool same_line(const struct lines *a, size_t i, const struct lines *b, size_t j) {
  return a->length[i] == b->length[j] && memcmp(a->at[i], b->at[j], a->length[i]) == 0;
}

static void append(struct buffer *out, const struct lines *lines, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    if (out->length > 0) buffer_append_char(out, '\n');
    buffer_append_bytes(out, lines->at[i], lines->length[i]);
  }
}

/* Two addresses that differ in name and number become one with both, one below the other. NULL when more differs. */
static const char *join_addresses(const char *first, const char *second, struct arena *arena) {
  enum { MOST_OWN_LINES = 2 }; /* name and number */
  struct lines a, b;
  size_t head = 0, tail = 0;
  if (!split(first, &a) || !split(second, &b)) return NULL;
  while (head < a.count && head < b.count && same_line(&a, head, &b, head)) head++;
  while (tail + head < a.count && tail + head < b.count && same_line(&a, a.count - 1 - tail, &b, b.count - 1 - tail))
    tail++;
  if (b.count - head - tail > MOST_OWN_LINES || tail == 0) return NULL;
  struct buffer joined;
  buffer_init(&joined);
  append(&joined, &a, 0, a.count - tail);
  append(&joined, &b, head, b.count - tail);
  append(&joined, &a, a.count - tail, a.count);
  const char *text = arena_strdup(arena, joined.bytes);
  buffer_release(&joined);
  return text;
}

/* ---- one text ---- */

struct members {
  struct selected *people;
  struct draft *drafts;
  const char **who;
  size_t count;
};

/* Each name once, one below the other or behind each other. */
static const char *join_names(const struct members *members, bool native, const char *between, struct arena *arena) {
  const char *joined = "";
  for (size_t i = 0; i < members->count; i++) {
    const struct prisoner *prisoner = &members->people[i].prisoner;
    const char *name = native ? prisoner->name_native : prisoner->name;
    if (*name != '\0') joined = *joined == '\0' ? name : arena_printf(arena, "%s%s%s", joined, between, name);
  }
  return joined;
}

static bool salute(const struct members *members, const char *language, struct arena *arena, const char **out,
                   struct error *error) {
  const char *first = prisoner_first_name_in(&members->people[0].prisoner, language, arena);
  const char *second = prisoner_first_name_in(&members->people[1].prisoner, language, arena);
  const char *const values[] = {"first_name", first, "second_name", second, NULL};
  bool couple = members->count == 2 && *first != '\0' && *second != '\0';
  return lang_phrase(language, couple ? "salutation_couple" : "salutation_plural", values, arena, out, error);
}

static const char *join_fields(const struct members *members, const char *name, const char *between,
                               struct arena *arena, struct error *error) {
  const char *joined = "";
  for (size_t i = 0; i < members->count; i++) {
    struct template_field *fields;
    size_t count;
    if (!print_fields_read(members->drafts[i].piece.fields, 0, arena, &fields, &count, error)) return NULL;
    const char *value = print_fields_find(fields, count, name);
    if (*value != '\0') joined = *joined == '\0' ? value : arena_printf(arena, "%s%s%s", joined, between, value);
  }
  return joined;
}

/* Fields about one person become those of all; the rest is the first one's. What is nobody else's business (birthday,
 * case) goes. */
static bool join_texts(const struct members *members, struct draft *out, struct arena *arena, struct error *error) {
  static const char *const listed[] = {"number", FIELD_PRISONER_LINE, FIELD_RELAY_FOR, FIELD_RELAY_NAMES};
  static const char *const personal[] = {"birthday", "summary"};
  struct template_field *fields;
  size_t count;
  const char *salutation;
  if (!print_fields_read(out->piece.fields, 0, arena, &fields, &count, error) ||
      !salute(members, out->piece.language, arena, &salutation, error))
    return false;
  struct buffer text;
  buffer_init(&text);
  bool done = true;
  for (size_t i = 0; done && i < count; i++) {
    const char *name = fields[i].name, *value = fields[i].value;
    if (strcmp(name, "salutation") == 0) value = salutation;
    if (strcmp(name, "first_name") == 0 || strcmp(name, "name") == 0) value = join_names(members, false, ", ", arena);
    if (strcmp(name, "native_name") == 0) value = join_names(members, true, ", ", arena);
    for (size_t k = 0; done && k < COUNT_OF(listed); k++) {
      if (strcmp(name, listed[k]) != 0) continue;
      value = join_fields(members, name, strncmp(name, "_relay", 6) == 0 ? "\n" : ", ", arena, error);
      done = value != NULL;
    }
    for (size_t k = 0; k < COUNT_OF(personal); k++)
      if (strcmp(name, personal[k]) == 0) value = "";
    if (done) print_fields_add(&text, name, value);
  }
  if (done) out->piece.fields = arena_strdup(arena, text.bytes);
  buffer_release(&text);
  return done;
}

/* ---- the whole ---- */

static bool load_member(struct store *store, struct uuid id, struct selected *out, struct arena *arena,
                        struct error *error) {
  bool placed = false, relayed = false;
  noun_clear(&stay_noun, &out->stay);
  noun_clear(&prison_noun, &out->prison);
  return record_load(store, &prisoner_noun, id, &out->prisoner, arena, error) &&
         people_current_stay(store, id, &out->stay, &out->prison, &placed, arena, error) &&
         people_relay(store, &out->prisoner, placed ? &out->prison : NULL, &out->relay, &relayed, arena, error);
}

static const char *apart(const struct members *members, struct arena *arena) {
  for (size_t i = 1; i < members->count; i++) {
    const struct selected *first = &members->people[0], *other = &members->people[i];
    if (!uuid_equal(first->prison.id, other->prison.id))
      return arena_printf(arena, _("%s and %s are not held in the same prison; write to each"), members->who[0],
                          members->who[i]);
    if (!uuid_equal(first->relay.id, other->relay.id))
      return arena_printf(arena, _("%s and %s are not reached through the same person; write to each"), members->who[0],
                          members->who[i]);
  }
  return NULL;
}

static bool join(const struct members *members, struct together_draft *out, struct arena *arena, struct error *error) {
  struct draft *draft = &out->draft;
  bool relayed = draft->judgement.through_relay;
  for (size_t i = 1; i < members->count; i++) {
    const struct draft *other = &members->drafts[i];
    if (other->verdict == DRAFT_ACKNOWLEDGE) draft->verdict = DRAFT_ACKNOWLEDGE;
    if (other->found_worst > draft->found_worst) draft->found_worst = other->found_worst;
    if (relayed) continue;
    draft->piece.address = join_addresses(draft->piece.address, other->piece.address, arena);
    if (draft->piece.address == NULL) {
      draft->verdict = DRAFT_LEFT_OUT;
      out->refusal = arena_printf(arena, _("the addresses of %s and %s differ in more than the name; write to each"),
                                  members->who[0], members->who[i]);
      return true;
    }
    const char *native = NULL;
    if (*draft->piece.address_native != '\0' && *other->piece.address_native != '\0')
      native = join_addresses(draft->piece.address_native, other->piece.address_native, arena);
    draft->piece.address_native = native == NULL ? "" : native;
  }
  return join_texts(members, draft, arena, error);
}

static bool draft_members(const struct draft_context *context, struct store *store, const struct together_group *group,
                          struct arena *arena, struct members *members, struct error *error) {
  struct draft_context own = *context;
  own.recipients = group->count;
  members->count = group->count;
  members->people = ARENA_ARRAY(arena, struct selected, group->count);
  members->drafts = ARENA_ARRAY(arena, struct draft, group->count);
  members->who = ARENA_ARRAY(arena, const char *, group->count);
  for (size_t i = 0; i < group->count; i++)
    if (!load_member(store, group->people[i], &members->people[i], arena, error)) return false;
  own.readers = members->people;
  for (size_t i = 0; i < group->count; i++) {
    if (!draft_make(&own, &members->people[i], arena, &members->drafts[i], error)) return false;
    members->who[i] = prisoner_call(&members->people[i].prisoner, arena);
  }
  return true;
}

/* The first draft is that of all; a person who is left out leaves the others out. */
static void tell_others(const struct members *members, struct together_draft *out, struct arena *arena) {
  struct together_finding *others = ARENA_ARRAY(arena, struct together_finding, members->count);
  for (size_t i = 1; i < members->count; i++) {
    others[i - 1] = (struct together_finding){members->who[i], &members->drafts[i]};
    out->who = arena_printf(arena, "%s + %s", out->who, members->who[i]);
    if (members->drafts[i].verdict != DRAFT_LEFT_OUT) continue;
    if (members->drafts[i].language_detail != NULL)
      out->refusal = arena_printf(arena, "%s: %s", members->who[i], members->drafts[i].language_detail);
    out->draft.verdict = DRAFT_LEFT_OUT;
  }
  out->others = others;
  out->other_count = members->count - 1;
}

bool together_draft(const struct draft_context *context, struct store *store, struct together *together,
                    const struct selected *selected, struct arena *arena, struct together_draft *out,
                    struct error *error) {
  *out = (struct together_draft){.group = together_find(together, selected->prisoner.id),
                                 .who = prisoner_call(&selected->prisoner, arena),
                                 .first = selected->prisoner.id};
  if (out->group == 0) return draft_make(context, selected, arena, &out->draft, error);
  struct together_group *group = &together->groups[out->group - 1];
  struct members members;
  out->taken = group->taken;
  if (group->taken) return true;
  group->taken = true;
  if (!draft_members(context, store, group, arena, &members, error)) return false;
  out->draft = members.drafts[0];
  out->who = members.who[0];
  out->first = group->people[0];
  tell_others(&members, out, arena);
  if (out->refusal == NULL) out->refusal = apart(&members, arena);
  if (out->refusal != NULL) out->draft.verdict = DRAFT_LEFT_OUT;
  return out->draft.verdict == DRAFT_LEFT_OUT || join(&members, out, arena, error);
}
