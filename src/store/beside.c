/* SPDX-License-Identifier: MIT */
/* Files beside a register, sealed where the register is. Their key stands in the register, so that a backup opens them; it
 * changes with the passphrase. */
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

/* ---- where a file may lie ---- */

/* A place and how it is read there: plain when the key is empty. */
struct spot {
  const char *path;
  struct secret key;
};

/* First where it is written as the register is now, then where it lay before: under the former passphrase, or before the
 * register was encrypted or made plain. */
enum { MOST_SPOTS = 3 };
struct spots {
  struct arena arena;
  struct spot items[MOST_SPOTS];
  size_t count;
};

static const char *path_of(struct store *store, const char *name, struct arena *arena) {
  char *folder = path_join(arena, path_folder_of(arena, store->file), "pictures");
  return path_join(arena, folder, name);
}

/* A sealed file is named by a keyed hash of its name: it tells nothing to others, and files of two registers, or of two
 * passphrases, never meet in one folder. */
static const char *sealed_name(const char *name, const struct secret *key, struct arena *arena) {
  enum { NAME_KEY = 3, NAME_SIZE = 32 };
  unsigned char name_key[KEY_SIZE], hash[NAME_SIZE];
  char *text = arena_alloc(arena, 2 * NAME_SIZE + 1);
  crypto_kdf_derive_from_key(name_key, sizeof name_key, NAME_KEY, "solipost", key->bytes);
  crypto_generichash(hash, sizeof hash, (const unsigned char *)name, strlen(name), name_key, sizeof name_key);
  sodium_memzero(name_key, sizeof name_key);
  return sodium_bin2hex(text, 2 * NAME_SIZE + 1, hash, sizeof hash);
}

static void add_plain(struct spots *spots, struct store *store, const char *name) {
  spots->items[spots->count++] = (struct spot){.path = path_of(store, name, &spots->arena)};
}

static bool add_sealed(struct spots *spots, struct store *store, const char *name, const char *key_name,
                       struct error *error) {
  struct spot *spot = &spots->items[spots->count];
  if (!load_key(store, key_name, &spot->key, error)) return false;
  if (spot->key.length == 0) return true;
  spot->path = path_of(store, sealed_name(name, &spot->key, &spots->arena), &spots->arena);
  spots->count++;
  return true;
}

static void spots_release(struct spots *spots) {
  for (size_t i = 0; i < MOST_SPOTS; i++) secret_release(&spots->items[i].key);
  arena_release(&spots->arena);
}

static bool find_spots(struct spots *spots, struct store *store, const char *name, struct error *error) {
  *spots = (struct spots){.count = 0};
  arena_init(&spots->arena);
  if (store->sealed == NULL) add_plain(spots, store, name);
  bool done = add_sealed(spots, store, name, setting, error) && add_sealed(spots, store, name, former_setting, error);
  if (done && store->sealed != NULL) {
    if (spots->count == 0) done = error_set(error, ERROR_DAMAGED, _("the register has no key for the files beside it"));
    add_plain(spots, store, name);
  }
  for (size_t i = 0; done && i < spots->count; i++) done = check_place(name, spots->items[i].path, error);
  if (!done) spots_release(spots);
  return done;
}

/* Where it lies; NULL when nowhere. */
static struct spot *find_file(struct spots *spots) {
  for (size_t i = 0; i < spots->count; i++)
    if (file_exists(spots->items[i].path)) return &spots->items[i];
  return NULL;
}

const char *beside_path(struct store *store, const char *name, struct arena *arena) {
  struct spots spots;
  struct error ignored;
  if (!find_spots(&spots, store, name, &ignored)) return path_of(store, "", arena);
  const struct spot *spot = find_file(&spots);
  const char *path = arena_strdup(arena, spot != NULL ? spot->path : spots.items[0].path);
  spots_release(&spots);
  return path;
}

bool beside_exists(struct store *store, const char *name) {
  struct spots spots;
  struct error ignored;
  if (!find_spots(&spots, store, name, &ignored)) return false;
  bool there = find_file(&spots) != NULL;
  spots_release(&spots);
  return there;
}

/* ---- writing and reading ---- */

static bool write_at(const struct spot *spot, const void *bytes, size_t length, struct error *error) {
  static const struct key_recipe none = {0};
  struct file_draft draft;
  if (spot->key.length == 0) return file_write(spot->path, true, bytes, length, error);
  if (!file_draft_open(&draft, spot->path, true, error)) return false;
  bool done = container_write(&draft, CONTAINER_BESIDE, &none, &spot->key, bytes, length, NULL, error) &&
              file_draft_keep(&draft, error);
  file_draft_drop(&draft);
  return done;
}

static bool read_at(const struct spot *spot, size_t limit, struct buffer *out, struct error *error) {
  struct buffer bytes;
  if (spot->key.length == 0) return file_read(spot->path, limit, out, error);
  buffer_init(&bytes);
  bool done = file_read(spot->path, limit, &bytes, error) &&
              container_open_bytes(bytes.bytes, bytes.length, CONTAINER_BESIDE, &spot->key, spot->path, out, error);
  buffer_release(&bytes);
  return done;
}

bool beside_write(struct store *store, const char *name, const void *bytes, size_t length, struct error *error) {
  struct spots spots;
  if (!find_spots(&spots, store, name, error)) return false;
  const struct spot *own = &spots.items[0];
  bool done = file_exists(own->path) || (file_make_folders(path_folder_of(&spots.arena, own->path), error) &&
                                         write_at(own, bytes, length, error));
  spots_release(&spots);
  return done;
}

bool beside_read(struct store *store, const char *name, size_t limit, struct buffer *out, struct error *error) {
  struct spots spots;
  buffer_reset(out);
  if (!find_spots(&spots, store, name, error)) return false;
  const struct spot *spot = find_file(&spots);
  bool done = read_at(spot != NULL ? spot : &spots.items[0], limit, out, error);
  spots_release(&spots);
  return done;
}

static bool remove_at(const struct spot *spot, struct error *error) {
  return unlink(spot->path) == 0 || errno == ENOENT || error_system(error, errno, _("cannot remove %s"), spot->path);
}

bool beside_remove(struct store *store, const char *name, struct error *error) {
  struct spots spots;
  if (!find_spots(&spots, store, name, error)) return false;
  bool done = true;
  for (size_t i = 0; i < spots.count; i++)
    if (!remove_at(&spots.items[i], error)) done = false;
  spots_release(&spots);
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

/* What was plain is overwritten before it goes. */
static bool drop_at(const struct spot *spot, struct error *error) {
  int fd = spot->key.length == 0 ? open(spot->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW) : -1;
  bool done = fd < 0 || file_overwrite(fd, spot->path, error);
  if (fd >= 0) close(fd);
  return done && remove_at(spot, error);
}

bool beside_convert(struct store *store, const char *name, size_t limit, struct error *error) {
  struct buffer bytes;
  struct spots spots;
  buffer_init(&bytes);
  bool done =
      beside_read(store, name, limit, &bytes, error) && beside_write(store, name, bytes.bytes, bytes.length, error);
  if (done && find_spots(&spots, store, name, error)) {
    for (size_t i = 1; i < spots.count; i++)
      if (!drop_at(&spots.items[i], error)) done = false;
    spots_release(&spots);
  }
  buffer_release(&bytes);
  return done;
}
