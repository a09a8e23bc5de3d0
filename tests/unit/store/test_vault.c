/* SPDX-License-Identifier: MIT */
/* The vault: what is sealed comes back, for the right passphrase and the right writer alone; nothing else tells anything. */
#include <string.h>

#include <sodium.h>

#include "fixture.h"
#include "solipost/store/journal_store.h"
#include "solipost/store/vault_seal.h"
#include "solipost/store/vault_store.h"

enum { MOST_BYTES = 20000 };

static struct secret secret_of(const char *text) {
  struct secret secret = {0};
  secret_set(&secret, text, strlen(text));
  return secret;
}

static const struct vault_person erika = {
    {"Erika Mustermann", "Musterweg 1\n12345 Örtlingen", "erika@example.org", "+49 711 0"}};

static struct uuid a_writer(uint8_t number) {
  struct uuid id = {{number}};
  return id;
}

static const char *seal(struct place *place, const struct secret *key, struct uuid writer,
                        const struct vault_person *person) {
  const char *sealed = NULL;
  assert_done(place, vault_seal(key, writer, person, &place->arena, &sealed, &place->error));
  return sealed;
}

static void assert_sealed_for(struct place *place, const struct secret *key, struct uuid writer, const char *sealed,
                              const struct vault_person *expected) {
  struct vault_person person;
  assert_done(place, vault_open(key, writer, sealed, &place->arena, &person, &place->error));
  for (size_t i = 0; i < VAULT_TEXT_COUNT; i++) assert_string_equal(person.texts[i], expected->texts[i]);
}

static void assert_does_not_open(struct place *place, const struct secret *key, struct uuid writer,
                                 const char *sealed) {
  struct vault_person person;
  struct error error = {0};
  assert_false(vault_open(key, writer, sealed, &place->arena, &person, &error));
  assert_true(error.kind == ERROR_DAMAGED || error.kind == ERROR_FAILED);
  assert_true(error.hint[0] != '\0');
}

static const char *lock(struct place *place, const struct secret *key, const char *passphrase) {
  const char *head = NULL;
  struct secret secret = secret_of(passphrase);
  assert_done(place, vault_lock_key(key, &secret, KEY_COST_LEAST, &place->arena, &head, &place->error));
  secret_release(&secret);
  return head;
}

static enum error_kind unlock(const char *head, const char *passphrase, const struct secret *expected) {
  struct secret secret = secret_of(passphrase), key = {0};
  struct error error = {0};
  bool done = vault_unlock_key(head, &secret, &key, &error);
  if (done) assert_true(secret_equal(&key, expected));
  else assert_int_equal(key.length, 0);
  secret_release(&secret);
  secret_release(&key);
  return done ? ERROR_NONE : error.kind;
}

/* ---- entries ---- */

static void what_is_sealed_comes_back(void **state) {
  struct place *place = *state;
  struct secret key = {0};
  key_new(&key);
  static const struct vault_person some[] = {
      {{"", "", "", ""}}, {{"Zoë", "", "", ""}}, {{"", "", "", "1"}}, {{"ژین", "خیابان", "", "۱۲۳"}}};
  assert_sealed_for(place, &key, a_writer(1), seal(place, &key, a_writer(1), &erika), &erika);
  for (size_t i = 0; i < COUNT_OF(some); i++)
    assert_sealed_for(place, &key, a_writer(2), seal(place, &key, a_writer(2), &some[i]), &some[i]);
  secret_release(&key);
}

static void the_longest_texts_fit_and_longer_ones_are_refused(void **state) {
  struct place *place = *state;
  struct secret key = {0};
  char longest[VAULT_TEXT_MAX + 2];
  struct error error = {0};
  const char *sealed = NULL;
  key_new(&key);
  memset(longest, 'x', sizeof longest);
  longest[VAULT_TEXT_MAX] = '\0';
  const struct vault_person most = {{longest, longest, longest, longest}};
  assert_sealed_for(place, &key, a_writer(1), seal(place, &key, a_writer(1), &most), &most);
  longest[VAULT_TEXT_MAX] = 'x';
  longest[VAULT_TEXT_MAX + 1] = '\0';
  assert_false(vault_seal(&key, a_writer(1), &most, &place->arena, &sealed, &error));
  assert_int_equal(error.kind, ERROR_MISUSED);
  secret_release(&key);
}

static void the_length_tells_nothing(void **state) {
  struct place *place = *state;
  struct secret key = {0};
  char name[300];
  size_t shortest = 0;
  key_new(&key);
  for (size_t length = 0; length < 252; length++) {
    memset(name, 'n', length);
    name[length] = '\0';
    const struct vault_person person = {{name, "", "", ""}};
    size_t size = strlen(seal(place, &key, a_writer(1), &person));
    if (length == 0) shortest = size;
    assert_int_equal(size, shortest);
  }
  memset(name, 'n', 280);
  name[280] = '\0';
  const struct vault_person person = {{name, "", "", ""}};
  assert_true(strlen(seal(place, &key, a_writer(1), &person)) > shortest);
  secret_release(&key);
}

