/* SPDX-License-Identifier: MIT */
/* Questions about prisoners, prisons and where somebody is held. */
#ifndef SOLIPOST_STORE_PEOPLE_STORE_H
#define SOLIPOST_STORE_PEOPLE_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/base/uuid.h"
#include "solipost/model/nouns.h"
#include "solipost/store/handle.h"

/* Search hits, best first: exact code, exact number, then records all of whose typed words begin one of their words
 * (folded by lang_search_query). At most `limit`. */
MUST_CHECK bool people_find(struct store *store, const struct noun *noun, const char *typed, size_t limit,
                            struct arena *arena, struct uuid **ids, size_t *count, struct error *error);

/* The one record meant by a code, a number, a native or Latin name or part of it. None: ERROR_NOT_FOUND with a hint;
 * several: ERROR_AMBIGUOUS whose hint lists the candidates with their distinguishers. */
MUST_CHECK bool people_resolve(struct store *store, const struct noun *noun, const char *typed, void *record,
                               struct arena *arena, struct error *error);

/* Where the person is now. *found false when nowhere known; `prison` may be NULL. */
MUST_CHECK bool people_current_stay(struct store *store, struct uuid prisoner, struct stay *stay, struct prison *prison,
                                    bool *found, struct arena *arena, struct error *error);

/* Who passes letters to this person on: one's own relay, else that of the prison (NULL: not known where). *found is false
 * when mail goes directly, or when nobody is entered. */
MUST_CHECK bool people_relay(struct store *store, const struct prisoner *prisoner, const struct prison *prison,
                             struct relay *relay, bool *found, struct arena *arena, struct error *error);

/* Next free code: "P015", or "XX-NN" style for prisons from country and name. */
MUST_CHECK bool people_next_code(struct store *store, const struct noun *noun, const void *record, struct arena *arena,
                                 const char **code, struct error *error);

/* Who, besides `except`, is called by this code, of any noun and without regard to capitals: people type codes alone.
 * *noun is NULL when the code is free. Codes of removed rows are free. */
MUST_CHECK bool people_code_holder(struct store *store, const char *code, struct uuid except, const struct noun **noun,
                                   struct uuid *row, struct error *error);

MUST_CHECK bool people_own_group(struct store *store, struct own_group *out, struct arena *arena, struct error *error);

/* The live record a person or a row of a file speaks of, by the first that fits: code, then number + country, then name +
 * prison + birthday (a birthday unknown on one side fits). `prison` says where the person is according to that source; it
 * may be NULL and needs an id only for the last. Fast enough to be asked for each row of an import. */
enum people_match { MATCH_NONE, MATCH_CODE, MATCH_NUMBER, MATCH_NAME };
struct match_result {
  enum people_match how;
  struct uuid id;       /* nil for MATCH_NONE */
  struct uuid other;    /* a second one fits equally well: doubtful, ask; else nil */
  struct uuid namesake; /* nothing fits but somebody has the same name: looks like a duplicate; else nil */
};
MUST_CHECK bool people_match(struct store *store, const struct prisoner *prisoner, const struct prison *prison,
                             struct match_result *out, struct error *error);
/* Likewise for prisons: code, then country + name. */
MUST_CHECK bool prison_match(struct store *store, const struct prison *prison, struct match_result *out,
                             struct error *error);

/* Records that look like the same, for `check` (code, then number + country, then name + prison + birthday) and `check`. */
struct people_pair {
  struct uuid a, b;
  const char *why; /* translated */
};
MUST_CHECK bool people_duplicates(struct store *store, const struct noun *noun, struct arena *arena,
                                  struct people_pair **pairs, size_t *count, struct error *error);

/* Who is meant when printing or listing: every condition narrows; all empty means everyone. */
struct selection {
  const char *const *who; /* codes, numbers or names, ended by NULL; NULL for no such condition */
  const char *campaign;   /* code */
  const char *country;    /* code */
  const char *prison;     /* code or name */
  const char *language;   /* tag among the prisoner's languages */
  int64_t plan;           /* number of a kept plan: whom it has and did not drop; 0 for no such condition */
  bool plan_open;         /* of these only those for whom no letter was made yet */
  bool include_ended;     /* also people whose contact has ended */
};
/* Prisoners with their current stay and prison (prison.id nil when nowhere), in the order of the plan if there is one, else
 * by country, prison code, code. */
struct selected {
  struct prisoner prisoner;
  struct stay stay;
  struct prison prison;
  struct relay relay; /* id nil when mail goes directly, or nobody is known who passes it on */
};
struct selection_cursor;
MUST_CHECK bool selection_open(struct store *store, const struct selection *selection, struct selection_cursor **out,
                               struct error *error);
MUST_CHECK bool selection_next(struct selection_cursor *cursor, struct selected *out, struct arena *arena, bool *more,
                               struct error *error);
void selection_close(struct selection_cursor *cursor);

/* All of them at once, for questions about everybody: whole tables are read, and what several share is there once. */
struct selected_row {
  const struct prisoner *prisoner;
  const struct stay *stay;     /* NULL: nowhere known */
  const struct prison *prison; /* NULL likewise */
  const struct relay *relay;   /* NULL when mail goes directly, or nobody is known who passes it on */
};
MUST_CHECK bool selection_all(struct store *store, const struct selection *selection, struct arena *arena,
                              struct selected_row **out, size_t *count, struct error *error);

#endif
