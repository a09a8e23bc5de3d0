/* SPDX-License-Identifier: MIT */
/* What comes out of a container is what went in; whatever was changed in between is refused as a whole. */
#include "fixture.h"

#include <fcntl.h>

#include "../../../src/store/container.h"

enum { FLIPS = 1000, STEP = 4096 };

struct work {
  struct arena arena;
  struct error error;
  struct secret key;
  struct key_recipe recipe;
  char path[64];
  struct buffer plain, sealed; /* what was written, and the file */
};

static int setup(void **state) {
  struct work *work = mem_alloc(sizeof *work);
  arena_init(&work->arena);
  key_new(&work->key);
  key_recipe_new(&work->recipe, KEY_COST_LEAST);
  buffer_init(&work->plain);
  buffer_init(&work->sealed);
  snprintf(work->path, sizeof work->path, "%s", "/tmp/solipost-container-XXXXXX");
  int fd = mkstemp(work->path);
  assert_true(fd >= 0);
  close(fd);
  *state = work;
  return 0;
}

static int teardown(void **state) {
  struct work *work = *state;
  unlink(work->path);
  secret_release(&work->key);
  buffer_release(&work->plain);
  buffer_release(&work->sealed);
  arena_release(&work->arena);
  mem_free(work);
  return 0;
}

static void seal(struct work *work, enum container_kind kind, size_t length) {
  struct file_draft draft;
  buffer_reset(&work->plain);
  buffer_reset(&work->sealed);
  for (size_t i = 0; i < length; i++) buffer_append_char(&work->plain, (char)(i * 31 + i / 251));
  if (!file_draft_open(&draft, work->path, true, &work->error) ||
      !container_write(&draft, kind, &work->recipe, &work->key, work->plain.bytes, length, NULL, &work->error) ||
      !file_draft_keep(&draft, &work->error) || !file_read(work->path, 100u << 20, &work->sealed, &work->error)) {
    fail_msg("%s", work->error.message);
  }
}

static bool opens(struct work *work, const struct secret *key, size_t length, struct buffer *out) {
  return container_open_bytes(work->sealed.bytes, length, CONTAINER_REGISTER, key, "file", out, &work->error);
}

static void assert_refused_at(struct work *work, size_t length, const char *what, size_t where) {
  struct buffer out;
  buffer_init(&out);
  if (opens(work, &work->key, length, &out)) fail_msg("%s at %zu was believed", what, where);
  assert_int_equal(out.length, 0);
  assert_true(work->error.kind == ERROR_DAMAGED || work->error.kind == ERROR_REFUSED);
  buffer_release(&out);
}

static void what_comes_out_is_what_went_in(void **state) {
  static const size_t sizes[] = {0,
                                 1,
                                 100,
                                 CONTAINER_CHUNK - 1,
                                 CONTAINER_CHUNK,
                                 CONTAINER_CHUNK + 1,
                                 2 * CONTAINER_CHUNK,
                                 5 * CONTAINER_CHUNK + 17};
  struct work *work = *state;
  for (size_t i = 0; i < COUNT_OF(sizes); i++) {
    struct buffer out;
    uint64_t size = 0;
    buffer_init(&out);
    seal(work, CONTAINER_REGISTER, sizes[i]);
    assert_true(container_plain_size(work->sealed.length, &size));
    assert_int_equal(size, sizes[i]);
    assert_true(opens(work, &work->key, work->sealed.length, &out));
    assert_int_equal(out.length, sizes[i]);
    assert_memory_equal(out.bytes, work->plain.bytes, sizes[i]);
    buffer_release(&out);
  }
}

static void two_files_of_the_same_have_no_bytes_in_common(void **state) {
  struct work *work = *state;
  seal(work, CONTAINER_REGISTER, 10000);
  struct buffer first = work->sealed;
  buffer_init(&work->sealed);
  seal(work, CONTAINER_REGISTER, 10000);
  size_t equal = 0;
  for (size_t i = CONTAINER_HEAD_SIZE; i < first.length; i++) equal += first.bytes[i] == work->sealed.bytes[i];
  assert_true(equal < first.length / 64); /* by chance one in 256 */
  buffer_release(&first);
}

static void another_key_opens_nothing(void **state) {
  struct work *work = *state;
  struct secret other = {0};
  struct container_head head;
  struct buffer out;
  buffer_init(&out);
  key_new(&other);
  seal(work, CONTAINER_REGISTER, 100000);
  assert_true(
      container_read_head((unsigned char *)work->sealed.bytes, work->sealed.length, "file", &head, &work->error));
  assert_true(container_fits(&head, &work->key));
  assert_false(container_fits(&head, &other));
  assert_false(opens(work, &other, work->sealed.length, &out));
  assert_int_equal(out.length, 0);
  secret_release(&other);
  buffer_release(&out);
}

static void a_file_of_one_kind_is_not_taken_for_the_other(void **state) {
  struct work *work = *state;
  struct buffer out;
  buffer_init(&out);
  seal(work, CONTAINER_BESIDE, 5000);
  assert_false(opens(work, &work->key, work->sealed.length, &out));
  assert_true(container_open_bytes(work->sealed.bytes, work->sealed.length, CONTAINER_BESIDE, &work->key, "file", &out,
                                   &work->error));
  buffer_release(&out);
}