static void the_same_is_never_sealed_the_same(void **state) {
  struct place *place = *state;
  struct secret key = {0};
  key_new(&key);
  assert_string_not_equal(seal(place, &key, a_writer(1), &erika), seal(place, &key, a_writer(1), &erika));
  secret_release(&key);
}

static void an_entry_opens_for_its_writer_and_its_vault_alone(void **state) {
  struct place *place = *state;
  struct secret key = {0}, other = {0};
  key_new(&key);
  key_new(&other);
  const char *sealed = seal(place, &key, a_writer(1), &erika);
  assert_does_not_open(place, &key, a_writer(2), sealed);
  assert_does_not_open(place, &other, a_writer(1), sealed);
  secret_release(&key);
  secret_release(&other);
}

/* Each byte, of the decoded form: `try` says what becomes of it. */
static void change_each_byte(struct place *place, const char *text, const struct secret *key,
                             void (*try)(struct place *, const struct secret *, const char *)) {
  unsigned char bytes[MOST_BYTES];
  char changed[2 * MOST_BYTES];
  size_t length = 0;
  assert_int_equal(
      sodium_base642bin(bytes, sizeof bytes, text, strlen(text), NULL, &length, NULL, sodium_base64_VARIANT_ORIGINAL),
      0);
  for (size_t i = 0; i < length; i++) {
    for (int bit = 0; bit < 8; bit += 3) {
      bytes[i] ^= (unsigned char)(1U << bit);
      sodium_bin2base64(changed, sizeof changed, bytes, length, sodium_base64_VARIANT_ORIGINAL);
      try(place, key, changed);
      bytes[i] ^= (unsigned char)(1U << bit);
    }
  }
  for (size_t shorter = 0; shorter < strlen(text); shorter += 7) {
    memcpy(changed, text, shorter);
    changed[shorter] = '\0';
    try(place, key, changed);
  }
}

static void changed_entry(struct place *place, const struct secret *key, const char *sealed) {
  assert_does_not_open(place, key, a_writer(1), sealed);
}

static void a_changed_entry_never_opens(void **state) {
  struct place *place = *state;
  struct secret key = {0};
  key_new(&key);
  change_each_byte(place, seal(place, &key, a_writer(1), &erika), &key, changed_entry);
  assert_does_not_open(place, &key, a_writer(1), "no base64!");
  secret_release(&key);
}

/* ---- the head ---- */

static void only_the_passphrase_opens(void **state) {
  struct place *place = *state;
  struct secret key = {0};
  key_new(&key);
  const char *head = lock(place, &key, "otter velvet canyon");
  assert_int_equal(unlock(head, "otter velvet canyon", &key), ERROR_NONE);
  assert_int_equal(unlock(head, "otter velvet canyoN", &key), ERROR_REFUSED);
  assert_int_equal(unlock(head, "", &key), ERROR_REFUSED);
  secret_release(&key);
}

static void changed_head(struct place *place, const struct secret *key, const char *head) {
  (void)place;
  assert_int_equal(unlock(head, "otter velvet canyon", key), ERROR_DAMAGED);
}

static void a_changed_head_is_called_damaged(void **state) {
  struct place *place = *state;
  struct secret key = {0};
  key_new(&key);
  change_each_byte(place, lock(place, &key, "otter velvet canyon"), &key, changed_head);
  secret_release(&key);
}

static void another_passphrase_changes_no_entry(void **state) {
  struct place *place = *state;
  struct secret key = {0};
  key_new(&key);
  const char *sealed = seal(place, &key, a_writer(1), &erika);
  const char *first = lock(place, &key, "otter velvet canyon"), *second = lock(place, &key, "karton wimpel feder");
  assert_string_not_equal(first, second);
  assert_int_equal(unlock(second, "karton wimpel feder", &key), ERROR_NONE);
  assert_int_equal(unlock(second, "otter velvet canyon", &key), ERROR_REFUSED);
  assert_sealed_for(place, &key, a_writer(1), sealed, &erika);
  secret_release(&key);
}

/* ---- in the register ---- */

static struct writer add_writer(struct place *place, const char *pseudonym) {
  struct writer writer;
  noun_clear(&writer_noun, &writer);
  writer.pseudonym = pseudonym;
  begin(place, "add writer");
  insert(place, &writer_noun, &writer);
  commit(place);
  return writer;
}

