/* SPDX-License-Identifier: MIT */
/* Copies the kept pictures of a register's runs and the scans of its replies. They are named by their checksums: one that is there already is the same. */
#include "solipost/print/picture_copy.h"

#include "solipost/print/print_picture.h"
#include "solipost/model/nouns.h"
#include "solipost/store/beside.h"
#include "solipost/store/record_store.h"
#include "solipost/store/reply_store.h"

static bool copy_one(struct store *from, struct store *to, const char *name, size_t *copied, size_t *gone,
                     struct error *error) {
  bool is_new = false;
  if (!picture_is_whole(from, name)) {
    *gone += picture_is_whole(to, name) ? 0 : 1;
    return true;
  }
  if (!beside_copy(from, to, name, PICTURE_LARGEST_KEPT, &is_new, error)) return false;
  if (is_new) ++*copied;
  return true;
}

/* Each picture that runs name, once; stops when `act` fails. */
static bool each_picture(struct store *store, bool (*act)(void *context, const char *name, struct error *error),
                         void *context, struct error *error) {
  /* Several runs may have one picture: it is looked at once. */
  const struct record_query query = {
      .where = "picture IS NOT NULL AND NOT EXISTS (SELECT 1 FROM run AS other WHERE other.picture = run.picture AND "
               "other.row_state = 0 AND other.id < run.id)",
      .order = "id"};
  struct record_cursor *rows = NULL;
  struct arena arena;
  bool more = false, done = false;
  if (!record_select(store, &run_noun, &query, &rows, error)) return false;
  arena_init(&arena);
  for (;;) {
    struct run run;
    arena_reset(&arena);
    done = record_next(rows, &run, &arena, &more, error);
    if (!done || !more) break;
    const char *names = run.picture;
    for (const char *name; done && (name = picture_next_name(&names, &arena)) != NULL;)
      done = act(context, name, error);
    if (!done) break;
  }
  arena_release(&arena);
  record_cursor_close(rows);
  return done;
}

struct copying {
  struct store *from, *to;
  struct picture_copy *out;
};

static bool copy_each(void *context, const char *name, struct error *error) {
  const struct copying *copying = context;
  return copy_one(copying->from, copying->to, name, &copying->out->copied, &copying->out->gone, error);
}

static bool copy_scan(void *context, const char *name, struct error *error) {
  const struct copying *copying = context;
  return copy_one(copying->from, copying->to, name, &copying->out->scans_copied, &copying->out->scans_gone, error);
}

static bool each_scan(struct store *store, bool (*act)(void *context, const char *name, struct error *error),
                      void *context, struct error *error) {
  const char *const *names;
  size_t count;
  struct arena arena;
  arena_init(&arena);
  bool done = reply_scans(store, &arena, &names, &count, error);
  for (size_t i = 0; done && i < count; i++) done = act(context, names[i], error);
  arena_release(&arena);
  return done;
}

bool pictures_copy(struct store *from, struct store *to, struct picture_copy *out, struct error *error) {
  struct copying copying = {from, to, out};
  *out = (struct picture_copy){0};
  return each_picture(to, copy_each, &copying, error) && each_scan(to, copy_scan, &copying, error);
}

static bool convert_each(void *context, const char *name, struct error *error) {
  struct store *store = context;
  return !picture_is_whole(store, name) || beside_convert(store, name, PICTURE_LARGEST_KEPT, error);
}

bool pictures_convert(struct store *store, struct error *error) {
  return each_picture(store, convert_each, store, error) && each_scan(store, convert_each, store, error);
}
