/* SPDX-License-Identifier: MIT */
/* Workers, in this process and forked: every piece is judged, every volume written, a fault or a death is told. A product
 * that draws nothing stands in for cards, so that only the sharing out is tried. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../../../src/print/print_pool.h"

/* ---- the product: an address "bad" does not fit, "die" ends the process ---- */

static const char *file_name(const struct print_settings *settings, size_t file) {
  (void)settings;
  return file == 0 ? "things" : NULL;
}

static bool measure(const struct print_settings *settings, size_t pieces, size_t own_sheets, size_t *sheets,
                    size_t *per_volume, struct error *error) {
  (void)settings;
  (void)own_sheets;
  (void)error;
  *sheets = pieces;
  *per_volume = 10;
  return true;
}

static bool open_state(void **state, const struct product_setup *setup, struct text_engine *engine,
                       struct error *error) {
  (void)setup;
  (void)engine;
  (void)error;
  *state = mem_alloc(1);
  return true;
}

static void close_state(void *state) { mem_free(state); }

static bool compose(void *state, const struct piece *piece, struct arena *arena, struct product_piece *out,
                    struct error *error) {
  (void)state;
  if (strcmp(piece->address, "bad") == 0) return error_set(error, ERROR_REFUSED, "does not fit");
  if (strcmp(piece->address, "die") == 0) _exit(3);
  out->scenes = ARENA_ARRAY(arena, struct scene *, 1);
  out->scenes[0] = ARENA_NEW(arena, struct scene);
  out->count = 1;
  out->sheets = (size_t)piece->number;
  out->pages = 2 * out->sheets;
  scene_init(out->scenes[0], arena, 100 + (double)(piece->number % 7), 100);
  return true;
}

static bool impose(void *state, size_t file, const struct product_piece *pieces, size_t count, struct arena *arena,
                   struct pdf *pdf, struct error *error) {
  (void)state;
  (void)file;
  for (size_t i = 0; i < count; i++) {
    struct placement *placement = ARENA_NEW(arena, struct placement);
    placement->scene = pieces[i].scenes[0];
    struct sheet sheet = {
        .width_pt = pieces[i].scenes[0]->width_pt, .height_pt = 100, .placements = placement, .count = 1};
    if (!pdf_add_sheet(pdf, &sheet, error)) return false;
  }
  return true;
}

static const struct product things = {.name = "things",
                                      .piece_kind = "thing",
                                      .file_name = file_name,
                                      .measure = measure,
                                      .open = open_state,
                                      .close = close_state,
                                      .compose = compose,
                                      .impose = impose};

/* ---- helpers of the tests ---- */

static struct print_settings settings;
static const struct run_pictures no_pictures;

static struct pool *open_pool(size_t helpers) {
  struct pool *pool;
  struct error error;
  print_settings_init(&settings);
  if (!pool_open(&pool, &things, &settings, &no_pictures, &error)) fail_msg("%s", error.message);
  if (!pool_fork(pool, helpers, &error)) fail_msg("%s", error.message);
  assert_int_equal(pool_helpers(pool), helpers < 2 ? 0 : helpers);
  return pool;
}

static struct piece piece_with(const char *address) {
  struct piece piece;
  noun_clear(&piece_noun, &piece);
  piece.address = address;
  return piece;
}

/* ---- checks ---- */

enum { CHECKS = 5000 };
struct verdicts {
  int told[CHECKS];
  size_t refused;
};

static void take_verdict(void *context, uint64_t tag, const char *who, const struct pool_size *size,
                         const struct error *error) {
  struct verdicts *verdicts = context;
  verdicts->told[tag]++;
  assert_string_equal(who, tag % 100 == 99 ? "somebody bad" : "somebody");
  assert_int_equal(error != NULL, tag % 100 == 99);
  assert_int_equal(size->sheets, error == NULL ? tag % 5 : 0);
  assert_int_equal(size->pages, error == NULL ? 2 * (tag % 5) : 0);
  if (error != NULL) {
    assert_string_equal(error->message, "does not fit");
    verdicts->refused++;
  }
}

