/* SPDX-License-Identifier: MIT */
/* Collects the figures of a handover, section by section. */
#include "solipost/jobs/handover.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/store/backup_log.h"
#include "solipost/store/handover_store.h"
#include "solipost/store/people_store.h"

/* An older backup says nothing that a newer one does not say better. */
enum { MOST_BACKUPS = 3 };

struct gathering {
  struct store *store;
  const struct handover_request *request;
  struct arena *arena;
  struct own_group group;
  LIST(struct handover_row) rows; /* of the section in hand */
  size_t more;
  LIST(struct handover_section) sections;
};

static const char *const section_words[HANDOVER_SECTIONS] = {
    [HANDOVER_REGISTER] = "register", [HANDOVER_BACKUPS] = "backups",     [HANDOVER_UNMAILED] = "unmailed",
    [HANDOVER_WAITING] = "waiting",   [HANDOVER_PROMISES] = "promises",   [HANDOVER_RELAYS] = "relays",
    [HANDOVER_PARTNERS] = "partners", [HANDOVER_CAMPAIGNS] = "campaigns", [HANDOVER_HOLDS] = "holds",
    [HANDOVER_DOUBTFUL] = "doubtful", [HANDOVER_ADDRESSES] = "addresses", [HANDOVER_WRITERS] = "writers",
    [HANDOVER_NOTES] = "notes",
};

static const char *const state_words[HANDOVER_STATES] = {
    [HANDOVER_GROUP] = "group",
    [HANDOVER_SENDER] = "sender",
    [HANDOVER_CONTACT] = "contact",
    [HANDOVER_FILE] = "file",
    [HANDOVER_PROTECTED] = "protected",
    [HANDOVER_UNPROTECTED] = "unprotected",
    [HANDOVER_BACKUP] = "backup",
    [HANDOVER_NO_BACKUP] = "no_backup",
    [HANDOVER_RUN_UNMAILED] = "run_unmailed",
    [HANDOVER_HAND_UNMAILED] = "hand_unmailed",
    [HANDOVER_NEVER_WRITTEN] = "never_written",
    [HANDOVER_LAST_WRITTEN] = "last_written",
    [HANDOVER_PROMISE] = "promise",
    [HANDOVER_RELAY] = "relay",
    [HANDOVER_RELAY_PRISON] = "relay_prison",
    [HANDOVER_PARTNER] = "partner",
    [HANDOVER_LEAD] = "lead",
    [HANDOVER_CAMPAIGN_UNTIL] = "campaign_until",
    [HANDOVER_CAMPAIGN_OPEN] = "campaign_open",
    [HANDOVER_HOLD] = "hold",
    [HANDOVER_CONTACT_UNKNOWN] = "contact_unknown",
    [HANDOVER_NOWHERE] = "nowhere",
    [HANDOVER_ADDRESS] = "address",
    [HANDOVER_ADDRESS_CHECKED] = "address_checked",
    [HANDOVER_WRITER] = "writer",
    [HANDOVER_WRITER_CAPACITY] = "writer_capacity",
    [HANDOVER_NOTE] = "note",
};

const char *handover_section_word(enum handover_section_kind kind) { return section_words[kind]; }
const char *handover_state_word(enum handover_state state) { return state_words[state]; }

/* ---- rows ---- */

static struct handover_row *push(struct gathering *gathering, enum handover_state state) {
  LIST_PUSH(&gathering->rows, (struct handover_row){.state = state, .code = "", .name = "", .text = "", .said_by = ""});
  return &gathering->rows.items[gathering->rows.count - 1];
}

static void push_text(struct gathering *gathering, enum handover_state state, const char *text) {
  if (*text != '\0') push(gathering, state)->text = text;
}

static int64_t days_since(const struct gathering *gathering, struct date day) {
  return date_is_set(day) ? date_to_days(gathering->request->today) - date_to_days(day) : 0;
}

/* ---- sections whose rows are not answers of the store ---- */

static const char *in_one_line(const char *lines, struct arena *arena) {
  struct buffer text;
  buffer_init(&text);
  for (const char *line = lines; *line != '\0';) {
    size_t length = strcspn(line, "\n");
    if (length > 0) buffer_printf(&text, "%s%.*s", text.length > 0 ? ", " : "", (int)length, line);
    line += length + (line[length] == '\n');
  }
  const char *joined = arena_strdup(arena, text.bytes);
  buffer_release(&text);
  return joined;
}

