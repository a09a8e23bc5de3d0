/* SPDX-License-Identifier: MIT */
/* What changes how a register lies on the disk. */
#include "solipost/store/encryption.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "beside.h"
#include "copying.h"
#include "disk.h"
#include "exclusive.h"
#include "key_cache.h"
#include "opening.h"
#include "sealed.h"
#include "waiting.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"

/* ---- the key in the kernel ---- */

bool store_lock(const char *path, bool *was, struct error *error) {
  struct container_head head;
  unsigned char start[CONTAINER_HEAD_SIZE];
  *was = false;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return error_system(error, errno, _("cannot open the register %s"), path);
  ssize_t length = read(fd, start, sizeof start);
  close(fd);
  if (!container_read_head(start, length > 0 ? (size_t)length : 0, path, &head, error)) return false;
  *was = key_cache_drop(&head.recipe);
  return true;
}

bool store_set_unlock_minutes(struct store *store, int64_t minutes, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  bool done = store_setting_set(store, "unlock_minutes", arena_printf(&arena, "%lld", (long long)minutes), error);
  arena_release(&arena);
  if (!done || store->sealed == NULL) return done;
  if (minutes == 0) (void)key_cache_drop(&store->sealed->recipe);
  store->minutes_unlocked = key_cache_keep(&store->sealed->recipe, &store->sealed->key, minutes) ? minutes : 0;
  return true;
}

/* After a passphrase was chosen, as after one was typed. */
static void keep_key(struct store *store) {
  struct error ignored;
  int64_t minutes = 0;
  bool kept = store->talk.keep_key && store_unlock_minutes(store, &minutes, &ignored) &&
              key_cache_keep(&store->sealed->recipe, &store->sealed->key, minutes);
  store->minutes_unlocked = kept ? minutes : 0;
}

/* ---- another passphrase ---- */

bool store_ask_again(struct store *store, struct error *error) {
  struct sealed *again = NULL;
  if (store->sealed == NULL || store->asked) return true;
  bool done = sealed_ask(store->file, &store->talk, &again, error);
  sealed_close(again);
  if (done) store->asked = true;
  return done;
}

static bool save_with(struct store *store, struct sealed *newer, struct error *error) {
  struct sealed *former = store->sealed;
  char now[TIMESTAMP_SIZE];
  timestamp_now(now);
  if (!store_setting_set(store, "passphrase_changed_at", now, error) || !beside_key_replace(store, error)) {
    store_rollback(store);
    return false;
  }
  newer->lock = former->lock; /* the lock goes along */
  former->lock = -1;
  store->sealed = newer;
  if (store_commit(store, error)) {
    (void)key_cache_drop(&former->recipe);
    sealed_close(former);
    return true;
  }
  struct error second;
  store->sealed = former;
  sealed_close(newer);
  if (!disk_reload(store, &second)) error_prefix(error, "%s: ", second.message);
  return false;
}

/* Whoever left would still get in, and the group would believe otherwise. */
static bool is_another(struct store *store, const struct secret *passphrase, struct error *error) {
  struct secret key = {0};
  if (!key_derive(&store->sealed->recipe, passphrase, &key, error)) return false;
  bool same = secret_equal(&key, &store->sealed->key);
  secret_release(&key);
  if (!same) return true;
  error_set(error, ERROR_REFUSED, _("this is the passphrase that the register has now"));
  return error_hint(error, _("nothing was changed: choose another one"));
}

bool store_change_passphrase(struct store *store, const char *command, const struct secret *passphrase,
                             enum key_cost cost, struct error *error) {
  struct sealed *newer = NULL;
  assert(store->sealed != NULL);
  if (!is_another(store, passphrase, error) || !sealed_new(passphrase, cost, &newer, error)) return false;
  if (!store_begin(store, command, error)) {
    sealed_close(newer);
    return false;
  }
  if (!save_with(store, newer, error)) return false;
  keep_key(store);
  return sealed_drop_previous(store->file, error) ||
         error_prefix(error, _("the passphrase is changed, but the former one still opens the step before: "));
}

/* ---- from plain to encrypted ---- */

/* What a plain register has written to the disk: opened before it is replaced, overwritten afterwards. */
static const char *const plain_files[] = {"", "-wal"};
struct former {
  int files[COUNT_OF(plain_files)];
};