static void every_piece_gets_one_verdict(void **state) {
  (void)state;
  for (size_t helpers = 1; helpers <= 3; helpers++) {
    struct pool *pool = open_pool(helpers);
    struct verdicts *verdicts = mem_alloc(sizeof *verdicts);
    pool_on_verdict(pool, take_verdict, verdicts);
    struct error error;
    for (uint64_t i = 0; i < CHECKS; i++) {
      bool bad = i % 100 == 99;
      struct piece piece = piece_with(bad ? "bad" : "good");
      piece.number = (int64_t)(i % 5);
      assert_true(pool_check(pool, i, bad ? "somebody bad" : "somebody", &piece, &error));
    }
    assert_true(pool_settle(pool, &error));
    for (size_t i = 0; i < CHECKS; i++) assert_int_equal(verdicts->told[i], 1);
    assert_int_equal(verdicts->refused, CHECKS / 100);
    mem_free(verdicts);
    pool_close(pool);
  }
}

static void ignore_verdict(void *context, uint64_t tag, const char *who, const struct pool_size *size,
                           const struct error *error) {
  (void)context;
  (void)tag;
  (void)who;
  (void)size;
  (void)error;
}

static void dead_helper_is_an_error(void **state) {
  (void)state;
  struct pool *pool = open_pool(2);
  pool_on_verdict(pool, ignore_verdict, NULL);
  struct error error;
  struct piece piece = piece_with("die");
  bool alive = pool_check(pool, 0, "somebody", &piece, &error) && pool_settle(pool, &error);
  assert_false(alive);
  assert_int_equal(error.kind, ERROR_FAILED);
  assert_non_null(strstr(error.hint, "--jobs 1"));
  pool_close(pool);
}

/* ---- volumes ---- */

enum { VOLUMES = 7, PER_VOLUME = 300 };
struct source {
  char paths[VOLUMES][64];
  struct volume_file files[VOLUMES];
  size_t open, opened, done, most_open;
  const char *last_address; /* of the last piece of the last volume */
  size_t ticks_left;
  size_t ready_count; /* volumes that may be opened */
};

struct cursor {
  size_t volume, next;
};

static bool source_ready(void *context, size_t volume) {
  const struct source *source = context;
  return volume < source->ready_count;
}

static bool source_open(void *context, size_t volume, void **cursor, struct error *error) {
  (void)error;
  struct source *source = context;
  struct cursor *opened = mem_alloc(sizeof *opened);
  opened->volume = volume;
  *cursor = opened;
  source->open++;
  source->opened++;
  if (source->open > source->most_open) source->most_open = source->open;
  return true;
}

static bool source_next(void *context, void *cursor, struct piece *piece, struct arena *arena, bool *more,
                        struct error *error) {
  (void)arena;
  (void)error;
  struct source *source = context;
  struct cursor *at = cursor;
  *more = at->next < PER_VOLUME;
  if (!*more) return true;
  bool last = at->volume == VOLUMES - 1 && at->next == PER_VOLUME - 1;
  *piece = piece_with(last ? source->last_address : "good");
  piece->number = (int64_t)(at->volume * PER_VOLUME + at->next++);
  return true;
}

static void source_close(void *context, void *cursor) {
  struct source *source = context;
  source->open--;
  mem_free(cursor);
}

static const char *source_path(void *context, size_t volume, size_t file) {
  (void)file;
  return ((struct source *)context)->paths[volume];
}

static void source_done(void *context, size_t volume, const struct volume_file *files) {
  struct source *source = context;
  source->files[volume] = files[0];
  source->done++;
}

static bool source_tick(void *context, struct error *error) {
  struct source *source = context;
  if (source->ticks_left-- > 0) return true;
  return error_set(error, ERROR_STOPPED, "stopped");
}

static long size_of(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 ? (long)about.st_size : -1;
}