static void add_register(struct gathering *gathering) {
  const struct own_group *group = &gathering->group;
  push_text(gathering, HANDOVER_GROUP, group->name);
  push_text(gathering, HANDOVER_SENDER, in_one_line(group->sender, gathering->arena));
  push_text(gathering, HANDOVER_CONTACT, group->contact);
  push_text(gathering, HANDOVER_FILE, store_path(gathering->store));
  push(gathering, gathering->request->encrypted ? HANDOVER_PROTECTED : HANDOVER_UNPROTECTED);
}

static bool add_backups(struct gathering *gathering, struct error *error) {
  struct backup_entry *entries;
  size_t count;
  if (!backup_log_list(gathering->store, gathering->arena, &entries, &count, error)) return false;
  if (count == 0) push(gathering, HANDOVER_NO_BACKUP);
  for (size_t i = 0; i < count && i < MOST_BACKUPS; i++) {
    struct handover_row *row = push(gathering, HANDOVER_BACKUP);
    const char *day = arena_strndup(gathering->arena, entries[i].at, strcspn(entries[i].at, "T"));
    if (!date_parse_iso(day, &row->day) || !date_has_year(row->day)) row->day = (struct date){0};
    row->text = entries[i].place;
    row->count = days_since(gathering, row->day);
  }
  gathering->more = count > MOST_BACKUPS ? count - MOST_BACKUPS : 0;
  return true;
}

/* ---- sections made of answers ---- */

struct answer {
  enum handover_section_kind section;
  enum handover_question question;
  enum handover_state state;         /* of its rows */
  enum handover_state state_without; /* of those without day (or number, or count) where that makes a difference */
  bool of_people, screen_only;
  int64_t most; /* 0: HANDOVER_MOST_ROWS */
};

/* In the order of the sheet. */
static const struct answer answers[] = {
    {HANDOVER_UNMAILED, HANDOVER_ASK_UNMAILED, HANDOVER_RUN_UNMAILED, HANDOVER_HAND_UNMAILED, false, false, 0},
    {HANDOVER_WAITING, HANDOVER_ASK_WAITING, HANDOVER_LAST_WRITTEN, HANDOVER_NEVER_WRITTEN, true, false,
     HANDOVER_MOST_WAITING},
    {HANDOVER_PROMISES, HANDOVER_ASK_PROMISES, HANDOVER_PROMISE, HANDOVER_PROMISE, true, false, 0},
    {HANDOVER_RELAYS, HANDOVER_ASK_RELAYED, HANDOVER_RELAY, HANDOVER_RELAY, true, false, 0},
    {HANDOVER_RELAYS, HANDOVER_ASK_RELAY_PRISONS, HANDOVER_RELAY_PRISON, HANDOVER_RELAY_PRISON, false, false, 0},
    {HANDOVER_PARTNERS, HANDOVER_ASK_PARTNERS, HANDOVER_PARTNER, HANDOVER_PARTNER, false, false, 0},
    {HANDOVER_PARTNERS, HANDOVER_ASK_LEADS, HANDOVER_LEAD, HANDOVER_LEAD, false, false, 0},
    {HANDOVER_CAMPAIGNS, HANDOVER_ASK_CAMPAIGNS, HANDOVER_CAMPAIGN_UNTIL, HANDOVER_CAMPAIGN_OPEN, false, false, 0},
    {HANDOVER_HOLDS, HANDOVER_ASK_HELD_PEOPLE, HANDOVER_HOLD, HANDOVER_HOLD, true, false, 0},
    {HANDOVER_HOLDS, HANDOVER_ASK_HELD_REST, HANDOVER_HOLD, HANDOVER_HOLD, false, false, 0},
    {HANDOVER_DOUBTFUL, HANDOVER_ASK_CONTACT_UNKNOWN, HANDOVER_CONTACT_UNKNOWN, HANDOVER_CONTACT_UNKNOWN, true, false,
     0},
    {HANDOVER_DOUBTFUL, HANDOVER_ASK_NOWHERE, HANDOVER_NOWHERE, HANDOVER_NOWHERE, true, false, 0},
    {HANDOVER_ADDRESSES, HANDOVER_ASK_ADDRESSES, HANDOVER_ADDRESS_CHECKED, HANDOVER_ADDRESS, false, false, 0},
    {HANDOVER_WRITERS, HANDOVER_ASK_WRITERS, HANDOVER_WRITER_CAPACITY, HANDOVER_WRITER, false, false, 0},
    {HANDOVER_NOTES, HANDOVER_ASK_TABLE_NOTES, HANDOVER_NOTE, HANDOVER_NOTE, false, false, 0},
    {HANDOVER_NOTES, HANDOVER_ASK_GROUP_NOTES, HANDOVER_NOTE, HANDOVER_NOTE, false, true, 0},
};