static void what_was_cut_off_is_refused_wherever(void **state) {
  struct work *work = *state;
  seal(work, CONTAINER_REGISTER, 5 * CONTAINER_CHUNK + 1000);
  for (size_t length = 0; length < work->sealed.length; length += STEP)
    assert_refused_at(work, length, "a cut", length);
  for (size_t length = 0; length <= CONTAINER_HEAD_SIZE + CONTAINER_CHUNK_EXTRA; length++)
    assert_refused_at(work, length, "a cut", length);
  for (size_t chunk = 0; chunk < 5; chunk++) {
    size_t border = CONTAINER_HEAD_SIZE + chunk * (CONTAINER_CHUNK + CONTAINER_CHUNK_EXTRA);
    assert_refused_at(work, border, "a cut between chunks", chunk);
  }
  assert_refused_at(work, work->sealed.length - 1, "a cut of one byte", work->sealed.length - 1);
}

static void what_was_added_is_refused(void **state) {
  struct work *work = *state;
  seal(work, CONTAINER_REGISTER, 2 * CONTAINER_CHUNK);
  buffer_append_char(&work->sealed, 'x');
  assert_refused_at(work, work->sealed.length, "a byte more", work->sealed.length);
}

static void each_byte_of_the_head_counts(void **state) {
  struct work *work = *state;
  seal(work, CONTAINER_REGISTER, 3000);
  for (size_t at = 0; at < CONTAINER_HEAD_SIZE; at++) {
    for (int bit = 0; bit < 8; bit++) {
      work->sealed.bytes[at] = (char)(work->sealed.bytes[at] ^ (1 << bit));
      assert_refused_at(work, work->sealed.length, "a changed head", at);
      work->sealed.bytes[at] = (char)(work->sealed.bytes[at] ^ (1 << bit));
    }
  }
}

static void a_flipped_bit_anywhere_is_refused(void **state) {
  struct work *work = *state;
  seal(work, CONTAINER_REGISTER, 3 * CONTAINER_CHUNK + 500);
  for (int i = 0; i < FLIPS; i++) {
    size_t at = random_below((uint32_t)work->sealed.length);
    int bit = 1 << random_below(8);
    work->sealed.bytes[at] = (char)(work->sealed.bytes[at] ^ bit);
    assert_refused_at(work, work->sealed.length, "a flipped bit", at);
    work->sealed.bytes[at] = (char)(work->sealed.bytes[at] ^ bit);
  }
}

static void chunks_cannot_be_exchanged(void **state) {
  struct work *work = *state;
  enum { WHOLE = CONTAINER_CHUNK + CONTAINER_CHUNK_EXTRA };
  seal(work, CONTAINER_REGISTER, 3 * CONTAINER_CHUNK);
  char *first = work->sealed.bytes + CONTAINER_HEAD_SIZE, *second = first + WHOLE;
  char *kept = arena_copy(&work->arena, first, WHOLE);
  memcpy(first, second, WHOLE);
  memcpy(second, kept, WHOLE);
  assert_refused_at(work, work->sealed.length, "an exchange", 0);
}

static void a_head_cannot_ask_for_all_the_memory_there_is(void **state) {
  struct work *work = *state;
  struct container_head head;
  seal(work, CONTAINER_REGISTER, 100);
  memset(work->sealed.bytes + 16, 0xFF, 4); /* Argon2id: memory */
  assert_false(
      container_read_head((unsigned char *)work->sealed.bytes, work->sealed.length, "file", &head, &work->error));
  assert_int_equal(work->error.kind, ERROR_DAMAGED);
}

static void a_newer_form_is_refused_kindly(void **state) {
  struct work *work = *state;
  struct container_head head;
  seal(work, CONTAINER_REGISTER, 100);
  work->sealed.bytes[10] = 2;
  assert_false(
      container_read_head((unsigned char *)work->sealed.bytes, work->sealed.length, "file", &head, &work->error));
  assert_int_equal(work->error.kind, ERROR_REFUSED);
  assert_non_null(strstr(work->error.hint, "newer"));
}

static void one_passphrase_gives_one_key_and_another_salt_another(void **state) {
  struct work *work = *state;
  struct key_recipe other;
  struct secret passphrase = {0}, a = {0}, b = {0}, c = {0};
  secret_set(&passphrase, "rot kamel sonne", 15);
  key_recipe_new(&other, KEY_COST_LEAST);
  assert_true(key_derive(&work->recipe, &passphrase, &a, &work->error));
  assert_true(key_derive(&work->recipe, &passphrase, &b, &work->error));
  assert_true(key_derive(&other, &passphrase, &c, &work->error));
  assert_true(secret_equal(&a, &b));
  assert_false(secret_equal(&a, &c));
  secret_release(&passphrase);
  secret_release(&a);
  secret_release(&b);
  secret_release(&c);
  assert_null(a.bytes);
}

int main(void) {
#define EACH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
  const struct CMUnitTest tests[] = {
      EACH(what_comes_out_is_what_went_in),
      EACH(two_files_of_the_same_have_no_bytes_in_common),
      EACH(another_key_opens_nothing),
      EACH(a_file_of_one_kind_is_not_taken_for_the_other),
      EACH(what_was_cut_off_is_refused_wherever),
      EACH(what_was_added_is_refused),
      EACH(each_byte_of_the_head_counts),
      EACH(a_flipped_bit_anywhere_is_refused),
      EACH(chunks_cannot_be_exchanged),
      EACH(a_head_cannot_ask_for_all_the_memory_there_is),
      EACH(a_newer_form_is_refused_kindly),
      EACH(one_passphrase_gives_one_key_and_another_salt_another),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