/* Until all are ready the files stay empty: what is killed before leaves nothing that could be read. */
static bool idle_for_a_while(struct pool *pool, const struct source *source, struct error *error) {
  for (int turn = 0; turn < 20; turn++) {
    const struct timespec pause = {.tv_nsec = 10 * 1000 * 1000};
    if (!pool_go_on(pool, error)) return false;
    nanosleep(&pause, NULL);
    for (size_t i = 0; i < VOLUMES; i++) assert_int_equal(size_of(source->paths[i]), 0);
  }
  return true;
}

/* Volumes become ready one after the other, as when their pieces are still being written into the register. */
static bool go_on(struct pool *pool, struct source *source, struct error *error) {
  while (source->ready_count < VOLUMES) {
    if (!pool_go_on(pool, error)) return false;
    assert_true(source->opened <= source->ready_count);
    source->ready_count++;
  }
  return idle_for_a_while(pool, source, error);
}

static bool render(size_t helpers, struct source *source, const char *last_address, size_t ticks, struct error *error) {
  *source = (struct source){.last_address = last_address, .ticks_left = ticks};
  for (size_t i = 0; i < VOLUMES; i++) {
    snprintf(source->paths[i], sizeof source->paths[i], "/tmp/solipost-pool-XXXXXX");
    int fd = mkstemp(source->paths[i]);
    assert_true(fd >= 0);
    close(fd);
  }
  struct pool *pool = open_pool(helpers);
  const struct pool_source given = {.context = source,
                                    .volume_count = VOLUMES,
                                    .file_count = 1,
                                    .ready = source_ready,
                                    .open = source_open,
                                    .next = source_next,
                                    .close = source_close,
                                    .path = source_path,
                                    .done = source_done,
                                    .tick = source_tick};
  pool_begin(pool, &given);
  bool rendered = go_on(pool, source, error) && pool_render(pool, error);
  pool_stop(pool); /* harmless after rendering */
  assert_int_equal(source->open, 0);
  pool_close(pool);
  for (size_t i = 0; i < VOLUMES; i++) unlink(source->paths[i]);
  return rendered;
}

static void volumes_are_the_same_however_many_work(void **state) {
  (void)state;
  struct source one, more;
  struct error error;
  assert_true(render(1, &one, "good", SIZE_MAX, &error));
  assert_int_equal(one.done, VOLUMES);
  assert_int_equal(one.most_open, 1);
  for (size_t helpers = 2; helpers <= 4; helpers++) {
    assert_true(render(helpers, &more, "good", SIZE_MAX, &error));
    assert_int_equal(more.done, VOLUMES);
    assert_true(more.most_open <= helpers);
    for (size_t i = 0; i < VOLUMES; i++) {
      assert_int_equal(more.files[i].pages, PER_VOLUME);
      assert_string_equal(more.files[i].checksum, one.files[i].checksum);
    }
  }
}

static void fault_while_rendering_ends_the_run_and_names_the_letter(void **state) {
  (void)state;
  for (size_t helpers = 1; helpers <= 2; helpers++) {
    struct source source;
    struct error error;
    assert_false(render(helpers, &source, "bad", SIZE_MAX, &error));
    assert_int_equal(error.kind, ERROR_REFUSED);
    assert_non_null(strstr(error.message, "2099"));
    assert_non_null(strstr(error.message, "does not fit"));
  }
}

static void death_while_rendering_is_told(void **state) {
  (void)state;
  struct source source;
  struct error error;
  assert_false(render(2, &source, "die", SIZE_MAX, &error));
  assert_int_equal(error.kind, ERROR_FAILED);
}

static void rendering_can_be_stopped(void **state) {
  (void)state;
  struct source source;
  struct error error;
  assert_false(render(2, &source, "good", 2, &error));
  assert_int_equal(error.kind, ERROR_STOPPED);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_piece_gets_one_verdict),
      cmocka_unit_test(dead_helper_is_an_error),
      cmocka_unit_test(volumes_are_the_same_however_many_work),
      cmocka_unit_test(fault_while_rendering_ends_the_run_and_names_the_letter),
      cmocka_unit_test(death_while_rendering_is_told),
      cmocka_unit_test(rendering_can_be_stopped),
  };
  return cmocka_run_group_tests_name("sharing out the work", tests, NULL, NULL);
}