static bool is_without(enum handover_state state, const struct handover_fact *fact) {
  if (state == HANDOVER_RUN_UNMAILED) return fact->number == 0;
  if (state == HANDOVER_WRITER_CAPACITY) return fact->count == 0;
  return !date_is_set(fact->day);
}

static void add_fact(struct gathering *gathering, const struct answer *answer, const struct handover_fact *fact) {
  struct handover_row *row = push(gathering, is_without(answer->state, fact) ? answer->state_without : answer->state);
  row->code = fact->code;
  row->name = fact->name;
  row->text = fact->text;
  row->said_by = fact->said_by;
  row->day = fact->day;
  row->number = fact->number;
  row->count = row->state == HANDOVER_LAST_WRITTEN ? days_since(gathering, fact->day) : fact->count;
  row->first = fact->first;
  row->last = fact->last;
  /* A note says by its number whether it is about a person. */
  row->is_person = answer->of_people || (row->state == HANDOVER_NOTE && fact->number == 1);
  row->is_held = row->is_person && fact->first == 1;
  row->screen_only = answer->screen_only || (row->state == HANDOVER_NOTE && row->is_held);
}

static bool add_answer(struct gathering *gathering, const struct answer *answer, struct error *error) {
  struct handover_fact *facts;
  size_t count, total;
  int64_t most = answer->most == 0 ? HANDOVER_MOST_ROWS : answer->most;
  if (!handover_ask(gathering->store, answer->question, gathering->request->today, most, gathering->arena, &facts,
                    &count, &total, error))
    return false;
  for (size_t i = 0; i < count; i++) add_fact(gathering, answer, &facts[i]);
  gathering->more += total - count;
  return true;
}

/* ---- the whole ---- */

static bool add_section(struct gathering *gathering, enum handover_section_kind kind, struct error *error) {
  gathering->rows.count = gathering->more = 0;
  if (kind == HANDOVER_REGISTER) add_register(gathering);
  if (kind == HANDOVER_BACKUPS && !add_backups(gathering, error)) return false;
  for (size_t i = 0; i < COUNT_OF(answers); i++)
    if (answers[i].section == kind && !add_answer(gathering, &answers[i], error)) return false;
  if (gathering->rows.count == 0) return true;
  struct handover_section section = {.kind = kind, .count = gathering->rows.count, .more = gathering->more};
  section.rows =
      arena_copy(gathering->arena, gathering->rows.items, gathering->rows.count * sizeof *gathering->rows.items);
  LIST_PUSH(&gathering->sections, section);
  return true;
}

bool handover_collect(struct store *store, const struct handover_request *request, struct arena *arena,
                      struct handover *out, struct error *error) {
  struct gathering gathering = {.store = store, .request = request, .arena = arena};
  bool done = people_own_group(store, &gathering.group, arena, error);
  for (int kind = 0; done && kind < HANDOVER_SECTIONS; kind++)
    done = add_section(&gathering, (enum handover_section_kind)kind, error);
  *out = (struct handover){.group = gathering.group, .today = request->today, .count = gathering.sections.count};
  if (done && out->count > 0)
    out->sections = arena_copy(arena, gathering.sections.items, out->count * sizeof *gathering.sections.items);
  LIST_RELEASE(&gathering.rows);
  LIST_RELEASE(&gathering.sections);
  return done;
}
