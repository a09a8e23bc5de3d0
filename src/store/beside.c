/* SPDX-License-Identifier: MIT */
/* Files beside a register, sealed where the register is. Their key stands in the register, so that another passphrase
 * leaves them as they are and a backup opens them. */
#include "beside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/store/beside.h"
#include "solipost/store/setting.h"
#include "statement.h"

/* The key, and while files are being sealed anew with another one, the one before. */
static const char setting[] = "beside_key", former_setting[] = "beside_key_former";
enum { KEY_TEXT_SIZE = 2 * KEY_SIZE + 1 };

static bool insert_key(struct store *store, const char *sql, struct error *error) {
  sqlite3_stmt *insert = NULL;
  struct secret key = {0};
  char text[KEY_TEXT_SIZE];
  if (!statement_lend(store, sql, &insert, error)) return false;
  key_new(&key);
  sodium_bin2hex(text, sizeof text, key.bytes, key.length);
  bind_text(insert, 1, setting);
  sqlite3_bind_text(insert, 2, text, -1, SQLITE_STATIC);
  bool done = statement_run(store, insert, error);
  secret_release(&key);
  sodium_memzero(text, sizeof text);
  return done;
}

bool beside_key_make(struct store *store, struct error *error) {
  return insert_key(store, "INSERT OR IGNORE INTO setting (key, value) VALUES (?1, ?2)", error);
}

bool beside_key_replace(struct store *store, struct error *error) {
  return store_execute(store,
                       "INSERT OR REPLACE INTO setting (key, value)"
                       " SELECT 'beside_key_former', value FROM setting WHERE key = 'beside_key'",
                       error) &&
         insert_key(store, "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)", error);
}

bool beside_forget_former_key(struct store *store, struct error *error) {
  return store_setting_set(store, former_setting, "", error);
}

/* Empty when there is none under this name. */
static bool load_key(struct store *store, const char *name, struct secret *key, struct error *error) {
  struct arena arena;
  const char *text = "";
  unsigned char bytes[KEY_SIZE];
  size_t length = 0;
  arena_init(&arena);
  bool done = store_setting_get(store, name, &arena, &text, error);
  bool whole = done && sodium_hex2bin(bytes, sizeof bytes, text, strlen(text), NULL, &length, NULL) == 0 &&
               length == sizeof bytes;
  if (whole) secret_set(key, bytes, sizeof bytes);
  sodium_memzero(bytes, sizeof bytes);
  arena_release(&arena);
  return done;
}

/* Names stand in the register, which may come from elsewhere: none of them leads out of the folder. */
static bool is_plain_name(const char *name) {
  return name[0] != '\0' && name[0] != '.' && strlen(name) < 200 && strchr(name, '/') == NULL;
}

/* Neither the folder nor the file is a link to another place. What is not there yet is in place. */
static bool is_in_place(const char *path) {
  struct arena arena;
  struct stat about;
  arena_init(&arena);
  bool in_place = lstat(path_folder_of(&arena, path), &about) != 0 || S_ISDIR(about.st_mode);
  in_place = in_place && (lstat(path, &about) != 0 || S_ISREG(about.st_mode));
  arena_release(&arena);
  return in_place;
}

static bool check_place(const char *name, const char *path, struct error *error) {
  if (is_plain_name(name) && is_in_place(path)) return true;
  error_set(error, ERROR_REFUSED, _("%s does not lie beside the register"), path);
  return error_hint(error, _("the folder \"pictures\" and the files in it must not be links to another place"));
}

static bool load_own_key(struct store *store, struct secret *key, struct error *error) {
  if (!load_key(store, setting, key, error)) return false;
  return key->length > 0 || error_set(error, ERROR_DAMAGED, _("the register has no key for the files beside it"));
}

const char *beside_path(struct store *store, const char *name, struct arena *arena) {
  char *folder = path_join(arena, path_folder_of(arena, store->file), "pictures");
  return path_join(arena, folder, name);
}