static void put(struct place *place, struct uuid writer, const char *before, const char *after) {
  begin(place, "vault set");
  assert_done(place, vault_put(place->store, writer, before, after, &place->error));
  commit(place);
}

static const char *entry_of(struct place *place, struct uuid writer) {
  struct vault_entry entry;
  bool found = false;
  assert_done(place, vault_find(place->store, writer, &place->arena, &entry, &found, &place->error));
  return found ? entry.sealed : NULL;
}

static void undo(struct place *place, int64_t number) {
  struct undo_result result;
  assert_done(place, journal_undo(place->store, number, false, &place->arena, &result, &place->error));
}

static int64_t newest(struct place *place) { return ask_number(place, "SELECT count(*) FROM journal_commit"); }

static void undo_brings_back_what_was_sealed_before(void **state) {
  struct place *place = *state;
  struct secret key = {0};
  key_new(&key);
  struct writer writer = add_writer(place, "Amsel");
  const struct vault_person moved = {{"Erika Mustermann", "Neuer Weg 2", "", ""}};
  const char *first = seal(place, &key, writer.id, &erika), *second = seal(place, &key, writer.id, &moved);
  put(place, writer.id, NULL, first);
  put(place, writer.id, first, second);
  assert_string_equal(entry_of(place, writer.id), second);
  undo(place, newest(place));
  assert_sealed_for(place, &key, writer.id, entry_of(place, writer.id), &erika);
  begin(place, "vault remove");
  assert_done(place, vault_remove(place->store, writer.id, &place->error));
  commit(place);
  assert_null(entry_of(place, writer.id));
  undo(place, newest(place));
  assert_string_equal(entry_of(place, writer.id), first);
  secret_release(&key);
}

static void swapped_rows_are_seen(void **state) {
  struct place *place = *state;
  struct secret key = {0};
  key_new(&key);
  struct writer amsel = add_writer(place, "Amsel"), drossel = add_writer(place, "Drossel");
  const struct vault_person max = {{"Max Muster", "", "", ""}};
  put(place, amsel.id, NULL, seal(place, &key, amsel.id, &erika));
  put(place, drossel.id, NULL, seal(place, &key, drossel.id, &max));
  assert_sealed_for(place, &key, amsel.id, entry_of(place, amsel.id), &erika);
  do_sql(place, "CREATE TEMP TABLE kept AS SELECT id, sealed FROM vault_entry; UPDATE vault_entry SET sealed = "
                "(SELECT kept.sealed FROM kept WHERE kept.id <> vault_entry.id)");
  assert_does_not_open(place, &key, amsel.id, entry_of(place, amsel.id));
  assert_does_not_open(place, &key, drossel.id, entry_of(place, drossel.id));
  secret_release(&key);
}

static void whoever_comes_second_is_told(void **state) {
  struct place *place = *state;
  struct writer writer = add_writer(place, "Amsel");
  struct error error = {0};
  put(place, writer.id, NULL, "first");
  begin(place, "vault set");
  assert_false(vault_put(place->store, writer.id, NULL, "second", &error));
  assert_int_equal(error.kind, ERROR_BUSY);
  assert_false(vault_put(place->store, writer.id, "older", "second", &error));
  assert_int_equal(error.kind, ERROR_BUSY);
  assert_done(place, vault_set_head(place->store, "", "head", &error));
  assert_false(vault_set_head(place->store, "", "other", &error));
  assert_int_equal(error.kind, ERROR_BUSY);
  store_rollback(place->store);
  assert_string_equal(entry_of(place, writer.id), "first");
}

static void the_head_stays_with_the_register(void **state) {
  struct place *place = *state;
  const char *head = NULL;
  assert_done(place, vault_head(place->store, &place->arena, &head, &place->error));
  assert_string_equal(head, "");
  begin(place, "vault set");
  assert_done(place, vault_set_head(place->store, "", "the head", &place->error));
  commit(place);
  place_reopen(place, STORE_READ);
  assert_done(place, vault_head(place->store, &place->arena, &head, &place->error));
  assert_string_equal(head, "the head");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_setup, place_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(what_is_sealed_comes_back),
      TEST(the_longest_texts_fit_and_longer_ones_are_refused),
      TEST(the_length_tells_nothing),
      TEST(the_same_is_never_sealed_the_same),
      TEST(an_entry_opens_for_its_writer_and_its_vault_alone),
      TEST(a_changed_entry_never_opens),
      TEST(only_the_passphrase_opens),
      TEST(a_changed_head_is_called_damaged),
      TEST(another_passphrase_changes_no_entry),
      TEST(undo_brings_back_what_was_sealed_before),
      TEST(swapped_rows_are_seen),
      TEST(whoever_comes_second_is_told),
      TEST(the_head_stays_with_the_register),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