static void former_open(struct former *former, const char *file) {
  struct arena arena;
  arena_init(&arena);
  for (size_t i = 0; i < COUNT_OF(plain_files); i++)
    former->files[i] = open(arena_printf(&arena, "%s%s", file, plain_files[i]), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  arena_release(&arena);
}

static bool former_overwrite(struct former *former, const char *file, struct error *error) {
  bool done = true;
  for (size_t i = 0; i < COUNT_OF(plain_files); i++)
    if (former->files[i] >= 0 && !file_overwrite(former->files[i], file, error)) done = false;
  return done || error_prefix(error, _("the register is encrypted, but what it held before may be left: "));
}

static void former_close(struct former *former) {
  for (size_t i = 0; i < COUNT_OF(plain_files); i++)
    if (former->files[i] >= 0) close(former->files[i]);
}

static bool replace_by_sealed(struct exclusive *exclusive, const char *file, const struct sealed *sealed,
                              struct error *error) {
  struct file_draft draft;
  if (exclusive->probe.db == NULL) return error_set(error, ERROR_DAMAGED, _("the register %s is damaged"), file);
  if (!file_draft_open_named(&draft, file, true, error)) return false;
  bool done = beside_key_make(&exclusive->probe, error) && copy_seal(&exclusive->probe, &draft, sealed, error) &&
              copy_verify(draft.temporary, NULL, sealed, file, error) && file_draft_keep(&draft, error);
  file_draft_drop(&draft);
  return done;
}

bool store_encrypt(const char *path, const struct secret *passphrase, enum key_cost cost,
                   const struct store_options *options, struct store **out, struct error *error) {
  struct sealed *sealed = NULL;
  struct exclusive exclusive;
  struct former former;
  struct arena arena;
  *out = NULL;
  if (!sealed_new(passphrase, cost, &sealed, error)) return false;
  arena_init(&arena);
  const char *file = path_behind_links(&arena, path);
  former_open(&former, file);
  bool done = exclusive_take(&exclusive, file, error);
  if (done) {
    done = replace_by_sealed(&exclusive, file, sealed, error);
    exclusive_release(&exclusive);
  }
  done = done && store_open_like(out, path, options, sealed, error);
  if (done) keep_key(*out);
  done = done && former_overwrite(&former, file, error);
  former_close(&former);
  sealed_close(sealed);
  arena_release(&arena);
  return done;
}

/* ---- and back ---- */

static bool write_plain(struct store *store, struct error *error) {
  unsigned char *bytes = NULL;
  int64_t length = 0;
  struct file_draft draft;
  if (!sealed_image(store->db, &bytes, &length, store->path, error)) return false;
  bool done = file_draft_open(&draft, store->file, true, error);
  if (done) {
    done = file_draft_write(&draft, bytes, (size_t)length, error) && file_draft_keep(&draft, error);
    file_draft_drop(&draft);
  }
  sodium_memzero(bytes, (size_t)length);
  sqlite3_free(bytes);
  return done;
}

bool store_decrypt(struct store *store, struct error *error) {
  bool current = false;
  assert(store->sealed != NULL);
  if (!sealed_lock(store->file, store->sealed, &store->talk, WAITING_PATIENT_MS, error)) return false;
  bool done = sealed_is_current(store->file, store->sealed, &current, error) &&
              (current || disk_reload(store, error)) && write_plain(store, error) &&
              sealed_drop_previous(store->file, error);
  sealed_release(store->sealed);
  return done;
}

/* ---- what lies around ---- */

bool store_plain_copies(const char *path, struct arena *arena, const char *const **names, size_t *count,
                        struct error *error) {
  LIST(const char *) found = {0};
  const char *file = path_behind_links(arena, path), *folder = path_folder_of(arena, file);
  const char *begin = arena_printf(arena, "%s.", path_name_of(file));
  DIR *entries = opendir(folder);
  *names = NULL;
  *count = 0;
  if (entries == NULL) return error_system(error, errno, _("cannot read the folder %s"), folder);
  for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
    if (strncmp(entry->d_name, begin, strlen(begin)) != 0) continue;
    const char *whole = path_join(arena, folder, entry->d_name);
    if (store_form_of(whole) == STORE_FORM_PLAIN) LIST_PUSH(&found, whole);
  }
  closedir(entries);
  if (found.count > 0) {
    *names = arena_copy(arena, found.items, found.count * sizeof *found.items);
    *count = found.count;
  }
  LIST_RELEASE(&found);
  return true;
}