bool beside_exists(struct store *store, const char *name) {
  struct arena arena;
  arena_init(&arena);
  const char *path = beside_path(store, name, &arena);
  bool there = is_plain_name(name) && is_in_place(path) && file_exists(path);
  arena_release(&arena);
  return there;
}

static bool write_sealed(struct store *store, const char *path, const void *bytes, size_t length, bool replace,
                         struct error *error) {
  static const struct key_recipe none = {0};
  struct file_draft draft;
  struct secret key = {0};
  if (!load_own_key(store, &key, error)) return false;
  bool done = file_draft_open(&draft, path, replace, error);
  if (done) {
    done = container_write(&draft, CONTAINER_BESIDE, &none, &key, bytes, length, NULL, error) &&
           file_draft_keep(&draft, error);
    file_draft_drop(&draft);
  }
  secret_release(&key);
  return done;
}

static bool write_as(struct store *store, const char *path, const void *bytes, size_t length, bool replace,
                     struct error *error) {
  return store->sealed != NULL ? write_sealed(store, path, bytes, length, replace, error)
                               : file_write(path, replace, bytes, length, error);
}

bool beside_write(struct store *store, const char *name, const void *bytes, size_t length, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  const char *path = beside_path(store, name, &arena);
  bool done =
      check_place(name, path, error) && (file_exists(path) || (file_make_folders(path_folder_of(&arena, path), error) &&
                                                               write_as(store, path, bytes, length, true, error)));
  arena_release(&arena);
  return done;
}

static bool open_sealed(struct store *store, const char *path, struct buffer *bytes, struct error *error) {
  struct secret key = {0}, former = {0};
  struct buffer plain;
  buffer_init(&plain);
  bool done = load_own_key(store, &key, error) && load_key(store, former_setting, &former, error);
  if (done) {
    done = container_open_bytes(bytes->bytes, bytes->length, CONTAINER_BESIDE, &key, path, &plain, error) ||
           (former.length > 0 &&
            container_open_bytes(bytes->bytes, bytes->length, CONTAINER_BESIDE, &former, path, &plain, error));
  }
  if (done) {
    buffer_release(bytes);
    *bytes = plain;
  } else {
    buffer_release(&plain);
  }
  secret_release(&key);
  secret_release(&former);
  return done;
}

bool beside_read(struct store *store, const char *name, size_t limit, struct buffer *out, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  const char *path = beside_path(store, name, &arena);
  buffer_reset(out);
  bool done = check_place(name, path, error) && file_read(path, limit, out, error);
  if (done && container_is_meant(out->bytes, out->length)) done = open_sealed(store, path, out, error);
  arena_release(&arena);
  return done;
}

bool beside_remove(struct store *store, const char *name, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  const char *path = beside_path(store, name, &arena);
  bool done = check_place(name, path, error);
  if (done) done = unlink(path) == 0 || errno == ENOENT || error_system(error, errno, _("cannot remove %s"), path);
  arena_release(&arena);
  return done;
}

bool beside_copy(struct store *from, struct store *to, const char *name, size_t limit, bool *copied,
                 struct error *error) {
  struct buffer bytes;
  *copied = false;
  if (beside_exists(to, name)) return true;
  buffer_init(&bytes);
  bool done = beside_read(from, name, limit, &bytes, error) && beside_write(to, name, bytes.bytes, bytes.length, error);
  *copied = done;
  buffer_release(&bytes);
  return done;
}

bool beside_convert(struct store *store, const char *name, size_t limit, struct error *error) {
  struct arena arena;
  struct buffer bytes;
  arena_init(&arena);
  buffer_init(&bytes);
  const char *path = beside_path(store, name, &arena);
  bool done =
      beside_read(store, name, limit, &bytes, error) && write_as(store, path, bytes.bytes, bytes.length, true, error);
  buffer_release(&bytes);
  arena_release(&arena);
  return done;
}
